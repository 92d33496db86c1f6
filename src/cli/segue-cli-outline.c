/* segue-cli-outline.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/segue-cli.h"

/* The verb “outline”: lists sections and segments, one per line. */

static char *
dup_start (const SegueEntry *entry)
{
  gint64 start = segue_entry_get_start (entry);

  return start >= 0 ? segue_time_format (start) : g_strdup ("-");
}

/* Returns the depth, from 1, of an entry with the given level. @open holds the levels of the entries before it that
 * contain it, and is updated. This is faster than segue_episode_get_depth() for each entry. */
static guint
push_level (GArray *open,
            guint   level)
{
  while (open->len > 0 && g_array_index (open, guint, open->len - 1) >= level)
    g_array_set_size (open, open->len - 1);
  g_array_append_val (open, level);

  return open->len;
}

/* Prints the outline of one file, each line after @prefix. */
static void
print_outline (SegueEpisode *episode,
               const char   *prefix)
{
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GString) out = g_string_new (NULL);
  guint n = segue_episode_get_n_entries (episode), line = 1;

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      SegueEntryKind kind = segue_entry_get_kind (entry);

      if (kind != SEGUE_ENTRY_TEXT)
        {
          g_autofree char *start = dup_start (entry);
          g_autofree char *title = segue_entry_dup_plain_title (entry);
          guint depth = push_level (open, segue_entry_get_level (entry));

          g_strdelimit (title, "\t", ' ');
          g_string_append_printf (out, "%s%u\t%u\t%s\t%s\t%s\n", prefix, line, depth,
                                  kind == SEGUE_ENTRY_SECTION ? "section" : "segment", start, title);
        }
      else
        g_array_set_size (open, 0);
      line += segue_entry_get_n_lines (entry);
    }
  segue_cli_print (out->str);
}

static int
run_outline (int    argc,
             char **argv)
{
  g_auto(GStrv) files = segue_cli_parse (argc, argv, &segue_cli_outline, NULL);
  gboolean several = files != NULL && files[0] != NULL && files[1] != NULL;
  int status = SEGUE_CLI_FINE;

  if (files == NULL)
    return SEGUE_CLI_FAILED;
  if (files[0] == NULL)
    {
      segue_cli_error (_("Which file? Name one or more, or - for standard input."));
      return SEGUE_CLI_FAILED;
    }
  for (char **file = files; *file != NULL; file++)
    {
      g_autoptr(SegueEpisode) episode = segue_cli_read_episode (*file, NULL, NULL);
      g_autofree char *prefix = several ? g_strconcat (*file, "\t", NULL) : g_strdup ("");

      if (episode != NULL)
        print_outline (episode, prefix);
      else
        status = SEGUE_CLI_FAILED;
    }

  return status;
}

const SegueCliVerb segue_cli_outline = {
  "outline",
  "FILE…",
  N_("List the sections and segments of show notes, a line each."),
  run_outline,
};

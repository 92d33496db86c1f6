/* segue-cli-feed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/segue-cli.h"
#include "formats/feed/segue-feed-folder.h"

/* The verb “import-feed”: writes each episode of a feed as a file of notes. */

/* Prints a line about one episode: the name of its file, its date and its title. */
static void
print_item (GFile         *file,
            SegueFeedItem *item)
{
  const char *date = segue_feed_item_get (item, SEGUE_FEED_DATE), *title = segue_feed_item_get (item, SEGUE_FEED_TITLE);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\n", name, date != NULL ? date : "-", title != NULL ? title : "-");

  segue_cli_print (line);
}

/* Shows on a terminal how far it is. */
static void
show_progress (guint done,
               guint total)
{
  if (!isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r");
  fprintf (stderr, _("%u of %u"), done, total);
  fprintf (stderr, done == total ? "\r\033[K" : "");
  fflush (stderr);
}

/* Prints what was done. */
static void
print_summary (guint       n,
               const char *folder)
{
  g_autofree char *shown = g_filename_display_name (folder);
  /* Translators: a number, then the name of a folder */
  g_autofree char *line = g_strdup_printf (g_dngettext (NULL, "%1$u episode was written to “%2$s”.",
                                                        "%1$u episodes were written to “%2$s”.", n),
                                           n, shown);

  segue_cli_print (line);
  segue_cli_print ("\n");
}

/* Writes all episodes. Prints an error and returns FALSE if one cannot be written; those before it stay. */
static gboolean
write_all (SegueFeed  *feed,
           GFile      *folder,
           const char *name)
{
  g_autoptr(SegueFeedFolder) files = segue_feed_folder_new (folder);
  const guint n = segue_feed_get_n_items (feed);
  guint done = 0;
  g_autoptr(GError) error = NULL;

  if (g_mkdir_with_parents (name, 0777) == -1)
    {
      segue_cli_error (_("%s: the folder cannot be made."), name);
      return FALSE;
    }
  for (; done < n && error == NULL; done += error == NULL)
    {
      g_autoptr(GFile) file = segue_feed_folder_save (files, segue_feed_get_item (feed, done), NULL, &error);

      show_progress (done + 1, n);
    }
  if (error != NULL)
    segue_cli_error ("%s", error->message);
  print_summary (done, name);

  return error == NULL;
}

static void
list_all (SegueFeed *feed,
          GFile     *folder)
{
  g_autoptr(SegueFeedFolder) files = segue_feed_folder_new (folder);

  for (guint i = 0; i < segue_feed_get_n_items (feed); i++)
    {
      g_autoptr(GFile) file = segue_feed_folder_find (files, segue_feed_get_item (feed, i));

      print_item (file, segue_feed_get_item (feed, i));
    }
}

static SegueFeed *
read_feed (const char *name)
{
  g_autoptr(GBytes) bytes = segue_cli_read_bytes (name);
  g_autoptr(SegueFeed) feed = NULL;
  g_autoptr(GError) error = NULL;
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  feed = segue_feed_read (data, length, NULL, &error);
  if (feed == NULL)
    segue_cli_error ("%s: %s", name, error->message);

  return g_steal_pointer (&feed);
}

static int
run_feed (int    argc,
          char **argv)
{
  g_auto(GStrv) files = NULL;
  gboolean dry = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry, N_("Write nothing; list the files that would be written"), NULL },
    { NULL },
  };
  g_autoptr(SegueFeed) feed = NULL;
  g_autoptr(GFile) folder = NULL;

  files = segue_cli_parse (argc, argv, &segue_cli_feed, entries);
  if (files == NULL)
    return SEGUE_CLI_FAILED;
  if (g_strv_length (files) != 2)
    {
      segue_cli_error (_("Name the file of a feed, or - for standard input, and a folder."));
      return SEGUE_CLI_FAILED;
    }
  feed = read_feed (files[0]);
  if (feed == NULL)
    return SEGUE_CLI_FAILED;
  folder = g_file_new_for_path (files[1]);
  if (!dry)
    return write_all (feed, folder, files[1]) ? SEGUE_CLI_FINE : SEGUE_CLI_FAILED;
  list_all (feed, folder);

  return SEGUE_CLI_FINE;
}

const SegueCliVerb segue_cli_feed = {
  "import-feed",
  "[--dry-run] FEED FOLDER",
  N_("Write each episode of a feed, RSS or Atom in a file, as notes into a folder."),
  run_feed,
};

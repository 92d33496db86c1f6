/* segue-edit-description.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/text/segue-line.h"

/* The descriptions of a list are indented under its items. That is the hand of the notes, and nothing to type. */

static gsize
blanks_at (const char *p,
           const char *end,
           const char *like,
           gsize       n)
{
  gsize i = 0;

  while (i < n && p + i < end && (p[i] == ' ' || p[i] == '\t') && (like == NULL || p[i] == like[i]))
    i++;

  return i;
}

/* The blanks that all lines begin with. There are none where a line has nothing else: which of its blanks were meant
 * could not be told later. */
static char *
dup_indent (const SegueEntry *entry)
{
  const char *p = entry->text + entry->body.offset, *end = p + entry->body.length, *first = NULL;
  gsize n = G_MAXSIZE;

  while (p < end && n > 0)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      if (line.stop > line.start && segue_line_is_blank (&line))
        n = 0;
      else if (line.stop > line.start)
        {
          n = blanks_at (line.start, line.stop, first, n);
          first = line.start;
        }
      p = line.next;
    }

  return first != NULL && n > 0 ? g_strndup (first, n) : g_strdup ("");
}

/**
 * segue_episode_dup_description:
 * @episode: an episode
 * @index: of an entry
 *
 * Copies the body of an entry without the blanks that all lines of a description are indented by, and with line feeds
 * at the ends of its lines.
 *
 * Returns: (transfer full): what somebody would type
 */
char *
segue_episode_dup_description (SegueEpisode *episode,
                               guint         index)
{
  const SegueEntry *entry = segue_episode_get (episode, index);
  const char *p = entry->text + entry->body.offset, *end = p + entry->body.length;
  g_autofree char *indent = entry->kind == SEGUE_ENTRY_SEGMENT ? dup_indent (entry) : g_strdup ("");
  const gsize n = strlen (indent);
  GString *out = g_string_sized_new (entry->body.length);

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      const char *start = line.stop > line.start ? line.start + n : line.start;

      g_string_append_len (out, start, line.stop - start);
      if (line.next > line.stop)
        g_string_append_c (out, '\n');
      p = line.next;
    }

  return g_string_free (out, FALSE);
}

/**
 * segue_edit_set_description:
 * @episode: an episode
 * @index: of an entry
 * @text: UTF-8, any number of lines
 * @error: return location for an error, or %NULL
 *
 * Sets the body of an entry. The lines of a description are indented as they were, or as most are in these notes.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_set_description (SegueEpisode  *episode,
                            guint          index,
                            const char    *text,
                            GError       **error)
{
  const SegueEntry *entry = segue_episode_get (episode, index);
  const char *end = text + strlen (text);
  g_autofree char *shown = segue_episode_dup_description (episode, index);
  g_autofree char *indent = NULL;
  g_autoptr(GString) out = NULL;

  /* line ends that differ from line to line are not seen, and stay */
  if (g_str_equal (shown, text))
    return segue_episode_ref (episode);
  if (entry->kind != SEGUE_ENTRY_SEGMENT)
    return segue_edit_set_body (episode, index, text, error);
  indent = entry->body.length > 0 ? dup_indent (entry) : g_strdup (episode->dialect->body_indent);
  out = g_string_new (NULL);
  for (const char *p = text; p < end;)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      if (!segue_line_is_blank (&line))
        g_string_append (out, indent);
      g_string_append_len (out, line.start, line.next - line.start);
      p = line.next;
    }

  return segue_edit_set_body (episode, index, out->str, error);
}

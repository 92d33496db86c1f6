/* segue-edit-description.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit-private.h"
#include "core/text/segue-line.h"

/* Reads and sets the description of an entry. In a list, descriptions are indented under the items. The indentation
 * belongs to the dialect of the notes: it is removed when a description is read and added when one is set. */

/* Counts the spaces and tabs at @p, at most @n. If @like is not NULL, only those that are the same there are
 * counted. */
static gsize
count_blanks (const char *p,
              const char *end,
              const char *like,
              gsize       n)
{
  gsize i = 0;

  while (i < n && p + i < end && (p[i] == ' ' || p[i] == '\t') && (like == NULL || p[i] == like[i]))
    i++;

  return i;
}

/* Returns the spaces and tabs that all lines of the description begin with. If a line consists of white space only,
 * this is the empty string, because that line could not be restored when the description is set again. */
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
          n = count_blanks (line.start, line.stop, first, n);
          first = line.start;
        }
      p = line.next;
    }

  return first != NULL && n > 0 ? g_strndup (first, n) : g_strdup ("");
}

/* Copies the description of an entry as segue_episode_dup_description() does. */
char *
segue_edit_dup_description (const SegueEntry *entry)
{
  const char *p = entry->text + entry->body.offset, *end = p + entry->body.length;
  const gboolean is_item = entry->syntax != NULL && entry->kind != SEGUE_ENTRY_TEXT;
  g_autofree char *indent = entry->kind == SEGUE_ENTRY_SEGMENT ? dup_indent (entry) : g_strdup ("");
  const gsize n = strlen (indent);
  GString *out;

  if (is_item)
    return segue_entry_dup_body (entry);
  out = g_string_sized_new (entry->body.length);
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
 * segue_episode_dup_description:
 * @episode: an episode
 * @index: index of an entry
 *
 * Copies the description of an entry as the user edits it: without the indentation that all its lines have in common,
 * and with line feeds as line terminators.
 *
 * Returns: (transfer full): the description, UTF-8; empty if there is none
 */
char *
segue_episode_dup_description (SegueEpisode *episode,
                               guint         index)
{
  return segue_edit_dup_description (segue_episode_get (episode, index));
}

/**
 * segue_edit_set_description:
 * @episode: an episode
 * @index: index of an entry
 * @text: the description, UTF-8, any number of lines; empty to remove it
 * @error: return location for a #GError, or %NULL
 *
 * Sets the description of an entry. The lines are indented like those of the old description, or else like most
 * descriptions in these notes.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if a line would be read as something else
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

  /* If the visible text is the same, the bytes stay the same, including mixed line terminators. */
  if (g_str_equal (shown, text))
    return segue_episode_ref (episode);
  if (entry->kind != SEGUE_ENTRY_SEGMENT || entry->syntax != NULL)
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

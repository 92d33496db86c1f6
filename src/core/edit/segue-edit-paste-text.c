/* segue-edit-paste-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit-private.h"
#include "core/edit/segue-paste-private.h"

/* Inserts the text that was pasted above or below a list. It belongs to the entry before it, or is the opening or closing
 * text of the notes, as where the same lines are in a file. */

static void
append_newlines (GString    *out,
                 const char *newline,
                 guint       n)
{
  while (n-- > 0)
    g_string_append (out, newline);
}

/* Tells whether the entry before is followed by a blank line. */
static gboolean
has_gap (const SegueEntry *entry)
{
  return entry->content_length == 0 || entry->length > entry->content_length;
}

/* Tells whether the sections and segments of both episodes are the same but for their descriptions. The closing text can
 * be new in @after. */
static gboolean
has_same_heads (SegueEpisode *before,
                SegueEpisode *after)
{
  const SegueEpisodeDiff diff = segue_episode_find_difference (before, after);
  const guint n = diff.old_end - diff.start, n_new = diff.new_end - diff.start;

  for (guint i = 0; i < MIN (n, n_new); i++)
    {
      const SegueEntry *a = segue_episode_get (before, diff.start + i), *b = segue_episode_get (after, diff.start + i);

      if (a->kind != b->kind || a->level != b->level || a->start != b->start || a->result != b->result ||
          a->end != b->end || a->title.length != b->title.length || a->link.length != b->link.length)
        return FALSE;
    }

  return n_new == n || (n_new == n + 1 && diff.new_end == after->n_entries &&
                        segue_episode_get (after, diff.new_end - 1)->kind == SEGUE_ENTRY_TEXT);
}

/* Inserts @lines, and checks that they are read as text. */
static SegueEpisode *
insert_text (SegueEpisode *episode,
             gsize         offset,
             const char   *lines)
{
  g_autoptr(SegueEpisode) result = segue_episode_splice (episode, offset, 0, lines, -1);

  return has_same_heads (episode, result) ? g_steal_pointer (&result) : NULL;
}

static SegueEpisode *
try_above (SegueEpisode *episode,
           guint         first,
           const char   *text,
           guint         gap)
{
  const SegueEntry *previous = segue_episode_get (episode, first - 1);
  const char *newline = segue_dialect_get_newline (episode->dialect);
  g_autofree char *lines = segue_compose_body (text, -1, newline);
  g_autoptr(GString) out = g_string_new (NULL);

  append_newlines (out, newline, has_gap (previous) ? 0 : 1);
  g_string_append (out, lines);
  append_newlines (out, newline, 1 + gap);

  return insert_text (episode, segue_episode_get_offset (episode, first), out->str);
}

static SegueEpisode *
try_below (SegueEpisode *episode,
           guint         last,
           const char   *text,
           guint         gap)
{
  const SegueEntry *entry = segue_episode_get (episode, last);
  const char *newline = segue_compose_newline (episode->dialect, entry);
  const gboolean is_terminated = strchr ("\r\n", entry->text[entry->content_length - 1]) != NULL;
  g_autofree char *lines = segue_compose_body (text, -1, newline);
  g_autoptr(GString) out = g_string_new (NULL);

  append_newlines (out, newline, gap + (is_terminated ? 0 : 1));
  g_string_append (out, lines);
  append_newlines (out, newline, is_terminated ? 1 : 0);
  if (last + 1 < episode->n_entries && !has_gap (entry))
    append_newlines (out, newline, 1);

  return insert_text (episode, segue_episode_get_offset (episode, last) + entry->content_length, out->str);
}

/* Inserts text above the entry at @first, with a blank line between them if @apart is set. Returns %NULL if it would be
 * read as something else. */
SegueEpisode *
segue_paste_insert_above (SegueEpisode *episode,
                          guint         first,
                          const char   *text,
                          gboolean      apart)
{
  SegueEpisode *result = apart ? NULL : try_above (episode, first, text, 0);

  return result != NULL ? result : try_above (episode, first, text, 1);
}

/* Inserts text below the entry at @last. It follows a blank line if it is read as text there. Returns %NULL if it would
 * be read as something else. */
SegueEpisode *
segue_paste_insert_below (SegueEpisode *episode,
                          guint         last,
                          const char   *text)
{
  SegueEpisode *result = try_below (episode, last, text, 1);

  return result != NULL ? result : try_below (episode, last, text, 0);
}

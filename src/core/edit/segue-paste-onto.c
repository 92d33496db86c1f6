/* segue-paste-onto.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-paste-private.h"
#include "core/edit/segue-rewrite-private.h"

/* Writes the titles or the times of a pasted list onto segments that exist. */

/* A list with more segments is not one that somebody made by pressing a key. */
#define MAX_MARKS 1000

/* Returns the text that sets the title of an entry, or %NULL with an error if the syntax of a list cannot hold it. */
static char *
format_title (const SegueEntry  *entry,
              const char        *title,
              GError           **error)
{
  SegueSyntaxItem item = { .to = entry->content_length, .close = entry->content_length, .start = entry->start,
                           .end = entry->end, .depth = entry->level };

  if (entry->syntax == NULL)
    return segue_edit_format_title (entry, title);
  item.fields[SEGUE_SYNTAX_TITLE] = entry->title;

  return entry->syntax->encode (entry->syntax, entry->text, &item, SEGUE_SYNTAX_TITLE, title, error);
}

/* Sets the titles in one splice. Returns %NULL if one of them would not be read back; @error is set if it is known which
 * one. */
static SegueEpisode *
set_titles_at_once (SegueEpisode       *episode,
                    const guint        *indices,
                    const char *const  *titles,
                    guint               n_indices,
                    GError            **error)
{
  g_auto(SegueRewrite) rewrite = { 0 };
  g_autoptr(GArray) patches = segue_patches_new ();
  SegueCursor cursor;

  segue_rewrite_init (&rewrite, episode, indices[0], indices[n_indices - 1] + 1);
  segue_cursor_init (&cursor, episode, rewrite.first);
  for (guint i = rewrite.first, next = 0; i < rewrite.end; i++)
    {
      SegueEntry *entry = segue_cursor_next (&cursor);
      char *text;

      g_array_set_size (patches, 0);
      if (i != indices[next])
        {
          segue_rewrite_add (&rewrite, entry, patches);
          continue;
        }
      text = format_title (entry, titles[next++], error);
      if (text == NULL)
        return NULL;
      segue_patches_add (patches, entry->title.offset, entry->title.length, text);
      segue_rewrite_add (&rewrite, entry, patches)->title =
        (SegueSpan){ entry->title.offset + (*text == ' '), strlen (text) - (*text == ' ') };
    }

  return segue_rewrite_finish (&rewrite, NULL, NULL);
}

/* Sets the titles one after the other. If one of them would not be read back, the error says why. */
static SegueEpisode *
set_titles_one_by_one (SegueEpisode       *episode,
                       const guint        *indices,
                       const char *const  *titles,
                       guint               n_indices,
                       GError            **error)
{
  SegueEpisode *result = segue_episode_ref (episode);

  for (guint i = 0; i < n_indices && result != NULL; i++)
    {
      g_autoptr(SegueEpisode) before = result;

      result = segue_edit_set_title (before, indices[i], titles[i], error);
    }

  return result;
}

/**
 * segue_paste_set_titles:
 * @self: a pasted list
 * @episode: an episode
 * @indices: (array length=n_indices): indices of segments, ascending
 * @n_indices: number of indices
 * @n_set: (out): number of segments that get a title of the list
 * @error: return location for a #GError, or %NULL
 *
 * Gives segments the titles of the segments of the list, in their order. Links and descriptions of the list are not
 * used, and sections of it are passed over. Segments beyond the end of the list, and those for which the list has an
 * empty title, keep theirs.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if a title would not be read back
 */
SegueEpisode *
segue_paste_set_titles (const SeguePaste  *self,
                        SegueEpisode      *episode,
                        const guint       *indices,
                        guint              n_indices,
                        guint             *n_set,
                        GError           **error)
{
  g_autoptr(GPtrArray) items = segue_paste_dup_items (self, SEGUE_PASTE_SEGMENTS);
  g_autofree guint *changed = g_new (guint, MAX (n_indices, 1));
  g_autofree const char **titles = g_new (const char *, MAX (n_indices, 1));
  guint next = 0, n_changed = 0;
  g_autoptr(GError) at_once = NULL;
  SegueEpisode *result;

  *n_set = 0;
  for (guint i = 0; i < items->len && next < n_indices; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      g_autofree char *title = NULL;
      guint index;

      if (item->kind != SEGUE_ENTRY_SEGMENT)
        continue;
      index = indices[next++];
      if (*item->title == '\0')
        continue;
      (*n_set)++;
      title = segue_entry_dup_title (segue_episode_get (episode, index));
      if (g_str_equal (title, item->title))
        continue;
      changed[n_changed] = index;
      titles[n_changed++] = item->title;
    }
  if (n_changed == 0)
    return segue_episode_ref (episode);
  result = set_titles_at_once (episode, changed, titles, n_changed, &at_once);
  /* each edit of a list reads all of it */
  if (result == NULL && at_once == NULL && segue_entry_get_syntax (segue_episode_get (episode, changed[0])) != NULL)
    g_set_error_literal (&at_once, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                         _("This list of chapters has no room for this title."));
  if (at_once != NULL)
    g_propagate_error (error, g_steal_pointer (&at_once));
  else if (result == NULL)
    result = set_titles_one_by_one (episode, changed, titles, n_changed, error);

  return result;
}

/**
 * segue_paste_set_times:
 * @self: a pasted list
 * @episode: an episode
 * @indices: (array length=n_indices): indices of segments, ascending
 * @n_indices: number of indices
 * @n_set: (out): number of segments that get a time of the list
 * @error: return location for a #GError, or %NULL
 *
 * Gives segments the starts of the segments of the list, in their order. Segments beyond the end of the list, and those
 * for which the list has no time, keep theirs.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if a time would not be read back
 */
SegueEpisode *
segue_paste_set_times (const SeguePaste  *self,
                       SegueEpisode      *episode,
                       const guint       *indices,
                       guint              n_indices,
                       guint             *n_set,
                       GError           **error)
{
  g_autoptr(GPtrArray) items = segue_paste_dup_items (self, SEGUE_PASTE_SEGMENTS);
  g_autofree guint *changed = g_new (guint, MAX (n_indices, 1));
  g_autofree gint64 *times = g_new (gint64, MAX (n_indices, 1));
  guint next = 0, n_changed = 0;

  *n_set = 0;
  for (guint i = 0; i < items->len && next < n_indices; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      const guint index = indices[next];

      if (item->kind != SEGUE_ENTRY_SEGMENT)
        continue;
      next++;
      if (item->start == SEGUE_TIME_NONE)
        continue;
      (*n_set)++;
      if (segue_entry_get_start (segue_episode_get (episode, index)) == item->start)
        continue;
      changed[n_changed] = index;
      times[n_changed++] = item->start;
    }
  if (n_changed == 0)
    return segue_episode_ref (episode);

  return segue_edit_set_starts (episode, changed, times, n_changed, error);
}

/* Tells whether a title says nothing: it has no letters and digits, or is what recorders call their marks, with or
 * without a number. */
static gboolean
is_mark_title (const char *title)
{
  static const char *const names[] = { "", "mark", "marker", "bookmark", "cue", "hotkey", "unnamed", "마크", "마커",
                                       "북마크", "표시", NULL };
  g_autofree char *folded = g_utf8_casefold (title, -1);
  g_autoptr(GString) letters = g_string_new (NULL);
  gboolean has_digits = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      has_digits |= g_unichar_isdigit (c);
      if (g_unichar_isalpha (c))
        g_string_append_unichar (letters, c);
    }

  return g_strv_contains (names, letters->str) && (letters->len > 0 || !has_digits);
}

/**
 * segue_paste_dup_marks:
 * @self: a pasted list
 *
 * Returns the times of a list that has nothing else: the marks of a recorder, each with or without a name such as
 * "Marker 3".
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the times in milliseconds, or %NULL if the list has titles,
 *   links or texts, or no times
 */
GArray *
segue_paste_dup_marks (const SeguePaste *self)
{
  g_autoptr(GPtrArray) items = segue_paste_dup_items (self, SEGUE_PASTE_SEGMENTS);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < items->len; i++)
    {
      const SeguePasteItem *item = items->pdata[i];

      if (item->kind != SEGUE_ENTRY_SEGMENT || item->start == SEGUE_TIME_NONE || item->start_text != NULL ||
          item->end_text != NULL || item->end != SEGUE_TIME_NONE || item->link != NULL || item->cells != NULL ||
          item->body->len > 0 || !is_mark_title (item->title))
        return NULL;
      g_array_append_val (marks, item->start);
    }

  return marks->len > 0 && marks->len <= MAX_MARKS ? g_steal_pointer (&marks) : NULL;
}

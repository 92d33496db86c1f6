/* segue-retime.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-retime.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit-private.h"
#include "core/edit/segue-rewrite-private.h"

/* Writes new times into the lines of many entries at once. Only the bytes of times change. */

/* Adds the patch for a time of an item of a list, as its syntax writes it. */
static gboolean
patch_item (GArray            *patches,
            const SegueEntry  *entry,
            SegueSyntaxField   field,
            SegueSpan          span,
            gint64             time,
            GError           **error)
{
  SegueSyntaxItem item = { .to = entry->content_length, .close = entry->content_length, .start = entry->start,
                           .end = entry->end, .depth = entry->level };
  char *text;

  if (span.length == 0)
    return TRUE;
  item.fields[SEGUE_SYNTAX_START] = entry->start_span;
  item.fields[SEGUE_SYNTAX_END] = entry->end_span;
  if (time == SEGUE_TIME_NONE)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                           _("In this list, every chapter has a time. Remove those that have none any more."));
      return FALSE;
    }
  text = entry->syntax->encode_time (entry->syntax, entry->text, &item, field, time, error);
  if (text != NULL)
    segue_patches_add (patches, span.offset, span.length, text);

  return text != NULL;
}

/* Adds the patches for the start and the end that stand in the lines of @entry. With @whole, they lose the fraction of
 * a second that they do not need. */
static gboolean
patch_times (GArray            *patches,
             SegueEpisode      *episode,
             const SegueEntry  *entry,
             gint64             start,
             gint64             end,
             gboolean           whole,
             GError           **error)
{
  const guint start_end = entry->start_span.offset + entry->start_span.length;
  const guint end_end = entry->end_span.offset + entry->end_span.length;
  const gboolean restarts = start != entry->start || entry->result == SEGUE_TIME_MALFORMED || entry->clock.frames ||
                            whole;
  SegueClock end_clock = entry->clock;
  char *link;

  if (entry->syntax != NULL)
    return patch_item (patches, entry, SEGUE_SYNTAX_START, entry->start_span, start, error) &&
           (end == entry->end || patch_item (patches, entry, SEGUE_SYNTAX_END, entry->end_span, end, error));
  link = restarts ? segue_edit_format_link_start (episode, entry, start, whole) : NULL;
  if (restarts)
    segue_patches_add (patches, entry->start_span.offset, entry->start_span.length,
                       segue_edit_format_start (episode, entry, start, whole));
  if (link != NULL)
    segue_patches_add (patches, entry->time_link.span.offset, entry->time_link.span.length, link);
  if (entry->end_span.length == 0 || entry->end == SEGUE_TIME_NONE || (end == entry->end && !whole))
    return TRUE;
  if (whole)
    end_clock.fraction = 0;
  if (end != SEGUE_TIME_NONE)
    segue_patches_add (patches, entry->end_span.offset, entry->end_span.length, segue_clock_format (&end_clock, end));
  else if (end_end > start_end)
    segue_patches_add (patches, start_end, end_end - start_end, g_strdup (""));

  return TRUE;
}

/* Returns the time that is read back where @time is written in the place of @entry. */
static gint64
find_written (const SegueEntry *entry,
              gint64            time)
{
  const SegueSyntax *syntax = entry->syntax;

  return syntax != NULL && syntax->floor_time != NULL && time != SEGUE_TIME_NONE ? syntax->floor_time (syntax, time) : time;
}

/* Splices the lines and checks how they are read. */
static SegueEpisode *
rewrite_times (SegueRewrite  *rewrite,
               GError       **error)
{
  return segue_rewrite_finish (rewrite, _("This time would not be read as one in these notes."), error);
}

static void
expect_start (SegueExpected *expected,
              gint64         start)
{
  expected->start = start;
  expected->result = start == SEGUE_TIME_NONE ? SEGUE_TIME_PLANNED : SEGUE_TIME_VALID;
}

/* Sets the end of an entry if it is an attribute. */
static void
rewrite_set_end (SegueRewrite     *self,
                 SegueExpected    *expected,
                 const SegueEntry *entry,
                 gint64            end)
{
  g_autofree char *time = end != SEGUE_TIME_NONE ? segue_time_format (end) : NULL;
  g_autofree char *value = time != NULL ? g_strconcat ("\"", time, "\"", NULL) : NULL;

  if (entry->end != SEGUE_TIME_NONE || entry->syntax != NULL || segue_entry_get_attribute (entry, "end") == NULL)
    return;
  expected->attributes = segue_attributes_set (entry->attributes, "end", value);
  if (expected->attributes != NULL)
    g_ptr_array_add (self->attributes, expected->attributes);
}

/**
 * segue_edit_set_starts:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of segments, ascending
 * @times: (array length=n_indices): the start of each in milliseconds, 0 or more
 * @n_indices: number of indices, 1 or more
 * @error: return location for a #GError, or %NULL
 *
 * Sets the starts of several segments. Each time is written as segue_edit_set_start() writes it. The end of a range of
 * times is shifted with its start.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if a time would not be
 *   read back
 */
SegueEpisode *
segue_edit_set_starts (SegueEpisode  *episode,
                       const guint   *indices,
                       const gint64  *times,
                       guint          n_indices,
                       GError       **error)
{
  g_auto(SegueRewrite) rewrite = { 0 };
  g_autoptr(GArray) patches = segue_patches_new ();
  SegueCursor cursor;

  g_return_val_if_fail (n_indices > 0, NULL);
  segue_rewrite_init (&rewrite, episode, indices[0], indices[n_indices - 1] + 1);
  segue_cursor_init (&cursor, episode, rewrite.first);
  for (guint i = rewrite.first, next = 0; i < rewrite.end; i++)
    {
      SegueEntry *entry = segue_cursor_next (&cursor);
      const gint64 start = find_written (entry, times[next]);

      g_array_set_size (patches, 0);
      if (i != indices[next])
        {
          segue_rewrite_add (&rewrite, entry, patches);
          continue;
        }
      if (!patch_times (patches, episode, entry, start,
                        entry->start == SEGUE_TIME_NONE || entry->end == SEGUE_TIME_NONE
                          ? entry->end : entry->end + start - entry->start, FALSE, error))
        return NULL;
      expect_start (segue_rewrite_add (&rewrite, entry, patches), start);
      next++;
    }

  return rewrite_times (&rewrite, error);
}

/* Tells whether the time is changed in the lines. */
static gboolean
is_written (const SegueRetimed *retimed)
{
  return retimed->fate != SEGUE_RETIMED_SAME && retimed->fate != SEGUE_RETIMED_BELOW_ZERO && !retimed->dropped;
}

/* The next changes of a retiming, in the order of the entries. */
typedef struct
{
  const SegueRetiming *retiming;
  guint time;
  guint mention;
} Changes;

/* Appends the entry at @index to @rewrite, with what changes in it. */
static gboolean
write_changes (Changes       *self,
               SegueRewrite  *rewrite,
               SegueEntry    *entry,
               guint          index,
               GArray        *patches,
               GError       **error)
{
  const GArray *times = self->retiming->times, *mentions = self->retiming->mentions;
  const SegueRetimed *retimed = NULL;
  SegueExpected *expected;

  g_array_set_size (patches, 0);
  for (; self->mention < mentions->len; self->mention++)
    {
      const SegueRetimedMention *mention = &g_array_index (mentions, SegueRetimedMention, self->mention);

      if (mention->index > index)
        break;
      if (mention->index == index && mention->follows)
        segue_patches_add (patches, mention->offset, mention->length,
                           segue_clock_format (&mention->clock, mention->after));
    }
  while (self->time < times->len && g_array_index (times, SegueRetimed, self->time).index < index)
    self->time++;
  if (self->time < times->len && g_array_index (times, SegueRetimed, self->time).index == index)
    retimed = &g_array_index (times, SegueRetimed, self->time);
  if (retimed == NULL || !is_written (retimed))
    {
      segue_rewrite_add (rewrite, entry, patches);
      return TRUE;
    }
  if (!patch_times (patches, rewrite->episode, entry, retimed->after, retimed->end, self->retiming->whole, error))
    return FALSE;
  expected = segue_rewrite_add (rewrite, entry, patches);
  expect_start (expected, find_written (entry, retimed->after));
  rewrite_set_end (rewrite, expected, entry, retimed->end);

  return TRUE;
}

/* Finds the range of entries that change. Returns FALSE if none does. */
static gboolean
find_range (const SegueRetiming *self,
            guint               *first,
            guint               *end)
{
  *first = G_MAXUINT;
  *end = 0;
  for (guint i = 0; i < self->times->len; i++)
    {
      const SegueRetimed *retimed = &g_array_index (self->times, SegueRetimed, i);

      if (!is_written (retimed))
        continue;
      *first = MIN (*first, retimed->index);
      *end = retimed->index + 1;
    }
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const SegueRetimedMention *mention = &g_array_index (self->mentions, SegueRetimedMention, i);

      if (!mention->follows)
        continue;
      *first = MIN (*first, mention->index);
      *end = MAX (*end, mention->index + 1);
    }

  return *end > 0;
}

static SegueEpisode *
write_times (const SegueRetiming  *self,
             GError              **error)
{
  g_auto(SegueRewrite) rewrite = { 0 };
  g_autoptr(GArray) patches = NULL;
  Changes changes = { self, 0, 0 };
  SegueCursor cursor;
  guint first, end;

  if (!find_range (self, &first, &end))
    return segue_episode_ref (self->episode);
  patches = segue_patches_new ();
  segue_rewrite_init (&rewrite, self->episode, first, end);
  segue_cursor_init (&cursor, self->episode, first);
  for (guint i = first; i < end; i++)
    if (!write_changes (&changes, &rewrite, segue_cursor_next (&cursor), i, patches, error))
      return NULL;

  return rewrite_times (&rewrite, error);
}

/**
 * segue_retiming_apply:
 * @self: a result of segue_retiming_new()
 * @error: return location for a #GError, or %NULL
 *
 * Makes the changes. Times that would be below zero are left as they are. Only the bytes of times change, and segments
 * are removed that are to be left out.
 *
 * Returns: (transfer full): the edited episode, the same episode if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if a time would not be read back
 */
SegueEpisode *
segue_retiming_apply (const SegueRetiming  *self,
                      GError              **error)
{
  g_autoptr(SegueEpisode) written = write_times (self, error);
  g_autoptr(GArray) dropped = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->times->len; i++)
    if (g_array_index (self->times, SegueRetimed, i).dropped)
      g_array_append_val (dropped, g_array_index (self->times, SegueRetimed, i).index);
  if (written == NULL || dropped->len == 0)
    return g_steal_pointer (&written);

  return segue_edit_remove_many (written, (const guint *) (gpointer) dropped->data, dropped->len, error);
}

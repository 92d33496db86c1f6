/* segue-retime.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-retime.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit-private.h"

/* Writes new times into the lines of many entries at once. Only the bytes of times change. */

/* A part of the lines of an entry, and the text in its place. */
typedef struct
{
  guint offset;
  guint length;
  char *text;
} Patch;

static void
patch_clear (gpointer data)
{
  g_free (((Patch *) data)->text);
}

/* Adds a patch, in the order of the offsets. Takes ownership of @text. */
static void
add_patch (GArray *patches,
           guint   offset,
           guint   length,
           char   *text)
{
  const Patch patch = { offset, length, text };
  guint i = patches->len;

  while (i > 0 && g_array_index (patches, Patch, i - 1).offset > offset)
    i--;
  g_array_insert_val (patches, i, patch);
}

/* Adds the patches for the start and the end that stand in the lines of @entry. With @whole, they lose the fraction of
 * a second that they do not need. */
static void
patch_times (GArray           *patches,
             SegueEpisode     *episode,
             const SegueEntry *entry,
             gint64            start,
             gint64            end,
             gboolean          whole)
{
  const guint start_end = entry->start_span.offset + entry->start_span.length;
  const guint end_end = entry->end_span.offset + entry->end_span.length;
  const gboolean restarts = start != entry->start || entry->result == SEGUE_TIME_MALFORMED || entry->clock.frames ||
                            whole;
  char *link = restarts ? segue_edit_format_link_start (episode, entry, start, whole) : NULL;
  SegueClock end_clock = entry->clock;

  if (restarts)
    add_patch (patches, entry->start_span.offset, entry->start_span.length,
               segue_edit_format_start (episode, entry, start, whole));
  if (link != NULL)
    add_patch (patches, entry->link_time_span.offset, entry->link_time_span.length, link);
  if (entry->end_span.length == 0 || entry->end == SEGUE_TIME_NONE || (end == entry->end && !whole))
    return;
  if (whole)
    end_clock.fraction = 0;
  if (end != SEGUE_TIME_NONE)
    add_patch (patches, entry->end_span.offset, entry->end_span.length, segue_clock_format (&end_clock, end));
  else if (end_end > start_end)
    add_patch (patches, start_end, end_end - start_end, g_strdup (""));
}

/* Returns where @span is after the patches. A patch is either outside a span or inside it. */
static SegueSpan
follow_patches (SegueSpan     span,
                const GArray *patches)
{
  SegueSpan followed = span;

  for (guint i = 0; i < patches->len; i++)
    {
      const Patch *patch = &g_array_index (patches, Patch, i);
      const guint end = patch->offset + patch->length;
      const int growth = (int) strlen (patch->text) - (int) patch->length;

      if (end <= span.offset)
        followed.offset += growth;
      else if (patch->offset >= span.offset && end <= span.offset + span.length)
        followed.length += growth;
    }

  return followed;
}

static void
append_patched (GString          *lines,
                const SegueEntry *entry,
                const GArray     *patches)
{
  guint done = 0;

  for (guint i = 0; i < patches->len; i++)
    {
      const Patch *patch = &g_array_index (patches, Patch, i);

      g_string_append_len (lines, entry->text + done, patch->offset - done);
      g_string_append (lines, patch->text);
      done = patch->offset + patch->length;
    }
  g_string_append_len (lines, entry->text + done, entry->length - done);
}

/* An edit of many entries while it is made. */
typedef struct
{
  SegueEpisode *episode;
  guint first;          /* the entries that are written anew, up to @end (exclusive) */
  guint end;
  GString *lines;
  GArray *expected;     /* of SegueExpected, for all entries */
  GArray *offsets;      /* of gsize: where the lines of each entry begin in @lines */
  GPtrArray *attributes; /* keeps the new attributes alive */
} Rewrite;

static void
rewrite_init (Rewrite      *self,
              SegueEpisode *episode,
              guint         first,
              guint         end)
{
  self->episode = episode;
  self->first = first;
  self->end = end;
  self->lines = g_string_new (NULL);
  self->expected = g_array_sized_new (FALSE, FALSE, sizeof (SegueExpected), episode->n_entries);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->attributes = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_attributes_unref);
  segue_edit_expect_range (self->expected, episode, 0, first);
}

static void
rewrite_clear (Rewrite *self)
{
  if (self->lines != NULL)
    g_string_free (self->lines, TRUE);
  g_clear_pointer (&self->expected, g_array_unref);
  g_clear_pointer (&self->offsets, g_array_unref);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rewrite, rewrite_clear)

/* Appends the next entry with patches. Returns what is expected of it, until the next call. */
static SegueExpected *
rewrite_add (Rewrite      *self,
             SegueEntry   *entry,
             const GArray *patches)
{
  const gsize offset = self->lines->len;
  SegueExpected *expected;

  append_patched (self->lines, entry, patches);
  g_array_append_val (self->offsets, offset);
  segue_edit_expect (self->expected, entry, entry->id);
  expected = &g_array_index (self->expected, SegueExpected, self->expected->len - 1);
  expected->title = follow_patches (entry->title, patches);
  expected->link = follow_patches (entry->link, patches);
  expected->body = follow_patches (entry->body, patches);

  return expected;
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
rewrite_set_end (Rewrite          *self,
                 SegueExpected    *expected,
                 const SegueEntry *entry,
                 gint64            end)
{
  g_autofree char *time = end != SEGUE_TIME_NONE ? segue_time_format (end) : NULL;
  g_autofree char *value = time != NULL ? g_strconcat ("\"", time, "\"", NULL) : NULL;

  if (entry->end != SEGUE_TIME_NONE || segue_entry_get_attribute (entry, "end") == NULL)
    return;
  expected->attributes = segue_attributes_set (entry->attributes, "end", value);
  if (expected->attributes != NULL)
    g_ptr_array_add (self->attributes, expected->attributes);
}

/* Splices the lines and checks how they are read. */
static SegueEpisode *
rewrite_finish (Rewrite  *self,
                GError  **error)
{
  const gsize offset = segue_episode_get_offset (self->episode, self->first);
  const gsize length = segue_episode_get_offset (self->episode, self->end) - offset;
  SegueEpisode *result;

  /* the buffer does not move any more */
  for (guint i = 0; i < self->offsets->len; i++)
    g_array_index (self->expected, SegueExpected, self->first + i).text =
      self->lines->str + g_array_index (self->offsets, gsize, i);
  segue_edit_expect_range (self->expected, self->episode, self->end, self->episode->n_entries);
  result = segue_episode_splice (self->episode, offset, length, self->lines->str, self->lines->len);

  return segue_edit_settle (result, self->expected, _("This time would not be read as one in these notes."), error);
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
  g_auto(Rewrite) rewrite = { 0 };
  g_autoptr(GArray) patches = g_array_new (FALSE, FALSE, sizeof (Patch));
  SegueCursor cursor;

  g_return_val_if_fail (n_indices > 0, NULL);
  g_array_set_clear_func (patches, patch_clear);
  rewrite_init (&rewrite, episode, indices[0], indices[n_indices - 1] + 1);
  segue_cursor_init (&cursor, episode, rewrite.first);
  for (guint i = rewrite.first, next = 0; i < rewrite.end; i++)
    {
      SegueEntry *entry = segue_cursor_next (&cursor);
      const gint64 start = times[next];

      g_array_set_size (patches, 0);
      if (i != indices[next])
        {
          rewrite_add (&rewrite, entry, patches);
          continue;
        }
      patch_times (patches, episode, entry, start,
                   entry->start == SEGUE_TIME_NONE ? entry->end : entry->end + start - entry->start, FALSE);
      expect_start (rewrite_add (&rewrite, entry, patches), start);
      next++;
    }

  return rewrite_finish (&rewrite, error);
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
static void
write_changes (Changes    *self,
               Rewrite    *rewrite,
               SegueEntry *entry,
               guint       index,
               GArray     *patches)
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
        add_patch (patches, mention->offset, mention->length, segue_clock_format (&mention->clock, mention->after));
    }
  while (self->time < times->len && g_array_index (times, SegueRetimed, self->time).index < index)
    self->time++;
  if (self->time < times->len && g_array_index (times, SegueRetimed, self->time).index == index)
    retimed = &g_array_index (times, SegueRetimed, self->time);
  if (retimed == NULL || !is_written (retimed))
    {
      rewrite_add (rewrite, entry, patches);
      return;
    }
  patch_times (patches, rewrite->episode, entry, retimed->after, retimed->end, self->retiming->whole);
  expected = rewrite_add (rewrite, entry, patches);
  expect_start (expected, retimed->after);
  rewrite_set_end (rewrite, expected, entry, retimed->end);
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
  g_auto(Rewrite) rewrite = { 0 };
  g_autoptr(GArray) patches = NULL;
  Changes changes = { self, 0, 0 };
  SegueCursor cursor;
  guint first, end;

  if (!find_range (self, &first, &end))
    return segue_episode_ref (self->episode);
  patches = g_array_new (FALSE, FALSE, sizeof (Patch));
  g_array_set_clear_func (patches, patch_clear);
  rewrite_init (&rewrite, self->episode, first, end);
  segue_cursor_init (&cursor, self->episode, first);
  for (guint i = first; i < end; i++)
    write_changes (&changes, &rewrite, segue_cursor_next (&cursor), i, patches);

  return rewrite_finish (&rewrite, error);
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

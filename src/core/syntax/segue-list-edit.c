/* segue-list-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/syntax/segue-list-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-chars.h"

/* Edits of one item of a list: only the bytes of the value change. */

/* Finds the items of the list of @episode again. Their positions are not part of the entries, since an edit anywhere
 * before them would change them all. */
gboolean
segue_list_edit_init (SegueListEdit  *self,
                      SegueEpisode   *episode,
                      GError        **error)
{
  self->episode = episode;
  self->syntax = episode->dialect->reading.syntax;
  self->length = segue_episode_get_offset (episode, segue_episode_count_list (episode));
  self->text = segue_episode_dup_range (episode, 0, self->length);

  return segue_list_scan (&self->list, self->syntax, self->text, self->length, error);
}

void
segue_list_edit_clear (SegueListEdit *self)
{
  g_clear_pointer (&self->text, g_free);
  segue_list_clear (&self->list);
}

SegueSyntaxItem *
segue_list_edit_get (SegueListEdit *self,
                     guint          item)
{
  return &g_array_index (self->list.items, SegueSyntaxItem, item);
}

/* Returns the time that is written for @time. */
gint64
segue_list_edit_floor (SegueListEdit *self,
                       gint64         time)
{
  return time != SEGUE_TIME_NONE && self->syntax->floor_time != NULL ? self->syntax->floor_time (self->syntax, time) : time;
}

/* Returns the number of the first item after @item that is not in it. */
guint
segue_list_edit_end (SegueListEdit *self,
                     guint          item)
{
  const guint depth = segue_list_edit_get (self, item)->depth;
  guint end = item + 1;

  while (end < self->list.items->len && segue_list_edit_get (self, end)->depth > depth)
    end++;

  return end;
}

/* Returns the number of the nearest item before @item that has @depth and is in the same item as it would be there, or
 * G_MAXUINT. */
guint
segue_list_edit_previous (SegueListEdit *self,
                          guint          item,
                          guint          depth)
{
  while (item-- > 0)
    {
      if (segue_list_edit_get (self, item)->depth == depth)
        return item;
      if (segue_list_edit_get (self, item)->depth < depth)
        break;
    }

  return G_MAXUINT;
}

/* Sets the error SEGUE_ERROR_READ_BACK. Returns NULL. */
SegueEpisode *
segue_list_refuse (const char  *message,
                   GError     **error)
{
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, message);

  return NULL;
}

/* Tells whether the entry is an item of a list. */
gboolean
segue_list_has_item (SegueEpisode *episode,
                     guint         index)
{
  SegueEntry *entry = segue_episode_get (episode, index);

  return entry->syntax != NULL && entry->kind != SEGUE_ENTRY_TEXT;
}

/* Tells whether the text behind a list is among the entries from @index up to @end (exclusive). It is neither removed nor
 * moved. */
gboolean
segue_list_has_text (SegueEpisode *episode,
                     guint         index,
                     guint         end)
{
  const guint n = segue_episode_count_list (episode);

  return n > 1 && index < n && end >= n && segue_episode_get (episode, n - 1)->kind == SEGUE_ENTRY_TEXT;
}

/* Tells whether an entry that is inserted before the entry @before becomes part of a list. */
gboolean
segue_list_has_place (SegueEpisode *episode,
                      guint         before)
{
  if (episode->dialect->reading.syntax == NULL || before == 0)
    return FALSE;
  if (!episode->dialect->reading.syntax->in_front_matter)
    return TRUE;

  return segue_list_has_item (episode, before - 1) ||
         (before < episode->n_entries && segue_list_has_item (episode, before));
}

static char *
dup_value (const SegueEntry *entry,
           SegueSyntaxField  field)
{
  switch (field)
    {
    case SEGUE_SYNTAX_TITLE:
      return segue_entry_dup_title (entry);
    case SEGUE_SYNTAX_LINK:
      return segue_entry_dup_link (entry);
    case SEGUE_SYNTAX_IMAGE:
      return segue_entry_dup_attribute (entry, "image");
    case SEGUE_SYNTAX_BODY:
      return segue_entry_dup_body (entry);
    default:
      return NULL;
    }
}

static gboolean
has_same_value (const SegueEntry *a,
                const SegueEntry *b,
                SegueSyntaxField  field)
{
  g_autofree char *value = dup_value (a, field);
  g_autofree char *other = dup_value (b, field);

  return g_strcmp0 (value, other) == 0;
}

/* Tells whether the two episodes differ in one field of the entry at @index at most. */
static gboolean
keeps_others (SegueEpisode     *before,
              SegueEpisode     *after,
              guint             index,
              SegueSyntaxField  field)
{
  const SegueEpisodeDiff diff = segue_episode_find_difference (before, after);
  const SegueEntry *a, *b;

  if (diff.start == diff.old_end && diff.start == diff.new_end)
    return TRUE;
  if (diff.start != index || diff.old_end != index + 1 || diff.new_end != index + 1)
    return FALSE;
  a = segue_episode_get (before, index);
  b = segue_episode_get (after, index);
  for (guint other = SEGUE_SYNTAX_TITLE; other < SEGUE_SYNTAX_N_FIELDS; other++)
    if (other != field && !has_same_value (a, b, other))
      return FALSE;

  return a->id == b->id && a->kind == b->kind && a->level == b->level &&
         (field == SEGUE_SYNTAX_START || (a->start == b->start && a->result == b->result)) &&
         (field == SEGUE_SYNTAX_END || a->end == b->end);
}

/* Finds the item of the entry at @index. If the syntax reads each line by itself, the rest of the list is not read. */
static const SegueSyntaxItem *
init_item (SegueListEdit  *self,
           SegueEpisode   *episode,
           guint           index,
           GError        **error)
{
  SegueEntry *entry = segue_episode_get (episode, index);

  if (!entry->syntax->by_line)
    return segue_list_edit_init (self, episode, error) ? segue_list_edit_get (self, index - 1) : NULL;

  self->episode = episode;
  self->syntax = entry->syntax;
  self->offset = segue_episode_get_offset (episode, index);
  self->length = entry->length;
  self->text = g_strndup (entry->text, entry->length);

  return segue_list_scan (&self->list, self->syntax, self->text, self->length, error) ? segue_list_edit_get (self, 0) : NULL;
}

/* Replaces the value of a field by @encoded, or adds the field. Returns %NULL if it cannot be added. */
static SegueEpisode *
write_field (SegueListEdit          *self,
             const SegueSyntaxItem  *item,
             SegueSyntaxField        field,
             const char             *encoded)
{
  const SegueSpan span = item->fields[field];
  g_autofree char *added = NULL;
  gsize offset;

  if (span.offset > 0 || span.length > 0)
    return segue_episode_splice (self->episode, self->offset + span.offset, span.length, encoded, -1);
  if (self->syntax->add != NULL)
    added = self->syntax->add (self->syntax, self->text, item, field, encoded, &offset);

  return added != NULL ? segue_episode_splice (self->episode, self->offset + offset, 0, added, -1) : NULL;
}

/* Leaves out a field. Returns a reference to the same episode if there is none, and %NULL if it is required. */
static SegueEpisode *
remove_field (SegueListEdit         *self,
              const SegueSyntaxItem *item,
              SegueSyntaxField       field)
{
  const SegueSpan extent = item->extents[field];

  if (item->fields[field].offset == 0)
    return segue_episode_ref (self->episode);
  if (extent.length == 0)
    return NULL;

  return segue_episode_splice (self->episode, self->offset + extent.offset, extent.length, "", 0);
}

/* Sets the start or the end of an item. */
SegueEpisode *
segue_list_set_time (SegueEpisode      *episode,
                     guint              index,
                     SegueSyntaxField   field,
                     gint64             time,
                     GError           **error)
{
  g_auto(SegueListEdit) edit = { 0 };
  g_autoptr(SegueEpisode) result = NULL;
  const char *message = field == SEGUE_SYNTAX_END ? _("This list of chapters has no room for this end.")
                                                  : _("This list of chapters has no room for this time.");
  const SegueSyntaxItem *item;
  SegueEntry *entry;

  item = init_item (&edit, episode, index, error);
  if (item == NULL)
    return NULL;
  time = segue_list_edit_floor (&edit, time);
  if (time == SEGUE_TIME_NONE && (field == SEGUE_SYNTAX_END || item->extents[field].length > 0))
    result = remove_field (&edit, item, field);
  else if ((edit.syntax->fields & 1u << field) != 0)
    {
      g_autofree char *encoded = edit.syntax->encode_time (edit.syntax, edit.text, item, field, time, error);

      if (encoded == NULL)
        return NULL;
      result = write_field (&edit, item, field, encoded);
    }
  if (result == NULL || !keeps_others (episode, result, index, field))
    return segue_list_refuse (message, error);
  entry = segue_episode_get (result, index);
  if ((field == SEGUE_SYNTAX_START ? entry->start : entry->end) != time)
    return segue_list_refuse (message, error);

  return g_steal_pointer (&result);
}

static const char *
get_refusal (SegueSyntaxField field)
{
  switch (field)
    {
    case SEGUE_SYNTAX_TITLE:
      return _("This list of chapters has no room for this title.");
    case SEGUE_SYNTAX_LINK:
      return _("This list of chapters has no room for this link.");
    case SEGUE_SYNTAX_IMAGE:
      return _("This list of chapters has no room for this picture.");
    default:
      return _("This list of chapters has no room for this description.");
    }
}

/* Sets another value than a time. If it is empty, the field is left out, or if it is required is empty. */
SegueEpisode *
segue_list_set_text (SegueEpisode      *episode,
                     guint              index,
                     SegueSyntaxField   field,
                     const char        *value,
                     GError           **error)
{
  const char *start = segue_skip_space (value, value + strlen (value));
  g_autofree char *wanted = g_strndup (start, segue_trim_end (start, start + strlen (start)) - start);
  g_autofree char *held = dup_value (segue_episode_get (episode, index), field);
  g_auto(SegueListEdit) edit = { 0 };
  g_autoptr(SegueEpisode) result = NULL;
  g_autofree char *read_back = NULL;
  const SegueSyntaxItem *item;

  if (g_str_equal (held != NULL ? held : "", wanted))
    return segue_episode_ref (episode);
  item = init_item (&edit, episode, index, error);
  if (item == NULL)
    return NULL;
  if (*wanted == '\0' && field != SEGUE_SYNTAX_TITLE)
    result = remove_field (&edit, item, field);
  if (result == NULL && (edit.syntax->fields & 1u << field) != 0)
    {
      g_autofree char *encoded = edit.syntax->encode (edit.syntax, edit.text, item, field, wanted, error);

      if (encoded == NULL)
        return NULL;
      result = write_field (&edit, item, field, encoded);
    }
  if (result == NULL || !keeps_others (episode, result, index, field))
    return segue_list_refuse (get_refusal (field), error);
  read_back = dup_value (segue_episode_get (result, index), field);
  if (!g_str_equal (read_back != NULL ? read_back : "", wanted))
    return segue_list_refuse (get_refusal (field), error);

  return g_steal_pointer (&result);
}

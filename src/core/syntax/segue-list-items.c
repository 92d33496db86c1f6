/* segue-list-items.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-edit-private.h"
#include "core/syntax/segue-list-edit-private.h"

/* Inserts, removes and moves whole items of a list. An item keeps its bytes. What separates two items stays where it
 * is; it goes when an item goes. */

/* The number of items, in each direction, whose separators are looked at. */
#define LOOK_AROUND 3

/* Finds the items of a list like segue_list_edit_init(), if they can be inserted, removed and moved. */
gboolean
segue_list_edit_init_items (SegueListEdit  *self,
                            SegueEpisode   *episode,
                            GError        **error)
{
  if (episode->dialect->reading.syntax->fixed)
    return segue_list_refuse (_("The markers of this file can be renamed, but not added, removed or moved. Save the chapters "
                                "in another format."), error) != NULL;

  return segue_list_edit_init (self, episode, error);
}

/* Returns the text between an item and the one after it at the same depth, or %NULL. */
static char *
dup_gap (SegueListEdit *self,
         guint          item)
{
  const guint next = item < self->list.items->len ? segue_list_edit_end (self, item) : self->list.items->len;
  gsize from;

  if (next >= self->list.items->len || segue_list_edit_get (self, next)->depth != segue_list_edit_get (self, item)->depth)
    return NULL;
  from = segue_list_edit_get (self, item)->close;

  return g_strndup (self->text + from, segue_list_edit_get (self, next)->from - from);
}

/* Returns the white space between the start of the line and @offset, or %NULL if there is something else. */
static char *
dup_line_start (SegueListEdit *self,
                gsize          offset)
{
  gsize start = offset;

  while (start > 0 && strchr (" \t", self->text[start - 1]) != NULL)
    start--;
  if (start > 0 && strchr ("\r\n", self->text[start - 1]) == NULL)
    return NULL;

  return g_strndup (self->text + start, offset - start);
}

/* Returns what is to separate two items. If the list has an example nearby, it is the shortest of these, since longer
 * ones may hold comments. @previous or @next is the item on one side, or G_MAXUINT. */
static char *
get_separator (SegueListEdit *self,
               guint          previous,
               guint          next)
{
  const guint near = previous != G_MAXUINT ? previous : next, depth = segue_list_edit_get (self, near)->depth;
  g_autofree char *indent = dup_line_start (self, segue_list_edit_get (self, near)->from);
  const char *newline = self->episode->dialect->reading.newline;
  const char *separator = self->syntax->separator;
  char *shortest = dup_gap (self, near);
  GString *out;

  for (guint i = 0, item = near; i < LOOK_AROUND && (item = segue_list_edit_previous (self, item, depth)) != G_MAXUINT; i++)
    {
      g_autofree char *gap = dup_gap (self, item);

      if (gap != NULL && (shortest == NULL || strlen (gap) < strlen (shortest)))
        {
          g_free (shortest);
          shortest = g_steal_pointer (&gap);
        }
    }
  if (shortest != NULL)
    return shortest;
  out = g_string_new (NULL);
  if (self->syntax->find_separator != NULL)
    separator = self->syntax->find_separator (self->syntax, self->text, segue_list_edit_get (self, near));
  for (const char *p = separator; *p != '\0'; p++)
    if (*p != '\n')
      g_string_append_c (out, *p);
    else
      g_string_append_printf (out, "%s%s", indent != NULL ? newline : " ", indent != NULL ? indent : "");

  return g_string_free (out, FALSE);
}

/* Where an item goes. */
typedef struct
{
  gsize offset;
  guint previous; /* the item before it at the same depth, or G_MAXUINT */
  guint next;     /* the item after it at the same depth, or G_MAXUINT */
  guint depth;
} Place;

/* Finds the place before the item @item for one at @depth, or at the depth nearest to it that is possible there. */
static gboolean
find_place (SegueListEdit *self,
            guint          item,
            guint          depth,
            Place         *place)
{
  const guint n = self->list.items->len;
  const guint above = item > 0 ? segue_list_edit_get (self, item - 1)->depth : 1;
  const guint below = item < n ? segue_list_edit_get (self, item)->depth : 1;

  place->depth = CLAMP (depth, below, MAX (above, below));
  place->previous = segue_list_edit_previous (self, item, place->depth);
  place->next = item < n && below == place->depth ? item : G_MAXUINT;
  if (place->next != G_MAXUINT)
    place->offset = segue_list_edit_get (self, item)->from;
  else if (place->previous != G_MAXUINT)
    place->offset = segue_list_edit_get (self, place->previous)->close;
  else
    return FALSE;

  return TRUE;
}

/* Inserts the text of items. Returns %NULL if there is no place. */
static SegueEpisode *
insert_text (SegueListEdit *self,
             const Place   *place,
             const char    *text)
{
  g_autofree char *separator = get_separator (self, place->previous, place->next);
  g_autofree char *inserted = place->next != G_MAXUINT ? g_strconcat (text, separator, NULL)
                                                       : g_strconcat (separator, text, NULL);

  return segue_episode_splice (self->episode, place->offset, 0, inserted, -1);
}

/* Checks that @result is @episode with one more segment before the entry @before, and that this is as it should be. */
static SegueEpisode *
settle_new (SegueEpisode  *episode,
            SegueEpisode  *result,
            guint          before,
            gint64         start,
            const char    *title,
            GError       **error)
{
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (SegueExpected));
  const char *message = _("This list of chapters has no room for this chapter here.");
  SegueEntry *entry = before < result->n_entries ? segue_episode_get (result, before) : NULL;
  g_autofree char *read_back = entry != NULL ? segue_entry_dup_title (entry) : NULL;

  if (entry == NULL || entry->kind != SEGUE_ENTRY_SEGMENT || entry->start != start || !g_str_equal (read_back, title))
    {
      segue_episode_unref (result);
      return segue_list_refuse (message, error);
    }
  segue_edit_expect_range (expected, episode, 0, before);
  segue_edit_expect (expected, entry, 0);
  segue_edit_expect_range (expected, episode, before, episode->n_entries);

  return segue_edit_settle (result, expected, message, error);
}

/* Tells whether a new item can resemble this one: it contains no others, and has a time if others have one. */
static gboolean
is_example (const SegueSyntaxItem *item)
{
  return !item->is_section && item->like.offset == 0;
}

/* Returns the item that a new one is to resemble: a neighbour, or else the first that is an example. */
static const SegueSyntaxItem *
find_like (SegueListEdit *self,
           const Place   *place)
{
  const guint around[] = { place->previous, place->next };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (around[i] != G_MAXUINT && is_example (segue_list_edit_get (self, around[i])))
      return segue_list_edit_get (self, around[i]);
  for (guint i = 0; i < self->list.items->len; i++)
    if (is_example (segue_list_edit_get (self, i)))
      return segue_list_edit_get (self, i);

  return segue_list_edit_get (self, place->previous != G_MAXUINT ? place->previous : place->next);
}

/* Inserts a segment before the entry @before, at the depth of the one above. Sets @index to its index: text behind the
 * list stays behind it. */
SegueEpisode *
segue_list_insert (SegueEpisode  *episode,
                   guint          before,
                   gint64         start,
                   const char    *title,
                   guint         *index,
                   GError       **error)
{
  g_auto(SegueListEdit) edit = { 0 };
  const SegueSyntaxItem *like = NULL;
  SegueEpisode *result;
  g_autofree char *text = NULL;
  Place place;
  guint item;

  if (!segue_list_edit_init_items (&edit, episode, error))
    return NULL;
  start = segue_list_edit_floor (&edit, start);
  item = MIN (before - 1, edit.list.items->len);
  *index = item + 1;
  if (edit.list.items->len > 0)
    {
      if (!find_place (&edit, item, SEGUE_LIST_MAX_DEPTH, &place))
        return segue_list_refuse (_("This list of chapters has no room for this chapter here."), error);
      like = find_like (&edit, &place);
    }
  else if (edit.list.place == 0)
    return segue_list_refuse (_("This list of chapters has no room for this chapter here."), error);
  text = edit.syntax->compose (edit.syntax, edit.text, like, start, title, error);
  if (text == NULL)
    return NULL;
  result = like != NULL ? insert_text (&edit, &place, text) : segue_episode_splice (episode, edit.list.place, 0, text, -1);
  if (like != NULL)
    return settle_new (episode, result, item + 1, start, title, error);
  if (result->n_entries > 1 && segue_list_has_item (result, 1))
    return result;
  segue_episode_unref (result);

  return segue_list_refuse (_("This list of chapters has no room for this chapter here."), error);
}

/* Finds the bytes to remove with the items from @first up to before @end, which follow each other in one item: they go
 * with what separates them from the one before, or from the one after. */
static SegueSpan
find_removal (SegueListEdit *self,
              guint          first,
              guint          last,
              guint          end)
{
  const SegueSyntaxItem *item = segue_list_edit_get (self, first);
  const guint previous = segue_list_edit_previous (self, first, item->depth);
  gsize from = item->from, to = segue_list_edit_get (self, last)->close;

  if (previous != G_MAXUINT)
    from = segue_list_edit_get (self, previous)->close;
  else if (end < self->list.items->len && segue_list_edit_get (self, end)->depth == item->depth)
    to = segue_list_edit_get (self, end)->from;

  return (SegueSpan) { from, to - from };
}

/* Removes entries, which must include all that is in them. */
SegueEpisode *
segue_list_remove (SegueEpisode  *episode,
                   guint          index,
                   guint          n_entries,
                   GError       **error)
{
  g_auto(SegueListEdit) edit = { 0 };
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (SegueExpected));
  g_autoptr(SegueEpisode) result = segue_episode_ref (episode);
  g_autoptr(GArray) removals = g_array_new (FALSE, FALSE, sizeof (SegueSpan));
  const char *message = _("Without these chapters, others would be read differently.");
  const guint first = index - 1, end = first + n_entries;

  if (!segue_list_edit_init_items (&edit, episode, error))
    return NULL;
  if (end > edit.list.items->len)
    return segue_list_refuse (_("Remove the chapters of the list and the notes below it one after the other."), error);
  for (guint item = first; item < end;)
    {
      guint last = item, next = segue_list_edit_end (&edit, item);
      SegueSpan removal;

      while (next < end && segue_list_edit_get (&edit, next)->depth == segue_list_edit_get (&edit, item)->depth)
        {
          last = next;
          next = segue_list_edit_end (&edit, next);
        }
      if (next > end)
        return segue_list_refuse (_("This chapter contains others, which would remain."), error);
      removal = find_removal (&edit, item, last, next);
      g_array_append_val (removals, removal);
      item = next;
    }
  for (guint i = removals->len; i-- > 0;)
    {
      const SegueSpan removal = g_array_index (removals, SegueSpan, i);
      g_autoptr(SegueEpisode) old = g_steal_pointer (&result);

      result = segue_episode_splice (old, removal.offset, removal.length, "", 0);
    }
  if (n_entries == edit.list.items->len)
    return segue_episode_count_list (result) == 1 ? g_steal_pointer (&result) : segue_list_refuse (message, error);
  segue_edit_expect_range (expected, episode, 0, index);
  segue_edit_expect_range (expected, episode, index + n_entries, episode->n_entries);

  return segue_edit_settle (g_steal_pointer (&result), expected, message, error);
}

/* segue-fix-places.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit-many.h"
#include "core/text/segue-line.h"
#include "rules/segue-rule.h"

/* Fixes that move, reverse and remove segments. */

/* The data of a fix. Entries are named by id, so that the fix finds them in a later episode, too. */
typedef struct
{
  guint64 place;  /* id of the entry to move above or below; 0 if nothing is moved */
  gboolean below; /* whether to move below it */
  guint n_ids;    /* number of ids */
  guint64 ids[];  /* ids of the entries to move or remove */
} Places;

static Places *
places_new (guint n)
{
  Places *self = g_malloc0 (sizeof (Places) + n * sizeof (guint64));

  self->n_ids = n;

  return self;
}

static Places *
places_new_for (SegueCheck *check,
                guint       first,
                guint       n)
{
  Places *self = places_new (n);

  for (guint i = 0; i < n; i++)
    self->ids[i] = segue_entry_get_id (segue_episode_get (check->episode, first + i));

  return self;
}

static SegueEpisode *
apply_move (SegueEpisode   *episode,
            gconstpointer   data,
            GError        **error)
{
  const Places *places = data;
  g_autofree guint *indices = g_new (guint, places->n_ids);
  guint place;

  if (!segue_fix_find (episode, places->ids, places->n_ids, indices) ||
      !segue_episode_find (episode, places->place, &place))
    return segue_episode_ref (episode);
  if (places->below)
    place = segue_episode_get_subtree_end (episode, place);
  if (places->n_ids == 1)
    return segue_edit_move (episode, indices[0], segue_episode_get_subtree_end (episode, indices[0]) - indices[0], place,
                            error);

  return segue_edit_move_many (episode, indices, places->n_ids, place, error);
}

/**
 * segue_fix_new_move:
 * @check: a check
 * @what: (array length=n): consecutive segments
 * @n: number of segments, 1 or more
 * @place: another segment
 * @below: whether to move them below @place, instead of above it
 *
 * Creates a fix that moves segments and the entries below them in the outline to the place above or below @place.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_move (SegueCheck       *check,
                    const SegueTimed *what,
                    guint             n,
                    const SegueTimed *place,
                    gboolean          below)
{
  g_autofree char *text = segue_check_format (check, segue_entry_get_start (place->entry));
  g_autofree char *label = NULL;
  Places *places = places_new (n);

  for (guint i = 0; i < n; i++)
    places->ids[i] = segue_entry_get_id (what[i].entry);
  places->place = segue_entry_get_id (place->entry);
  places->below = below;
  if (n == 1)
    label = g_strdup_printf (below ? _("Move Below %s") : _("Move Above %s"), text);
  else if (below)
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u Segment Below %s", "Move %u Segments Below %s", n),
                             n, text);
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u Segment Above %s", "Move %u Segments Above %s", n),
                             n, text);

  return segue_fix_new (label, n == 1 ? _("Move Segment") : _("Move Segments"), apply_move, places, g_free);
}

static gboolean
is_section (SegueEpisode *episode,
            guint         index)
{
  return segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_SECTION;
}

/* Appends the entries from @first to @end the other way round. If they begin with a section, each section keeps its
 * segments below it. */
static void
add_reversed (SegueEpisode *episode,
              guint         first,
              guint         end,
              GPtrArray    *entries)
{
  const gboolean by_sections = is_section (episode, first);

  while (end > first)
    {
      guint start = end - 1;

      while (by_sections && !is_section (episode, start))
        start--;
      if (by_sections)
        g_ptr_array_add (entries, segue_entry_ref (segue_episode_get (episode, start)));
      for (guint i = end; i-- > start + by_sections;)
        g_ptr_array_add (entries, segue_entry_ref (segue_episode_get (episode, i)));
      end = start;
    }
}

/* Returns the number of bytes from the first blank line in an entry on, or 0 if only blank lines follow. */
static gsize
measure_below (SegueEntry *entry)
{
  const char *blank = NULL, *text, *end;
  SegueLine line;
  gsize length;

  text = segue_entry_get_text (entry, &length);
  end = text + length;
  for (const char *p = text; p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (!segue_line_is_blank (&line) && blank != NULL)
        return end - blank;
      if (segue_line_is_blank (&line) && blank == NULL)
        blank = p;
    }

  return 0;
}

/* Finds the end of the notes behind the segments from @first to @end: text, or words behind a blank line in the last segment,
 * which no other one has. Sets @offset to its place and @length to its length, in bytes. */
static void
find_closing (SegueEpisode *episode,
              guint         first,
              guint         end,
              gsize        *offset,
              gsize        *length)
{
  *offset = end < segue_episode_get_n_entries (episode) ? segue_episode_get_offset (episode, end)
                                                        : segue_episode_get_length (episode);
  *length = 0;
  if (end < segue_episode_get_n_entries (episode) &&
      segue_entry_get_kind (segue_episode_get (episode, end)) == SEGUE_ENTRY_TEXT)
    {
      *length = segue_episode_get_length (episode) - *offset;
      return;
    }
  for (guint i = first; i + 1 < end; i++)
    if (measure_below (segue_episode_get (episode, i)) > 0)
      return;
  *length = measure_below (segue_episode_get (episode, end - 1));
  *offset -= *length;
}

static SegueEpisode *
reverse (SegueEpisode  *episode,
         guint          first,
         guint          n,
         GError       **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  g_autoptr(SegueEpisode) without = NULL;

  add_reversed (episode, first, first + n, entries);
  without = segue_edit_remove (episode, first, n, error);
  if (without == NULL)
    return NULL;

  return segue_edit_insert_many (without, MIN (first, segue_episode_get_n_entries (without)),
                                 (SegueEntry *const *) entries->pdata, entries->len, TRUE, error);
}

static SegueEpisode *
apply_reverse (SegueEpisode   *episode,
               gconstpointer   data,
               GError        **error)
{
  const Places *places = data;
  const guint n = places->n_ids;
  g_autofree guint *indices = g_new (guint, n);
  g_autofree char *closing = NULL;
  g_autoptr(SegueEpisode) list = NULL;
  g_autoptr(SegueEpisode) reversed = NULL;
  gsize offset, length;

  if (!segue_fix_find (episode, places->ids, n, indices) || indices[n - 1] - indices[0] + 1 != n)
    return segue_episode_ref (episode);
  find_closing (episode, indices[0], indices[n - 1] + 1, &offset, &length);
  if (length == 0)
    return reverse (episode, indices[0], n, error);
  closing = segue_episode_dup_range (episode, offset, length);
  list = segue_episode_splice (episode, offset, length, "", 0);
  reversed = reverse (list, indices[0], n, error);
  if (reversed == NULL)
    return NULL;

  /* What is behind the segments has not changed, but blank lines between them can have. */
  offset = segue_episode_get_length (reversed) - (segue_episode_get_length (list) - offset);

  return segue_episode_splice (reversed, offset, 0, closing, -1);
}

/**
 * segue_fix_new_reverse:
 * @check: a check
 * @first: index in the episode of the first segment, or of the section that it is in
 * @n: number of entries
 *
 * Creates a fix that reverses the order of consecutive segments, and of the sections that they are in. Sections that begin with
 * the first entry keep their segments; otherwise the headings were reversed with the segments. Words behind the list stay
 * there.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_reverse (SegueCheck *check,
                       guint       first,
                       guint       n)
{
  return segue_fix_new (_("Reverse"), _("Reverse Segments"), apply_reverse, places_new_for (check, first, n), g_free);
}

static SegueEpisode *
apply_remove (SegueEpisode   *episode,
              gconstpointer   data,
              GError        **error)
{
  const Places *places = data;
  g_autofree guint *indices = g_new (guint, places->n_ids);

  if (!segue_fix_find (episode, places->ids, places->n_ids, indices))
    return segue_episode_ref (episode);

  return segue_edit_remove_many (episode, indices, places->n_ids, error);
}

/**
 * segue_fix_new_remove_copy:
 * @check: a check
 * @indices: (element-type guint): indices in the episode of the entries that are there twice, ascending
 * @n_segments: number of segments among them, or 0 if nothing else is in the copy
 *
 * Creates a fix that removes the entries of a list that is there twice.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_remove_copy (SegueCheck *check,
                           GArray     *indices,
                           guint       n_segments)
{
  Places *places = places_new (indices->len);
  g_autofree char *label = NULL;

  for (guint i = 0; i < indices->len; i++)
    places->ids[i] = segue_entry_get_id (segue_episode_get (check->episode, g_array_index (indices, guint, i)));
  if (n_segments > 0)
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Remove %u Segment That Stands Twice",
                                          "Remove %u Segments That Stand Twice", n_segments), n_segments);

  return segue_fix_new (label != NULL ? label : _("Remove the Second Copy"), _("Remove Copy"), apply_remove, places, g_free);
}

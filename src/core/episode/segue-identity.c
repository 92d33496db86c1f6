/* segue-identity.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "core/text/segue-chars.h"

/* Gives ids to the entries that a splice has read. An entry that was edited, moved, or removed and put back keeps the
 * id that it had, so that selection, expansion and attributes stay with it. */

/* The number of entries that are examined to find the earlier version of an edited one. */
#define LOOK_AHEAD 16

static gboolean
same_text (const SegueEntry *a,
           const SegueEntry *b)
{
  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

/* Returns the end of the text that identifies an entry. The last line of the notes may have no terminator. */
static const char *
get_content_end (const SegueEntry *entry)
{
  const char *end = entry->text + (entry->syntax != NULL ? entry->content_length : entry->body.offset + entry->body.length);

  while (end > entry->text && (end[-1] == '\n' || end[-1] == '\r'))
    end--;

  return end;
}

/* Tells whether two entries are equal without the blank lines at their ends, which change when neighbours move. */
static gboolean
same_content (const SegueEntry *a,
              const SegueEntry *b)
{
  const char *a_end = get_content_end (a), *b_end = get_content_end (b);

  return a->kind == b->kind && a_end - a->text == b_end - b->text && memcmp (a->text, b->text, a_end - a->text) == 0;
}

/* GHashFunc for same_content(). */
static guint
hash_content (gconstpointer key)
{
  const SegueEntry *entry = key;

  return segue_hash_bytes (entry->text, get_content_end (entry));
}

static gboolean
equal_content (gconstpointer a,
               gconstpointer b)
{
  return same_content (a, b);
}

/* Makes the entry @i of @fresh the successor of @before. If both are equal, @before replaces it, so that the old object
 * is shared. If not, the entry gets the id and the attributes of @before. */
static void
adopt (GPtrArray  *fresh,
       guint       i,
       SegueEntry *before)
{
  SegueEntry *entry = g_ptr_array_index (fresh, i);

  if (same_text (entry, before) && entry->kind == before->kind && entry->level == before->level &&
      entry->n_lines == before->n_lines && entry->syntax == before->syntax && entry->start == before->start &&
      entry->end == before->end && entry->in_speech == before->in_speech &&
      entry->n_speech == before->n_speech && entry->content_length == before->content_length &&
      memcmp (&entry->body, &before->body, sizeof entry->body) == 0 &&
      memcmp (&entry->title, &before->title, sizeof entry->title) == 0)
    {
      segue_entry_unref (entry);
      g_ptr_array_index (fresh, i) = segue_entry_ref (before);
    }
  else
    {
      entry->id = before->id;
      if (before->attributes != NULL && entry->attributes == NULL && entry->syntax == NULL)
        entry->attributes = segue_attributes_ref (before->attributes);
    }
}

typedef struct
{
  GPtrArray *replaced; /* (element-type SegueEntry): the entries that the splice removes */
  GPtrArray *fresh;    /* (element-type SegueEntry): the entries that the splice has read; their ids are 0 at first */
  gboolean  *used;     /* for each entry of @replaced: it has a successor in @fresh */
} Match;

static gboolean
has_no_id (const Match *match,
           guint        i)
{
  return ((SegueEntry *) g_ptr_array_index (match->fresh, i))->id == 0;
}

/* Makes the entry @i of the fresh ones the successor of the entry @j of the replaced ones. */
static void
match_pair (Match *match,
            guint  i,
            guint  j)
{
  adopt (match->fresh, i, g_ptr_array_index (match->replaced, j));
  match->used[j] = TRUE;
}

/* Matches entries with the same content at the start and at the end of both lists. The first ones must lie within @before
 * bytes of the start, the last ones within @after bytes of the end. @start, @fresh_end and @replaced_end are the range that
 * is left; they are updated. */
static void
match_ends (Match *match,
            gsize  before,
            gsize  after,
            guint *start,
            guint *fresh_end,
            guint *replaced_end)
{
  while (*start < *fresh_end && *start < *replaced_end)
    {
      const SegueEntry *entry = g_ptr_array_index (match->replaced, *start);

      if ((gsize) (get_content_end (entry) - entry->text) > before ||
          !same_content (g_ptr_array_index (match->fresh, *start), entry))
        break;
      before -= MIN (before, entry->length);
      match_pair (match, *start, *start);
      (*start)++;
    }
  while (*fresh_end > *start && *replaced_end > *start)
    {
      const SegueEntry *entry = g_ptr_array_index (match->replaced, *replaced_end - 1);

      if (entry->length > after || !same_content (g_ptr_array_index (match->fresh, *fresh_end - 1), entry))
        break;
      after -= entry->length;
      match_pair (match, --*fresh_end, --*replaced_end);
    }
}

/* Matches the entry that the change begins in if what is left of it lies before the change: an entry that is divided keeps
 * its id. @index is that of the first entry that is left of both lists, @before as for match_ends(). */
static void
match_divided (Match *match,
               gsize  before,
               guint  index)
{
  const SegueEntry *entry, *fresh;

  if (index >= match->replaced->len || index >= match->fresh->len || match->used[index] || !has_no_id (match, index))
    return;
  entry = g_ptr_array_index (match->replaced, index);
  fresh = g_ptr_array_index (match->fresh, index);
  for (guint i = 0; i < index; i++)
    before -= MIN (before, ((SegueEntry *) g_ptr_array_index (match->replaced, i))->length);
  if (entry->kind == fresh->kind && (gsize) (get_content_end (fresh) - fresh->text) <= before)
    match_pair (match, index, index);
}

/* Matches entries with the same content at different positions: those that were moved. */
static void
match_moved (Match *match,
             guint  start,
             guint  fresh_end,
             guint  replaced_end)
{
  g_autoptr(GHashTable) places = NULL;

  if (fresh_end == start || replaced_end == start)
    return;
  places = g_hash_table_new (hash_content, equal_content);
  for (guint j = replaced_end; j-- > start;)
    g_hash_table_insert (places, g_ptr_array_index (match->replaced, j), GUINT_TO_POINTER (j + 1));
  for (guint i = start; i < fresh_end; i++)
    {
      guint j = GPOINTER_TO_UINT (g_hash_table_lookup (places, g_ptr_array_index (match->fresh, i)));

      if (j > 0 && !match->used[j - 1])
        match_pair (match, i, j - 1);
    }
}

static gboolean
same_span (const SegueEntry *a,
           SegueSpan         a_span,
           const SegueEntry *b,
           SegueSpan         b_span)
{
  return a_span.length > 0 && a_span.length == b_span.length &&
         memcmp (a->text + a_span.offset, b->text + b_span.offset, a_span.length) == 0;
}

/* Tells whether two entries with different text can be one entry before and after an edit. If @strict, title or time
 * must be unchanged. */
static gboolean
may_be_same (const SegueEntry *a,
             const SegueEntry *b,
             gboolean          strict)
{
  return a->kind == b->kind &&
         (!strict || same_span (a, a->title, b, b->title) || same_span (a, a->start_span, b, b->start_span));
}

/* Matches the entries left with edited versions of them, in order. If @strict, an entry must have kept its title or its
 * time. Only LOOK_AHEAD entries are examined for each, so that long lists without anything in common do not take
 * quadratic time. */
static void
match_edited (Match    *match,
              guint     start,
              guint     fresh_end,
              guint     replaced_end,
              gboolean  strict)
{
  guint j = start;

  for (guint i = start; i < fresh_end; i++)
    {
      SegueEntry *entry = g_ptr_array_index (match->fresh, i);

      if (!has_no_id (match, i))
        continue;
      while (j < replaced_end && match->used[j])
        j++;
      for (guint k = j; k < MIN (replaced_end, j + LOOK_AHEAD); k++)
        if (!match->used[k] && may_be_same (entry, g_ptr_array_index (match->replaced, k), strict))
          {
            match_pair (match, i, k);
            j = k + 1;
            break;
          }
    }
}

/* Copies the sets of @other by reference into @self, which must be empty. */
static void
lost_copy (SegueLost       *self,
           const SegueLost *other)
{
  self->n_sets = other->n_sets;
  for (guint i = 0; i < other->n_sets; i++)
    self->sets[i] = g_ptr_array_ref (other->sets[i]);
}

/* Removes all sets. */
void
segue_lost_clear (SegueLost *self)
{
  for (guint i = 0; i < self->n_sets; i++)
    g_ptr_array_unref (self->sets[i]);
  self->n_sets = 0;
}

static GPtrArray *
set_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
}

/* Appends a set, which is taken over. If there are too many, the oldest one is dropped. */
static void
lost_add (SegueLost *self,
          GPtrArray *set)
{
  if (self->n_sets == SEGUE_N_LOST)
    {
      g_ptr_array_unref (self->sets[0]);
      memmove (self->sets, self->sets + 1, (SEGUE_N_LOST - 1) * sizeof self->sets[0]);
      self->n_sets--;
    }
  self->sets[self->n_sets++] = set;
}

/* Matches fresh entries without an id with the removed entries of @set. Returns a new set of those that are still
 * removed, or %NULL if none was matched. */
static GPtrArray *
restore_from (GPtrArray *set,
              GPtrArray *fresh)
{
  g_autoptr(GHashTable) open = g_hash_table_new (hash_content, equal_content);
  GPtrArray *left;
  gboolean restored = FALSE;

  for (guint i = fresh->len; i-- > 0;)
    if (((SegueEntry *) g_ptr_array_index (fresh, i))->id == 0)
      g_hash_table_insert (open, g_ptr_array_index (fresh, i), GUINT_TO_POINTER (i + 1));
  if (g_hash_table_size (open) == 0)
    return NULL;
  left = set_new ();
  for (guint j = 0; j < set->len; j++)
    {
      SegueEntry *before = g_ptr_array_index (set, j);
      guint i = GPOINTER_TO_UINT (g_hash_table_lookup (open, before));

      if (i > 0)
        {
          g_hash_table_remove (open, before);
          adopt (fresh, i - 1, before);
          restored = TRUE;
        }
      else
        g_ptr_array_add (left, segue_entry_ref (before));
    }
  if (restored)
    return left;
  g_ptr_array_unref (left);

  return NULL;
}

/* Matches fresh entries without an id with removed entries, and takes these out of @lost. */
static void
restore_lost (GPtrArray *fresh,
              SegueLost *lost)
{
  for (guint i = lost->n_sets; i-- > 0;)
    {
      GPtrArray *left = restore_from (lost->sets[i], fresh);

      if (left == NULL)
        continue;
      g_ptr_array_unref (lost->sets[i]);
      lost->sets[i] = left;
    }
}

static gboolean
any_has_no_id (GPtrArray *fresh)
{
  for (guint i = 0; i < fresh->len; i++)
    if (((SegueEntry *) g_ptr_array_index (fresh, i))->id == 0)
      return TRUE;

  return FALSE;
}

/* Gives an id to each entry of @fresh: the id of the entry in @replaced that it continues, the id of a removed entry in
 * @lost with the same content, or a new id. @before and @after are the number of bytes before and after the change in the
 * text of these entries: of several entries with the same content, those outside the change continue themselves. Entries
 * that are unchanged are replaced by the old objects. @lost_after, which must be empty, is set to @lost without the entries
 * that came back and with those of @replaced that have no successor. */
void
segue_identity_match (GPtrArray       *replaced,
                      GPtrArray       *fresh,
                      gsize            before,
                      gsize            after,
                      const SegueLost *lost,
                      SegueLost       *lost_after)
{
  g_autofree gboolean *used = g_new0 (gboolean, replaced->len + 1);
  Match match = { replaced, fresh, used };
  guint start = 0, fresh_end = fresh->len, replaced_end = replaced->len;
  GPtrArray *gone = NULL;

  lost_copy (lost_after, lost);
  match_ends (&match, before, after, &start, &fresh_end, &replaced_end);
  match_ends (&match, G_MAXSIZE, G_MAXSIZE, &start, &fresh_end, &replaced_end);
  match_moved (&match, start, fresh_end, replaced_end);
  match_divided (&match, before, start);
  match_edited (&match, start, fresh_end, replaced_end, TRUE);
  if (any_has_no_id (fresh))
    restore_lost (fresh, lost_after);
  match_edited (&match, start, fresh_end, replaced_end, FALSE);
  for (guint i = 0; i < fresh->len; i++)
    if (has_no_id (&match, i))
      ((SegueEntry *) g_ptr_array_index (fresh, i))->id = segue_entry_next_id ();
  for (guint j = 0; j < replaced->len; j++)
    if (!used[j])
      {
        if (gone == NULL)
          gone = set_new ();
        g_ptr_array_add (gone, segue_entry_ref (g_ptr_array_index (replaced, j)));
      }
  if (gone != NULL)
    lost_add (lost_after, gone);
}

/* segue-front-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/front/segue-front-list-private.h"

#include "core/episode/segue-reader.h"
#include "core/front/segue-front-matter.h"
#include "core/front/segue-front-syntax.h"

/* Finds the list of chapters in front matter, and which of its items stands for which segment of the notes. */

/* The longest front matter that is read, in bytes, and the largest number of entries it is compared with. The list is read
 * again after each key in it, and compared after each key in a title. */
#define MAX_LENGTH 65536
#define MAX_ENTRIES 3000

/* Reads the front matter alone. Returns NULL if it holds no list, or if its items are entries of the episode. */
SegueEpisode *
segue_front_list_read (SegueEpisode *episode)
{
  const gsize length = segue_episode_count_list (episode) == 0 ? segue_front_matter_get_length (episode) : 0;
  SegueEpisode *list;
  const char *text;

  if (length == 0 || length > MAX_LENGTH || segue_episode_get_n_entries (episode) > MAX_ENTRIES)
    return NULL;
  text = segue_entry_get_text (segue_episode_get (episode, 0), NULL);
  if (segue_front_syntax_find (text, length) == NULL)
    return NULL;
  list = segue_reader_read (text, length, NULL);
  if (list != NULL && segue_episode_count_list (list) == 0)
    g_clear_pointer (&list, segue_episode_unref);

  return list;
}

/* The segments of one side, and for each of them its partner on the other side. */
typedef struct
{
  GArray *indices; /* of guint */
  GArray *partners; /* of guint: numbers in the other array, or SEGUE_NO_INDEX */
} Side;

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->indices, g_array_unref);
  g_clear_pointer (&self->partners, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* Collects the segments that have a time, or one that cannot be read. */
static void
side_init (Side         *self,
           SegueEpisode *episode)
{
  const guint none = SEGUE_NO_INDEX;

  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  self->partners = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      const SegueEntry *entry = segue_episode_get (episode, i);

      if (segue_entry_get_start (entry) == SEGUE_TIME_NONE && !segue_entry_is_malformed (entry))
        continue;
      g_array_append_val (self->indices, i);
      g_array_append_val (self->partners, none);
    }
}

static SegueEntry *
get_entry (const Side   *self,
           SegueEpisode *episode,
           guint         number)
{
  return segue_episode_get (episode, g_array_index (self->indices, guint, number));
}

static guint
get_partner (const Side *self,
             guint       number)
{
  return g_array_index (self->partners, guint, number);
}

static void
join (Side *a,
      guint i,
      Side *b,
      guint j)
{
  g_array_index (a->partners, guint, i) = j;
  g_array_index (b->partners, guint, j) = i;
}

/* Returns what a segment is found by: its second, or its title. */
static char *
dup_key (const SegueEntry *entry,
         gboolean          by_title)
{
  if (by_title)
    return segue_entry_dup_plain_title (entry);
  if (segue_entry_get_start (entry) == SEGUE_TIME_NONE)
    return g_strdup ("");

  return g_strdup_printf ("%" G_GINT64_FORMAT, segue_entry_get_start (entry) / 1000);
}

/* Joins segments and items with the same second or the same title. Of several, the first ones are joined. */
static void
join_equal (Side         *a,
            SegueEpisode *notes,
            Side         *b,
            SegueEpisode *list,
            gboolean      by_title)
{
  g_autoptr(GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *next = g_new0 (guint, b->indices->len + 1); /* the next item with the same key, plus 1 */

  for (guint j = b->indices->len; j-- > 0;)
    {
      char *key;

      if (get_partner (b, j) != SEGUE_NO_INDEX)
        continue;
      key = dup_key (get_entry (b, list, j), by_title);
      next[j] = GPOINTER_TO_UINT (g_hash_table_lookup (items, key));
      g_hash_table_replace (items, key, GUINT_TO_POINTER (j + 1));
    }
  for (guint i = 0; i < a->indices->len; i++)
    if (get_partner (a, i) == SEGUE_NO_INDEX)
      {
        g_autofree char *key = dup_key (get_entry (a, notes, i), by_title);
        const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (items, key));

        if (found == 0 || *key == '\0')
          continue;
        join (a, i, b, found - 1);
        g_hash_table_replace (items, g_steal_pointer (&key), GUINT_TO_POINTER (next[found - 1]));
      }
}

/* Joins a segment and an item of which both neighbours are joined, if the time of one cannot be read. */
static void
join_between (Side         *a,
              SegueEpisode *notes,
              Side         *b,
              SegueEpisode *list)
{
  for (guint i = 0; i < a->indices->len; i++)
    {
      const guint j = i > 0 ? get_partner (a, i - 1) + 1 : 0;
      const guint after = i + 1 < a->indices->len ? get_partner (a, i + 1) : b->indices->len;

      if (get_partner (a, i) == SEGUE_NO_INDEX && (i == 0 || j > 0) && j < b->indices->len && after == j + 1 &&
          get_partner (b, j) == SEGUE_NO_INDEX &&
          (segue_entry_is_malformed (get_entry (a, notes, i)) || segue_entry_is_malformed (get_entry (b, list, j))))
        join (a, i, b, j);
    }
}

/* Finds which item of @list stands for which segment of @notes: the one with the same second, with the same title, or
 * between the same neighbours if a time cannot be read. Returns an array of SegueFrontPair: first those of the segments of the notes, then the
 * items that the notes lack. */
GArray *
segue_front_list_pair (SegueEpisode *notes,
                       SegueEpisode *list)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (SegueFrontPair));
  g_auto(Side) a = { 0 };
  g_auto(Side) b = { 0 };

  side_init (&a, notes);
  side_init (&b, list);
  join_equal (&a, notes, &b, list, FALSE);
  join_equal (&a, notes, &b, list, TRUE);
  join_between (&a, notes, &b, list);
  for (guint i = 0; i < a.indices->len; i++)
    {
      const guint j = get_partner (&a, i);
      const SegueFrontPair pair = { get_entry (&a, notes, i), j != SEGUE_NO_INDEX ? get_entry (&b, list, j) : NULL,
                                    g_array_index (a.indices, guint, i) };

      g_array_append_val (pairs, pair);
    }
  for (guint j = 0; j < b.indices->len; j++)
    if (get_partner (&b, j) == SEGUE_NO_INDEX)
      {
        const SegueFrontPair pair = { NULL, get_entry (&b, list, j), g_array_index (b.indices, guint, j) };

        g_array_append_val (pairs, pair);
      }

  return pairs;
}

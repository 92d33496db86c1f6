/* segue-rule-time-repeated.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-repeated: lists that were pasted twice. */

/* Returns the index of the first entry of the list that starts at timestamp @i: its heading, if there is one. */
static guint
find_start (SegueCheck *check,
            guint       i)
{
  guint index = check->stamps[i].index;

  while (index > check->stamps[i - 1].index + 1 &&
         segue_entry_get_kind (segue_episode_get (check->episode, index - 1)) == SEGUE_ENTRY_SECTION)
    index--;

  return index;
}

/* Returns: (transfer full): what an entry and its copy have in common: kind and title, and with @all the link and the
 * description, too */
static char *
dup_key (SegueEntry *entry,
         gboolean    all)
{
  g_autofree char *title = segue_entry_dup_title (entry);
  g_autofree char *link = all ? segue_entry_dup_link (entry) : NULL;
  g_autofree char *body = all ? segue_entry_dup_body (entry) : NULL;

  return g_strdup_printf ("%d\n%s\n%s\n%s", (int) segue_entry_get_kind (entry), title, link != NULL ? link : "",
                          body != NULL ? g_strstrip (body) : "");
}

static void
count_key (GHashTable *keys,
           char       *key)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (keys, key));

  g_hash_table_replace (keys, key, GUINT_TO_POINTER (n + 1));
}

/* Counts the entries from @from up to @to under what their copies would have. A copy can lack link and description. */
static void
count_keys (SegueCheck *check,
            GHashTable *keys,
            guint       from,
            guint       to)
{
  for (guint i = from; i < to; i++)
    {
      SegueEntry *entry = segue_episode_get (check->episode, i);
      g_autofree char *bare = dup_key (entry, FALSE);
      char *whole = dup_key (entry, TRUE);

      if (!g_str_equal (bare, whole))
        count_key (keys, g_steal_pointer (&bare));
      count_key (keys, whole);
    }
}

/* Tells whether an entry stands before with all that it has. Each one before counts for one copy. */
static gboolean
take_key (GHashTable *keys,
          SegueEntry *entry)
{
  g_autofree char *key = dup_key (entry, TRUE);
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (keys, key));

  if (n > 0)
    g_hash_table_replace (keys, g_steal_pointer (&key), GUINT_TO_POINTER (n - 1));

  return n > 0;
}

/* Finds the entries from @first up to @end that stand before, too, and that contain no entry that does not. Returns:
 * (transfer full) (element-type guint): their indices */
static GArray *
find_twice (SegueCheck *check,
            GHashTable *keys,
            guint       first,
            guint       end)
{
  GArray *twice = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *stays = g_new (gboolean, end - first);
  guint once = end;

  for (guint i = first; i < end; i++)
    stays[i - first] = !take_key (keys, segue_episode_get (check->episode, i));
  for (guint i = end; i-- > first;)
    {
      stays[i - first] |= segue_episode_get_subtree_end (check->episode, i) > once;
      if (stays[i - first])
        once = i;
    }
  for (guint i = first; i < end; i++)
    if (!stays[i - first])
      g_array_append_val (twice, i);

  return twice;
}

static guint
count_segments (SegueCheck *check,
                GArray     *indices)
{
  guint n = 0;

  for (guint i = 0; i < indices->len; i++)
    n += segue_entry_get_kind (segue_episode_get (check->episode, g_array_index (indices, guint, i))) == SEGUE_ENTRY_SEGMENT;

  return n;
}

static void
report (SegueCheck         *check,
        const SegueMistake *mistake,
        GHashTable         *keys)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];
  const guint first = find_start (check, mistake->first);
  const guint end = check->stamps[mistake->first + mistake->n - 1].index + 1;
  g_autoptr(GArray) twice = find_twice (check, keys, first, end);
  /* The mistake counts timestamps. The fix also removes the segments without a time between them. */
  const guint n_segments = count_segments (check, twice);
  const guint n = n_segments > 0 ? n_segments : mistake->n;
  g_autofree char *message = NULL;
  SegueProblem *problem;

  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u segment stands here a second time.",
                                          "%u segments stand here a second time.", n), n);
  problem = segue_check_report (check, &segue_rule_time_repeated, SEGUE_SEVERITY_ERROR, stamp->index,
                                segue_entry_get_start_span (stamp->entry), message);
  segue_order_set_reach (check, mistake, problem);
  if (n_segments > 0)
    segue_problem_add_fix (problem, segue_fix_new_remove_copy (check, twice, twice->len == end - first ? 0 : n_segments));
}

static void
check_repeated (SegueCheck *check)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint counted = 0;

  for (guint i = 0; i < check->mistakes->len; i++)
    {
      const SegueMistake *mistake = &g_array_index (check->mistakes, SegueMistake, i);
      guint first;

      if (mistake->kind != SEGUE_MISTAKE_COPY)
        continue;
      first = find_start (check, mistake->first);
      count_keys (check, keys, counted, first);
      counted = first;
      report (check, mistake, keys);
    }
}

/**
 * segue_rule_time_repeated:
 *
 * Reports lists that repeat the list before, with the same times and titles (error). The fix keeps what stands there only
 * once, such as a title that was corrected or a description. A list with the same times and other titles is a translation
 * and is not reported.
 */
const SegueRule segue_rule_time_repeated = { "time-repeated", NULL, check_repeated, FALSE };

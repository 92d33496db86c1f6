/* segue-rule-time-duplicate.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-duplicate: segments that start at the same time. */

/* The smallest numbers of times that stand there twice in notes in two languages: of all, and of those with titles in
 * different scripts. */
#define MIN_PAIRS 3
#define MIN_TRANSLATIONS 2

static gboolean
is_parent (SegueCheck       *check,
           const SegueTimed *first,
           const SegueTimed *second)
{
  return segue_episode_get_parent (check->episode, second->index) == first->index;
}

/**
 * segue_title_get_script:
 * @entry: a segment
 *
 * Finds out in which script a title is written: that of its first letter that belongs to one.
 *
 * Returns: the script, or %G_UNICODE_SCRIPT_COMMON if there is no such letter
 */
GUnicodeScript
segue_title_get_script (const SegueEntry *entry)
{
  g_autofree char *title = segue_entry_dup_plain_title (entry);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return g_unichar_get_script (g_utf8_get_char (p));

  return G_UNICODE_SCRIPT_COMMON;
}

/* Tells whether one title is a translation of the other: they are written in different scripts. */
static gboolean
is_translation (const SegueTimed *first,
                const SegueTimed *second)
{
  const GUnicodeScript script = segue_title_get_script (first->entry),
                       other = segue_title_get_script (second->entry);

  return script != other && script != G_UNICODE_SCRIPT_COMMON && other != G_UNICODE_SCRIPT_COMMON;
}

/* Tells whether the notes are in two languages: most times stand there twice, or several do with a translation. A single
 * title in another script can as well be a name. */
static gboolean
is_bilingual (SegueCheck *check)
{
  guint n_pairs = 0, n_translations = 0;

  for (guint i = 1; i < check->n_timed; i++)
    if (check->timed[i].time == check->timed[i - 1].time)
      {
        n_pairs++;
        n_translations += is_translation (&check->timed[i - 1], &check->timed[i]);
      }

  return n_translations >= MIN_TRANSLATIONS || (n_pairs >= MIN_PAIRS && n_pairs * 5 >= check->n_timed * 2);
}

static void
report (SegueCheck       *check,
        const SegueTimed *timed)
{
  g_autofree char *time = segue_check_format (check, segue_entry_get_start (timed->entry));
  g_autofree char *message = g_strdup_printf (_("%s is the time of the segment before, too."), time);

  segue_check_report (check, &segue_rule_time_duplicate, SEGUE_SEVERITY_WARNING, timed->index,
                      segue_entry_get_start_span (timed->entry), message);
}

static void
check_duplicates (SegueCheck *check)
{
  gboolean asked = FALSE;
  guint cursor = 0;

  for (guint i = 1; i < check->n_timed; i++)
    {
      const SegueTimed *timed = &check->timed[i];

      if (timed[0].time != timed[-1].time || is_parent (check, &timed[-1], &timed[0]) ||
          segue_order_is_in_copy (check, &cursor, timed->index))
        continue;
      if (!asked && is_bilingual (check))
        return;
      asked = TRUE;
      report (check, timed);
    }
}

/**
 * segue_rule_time_duplicate:
 *
 * Reports segments that have the same time as the segment before (warning). A child segment may start at the same time
 * as its parent. In notes in two languages a translation has the time of the segment before.
 */
const SegueRule segue_rule_time_duplicate = {
  "time-duplicate", NULL, check_duplicates, FALSE, N_("The same time twice"),
};

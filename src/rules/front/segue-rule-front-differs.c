/* segue-rule-front-differs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "rules/front/segue-front-list-private.h"

/* The rule front-differs: notes and the list of chapters in their front matter that do not agree. */

/* The largest number of pairs that one fix changes: the list is read again for each of them. */
#define MAX_MANY 200

/* How pairs differ. */
typedef struct
{
  GArray *starts; /* of SegueFrontPair */
  GArray *titles;
  GArray *added;  /* what only the notes have */
  GArray *missed; /* what only the front matter has */
  guint n_joined;
} Differences;

static void
differences_clear (Differences *self)
{
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->titles, g_array_unref);
  g_clear_pointer (&self->added, g_array_unref);
  g_clear_pointer (&self->missed, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Differences, differences_clear)

/* Tells whether two starts are the same one. Either can be rounded to a whole second. */
static gboolean
is_same_start (const SegueFrontPair *pair)
{
  const gint64 start = segue_entry_get_start (pair->segment), other = segue_entry_get_start (pair->item);

  return start / 1000 == other / 1000 || ((start % 1000 == 0) != (other % 1000 == 0) && ABS (start - other) < 1000);
}

/* Tells whether two titles say the same, whatever the white space between their words. */
static gboolean
is_same_title (const SegueFrontPair *pair)
{
  g_autofree char *title = segue_entry_dup_plain_title (pair->segment);
  g_autofree char *other = segue_entry_dup_plain_title (pair->item);
  const char *a = title, *b = other;

  for (;;)
    {
      while (g_ascii_isspace (*a))
        a++;
      while (g_ascii_isspace (*b))
        b++;
      if (*a == '\0' || *a != *b)
        return *a == *b;
      a++;
      b++;
    }
}

static void
find_differences (Differences  *self,
                  const GArray *pairs)
{
  self->starts = g_array_new (FALSE, FALSE, sizeof (SegueFrontPair));
  self->titles = g_array_new (FALSE, FALSE, sizeof (SegueFrontPair));
  self->added = g_array_new (FALSE, FALSE, sizeof (SegueFrontPair));
  self->missed = g_array_new (FALSE, FALSE, sizeof (SegueFrontPair));
  for (guint i = 0; i < pairs->len; i++)
    {
      const SegueFrontPair *pair = &g_array_index (pairs, SegueFrontPair, i);

      if (pair->item == NULL || pair->segment == NULL)
        {
          if (segue_entry_get_start (pair->item == NULL ? pair->segment : pair->item) != SEGUE_TIME_NONE)
            g_array_append_vals (pair->item == NULL ? self->added : self->missed, pair, 1);
          continue;
        }
      self->n_joined++;
      if (segue_entry_get_start (pair->item) != SEGUE_TIME_NONE && segue_entry_get_start (pair->segment) != SEGUE_TIME_NONE &&
          !is_same_start (pair))
        g_array_append_vals (self->starts, pair, 1);
      if (!is_same_title (pair))
        g_array_append_vals (self->titles, pair, 1);
    }
}

static SegueProblem *
report (SegueCheck *check,
        guint       index,
        SegueSpan   span,
        const char *message)
{
  SegueProblem *problem = segue_check_report (check, &segue_rule_front_differs, SEGUE_SEVERITY_NOTE, index, span, message);

  /* fixes change the head */
  segue_problem_set_reach (problem, G_MAXUINT);

  return problem;
}

/* Adds the fix that takes all values of one kind from the notes. */
static void
add_fix_of_all (SegueProblem      *problem,
                SegueFrontFixKind  kind,
                const GArray      *pairs)
{
  g_autofree char *label = NULL;

  if (pairs->len < 2 || pairs->len > MAX_MANY)
    return;
  if (kind == SEGUE_FRONT_FIX_LIST_START)
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Use %u Time From the Notes", "Use All %u Times From the Notes",
                                          pairs->len), pairs->len);
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Use %u Title From the Notes", "Use All %u Titles From the Notes",
                                          pairs->len), pairs->len);
  segue_problem_add_fix (problem, segue_fix_new_front (kind, (const SegueFrontPair *) (gpointer) pairs->data, pairs->len, label));
}

static void
report_starts (SegueCheck        *check,
               const Differences *found)
{
  for (guint i = 0; i < found->starts->len; i++)
    {
      const SegueFrontPair *pair = &g_array_index (found->starts, SegueFrontPair, i);
      g_autofree char *start = segue_check_format (check, segue_entry_get_start (pair->segment));
      g_autofree char *other = segue_check_format (check, segue_entry_get_start (pair->item));
      g_autofree char *message = g_strdup_printf (_("The notes say %1$s, and the front matter says %2$s."), start, other);
      /* Translators: %s is a time such as 01:31:23 */
      g_autofree char *from_notes = g_strdup_printf (_("Use %s From the Notes"), start);
      /* Translators: %s is a time such as 01:31:23 */
      g_autofree char *from_front = g_strdup_printf (_("Use %s From the Front Matter"), other);
      SegueProblem *problem = report (check, pair->index, segue_entry_get_start_span (pair->segment), message);

      segue_problem_add_fix (problem, segue_fix_new_front (SEGUE_FRONT_FIX_LIST_START, pair, 1, from_notes));
      segue_problem_add_fix (problem, segue_fix_new_front (SEGUE_FRONT_FIX_NOTES_START, pair, 1, from_front));
      add_fix_of_all (problem, SEGUE_FRONT_FIX_LIST_START, found->starts);
    }
}

static void
report_titles (SegueCheck        *check,
               const Differences *found)
{
  for (guint i = 0; i < found->titles->len; i++)
    {
      const SegueFrontPair *pair = &g_array_index (found->titles, SegueFrontPair, i);
      g_autofree char *title = segue_entry_dup_plain_title (pair->item);
      g_autofree char *message = g_strdup_printf (_("The front matter has another title here: “%s”."), title);
      SegueProblem *problem = report (check, pair->index, segue_entry_get_title_span (pair->segment), message);

      segue_problem_add_fix (problem, segue_fix_new_front (SEGUE_FRONT_FIX_LIST_TITLE, pair, 1, _("Use the Title From the Notes")));
      segue_problem_add_fix (problem, segue_fix_new_front (SEGUE_FRONT_FIX_NOTES_TITLE, pair, 1,
                                                           _("Use the Title From the Front Matter")));
      add_fix_of_all (problem, SEGUE_FRONT_FIX_LIST_TITLE, found->titles);
    }
}

/* Reports what only one of the two has. */
static void
report_alone (SegueCheck        *check,
              const Differences *found)
{
  for (guint i = 0; i < found->added->len; i++)
    {
      const SegueFrontPair *pair = &g_array_index (found->added, SegueFrontPair, i);
      SegueProblem *problem = report (check, pair->index, segue_entry_get_start_span (pair->segment),
                                      _("The list in the front matter lacks this segment."));

      segue_problem_add_fix (problem, segue_fix_new_front (SEGUE_FRONT_FIX_LIST_ADD, pair, 1, _("Add to the Front Matter")));
    }
  for (guint i = 0; i < found->missed->len; i++)
    {
      const SegueFrontPair *pair = &g_array_index (found->missed, SegueFrontPair, i);
      g_autofree char *start = segue_check_format (check, segue_entry_get_start (pair->item));
      g_autofree char *title = segue_entry_dup_plain_title (pair->item);
      /* Translators: the first %s is a time such as 01:31:23, the second one a title */
      g_autofree char *message = g_strdup_printf (_("The front matter lists %1$s “%2$s”, which the notes lack."), start, title);
      SegueSpan span = segue_entry_get_title_span (pair->item);
      SegueProblem *problem;

      span.offset += segue_episode_get_offset (check->listed, pair->index);
      problem = report (check, 0, span, message);
      segue_problem_add_fix (problem, segue_fix_new_front (SEGUE_FRONT_FIX_NOTES_ADD, pair, 1, _("Add to the Notes")));
      segue_problem_add_fix (problem, segue_fix_new_front (SEGUE_FRONT_FIX_LIST_REMOVE, pair, 1,
                                                           _("Remove From the Front Matter")));
    }
}

static void
check_front (SegueCheck *check)
{
  g_autoptr(GArray) pairs = NULL;
  g_auto(Differences) found = { 0 };

  if (check->listed == NULL)
    return;
  pairs = segue_front_list_pair (check->episode, check->listed);
  find_differences (&found, pairs);
  report_starts (check, &found);
  /* where half of them differ, the two are written differently on purpose, or one is an excerpt */
  if (found.titles->len * 2 < found.n_joined)
    report_titles (check, &found);
  if (MAX (found.added->len, found.missed->len) * 2 < found.n_joined)
    report_alone (check, &found);
}

/**
 * segue_rule_front_differs:
 *
 * Reports where the list of chapters in front matter differs from the notes that repeat it: in a time, in a title, or
 * because only one of the two has a segment (note).
 */
const SegueRule segue_rule_front_differs = { "front-differs", NULL, check_front, FALSE };

/* segue-fixes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-fixes.h"

#include <string.h>

#include "rules/segue-checker.h"

/* How far around an entry rules look to judge its time. */
#define REACH 2

/* A fix that changes more lines is shown by its first ones and its last. */
#define MAX_LINES 4
#define FIRST_LINES 2

typedef struct
{
  SegueEpisode *episode;
  SegueChecker *checker; /* NULL as long as the problems are those that were chosen from */
  guint touched;         /* entries before this one have been changed since the last check, or lie beside such */
} Batch;

/* The fix that is offered now for what was chosen, or NULL where that is no longer wrong, or wrong in another way. */
static SegueFix *
find_fix (Batch                *self,
          const SegueFixChoice *choice)
{
  SegueFix *chosen = segue_problem_get_fix (choice->problem, choice->fix);
  GPtrArray *problems;

  if (self->checker == NULL)
    return chosen;

  problems = segue_checker_get_problems (self->checker);
  for (guint i = 0; i < problems->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, i);

      if (segue_problem_get_id (problem) != segue_problem_get_id (choice->problem) ||
          !g_str_equal (segue_problem_get_rule (problem), segue_problem_get_rule (choice->problem)))
        continue;
      for (guint j = 0; j < segue_problem_get_n_fixes (problem); j++)
        {
          SegueFix *fix = segue_problem_get_fix (problem, j);

          if (g_str_equal (segue_fix_get_label (fix), segue_fix_get_label (chosen)))
            return fix;
        }
    }

  return NULL;
}

static void
check_again (Batch *self)
{
  if (self->checker == NULL)
    self->checker = segue_checker_new ();
  segue_checker_check (self->checker, self->episode, SEGUE_CHECK_DEFAULT);
  self->touched = 0;
}

static gboolean
apply (Batch                *self,
       const SegueFixChoice *choice)
{
  g_autoptr(SegueEpisode) fixed = NULL;
  SegueEpisodeDiff diff;
  SegueFix *fix;
  guint index;

  if (!segue_episode_find (self->episode, segue_problem_get_id (choice->problem), &index))
    return FALSE;
  /* what was found near a fix may have gone with it */
  if (index < self->touched)
    check_again (self);
  fix = find_fix (self, choice);
  if (fix != NULL)
    fixed = segue_fix_apply (fix, self->episode, NULL);
  if (fixed == NULL || fixed == self->episode)
    return FALSE;

  diff = segue_episode_compare (self->episode, fixed);
  self->touched = MAX (self->touched, diff.new_end + REACH);
  segue_episode_unref (self->episode);
  self->episode = g_steal_pointer (&fixed);

  return TRUE;
}

/**
 * segue_fixes_apply:
 * @episode: the episode in which the problems were found
 * @choices: (array length=n_choices): what to do, in the order of the lines
 * @n_choices: how many
 * @n_done: (nullable): counts on atomically, for who watches from another thread
 * @cancellable: (nullable): to stop it
 * @n_applied: (out): how many fixes were applied
 *
 * Applies fixes one after the other. One whose problem went away with an earlier fix, or has become another, is left
 * out, and so is one that cannot be applied any more.
 *
 * Returns: (transfer full): the mended episode, @episode itself where nothing was applied
 */
SegueEpisode *
segue_fixes_apply (SegueEpisode         *episode,
                   const SegueFixChoice *choices,
                   guint                 n_choices,
                   gint                 *n_done,
                   GCancellable         *cancellable,
                   guint                *n_applied)
{
  Batch batch = { .episode = segue_episode_ref (episode) };

  *n_applied = 0;
  for (guint i = 0; i < n_choices && !g_cancellable_is_cancelled (cancellable); i++)
    {
      *n_applied += apply (&batch, &choices[i]);
      if (n_done != NULL)
        g_atomic_int_inc (n_done);
    }
  g_clear_pointer (&batch.checker, segue_checker_free);

  return batch.episode;
}

/* The first line of an entry: no fix there is changes another one. */
static char *
dup_head (SegueEntry *entry)
{
  gsize length;
  const char *text = segue_entry_get_text (entry, &length);

  return g_strndup (text, strcspn (text, "\r\n"));
}

static gboolean
has_same_head (SegueEntry *a,
               SegueEntry *b)
{
  g_autofree char *head = dup_head (a);
  g_autofree char *other = dup_head (b);

  return g_str_equal (head, other);
}

/* The first lines of the entries from @start to @end, but for those that stand the same in the same place of @other. */
static char *
dup_lines (SegueEpisode *episode,
           SegueEpisode *other,
           guint         start,
           guint         end,
           guint         other_end)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const gboolean parallel = end == other_end;

  for (guint i = start; i < end; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (!parallel || !has_same_head (entry, segue_episode_get (other, i)))
        g_ptr_array_add (lines, dup_head (entry));
    }
  if (lines->len > MAX_LINES)
    {
      g_ptr_array_remove_range (lines, FIRST_LINES, lines->len - FIRST_LINES - 1);
      g_ptr_array_insert (lines, FIRST_LINES, g_strdup ("…"));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * segue_fixes_preview:
 * @episode: an episode
 * @fix: a fix of a problem in it
 * @before: (out): the lines that the fix changes
 * @after: (out): the same lines after it
 *
 * Shows what a fix would do. Of many lines, the first ones and the last are shown.
 *
 * Returns: %FALSE where it would do nothing
 */
gboolean
segue_fixes_preview (SegueEpisode  *episode,
                     SegueFix      *fix,
                     char         **before,
                     char         **after)
{
  g_autoptr(SegueEpisode) fixed = segue_fix_apply (fix, episode, NULL);
  SegueEpisodeDiff diff;

  *before = *after = NULL;
  if (fixed == NULL || fixed == episode)
    return FALSE;
  diff = segue_episode_compare (episode, fixed);
  *before = dup_lines (episode, fixed, diff.start, diff.old_end, diff.new_end);
  *after = dup_lines (fixed, episode, diff.start, diff.new_end, diff.old_end);

  return TRUE;
}

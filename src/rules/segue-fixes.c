/* segue-fixes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-fixes.h"

#include <string.h>

#include "rules/segue-checker.h"

/* Applies many fixes in one go, and previews the lines that a fix changes. */

/* A preview of more than MAX_LINES lines shows the first FIRST_LINES lines and the last one. */
#define MAX_LINES 4
#define FIRST_LINES 2

typedef struct
{
  SegueEpisode *episode; /* with the fixes applied so far */
  SegueChecker *checker; /* NULL until the first new check: until then, the chosen problems are up to date */
  guint touched;         /* index after the last entry that was changed since the last check; 0 if none was */
} Batch;

/* Finds the fix in the latest check that corresponds to @choice. Returns NULL if the problem is gone or is no longer
 * offered this fix. */
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

/* Applies one fix. Returns whether it changed anything. */
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
  /* An earlier fix nearby may have solved this problem, too. The fixes are applied in the order of the lines, so earlier
   * ones have changed entries before this one. */
  if (self->touched > 0 && index - MIN (index, segue_problem_get_reach (choice->problem)) < self->touched)
    check_again (self);
  fix = find_fix (self, choice);
  if (fix != NULL)
    fixed = segue_fix_apply (fix, self->episode, NULL);
  if (fixed == NULL || fixed == self->episode)
    return FALSE;

  diff = segue_episode_find_difference (self->episode, fixed);
  self->touched = MAX (self->touched, diff.new_end);
  segue_episode_unref (self->episode);
  self->episode = g_steal_pointer (&fixed);

  return TRUE;
}

/**
 * segue_fixes_apply:
 * @episode: the episode in which the problems were found
 * @choices: (array length=n_choices): the fixes to apply, in the order of the lines
 * @n_choices: number of choices
 * @n_done: (inout) (nullable): incremented atomically after each choice, so that another thread can show progress
 * @cancellable: (nullable): a #GCancellable; fixes that were applied before it is cancelled are kept
 * @n_applied: (out): number of fixes that changed the episode
 *
 * Applies several fixes one after the other. A fix is skipped if its problem was solved or changed by an earlier fix,
 * or if it fails. This may take long; it can be called from any thread.
 *
 * Returns: (transfer full): the corrected episode, @episode itself if no fix was applied
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

/* Returns the first line of an entry, or what an item of a list says. It is all that a preview shows of segments and
 * sections, because fixes only change their first lines. */
static char *
dup_head (SegueEntry *entry)
{
  gsize length;
  const char *text = segue_entry_get_text (entry, &length);

  if (segue_entry_get_syntax (entry) != NULL)
    {
      g_autofree char *start = segue_entry_dup_start_text (entry);
      g_autofree char *title = segue_entry_dup_title (entry);

      return g_strconcat (start, " ", title, NULL);
    }

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

/* Appends the lines of a text that differ from those of @other. */
static void
add_changed_lines (GPtrArray  *lines,
                   SegueEntry *entry,
                   SegueEntry *other)
{
  gsize length, other_length, from = 0, same = 0;
  const char *text = segue_entry_get_text (entry, &length), *other_text = segue_entry_get_text (other, &other_length);
  const gsize shorter = MIN (length, other_length);
  g_auto(GStrv) changed = NULL;
  g_autofree char *joined = NULL;

  for (gsize i = 0; i < shorter && text[i] == other_text[i]; i++)
    if (text[i] == '\n')
      from = i + 1;
  for (gsize i = 1; i <= shorter - from && text[length - i] == other_text[other_length - i]; i++)
    if (i == shorter - from || text[length - i - 1] == '\n')
      same = i;
  joined = g_strndup (text + from, length - same - from);
  changed = g_strsplit (g_strchomp (joined), "\n", -1);
  for (guint i = 0; changed[i] != NULL; i++)
    g_ptr_array_add (lines, g_strdup (g_strchomp (changed[i])));
}

/* Returns the first lines of the entries from @start up to @end (exclusive), joined by line feeds. If the fix did not
 * change the number of entries, lines that are the same in @other are left out, and all lines of a text that differ are
 * returned. */
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

      if (parallel && segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT && segue_entry_get_syntax (entry) == NULL)
        add_changed_lines (lines, entry, segue_episode_get (other, i));
      else if (!parallel || !has_same_head (entry, segue_episode_get (other, i)))
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
 * @before: (out) (transfer full) (nullable): the lines that the fix changes, as they are
 * @after: (out) (transfer full) (nullable): the same lines after the fix
 *
 * Previews a fix. At most four lines are given: of more, only the first two and the last.
 *
 * Returns: %TRUE if the fix changes anything; otherwise %FALSE, and @before and @after are set to %NULL
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
  diff = segue_episode_find_difference (episode, fixed);
  *before = dup_lines (episode, fixed, diff.start, diff.old_end, diff.new_end);
  *after = dup_lines (fixed, episode, diff.start, diff.new_end, diff.old_end);

  return TRUE;
}

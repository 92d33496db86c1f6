/* segue-checker.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-checker-private.h"

#include <string.h>

#include "core/front/segue-front-matter.h"
#include "rules/front/segue-front-list-private.h"
#include "rules/order/segue-order.h"

/* Applies the rules to an episode, and caches their results for the next check of an edited version. */

/* How many entries are checked before the clock is read again: shorter episodes are always checked in one step. */
#define N_AT_ONCE 1024

static void
clear_cell (gpointer data)
{
  SegueCell *cell = data;

  g_clear_pointer (&cell->problems, g_ptr_array_unref);
}

static void
clear_finding (gpointer data)
{
  SegueFinding *finding = data;

  g_clear_object (&finding->problem);
}

static void
clear_mistake (gpointer data)
{
  SegueMistake *mistake = data;

  g_clear_pointer (&mistake->times, g_free);
}

/**
 * segue_checker_new:
 *
 * Creates a checker. Its first check covers the whole episode.
 *
 * Returns: (transfer full): a new checker
 */
SegueChecker *
segue_checker_new (void)
{
  SegueChecker *self = g_new0 (SegueChecker, 1);

  self->duration = self->measured = SEGUE_TIME_NONE;
  self->cells = g_array_new (FALSE, TRUE, sizeof (SegueCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->by_times = g_array_new (FALSE, FALSE, sizeof (SegueFinding));
  g_array_set_clear_func (self->by_times, clear_finding);
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
  self->timed = g_array_new (FALSE, FALSE, sizeof (SegueTimed));
  self->stamps = g_array_new (FALSE, FALSE, sizeof (SegueTimed));
  self->mistakes = g_array_new (FALSE, FALSE, sizeof (SegueMistake));
  g_array_set_clear_func (self->mistakes, clear_mistake);
  self->placeholders = g_array_new (FALSE, FALSE, sizeof (SegueTimed));
  self->malformed = g_array_new (FALSE, FALSE, sizeof (SegueTimed));

  return self;
}

/**
 * segue_checker_free:
 * @self: (transfer full): a checker
 *
 * Frees a checker.
 */
void
segue_checker_free (SegueChecker *self)
{
  g_clear_pointer (&self->episode, segue_episode_unref);
  g_clear_pointer (&self->previous, segue_episode_unref);
  g_clear_pointer (&self->listed, segue_episode_unref);
  g_strfreev (self->noted);
  g_array_unref (self->cells);
  g_array_unref (self->by_times);
  g_ptr_array_unref (self->problems);
  g_array_unref (self->timed);
  g_array_unref (self->stamps);
  g_array_unref (self->mistakes);
  g_array_unref (self->placeholders);
  g_array_unref (self->malformed);
  g_free (self);
}

/**
 * segue_checker_set_previous:
 * @self: a checker
 * @previous: (nullable): the head of the previous episode, as returned by segue_next_episode_dup_head()
 *
 * Sets the previous episode that the checked episode was created from. Values that were copied from it and must differ
 * in each episode are reported. The next check covers the whole episode.
 */
void
segue_checker_set_previous (SegueChecker *self,
                            SegueEpisode *previous)
{
  if (previous != NULL)
    segue_episode_ref (previous);
  g_clear_pointer (&self->previous, segue_episode_unref);
  self->previous = previous;
  g_clear_pointer (&self->episode, segue_episode_unref);
}

/**
 * segue_checker_set_noted:
 * @self: a checker
 * @rules: (array zero-terminated=1): ids of rules
 *
 * Sets the rules whose problems are reported as notes. The next check covers the whole episode.
 */
void
segue_checker_set_noted (SegueChecker      *self,
                         const char *const *rules)
{
  g_strfreev (self->noted);
  self->noted = g_strdupv ((char **) rules);
  g_clear_pointer (&self->episode, segue_episode_unref);
}

/**
 * segue_checker_set_evidence:
 * @self: a checker
 * @func: (nullable): tells what is known about starts from elsewhere, such as from a transcript
 * @data: (nullable): the data of @func, which must stay valid until another function is set
 *
 * Sets what helps to tell which of two times is wrong. The next check covers the whole episode.
 */
void
segue_checker_set_evidence (SegueChecker      *self,
                            SegueEvidenceFunc  func,
                            gpointer           data)
{
  self->evidence = func;
  self->evidence_data = data;
  g_clear_pointer (&self->episode, segue_episode_unref);
}

/**
 * segue_checker_set_length:
 * @self: a checker
 * @length: how long the recording is, in milliseconds, or %SEGUE_TIME_NONE
 *
 * Sets the length for notes that do not say it. The next check covers the whole episode.
 */
void
segue_checker_set_length (SegueChecker *self,
                          gint64        length)
{
  self->measured = length;
  g_clear_pointer (&self->episode, segue_episode_unref);
}

/* Counts the times of a transcript, and finds the first entry that has some. */
static void
count_spoken (SegueChecker *self,
              SegueCheck   *check)
{
  for (guint i = self->cells->len; i-- > 0;)
    {
      const guint n = g_array_index (self->cells, SegueCell, i).spoken;

      if (n > 0)
        check->spoken = i;
      check->n_spoken += n;
    }
}

/* Applies the rules that look at all times. */
static void
check_times (SegueChecker *self,
             SegueEpisode *episode)
{
  SegueCheck check = {
    .episode = episode,
    .noted = (const char *const *) self->noted,
    .duration = self->duration, .listed = self->listed,
    .evidence = self->evidence, .evidence_data = self->evidence_data,
    .findings = self->by_times, .mistakes = self->mistakes,
  };

  g_array_set_size (self->by_times, 0);
  g_array_set_size (self->mistakes, 0);
  segue_checker_find_timed (self);
  segue_checker_take_placeholders (self);
  self->has_pairs = FALSE;
  for (guint i = 1; i < self->timed->len && !self->has_pairs; i++)
    self->has_pairs = g_array_index (self->timed, SegueTimed, i).time == g_array_index (self->timed, SegueTimed, i - 1).time;
  check.timed = (SegueTimed *) self->timed->data;
  check.n_timed = self->timed->len;
  check.placeholders = (SegueTimed *) self->placeholders->data;
  check.n_placeholders = self->placeholders->len;
  check.malformed = (SegueTimed *) self->malformed->data;
  check.n_malformed = self->malformed->len;
  segue_checker_merge_stamps (self, &check);
  segue_order_judge (&check);
  segue_order_weigh_evidence (&check);
  count_spoken (self, &check);
  for (guint i = 0; segue_rules[i] != NULL; i++)
    if (segue_rules[i]->check_times != NULL && (!segue_rules[i]->optional || (self->flags & SEGUE_CHECK_STYLE)))
      segue_rules[i]->check_times (&check);
}

/* Applies the rules that look at single entries to one entry. Returns whether the entry has problems or had some at the
 * last check. */
static gboolean
check_entry (SegueChecker *self,
             SegueCheck   *check,
             guint         index)
{
  SegueCell *cell = &g_array_index (self->cells, SegueCell, index);
  const gboolean had_problems = cell->problems != NULL;

  clear_cell (cell);
  for (guint i = 0; segue_rules[i] != NULL; i++)
    if (segue_rules[i]->check_entry != NULL && (!segue_rules[i]->optional || (self->flags & SEGUE_CHECK_STYLE)))
      segue_rules[i]->check_entry (check, index, cell->entry);
  for (guint i = 0; i < check->findings->len; i++)
    {
      if (cell->problems == NULL)
        cell->problems = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (cell->problems, g_array_index (check->findings, SegueFinding, i).problem);
    }
  g_array_set_size (check->findings, 0);

  return had_problems || cell->problems != NULL;
}

/* Applies the rules that look at single entries to the entries that they have not been applied to, until @deadline.
 * Returns whether they have been applied to all. */
static gboolean
check_entries (SegueChecker *self,
               gint64        deadline)
{
  g_autoptr(GArray) findings = g_array_new (FALSE, FALSE, sizeof (SegueFinding));
  SegueCheck check = {
    .episode = self->episode,
    .previous = self->previous,
    .noted = (const char *const *) self->noted,
    .duration = SEGUE_TIME_NONE,
    .findings = findings,
  };

  while (self->next < self->end)
    {
      const guint stop = MIN (self->next + N_AT_ONCE, self->end);

      for (; self->next < stop; self->next++)
        self->differs |= check_entry (self, &check, self->next);
      if (self->next < self->end && g_get_monotonic_time () >= deadline)
        return FALSE;
    }

  return TRUE;
}

/* Tells whether a timestamp has a fraction of a second, or digits after it that can be its seconds. */
static gboolean
is_exact (const SegueEntry *entry)
{
  gsize length;

  return segue_entry_get_clock (entry).fraction > 0 || segue_guess_tail (entry, &length) != SEGUE_TIME_NONE;
}

static SegueCell
make_cell (SegueEntry *entry)
{
  gint64 link = segue_entry_get_link_time (entry);
  SegueCell cell = { .entry = entry, .time = segue_entry_get_start (entry) };

  cell.spoken = segue_entry_get_n_spoken_times (entry);
  cell.malformed = segue_entry_is_malformed (entry);
  cell.frames = segue_entry_get_clock (entry).frames;
  cell.exact = is_exact (entry);
  cell.after_end = segue_entry_get_clock (entry).after_end;
  cell.link = segue_link_hash (entry);
  cell.links_elsewhere = link != SEGUE_TIME_NONE && link != cell.time;

  return cell;
}

/* Tells whether the rules that look at all times see no difference between the titles of two versions of an entry. */
static gboolean
has_same_title (SegueChecker     *self,
                const SegueEntry *a,
                const SegueEntry *b)
{
  g_autofree char *title = NULL;
  g_autofree char *other = NULL;

  if (self->has_pairs && segue_title_get_script (a) != segue_title_get_script (b))
    return FALSE;
  if (self->listed == NULL)
    return TRUE;
  title = segue_entry_dup_title (a);
  other = segue_entry_dup_title (b);

  return g_str_equal (title, other);
}

/* Replaces the cells of the entries that @diff describes by cells for the entries of @episode. Sets @same_times to
 * whether the results of the rules that look at all times stay valid. Returns whether a replaced entry had problems. */
static gboolean
replace_cells (SegueChecker     *self,
               SegueEpisode     *episode,
               SegueEpisodeDiff  diff,
               gboolean         *same_times)
{
  gboolean had_problems = FALSE;

  /* The cells only borrow their entries, which may be freed already if the checker holds no episode. */
  *same_times = self->episode != NULL && diff.old_end == diff.new_end;
  for (guint i = diff.start; i < diff.old_end; i++)
    had_problems |= g_array_index (self->cells, SegueCell, i).problems != NULL;
  for (guint i = diff.start; i < diff.old_end && *same_times; i++)
    {
      const SegueCell *cell = &g_array_index (self->cells, SegueCell, i);
      const SegueEntry *entry = segue_episode_get (episode, i);

      *same_times = segue_check_sees_same_times (cell->entry, entry) && segue_link_is_same (cell->link, cell->entry, entry) &&
                    has_same_title (self, cell->entry, entry);
    }

  if (diff.old_end > diff.new_end)
    g_array_remove_range (self->cells, diff.new_end, diff.old_end - diff.new_end);
  else if (diff.new_end > diff.old_end)
    {
      g_autofree SegueCell *room = g_new0 (SegueCell, diff.new_end - diff.old_end);

      g_array_insert_vals (self->cells, diff.old_end, room, diff.new_end - diff.old_end);
    }
  for (guint i = diff.start; i < diff.new_end; i++)
    {
      SegueCell *cell = &g_array_index (self->cells, SegueCell, i);

      clear_cell (cell);
      *cell = make_cell (segue_episode_get (episode, i));
    }

  return had_problems;
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const SegueFinding *first = a, *second = b;
  const guint offset = segue_problem_get_span (first->problem).offset;
  const guint other = segue_problem_get_span (second->problem).offset;

  if (first->index != second->index)
    return first->index < second->index ? -1 : 1;

  return (offset > other) - (offset < other);
}

/* Collects the problems of all rules in the order of the lines. */
static void
collect (SegueChecker *self)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (SegueFinding));

  g_array_append_vals (all, self->by_times->data, self->by_times->len);
  for (guint i = 0; i < self->cells->len; i++)
    {
      GPtrArray *problems = g_array_index (self->cells, SegueCell, i).problems;

      for (guint j = 0; problems != NULL && j < problems->len; j++)
        {
          SegueFinding finding = { i, g_ptr_array_index (problems, j) };

          g_array_append_val (all, finding);
        }
    }
  /* g_qsort_with_data() is stable: problems at the same position stay in the order of the rules. */
  g_qsort_with_data (all->data, all->len, sizeof (SegueFinding), compare_findings, NULL);
  g_ptr_array_unref (self->problems);
  self->problems = g_ptr_array_new_full (all->len, g_object_unref);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (self->problems, g_object_ref (g_array_index (all, SegueFinding, i).problem));
}

/* Returns the entries that have to be checked: those that changed since the last check, or all of them if the last
 * check says nothing about this one. */
static SegueEpisodeDiff
find_difference (SegueChecker    *self,
                 SegueEpisode    *episode,
                 SegueCheckFlags  flags)
{
  /* Attributes of the episode belong to no entry, so a comparison of entries does not show their changes. */
  if (self->previous != NULL && self->episode != NULL &&
      segue_episode_get_attributes (self->episode) != segue_episode_get_attributes (episode))
    g_clear_pointer (&self->episode, segue_episode_unref);
  if (self->episode == NULL || flags != self->flags ||
      segue_episode_get_dialect (self->episode) != segue_episode_get_dialect (episode))
    return (SegueEpisodeDiff){ 0, self->cells->len, segue_episode_get_n_entries (episode) };

  return segue_episode_find_difference (self->episode, episode);
}

/* Reads what the head of the episode says about the times. Returns whether this is what was known already. */
static gboolean
read_head (SegueChecker *self,
           SegueEpisode *episode)
{
  const gint64 stated = segue_front_matter_get_duration (episode);
  const gint64 duration = stated != SEGUE_TIME_NONE ? stated : self->measured;
  SegueEpisode *listed = segue_front_list_read (episode);
  const gboolean same = duration == self->duration && listed == NULL && self->listed == NULL;

  self->duration = duration;
  g_clear_pointer (&self->listed, segue_episode_unref);
  self->listed = listed;

  return same;
}

/* Adds the entries that @diff describes to those that the rules have not been applied to. Whether a section is empty
 * depends on the entry after it, and whether a line is rather a segment on the segments around it, so the entries around the
 * changed ones are checked, too. */
static void
add_unchecked (SegueChecker     *self,
               SegueEpisodeDiff  diff)
{
  const guint first = diff.start - MIN (diff.start, SEGUE_CHECK_AHEAD);
  const guint end = MIN (diff.new_end + 1, self->cells->len);
  const gboolean is_done = self->next >= self->end;

  if (self->end > diff.old_end)
    self->end = self->end - diff.old_end + diff.new_end;
  self->next = is_done ? first : MIN (self->next, first);
  self->end = MIN (is_done ? end : MAX (self->end, end), self->cells->len);
}

/* Begins to check an episode, or goes on with what is still to be checked in the last one. */
static void
take_episode (SegueChecker    *self,
              SegueEpisode    *episode,
              SegueCheckFlags  flags)
{
  const SegueEpisodeDiff diff = find_difference (self, episode, flags);
  const gboolean whole = self->episode == NULL || diff.old_end - diff.start == self->cells->len;
  gboolean same_times;

  if (self->episode != NULL && !whole && diff.start == diff.old_end && diff.start == diff.new_end)
    return;
  self->flags = flags;
  self->differs |= replace_cells (self, episode, diff, &same_times);
  if (diff.start == 0 && diff.new_end > 0)
    same_times &= read_head (self, episode);
  /* The cells no longer refer to entries of the old episode, so it can be released. */
  segue_episode_ref (episode);
  g_clear_pointer (&self->episode, segue_episode_unref);
  self->episode = episode;
  self->other_times |= !same_times || whole;
  add_unchecked (self, diff);
}

/**
 * segue_checker_step:
 * @self: a checker
 * @episode: an episode, usually made by edits from the one that was checked last
 * @flags: which rules to apply
 * @deadline: the monotonic time, in microseconds, at which to stop, or %G_MAXINT64
 * @differs: (out): %TRUE if the problems may have changed, %FALSE if they are those of the last check
 *
 * Checks an episode in steps. Call this until it returns %TRUE. The problems stay those of the last check until then.
 * An edited version can be given to the next step. What has been checked of the entries that are still the same is kept.
 *
 * Returns: whether the episode has been checked
 */
gboolean
segue_checker_step (SegueChecker    *self,
                    SegueEpisode    *episode,
                    SegueCheckFlags  flags,
                    gint64           deadline,
                    gboolean        *differs)
{
  *differs = FALSE;
  take_episode (self, episode, flags);
  if (!check_entries (self, deadline))
    return FALSE;

  if (self->other_times)
    check_times (self, episode);
  *differs = self->differs || self->other_times;
  self->differs = self->other_times = FALSE;
  if (*differs)
    collect (self);

  return TRUE;
}

/**
 * segue_checker_check:
 * @self: a checker
 * @episode: an episode, usually made by edits from the one that was checked last
 * @flags: which rules to apply
 *
 * Checks an episode. Only entries that have changed since the last check are looked at again, which makes this fast
 * enough to be called after every keystroke.
 *
 * Returns: %TRUE if the problems may have changed, %FALSE if they are those of the last check
 */
gboolean
segue_checker_check (SegueChecker    *self,
                     SegueEpisode    *episode,
                     SegueCheckFlags  flags)
{
  gboolean differs;

  return segue_checker_step (self, episode, flags, G_MAXINT64, &differs) && differs;
}

/**
 * segue_checker_get_problems:
 * @self: a checker
 *
 * Gets the problems that the last check found. The array does not change: a check that finds other problems makes a new
 * array.
 *
 * Returns: (transfer none) (element-type SegueProblem): the problems, in the order of the lines
 */
GPtrArray *
segue_checker_get_problems (SegueChecker *self)
{
  return self->problems;
}

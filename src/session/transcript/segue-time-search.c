/* segue-time-search.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-time-search.h"

#include "core/edit/segue-edit-many.h"
#include "core/episode/segue-dialect.h"
#include "session/sound/segue-mark.h"

/* A delay is told if at least so many times that are heard with such certainty have it, three of four of them within the
 * spread around a delay of this length. Durations are in milliseconds. */
#define DELAY_TIMES 5
#define DELAY_SUPPORT 0.4
#define DELAY_SPREAD 8000
#define LEAST_DELAY 15000

/**
 * SegueTimeSearch:
 *
 * Looks in a transcript for the times of an episode's segments, in a thread. When the user fixes a time as right, the
 * segments around it are looked for again.
 */
struct _SegueTimeSearch
{
  GObject parent_instance;

  SegueEpisode *episode;
  SegueTranscript *transcript;
  gint64 duration; /* of the recording in milliseconds, or SEGUE_TIME_NONE */
  SegueAlignment *alignment; /* what the last search has found, or NULL */
  GListStore *rows;
  guint n_wanted;             /* rows without a time in the notes */
  GCancellable *cancellable;  /* of the search that runs, or NULL */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SegueTimeSearch, segue_time_search, G_TYPE_OBJECT)

static void
segue_time_search_finalize (GObject *object)
{
  SegueTimeSearch *self = SEGUE_TIME_SEARCH (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->alignment, segue_alignment_unref);
  g_object_unref (self->rows);
  segue_transcript_unref (self->transcript);
  segue_episode_unref (self->episode);

  G_OBJECT_CLASS (segue_time_search_parent_class)->finalize (object);
}

static void
segue_time_search_class_init (SegueTimeSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_time_search_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
segue_time_search_init (SegueTimeSearch *self)
{
  self->rows = g_list_store_new (SEGUE_TYPE_PROPOSED_TIME);
}

static void
row_changed_cb (SegueTimeSearch *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/**
 * segue_time_search_new:
 * @episode: an episode
 * @transcript: the transcript of its recording
 * @duration: the length of the recording in milliseconds, or %SEGUE_TIME_NONE if it is not known
 *
 * Creates a search, which does not run yet. It has a row for each segment, in the order of the notes.
 *
 * Returns: (transfer full): a new search
 */
SegueTimeSearch *
segue_time_search_new (SegueEpisode    *episode,
                       SegueTranscript *transcript,
                       gint64           duration)
{
  SegueTimeSearch *self = g_object_new (SEGUE_TYPE_TIME_SEARCH, NULL);
  g_autoptr(GArray) wanted = segue_wanted_find (episode);

  self->episode = segue_episode_ref (episode);
  self->transcript = segue_transcript_ref (transcript);
  self->duration = duration;
  for (guint i = 0; i < wanted->len; i++)
    {
      const SegueWanted *segment = &g_array_index (wanted, SegueWanted, i);
      g_autoptr(SegueProposedTime) row = segue_proposed_time_new (transcript, segment->id, segment->title,
                                                                  segment->start);

      self->n_wanted += segment->start == SEGUE_TIME_NONE;
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
      g_list_store_append (self->rows, row);
    }

  return self;
}

/**
 * segue_time_search_get_rows:
 * @self: a search
 *
 * Returns: (transfer none) (element-type SegueProposedTime): the segments, in the order of the notes
 */
GListModel *
segue_time_search_get_rows (SegueTimeSearch *self)
{
  return G_LIST_MODEL (self->rows);
}

/**
 * segue_time_search_is_searching:
 * @self: a search
 *
 * Returns: whether it is running
 */
gboolean
segue_time_search_is_searching (SegueTimeSearch *self)
{
  return self->cancellable != NULL;
}

/* The thread reads of the search what never changes: the transcript and the length of the recording. */
static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const SegueTimeSearch *self = source;
  const GArray *wanted = task_data;
  GError *error = NULL;
  SegueAlignment *alignment = segue_alignment_new (self->transcript, (const SegueWanted *) (gpointer) wanted->data,
                                                   wanted->len, self->duration, cancellable, &error);

  if (alignment != NULL)
    g_task_return_pointer (task, alignment, (GDestroyNotify) segue_alignment_unref);
  else
    g_task_return_error (task, error);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  SegueTimeSearch *self = SEGUE_TIME_SEARCH (source);
  g_autoptr(SegueAlignment) alignment = g_task_propagate_pointer (G_TASK (result), NULL);

  /* a search that was cancelled has been followed by another one, or by none */
  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->cancellable);
  for (guint i = 0; alignment != NULL && i < segue_alignment_get_n (alignment); i++)
    {
      g_autoptr(SegueProposedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      g_signal_handlers_block_by_func (row, row_changed_cb, self);
      segue_proposed_time_set_placement (row, segue_alignment_get (alignment, i));
      g_signal_handlers_unblock_by_func (row, row_changed_cb, self);
    }
  if (alignment != NULL)
    {
      g_clear_pointer (&self->alignment, segue_alignment_unref);
      self->alignment = g_steal_pointer (&alignment);
    }
  g_signal_emit (self, changed_signal, 0);
}

/**
 * segue_time_search_start:
 * @self: a search
 *
 * Looks for the segments. A search that runs already is cancelled. Times that the user has fixed count as known.
 */
void
segue_time_search_start (SegueTimeSearch *self)
{
  g_autoptr(GTask) task = NULL;
  GArray *wanted;

  g_return_if_fail (SEGUE_IS_TIME_SEARCH (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  wanted = segue_wanted_find (self->episode);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr(SegueProposedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (segue_proposed_time_is_fixed (row))
        g_array_index (wanted, SegueWanted, i).start = segue_proposed_time_get_start (row);
    }
  task = g_task_new (self, self->cancellable, searched_cb, NULL);
  g_task_set_source_tag (task, segue_time_search_start);
  g_task_set_task_data (task, wanted, (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, search_thread);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * segue_time_search_cancel:
 * @self: a search
 *
 * Ends the search if it runs. What was proposed before stays.
 */
void
segue_time_search_cancel (SegueTimeSearch *self)
{
  g_return_if_fail (SEGUE_IS_TIME_SEARCH (self));

  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * segue_time_search_get_n_wanted:
 * @self: a search
 *
 * Returns: the number of segments that have no time in the notes
 */
guint
segue_time_search_get_n_wanted (SegueTimeSearch *self)
{
  return self->n_wanted;
}

/* Counts the rows without a time in the notes that have a place, or only those that are ticked. */
static guint
count (SegueTimeSearch *self,
       gboolean         ticked)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr(SegueProposedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (!segue_proposed_time_is_known (row))
        n += ticked ? segue_proposed_time_get_ticked (row) : segue_proposed_time_get_n_places (row) > 0;
    }

  return n;
}

/**
 * segue_time_search_get_n_found:
 * @self: a search
 *
 * Returns: the number of segments without a time for which there is a proposal
 */
guint
segue_time_search_get_n_found (SegueTimeSearch *self)
{
  return count (self, FALSE);
}

/**
 * segue_time_search_get_n_ticked:
 * @self: a search
 *
 * Returns: the number of times that are to be written
 */
guint
segue_time_search_get_n_ticked (SegueTimeSearch *self)
{
  return count (self, TRUE);
}

static int
compare_delays (gconstpointer a,
                gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Returns how much later the segments with a known time are heard, in order, where that is certain. */
static GArray *
collect_delays (SegueTimeSearch *self)
{
  GArray *delays = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->alignment != NULL && i < segue_alignment_get_n (self->alignment); i++)
    {
      g_autoptr(SegueProposedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const SeguePlacement *placement = segue_alignment_get (self->alignment, i);
      gint64 delay;

      if (!segue_proposed_time_is_known (row) || placement->n_places == 0 ||
          segue_alignment_get_support (self->alignment, placement->id, placement->places[0].start) < DELAY_SUPPORT)
        continue;
      delay = placement->places[0].start - segue_proposed_time_get_shown (row);
      g_array_append_val (delays, delay);
    }
  g_array_sort (delays, compare_delays);

  return delays;
}

/**
 * segue_time_search_get_delay:
 * @self: a search
 *
 * Finds out whether all times of the notes are those of a recording with another beginning.
 *
 * Returns: how much later what they name is heard, in milliseconds; 0 unless many times agree on a large difference
 */
gint64
segue_time_search_get_delay (SegueTimeSearch *self)
{
  g_autoptr(GArray) delays = collect_delays (self);
  guint n_agreeing = 0;
  gint64 median;

  if (delays->len < DELAY_TIMES)
    return 0;

  median = g_array_index (delays, gint64, delays->len / 2);
  for (guint i = 0; i < delays->len; i++)
    n_agreeing += ABS (g_array_index (delays, gint64, i) - median) <= DELAY_SPREAD;

  return ABS (median) >= LEAST_DELAY && n_agreeing * 4 >= delays->len * 3 ? median : 0;
}

/**
 * segue_time_search_dup_ticked:
 * @self: a search
 *
 * Returns: (transfer full) (element-type guint64): the ids of the segments whose times are to be written
 */
GArray *
segue_time_search_dup_ticked (SegueTimeSearch *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr(SegueProposedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const guint64 id = segue_proposed_time_get_id (row);

      if (segue_proposed_time_get_ticked (row))
        g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * segue_time_search_accept:
 * @self: a search
 * @row: one of its rows, with a proposal
 *
 * Fixes the time of @row as right, and looks for the other segments again.
 */
void
segue_time_search_accept (SegueTimeSearch   *self,
                          SegueProposedTime *row)
{
  g_return_if_fail (SEGUE_IS_TIME_SEARCH (self));

  segue_proposed_time_fix (row);
  segue_time_search_start (self);
}

static gboolean
get_evidence (guint64        id,
              gint64         start,
              SegueEvidence *evidence,
              gpointer       data)
{
  const SeguePlacement *placement = segue_alignment_find (data, id);

  if (placement == NULL || placement->n_places == 0)
    return FALSE;
  evidence->support = segue_alignment_get_support (data, id, start);
  evidence->heard = placement->places[0].start;
  evidence->certainty = segue_alignment_get_support (data, id, evidence->heard);

  return TRUE;
}

/**
 * segue_time_search_explain:
 * @self: a search
 * @problems: the problems of the notes
 *
 * Lets the problems tell by what was found which of two times is wrong.
 */
void
segue_time_search_explain (SegueTimeSearch *self,
                           SegueProblems   *problems)
{
  g_return_if_fail (SEGUE_IS_TIME_SEARCH (self));

  if (self->alignment != NULL)
    segue_problems_set_evidence (problems, get_evidence, segue_alignment_ref (self->alignment),
                                 (GDestroyNotify) segue_alignment_unref);
}

/**
 * segue_time_search_format:
 * @self: a search
 * @time: a time in milliseconds
 *
 * Formats a time as it will be written: rounded, and in the way of the notes.
 *
 * Returns: (transfer full): the text
 */
char *
segue_time_search_format (SegueTimeSearch *self,
                          gint64           time)
{
  const SegueClock clock = segue_dialect_get_new_clock (segue_episode_get_dialect (self->episode));

  return segue_clock_format (&clock, segue_mark_round (self->episode, time));
}

/**
 * segue_time_search_apply:
 * @self: a search
 * @episode: the episode now; segments that it no longer has, or that have a time by now, are left out
 * @n_set: (out): number of times that were written
 * @error: return location for a #GError, or %NULL
 *
 * Writes the times that are ticked.
 *
 * Returns: (transfer full): the changed episode, or %NULL with @error set
 */
SegueEpisode *
segue_time_search_apply (SegueTimeSearch  *self,
                         SegueEpisode     *episode,
                         guint            *n_set,
                         GError          **error)
{
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr(SegueProposedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      gint64 time = segue_proposed_time_get_start (row);
      guint index;

      if (!segue_proposed_time_get_ticked (row) ||
          !segue_episode_find (episode, segue_proposed_time_get_id (row), &index) ||
          segue_entry_get_kind (segue_episode_get (episode, index)) != SEGUE_ENTRY_SEGMENT ||
          segue_entry_get_start (segue_episode_get (episode, index)) != SEGUE_TIME_NONE)
        continue;
      time = segue_mark_round (episode, time);
      g_array_append_val (indices, index);
      g_array_append_val (times, time);
    }
  *n_set = indices->len;
  if (indices->len == 0)
    return segue_episode_ref (episode);

  return segue_edit_set_starts (episode, (const guint *) (gpointer) indices->data,
                                (const gint64 *) (gpointer) times->data, indices->len, error);
}

/* segue-ear-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-ear-check.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit.h"
#include "session/segue-field.h"
#include "session/sound/segue-mark.h"

/* How much is played before a start and after it, in milliseconds of the recording. */
#define AROUND 1500

/**
 * SegueEarCheck:
 *
 * Plays what is around the start of each segment in turn, so that the user hears whether the time is right, and corrects
 * it. All corrections of one start are one step of the history.
 *
 * The time of a start is kept in milliseconds here, also where the notes write whole seconds, so that many corrections by
 * a tenth of a second add up.
 */
struct _SegueEarCheck
{
  GObject parent_instance;

  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;
  SegueMarking *marking;
  SegueTimeSource *source; /* while starts are checked, or else NULL */
  GHashTable *only;        /* the ids of the segments that are checked, or NULL for all */
  guint64 id;              /* of the segment whose start is checked */
  gint64 time;             /* of its start */
  gint64 until;            /* where to stop, or SEGUE_TIME_NONE */
  gint64 back;             /* where the recording was before */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SegueEarCheck, segue_ear_check, G_TYPE_OBJECT)

static SegueEpisode *
get_episode (SegueEarCheck *self)
{
  return segue_document_get_episode (self->document);
}

/* Tells whether the entry at @index is a segment with a time that is to be checked. */
static gboolean
has_start (SegueEarCheck *self,
           guint          index)
{
  SegueEntry *entry = segue_episode_get (get_episode (self), index);
  const guint64 id = segue_entry_get_id (entry);

  return segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && segue_entry_get_start (entry) != SEGUE_TIME_NONE &&
         (self->only == NULL || g_hash_table_contains (self->only, &id));
}

/* Returns the index of the first segment to check from @index on in a direction, or SEGUE_NO_INDEX. */
static guint
find_start (SegueEarCheck *self,
            guint          index,
            gboolean       forward)
{
  const guint n = segue_episode_get_n_entries (get_episode (self));

  /* the index before the first one is larger than all others */
  for (guint i = index; i < n; i += forward ? 1 : -1)
    {
      if (has_start (self, i))
        return i;
    }

  return SEGUE_NO_INDEX;
}

static void
emit_changed (SegueEarCheck *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
take (SegueEarCheck *self,
      guint          index)
{
  SegueEntry *entry = segue_episode_get (get_episode (self), index);

  self->id = segue_entry_get_id (entry);
  self->time = segue_entry_get_start (entry);
  segue_document_end_step (self->document);
  segue_view_state_set_selected (self->state, self->id);
  segue_ear_check_play (self);
  emit_changed (self);
}

/* Returns @time as the segment at @index writes it. */
static gint64
round_for (SegueEarCheck *self,
           guint          index,
           gint64         time)
{
  const gint64 start = segue_entry_get_start (segue_episode_get (get_episode (self), index));

  return start % 1000 == 0 ? segue_mark_round (get_episode (self), time) : time;
}

/* Finds the segment that is checked, and its time if something else has set it. Returns %FALSE if it has no time now. */
static gboolean
find_current (SegueEarCheck *self,
              guint         *index)
{
  gint64 start;

  if (!segue_episode_find (get_episode (self), self->id, index) || !has_start (self, *index))
    return FALSE;

  start = segue_entry_get_start (segue_episode_get (get_episode (self), *index));
  if (round_for (self, *index, self->time) != start)
    self->time = start;

  return TRUE;
}

static void
ticked_cb (SegueEarCheck *self)
{
  if (self->source == NULL || self->until == SEGUE_TIME_NONE || !segue_time_source_is_running (self->source) ||
      segue_time_source_get_position (self->source) < self->until)
    return;

  self->until = SEGUE_TIME_NONE;
  segue_time_source_set_running (self->source, FALSE);
}

static void
source_cb (SegueEarCheck *self)
{
  if (self->source == NULL || self->source == segue_marking_get_source (self->marking))
    return;

  g_clear_object (&self->source);
  emit_changed (self);
}

static void
set_time (SegueEarCheck *self,
          gint64         time)
{
  g_autofree char *merge_key = g_strdup_printf ("ear-%" G_GUINT64_FORMAT, self->id);
  const SegueFocus focus = { self->id, segue_field_get_name (SEGUE_FIELD_NONE), 0 };
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  SegueProblem *problem;
  guint index;

  if (!find_current (self, &index))
    return;

  time = CLAMP (time, 0, SEGUE_TIME_MAX);
  result = segue_edit_set_start (get_episode (self), index, round_for (self, index, time), &error);
  if (result == NULL)
    {
      segue_view_state_say (self->state, error->message, FALSE);
      return;
    }

  self->time = time;
  if (segue_document_apply (self->document, result, _("Correct Start"), merge_key, &focus))
    {
      segue_problems_check (self->problems);
      problem = segue_problems_lookup (self->problems, self->id);
      if (problem != NULL)
        segue_problems_set_current (self->problems, problem);
    }
  segue_ear_check_play (self);
  emit_changed (self);
}

static void
segue_ear_check_dispose (GObject *object)
{
  SegueEarCheck *self = SEGUE_EAR_CHECK (object);

  g_clear_object (&self->source);
  g_clear_object (&self->marking);
  g_clear_object (&self->problems);
  g_clear_object (&self->state);
  g_clear_object (&self->document);
  g_clear_pointer (&self->only, g_hash_table_unref);

  G_OBJECT_CLASS (segue_ear_check_parent_class)->dispose (object);
}

static void
segue_ear_check_class_init (SegueEarCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_ear_check_dispose;

  /**
   * SegueEarCheck::changed:
   * @self: a check
   *
   * Emitted when the check begins, ends, goes to another start or corrects one.
   */
  changed_signal = g_signal_new ("changed", SEGUE_TYPE_EAR_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
}

static void
segue_ear_check_init (SegueEarCheck *self)
{
  self->until = SEGUE_TIME_NONE;
}

/**
 * segue_ear_check_new:
 * @document: the document whose times are checked
 * @state: the view state of its session
 * @problems: its problems
 * @marking: the marking that has the recording
 *
 * Creates a check that has not begun.
 *
 * Returns: (transfer full): the check
 */
SegueEarCheck *
segue_ear_check_new (SegueDocument  *document,
                     SegueViewState *state,
                     SegueProblems  *problems,
                     SegueMarking   *marking)
{
  SegueEarCheck *self = g_object_new (SEGUE_TYPE_EAR_CHECK, NULL);

  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  self->problems = g_object_ref (problems);
  self->marking = g_object_ref (marking);
  g_signal_connect_object (marking, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (marking, "notify::source", G_CALLBACK (source_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_ear_check_can_begin:
 * @self: a check
 *
 * Returns: whether there is a recording to hear
 */
gboolean
segue_ear_check_can_begin (SegueEarCheck *self)
{
  SegueTimeSource *source;

  g_return_val_if_fail (SEGUE_IS_EAR_CHECK (self), FALSE);

  source = segue_marking_get_source (self->marking);

  return source != NULL && segue_time_source_can_seek (source);
}

/* Begins with the first segment to check from @index on. */
static gboolean
begin_at (SegueEarCheck *self,
          guint          index)
{
  SegueTimeSource *source = segue_marking_get_source (self->marking);

  if (!segue_ear_check_can_begin (self))
    return FALSE;

  index = find_start (self, index, TRUE);
  if (index == SEGUE_NO_INDEX)
    index = find_start (self, 0, TRUE);
  if (index == SEGUE_NO_INDEX)
    {
      segue_view_state_say (self->state, _("No segment has a time that could be checked"), FALSE);
      return FALSE;
    }

  if (self->source == NULL)
    self->back = segue_time_source_get_position (source);
  g_set_object (&self->source, source);
  take (self, index);

  return TRUE;
}

/**
 * segue_ear_check_begin:
 * @self: a check
 *
 * Begins with the selected segment, or with the first one that has a time after it.
 *
 * Returns: %FALSE if no segment has a time, or if there is nothing to hear
 */
gboolean
segue_ear_check_begin (SegueEarCheck *self)
{
  guint index = 0;

  g_return_val_if_fail (SEGUE_IS_EAR_CHECK (self), FALSE);

  g_clear_pointer (&self->only, g_hash_table_unref);
  segue_episode_find (get_episode (self), segue_view_state_get_selected (self->state), &index);

  return begin_at (self, index);
}

/**
 * segue_ear_check_begin_with:
 * @self: a check
 * @ids: (element-type guint64): the ids of segments
 *
 * Begins to check only these segments, from the first one that has a time on.
 *
 * Returns: %FALSE if none of them has a time, or if there is nothing to hear
 */
gboolean
segue_ear_check_begin_with (SegueEarCheck *self,
                            GArray        *ids)
{
  g_return_val_if_fail (SEGUE_IS_EAR_CHECK (self), FALSE);

  g_clear_pointer (&self->only, g_hash_table_unref);
  self->only = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->only, g_memdup2 (&g_array_index (ids, guint64, i), sizeof (guint64)));

  return begin_at (self, 0);
}

/**
 * segue_ear_check_end:
 * @self: a check
 *
 * Ends the check. The recording stops where it was before.
 */
void
segue_ear_check_end (SegueEarCheck *self)
{
  g_autoptr(SegueTimeSource) source = NULL;

  g_return_if_fail (SEGUE_IS_EAR_CHECK (self));

  source = g_steal_pointer (&self->source);
  if (source == NULL)
    return;

  self->until = SEGUE_TIME_NONE;
  segue_document_end_step (self->document);
  segue_time_source_set_running (source, FALSE);
  segue_time_source_seek (source, self->back);
  emit_changed (self);
}

/**
 * segue_ear_check_is_active:
 * @self: a check
 *
 * Returns: whether the check has begun and has not ended
 */
gboolean
segue_ear_check_is_active (SegueEarCheck *self)
{
  g_return_val_if_fail (SEGUE_IS_EAR_CHECK (self), FALSE);

  return self->source != NULL;
}

/**
 * segue_ear_check_get_number:
 * @self: a check
 * @n_starts: (out): the number of segments that are checked
 *
 * Tells which of the starts is checked.
 *
 * Returns: its number, from 1 on
 */
guint
segue_ear_check_get_number (SegueEarCheck *self,
                            guint         *n_starts)
{
  SegueEpisode *episode;
  guint number = 0;

  g_return_val_if_fail (SEGUE_IS_EAR_CHECK (self), 0);

  episode = get_episode (self);
  *n_starts = 0;
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      if (!has_start (self, i))
        continue;
      (*n_starts)++;
      if (segue_entry_get_id (segue_episode_get (episode, i)) == self->id)
        number = *n_starts;
    }

  return number;
}

/**
 * segue_ear_check_get_time:
 * @self: a check
 *
 * Returns: the start that is checked, in milliseconds, which the notes may write with fewer digits
 */
gint64
segue_ear_check_get_time (SegueEarCheck *self)
{
  guint index;

  g_return_val_if_fail (SEGUE_IS_EAR_CHECK (self), 0);

  find_current (self, &index);

  return self->time;
}

/**
 * segue_ear_check_play:
 * @self: a check that is active
 *
 * Plays what is around the start.
 */
void
segue_ear_check_play (SegueEarCheck *self)
{
  guint index;

  g_return_if_fail (SEGUE_IS_EAR_CHECK (self));

  if (self->source == NULL || !find_current (self, &index))
    return;

  /* the signals of the seek must not stop it */
  self->until = SEGUE_TIME_NONE;
  segue_time_source_seek (self->source, self->time - AROUND);
  segue_time_source_set_running (self->source, TRUE);
  self->until = self->time + AROUND;
}

/**
 * segue_ear_check_go:
 * @self: a check that is active
 * @forward: whether to go to the next start, not to the previous one
 *
 * Keeps the start as it is, and goes to another one. The check ends after the last one.
 */
void
segue_ear_check_go (SegueEarCheck *self,
                    gboolean       forward)
{
  SegueEpisode *episode;
  guint index;

  g_return_if_fail (SEGUE_IS_EAR_CHECK (self));

  episode = get_episode (self);
  /* the segment may have been removed */
  if (!segue_episode_find (episode, self->id, &index))
    index = 0;
  index = find_start (self, forward ? index + 1 : index - 1, forward);
  if (index != SEGUE_NO_INDEX)
    {
      take (self, index);
    }
  else if (forward)
    {
      segue_view_state_say (self->state, _("The last start has been checked"), FALSE);
      segue_ear_check_end (self);
    }
}

/**
 * segue_ear_check_correct:
 * @self: a check that is active
 * @delta: how much later the segment starts, in milliseconds
 *
 * Corrects the start, and plays what is around it now.
 */
void
segue_ear_check_correct (SegueEarCheck *self,
                         gint64         delta)
{
  g_return_if_fail (SEGUE_IS_EAR_CHECK (self));

  if (self->source != NULL)
    set_time (self, segue_ear_check_get_time (self) + delta);
}

/**
 * segue_ear_check_set_here:
 * @self: a check that is active
 *
 * Sets the start to where the recording is.
 */
void
segue_ear_check_set_here (SegueEarCheck *self)
{
  g_return_if_fail (SEGUE_IS_EAR_CHECK (self));

  if (self->source != NULL)
    set_time (self, segue_time_source_get_position (self->source));
}

/* segue-time-transfer.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-time-transfer-private.h"

/**
 * SegueTimeTransfer:
 *
 * Carries the times of an episode over to an edited recording, by what is said in its transcript.
 *
 * What was cut out and put in is found in a thread. The user can move the boundaries between the parts, and decide what
 * happens to single segments. A time tool, whose cuts are set to what was found, makes the change.
 */

/* Times are rounded by less than this, in milliseconds. */
#define ROUNDED 1000

/* No position of a row. */
#define NO_ROW G_MAXUINT

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SegueTimeTransfer, segue_time_transfer, G_TYPE_OBJECT)

static void
segue_time_transfer_finalize (GObject *object)
{
  SegueTimeTransfer *self = SEGUE_TIME_TRANSFER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->parts, segue_kept_parts_free);
  g_object_unref (self->rows);
  g_object_unref (self->tool);
  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->held);
  segue_transcript_unref (self->transcript);
  segue_episode_unref (self->episode);

  G_OBJECT_CLASS (segue_time_transfer_parent_class)->finalize (object);
}

static void
segue_time_transfer_class_init (SegueTimeTransferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_time_transfer_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
segue_time_transfer_init (SegueTimeTransfer *self)
{
  self->rows = g_list_store_new (SEGUE_TYPE_CARRIED_TIME);
  self->choices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->end_row = NO_ROW;
}

/**
 * segue_time_transfer_new:
 * @session: a session
 * @transcript: the transcript of the edited recording
 * @duration: the length of that recording in milliseconds, or %SEGUE_TIME_NONE if it is not known
 *
 * Creates a transfer of the times of the session's episode, which is not searching yet.
 *
 * Returns: (transfer full): a new transfer
 */
SegueTimeTransfer *
segue_time_transfer_new (SegueSession    *session,
                         SegueTranscript *transcript,
                         gint64           duration)
{
  SegueTimeTransfer *self = g_object_new (SEGUE_TYPE_TIME_TRANSFER, NULL);

  self->episode = segue_episode_ref (segue_document_get_episode (segue_session_get_document (session)));
  self->transcript = segue_transcript_ref (transcript);
  self->tool = segue_time_tool_new (session);
  self->duration = duration;

  return self;
}

/**
 * segue_time_transfer_get_tool:
 * @self: a transfer
 *
 * Returns: (transfer none): what makes the change
 */
SegueTimeTool *
segue_time_transfer_get_tool (SegueTimeTransfer *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self), NULL);

  return self->tool;
}

/**
 * segue_time_transfer_get_rows:
 * @self: a transfer
 *
 * Returns: (transfer none) (element-type SegueCarriedTime): the segments that have a time, in the order of the notes
 */
GListModel *
segue_time_transfer_get_rows (SegueTimeTransfer *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/**
 * segue_time_transfer_is_searching:
 * @self: a transfer
 *
 * Returns: whether it is searching
 */
gboolean
segue_time_transfer_is_searching (SegueTimeTransfer *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * segue_time_transfer_get_n_parts:
 * @self: a transfer
 *
 * Returns: the number of parts of the recording that are moved together, 0 if none was found
 */
guint
segue_time_transfer_get_n_parts (SegueTimeTransfer *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self), 0);

  return self->parts != NULL ? segue_kept_parts_get_n (self->parts) : 0;
}

/* Computes what becomes of the time of a row, that is in the part after that of @before. */
static void
update_row (SegueTimeTransfer *self,
            SegueCarriedTime  *row,
            gint64            *last_part)
{
  const SegueRealigned *realigned = segue_carried_time_get_realigned (row);
  SegueCarriedState state = { .start = SEGUE_TIME_NONE };
  gpointer choice;

  state.removed = !segue_kept_parts_find (self->parts, realigned->mark, &state.part);
  state.begins_part = !state.removed && state.part > *last_part;
  if (!state.removed)
    {
      *last_part = MAX (*last_part, state.part);
      state.start = segue_kept_parts_move (self->parts, realigned->mark, state.part);
    }
  state.by_hand = ABS (state.start - realigned->start) >= ROUNDED;
  state.held = g_hash_table_contains (self->held, &realigned->id);
  if (g_hash_table_lookup_extended (self->choices, &realigned->id, NULL, &choice))
    state.choice = GPOINTER_TO_UINT (choice);
  segue_carried_time_set_state (row, &state);
}

/* Returns what the tool does with segments that are in no part. A segment that was marked a little before the beginning
 * of the new recording begins with it. */
static GHashTable *
dup_choices (SegueTimeTransfer *self)
{
  GHashTable *choices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr(SegueCarriedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const SegueCarriedState *state = segue_carried_time_get_state (row);
      const guint64 id = segue_carried_time_get_realigned (row)->id;

      g_hash_table_insert (choices, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER (state->removed ? state->choice : SEGUE_REMOVED_MOVE));
    }

  return choices;
}

/* Computes what becomes of all times, and passes it on to the tool. */
static void
update (SegueTimeTransfer *self)
{
  g_autoptr(GArray) cuts = segue_kept_parts_dup_cuts (self->parts);
  g_autoptr(GHashTable) choices = NULL;
  gint64 last_part = -1;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr(SegueCarriedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      update_row (self, row, &last_part);
    }
  choices = dup_choices (self);
  segue_time_tool_set_choices (self->tool, choices, self->held);
  segue_time_tool_set_cuts (self->tool, (const SegueCut *) (gpointer) cuts->data, cuts->len, FALSE);
  g_signal_emit (self, changed_signal, 0);
}

/* The thread reads of the transfer what never changes: the transcript and the length of the recording. */
static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const SegueTimeTransfer *self = source;
  const GArray *wanted = task_data;
  GError *error = NULL;
  SegueRealignment *found = segue_realignment_new (self->transcript, (const SegueWanted *) (gpointer) wanted->data,
                                                   wanted->len, self->duration, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) segue_realignment_unref);
  else
    g_task_return_error (task, error);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  SegueTimeTransfer *self = SEGUE_TIME_TRANSFER (source);
  const GArray *wanted = g_task_get_task_data (G_TASK (result));
  g_autoptr(SegueRealignment) found = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (guint64));

  if (found == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->cancellable);
  for (guint i = 0; i < segue_realignment_get_n (found); i++)
    {
      g_autoptr(SegueCarriedTime) row = segue_carried_time_new (g_array_index (wanted, SegueWanted, i).title,
                                                                segue_realignment_get (found, i));

      if (segue_realignment_get (found, i)->mark != SEGUE_TIME_NONE)
        g_list_store_append (self->rows, row);
    }
  self->parts = segue_kept_parts_new (found);
  if (segue_kept_parts_get_n (self->parts) > 0)
    {
      segue_time_tool_begin (self->tool, SEGUE_TIME_MODE_CUTS, none);
      update (self);
    }
  else
    g_signal_emit (self, changed_signal, 0);
}

/**
 * segue_time_transfer_start:
 * @self: a transfer that has not been started
 *
 * Looks for what was cut out of the recording and put into it.
 */
void
segue_time_transfer_start (SegueTimeTransfer *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SEGUE_IS_TIME_TRANSFER (self) && self->cancellable == NULL && self->parts == NULL);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, searched_cb, NULL);
  g_task_set_source_tag (task, segue_time_transfer_start);
  g_task_set_task_data (task, segue_wanted_find (self->episode), (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, search_thread);
}

/**
 * segue_time_transfer_end:
 * @self: a transfer
 *
 * Ends the search and the use of the tool. Nothing is changed.
 */
void
segue_time_transfer_end (SegueTimeTransfer *self)
{
  g_return_if_fail (SEGUE_IS_TIME_TRANSFER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  segue_time_tool_end (self->tool);
}

static gint64
get_mark (SegueCarriedTime *row)
{
  return segue_carried_time_get_realigned (row)->mark;
}

/* Updates the times if something has @changed. */
static gboolean
take (SegueTimeTransfer *self,
      gboolean           changed)
{
  if (changed)
    {
      self->end_row = NO_ROW;
      update (self);
    }

  return changed;
}

/* Finds the row that begins the part of @row; for one that was removed, of the part after it. Returns the number of rows if
 * there is no such part. */
static guint
find_first (SegueTimeTransfer *self,
            SegueCarriedTime  *row)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint first = n, i = 0;

  g_list_store_find (self->rows, row, &i);
  for (; i < n; i++)
    {
      g_autoptr(SegueCarriedTime) other = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (!segue_carried_time_get_state (other)->removed)
        break;
    }
  for (; i < n && first == n; i--)
    {
      g_autoptr(SegueCarriedTime) other = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (segue_carried_time_get_state (other)->begins_part)
        first = i;
    }

  return first;
}

/* Finds the row by which a boundary can be moved again: that which begins the part @part, or else the first one after the
 * end of the last part. Returns the number of rows if there is none. */
static guint
find_boundary (SegueTimeTransfer *self,
               guint              part)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint end = n;

  for (guint i = n; i-- > 0;)
    {
      g_autoptr(SegueCarriedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const SegueCarriedState *state = segue_carried_time_get_state (row);

      if (state->begins_part && state->part == part)
        return i;
      if (state->removed && end == i + 1 && part == segue_time_transfer_get_n_parts (self))
        end = i;
    }

  return end;
}

/**
 * segue_time_transfer_move_boundary:
 * @self: a transfer
 * @row: one of its rows
 * @direction: -1 for up, 1 for down
 * @position: (out): the position of the first row of the part
 *
 * Moves the beginning of the part of a segment to the segment above or below; for a segment that was removed, the
 * beginning of the part after it. After the last part it is the end of that part. What was removed there moves along.
 * A segment that took the end of the last part to the end of the notes takes it back, unless something else has changed.
 *
 * Returns: %FALSE if there is no such boundary, or nothing would be left of a part
 */
gboolean
segue_time_transfer_move_boundary (SegueTimeTransfer *self,
                                   SegueCarriedTime  *row,
                                   int                direction,
                                   guint             *position)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint first, part, found;

  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self) && segue_time_transfer_get_n_parts (self) > 0, FALSE);

  part = segue_time_transfer_get_n_parts (self);
  g_list_store_find (self->rows, row, position);
  first = *position != self->end_row ? find_first (self, row) : n;
  if (first < n)
    {
      g_autoptr(SegueCarriedTime) begin = g_list_model_get_item (G_LIST_MODEL (self->rows), first);

      part = segue_carried_time_get_state (begin)->part;
    }
  if (!take (self, segue_kept_parts_step (self->parts, part, direction)))
    return FALSE;

  found = find_boundary (self, part);
  if (found < n)
    *position = found;
  else
    self->end_row = *position;

  return TRUE;
}

/**
 * segue_time_transfer_nudge:
 * @self: a transfer
 * @row: one of its rows
 * @amount: milliseconds
 *
 * Moves all times of the part that a segment is in.
 *
 * Returns: %FALSE if that is not possible
 */
gboolean
segue_time_transfer_nudge (SegueTimeTransfer *self,
                           SegueCarriedTime  *row,
                           gint64             amount)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self) && segue_time_transfer_get_n_parts (self) > 0, FALSE);

  return !segue_carried_time_get_state (row)->removed &&
         take (self, segue_kept_parts_nudge (self->parts, segue_carried_time_get_state (row)->part, amount));
}

/**
 * segue_time_transfer_divide:
 * @self: a transfer
 * @row: one of its rows
 *
 * Makes a part of its own of a segment and those after it.
 *
 * Returns: %FALSE if a part begins with it, or if it was removed
 */
gboolean
segue_time_transfer_divide (SegueTimeTransfer *self,
                            SegueCarriedTime  *row)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self) && segue_time_transfer_get_n_parts (self) > 0, FALSE);

  return take (self, segue_kept_parts_divide (self->parts, get_mark (row)));
}

/**
 * segue_time_transfer_join:
 * @self: a transfer
 * @row: one of its rows
 *
 * Joins the part that a segment begins to the part before it.
 *
 * Returns: %FALSE if it begins no part, or the first one
 */
gboolean
segue_time_transfer_join (SegueTimeTransfer *self,
                          SegueCarriedTime  *row)
{
  const SegueCarriedState *state;

  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self) && segue_time_transfer_get_n_parts (self) > 0, FALSE);

  state = segue_carried_time_get_state (row);

  return state->begins_part && take (self, segue_kept_parts_join (self->parts, state->part));
}

/**
 * segue_time_transfer_step_choice:
 * @self: a transfer
 * @row: one of its rows
 * @direction: 1 for the next choice, -1 for the one before it
 *
 * Chooses something else for a segment that was removed.
 *
 * Returns: %FALSE if it was not removed
 */
gboolean
segue_time_transfer_step_choice (SegueTimeTransfer *self,
                                 SegueCarriedTime  *row,
                                 int                direction)
{
  const SegueCarriedState *state = segue_carried_time_get_state (row);
  const guint n = SEGUE_REMOVED_DROP + 1;
  guint64 id;

  g_return_val_if_fail (SEGUE_IS_TIME_TRANSFER (self), FALSE);

  if (!state->removed || state->held)
    return FALSE;

  id = segue_carried_time_get_realigned (row)->id;
  g_hash_table_replace (self->choices, g_memdup2 (&id, sizeof id),
                        GUINT_TO_POINTER ((state->choice + (direction < 0 ? n - 1 : 1)) % n));

  return take (self, TRUE);
}

/**
 * segue_time_transfer_set_held:
 * @self: a transfer
 * @row: one of its rows
 * @held: whether the time of the segment stays as it is
 *
 * Holds a time, or lets it move again.
 */
void
segue_time_transfer_set_held (SegueTimeTransfer *self,
                              SegueCarriedTime  *row,
                              gboolean           held)
{
  guint64 id;

  g_return_if_fail (SEGUE_IS_TIME_TRANSFER (self));

  id = segue_carried_time_get_realigned (row)->id;
  if (held == g_hash_table_contains (self->held, &id))
    return;

  if (held)
    g_hash_table_add (self->held, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->held, &id);
  take (self, TRUE);
}

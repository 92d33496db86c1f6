/* segue-time-tool.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/times/segue-time-tool-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/front/segue-front-matter.h"
#include "session/outline/segue-entry-commands.h"

/**
 * SegueTimeTool:
 *
 * Changes the times of many segments at once, after showing what would change.
 *
 * While the tool is used, the view state proposes the episode that would result. A change of the document by anything
 * else ends the tool.
 */

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueTimeTool, segue_time_tool, G_TYPE_OBJECT)

SegueEpisode *
segue_time_tool_get_episode (SegueTimeTool *self)
{
  return segue_document_get_episode (segue_session_get_document (self->session));
}

/* Returns the key of a mention, which stays the same while the document does. */
static char *
make_key (const SegueRetimedMention *mention)
{
  return g_strdup_printf ("%u %u", mention->index, mention->offset);
}

/* Ticks the mentions as the user has. */
static void
restore_ticks (SegueTimeTool *self)
{
  GArray *mentions = self->retiming->mentions;

  for (guint i = 0; i < mentions->len && g_hash_table_size (self->ticks) > 0; i++)
    {
      SegueRetimedMention *mention = &g_array_index (mentions, SegueRetimedMention, i);
      g_autofree char *key = make_key (mention);
      gpointer follows;

      if (g_hash_table_lookup_extended (self->ticks, key, NULL, &follows))
        mention->follows = GPOINTER_TO_INT (follows);
    }
}

/* Returns what happens to each target if it starts in a removed part. */
static guint8 *
collect_choices (SegueTimeTool *self,
                 const GArray  *targets)
{
  guint8 *choices = g_new (guint8, MAX (targets->len, 1));

  for (guint i = 0; i < targets->len; i++)
    {
      const guint64 id = segue_entry_get_id (segue_episode_get (segue_time_tool_get_episode (self),
                                                                g_array_index (targets, guint, i)));
      gpointer choice;

      choices[i] = self->mode == SEGUE_TIME_MODE_CLEAR ? SEGUE_REMOVED_CLEAR : self->removed;
      if (self->choices != NULL && g_hash_table_lookup_extended (self->choices, &id, NULL, &choice))
        choices[i] = GPOINTER_TO_UINT (choice);
    }

  return choices;
}

static void
retime (SegueTimeTool *self,
        const GArray  *targets)
{
  SegueEpisode *episode = segue_time_tool_get_episode (self);
  g_autoptr(SegueTimeMap) map = segue_time_tool_make_map (self, &self->error);
  g_autofree guint8 *choices = collect_choices (self, targets);
  /* the length of the recording changes with its parts */
  const gint64 duration = self->mode == SEGUE_TIME_MODE_CUTS ? SEGUE_TIME_NONE
                                                             : segue_front_matter_get_duration (episode);

  if (map == NULL)
    return;

  self->retiming = segue_retiming_new_each (episode, (const guint *) (gpointer) targets->data, choices, targets->len,
                                            map, duration);
  restore_ticks (self);
  self->result = segue_retiming_apply (self->retiming, &self->error);
}

static void
clear_result (SegueTimeTool *self)
{
  g_clear_pointer (&self->retiming, segue_retiming_free);
  g_clear_pointer (&self->result, segue_episode_unref);
  g_clear_error (&self->error);
  self->waiting = FALSE;
  self->n_targets = self->n_pasted = self->n_listed = 0;
}

/* Computes the result anew, and proposes it. */
static void
update (SegueTimeTool *self)
{
  g_autoptr(GArray) targets = NULL;

  if (!self->active)
    return;

  clear_result (self);
  targets = segue_time_tool_collect_targets (self);
  self->n_targets = targets->len;
  if (self->mode >= SEGUE_TIME_MODE_PASTE_TITLES)
    segue_time_tool_paste_onto (self, targets);
  else
    retime (self, targets);
  segue_view_state_set_proposal (segue_session_get_view_state (self->session), self->result);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
segue_time_tool_dispose (GObject *object)
{
  SegueTimeTool *self = SEGUE_TIME_TOOL (object);

  clear_result (self);
  g_clear_pointer (&self->pasted, segue_paste_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (segue_time_tool_parent_class)->dispose (object);
}

static void
segue_time_tool_finalize (GObject *object)
{
  SegueTimeTool *self = SEGUE_TIME_TOOL (object);

  g_array_unref (self->ids);
  g_array_unref (self->cuts);
  g_hash_table_unref (self->ticks);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_free (self->amount);

  G_OBJECT_CLASS (segue_time_tool_parent_class)->finalize (object);
}

static void
segue_time_tool_class_init (SegueTimeToolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_time_tool_dispose;
  object_class->finalize = segue_time_tool_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
segue_time_tool_init (SegueTimeTool *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->cuts = g_array_new (FALSE, FALSE, sizeof (SegueCut));
  self->ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->amount = g_strdup ("");
}

/**
 * segue_time_tool_new:
 * @session: a session
 *
 * Creates a tool for the times of a session.
 *
 * Returns: (transfer full): the tool
 */
SegueTimeTool *
segue_time_tool_new (SegueSession *session)
{
  SegueTimeTool *self = g_object_new (SEGUE_TYPE_TIME_TOOL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (segue_session_get_document (session), "changed", G_CALLBACK (segue_time_tool_end), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_time_tool_begin:
 * @self: a tool
 * @mode: what to do
 * @ids: (element-type guint64): the selected entries
 *
 * Begins to use the tool. It starts with the selected segments if there are several, or else with the selected one and
 * all below it.
 */
void
segue_time_tool_begin (SegueTimeTool *self,
                       SegueTimeMode  mode,
                       const GArray  *ids)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  self->active = TRUE;
  self->mode = mode;
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  self->scope = ids->len == 0  ? SEGUE_TIME_SCOPE_ALL
                : ids->len > 1 ? SEGUE_TIME_SCOPE_SELECTED
                               : SEGUE_TIME_SCOPE_FROM_HERE;
  g_free (self->amount);
  self->amount = g_strdup ("");
  g_array_set_size (self->cuts, 0);
  self->removed = SEGUE_REMOVED_CLEAR;
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->pasted, segue_paste_free);
  g_hash_table_remove_all (self->ticks);
  segue_time_tool_find_points (self);
  update (self);
}

/**
 * segue_time_tool_end:
 * @self: a tool
 *
 * Ends the use of the tool without changing anything.
 */
void
segue_time_tool_end (SegueTimeTool *self)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  if (!self->active)
    return;

  self->active = FALSE;
  clear_result (self);
  segue_view_state_set_proposal (segue_session_get_view_state (self->session), NULL);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

/**
 * segue_time_tool_apply:
 * @self: a tool
 *
 * Makes the change, as one step of the history, and ends the use of the tool.
 *
 * Returns: whether the document has changed
 */
gboolean
segue_time_tool_apply (SegueTimeTool *self)
{
  g_autoptr(SegueEpisode) result = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), FALSE);

  if (!segue_time_tool_can_apply (self))
    return FALSE;

  result = segue_episode_ref (self->result);
  label = segue_time_tool_dup_label (self);
  segue_time_tool_end (self);

  return segue_entries_apply (self->session, result, NULL, label, NULL);
}

/**
 * segue_time_tool_get_mode:
 * @self: a tool
 *
 * Returns: what the tool does
 */
SegueTimeMode
segue_time_tool_get_mode (SegueTimeTool *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), SEGUE_TIME_MODE_SHIFT);

  return self->mode;
}

/**
 * segue_time_tool_set_mode:
 * @self: a tool
 * @mode: what to do
 *
 * Sets what the tool does.
 */
void
segue_time_tool_set_mode (SegueTimeTool *self,
                          SegueTimeMode  mode)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  self->mode = mode;
  update (self);
}

/**
 * segue_time_tool_get_scope:
 * @self: a tool
 *
 * Returns: which segments are changed
 */
SegueTimeScope
segue_time_tool_get_scope (SegueTimeTool *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), SEGUE_TIME_SCOPE_ALL);

  return self->scope;
}

/**
 * segue_time_tool_set_scope:
 * @self: a tool
 * @scope: which segments are changed
 *
 * Sets which segments are changed. Cuts and two points always change all.
 */
void
segue_time_tool_set_scope (SegueTimeTool  *self,
                           SegueTimeScope  scope)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  self->scope = scope;
  update (self);
}

/**
 * segue_time_tool_set_amount:
 * @self: a tool
 * @text: what was typed: an amount with or without a sign, or a time
 *
 * Sets by how much times are shifted, or where the current segment starts.
 */
void
segue_time_tool_set_amount (SegueTimeTool *self,
                            const char    *text)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  g_free (self->amount);
  self->amount = g_strstrip (g_strdup (text));
  update (self);
}

/**
 * segue_time_tool_set_cuts:
 * @self: a tool
 * @cuts: (array length=n_cuts): parts that were removed or added
 * @n_cuts: number of parts
 * @in_new_times: whether they are given in times of the new recording
 *
 * Sets what was removed from the recording or added to it.
 */
void
segue_time_tool_set_cuts (SegueTimeTool  *self,
                          const SegueCut *cuts,
                          guint           n_cuts,
                          gboolean        in_new_times)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  g_array_set_size (self->cuts, 0);
  g_array_append_vals (self->cuts, cuts, n_cuts);
  self->in_new_times = in_new_times;
  update (self);
}

/**
 * segue_time_tool_set_removed:
 * @self: a tool
 * @removed: what happens to segments in removed parts
 *
 * Sets what happens to all segments that start in removed parts of the recording.
 */
void
segue_time_tool_set_removed (SegueTimeTool     *self,
                             SegueRemovedTimes  removed)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  self->removed = removed;
  g_clear_pointer (&self->choices, g_hash_table_unref);
  update (self);
}

/**
 * segue_time_tool_choose_removed:
 * @self: a tool
 * @number: number of a segment in a removed part, from 0 on
 * @removed: what happens to it
 *
 * Sets what happens to one of the segments that start in removed parts of the recording.
 */
void
segue_time_tool_choose_removed (SegueTimeTool     *self,
                                guint              number,
                                SegueRemovedTimes  removed)
{
  const SegueRetimed *retimed;
  guint64 id;

  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  retimed = segue_time_tool_find_removed (self, number);
  if (retimed == NULL)
    return;

  id = segue_entry_get_id (segue_episode_get (segue_time_tool_get_episode (self), retimed->index));
  if (self->choices == NULL)
    self->choices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_insert (self->choices, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (removed));
  update (self);
}

/**
 * segue_time_tool_set_choices:
 * @self: a tool
 * @choices: (element-type guint64 SegueRemovedTimes): what happens to single segments that start in removed parts, by
 *   their ids
 * @held: (element-type guint64): the ids of segments whose times stay
 *
 * Sets what is different for single segments. Both tables are shared: after a change in one of them they are set again.
 */
void
segue_time_tool_set_choices (SegueTimeTool *self,
                             GHashTable    *choices,
                             GHashTable    *held)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  g_hash_table_ref (choices);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  self->choices = choices;
  g_hash_table_ref (held);
  g_clear_pointer (&self->held, g_hash_table_unref);
  self->held = held;
  update (self);
}

/**
 * segue_time_tool_set_points:
 * @self: a tool
 * @after: the times of the two points afterwards, in milliseconds; %SEGUE_TIME_NONE for what is no time
 *
 * Sets what the times of the two points become.
 */
void
segue_time_tool_set_points (SegueTimeTool *self,
                            const gint64  *after)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  self->points_after[0] = after[0];
  self->points_after[1] = after[1];
  update (self);
}

/**
 * segue_time_tool_set_pasted:
 * @self: a tool
 * @text: text from the clipboard
 *
 * Sets the list whose titles or times are written onto the segments. A list for all segments of the notes is written
 * onto all, whatever is selected.
 */
void
segue_time_tool_set_pasted (SegueTimeTool *self,
                            const char    *text)
{
  SegueEpisode *episode;
  guint n_segments = 0;

  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));

  g_clear_pointer (&self->pasted, segue_paste_free);
  self->pasted = segue_paste_read (text, -1);
  episode = segue_time_tool_get_episode (self);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    n_segments += segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT;
  if (self->scope == SEGUE_TIME_SCOPE_FROM_HERE &&
      segue_paste_count (self->pasted, SEGUE_PASTE_SEGMENTS).n_segments == n_segments)
    self->scope = SEGUE_TIME_SCOPE_ALL;
  update (self);
}

/**
 * segue_time_tool_get_retiming:
 * @self: a tool
 *
 * Returns: (transfer none) (nullable): what happens to the times, or %NULL
 */
const SegueRetiming *
segue_time_tool_get_retiming (SegueTimeTool *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), NULL);

  return self->retiming;
}

/**
 * segue_time_tool_set_follows:
 * @self: a tool
 * @mention: a position in the list of mentions
 * @follows: whether the time moves along
 *
 * Sets whether a time in a text or link moves along with the segment that it mentions.
 */
void
segue_time_tool_set_follows (SegueTimeTool *self,
                             guint          mention,
                             gboolean       follows)
{
  g_return_if_fail (SEGUE_IS_TIME_TOOL (self));
  g_return_if_fail (self->retiming != NULL && mention < self->retiming->mentions->len);

  g_hash_table_replace (self->ticks,
                        make_key (&g_array_index (self->retiming->mentions, SegueRetimedMention, mention)),
                        GINT_TO_POINTER (follows));
  update (self);
}

/**
 * segue_time_tool_can_apply:
 * @self: a tool
 *
 * Returns: whether anything would change, and no time would be below zero
 */
gboolean
segue_time_tool_can_apply (SegueTimeTool *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), FALSE);

  return self->active && self->result != NULL && self->result != segue_time_tool_get_episode (self) &&
         (self->retiming == NULL || self->retiming->n_below_zero == 0);
}

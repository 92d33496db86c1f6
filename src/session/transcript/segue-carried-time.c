/* segue-carried-time.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-carried-time.h"

/**
 * SegueCarriedTime:
 *
 * A segment whose time is carried over to another edit of the recording.
 */
struct _SegueCarriedTime
{
  GObject parent_instance;

  char *title;
  SegueRealigned realigned;
  SegueCarriedState state;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SegueCarriedTime, segue_carried_time, G_TYPE_OBJECT)

static void
segue_carried_time_finalize (GObject *object)
{
  g_free (SEGUE_CARRIED_TIME (object)->title);

  G_OBJECT_CLASS (segue_carried_time_parent_class)->finalize (object);
}

static void
segue_carried_time_class_init (SegueCarriedTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_carried_time_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
segue_carried_time_init (SegueCarriedTime *self)
{
}

/**
 * segue_carried_time_new:
 * @title: the title of a segment, without markup
 * @realigned: its time in both recordings
 *
 * Creates a row. Its state is not set yet.
 *
 * Returns: (transfer full): a new row
 */
SegueCarriedTime *
segue_carried_time_new (const char           *title,
                        const SegueRealigned *realigned)
{
  SegueCarriedTime *self = g_object_new (SEGUE_TYPE_CARRIED_TIME, NULL);

  self->title = g_strdup (title);
  self->realigned = *realigned;
  self->state.start = SEGUE_TIME_NONE;

  return self;
}

/**
 * segue_carried_time_get_title:
 * @self: a row
 *
 * Returns: the title of the segment, without markup
 */
const char *
segue_carried_time_get_title (SegueCarriedTime *self)
{
  g_return_val_if_fail (SEGUE_IS_CARRIED_TIME (self), NULL);

  return self->title;
}

/**
 * segue_carried_time_get_realigned:
 * @self: a row
 *
 * Returns: (transfer none): the time of the segment in both recordings, as it was found by what is said
 */
const SegueRealigned *
segue_carried_time_get_realigned (SegueCarriedTime *self)
{
  g_return_val_if_fail (SEGUE_IS_CARRIED_TIME (self), NULL);

  return &self->realigned;
}

/**
 * segue_carried_time_get_state:
 * @self: a row
 *
 * Returns: (transfer none): what becomes of the time
 */
const SegueCarriedState *
segue_carried_time_get_state (SegueCarriedTime *self)
{
  g_return_val_if_fail (SEGUE_IS_CARRIED_TIME (self), NULL);

  return &self->state;
}

/**
 * segue_carried_time_set_state:
 * @self: a row
 * @state: what becomes of the time
 *
 * Sets the state, and tells so if it is another one, or if it begins a part, whose end may be another one.
 */
void
segue_carried_time_set_state (SegueCarriedTime        *self,
                              const SegueCarriedState *state)
{
  const SegueCarriedState *old = &self->state;

  g_return_if_fail (SEGUE_IS_CARRIED_TIME (self));

  if (state->part == old->part && state->begins_part == old->begins_part && state->removed == old->removed &&
      state->choice == old->choice && state->held == old->held && state->by_hand == old->by_hand &&
      state->start == old->start && !state->begins_part)
    return;

  self->state = *state;
  g_signal_emit (self, changed_signal, 0);
}

/* segue-realignment.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-realignment.h"

#include "transcript/segue-offset-path.h"

/* Carries marks of one edit of a recording over to another edit. */

/* The usual delay, in milliseconds. */
#define USUAL_DELAY 3000
/* How likely a good start is, and a possible one. */
#define GOOD 0.9
#define POSSIBLE 0.5

struct _SegueRealignment
{
  GArray *stretches; /* of SegueStretch */
  GArray *realigned;   /* of SegueRealigned */
};

G_DEFINE_BOXED_TYPE (SegueRealignment, segue_realignment, segue_realignment_ref, segue_realignment_unref)

static void
clear (gpointer data)
{
  SegueRealignment *self = data;

  g_array_unref (self->stretches);
  g_array_unref (self->realigned);
}

/* Returns how likely the start of a segment is. @end: the end of the transcript, after which nothing is known. */
static SegueConfidence
get_confidence (double share,
                gint64 start,
                gint64 end)
{
  if (share >= GOOD && start < end)
    return SEGUE_CONFIDENCE_GOOD;

  return share >= POSSIBLE && start < end ? SEGUE_CONFIDENCE_POSSIBLE : SEGUE_CONFIDENCE_WEAK;
}

/* Sets the starts and the stretches from what was chosen for the marks. */
static void
take_choices (SegueRealignment        *self,
              const SegueOffsetPath   *path,
              const SegueOffsetChoice *choices,
              gint64                   end)
{
  for (guint i = 0; i < path->n_marks; i++)
    {
      const SegueOffsetMark *mark = &path->marks[i];
      SegueRealigned *realigned = &g_array_index (self->realigned, SegueRealigned, mark->index);
      const guint n = self->stretches->len;
      const gint64 offset = choices[i].offset - USUAL_DELAY;
      SegueStretch *last;

      if (!choices[i].removed && (n == 0 || g_array_index (self->stretches, SegueStretch, n - 1).offset != offset))
        {
          const SegueStretch stretch = { mark->mark, offset, mark->index, 0 };

          g_array_append_val (self->stretches, stretch);
        }
      realigned->stretch = self->stretches->len > 0 ? self->stretches->len - 1 : 0;
      if (choices[i].removed)
        continue;
      last = &g_array_index (self->stretches, SegueStretch, realigned->stretch);
      last->n = mark->index - last->first + 1;
      realigned->start = MAX (mark->mark + offset, 0);
      realigned->confidence = get_confidence (choices[i].share, realigned->start, end);
    }
}

/**
 * segue_realignment_new:
 * @transcript: the transcript of a recording
 * @wanted: (array length=n_wanted): segments in their order; their starts are marks in another edit of the recording
 * @n_wanted: number of segments
 * @duration: the length of the recording in milliseconds, or %SEGUE_TIME_NONE
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Carries marks over to a recording from which parts were cut, and into which others were put. Marks that are out of
 * order are passed over.
 *
 * Returns: (transfer full): the result, or %NULL if @cancellable was cancelled
 */
SegueRealignment *
segue_realignment_new (SegueTranscript    *transcript,
                       const SegueWanted  *wanted,
                       guint               n_wanted,
                       gint64              duration,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_auto(SegueSearchSpace) space = { NULL };
  g_auto(SegueOffsetPath) path = { NULL };
  g_autofree SegueOffsetChoice *choices = NULL;
  SegueRealignment *self = g_atomic_rc_box_new0 (SegueRealignment);

  self->stretches = g_array_new (FALSE, FALSE, sizeof (SegueStretch));
  self->realigned = g_array_new (FALSE, TRUE, sizeof (SegueRealigned));
  g_array_set_size (self->realigned, n_wanted);
  for (guint i = 0; i < n_wanted; i++)
    g_array_index (self->realigned, SegueRealigned, i) =
      (SegueRealigned){ wanted[i].id, wanted[i].index, wanted[i].start, SEGUE_TIME_NONE, 0, SEGUE_CONFIDENCE_NONE };
  segue_search_space_init (&space, transcript, wanted, n_wanted, duration, 0);
  segue_offset_path_init (&path, &space);
  if (!segue_offset_path_measure (&path, &space, cancellable, error) ||
      !segue_offset_path_solve (&path, cancellable, error))
    {
      segue_realignment_unref (self);
      return NULL;
    }
  choices = segue_offset_path_choose (&path);
  take_choices (self, &path, choices, segue_transcript_get_end (transcript));

  return self;
}

/**
 * segue_realignment_ref:
 * @self: a realignment
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
SegueRealignment *
segue_realignment_ref (SegueRealignment *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * segue_realignment_unref:
 * @self: (transfer full): a realignment
 *
 * Drops a reference.
 */
void
segue_realignment_unref (SegueRealignment *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * segue_realignment_get_n_stretches:
 * @self: a realignment
 *
 * Counts the stretches.
 *
 * Returns: the number of stretches
 */
guint
segue_realignment_get_n_stretches (SegueRealignment *self)
{
  return self->stretches->len;
}

/**
 * segue_realignment_get_stretch:
 * @self: a realignment
 * @index: the index of a stretch
 *
 * Gets a stretch. They are in the order of the marks.
 *
 * Returns: (transfer none): the stretch
 */
const SegueStretch *
segue_realignment_get_stretch (SegueRealignment *self,
                               guint             index)
{
  return &g_array_index (self->stretches, SegueStretch, index);
}

/**
 * segue_realignment_get_n:
 * @self: a realignment
 *
 * Counts the segments.
 *
 * Returns: the number of segments
 */
guint
segue_realignment_get_n (SegueRealignment *self)
{
  return self->realigned->len;
}

/**
 * segue_realignment_get:
 * @self: a realignment
 * @index: the index of a segment among those that were wanted
 *
 * Gets the start of a segment.
 *
 * Returns: (transfer none): the start
 */
const SegueRealigned *
segue_realignment_get (SegueRealignment *self,
                       guint             index)
{
  return &g_array_index (self->realigned, SegueRealigned, index);
}

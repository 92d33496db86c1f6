/* segue-marking.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-marking.h"

#include <glib/gi18n-lib.h>

#include "core/episode/segue-entry-label.h"
#include "session/segue-field.h"
#include "session/sound/segue-mark.h"

/* How often the position of a running source is asked for, in milliseconds. */
#define TICK 100

/**
 * SegueMarking:
 *
 * Gives segments their times while a recording is heard or made. Each mark is one step of the history, and tells the
 * user what it did. The notes are checked at once, so that a time that does not fit in is reported at the moment.
 */
struct _SegueMarking
{
  GObject parent_instance;

  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;
  SegueTimeSource *source; /* (nullable) */
  GHashTable *skipped;     /* set of ids */
  guint64 next;
  guint64 heard;
  SegueEpisode *heard_in;  /* the episode in which @heard was found, or NULL */
  gint64 heard_from;       /* @heard is right from here until @heard_until */
  gint64 heard_until;
  gboolean moves;
  guint follow_source;
  guint tick_source;
};

enum
{
  PROP_0,
  PROP_SOURCE,
  PROP_NEXT,
  PROP_HEARD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint ticked_signal;

G_DEFINE_FINAL_TYPE (SegueMarking, segue_marking, G_TYPE_OBJECT)

static SegueEpisode *
get_episode (SegueMarking *self)
{
  return segue_document_get_episode (self->document);
}

static guint64
get_id (SegueEpisode *episode,
        guint         index)
{
  return index != SEGUE_NO_INDEX ? segue_entry_get_id (segue_episode_get (episode, index)) : 0;
}

static void
set_id (SegueMarking *self,
        guint64      *field,
        guint64       id,
        guint         property)
{
  if (*field == id)
    return;

  *field = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
update_heard (SegueMarking *self)
{
  SegueEpisode *episode = get_episode (self);
  gint64 position;
  guint index;

  if (self->source == NULL)
    {
      g_clear_pointer (&self->heard_in, segue_episode_unref);
      set_id (self, &self->heard, 0, PROP_HEARD);
      return;
    }

  position = segue_time_source_get_position (self->source);
  if (self->heard_in == episode && position >= self->heard_from && position < self->heard_until)
    return;

  g_clear_pointer (&self->heard_in, segue_episode_unref);
  self->heard_in = segue_episode_ref (episode);
  index = segue_mark_find_at (episode, position, &self->heard_until);
  self->heard_from = index != SEGUE_NO_INDEX ? segue_entry_get_start (segue_episode_get (episode, index)) : 0;
  set_id (self, &self->heard, get_id (episode, index), PROP_HEARD);
}

static void
update_next (SegueMarking *self)
{
  SegueEpisode *episode = get_episode (self);
  const guint index = self->source != NULL ? segue_mark_find_next (episode, self->skipped) : SEGUE_NO_INDEX;

  set_id (self, &self->next, get_id (episode, index), PROP_NEXT);
}

static void
update (SegueMarking *self)
{
  g_clear_handle_id (&self->follow_source, g_source_remove);
  update_next (self);
  update_heard (self);
}

static void
follow_cb (gpointer user_data)
{
  SegueMarking *self = user_data;

  self->follow_source = 0;
  update (self);
  /* what shows a time of the notes beside the position */
  g_signal_emit (self, ticked_signal, 0);
}

static gboolean
tick_cb (gpointer user_data)
{
  SegueMarking *self = user_data;

  update_heard (self);
  g_signal_emit (self, ticked_signal, 0);

  return G_SOURCE_CONTINUE;
}

static void
source_changed_cb (SegueMarking *self)
{
  const gboolean running = self->source != NULL && segue_time_source_is_running (self->source);

  if (running && self->tick_source == 0)
    self->tick_source = g_timeout_add (TICK, tick_cb, self);
  else if (!running)
    g_clear_handle_id (&self->tick_source, g_source_remove);
  update_heard (self);
  g_signal_emit (self, ticked_signal, 0);
}

static void
segue_marking_dispose (GObject *object)
{
  SegueMarking *self = SEGUE_MARKING (object);

  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  g_clear_pointer (&self->heard_in, segue_episode_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
  g_clear_object (&self->problems);
  g_clear_object (&self->state);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (segue_marking_parent_class)->dispose (object);
}

static void
segue_marking_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SegueMarking *self = SEGUE_MARKING (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;
    case PROP_NEXT:
      g_value_set_uint64 (value, self->next);
      break;
    case PROP_HEARD:
      g_value_set_uint64 (value, self->heard);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_marking_class_init (SegueMarkingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = segue_marking_dispose;
  object_class->get_property = segue_marking_get_property;

  props[PROP_SOURCE] = g_param_spec_object ("source", NULL, NULL, SEGUE_TYPE_TIME_SOURCE, flags);
  props[PROP_NEXT] = g_param_spec_uint64 ("next", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[PROP_HEARD] = g_param_spec_uint64 ("heard", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * SegueMarking::ticked:
   * @self: a marking
   *
   * Emitted several times a second while the source runs, and whenever it is set to another position.
   */
  ticked_signal = g_signal_new ("ticked", SEGUE_TYPE_MARKING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
segue_marking_init (SegueMarking *self)
{
  self->skipped = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->moves = TRUE;
}

/**
 * segue_marking_new:
 * @document: the document whose segments are marked
 * @state: the view state of its session
 * @problems: its problems
 *
 * Creates a marking without a time source.
 *
 * Returns: (transfer full): the marking
 */
SegueMarking *
segue_marking_new (SegueDocument  *document,
                   SegueViewState *state,
                   SegueProblems  *problems)
{
  SegueMarking *self = g_object_new (SEGUE_TYPE_MARKING, NULL);

  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  self->problems = g_object_ref (problems);

  return self;
}

/**
 * segue_marking_get_source:
 * @self: a marking
 *
 * Returns: (transfer none) (nullable): what gives the time, or %NULL where nothing does
 */
SegueTimeSource *
segue_marking_get_source (SegueMarking *self)
{
  g_return_val_if_fail (SEGUE_IS_MARKING (self), NULL);

  return self->source;
}

/**
 * segue_marking_set_source:
 * @self: a marking
 * @source: (nullable): what gives the time, or %NULL for nothing
 *
 * Sets what gives the time.
 */
void
segue_marking_set_source (SegueMarking    *self,
                          SegueTimeSource *source)
{
  g_return_if_fail (SEGUE_IS_MARKING (self));

  if (self->source == source)
    return;

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_set_object (&self->source, source);
  if (source != NULL)
    g_signal_connect_object (source, "changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->heard_in, segue_episode_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SOURCE]);
  source_changed_cb (self);
  update (self);
}

/**
 * segue_marking_set_moves:
 * @self: a marking
 * @moves: whether a segment without a time that is marked out of turn moves behind the one that is heard before it
 *
 * Sets whether segments move when they are marked. They do unless this is set.
 */
void
segue_marking_set_moves (SegueMarking *self,
                         gboolean      moves)
{
  g_return_if_fail (SEGUE_IS_MARKING (self));

  self->moves = moves;
}

/**
 * segue_marking_get_next:
 * @self: a marking
 *
 * Returns: the id of the segment that is marked next, or 0 if there is none
 */
guint64
segue_marking_get_next (SegueMarking *self)
{
  g_return_val_if_fail (SEGUE_IS_MARKING (self), 0);

  return self->next;
}

/**
 * segue_marking_get_heard:
 * @self: a marking
 *
 * Returns: the id of the segment that is heard, or 0 if there is none
 */
guint64
segue_marking_get_heard (SegueMarking *self)
{
  g_return_val_if_fail (SEGUE_IS_MARKING (self), 0);

  return self->heard;
}

/**
 * segue_marking_get_running_time:
 * @self: a marking
 *
 * Returns: the time that a new segment takes, or %SEGUE_TIME_NONE while no source runs
 */
gint64
segue_marking_get_running_time (SegueMarking *self)
{
  g_return_val_if_fail (SEGUE_IS_MARKING (self), SEGUE_TIME_NONE);

  if (self->source == NULL || !segue_time_source_is_running (self->source))
    return SEGUE_TIME_NONE;

  return segue_mark_round (get_episode (self), segue_time_source_get_position (self->source));
}

/**
 * segue_marking_follow:
 * @self: a marking
 *
 * Takes notice of a change of the document, as soon as there is nothing else to do.
 */
void
segue_marking_follow (SegueMarking *self)
{
  g_return_if_fail (SEGUE_IS_MARKING (self));

  if (self->source != NULL && self->follow_source == 0)
    self->follow_source = g_idle_add_once (follow_cb, self);
}

static gint64
get_time (SegueMarking *self,
          gint64        ago)
{
  return segue_mark_round (get_episode (self), MAX (segue_time_source_get_position (self->source) - ago, 0));
}

/* Makes @episode that of the document, checks it, and shows a problem that the segment @id has now. */
static gboolean
apply (SegueMarking *self,
       SegueEpisode *episode,
       const GError *error,
       const char   *label,
       guint64       id)
{
  const SegueFocus focus = { id, segue_field_get_name (SEGUE_FIELD_NONE), 0 };
  SegueProblem *problem;

  if (episode == NULL)
    {
      segue_view_state_say (self->state, error->message, FALSE);
      return FALSE;
    }

  segue_document_end_step (self->document);
  if (!segue_document_apply (self->document, episode, label, NULL, &focus))
    return FALSE;

  segue_problems_check (self->problems);
  problem = segue_problems_lookup (self->problems, id);
  if (problem != NULL)
    segue_problems_set_current (self->problems, problem);
  update (self);

  return TRUE;
}

static void
say_marked (SegueMarking *self,
            guint         index)
{
  SegueEntry *entry = segue_episode_get (get_episode (self), index);
  g_autofree char *title = segue_entry_dup_label (entry);
  g_autofree char *start = segue_entry_dup_start_text (entry);
  g_autofree char *message = NULL;

  /* Translators: the title of a segment and its time */
  message = *title != '\0' ? g_strdup_printf (_("“%s” starts at %s"), title, start)
                           : g_strdup_printf (_("The segment starts at %s"), start);
  segue_view_state_say (self->state, message, TRUE);
}

/**
 * segue_marking_mark:
 * @self: a marking that has a source
 * @id: the id of a segment
 * @ago: how long ago the segment started, in milliseconds of the recording
 *
 * Gives a segment the time of the source.
 *
 * Returns: @id, or 0 if the segment could not be marked
 */
guint64
segue_marking_mark (SegueMarking *self,
                    guint64       id,
                    gint64        ago)
{
  SegueEpisode *episode;
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  guint index;

  g_return_val_if_fail (SEGUE_IS_MARKING (self), 0);
  g_return_val_if_fail (self->source != NULL, 0);

  episode = get_episode (self);
  if (!segue_episode_find (episode, id, &index) ||
      segue_entry_get_kind (segue_episode_get (episode, index)) != SEGUE_ENTRY_SEGMENT)
    {
      segue_view_state_say (self->state, _("Only a segment can be marked"), FALSE);
      return 0;
    }

  g_hash_table_remove (self->skipped, &id);
  result = segue_mark_set (episode, index, get_time (self, ago), self->moves, self->skipped, &error);
  if (!apply (self, result, error, _("Mark Time"), id))
    return 0;

  if (segue_episode_find (get_episode (self), id, &index))
    say_marked (self, index);

  return id;
}

/**
 * segue_marking_mark_next:
 * @self: a marking that has a source
 * @ago: how long ago the segment started, in milliseconds of the recording
 *
 * Gives the next segment without a time the time of the source.
 *
 * Returns: the id of the segment, or 0 if there is none without a time or if it could not be marked
 */
guint64
segue_marking_mark_next (SegueMarking *self,
                         gint64        ago)
{
  g_return_val_if_fail (SEGUE_IS_MARKING (self), 0);
  g_return_val_if_fail (self->source != NULL, 0);

  update_next (self);

  return self->next != 0 ? segue_marking_mark (self, self->next, ago) : 0;
}

/**
 * segue_marking_add:
 * @self: a marking that has a source
 * @ago: how long ago the segment started, in milliseconds of the recording
 *
 * Adds a segment with the time of the source. It has no title yet.
 *
 * Returns: the id of the segment, or 0 if none could be added
 */
guint64
segue_marking_add (SegueMarking *self,
                   gint64        ago)
{
  g_return_val_if_fail (SEGUE_IS_MARKING (self), 0);
  g_return_val_if_fail (self->source != NULL, 0);

  return segue_marking_add_at (self, get_time (self, ago));
}

/**
 * segue_marking_add_at:
 * @self: a marking, which needs no source
 * @time: when the segment starts, in milliseconds
 *
 * Adds a segment at a time. It has no title yet.
 *
 * Returns: the id of the segment, or 0 if none could be added
 */
guint64
segue_marking_add_at (SegueMarking *self,
                      gint64        time)
{
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  guint64 id;
  guint index = 0;

  g_return_val_if_fail (SEGUE_IS_MARKING (self), 0);

  result = segue_mark_add (get_episode (self), segue_mark_round (get_episode (self), time), &index, &error);
  id = result != NULL ? get_id (result, index) : 0;

  return apply (self, result, error, _("Add Segment"), id) ? id : 0;
}

/**
 * segue_marking_plan:
 * @self: a marking, which needs no source
 * @times: (element-type gint64): times in milliseconds that another program has noted
 * @id: the id of the segment that the first time is for, or 0 for the next one without a time
 * @ids: (element-type guint64): gets the ids of the segments that have got a time
 * @n_added: (out): how many of them are new
 * @error: return location for a #GError, or %NULL
 *
 * Computes the notes in which segments are marked at these times, see segue_mark_set_many(). The document stays as it is.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set if a time cannot be written
 */
SegueEpisode *
segue_marking_plan (SegueMarking  *self,
                    const GArray  *times,
                    guint64        id,
                    GArray        *ids,
                    guint         *n_added,
                    GError       **error)
{
  SegueEpisode *episode;
  guint index;

  g_return_val_if_fail (SEGUE_IS_MARKING (self), NULL);

  episode = get_episode (self);
  if (id == 0 || !segue_episode_find (episode, id, &index))
    index = SEGUE_NO_INDEX;

  return segue_mark_set_many (episode, times, index, self->moves, self->skipped, ids, n_added, error);
}

/**
 * segue_marking_skip:
 * @self: a marking
 *
 * Leaves the next segment without a time as it is, and goes on with the one after it.
 *
 * Returns: %FALSE if there is none
 */
gboolean
segue_marking_skip (SegueMarking *self)
{
  SegueEpisode *episode;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  guint index;

  g_return_val_if_fail (SEGUE_IS_MARKING (self), FALSE);

  update_next (self);
  episode = get_episode (self);
  if (!segue_episode_find (episode, self->next, &index))
    return FALSE;

  title = segue_entry_dup_label (segue_episode_get (episode, index));
  message = g_strdup_printf (_("“%s” is left without a time"), title);
  g_hash_table_add (self->skipped, g_memdup2 (&self->next, sizeof self->next));
  update_next (self);
  segue_view_state_say (self->state, message, FALSE);

  return TRUE;
}

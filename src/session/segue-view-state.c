/* segue-view-state.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-view-state.h"

/* The state that all views of a session share beside the document: the selection, the entry being edited, the search
 * and the zoom. It contains no widgets. */
struct _SegueViewState
{
  GObject parent_instance;

  guint64 selected;
  guint n_selected;
  guint64 editing;
  char *notice;
  SeguePattern *pattern;
  SegueFoundPlace match;
  int zoom;
  SegueEpisode *proposal;
};

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_N_SELECTED,
  PROP_EDITING,
  PROP_NOTICE,
  PROP_PATTERN,
  PROP_MATCH,
  PROP_ZOOM,
  PROP_PROPOSAL,
  N_PROPS,
};

enum
{
  SIGNAL_SAID,
  SIGNAL_OFFERED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueViewState, segue_view_state, G_TYPE_OBJECT)

static void
segue_view_state_finalize (GObject *object)
{
  SegueViewState *self = SEGUE_VIEW_STATE (object);

  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->pattern, segue_pattern_unref);
  g_clear_pointer (&self->proposal, segue_episode_unref);

  G_OBJECT_CLASS (segue_view_state_parent_class)->finalize (object);
}

static void
segue_view_state_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SegueViewState *self = SEGUE_VIEW_STATE (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_uint64 (value, self->selected);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    case PROP_EDITING:
      g_value_set_uint64 (value, self->editing);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_PATTERN:
      g_value_set_boxed (value, self->pattern);
      break;
    case PROP_MATCH:
      g_value_set_pointer (value, &self->match);
      break;
    case PROP_ZOOM:
      g_value_set_int (value, self->zoom);
      break;
    case PROP_PROPOSAL:
      g_value_set_boxed (value, self->proposal);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_view_state_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SegueViewState *self = SEGUE_VIEW_STATE (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      segue_view_state_set_selected (self, g_value_get_uint64 (value));
      break;
    case PROP_N_SELECTED:
      segue_view_state_set_n_selected (self, g_value_get_uint (value));
      break;
    case PROP_EDITING:
      segue_view_state_set_editing (self, g_value_get_uint64 (value));
      break;
    case PROP_NOTICE:
      segue_view_state_set_notice (self, g_value_get_string (value));
      break;
    case PROP_PATTERN:
      segue_view_state_set_pattern (self, g_value_get_boxed (value));
      break;
    case PROP_MATCH:
      segue_view_state_set_match (self, g_value_get_pointer (value));
      break;
    case PROP_ZOOM:
      segue_view_state_set_zoom (self, g_value_get_int (value));
      break;
    case PROP_PROPOSAL:
      segue_view_state_set_proposal (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_view_state_class_init (SegueViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = segue_view_state_finalize;
  object_class->get_property = segue_view_state_get_property;
  object_class->set_property = segue_view_state_set_property;

  props[PROP_SELECTED] = g_param_spec_uint64 ("selected", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_EDITING] = g_param_spec_uint64 ("editing", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  props[PROP_PATTERN] = g_param_spec_boxed ("pattern", NULL, NULL, SEGUE_TYPE_PATTERN, flags);
  props[PROP_MATCH] = g_param_spec_pointer ("match", NULL, NULL, flags);
  props[PROP_ZOOM] = g_param_spec_int ("zoom", NULL, NULL, SEGUE_ZOOM_MIN, SEGUE_ZOOM_MAX, SEGUE_ZOOM_NORMAL, flags);
  props[PROP_PROPOSAL] = g_param_spec_boxed ("proposal", NULL, NULL, SEGUE_TYPE_EPISODE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_OFFERED] = g_signal_new ("offered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
segue_view_state_init (SegueViewState *self)
{
  self->zoom = SEGUE_ZOOM_NORMAL;
}

/**
 * segue_view_state_new:
 *
 * Creates a view state without a selection.
 *
 * Returns: (transfer full): the view state
 */
SegueViewState *
segue_view_state_new (void)
{
  return g_object_new (SEGUE_TYPE_VIEW_STATE, NULL);
}

/**
 * segue_view_state_get_selected:
 * @self: a view state
 *
 * Returns: the id of the entry that the views show, or 0
 */
guint64
segue_view_state_get_selected (SegueViewState *self)
{
  g_return_val_if_fail (SEGUE_IS_VIEW_STATE (self), 0);

  return self->selected;
}

/**
 * segue_view_state_set_selected:
 * @self: a view state
 * @id: the id of an entry, or 0
 *
 * Sets the entry that the views show.
 */
void
segue_view_state_set_selected (SegueViewState *self,
                               guint64         id)
{
  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  if (self->selected == id)
    return;

  self->selected = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/**
 * segue_view_state_get_n_selected:
 * @self: a view state
 *
 * Returns: the number of rows that are selected in the outline
 */
guint
segue_view_state_get_n_selected (SegueViewState *self)
{
  g_return_val_if_fail (SEGUE_IS_VIEW_STATE (self), 0);

  return self->n_selected;
}

/**
 * segue_view_state_set_n_selected:
 * @self: a view state
 * @n_selected: a number of rows
 *
 * Sets how many rows are selected in the outline. The entry that the views show is one of them.
 */
void
segue_view_state_set_n_selected (SegueViewState *self,
                                 guint           n_selected)
{
  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SELECTED]);
}

/**
 * segue_view_state_get_editing:
 * @self: a view state
 *
 * Returns: the id of the entry that is being edited, or 0
 */
guint64
segue_view_state_get_editing (SegueViewState *self)
{
  g_return_val_if_fail (SEGUE_IS_VIEW_STATE (self), 0);

  return self->editing;
}

/**
 * segue_view_state_set_editing:
 * @self: a view state
 * @id: the id of an entry, or 0
 *
 * Sets the entry that is being edited. Its problems are not reported until the edit ends.
 */
void
segue_view_state_set_editing (SegueViewState *self,
                              guint64         id)
{
  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  if (self->editing == id)
    return;

  self->editing = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EDITING]);
}

/**
 * segue_view_state_get_notice:
 * @self: a view state
 *
 * Returns: (transfer none) (nullable): why the text being typed is not a valid value
 */
const char *
segue_view_state_get_notice (SegueViewState *self)
{
  g_return_val_if_fail (SEGUE_IS_VIEW_STATE (self), NULL);

  return self->notice;
}

/**
 * segue_view_state_set_notice:
 * @self: a view state
 * @notice: (nullable): a translated sentence, or %NULL if the text is valid
 *
 * Sets why the text being typed is not a valid value.
 */
void
segue_view_state_set_notice (SegueViewState *self,
                             const char     *notice)
{
  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  if (g_strcmp0 (self->notice, notice) == 0)
    return;

  g_free (self->notice);
  self->notice = g_strdup (notice);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTICE]);
}

/**
 * segue_view_state_get_zoom:
 * @self: a view state
 *
 * Returns: the size of the text and the preview, in percent
 */
int
segue_view_state_get_zoom (SegueViewState *self)
{
  g_return_val_if_fail (SEGUE_IS_VIEW_STATE (self), SEGUE_ZOOM_NORMAL);

  return self->zoom;
}

/**
 * segue_view_state_set_zoom:
 * @self: a view state
 * @zoom: a size in percent
 *
 * Sets the size of the text and the preview. Values out of range are clamped.
 */
void
segue_view_state_set_zoom (SegueViewState *self,
                           int             zoom)
{
  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  zoom = CLAMP (zoom, SEGUE_ZOOM_MIN, SEGUE_ZOOM_MAX);
  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

/**
 * segue_view_state_say:
 * @self: a view state
 * @message: a translated message
 * @undoable: whether the toast has an Undo button
 *
 * Shows @message as a toast.
 */
void
segue_view_state_say (SegueViewState *self,
                      const char     *message,
                      gboolean        undoable)
{
  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));
  g_return_if_fail (message != NULL);

  g_signal_emit (self, signals[SIGNAL_SAID], 0, message, undoable);
}

/**
 * segue_view_state_get_proposal:
 * @self: a view state
 *
 * Returns: (transfer none) (nullable): what the episode would become by the change that the user is asked about
 */
SegueEpisode *
segue_view_state_get_proposal (SegueViewState *self)
{
  g_return_val_if_fail (SEGUE_IS_VIEW_STATE (self), NULL);

  return self->proposal;
}

/**
 * segue_view_state_set_proposal:
 * @self: a view state
 * @proposal: (nullable): an episode made from that of the document, or %NULL
 *
 * Makes the outline show what would change. The document stays as it is.
 */
void
segue_view_state_set_proposal (SegueViewState *self,
                               SegueEpisode   *proposal)
{
  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  if (self->proposal == proposal)
    return;

  g_clear_pointer (&self->proposal, segue_episode_unref);
  if (proposal != NULL)
    self->proposal = segue_episode_ref (proposal);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROPOSAL]);
}

/**
 * segue_view_state_offer:
 * @self: a view state
 * @message: a translated message
 * @label: a translated label with a mnemonic
 * @action: the name of an action
 *
 * Shows @message as a toast with an Undo button and a button @label that activates @action.
 */
void
segue_view_state_offer (SegueViewState *self,
                        const char     *message,
                        const char     *label,
                        const char     *action)
{
  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[SIGNAL_OFFERED], 0, message, label, action);
}

/**
 * segue_view_state_get_pattern:
 * @self: a view state
 *
 * Returns: (transfer none) (nullable): the pattern of the search
 */
SeguePattern *
segue_view_state_get_pattern (SegueViewState *self)
{
  g_return_val_if_fail (SEGUE_IS_VIEW_STATE (self), NULL);

  return self->pattern;
}

/**
 * segue_view_state_set_pattern:
 * @self: a view state
 * @pattern: (nullable): a pattern, or %NULL to end the search
 *
 * Sets the pattern of the search. The views highlight its matches.
 */
void
segue_view_state_set_pattern (SegueViewState *self,
                              SeguePattern   *pattern)
{
  g_autoptr(SeguePattern) before = NULL;

  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  if (self->pattern == pattern)
    return;

  before = self->pattern;
  self->pattern = pattern != NULL ? segue_pattern_ref (pattern) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PATTERN]);
}

/**
 * segue_view_state_get_match:
 * @self: a view state
 *
 * Returns: (transfer none): the current match, whose id is 0 if there is none
 */
const SegueFoundPlace *
segue_view_state_get_match (SegueViewState *self)
{
  g_return_val_if_fail (SEGUE_IS_VIEW_STATE (self), NULL);

  return &self->match;
}

/**
 * segue_view_state_set_match:
 * @self: a view state
 * @match: (nullable): a match, or %NULL
 *
 * Sets the current match. The views select it if they show its bytes. Setting the same match again notifies as well,
 * since the views may have been scrolled in the meantime.
 */
void
segue_view_state_set_match (SegueViewState   *self,
                            const SegueFoundPlace *match)
{
  static const SegueFoundPlace none = { 0 };

  g_return_if_fail (SEGUE_IS_VIEW_STATE (self));

  if (match == NULL)
    match = &none;
  if (match->id == 0 && self->match.id == 0)
    return;

  self->match = *match;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MATCH]);
}

/* segue-view.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-view.h"

/**
 * SegueView:
 *
 * A part of the window that shows a session. The session is a property, which is all that a view gets: from it the view
 * takes the document, the view state, the problems and the finder. It is set once, after the view is made.
 */
typedef struct
{
  SegueSession *session;
} SegueViewPrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SegueView, segue_view, GTK_TYPE_WIDGET)

static void
segue_view_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, segue_view_get_session (SEGUE_VIEW (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_view_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      segue_view_set_session (SEGUE_VIEW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_view_dispose (GObject *object)
{
  SegueViewPrivate *priv = segue_view_get_instance_private (SEGUE_VIEW (object));

  g_clear_object (&priv->session);

  G_OBJECT_CLASS (segue_view_parent_class)->dispose (object);
}

static void
segue_view_class_init (SegueViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_view_dispose;
  object_class->get_property = segue_view_get_property;
  object_class->set_property = segue_view_set_property;

  /**
   * SegueView:session:
   *
   * The session that the view shows. %NULL until it is set, and after the view is disposed.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SEGUE_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
segue_view_init (SegueView *self)
{
}

/**
 * segue_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the session that the view shows
 */
SegueSession *
segue_view_get_session (SegueView *self)
{
  SegueViewPrivate *priv = segue_view_get_instance_private (self);

  g_return_val_if_fail (SEGUE_IS_VIEW (self), NULL);

  return priv->session;
}

/**
 * segue_view_set_session:
 * @self: a view without a session
 * @session: the session to show
 *
 * Makes the view show a session and follow its changes. Call this once.
 */
void
segue_view_set_session (SegueView    *self,
                        SegueSession *session)
{
  SegueViewPrivate *priv = segue_view_get_instance_private (self);

  g_return_if_fail (SEGUE_IS_VIEW (self));
  g_return_if_fail (SEGUE_IS_SESSION (session));
  g_return_if_fail (priv->session == NULL);

  priv->session = g_object_ref (session);
  SEGUE_VIEW_GET_CLASS (self)->set_session (self, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * segue_view_get_document:
 * @self: a view with a session
 *
 * Returns: (transfer none): the document of the session
 */
SegueDocument *
segue_view_get_document (SegueView *self)
{
  return segue_session_get_document (segue_view_get_session (self));
}

/**
 * segue_view_get_state:
 * @self: a view with a session
 *
 * Returns: (transfer none): what the views of the session share: the selection, the filter, the messages
 */
SegueViewState *
segue_view_get_state (SegueView *self)
{
  return segue_session_get_view_state (segue_view_get_session (self));
}

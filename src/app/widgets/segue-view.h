/* segue-view.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_VIEW (segue_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (SegueView, segue_view, SEGUE, VIEW, GtkWidget)

/**
 * SegueViewClass:
 * @parent_class: the parent class
 * @set_session: connects the view to its session, whose property is set already; called once
 */
struct _SegueViewClass
{
  GtkWidgetClass parent_class;

  void (*set_session) (SegueView    *self,
                       SegueSession *session);
};

SegueSession   *segue_view_get_session  (SegueView    *self);
void            segue_view_set_session  (SegueView    *self,
                                         SegueSession *session);
SegueDocument  *segue_view_get_document (SegueView    *self);
SegueViewState *segue_view_get_state    (SegueView    *self);

G_END_DECLS

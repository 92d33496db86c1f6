/* segue-publish-row.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/publish/segue-outlet.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISH_ROW (segue_publish_row_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishRow, segue_publish_row, SEGUE, PUBLISH_ROW, GtkListBoxRow)

/* signals: "given", when its button was clicked */

GtkWidget   *segue_publish_row_new        (SegueOutlet     *outlet);
SegueOutlet *segue_publish_row_get_outlet (SeguePublishRow *self);
void         segue_publish_row_set_chosen (SeguePublishRow *self,
                                           gboolean         chosen);
void         segue_publish_row_set_narrow (SeguePublishRow *self,
                                           gboolean         narrow);
char        *segue_publish_row_dup_size   (SegueOutput     *output) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

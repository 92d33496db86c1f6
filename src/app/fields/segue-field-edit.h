/* segue-field-edit.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-field.h"
#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIELD_EDIT (segue_field_edit_get_type ())
G_DECLARE_FINAL_TYPE (SegueFieldEdit, segue_field_edit, SEGUE, FIELD_EDIT, GObject)

/* property: "error" (string): why the text is invalid, or NULL */

SegueFieldEdit *segue_field_edit_new          (GtkWidget      *editor);
void            segue_field_edit_set_session  (SegueFieldEdit *self,
                                               SegueSession   *session);
void            segue_field_edit_follow       (SegueFieldEdit *self);
void            segue_field_edit_set_field    (SegueFieldEdit *self,
                                               SegueField      field);
SegueField      segue_field_edit_get_field    (SegueFieldEdit *self);
void            segue_field_edit_set_id       (SegueFieldEdit *self,
                                               guint64         id);
guint64         segue_field_edit_get_id       (SegueFieldEdit *self);
gboolean        segue_field_edit_is_composing (SegueFieldEdit *self);
const char     *segue_field_edit_get_error    (SegueFieldEdit *self);

void        segue_field_edit_typed         (SegueFieldEdit *self);
void        segue_field_edit_set_composing (SegueFieldEdit *self,
                                            gboolean        composing);
const char *segue_field_edit_check         (SegueFieldEdit *self);
char       *segue_field_edit_finish        (SegueFieldEdit *self);
void        segue_field_edit_restore       (SegueFieldEdit *self);

G_END_DECLS

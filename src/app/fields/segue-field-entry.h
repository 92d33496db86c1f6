/* segue-field-entry.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/fields/segue-field-editor.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIELD_ENTRY (segue_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (SegueFieldEntry, segue_field_entry, SEGUE, FIELD_ENTRY, GtkEntry)

GtkWidget  *segue_field_entry_new            (SegueSession    *session,
                                              guint64          id,
                                              SegueField       field);
SegueField  segue_field_entry_get_field      (SegueFieldEntry *self);
const char *segue_field_entry_get_error      (SegueFieldEntry *self);
void        segue_field_entry_commit_preedit (SegueFieldEntry *self);
void        segue_field_entry_restore        (SegueFieldEntry *self);
void        segue_field_entry_set_caret      (SegueFieldEntry *self,
                                              gint             offset);

G_END_DECLS

/* segue-field-editor.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/fields/segue-field-edit.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIELD_EDITOR (segue_field_editor_get_type ())
G_DECLARE_INTERFACE (SegueFieldEditor, segue_field_editor, SEGUE, FIELD_EDITOR, GtkWidget)

/**
 * SegueFieldEditorInterface:
 * @get_edit: what stands between the editor and the document
 * @get_target: the widget that has the focus while somebody types
 * @dup_text: all of the text
 * @replace_text: puts @inserted in the place of the characters from @start to @end, and the caret behind it
 * @get_caret: where the caret is, in characters
 * @set_caret: puts the caret at a character; what is beyond the end is the end
 * @select_range: selects the characters from @start to @end, and puts the caret at the end
 * @reset_preedit: has the input method give up or commit what it is composing
 *
 * A widget in which a field of an entry is typed.
 */
struct _SegueFieldEditorInterface
{
  GTypeInterface parent_interface;

  SegueFieldEdit *(*get_edit) (SegueFieldEditor *self);
  GtkWidget *(*get_target) (SegueFieldEditor *self);
  char *(*dup_text) (SegueFieldEditor *self);
  void (*replace_text) (SegueFieldEditor *self,
                        int               start,
                        int               end,
                        const char       *inserted);
  int (*get_caret) (SegueFieldEditor *self);
  void (*set_caret) (SegueFieldEditor *self,
                     int               caret);
  void (*select_range) (SegueFieldEditor *self,
                        int               start,
                        int               end);
  void (*reset_preedit) (SegueFieldEditor *self);
};

SegueFieldEdit *segue_field_editor_get_edit       (SegueFieldEditor *self);
GtkWidget      *segue_field_editor_get_target     (SegueFieldEditor *self);
char           *segue_field_editor_dup_text       (SegueFieldEditor *self);
void            segue_field_editor_write_text     (SegueFieldEditor *self,
                                                   const char       *text);
int             segue_field_editor_get_caret      (SegueFieldEditor *self);
void            segue_field_editor_set_caret      (SegueFieldEditor *self,
                                                   int               caret);
void            segue_field_editor_set_caret_byte (SegueFieldEditor *self,
                                                   int               offset);
void            segue_field_editor_select_range   (SegueFieldEditor *self,
                                                   int               start,
                                                   int               end);
void            segue_field_editor_reset_preedit  (SegueFieldEditor *self);
void            segue_field_editor_commit_preedit (SegueFieldEditor *self);

G_END_DECLS

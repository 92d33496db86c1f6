/* segue-notes-view.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/preview/segue-notes-style.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_NOTES_VIEW (segue_notes_view_get_type ())
G_DECLARE_FINAL_TYPE (SegueNotesView, segue_notes_view, SEGUE, NOTES_VIEW, GtkTextView)

SegueNotesStyle *segue_notes_view_get_style   (SegueNotesView *self);
void             segue_notes_view_take_time   (SegueNotesView *self,
                                               const char     *time);
void             segue_notes_view_set_time    (SegueNotesView *self,
                                               const char     *time);
void             segue_notes_view_set_current (SegueNotesView *self,
                                               GtkTextMark    *start,
                                               GtkTextMark    *end);

G_END_DECLS

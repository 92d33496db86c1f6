/* segue-entry-fold.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _SegueEntryFold SegueEntryFold;

SegueEntryFold *segue_entry_fold_new        (GtkText        *widget);
void            segue_entry_fold_free       (SegueEntryFold *self);
char           *segue_entry_fold_dup_text   (SegueEntryFold *self);
void            segue_entry_fold_set_text   (SegueEntryFold *self,
                                             const char     *text);
int             segue_entry_fold_get_offset (SegueEntryFold *self,
                                             int             position);
int             segue_entry_fold_get_place  (SegueEntryFold *self,
                                             int             chars);
gboolean        segue_entry_fold_is_setting (SegueEntryFold *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueEntryFold, segue_entry_fold_free)

G_END_DECLS

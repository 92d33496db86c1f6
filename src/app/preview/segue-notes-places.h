/* segue-notes-places.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/preview/segue-notes-lines.h"

G_BEGIN_DECLS

/**
 * SegueNotesPlaces:
 *
 * The place of the visible area of a view of notes among all entries of the episode. What is written of a long episode
 * follows it.
 */
typedef struct _SegueNotesPlaces SegueNotesPlaces;

typedef void (*SegueNotesPlacesFunc) (gpointer user_data);

SegueNotesPlaces *segue_notes_places_new         (SegueNotesLines      *lines,
                                                  GtkWidget            *scroller,
                                                  GtkWidget            *scrollbar,
                                                  SegueNotesPlacesFunc  moved,
                                                  gpointer              user_data);
void              segue_notes_places_free        (SegueNotesPlaces     *self);

void              segue_notes_places_update      (SegueNotesPlaces     *self);
guint64           segue_notes_places_get_anchor  (SegueNotesPlaces     *self);
void              segue_notes_places_keep_anchor (SegueNotesPlaces     *self,
                                                  guint64               anchor);
void              segue_notes_places_set_top     (SegueNotesPlaces     *self,
                                                  guint                 index);
void              segue_notes_places_forget_top  (SegueNotesPlaces     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueNotesPlaces, segue_notes_places_free)

G_END_DECLS

/* segue-publishing-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-metadata-file.h"
#include "formats/render/segue-render.h"
#include "session/publish/segue-outlet-private.h"
#include "session/publish/segue-publishing.h"

G_BEGIN_DECLS

/* segue-publishing.c computes the outputs, -store.c reads and writes what is kept, and -outlets.c changes outlets. */
struct _SeguePublishing
{
  GObject parent_instance;

  SegueDocument *document;
  GListStore *outlets;
  GPtrArray *problems;        /* of SegueProblem: what the outlets report */
  GPtrArray *other_records;   /* of SeguePublishRecord: those of outlets that the show does not have */
  SegueMetadataFile *records; /* what is kept for the episode */
  SegueMetadataFile *show;    /* what is kept for the show */
  GStrv removed;              /* ids of targets whose own outlet was removed */
  char *last;                 /* (nullable): id of the outlet that was used last */

  guint n_watchers;
  guint update_source;
  GCancellable *cancellable; /* cancels the outputs that are being computed; NULL if there are none */
  SegueRenderCache *cache;   /* (nullable): of the outputs before; NULL while a thread has it */
};

/* segue-publishing.c */
void segue_publishing_schedule         (SeguePublishing *self,
                                        guint            delay);
void segue_publishing_emit_changed     (SeguePublishing *self);

/* segue-publishing-store.c */
void segue_publishing_init_store       (SeguePublishing *self);
void segue_publishing_close_store      (SeguePublishing *self);
void segue_publishing_set_file         (SeguePublishing *self,
                                        GFile           *file);
void segue_publishing_save_records     (SeguePublishing *self);
void segue_publishing_save_show        (SeguePublishing *self);
void segue_publishing_keep_record      (SeguePublishing *self,
                                        SegueOutlet     *outlet);
void segue_publishing_hand_out_records (SeguePublishing *self);

/* segue-publishing-outlets.c */
void segue_publishing_insert           (SeguePublishing *self,
                                        SegueOutlet     *outlet);
void segue_publishing_add_defaults     (SeguePublishing *self);

G_END_DECLS

/* segue-save-flow.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-episode-template.h"
#include "session/segue-file-watch.h"

G_BEGIN_DECLS

/**
 * SegueSaveResult:
 * @SEGUE_SAVE_CANCELLED: nothing was saved, and the user knows
 * @SEGUE_SAVE_CONFLICT: nothing was saved, since another program has changed the file
 * @SEGUE_SAVE_SAVED: the file holds the episode
 * @SEGUE_SAVE_LOSSY: the file holds what its format can, and the user agreed to lose the rest
 *
 * How a save ended.
 */
typedef enum
{
  SEGUE_SAVE_CANCELLED,
  SEGUE_SAVE_CONFLICT,
  SEGUE_SAVE_SAVED,
  SEGUE_SAVE_LOSSY,
} SegueSaveResult;

/**
 * SegueSaveTarget:
 * @SEGUE_SAVE_TO_OWN_FILE: the file of the document; where it has none, or has but an example, the user chooses one
 * @SEGUE_SAVE_TO_CHOSEN_FILE: a file that the user chooses
 * @SEGUE_SAVE_TO_EPISODE: likewise, and a Segue episode is proposed
 *
 * Where to save to.
 */
typedef enum
{
  SEGUE_SAVE_TO_OWN_FILE,
  SEGUE_SAVE_TO_CHOSEN_FILE,
  SEGUE_SAVE_TO_EPISODE,
} SegueSaveTarget;

#define SEGUE_TYPE_SAVE_FLOW (segue_save_flow_get_type ())
G_DECLARE_FINAL_TYPE (SegueSaveFlow, segue_save_flow, SEGUE, SAVE_FLOW, GObject)

SegueSaveFlow   *segue_save_flow_new         (GtkWindow            *parent,
                                              SegueSession         *session,
                                              SegueFileWatch       *watch,
                                              SegueEpisodeTemplate *template);
void             segue_save_flow_stop        (SegueSaveFlow        *self);

gboolean         segue_save_flow_is_saving   (SegueSaveFlow        *self);
void             segue_save_flow_ask_again   (SegueSaveFlow        *self);
void             segue_save_flow_save_async  (SegueSaveFlow        *self,
                                              SegueSaveTarget       target,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
void             segue_save_flow_save_to_async (SegueSaveFlow      *self,
                                                GFile              *file,
                                                gboolean            overwrite,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
SegueSaveResult  segue_save_flow_save_finish (SegueSaveFlow        *self,
                                              GAsyncResult         *result);

G_END_DECLS

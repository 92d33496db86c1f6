/* segue-intended-files.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-intended.h"

G_BEGIN_DECLS

/* So many findings of one file of notes, and so many files, are kept; more are a mistake, not an intention. */
#define SEGUE_INTENDED_MAX 2000
#define SEGUE_INTENDED_MAX_FILES 1000
#define SEGUE_INTENDED_KEY_LENGTH 32

void       segue_intended_load_async  (SegueIntended        *self,
                                       GFile                *folder,
                                       const char           *uri,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GPtrArray *segue_intended_load_finish (SegueIntended        *self,
                                       GAsyncResult         *result);
void       segue_intended_save_async  (SegueIntended        *self,
                                       GFile                *folder,
                                       const char           *uri,
                                       GPtrArray            *keys,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean   segue_intended_save_finish (SegueIntended        *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS

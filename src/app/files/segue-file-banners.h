/* segue-file-banners.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"
#include "session/segue-draft-recovery.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FILE_BANNERS (segue_file_banners_get_type ())
G_DECLARE_FINAL_TYPE (SegueFileBanners, segue_file_banners, SEGUE, FILE_BANNERS, SegueView)

void segue_file_banners_set_sources        (SegueFileBanners   *self,
                                            SegueFileWatch     *watch,
                                            SegueDraftRecovery *recovery);
void segue_file_banners_set_store          (SegueFileBanners   *self,
                                            SegueDraftStore    *store);
void segue_file_banners_dismiss_unreadable (SegueFileBanners   *self);

G_END_DECLS

/* segue-list-notes.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-paste.h"

G_BEGIN_DECLS

SeguePaste   *segue_list_notes_read (SegueEpisode  *list) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_list_notes_new  (SegueEpisode  *list,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

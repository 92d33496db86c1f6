/* segue-outline-start.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-session.h"

G_BEGIN_DECLS

/* What a row shows as the start of an entry. */

gboolean    segue_outline_has_start    (SegueEntry     *entry);
char       *segue_outline_dup_start    (SegueEntry     *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *segue_outline_dup_guess    (SegueSession   *session,
                                        SegueEntry     *entry) G_GNUC_WARN_UNUSED_RESULT;
SegueEntry *segue_outline_get_proposed (SegueViewState *state,
                                        SegueEntry     *entry);

G_END_DECLS

/* segue-pasted-words-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-paste.h"

G_BEGIN_DECLS

char *segue_pasted_list_describe_added (SeguePasteCount count) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

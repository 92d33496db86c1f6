/* segue-data-dir.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *segue_data_dir_get       (void);
void        segue_data_dir_bind_text (void);

G_END_DECLS

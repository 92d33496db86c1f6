/* segue-html-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/render/segue-render-private.h"

G_BEGIN_DECLS

extern const SegueRenderer segue_feed_renderer;

void segue_html_append_escaped (GString    *out,
                                const char *text,
                                gsize       length,
                                gboolean    breaks);

G_END_DECLS

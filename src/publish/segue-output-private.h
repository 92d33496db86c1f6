/* segue-output-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "publish/segue-writing-private.h"

G_BEGIN_DECLS

SegueOutput           *segue_output_new_for_text (SeguePublishSettings *settings,
                                                  const char           *text) G_GNUC_WARN_UNUSED_RESULT;
const SegueRenderSpan *segue_output_get_spans    (SegueOutput          *self,
                                                  guint                *n_spans);

G_END_DECLS

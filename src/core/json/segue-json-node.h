/* segue-json-node.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/json/segue-json.h"

G_BEGIN_DECLS

JsonNode *segue_json_read_text (SegueJson       *self,
                                const char      *text,
                                gsize            length) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *segue_json_read      (SegueJson       *self,
                                SegueSpan        value) G_GNUC_WARN_UNUSED_RESULT;
char     *segue_json_generate  (JsonNode        *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

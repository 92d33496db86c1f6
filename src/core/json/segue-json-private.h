/* segue-json-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/json/segue-json.h"

G_BEGIN_DECLS

struct _SegueJson
{
  const char *text;
  GArray *values;
};

/* The line of a place in @text, from 1, and the character in it. */
guint segue_json_line_at (const char *text,
                          const char *place,
                          guint      *column);

G_END_DECLS

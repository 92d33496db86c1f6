/* segue-json-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/json/segue-json.h"

G_BEGIN_DECLS

struct _SegueJson
{
  const char *text;   /* not owned, and not NUL-terminated */
  const char *end;
  SegueSpan   root;
  JsonParser *parser; /* created when it is needed */
};

guint segue_json_line_at (const char *text,
                          const char *place,
                          guint      *column);

G_END_DECLS

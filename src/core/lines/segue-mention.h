/* segue-mention.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

/**
 * SegueMention:
 * @offset: offset of the time in the text, in bytes
 * @length: length of the time in bytes
 * @time: the time in milliseconds
 * @clock: how the time is written
 * @in_link: whether it is the time that a link leads to: `?t=62`
 *
 * A time that a text mentions.
 */
typedef struct
{
  gsize offset;
  gsize length;
  gint64 time;
  SegueClock clock;
  gboolean in_link;
} SegueMention;

gboolean segue_mention_find (const char   *text,
                             gsize         length,
                             gsize         from,
                             SegueMention *mention);

G_END_DECLS

/* segue-time-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

/* The parts of the reader and writer of times that segue-time.c and segue-time-units.c share. */

/* The number of digits up to which the first and the last field can be part of a time, valid or malformed. */
#define SEGUE_TIME_MAX_DIGITS 4

/* One number of a time, such as its minutes. */
typedef struct
{
  gint64   value;
  guint    digits;
  gunichar zero; /* the digit zero of its script */
  gboolean leading_zero;
} SegueTimeField;

const char *segue_time_scan_field     (const char       *p,
                                       const char       *end,
                                       SegueTimeField   *field);
const char *segue_time_scan_fraction  (const char       *p,
                                       const char       *end,
                                       gint64           *ms,
                                       SegueClock       *clock);
const char *segue_time_scan_long_fraction (const char *p,
                                           const char *end,
                                           gint64     *ms,
                                           gboolean   *mistyped,
                                           SegueClock *clock);
const char *segue_time_scan_units     (const char       *p,
                                       const char       *end,
                                       gint64           *time,
                                       SegueClock       *clock);
void        segue_time_write_number   (GString          *out,
                                       gint64            value,
                                       guint             width,
                                       gunichar          zero);
void        segue_time_write_fraction (GString          *out,
                                       const SegueClock *clock,
                                       gint64            time);
void        segue_time_write_units    (GString          *out,
                                       const SegueClock *clock,
                                       gint64            time);

G_END_DECLS

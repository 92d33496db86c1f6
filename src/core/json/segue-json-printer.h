/* segue-json-printer.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueJsonPrinter:
 * @out: where the JSON is appended
 * @depth: private
 * @in_line: private
 * @started: private
 * @named: private
 *
 * Writes JSON in the layout of Segue's own files. All but @out is zero at the beginning.
 */
typedef struct
{
  GString *out;
  guint    depth;
  gboolean in_line;
  gboolean started; /* the container has values already */
  gboolean named;   /* a name has been written whose value follows */
} SegueJsonPrinter;

void  segue_json_printer_open   (SegueJsonPrinter *self,
                                 char              bracket,
                                 gboolean          in_line);
void  segue_json_printer_close  (SegueJsonPrinter *self,
                                 char              bracket);
void  segue_json_printer_name   (SegueJsonPrinter *self,
                                 const char       *name);
void  segue_json_printer_string (SegueJsonPrinter *self,
                                 const char       *string,
                                 gssize            length);
void  segue_json_printer_raw    (SegueJsonPrinter *self,
                                 const char       *json);
void  segue_json_printer_member (SegueJsonPrinter *self,
                                 const char       *name,
                                 const char       *json);

char *segue_json_quote          (const char       *string) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

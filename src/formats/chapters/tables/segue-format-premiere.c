/* segue-format-premiere.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/tables/segue-table-private.h"
#include "formats/segue-formats.h"

/* Markers of Adobe Premiere and of DaVinci Resolve as tables. Their times count frames, and how many a second of the
 * video has stands nowhere. So no new files are written, and in those that exist only titles and descriptions change. */

static const SegueSyntax premiere_syntax = {
  .id = "premiere-csv",
  .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_BODY,
  .scan = segue_table_scan,
  .decode = segue_table_decode,
  .encode = segue_table_encode,
  .encode_time = segue_table_encode_time,
  .add = segue_table_add,
  .compose = segue_table_compose,
  .separator = "\n",
};

static const SegueSyntax resolve_syntax = {
  .id = "resolve-csv",
  .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
  .scan = segue_table_scan,
  .decode = segue_table_decode,
  .encode = segue_table_encode,
  .encode_time = segue_table_encode_time,
  .add = segue_table_add,
  .compose = segue_table_compose,
  .separator = "\n",
};

static guint
probe_premiere (const SegueFormat *self,
                const char        *data,
                gsize              length)
{
  return segue_table_probe (data, length, "premiere-csv", ",;\t");
}

static guint
probe_resolve (const SegueFormat *self,
               const char        *data,
               gsize              length)
{
  return segue_table_probe (data, length, "resolve-csv", ",;\t");
}

const SegueFormat segue_format_premiere = {
  .id = "premiere-csv",
  .name = N_("Premiere markers"),
  .media_type = "text/tab-separated-values",
  .suffix = "csv",
  .syntax = &premiere_syntax,
  .probe = probe_premiere,
};

const SegueFormat segue_format_resolve_csv = {
  .id = "resolve-csv",
  .name = N_("DaVinci Resolve markers (CSV)"),
  .media_type = "text/csv",
  .suffix = "csv",
  .syntax = &resolve_syntax,
  .probe = probe_resolve,
};

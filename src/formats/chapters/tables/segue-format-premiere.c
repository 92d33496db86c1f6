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

static const SegueTableSyntax premiere_table = {
  .syntax = {
    SEGUE_TABLE_FUNCTIONS,
    .id = "premiere-csv",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_BODY,
  },
  .separators = ",;\t",
};

static const SegueTableSyntax resolve_table = {
  .syntax = {
    SEGUE_TABLE_FUNCTIONS,
    .id = "resolve-csv",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
  },
  .separators = ",;\t",
};

const SegueFormat segue_format_premiere = {
  .id = "premiere-csv",
  .name = N_("Premiere markers"),
  .media_type = "text/tab-separated-values",
  .suffix = "csv",
  .syntax = &premiere_table.syntax,
  .probe = segue_table_probe,
};

const SegueFormat segue_format_resolve_csv = {
  .id = "resolve-csv",
  .name = N_("DaVinci Resolve markers (CSV)"),
  .media_type = "text/csv",
  .suffix = "csv",
  .syntax = &resolve_table.syntax,
  .probe = segue_table_probe,
};

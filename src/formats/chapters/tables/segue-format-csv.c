/* segue-format-csv.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/segue-chapters.h"
#include "formats/chapters/tables/segue-table-private.h"
#include "formats/segue-formats.h"

/* Tables with a row of column heads. The heads of the program that wrote a table, or the usual words for starts and titles,
 * tell what the columns hold. */

static const SegueTableSyntax table = {
  .syntax = {
    SEGUE_TABLE_FUNCTIONS,
    .id = "csv",
    .fields = (1 << SEGUE_SYNTAX_N_FIELDS) - 1,
  },
  .separators = ",;",
};

static const SegueTableSyntax table_with_tabs = {
  .syntax = {
    SEGUE_TABLE_FUNCTIONS,
    .id = "csv",
    .fields = (1 << SEGUE_SYNTAX_N_FIELDS) - 1,
  },
  .separators = "\t",
};

/* Appends a table with the first of the separators of its syntax. */
static void
append (const SegueFormat   *self,
        const SegueChapters *chapters,
        GString             *out)
{
  const char separator = *((const SegueTableSyntax *) self->syntax)->separators;
  static const char *const heads[] = { "Start", "End", "Title", "Link", "Image" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    g_string_append_printf (out, "%s%c", heads[i], i + 1 < G_N_ELEMENTS (heads) ? separator : '\n');
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      segue_chapters_append_time (out, chapter->start);
      g_string_append_c (out, separator);
      if (chapter->end > chapter->start)
        segue_chapters_append_time (out, chapter->end);
      g_string_append_c (out, separator);
      segue_table_append_cell (out, chapter->title, separator, FALSE);
      g_string_append_c (out, separator);
      segue_table_append_cell (out, chapter->link != NULL ? chapter->link : "", separator, FALSE);
      g_string_append_c (out, separator);
      segue_table_append_cell (out, chapter->image != NULL ? chapter->image : "", separator, FALSE);
      g_string_append_c (out, '\n');
    }
}

const SegueFormat segue_format_csv = {
  .id = "csv",
  .name = N_("Table (CSV)"),
  .media_type = "text/csv",
  .suffix = "csv",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &table.syntax,
  .probe = segue_table_probe,
  .write = segue_chapters_write,
  .append = append,
};

const SegueFormat segue_format_tsv = {
  .id = "tsv",
  .name = N_("Table with tabs (TSV)"),
  .media_type = "text/tab-separated-values",
  .suffix = "tsv",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &table_with_tabs.syntax,
  .probe = segue_table_probe,
  .write = segue_chapters_write,
  .append = append,
};

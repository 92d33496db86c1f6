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

static const SegueSyntax syntax = {
  .id = "csv",
  .fields = (1 << SEGUE_SYNTAX_N_FIELDS) - 1,
  .scan = segue_table_scan,
  .decode = segue_table_decode,
  .encode = segue_table_encode,
  .encode_time = segue_table_encode_time,
  .add = segue_table_add,
  .compose = segue_table_compose,
  .separator = "\n",
};

static void
append_table (const SegueChapters *chapters,
              GString             *out,
              char                 separator)
{
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

static void
append_csv (const SegueFormat   *self,
            const SegueChapters *chapters,
            GString             *out)
{
  append_table (chapters, out, ',');
}

static void
append_tsv (const SegueFormat   *self,
            const SegueChapters *chapters,
            GString             *out)
{
  append_table (chapters, out, '\t');
}

static guint
probe_csv (const SegueFormat *self,
           const char        *data,
           gsize              length)
{
  return segue_table_probe (data, length, "csv", ",;");
}

static guint
probe_tsv (const SegueFormat *self,
           const char        *data,
           gsize              length)
{
  return segue_table_probe (data, length, "csv", "\t");
}

const SegueFormat segue_format_csv = {
  .id = "csv",
  .name = N_("Table (CSV)"),
  .media_type = "text/csv",
  .suffix = "csv",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &syntax,
  .probe = probe_csv,
  .write = segue_chapters_write,
  .append = append_csv,
};

const SegueFormat segue_format_tsv = {
  .id = "tsv",
  .name = N_("Table with tabs (TSV)"),
  .media_type = "text/tab-separated-values",
  .suffix = "tsv",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &syntax,
  .probe = probe_tsv,
  .write = segue_chapters_write,
  .append = append_tsv,
};

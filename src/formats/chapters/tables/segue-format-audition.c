/* segue-format-audition.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/segue-chapters.h"
#include "formats/chapters/tables/segue-table-private.h"
#include "formats/segue-formats.h"

/* Markers of Adobe Audition: a table with tabs between the columns, or with commas. Some scripts that write these put
 * `(comma)` into titles, which is kept. Only cue points are chapters; tracks of a CD and other kinds of markers are not. */

#define CLOCK "0:00.000"

static const SegueTableSyntax table = {
  .syntax = {
    SEGUE_TABLE_FUNCTIONS,
    .id = "audition-csv",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_BODY,
  },
  .separators = ",;\t",
};

static void
append_audition (const SegueFormat   *self,
                 const SegueChapters *chapters,
                 GString             *out)
{
  g_string_append (out, "Name\tStart\tDuration\tTime Format\tType\tDescription\n");
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);
      const gint64 length = chapter->end > chapter->start ? chapter->end - chapter->start : 0;
      g_autofree char *start = segue_chapters_write_clock (CLOCK, strlen (CLOCK), chapter->start);
      g_autofree char *duration = segue_chapters_write_clock (CLOCK, strlen (CLOCK), length);

      segue_table_append_cell (out, chapter->title, '\t', FALSE);
      g_string_append_printf (out, "\t%s\t%s\tdecimal\tCue\t\n", start, duration);
    }
}

const SegueFormat segue_format_audition = {
  .id = "audition-csv",
  .name = N_("Audition markers"),
  .media_type = "text/tab-separated-values",
  .suffix = "audition.csv",
  .syntax = &table.syntax,
  .probe = segue_table_probe,
  .write = segue_chapters_write,
  .append = append_audition,
};

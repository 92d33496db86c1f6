/* segue-format-reaper.c
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

/* Markers and regions of REAPER. Times are written as its ruler has them; those in bars and beats cannot be read. The letter
 * of the number is R for regions, which have an end, and M for markers. */

#define CLOCK "0:00:00.000"

static const SegueTableSyntax table = {
  .syntax = {
    SEGUE_TABLE_FUNCTIONS,
    .id = "reaper-csv",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE,
  },
  .separators = ",;\t",
};

/* Appends a time as `0:01:02.345`. */
static void
append_time (GString *out,
             gint64   time)
{
  g_autofree char *written = segue_chapters_write_clock (CLOCK, strlen (CLOCK), time);

  g_string_append (out, written);
}

static void
append_reaper (const SegueFormat   *self,
               const SegueChapters *chapters,
               GString             *out)
{
  g_string_append (out, "#,Name,Start,End,Length\n");
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);
      const gboolean region = chapter->end > chapter->start;

      g_string_append_printf (out, "%c%u,", region ? 'R' : 'M', i + 1);
      segue_table_append_cell (out, chapter->title, ',', FALSE);
      g_string_append_c (out, ',');
      append_time (out, chapter->start);
      g_string_append_c (out, ',');
      if (region)
        append_time (out, chapter->end);
      g_string_append_c (out, ',');
      if (region)
        append_time (out, chapter->end - chapter->start);
      g_string_append_c (out, '\n');
    }
}

const SegueFormat segue_format_reaper = {
  .id = "reaper-csv",
  .name = N_("REAPER markers"),
  .media_type = "text/csv",
  .suffix = "reaper.csv",
  .syntax = &table.syntax,
  .probe = segue_table_probe,
  .write = segue_chapters_write,
  .append = append_reaper,
};

/* segue-table-programs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/tables/segue-table-private.h"

/* The programs whose tables are known, and their column heads. */

/* Rows of CDs and of radio, which are not cue points. */
static const char *const audition_kinds[] = { "Track", "CD Track", "Subclip", "Cart Timer", NULL };

/* Rows of changes of the tempo. */
static const char *const reaper_kinds[] = { "T", NULL };

static const SegueTableHead audition[] = {
  { "name", SEGUE_TABLE_TITLE },
  { "start", SEGUE_TABLE_START },
  { "duration", SEGUE_TABLE_LENGTH },
  { "timeformat", SEGUE_TABLE_CONSTANT },
  { "type", SEGUE_TABLE_KIND },
  { "description", SEGUE_TABLE_BODY },
};

static const SegueTableHead reaper[] = {
  { "#", SEGUE_TABLE_NUMBER },
  { "name", SEGUE_TABLE_TITLE },
  { "start", SEGUE_TABLE_START },
  { "end", SEGUE_TABLE_END },
  { "length", SEGUE_TABLE_LENGTH },
};

static const SegueTableHead premiere[] = {
  { "markername", SEGUE_TABLE_TITLE },
  { "name", SEGUE_TABLE_TITLE },
  { "assetname", SEGUE_TABLE_CONSTANT },
  { "in", SEGUE_TABLE_START },
  { "inpoint", SEGUE_TABLE_START },
  { "out", SEGUE_TABLE_END },
  { "outpoint", SEGUE_TABLE_END },
  { "duration", SEGUE_TABLE_LENGTH },
  { "description", SEGUE_TABLE_BODY },
  { "comments", SEGUE_TABLE_BODY },
  { "markertype", SEGUE_TABLE_KIND },
};

static const SegueTableHead resolve[] = {
  { "#", SEGUE_TABLE_NUMBER },
  { "recordin", SEGUE_TABLE_START },
  { "notes", SEGUE_TABLE_TITLE },
};

static const SegueTableHead generic[] = {
  { "start", SEGUE_TABLE_START },
  { "starttime", SEGUE_TABLE_START },
  { "startseconds", SEGUE_TABLE_START },
  { "starts", SEGUE_TABLE_START },
  { "startsec", SEGUE_TABLE_START },
  { "startsecs", SEGUE_TABLE_START },
  { "starthhmmss", SEGUE_TABLE_START },
  { "starttimecode", SEGUE_TABLE_START },
  { "starttimes", SEGUE_TABLE_START },
  { "starttimehhmmss", SEGUE_TABLE_START },
  { "chapterstart", SEGUE_TABLE_START },
  { "time", SEGUE_TABLE_START },
  { "times", SEGUE_TABLE_START },
  { "timesec", SEGUE_TABLE_START },
  { "timeseconds", SEGUE_TABLE_START },
  { "timehhmmss", SEGUE_TABLE_START },
  { "timecode", SEGUE_TABLE_START },
  { "timestamp", SEGUE_TABLE_START },
  { "position", SEGUE_TABLE_START },
  { "offset", SEGUE_TABLE_START },
  { "startoffset", SEGUE_TABLE_START },
  { "begin", SEGUE_TABLE_START },
  { "from", SEGUE_TABLE_START },
  { "in", SEGUE_TABLE_START },
  { "inpoint", SEGUE_TABLE_START },
  { "timein", SEGUE_TABLE_START },
  { "시작", SEGUE_TABLE_START },
  { "시각", SEGUE_TABLE_START },
  { "시간", SEGUE_TABLE_START },
  { "위치", SEGUE_TABLE_START },
  { "title", SEGUE_TABLE_TITLE },
  { "name", SEGUE_TABLE_TITLE },
  { "label", SEGUE_TABLE_TITLE },
  { "chapter", SEGUE_TABLE_TITLE },
  { "chaptername", SEGUE_TABLE_TITLE },
  { "chaptertitle", SEGUE_TABLE_TITLE },
  { "marker", SEGUE_TABLE_TITLE },
  { "markername", SEGUE_TABLE_TITLE },
  { "topic", SEGUE_TABLE_TITLE },
  { "subject", SEGUE_TABLE_TITLE },
  { "text", SEGUE_TABLE_TITLE },
  { "제목", SEGUE_TABLE_TITLE },
  { "이름", SEGUE_TABLE_TITLE },
  { "챕터", SEGUE_TABLE_TITLE },
  { "end", SEGUE_TABLE_END },
  { "endtime", SEGUE_TABLE_END },
  { "endseconds", SEGUE_TABLE_END },
  { "endsec", SEGUE_TABLE_END },
  { "ends", SEGUE_TABLE_END },
  { "stop", SEGUE_TABLE_END },
  { "to", SEGUE_TABLE_END },
  { "out", SEGUE_TABLE_END },
  { "outpoint", SEGUE_TABLE_END },
  { "timeout", SEGUE_TABLE_END },
  { "끝", SEGUE_TABLE_END },
  { "duration", SEGUE_TABLE_LENGTH },
  { "length", SEGUE_TABLE_LENGTH },
  { "길이", SEGUE_TABLE_LENGTH },
  { "link", SEGUE_TABLE_LINK },
  { "url", SEGUE_TABLE_LINK },
  { "href", SEGUE_TABLE_LINK },
  { "링크", SEGUE_TABLE_LINK },
  { "image", SEGUE_TABLE_IMAGE },
  { "img", SEGUE_TABLE_IMAGE },
  { "picture", SEGUE_TABLE_IMAGE },
  { "그림", SEGUE_TABLE_IMAGE },
  { "description", SEGUE_TABLE_BODY },
  { "comment", SEGUE_TABLE_BODY },
  { "comments", SEGUE_TABLE_BODY },
  { "notes", SEGUE_TABLE_BODY },
  { "설명", SEGUE_TABLE_BODY },
  { "timeformat", SEGUE_TABLE_CONSTANT },
};

#define NEEDED (1u << SEGUE_TABLE_START | 1u << SEGUE_TABLE_TITLE)

const SegueTableProgram segue_table_programs[] = {
  { .id = "audition-csv", .heads = audition, .n_heads = G_N_ELEMENTS (audition), .other_kinds = audition_kinds,
    .needed = NEEDED | 1u << SEGUE_TABLE_LENGTH | 1u << SEGUE_TABLE_CONSTANT | 1u << SEGUE_TABLE_KIND },
  { .id = "resolve-csv", .heads = resolve, .n_heads = G_N_ELEMENTS (resolve), .counts_hour = TRUE,
    .needed = NEEDED | 1u << SEGUE_TABLE_NUMBER },
  { .id = "reaper-csv", .heads = reaper, .n_heads = G_N_ELEMENTS (reaper), .other_kinds = reaper_kinds,
    .needed = NEEDED | 1u << SEGUE_TABLE_NUMBER },
  { .id = "premiere-csv", .heads = premiere, .n_heads = G_N_ELEMENTS (premiere), .counts_hour = TRUE,
    .needed = NEEDED | 1u << SEGUE_TABLE_CONSTANT },
  { .id = "premiere-csv", .heads = premiere, .n_heads = G_N_ELEMENTS (premiere), .counts_hour = TRUE,
    .needed = NEEDED | 1u << SEGUE_TABLE_KIND },
  { .id = "csv", .heads = generic, .n_heads = G_N_ELEMENTS (generic), .needed = NEEDED, .untimed = TRUE },
};

const guint segue_table_n_programs = G_N_ELEMENTS (segue_table_programs);

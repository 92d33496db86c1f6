/* fuzz-chapters.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "chapter-check.h"

/* The first byte chooses the format. New formats go to the end. */
static const SegueFormat *const formats[] = {
  &segue_format_mp4chaps, &segue_format_audacity, &segue_format_ogm, &segue_format_vorbis, &segue_format_cue,
  &segue_format_csv, &segue_format_reaper, &segue_format_audition, &segue_format_premiere, &segue_format_resolve_csv,
  &segue_format_resolve_edl, &segue_format_srt, &segue_format_osf, &segue_format_potplayer, &segue_format_izotope,
  &segue_format_json_chapters, &segue_format_podlove_json, &segue_format_podigee_json, &segue_format_psc,
  &segue_format_matroska, &segue_format_webvtt, &segue_format_ffmetadata, &segue_format_hindenburg,
  &segue_format_yaml, &segue_format_fcpxml, &segue_format_otio, &segue_format_apple_chapters, &segue_format_timed_text,
};

/* Edits the text in one way, and reads what came of it. */
static void
edit (const ChapterCheck *check,
      guint               kind,
      guint               index,
      gint64              time)
{
  const char *piece = fuzz_pieces[time % G_N_ELEMENTS (fuzz_pieces)];
  g_auto(ChapterCheck) edited = { 0 };
  char *text = NULL;

  if (kind < SEGUE_SYNTAX_N_FIELDS && (check->syntax->fields & 1u << kind) != 0)
    text = chapter_check_dup_edited (check, index, kind, kind > SEGUE_SYNTAX_END ? piece : NULL, time);
  else if (kind >= SEGUE_SYNTAX_N_FIELDS && check->syntax->compose != NULL)
    text = chapter_check_dup_inserted (check, index, time, piece);
  if (text != NULL)
    chapter_check_read (&edited, check->syntax, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  const SegueFormat *format = formats[fuzz_byte (&input) % G_N_ELEMENTS (formats)];
  const guint kind = fuzz_byte (&input) % (SEGUE_SYNTAX_N_FIELDS + 1), index = fuzz_byte (&input);
  const gint64 time = fuzz_number (&input, 0) * 7;
  g_auto(ChapterCheck) check = { 0 };

  format->probe (format, (const char *) input.p, input.end - input.p);
  if (chapter_check_read (&check, format->syntax, fuzz_text (&input)) && check.items->len > 0)
    edit (&check, kind, index % check.items->len, time);

  return 0;
}

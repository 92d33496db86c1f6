/* segue-formats.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-format.h"

G_BEGIN_DECLS

extern const SegueFormat segue_format_text;
extern const SegueFormat segue_format_json;
extern const SegueFormat segue_format_plain;
extern const SegueFormat segue_format_markdown;
extern const SegueFormat segue_format_html;
extern const SegueFormat segue_format_json_chapters;
extern const SegueFormat segue_format_podlove_json;
extern const SegueFormat segue_format_podigee_json;
extern const SegueFormat segue_format_psc;
extern const SegueFormat segue_format_feed;
extern const SegueFormat segue_format_mp4chaps;
extern const SegueFormat segue_format_webvtt;
extern const SegueFormat segue_format_ffmetadata;
extern const SegueFormat segue_format_matroska;
extern const SegueFormat segue_format_hindenburg;
extern const SegueFormat segue_format_fcpxml;
extern const SegueFormat segue_format_otio;
extern const SegueFormat segue_format_apple_chapters;
extern const SegueFormat segue_format_timed_text;
extern const SegueFormat segue_format_audacity;
extern const SegueFormat segue_format_audition;
extern const SegueFormat segue_format_csv;
extern const SegueFormat segue_format_cue;
extern const SegueFormat segue_format_ogm;
extern const SegueFormat segue_format_premiere;
extern const SegueFormat segue_format_reaper;
extern const SegueFormat segue_format_resolve_csv;
extern const SegueFormat segue_format_izotope;
extern const SegueFormat segue_format_osf;
extern const SegueFormat segue_format_potplayer;
extern const SegueFormat segue_format_resolve_edl;
extern const SegueFormat segue_format_srt;
extern const SegueFormat segue_format_tsv;
extern const SegueFormat segue_format_yaml;
extern const SegueFormat segue_format_vorbis;

const SegueFormat *const *segue_formats_get_all       (guint             *n_formats);
const SegueFormat        *segue_formats_find          (const char        *id);
const SegueFormat        *segue_formats_find_to_write (const char        *file_name);
const SegueFormat        *segue_formats_find_similar  (const char        *file_name);
const SegueFormat        *segue_formats_find_for_syntax (const SegueSyntax *syntax);
const SegueFormat        *segue_formats_find_for_file (const char        *file_name,
                                                       const char        *text,
                                                       gsize              length);
const char               *segue_formats_find_extension (const char        *file_name);
char                     *segue_formats_dup_name      (const char        *file_name,
                                                       const char        *extension) G_GNUC_WARN_UNUSED_RESULT;
const SegueFormat        *segue_formats_probe         (const char        *data,
                                                       gsize              length);
GStrv                     segue_formats_list_losses   (const SegueFormat *format,
                                                       SegueEpisode      *episode) G_GNUC_WARN_UNUSED_RESULT;
char                     *segue_formats_dup_loss      (const SegueFormat *format,
                                                       SegueEpisode      *episode) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

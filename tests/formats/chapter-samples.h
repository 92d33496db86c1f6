/* chapter-samples.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/segue-formats.h"

G_BEGIN_DECLS

/* Files that random edits change. */
static const struct
{
  const SegueFormat *format;
  const char        *text;
} samples[] = {
  { &segue_format_mp4chaps, "00:00:01.000 a <https://e.org>\n\n00:00:02.000 b\n01:00:03.000\n" },
  { &segue_format_audacity, "1.500000\t2.500000\ta\n\\\t1.0\t2.0\n3,5\t3,5\n4.0\t4.0\tb\n" },
  { &segue_format_ogm, "CHAPTER01=00:00:01.000\r\nCHAPTER01NAME=a\r\n\r\nCHAPTER02=00:00:02.000\r\nCHAPTER02NAME=\r\n" },
  { &segue_format_vorbis, "TITLE=x\nCHAPTER001=00:00:01.000\nCHAPTER001NAME=a\nCHAPTER001URL=https://e.org\nCHAPTER002=00:00:02.000\n" },
  { &segue_format_cue, "REM x\nFILE \"a\" MP3\n  TRACK 01 AUDIO\n    TITLE \"a\"\n    INDEX 01 00:01:37\n  TRACK 02 AUDIO\n    TITLE b c\n"
    "    REM d\n  TRACK 03 AUDIO\n" },
  { &segue_format_csv, "Start;End;Title;Link;Description\n0:01;0:02;\"a; \"\"b\"\"\";https://e.org;\"x\ny\"\n3;;c\n\"4.5\";;\"d\";;\n" },
  { &segue_format_reaper, "#,Name,Start,End,Length,Color\nM1,a,0:01.5,,,FF\nR2,\"b, c\",1.0,2.0,1.0,\nT1,t,1,,\nM3,,2.0\n" },
  { &segue_format_audition, "\xEF\xBB\xBFName\tStart\tDuration\tTime Format\tType\tDescription\na\t0:01.000\t0:00.500\tdecimal\tCue\tb\n"
    "c\t0:02.000\t0:00.000\tdecimal\tTrack\t\nd\t0:02.000\t0:00.000\tdecimal\tCue\n" },
  { &segue_format_premiere, "Asset Name\t\tIn Point\t\tDescription\nM\t\t01:00:01:12\t\ta\nM\t\t01:00:01:23\n" },
  { &segue_format_resolve_csv, "#,Record In,Notes\n1,01:00:00:00,a\n2,01:00:01:24,b\n" },
  { &segue_format_resolve_edl, "TITLE: x\n\n001 1 V C 00:00:00:00 00:00:00:01 01:00:00:00 01:00:00:01\n |C:Blue |M:a |D:1\n |M:b\n" },
  { &segue_format_srt, "1\n00:00:01,000 --> 00:00:02,000\n<i>a</i>\nb\n\n2\n00:00:03,000 --> 00:00:03,500\n" },
  { &segue_format_osf, "HEADER\n/HEADER\n00:00:01 a <https://e.org> #c\n- b\n00:00:02 - c #\n00:00:03 d#t\n" },
  { &segue_format_osf, "1361385724 a <https://e.org> #c\n- b\n1361385730 d#t\n" },
  { &segue_format_potplayer, "[Bookmark]\r\n0=1500*a*28\r\n1=2000*b*\r\n2=\r\n" },
  { &segue_format_izotope, "Marker file version: 1\nTime format: Time\na\t00:00:01,50\t00:00:02,50\t\nb\t1.5\n" },
  { &segue_format_yaml, "title: x\nchapters:\n  - time: 0:01\n    title: a # b\n  - {time: '0:02', title: \"c\"}\n  - title: 'd'\n    url: https://e.org\n    time: 3.5\n" },
  { &segue_format_yaml, "---\ntimestamps:\n- 0:01 a\n- \"0:02 - b c\"\n- '1:00:00 d'\n" },
};

static const char *const pieces[] = {
  "", "a", " ", "  b ", "\"", "\"c\"", "'", ",", ";", "\t", "\n", "|", "*", "<", ">", "<https://e.org>", "#", "#c", "=", "\\", "(comma)", "1:00",
  "00:00:01.000", "-->", "CHAPTER05=", "TRACK 07 AUDIO", "INDEX 01", "REM", "M:", "|M:", "마커", "\xE2\x80\xA8", "a\xC2\xA0z", "\x01", "https://e.org/", "é",
};

static inline char *
make_text (GRand *random)
{
  GString *out = g_string_new (NULL);

  for (guint i = g_rand_int_range (random, 0, 5); i > 0; i--)
    g_string_append (out, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (out, FALSE);
}

G_END_DECLS

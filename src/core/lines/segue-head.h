/* segue-head.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

/**
 * SegueHeadKind:
 * @SEGUE_HEAD_NONE: the line is no head
 * @SEGUE_HEAD_LEADING: a time stands first, after bullets, numbers, brackets and the like
 * @SEGUE_HEAD_TRAILING: a time is the last token of the line
 * @SEGUE_HEAD_HEADING: a heading without a time
 */
typedef enum
{
  SEGUE_HEAD_NONE,
  SEGUE_HEAD_LEADING,
  SEGUE_HEAD_TRAILING,
  SEGUE_HEAD_HEADING,
} SegueHeadKind;

/**
 * SegueHeadingStyle:
 * @SEGUE_HEADING_NONE: no heading
 * @SEGUE_HEADING_ATX: `## Links`
 * @SEGUE_HEADING_ADOC: `== Links`
 * @SEGUE_HEADING_SETEXT: `Links` over a line of `=` or `-` (or what reST allows)
 * @SEGUE_HEADING_HTML: `<h2>Links</h2>`
 * @SEGUE_HEADING_BOLD: `**Links**`
 * @SEGUE_HEADING_COLON: `Links:`
 * @SEGUE_HEADING_EMOJI: a line that begins with a pictograph
 * @SEGUE_HEADING_CAPS: `LINKS`
 * @SEGUE_HEADING_PLAIN: a short line on its own
 */
typedef enum
{
  SEGUE_HEADING_NONE,
  SEGUE_HEADING_ATX,
  SEGUE_HEADING_ADOC,
  SEGUE_HEADING_SETEXT,
  SEGUE_HEADING_HTML,
  SEGUE_HEADING_BOLD,
  SEGUE_HEADING_COLON,
  SEGUE_HEADING_EMOJI,
  SEGUE_HEADING_CAPS,
  SEGUE_HEADING_PLAIN,
  SEGUE_N_HEADING_STYLES,
} SegueHeadingStyle;

/**
 * SegueHead:
 * @kind: where the time stands
 * @heading: how the line is marked as a heading, also where it has a time
 * @level: level of the heading, 1 to 6
 * @indent: columns before the first mark, tabs to every fourth
 * @result: what the time is
 * @bulleted: a list mark stands first
 * @bracketed: the time stands in brackets, emphasis, a link, or after `@`
 * @glued: a letter follows the time at once
 * @prose: what follows the time makes it the hour of a day (`9:30 AM`)
 * @time: milliseconds, or %SEGUE_TIME_NONE
 * @end_time: end of a range, or %SEGUE_TIME_NONE
 * @link_time: the time that the link of the stamp leads to, or %SEGUE_TIME_NONE
 * @clock: how the time is written
 * @link_clock: how the time in the link is written
 * @start: the digits of the time
 * @end: the digits of the end of a range
 * @link_span: the digits of the time in the stamp's link
 * @title: the title, without what wraps it as a whole
 * @link: the URL of the title's link
 *
 * What one line shows by itself, without what stands around it. Spans are relative to the line.
 */
typedef struct
{
  SegueHeadKind kind;
  SegueHeadingStyle heading;
  SegueTimeResult result;
  guint8 level;
  guint16 indent;
  guint bulleted : 1;
  guint bracketed : 1;
  guint glued : 1;
  guint prose : 1;
  gint64 time;
  gint64 end_time;
  gint64 link_time;
  SegueClock clock;
  SegueClock link_clock;
  SegueSpan start;
  SegueSpan end;
  SegueSpan link_span;
  SegueSpan title;
  SegueSpan link;
} SegueHead;

void        segue_head_clear        (SegueHead  *head);
void        segue_head_scan         (const char *line,
                                     gsize       length,
                                     SegueHead  *head);
gboolean    segue_head_scan_heading (const char *line,
                                     const char *end,
                                     SegueHead  *head);
void        segue_head_set_title    (SegueHead  *head,
                                     const char *line,
                                     const char *title,
                                     const char *end);
const char *segue_head_skip_marks   (SegueHead  *head,
                                     const char *line,
                                     const char *end);
gboolean    segue_head_is_underline (const char *line,
                                     gsize       length,
                                     char       *mark);

G_END_DECLS

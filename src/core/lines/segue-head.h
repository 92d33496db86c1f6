/* segue-head.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

/* Recognizes the line that begins an entry (its head): a line with a timestamp or a heading. The functions look at one
 * line alone; segue-scanner-judge.c decides with the dialect and the neighbouring lines whether it is a head. */

/**
 * SegueHeadKind:
 * @SEGUE_HEAD_NONE: the line begins no entry
 * @SEGUE_HEAD_LEADING: the line begins with a timestamp, after list marks, brackets and the like
 * @SEGUE_HEAD_TRAILING: the line ends with a timestamp
 * @SEGUE_HEAD_HEADING: the line is a heading without a timestamp
 *
 * What kind of head a line looks like.
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
 * @SEGUE_HEADING_NONE: the line is not a heading
 * @SEGUE_HEADING_ATX: `## Links`
 * @SEGUE_HEADING_ADOC: `== Links`
 * @SEGUE_HEADING_SETEXT: `Links` above a line of `=` or `-`, or of another character that reStructuredText allows
 * @SEGUE_HEADING_HTML: `<h2>Links</h2>`
 * @SEGUE_HEADING_BOLD: `**Links**`
 * @SEGUE_HEADING_COLON: `Links:`
 * @SEGUE_HEADING_FRAMED: `【Links】`, `[Links]`, `--- Links ---`, `■ Links`
 * @SEGUE_HEADING_EMOJI: `🔗 Links`, a line that begins with an emoji
 * @SEGUE_HEADING_CAPS: `LINKS`
 * @SEGUE_HEADING_PLAIN: `Links`, a short line of text
 * @SEGUE_N_HEADING_STYLES: number of styles
 *
 * How a heading is marked. The order matters: the styles up to %SEGUE_HEADING_HTML are headings in any notes, the
 * later ones only where the dialect says so.
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
  SEGUE_HEADING_FRAMED,
  SEGUE_HEADING_EMOJI,
  SEGUE_HEADING_CAPS,
  SEGUE_HEADING_PLAIN,
  SEGUE_N_HEADING_STYLES,
} SegueHeadingStyle;

/**
 * SegueHead:
 * @kind: where the timestamp stands, if there is one
 * @heading: how the line is marked as a heading; a line with a timestamp can be a heading too
 * @result: whether the time is valid, a placeholder or malformed
 * @level: level of the heading, 1 to 6; 0 if the line is not a heading
 * @indent: columns of white space at the start of the line, with tab stops every 4 columns
 * @bulleted: the line begins with a list mark
 * @bracketed: the time is in brackets, in emphasis or in a link, or follows an `@`
 * @glued: a letter or digit follows the time without a space
 * @prose: the words beside the time make it a time of day (`9:30 AM`) or a citation (`Psalm 119:25`)
 * @time: the time in milliseconds, or %SEGUE_TIME_NONE
 * @end_time: the end of a range (`1:00-2:30`) in milliseconds, or %SEGUE_TIME_NONE
 * @link_time: the time in the URL of the timestamp's link (`?t=62`) in milliseconds, or %SEGUE_TIME_NONE
 * @clock: how the time is written
 * @link_clock: how the time in the link is written
 * @start: the time, without brackets
 * @end: the end of a range; if it cannot be read or is before @time, @end_time is %SEGUE_TIME_NONE
 * @link_span: the time in the URL of the timestamp's link
 * @title: the title, without emphasis or a link around all of it
 * @opened: marks or tags before the time that open emphasis which ends within the title: `**0:15 Anna** on bees`
 * @link: the URL of the title's link
 *
 * What was found in one line. Spans count bytes from the start of the line. They are all zero where the line does not
 * have the part.
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
  SegueSpan opened;
  SegueSpan link;
} SegueHead;

void        segue_head_clear        (SegueHead       *head);
void        segue_head_drop_frames  (SegueHead       *head,
                                     const char      *line);
void        segue_head_move         (SegueHead       *head,
                                     guint            offset);
char       *segue_head_dup_closing  (const char      *opened,
                                     gsize            length);
void        segue_head_take_range   (SegueHead       *head,
                                     const char      *line,
                                     const char      *end);
void        segue_head_scan         (const char      *line,
                                     gsize            length,
                                     SegueHead       *head);
const char *segue_head_strip_attributes (const char *line,
                                         const char *end);
gboolean    segue_head_scan_heading (const char      *line,
                                     const char      *end,
                                     SegueHead       *head);
void        segue_head_set_title    (SegueHead       *head,
                                     const char      *line,
                                     const char      *title,
                                     const char      *end);
const char *segue_head_skip_marks   (SegueHead       *head,
                                     const char      *line,
                                     const char      *end);
gboolean    segue_head_link_agrees  (const SegueHead *head);
const char *segue_head_scan_link_value (const char   *p,
                                        const char   *end,
                                        gint64       *time,
                                        SegueClock   *clock,
                                        const char  **stop);
gboolean    segue_head_times_agree  (gint64           link_time,
                                     gint64           time);
gboolean    segue_head_is_underline (const char      *line,
                                     gsize            length,
                                     char            *mark);
gboolean    segue_head_begins_paragraph (const char  *line,
                                         const char  *end);
gboolean    segue_head_is_rule      (const char      *line,
                                     gsize            length);
const char *segue_head_part_end     (const char      *line,
                                     const char      *end);
gboolean    segue_head_scan_speaker (const char      *line,
                                     const char      *end,
                                     SegueHead       *head);
const char *segue_head_tag_part_end (const char      *line,
                                     const char      *end);
gboolean    segue_head_has_tag_parts (const char     *line,
                                      const char     *end);
gboolean    segue_head_closes_outer (const char      *line,
                                     const char      *end,
                                     guint           *depth);
gboolean    segue_head_take_end_behind (const char   *line,
                                        const char   *end,
                                        SegueHead    *head);
gboolean    segue_head_scan_second_time (const char  *line,
                                         const char  *end,
                                         SegueHead   *head);
gboolean    segue_head_scan_row_times (const char    *line,
                                       const char    *end,
                                       gint64        *first,
                                       gint64        *second);
void        segue_head_trim_body    (const char     **body,
                                     const char     **end);
void        segue_head_trim_joint   (SegueHead       *head,
                                     const char      *line);
gboolean    segue_head_is_list      (const char      *line,
                                     const char      *end);

G_END_DECLS

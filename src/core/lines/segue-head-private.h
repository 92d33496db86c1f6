/* segue-head-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/lines/segue-head.h"
#include "core/markup/segue-markup-scan.h"

G_BEGIN_DECLS

/* Dashes and spaces as HTML and programs for weblogs write them, for lists of words. */
#define SEGUE_ENTITY_DASHES SEGUE_WORD ("&#8211;"), SEGUE_WORD ("&#8212;"), SEGUE_WORD ("&ndash;"), SEGUE_WORD ("&mdash;"), \
                            SEGUE_WORD ("&#x2013;"), SEGUE_WORD ("&#x2014;")
#define SEGUE_ENTITY_SPACES SEGUE_WORD ("&nbsp;"), SEGUE_WORD ("&#160;")

/* The parts of segue_head_scan(), shared by the files of this folder. */

/* Returns the span of the bytes from @start to @end, relative to @line. */
static inline SegueSpan
segue_head_span (const char *line,
                 const char *start,
                 const char *end)
{
  return (SegueSpan){ (guint32) (start - line), (guint32) (end - start) };
}

gboolean segue_head_may_lead       (const char *line,
                                    const char *end);
gboolean segue_head_may_trail      (const char *line,
                                    const char *end);
gboolean segue_head_scan_leading   (const char *line,
                                    const char *end,
                                    SegueHead  *head);
gboolean segue_head_scan_row       (const char *line,
                                    const char *end,
                                    SegueHead  *head);
gboolean segue_head_scan_trailing  (const char *line,
                                    const char *end,
                                    gboolean    bare,
                                    SegueHead  *head);
void     segue_head_take_end       (SegueHead  *head,
                                    const char *line);
void     segue_head_set_link       (SegueHead  *head,
                                    const char *line,
                                    const char *url,
                                    const char *end);
gboolean segue_head_scan_link_time (SegueHead  *head,
                                    const char *line,
                                    const char *url,
                                    const char *end);

const char *segue_head_scan_tag    (const char     *p,
                                    const char     *end,
                                    SegueHtmlMatch *match);
const char *segue_head_find_tag    (const char     *start,
                                    const char     *end,
                                    SegueHtmlMatch *match);
const char *segue_head_skip_end_tags (const char *p,
                                      const char *end,
                                      gboolean   *closed);
gboolean segue_head_begins_element (const char           *start,
                                    const char           *end,
                                    const SegueHtmlMatch *match);
gboolean segue_head_closes_element (const char           *start,
                                    const char           *end,
                                    const SegueHtmlMatch *match);
gboolean segue_head_ends_within    (const char *start,
                                    const char *end,
                                    const char *mark);
void     segue_head_find_opened_tags (SegueHead  *head,
                                      const char *line);
gboolean segue_head_has_letter     (const char *p,
                                    const char *end);
void     segue_head_find_cell      (const char **start,
                                    const char **end);
const char *segue_head_destination_end (const char *p,
                                        const char *end);
const char *segue_head_skip_to     (const char *p,
                                    const char *end);
gboolean    segue_head_has_sentence_end (const char *p,
                                         const char *end);
gboolean    segue_head_find_framed (const char  *line,
                                    const char  *end,
                                    const char **title,
                                    const char **title_end);
gboolean    segue_head_scan_paragraph (const char *line,
                                       const char *end,
                                       SegueHead  *head);
const char *segue_head_skip_open_end (const char *p,
                                      const char *end,
                                      const char *close);
const char *segue_head_strip_to    (const char *start,
                                    const char *end);
const char *segue_head_skip_from   (const char *p,
                                    const char *end);
const char *segue_head_strip_from  (const char *start,
                                    const char *end);
gboolean segue_head_ends_with_citation (const char *start,
                                        const char *end);
gboolean segue_head_begins_with_last_verse (const char *p,
                                            const char *end);
gboolean segue_head_is_about_score (const SegueHead *head,
                                    const char      *line,
                                    const char      *p,
                                    const char      *end);
gboolean segue_head_begins_with_hour_of_day (const char *p,
                                             const char *end);
SegueTimeResult segue_head_scan_partial (const char  *p,
                                         const char  *end,
                                         gboolean     marked,
                                         const char **stop,
                                         SegueClock  *clock);
const char *segue_head_skip_label  (const char *p,
                                    const char *end);
const char *segue_head_skip_minutes (const char *p,
                                     const char *end,
                                     gboolean    enclosed);
const char *segue_head_strip_minutes (const char *start,
                                      const char *end);
const char *segue_head_skip_after  (const char *p,
                                    const char *end);
const char *segue_head_strip_after (const char *start,
                                    const char *end);

G_END_DECLS

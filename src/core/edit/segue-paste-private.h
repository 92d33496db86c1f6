/* segue-paste-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-paste.h"
#include "core/episode/segue-entry.h"
#include "core/lines/segue-head.h"
#include "core/text/segue-line.h"

G_BEGIN_DECLS

/* Where a plain line, a line without a time in a list with times, stands. */
typedef enum
{
  PASTE_NOT_PLAIN,
  PASTE_ABOVE,   /* above the first entry of the list */
  PASTE_BETWEEN, /* below an entry */
  PASTE_BELOW,   /* in the closing text */
} SeguePastePlace;

/* A section or segment of a pasted list, or text above or below it, before it is written in the dialect of the notes. */
typedef struct
{
  SegueEntryKind kind;
  SeguePastePlace place;
  gboolean is_text;     /* whether the plain line cannot be a segment, such as a label or the header of a table */
  gboolean after_blank; /* whether a blank line stands before it */
  gint64 start;         /* milliseconds, or SEGUE_TIME_NONE */
  gint64 end;           /* milliseconds, or SEGUE_TIME_NONE */
  gint64 link_time;     /* the time that the link of a malformed start leads to, or SEGUE_TIME_NONE */
  char *start_text;     /* the start as it is written if it is malformed or has frames; else NULL */
  char *end_text;       /* the end as it is written if it is malformed; else NULL */
  char *dash;           /* what stands between start and end, or NULL */
  char *title;          /* may be empty */
  char *link;           /* URL, or NULL */
  char *line;           /* the plain line as it was pasted; NULL if it is not a plain line */
  char *cells;          /* the other cells of a row of a table, a line each, or NULL */
  GString *body;        /* the description or the text, each line terminated by a line feed */
} SeguePasteItem;

struct _SeguePaste
{
  GPtrArray *items; /* of SeguePasteItem */
  gboolean is_transcript;
};

SeguePasteItem *segue_paste_item_new        (SegueEntryKind    kind,
                                             gint64            start,
                                             const char       *title,
                                             const char       *link);
SeguePasteItem *segue_paste_item_from_entry (const SegueEntry *entry);
void            segue_paste_item_take_cells (SeguePasteItem   *self,
                                             const SegueEntry *entry,
                                             const GPtrArray  *names);
GPtrArray      *segue_paste_read_header     (const char       *line);
SeguePasteItem *segue_paste_item_from_line  (const SegueLine  *line,
                                             SegueHead        *head);
void            segue_paste_item_free       (SeguePasteItem   *self);
void            segue_paste_item_add_line   (SeguePasteItem   *self,
                                             const char       *line,
                                             gsize             length);

SeguePaste     *segue_paste_new             (void);
SeguePasteItem *segue_paste_last_item       (SeguePaste       *self);
GPtrArray      *segue_paste_dup_items       (const SeguePaste *self,
                                             SeguePastePlain   plain);
gboolean        segue_paste_is_ornament     (const char       *p,
                                             const char       *end);
void            segue_paste_read_untimed    (SeguePaste       *self,
                                             const char       *text,
                                             const char       *end);
char           *segue_paste_dup_line_url    (const SegueLine  *line);

SegueEpisode   *segue_paste_admit_malformed (SegueEpisode     *episode,
                                             GPtrArray        *items);
SegueEpisode   *segue_paste_insert_heads    (SegueEpisode     *episode,
                                             GPtrArray        *items,
                                             guint             before,
                                             GError          **error);
SegueEpisode   *segue_paste_insert_above    (SegueEpisode     *episode,
                                             guint             first,
                                             const char       *text,
                                             gboolean          apart);
SegueEpisode   *segue_paste_insert_below    (SegueEpisode     *episode,
                                             guint             last,
                                             const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SeguePasteItem, segue_paste_item_free)

G_END_DECLS

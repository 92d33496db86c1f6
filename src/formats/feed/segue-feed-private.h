/* segue-feed-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/feed/segue-feed.h"

G_BEGIN_DECLS

/* A chapter in a feed. */
typedef struct
{
  gint64 start; /* milliseconds */
  char *title;
  char *link;  /* or NULL */
  char *image; /* or NULL */
} SegueFeedChapter;

struct _SegueFeedItem
{
  char *fields[SEGUE_FEED_N_FIELDS];  /* NULL where the feed says nothing */
  guint8 ranks[SEGUE_FEED_N_FIELDS];  /* the rank of the element that each value is from */
  GArray *chapters;                   /* (element-type SegueFeedChapter) (nullable) */
  gboolean has_chapters;              /* a list of chapters has begun */
};

SegueFeedItem *segue_feed_item_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void           segue_feed_item_free        (SegueFeedItem  *self);
void           segue_feed_item_set         (SegueFeedItem  *self,
                                            SegueFeedField  field,
                                            guint           rank,
                                            const char     *value);
void           segue_feed_item_add_chapter (SegueFeedItem  *self,
                                            const char     *start,
                                            const char     *title,
                                            const char     *link,
                                            const char     *image);

char          *segue_feed_dup_date         (const char     *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

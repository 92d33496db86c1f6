/* segue-feed.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Episodes out of the feed of a show, RSS 2.0 or Atom, that was saved as a file. */

/**
 * SEGUE_FEED_MAX_ITEMS:
 *
 * The number of episodes that a feed may have.
 */
#define SEGUE_FEED_MAX_ITEMS 100000

/**
 * SegueFeedField:
 * @SEGUE_FEED_TITLE: the title
 * @SEGUE_FEED_DATE: the date, as ISO 8601 if it can be read
 * @SEGUE_FEED_NUMBER: the number of the episode
 * @SEGUE_FEED_SEASON: the number of the season
 * @SEGUE_FEED_LINK: the address of its page
 * @SEGUE_FEED_AUDIO: the address of the recording
 * @SEGUE_FEED_BYTES: the size of the recording
 * @SEGUE_FEED_DURATION: the length of the recording, as a time or in seconds
 * @SEGUE_FEED_CHAPTERS: the address of a file with chapters
 * @SEGUE_FEED_NOTES: the notes, HTML or text
 * @SEGUE_FEED_N_FIELDS: the number of fields
 *
 * What a feed says about an episode. All but the notes are on one line.
 */
typedef enum
{
  SEGUE_FEED_TITLE,
  SEGUE_FEED_DATE,
  SEGUE_FEED_NUMBER,
  SEGUE_FEED_SEASON,
  SEGUE_FEED_LINK,
  SEGUE_FEED_AUDIO,
  SEGUE_FEED_BYTES,
  SEGUE_FEED_DURATION,
  SEGUE_FEED_CHAPTERS,
  SEGUE_FEED_NOTES,
  SEGUE_FEED_N_FIELDS,
} SegueFeedField;

typedef struct _SegueFeed     SegueFeed;
typedef struct _SegueFeedItem SegueFeedItem;

gboolean       segue_feed_probe          (const char     *data,
                                          gsize           length);
SegueFeed     *segue_feed_read           (const char     *data,
                                          gsize           length,
                                          GCancellable   *cancellable,
                                          GError        **error) G_GNUC_WARN_UNUSED_RESULT;
SegueFeed     *segue_feed_ref            (SegueFeed      *self);
void           segue_feed_unref          (SegueFeed      *self);
const char    *segue_feed_get_title      (SegueFeed      *self);
guint          segue_feed_get_n_items    (SegueFeed      *self);
SegueFeedItem *segue_feed_get_item       (SegueFeed      *self,
                                          guint           index);

const char    *segue_feed_item_get       (SegueFeedItem  *self,
                                          SegueFeedField  field);
GBytes        *segue_feed_item_dup_notes (SegueFeedItem  *self) G_GNUC_WARN_UNUSED_RESULT;
char          *segue_feed_item_dup_name  (SegueFeedItem  *self,
                                          guint           number) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueFeed, segue_feed_unref)

G_END_DECLS

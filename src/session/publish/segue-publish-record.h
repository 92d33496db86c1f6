/* segue-publish-record.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest text that is kept, in bytes. Of a larger one only the digest is kept. */
#define SEGUE_PUBLISH_RECORD_MAX_TEXT (1024 * 1024)
/* The largest file that is read, in bytes. */
#define SEGUE_PUBLISH_RECORDS_MAX_SIZE (32 * 1024 * 1024)

/**
 * SeguePublishRecord:
 * @outlet: the id of the outlet
 * @time: when the episode was given out there last, in seconds since 1970; 0 if it never was
 * @digest: (nullable): a digest of what was given out
 * @text: (nullable): the text that was given out, %NULL if it is not known
 * @html: (nullable): the same as HTML, if it was given out
 * @settings: (nullable): settings for this episode alone, an `a{sv}`
 * @page: (nullable): the address of the page where the place is edited
 * @published: whether the user has published what was given out
 * @corrected: whether something else was given out there before
 *
 * What was given out of one episode to one outlet.
 */
typedef struct
{
  char *outlet;
  gint64 time;
  char *digest;
  char *text;
  char *html;
  GVariant *settings;
  char *page;
  gboolean published;
  gboolean corrected;
} SeguePublishRecord;

SeguePublishRecord *segue_publish_record_new     (const char         *outlet) G_GNUC_WARN_UNUSED_RESULT;
void                segue_publish_record_free    (SeguePublishRecord *self);
void                segue_publish_record_give    (SeguePublishRecord *self,
                                                  const char         *digest,
                                                  const char         *text,
                                                  const char         *html,
                                                  gint64              time);

GPtrArray          *segue_publish_records_parse  (GBytes             *bytes,
                                                  const char         *uri) G_GNUC_WARN_UNUSED_RESULT;
GBytes             *segue_publish_records_format (GPtrArray          *records,
                                                  const char         *uri) G_GNUC_WARN_UNUSED_RESULT;
SeguePublishRecord *segue_publish_records_find   (GPtrArray          *records,
                                                  const char         *outlet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SeguePublishRecord, segue_publish_record_free)

G_END_DECLS

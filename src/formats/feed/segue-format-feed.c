/* segue-format-feed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/text/segue-error.h"
#include "formats/feed/segue-feed.h"
#include "formats/segue-formats.h"

/* The feed of a show, which is no episode itself. A feed with chapters is a list of these before it is a feed. */

static guint
probe_feed (const SegueFormat *self,
            const char        *data,
            gsize              length)
{
  return segue_feed_probe (data, length) ? 50 : 0;
}

static SegueEpisode *
read_feed (const SegueFormat  *self,
           const char         *data,
           gsize               length,
           GError            **error)
{
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_FEED,
                       _("This is the feed of a show. Its episodes can be imported one by one."));

  return NULL;
}

const SegueFormat segue_format_feed = {
  .id = "feed",
  .name = N_("Podcast feed"),
  .media_type = "application/rss+xml",
  .suffix = "rss",
  .probe = probe_feed,
  .read = read_feed,
};

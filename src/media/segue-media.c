/* segue-media.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "media/segue-media.h"

#include <gst/gst.h>

/* Of two decoders for MP3 with the same rank the one
 * of libav may come first, which takes more than twice the time of the processor. */
static gpointer
init_gstreamer (gpointer user_data)
{
  GstRegistry *registry;
  g_autoptr(GstPluginFeature) decoder = NULL;

  if (!gst_init_check (NULL, NULL, NULL))
    return GINT_TO_POINTER (FALSE);

  registry = gst_registry_get ();
  decoder = gst_registry_lookup_feature (registry, "mpg123audiodec");
  if (decoder != NULL)
    gst_plugin_feature_set_rank (decoder, GST_RANK_PRIMARY + 100);

  return GINT_TO_POINTER (TRUE);
}

/**
 * segue_media_start:
 *
 * Starts GStreamer unless it runs. That takes half a second the first time ever, so it is not done in the main thread.
 *
 * Returns: whether GStreamer can be used
 */
gboolean
segue_media_start (void)
{
  static GOnce once = G_ONCE_INIT;

  return GPOINTER_TO_INT (g_once (&once, init_gstreamer, NULL));
}

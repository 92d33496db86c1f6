/* segue-screenshot.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-screenshot.h"

/* How long after everything is shown the picture is taken, in milliseconds: layouts follow a frame later. */
#define SETTLE_DELAY 300
/* Between two frames there may be nothing to take: how often and at which distance it is tried, in milliseconds. */
#define MAX_ATTEMPTS 50
#define ATTEMPT_DELAY 20

typedef struct
{
  SegueWindow *window;
  char *path;
  SegueScreenshotFunc callback;
  gpointer user_data;
  guint n_attempts;
} Request;

/* Writes what @widget looks like to a PNG file. Returns: %FALSE where it has nothing to show yet or the file cannot be
 * written */
gboolean
segue_screenshot_save (GtkWidget  *widget,
                       const char *path)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  const int width = gdk_paintable_get_intrinsic_width (paintable);
  const int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  GskRenderer *renderer;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;

  renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));

  return gdk_texture_save_to_png (texture, path);
}

static gboolean
settled_cb (gpointer user_data)
{
  Request *request = user_data;
  const gboolean taken = segue_screenshot_save (GTK_WIDGET (request->window), request->path);

  if (!taken && ++request->n_attempts < MAX_ATTEMPTS)
    {
      g_timeout_add (ATTEMPT_DELAY, settled_cb, request);
      return G_SOURCE_REMOVE;
    }

  request->callback (taken, request->user_data);
  g_object_unref (request->window);
  g_free (request->path);
  g_free (request);

  return G_SOURCE_REMOVE;
}

/* Whatever is still done when there is nothing else to do is done before this. */
static gboolean
delay_cb (gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_LOW, settled_cb, user_data, NULL);

  return G_SOURCE_REMOVE;
}

static void
ready_cb (Request *request)
{
  gboolean ready;

  g_object_get (request->window, "ready", &ready, NULL);
  if (!ready)
    return;

  g_signal_handlers_disconnect_by_func (request->window, ready_cb, request);
  g_timeout_add (SETTLE_DELAY, delay_cb, request);
}

/* Writes a picture of @window as soon as it shows what it was asked to. */
void
segue_screenshot_take (SegueWindow         *window,
                       const char          *path,
                       SegueScreenshotFunc  callback,
                       gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->path = g_strdup (path);
  request->callback = callback;
  request->user_data = user_data;
  g_signal_connect_swapped (window, "notify::ready", G_CALLBACK (ready_cb), request);
  ready_cb (request);
}

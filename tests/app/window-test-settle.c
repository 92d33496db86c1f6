/* window-test-settle.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk/x11/gdkx.h>

#include "window-test.h"

/* How long other threads get to read files, in milliseconds. What takes longer must be awaited. */
guint window_test_pause = 50;

/* The most frames that are waited for, since a spinner asks for another one all the time. */
#define MAX_FRAMES 30

/* Asks the window manager about the frame of a window that is never shown, and waits for the answer. */
static void
ask_manager (void)
{
  static Display *display; /* another one than that of the program, which is not to see this */
  static Window window;
  static Atom extents;
  XEvent event = { .xclient = { .type = ClientMessage, .format = 32 } };

  if (display == NULL)
    {
      display = XOpenDisplay (NULL);
      window = XCreateSimpleWindow (display, DefaultRootWindow (display), 0, 0, 1, 1, 0, 0, 0);
      extents = XInternAtom (display, "_NET_FRAME_EXTENTS", False);
      XSelectInput (display, window, PropertyChangeMask);
    }
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom (display, "_NET_REQUEST_FRAME_EXTENTS", False);
  XSendEvent (display, DefaultRootWindow (display), False, SubstructureRedirectMask, &event);
  do
    XNextEvent (display, &event);
  while (event.type != PropertyNotify || event.xproperty.atom != extents);
}

/* Waits until the X server, and the window manager where there is one, have done all that was asked of them: they answer
 * in the order of the questions. What they tell of it is then ready to be read. */
static void
sync_screen (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  GdkX11Screen *screen = gdk_x11_display_get_screen (display);

  gdk_display_sync (display);
  if (gdk_x11_screen_supports_net_wm_hint (screen, "_NET_REQUEST_FRAME_EXTENTS"))
    {
      ask_manager ();
      gdk_display_sync (display);
    }
}

/* Whether a window is going to draw a frame: its clock has a source then. */
static gboolean
awaits_frame (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (link->data);

      if (clock != NULL && g_main_context_find_source_by_user_data (NULL, clock) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
waited_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_for_threads (void)
{
  gboolean waited = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, window_test_pause, waited_cb, &waited, NULL);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
}

/* Lets everything happen that waits to, frames and what they lead to included, and what the window manager does. */
void
window_test_settle (void)
{
  guint n_quiet = 0;

  if (window_test_pause > 0)
    wait_for_threads ();
  for (guint i = 0; i < MAX_FRAMES && n_quiet < 2; i++)
    {
      sync_screen ();
      while (g_main_context_iteration (NULL, FALSE))
        ;
      n_quiet++;
      if (awaits_frame ())
        {
          n_quiet = 0;
          g_main_context_iteration (NULL, TRUE);
        }
    }
}

/* Makes @window about as wide as @width. A window becomes much narrower in steps, since it leaves things out on its way. */
void
window_test_resize (GtkWidget *window,
                    int        width,
                    int        height)
{
  const gint64 deadline = window_test_deadline ();

  do
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, height);
      window_test_settle ();
    }
  while (ABS (gtk_widget_get_width (window) - width) > 16 && g_get_monotonic_time () < deadline);
  /* the frame of the window is part of the size that is asked for */
  g_assert_cmpint (ABS (gtk_widget_get_width (window) - width), <=, 16);
}

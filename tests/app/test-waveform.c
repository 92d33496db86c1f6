/* test-waveform.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <gdk/x11/gdkx.h>

#include "sound-test.h"

/* The pointer on the waveform, which shows the whole recording. The clicks and keys are real. */

#define NOTES "(00:00:00) Intro\n(00:01:00) Two\n(00:03:00) Three\n"
#define LENGTH (SOUND_TEST_SECONDS * 1000)
/* Where somebody begins to speak, in milliseconds. The notes write whole seconds. */
#define SPEECH 70300

static GtkWidget *
get_waveform (WindowTest *test)
{
  return window_test_find_id (window_test_child (test->window, "wave_strip"), "waveform");
}

/* Opens a recording and waits until it is drawn and the window gets the keys. */
static GtkWidget *
open_recording (WindowTest *test)
{
  g_autoptr(GFile) sound = sound_test_write (test, "wave.wav", SPEECH, SPEECH + 60000);
  SegueSoundScan *scan = segue_recording_get_scan (segue_session_get_recording (test->session));
  GtkWidget *waveform = get_waveform (test);

  window_test_drop (test, sound);
  window_test_await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_DONE);
  window_test_await (segue_time_source_get_duration (sound_test_get_source (test)) == LENGTH);
  window_test_await (gtk_widget_get_mapped (waveform) && gtk_widget_get_width (waveform) > 0);
  window_test_await (gtk_window_is_active (GTK_WINDOW (test->window)));
  window_test_settle ();

  return waveform;
}

/* Returns: where @time is in the waveform */
static int
to_x (GtkWidget *waveform,
      gint64     time)
{
  const int width = gtk_widget_get_width (waveform);
  const int x = time * width / LENGTH;

  return gtk_widget_get_direction (waveform) == GTK_TEXT_DIR_RTL ? width - x : x;
}

/* Returns: how much time a pixel stands for, in milliseconds */
static gint64
get_unit (GtkWidget *waveform)
{
  return LENGTH / gtk_widget_get_width (waveform) + 1;
}

/* Counts the events of each type. */
static gboolean
event_cb (GtkEventController *controller,
          GdkEvent           *event,
          guint              *counts)
{
  counts[gdk_event_get_event_type (event)]++;

  return GDK_EVENT_PROPAGATE;
}

/* Runs xdotool, and waits until the window has got an event of @type. */
static void
act (guint       *counts,
     GdkEventType type,
     const char  *format,
     ...)
{
  g_autofree char *arguments = NULL;
  va_list args;

  va_start (args, format);
  arguments = g_strdup_vprintf (format, args);
  va_end (args);
  counts[type] = 0;
  window_test_xdotool (arguments);
  window_test_await (counts[type] > 0);
}

/* Presses the button at @from and releases it at @to, both in milliseconds. On the way @key is pressed, unless it is
 * %NULL. */
static void
drag (GtkWidget  *waveform,
      gint64      from,
      gint64      to,
      const char *key)
{
  GtkNative *native = gtk_widget_get_native (waveform);
  const gulong id = gdk_x11_surface_get_xid (gtk_native_get_surface (native));
  const int distance = to_x (waveform, to) - to_x (waveform, from);
  const graphene_point_t start = { to_x (waveform, from), gtk_widget_get_height (waveform) / 2 };
  GtkEventController *controller = gtk_event_controller_legacy_new ();
  guint counts[GDK_EVENT_LAST] = { 0 };
  graphene_point_t point;
  double x;
  double y;

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), counts);
  gtk_widget_add_controller (GTK_WIDGET (native), controller);
  g_assert_true (gtk_widget_compute_point (waveform, GTK_WIDGET (native), &start, &point));
  gtk_native_get_surface_transform (native, &x, &y);
  act (counts, GDK_BUTTON_PRESS, "mousemove --window %lu %d %d mousedown 1", id, (int) (x + point.x), (int) (y + point.y));
  if (distance != 0)
    act (counts, GDK_MOTION_NOTIFY, "mousemove_relative -- %d 0", distance / 2);
  if (key != NULL)
    act (counts, GDK_KEY_PRESS, "keydown %s", key);
  if (distance != 0)
    act (counts, GDK_MOTION_NOTIFY, "mousemove_relative -- %d 0", distance - distance / 2);
  act (counts, GDK_BUTTON_RELEASE, "mouseup 1");
  if (key != NULL)
    act (counts, GDK_KEY_RELEASE, "keyup %s", key);
  gtk_widget_remove_controller (GTK_WIDGET (native), controller);
  window_test_settle ();
}

static void
assert_text (WindowTest *test,
             const char *expected)
{
  g_autofree char *text = window_test_text (test);

  g_assert_cmpstr (text, ==, expected);
}

/* Returns: when the second segment starts, in milliseconds */
static gint64
get_start (WindowTest *test)
{
  return segue_entry_get_start (segue_episode_get (segue_document_get_episode (test->document), 2));
}

static void
assert_near (gint64 time,
             gint64 expected,
             gint64 within)
{
  g_assert_cmpint (time, >=, expected - within);
  g_assert_cmpint (time, <=, expected + within);
}

/* A click goes to the time under the pointer, and a click on a mark only selects its segment. */
static void
test_click (WindowTest *test,
            const char *text)
{
  GtkWidget *waveform = open_recording (test);
  SegueTimeSource *source = sound_test_get_source (test);

  drag (waveform, 120000, 120000, NULL);
  assert_near (segue_time_source_get_position (source), 120000, get_unit (waveform));
  drag (waveform, 30000, 30000, NULL);
  assert_near (segue_time_source_get_position (source), 30000, get_unit (waveform));
  drag (waveform, 60000, 60000, NULL);
  assert_near (segue_time_source_get_position (source), 30000, get_unit (waveform));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==,
                    segue_entry_get_id (segue_episode_get (segue_document_get_episode (test->document), 2)));
  assert_text (test, text);
  g_assert_false (segue_document_can_undo (test->document));
}

/* Drags the second mark to @time. Its segment starts there then, which is one step to undo. */
static void
check_drag (WindowTest *test,
            gint64      time)
{
  GtkWidget *waveform = get_waveform (test);
  const gint64 position = segue_time_source_get_position (sound_test_get_source (test));

  drag (waveform, 60000, time, NULL);
  assert_near (get_start (test), time, get_unit (waveform) + 500);
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), ==, position);
  window_test_act (test, "win.undo", NULL);
  assert_text (test, NOTES);
  g_assert_false (segue_document_can_undo (test->document));
}

static void
test_drag (WindowTest *test,
           const char *text)
{
  open_recording (test);
  check_drag (test, 100000);
  check_drag (test, 20000);
}

/* With Alt a mark goes to where the speech begins, and without it does not. */
static void
test_snap (WindowTest *test,
           const char *text)
{
  GtkWidget *waveform = open_recording (test);

  drag (waveform, 60000, 68000, "Alt_L");
  assert_text (test, "(00:00:00) Intro\n(00:01:10) Two\n(00:03:00) Three\n");
  window_test_act (test, "win.undo", NULL);
  check_drag (test, 68000);
}

/* After Escape the segment starts where it did, wherever the button is released, and the next drag is like any other. */
static void
test_escape (WindowTest *test,
             const char *text)
{
  GtkWidget *waveform = open_recording (test);

  drag (waveform, 60000, 100000, "Escape");
  assert_text (test, text);
  g_assert_false (segue_document_can_undo (test->document));
  check_drag (test, 100000);
}

/* The sign of a number is on its left in every window. */
static void
assert_signed (WindowTest *test,
               const char *id)
{
  GtkWidget *bar = window_test_child (test->window, "player_bar");
  GtkLabel *label = GTK_LABEL (window_test_find (window_test_find_id (bar, id), GTK_TYPE_LABEL));
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);
  const char *number = text + strcspn (text, "15");
  PangoRectangle sign;
  PangoRectangle digit;

  pango_layout_index_to_pos (layout, g_utf8_find_prev_char (text, number) - text, &sign);
  pango_layout_index_to_pos (layout, number - text, &digit);
  g_assert_cmpint (sign.x, <, digit.x);
}

/* Time runs from right to left where text does. */
static void
test_mirrored (WindowTest *test,
               const char *text)
{
  GtkWidget *waveform = open_recording (test);
  SegueTimeSource *source = sound_test_get_source (test);
  const int before = to_x (waveform, 30000);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window_test_settle ();
  g_assert_cmpint (to_x (waveform, 30000), !=, before);
  drag (waveform, 30000, 30000, NULL);
  assert_near (segue_time_source_get_position (source), 30000, get_unit (waveform));
  drag (waveform, 200000, 200000, NULL);
  assert_near (segue_time_source_get_position (source), 200000, get_unit (waveform));
  check_drag (test, 100000);
  check_drag (test, 20000);
  assert_signed (test, "back");
  assert_signed (test, "forward");
  assert_signed (test, "earlier");
  assert_signed (test, "later");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
is_heard (WindowTest *test,
          guint       index)
{
  SegueEntry *entry = segue_episode_get (segue_document_get_episode (test->document), index);
  GtkWidget *row = GTK_WIDGET (outline_view_row (test->outline, segue_entry_get_id (entry)));

  return gtk_widget_has_css_class (row, "heard") && gtk_widget_get_mapped (window_test_find_id (row, "heard"));
}

/* While the recording is played, the row of the segment that is heard is marked, and only that one. */
static void
test_heard (WindowTest *test,
            const char *text)
{
  SegueTimeSource *source;

  open_recording (test);
  source = sound_test_get_source (test);
  segue_time_source_seek (source, 62000);
  window_test_act (test, "win.play", NULL);
  window_test_await (segue_time_source_get_position (source) > 62000 && is_heard (test, 2));
  g_assert_false (is_heard (test, 1) || is_heard (test, 3));
  /* it goes on to the next segment by itself */
  segue_time_source_seek (source, 179700);
  window_test_await (segue_time_source_get_position (source) > 180000 && is_heard (test, 3));
  g_assert_false (is_heard (test, 1) || is_heard (test, 2));
  window_test_act (test, "win.close-recording", NULL);
  g_assert_false (is_heard (test, 1) || is_heard (test, 2) || is_heard (test, 3));
}

/* Where the row has a problem, its icon takes the place of the mark, and the edge of the row tells what is heard. */
static void
test_heard_problem (WindowTest *test,
                    const char *text)
{
  SegueEntry *entry = segue_episode_get (segue_document_get_episode (test->document), 2);
  GtkWidget *row;

  open_recording (test);
  row = GTK_WIDGET (outline_view_row (test->outline, segue_entry_get_id (entry)));
  segue_time_source_seek (sound_test_get_source (test), 62000);
  window_test_await (gtk_widget_has_css_class (row, "heard"));
  window_test_await (gtk_widget_get_mapped (window_test_find_id (row, "problem_icon")));
  g_assert_false (gtk_widget_get_mapped (window_test_find_id (row, "heard")));
}

static void
count_cb (guint *n_frames)
{
  (*n_frames)++;
}

/* GTK goes through all nodes with each frame. A bar is not one of its own. */
static void
test_nodes (WindowTest *test,
            const char *text)
{
  GtkWidget *waveform = open_recording (test);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (waveform)->snapshot (waveform, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CONTAINER_NODE);
  g_test_message ("%u nodes", gsk_container_node_get_n_children (node));
  g_assert_cmpuint (gsk_container_node_get_n_children (node), <, gtk_widget_get_width (waveform) / 10);
  gsk_render_node_unref (node);
}

/* Returns: how many frames of the window two seconds of the recording take */
static guint
count_frames (WindowTest *test)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (test->window));
  SegueTimeSource *source = sound_test_get_source (test);
  const gint64 from = segue_time_source_get_position (source);
  guint n_frames = 0;

  g_signal_connect_swapped (clock, "paint", G_CALLBACK (count_cb), &n_frames);
  window_test_await (segue_time_source_get_position (source) > from + 2000);
  g_signal_handlers_disconnect_by_func (clock, count_cb, &n_frames);
  g_test_message ("%u frames", n_frames);

  return n_frames;
}

/* While the recording is played, the window rests between the positions that can be told from each other, even where a
 * pixel is a few milliseconds: it is not drawn with each frame of the screen. */
static void
test_rest (WindowTest *test,
           const char *text)
{
  GtkWidget *waveform = open_recording (test);
  SegueTimeSource *source = sound_test_get_source (test);
  gint64 from;

  window_test_act (test, "win.play", NULL);
  window_test_await (segue_time_source_get_position (source) > 1500);
  g_assert_cmpuint (count_frames (test), <, 22);

  g_assert_true (gtk_widget_grab_focus (waveform));
  window_test_settle ();
  window_test_xdotool ("key --delay 20 plus plus plus plus plus plus plus plus");
  window_test_settle ();
  from = segue_time_source_get_position (source);
  window_test_await (segue_time_source_get_position (source) > from + 1000);
  g_assert_cmpuint (count_frames (test), <, 22);
  window_test_act (test, "win.close-recording", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), "fakesink sync=true");
  window_test_init (&argc, &argv);
  if (xdotool == NULL || !SEGUE_HAVE_MEDIA)
    return 77;

  window_test_add ("/waveform/click", NOTES, test_click);
  window_test_add ("/waveform/drag", NOTES, test_drag);
  window_test_add ("/waveform/snap", NOTES, test_snap);
  window_test_add ("/waveform/escape", NOTES, test_escape);
  window_test_add ("/waveform/mirrored", NOTES, test_mirrored);
  window_test_add ("/waveform/heard", NOTES, test_heard);
  window_test_add ("/waveform/heard-problem", "(00:00:00) Intro\n(00:01:00) \n(00:03:00) Three\n", test_heard_problem);
  window_test_add ("/waveform/nodes", NOTES, test_nodes);
  window_test_add ("/waveform/rest", NOTES, test_rest);

  return g_test_run ();
}

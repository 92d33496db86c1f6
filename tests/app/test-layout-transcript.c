/* test-layout-transcript.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/transcript/segue-retime-window.h"
#include "app/transcript/segue-transcript-window.h"
#include "layout-check.h"

/* What is shown of a transcript: the windows that find times in it and that move times by it, and what is said in a
 * segment. */

#define HEIGHT 690

static const int widths[] = { 1920, 700, 360 };

/* Times that are known, likely, doubtful and not found, and long titles. */
static const char notes[] =
  "(00:00) 여는 말\n"
  "(--:--) Bees on the roof of the opera, and a title that goes on until no window has the room to show it in one line\n"
  "(--:--) 빈으로 가는 Vienna night train\n"
  "(--:--) Repairing an accordion\n"
  "(--:--) 양자 얼룩말\n";

static const char speech[] =
  "WEBVTT\n\n"
  "00:00.000 --> 00:20.000\nWelcome to the show, we have a lot to talk about today.\n\n"
  "01:00.000 --> 01:20.000\nNow to the bees: there are bees on the roof of the opera house.\n\n"
  "01:20.000 --> 01:40.000\nThe honey from that roof tastes of lime trees.\n\n"
  "02:00.000 --> 02:20.000\nNext, night trains. You can take the night train to Vienna again.\n\n"
  "03:00.000 --> 03:20.000\nMy accordion broke, and repairing an accordion is slow work.\n\n"
  "03:20.000 --> 03:40.000\nAn accordion has an opera of its own, and a night to sleep on it.\n\n";

/* Marks of a live recording, of which more than nine change. */
static const char marks[] =
  "Live at 12:03.\n\n"
  "(00:03) Harbour\n(01:03) Pier\n(02:03) Lighthouse\n(03:03) Lamp\n(04:03) Pilot\n(06:03) Compass\n(08:03) 고래 Whale\n(10:03) Storm\n(12:03) Island\n"
  "(14:03) Cargo\n(16:03) Sailor\n";

/* Returns what is said in the edit of it: an intro of 40 seconds, and neither whale nor storm. */
static char *
make_edit (void)
{
  static const char *const subjects[] = { "harbour", "lighthouse", "pilot", "compass", "island", "cargo", "sailor" };
  GString *text = g_string_new ("WEBVTT\n\n00:00.000 --> 00:39.000\nmusic and a word of thanks\n\n");

  for (guint i = 0, time = 40; i < G_N_ELEMENTS (subjects); i++)
    for (guint k = 0; k < 12; k++, time += 10)
      g_string_append_printf (text, "%02u:%02u.000 --> %02u:%02u.000\nand then %s there was %s number %c\n\n", time / 60,
                              time % 60, (time + 9) / 60, (time + 9) % 60, k % 3 == 0 ? "the" : "that",
                              k % 2 == 0 ? subjects[i] : "something", 'a' + (int) k);

  return g_string_free (text, FALSE);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type))
        return link->data;
    }

  return NULL;
}

/* Writes a transcript of the same name beside the notes. */
static void
put_beside (WindowTest *test,
            const char *transcript)
{
  g_autofree char *base = g_file_get_basename (test->file);
  g_autofree char *name = g_strdup_printf ("%.*s.vtt", (int) (strrchr (base, '.') - base), base);
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, transcript, -1, NULL));
}

static gboolean
is_shown (GType       type,
          const char *page)
{
  GtkWidget *window = find_window (type);

  return window != NULL && gtk_widget_get_mapped (window) &&
         g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (window_test_find_id (window, "stack"))), page);
}

/* What the window does is whole. */
static void
check_header (GtkWidget  *window,
              const char *button,
              const char *where)
{
  GtkLabel *label = GTK_LABEL (window_test_find_id (window, button));

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return;

  g_test_message ("%s: the button is cut off: %s", where, gtk_label_get_text (label));
  g_test_fail ();
}

static void
check_widths (GtkWidget  *window,
              const char *name,
              const char *button)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *where = NULL;

      if (widths[i] == 360)
        layout_flip_dark ();
      where = layout_dup_where (widths[i], name);
      window_test_resize (window, widths[i], HEIGHT);
      gtk_test_widget_wait_for_draw (window);
      layout_check_width (window, widths[i], where);
      layout_check (adw_window_get_content (ADW_WINDOW (window)), where);
      check_header (window, button, where);
      layout_keep (window, where);
      layout_check_walk (window, where);
    }
}

/* Before a transcript is chosen, with the times that were found, and with notes about something else. */
static void
check_window (WindowTest *test,
              const char *action,
              GType       type,
              const char *name,
              const char *button)
{
  window_test_act (test, action, NULL);
  window_test_await (is_shown (type, "times"));
  window_test_settle ();
  check_widths (find_window (type), name, button);
  gtk_window_close (GTK_WINDOW (find_window (type)));
  window_test_await (find_window (type) == NULL);
}

static void
test_find_times (WindowTest *test,
                 const char *text)
{
  put_beside (test, speech);
  check_window (test, "win.find-times", SEGUE_TYPE_TRANSCRIPT_WINDOW, "find-times", "write_label");
}

static void
test_retime (WindowTest *test,
             const char *text)
{
  g_autofree char *edit = make_edit ();

  put_beside (test, edit);
  check_window (test, "win.retime", SEGUE_TYPE_RETIME_WINDOW, "retime", "apply_label");
}

/* A window that asks for a transcript. */
static void
test_choice (WindowTest *test,
             const char *text)
{
  window_test_act (test, "win.retime", NULL);
  window_test_await (is_shown (SEGUE_TYPE_RETIME_WINDOW, "file"));
  window_test_settle ();
  check_widths (find_window (SEGUE_TYPE_RETIME_WINDOW), "retime-choice", "apply_label");
  gtk_window_close (GTK_WINDOW (find_window (SEGUE_TYPE_RETIME_WINDOW)));
  window_test_await (find_window (SEGUE_TYPE_RETIME_WINDOW) == NULL);
}

/* What is said in a segment, and that there is no transcript. */
static void
test_said (WindowTest *test,
           const char *text)
{
  GtkWidget *said = window_test_find_id (GTK_WIDGET (test->details), "said");
  GtkWidget *view;
  const gboolean has_transcript = g_str_equal (g_test_get_path (), "/layout/said-here");

  if (has_transcript)
    put_beside (test, speech);
  window_test_select (test, 0);
  g_settings_set_boolean (test->settings, "details-said", TRUE);
  /* it is within the expander only while that is unfolded */
  view = window_test_find_id (said, "view");
  for (guint i = 0; i < layout_n_widths; i++)
    {
      g_autofree char *where = layout_dup_where (layout_widths[i], has_transcript ? "said-here" : "said-nothing");

      layout_resize (test, layout_widths[i]);
      window_test_act (test, "win.focus-details", NULL);
      window_test_await (gtk_widget_get_mapped (said) && gtk_widget_get_mapped (view) == has_transcript);
      window_test_settle ();
      layout_check_window (test, gtk_widget_get_width (GTK_WIDGET (test->window)), where);
      layout_keep (GTK_WIDGET (test->window), where);
      layout_check_walk (GTK_WIDGET (test->window), where);
    }
  g_settings_set_boolean (test->settings, "details-said", FALSE);
}

void
layout_add_transcript (void)
{
  window_test_add ("/layout/find-times", notes, test_find_times);
  window_test_add ("/layout/retime", marks, test_retime);
  window_test_add ("/layout/retime-choice", marks, test_choice);
  window_test_add ("/layout/said-here", marks, test_said);
  window_test_add ("/layout/said-nothing", marks, test_said);
}

/* test-keyboard.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tab-walk.h"
#include "window-test.h"

static const char wrong[] =
  "---\ntitle: 책 읽는 밤\nepisode: 7\n---\n"
  "(00:00:10) 여는 말\n\n**소식(News)**\n(00:59:49) 도서관의 밤\n설명 한 줄.\n(00:02:12) 책 버스\n(00:40:06) 닫는 말\n";

/* Tab leads to every control of every view, and so does Shift+Tab. */
static void
test_walk (WindowTest *test,
           const char *text)
{
  static const int widths[] = { 1700, 1200, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      window_test_resize (GTK_WIDGET (test->window), widths[i], 760);
      for (guint view = 0; view < window_test_n_views; view++)
        {
          window_test_show_view (test, view);
          tab_walk (GTK_WIDGET (test->window), GTK_DIR_TAB_FORWARD, window_test_views[view].name);
          window_test_leave_view (test, view);
          window_test_show_view (test, view);
          tab_walk (GTK_WIDGET (test->window), GTK_DIR_TAB_BACKWARD, window_test_views[view].name);
          window_test_leave_view (test, view);
        }
    }
}

/* The opening text is a part of the episode, whose row is the first one. */
static void
test_opening (WindowTest *test,
              const char *text)
{
  window_test_act (test, "win.focus-details", NULL);
  segue_view_state_set_selected (test->state, window_test_episode_id (test));
  window_test_settle ();
  window_test_act (test, "win.focus-outline", NULL);
  g_assert_nonnull (window_test_focus (test));
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (outline_view_list (test->outline))));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_episode_id (test));
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);

  window_test_add ("/keyboard/walk", wrong, test_walk);
  window_test_add ("/keyboard/opening", wrong, test_opening);

  return g_test_run ();
}

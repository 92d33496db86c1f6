/* test-layout.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-em.h"
#include "layout-check.h"
#include "tab-walk.h"

/* Every view at every width. */

static const char notes[] =
  "---\ntitle: \"책과 도서관, 그리고 밤늦게까지 불이 켜진 열람실에서 나눈 이야기\"\nepisode: 132\n---\n"
  "동네 도서관이 밤 열한 시까지 불을 켜 두는 이유를 들었습니다.\n\n"
  "(00:00:00) 여는 말: 밤 열한 시, 불 켜진 열람실에서 시작하는 아주 긴 제목이 두 줄을 넘어가면 어떻게 되는지 봅니다\n"
  "한 문단의 설명이 붙습니다. 긴 설명은 여러 줄로 나뉘어야 하며 어디서도 잘리지 않아야 합니다.\n\n"
  "**도서관 소식(Branch News)**\n\n"
  "(00:03:15) 느티나무 도서관, 평일 밤 열한 시까지 열람실을 연다\n"
  "(00:02:02) 강변 도서관, 침수 석 달 만에 다시 문을 열다\n"
  "(--:--:--) 아직 시간이 없는 꼭지\n"
  "(00:14:37) https://between-the-shelves.example/a/very/long/address/that/never/ends/and/has/no/place/to/break\n";

/* A picture in the wrong language would prove nothing. */
static void
test_language (WindowTest *test,
               const char *text)
{
  g_assert_cmpstr (_("No problems"), ==,
                   layout_is_korean () ? "문제 없음" : "No problems");
}

static void
test_views (WindowTest *test,
            const char *text)
{
  layout_set_dark (g_str_equal (g_test_get_path (), "/layout/dark"));
  window_test_act (test, "win.next-problem", NULL);
  /* the details are shown with all their fields in one style, and with the usual ones in the other */
  g_settings_set_boolean (test->settings, "details-more", g_str_equal (g_test_get_path (), "/layout/light"));

  for (guint i = 0; i < layout_n_widths; i++)
    {
      layout_resize (test, layout_widths[i]);
      for (guint j = 0; j < window_test_n_views; j++)
        {
          g_autofree char *where = layout_dup_where (layout_widths[i], window_test_views[j].name);

          window_test_show_view (test, j);
          layout_check_window (test, gtk_widget_get_width (GTK_WIDGET (test->window)), where);
          layout_keep (GTK_WIDGET (test->window), where);
          tab_walk_names (GTK_WIDGET (test->window), where);
          window_test_leave_view (test, j);
        }
    }
}

/* The header bar has room for its buttons from each width on at which it shows more of them, also behind the button that
 * leads back to the outline. */
static void
test_header (WindowTest *test,
             const char *text)
{
  static const double steps[] = { 68, 58.6, 48, 42.5, 0 }; /* in em */
  const int frame = 12; /* what the borders of a window take, at most */
  const char *const actions[] = { "win.focus-outline", "win.focus-details" };
  GtkWidget *bar = gtk_widget_get_first_child (window_test_child (test->window, "header"));
  const double em = segue_em_get (GTK_WIDGET (test->window));

  for (guint i = 0; i < G_N_ELEMENTS (steps) * G_N_ELEMENTS (actions); i++)
    {
      const int width = MAX (360, (int) (steps[i / G_N_ELEMENTS (actions)] * em) + frame);
      int minimum;

      if (width > 1960)
        continue;
      layout_resize (test, width);
      window_test_act (test, actions[i % G_N_ELEMENTS (actions)], NULL);
      gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("at %d pixels the header bar needs %d", width, minimum);
      g_assert_cmpint (minimum, <=, width);
    }
}

int
main (int    argc,
      char **argv)
{
  layout_init (&argc, &argv);

  window_test_add ("/layout/language", notes, test_language);
  window_test_add ("/layout/header", notes, test_header);
  window_test_add ("/layout/light", notes, test_views);
  window_test_add ("/layout/dark", notes, test_views);
  layout_add_dialogs ();
  layout_add_popovers ();
  layout_add_banners ();
  layout_add_publish ();
  layout_add_sound ();
  layout_add_transcript ();

  return g_test_run ();
}

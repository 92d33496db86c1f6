/* test-layout.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/segue-screenshot.h"
#include "window-test.h"

/* Every view at every width, light and dark, in the language and text size that the environment asks for: nothing is
 * cut off, overlaps, or widens the window. What was seen is kept as pictures for people to look at. */

#define HEIGHT 760

static const int widths[] = { 1920, 1280, 900, 360 };

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

static gboolean
is_korean (void)
{
  return g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "ko");
}

static gboolean
is_large (void)
{
  return g_strcmp0 (g_getenv ("SEGUE_TEST_TEXT"), "large") == 0;
}

static gboolean
is_scrolled (GtkWidget *widget)
{
  return GTK_IS_SCROLLABLE (widget) || GTK_IS_SCROLLED_WINDOW (widget);
}

static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (; widget != NULL && !GTK_IS_WINDOW (widget); widget = gtk_widget_get_parent (widget))
    {
      g_autofree char *name = g_strdup_printf ("/%s(%s)", G_OBJECT_TYPE_NAME (widget),
                                               gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) != NULL
                                                 ? gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget))
                                                 : "");
      g_string_prepend (path, name);
    }

  return g_string_free (path, FALSE);
}

static void
fail (GtkWidget  *widget,
      const char *where,
      const char *what)
{
  g_autofree char *path = describe (widget);

  g_test_message ("%s: %s: %s", where, what, path);
  g_test_fail ();
}

static void
check_label (GtkWidget  *widget,
             const char *where)
{
  GtkLabel *label = GTK_LABEL (widget);
  int width;
  int height;

  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE || gtk_label_get_width_chars (label) > 0)
    return;

  pango_layout_get_pixel_size (gtk_label_get_layout (label), &width, &height);
  if (width > gtk_widget_get_width (widget) + 1 || height > gtk_widget_get_height (widget) + 1)
    fail (widget, where, "the text is cut off");
}

static void
check_siblings (GtkWidget  *box,
                const char *where)
{
  GtkWidget *previous = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t a;
      graphene_rect_t b;
      graphene_rect_t both;

      if (!gtk_widget_get_mapped (child) || GTK_IS_POPOVER (child))
        continue;
      if (previous != NULL && gtk_widget_compute_bounds (previous, box, &a) &&
          gtk_widget_compute_bounds (child, box, &b) && graphene_rect_intersection (&a, &b, &both) &&
          both.size.width > 1 && both.size.height > 1)
        fail (child, where, "overlaps the widget before it");
      previous = child;
    }
}

static void
check_widget (GtkWidget  *widget,
              GtkWidget  *content,
              gboolean    scrolled,
              const char *where)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;

  if (!scrolled && gtk_widget_compute_bounds (widget, content, &bounds) &&
      (bounds.origin.x < -1 || bounds.origin.y < -1 ||
       bounds.origin.x + bounds.size.width > gtk_widget_get_width (content) + 1 ||
       bounds.origin.y + bounds.size.height > gtk_widget_get_height (content) + 1))
    fail (widget, where, "reaches out of the window");

  if (GTK_IS_LABEL (widget))
    check_label (widget, where);
  if (GTK_IS_BOX (widget))
    check_siblings (widget, where);

  scrolled = scrolled || is_scrolled (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (child, content, scrolled, where);
}

/* How narrow the window must be able to become from @width on: all the way, or to where it leaves something out. */
static int
needed_minimum (int width)
{
  const int less_from = is_large () ? 1173 : 586;

  return width < less_from ? 360 : less_from;
}

static void
check_window (WindowTest *test,
              int         width,
              const char *where)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (test->window));
  int minimum;

  gtk_widget_measure (GTK_WIDGET (test->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s: at least %d wide", where, minimum);
  g_assert_cmpint (minimum, <=, needed_minimum (width));
  g_assert_cmpint (gtk_widget_get_width (content), ==, width);
  check_widget (content, content, FALSE, where);
}

typedef struct
{
  GtkWidget *window;
  char *path;
  gboolean taken;
} Picture;

static void
after_paint_cb (GdkFrameClock *clock,
                Picture       *picture)
{
  picture->taken = picture->taken || segue_screenshot_save (picture->window, picture->path);
}

/* Right after a frame, where everything has its place. */
static void
keep_picture (WindowTest *test,
              const char *name)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (test->window));
  const char *folder = g_getenv ("SEGUE_TEST_PICTURES");
  g_autofree char *file_name = g_strconcat (name, ".png", NULL);
  g_autofree char *path = NULL;
  Picture picture = { GTK_WIDGET (test->window), NULL, FALSE };
  gulong handler;

  if (folder == NULL)
    return;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  picture.path = path = g_build_filename (folder, file_name, NULL);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &picture);
  gtk_widget_queue_draw (GTK_WIDGET (test->window));
  window_test_await (picture.taken);
  g_signal_handler_disconnect (clock, handler);
}

static void
resize (WindowTest *test,
        int         width)
{
  /* a window becomes much narrower in steps, since it leaves things out on its way */
  for (guint i = 0; i < 10 && ABS (gtk_widget_get_width (GTK_WIDGET (test->window)) - width) > 16; i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (test->window), width, HEIGHT);
      window_test_settle ();
    }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, width + 16);
  window_test_settle ();
}

/* A picture in the wrong language would prove nothing. */
static void
test_language (WindowTest *test,
               const char *text)
{
  g_assert_cmpstr (_("No problems"), ==,
                   is_korean () ? "문제 없음" : "No problems");
}

static void
test_views (WindowTest *test,
            const char *text)
{
  const gboolean dark = g_str_equal (g_test_get_path (), "/layout/dark");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  window_test_act (test, "win.next-problem", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      resize (test, widths[i]);
      for (guint j = 0; j < window_test_n_views; j++)
        {
          g_autofree char *where = g_strdup_printf ("%s-%s-%d-%s-%s", is_korean () ? "ko" : "en",
                                                    is_large () ? "large" : "usual", widths[i],
                                                    dark ? "dark" : "light", window_test_views[j].name);

          window_test_show_view (test, j);
          check_window (test, gtk_widget_get_width (GTK_WIDGET (test->window)), where);
          keep_picture (test, where);
          window_test_leave_view (test, j);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);
  setlocale (LC_ALL, "");
  if (g_getenv ("SEGUE_TEST_LOCALE_DIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SEGUE_TEST_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (is_large ())
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  window_test_add ("/layout/language", notes, test_language);
  window_test_add ("/layout/light", notes, test_views);
  window_test_add ("/layout/dark", notes, test_views);

  return g_test_run ();
}

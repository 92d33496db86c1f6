/* layout-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout-check.h"

#include <locale.h>

#include <glib/gi18n.h>
#include <png.h>

#include "tab-walk.h"

/* Problems of many kinds, with one fix and with several. */
const char layout_wrong_notes[] =
  "동네 도서관 이야기, 7회\n\n"
  "(00:00:10) 여는 말\n\n"
  "**소식(News)**\n"
  "(00:40:06) 책 버스의 새 정류장, 그리고 제목이 아주 길어서 한 줄에 다 들어가지 않는 꼭지의 이야기\n"
  "(01:28:31) 서고 이사\n"
  "(00:31:23) 청취자 편지\n"
  "이 편지는 편지는 길다.\n"
  "(00:00:00) 사서의 하루\n"
  "(01:99:99) 퀴즈\n"
  "(01:33:15) 닫는 말\n\n"
  "**빈 곳(Empty)**\n";

/* What must hold of everything that is shown, light and dark, in the language and text size that the environment asks
 * for: nothing is cut off, overlaps, or widens the window. What was seen is kept as pictures for people to look at. */

#define HEIGHT 760

const int layout_widths[] = { 1920, 1280, 900, 360 };
const guint layout_n_widths = G_N_ELEMENTS (layout_widths);

static gboolean is_dark;

void
layout_init (int    *argc,
             char ***argv)
{
  window_test_init (argc, argv);
  /* what is shown is there already */
  window_test_pause = 0;
  setlocale (LC_ALL, "");
  if (g_getenv ("SEGUE_TEST_LOCALE_DIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SEGUE_TEST_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (layout_is_large ())
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  if (g_strcmp0 (g_getenv ("SEGUE_TEST_TEXT"), "mirrored") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
}

gboolean
layout_is_korean (void)
{
  return g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "ko");
}

gboolean
layout_is_large (void)
{
  return g_strcmp0 (g_getenv ("SEGUE_TEST_TEXT"), "large") == 0;
}

void
layout_set_dark (gboolean dark)
{
  is_dark = dark;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* Makes what is light dark, and what is dark light. Reading the other style takes a while, so that tests which show both
 * begin with the one that there is. */
void
layout_flip_dark (void)
{
  layout_set_dark (!is_dark);
}

/* What a picture is called. */
char *
layout_dup_where (int         width,
                  const char *name)
{
  return g_strdup_printf ("%s-%s-%d-%s-%s", layout_is_korean () ? "ko" : "en", g_getenv ("SEGUE_TEST_TEXT"),
                          width, is_dark ? "dark" : "light", name);
}

void
layout_resize (WindowTest *test,
               int         width)
{
  window_test_resize (GTK_WIDGET (test->window), width, HEIGHT);
  /* everything has its place after a frame */
  gtk_test_widget_wait_for_draw (GTK_WIDGET (test->window));
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
  const gboolean ellipsized = gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE;
  int width;
  int height;

  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (widget)), &width, &height);
  if ((!ellipsized && width > gtk_widget_get_width (widget) + 1) || height > gtk_widget_get_height (widget) + 1)
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

/* Nothing within @content, that of a window or popover, is cut off, overlaps or reaches out of it. */
void
layout_check (GtkWidget  *content,
              const char *where)
{
  g_assert_true (gtk_widget_get_mapped (content));
  check_widget (content, content, FALSE, where);
}

/* The widget that makes @content as wide as it must be. */
static GtkWidget *
find_widest (GtkWidget *content)
{
  GtkWidget *widest = content;
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (content); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_get_mapped (child) || GTK_IS_POPOVER (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > width)
        {
          width = minimum;
          widest = child;
        }
    }

  return widest == content ? content : find_widest (widest);
}

static int
get_minimum (GtkWidget *window)
{
  int minimum;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* How narrow the window must be able to become from @width on: all the way, or to where it leaves something out. */
static int
needed_minimum (int width)
{
  const int less_from = layout_is_large () ? 1173 : 586;

  return width < less_from ? 360 : less_from;
}

/* Nothing makes a window, which may have been given less room than it needs, wider than @width. */
void
layout_check_width (GtkWidget  *window,
                    int         width,
                    const char *where)
{
  g_test_message ("%s: %d wide, at least %d", where, gtk_widget_get_width (window), get_minimum (window));
  if (gtk_widget_get_width (window) > width)
    fail (find_widest (gtk_window_get_child (GTK_WINDOW (window))), where, "is too wide");
}

/* Nor does anything widen the window. */
void
layout_check_window (WindowTest *test,
                     int         width,
                     const char *where)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (test->window));
  const int minimum = get_minimum (GTK_WIDGET (test->window));

  g_test_message ("%s: at least %d wide", where, minimum);
  if (minimum > needed_minimum (width))
    fail (find_widest (content), where, "widens the window");
  g_assert_cmpint (gtk_widget_get_width (content), ==, width);
  layout_check (content, where);
}

/* Every control in @scope, a window or popover, has a name and is reached by keys in both directions. */
void
layout_check_walk (GtkWidget  *scope,
                   const char *where)
{
  tab_walk_names (scope, where);
  tab_walk (scope, GTK_DIR_TAB_FORWARD, where);
  tab_walk (scope, GTK_DIR_TAB_BACKWARD, where);
}

typedef struct
{
  GtkWidget *widget;
  char *path;
  gboolean taken;
} Picture;

/* Writes @texture to a PNG file. GDK compresses as much as it can, which takes more time than all else in these tests. */
static gboolean
write_png (GdkTexture *texture,
           const char *path)
{
  png_image image = { .version = PNG_IMAGE_VERSION, .format = PNG_FORMAT_BGRA, .flags = PNG_IMAGE_FLAG_FAST };
  g_autofree guchar *pixels = NULL;

  image.width = gdk_texture_get_width (texture);
  image.height = gdk_texture_get_height (texture);
  pixels = g_malloc (PNG_IMAGE_SIZE (image));
  gdk_texture_download (texture, pixels, PNG_IMAGE_ROW_STRIDE (image));

  return png_image_write_to_file (&image, path, FALSE, pixels, 0, NULL);
}

/* Writes a picture of @widget to the PNG file @path. Returns: %FALSE if @widget has nothing to show yet, or if the file
 * cannot be written */
static gboolean
save_picture (GtkWidget  *widget,
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

  return write_png (texture, path);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Picture       *picture)
{
  picture->taken = picture->taken || save_picture (picture->widget, picture->path);
}

/* Keeps a picture of @native, a window or popover, taken right after a frame, where everything has its place. */
void
layout_keep (GtkWidget  *native,
             const char *where)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (native);
  const char *folder = g_getenv ("SEGUE_TEST_PICTURES");
  g_autofree char *file_name = g_strconcat (where, ".png", NULL);
  g_autofree char *path = NULL;
  Picture picture = { native, NULL, FALSE };
  gulong handler;

  if (folder == NULL)
    return;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  picture.path = path = g_build_filename (folder, file_name, NULL);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &picture);
  gtk_widget_queue_draw (native);
  window_test_await (picture.taken);
  g_signal_handler_disconnect (clock, handler);
}

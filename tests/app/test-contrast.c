/* test-contrast.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "app/importing/segue-feed-window.h"
#include "app/transcript/segue-retime-window.h"
#include "app/transcript/segue-transcript-window.h"
#include "contrast.h"

/* The contrast of all text that the window shows, measured in its picture: that between the colour which most pixels of
 * a label have and the pixel that differs most from it. The program is run with and without high contrast. */

static const char notes[] =
  "---\ntitle: 책과 도서관\nepisode: 132\n---\n"
  "동네 도서관이 밤 열한 시까지 불을 켜 두는 이유를 들었습니다.\n\n"
  "(00:00:00) 여는 말\n\n"
  "**도서관 소식(Branch News)**\n\n"
  "(00:03:15) [느티나무 도서관](https://example.org/), 평일 밤 열한 시까지 열람실을 연다\n"
  "한 문단의 설명이 붙습니다.\n"
  "(00:02:02) 강변 도서관, 침수 석 달 만에 다시 문을 열다\n"
  "(--:--:--) 아직 시간이 없는 꼭지\n"
  "(00:14:37) 닫는 말\n\n"
  "**빈 곳(Empty)**\n";

typedef struct
{
  const char *where;
  guint32 *pixels; /* ARGB, without transparency */
  int width;
  int height;
  guint n_checked;
  double least_field; /* the least and the greatest contrast of the fields of the details */
  double greatest_field;
} Picture;

static double
get_luminance (guint32 pixel)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 }; /* blue, green, red */
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      const double value = (pixel >> (8 * i) & 0xff) / 255.0;

      sum += weights[i] * (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }

  return sum;
}

/* The contrast of two pixels, from 1 to 21. */
double
contrast_get (guint32 a,
              guint32 b)
{
  const double first = get_luminance (a);
  const double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* Returns: the greatest contrast to the most frequent colour of a rectangle of the picture */
static double
measure_contrast (Picture            *picture,
                  const GdkRectangle *area)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 background = 0;
  guint most = 0;
  double contrast = 1;
  GHashTableIter iter;
  gpointer pixel;

  for (int y = area->y; y < area->y + area->height; y++)
    {
      for (int x = area->x; x < area->x + area->width; x++)
        {
          const guint32 found = picture->pixels[y * picture->width + x] & 0xffffff;
          const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (found))) + 1;

          g_hash_table_insert (counts, GUINT_TO_POINTER (found), GUINT_TO_POINTER (n));
          if (n > most)
            {
              most = n;
              background = found;
            }
        }
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, NULL))
    contrast = MAX (contrast, contrast_get (background, GPOINTER_TO_UINT (pixel)));

  return contrast;
}

/* Returns: (transfer full): what a widget says, empty if it says nothing */
static char *
dup_text (GtkWidget *widget)
{
  char *text = NULL;

  if (GTK_IS_LABEL (widget))
    text = g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    text = g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  else if (GTK_IS_IMAGE (widget))
    text = g_strdup (gtk_image_get_icon_name (GTK_IMAGE (widget)));
  else if (GTK_IS_TEXT (widget))
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);

  return text != NULL ? text : g_strdup ("");
}

static gboolean
is_field (GtkWidget *widget)
{
  return (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget)) &&
         gtk_widget_get_ancestor (widget, SEGUE_TYPE_DETAILS) != NULL;
}

/* Large text and signs need less. */
static double
get_needed (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  const double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (GTK_IS_IMAGE (widget) || size >= 18)
    return 3;

  return size >= 14 && pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD ? 3 : 4.5;
}

static void
check (Picture   *picture,
       GtkWidget *widget,
       GtkWidget *window)
{
  g_autofree char *text = dup_text (widget);
  graphene_rect_t bounds;
  graphene_rect_t visible;
  GdkRectangle area;
  double contrast;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) || GTK_IS_POPOVER (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check (picture, child, window);

  if (*text == '\0' || !gtk_widget_compute_bounds (widget, window, &bounds) ||
      !graphene_rect_intersection (&bounds, &GRAPHENE_RECT_INIT (0, 0, picture->width, picture->height), &visible))
    return;
  /* only what is in sight as a whole: rows are cut off at the edges of a list */
  if (visible.size.height < bounds.size.height || bounds.size.width < 8)
    return;
  for (GtkWidget *view = gtk_widget_get_parent (widget); view != NULL; view = gtk_widget_get_parent (view))
    {
      graphene_rect_t frame;

      if (GTK_IS_SCROLLED_WINDOW (view) && gtk_widget_compute_bounds (view, window, &frame) &&
          !graphene_rect_contains_rect (&frame, &bounds))
        return;
    }

  area = (GdkRectangle) { visible.origin.x, visible.origin.y, visible.size.width, visible.size.height };
  contrast = measure_contrast (picture, &area);
  picture->n_checked++;
  if (is_field (widget))
    {
      picture->least_field = MIN (picture->least_field, contrast);
      picture->greatest_field = MAX (picture->greatest_field, contrast);
    }
  if (contrast < get_needed (widget))
    {
      g_test_message ("%s: \"%s\" has a contrast of %.2f", picture->where, text, contrast);
      g_test_fail ();
    }
}

/* Returns: the contrast of the fields of the details, or 0 if no field is shown */
static double
check_window (GtkWidget  *window,
              const char *where)
{
  g_autoptr(GdkPaintable) paintable = NULL;
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  Picture picture = { where, NULL, gtk_widget_get_width (window), gtk_widget_get_height (window), 0, G_MAXDOUBLE, 0 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_test_widget_wait_for_draw (window);
  paintable = gtk_widget_paintable_new (window);
  gdk_paintable_snapshot (paintable, snapshot, picture.width, picture.height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, picture.width, picture.height));
  picture.pixels = pixels = g_new (guint32, picture.width * picture.height);
  gdk_texture_download (texture, (guchar *) pixels, picture.width * sizeof *pixels);
  check (&picture, window, window);
  g_test_message ("%s: %u texts and signs", where, picture.n_checked);
  g_assert_cmpuint (picture.n_checked, >, 10);
  /* entries and text views look alike */
  g_assert_cmpfloat (picture.greatest_field, <, picture.least_field * 1.05);

  return picture.greatest_field;
}

/* The episodes of a feed. */
static void
check_feed (WindowTest *test)
{
  GString *text = g_string_new ("<rss><channel><title>Branch News</title>");
  g_autoptr(SegueFeed) feed = NULL;
  SegueListFile file = { test->file, NULL, NULL, NULL };
  GtkWidget *window;

  for (guint i = 0; i < 8; i++)
    g_string_append (text, "<item><title>Elder</title><pubDate>Mon, 02 Nov 2026 07:00:00 +0900</pubDate></item>");
  g_string_append (text, "</channel></rss>");
  feed = segue_feed_read (text->str, text->len, NULL, NULL);
  g_string_free (text, TRUE);
  file.feed = feed;
  window = GTK_WIDGET (segue_feed_window_new (GTK_WINDOW (test->window), &file));
  gtk_window_present (GTK_WINDOW (window));
  window_test_await (gtk_widget_get_mapped (window) && gtk_widget_get_height (window) > 1);
  window_test_settle ();
  check_window (window, "feed");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_contrast (WindowTest *test,
               const char *text)
{
  const gboolean dark = g_str_equal (g_test_get_path (), "/contrast/dark");
  const char *const wanted = g_getenv ("ADW_DEBUG_HIGH_CONTRAST");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) == (g_strcmp0 (wanted, "1") == 0));
  window_test_resize (GTK_WIDGET (test->window), 1280, 800);
  window_test_select (test, 2);
  window_test_act (test, "win.next-problem", NULL);
  for (guint i = 0; i < window_test_n_views; i++)
    {
      window_test_show_view (test, i);
      check_window (GTK_WIDGET (test->window), window_test_views[i].name);
      window_test_leave_view (test, i);
    }
  segue_view_state_set_selected (test->state, 0);
  window_test_settle ();
  check_window (GTK_WIDGET (test->window), "episode");
  check_feed (test);
}

/* Segments that a transcript tells of, more or less surely, or not at all. */
static const char heard[] =
  "(00:00) Welcome\n(--:--) Bees on the roof of the opera\n(--:--) Night train to Vienna\n"
  "(--:--) Repairing an accordion\n(--:--) Quantum zebra\n";
static const char timed[] =
  "(00:10) Welcome to the show\n(01:10) Bees on the roof of the opera\n(02:10) Night train to Vienna\n"
  "(03:10) Repairing an accordion\n(04:10) Quantum zebra\n";
static const char speech[] =
  "WEBVTT\n\n"
  "00:00.000 --> 00:20.000\nWelcome to the show, we have a lot to talk about today.\n\n"
  "01:00.000 --> 01:20.000\nNow to the bees: there are bees on the roof of the opera house.\n\n"
  "02:00.000 --> 02:20.000\nNext, night trains. You can take the night train to Vienna again.\n\n"
  "03:00.000 --> 03:20.000\nMy accordion broke, and repairing an accordion is slow work.\n\n"
  "03:20.000 --> 03:40.000\nAn accordion has an opera of its own, and a night to sleep on it.\n\n";

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

static gboolean
shows_times (GtkWidget *window)
{
  return window != NULL && gtk_widget_get_mapped (window) &&
         g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (window_test_find_id (window, "stack"))), "times");
}

/* Puts the transcript beside the notes, and sets the style that the path of the test names. */
static void
begin_with_speech (WindowTest *test)
{
  g_autofree char *base = g_file_get_basename (test->file);
  g_autofree char *name = g_strdup_printf ("%.*s.vtt", (int) (strrchr (base, '.') - base), base);
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, speech, -1, NULL));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_has_suffix (g_test_get_path (), "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  window_test_resize (GTK_WIDGET (test->window), 1280, 800);
}

/* What is said in a segment, and that nothing is. */
static void
test_said (WindowTest *test,
           const char *text)
{
  GtkWidget *said = window_test_find_id (GTK_WIDGET (test->details), "said");
  GtkStack *stack;

  begin_with_speech (test);
  g_settings_set_boolean (test->settings, "details-said", TRUE);
  window_test_select (test, 0);
  stack = GTK_STACK (window_test_find_id (said, "stack"));
  window_test_await (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "speech") == 0);
  window_test_await (gtk_widget_get_mapped (gtk_stack_get_visible_child (stack)));
  window_test_settle ();
  check_window (GTK_WIDGET (test->window), "said here");
  window_test_select (test, 1);
  window_test_await (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "note") == 0);
  window_test_settle ();
  check_window (GTK_WIDGET (test->window), "nothing said here");
}

/* A window that uses the transcript beside the notes. */
static void
test_transcript (WindowTest *test,
                 const char *text)
{
  const gboolean retimes = text == timed;
  const GType type = retimes ? SEGUE_TYPE_RETIME_WINDOW : SEGUE_TYPE_TRANSCRIPT_WINDOW;

  begin_with_speech (test);
  window_test_act (test, retimes ? "win.retime" : "win.find-times", NULL);
  window_test_await (shows_times (find_window (type)));
  window_test_settle ();
  check_window (find_window (type), "transcript");
  gtk_window_close (GTK_WINDOW (find_window (type)));
  window_test_await (find_window (type) == NULL);
}

/* The window is drawn in the light style first. What keeps the colours of that style is found after the change. */
static void
test_change (WindowTest *test,
             const char *text)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  window_test_resize (GTK_WIDGET (test->window), 1280, 800);
  window_test_select (test, 2);
  window_test_settle ();
  g_assert_cmpfloat (check_window (GTK_WIDGET (test->window), "before the change"), >=, 4.5);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  window_test_settle ();
  g_assert_cmpfloat (check_window (GTK_WIDGET (test->window), "after the change"), >=, 4.5);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/contrast/light", notes, test_contrast);
  window_test_add ("/contrast/dark", notes, test_contrast);
  window_test_add ("/contrast/change", notes, test_change);
  window_test_add ("/contrast/find-times/light", heard, test_transcript);
  window_test_add ("/contrast/find-times/dark", heard, test_transcript);
  window_test_add ("/contrast/retime/light", timed, test_transcript);
  window_test_add ("/contrast/retime/dark", timed, test_transcript);
  window_test_add ("/contrast/said-here/light", heard, test_said);
  window_test_add ("/contrast/said-here/dark", heard, test_said);
  window_test_add ("/contrast/runs/light", contrast_notes, contrast_test_runs);
  window_test_add ("/contrast/runs/dark", contrast_notes, contrast_test_runs);

  return g_test_run ();
}

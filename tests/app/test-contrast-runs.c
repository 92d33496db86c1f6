/* test-contrast-runs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "contrast.h"

/* The contrast of the colours of all text in the preview and the text view: that of each run of text with the same tags to
 * what is behind it. */

const char contrast_notes[] =
  "---\ntitle: 책과 도서관\nepisode: 132\n---\n"
  "<!-- 도서관 이야기 -->\n"
  "동네 도서관이 **밤 열한 시**까지 `code` 불을 켜 두는 [이유](https://example.org/e)를 들었습니다.\n\n"
  "(00:00:00) 여는 말\n\n"
  "# 도서관 소식(Branch News)\n\n"
  "(00:03:15) [느티나무 도서관](https://example.org/), 평일 밤 열한 시까지 `열람실`을 연다\n"
  "> 도서관의 *말*\n\n"
  "- ~~도서관~~ 1\n"
  "- 도서관 2\n\n"
  "(00:02:02) 강변 도서관, 침수 석 달 만에 다시 문을 열다\n"
  "(--:--:--) 아직 시간이 없는 꼭지\n";

typedef struct
{
  GdkRGBA text;
  GdkRGBA background;
} Colors;

static GdkRGBA
blend (GdkRGBA above,
       GdkRGBA below)
{
  const float alpha = above.alpha;

  return (GdkRGBA){ above.red * alpha + below.red * (1 - alpha), above.green * alpha + below.green * (1 - alpha),
                    above.blue * alpha + below.blue * (1 - alpha), 1 };
}

static guint32
to_pixel (GdkRGBA color)
{
  return (guint32) (color.red * 255 + 0.5) << 16 | (guint32) (color.green * 255 + 0.5) << 8 |
         (guint32) (color.blue * 255 + 0.5);
}

/* The colours of a style of the scheme of a source view, where it has them. */
static void
take_style (GtkTextView *view,
            const char  *id,
            Colors      *colors)
{
  GtkSourceStyleScheme *scheme = gtk_source_buffer_get_style_scheme (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (view)));
  GtkSourceStyle *style = scheme != NULL ? gtk_source_style_scheme_get_style (scheme, id) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *background = NULL;
  g_autofree char *line = NULL;
  gboolean has_text, has_background, has_line;
  GdkRGBA color;

  if (style == NULL)
    return;

  g_object_get (style, "foreground", &text, "foreground-set", &has_text, "background", &background, "background-set",
                &has_background, "line-background", &line, "line-background-set", &has_line, NULL);
  if (has_text && gdk_rgba_parse (&color, text))
    colors->text = color;
  if (has_background && gdk_rgba_parse (&color, background))
    colors->background = blend (color, colors->background);
  if (has_line && gdk_rgba_parse (&color, line))
    colors->background = blend (color, colors->background);
}

static void
take_tags (const GtkTextIter *iter,
           Colors            *colors)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *link = tags; link != NULL; link = link->next)
    {
      g_autoptr(GdkRGBA) text = NULL;
      g_autoptr(GdkRGBA) background = NULL;
      g_autoptr(GdkRGBA) paragraph = NULL;
      gboolean has_text, has_background, has_paragraph;

      g_object_get (link->data, "foreground-rgba", &text, "foreground-set", &has_text, "background-rgba", &background,
                    "background-set", &has_background, "paragraph-background-rgba", &paragraph,
                    "paragraph-background-set", &has_paragraph, NULL);
      if (has_text)
        colors->text = *text;
      if (has_paragraph)
        colors->background = blend (*paragraph, colors->background);
      if (has_background)
        colors->background = blend (*background, colors->background);
    }
}

/* Checks all runs of text, on @colors. Returns: how many have colours of their own */
static guint
check_runs (GtkTextView *view,
            Colors       colors,
            const char  *where)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  guint n_colored = 0;

  gtk_text_buffer_get_start_iter (buffer, &start);
  for (; !gtk_text_iter_is_end (&start); start = end)
    {
      Colors run = colors;
      g_autofree char *text = NULL;
      double contrast;

      end = start;
      gtk_text_iter_forward_to_tag_toggle (&end, NULL);
      text = gtk_text_iter_get_visible_text (&start, &end);
      if (*g_strstrip (text) == '\0')
        continue;

      take_tags (&start, &run);
      contrast = contrast_get (to_pixel (blend (run.text, run.background)), to_pixel (run.background));
      n_colored += !gdk_rgba_equal (&run.text, &colors.text) || !gdk_rgba_equal (&run.background, &colors.background);
      if (contrast >= 4.5)
        continue;

      g_test_message ("%s: \"%.60s\" has a contrast of %.2f", where, text, contrast);
      g_test_fail ();
    }

  return n_colored;
}

static void
check_view (GtkTextView *view,
            const char  *where)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (view));
  Colors colors;
  guint n_colored;

  gtk_style_context_get_color (context, &colors.text);
  g_assert_true (gtk_style_context_lookup_color (context, "view_bg_color", &colors.background));
  if (GTK_SOURCE_IS_VIEW (view))
    take_style (view, "text", &colors);
  n_colored = check_runs (view, colors, where);
  g_test_message ("%s: %u runs with colours of their own", where, n_colored);
  g_assert_cmpuint (n_colored, >, 2);
  if (!GTK_SOURCE_IS_VIEW (view) || !gtk_source_view_get_highlight_current_line (GTK_SOURCE_VIEW (view)))
    return;

  take_style (view, "current-line", &colors);
  check_runs (view, colors, where);
}

/* Looks for a text in the view that has the focus. */
static void
look_for (WindowTest *test,
          const char *text)
{
  GtkWidget *entry = window_test_find_id (GTK_WIDGET (test->find_bar), "find_entry");

  window_test_act (test, "win.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  window_test_settle ();
  window_test_act (test, "win.find-next", NULL);
}

void
contrast_test_runs (WindowTest *test,
                    const char *text)
{
  /* text of all kinds is found: that of times, titles, links, and marks around them */
  static const char *const patterns[] = { "0", "도서관", "열람실", "e" };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (g_test_get_path (), "/contrast/runs/dark")
                                        ? ADW_COLOR_SCHEME_FORCE_DARK
                                        : ADW_COLOR_SCHEME_FORCE_LIGHT);
  window_test_resize (GTK_WIDGET (test->window), 1280, 800);
  window_test_select (test, 2);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      window_test_act (test, "win.focus-outline", NULL);
      look_for (test, patterns[i]);
      check_view (segue_preview_get_view (test->preview), "preview");
      window_test_act (test, "win.focus-text", NULL);
      look_for (test, patterns[i]);
      check_view (text_test_view (test), "text");
    }
}

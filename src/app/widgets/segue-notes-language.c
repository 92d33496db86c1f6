/* segue-notes-language.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-notes-language.h"

#include <adwaita.h>

/* The least contrast of text on the current line, and a bit more since it is estimated. */
#define CONTRAST 4.6

/**
 * segue_notes_language_get:
 *
 * Gives the language definition that highlights show notes. It comes from a language manager of our own. The default
 * one loads the definitions of all languages, and takes no search path after that.
 *
 * Returns: (transfer none): the language
 */
GtkSourceLanguage *
segue_notes_language_get (void)
{
  static const char *const path[] = { "resource://" SEGUE_APP_PATH "language-specs", NULL };
  static GtkSourceLanguageManager *languages;

  if (languages == NULL)
    {
      languages = gtk_source_language_manager_new ();
      gtk_source_language_manager_set_search_path (languages, path);
    }

  return gtk_source_language_manager_get_language (languages, "segue-notes");
}

static double
get_luminance (const GdkRGBA *color)
{
  const double values[] = { color->red, color->green, color->blue };
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  /* close to the curve of sRGB */
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    sum += weights[i] * values[i] * (values[i] * (values[i] * 0.3053 + 0.6822) + 0.0125);

  return sum;
}

static double
get_contrast (const GdkRGBA *a,
              const GdkRGBA *b)
{
  const double first = get_luminance (a);
  const double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static GdkRGBA
mix (const GdkRGBA *a,
     const GdkRGBA *b,
     float          amount)
{
  return (GdkRGBA){ a->red + (b->red - a->red) * amount, a->green + (b->green - a->green) * amount,
                    a->blue + (b->blue - a->blue) * amount, 1 };
}

static gboolean
get_style_color (GtkSourceStyleScheme *scheme,
                 const char           *style_id,
                 const char           *property,
                 GdkRGBA              *color)
{
  GtkSourceStyle *style = gtk_source_style_scheme_get_style (scheme, style_id);
  g_autofree char *value = NULL;

  if (style != NULL)
    g_object_get (style, property, &value, NULL);

  return value != NULL && gdk_rgba_parse (color, value);
}

/* Mixes the color of a tag with that of the text until it can be read on the current line. Schemes are made for code,
 * and give comments and links less contrast. */
static void
tag_cb (GtkSourceBuffer *buffer,
        GtkTextTag      *tag)
{
  GtkSourceStyleScheme *scheme = gtk_source_buffer_get_style_scheme (buffer);
  g_autoptr(GdkRGBA) color = NULL;
  gboolean has_color, has_background;
  GdkRGBA text, background, mixed;
  int tenths = 0;

  g_object_get (tag, "foreground-rgba", &color, "foreground-set", &has_color, "background-set", &has_background, NULL);
  if (!has_color || has_background || scheme == NULL || !get_style_color (scheme, "text", "foreground", &text) ||
      !get_style_color (scheme, "current-line", "background", &background))
    return;

  mixed = *color;
  while (get_contrast (&mixed, &background) < CONTRAST && tenths < 10)
    mixed = mix (color, &text, ++tenths / 10.0f);
  if (tenths > 0)
    g_object_set (tag, "foreground-rgba", &mixed, NULL);
}

/**
 * segue_notes_language_update_scheme:
 * @buffer: a buffer
 *
 * Colors the text of @buffer for the style of the desktop, light or dark. All text has a contrast of at least 4.5:1.
 */
void
segue_notes_language_update_scheme (GtkSourceBuffer *buffer)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer));
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();

  if (g_signal_handler_find (tags, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, tag_cb, NULL) == 0)
    {
      g_signal_connect_object (tags, "tag-added", G_CALLBACK (tag_cb), buffer, G_CONNECT_SWAPPED);
      g_signal_connect_object (tags, "tag-changed", G_CALLBACK (tag_cb), buffer, G_CONNECT_SWAPPED);
    }
  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark"
                                                                                                        : "Adwaita"));
}

static void
note_cb (gboolean *changed)
{
  *changed = TRUE;
}

/* Highlights the visible lines when all sizes have been allocated. GtkSourceView highlights text while it draws it. Bold
 * words are wider and can break into other lines, which is too late then for the scroll bar. Where the sizes have
 * changed, they are allocated again before the frame is drawn. */
static void
layout_cb (GtkWidget *widget)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean changed = FALSE;
  GdkRectangle visible;
  GtkTextIter start;
  GtkTextIter end;
  gulong handlers[2];

  if (!gtk_widget_get_mapped (widget))
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &start, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &end, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&end);

  handlers[0] = g_signal_connect_swapped (buffer, "apply-tag", G_CALLBACK (note_cb), &changed);
  handlers[1] = g_signal_connect_swapped (buffer, "remove-tag", G_CALLBACK (note_cb), &changed);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (buffer), &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_handler_disconnect (buffer, handlers[i]);
  if (changed)
    gtk_widget_queue_resize (widget);
}

static void
realize_cb (GtkWidget *widget)
{
  /* after the handler of the window, which allocates the sizes */
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "layout", G_CALLBACK (layout_cb), widget,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
unrealize_cb (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (widget), layout_cb, widget);
}

/**
 * segue_notes_language_watch:
 * @view: a view of notes, not realized yet
 *
 * Has the visible lines of a view highlighted before they are drawn.
 */
void
segue_notes_language_watch (GtkSourceView *view)
{
  g_signal_connect (view, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (view, "unrealize", G_CALLBACK (unrealize_cb), NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (gtk_widget_queue_resize), view, G_CONNECT_SWAPPED);
}

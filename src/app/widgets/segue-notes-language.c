/* segue-notes-language.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-notes-language.h"

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

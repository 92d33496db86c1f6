/* segue-emphasis.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-emphasis.h"

#include <glib/gi18n.h>
#include <string.h>

/* Commands that mark up the selected words of a text view, or the word at the caret. Each is one user action. */

/* Finds the selected words, or the word at the caret. Returns: %FALSE where there is none; both ends are the caret */
static gboolean
get_words (GtkTextBuffer *buffer,
           GtkTextIter   *start,
           GtkTextIter   *end)
{
  if (!gtk_text_buffer_get_selection_bounds (buffer, start, end))
    {
      if (!gtk_text_iter_inside_word (start) && !gtk_text_iter_ends_word (start))
        return FALSE;
      if (!gtk_text_iter_starts_word (start))
        gtk_text_iter_backward_word_start (start);
      if (!gtk_text_iter_ends_word (end) || gtk_text_iter_equal (start, end))
        gtk_text_iter_forward_word_end (end);
    }

  while (gtk_text_iter_compare (start, end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (start)))
    gtk_text_iter_forward_char (start);
  while (gtk_text_iter_compare (start, end) < 0)
    {
      GtkTextIter last = *end;

      gtk_text_iter_backward_char (&last);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&last)))
        break;
      *end = last;
    }

  return !gtk_text_iter_equal (start, end);
}

/* Counts the asterisks directly before or after a position. */
static guint
count_marks (const GtkTextIter *at,
             gboolean           before)
{
  GtkTextIter iter = *at;
  guint n = 0;

  while (before ? gtk_text_iter_backward_char (&iter) : !gtk_text_iter_is_end (&iter))
    {
      if (gtk_text_iter_get_char (&iter) != '*')
        break;
      n++;
      if (!before)
        gtk_text_iter_forward_char (&iter);
    }

  return n;
}

static void
delete_chars (GtkTextBuffer *buffer,
              int            offset,
              int            n_chars)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + n_chars);
  gtk_text_buffer_delete (buffer, &start, &end);
}

static void
select_chars (GtkTextBuffer *buffer,
              int            from,
              int            to)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

/* Inserts @before and @after around a range of words, which stays selected. */
static void
wrap (GtkTextBuffer *buffer,
      GtkTextIter   *start,
      GtkTextIter   *end,
      const char    *before,
      const char    *after)
{
  const int n_before = g_utf8_strlen (before, -1);
  const int from = gtk_text_iter_get_offset (start);
  const int to = gtk_text_iter_get_offset (end);

  gtk_text_buffer_insert (buffer, end, after, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from);
  gtk_text_buffer_insert (buffer, start, before, -1);
  select_chars (buffer, from + n_before, to + n_before);
}

/* Narrows a range by the asterisks at its ends, so that they count as standing around it. */
static void
leave_marks_out (GtkTextIter *start,
                 GtkTextIter *end)
{
  const guint n = MIN (count_marks (start, FALSE), count_marks (end, TRUE));

  if ((int) (2 * n) < gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start))
    {
      gtk_text_iter_forward_chars (start, n);
      gtk_text_iter_backward_chars (end, n);
    }
}

/**
 * segue_emphasis_toggle:
 * @view: a text view
 * @mark: "*" or "**"
 *
 * Emphasizes the words with @mark, or removes that emphasis.
 */
void
segue_emphasis_toggle (GtkTextView *view,
                       const char  *mark)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  const guint n_mark = strlen (mark);
  GtkTextIter start;
  GtkTextIter end;
  guint n_marks;
  gboolean some;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  some = get_words (buffer, &start, &end);
  if (some && gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return;
    }

  if (some)
    leave_marks_out (&start, &end);
  n_marks = MIN (count_marks (&start, TRUE), count_marks (&end, FALSE));

  gtk_text_buffer_begin_user_action (buffer);
  if (n_mark == 1 ? n_marks == 1 || n_marks == 3 : n_marks >= 2)
    {
      const int from = gtk_text_iter_get_offset (&start);
      const int to = gtk_text_iter_get_offset (&end);

      delete_chars (buffer, to, n_mark);
      delete_chars (buffer, from - n_mark, n_mark);
      select_chars (buffer, from - n_mark, to - n_mark);
    }
  else
    {
      wrap (buffer, &start, &end, mark, mark);
    }
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * segue_emphasis_is_address:
 * @text: a text
 *
 * Returns: whether @text is the address of a web page
 */
gboolean
segue_emphasis_is_address (const char *text)
{
  const char *scheme = text != NULL ? g_uri_peek_scheme (text) : NULL;

  return scheme != NULL && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) &&
         strpbrk (text, " \t\r\n<>()") == NULL && g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL);
}

/* Makes the words a link to @address. Where that is %NULL, the caret goes to the place for the address. */
static void
write_link (GtkTextView *view,
            const char  *address)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *after = g_strdup_printf ("](%s)", address != NULL ? address : "");
  g_autofree char *words = NULL;
  GtkTextIter start;
  GtkTextIter end;
  int place;

  if (get_words (buffer, &start, &end) && gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return;
    }

  words = gtk_text_iter_get_slice (&start, &end);
  place = gtk_text_iter_get_offset (&start);
  gtk_text_buffer_begin_user_action (buffer);
  if (segue_emphasis_is_address (words))
    wrap (buffer, &start, &end, "[](", ")");
  else
    wrap (buffer, &start, &end, "[", after);

  place += 1;
  if (!segue_emphasis_is_address (words) && *words != '\0')
    place += g_utf8_strlen (words, -1) + 2 + (address != NULL ? g_utf8_strlen (address, -1) + 1 : 0);
  select_chars (buffer, place, place);
  gtk_text_buffer_end_user_action (buffer);
}

static void
link_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GtkTextView) view = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    g_strstrip (text);
  if (gtk_widget_get_root (GTK_WIDGET (view)) != NULL)
    write_link (view, segue_emphasis_is_address (text) ? text : NULL);
}

/**
 * segue_emphasis_link:
 * @view: a text view
 *
 * Makes the words a link to the address in the clipboard. Without one, the user types the address.
 */
void
segue_emphasis_link (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, link_read_cb, g_object_ref (view));
}

static void
paste_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GtkTextView) view = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (gtk_widget_get_root (GTK_WIDGET (view)) == NULL)
    return;

  if (text != NULL)
    g_strstrip (text);
  if (segue_emphasis_is_address (text) && gtk_text_buffer_get_has_selection (buffer))
    write_link (view, text);
  else
    gtk_text_buffer_paste_clipboard (buffer, GDK_CLIPBOARD (source), NULL, gtk_text_view_get_editable (view));
}

static void
paste_clipboard_cb (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    return;

  g_signal_stop_emission_by_name (view, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, paste_read_cb,
                                 g_object_ref (view));
}

/**
 * segue_emphasis_watch_paste:
 * @view: a text view
 *
 * Makes selected words a link whenever an address is pasted over them.
 */
void
segue_emphasis_watch_paste (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect (view, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), NULL);
}

/**
 * segue_emphasis_create_menu:
 * @group: the name of the group of actions that has "bold", "italic" and "link"
 *
 * Creates the part of the context menu of a text that marks up words.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
segue_emphasis_create_menu (const char *group)
{
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_("_Bold"), "bold" },
    { N_("_Italic"), "italic" },
    { N_("_Link"), "link" },
  };
  g_autoptr(GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *action = g_strdup_printf ("%s.%s", group, items[i].action);

      g_menu_append (section, _(items[i].label), action);
    }
  /* a text view puts no line before the items of a menu without sections */
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}

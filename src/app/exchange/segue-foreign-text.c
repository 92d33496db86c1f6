/* segue-foreign-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/exchange/segue-foreign-text.h"

#include "core/edit/segue-paste.h"
#include "formats/html/segue-html-list.h"

/* Reads a list from another program, from the clipboard or from a drop. The plain text is preferred. The HTML is used
 * if only it has the addresses of the links, or the title of the only one. The plain text is read first, then the HTML. A form that cannot be read is
 * ignored. */

static const char *html_types[] = { "text/html", NULL };

/* What has been read so far. The task owns it. */
typedef struct
{
  char *plain;
  GBytes *html;
} Content;

static void
content_free (gpointer data)
{
  Content *content = data;

  g_free (content->plain);
  g_clear_pointer (&content->html, g_bytes_unref);
  g_free (content);
}

/**
 * segue_foreign_text_has_html:
 * @formats: what a program offers
 *
 * Returns: whether the text is offered as HTML
 */
gboolean
segue_foreign_text_has_html (GdkContentFormats *formats)
{
  return gdk_content_formats_contain_mime_type (formats, html_types[0]);
}

static GdkContentFormats *
get_formats (gpointer source)
{
  return GDK_IS_DROP (source) ? gdk_drop_get_formats (source) : gdk_clipboard_get_formats (source);
}

static void
return_plain (GTask *task)
{
  Content *content = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&content->plain), g_free);
}

/* Returns: (transfer full) (nullable): the link in Markdown, if the plain text is an address and the HTML has a title for
 * it, as what browsers offer for a link that is dragged */
static char *
dup_titled (const char *html,
            gsize       length,
            const char *plain)
{
  g_autofree char *url = plain != NULL ? segue_paste_dup_url (plain) : NULL;
  g_autofree char *lines = url != NULL ? segue_html_list_read (html, length, NULL) : NULL;
  g_autofree char *link = lines != NULL ? segue_paste_dup_link (lines) : NULL;

  return link != NULL && g_str_equal (link, url) ? g_strstrip (g_steal_pointer (&lines)) : NULL;
}

/* Chooses between the two forms, in a thread of its own: a long list would block the window. */
static void
choose_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Content *content = data;
  gsize length;
  const char *html = g_bytes_get_data (content->html, &length);
  char *lines = dup_titled (html, length, content->plain);

  if (lines == NULL)
    lines = segue_html_list_read (html, length, content->plain);
  if (lines != NULL)
    g_task_return_pointer (task, lines, g_free);
  else
    return_plain (task);
}

/* Grows the buffer up to the greatest size that is read as a list. A longer text fails to be read. */
static gpointer
grow (gpointer data,
      gsize    size)
{
  return size <= SEGUE_HTML_LIST_MAX_SIZE ? g_try_realloc (data, size) : NULL;
}

static void
html_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Content *content = g_task_get_task_data (task);

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, NULL) <= 0)
    {
      return_plain (task);
      return;
    }

  content->html = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (object));
  g_task_run_in_thread (task, choose_thread);
}

static void
html_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  const GOutputStreamSpliceFlags flags = G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET;
  g_autoptr(GTask) task = user_data;
  g_autoptr(GInputStream) input = NULL;
  g_autoptr(GOutputStream) output = NULL;

  if (GDK_IS_DROP (source))
    input = gdk_drop_read_finish (GDK_DROP (source), result, NULL, NULL);
  else
    input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (input == NULL)
    {
      return_plain (task);
      return;
    }

  output = g_memory_output_stream_new (NULL, 0, grow, g_free);
  g_output_stream_splice_async (output, input, flags, G_PRIORITY_DEFAULT, NULL, html_read_cb, g_steal_pointer (&task));
}

/* Reads the HTML, if it is offered. Takes ownership of @task. */
static void
read_html (GTask *task)
{
  gpointer source = g_task_get_source_object (task);

  if (!segue_foreign_text_has_html (get_formats (source)))
    {
      return_plain (task);
      g_object_unref (task);
    }
  else if (GDK_IS_DROP (source))
    {
      gdk_drop_read_async (source, html_types, G_PRIORITY_DEFAULT, NULL, html_opened_cb, task);
    }
  else
    {
      gdk_clipboard_read_async (source, html_types, G_PRIORITY_DEFAULT, NULL, html_opened_cb, task);
    }
}

static void
plain_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  Content *content = g_task_get_task_data (task);
  const GValue *value;

  if (GDK_IS_DROP (source))
    value = gdk_drop_read_value_finish (GDK_DROP (source), result, NULL);
  else
    value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  if (value != NULL)
    content->plain = g_value_dup_string (value);
  read_html (task);
}

static void
read_source (gpointer            source,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  g_autoptr(GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (get_formats (source)));
  GTask *task = g_task_new (source, NULL, callback, user_data);

  g_task_set_task_data (task, g_new0 (Content, 1), content_free);
  /* some programs answer a request for a form that they do not offer with another form */
  if (!gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    read_html (task);
  else if (GDK_IS_DROP (source))
    gdk_drop_read_value_async (source, G_TYPE_STRING, G_PRIORITY_DEFAULT, NULL, plain_read_cb, task);
  else
    gdk_clipboard_read_value_async (source, G_TYPE_STRING, G_PRIORITY_DEFAULT, NULL, plain_read_cb, task);
}

/**
 * segue_foreign_text_read_clipboard:
 * @clipboard: a clipboard
 * @callback: called when the text has been read
 * @user_data: data for @callback
 *
 * Reads the text in the clipboard.
 */
void
segue_foreign_text_read_clipboard (GdkClipboard        *clipboard,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  read_source (clipboard, callback, user_data);
}

/**
 * segue_foreign_text_read_drop:
 * @drop: a drop
 * @callback: called when the text has been read
 * @user_data: data for @callback
 *
 * Reads the text of a drop. The caller finishes the drop.
 */
void
segue_foreign_text_read_drop (GdkDrop             *drop,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  read_source (drop, callback, user_data);
}

/**
 * segue_foreign_text_read_finish:
 * @result: the result of a read
 *
 * Returns: (transfer full) (nullable): the text as UTF-8, or %NULL if there is none
 */
char *
segue_foreign_text_read_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

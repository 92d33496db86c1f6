/* segue-foreign-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/exchange/segue-foreign-text.h"

#include <string.h>

#include "core/edit/segue-paste.h"
#include "formats/html/segue-html-list.h"

/* Reads text from another program, from the clipboard or from a drop. The plain text is read first, then the first of the
 * other forms that is offered. The plain text is preferred: of HTML only links and their titles are used that it lacks. A
 * form that cannot be read is ignored. */

/* The form of Mozilla for a link: the address, a line break and the title, in UTF-16 or UTF-8. */
#define MOZ_URL "text/x-moz-url"
#define URI_LIST "text/uri-list"
#define PORTAL_FILES "application/vnd.portal.filetransfer"

static const char *const forms[] = { "text/html", MOZ_URL, URI_LIST };

/* What has been read so far. The task owns it. */
typedef struct
{
  char *plain;
  const char *form; /* the other form that is read */
  GBytes *bytes;    /* in that form */
} Content;

static void
content_free (gpointer data)
{
  Content *content = data;

  g_free (content->plain);
  g_clear_pointer (&content->bytes, g_bytes_unref);
  g_free (content);
}

/* Returns: (nullable): the form to read beside the plain text. A list of addresses says nothing new there, and that of a
 * file manager, which can also hand over files through the portal, is left to the window. */
static const char *
find_form (GdkContentFormats *formats,
           gboolean           has_plain)
{
  const gboolean reads_uris = !has_plain && !gdk_content_formats_contain_mime_type (formats, PORTAL_FILES);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (gdk_content_formats_contain_mime_type (formats, forms[i]) && (reads_uris || !g_str_equal (forms[i], URI_LIST)))
      return forms[i];

  return NULL;
}

static gboolean
has_plain (GdkContentFormats *formats)
{
  g_autoptr(GdkContentFormats) readable = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));

  return gdk_content_formats_contain_gtype (readable, G_TYPE_STRING);
}

/**
 * segue_foreign_text_needs_reading:
 * @formats: what a program offers
 *
 * Tells whether the text is offered in a form that GTK does not read as text, such as HTML or a link with its title.
 *
 * Returns: whether it is
 */
gboolean
segue_foreign_text_needs_reading (GdkContentFormats *formats)
{
  return find_form (formats, has_plain (formats)) != NULL;
}

/**
 * segue_foreign_text_is_plain:
 * @formats: what a program offers
 *
 * Returns: whether GTK reads the text, in whatever other forms it is offered
 */
gboolean
segue_foreign_text_is_plain (GdkContentFormats *formats)
{
  return has_plain (formats);
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

/* Returns: (transfer full) (nullable): the text as UTF-8 without U+0000, of UTF-16 in little endian unless it is marked */
static char *
dup_utf8 (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const gboolean big = length >= 2 && memcmp (data, "\xFE\xFF", 2) == 0;
  const gsize mark = big || (length >= 2 && memcmp (data, "\xFF\xFE", 2) == 0) ? 2 : 0;

  if (mark == 0 && memchr (data, '\0', length) == NULL)
    return g_utf8_make_valid (data, length);

  return g_convert (data + mark, (length - mark) & ~(gsize) 1, "UTF-8", big ? "UTF-16BE" : "UTF-16LE", NULL, NULL, NULL);
}

/* Replaces the link of Mozilla by the address as plain text and the link in HTML. */
static void
convert_moz_url (Content *content)
{
  g_autofree char *text = dup_utf8 (content->bytes);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", 3);
  g_autofree char *url = lines[0] != NULL ? segue_paste_dup_url (lines[0]) : NULL;
  g_autofree char *html = NULL;

  g_clear_pointer (&content->bytes, g_bytes_unref);
  if (url == NULL)
    return;
  if (content->plain == NULL)
    content->plain = g_strdup (url);
  html = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", url, lines[1] != NULL ? lines[1] : "");
  content->bytes = g_bytes_new (html, strlen (html));
}

/* Makes the addresses of a list, which can have comments, the plain text. */
static void
convert_uri_list (Content *content)
{
  g_autofree char *text = dup_utf8 (content->bytes);
  g_auto(GStrv) uris = g_uri_list_extract_uris (text != NULL ? text : "");

  g_clear_pointer (&content->bytes, g_bytes_unref);
  if (*uris != NULL)
    content->plain = g_strjoinv ("\n", uris);
}

/* Chooses between the forms, in a thread of its own: a long list would block the window. */
static void
choose_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Content *content = data;
  gsize length = 0;
  const char *html;
  char *lines = NULL;

  if (g_str_equal (content->form, MOZ_URL))
    convert_moz_url (content);
  else if (g_str_equal (content->form, URI_LIST))
    convert_uri_list (content);
  html = content->bytes != NULL ? g_bytes_get_data (content->bytes, &length) : NULL;
  if (html != NULL)
    lines = dup_titled (html, length, content->plain);
  if (html != NULL && lines == NULL)
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
form_read_cb (GObject      *object,
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

  content->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (object));
  g_task_run_in_thread (task, choose_thread);
}

static void
form_opened_cb (GObject      *source,
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
  g_output_stream_splice_async (output, input, flags, G_PRIORITY_DEFAULT, NULL, form_read_cb, g_steal_pointer (&task));
}

/* Reads the other form, if one is offered. Takes ownership of @task. */
static void
read_form (GTask *task)
{
  gpointer source = g_task_get_source_object (task);
  Content *content = g_task_get_task_data (task);
  const char *types[] = { NULL, NULL };

  content->form = types[0] = find_form (get_formats (source), content->plain != NULL);
  if (content->form == NULL)
    {
      return_plain (task);
      g_object_unref (task);
    }
  else if (GDK_IS_DROP (source))
    {
      gdk_drop_read_async (source, types, G_PRIORITY_DEFAULT, NULL, form_opened_cb, task);
    }
  else
    {
      gdk_clipboard_read_async (source, types, G_PRIORITY_DEFAULT, NULL, form_opened_cb, task);
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
  read_form (task);
}

static void
read_source (gpointer            source,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask *task = g_task_new (source, NULL, callback, user_data);

  g_task_set_task_data (task, g_new0 (Content, 1), content_free);
  /* some programs answer a request for a form that they do not offer with another form */
  if (!has_plain (get_formats (source)))
    read_form (task);
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

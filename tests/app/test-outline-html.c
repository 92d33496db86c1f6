/* test-outline-html.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/html/segue-html-list.h"
#include "outline-test.h"

static const char notes[] = "(00:10) [a](https://example.org/a)\n(01:00) b\n";

static const char html[] = "<meta charset='utf-8'><ul><li><a href=\"https://example.org/x\">x</a></li><li>y<ul><li>more</li>"
                           "</ul></li></ul>";

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

/* Fills the clipboard as another program would: with text, with HTML, or with both. */
static void
set_clipboard (WindowTest *test,
               const char *plain,
               GBytes     *bytes)
{
  GdkContentProvider *providers[2];
  gsize n = 0;
  g_autoptr(GdkContentProvider) content = NULL;

  if (bytes != NULL)
    providers[n++] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  if (plain != NULL)
    providers[n++] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);
  content = gdk_content_provider_new_union (providers, n);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), content);
}

/* Pastes behind the last row, and takes it back. Takes @bytes. */
static void
check_paste (WindowTest *test,
             const char *plain,
             GBytes     *bytes,
             const char *added)
{
  g_autoptr(GBytes) content = bytes;
  g_autofree char *expected = g_strconcat (notes, added, NULL);
  g_autofree char *after = NULL;

  set_clipboard (test, plain, content);
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  window_test_await (segue_document_can_undo (test->document));
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, expected);
  window_test_act (test, "win.undo", NULL);
  g_assert_false (segue_document_can_undo (test->document));
}

static void
test_paste (WindowTest *test,
            const char *text)
{
  const char *plain = "(--:--) x\n(--:--) y\n", *linked = "(--:--) [x](https://example.org/x)\n(--:--) y\n- more\n";

  /* the links are only in the one */
  check_paste (test, "x\ny\nmore\n", bytes_of (html), linked);
  /* or there is no other */
  check_paste (test, NULL, bytes_of (html), linked);
  /* plain lines that say it all stay what they are */
  check_paste (test, "- [x](https://example.org/x)\n- y\n- z\n", bytes_of (html),
               "(--:--) [x](https://example.org/x)\n(--:--) y\n(--:--) z\n");
  check_paste (test, "x\ny\n", bytes_of ("<p>x</p><p>y <a href='/y'>y</a></p>"), plain);
  check_paste (test, "x\ny\n", NULL, plain);
  outline_test_assert_titles (test, "a|b");
}

/* HTML that cannot be read is as none. */
static void
test_failures (WindowTest *test,
               const char *text)
{
  const char *plain = "(--:--) x\n(--:--) y\n";
  const gsize size = SEGUE_HTML_LIST_MAX_SIZE + 1;
  g_autofree char *large = g_malloc (size);

  memset (large, ' ', size);
  memcpy (large, html, strlen (html));
  check_paste (test, "x\ny\n", g_bytes_new_take (g_steal_pointer (&large), size), plain);
  check_paste (test, "x\ny\n", bytes_of (""), plain);
  check_paste (test, "x\ny\n", bytes_of ("<a href='https://example.org/x'>\xFF</a>"), plain);
}

/* The address of a page comes as HTML as well, and is still one for the selected row. */
static void
test_link (WindowTest *test,
           const char *text)
{
  const char *link = "<a href=\"https://example.org/b\">The page</a>";
  g_autoptr(GBytes) content = bytes_of (link);
  g_autofree char *after = NULL;

  set_clipboard (test, "https://example.org/b", content);
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  window_test_await (segue_document_can_undo (test->document));
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, "(00:10) [a](https://example.org/a)\n(01:00) [b](https://example.org/b)\n");
}

/* The window may be closed before the text is there. */
static void
test_closed (WindowTest *test,
             const char *text)
{
  g_autoptr(GBytes) content = bytes_of (html);

  set_clipboard (test, "x\n", content);
  gtk_widget_activate_action (GTK_WIDGET (test->outline), "outline.paste", NULL);
  gtk_window_destroy (GTK_WINDOW (test->window));
  for (guint i = 0; i < 20; i++)
    window_test_settle ();
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/outline-html/paste", notes, test_paste);
  window_test_add ("/outline-html/failures", notes, test_failures);
  window_test_add ("/outline-html/link", notes, test_link);
  window_test_add ("/outline-html/closed", notes, test_closed);

  return g_test_run ();
}

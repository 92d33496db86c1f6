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
  g_autofree char *back = NULL;

  set_clipboard (test, plain, content);
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  window_test_await (segue_document_can_undo (test->document));
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, expected);
  window_test_act (test, "win.undo", NULL);
  g_assert_false (segue_document_can_undo (test->document));
  back = window_test_text (test);
  g_assert_cmpstr (back, ==, notes);
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

/* Typing errors, the columns of tables, and words around a list stay, whatever program they come from. */
static void
test_kept (WindowTest *test,
           const char *text)
{
  static const char sheet[] =
    "<google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid;}--></style><table><tbody>"
    "<tr><td>Time</td><td>Topic</td><td>Length</td></tr>"
    "<tr><td data-sheets-value=\"{&quot;1&quot;:3}\">5:00</td><td><a href=\"https://example.org/bees\">Bees</a></td><td>2:15</td></tr>"
    "<tr><td>7:5</td><td>Wax</td><td>1:45</td></tr></tbody></table></google-sheets-html-origin>";
  static const char docs[] =
    "<b style=\"font-weight:normal;\" id=\"docs-internal-guid-0\"><p dir=\"ltr\" style=\"margin-bottom:0pt;\"><span>Our topics, in "
    "short</span></p><br /><p dir=\"ltr\" style=\"margin-bottom:0pt;\"><span>5:00 </span><a href=\"https://example.org/bees\"><span>"
    "Bees</span></a></p><p dir=\"ltr\" style=\"margin-bottom:0pt;\"><span>(00:7:15) Wax</span></p><p dir=\"ltr\" "
    "style=\"margin-bottom:0pt;\"><span>9:00 Rain</span></p><br /><p dir=\"ltr\"><span>Thanks for listening!</span></p></b>";
  static const char word[] =
    "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body><!--StartFragment--><table class=MsoTableGrid>"
    "<tr><td><p class=MsoNormal>Start<o:p></o:p></p></td><td><p class=MsoNormal>Title<o:p></o:p></p></td></tr>"
    "<tr><td><p class=MsoNormal>0:05:00<o:p></o:p></p></td><td><p class=MsoNormal><a href=\"https://example.org/bees\">Bees</a>"
    "</p></td></tr><tr><td><p class=MsoNormal>0:7:15</p></td><td><p class=MsoNormal>Wax</p></td></tr></table>"
    "<!--EndFragment--></body></html>";
  const char *bees = "(05:00) [Bees](https://example.org/bees)\n";
  g_autofree char *from_sheet =
    g_strconcat ("\nTime\tTopic\tLength\n", bees, "Length: 2:15\n(7:5) Wax\nLength: 1:45\n", NULL);
  g_autofree char *from_docs =
    g_strconcat ("\nOur topics, in short\n\n", bees, "(00:7:15) Wax\n(09:00) Rain\n\nThanks for listening!\n", NULL);
  g_autofree char *from_word = g_strconcat ("\nStart\tTitle\n", bees, "(0:7:15) Wax\n", NULL);

  check_paste (test, NULL, bytes_of (sheet), from_sheet);
  check_paste (test, "Time\tTopic\tLength\n5:00\tBees\t2:15\n7:5\tWax\t1:45", bytes_of (sheet), from_sheet);
  check_paste (test, NULL, bytes_of (docs), from_docs);
  check_paste (test, NULL, bytes_of (word), from_word);
  check_paste (test, "21:00 Guest\r\n(01:40:050) Attention\r\n2:25:00 News\r\n", NULL,
               "(21:00) Guest\n(01:40:050) Attention\n(02:25:00) News\n");
  check_paste (test, "5:00-7:15 Bees\n7:75 Wax\n\nBye.\n", NULL, "(05:00-07:15) Bees\n(7:75) Wax\n\nBye.\n");
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
  window_test_add ("/outline-html/kept", notes, test_kept);
  window_test_add ("/outline-html/failures", notes, test_failures);
  window_test_add ("/outline-html/link", notes, test_link);
  window_test_add ("/outline-html/closed", notes, test_closed);

  return g_test_run ();
}

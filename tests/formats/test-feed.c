/* test-feed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/text/segue-error.h"
#include "formats/feed/segue-feed-folder.h"
#include "formats/segue-formats.h"

#define RSS(items) \
  "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" " \
  "xmlns:itunes=\"http://www.itunes.com/DTDs/PodCast-1.0.dtd\" xmlns:psc=\"http://podlove.org/simple-chapters\" " \
  "xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"><channel><title>Show</title>" items "</channel></rss>"
#define ATOM(entries) "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Show</title>" entries "</feed>"

/* What a feed of one episode becomes. */
static const struct
{
  const char *name;
  const char *feed;
  const char *file;
  const char *notes;
} table[] = {
  { "empty", RSS ("<item/>"), "Episode.md", "---\n---\n" },
  { "description", RSS ("<item><title>One</title><description>Plain &amp; simple</description></item>"), "One.md",
    "---\ntitle: \"One\"\n---\n\nPlain & simple\n" },
  { "content-wins", RSS ("<item><content:encoded><![CDATA[<p>Full</p>]]></content:encoded><description>Short</description>"
                         "<itunes:summary>Less</itunes:summary></item>"), "Episode.html", "---\n---\n\n<p>Full</p>\n" },
  { "summary-alone", RSS ("<item><itunes:summary>Less</itunes:summary><description> </description></item>"), "Episode.md",
    "---\n---\n\nLess\n" },
  { "fields", RSS ("<item><title>A\n \"b\"</title><pubDate>Wed, 2 Oct 2002 13:05 EST</pubDate><itunes:episode>12</itunes:episode>"
                   "<itunes:season>2</itunes:season><link>https://e.org/</link><itunes:duration>1:02:03</itunes:duration>"
                   "<enclosure url=\"https://e.org/?a=1&amp;b=2\" length=\"99\" type=\"audio/mpeg\"/>"
                   "<podcast:chapters url=\"https://e.org/c.json\" type=\"application/json+chapters\"/></item>"), "A b.md",
    "---\ntitle: \"A \\\"b\\\"\"\ndate: 2002-10-02T13:05:00-05:00\nseason: 2\nnumber: 12\nlink: \"https://e.org/\"\n"
    "audio: \"https://e.org/?a=1&b=2\"\nbytes: 99\nduration: \"1:02:03\"\nchapters_url: \"https://e.org/c.json\"\n---\n" },
  { "chapters", RSS ("<item><psc:chapters version=\"1.1\"><psc:chapter start=\"0:01.5\" title=\"One\" href=\"https://e.org\"/>"
                     "<psc:chapter start=\"x\" title=\"No\"/><psc:chapter start=\"3600\"/></psc:chapters>"
                     "<psc:chapters><psc:chapter start=\"1\" title=\"Again\"/></psc:chapters></item>"), "Episode.md",
    "---\nchapters:\n  - start: \"00:00:01.500\"\n    title: \"One\"\n    href: \"https://e.org\"\n"
    "  - start: \"01:00:00.000\"\n    title: \"\"\n---\n" },
  { "atom", ATOM ("<entry><title>Eins</title><updated>2010-01-02T12:00:00Z</updated><published>2009-01-01T00:00:00Z</published>"
                  "<link href=\"https://e.org/1\"/><link rel=\"enclosure\" href=\"https://e.org/1.mp3\" length=\"0\"/>"
                  "<summary>Short</summary></entry>"), "Eins.md",
    "---\ntitle: \"Eins\"\ndate: 2009-01-01T00:00:00Z\nlink: \"https://e.org/1\"\naudio: \"https://e.org/1.mp3\"\n---\n\nShort\n" },
  { "xhtml", ATOM ("<entry><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a &lt; b<br/>"
                   "<a href=\"https://e.org/?a&amp;b\">c</a></p></div></content></entry>"), "Episode.html",
    "---\n---\n\n<div><p>a &lt; b<br><a href=\"https://e.org/?a&amp;b\">c</a></p></div>\n" },
  { "html-in-atom", ATOM ("<entry><content type=\"html\">&lt;p>x&lt;/p></content></entry>"), "Episode.html",
    "---\n---\n\n<p>x</p>\n" },
  { "address-in-brackets", RSS ("<item><description>See &lt;https://e.org></description></item>"), "Episode.md",
    "---\n---\n\nSee <https://e.org>\n" },
  { "odd-date", RSS ("<item><pubDate>soon: \"x\"</pubDate></item>"), "Episode.md", "---\ndate: \"soon: \\\"x\\\"\"\n---\n" },
  { "unknown-zone", RSS ("<item><pubDate>Sat, 29 Feb 20 10:00:00 XYZ</pubDate></item>"), "Episode.md",
    "---\ndate: 2020-02-29\n---\n" },
  { "impossible-date", RSS ("<item><pubDate>30 Feb 2020 10:00:00 GMT</pubDate></item>"), "Episode.md",
    "---\ndate: \"30 Feb 2020 10:00:00 GMT\"\n---\n" },
  { "number-with-zero", RSS ("<item><itunes:episode>007</itunes:episode></item>"), "Episode.md", "---\nnumber: \"007\"\n---\n" },
};

static SegueFeed *
read_feed (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueFeed *feed = segue_feed_read (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (segue_feed_probe (text, strlen (text)));

  return feed;
}

static void
test_table (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SegueFeed) feed = read_feed (table[i].feed);
  SegueFeedItem *item;
  g_autofree char *name = NULL;
  g_autoptr(GBytes) notes = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (segue_feed_get_title (feed), ==, "Show");
  g_assert_cmpuint (segue_feed_get_n_items (feed), ==, 1);
  item = segue_feed_get_item (feed, 0);
  name = segue_feed_item_dup_name (item, 0);
  g_assert_cmpstr (name, ==, table[i].file);
  notes = segue_feed_item_dup_notes (item);
  text = g_strndup (g_bytes_get_data (notes, NULL), g_bytes_get_size (notes));
  g_assert_cmpstr (text, ==, table[i].notes);
}

/* Names that lead elsewhere, hide, or cannot be told from others. */
static void
test_names (void)
{
  static const struct { const char *title; const char *name; } names[] = {
    { "../../etc/passwd", "etc passwd.md" },
    { "/etc/passwd", "etc passwd.md" },
    { ".hidden", "hidden.md" },
    { "..", "Episode.md" },
    { "-rf *", "rf.md" },
    { "a/b\\c", "a b c.md" },
    { "~root", "root.md" },
    { "a&#x9;b&#x85;c", "a b c.md" },
    { "a\xE2\x80\xAE" "dm.exe", "adm.exe.md" },
    { "Q: who? \"me\" | you", "Q who me you.md" },
    { "The end...", "The end.md" },
    { "12화 안녕", "12화 안녕.md" },
    { "\xE1\x84\x80\xE1\x85\xA1", "가.md" },
  };
  g_autofree char *folder = g_dir_make_tmp ("segue-feed-XXXXXX", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf (RSS ("<item><title>%s</title></item>"), names[i].title);
      g_autoptr(SegueFeed) feed = read_feed (text);
      g_autofree char *name = segue_feed_item_dup_name (segue_feed_get_item (feed, 0), 0);
      g_autoptr(GFile) child = g_file_get_child (file, name);
      g_autoptr(GFile) parent = g_file_get_parent (child);

      g_assert_cmpstr (name, ==, names[i].name);
      g_assert_true (g_file_equal (parent, file));
    }
  g_rmdir (folder);
}

/* Long names end with a whole character and leave room for the number. */
static void
test_long_names (void)
{
  static const char *const pieces[] = { "a", "가", "\xF0\x9F\x8E\x99", "e\xCC\x81\xCC\xA7\xCC\xA8", ". " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint number = 0; number < 100001; number += 50000)
      {
        g_autoptr(GString) text = g_string_new ("");
        g_autoptr(SegueFeed) feed = NULL;
        g_autofree char *all = NULL;
        g_autofree char *name = NULL;

        for (guint n = 0; n < 300; n++)
          g_string_append (text, pieces[i]);
        all = g_strdup_printf (RSS ("<item><title>x%s</title></item>"), text->str);
        feed = read_feed (all);
        name = segue_feed_item_dup_name (segue_feed_get_item (feed, 0), number);
        g_assert_cmpuint (strlen (name), <=, 200);
        g_assert_true (g_utf8_validate (name, -1, NULL));
        g_assert_true (g_str_has_suffix (name, number == 0 ? ".md" : number == 50000 ? " 50000.md" : " 100000.md"));
      }
}

static void
refuse (const char *text,
        const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueFeed) feed = segue_feed_read (text, strlen (text), NULL, &error);

  g_assert_null (feed);
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  g_autoptr(GString) text = g_string_new ("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">");

  for (char c = 'b'; c <= 'z'; c++)
    g_string_append_printf (text, "<!ENTITY %c \"&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;\">", c, c - 1, c - 1, c - 1, c - 1,
                            c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
  g_string_append (text, "]><rss version=\"&z;\"><channel><item><title>&z;</title></item></channel></rss>");
  refuse (text->str, "entities");
  refuse ("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&x;</title></channel></rss>",
          "entities");
  refuse ("<!DOCTYPE rss [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><rss/>", "entities");
  refuse ("<!DOCTYPE rss [<!ATTLIST item a CDATA \"1\">]><rss><item/></rss>", "entities");
  refuse ("<rss><channel><title>&nbsp;</title></channel></rss>", "Line 1");
  refuse ("<rss><channel>", "valid XML");
  refuse ("<html><body/></html>", "not a feed");
  refuse ("<feed><entry/></feed>", "not a feed");
  refuse ("0:00 Intro\n", "valid XML");
  refuse ("", "not a feed");

  g_string_assign (text, "<rss>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  refuse (text->str, "nested");
  g_string_assign (text, "<rss><item ");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "a%u='' ", i);
  refuse (text->str, "not a feed");
  g_string_assign (text, "<rss>");
  for (guint i = 0; i < 250; i++)
    g_string_append_printf (text, "<a xmlns:a%u='a'>", i);
  refuse (text->str, "nested");
}

/* A feed is no file of one episode. */
static void
test_no_episode (void)
{
  static const char feed[] = "<rss><channel><title>Show</title><item><title>One</title></item></channel></rss>";
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (segue_format_feed.probe (&segue_format_feed, feed, strlen (feed)), >, 0);
  g_assert_null (segue_format_feed.read (&segue_format_feed, feed, strlen (feed), &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_FEED);
  g_assert_nonnull (strstr (error->message, "one by one"));
}

/* A document type without definitions is nothing bad. */
static void
test_doctype (void)
{
  g_autoptr(SegueFeed) feed = read_feed ("<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" "
                                         "\"http://localhost:1/rss-0.91.dtd\"><rss><channel><title>x</title>"
                                         "<item/></channel></rss>");

  g_assert_cmpuint (segue_feed_get_n_items (feed), ==, 1);
}

static void
put (const char *folder,
     const char *name,
     const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
check_file (const char *folder,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, content);
  g_assert_no_errno (g_unlink (path));
}

/* No file that is there is touched, and nothing is written through a link. */
static void
test_folder (void)
{
  g_autoptr(SegueFeed) feed = read_feed (RSS ("<item><title>A</title></item><item><title>a</title></item>"
                                              "<item><title>A 2</title></item><item><title>L</title></item>"));
  g_autofree char *folder = g_dir_make_tmp ("segue-feed-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (folder, "L.md", NULL);
  g_autofree char *elsewhere = g_strconcat (folder, "-elsewhere", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(SegueFeedFolder) files = segue_feed_folder_new (file);

  put (folder, "A.md", "mine");
  g_assert_no_errno (symlink (elsewhere, link));
  for (guint i = 0; i < segue_feed_get_n_items (feed); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GFile) saved = segue_feed_folder_save (files, segue_feed_get_item (feed, i), NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (saved);
    }
  g_assert_false (g_file_test (elsewhere, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (link));
  check_file (folder, "A.md", "mine");
  check_file (folder, "A 2.md", "---\ntitle: \"A\"\n---\n");
  check_file (folder, "a 3.md", "---\ntitle: \"a\"\n---\n");
  check_file (folder, "A 2 2.md", "---\ntitle: \"A 2\"\n---\n");
  check_file (folder, "L 2.md", "---\ntitle: \"L\"\n---\n");
  g_assert_no_errno (g_rmdir (folder));
}

/* Names that were found are taken, before files are written under them. */
static void
test_names_found (void)
{
  static const char *const names[] = { "A.md", "a 2.md", "A 2 2.md", "A 3.md", "A 2 3.md", "B 2.md", "B.md", "B 3.md" };
  g_autoptr(SegueFeed) feed = read_feed (RSS ("<item><title>A</title></item><item><title>a</title></item>"
                                              "<item><title>A 2</title></item><item><title>A</title></item>"
                                              "<item><title>A 2</title></item><item><title>B 2</title></item>"
                                              "<item><title>B</title></item><item><title>B</title></item>"));
  g_autofree char *folder = g_dir_make_tmp ("segue-feed-XXXXXX", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(SegueFeedFolder) files = segue_feed_folder_new (file);

  g_assert_cmpuint (segue_feed_get_n_items (feed), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) found = segue_feed_folder_find (files, segue_feed_get_item (feed, i));
      g_autofree char *name = g_file_get_basename (found);

      g_assert_cmpstr (name, ==, names[i]);
    }
  g_assert_no_errno (g_rmdir (folder));
}

static void
test_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueFeed) feed = NULL;

  g_cancellable_cancel (cancellable);
  feed = segue_feed_read (RSS ("<item/>"), strlen (RSS ("<item/>")), cancellable, &error);
  g_assert_null (feed);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Returns the largest memory of this process so far, in bytes. */
static gsize
get_memory (void)
{
  struct rusage usage;

  g_assert_no_errno (getrusage (RUSAGE_SELF, &usage));

  return (gsize) usage.ru_maxrss * 1024;
}

/* The longest time for the largest feed. With sanitizers it is that of build-aux/test. */
#ifdef __SANITIZE_ADDRESS__
#define MAX_SECONDS (6 * 15)
#else
#define MAX_SECONDS 15
#endif

/* All have the same title. One more is refused. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new ("<rss><channel><title>Show</title>");
  g_autofree char *folder = g_dir_make_tmp ("segue-feed-XXXXXX", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(SegueFeedFolder) files = segue_feed_folder_new (file);
  g_autoptr(SegueFeed) feed = NULL;
  const gint64 start = g_get_monotonic_time ();
  gsize before;

  for (guint i = 0; i < SEGUE_FEED_MAX_ITEMS; i++)
    g_string_append (text, "<item><title>A title</title><pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate>"
                           "<description>0:00 One&lt;br>1:00 Two and more words</description></item>");
  g_string_append (text, "</channel></rss>");
  before = get_memory ();
  feed = read_feed (text->str);
  g_assert_cmpuint (segue_feed_get_n_items (feed), ==, SEGUE_FEED_MAX_ITEMS);
  for (guint i = 0; i < SEGUE_FEED_MAX_ITEMS; i++)
    {
      g_autoptr(GFile) found = segue_feed_folder_find (files, segue_feed_get_item (feed, i));

      g_assert_nonnull (found);
    }
  g_test_message ("%.2f s, %zu MB", (g_get_monotonic_time () - start) / 1e6, (get_memory () - before) >> 20);
  g_assert_cmpint (g_get_monotonic_time () - start, <, MAX_SECONDS * G_USEC_PER_SEC);
#ifndef __SANITIZE_ADDRESS__
  /* a sanitizer keeps what was freed */
  g_assert_cmpuint (get_memory () - before, <, 200u << 20);
#endif
  g_string_insert (text, text->len - strlen ("</channel></rss>"), "<item/>");
  refuse (text->str, "100,000");
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_strconcat ("/feed/table/", table[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_table);
    }
  g_test_add_func ("/feed/names", test_names);
  g_test_add_func ("/feed/long-names", test_long_names);
  g_test_add_func ("/feed/refused", test_refused);
  g_test_add_func ("/feed/no-episode", test_no_episode);
  g_test_add_func ("/feed/doctype", test_doctype);
  g_test_add_func ("/feed/folder", test_folder);
  g_test_add_func ("/feed/names-found", test_names_found);
  g_test_add_func ("/feed/cancelled", test_cancelled);
  g_test_add_func ("/feed/many", test_many);

  return g_test_run ();
}

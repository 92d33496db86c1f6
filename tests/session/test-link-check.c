/* test-link-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-fixture.h"
#include "session/links/segue-checked-link.h"
#include "session/links/segue-page-title.h"
#include "session/links/segue-public-address.h"

static void
test_collect (SessionFixture *self,
              gconstpointer   data)
{
  g_autoptr(GPtrArray) links = NULL;
  guint n;

  session_fixture_edit (self, "See https://a.example/\n\n(00:01) [One](https://b.example/?a=1&amp;b=2)\n"
                                     "Twice: [here](https://a.example/) and [there](https://a.example/), "
                                     "[mail](mailto:a@b.example)\n\n(00:02) Two\n[by name][n]\n\n[n]: https://c.example/\n");
  links = segue_checked_link_collect (segue_document_get_episode (self->document));
  g_assert_cmpuint (links->len, ==, 3);
  g_assert_cmpstr (segue_checked_link_get_address (links->pdata[0]), ==, "https://a.example/");
  segue_checked_link_get_ids (links->pdata[0], &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (segue_checked_link_get_address (links->pdata[1]), ==, "https://b.example/?a=1&b=2");
  g_assert_cmpstr (segue_checked_link_get_title (links->pdata[1]), ==, "One");
  g_assert_cmpstr (segue_checked_link_get_address (links->pdata[2]), ==, "https://c.example/");
}

static void
test_addresses (void)
{
  static const char *const private[] = {
    "127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1",
    "169.254.169.254", "fe80::1", "fc00::1", "fdff::1", "fec0::1", "224.0.0.1", "ff02::1", "100.64.0.1", "0.1.2.3",
    "198.19.0.1", "255.255.255.255", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
  };
  static const char *const public[] = {
    "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1111", "::ffff:1.1.1.1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autoptr(GInetAddress) address = g_inet_address_new_from_string (private[i]);

      if (segue_public_address_is_allowed (address, FALSE))
        g_error ("%s is not refused", private[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (public); i++)
    {
      g_autoptr(GInetAddress) address = g_inet_address_new_from_string (public[i]);

      if (!segue_public_address_is_allowed (address, FALSE))
        g_error ("%s is refused", public[i]);
    }
  g_assert_false (segue_public_address_is_name_allowed ("localhost"));
  g_assert_false (segue_public_address_is_name_allowed ("a.LOCAL."));
  g_assert_false (segue_public_address_is_name_allowed (""));
  g_assert_true (segue_public_address_is_name_allowed ("local.example"));
}

/* The names of this machine resolve to it, which is refused after they are resolved. */
static void
test_names (void)
{
  g_autoptr(GSocketConnectable) address = segue_public_address_new ("localhost", 80, FALSE);
  g_autoptr(GSocketAddressEnumerator) enumerator = g_socket_connectable_enumerate (address);
  g_autoptr(GError) error = NULL;

  g_assert_null (g_socket_address_enumerator_next (enumerator, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
assert_title (const char *html,
              const char *charset,
              const char *expected)
{
  g_autofree char *title = segue_page_title_read (html, strlen (html), charset);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_titles (void)
{
  assert_title ("<TITLE lang=ko>\n 가 \t 나\r\n</TITLE >", NULL, "가 나");
  assert_title ("<titles>no</titles><title>&lt;b&gt; &#44032;</title>", NULL, "<b> 가");
  assert_title ("<title> </title>", NULL, NULL);
  assert_title ("<title>open", NULL, NULL);
  assert_title ("<title", NULL, NULL);
  assert_title ("", NULL, NULL);
  assert_title ("<title>\xb0\xa1</title>", "euc-kr", "가");
  assert_title ("<meta charset=\"euc-kr\"><title>\xb0\xa1</title>", NULL, "가");
  assert_title ("<title>\xb0</title>", "no such encoding", "\xef\xbf\xbd");
  assert_title ("<title>a\xe2\x80\xae" "b</title>", NULL, "ab");
}

static void
set_up (SessionFixture *self,
        gconstpointer   data)
{
  session_fixture_init (self);
}

static void
tear_down (SessionFixture *self,
           gconstpointer   data)
{
  session_fixture_clear (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/links/addresses", test_addresses);
  g_test_add_func ("/links/names", test_names);
  g_test_add_func ("/links/titles", test_titles);
  g_test_add ("/links/collect", SessionFixture, NULL, set_up, test_collect, tear_down);

  return g_test_run ();
}

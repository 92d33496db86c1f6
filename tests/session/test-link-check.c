/* test-link-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>

#include "core/episode/segue-reader.h"
#include "session-fixture.h"
#include "session/links/segue-link-check.h"
#include "session/links/segue-link-rewrite.h"
#include "session/links/segue-page-title.h"
#include "session/links/segue-public-address.h"

/* A server on this machine, and what it was asked for. */
typedef struct
{
  SessionFixture base;
  SoupServer *server;
  guint port;
  GString *log;         /* "METHOD PATH" a line */
  GPtrArray *held;      /* SoupServerMessage, not answered yet */
  guint n_most_held;
  gboolean leaked;      /* a request came with a cookie, a referrer or another user agent */
} Fixture;

static void
redirect (SoupServerMessage *message,
          guint              status,
          const char        *location)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", location);
}

static void
answer_page (SoupServerMessage *message,
             const char        *type,
             const char        *text,
             gsize              length)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", "a=b");
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, length);
}

/* Answers with a page that has its title at @place. */
static void
answer_large (SoupServerMessage *message,
              gsize              place)
{
  g_autofree char *text = g_malloc (1000000);

  memset (text, 'x', 1000000);
  memcpy (text + place, "<title>Late</title>", 19);
  answer_page (message, "text/html", text, 1000000);
}

/* Ends the connection without an answer. */
static void
break_off (SoupServerMessage *message)
{
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

static void
serve_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           data)
{
  static const char page[] = "<html><head><title>A &amp; B\n page</title>";
  Fixture *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *method = soup_server_message_get_method (message);
  gboolean head = g_str_equal (method, "HEAD");

  g_string_append_printf (self->log, "%s %s\n", method, path);
  self->leaked |= soup_message_headers_get_one (headers, "Cookie") != NULL ||
                  soup_message_headers_get_one (headers, "Referer") != NULL ||
                  g_strcmp0 (soup_message_headers_get_one (headers, "User-Agent"), "Segue") != 0;
  if (g_str_has_prefix (path, "/page"))
    answer_page (message, "text/html; charset=utf-8", page, strlen (page));
  else if (g_str_equal (path, "/sound"))
    answer_page (message, "audio/mpeg", "x", 1);
  else if (g_str_equal (path, "/large"))
    answer_large (message, 999900);
  else if (g_str_equal (path, "/nowhere") || g_str_equal (path, "/broken"))
    soup_server_message_set_status (message, g_str_equal (path, "/nowhere") ? SOUP_STATUS_MOVED_PERMANENTLY
                                                                            : SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
  else if (g_str_equal (path, "/scripts"))
    answer_large (message, 300000);
  else if (g_str_equal (path, "/breaks") || (g_str_equal (path, "/breaks-head") && head))
    break_off (message);
  else if (g_str_equal (path, "/breaks-head"))
    answer_page (message, "text/html", page, strlen (page));
  else if (g_str_equal (path, "/no-head") && head)
    soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
  else if (g_str_equal (path, "/no-head"))
    answer_page (message, "text/html", page, strlen (page));
  else if (g_str_equal (path, "/moved"))
    redirect (message, SOUP_STATUS_MOVED_PERMANENTLY, "/page-new");
  else if (g_str_equal (path, "/moved-twice"))
    redirect (message, SOUP_STATUS_PERMANENT_REDIRECT, "/for-now");
  else if (g_str_equal (path, "/moved-away"))
    redirect (message, SOUP_STATUS_MOVED_PERMANENTLY, "/gone");
  else if (g_str_equal (path, "/for-now"))
    redirect (message, SOUP_STATUS_FOUND, "/page-now");
  else if (g_str_equal (path, "/loop"))
    redirect (message, SOUP_STATUS_FOUND, "/loop");
  else if (g_str_equal (path, "/inside"))
    redirect (message, SOUP_STATUS_FOUND, "http://192.168.1.1/");
  else if (g_str_equal (path, "/file"))
    redirect (message, SOUP_STATUS_FOUND, "file:///etc/passwd");
  else if (g_str_has_prefix (path, "/slow"))
    {
      g_ptr_array_add (self->held, g_object_ref (message));
      self->n_most_held = MAX (self->n_most_held, self->held->len);
      soup_server_message_pause (message);
    }
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GSList *uris;

  session_fixture_init (&self->base);
  self->log = g_string_new (NULL);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, serve_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_false (self->leaked);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->held);
  g_string_free (self->log, TRUE);
  session_fixture_clear (&self->base);
}

/* Returns the check of notes with one segment for each path of the server, or for each whole address. */
static SegueLinkCheck *
make_check (Fixture           *self,
            const char *const *paths,
            guint              timeout,
            gboolean           allow_loopback)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    if (*paths[i] == '/')
      g_string_append_printf (text, "(00:%02u) [Title %u](http://127.0.0.1:%u%s)\n", i, i, self->port, paths[i]);
    else
      g_string_append_printf (text, "(00:%02u) [Title %u](%s)\n", i, i, paths[i]);
  session_fixture_edit (&self->base, text->str);

  return segue_link_check_new (segue_document_get_episode (self->base.document), timeout, allow_loopback);
}

static SegueCheckedLink *
get_link (SegueLinkCheck *check,
          guint           index)
{
  g_autoptr(SegueCheckedLink) link = g_list_model_get_item (segue_link_check_get_links (check), index);

  return link;
}

static void
run (SegueLinkCheck *check)
{
  segue_link_check_start (check);
  session_fixture_await (!segue_link_check_is_running (check));
  g_assert_cmpuint (segue_link_check_get_n_done (check), ==, g_list_model_get_n_items (segue_link_check_get_links (check)));
}

static void
assert_ends (const char *address,
             const char *ending)
{
  if (ending == NULL)
    g_assert_null (address);
  else if (address == NULL || !g_str_has_suffix (address, ending))
    g_error ("%s does not end with %s", address, ending);
}

static void
test_found (Fixture       *self,
            gconstpointer  data)
{
  static const struct
  {
    const char *path;
    SegueLinkState state;
    guint status;
    const char *title;
    const char *address;
    const char *permanent;
    gboolean problem;
  } cases[] = {
    { "/page", SEGUE_LINK_STATE_FINE, 200, "A & B page", NULL, NULL, FALSE },
    { "/sound", SEGUE_LINK_STATE_FINE, 200, NULL, NULL, NULL, FALSE },
    { "/large", SEGUE_LINK_STATE_FINE, 200, NULL, NULL, NULL, FALSE },
    { "/no-head", SEGUE_LINK_STATE_FINE, 200, "A & B page", NULL, NULL, FALSE },
    { "/scripts", SEGUE_LINK_STATE_FINE, 200, "Late", NULL, NULL, FALSE },
    { "/breaks-head", SEGUE_LINK_STATE_FINE, 200, "A & B page", NULL, NULL, FALSE },
    { "/breaks", SEGUE_LINK_STATE_UNREACHABLE, 0, NULL, NULL, NULL, TRUE },
    { "/nowhere", SEGUE_LINK_STATE_FAILED, 301, NULL, NULL, NULL, TRUE },
    { "/broken", SEGUE_LINK_STATE_FAILED, 503, NULL, NULL, NULL, TRUE },
    { "/gone", SEGUE_LINK_STATE_FAILED, 404, NULL, NULL, NULL, TRUE },
    { "/moved#part", SEGUE_LINK_STATE_MOVED, 200, "A & B page", "/page-new#part", "/page-new#part", TRUE },
    { "/moved-twice", SEGUE_LINK_STATE_MOVED, 200, "A & B page", "/page-now", "/for-now", TRUE },
    { "/moved-away", SEGUE_LINK_STATE_FAILED, 404, NULL, "/gone", NULL, TRUE },
    { "/for-now", SEGUE_LINK_STATE_MOVED, 200, "A & B page", "/page-now", NULL, FALSE },
    { "/loop", SEGUE_LINK_STATE_LOOPED, 302, NULL, "/loop", NULL, TRUE },
    { "/inside", SEGUE_LINK_STATE_REFUSED, 302, NULL, "http://192.168.1.1/", NULL, TRUE },
    { "/file", SEGUE_LINK_STATE_REFUSED, 302, NULL, "file:///etc/passwd", NULL, TRUE },
    { "http://10.0.0.1/", SEGUE_LINK_STATE_REFUSED, 0, NULL, NULL, NULL, TRUE },
    { "http://printer.local/", SEGUE_LINK_STATE_REFUSED, 0, NULL, NULL, NULL, TRUE },
    { "http://127.0.0.1:1/", SEGUE_LINK_STATE_UNREACHABLE, 0, NULL, NULL, NULL, TRUE },
  };
  const char *paths[G_N_ELEMENTS (cases) + 1] = { NULL };
  g_autoptr(SegueLinkCheck) check = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    paths[i] = cases[i].path;
  check = make_check (self, paths, 20000, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (segue_link_check_get_links (check)), ==, G_N_ELEMENTS (cases));
  session_fixture_rest (50);
  g_assert_cmpstr (self->log->str, ==, "");
  run (check);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SegueLinkFound *found = segue_checked_link_get_found (get_link (check, i));

      g_test_message ("%s: %d %u %s", cases[i].path, found->state, found->status, found->message);
      g_assert_cmpint (found->state, ==, cases[i].state);
      g_assert_cmpuint (found->status, ==, cases[i].status);
      g_assert_cmpstr (found->title, ==, cases[i].title);
      assert_ends (found->address, cases[i].address);
      assert_ends (found->permanent, cases[i].permanent);
      g_assert_cmpint (segue_checked_link_get_severity (get_link (check, i)) > SEGUE_SEVERITY_NOTE, ==,
                       cases[i].problem);
    }
  g_assert_nonnull (strstr (self->log->str, "GET /page\n"));
  g_assert_nonnull (strstr (self->log->str, "HEAD /sound\n"));
  g_assert_null (strstr (self->log->str, "GET /sound"));
}

/* A certificate for 127.0.0.1 that nobody signed, with its key, for this test only. */
static const char certificate_pem[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBkDCCATagAwIBAgIUVBMPk1/7Ul4F2jz0zwHkep6CUwowCgYIKoZIzj0EAwIw\n"
  "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDEyMTM0OFoYDzIxMjYxMTA2\n"
  "MTIxMzQ4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
  "PQMBBwNCAARiGFtpLDNedg04i1u2WU0xre6HGMxyzLIRyHQ4TzrdHCJu/lc86EwK\n"
  "R1qnyL+ToCTJxiWQhivisV8Bbwn5eRyQo2QwYjAdBgNVHQ4EFgQUUiH5d+BHjzN+\n"
  "9HDigsdY0pHCEiMwHwYDVR0jBBgwFoAUUiH5d+BHjzN+9HDigsdY0pHCEiMwDwYD\n"
  "VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC\n"
  "IDD5YVrlCxzqg+MMU00ijr9HWv9TFd33aLiFS3rDBOBZAiEA+yhtwjWTiDZgzvL+\n"
  "em9uv4mXFBqZM0IhCY9NAUiDzrM=\n"
  "-----END CERTIFICATE-----\n"
  "-----BEGIN PRIVATE KEY-----\n"
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgO9iZUargxS3Qdvjf\n"
  "a3t348vGUaNcEz88CiUSe4RmHHShRANCAARiGFtpLDNedg04i1u2WU0xre6HGMxy\n"
  "zLIRyHQ4TzrdHCJu/lc86EwKR1qnyL+ToCTJxiWQhivisV8Bbwn5eRyQ\n"
  "-----END PRIVATE KEY-----\n";

/* What is wrong with a certificate is said in words that tell what to do. */
static void
test_certificate (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(GTlsCertificate) certificate = NULL;
  /* kept: libsoup 3.6 ends the connection of a failed handshake later, and uses what belongs to the server then */
  static SoupServer *server = NULL;
  g_autoptr(SegueLinkCheck) check = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *address = NULL;
  g_autofree char *words = NULL;
  const SegueLinkFound *found;
  GSList *uris;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("GLib has no TLS here");
      return;
    }
  certificate = g_tls_certificate_new_from_pem (certificate_pem, -1, &error);
  g_assert_no_error (error);
  server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  check = make_check (self, (const char *[]) { address, NULL }, 20000, TRUE);
  run (check);
  found = segue_checked_link_get_found (get_link (check, 0));
  g_assert_cmpint (found->state, ==, SEGUE_LINK_STATE_UNTRUSTED);
  words = segue_checked_link_dup_words (get_link (check, 0));
  g_assert_cmpstr (words, ==, "The certificate of this server comes from nobody whom this computer trusts");
}

static void
test_loopback_is_refused (Fixture       *self,
                          gconstpointer  data)
{
  static const char *const paths[] = { "/page", NULL };
  g_autoptr(SegueLinkCheck) check = make_check (self, paths, 20000, FALSE);

  run (check);
  g_assert_cmpint (segue_checked_link_get_found (get_link (check, 0))->state, ==, SEGUE_LINK_STATE_REFUSED);
  g_assert_cmpstr (self->log->str, ==, "");
}

static void
test_times_out (Fixture       *self,
                gconstpointer  data)
{
  static const char *const paths[] = { "/slow", NULL };
  g_autoptr(SegueLinkCheck) check = make_check (self, paths, 100, TRUE);

  run (check);
  g_assert_cmpint (segue_checked_link_get_found (get_link (check, 0))->state, ==, SEGUE_LINK_STATE_TIMED_OUT);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  static const char *const paths[] = { "/slow1", "/slow2", "/slow3", "/slow4", "/slow5", "/slow6", NULL };
  SegueLinkCheck *check = make_check (self, paths, 20000, TRUE);

  segue_link_check_start (check);
  session_fixture_await (self->held->len == 4);
  session_fixture_rest (50);
  g_assert_cmpuint (self->n_most_held, ==, 4);
  g_assert_cmpint (segue_checked_link_get_found (get_link (check, 3))->state, ==, SEGUE_LINK_STATE_CHECKING);
  segue_link_check_cancel (check);
  g_assert_false (segue_link_check_is_running (check));
  g_assert_cmpint (segue_checked_link_get_found (get_link (check, 3))->state, ==, SEGUE_LINK_STATE_WAITING);
  session_fixture_rest (50);
  g_assert_cmpuint (segue_link_check_get_n_done (check), ==, 0);
  g_assert_null (strstr (self->log->str, "slow5"));

  segue_link_check_start (check);
  session_fixture_await (self->held->len == 8);
  segue_link_check_cancel (check);

  /* The requests keep it alive until they have ended. */
  g_object_add_weak_pointer (G_OBJECT (check), (gpointer *) &check);
  g_object_unref (check);
  session_fixture_await (check == NULL);
}

static void
test_collect (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) links = NULL;
  guint n;

  session_fixture_edit (&self->base, "See https://a.example/\n\n(00:01) [One](https://b.example/?a=1&amp;b=2)\n"
                                     "Twice: [here](https://a.example/) and [there](https://a.example/), "
                                     "[mail](mailto:a@b.example)\n\n(00:02) Two\n[by name][n]\n\n[n]: https://c.example/\n");
  links = segue_checked_link_collect (segue_document_get_episode (self->base.document));
  g_assert_cmpuint (links->len, ==, 3);
  g_assert_cmpstr (segue_checked_link_get_address (links->pdata[0]), ==, "https://a.example/");
  segue_checked_link_get_ids (links->pdata[0], &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (segue_checked_link_get_address (links->pdata[1]), ==, "https://b.example/?a=1&b=2");
  g_assert_cmpstr (segue_checked_link_get_title (links->pdata[1]), ==, "One");
  g_assert_cmpstr (segue_checked_link_get_address (links->pdata[2]), ==, "https://c.example/");
}

static void
assert_rewritten (const char *text,
                  const char *address,
                  const char *replacement,
                  const char *expected)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  result = segue_link_rewrite (episode, address, replacement, &error);
  if (expected == NULL)
    {
      g_assert_null (result);
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      return;
    }
  g_assert_no_error (error);
  bytes = segue_episode_write (result);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

/* The address is replaced wherever the notes link to it, as each place needs it, and nowhere else. */
static void
test_rewrite (void)
{
  static const char old[] = "https://a.example/x", new[] = "https://b.example/y?a=1&copy;b";

  assert_rewritten ("(00:01) [One](https://a.example/x)\nAnd <https://a.example/x>, https://a.example/x.\n\n"
                          "(00:02) Two\n[here][n] https://a.example/x/longer https://c.example/https://a.example/x\n"
                          "`https://a.example/x`\n\n[n]: https://a.example/x\n", old, "https://b.example/y",
                    "(00:01) [One](https://b.example/y)\nAnd <https://b.example/y>, https://b.example/y.\n\n"
                    "(00:02) Two\n[here][n] https://a.example/x/longer https://c.example/https://a.example/x\n"
                    "`https://a.example/x`\n\n[n]: https://b.example/y\n");
  assert_rewritten ("(00:01) One\n[https://a.example/x](https://a.example/x)\n", old, "https://b.example/y",
                    "(00:01) One\n[https://b.example/y](https://b.example/y)\n");
  assert_rewritten ("(00:01) One\n[here](https://a.example/x)\n", old, new,
                    "(00:01) One\n[here](https://b.example/y?a=1&amp;copy;b)\n");
  assert_rewritten ("(00:01) One\n[here](https://a.example/?p=1&amp;q=2)\n", "https://a.example/?p=1&q=2",
                    "https://b.example/", "(00:01) One\n[here](https://b.example/)\n");
  assert_rewritten ("(00:01) One\nSee https://a.example/x now\n", old, "https://b.example/a.", NULL);
  assert_rewritten ("(00:01) One\n", old, new, NULL);
}

/* The list follows the notes, and what was found at an address is kept while the notes do not have it. */
static void
test_follow (Fixture       *self,
             gconstpointer  data)
{
  static const char *const paths[] = { "/page", "/moved", "/moved-twice", NULL };
  g_autoptr(SegueLinkCheck) check = make_check (self, paths, 20000, TRUE);
  g_autoptr(SegueEpisode) before = segue_episode_ref (segue_document_get_episode (self->base.document));
  g_autoptr(SegueEpisode) one = NULL;
  g_autoptr(SegueEpisode) all = NULL;
  guint n;

  run (check);
  g_assert_cmpuint (segue_link_check_get_n_moved (check), ==, 2);
  one = segue_link_check_use_new (check, get_link (check, 1), before, NULL);
  segue_link_check_follow (check, one);
  assert_ends (segue_checked_link_get_address (get_link (check, 1)), "/page-new");
  g_assert_cmpint (segue_checked_link_get_found (get_link (check, 1))->state, ==, SEGUE_LINK_STATE_FINE);
  g_assert_cmpuint (segue_link_check_get_n_done (check), ==, 3);
  segue_link_check_follow (check, before);
  assert_ends (segue_checked_link_get_new_address (get_link (check, 1)), "/page-new");
  all = segue_link_check_use_all_new (check, before, &n);
  g_assert_cmpuint (n, ==, 2);
  segue_link_check_follow (check, all);
  g_assert_cmpuint (segue_link_check_get_n_problems (check), ==, 0);

  /* what is added later is not asked for before the next command */
  session_fixture_edit (&self->base, "(00:00) [Zero](http://127.0.0.1:1/new)\n");
  segue_link_check_follow (check, segue_document_get_episode (self->base.document));
  session_fixture_rest (50);
  g_assert_cmpuint (g_list_model_get_n_items (segue_link_check_get_links (check)), ==, 4);
  g_assert_cmpint (segue_checked_link_get_found (get_link (check, 0))->state, ==, SEGUE_LINK_STATE_WAITING);
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
  assert_title ("<title>가</title>", "iso-8859-1", "가");
  assert_title ("<meta charset=\"euc-kr\"><title>\xb0\xa1</title>", "utf-8", "가");
  assert_title ("<title>\xb0\xa1 \xb0</title>", "no such encoding", NULL);
  assert_title ("<title>caf\xe9 noir</title>", "no such encoding", "caf\xef\xbf\xbd noir");
  assert_title ("<title>a\xe2\x80\xae" "b</title>", NULL, "ab");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/links/addresses", test_addresses);
  g_test_add_func ("/links/names", test_names);
  g_test_add_func ("/links/titles", test_titles);
  g_test_add ("/links/collect", Fixture, NULL, set_up, test_collect, tear_down);
  g_test_add_func ("/links/rewrite", test_rewrite);
  g_test_add ("/links/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/links/found", Fixture, NULL, set_up, test_found, tear_down);
  g_test_add ("/links/certificate", Fixture, NULL, set_up, test_certificate, tear_down);
  g_test_add ("/links/loopback-is-refused", Fixture, NULL, set_up, test_loopback_is_refused, tear_down);
  g_test_add ("/links/times-out", Fixture, NULL, set_up, test_times_out, tear_down);
  g_test_add ("/links/cancel", Fixture, NULL, set_up, test_cancel, tear_down);

  return g_test_run ();
}

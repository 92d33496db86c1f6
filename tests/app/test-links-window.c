/* test-links-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>

#include "app/links/segue-link-row.h"
#include "app/links/segue-links-window.h"
#include "window-test.h"

/* The window of the links, on a server of this machine. */

/* The first port is replaced by that of the server. */
static const char notes[] =
  "(00:00) [여는 말](http://127.0.0.1:PORT/page)\n"
  "(01:00) [옮긴 것](http://127.0.0.1:PORT/moved)\n"
  "(02:00) [없는 것](http://127.0.0.1:PORT/gone)\n"
  "(03:00) [또 옮긴 것](http://127.0.0.1:PORT/moved-too)\n"
  "(04:00) [안쪽](http://192.168.0.1/)\n";

typedef struct
{
  SoupServer *server;
  guint n_asked;
  gboolean held; /* nothing is answered */
  GPtrArray *messages;
} Server;

static void
serve_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           data)
{
  static const char page[] = "<title>먼 곳의 쪽</title>";
  Server *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  self->n_asked++;
  if (self->held)
    {
      g_ptr_array_add (self->messages, g_object_ref (message));
      soup_server_message_pause (message);
    }
  else if (g_str_has_prefix (path, "/moved"))
    {
      soup_server_message_set_status (message, SOUP_STATUS_MOVED_PERMANENTLY, NULL);
      soup_message_headers_replace (headers, "Location", g_str_equal (path, "/moved") ? "/page" : "/page-too");
    }
  else if (g_str_has_prefix (path, "/page"))
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, page, strlen (page));
    }
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
server_clear (Server *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->messages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Server, server_clear)

/* Starts the server, and writes its port into the notes. */
static void
server_init (Server     *self,
             WindowTest *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = NULL;
  g_autofree char *port = NULL;
  g_auto(GStrv) parts = g_strsplit (notes, "PORT", -1);
  g_autofree char *text = NULL;
  GSList *uris;

  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, serve_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  port = g_strdup_printf ("%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  text = g_strjoinv (port, parts);
  edited = segue_episode_splice (segue_document_get_episode (test->document), 0,
                                 segue_episode_get_length (segue_document_get_episode (test->document)), text, -1);
  g_assert_true (segue_document_apply (test->document, edited, "Edit", NULL, NULL));
  window_test_settle ();
}

static GtkWidget *
find_window (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (SEGUE_IS_LINKS_WINDOW (link->data))
      return link->data;

  return NULL;
}

/* Opens a window whose check may ask this machine. */
static GtkWidget *
open_window (WindowTest      *test,
             SegueLinkCheck **check)
{
  GtkWidget *window;

  *check = segue_link_check_new (segue_document_get_episode (test->document), 20000, TRUE);
  window = GTK_WIDGET (segue_links_window_new (GTK_WINDOW (test->window), test->session, *check));
  gtk_window_present (GTK_WINDOW (window));
  window_test_await (gtk_widget_get_mapped (window));
  window_test_settle ();

  return window;
}

static SegueCheckedLink *
get_link (SegueLinkCheck *check,
          guint           index)
{
  g_autoptr(SegueCheckedLink) link = g_list_model_get_item (segue_link_check_get_links (check), index);

  return link;
}

static void
assert_summary (GtkWidget  *window,
                const char *expected)
{
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (window_test_find_id (window, "summary"))), ==, expected);
}

/* The command opens a window that is not modal, and asks for nothing. It is gone with the window of the episode. */
static void
test_command (WindowTest *test,
              const char *text)
{
  g_auto(Server) server = { 0 };

  server_init (&server, test);
  window_test_act (test, "win.publish", NULL);
  window_test_act (test, "win.check-links", NULL);
  window_test_await (find_window () != NULL && gtk_widget_get_mapped (find_window ()));
  window_test_settle ();
  g_assert_false (gtk_window_get_modal (GTK_WINDOW (find_window ())));
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (find_window ())));
  assert_summary (find_window (), "5 links, not checked yet");
  /* not even on command is this machine asked */
  gtk_widget_activate_action (find_window (), "links.start", NULL);
  window_test_await (window_test_is_enabled (find_window (), "links.start"));
  assert_summary (find_window (), "5 of 5 links have a problem");
  g_assert_cmpuint (server.n_asked, ==, 0);
  gtk_window_destroy (GTK_WINDOW (test->window));
  window_test_settle ();
  g_assert_null (find_window ());
}

/* What was found is said, each new address is one step, and the list follows the notes. */
static void
test_found (WindowTest *test,
            const char *text)
{
  g_auto(Server) server = { 0 };
  g_autoptr(SegueLinkCheck) check = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  GtkWidget *window;

  server_init (&server, test);
  window = open_window (test, &check);
  before = window_test_text (test);
  g_assert_cmpuint (server.n_asked, ==, 0);
  g_assert_false (window_test_is_enabled (window, "links.cancel"));
  g_assert_false (window_test_is_enabled (window, "links.use-all-new"));
  gtk_widget_activate_action (window, "links.start", NULL);
  window_test_await (!segue_link_check_is_running (check));
  window_test_settle ();
  assert_summary (window, "4 of 5 links have a problem");
  gtk_widget_activate_action (window, "links.use-new", "s", segue_checked_link_get_address (get_link (check, 1)));
  window_test_settle ();
  after = window_test_text (test);
  g_assert_cmpstr (before, !=, after);
  g_assert_null (strstr (after, "/moved)"));
  g_assert_cmpstr (segue_document_get_undo_label (test->document), ==, "Use New Address");
  /* both segments lead to the same page now */
  assert_summary (window, "3 of 4 links have a problem");
  segue_document_undo (test->document);
  window_test_await (g_list_model_get_n_items (segue_link_check_get_links (check)) == 5);
  gtk_widget_activate_action (window, "links.use-all-new", NULL);
  window_test_settle ();
  g_assert_cmpstr (segue_document_get_undo_label (test->document), ==, "Use 2 New Addresses");
  assert_summary (window, "2 of 4 links have a problem");
  segue_document_undo (test->document);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, before);
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (find_window () == NULL);
}

/* Only problems are listed on demand, and the selected link shows its segment. */
static void
test_list (WindowTest *test,
           const char *text)
{
  g_auto(Server) server = { 0 };
  g_autoptr(SegueLinkCheck) check = NULL;
  GtkWidget *window, *view;
  GtkSelectionModel *model;
  guint n;

  server_init (&server, test);
  window = open_window (test, &check);
  view = window_test_find (window, GTK_TYPE_LIST_VIEW);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  gtk_widget_activate_action (window, "links.start", NULL);
  window_test_await (!segue_link_check_is_running (check));
  window_test_settle ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (window_test_find_id (window, "problems_button")), TRUE);
  window_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 4);
  gtk_widget_activate_action (view, "list.activate-item", "u", 1);
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", 1, FALSE, FALSE);
  gtk_widget_activate_action (view, "list.activate-item", "u", 1);
  window_test_settle ();
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==,
                    segue_checked_link_get_ids (get_link (check, 2), &n)[0]);
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (find_window () == NULL);
}

/* A check that runs can be cancelled, and ends with the window. */
static void
test_cancel (WindowTest *test,
             const char *text)
{
  g_auto(Server) server = { 0 };
  g_autoptr(SegueLinkCheck) check = NULL;
  GtkWidget *window;

  server_init (&server, test);
  server.held = TRUE;
  window = open_window (test, &check);
  gtk_widget_activate_action (window, "links.start", NULL);
  window_test_await (server.messages->len == 4);
  g_assert_true (window_test_is_enabled (window, "links.cancel"));
  g_assert_false (window_test_is_enabled (window, "links.start"));
  gtk_widget_activate_action (window, "links.cancel", NULL);
  g_assert_false (segue_link_check_is_running (check));
  g_assert_true (window_test_is_enabled (window, "links.start"));
  gtk_widget_activate_action (window, "links.start", NULL);
  window_test_await (server.messages->len == 8);
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (find_window () == NULL);
  g_assert_false (segue_link_check_is_running (check));
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);

  window_test_add ("/links/command", notes, test_command);
  window_test_add ("/links/found", notes, test_found);
  window_test_add ("/links/list", notes, test_list);
  window_test_add ("/links/cancel", notes, test_cancel);

  return g_test_run ();
}

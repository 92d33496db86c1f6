/* segue-link-probe.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/links/segue-link-probe.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "session/links/segue-page-title.h"
#include "session/links/segue-public-address.h"

/* Asks for one address and follows its redirects. HEAD is asked first. A page is then asked for with GET, for its title;
 * so is an address that HEAD fails at, since many servers answer HEAD wrongly. */

/* The largest part of a page that is read, in bytes, and how much of it is read before its title is looked for. Some sites
 * have their scripts before the title. */
#define MAX_PAGE (512 * 1024)
#define PART 65536

/* The largest number of redirects that are followed. */
#define MAX_REDIRECTS 10

typedef struct
{
  GUri *uri;              /* the address to ask next */
  GCancellable *stop;     /* ends the request that is running */
  gulong cancelled;       /* handler of the cancellable of the task */
  guint timeout_source;
  guint timeout;          /* for all requests together, in milliseconds */
  SoupSession *session;   /* of the request that is running */
  SoupMessage *message;
  GInputStream *body;
  GByteArray *page;       /* what was read of the page */
  SegueLinkFound found;
  guint n_redirects;
  guint allow_loopback : 1;
  guint get : 1;          /* the request is GET */
  guint all_permanent : 1; /* all redirects up to here are permanent */
  guint timed_out : 1;
} Probe;

static void request (GTask *task);

static void
end_request (Probe *self)
{
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->body);
  g_clear_object (&self->message);
  g_clear_object (&self->session);
}

static void
probe_free (Probe *self)
{
  end_request (self);
  g_clear_handle_id (&self->timeout_source, g_source_remove);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_object_unref (self->stop);
  g_clear_pointer (&self->page, g_byte_array_unref);
  segue_link_found_clear (&self->found);
  g_free (self);
}

/* Ends the task, which takes the reference of the caller. */
static void
end (GTask          *task,
     SegueLinkState  state)
{
  g_autoptr(GTask) owned = task;
  Probe *self = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), self->cancelled);
  g_clear_handle_id (&self->timeout_source, g_source_remove);
  end_request (self);
  self->found.state = state;
  if (state != SEGUE_LINK_STATE_MOVED)
    g_clear_pointer (&self->found.permanent, g_free);
  g_task_return_boolean (task, TRUE);
}

/* Says what is wrong with the certificate of a server. GLib has the same words for everything. */
static char *
dup_certificate_reason (SoupMessage *message)
{
  const GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (message);

  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return g_strdup (_("The certificate of this server has expired"));
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return g_strdup (_("The certificate of this server comes from nobody whom this computer trusts"));
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return g_strdup (_("The certificate of this server is one for another name"));

  return g_strdup (_("The certificate of this server is not valid"));
}

/* Ends the task after a failure of the connection. */
static void
fail (GTask        *task,
      const GError *error)
{
  Probe *self = g_task_get_task_data (task);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    end (task, SEGUE_LINK_STATE_REFUSED);
  else if (self->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    end (task, SEGUE_LINK_STATE_TIMED_OUT);
  else if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    {
      self->found.message = dup_certificate_reason (self->message);
      end (task, SEGUE_LINK_STATE_UNTRUSTED);
    }
  else
    {
      self->found.message = g_strdup (error->message);
      end (task, SEGUE_LINK_STATE_UNREACHABLE);
    }
}

/* Ends the task after the answer of the last address. */
static void
end_answered (GTask *task)
{
  Probe *self = g_task_get_task_data (task);

  if (!SOUP_STATUS_IS_SUCCESSFUL (self->found.status))
    end (task, SEGUE_LINK_STATE_FAILED);
  else
    end (task, self->n_redirects > 0 ? SEGUE_LINK_STATE_MOVED : SEGUE_LINK_STATE_FINE);
}

static gboolean
is_permanent (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/* Returns the address that a redirect leads to, or NULL if the answer is no redirect. The fragment is kept where the
 * new address has none. */
static GUri *
find_redirect (Probe *self)
{
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (self->message), "Location");
  g_autoptr(GUri) uri = NULL;

  switch (soup_message_get_status (self->message))
    {
    case SOUP_STATUS_MOVED_PERMANENTLY:
    case SOUP_STATUS_FOUND:
    case SOUP_STATUS_SEE_OTHER:
    case SOUP_STATUS_TEMPORARY_REDIRECT:
    case SOUP_STATUS_PERMANENT_REDIRECT:
      break;
    default:
      return NULL;
    }
  uri = location != NULL ? g_uri_parse_relative (self->uri, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  if (uri == NULL || g_uri_get_fragment (uri) != NULL || g_uri_get_fragment (self->uri) == NULL)
    return g_steal_pointer (&uri);

  return soup_uri_copy (uri, SOUP_URI_FRAGMENT, g_uri_get_fragment (self->uri), SOUP_URI_NONE);
}

static void
follow (GTask *task,
        GUri  *uri)
{
  Probe *self = g_task_get_task_data (task);

  self->all_permanent = self->all_permanent && is_permanent (self->found.status);
  g_clear_pointer (&self->uri, g_uri_unref);
  self->uri = uri;
  g_free (self->found.address);
  self->found.address = g_uri_to_string (uri);
  if (self->all_permanent)
    {
      g_free (self->found.permanent);
      self->found.permanent = g_strdup (self->found.address);
    }
  self->get = FALSE;
  if (++self->n_redirects > MAX_REDIRECTS)
    end (task, SEGUE_LINK_STATE_LOOPED);
  else
    request (task);
}

static gboolean
is_page (SoupMessage *message)
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  return type != NULL && (g_ascii_strcasecmp (type, "text/html") == 0 ||
                          g_ascii_strcasecmp (type, "application/xhtml+xml") == 0);
}

static void read_part (GTask *task);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  Probe *self = g_task_get_task_data (task);
  g_autoptr(GHashTable) parameters = NULL;
  gboolean more;
  gsize length = 0;

  /* What was read of a page before a failure can have its title. */
  more = g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, NULL) && length == PART;
  g_byte_array_set_size (self->page, self->page->len - PART + length);
  soup_message_headers_get_content_type (soup_message_get_response_headers (self->message), &parameters);
  self->found.title = segue_page_title_read ((const char *) self->page->data, self->page->len,
                                             parameters != NULL ? g_hash_table_lookup (parameters, "charset") : NULL);
  if (self->found.title == NULL && more && self->page->len < MAX_PAGE)
    read_part (task);
  else
    end_answered (task);
}

static void
read_part (GTask *task)
{
  Probe *self = g_task_get_task_data (task);

  g_byte_array_set_size (self->page, self->page->len + PART);
  g_input_stream_read_all_async (self->body, self->page->data + self->page->len - PART, PART, G_PRIORITY_DEFAULT, self->stop,
                                 read_cb, task);
}

/* Tells whether a server seems not to know HEAD: it breaks off, answers with something else, or says nothing. */
static gboolean
breaks_off (Probe        *self,
            const GError *error)
{
  return !self->get && !self->timed_out &&
         (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) || error->domain == SOUP_SESSION_ERROR);
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  Probe *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  GUri *redirect;

  self->body = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->body == NULL && !breaks_off (self, error))
    {
      fail (task, error);
      return;
    }
  if (self->body == NULL)
    {
      self->get = TRUE;
      request (task);
      return;
    }
  self->found.status = soup_message_get_status (self->message);
  redirect = find_redirect (self);
  if (redirect != NULL)
    follow (task, redirect);
  else if (!self->get && (!SOUP_STATUS_IS_SUCCESSFUL (self->found.status) || is_page (self->message)))
    {
      self->get = TRUE;
      request (task);
    }
  else if (self->get && SOUP_STATUS_IS_SUCCESSFUL (self->found.status) && is_page (self->message))
    {
      if (self->page == NULL)
        self->page = g_byte_array_new ();
      g_byte_array_set_size (self->page, 0);
      read_part (task);
    }
  else
    end_answered (task);
}

/* Tells whether the next address may be asked for: one of the web whose host can be public. */
static gboolean
may_ask (Probe *self)
{
  const char *scheme = g_uri_get_scheme (self->uri), *host = g_uri_get_host (self->uri);

  return (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) && host != NULL &&
         segue_public_address_is_name_allowed (host);
}

/* Asks for the next address. A server that says nothing to HEAD has half of the time left for GET. Each request has a session of its own, which connects to a checked address, and shares no
 * connection, cookie or cache with another. */
static void
request (GTask *task)
{
  Probe *self = g_task_get_task_data (task);
  g_autoptr(GSocketConnectable) address = NULL;
  int port;

  end_request (self);
  if (!may_ask (self))
    {
      end (task, SEGUE_LINK_STATE_REFUSED);
      return;
    }
  port = g_uri_get_port (self->uri);
  if (port <= 0)
    port = g_str_equal (g_uri_get_scheme (self->uri), "https") ? 443 : 80;
  address = segue_public_address_new (g_uri_get_host (self->uri), port, self->allow_loopback);
  self->session = g_object_new (SOUP_TYPE_SESSION, "remote-connectable", address, "proxy-resolver", NULL,
                                "user-agent", "Segue", "timeout", MAX (1, self->timeout / (self->get ? 1000 : 2000)), NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  self->message = soup_message_new_from_uri (self->get ? SOUP_METHOD_GET : SOUP_METHOD_HEAD, self->uri);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->stop, send_cb, task);
}

static gboolean
timeout_cb (gpointer data)
{
  Probe *self = data;

  self->timeout_source = 0;
  self->timed_out = TRUE;
  g_cancellable_cancel (self->stop);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      stop)
{
  g_cancellable_cancel (stop);
}

/**
 * segue_link_probe_async:
 * @address: an address
 * @timeout: how long all requests together may take, in milliseconds
 * @allow_loopback: whether addresses of this machine may be asked for, for tests
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds out what is at an address.
 */
void
segue_link_probe_async (const char          *address,
                        guint                timeout,
                        gboolean             allow_loopback,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Probe *self = g_new0 (Probe, 1);
  g_autoptr(GError) error = NULL;

  self->stop = g_cancellable_new ();
  self->timeout = timeout;
  self->allow_loopback = allow_loopback;
  self->all_permanent = TRUE;
  g_task_set_task_data (task, self, (GDestroyNotify) probe_free);
  self->uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, &error);
  if (self->uri == NULL)
    {
      fail (task, error);
      return;
    }
  if (cancellable != NULL)
    self->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), g_object_ref (self->stop),
                                             g_object_unref);
  self->timeout_source = g_timeout_add (timeout, timeout_cb, self);
  request (task);
}

/**
 * segue_link_probe_finish:
 * @result: the result given to the callback
 * @found: (out caller-allocates): what was found, to be cleared by the caller
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_link_probe_async(). Failures of the address are no errors, but found.
 *
 * Returns: %TRUE, or %FALSE with @error set to %G_IO_ERROR_CANCELLED
 */
gboolean
segue_link_probe_finish (GAsyncResult    *result,
                         SegueLinkFound  *found,
                         GError         **error)
{
  Probe *self = g_task_get_task_data (G_TASK (result));

  *found = (SegueLinkFound){ 0 };
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *found = self->found;
  self->found = (SegueLinkFound){ 0 };

  return TRUE;
}

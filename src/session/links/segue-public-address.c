/* segue-public-address.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/links/segue-public-address.h"

#include <string.h>

/* A network address that resolves to public addresses only. The check is made on what the name resolves to, right
 * before the connection is made, so that a name cannot resolve to something else in between. The type extends
 * #GNetworkAddress, so that TLS checks the certificate against the host name. */

#define SEGUE_TYPE_PUBLIC_ADDRESS (segue_public_address_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublicAddress, segue_public_address, SEGUE, PUBLIC_ADDRESS, GNetworkAddress)

struct _SeguePublicAddress
{
  GNetworkAddress parent_instance;

  gboolean allow_loopback;
};

/* Passes on the public addresses of another enumerator. */
#define SEGUE_TYPE_PUBLIC_ENUMERATOR (segue_public_enumerator_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublicEnumerator, segue_public_enumerator, SEGUE, PUBLIC_ENUMERATOR, GSocketAddressEnumerator)

struct _SeguePublicEnumerator
{
  GSocketAddressEnumerator parent_instance;

  GSocketAddressEnumerator *addresses;
  gboolean allow_loopback;
};

static void segue_public_address_connectable_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE (SeguePublicEnumerator, segue_public_enumerator, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)
G_DEFINE_FINAL_TYPE_WITH_CODE (SeguePublicAddress, segue_public_address, G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      segue_public_address_connectable_init))

/* The first bytes of the addresses that are not public, beside those that GInetAddress tells. */
typedef struct
{
  guint8 bytes[4];
  guint n_bits;
} Range;

static const Range private_ipv4[] = {
  { { 0, 0, 0, 0 }, 8 },      /* this network */
  { { 100, 64, 0, 0 }, 10 },  /* shared by the customers of a provider */
  { { 192, 0, 0, 0 }, 24 },   /* protocol assignments */
  { { 198, 18, 0, 0 }, 15 },  /* benchmarks */
  { { 240, 0, 0, 0 }, 4 },    /* reserved, and broadcast */
};

static const Range private_ipv6[] = {
  { { 0x01, 0x00, 0, 0 }, 8 },  /* discard only */
  { { 0xfc, 0x00, 0, 0 }, 7 },  /* unique local */
  { { 0xfe, 0xc0, 0, 0 }, 10 }, /* site local */
};

static gboolean
is_in_range (const guint8 *bytes,
             const Range  *range)
{
  for (guint bit = 0; bit < range->n_bits; bit++)
    if (((bytes[bit / 8] ^ range->bytes[bit / 8]) >> (7 - bit % 8)) & 1)
      return FALSE;

  return TRUE;
}

static gboolean
is_in_ranges (const guint8 *bytes,
              const Range  *ranges,
              guint         n_ranges)
{
  for (guint i = 0; i < n_ranges; i++)
    if (is_in_range (bytes, &ranges[i]))
      return TRUE;

  return FALSE;
}

/* Returns the IPv4 address that an IPv6 address stands for, or NULL: mapped and compatible addresses, NAT64, 6to4. */
static GInetAddress *
unwrap (const guint8 *bytes)
{
  static const guint8 zero[10] = { 0 };
  static const guint8 nat64[12] = { 0x00, 0x64, 0xff, 0x9b };

  if (memcmp (bytes, zero, 10) == 0 && bytes[10] == bytes[11] && (bytes[10] == 0 || bytes[10] == 0xff))
    return g_inet_address_new_from_bytes (bytes + 12, G_SOCKET_FAMILY_IPV4);
  if (memcmp (bytes, nat64, 12) == 0)
    return g_inet_address_new_from_bytes (bytes + 12, G_SOCKET_FAMILY_IPV4);
  if (bytes[0] == 0x20 && bytes[1] == 0x02)
    return g_inet_address_new_from_bytes (bytes + 2, G_SOCKET_FAMILY_IPV4);

  return NULL;
}

/**
 * segue_public_address_is_allowed:
 * @address: an address
 * @allow_loopback: whether addresses of this machine are allowed, for tests
 *
 * Tells whether an address may be connected to. Addresses of this machine, of local networks and for special purposes
 * are refused, also as IPv4 addresses within IPv6 addresses.
 *
 * Returns: whether @address is public
 */
gboolean
segue_public_address_is_allowed (GInetAddress *address,
                                 gboolean      allow_loopback)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);
  g_autoptr(GInetAddress) inner = NULL;

  if (g_inet_address_get_is_loopback (address))
    return allow_loopback;
  if (g_inet_address_get_is_any (address) || g_inet_address_get_is_link_local (address) ||
      g_inet_address_get_is_site_local (address) || g_inet_address_get_is_multicast (address))
    return FALSE;
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return !is_in_ranges (bytes, private_ipv4, G_N_ELEMENTS (private_ipv4));
  inner = unwrap (bytes);
  if (inner != NULL)
    return segue_public_address_is_allowed (inner, FALSE);

  return !is_in_ranges (bytes, private_ipv6, G_N_ELEMENTS (private_ipv6));
}

/* Tells whether @host is @domain, or ends with a dot and @domain. */
static gboolean
is_within (const char *host,
           const char *domain)
{
  const char *dot = strrchr (host, '.');

  return g_str_equal (dot != NULL ? dot + 1 : host, domain);
}

/**
 * segue_public_address_is_name_allowed:
 * @host: a host name
 *
 * Tells whether a host name may be looked up. Names of this machine and of the local network are refused, so that they
 * are not even asked for.
 *
 * Returns: whether @host may be public
 */
gboolean
segue_public_address_is_name_allowed (const char *host)
{
  g_autofree char *name = g_ascii_strdown (host, -1);
  gsize length = strlen (name);

  while (length > 0 && name[length - 1] == '.')
    name[--length] = '\0';

  return length > 0 && !is_within (name, "localhost") && !is_within (name, "local") && !is_within (name, "internal") &&
         !is_within (name, "lan") && !g_str_has_suffix (name, ".home.arpa");
}

/* Returns an address that was found if it is public, or NULL with @error set. The message is never shown. */
static GSocketAddress *
choose (SeguePublicEnumerator  *self,
        GSocketAddress         *found,
        GError                **error)
{
  g_autoptr(GSocketAddress) address = found;

  if (address == NULL ||
      (G_IS_INET_SOCKET_ADDRESS (address) &&
       segue_public_address_is_allowed (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)),
                                        self->allow_loopback)))
    return g_steal_pointer (&address);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "The address is not public");

  return NULL;
}

static GSocketAddress *
segue_public_enumerator_next (GSocketAddressEnumerator  *enumerator,
                              GCancellable              *cancellable,
                              GError                   **error)
{
  SeguePublicEnumerator *self = SEGUE_PUBLIC_ENUMERATOR (enumerator);

  return choose (self, g_socket_address_enumerator_next (self->addresses, cancellable, error), error);
}

static void
next_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  GSocketAddress *found = g_socket_address_enumerator_next_finish (G_SOCKET_ADDRESS_ENUMERATOR (source), result, &error);

  if (error == NULL)
    found = choose (g_task_get_source_object (task), found, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, g_object_unref);
}

static void
segue_public_enumerator_next_async (GSocketAddressEnumerator *enumerator,
                                    GCancellable             *cancellable,
                                    GAsyncReadyCallback       callback,
                                    gpointer                  data)
{
  GTask *task = g_task_new (enumerator, cancellable, callback, data);

  g_socket_address_enumerator_next_async (SEGUE_PUBLIC_ENUMERATOR (enumerator)->addresses, cancellable, next_cb, task);
}

static GSocketAddress *
segue_public_enumerator_next_finish (GSocketAddressEnumerator  *enumerator,
                                     GAsyncResult              *result,
                                     GError                   **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
segue_public_enumerator_finalize (GObject *object)
{
  g_object_unref (SEGUE_PUBLIC_ENUMERATOR (object)->addresses);

  G_OBJECT_CLASS (segue_public_enumerator_parent_class)->finalize (object);
}

static void
segue_public_enumerator_class_init (SeguePublicEnumeratorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_public_enumerator_finalize;
  G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass)->next = segue_public_enumerator_next;
  G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass)->next_async = segue_public_enumerator_next_async;
  G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass)->next_finish = segue_public_enumerator_next_finish;
}

static void
segue_public_enumerator_init (SeguePublicEnumerator *self)
{
}

static GSocketAddressEnumerator *
segue_public_address_enumerate (GSocketConnectable *connectable)
{
  GSocketConnectableIface *iface = g_type_interface_peek_parent (G_SOCKET_CONNECTABLE_GET_IFACE (connectable));
  SeguePublicEnumerator *self = g_object_new (SEGUE_TYPE_PUBLIC_ENUMERATOR, NULL);

  self->addresses = iface->enumerate (connectable);
  self->allow_loopback = SEGUE_PUBLIC_ADDRESS (connectable)->allow_loopback;

  return G_SOCKET_ADDRESS_ENUMERATOR (self);
}

static void
segue_public_address_connectable_init (GSocketConnectableIface *iface)
{
  iface->enumerate = segue_public_address_enumerate;
  /* A proxy would resolve the name itself, so that nobody could check the address. */
  iface->proxy_enumerate = segue_public_address_enumerate;
}

static void
segue_public_address_class_init (SeguePublicAddressClass *klass)
{
}

static void
segue_public_address_init (SeguePublicAddress *self)
{
}

/**
 * segue_public_address_new:
 * @host: a host name, or an address in digits
 * @port: a port
 * @allow_loopback: whether addresses of this machine are allowed, for tests
 *
 * Creates an address to connect to that fails with %G_IO_ERROR_PERMISSION_DENIED where @host is not public.
 *
 * Returns: (transfer full): the address
 */
GSocketConnectable *
segue_public_address_new (const char *host,
                          guint16     port,
                          gboolean    allow_loopback)
{
  SeguePublicAddress *self = g_object_new (SEGUE_TYPE_PUBLIC_ADDRESS, "hostname", host, "port", port, NULL);

  self->allow_loopback = allow_loopback;

  return G_SOCKET_CONNECTABLE (self);
}

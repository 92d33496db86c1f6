/* test-link-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-fixture.h"
#include "session/links/segue-public-address.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/links/addresses", test_addresses);
  g_test_add_func ("/links/names", test_names);

  return g_test_run ();
}

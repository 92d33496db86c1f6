/* fuzz-feed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "formats/feed/segue-feed.h"

/* A name that stays in its folder and shows itself. */
static void
check_name (const char *name)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), <=, 200);
  g_assert_true (*name != '.' && strchr (name, '/') == NULL);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

static void
check_item (SegueFeedItem *item)
{
  g_autofree char *name = segue_feed_item_dup_name (item, 0);
  g_autofree char *numbered = segue_feed_item_dup_name (item, 100000);
  g_autoptr(GBytes) notes = segue_feed_item_dup_notes (item);

  check_name (name);
  check_name (numbered);
  g_assert_true (g_utf8_validate (g_bytes_get_data (notes, NULL), g_bytes_get_size (notes), NULL));
  for (guint i = 0; i < SEGUE_FEED_NOTES; i++)
    {
      const char *value = segue_feed_item_get (item, i);

      g_assert_true (value == NULL || strpbrk (value, "\r\n") == NULL);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueFeed) feed = segue_feed_read ((const char *) data, size, NULL, &error);
  FuzzInput input = { data, data + size };
  g_autofree char *text = fuzz_text (&input);

  segue_feed_probe (text, strlen (text));
  g_assert_true ((feed != NULL) == (error == NULL));
  for (guint i = 0; feed != NULL && i < segue_feed_get_n_items (feed); i++)
    check_item (segue_feed_get_item (feed, i));

  return 0;
}

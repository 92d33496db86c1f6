/* segue-rule-link-repeated.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/order/segue-order.h"

/* The rule link-repeated: a link that two segments share, as after a copied line whose link was not changed. */

/**
 * segue_link_hash:
 * @entry: an entry
 *
 * Computes a hash of the link of a segment's title.
 *
 * Returns: the hash, or 0 if there is no link
 */
guint
segue_link_hash (const SegueEntry *entry)
{
  g_autofree char *link = segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT ? segue_entry_dup_link (entry) : NULL;

  return link != NULL ? MAX (g_str_hash (link), 1) : 0;
}

/**
 * segue_link_is_same:
 * @link: the hash of the link of @before
 * @before: an entry
 * @after: the entry after an edit
 *
 * Tells whether an edit changes nothing that a problem with the link says: the link, its place, and the title.
 *
 * Returns: %TRUE if both are the same, or if there is no link
 */
gboolean
segue_link_is_same (guint             link,
                    const SegueEntry *before,
                    const SegueEntry *after)
{
  const SegueSpan span = segue_entry_get_link_span (before);
  g_autofree char *title = NULL;
  g_autofree char *other = NULL;

  if (segue_link_hash (after) != link)
    return FALSE;
  if (link == 0)
    return TRUE;
  title = segue_entry_dup_title (before);
  other = segue_entry_dup_title (after);

  return span.offset == segue_entry_get_link_span (after).offset && g_str_equal (title, other);
}

/* The segments that have a link. */
typedef struct
{
  guint first; /* index in the times */
  guint last;
  guint n;
} Uses;

/* Tells whether the link is that of the whole title. The same words can be a link in several titles. */
static gboolean
is_whole_title (const SegueEntry *entry)
{
  const SegueSpan title = segue_entry_get_title_span (entry), link = segue_entry_get_link_span (entry);

  return link.offset < title.offset || link.offset >= title.offset + title.length;
}

/* Tells whether the link leads to a page of its own, and not to the home page of a site. */
static gboolean
is_page (const char *link)
{
  const char *host, *path;

  if (g_ascii_strncasecmp (link, "https://", 8) != 0 && g_ascii_strncasecmp (link, "http://", 7) != 0)
    return FALSE;
  host = strstr (link, "://") + 3;
  path = host + strcspn (host, "/?#");

  return *path != '\0' && !(*path == '/' && (path[1] == '\0' || path[1] == '#'));
}

static void
report (SegueCheck       *check,
        const SegueTimed *first,
        const SegueTimed *second)
{
  g_autofree char *link = segue_entry_dup_link (first->entry), *other = segue_entry_dup_link (second->entry);
  g_autofree char *title = segue_entry_dup_plain_title (first->entry);
  g_autofree char *other_title = segue_entry_dup_plain_title (second->entry);
  g_autofree char *message = NULL;

  if (!is_whole_title (first->entry) || !is_whole_title (second->entry) || g_strcmp0 (link, other) != 0 || link == NULL || !is_page (link) || *title == '\0' ||
      g_ascii_strcasecmp (title, other_title) == 0)
    return;
  message = g_strdup_printf (_("This link is also on “%s”."), title);
  segue_check_report (check, &segue_rule_link_repeated, SEGUE_SEVERITY_NOTE, second->index,
                      segue_entry_get_link_span (second->entry), message);
}

static void
check_repeated (SegueCheck *check)
{
  g_autoptr(GHashTable) table = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < check->n_timed; i++)
    {
      gpointer key = GUINT_TO_POINTER (check->timed[i].link);
      Uses *uses = check->timed[i].link != 0 ? g_hash_table_lookup (table, key) : NULL;

      if (check->timed[i].link == 0)
        continue;
      if (uses == NULL)
        {
          uses = g_new0 (Uses, 1);
          uses->first = i;
          g_hash_table_insert (table, key, uses);
        }
      uses->last = i;
      uses->n++;
    }
  /* A link that the whole list shares is that of the recording. */
  if (check->n_timed <= 2)
    return;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Uses *uses = value;
      guint cursor = 0;

      if (uses->n == 2 && !segue_order_is_in_copy (check, &cursor, check->timed[uses->last].index))
        report (check, &check->timed[uses->first], &check->timed[uses->last]);
    }
}

/**
 * segue_rule_link_repeated:
 *
 * Reports a link to a page that is the link of exactly two titles, which differ (note). Home pages, links of single words,
 * and links that more segments share, are repeated on purpose.
 */
const SegueRule segue_rule_link_repeated = { "link-repeated", NULL, check_repeated, FALSE };

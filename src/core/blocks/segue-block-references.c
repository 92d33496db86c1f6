/* segue-block-references.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/blocks/segue-block-private.h"
#include "core/episode/segue-episode-private.h"
#include "core/markup/segue-markup-scan.h"

/* The definitions of link targets: `[label]: https://example.com "title"` and, in reStructuredText,
 * `.. _label: https://example.com`. */

/* A name and a colon at the start of a line are more often a speaker than a target (`[Anna]: so I said`). */
static gboolean
is_target (const char *start,
           const char *end)
{
  const char *p = start;

  if (start >= end)
    return FALSE;
  if (strchr ("<#/.", *start) != NULL)
    return TRUE;
  while (p < end && (g_ascii_isalnum (*p) || *p == '+' || *p == '-' || *p == '.'))
    p++;

  return p > start && p + 1 < end && *p == ':' && !g_ascii_isspace (p[1]);
}

static gboolean
is_title (const char *start,
          const char *end)
{
  return start == end || (end - start >= 2 && strchr ("\"'(", *start) != NULL && strchr ("\"')", end[-1]) != NULL);
}

static gboolean
add_reference (GHashTable *references,
               const char *label,
               gsize       label_length,
               const char *target,
               const char *end)
{
  const char *stop = target;

  while (stop < end && !g_ascii_isspace (*stop))
    stop++;
  if (label_length == 0 || !is_target (target, stop) ||
      !is_title (segue_skip_space (stop, end), segue_trim_end (stop, end)))
    return FALSE;
  if (references != NULL)
    {
      g_autofree char *key = segue_markup_dup_label (label, label_length);

      if (stop - target >= 2 && *target == '<' && stop[-1] == '>')
        {
          target++;
          stop--;
        }
      if (!g_hash_table_contains (references, key))
        g_hash_table_insert (references, g_steal_pointer (&key), segue_markup_decode (target, stop - target));
    }

  return TRUE;
}

/**
 * segue_block_references_match:
 * @start: start of a line
 * @end: end of the line
 * @references: (nullable): takes the target
 *
 * Reads a line that defines the target of a link. The first definition of a label counts.
 *
 * Returns: %TRUE if it is one
 */
gboolean
segue_block_references_match (const char *start,
                              const char *end,
                              GHashTable *references)
{
  const char *label = segue_skip_space (start, end);
  const char *close;

  if (segue_starts_with (label, end, ".. _"))
    {
      label += 4;
      close = memchr (label, ':', end - label);
      return close != NULL &&
             add_reference (references, label, close - label, segue_skip_space (close + 1, end), end);
    }
  if (end - label < 4 || label[0] != '[' || label[1] == '^')
    return FALSE;
  label++;
  close = memchr (label, ']', end - label);
  if (close == NULL || close + 1 >= end || close[1] != ':')
    return FALSE;

  return add_reference (references, label, close - label, segue_skip_space (close + 2, end), end);
}

/**
 * segue_block_references_read:
 * @text: text with its lines
 * @end: end of it
 * @has_cr: whether lines may end with U+000D
 * @references: (nullable): takes the targets by label
 *
 * Collects the targets that the text defines.
 *
 * Returns: %TRUE if there are any
 */
gboolean
segue_block_references_read (const char *text,
                             const char *end,
                             gboolean    has_cr,
                             GHashTable *references)
{
  gboolean found = FALSE;

  if (g_strstr_len (text, end - text, "]:") == NULL && g_strstr_len (text, end - text, ".. _") == NULL)
    return FALSE;
  for (const char *p = text; p < end;)
    {
      SegueLine line = segue_line_at (p, end, has_cr);

      found |= segue_block_references_match (line.start, line.stop, references);
      p = line.next;
    }

  return found;
}

static gboolean
read_entry (const SegueEntry *entry,
            GHashTable       *references)
{
  gsize length;
  const char *text = segue_entry_get_text (entry, &length);

  return segue_block_references_read (text, text + length, memchr (text, '\r', length) != NULL, references);
}

/**
 * segue_entry_has_link_targets:
 * @self: an entry
 *
 * Tells whether lines of the entry define targets of links (`[1]: https://…`), which any entry can refer to.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_entry_has_link_targets (const SegueEntry *self)
{
  return read_entry (self, NULL);
}

/**
 * segue_episode_dup_link_targets:
 * @self: an episode
 *
 * Collects the targets of links that lines of the notes define; they often stand at the end. Of a label that is defined
 * more than once the first counts.
 *
 * Returns: (transfer full): targets by label, for [ctor@Blocks.new]
 */
GHashTable *
segue_episode_dup_link_targets (SegueEpisode *self)
{
  GHashTable *references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SegueCursor cursor;
  SegueEntry *entry;

  segue_cursor_init (&cursor, self, 0);
  while ((entry = segue_cursor_next (&cursor)) != NULL)
    read_entry (entry, references);

  return references;
}

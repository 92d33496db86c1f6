/* segue-block-references.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/blocks/segue-block-private.h"
#include "core/episode/segue-episode-private.h"
#include "core/markup/segue-markup-scan.h"

/* Reads the definitions of reference links: `[label]: https://example.com "title"`, and `.. _label:
 * https://example.com` of reStructuredText. */

/* Tells whether the word is the target of a link: a URL, an anchor or a path. Other words after a label and a colon are
 * text, as in `[Anna]: so I said`. */
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

/* Tells whether the text after a target is empty or the title of the link. */
static gboolean
is_title (const char *start,
          const char *end)
{
  return start == end || (end - start >= 2 && strchr ("\"'(", *start) != NULL && strchr ("\"')", end[-1]) != NULL);
}

/* Adds the definition of a label, whose target begins at @target, to @references unless this is %NULL. Returns %FALSE
 * if this is not a definition. */
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

/* Reads a line that defines a reference link. Adds the URL to @references by its label, unless @references is %NULL or
 * has the label already. Returns %TRUE if the line is a definition. */
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

/* Adds all definitions of reference links in a text to @references, which can be %NULL. @has_cr says whether the text
 * can contain U+000D. Returns %TRUE if there is a definition. */
static gboolean
read_between (const char *text,
              const char *end,
              gboolean    has_cr,
              GHashTable *references)
{
  gboolean found = FALSE;

  if (!segue_contains (text, end, "]:") && !segue_contains (text, end, ".. _"))
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

  return read_between (text, text + length, memchr (text, '\r', length) != NULL, references);
}

/**
 * segue_entry_has_link_targets:
 * @self: an entry
 *
 * Tells whether the entry defines reference links (`[1]: https://…`). All entries of the episode can refer to these, so
 * the blocks of all entries change with them.
 *
 * Returns: %TRUE if it does
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
 * Collects the definitions of reference links in all entries. They are often at the end of the notes. If a label is
 * defined more than once, the first definition counts.
 *
 * Returns: (transfer full) (element-type utf8 utf8): URLs by label, for segue_blocks_new()
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

/* segue-link-rewrite.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/links/segue-link-rewrite.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/blocks/segue-block.h"
#include "core/edit/segue-edit.h"
#include "core/markup/segue-markup-scan.h"
#include "session/links/segue-checked-link.h"

/* Replaces an address in titles, descriptions and definitions of links. */

/* An address to replace, and how it can be written in the notes. */
typedef struct
{
  const char *address;
  const char *replacement;
  char *escaped; /* as HTML writes it; NULL if that is the same */
} Job;

/* Tells whether an occurrence of an address in a text is a whole one, and not a part of a longer address. */
static gboolean
is_whole (const char *text,
          const char *end,
          const char *start,
          const char *stop)
{
  const char *url_end;

  if (start > text && (g_ascii_isalnum (start[-1]) || strchr ("/=?&%:-_.", start[-1]) != NULL))
    return FALSE;
  if (stop == end || strchr (" \t\r\n)>\"'<`]|", *stop) != NULL)
    return TRUE;

  return segue_markup_scan_url (text, start, end, &url_end) && url_end == stop;
}

/* Tells whether a place in the text of an entry is code, which is no link. */
static gboolean
is_code (SegueBlocks *blocks,
         gsize        offset)
{
  for (guint i = 0; i < segue_blocks_get_n_blocks (blocks); i++)
    {
      const SegueBlock *block = segue_blocks_get (blocks, i);
      const SegueMarkupRun *runs;
      guint n_runs = 0;

      if (offset < block->source.offset || offset >= (gsize) block->source.offset + block->source.length)
        continue;
      if (block->type == SEGUE_BLOCK_CODE)
        return TRUE;
      runs = block->content != NULL ? segue_markup_get_runs (block->content, &n_runs) : NULL;
      for (guint j = 0; j < n_runs; j++)
        if ((runs[j].style & SEGUE_MARKUP_CODE) != 0 && offset >= runs[j].source &&
            offset < (gsize) runs[j].source + runs[j].length)
          return TRUE;
    }

  return FALSE;
}

/* Finds the first occurrence of one of both ways to write the address. */
static const char *
find_next (const Job  *job,
           const char *p,
           const char *end,
           gsize      *length)
{
  const char *plain = g_strstr_len (p, end - p, job->address);
  const char *escaped = job->escaped != NULL ? g_strstr_len (p, end - p, job->escaped) : NULL;

  *length = strlen (escaped != NULL && (plain == NULL || escaped < plain) ? job->escaped : job->address);

  return escaped != NULL && (plain == NULL || escaped < plain) ? escaped : plain;
}

/* Returns the lines of an entry with the address replaced, or NULL if it does not occur. */
static char *
dup_rewritten (const Job  *job,
               SegueEntry *entry,
               GHashTable *targets)
{
  g_autoptr(SegueBlocks) blocks = NULL;
  g_autoptr(GString) lines = NULL;
  gsize length, match;
  const char *text = segue_entry_get_text (entry, &length), *end = text + length, *copied = text, *found;

  for (const char *p = text; (found = find_next (job, p, end, &match)) != NULL; p = found + match)
    {
      g_autofree char *written = NULL;

      if (!is_whole (text, end, found, found + match))
        continue;
      if (blocks == NULL)
        blocks = segue_blocks_new (entry, targets);
      if (is_code (blocks, found - text))
        continue;
      written = segue_markup_encode_link (text, (SegueSpan){ found - text, match }, job->replacement);
      if (lines == NULL)
        lines = g_string_sized_new (length);
      g_string_append_len (lines, copied, found - copied);
      g_string_append (lines, written);
      copied = found + match;
    }
  if (lines == NULL)
    return NULL;
  g_string_append_len (lines, copied, end - copied);

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* Tells whether an entry links to the same addresses as before, with the one replaced. */
static gboolean
links_to_same (const Job  *job,
               SegueEntry *before,
               GHashTable *targets_before,
               SegueEntry *after,
               GHashTable *targets_after)
{
  g_autoptr(GPtrArray) old = segue_entry_dup_addresses (before, targets_before);
  g_autoptr(GPtrArray) new = segue_entry_dup_addresses (after, targets_after);

  if (old->len != new->len)
    return FALSE;
  for (guint i = 0; i < old->len; i++)
    {
      const char *expected = g_str_equal (old->pdata[i], job->address) ? job->replacement : old->pdata[i];

      if (!g_str_equal (new->pdata[i], expected) && !g_str_equal (new->pdata[i], old->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

/* Tells whether nothing but the address is read differently. */
static gboolean
reads_back (const Job    *job,
            SegueEpisode *before,
            SegueEpisode *after)
{
  const SegueEpisodeDiff difference = segue_episode_find_difference (before, after);
  g_autoptr(GHashTable) targets_before = NULL;
  g_autoptr(GHashTable) targets_after = NULL;

  if (difference.old_end != difference.new_end)
    return FALSE;
  targets_before = segue_episode_dup_link_targets (before);
  targets_after = segue_episode_dup_link_targets (after);
  if (g_hash_table_size (targets_before) != g_hash_table_size (targets_after))
    return FALSE;
  for (guint i = difference.start; i < difference.new_end; i++)
    {
      SegueEntry *old = segue_episode_get (before, i), *new = segue_episode_get (after, i);

      if (segue_entry_get_id (old) != segue_entry_get_id (new) || segue_entry_get_kind (old) != segue_entry_get_kind (new) ||
          segue_entry_get_start (old) != segue_entry_get_start (new) ||
          segue_entry_get_level (old) != segue_entry_get_level (new) ||
          !links_to_same (job, old, targets_before, new, targets_after))
        return FALSE;
    }

  return TRUE;
}

/* Replaces the address in one entry. Returns NULL if it does not occur there, or could not be replaced. */
static SegueEpisode *
rewrite_entry (const Job    *job,
               SegueEpisode *episode,
               guint         index,
               GHashTable   *targets)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  g_autofree char *link = segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT ? segue_entry_dup_link (entry) : NULL;
  g_autofree char *lines = NULL;
  g_autoptr(SegueEpisode) result = NULL;
  gsize length;

  /* The link of a title has more ways to be written than the others. */
  if (g_strcmp0 (link, job->address) == 0)
    result = segue_edit_set_link (episode, index, job->replacement, NULL);
  if (result == NULL)
    result = segue_episode_ref (episode);
  entry = segue_episode_get (result, index);
  lines = dup_rewritten (job, entry, targets);
  if (lines != NULL)
    {
      SegueEpisode *written;

      segue_entry_get_text (entry, &length);
      written = segue_episode_splice (result, segue_episode_get_offset (result, index), length, lines, -1);
      segue_episode_unref (result);
      result = written;
    }

  return result != episode && reads_back (job, episode, result) ? g_steal_pointer (&result) : NULL;
}

/**
 * segue_link_rewrite:
 * @episode: an episode
 * @address: an address that the notes link to
 * @replacement: the address to write instead
 * @error: return location for a #GError, or %NULL
 *
 * Replaces an address wherever the notes link to it: in titles, descriptions and definitions of links. It is written as
 * each place needs it. Code, and longer addresses that contain the address, are left as they are.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if the notes do not
 *   hold the address, or cannot hold the other one
 */
SegueEpisode *
segue_link_rewrite (SegueEpisode  *episode,
                    const char    *address,
                    const char    *replacement,
                    GError       **error)
{
  g_autoptr(GHashTable) targets = segue_episode_dup_link_targets (episode);
  g_autoptr(SegueEpisode) result = segue_episode_ref (episode);
  g_auto(GStrv) parts = g_strsplit (address, "&", -1);
  g_autofree char *escaped = g_strjoinv ("&amp;", parts);
  const Job job = { address, replacement, g_str_equal (escaped, address) ? NULL : escaped };

  for (guint i = 0; i < segue_episode_get_n_entries (result); i++)
    {
      SegueEpisode *next = rewrite_entry (&job, result, i, targets);

      if (next == NULL)
        continue;
      segue_episode_unref (result);
      result = next;
    }
  if (result != episode)
    return g_steal_pointer (&result);
  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("The new address cannot be written in place of “%s”."),
               address);

  return NULL;
}

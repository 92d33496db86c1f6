/* segue-outline-titles.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-titles.h"

#include <string.h>

#include "session/outline/segue-outline-filter.h"

/**
 * segue_outline_find_title:
 * @model: the rows of an outline
 * @from: the entry at which to begin
 * @text: the beginning of a title, or another part of it
 *
 * Finds the next row whose title begins with @text, or else the next one whose title contains it. Rows before @from
 * follow those at the end. Case and width do not matter, and the last syllable may be unfinished.
 *
 * Returns: the id of the entry, or 0 if no title contains @text
 */
guint64
segue_outline_find_title (SegueOutlineModel *model,
                          guint64            from,
                          const char        *text)
{
  SegueEpisode *episode = segue_outline_model_get_episode (model);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autofree char *wanted = segue_outline_filter_fold (text);
  guint64 found = 0;
  guint start = 0;

  segue_outline_model_get_position (model, from, &start);
  for (guint i = 0; i < n && *wanted != '\0'; i++)
    {
      const guint position = (start + i) % n;
      SegueEntry *entry = segue_episode_get (episode, segue_outline_model_get_index (model, position));
      g_autofree char *title = segue_entry_dup_plain_title (entry);
      g_autofree char *folded = segue_outline_filter_fold (title);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT)
        continue;
      if (g_str_has_prefix (folded, wanted))
        return segue_outline_model_get_id (model, position);
      if (found == 0 && strstr (folded, wanted) != NULL)
        found = segue_outline_model_get_id (model, position);
    }

  return found;
}

/* segue-language-filter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "publish/segue-language-filter-private.h"

/* Gives out one of the two languages of notes that have two: of titles such as “도구 (Tools)”, and of descriptions with
 * paragraphs in both. The one that more titles, or else more descriptions, begin with is the first one. */

static SegueScript
split_title (SegueRenderCache *cache,
             guint             index)
{
  gsize open;

  return segue_script_split_title (segue_render_cache_get_title (cache, index), &open);
}

/* Counts a title or a description that begins with a script, if it has two. */
static void
vote (guint       votes[3],
      SegueScript script)
{
  votes[script]++;
}

/* Returns the script that more begin with, or %SEGUE_SCRIPT_NONE if none has two. */
static SegueScript
count_votes (const guint votes[3])
{
  if (votes[SEGUE_SCRIPT_LATIN] > votes[SEGUE_SCRIPT_OTHER])
    return SEGUE_SCRIPT_LATIN;

  return votes[SEGUE_SCRIPT_OTHER] > 0 ? SEGUE_SCRIPT_OTHER : SEGUE_SCRIPT_NONE;
}

/* Finds the first language, and whether titles of segments have two. In many titles of segments, what is in parentheses
 * is a name, so they have two languages only if most of them do. */
static SegueScript
find_first (SegueLanguageFilter *self,
            SegueEpisode        *episode,
            SegueRenderCache    *cache,
            gboolean             descriptions)
{
  guint titles[3] = { 0 }, segments[3] = { 0 }, bodies[3] = { 0 };

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      const SegueEntryKind kind = segue_entry_get_kind (segue_episode_get (episode, i));

      if (kind != SEGUE_ENTRY_TEXT)
        vote (kind == SEGUE_ENTRY_SEGMENT ? segments : titles, split_title (cache, i));
      if (descriptions)
        vote (bodies, segue_render_cache_find_first_script (cache, i));
    }
  self->segments = segments[SEGUE_SCRIPT_LATIN] + segments[SEGUE_SCRIPT_OTHER] > segments[SEGUE_SCRIPT_NONE];
  for (guint i = 0; self->segments && i < G_N_ELEMENTS (titles); i++)
    titles[i] += segments[i];

  return count_votes (titles) != SEGUE_SCRIPT_NONE ? count_votes (titles) : count_votes (bodies);
}

/* Reads the settings and finds the languages of the notes. @descriptions: whether descriptions are given out */
void
segue_language_filter_init (SegueLanguageFilter  *self,
                            SeguePublishSettings *settings,
                            SegueEpisode         *episode,
                            SegueRenderCache     *cache,
                            gboolean              descriptions)
{
  const char *language = segue_publish_settings_get_choice (settings, SEGUE_SETTING_LANGUAGE);
  SegueScript first;

  *self = (SegueLanguageFilter) { .script = SEGUE_SCRIPT_NONE };
  if (g_str_equal (language, "all"))
    return;
  first = find_first (self, episode, cache, descriptions);
  if (first != SEGUE_SCRIPT_NONE)
    self->script = (first == SEGUE_SCRIPT_LATIN) == g_str_equal (language, "first") ? SEGUE_SCRIPT_LATIN : SEGUE_SCRIPT_OTHER;
}

/* Returns the flags of #SegueRenderParts for the language that is given out. */
guint
segue_language_filter_get_parts (const SegueLanguageFilter *self)
{
  if (self->script == SEGUE_SCRIPT_NONE)
    return 0;

  return self->script == SEGUE_SCRIPT_LATIN ? SEGUE_RENDER_LATIN : SEGUE_RENDER_NOT_LATIN;
}

/* Returns the title of a segment or section in the language that is given out, or NULL for the whole title. */
char *
segue_language_filter_dup_title (const SegueLanguageFilter *self,
                                 SegueRenderCache          *cache,
                                 guint                      index,
                                 SegueEntryKind             kind)
{
  const char *title;
  SegueScript first;
  gsize open;

  if (self->script == SEGUE_SCRIPT_NONE || kind == SEGUE_ENTRY_TEXT || (kind == SEGUE_ENTRY_SEGMENT && !self->segments))
    return NULL;
  title = segue_render_cache_get_title (cache, index);
  first = segue_script_split_title (title, &open);
  if (first == SEGUE_SCRIPT_NONE)
    return NULL;

  return g_strstrip (first == self->script ? g_strndup (title, open)
                                           : g_strndup (title + open + 1, strlen (title) - open - 2));
}

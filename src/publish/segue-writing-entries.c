/* segue-writing-entries.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-time-map.h"
#include "core/episode/segue-cursor.h"
#include "publish/segue-language-filter-private.h"
#include "publish/segue-title-filter-private.h"
#include "publish/segue-writing-private.h"

/* Chooses the entries of an episode that are given out, and how they differ from the notes, by the settings. */

/* A first time up to this one can be written as zero. */
#define FIRST_ZERO_BELOW 30000

/* The settings, as they are needed for each entry. */
typedef struct
{
  SegueWriting *writing;
  SegueTitleFilter *left_out;
  SegueLanguageFilter language;
  GHashTable *parts;      /* (nullable): the lines of the setting left-out-parts */
  GHashTable *titles;     /* (nullable): shorter titles by keys */
  SeguePublishKeys *keys; /* (nullable): NULL if no setting needs them */
  SegueTimeMap *cuts;     /* (nullable) */
  gint64 offset;
  guint first;            /* the index of the first segment */
  guint last;             /* the index of the last segment */
  guint body;             /* parts of segments and sections with a description */
  guint links;
  gboolean untimed;       /* segments without a time are given out */
} Chooser;

/* Returns the shorter titles by the keys of their entries, or NULL if there are none. The texts belong to the settings. */
static GHashTable *
read_titles (SeguePublishSettings *settings)
{
  GVariant *value = segue_publish_settings_get (settings, SEGUE_SETTING_SHORT_TITLES);
  GHashTable *titles;
  GVariantIter iter;
  const char *key, *title;

  if (g_variant_n_children (value) == 0)
    return NULL;
  titles = g_hash_table_new (g_str_hash, g_str_equal);
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &title))
    g_hash_table_insert (titles, (char *) key, (char *) title);

  return titles;
}

static guint
read_body (SeguePublishSettings *settings)
{
  const char *descriptions = segue_publish_settings_get_choice (settings, SEGUE_SETTING_DESCRIPTIONS);

  if (g_str_equal (descriptions, "keep"))
    return SEGUE_RENDER_BODY;

  return g_str_equal (descriptions, "first-sentence") ? SEGUE_RENDER_FIRST_SENTENCE : 0;
}

static void
find_segments (Chooser *self)
{
  SegueEpisode *episode = self->writing->episode;
  const guint n = segue_episode_get_n_entries (episode);

  while (self->first < n && segue_entry_get_kind (segue_episode_get (episode, self->first)) != SEGUE_ENTRY_SEGMENT)
    self->first++;
  for (self->last = n - 1; self->last > self->first &&
       segue_entry_get_kind (segue_episode_get (episode, self->last)) != SEGUE_ENTRY_SEGMENT;)
    self->last--;
}

/* Tells whether any descriptions are given out. */
static gboolean
has_texts (Chooser *self)
{
  SeguePublishSettings *settings = self->writing->settings;

  return self->body != 0 || segue_publish_settings_get_switch (settings, SEGUE_SETTING_OPENING) ||
         segue_publish_settings_get_switch (settings, SEGUE_SETTING_CLOSING);
}

static void
chooser_init (Chooser      *self,
              SegueWriting *writing,
              gboolean      untimed)
{
  SeguePublishSettings *settings = writing->settings;
  g_auto(GStrv) parts = segue_publish_settings_dup_lines (settings, SEGUE_SETTING_LEFT_OUT_PARTS);

  *self = (Chooser) { .writing = writing, .untimed = untimed };
  find_segments (self);
  self->left_out = segue_title_filter_new (settings);
  self->cuts = segue_publish_settings_create_cuts (settings, &writing->bad_cuts);
  self->offset = segue_publish_settings_get_duration (settings, SEGUE_SETTING_OFFSET);
  self->body = read_body (settings);
  if (segue_publish_settings_get_switch (settings, SEGUE_SETTING_LINKS))
    self->links = SEGUE_RENDER_LINKS | SEGUE_RENDER_IMAGES;
  segue_language_filter_init (&self->language, settings, writing->episode, writing->options.cache, has_texts (self));
  self->titles = read_titles (settings);
  if (parts[0] != NULL)
    self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    g_hash_table_add (self->parts, g_strdup (parts[i]));
  if (self->titles != NULL || self->parts != NULL)
    self->keys = segue_publish_keys_new (writing->episode, writing->options.cache);
}

static void
chooser_clear (Chooser *self)
{
  segue_title_filter_free (self->left_out);
  g_clear_pointer (&self->cuts, segue_time_map_free);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->keys, segue_publish_keys_free);
}

/* Sets the time that is given out. Returns whether the segment is given out. */
static gboolean
choose_time (Chooser          *self,
             SegueEntry       *entry,
             SegueRenderEntry *render)
{
  SegueWriting *writing = self->writing;

  if (render->start == SEGUE_TIME_NONE)
    {
      writing->n_malformed += segue_entry_is_malformed (entry);
      writing->n_untimed += !segue_entry_is_malformed (entry);
      return self->untimed;
    }
  if (self->cuts != NULL && !segue_time_map_apply (self->cuts, render->start, 1, &render->start))
    {
      writing->n_removed++;
      return FALSE;
    }
  render->start += self->offset;
  if (render->start < 0 || render->start > SEGUE_TIME_MAX)
    {
      writing->n_below++;
      return FALSE;
    }

  return TRUE;
}

static gboolean
has_part (Chooser    *self,
          const char *prefix,
          const char *key)
{
  g_autofree char *line = self->parts != NULL ? g_strconcat (prefix, key, NULL) : NULL;

  return line != NULL && g_hash_table_contains (self->parts, line);
}

/* Sets the parts of an entry by the settings of the show. What stands before the first segment is the opening text, and
 * what follows the last one the closing text, with or without a title. Returns whether the entry is given out. */
static gboolean
choose_parts (Chooser          *self,
              SegueEntry       *entry,
              SegueRenderEntry *render)
{
  SeguePublishSettings *settings = self->writing->settings;
  const SegueEntryKind kind = segue_entry_get_kind (entry);
  const gboolean is_opening = render->index < self->first, is_closing = render->index > self->last;
  guint body = self->body;

  if (is_opening)
    body = segue_publish_settings_get_switch (settings, SEGUE_SETTING_OPENING) ? SEGUE_RENDER_BODY : 0;
  else if (is_closing)
    body = segue_publish_settings_get_switch (settings, SEGUE_SETTING_CLOSING) ? SEGUE_RENDER_BODY : 0;
  render->parts = SEGUE_RENDER_HEAD | self->links | segue_language_filter_get_parts (&self->language) | body;
  if (kind == SEGUE_ENTRY_SECTION && !segue_publish_settings_get_switch (settings, SEGUE_SETTING_SECTIONS))
    render->parts &= ~(guint) SEGUE_RENDER_HEAD;
  render->title = segue_language_filter_dup_title (&self->language, self->writing->options.cache, render->index, kind);

  return body != 0 || !(is_closing || kind == SEGUE_ENTRY_TEXT);
}

/* Sets what is left out of an entry and its title, by the settings of the episode. Returns whether the entry is given
 * out. */
static gboolean
choose_own (Chooser          *self,
            SegueEntry       *entry,
            SegueRenderEntry *render)
{
  const char *key, *title;

  if (self->keys == NULL)
    return TRUE;
  key = segue_publish_keys_next (self->keys, render->index);
  if (has_part (self, "entry:", key))
    return FALSE;
  if (has_part (self, "body:", key))
    render->parts &= ~(guint) (SEGUE_RENDER_BODY | SEGUE_RENDER_FIRST_SENTENCE);
  title = self->titles != NULL && segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT
            ? g_hash_table_lookup (self->titles, key) : NULL;
  if (title != NULL)
    {
      g_free (render->title);
      render->title = g_strdup (title);
    }

  return TRUE;
}

/* Adds the entry at @index, if it is given out. */
static void
choose_entry (Chooser    *self,
              SegueEntry *entry,
              guint       index)
{
  SegueRenderEntry render = { .index = index, .start = segue_entry_get_start (entry) };
  gboolean chosen;

  chosen = segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT || choose_time (self, entry, &render);
  chosen = choose_parts (self, entry, &render) && chosen;
  /* in any case, since it counts the titles */
  chosen = choose_own (self, entry, &render) && chosen;
  if (chosen)
    g_array_append_val (self->writing->entries, render);
  else
    g_free (render.title);
}

/* Tells whether an entry and all that it contains are left out. */
static gboolean
is_left_out (Chooser    *self,
             SegueEntry *entry,
             guint       index)
{
  return g_strcmp0 (segue_entry_get_attribute (entry, "leaveOut"), "true") == 0 ||
         (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT && !segue_title_filter_is_empty (self->left_out) &&
          segue_title_filter_matches (self->left_out, segue_render_cache_get_folded (self->writing->options.cache, index)));
}

static SegueEntryKind
kind_at (SegueWriting *self,
         guint         position)
{
  const SegueRenderEntry *render = &g_array_index (self->entries, SegueRenderEntry, position);

  return segue_entry_get_kind (segue_episode_get (self->episode, render->index));
}

/* Returns the position after the last chosen entry that the section at @position contains. */
static guint
find_section_end (SegueWriting *self,
                  guint         position)
{
  const guint index = g_array_index (self->entries, SegueRenderEntry, position).index;
  const guint end = segue_episode_get_subtree_end (self->episode, index);
  guint next = position + 1;

  while (next < self->entries->len && g_array_index (self->entries, SegueRenderEntry, next).index < end)
    next++;

  return next;
}

/* Leaves out sections all of whose segments were left out. */
static void
drop_empty_sections (SegueWriting *self)
{
  for (guint i = self->entries->len; i-- > 0;)
    {
      const guint index = g_array_index (self->entries, SegueRenderEntry, i).index;

      if (kind_at (self, i) == SEGUE_ENTRY_SECTION && find_section_end (self, i) == i + 1 &&
          segue_episode_get_subtree_end (self->episode, index) > index + 1)
        g_array_remove_index (self->entries, i);
    }
}

/* Makes each section a chapter that begins with its first segment. The segments in it are no chapters then, and if the
 * titles of sections are not given out anyway, they are left out. */
static void
make_section_chapters (SegueWriting *self)
{
  const gboolean list = !segue_publish_settings_get_switch (self->settings, SEGUE_SETTING_SECTIONS);
  guint end = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      SegueRenderEntry *render = &g_array_index (self->entries, SegueRenderEntry, i);

      if (i < end && kind_at (self, i) == SEGUE_ENTRY_SEGMENT)
        {
          render->start = SEGUE_TIME_NONE;
          if (list)
            render->parts &= ~(guint) SEGUE_RENDER_HEAD;
        }
      if (i < end || kind_at (self, i) != SEGUE_ENTRY_SECTION)
        continue;
      end = find_section_end (self, i);
      for (guint j = i + 1; j < end && render->start == SEGUE_TIME_NONE; j++)
        render->start = g_array_index (self->entries, SegueRenderEntry, j).start;
      if (render->start != SEGUE_TIME_NONE)
        render->parts |= SEGUE_RENDER_HEAD;
    }
}

/* Writes a first time that is nearly zero as zero. */
static void
zero_first (SegueWriting *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      SegueRenderEntry *render = &g_array_index (self->entries, SegueRenderEntry, i);

      if (render->start == SEGUE_TIME_NONE)
        continue;
      if (render->start < FIRST_ZERO_BELOW)
        render->start = 0;
      return;
    }
}

/* Chooses what is given out. @untimed: segments without a time, too. */
void
segue_writing_choose (SegueWriting *self,
                      gboolean      untimed)
{
  Chooser chooser;
  SegueCursor cursor;
  SegueEntry *entry;

  chooser_init (&chooser, self, untimed);
  segue_cursor_init (&cursor, self->episode, 0);
  for (guint i = 0; (entry = segue_cursor_next (&cursor)) != NULL; i++)
    if (is_left_out (&chooser, entry, i))
      {
        const guint end = MAX (segue_episode_get_subtree_end (self->episode, i), i + 1);

        for (guint j = i; chooser.keys != NULL && j < end; j++)
          segue_publish_keys_next (chooser.keys, j);
        i = end - 1;
        segue_cursor_init (&cursor, self->episode, end);
      }
    else
      choose_entry (&chooser, entry, i);
  chooser_clear (&chooser);
  drop_empty_sections (self);
  if (g_str_equal (segue_publish_settings_get_choice (self->settings, SEGUE_SETTING_CHAPTERS), "sections"))
    make_section_chapters (self);
  if (segue_publish_settings_get_switch (self->settings, SEGUE_SETTING_FIRST_ZERO))
    zero_first (self);
}

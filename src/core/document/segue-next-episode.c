/* segue-next-episode.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-next-episode.h"

#include <string.h>

#include "core/document/segue-episode-recording.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/episode/segue-reader.h"
#include "core/front/segue-front-matter.h"

/* Creates the next episode of a show from the previous one, and finds values that were not changed since. */

/* The longest title in the opening text, in characters. A longer line is a paragraph. */
#define MAX_TITLE 60

/* The largest number of segments at the start, and at the end, that are taken to recur in every episode. */
#define MAX_RECURRING 2

/* The keys of front matter, and names of attributes, whose values must differ in every episode. */
static const char *const own_keys[] = {
  "title",        "subtitle",   "description", "summary",     "excerpt",   "date",         "pubDate", "url",
  "link",         "permalink",  "canonical",   "slug",        "guid",      "id",           "uuid",    "episode_guid",
  "audio",        "audio_url",  "audioUrl",    "audio_file",  "enclosure", "enclosure_url", "file",    "media",
  "mp3",          "mp3_url",    "youtube",     "youtube_url", "video",     "transcript",   "length",  "duration",
  "recording", "podcast_file", "podcast_duration", "podcast_file_size", "podcast_length", "bytes", "size", "chapters",
  "aliases", "image", "cover", "img", NULL
};

/* Replaces the episode by the result of an edit. If the edit failed, the episode stays as it is. Takes ownership of
 * @result. */
static void
replace (SegueEpisode **episode,
         SegueEpisode  *result)
{
  if (result == NULL)
    return;
  segue_episode_unref (*episode);
  *episode = result;
}

/* Returns the number after @text with as many digits, or NULL if @text is not a number. */
static char *
dup_next_number (const char *text)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, 99999998, &number, NULL))
    return NULL;

  return g_strdup_printf ("%0*" G_GUINT64_FORMAT, (int) strlen (text), number + 1);
}

/* Increments the number of the episode and empties its date. */
static void
advance_head (SegueEpisode **episode)
{
  static const char *const padded[] = { "episode_padded", "episodePadded" };
  g_autofree char *number = segue_episode_dup_field (*episode, SEGUE_EPISODE_NUMBER);
  g_autofree char *next = number != NULL ? dup_next_number (number) : NULL;
  gboolean editable;

  if (next != NULL)
    replace (episode, segue_edit_set_field (*episode, SEGUE_EPISODE_NUMBER, next, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (padded); i++)
    {
      g_autofree char *text = segue_front_matter_dup (*episode, padded[i]);
      g_autofree char *after = text != NULL ? dup_next_number (text) : NULL;

      if (after != NULL)
        replace (episode, segue_front_matter_set (*episode, padded[i], after, NULL));
    }
  if (segue_episode_has_field (*episode, SEGUE_EPISODE_DATE, &editable) && editable)
    replace (episode, segue_edit_set_field (*episode, SEGUE_EPISODE_DATE, "", NULL));
}

/* Tells whether a sentence ends within the line or at its end. */
static gboolean
has_sentence (const char *line)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (strchr (".!?", *p) != NULL && (*next == '\0' || *next == ' '))
        return TRUE;
      if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x2026)
        return TRUE;
    }

  return FALSE;
}

/* Returns the title with the number of the episode incremented. A title with several numbers, or with a year, is
 * returned as it is, because the number of the episode is not known. */
static char *
dup_next_title (const char *title)
{
  g_autoptr(GRegex) regex = g_regex_new ("(?<!\\d)\\d{1,4}(?!\\d)", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *number = NULL;
  g_autofree char *next = NULL;
  int start, end;

  if (!g_regex_match (regex, title, 0, &match))
    return g_strdup (title);
  number = g_match_info_fetch (match, 0);
  g_match_info_fetch_pos (match, 0, &start, &end);
  /* Several numbers, or a year */
  if (g_match_info_next (match, NULL) || (strlen (number) == 4 && strchr ("12", *number) != NULL))
    return g_strdup (title);
  next = dup_next_number (number);

  return g_strdup_printf ("%.*s%s%s", start, title, next, title + end);
}

static gboolean
is_heading (const char *paragraph)
{
  const char *second = strchr (paragraph, '\n');

  if (*paragraph == '#')
    return second == NULL;

  /* A second line that consists of underline characters only */
  return second != NULL && second[1] != '\0' && strspn (second + 1, "=-~") >= 3 &&
         second[1 + strspn (second + 1, "=-~")] == '\0';
}

/* Returns a paragraph of the opening text as the next episode has it, or NULL if it is dropped. Kept are the title,
 * headings, and the label of the list, such as `Timestamps:`. */
static char *
dup_kept_paragraph (const char *paragraph,
                    gboolean    first)
{
  const gboolean single = strchr (paragraph, '\n') == NULL;

  if (single && (g_str_has_suffix (paragraph, ":") || g_str_has_suffix (paragraph, "：")))
    return g_strdup (paragraph);
  if (is_heading (paragraph))
    return dup_next_title (paragraph);
  if (first && single && g_utf8_strlen (paragraph, -1) <= MAX_TITLE && !has_sentence (paragraph))
    return dup_next_title (paragraph);

  return NULL;
}

/* Removes the opening text and the blank lines around it, except for one after front matter. */
static void
remove_opening (SegueEpisode **episode)
{
  const gsize from = segue_front_matter_get_length (*episode);
  const gsize to = segue_episode_get_offset (*episode, segue_episode_get_opening (*episode) + 1);
  const char *blank = from > 0 ? segue_dialect_get_newline (segue_episode_get_dialect (*episode)) : "";
  SegueEpisode *result = segue_episode_splice (*episode, from, to - from, blank, -1);

  if (segue_episode_get_n_entries (result) == segue_episode_get_n_entries (*episode) &&
      segue_front_matter_get_length (result) == from)
    replace (episode, result);
  else
    segue_episode_unref (result);
}

/* Removes the paragraphs of the opening text that are about the previous episode. */
static void
clear_opening (SegueEpisode **episode)
{
  g_autofree char *opening = segue_episode_dup_opening (*episode);
  g_autoptr(GRegex) line_ends = g_regex_new ("\r\n?", 0, 0, NULL);
  g_autofree char *text = g_regex_replace_literal (line_ends, opening, -1, 0, "\n", 0, NULL);
  g_auto(GStrv) paragraphs = g_regex_split_simple ("\\n(?:[ \\t]*\\n)+", text != NULL ? text : opening, 0, 0);
  g_autoptr(GString) kept = g_string_new (NULL);

  for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++)
    {
      g_autofree char *keep = dup_kept_paragraph (g_strstrip (*paragraph), paragraph == paragraphs);

      if (keep != NULL && *keep != '\0')
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n\n" : "", keep);
    }
  if (segue_episode_get_opening (*episode) == SEGUE_NO_INDEX)
    return;
  if (kept->len > 0)
    replace (episode, segue_edit_set_opening (*episode, kept->str, NULL));
  else
    remove_opening (episode);
}

/* Increments the number in the title of the notes, if there is one: a section that contains all entries. */
static void
advance_title (SegueEpisode **episode)
{
  const guint n = segue_episode_get_n_entries (*episode), index = segue_episode_get_opening (*episode) + 1;
  g_autofree char *title = NULL;
  g_autofree char *next = NULL;

  if (n <= index || segue_entry_get_kind (segue_episode_get (*episode, index)) != SEGUE_ENTRY_SECTION ||
      segue_entry_get_level (segue_episode_get (*episode, index)) != 1 ||
      segue_episode_get_subtree_end (*episode, index) < n)
    return;
  title = segue_entry_dup_title (segue_episode_get (*episode, index));
  next = dup_next_title (title);
  replace (episode, segue_edit_set_title (*episode, index, next, NULL));
}

/* Tells whether a segment has neither a link nor a description. */
static gboolean
is_bare (SegueEntry *entry)
{
  return segue_entry_get_link_span (entry).length == 0 && segue_entry_get_body_span (entry).length == 0;
}

/* Guesses which segments recur in every episode, such as greeting, sponsor and farewell. These are up to two segments
 * at the start and at the end that have neither link nor description. If most segments have neither, these are only the
 * first and the last. Returns for each entry whether it recurs. */
static gboolean *
find_recurring (SegueEpisode *episode)
{
  const guint n = segue_episode_get_n_entries (episode);
  gboolean *recurring = g_new0 (gboolean, n);
  g_autoptr(GArray) segments = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_bare = 0, first = 0, last, most;

  for (guint i = 1; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
        continue;
      g_array_append_val (segments, i);
      n_bare += is_bare (entry);
    }
  last = segments->len;
  most = 2 * n_bare > segments->len ? 1 : MAX_RECURRING;
  while (first < MIN (most, segments->len) &&
         is_bare (segue_episode_get (episode, g_array_index (segments, guint, first))))
    recurring[g_array_index (segments, guint, first++)] = TRUE;
  while (last > first && segments->len - last < most &&
         is_bare (segue_episode_get (episode, g_array_index (segments, guint, last - 1))))
    recurring[g_array_index (segments, guint, --last)] = TRUE;

  return recurring;
}

/* Removes the time and the attributes of a segment, and keeps its title. */
static void
clear_segment (SegueEpisode **episode,
               guint          index)
{
  SegueAttributes *attributes;

  replace (episode, segue_edit_set_start (*episode, index, SEGUE_TIME_NONE, NULL));
  while ((attributes = segue_entry_get_attributes (segue_episode_get (*episode, index))) != NULL &&
         segue_attributes_get_n (attributes) > 0)
    {
      g_autofree char *name = g_strdup (segue_attributes_get (attributes, 0, NULL));

      replace (episode, segue_edit_set_attribute (*episode, index, name, NULL, NULL));
    }
}

/**
 * segue_next_episode_find_topics:
 * @previous: the previous episode
 * @n_topics: (out): their number
 *
 * Finds the topics that were planned and not discussed: segments without a time among others that have one. Segments that
 * recur in every episode are none.
 *
 * Returns: (transfer full) (array): a value for each entry of @previous
 */
gboolean *
segue_next_episode_find_topics (SegueEpisode *previous,
                                guint        *n_topics)
{
  const guint n = segue_episode_get_n_entries (previous);
  g_autofree gboolean *recurring = find_recurring (previous);
  g_autofree gboolean *topics = g_new0 (gboolean, n);
  gboolean timed = FALSE;

  *n_topics = 0;
  for (guint i = 1; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (previous, i);
      const gboolean has_time = segue_entry_get_start (entry) != SEGUE_TIME_NONE || segue_entry_is_malformed (entry);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
        continue;
      timed |= has_time;
      topics[i] = !has_time && !recurring[i];
      *n_topics += topics[i];
    }
  if (!timed)
    {
      /* Notes without any time say nothing about what was discussed. */
      *n_topics = 0;
      memset (topics, 0, n * sizeof *topics);
    }

  return g_steal_pointer (&topics);
}

/* Tells whether an entry is a segment that does not recur and is not kept. */
static gboolean
is_dropped (SegueEpisode   *previous,
            const gboolean *recurring,
            const gboolean *kept,
            guint           index)
{
  return segue_entry_get_kind (segue_episode_get (previous, index)) == SEGUE_ENTRY_SEGMENT && !recurring[index] &&
         (kept == NULL || !kept[index]);
}

/* Removes the segments that do not recur, and clears those that do. Those in @kept stay as they are. Goes from the end to
 * the start, so that indices in @previous are valid in @episode, too. */
static void
clear_segments (SegueEpisode   **episode,
                SegueEpisode    *previous,
                const gboolean  *kept)
{
  g_autofree gboolean *recurring = find_recurring (previous);

  for (guint i = segue_episode_get_n_entries (previous) - 1; i > 0; i--)
    {
      guint first = i;
      SegueEpisode *result;

      if (recurring[i])
        clear_segment (episode, i);
      if (!is_dropped (previous, recurring, kept, i))
        continue;
      while (first > 1 && is_dropped (previous, recurring, kept, first - 1))
        first--;
      result = segue_edit_remove (*episode, first, i - first + 1, NULL);
      if (result != NULL)
        {
          replace (episode, result);
          i = first;
          continue;
        }
      /* Not all of them can be removed at once. A segment that cannot be removed without changing how its neighbours
       * are read is cleared instead. */
      result = segue_edit_remove (*episode, i, 1, NULL);
      if (result != NULL)
        replace (episode, result);
      else
        clear_segment (episode, i);
    }
}

/**
 * segue_next_episode_new:
 * @previous: the previous episode
 * @keep_topics: whether to keep the topics that segue_next_episode_find_topics() finds, with their links and texts
 *
 * Creates the next episode of a show from the previous one. Sections, closing text, front matter, and the titles that
 * are likely to recur are kept. Times, links and descriptions are removed, and so is the attribute that names the
 * recording. The number is incremented, and the date is emptied.
 *
 * Returns: (transfer full): a new episode in the same dialect
 */
SegueEpisode *
segue_next_episode_new (SegueEpisode *previous,
                        gboolean      keep_topics)
{
  SegueEpisode *episode = segue_episode_ref (previous);
  guint n_topics;
  g_autofree gboolean *topics = keep_topics ? segue_next_episode_find_topics (previous, &n_topics) : NULL;

  clear_segments (&episode, previous, topics);
  clear_opening (&episode);
  advance_title (&episode);
  advance_head (&episode);
  replace (&episode, segue_edit_set_recording (episode, NULL, NULL));

  return episode;
}

/**
 * segue_next_episode_new_like:
 * @line: a segment as the show writes them, with a time and a title: `- [00:00] Title`
 *
 * Creates an empty episode whose segments are written like @line. What the segment says is not kept.
 *
 * Returns: (transfer full) (nullable): a new episode, or %NULL if @line is not one segment with a time and a title
 */
SegueEpisode *
segue_next_episode_new_like (const char *line)
{
  g_autoptr(SegueEpisode) sample = segue_reader_read (line, -1, NULL);
  const SegueEntry *segment;

  /* the first entry is the text before the segment, which must be empty */
  if (sample == NULL || segue_episode_get_n_entries (sample) != 2 || strpbrk (line, "\r\n") != NULL)
    return NULL;

  segment = segue_episode_get (sample, 1);
  if (segue_entry_get_kind (segment) != SEGUE_ENTRY_SEGMENT || segue_entry_get_start (segment) == SEGUE_TIME_NONE ||
      segue_entry_get_title_span (segment).length == 0)
    return NULL;

  return segue_reader_read_as ("", 0, segue_episode_get_dialect (sample), NULL);
}

/* Returns the date a week after the one in @text, in the same format: `20YYMMDD`, with or without a separator. Returns
 * @text if it is not a valid date. */
static char *
dup_next_date (const char *text)
{
  const char separator = g_ascii_isdigit (text[4]) ? '\0' : text[4];
  const gsize step = separator != '\0' ? 1 : 0;
  guint64 year, month, day;
  g_autofree char *y = g_strndup (text, 4);
  g_autofree char *m = g_strndup (text + 4 + step, 2);
  g_autofree char *d = g_strndup (text + 6 + 2 * step, 2);
  GDate date;

  if (!g_ascii_string_to_unsigned (y, 10, 1900, 2200, &year, NULL) ||
      !g_ascii_string_to_unsigned (m, 10, 1, 12, &month, NULL) ||
      !g_ascii_string_to_unsigned (d, 10, 1, 31, &day, NULL) || !g_date_valid_dmy (day, month, year))
    return g_strdup (text);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  g_date_add_days (&date, 7);

  return g_strdup_printf ("%04d%.*s%02d%.*s%02d", g_date_get_year (&date), (int) step, &separator,
                          g_date_get_month (&date), (int) step, &separator, g_date_get_day (&date));
}

/* Finds the number of the episode in a file name: the number after `e` in `s01e05`, or the first number that is neither
 * a year nor part of a date. */
static gboolean
find_number (const char *stem,
             int        *start,
             int        *end)
{
  g_autoptr(GRegex) season = g_regex_new ("s\\d+e(\\d+)", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GRegex) number = g_regex_new ("(?<!\\d)(?:(?:19|20)\\d\\d[-_.]?\\d\\d[-_.]?\\d\\d|(?:19|20)\\d\\d)(?!\\d)"
                                          "(*SKIP)(*FAIL)|\\d{1,6}",
                                          0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  if (g_regex_match (season, stem, 0, &match))
    return g_match_info_fetch_pos (match, 1, start, end);
  g_clear_pointer (&match, g_match_info_unref);

  return g_regex_match (number, stem, 0, &match) && g_match_info_fetch_pos (match, 0, start, end);
}

static gboolean
next_date_cb (const GMatchInfo *match,
              GString          *result,
              gpointer          user_data)
{
  g_autofree char *text = g_match_info_fetch (match, 0);
  g_autofree char *next = dup_next_date (text);

  *(gboolean *) user_data |= !g_str_equal (text, next);
  g_string_append (result, next);

  return FALSE;
}

/**
 * segue_next_episode_dup_file_name:
 * @name: the name of the file of the previous episode, UTF-8
 *
 * Suggests a name for the file of the next episode. A number is incremented, and a date becomes one a week later. If
 * the name has neither, `-2` is appended.
 *
 * Returns: (transfer full): the name, which differs from @name
 */
char *
segue_next_episode_dup_file_name (const char *name)
{
  const char *dot = g_str_has_suffix (name, ".segue.json") ? name + strlen (name) - strlen (".segue.json")
                                                           : strrchr (name, '.');
  g_autofree char *stem = dot != NULL && dot != name ? g_strndup (name, dot - name) : g_strdup (name);
  const char *extension = name + strlen (stem);
  g_autoptr(GRegex) date = g_regex_new ("(?<!\\d)(?:19|20)\\d\\d([-_.]?)\\d\\d\\1\\d\\d(?!\\d)", 0, 0, NULL);
  g_autoptr(GString) result = g_string_new (stem);
  g_autofree char *dated = NULL;
  gboolean changed = FALSE;
  int start, end;

  if (find_number (stem, &start, &end))
    {
      g_autofree char *number = g_strndup (stem + start, end - start);
      g_autofree char *next = dup_next_number (number);

      g_string_erase (result, start, end - start);
      g_string_insert (result, start, next);
      changed = TRUE;
    }
  dated = g_regex_replace_eval (date, result->str, -1, 0, 0, next_date_cb, &changed, NULL);

  return g_strconcat (dated != NULL ? dated : result->str, changed ? "" : "-2", extension, NULL);
}

/**
 * segue_next_episode_dup_head:
 * @previous: the previous episode
 *
 * Copies the head of the previous episode, which is all that segue_next_episode_dup_carried() needs. An episode can be
 * read from it again.
 *
 * Returns: (transfer full): the front matter, UTF-8; empty if there is none
 */
char *
segue_next_episode_dup_head (SegueEpisode *previous)
{
  return segue_episode_dup_range (previous, 0, segue_front_matter_get_length (previous));
}

/* Tells whether both episodes have the same value for the key. */
static gboolean
is_carried (SegueEpisode *episode,
            SegueEpisode *previous,
            const char   *key)
{
  g_autofree char *value = segue_front_matter_dup (episode, key);
  g_autofree char *before = segue_front_matter_dup (previous, key);
  const char *attribute = segue_episode_get_attribute (episode, key);

  if (value != NULL && *value != '\0' && g_strcmp0 (value, before) == 0)
    return TRUE;

  return attribute != NULL && g_strcmp0 (attribute, segue_episode_get_attribute (previous, key)) == 0;
}

/**
 * segue_next_episode_dup_carried:
 * @episode: an episode
 * @previous: the previous episode that it was created from, or its head
 *
 * Finds values that were copied from the previous episode and must differ in every episode, such as its title, URLs and
 * recording.
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys in the front matter and the names of attributes
 */
char **
segue_next_episode_dup_carried (SegueEpisode *episode,
                                SegueEpisode *previous)
{
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();

  for (const char *const *key = own_keys; *key != NULL; key++)
    if (is_carried (episode, previous, *key))
      g_strv_builder_add (keys, *key);

  return g_strv_builder_end (keys);
}

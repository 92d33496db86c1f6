/* segue-said.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-said.h"

#include <string.h>

#include "core/text/segue-chars.h"
#include "formats/render/segue-markdown.h"
#include "session/segue-field.h"

/* What is said in a segment, and how it is quoted. */

/* The marks that may stand around a quote that is a line of its own. */
static const struct
{
  const char *open;
  const char *close;
} marks[] = {
  { "“", "”" }, { "„", "“" }, { "«", "»" }, { "「", "」" }, { "『", "』" }, { "\"", "\"" },
};

/**
 * segue_said_get_range:
 * @episode: an episode
 * @index: the index of an entry
 * @start: (out): the start of the segment, in milliseconds
 * @end: (out): the start of the next one that begins later, or %SEGUE_TIME_NONE if there is none
 *
 * Gets when a segment is heard.
 *
 * Returns: %FALSE if the entry is no segment with a time
 */
gboolean
segue_said_get_range (SegueEpisode *episode,
                      guint         index,
                      gint64       *start,
                      gint64       *end)
{
  SegueEntry *entry = segue_episode_get (episode, index);

  *start = segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT ? segue_entry_get_start (entry) : SEGUE_TIME_NONE;
  *end = SEGUE_TIME_NONE;
  for (guint i = index + 1; i < segue_episode_get_n_entries (episode) && *end == SEGUE_TIME_NONE; i++)
    {
      SegueEntry *other = segue_episode_get (episode, i);

      if (segue_entry_get_kind (other) == SEGUE_ENTRY_SEGMENT && segue_entry_get_start (other) != SEGUE_TIME_NONE &&
          segue_entry_get_start (other) > *start)
        *end = segue_entry_get_start (other);
    }

  return *start != SEGUE_TIME_NONE;
}

/**
 * segue_said_find_segment:
 * @episode: an episode
 * @time: a time in milliseconds
 *
 * Finds the segment that is heard at a time.
 *
 * Returns: the id of the one that begins last before @time or at it, or 0 if there is none
 */
guint64
segue_said_find_segment (SegueEpisode *episode,
                         gint64        time)
{
  gint64 latest = SEGUE_TIME_NONE;
  guint64 id = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const gint64 start = segue_entry_get_start (entry);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && start != SEGUE_TIME_NONE && start <= time &&
          (latest == SEGUE_TIME_NONE || start > latest))
        {
          latest = start;
          id = segue_entry_get_id (entry);
        }
    }

  return id;
}

/* Returns the index of the marks around a line, or the number of marks if there are none. */
static guint
find_marks (const char *line,
            gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const gsize n_open = strlen (marks[i].open);
      const gsize n_close = strlen (marks[i].close);

      if (length > n_open + n_close && strncmp (line, marks[i].open, n_open) == 0 &&
          strncmp (line + length - n_close, marks[i].close, n_close) == 0 &&
          g_strstr_len (line + n_open, length - n_open - n_close, marks[i].close) == NULL)
        return i;
    }

  return G_N_ELEMENTS (marks);
}

/* Finds out how the descriptions quote: returns the index of the marks that most quotes have, or the number of marks if
 * they are block quotes or if there is none. */
static guint
find_form (SegueEpisode *episode)
{
  guint counts[G_N_ELEMENTS (marks) + 1] = { 0 };
  guint best = G_N_ELEMENTS (marks);

  for (guint i = 1; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autofree char *body = segue_field_dup_value (SEGUE_FIELD_BODY, episode, i);
      g_auto(GStrv) lines = g_strsplit (body, "\n", -1);

      for (char **line = lines; *line != NULL; line++)
        {
          const char *text = g_strstrip (*line);
          const guint form = find_marks (text, strlen (text));

          if (*text == '>' || form < G_N_ELEMENTS (marks))
            counts[form]++;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (counts[i] > counts[best])
      best = i;

  return best;
}

/* Appends a paragraph of the quote. */
static void
append_paragraph (GString    *out,
                  const char *words,
                  guint       form)
{
  g_autoptr(GString) text = g_string_new (NULL);

  segue_markdown_append_text (text, words, 0, strlen (words));
  if (form < G_N_ELEMENTS (marks))
    g_string_append_printf (out, "%s%s%s", marks[form].open, text->str, marks[form].close);
  else
    g_string_append_printf (out, "> %s", text->str);
}

/**
 * segue_said_quote:
 * @episode: an episode
 * @index: the index of a segment
 * @words: the words to quote, in UTF-8; each line is a paragraph
 * @error: return location for a #GError, or %NULL
 *
 * Adds a quote at the end of the description, in the form in which the notes quote.
 *
 * Returns: (transfer full): the changed episode, or %NULL with @error set
 */
SegueEpisode *
segue_said_quote (SegueEpisode  *episode,
                  guint          index,
                  const char    *words,
                  GError       **error)
{
  const guint form = find_form (episode);
  g_autofree char *body = segue_field_dup_value (SEGUE_FIELD_BODY, episode, index);
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);
  g_autoptr(GString) out = g_string_new (g_strchomp (body));
  gboolean first = TRUE;

  for (char **line = lines; *line != NULL; line++)
    {
      if (*g_strstrip (*line) == '\0')
        continue;
      if (!first)
        g_string_append (out, form < G_N_ELEMENTS (marks) ? "\n\n" : "\n>\n");
      else if (out->len > 0)
        g_string_append (out, "\n\n");
      append_paragraph (out, *line, form);
      first = FALSE;
    }

  return segue_field_set_value (SEGUE_FIELD_BODY, episode, index, out->str, error);
}

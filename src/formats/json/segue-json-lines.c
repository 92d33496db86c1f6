/* segue-json-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/episode/segue-cursor.h"
#include "core/episode/segue-reader.h"
#include "core/text/segue-line.h"
#include "formats/json/segue-episode-json.h"

/* The lines of all entries, put together and read as the text they are, must give the entries that the JSON has. */

#define MAX_GAPS 16   /* blank lines put in so that moved entries are read as such; each costs a reading */
#define MAX_QUOTE 60  /* characters of a line that a message shows */

static SegueJsonEntry *
entry_at (SegueEpisodeJson *self,
          guint             number)
{
  return &g_array_index (self->entries, SegueJsonEntry, number);
}

static void
append_body (SegueEpisodeJson *self,
             SegueJsonEntry   *entry,
             GString          *text)
{
  g_autofree char *body = NULL;
  g_autofree char *fitted = NULL;

  if (entry->body == 0 || segue_json_get (self->json, entry->body)->type == SEGUE_JSON_NULL)
    return;
  body = segue_json_dup_string (self->json, entry->body);
  fitted = segue_compose_body (body, -1, self->newline);
  if (*fitted == '\0')
    return;
  g_string_append (text, fitted);
  g_string_append (text, self->newline);
}

static void
append_lines (SegueEpisodeJson *self,
              SegueJsonEntry   *entry,
              GString          *text)
{
  guint end = segue_json_get (self->json, entry->lines)->next;

  for (guint i = entry->lines + 1; i < end; i++)
    if (i == entry->body_place)
      append_body (self, entry, text);
    else
      {
        segue_json_append (self->json, i, text);
        g_string_append (text, self->newline);
      }
}

/* Puts the text together and notes where in it each entry begins. A text needs no lines: it is its own. */
static GString *
join_lines (SegueEpisodeJson *self)
{
  GString *text = g_string_sized_new (segue_json_get (self->json, 0)->end / 2);
  SegueJsonEntry *last = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      SegueJsonEntry *entry = entry_at (self, i);

      if (entry->gap)
        {
          g_string_append (text, self->newline);
          if (last != NULL)
            last->length += strlen (self->newline);
        }
      entry->offset = text->len;
      entry->written = TRUE;
      if (entry->source != 0)
        segue_json_append (self->json, entry->source, text);
      else if (entry->lines != 0)
        append_lines (self, entry, text);
      else if (entry->kind == SEGUE_ENTRY_TEXT)
        {
          append_body (self, entry, text);
          if (i + 1 < self->entries->len)
            g_string_append (text, self->newline);
        }
      else
        entry->written = FALSE;
      entry->length = text->len - entry->offset;
      if (entry->length > 0)
        last = entry;
    }
  if (!self->final_newline && last != NULL && last->source == 0 && g_str_has_suffix (text->str, self->newline))
    {
      g_string_truncate (text, text->len - strlen (self->newline));
      last->length -= strlen (self->newline);
    }

  return text;
}

/* Reads the text. What the JSON says about the dialect counts more than what the text shows. */
static SegueEpisode *
read_text (SegueEpisodeJson  *self,
           const GString     *text,
           GError           **error)
{
  g_autoptr(SegueDialect) dialect = NULL;
  SegueReading reading;
  SegueEpisode *episode;

  if (self->dialect == 0)
    episode = segue_reader_read (text->str, text->len, error);
  else
    {
      dialect = segue_dialect_learn (text->str, text->len);
      reading = *segue_dialect_get_reading (dialect);
      if (!segue_json_dialect_read (self, &reading, error))
        return NULL;
      segue_dialect_set_reading (dialect, &reading);
      episode = segue_reader_read_as (text->str, text->len, dialect, error);
      if (episode != NULL)
        segue_reader_learn_writing (episode);
    }
  if (episode == NULL)
    return NULL;
  reading = *segue_dialect_get_reading (segue_episode_get_dialect (episode));
  g_strlcpy (reading.newline, self->newline, sizeof reading.newline);
  segue_dialect_set_reading (segue_episode_get_dialect (episode), &reading);

  return episode;
}

static const char *
kind_words (SegueEntryKind kind)
{
  switch (kind)
    {
    case SEGUE_ENTRY_SECTION:
      return _("a section");
    case SEGUE_ENTRY_SEGMENT:
      return _("a segment");
    default:
      return _("text");
    }
}

static char *
quote_line (const SegueEntry *entry)
{
  gsize length;
  const char *start = segue_entry_get_text (entry, &length);
  SegueLine line = segue_line_at (start, start + length, TRUE);
  g_autofree char *text = g_strndup (line.start, line.stop - line.start);

  if (g_utf8_strlen (text, -1) <= MAX_QUOTE)
    return g_steal_pointer (&text);
  *g_utf8_offset_to_pointer (text, MAX_QUOTE) = '\0';

  return g_strconcat (text, "…", NULL);
}

/* An entry is read where the JSON has none: a line of @number is one by itself. */
static gboolean
fail_extra (SegueEpisodeJson  *self,
            guint              number,
            const SegueEntry  *found,
            GError           **error)
{
  SegueJsonEntry *entry = entry_at (self, number);
  g_autofree char *line = quote_line (found);
  g_autofree char *message = g_strdup_printf (_("the line “%1$s” is read as %2$s of its own."), line, kind_words (segue_entry_get_kind (found)));
  g_autofree char *body = entry->body != 0 && segue_json_get (self->json, entry->body)->type == SEGUE_JSON_STRING
                            ? segue_json_dup_string (self->json, entry->body) : NULL;
  guint value = entry->lines != 0 ? entry->lines : entry->source;

  if (value == 0 || (body != NULL && entry->body_place != 0 && segue_entry_get_kind (found) != SEGUE_ENTRY_TEXT && line[0] != '\0' &&
                     g_strstr_len (body, -1, line) != NULL))
    return segue_episode_json_fail (self, number, segue_episode_json_body_name (entry->kind), entry->body, message, error);

  return segue_episode_json_fail (self, number, entry->lines != 0 ? "lines" : "source", value, message, error);
}

static gboolean
fail_missing (SegueEpisodeJson  *self,
              guint              number,
              GError           **error)
{
  SegueJsonEntry *entry = entry_at (self, number);
  const char *member = entry->lines != 0 ? "lines" : entry->source != 0 ? "source" : "text";
  guint value = entry->lines != 0 ? entry->lines : entry->source != 0 ? entry->source : entry->body;
  g_autofree char *message = g_strdup_printf (_("at this place the lines are not read as %s."), kind_words (entry->kind));

  return segue_episode_json_fail (self, number, member, value, message, error);
}

static gboolean
fail_kind (SegueEpisodeJson  *self,
           guint              number,
           SegueEntryKind     found,
           GError           **error)
{
  g_autofree char *message = g_strdup_printf (_("the lines are read as %1$s, not as %2$s."), kind_words (found),
                                              kind_words (entry_at (self, number)->kind));

  return segue_episode_json_fail (self, number, "kind", segue_json_find (self->json, entry_at (self, number)->value, "kind"),
                                  message, error);
}

static gsize
length_of (const SegueEntry *entry)
{
  gsize length;

  segue_entry_get_text (entry, &length);

  return length;
}

/* Finds the entry of the episode for each of the JSON. Where one is not there, @missing is its number. */
static gboolean
match (SegueEpisodeJson  *self,
       SegueEpisode      *episode,
       guint             *missing,
       GError           **error)
{
  gsize offset = 0, matched = 0;
  guint index = 0, before = 0;
  SegueCursor cursor;
  SegueEntry *found;

  *missing = G_MAXUINT;
  segue_cursor_init (&cursor, episode, 0);
  found = segue_cursor_next (&cursor);
  for (guint i = 0; i < self->entries->len; i++)
    {
      SegueJsonEntry *entry = entry_at (self, i);

      if (!entry->written || entry->length == 0)
        continue;
      while (found != NULL && (offset < entry->offset || length_of (found) == 0))
        {
          if (offset > matched)
            return fail_extra (self, before, found, error);
          offset += length_of (found);
          found = segue_cursor_next (&cursor);
          index++;
        }
      if (found == NULL || offset > entry->offset)
        {
          *missing = i;
          return fail_missing (self, i, error);
        }
      if (segue_entry_get_kind (found) != entry->kind)
        {
          *missing = i;
          return fail_kind (self, i, segue_entry_get_kind (found), error);
        }
      entry->index = index;
      before = i;
      matched = offset;
    }
  while (found != NULL)
    {
      if (offset > matched)
        return fail_extra (self, before, found, error);
      offset += length_of (found);
      found = segue_cursor_next (&cursor);
    }

  return TRUE;
}

/* The first error is the one that tells; the others come of the attempts to make up for it. */
static void
keep_first (GError **first,
            GError **error)
{
  if (*first == NULL)
    *first = g_steal_pointer (error);
  else
    g_clear_error (error);
}

/* Reads the lines. Where a moved entry is not read as one for want of a blank line before it, it gets that. */
SegueEpisode *
segue_episode_json_read_lines (SegueEpisodeJson  *self,
                               GError           **error)
{
  g_autoptr(GError) first = NULL;

  for (guint gaps = 0;; gaps++)
    {
      g_autoptr(GString) text = join_lines (self);
      g_autoptr(SegueEpisode) episode = read_text (self, text, error);
      g_autoptr(GError) mismatch = NULL;
      guint missing;

      if (episode == NULL)
        return NULL;
      if (match (self, episode, &missing, &mismatch))
        return g_steal_pointer (&episode);
      keep_first (&first, &mismatch);
      if (gaps == MAX_GAPS || missing == G_MAXUINT || missing == 0 || entry_at (self, missing)->gap)
        break;
      entry_at (self, missing)->gap = TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&first));

  return NULL;
}

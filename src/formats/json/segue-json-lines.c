/* segue-json-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/episode/segue-cursor.h"
#include "core/episode/segue-reader.h"
#include "core/text/segue-line.h"
#include "formats/json/segue-episode-json.h"

/* Reads the joined text of all entries like any other text. It must give the entries that the JSON has. */

#define MAX_GAPS 16  /* blank lines that are added so that moved entries are read as such; each costs a reading */
#define MAX_QUOTE 60 /* characters of a line that a message shows */

/* Reads the text. The dialect in the JSON counts more than what can be learned from the text. */
static SegueEpisode *
read_text (SegueEpisodeJson  *self,
           GError           **error)
{
  g_autoptr(SegueDialect) dialect = NULL;
  SegueReading reading;
  SegueEpisode *episode;

  if (self->dialect.length == 0)
    episode = segue_reader_read (self->text->str, self->text->len, error);
  else
    {
      dialect = segue_dialect_learn (self->text->str, self->text->len);
      reading = *segue_dialect_get_reading (dialect);
      if (!segue_json_dialect_read (self, &reading, error))
        return NULL;
      segue_dialect_set_reading (dialect, &reading);
      episode = segue_reader_read_as (self->text->str, self->text->len, dialect, error);
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

static gboolean
fail (SegueEpisodeJson  *self,
      guint              number,
      const char        *member,
      const char        *message,
      GError           **error)
{
  return segue_episode_json_fail (self, number, member, SEGUE_EPISODE_JSON_NO_ELEMENT, message, error);
}

/* Returns the member that the text of an entry comes from. */
static const char *
text_member (const SegueJsonEntry *entry)
{
  if (entry->has_lines)
    return "lines";

  return entry->has_source ? "source" : segue_episode_json_body_name (entry->kind);
}

/* A line of the entry @number is read as an entry that the JSON does not have. */
static gboolean
fail_extra (SegueEpisodeJson  *self,
            guint              number,
            const SegueEntry  *found,
            GError           **error)
{
  SegueJsonEntry *entry = segue_episode_json_entry_at (self, number);
  SegueEntryKind kind = segue_entry_get_kind (found);
  const char *member = segue_episode_json_body_name (entry->kind);
  g_autofree char *body = segue_episode_json_dup_member (self, entry, member);
  g_autofree char *line = quote_line (found);
  g_autofree char *message = g_strdup_printf (_("the line “%1$s” is read as %2$s of its own."), line,
                                              kind_words (kind));

  if (entry->holds_body && body != NULL && kind != SEGUE_ENTRY_TEXT && line[0] != '\0' && strstr (body, line) != NULL)
    return fail (self, number, member, message, error);

  return fail (self, number, text_member (entry), message, error);
}

static gboolean
fail_missing (SegueEpisodeJson  *self,
              guint              number,
              GError           **error)
{
  SegueJsonEntry *entry = segue_episode_json_entry_at (self, number);
  g_autofree char *message = g_strdup_printf (_("at this place the lines are not read as %s."),
                                              kind_words (entry->kind));

  return fail (self, number, text_member (entry), message, error);
}

static gboolean
fail_kind (SegueEpisodeJson  *self,
           guint              number,
           SegueEntryKind     found,
           GError           **error)
{
  SegueEntryKind kind = segue_episode_json_entry_at (self, number)->kind;
  g_autofree char *message = g_strdup_printf (_("the lines are read as %1$s, not as %2$s."), kind_words (found),
                                              kind_words (kind));

  return fail (self, number, "kind", message, error);
}

static gsize
length_of (const SegueEntry *entry)
{
  gsize length;

  segue_entry_get_text (entry, &length);

  return length;
}

/* Finds the entry of the episode for each entry of the JSON. Sets @missing to the number of the one that is not read as
 * what it is, if any. */
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
      SegueJsonEntry *entry = segue_episode_json_entry_at (self, i);

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

/* Adds a blank line before the entry @number. */
static void
add_gap (SegueEpisodeJson *self,
         guint             number)
{
  gsize n = strlen (self->newline);
  gboolean placed = FALSE;

  g_string_insert (self->text, segue_episode_json_entry_at (self, number)->offset, self->newline);
  for (guint i = number; i < self->entries->len; i++)
    segue_episode_json_entry_at (self, i)->offset += n;
  /* the line belongs to the entry before it that has any */
  for (guint i = number; !placed && i > 0; i--)
    {
      SegueJsonEntry *before = segue_episode_json_entry_at (self, i - 1);

      placed = before->length > 0;
      before->length += placed ? n : 0;
    }
  segue_episode_json_entry_at (self, number)->gap = TRUE;
}

/* Reads the text of the entries. If an entry is not read as what it is, this may be because it was moved to a place
 * where a blank line must stand before it; so that is tried. */
SegueEpisode *
segue_episode_json_read_text (SegueEpisodeJson  *self,
                              GError           **error)
{
  g_autoptr(GError) first = NULL;

  for (guint gaps = 0;; gaps++)
    {
      g_autoptr(SegueEpisode) episode = read_text (self, error);
      g_autoptr(GError) mismatch = NULL;
      guint missing;

      if (episode == NULL)
        return NULL;
      if (match (self, episode, &missing, &mismatch))
        return g_steal_pointer (&episode);
      /* later errors come from the attempts to avoid the first one */
      if (first == NULL)
        first = g_steal_pointer (&mismatch);
      if (gaps == MAX_GAPS || missing == G_MAXUINT || missing == 0 || segue_episode_json_entry_at (self, missing)->gap)
        break;
      add_gap (self, missing);
    }
  g_propagate_error (error, g_steal_pointer (&first));

  return NULL;
}

/* segue-episode-json.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"
#include "core/json/segue-json-node.h"
#include "core/json/segue-json-printer.h"

G_BEGIN_DECLS

/* What the files that read and write an episode as JSON share. */

#define SEGUE_EPISODE_JSON_FORMAT "segue-episode"
#define SEGUE_EPISODE_JSON_VERSION 1

/* Objects of the JSON that are no entry, in the place of an entry's number. */
#define SEGUE_EPISODE_JSON_TOP G_MAXUINT
#define SEGUE_EPISODE_JSON_DIALECT (G_MAXUINT - 1)

/* The member itself, in the place of the number of one of its elements. */
#define SEGUE_EPISODE_JSON_NO_ELEMENT (-1)

/**
 * SegueJsonEntry:
 * @place: the object in the JSON
 * @start: milliseconds, or %SEGUE_TIME_NONE
 * @end: milliseconds, or %SEGUE_TIME_NONE
 * @offset: where its text begins in the text of the episode
 * @length: bytes of its text
 * @index: the index of its entry in the episode
 * @kind: #SegueEntryKind
 * @has_start: there is a start, which may be null
 * @has_end: there is an end, which may be null
 * @has_title: there is a title
 * @has_lines: there is a list of lines
 * @has_source: there is the text as one string
 * @holds_body: among the lines, null stands for the body
 * @written: it has text, and need not be composed
 * @gap: a blank line was added before it, so that it is read as an entry
 * @attributes: the members that are not Segue's
 *
 * An entry as the JSON says it is.
 */
typedef struct
{
  SegueSpan        place;
  gint64           start;
  gint64           end;
  gsize            offset;
  gsize            length;
  guint            index;
  guint            kind : 2;
  guint            has_start : 1;
  guint            has_end : 1;
  guint            has_title : 1;
  guint            has_lines : 1;
  guint            has_source : 1;
  guint            holds_body : 1;
  guint            written : 1;
  guint            gap : 1;
  SegueAttributes *attributes;
} SegueJsonEntry;

/**
 * SegueEpisodeJson:
 * @json: the checked JSON
 * @entries: (element-type SegueJsonEntry): what has been read of it
 * @text: the text of all entries
 * @known: the members of the entry being read that json-glib is to read
 * @newline: the line terminator: LF, CRLF or CR
 * @final_newline: the last line has a terminator
 * @dialect: an object, of length 0 if there is none
 * @attributes: the members of the document that are not Segue's
 *
 * An episode while it is being read.
 */
typedef struct
{
  SegueJson       *json;
  GArray          *entries;
  GString         *text;
  GString         *known;
  const char      *newline;
  gboolean         final_newline;
  SegueSpan        dialect;
  SegueAttributes *attributes;
} SegueEpisodeJson;

GBytes       *segue_episode_json_write      (SegueEpisode       *episode,
                                             GError            **error);

gboolean      segue_episode_json_parse      (SegueEpisodeJson   *self,
                                             GError            **error);
gboolean      segue_episode_json_read_entry (SegueEpisodeJson   *self,
                                             SegueSpan           place,
                                             GError            **error);
void          segue_episode_json_clear      (SegueEpisodeJson   *self);
SegueEpisode *segue_episode_json_read_text  (SegueEpisodeJson   *self,
                                             GError            **error);
SegueEpisode *segue_episode_json_apply      (SegueEpisodeJson   *self,
                                             SegueEpisode       *episode,
                                             GError            **error);

gboolean      segue_episode_json_fail       (SegueEpisodeJson   *self,
                                             guint               number,
                                             const char         *member,
                                             int                 element,
                                             const char         *message,
                                             GError            **error);
char         *segue_episode_json_dup_member (SegueEpisodeJson     *self,
                                             const SegueJsonEntry *entry,
                                             const char           *name);
const char   *segue_episode_json_body_name  (SegueEntryKind      kind);
const char   *segue_episode_json_kind_name  (SegueEntryKind      kind);

gboolean      segue_json_is_string          (JsonNode           *node);
int           segue_json_find_name          (JsonNode           *node,
                                             const char *const  *names,
                                             guint               n_names);

void          segue_json_dialect_write      (const SegueReading *reading,
                                             SegueJsonPrinter   *printer);
gboolean      segue_json_dialect_read       (SegueEpisodeJson   *self,
                                             SegueReading       *reading,
                                             GError            **error);

static inline SegueJsonEntry *
segue_episode_json_entry_at (SegueEpisodeJson *self,
                             guint             number)
{
  return &g_array_index (self->entries, SegueJsonEntry, number);
}

G_END_DECLS

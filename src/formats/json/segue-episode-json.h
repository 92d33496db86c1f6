/* segue-episode-json.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode-private.h"
#include "core/json/segue-json.h"

G_BEGIN_DECLS

/* The parts of reading and writing an episode as JSON, each in a file of its own. */

#define SEGUE_EPISODE_JSON_FORMAT "segue-episode"
#define SEGUE_EPISODE_JSON_VERSION 1

/* Where an error is: the index of an entry, or this for the episode. */
#define SEGUE_EPISODE_JSON_TOP G_MAXUINT

/**
 * SegueJsonEntry:
 * @value: its object
 * @start: value of the member, 0 where there is none, as for all that follow
 * @lines: a list of lines
 * @source: its text as one string
 * @body_place: the value in @lines that stands for the body, 0 where it is not cut out of them
 * @kind: what it says it is
 * @written: it has lines, and need not be composed
 * @gap: a blank line must stand before it for it to be read
 * @offset: where its text begins in that of the episode
 * @length: bytes of its text
 * @index: of its entry in the episode
 * @attributes: the members that are none of ours
 *
 * An entry as it stands in the JSON.
 */
typedef struct
{
  guint value;
  guint start;
  guint start_text;
  guint end;
  guint title;
  guint link;
  guint body;
  guint lines;
  guint source;
  guint body_place;
  SegueEntryKind kind;
  gboolean written;
  gboolean gap;
  gsize offset;
  gsize length;
  guint index;
  SegueAttributes *attributes;
} SegueJsonEntry;

typedef struct
{
  SegueJson *json;
  GArray *entries; /* of SegueJsonEntry */
  const char *newline;
  gboolean final_newline;
  guint dialect; /* value, or 0 */
  SegueAttributes *attributes;
} SegueEpisodeJson;

GBytes       *segue_episode_json_write         (SegueEpisode          *episode,
                                                GError               **error);
SegueEpisode *segue_episode_json_read          (const char            *data,
                                                gsize                  length,
                                                GError               **error);

gboolean      segue_episode_json_parse         (SegueEpisodeJson      *self,
                                                GError               **error);
void          segue_episode_json_clear         (SegueEpisodeJson      *self);
SegueEpisode *segue_episode_json_read_lines    (SegueEpisodeJson      *self,
                                                GError               **error);
SegueEpisode *segue_episode_json_apply         (SegueEpisodeJson      *self,
                                                SegueEpisode          *episode,
                                                GError               **error);

gboolean      segue_episode_json_fail          (SegueEpisodeJson      *self,
                                                guint                  entry,
                                                const char            *member,
                                                guint                  value,
                                                const char            *message,
                                                GError               **error);
gboolean      segue_episode_json_get_time      (SegueEpisodeJson      *self,
                                                guint                  value,
                                                gint64                *time);
const char   *segue_episode_json_body_name     (SegueEntryKind         kind);

void          segue_json_dialect_write         (const SegueReading    *reading,
                                                GString               *out);
gboolean      segue_json_dialect_read          (SegueEpisodeJson      *self,
                                                SegueReading          *reading,
                                                GError               **error);

G_END_DECLS

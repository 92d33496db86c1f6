/* segue-format-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/json/segue-episode-json.h"
#include "formats/notes/segue-list-notes.h"
#include "formats/segue-formats.h"

/* The format of Segue's own files, which data/segue-episode.schema.json describes. An entry has its fields by name and
 * its lines, so that nothing of the notes is lost. */

#define PROBED 4096 /* bytes at the start of a file in which the format is named */

static guint
probe_json (const SegueFormat *self,
            const char        *data,
            gsize              length)
{
  const char *end = data + MIN (length, PROBED), *p = data;

  while (p < end && strchr (" \t\r\n", *p) != NULL && *p != '\0')
    p++;
  if (p == end || *p != '{')
    return 0;

  return g_strstr_len (p, end - p, "\"" SEGUE_EPISODE_JSON_FORMAT "\"") != NULL ? 100 : 0;
}

/* Reads an episode. A member of an entry that differs from what its lines say counts more than the lines. An entry
 * without lines is composed like a new one. Fails with %SEGUE_ERROR_SYNTAX, %SEGUE_ERROR_UNSUPPORTED for a newer
 * version, or %SEGUE_ERROR_READ_BACK if a member cannot be written in the notes; the message has line and member. */
static SegueEpisode *
read_json (const SegueFormat  *self,
           const char         *data,
           gsize               length,
           GError            **error)
{
  SegueEpisodeJson json = { NULL };
  SegueEpisode *episode = NULL;

  json.json = segue_json_new (data != NULL ? data : "", length, error);
  if (json.json == NULL)
    return NULL;
  if (segue_episode_json_parse (&json, error))
    episode = segue_episode_json_read_text (&json, error);
  if (episode != NULL)
    episode = segue_episode_json_apply (&json, episode, error);
  segue_episode_json_clear (&json);

  return episode;
}

/* Writes an episode. A list of chapters becomes notes. */
static GBytes *
write_json (const SegueFormat  *self,
            SegueEpisode       *episode,
            GError            **error)
{
  g_autoptr(SegueEpisode) notes = segue_list_notes_new (episode, error);

  return notes != NULL ? segue_episode_json_write (notes, error) : NULL;
}

static const char *const extensions[] = { "segue.json", NULL };

const SegueFormat segue_format_json = {
  .id = "json",
  .name = N_("Segue JSON"),
  .media_type = "application/x-segue+json",
  .extensions = extensions,
  .suffix = "segue.json",
  .carries = SEGUE_FORMAT_CARRIES_LINES | SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_LINKS |
             SEGUE_FORMAT_CARRIES_BODIES | SEGUE_FORMAT_CARRIES_UNTIMED | SEGUE_FORMAT_CARRIES_ATTRIBUTES,
  .probe = probe_json,
  .read = read_json,
  .write = write_json,
};

/* segue-episode-recording.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-episode-recording.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/json/segue-json-printer.h"
#include "core/json/segue-json.h"

/* Returns the value of the attribute, or NULL if there is none or it is no string. Another program may have stored
 * something else under the name. */
static char *
dup_reference (SegueEpisode *episode)
{
  const char *raw = segue_episode_get_attribute (episode, SEGUE_RECORDING_ATTRIBUTE);
  g_autoptr(SegueJson) json = raw != NULL && *raw == '"' ? segue_json_new (raw, strlen (raw), NULL) : NULL;

  return json != NULL ? segue_json_dup_string (json, segue_json_get_root (json)) : NULL;
}

/* Returns the file that @reference names in notes of the file @notes, or NULL if that cannot be told. */
static GFile *
resolve (const char *reference,
         GFile      *notes)
{
  g_autoptr(GFile) folder = notes != NULL ? g_file_get_parent (notes) : NULL;

  if (g_uri_peek_scheme (reference) != NULL)
    return g_file_new_for_uri (reference);
  if (*reference == '\0' || folder == NULL)
    return NULL;

  return g_file_resolve_relative_path (folder, reference);
}

/* Returns how @recording is named in notes of the file @notes (nullable). The path of a file that lies with the notes
 * still holds where the folder is moved, renamed or cloned. It is written as it reads, not escaped, so that names in any
 * script can be read in the file; `./` keeps a colon in it from being read as a scheme (RFC 3986, section 4.2). */
static char *
dup_name (GFile *recording,
          GFile *notes)
{
  g_autoptr(GFile) folder = notes != NULL ? g_file_get_parent (notes) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_relative_path (folder, recording) : NULL;

  if (path == NULL || !g_utf8_validate (path, -1, NULL))
    return g_file_get_uri (recording);
  if (g_uri_peek_scheme (path) != NULL)
    return g_strconcat ("./", path, NULL);

  return g_steal_pointer (&path);
}

/**
 * segue_episode_dup_recording:
 * @episode: an episode
 * @notes: (nullable): the file of the episode
 *
 * Gets the recording that the episode names in its attribute. The file need not exist.
 *
 * Returns: (transfer full) (nullable): the recording, or %NULL if the episode names none
 */
GFile *
segue_episode_dup_recording (SegueEpisode *episode,
                             GFile        *notes)
{
  g_autofree char *reference = dup_reference (episode);

  return reference != NULL ? resolve (reference, notes) : NULL;
}

/**
 * segue_edit_set_recording:
 * @episode: an episode
 * @recording: (nullable): its recording, or %NULL for none
 * @notes: (nullable): the file that the episode is stored in
 *
 * Names the recording of an episode, relative to @notes if it lies beside them or below, or else by its URI. The name of
 * the same file is kept as it is written. An attribute of the same name that is neither a string nor null belongs to
 * another program and is kept, too.
 *
 * Returns: (transfer full): the edited episode, or @episode itself if nothing changes
 */
SegueEpisode *
segue_edit_set_recording (SegueEpisode *episode,
                          GFile        *recording,
                          GFile        *notes)
{
  g_autofree char *reference = dup_reference (episode);
  g_autoptr(GFile) before = reference != NULL ? resolve (reference, notes) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  const char *raw = segue_episode_get_attribute (episode, SEGUE_RECORDING_ATTRIBUTE);
  SegueEpisode *result;

  if (reference == NULL && raw != NULL && !g_str_equal (raw, "null"))
    return segue_episode_ref (episode);
  if (before != NULL && recording != NULL && g_file_equal (before, recording))
    return segue_episode_ref (episode);

  name = recording != NULL ? dup_name (recording, notes) : NULL;
  value = name != NULL ? segue_json_quote (name) : NULL;
  result = segue_edit_set_episode_attribute (episode, SEGUE_RECORDING_ATTRIBUTE, value, NULL);

  return result != NULL ? result : segue_episode_ref (episode);
}

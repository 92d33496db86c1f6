/* segue-add.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-add.h"

#include <glib/gi18n.h>

#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "session/outline/segue-entry-place.h"
#include "session/segue-field.h"

/* Returns the index for a new entry: after the selected entry and its children, or first in the selected section. If
 * nothing is selected, it is the index after the last entry, before the closing text. */
static guint
find_place (SegueEpisode *episode,
            guint64       selected,
            gboolean      section)
{
  guint index;

  if (selected == 0 || !segue_episode_find (episode, selected, &index) ||
      segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_TEXT)
    return segue_entry_place_at_end (episode);
  if (!section && segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_SECTION)
    return index + 1;

  return segue_episode_get_subtree_end (episode, index);
}

static guint64
add (SegueDocument  *document,
     SegueViewState *state,
     guint           index,
     gboolean        section,
     gint64          start)
{
  const SegueFocus focus = { segue_view_state_get_selected (state), segue_field_get_name (SEGUE_FIELD_NONE), 0 };
  SegueEpisode *episode = segue_document_get_episode (document);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;

  /* A section needs a title. The ellipsis adds no word of the program to the notes. */
  if (section)
    result = segue_edit_insert_section (episode, index, "…", &index, &error);
  else
    result = segue_edit_insert_segment (episode, index, start, "", &index, &error);
  if (result == NULL)
    {
      segue_view_state_say (state, error->message, FALSE);
      return 0;
    }

  segue_document_apply (document, result, section ? _("Add Section") : _("Add Segment"), NULL, &focus);

  return segue_entry_get_id (segue_episode_get (segue_document_get_episode (document), index));
}

/**
 * segue_add_entry:
 * @document: a document
 * @state: the view state of its session
 * @section: whether a section is added, not a segment
 * @start: the start of the segment, in milliseconds, or %SEGUE_TIME_NONE
 *
 * Adds a segment or a section after the selected entry. If that is not possible, the user is told why.
 *
 * Returns: the id of the new entry, or 0 if none was added
 */
guint64
segue_add_entry (SegueDocument  *document,
                 SegueViewState *state,
                 gboolean        section,
                 gint64          start)
{
  const guint64 selected = segue_view_state_get_selected (state);

  return add (document, state, find_place (segue_document_get_episode (document), selected, section), section, start);
}

/**
 * segue_add_at_section_end:
 * @document: a document
 * @state: the view state of its session
 * @last: the id of the last entry of a section, or of the section itself if it has no segments
 * @start: the start of the segment, in milliseconds, or %SEGUE_TIME_NONE
 *
 * Adds a segment to the end of a section. If that is not possible, the user is told why.
 *
 * Returns: the id of the new segment, or 0 if none was added
 */
guint64
segue_add_at_section_end (SegueDocument  *document,
                          SegueViewState *state,
                          guint64         last,
                          gint64          start)
{
  SegueEpisode *episode = segue_document_get_episode (document);
  guint index;

  if (!segue_episode_find (episode, last, &index))
    return 0;

  return add (document, state, segue_entry_place_at_section_end (episode, index), FALSE, start);
}

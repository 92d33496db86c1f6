/* segue-outline-topics.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

#include "core/document/segue-topics.h"
#include "session/outline/segue-entry-commands.h"

/* Makes segments of notes that are a list of topics without any time. */

static SegueEpisode *
get_episode (SegueOutline *self)
{
  return segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
}

/* Offers to make segments of lines, as long as the episode has no segments. Nothing appears while a text is typed. */
void
segue_outline_update_topics (SegueOutline *self)
{
  const guint n = segue_topics_count (get_episode (self));
  g_autofree char *label = NULL;

  if (n > 0 && segue_view_state_get_editing (segue_view_get_state (SEGUE_VIEW (self))) != 0)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.make-topics", n > 0);
  gtk_widget_set_visible (self->topics_button, n > 0);
  if (n == 0)
    return;

  label = g_strdup_printf (ngettext ("_Make %u Segment of This Line", "_Make %u Segments of These Lines", n), n);
  gtk_button_set_label (GTK_BUTTON (self->topics_button), label);
}

/* Lists the segments of the document. */
static GArray *
list_segments (SegueOutline *self)
{
  SegueEpisode *episode = get_episode (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const guint64 id = segue_entry_get_id (entry);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT)
        g_array_append_val (ids, id);
    }

  return ids;
}

/* Makes segments of the lines, selects them, and tells the user about it. */
void
segue_outline_make_topics (SegueOutline *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) result = segue_topics_make (get_episode (self), &error);
  g_autoptr(GArray) ids = NULL;
  g_autofree char *message = NULL;

  if (!segue_entries_apply (segue_view_get_session (SEGUE_VIEW (self)), result, error, _("Make Segments of Lines"),
                            NULL))
    return;

  ids = list_segments (self);
  segue_outline_selection_select_new (self->selection, ids);
  message = g_strdup_printf (ngettext ("%u segment without a time added", "%u segments without a time added", ids->len),
                             ids->len);
  segue_view_state_say (segue_view_get_state (SEGUE_VIEW (self)), message, TRUE);
}

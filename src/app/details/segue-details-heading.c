/* segue-details-heading.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/details/segue-details-private.h"

#include <glib/gi18n.h>

#include "core/episode/segue-entry-label.h"
#include "core/front/segue-front-matter.h"
#include "session/outline/segue-outline-heading.h"
#include "session/outline/segue-outline-length.h"

/* The line above the fields: what is shown, where it stands among the others, and the buttons to its neighbors. */

/* Returns: the number of entries of @kind up to the entry at @index */
static guint
count_up_to (SegueEpisode   *episode,
             guint           index,
             SegueEntryKind  kind)
{
  guint n = 0;

  for (guint i = 0; i <= index; i++)
    n += segue_entry_get_kind (segue_episode_get (episode, i)) == kind;

  return n;
}

/* Returns: (transfer full): the number of segments of a section and its length */
static char *
describe_section (SegueDetails *self,
                  SegueEpisode *episode,
                  guint         index)
{
  const guint end = segue_episode_get_subtree_end (episode, index);
  const gint64 recording = segue_session_get_length (segue_view_get_session (SEGUE_VIEW (self)));
  g_autofree char *length = segue_outline_dup_length (segue_outline_get_length (episode, index, recording));
  g_autofree char *segments = NULL;
  guint n = 0;

  for (guint i = index + 1; i < end; i++)
    n += segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT;
  segments = segue_outline_dup_count (n, 0);
  if (*length == '\0')
    return g_steal_pointer (&segments);

  /* Translators: the number of segments of a section and its length, such as “4 segments, 20:20 long” */
  return g_strdup_printf (_("%s, %s long"), segments, length);
}

/* Returns: (transfer full): where the fields of the episode are stored, or what it consists of */
static char *
describe_episode (SegueDetails *self,
                  SegueEpisode *episode)
{
  GFile *file = segue_document_get_file (self->document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  if (shown != NULL && segue_front_matter_get_length (episode) > 0)
    return g_strdup_printf (_("front matter of %s"), shown);

  return segue_outline_dup_count (self->n_segments, self->n_sections);
}

/* Shows the section that the entry is in, as a button that leads there. */
static void
update_parent (SegueDetails *self,
               SegueEpisode *episode,
               guint         index)
{
  const guint parent = self->id != 0 ? segue_episode_get_parent (episode, index) : SEGUE_NO_INDEX;
  SegueEntry *entry = parent != SEGUE_NO_INDEX ? segue_episode_get (episode, parent) : NULL;
  g_autofree char *title = entry != NULL ? segue_entry_dup_label (entry) : NULL;

  gtk_widget_set_visible (self->parent_button, entry != NULL);
  if (entry == self->parent)
    return;

  g_clear_pointer (&self->parent, segue_entry_unref);
  if (entry == NULL)
    return;

  self->parent = segue_entry_ref (entry);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->parent_button))), title);
}

static gboolean
has_next (SegueEpisode *episode,
          guint         index)
{
  for (guint i = index + 1; i < segue_episode_get_n_entries (episode); i++)
    {
      if (segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT)
        return TRUE;
    }

  return FALSE;
}

/* Makes a button insensitive at the first or last entry. A button that has the focus hands it to the other one. */
static void
set_leads (GtkWidget *button,
           GtkWidget *other,
           gboolean   leads)
{
  if (!leads && gtk_widget_has_focus (button))
    gtk_widget_grab_focus (other);
  gtk_widget_set_sensitive (button, leads);
}

/* Finds the number of the entry among those of its kind. */
static void
update_number (SegueDetails *self,
               SegueEpisode *episode,
               guint         index)
{
  if (self->number == 0 && self->id != 0)
    self->number = count_up_to (episode, index, segue_entry_get_kind (self->entry));
}

/* Shows the line for the entry at @index, or for the episode. */
void
segue_details_update_heading (SegueDetails *self,
                              guint         index)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const gboolean is_section = self->entry != NULL && segue_entry_get_kind (self->entry) == SEGUE_ENTRY_SECTION;
  g_autofree char *position = NULL;
  g_autofree char *about = NULL;

  update_number (self, episode, index);
  update_parent (self, episode, index);
  if (self->id == 0)
    {
      position = g_strdup (_("Episode"));
      about = describe_episode (self, episode);
    }
  else if (is_section)
    {
      position = g_strdup_printf (_("Section %u of %u"), self->number, self->n_sections);
      about = describe_section (self, episode, index);
    }
  else
    {
      position = g_strdup_printf (_("Segment %u of %u"), self->number, self->n_segments);
    }

  gtk_label_set_text (self->position, position);
  gtk_label_set_text (self->about, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), about != NULL);
  /* a section in a section says what it has, not where it is */
  gtk_widget_set_visible (self->parent_button, self->parent != NULL && !is_section);
  gtk_widget_set_visible (self->parent_mark, about != NULL || self->parent != NULL);
  set_leads (self->next_button, self->previous_button, has_next (episode, self->id != 0 ? index : 0));
  set_leads (self->previous_button, self->next_button, self->id != 0);
}

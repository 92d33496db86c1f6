/* segue-details.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/details/segue-details-private.h"

#include <glib/gi18n.h>

#include "app/details/segue-said-here.h"
#include "app/details/segue-selection-page.h"
#include "app/fields/segue-field-entry.h"
#include "app/fields/segue-field-text.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/episode/segue-entry-label.h"
#include "formats/segue-formats.h"
#include "session/outline/segue-outline-shown.h"

G_DEFINE_FINAL_TYPE (SegueDetails, segue_details, SEGUE_TYPE_VIEW)

/* Sets @index to the index of the entry that is shown. Returns: %FALSE if the episode is shown */
gboolean
segue_details_find (SegueDetails *self,
                    guint        *index)
{
  return self->id != 0 && segue_episode_find (segue_document_get_episode (self->document), self->id, index);
}

/* Returns the id to show for the selection, and its index. Text that is no section or segment is shown as part of
 * the episode, whose id is 0. */
static guint64
get_wanted (SegueDetails *self,
            guint        *index)
{
  const guint64 id = segue_view_state_get_selected (self->state);
  SegueEpisode *episode = segue_document_get_episode (self->document);

  if (id == 0 || !segue_episode_find (episode, id, index) ||
      segue_entry_get_kind (segue_episode_get (episode, *index)) == SEGUE_ENTRY_TEXT)
    return 0;

  return id;
}

/* The fields of one entry say nothing about the others that are selected. A field that is being edited stays. */
static gboolean
is_many (SegueDetails *self)
{
  return segue_view_state_get_n_selected (self->state) > 1 && self->place == SEGUE_DETAILS_N_BOXES;
}

/* Hides the fields without a value to show. Called when the focus has left them. */
static void
update_visible (SegueDetails *self)
{
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    gtk_widget_set_visible (GTK_WIDGET (segue_details_fields_get_box (self->fields, i)),
                            segue_details_fields_is_shown (self->fields, i));
}

static gboolean
has_end (SegueEntry *entry)
{
  return segue_entry_get_end (entry) != SEGUE_TIME_NONE || segue_entry_get_attribute (entry, "end") != NULL;
}

static void
collect_entry_ids (SegueDetails *self,
                   SegueEntry   *entry,
                   guint64       ids[SEGUE_DETAILS_N_BOXES])
{
  const guint64 id = segue_entry_get_id (entry);

  ids[SEGUE_DETAILS_TITLE] = id;
  ids[SEGUE_DETAILS_BODY] = id;
  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
    return;

  ids[SEGUE_DETAILS_START] = id;
  ids[SEGUE_DETAILS_LINK] = id;
  if (self->carries || has_end (entry))
    ids[SEGUE_DETAILS_END] = id;
  if (self->carries || segue_entry_get_attribute (entry, "image") != NULL)
    ids[SEGUE_DETAILS_IMAGE] = id;
}

static void
collect_episode_ids (SegueDetails *self,
                     guint64       ids[SEGUE_DETAILS_N_BOXES])
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint64 id = segue_entry_get_id (segue_episode_get (episode, 0));

  for (guint i = SEGUE_EPISODE_TITLE; i < SEGUE_EPISODE_N_FIELDS; i++)
    {
      SegueFieldBox *box = segue_details_fields_get_box (self->fields, SEGUE_DETAILS_EPISODE_TITLE + i);
      gboolean editable;

      if (segue_episode_has_field (episode, i, &editable) || self->carries)
        ids[SEGUE_DETAILS_EPISODE_TITLE + i] = id;
      gtk_widget_set_sensitive (GTK_WIDGET (box), editable);
    }
  ids[SEGUE_DETAILS_OPENING] = id;
  if (segue_episode_takes_closing (episode))
    ids[SEGUE_DETAILS_CLOSING] = id;
}

static void
update_entry (SegueDetails *self,
              guint         index)
{
  SegueEntry *entry = segue_episode_get (segue_document_get_episode (self->document), index);
  const gboolean is_segment = segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT;
  const gboolean left_out = g_strcmp0 (segue_entry_get_attribute (entry, "leaveOut"), "true") == 0;

  if (entry == self->entry)
    return;

  segue_entry_ref (entry);
  g_clear_pointer (&self->entry, segue_entry_unref);
  self->entry = entry;
  g_object_set (segue_details_fields_get_box (self->fields, SEGUE_DETAILS_BODY),
                "label", is_segment ? _("_Description") : _("Te_xt"), NULL);
  self->updating = TRUE;
  gtk_check_button_set_active (self->leave_out, left_out);
  self->updating = FALSE;
  /* a list of chapters holds its own fields only, also when it is about to be saved as another file */
  gtk_widget_set_visible (GTK_WIDGET (self->leave_out), is_segment && segue_entry_get_syntax (entry) == NULL &&
                                                          (self->carries || left_out));
  gtk_widget_set_visible (self->entry_note, is_segment && !self->carries);
  gtk_widget_set_visible (self->entry_more, is_segment);
  gtk_label_set_text (self->entry_more_summary, self->carries ? _("Picture, leave out when publishing")
                                                              : _("End, picture, leave out when publishing"));
}

/* Lists the fields of the episode that the format of the file cannot store. */
static void
update_episode_note (SegueDetails *self)
{
  static const char *const names[] = { N_("Title"), N_("Subtitle"), N_("Number"), N_("Date") };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names) && !self->carries; i++)
    {
      if (!segue_details_fields_is_shown (self->fields, SEGUE_DETAILS_EPISODE_TITLE + i))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(names[i]));
    }
  gtk_label_set_text (self->episode_more_summary, text->str);
  gtk_widget_set_visible (self->episode_more, text->len > 0);
}

/* Moves the focus from a hidden field to the most similar visible one. In a field that stays visible the caret is
 * restored. */
static void
keep_place (SegueDetails *self,
            guint         place,
            int           caret)
{
  const guint twin = segue_details_fields_get_twin (self->fields, place);

  segue_details_fields_focus (self->fields, twin);
  segue_field_editor_set_caret (segue_details_fields_get_editor (self->fields, twin), twin == place ? caret : 0);
}

static void
show_wanted (SegueDetails *self)
{
  guint64 ids[SEGUE_DETAILS_N_BOXES] = { 0 };
  guint index = 0;

  self->id = get_wanted (self, &index);
  if (self->id != 0)
    {
      update_entry (self, index);
      collect_entry_ids (self, self->entry, ids);
    }
  else
    {
      g_clear_pointer (&self->entry, segue_entry_unref);
      collect_episode_ids (self, ids);
    }
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    {
      segue_field_edit_set_id (segue_details_fields_get_edit (self->fields, i), ids[i]);
      if (ids[i] != 0)
        gtk_widget_set_visible (GTK_WIDGET (segue_details_fields_get_box (self->fields, i)), TRUE);
    }
  gtk_stack_set_visible_child_name (self->stack, is_many (self) ? "many" : self->id != 0 ? "entry" : "episode");
}

/* Shows the selected entry. If a field has the focus, the focus stays in the same kind of field and the caret at its
 * position. */
static void
update_shown (SegueDetails *self)
{
  guint place;
  guint index = 0;
  gboolean moved;
  int caret = 0;

  /* An input method may commit while this runs. Its text belongs to the entry that was shown. */
  if (self->showing)
    return;

  self->showing = TRUE;
  /* A row of the outline that is clicked becomes selected as soon as it gets the focus. */
  segue_details_follow_focus (self);
  place = self->place;
  moved = get_wanted (self, &index) != self->id;
  if (moved)
    self->number = 0;
  if (moved && place < SEGUE_DETAILS_N_BOXES)
    {
      segue_details_finish_edit (self);
      caret = segue_field_editor_get_caret (segue_details_fields_get_editor (self->fields, place));
    }
  show_wanted (self);
  if (place < SEGUE_DETAILS_N_BOXES && (moved || !segue_details_fields_is_shown (self->fields, place)))
    keep_place (self, place, caret);
  update_visible (self);
  if (self->id == 0)
    update_episode_note (self);
  segue_details_update_heading (self, index);
  gtk_widget_set_visible (self->path, !is_many (self));
  self->showing = FALSE;
}

/* Shows the fields of one entry or the page for many, after the selection or the focus has changed. */
void
segue_details_update_many (SegueDetails *self)
{
  if (is_many (self) != (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "many") == 0))
    update_shown (self);
}

/* Adds @by to the totals for each segment and section of a range of entries. */
static void
count_entries (SegueDetails *self,
               SegueEpisode *episode,
               guint         start,
               guint         end,
               int           by)
{
  for (guint i = start; i < end; i++)
    {
      const SegueEntryKind kind = segue_entry_get_kind (segue_episode_get (episode, i));

      if (kind == SEGUE_ENTRY_SEGMENT)
        self->n_segments += by;
      else if (kind == SEGUE_ENTRY_SECTION)
        self->n_sections += by;
    }
}

static void
document_changed_cb (SegueDetails           *self,
                     SegueEpisode           *before,
                     SegueEpisode           *after,
                     const SegueEpisodeDiff *difference)
{
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    segue_field_edit_follow (segue_details_fields_get_edit (self->fields, i));

  count_entries (self, before, difference->start, difference->old_end, -1);
  count_entries (self, after, difference->start, difference->new_end, 1);
  if (!segue_outline_shown_is_same (before, after, difference))
    self->number = 0;
  update_shown (self);
}

static void
file_changed_cb (SegueDetails *self)
{
  const SegueFormat *format = segue_document_get_format (self->document);

  self->carries = format != NULL && (format->carries & SEGUE_FORMAT_CARRIES_ATTRIBUTES) != 0;
  g_clear_pointer (&self->entry, segue_entry_unref);
  update_shown (self);
}

static void
leave_out_cb (SegueDetails *self)
{
  g_autoptr(SegueEpisode) episode = NULL;
  SegueFocus focus = { self->id, segue_field_get_name (SEGUE_FIELD_LEAVE_OUT), 0 };
  guint index;

  if (self->updating || !segue_details_find (self, &index))
    return;

  episode = segue_field_set_value (SEGUE_FIELD_LEAVE_OUT, segue_document_get_episode (self->document), index,
                                   gtk_check_button_get_active (self->leave_out) ? "true" : "", NULL);
  segue_document_apply (self->document, episode, segue_field_get_label (SEGUE_FIELD_LEAVE_OUT), NULL, &focus);
}

static void
activate_cb (SegueDetails *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "details.commit", NULL);
}

static void
segue_details_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (segue_details_parent_class)->root (widget);

  segue_details_watch_focus (SEGUE_DETAILS (widget), gtk_widget_get_root (widget));
}

static void
segue_details_unroot (GtkWidget *widget)
{
  segue_details_watch_focus (SEGUE_DETAILS (widget), NULL);

  GTK_WIDGET_CLASS (segue_details_parent_class)->unroot (widget);
}

static void
segue_details_dispose (GObject *object)
{
  SegueDetails *self = SEGUE_DETAILS (object);

  segue_details_forget_find (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_DETAILS);
  g_clear_pointer (&self->entry, segue_entry_unref);
  g_clear_pointer (&self->parent, segue_entry_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (segue_details_parent_class)->dispose (object);
}

static void
segue_details_finalize (GObject *object)
{
  segue_details_fields_free (SEGUE_DETAILS (object)->fields);

  G_OBJECT_CLASS (segue_details_parent_class)->finalize (object);
}

static void
segue_details_set_session (SegueView    *view,
                           SegueSession *session)
{
  SegueDetails *self = SEGUE_DETAILS (view);
  SegueDocument *document = segue_session_get_document (session);
  SegueEpisode *episode = segue_document_get_episode (document);
  SegueViewState *state = segue_session_get_view_state (session);

  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    {
      SegueFieldEditor *editor = segue_details_fields_get_editor (self->fields, i);

      segue_field_edit_set_session (segue_field_editor_get_edit (editor), session);
      if (SEGUE_IS_SOURCE_VIEW (editor))
        segue_source_view_set_document (SEGUE_SOURCE_VIEW (editor), document);
    }

  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::selected", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::n-selected", G_CALLBACK (segue_details_update_many), self, G_CONNECT_SWAPPED);
  segue_view_set_session (SEGUE_VIEW (gtk_stack_get_child_by_name (self->stack, "many")), session);
  segue_view_set_session (SEGUE_VIEW (gtk_widget_get_template_child (GTK_WIDGET (self), SEGUE_TYPE_DETAILS, "said")),
                          session);
  count_entries (self, episode, 0, segue_episode_get_n_entries (episode), 1);
  update_shown (self);
  segue_details_watch_find (self);
}

static void
segue_details_class_init (SegueDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_details_finalize;
  widget_class->root = segue_details_root;
  widget_class->unroot = segue_details_unroot;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_details_set_session;

  g_type_ensure (SEGUE_TYPE_FIELD_BOX);
  g_type_ensure (SEGUE_TYPE_FIELD_ENTRY);
  g_type_ensure (SEGUE_TYPE_FIELD_TEXT);
  g_type_ensure (SEGUE_TYPE_SAID_HERE);
  g_type_ensure (SEGUE_TYPE_SELECTION_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-details.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, path);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, position);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, about);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, next_button);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, parent_button);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, parent_mark);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, leave_out);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, entry_note);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, entry_more);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, entry_more_summary);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, episode_more);
  gtk_widget_class_bind_template_child (widget_class, SegueDetails, episode_more_summary);
  gtk_widget_class_bind_template_child_full (widget_class, "said", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
  gtk_widget_class_set_css_name (widget_class, "segue-details");
  segue_details_fields_bind_template (widget_class);
  segue_details_install_actions (widget_class);
}

static void
segue_details_init (SegueDetails *self)
{
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);

  self->place = SEGUE_DETAILS_N_BOXES;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = segue_details_fields_new (GTK_WIDGET (self));
  g_settings_bind (settings, "details-more", self->entry_more, "expanded", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "details-more", self->episode_more, "expanded", G_SETTINGS_BIND_DEFAULT);
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    {
      SegueFieldEditor *editor = segue_details_fields_get_editor (self->fields, i);

      if (SEGUE_IS_FIELD_ENTRY (editor))
        g_signal_connect_object (editor, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
    }
  segue_details_add_keys (self);
}

/**
 * segue_details_get_fields:
 * @self: the details
 *
 * Gets the fields, for tests.
 *
 * Returns: (transfer none): the fields
 */
SegueDetailsFields *
segue_details_get_fields (SegueDetails *self)
{
  g_return_val_if_fail (SEGUE_IS_DETAILS (self), NULL);

  return self->fields;
}

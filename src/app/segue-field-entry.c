/* segue-field-entry.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/segue-field-entry.h"

#include <glib/gi18n.h>

#include "core/segue-edit.h"

/* How long typing has to rest before a text that cannot be taken is complained about, in milliseconds. */
#define COMPLAINT_DELAY 1000

/* One field of one entry as text. Every keystroke goes to the document; what cannot be taken stays in the field and is
 * complained about. The field takes over what happens to its value elsewhere, but writes only where the value differs
 * and never while an input method is composing: GTK would put the composed syllable in front of the text. */
struct _SegueFieldEntry
{
  GtkEntry parent_instance;

  SegueDocument *document;
  SegueViewState *state;
  guint64 id;
  SegueField field;

  char *value;            /* of the document, as last seen */
  SegueEpisode *original; /* before the first keystroke */
  char *original_value;
  char *preedit;
  char *complaint;
  guint complaint_source;
  guint sync_source;
  guint applying : 1; /* the change comes from here */
  guint writing : 1;  /* the text comes from the document */
  guint foreign : 1;  /* the document was changed by others since the first keystroke */
};

G_DEFINE_FINAL_TYPE (SegueFieldEntry, segue_field_entry, GTK_TYPE_ENTRY)

static gboolean
find_entry (SegueFieldEntry *self,
            guint           *index)
{
  return segue_episode_find (segue_document_get_episode (self->document), self->id, index);
}

static char *
dup_value (SegueFieldEntry *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  SegueEntry *entry;
  guint index;

  if (!find_entry (self, &index))
    return NULL;

  entry = segue_episode_get (episode, index);
  if (self->field == SEGUE_FIELD_TITLE)
    return segue_entry_dup_title (entry);
  if (segue_entry_get_start (entry) == SEGUE_TIME_NONE && !segue_entry_is_malformed (entry))
    return g_strdup ("");

  return segue_entry_dup_start_text (entry);
}

static void
set_complaint (SegueFieldEntry *self,
               const char      *complaint)
{
  g_clear_handle_id (&self->complaint_source, g_source_remove);
  if (g_strcmp0 (self->complaint, complaint) == 0)
    return;

  g_free (self->complaint);
  self->complaint = g_strdup (complaint);

  if (complaint != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), complaint);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               complaint != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  segue_view_state_set_notice (self->state, complaint);
}

/* The episode with the text of the field in it, %NULL where the text cannot be taken. */
static SegueEpisode *
edit_value (SegueFieldEntry  *self,
            const char       *text,
            GError          **error)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  gint64 start = SEGUE_TIME_NONE;
  guint index;

  if (!find_entry (self, &index))
    return segue_episode_ref (episode);

  if (self->field == SEGUE_FIELD_TITLE)
    return segue_edit_set_title (episode, index, text, error);

  if (*text != '\0' && !segue_time_parse_typed (text, &start))
    {
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("“%s” is not a time. A time looks like 1:02:33."), text);
      return NULL;
    }

  return segue_edit_set_start (episode, index, start, error);
}

/* Takes the text of the field into the document. Returns: what is wrong with it, or %NULL */
static char *
apply_value (SegueFieldEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  const char *name = segue_field_get_name (self->field);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *merge_key = NULL;
  SegueFocus focus = { self->id, name, 0 };

  episode = edit_value (self, text, &error);
  if (episode == NULL)
    return g_strdup (error->message);

  merge_key = g_strdup_printf ("%s-%" G_GUINT64_FORMAT, name, self->id);
  focus.offset = g_utf8_offset_to_pointer (text, gtk_editable_get_position (GTK_EDITABLE (self))) - text;

  self->applying = TRUE;
  segue_document_apply (self->document, episode, self->field == SEGUE_FIELD_TITLE ? _("Edit Title") : _("Edit Time"),
                        merge_key, &focus);
  self->applying = FALSE;

  g_free (self->value);
  self->value = dup_value (self);

  return NULL;
}

static gboolean
complaint_cb (gpointer user_data)
{
  SegueFieldEntry *self = user_data;
  g_autofree char *complaint = NULL;

  self->complaint_source = 0;
  complaint = apply_value (self);
  set_complaint (self, complaint);

  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (SegueFieldEntry *self)
{
  g_autofree char *complaint = NULL;

  if (self->writing)
    return;

  /* a field that was emptied is on its way to another text, and "1:" to being a time */
  g_clear_handle_id (&self->complaint_source, g_source_remove);
  if (*gtk_editable_get_text (GTK_EDITABLE (self)) != '\0')
    {
      complaint = apply_value (self);
      if (complaint == NULL || self->complaint != NULL)
        {
          set_complaint (self, complaint);
          return;
        }
    }

  self->complaint_source = g_timeout_add (COMPLAINT_DELAY, complaint_cb, self);
}

/* A pasted line break would end the line in the notes. */
static void
insert_text_cb (GtkEditable     *text,
                const char      *inserted,
                int              length,
                int             *position,
                SegueFieldEntry *self)
{
  g_autofree char *joined = NULL;

  if (length < 0)
    length = strlen (inserted);
  if (strcspn (inserted, "\r\n") >= (gsize) length)
    return;

  joined = g_strndup (inserted, length);
  g_strdelimit (joined, "\r\n", ' ');
  g_strchomp (joined);
  g_signal_stop_emission_by_name (text, "insert-text");
  gtk_editable_insert_text (text, joined, -1, position);
}

/* Puts @value in the place of what differs from it, and the caret behind that. */
static void
write_text (SegueFieldEntry *self,
            const char      *value)
{
  GtkEditable *editable = GTK_EDITABLE (self);
  const char *text = gtk_editable_get_text (editable);
  const glong old_length = g_utf8_strlen (text, -1);
  const glong new_length = g_utf8_strlen (value, -1);
  const glong shorter = MIN (old_length, new_length);
  const char *from;
  const char *to;
  glong head = 0;
  glong tail = 0;
  int position;

  if (g_str_equal (text, value))
    return;

  while (head < shorter && g_utf8_get_char (g_utf8_offset_to_pointer (text, head)) ==
                             g_utf8_get_char (g_utf8_offset_to_pointer (value, head)))
    head++;
  while (tail < shorter - head && g_utf8_get_char (g_utf8_offset_to_pointer (text, old_length - 1 - tail)) ==
                                    g_utf8_get_char (g_utf8_offset_to_pointer (value, new_length - 1 - tail)))
    tail++;

  from = g_utf8_offset_to_pointer (value, head);
  to = g_utf8_offset_to_pointer (value, new_length - tail);
  position = head;

  self->writing = TRUE;
  gtk_editable_delete_text (editable, head, old_length - tail);
  gtk_editable_insert_text (editable, from, to - from, &position);
  gtk_editable_set_position (editable, position);
  self->writing = FALSE;
}

static void
take_over (SegueFieldEntry *self)
{
  g_autofree char *value = dup_value (self);

  if (value == NULL || g_strcmp0 (value, self->value) == 0)
    return;

  g_free (self->value);
  self->value = g_steal_pointer (&value);
  write_text (self, self->value);
  set_complaint (self, NULL);
}

static gboolean
sync_cb (gpointer user_data)
{
  SegueFieldEntry *self = user_data;

  self->sync_source = 0;
  if (self->preedit == NULL)
    take_over (self);

  return G_SOURCE_REMOVE;
}

static void
preedit_changed_cb (SegueFieldEntry *self,
                    const char      *preedit)
{
  g_free (self->preedit);
  self->preedit = preedit != NULL && *preedit != '\0' ? g_strdup (preedit) : NULL;

  /* not from within the input method's own signal */
  if (self->preedit == NULL && self->sync_source == 0)
    self->sync_source = g_idle_add (sync_cb, self);
}

static void
document_changed_cb (SegueFieldEntry *self)
{
  if (self->applying)
    return;

  self->foreign = TRUE;
  if (self->preedit == NULL)
    take_over (self);
}

static void
segue_field_entry_dispose (GObject *object)
{
  SegueFieldEntry *self = SEGUE_FIELD_ENTRY (object);

  g_clear_handle_id (&self->complaint_source, g_source_remove);
  g_clear_handle_id (&self->sync_source, g_source_remove);
  if (self->complaint != NULL)
    segue_view_state_set_notice (self->state, NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->state);
  g_clear_pointer (&self->original, segue_episode_unref);
  g_clear_pointer (&self->original_value, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->preedit, g_free);
  g_clear_pointer (&self->complaint, g_free);

  G_OBJECT_CLASS (segue_field_entry_parent_class)->dispose (object);
}

static void
segue_field_entry_class_init (SegueFieldEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_field_entry_dispose;
}

static void
segue_field_entry_init (SegueFieldEntry *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  /* Undo is the window's, over all fields and views together. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  g_signal_connect_object (self, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (text, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
segue_field_entry_new (SegueDocument  *document,
                       SegueViewState *state,
                       guint64         id,
                       SegueField      field)
{
  SegueFieldEntry *self = g_object_new (SEGUE_TYPE_FIELD_ENTRY, NULL);

  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  self->id = id;
  self->field = field;
  self->original = segue_episode_ref (segue_document_get_episode (document));
  self->original_value = dup_value (self);
  take_over (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field == SEGUE_FIELD_TITLE ? _("Title") : _("Time"),
                                  -1);
  if (field == SEGUE_FIELD_START)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
      gtk_entry_set_input_hints (GTK_ENTRY (self), GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);
    }
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

guint64
segue_field_entry_get_id (SegueFieldEntry *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_ENTRY (self), 0);

  return self->id;
}

SegueField
segue_field_entry_get_field (SegueFieldEntry *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_ENTRY (self), SEGUE_FIELD_NONE);

  return self->field;
}

/* Why the text is not in the document, at once and not only when typing has rested. %NULL where it is. */
const char *
segue_field_entry_get_complaint (SegueFieldEntry *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_ENTRY (self), NULL);

  if (self->complaint_source != 0)
    {
      g_clear_handle_id (&self->complaint_source, g_source_remove);
      complaint_cb (self);
    }

  return self->complaint;
}

/* Has the input method commit what it is composing. Most do when they are reset; those that answer later do at once when
 * the focus leaves. */
void
segue_field_entry_commit_preedit (SegueFieldEntry *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  GtkRoot *root = gtk_widget_get_root (text);

  g_return_if_fail (SEGUE_IS_FIELD_ENTRY (self));

  if (self->preedit == NULL)
    return;

  gtk_entry_reset_im_context (GTK_ENTRY (self));
  if (self->preedit == NULL || root == NULL || gtk_root_get_focus (root) != text)
    return;

  gtk_root_set_focus (root, NULL);
  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

/* Puts back what was there before the first keystroke: the steps of this field are undone, so that redo brings them
 * back; where others changed the document in between, the old value is put in as an edit. */
void
segue_field_entry_restore (SegueFieldEntry *self)
{
  g_return_if_fail (SEGUE_IS_FIELD_ENTRY (self));

  gtk_entry_reset_im_context (GTK_ENTRY (self));
  if (self->foreign)
    {
      gtk_editable_set_text (GTK_EDITABLE (self), self->original_value);
    }
  else
    {
      self->applying = TRUE;
      while (segue_document_get_episode (self->document) != self->original &&
             segue_document_can_undo (self->document))
        segue_document_undo (self->document);
      self->applying = FALSE;
      g_free (self->value);
      self->value = g_strdup (self->original_value);
      write_text (self, self->original_value);
    }

  set_complaint (self, NULL);
}

/* Puts the caret at a byte of the text. */
void
segue_field_entry_set_caret (SegueFieldEntry *self,
                             gint             offset)
{
  const char *text;

  g_return_if_fail (SEGUE_IS_FIELD_ENTRY (self));

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  offset = CLAMP (offset, 0, (gint) strlen (text));
  gtk_editable_set_position (GTK_EDITABLE (self), g_utf8_pointer_to_offset (text, text + offset));
}

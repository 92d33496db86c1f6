/* segue-field-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/fields/segue-field-edit.h"

#include <string.h>

#include "app/fields/segue-field-editor.h"
#include "core/text/segue-fold.h"

/* Milliseconds from the last key to the report of an invalid text. */
#define ERROR_DELAY 1000

/* Connects the editor of a field to the document. Every key changes the document. An invalid text stays in the editor and
 * is reported. Other changes are written to it unless an input method composes: GTK would put the preedit text first. */
struct _SegueFieldEdit
{
  GObject parent_instance;

  SegueFieldEditor *editor; /* owner of this object */
  SegueDocument *document;
  SegueViewState *state;
  guint64 id;
  SegueField field;

  SegueEntry *entry;      /* the version of the entry that was read last */
  SegueAttributes *about; /* attributes of the episode that was read last; only compared, not referenced */
  char *value;            /* value of the document that was read last */
  SegueEpisode *original; /* before the first key */
  char *original_value;   /* the value before the first key, or what it was changed to elsewhere since */
  char *error;
  guint error_source;
  guint sync_source;
  guint composing : 1;
  guint applying : 1;   /* this object is changing the document */
  guint writing : 1;    /* this object is changing the editor */
  guint foreign : 1;    /* something else has changed the document since the first key */
};

enum
{
  PROP_0,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueFieldEdit, segue_field_edit, G_TYPE_OBJECT)

static gboolean
find_entry (SegueFieldEdit *self,
            guint          *index)
{
  return self->id != 0 && segue_episode_find (segue_document_get_episode (self->document), self->id, index);
}

static char *
dup_value (SegueFieldEdit *self)
{
  guint index;

  return find_entry (self, &index)
           ? segue_field_dup_value (self->field, segue_document_get_episode (self->document), index)
           : NULL;
}

static void
set_error (SegueFieldEdit *self,
           const char     *error)
{
  /* The message may quote a long text. */
  g_autofree char *shown = error != NULL ? segue_fold_shorten (error) : NULL;

  g_clear_handle_id (&self->error_source, g_source_remove);
  if (g_strcmp0 (self->error, shown) == 0)
    return;

  g_free (self->error);
  self->error = g_steal_pointer (&shown);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->editor), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->editor), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* Sets the value in the document to @text. Returns: why the text is invalid, or %NULL */
static char *
apply_text (SegueFieldEdit *self,
            const char     *text)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const char *name = segue_field_get_name (self->field);
  g_autoptr(SegueEpisode) edited = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *merge_key = NULL;
  SegueFocus focus = { self->id, name, 0 };
  guint index;

  if (!find_entry (self, &index))
    return NULL;

  edited = segue_field_set_value (self->field, episode, index, text, &error);
  if (edited == NULL)
    return g_strdup (error->message);

  merge_key = segue_field_dup_merge_key (self->field, self->id);
  focus.offset = g_utf8_offset_to_pointer (text, MIN (segue_field_editor_get_caret (self->editor),
                                                      g_utf8_strlen (text, -1))) - text;

  self->applying = TRUE;
  segue_document_apply (self->document, edited, segue_field_get_label (self->field), merge_key, &focus);
  self->applying = FALSE;
  /* what was typed on the way to a time is not worth a step */
  if (edited != episode && (self->field == SEGUE_FIELD_START || self->field == SEGUE_FIELD_END))
    segue_document_continue_step (self->document, merge_key);

  g_free (self->value);
  self->value = dup_value (self);

  return NULL;
}

/* Sets the value in the document to the text of the editor. Returns: why the text is invalid, or %NULL */
static char *
apply_value (SegueFieldEdit *self)
{
  g_autofree char *text = segue_field_editor_dup_text (self->editor);

  return apply_text (self, text);
}

static gboolean
error_cb (gpointer user_data)
{
  SegueFieldEdit *self = user_data;
  g_autofree char *error = NULL;

  self->error_source = 0;
  error = apply_value (self);
  set_error (self, error);

  return G_SOURCE_REMOVE;
}

/**
 * segue_field_edit_typed:
 * @self: the edit of a field
 *
 * Applies the text of the editor to the document. The editor calls this when the user has changed its text.
 */
void
segue_field_edit_typed (SegueFieldEdit *self)
{
  g_autofree char *text = NULL;
  g_autofree char *error = NULL;

  g_return_if_fail (SEGUE_IS_FIELD_EDIT (self));

  if (self->writing || self->id == 0)
    return;

  segue_view_state_set_editing (self->state, self->id);
  /* An empty field will get another text, and "1:" will become a time. Neither is reported yet. */
  g_clear_handle_id (&self->error_source, g_source_remove);
  text = segue_field_editor_dup_text (self->editor);
  if (*text != '\0')
    {
      error = apply_value (self);
      if (error == NULL || self->error != NULL)
        {
          set_error (self, error);
          return;
        }
    }

  self->error_source = g_timeout_add (ERROR_DELAY, error_cb, self);
}

static void
write_value (SegueFieldEdit *self)
{
  self->writing = TRUE;
  segue_field_editor_write_text (self->editor, self->value);
  self->writing = FALSE;
}

/* Returns whether the entry or the attributes of the episode have changed since they were read last. */
static gboolean
has_changed (SegueFieldEdit *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  SegueAttributes *about = segue_episode_get_attributes (episode);
  SegueEntry *entry;
  guint index;

  if (!find_entry (self, &index))
    return FALSE;

  entry = segue_episode_get (episode, segue_field_get_holder (self->field, episode, index));
  if (entry == self->entry && about == self->about)
    return FALSE;

  segue_entry_ref (entry);
  g_clear_pointer (&self->entry, segue_entry_unref);
  self->entry = entry;
  self->about = about;

  return TRUE;
}

/* Writes a value that was changed elsewhere to the editor. A cancelled edit restores that value, so that it does not
 * revert what another program wrote. */
static void
take_over (SegueFieldEdit *self)
{
  g_autofree char *value = dup_value (self);

  if (value == NULL || g_strcmp0 (value, self->value) == 0)
    return;

  g_free (self->original_value);
  self->original_value = g_strdup (value);
  g_free (self->value);
  self->value = g_steal_pointer (&value);
  write_value (self);
  set_error (self, NULL);
}

static gboolean
sync_cb (gpointer user_data)
{
  SegueFieldEdit *self = user_data;

  self->sync_source = 0;
  if (!self->composing)
    take_over (self);

  return G_SOURCE_REMOVE;
}

/**
 * segue_field_edit_set_composing:
 * @self: the edit of a field
 * @composing: whether an input method is composing
 *
 * Notes that composing begins or ends. The editor calls this.
 */
void
segue_field_edit_set_composing (SegueFieldEdit *self,
                                gboolean        composing)
{
  g_return_if_fail (SEGUE_IS_FIELD_EDIT (self));

  self->composing = composing;

  /* The editor must not be changed while the input method emits its signal. */
  if (!composing && self->sync_source == 0)
    self->sync_source = g_idle_add (sync_cb, self);
}

static void
segue_field_edit_dispose (GObject *object)
{
  SegueFieldEdit *self = SEGUE_FIELD_EDIT (object);

  g_clear_handle_id (&self->error_source, g_source_remove);
  g_clear_handle_id (&self->sync_source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->state);
  g_clear_pointer (&self->entry, segue_entry_unref);
  g_clear_pointer (&self->original, segue_episode_unref);
  g_clear_pointer (&self->original_value, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->error, g_free);

  G_OBJECT_CLASS (segue_field_edit_parent_class)->dispose (object);
}

static void
segue_field_edit_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SegueFieldEdit *self = SEGUE_FIELD_EDIT (object);

  if (prop_id == PROP_ERROR)
    g_value_set_string (value, self->error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
segue_field_edit_class_init (SegueFieldEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_field_edit_dispose;
  object_class->get_property = segue_field_edit_get_property;

  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
segue_field_edit_init (SegueFieldEdit *self)
{
}

/**
 * segue_field_edit_new:
 * @editor: a #SegueFieldEditor, which owns the edit
 *
 * Creates the connection between an editor and a field of the document.
 *
 * Returns: (transfer full): the edit
 */
SegueFieldEdit *
segue_field_edit_new (GtkWidget *editor)
{
  SegueFieldEdit *self = g_object_new (SEGUE_TYPE_FIELD_EDIT, NULL);

  self->editor = SEGUE_FIELD_EDITOR (editor);

  return self;
}

/**
 * segue_field_edit_set_session:
 * @self: the edit of a field
 * @session: a session
 *
 * Sets the session whose document the field belongs to. Call this once.
 */
void
segue_field_edit_set_session (SegueFieldEdit *self,
                              SegueSession   *session)
{
  g_return_if_fail (SEGUE_IS_FIELD_EDIT (self));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (segue_session_get_document (session));
  self->state = g_object_ref (segue_session_get_view_state (session));
}

/**
 * segue_field_edit_follow:
 * @self: the edit of a field
 *
 * Writes the value of the document to the editor if something else has changed the value. The owner of the editor calls
 * this when the document has changed.
 */
void
segue_field_edit_follow (SegueFieldEdit *self)
{
  gboolean changed;

  g_return_if_fail (SEGUE_IS_FIELD_EDIT (self));

  changed = has_changed (self);
  if (self->applying)
    return;

  self->foreign = TRUE;
  if (changed && !self->composing)
    take_over (self);
}

/**
 * segue_field_edit_set_field:
 * @self: the edit of a field
 * @field: a field
 *
 * Sets the field that is edited. Call this before the entry is set.
 */
void
segue_field_edit_set_field (SegueFieldEdit *self,
                            SegueField      field)
{
  g_return_if_fail (SEGUE_IS_FIELD_EDIT (self));
  g_return_if_fail (self->id == 0);

  self->field = field;
}

/**
 * segue_field_edit_get_field:
 * @self: the edit of a field
 *
 * Returns: the field that is edited
 */
SegueField
segue_field_edit_get_field (SegueFieldEdit *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_EDIT (self), SEGUE_FIELD_NONE);

  return self->field;
}

/* Notes what a cancelled edit restores. */
static void
begin (SegueFieldEdit *self)
{
  g_clear_pointer (&self->original, segue_episode_unref);
  self->original = segue_episode_ref (segue_document_get_episode (self->document));
  self->foreign = FALSE;
  g_free (self->original_value);
  self->original_value = g_strdup (self->value);
}

/**
 * segue_field_edit_set_id:
 * @self: the edit of a field
 * @id: the id of an entry, or 0 for none
 *
 * Sets the entry that is edited. An edit of another entry must have ended before.
 */
void
segue_field_edit_set_id (SegueFieldEdit *self,
                         guint64         id)
{
  g_return_if_fail (SEGUE_IS_FIELD_EDIT (self));
  g_return_if_fail (self->document != NULL);

  if (self->id == id)
    return;

  self->id = id;
  set_error (self, NULL);
  has_changed (self);
  g_free (self->value);
  self->value = dup_value (self);
  if (self->value == NULL)
    self->value = g_strdup ("");
  begin (self);
  write_value (self);
}

/**
 * segue_field_edit_get_id:
 * @self: the edit of a field
 *
 * Returns: the id of the entry that is edited, or 0
 */
guint64
segue_field_edit_get_id (SegueFieldEdit *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_EDIT (self), 0);

  return self->id;
}

/**
 * segue_field_edit_is_composing:
 * @self: the edit of a field
 *
 * Returns: whether an input method is composing
 */
gboolean
segue_field_edit_is_composing (SegueFieldEdit *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_EDIT (self), FALSE);

  return self->composing;
}

/**
 * segue_field_edit_get_error:
 * @self: the edit of a field
 *
 * Returns: (transfer none) (nullable): why the text is invalid, or %NULL if that has not been reported or the text is
 *   valid
 */
const char *
segue_field_edit_get_error (SegueFieldEdit *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_EDIT (self), NULL);

  return self->error;
}

/**
 * segue_field_edit_check:
 * @self: the edit of a field
 *
 * Checks the text immediately, even while the user is typing.
 *
 * Returns: (transfer none) (nullable): why the text is invalid, or %NULL if it is valid
 */
const char *
segue_field_edit_check (SegueFieldEdit *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_EDIT (self), NULL);

  if (self->error_source != 0)
    {
      g_clear_handle_id (&self->error_source, g_source_remove);
      error_cb (self);
    }

  return self->error;
}

/**
 * segue_field_edit_finish:
 * @self: the edit of a field
 *
 * Ends the edit. An invalid text is reverted to the value of the document. A time, a link and the like are first reverted
 * to the value from before the first key: the document has only a part of what was typed. This is an edit, not an undo,
 * which would bring the focus back to a field that the user leaves. The editor shows a valid value of such a field as it is
 * written in the notes.
 *
 * Returns: (transfer full) (nullable): why the text was invalid, or %NULL if it was valid
 */
char *
segue_field_edit_finish (SegueFieldEdit *self)
{
  g_autofree char *error = NULL;
  gboolean is_text;

  g_return_val_if_fail (SEGUE_IS_FIELD_EDIT (self), NULL);

  error = g_strdup (segue_field_edit_check (self));
  is_text = segue_field_is_text (self->field);
  if (error != NULL && !is_text)
    g_free (apply_text (self, self->original_value));
  if (error != NULL || !is_text)
    write_value (self);
  set_error (self, NULL);
  begin (self);

  return g_steal_pointer (&error);
}

/**
 * segue_field_edit_restore:
 * @self: the edit of a field
 *
 * Restores the value from before the first key. The steps of this field are undone, so that redo can repeat them. If
 * something else has changed the document since, the old value is set by an edit instead. A value that was changed
 * elsewhere since is kept.
 */
void
segue_field_edit_restore (SegueFieldEdit *self)
{
  g_autoptr(SegueFieldEdit) alive = NULL;
  gboolean undone = FALSE;

  g_return_if_fail (SEGUE_IS_FIELD_EDIT (self));

  alive = g_object_ref (self);
  segue_field_editor_reset_preedit (self->editor);
  if (!self->foreign)
    {
      self->applying = TRUE;
      undone = segue_document_undo_to (self->document, self->original);
      self->applying = FALSE;
    }
  /* Undo may have removed the entry, and its editor with it. */
  if (self->document == NULL)
    return;

  if (undone)
    {
      g_free (self->value);
      self->value = g_strdup (self->original_value);
      write_value (self);
    }
  else
    {
      /* the change of a value elsewhere may still wait for the end of composing */
      take_over (self);
      segue_field_editor_write_text (self->editor, self->original_value);
      segue_field_edit_check (self);
    }

  set_error (self, NULL);
}

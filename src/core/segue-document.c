/* segue-document.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/segue-document.h"

#include "core/segue-document-private.h"
#include "core/segue-reader.h"

/**
 * SegueDocument:
 *
 * An episode that is being worked on: its current state, its history, and its file.
 *
 * All changes go through [method@Document.apply], [method@Document.undo] and [method@Document.redo], and every one is
 * told by the signal [signal@Document::changed], with the episode before and after.
 */
G_DEFINE_FINAL_TYPE (SegueDocument, segue_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_BUSY,
  N_PROPS
};

enum
{
  CHANGED,
  REVEALED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What is told to those who watch, compared before and after a change. */
typedef struct
{
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
} Told;

static Told
remember (SegueDocument *self)
{
  return (Told){
    segue_document_get_modified (self),
    segue_document_can_undo (self),
    segue_document_can_redo (self),
    g_strdup (segue_document_get_undo_label (self)),
    g_strdup (segue_document_get_redo_label (self)),
  };
}

static void
notify_if (SegueDocument *self,
           gboolean       differs,
           guint          property)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
tell (SegueDocument *self,
      Told           before)
{
  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, before.modified != segue_document_get_modified (self), PROP_MODIFIED);
  notify_if (self, before.can_undo != segue_document_can_undo (self), PROP_CAN_UNDO);
  notify_if (self, before.can_redo != segue_document_can_redo (self), PROP_CAN_REDO);
  notify_if (self, g_strcmp0 (before.undo_label, segue_document_get_undo_label (self)) != 0, PROP_UNDO_LABEL);
  notify_if (self, g_strcmp0 (before.redo_label, segue_document_get_redo_label (self)) != 0, PROP_REDO_LABEL);
  g_object_thaw_notify (G_OBJECT (self));
  g_free (before.undo_label);
  g_free (before.redo_label);
}

static void
segue_document_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SegueDocument *self = SEGUE_DOCUMENT (object);

  switch (id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, segue_document_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, segue_document_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, segue_document_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, segue_document_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, segue_document_get_redo_label (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
segue_document_finalize (GObject *object)
{
  SegueDocument *self = SEGUE_DOCUMENT (object);

  segue_history_free (self->history);
  segue_episode_unref (self->saved);
  g_clear_object (&self->file);
  g_clear_pointer (&self->file_state, segue_file_state_free);
  G_OBJECT_CLASS (segue_document_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * SegueDocument:file:
   *
   * The file that the episode was read from or saved to last, or %NULL.
   */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  /**
   * SegueDocument:modified:
   *
   * Whether the episode is another than the file holds.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  /**
   * SegueDocument:busy:
   *
   * Whether the file is being read or written.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
segue_document_class_init (SegueDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = segue_document_finalize;
  object_class->get_property = segue_document_get_property;
  install_properties (object_class);

  /**
   * SegueDocument::changed:
   * @self: the document
   * @before: the episode before the change
   * @after: the episode now
   *
   * The episode is another.
   */
  signals[CHANGED] = g_signal_new ("changed", SEGUE_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   2, SEGUE_TYPE_EPISODE, SEGUE_TYPE_EPISODE);
  /**
   * SegueDocument::revealed:
   * @self: the document
   * @focus: a [struct@Focus], valid during the emission
   *
   * An edit was undone or redone; @focus says where it had been made.
   */
  signals[REVEALED] = g_signal_new ("revealed", SEGUE_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                    1, G_TYPE_POINTER);
}

static void
segue_document_init (SegueDocument *self)
{
  self->saved = segue_reader_read ("", 0, NULL);
  self->history = segue_history_new (self->saved);
  self->file_ops = segue_file_ops_get_default ();
  g_queue_init (&self->saves);
}

/**
 * segue_document_new:
 *
 * Makes a document with an empty episode and without a file.
 *
 * Returns: (transfer full): the document
 */
SegueDocument *
segue_document_new (void)
{
  return g_object_new (SEGUE_TYPE_DOCUMENT, NULL);
}

/**
 * segue_document_get_episode:
 * @self: a document
 *
 * Gives the episode as it is now. Hold a reference to use it in a thread.
 *
 * Returns: (transfer none): the episode
 */
SegueEpisode *
segue_document_get_episode (SegueDocument *self)
{
  return segue_history_get_episode (self->history);
}

/**
 * segue_document_get_file:
 * @self: a document
 *
 * Gives the file that the episode was read from or saved to last.
 *
 * Returns: (transfer none) (nullable): the file
 */
GFile *
segue_document_get_file (SegueDocument *self)
{
  return self->file;
}

/**
 * segue_document_get_modified:
 * @self: a document
 *
 * Tells whether the episode is another value than the one that was read or saved last; undoing all edits makes it the
 * same again.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_document_get_modified (SegueDocument *self)
{
  return segue_document_get_episode (self) != self->saved;
}

/**
 * segue_document_differs:
 * @self: a document
 *
 * Tells whether the text differs from what was read or saved last, byte by byte. It is for the moment when it matters,
 * as at closing: the work grows with the episode.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_document_differs (SegueDocument *self)
{
  g_autoptr (GBytes) now = NULL;
  g_autoptr (GBytes) saved = NULL;

  if (!segue_document_get_modified (self))
    return FALSE;
  now = segue_episode_write (segue_document_get_episode (self));
  saved = segue_episode_write (self->saved);
  return !g_bytes_equal (now, saved);
}

/**
 * segue_document_get_busy:
 * @self: a document
 *
 * Tells whether the file is being read or written.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_document_get_busy (SegueDocument *self)
{
  return self->busy > 0;
}

static void
emit_changed (SegueDocument *self,
              SegueEpisode  *before)
{
  g_autoptr (SegueEpisode) after = segue_episode_ref (segue_document_get_episode (self));

  g_signal_emit (self, signals[CHANGED], 0, before, after);
}

/**
 * segue_document_apply:
 * @self: a document
 * @episode: the episode after an edit, made from the current one
 * @label: what the edit is called in the history, translated
 * @merge_key: (nullable): edits in a row with the same key become one step, until a pause of a second
 * @focus: (nullable): where the edit was made
 *
 * Makes an edited episode the current one, as a step that can be undone.
 *
 * Returns: %FALSE if it is the current one already
 */
gboolean
segue_document_apply (SegueDocument    *self,
                      SegueEpisode     *episode,
                      const char       *label,
                      const char       *merge_key,
                      const SegueFocus *focus)
{
  g_autoptr (SegueEpisode) before = segue_episode_ref (segue_document_get_episode (self));
  Told told = remember (self);
  gboolean changed = segue_history_push (self->history, episode, label, merge_key, focus, g_get_monotonic_time ());

  if (changed)
    emit_changed (self, before);
  tell (self, told);
  return changed;
}

/**
 * segue_document_end_step:
 * @self: a document
 *
 * Ends the step that typing goes into.
 */
void
segue_document_end_step (SegueDocument *self)
{
  segue_history_end_step (self->history);
}

/**
 * segue_document_can_undo:
 * @self: a document
 *
 * Tells whether there is an edit to take back.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_document_can_undo (SegueDocument *self)
{
  return segue_history_can_undo (self->history);
}

/**
 * segue_document_can_redo:
 * @self: a document
 *
 * Tells whether there is an edit to make again.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_document_can_redo (SegueDocument *self)
{
  return segue_history_can_redo (self->history);
}

/**
 * segue_document_get_undo_label:
 * @self: a document
 *
 * Names the edit that undo would take back.
 *
 * Returns: (transfer none) (nullable): translated
 */
const char *
segue_document_get_undo_label (SegueDocument *self)
{
  return segue_history_get_undo_label (self->history);
}

/**
 * segue_document_get_redo_label:
 * @self: a document
 *
 * Names the edit that redo would make again.
 *
 * Returns: (transfer none) (nullable): translated
 */
const char *
segue_document_get_redo_label (SegueDocument *self)
{
  return segue_history_get_redo_label (self->history);
}

static void
travel (SegueDocument *self,
        const SegueFocus *(*go) (SegueHistory *history))
{
  g_autoptr (SegueEpisode) before = segue_episode_ref (segue_document_get_episode (self));
  Told told = remember (self);
  SegueFocus focus = *go (self->history);

  emit_changed (self, before);
  tell (self, told);
  g_signal_emit (self, signals[REVEALED], 0, &focus);
}

/**
 * segue_document_undo:
 * @self: a document
 *
 * Takes the last edit back, if there is one.
 */
void
segue_document_undo (SegueDocument *self)
{
  if (segue_document_can_undo (self))
    travel (self, segue_history_undo);
}

/**
 * segue_document_redo:
 * @self: a document
 *
 * Makes the edit again that was taken back last, if there is one.
 */
void
segue_document_redo (SegueDocument *self)
{
  if (segue_document_can_redo (self))
    travel (self, segue_history_redo);
}

/* Notes what the file holds now. Takes @state. */
void
segue_document_set_saved (SegueDocument  *self,
                          SegueEpisode   *episode,
                          GFile          *file,
                          SegueFileState *state)
{
  Told told = remember (self);
  SegueEpisode *old = self->saved;

  self->saved = segue_episode_ref (episode);
  segue_episode_unref (old);
  g_clear_pointer (&self->file_state, segue_file_state_free);
  self->file_state = state;
  segue_history_end_step (self->history);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  tell (self, told);
}

void
segue_document_hold_busy (SegueDocument *self,
                          int            by)
{
  gboolean before = self->busy > 0;

  self->busy += by;
  notify_if (self, before != (self->busy > 0), PROP_BUSY);
}

/**
 * segue_document_take_episode:
 * @self: a document
 * @episode: what it is to hold
 * @file: (nullable): the file that holds the same
 * @state: (nullable): what that file was when it was read
 *
 * Puts another episode in the place of the current one and begins a new history.
 */
void
segue_document_take_episode (SegueDocument        *self,
                             SegueEpisode         *episode,
                             GFile                *file,
                             const SegueFileState *state)
{
  g_autoptr (SegueEpisode) before = segue_episode_ref (segue_document_get_episode (self));
  Told told = remember (self);

  segue_history_free (self->history);
  self->history = segue_history_new (episode);
  segue_document_set_saved (self, episode, file, state != NULL ? segue_file_state_copy (state) : NULL);
  emit_changed (self, before);
  tell (self, told);
}

/**
 * segue_document_set_file_ops:
 * @self: a document
 * @ops: operations on files; they must outlive the document
 *
 * Sets what reading and saving are made of, for tests.
 */
void
segue_document_set_file_ops (SegueDocument      *self,
                             const SegueFileOps *ops)
{
  self->file_ops = ops;
}

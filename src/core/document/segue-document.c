/* segue-document.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-document.h"

#include "core/document/segue-document-private.h"
#include "core/episode/segue-episode-same.h"
#include "core/episode/segue-reader.h"
#include "core/files/segue-encoding.h"

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
  PROP_READ_ONLY,
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

static void
notify_if (SegueDocument *self,
           gboolean       differs,
           guint          property)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
take_label (char       **told,
            const char  *label)
{
  if (g_strcmp0 (*told, label) == 0)
    return FALSE;
  g_free (*told);
  *told = g_strdup (label);

  return TRUE;
}

static gboolean
take_boolean (gboolean *told,
              gboolean  value)
{
  const gboolean differs = *told != value;

  *told = value;

  return differs;
}

/* Tells those who watch what has changed since they were told last. */
void
segue_document_tell (SegueDocument *self)
{
  SegueDocumentTold *told = &self->told;

  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, take_boolean (&told->modified, segue_document_get_modified (self)), PROP_MODIFIED);
  notify_if (self, take_boolean (&told->can_undo, segue_document_can_undo (self)), PROP_CAN_UNDO);
  notify_if (self, take_boolean (&told->can_redo, segue_document_can_redo (self)), PROP_CAN_REDO);
  notify_if (self, take_label (&told->undo_label, segue_document_get_undo_label (self)), PROP_UNDO_LABEL);
  notify_if (self, take_label (&told->redo_label, segue_document_get_redo_label (self)), PROP_REDO_LABEL);
  g_object_thaw_notify (G_OBJECT (self));
}

void
segue_document_emit_changed (SegueDocument *self,
                             SegueEpisode  *before)
{
  g_autoptr(SegueEpisode) after = segue_episode_ref (segue_document_get_episode (self));

  g_signal_emit (self, signals[CHANGED], 0, before, after);
}

void
segue_document_emit_revealed (SegueDocument    *self,
                              const SegueFocus *focus)
{
  g_signal_emit (self, signals[REVEALED], 0, focus);
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
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
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
  g_free (self->encoding);
  segue_file_state_free (self->file_state);
  g_free (self->told.undo_label);
  g_free (self->told.redo_label);

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
  /**
   * SegueDocument:can-undo:
   *
   * Whether there is an edit to take back.
   */
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  /**
   * SegueDocument:can-redo:
   *
   * Whether there is an edit to make again.
   */
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  /**
   * SegueDocument:undo-label:
   *
   * What the edit that undo would take back is called, or %NULL.
   */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  /**
   * SegueDocument:redo-label:
   *
   * What the edit that redo would make again is called, or %NULL.
   */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  /**
   * SegueDocument:busy:
   *
   * Whether the file is being read or written.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  /**
   * SegueDocument:read-only:
   *
   * Whether the file could only be read with loss, so that it must not be saved in its place.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
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
   * A step was undone or redone; @focus says where it had begun, or ended. The field is %NULL where that is not known.
   */
  signals[REVEALED] = g_signal_new ("revealed", SEGUE_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
segue_document_init (SegueDocument *self)
{
  self->saved = segue_reader_read ("", 0, NULL);
  self->history = segue_history_new (self->saved);
  self->encoding = g_strdup (SEGUE_UTF8);
  self->file_ops = segue_file_ops_get_default ();
  g_queue_init (&self->requests);
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
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

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
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

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
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);

  return segue_document_get_episode (self) != self->saved;
}

/**
 * segue_document_differs:
 * @self: a document
 *
 * Tells whether the episode holds anything else than what was read or saved last. It is for the moment when it matters,
 * as at closing: edits that came back to the same text are no difference here.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_document_differs (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);

  return !segue_episode_is_same (self->saved, segue_document_get_episode (self));
}

/**
 * segue_document_set_formats:
 * @self: a document
 * @find: (nullable): finds formats by the names of files; %NULL for text only
 *
 * Sets what formats files can have. A file is read and saved in the format that its name says.
 */
void
segue_document_set_formats (SegueDocument     *self,
                            SegueFormatFinder  find)
{
  self->find_format = find;
}

/**
 * segue_document_get_encoding:
 * @self: a document
 *
 * Gives the encoding that the file is read and saved in.
 *
 * Returns: (transfer none): a name that iconv knows
 */
const char *
segue_document_get_encoding (SegueDocument *self)
{
  return self->encoding;
}

/**
 * segue_document_get_read_only:
 * @self: a document
 *
 * Tells whether the file could only be read with loss. It can be saved as another file then.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_document_get_read_only (SegueDocument *self)
{
  return self->read_only;
}

/**
 * segue_document_set_encoding:
 * @self: a document
 * @encoding: a name that iconv knows
 *
 * Sets the encoding for the next save. Reading a file sets it, too.
 */
void
segue_document_set_encoding (SegueDocument *self,
                             const char    *encoding)
{
  char *copy = g_strdup (encoding);

  g_free (self->encoding);
  self->encoding = copy;
}

void
segue_document_set_read_only (SegueDocument *self,
                              gboolean       read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
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
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);

  return self->busy > 0;
}

/* Notes what the file holds now. */
void
segue_document_set_saved (SegueDocument        *self,
                          SegueEpisode         *episode,
                          GFile                *file,
                          const SegueFileState *state)
{
  SegueEpisode *old = self->saved;

  self->saved = segue_episode_ref (episode);
  segue_episode_unref (old);
  segue_document_set_file_state (self, state);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  segue_document_tell (self);
}

void
segue_document_set_file_state (SegueDocument        *self,
                               const SegueFileState *state)
{
  SegueFileState *old = self->file_state;

  self->file_state = segue_file_state_copy (state);
  segue_file_state_free (old);
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
 * @file: (nullable): the file that holds the same, or is to hold it
 * @state: (nullable): what that file was when it was read, %NULL if it was not
 *
 * Puts another episode in the place of the current one and begins a new history. The document counts as unmodified.
 */
void
segue_document_take_episode (SegueDocument        *self,
                             SegueEpisode         *episode,
                             GFile                *file,
                             const SegueFileState *state)
{
  g_autoptr(SegueEpisode) before = NULL;

  g_return_if_fail (SEGUE_IS_DOCUMENT (self));
  g_return_if_fail (episode != NULL);
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  before = segue_episode_ref (segue_document_get_episode (self));
  g_object_freeze_notify (G_OBJECT (self));
  segue_history_free (self->history);
  self->history = segue_history_new (episode);
  segue_document_set_saved (self, episode, file, state);
  if (before != episode)
    segue_document_emit_changed (self, before);
  segue_document_tell (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * segue_document_set_file_ops:
 * @self: a document
 * @ops: operations on files; they must outlive the document
 *
 * Sets what reading and saving are made of.
 */
void
segue_document_set_file_ops (SegueDocument      *self,
                             const SegueFileOps *ops)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  self->file_ops = ops;
}

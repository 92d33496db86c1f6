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
 * An episode that is being edited: the current episode, its undo history, and its file.
 *
 * Episodes are immutable. A document is edited by replacing its episode, with [method@Document.apply],
 * [method@Document.undo] and [method@Document.redo]. Every change emits [signal@Document::changed] with the episode
 * before and after it and their difference. Documents belong to the main thread.
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

/* Notifies of a property if @differs. */
static void
notify_if (SegueDocument *self,
           gboolean       differs,
           guint          property)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Stores a label that listeners are to be notified of. Returns whether it differs. */
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

/* Stores a value that listeners are to be notified of. Returns whether it differs. */
static gboolean
take_boolean (gboolean *told,
              gboolean  value)
{
  const gboolean differs = *told != value;

  *told = value;

  return differs;
}

/* Notifies of the properties that have changed since the last call. */
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
  const SegueEpisodeDiff difference = segue_episode_find_difference (before, after);

  g_signal_emit (self, signals[CHANGED], 0, before, after, &difference);
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
  g_free (self->base_digest);
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
   * The file that the episode was last read from or saved to, or %NULL.
   */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  /**
   * SegueDocument:modified:
   *
   * Whether the episode has been edited since it was last read or saved. See [method@Document.get_modified].
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  /**
   * SegueDocument:can-undo:
   *
   * Whether there is an edit to undo.
   */
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  /**
   * SegueDocument:can-redo:
   *
   * Whether there is an edit to redo.
   */
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  /**
   * SegueDocument:undo-label:
   *
   * The name of the edit that would be undone, translated, or %NULL.
   */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  /**
   * SegueDocument:redo-label:
   *
   * The name of the edit that would be redone, translated, or %NULL.
   */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  /**
   * SegueDocument:busy:
   *
   * Whether a file is being loaded or saved.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  /**
   * SegueDocument:read-only:
   *
   * Whether part of the file could not be decoded. Saving to the same file is refused then, since it would lose that
   * part.
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
   * @after: the episode after the change
   * @difference: a [struct@EpisodeDiff] from @before to @after, valid during the emission
   *
   * Emitted when the current episode has changed. Handlers use @difference instead of comparing the two episodes.
   */
  signals[CHANGED] = g_signal_new ("changed", SEGUE_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   3, SEGUE_TYPE_EPISODE, SEGUE_TYPE_EPISODE, G_TYPE_POINTER);
  /**
   * SegueDocument::revealed:
   * @self: the document
   * @focus: a [struct@Focus], valid during the emission
   *
   * Emitted when an edit has been undone or redone. @focus is where the user was when the edit began or ended, to be
   * shown again. Its field is %NULL if this is not known.
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
 * Creates a document with an empty episode and without a file.
 *
 * Returns: (transfer full): a new document
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
 * Gets the current episode. To use it in a thread, hold a reference.
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
 * Gets the file that the episode was last read from or saved to.
 *
 * Returns: (transfer none) (nullable): the file, or %NULL if there is none
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
 * Tells whether the episode has been edited since it was last read or saved. If all edits are undone, it counts as
 * unmodified again. This is fast, since the content is not compared; see segue_document_differs().
 *
 * Returns: %TRUE if it is modified
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
 * Compares the content of the episode with the one that was last read or saved. Edits that lead back to the same
 * content are not a difference. This is slower than segue_document_get_modified(), and meant for moments such as
 * closing.
 *
 * Returns: %TRUE if the content differs
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
 * @find: (nullable) (scope forever): finds the format of a file by its name, or %NULL for text only
 *
 * Sets how the format of files is found. Files are loaded and saved in the format that belongs to their name.
 */
void
segue_document_set_formats (SegueDocument     *self,
                            SegueFormatFinder  find)
{
  self->find_format = find;
}

/**
 * segue_document_set_fit:
 * @self: a document
 * @fit: (nullable) (scope forever): fits the episode to the file that it is saved to, or %NULL to save it as it is
 * @user_data: data for @fit
 *
 * Sets what fits the episode to another file. It is called in the main thread when a save starts. Where it changes the
 * episode, the document takes the result as an edit that can be undone once the file is saved.
 */
void
segue_document_set_fit (SegueDocument    *self,
                        SegueDocumentFit  fit,
                        gpointer          user_data)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  self->fit = fit;
  self->fit_data = user_data;
}

/* Returns the format that the name of a file stands for, or NULL for text. */
const SegueFormat *
segue_document_name_format (SegueDocument *self,
                            GFile         *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  return self->find_format != NULL && name != NULL ? self->find_format (name, NULL, 0) : NULL;
}

/**
 * segue_document_get_format:
 * @self: a document
 *
 * Gets the format in which the file was read or saved, which can differ from what its name says.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL for text
 */
const SegueFormat *
segue_document_get_format (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

  return self->format;
}

/**
 * segue_document_get_encoding:
 * @self: a document
 *
 * Gets the encoding in which the file was read and will be saved.
 *
 * Returns: (transfer none): the name of the encoding, as iconv knows it
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
 * Tells whether part of the file could not be decoded. The document can then only be saved as another file.
 *
 * Returns: %TRUE if the file must not be overwritten
 */
gboolean
segue_document_get_read_only (SegueDocument *self)
{
  return self->read_only;
}

/**
 * segue_document_set_encoding:
 * @self: a document
 * @encoding: the name of an encoding, as iconv knows it
 *
 * Sets the encoding for the next save. Loading a file sets it, too.
 */
void
segue_document_set_encoding (SegueDocument *self,
                             const char    *encoding)
{
  char *copy = g_strdup (encoding);

  g_free (self->encoding);
  self->encoding = copy;
}

/* Sets whether saving to the file is refused. */
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
 * Tells whether a file is being loaded or saved.
 *
 * Returns: %TRUE if a load or save is queued or running
 */
gboolean
segue_document_get_busy (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);

  return self->busy > 0;
}

/* Sets the file of the document, the episode that it holds, and its state. */
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

/* Sets the state that the file is expected to have at the next save. A missing file keeps the digest of its last
 * content. */
void
segue_document_set_file_state (SegueDocument        *self,
                               const SegueFileState *state)
{
  SegueFileState *old = self->file_state;

  self->file_state = segue_file_state_copy (state);
  segue_file_state_free (old);
  if (state == NULL || state->digest != NULL)
    {
      g_free (self->base_digest);
      self->base_digest = state != NULL ? g_strdup (state->digest) : NULL;
    }
}

/* Adds @by, which is 1 or -1, to the number of loads and saves in progress. */
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
 * @episode: the new episode
 * @file: (nullable): the file that holds @episode, or to which it will be saved
 * @state: (nullable): the state of @file when it was read, or %NULL if it was not read
 *
 * Replaces the episode and begins a new undo history. The document counts as unmodified.
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
  self->format = segue_format_get_syntax (episode) == NULL ? segue_document_name_format (self, file) : NULL;
  if (before != episode)
    segue_document_emit_changed (self, before);
  segue_document_tell (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * segue_document_set_file_ops:
 * @self: a document
 * @ops: the file operations, which must outlive the document
 *
 * Sets the file operations for loading and saving. Tests use this to simulate errors.
 */
void
segue_document_set_file_ops (SegueDocument      *self,
                             const SegueFileOps *ops)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  self->file_ops = ops;
}

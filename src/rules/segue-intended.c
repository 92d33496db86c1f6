/* segue-intended.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-intended.h"

#include <string.h>

#include "core/files/segue-metadata-file.h"
#include "rules/segue-intended-files.h"

/* Keeps track of findings that the user has marked as intended, and stores them. */

/* The suffix of the metadata in the store. */
#define SUFFIX ".intended"

/**
 * SegueIntended:
 *
 * The findings in one file of notes that the user has marked as intended, so that they are not reported again.
 *
 * A finding is identified by its rule and by the lines that it concerns. It therefore stays marked if the lines move or
 * the text around them changes, and is reported again if the lines themselves change. Nothing is written into the
 * notes: the marks are stored in a folder of the application, in one small file for each file of notes.
 */
struct _SegueIntended
{
  GObject parent_instance;

  SegueMetadataFile *file;
  GPtrArray *keys; /* of strings: the keys of the intended findings, the oldest first */
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueIntended, segue_intended, G_TYPE_OBJECT)

static void
segue_intended_dispose (GObject *object)
{
  SegueIntended *self = SEGUE_INTENDED (object);

  if (self->file != NULL)
    segue_metadata_file_close (self->file);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (segue_intended_parent_class)->dispose (object);
}

static void
segue_intended_finalize (GObject *object)
{
  SegueIntended *self = SEGUE_INTENDED (object);

  g_ptr_array_unref (self->keys);

  G_OBJECT_CLASS (segue_intended_parent_class)->finalize (object);
}

static void
segue_intended_class_init (SegueIntendedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_intended_dispose;
  object_class->finalize = segue_intended_finalize;

  /**
   * SegueIntended::changed:
   * @self: the intended findings
   *
   * Emitted when findings are added or removed, and when the stored ones have been loaded.
   */
  signals[CHANGED] = g_signal_new ("changed", SEGUE_TYPE_INTENDED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * SegueIntended::failed:
   * @self: the intended findings
   * @message: why they could not be saved, translated
   *
   * Emitted when the intended findings could not be saved. They will be reported again when the notes are opened the
   * next time.
   */
  signals[FAILED] = g_signal_new ("failed", SEGUE_TYPE_INTENDED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
segue_intended_init (SegueIntended *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
}

static GBytes *
format_keys (const char *uri,
             gpointer    user_data)
{
  SegueIntended *self = user_data;

  return self->keys->len > 0 ? segue_intended_format (self->keys, uri) : NULL;
}

/* Takes the stored keys. Keys that were added meanwhile are the newest. */
static void
loaded_cb (SegueIntended *self,
           GBytes        *bytes)
{
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  GPtrArray *keys = segue_intended_parse (text != NULL ? text : "", length, segue_metadata_file_get_uri (self->file));

  for (guint i = 0; i < self->keys->len; i++)
    if (!g_ptr_array_find_with_equal_func (keys, g_ptr_array_index (self->keys, i), g_str_equal, NULL))
      g_ptr_array_add (keys, g_strdup (g_ptr_array_index (self->keys, i)));
  g_ptr_array_unref (self->keys);
  self->keys = keys;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
failed_cb (SegueIntended *self,
           const char    *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/**
 * segue_intended_new:
 * @folder: the folder to store the findings in; created when there is something to store
 *
 * Creates the intended findings of notes that have no file yet.
 *
 * Returns: (transfer full): a new, empty object
 */
SegueIntended *
segue_intended_new (GFile *folder)
{
  SegueIntended *self = g_object_new (SEGUE_TYPE_INTENDED, NULL);

  self->file = segue_metadata_file_new (folder, SUFFIX, SEGUE_INTENDED_MAX_SIZE, format_keys, self);
  g_signal_connect_object (self->file, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->file, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

static gboolean
find_key (SegueIntended *self,
          const char    *key,
          guint         *index)
{
  return g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, index);
}

/**
 * segue_intended_set_file:
 * @self: the intended findings
 * @file: (nullable): the file of the notes
 *
 * Sets the file of the notes. If nothing is marked as intended yet, the findings that are stored for @file are loaded
 * asynchronously. Otherwise the notes were saved under another name, and the present findings are stored for @file.
 */
void
segue_intended_set_file (SegueIntended *self,
                         GFile         *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  g_return_if_fail (SEGUE_IS_INTENDED (self));

  if (g_strcmp0 (uri, segue_metadata_file_get_uri (self->file)) == 0)
    return;

  if (uri != NULL && self->keys->len == 0)
    {
      segue_metadata_file_load (self->file, uri);
      return;
    }
  segue_metadata_file_rename (self->file, uri);
  segue_metadata_file_save (self->file);
}

/**
 * segue_intended_is_loading:
 * @self: the intended findings
 *
 * Tells whether the stored findings are still being loaded.
 *
 * Returns: %TRUE if they are being loaded
 */
gboolean
segue_intended_is_loading (SegueIntended *self)
{
  return segue_metadata_file_is_loading (self->file);
}

/**
 * segue_intended_is_saving:
 * @self: the intended findings
 *
 * Tells whether findings are being written or still have to be written.
 *
 * Returns: %TRUE if a write is running or pending
 */
gboolean
segue_intended_is_saving (SegueIntended *self)
{
  return segue_metadata_file_is_saving (self->file);
}

/**
 * segue_intended_get_n:
 * @self: the intended findings
 *
 * Gets the number of findings that are marked as intended, including those that no longer occur in the notes.
 *
 * Returns: the number, 0 or more
 */
guint
segue_intended_get_n (SegueIntended *self)
{
  return self->keys->len;
}

/**
 * segue_intended_contains:
 * @self: the intended findings
 * @key: a key from segue_intended_dup_key()
 *
 * Tells whether a finding is marked as intended.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_intended_contains (SegueIntended *self,
                         const char    *key)
{
  return find_key (self, key, NULL);
}

/**
 * segue_intended_add:
 * @self: the intended findings
 * @key: a key from segue_intended_dup_key()
 *
 * Marks a finding as intended and stores it asynchronously. At most 2,000 findings are kept; the oldest are dropped.
 */
void
segue_intended_add (SegueIntended *self,
                    const char    *key)
{
  g_return_if_fail (SEGUE_IS_INTENDED (self));

  if (find_key (self, key, NULL))
    return;
  if (self->keys->len >= SEGUE_INTENDED_MAX)
    g_ptr_array_remove_index (self->keys, 0);
  g_ptr_array_add (self->keys, g_strdup (key));
  segue_metadata_file_save (self->file);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_intended_remove:
 * @self: the intended findings
 * @key: a key from segue_intended_dup_key()
 *
 * Removes the mark from a finding, so that it is reported again.
 */
void
segue_intended_remove (SegueIntended *self,
                       const char    *key)
{
  guint index;

  g_return_if_fail (SEGUE_IS_INTENDED (self));

  if (!find_key (self, key, &index))
    return;
  g_ptr_array_remove_index (self->keys, index);
  segue_metadata_file_save (self->file);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_intended_dup_key:
 * @problem: a problem
 * @episode: the episode that it was found in
 *
 * Computes the key of a finding: a checksum of its rule and of the lines that it concerns.
 *
 * Returns: (transfer full) (nullable): the key, 32 hexadecimal digits, or %NULL if the entry no longer exists
 */
char *
segue_intended_dup_key (SegueProblem *problem,
                        SegueEpisode *episode)
{
  g_autoptr(GChecksum) checksum = NULL;
  SegueSpan span = segue_problem_get_span (problem);
  const char *text, *rule = segue_problem_get_rule (problem);
  gsize length, start, end;
  guint index;

  if (!segue_episode_find (episode, segue_problem_get_id (problem), &index))
    return NULL;
  text = segue_entry_get_text (segue_episode_get (episode, index), &length);
  start = MIN (span.offset, length);
  end = MIN (start + span.length, length);
  while (start > 0 && strchr ("\r\n", text[start - 1]) == NULL)
    start--;
  while (end < length && strchr ("\r\n", text[end]) == NULL)
    end++;
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, (const guchar *) rule, strlen (rule) + 1);
  g_checksum_update (checksum, (const guchar *) text + start, end - start);

  return g_strndup (g_checksum_get_string (checksum), SEGUE_INTENDED_KEY_LENGTH);
}

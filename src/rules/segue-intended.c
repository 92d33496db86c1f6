/* segue-intended.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-intended.h"

#include <string.h>

#include "core/files/segue-metadata-store.h"
#include "rules/segue-intended-files.h"

#define SUFFIX ".intended"

/**
 * SegueIntended:
 *
 * What the user has said is intended in one file of notes, so that it is not reported again.
 *
 * A finding is known by its rule and by the lines that it is about. So it stays silenced wherever its lines move and
 * whatever is edited around them, and is reported again when they are changed. Nothing of this is written into the
 * notes: it is kept in a folder of the program's own, in a small file for each file of notes.
 */
struct _SegueIntended
{
  GObject parent_instance;

  GFile *folder;
  char *uri; /* of the notes; NULL as long as they have no file */
  GPtrArray *keys;
  guint n_loading;
  gboolean saving;
  gboolean dirty;
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
segue_intended_finalize (GObject *object)
{
  SegueIntended *self = SEGUE_INTENDED (object);

  g_object_unref (self->folder);
  g_free (self->uri);
  g_ptr_array_unref (self->keys);
  G_OBJECT_CLASS (segue_intended_parent_class)->finalize (object);
}

static void
segue_intended_class_init (SegueIntendedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_intended_finalize;

  /**
   * SegueIntended::changed:
   * @self: what is intended
   *
   * Other findings are intended than before, or they have been read.
   */
  signals[CHANGED] = g_signal_new ("changed", SEGUE_TYPE_INTENDED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * SegueIntended::failed:
   * @self: what is intended
   * @message: why, translated
   *
   * What is intended could not be kept, and will be reported again when the notes are opened the next time.
   */
  signals[FAILED] = g_signal_new ("failed", SEGUE_TYPE_INTENDED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
segue_intended_init (SegueIntended *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
}

/**
 * segue_intended_new:
 * @folder: where the small files are kept; made when there is something to keep
 *
 * Makes a store for one file of notes, which has none yet.
 *
 * Returns: (transfer full): the store
 */
SegueIntended *
segue_intended_new (GFile *folder)
{
  SegueIntended *self = g_object_new (SEGUE_TYPE_INTENDED, NULL);

  self->folder = g_object_ref (folder);

  return self;
}

static gboolean
find_key (SegueIntended *self,
          const char    *key,
          guint         *index)
{
  return g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, index);
}

static void save (SegueIntended *self);

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueIntended) self = user_data;
  g_autoptr(GError) error = NULL;

  self->saving = FALSE;
  if (self->dirty)
    save (self);
  else if (!segue_metadata_store_save_finish (result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/* One file is written at a time, so that an older state never comes last. */
static void
save (SegueIntended *self)
{
  g_autoptr(GBytes) bytes = NULL;

  self->dirty = self->saving || self->n_loading > 0;
  if (self->dirty || self->uri == NULL)
    return;
  self->saving = TRUE;
  bytes = self->keys->len > 0 ? segue_intended_format (self->keys, self->uri) : NULL;
  segue_metadata_store_save_async (self->folder, self->uri, SUFFIX, bytes, saved_cb, g_object_ref (self));
}

typedef struct
{
  SegueIntended *self;
  char *uri;
} Loading;

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr(SegueIntended) self = loading->self;
  g_autofree char *uri = loading->uri;
  g_autoptr(GBytes) bytes = segue_metadata_store_load_finish (result);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autoptr(GPtrArray) keys = segue_intended_parse (text != NULL ? text : "", length, uri);

  /* the notes may have got another file meanwhile */
  if (g_strcmp0 (uri, self->uri) != 0)
    g_ptr_array_set_size (keys, 0);
  /* what was added meanwhile comes last */
  for (guint i = 0; i < self->keys->len; i++)
    if (!g_ptr_array_find_with_equal_func (keys, g_ptr_array_index (self->keys, i), g_str_equal, NULL))
      g_ptr_array_add (keys, g_strdup (g_ptr_array_index (self->keys, i)));
  g_ptr_array_unref (self->keys);
  self->keys = g_steal_pointer (&keys);
  self->n_loading--;
  if (self->dirty)
    save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_intended_set_file:
 * @self: a store
 * @file: (nullable): the file of the notes
 *
 * Says which file the notes have. What was kept for it is read; notes that are saved under another name take what is
 * intended with them.
 */
void
segue_intended_set_file (SegueIntended *self,
                         GFile         *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  Loading *loading;

  g_return_if_fail (SEGUE_IS_INTENDED (self));

  if (g_strcmp0 (uri, self->uri) == 0)
    return;
  g_free (self->uri);
  self->uri = g_steal_pointer (&uri);
  if (self->uri == NULL)
    return;
  if (self->keys->len > 0)
    {
      save (self);
      return;
    }
  self->n_loading++;
  loading = g_new (Loading, 1);
  *loading = (Loading){ g_object_ref (self), g_strdup (self->uri) };
  segue_metadata_store_load_async (self->folder, self->uri, SUFFIX, SEGUE_INTENDED_MAX_SIZE, loaded_cb, loading);
}

/**
 * segue_intended_is_loading:
 * @self: a store
 *
 * Tells whether what is intended is not known yet.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_intended_is_loading (SegueIntended *self)
{
  return self->n_loading > 0;
}

/**
 * segue_intended_is_saving:
 * @self: a store
 *
 * Tells whether something is being written.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_intended_is_saving (SegueIntended *self)
{
  return self->saving || self->dirty;
}

/**
 * segue_intended_get_n:
 * @self: a store
 *
 * Counts what is intended, be it found in the notes as they are or not.
 *
 * Returns: 0 or more
 */
guint
segue_intended_get_n (SegueIntended *self)
{
  return self->keys->len;
}

/**
 * segue_intended_contains:
 * @self: a store
 * @key: from segue_intended_dup_key()
 *
 * Tells whether a finding is intended.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_intended_contains (SegueIntended *self,
                         const char    *key)
{
  return find_key (self, key, NULL);
}

/**
 * segue_intended_add:
 * @self: a store
 * @key: from segue_intended_dup_key()
 *
 * Silences a finding. Of very many, the oldest are forgotten.
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
  save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_intended_remove:
 * @self: a store
 * @key: from segue_intended_dup_key()
 *
 * Has a finding reported again.
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
  save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_intended_dup_key:
 * @problem: a problem
 * @episode: the episode that it was found in
 *
 * Makes the key of a finding, from its rule and the lines that it is about.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL where the entry is gone
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

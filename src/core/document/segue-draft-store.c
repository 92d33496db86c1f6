/* segue-draft-store.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-draft-store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "core/files/segue-loader.h"

/* Each running process keeps its drafts in a folder of its own, and holds a lock on a file in it. The system releases
 * the lock when the process ends, even by a crash. If the lock of a folder can be taken, its drafts therefore belong to
 * a process that has ended. */
#define LOCK "lock"
#define SUFFIX ".draft"

/* The additional suffix of drafts that cannot be read. They are kept, so that the user can still look at them. */
#define BAD_SUFFIX ".bad"

/* The largest number of drafts that are restored at once. */
#define MAX_TAKEN 32

/**
 * SegueDraftStore:
 *
 * Stores drafts in a folder: those of this process, and those that crashed processes have left. All functions can be
 * called from any thread, and wait for the disk.
 */
struct _SegueDraftStore
{
  GObject parent_instance;

  GMutex mutex;          /* protects all that follows but folder */
  char *folder;          /* the folder of all drafts */
  char *own;             /* the folder of this process in it */
  int lock;              /* descriptor of the lock file in own, or -1 while own does not exist */
  GHashTable *used;      /* ids of the drafts that are in use */
  GPtrArray *unreadable; /* paths of the drafts that could not be read */
  guint n_reported;      /* how many of these segue_draft_store_steal_unreadable() has returned */
};

enum
{
  SIGNAL_UNREADABLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueDraftStore, segue_draft_store, G_TYPE_OBJECT)

/**
 * segue_draft_found_free:
 * @self: (transfer full): a draft that was taken from the store
 *
 * Frees the draft. The file in the store is kept.
 */
void
segue_draft_found_free (SegueDraftFound *self)
{
  g_free (self->id);
  segue_draft_free (self->draft);
  g_free (self);
}

/* Takes the lock of a folder. Returns its descriptor, or -1 with `errno` set if another process holds it or there is no
 * lock file. */
static int
lock_folder (const char *path,
             int         flags)
{
  g_autofree char *name = g_build_filename (path, LOCK, NULL);
  const int fd = g_open (name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  int error_number;

  if (fd == -1)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;

  error_number = errno;
  close (fd);
  errno = error_number;

  return -1;
}

static char **
list_names (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (names, name);

  return g_strv_builder_end (names);
}

/* Removes a folder whose lock we hold, unless it still contains drafts. */
static void
remove_folder (const char *path)
{
  g_auto(GStrv) names = list_names (path);

  for (char **name = names; *name != NULL; name++)
    if (g_str_has_suffix (*name, SUFFIX) || g_str_has_suffix (*name, BAD_SUFFIX))
      return;
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *inside = g_build_filename (path, *name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

/* Creates and locks the folder of this process, unless it exists already. */
static gboolean
make_own (SegueDraftStore  *self,
          GError          **error)
{
  if (self->lock != -1 && g_file_test (self->own, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (self->lock != -1)
    close (self->lock);
  self->lock = -1;
  if (g_mkdir_with_parents (self->own, 0700) == 0)
    self->lock = lock_folder (self->own, O_CREAT);
  if (self->lock != -1)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));

  return FALSE;
}

static char *
build_path (const char *folder,
            const char *id)
{
  g_autofree char *name = g_strconcat (id, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static void
segue_draft_store_finalize (GObject *object)
{
  SegueDraftStore *self = SEGUE_DRAFT_STORE (object);

  if (self->lock != -1)
    {
      remove_folder (self->own);
      close (self->lock);
    }
  g_hash_table_unref (self->used);
  g_ptr_array_unref (self->unreadable);
  g_free (self->folder);
  g_free (self->own);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (segue_draft_store_parent_class)->finalize (object);
}

static void
segue_draft_store_class_init (SegueDraftStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_draft_store_finalize;

  /**
   * SegueDraftStore::unreadable:
   *
   * Emitted by segue_draft_store_take_finish() and segue_draft_store_set_aside() when there are drafts that could not
   * be read. The first listener that calls segue_draft_store_steal_unreadable() gets them.
   */
  signals[SIGNAL_UNREADABLE] = g_signal_new ("unreadable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
}

static void
segue_draft_store_init (SegueDraftStore *self)
{
  g_mutex_init (&self->mutex);
  self->lock = -1;
  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unreadable = g_ptr_array_new_with_free_func (g_free);
}

/**
 * segue_draft_store_new:
 * @folder: the path of the folder of all drafts; created when it is needed
 *
 * Creates a draft store.
 *
 * Returns: (transfer full): a new store
 */
SegueDraftStore *
segue_draft_store_new (const char *folder)
{
  SegueDraftStore *self = g_object_new (SEGUE_TYPE_DRAFT_STORE, NULL);
  g_autofree char *name = g_uuid_string_random ();

  self->folder = g_strdup (folder);
  self->own = g_build_filename (folder, name, NULL);

  return self;
}

/**
 * segue_draft_store_dup_id:
 * @self: a store
 *
 * Creates an id for a new draft and marks it as in use, until segue_draft_store_release() is called.
 *
 * Returns: (transfer full): the id
 */
char *
segue_draft_store_dup_id (SegueDraftStore *self)
{
  char *id = g_uuid_string_random ();

  g_mutex_lock (&self->mutex);
  g_hash_table_add (self->used, g_strdup (id));
  g_mutex_unlock (&self->mutex);

  return id;
}

/**
 * segue_draft_store_write:
 * @self: a store
 * @id: the id of a draft
 * @draft: the draft to write
 * @error: return location for a #GError, or %NULL
 *
 * Writes a draft atomically, and waits until it is on the disk, so that it outlasts a crash and a power failure.
 *
 * Returns: %TRUE if the draft was written, otherwise %FALSE with @error set to a #GFileError
 */
gboolean
segue_draft_store_write (SegueDraftStore   *self,
                         const char        *id,
                         const SegueDraft  *draft,
                         GError           **error)
{
  g_autofree char *path = build_path (self->own, id);
  g_autoptr(GBytes) bytes = segue_draft_write (draft);
  gboolean made;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_mutex_lock (&self->mutex);
  made = make_own (self, error);
  g_mutex_unlock (&self->mutex);

  /* Written without the lock: nobody else writes this file, and other threads need not wait for the disk. */
  return made && g_file_set_contents_full (path, data, length,
                                           G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * segue_draft_store_remove:
 * @self: a store
 * @id: the id of a draft
 *
 * Removes a draft from the disk, if it exists. Its id stays in use.
 */
void
segue_draft_store_remove (SegueDraftStore *self,
                          const char      *id)
{
  g_autofree char *path = build_path (self->own, id);

  g_mutex_lock (&self->mutex);
  g_unlink (path);
  g_mutex_unlock (&self->mutex);
}

/**
 * segue_draft_store_release:
 * @self: a store
 * @id: the id of a draft
 *
 * Marks a draft as no longer in use. If it is still on the disk, segue_draft_store_take() can return it again.
 */
void
segue_draft_store_release (SegueDraftStore *self,
                           const char      *id)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_remove (self->used, id);
  g_mutex_unlock (&self->mutex);
}

/* Notes a draft that cannot be read. A draft that stays in its place is found again each time, but is noted once. */
static void
note_unreadable (SegueDraftStore *self,
                 const char      *path)
{
  if (!g_ptr_array_find_with_equal_func (self->unreadable, path, g_str_equal, NULL))
    g_ptr_array_add (self->unreadable, g_strdup (path));
}

static void
set_aside (SegueDraftStore *self,
           const char      *path)
{
  g_autofree char *aside = g_strconcat (path, BAD_SUFFIX, NULL);

  note_unreadable (self, g_rename (path, aside) == 0 ? aside : path);
}

/**
 * segue_draft_store_set_aside:
 * @self: a store
 * @id: the id of a draft
 *
 * Renames a draft whose content cannot be read, so that it is kept but not restored again. Its new path is returned by
 * segue_draft_store_steal_unreadable().
 */
void
segue_draft_store_set_aside (SegueDraftStore *self,
                             const char      *id)
{
  g_autofree char *path = build_path (self->own, id);

  g_mutex_lock (&self->mutex);
  set_aside (self, path);
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[SIGNAL_UNREADABLE], 0);
}

/**
 * segue_draft_store_steal_unreadable:
 * @self: a store
 *
 * Gets the drafts that could not be read since the last call. Each draft is returned once. The files are kept.
 *
 * Returns: (transfer full) (array zero-terminated=1): the paths of their files
 */
char **
segue_draft_store_steal_unreadable (SegueDraftStore *self)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  g_mutex_lock (&self->mutex);
  for (; self->n_reported < self->unreadable->len; self->n_reported++)
    g_strv_builder_add (paths, self->unreadable->pdata[self->n_reported]);
  g_mutex_unlock (&self->mutex);

  return g_strv_builder_end (paths);
}

/* Reads a draft. A file that is not a draft is set aside. A file that cannot be read at present stays in its place. */
static SegueDraft *
read_draft (SegueDraftStore *self,
            const char      *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = segue_file_load_up_to (file, SEGUE_DRAFT_MAX_BYTES, NULL, NULL, NULL, &error);
  SegueDraft *draft = bytes != NULL ? segue_draft_read (bytes, &error) : NULL;

  if (draft == NULL && error->domain == SEGUE_ERROR)
    set_aside (self, path);
  else if (draft == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    note_unreadable (self, path);

  return draft;
}

/* Takes the drafts from a folder whose lock we hold: moves them to the folder of this process, marks them as in use,
 * and appends them to @taken. If @uri is not NULL, only the drafts of that file are taken. */
static void
take_from (SegueDraftStore *self,
           const char      *folder,
           const char      *uri,
           GPtrArray       *taken)
{
  const gboolean is_own = g_str_equal (folder, self->own);
  g_auto(GStrv) names = list_names (folder);

  for (char **name = names; *name != NULL && taken->len < MAX_TAKEN; name++)
    {
      g_autofree char *id = NULL;
      g_autofree char *path = NULL;
      g_autofree char *own_path = NULL;
      g_autoptr(SegueDraft) draft = NULL;

      if (!g_str_has_suffix (*name, SUFFIX))
        continue;
      id = g_strndup (*name, strlen (*name) - strlen (SUFFIX));
      path = build_path (folder, id);
      own_path = build_path (self->own, id);
      if (is_own && g_hash_table_contains (self->used, id))
        continue;
      draft = read_draft (self, path);
      if (draft == NULL || (uri != NULL && g_strcmp0 (draft->uri, uri) != 0))
        continue;
      if (is_own || (make_own (self, NULL) && g_rename (path, own_path) == 0))
        {
          SegueDraftFound *found = g_new (SegueDraftFound, 1);

          g_hash_table_add (self->used, g_strdup (id));
          *found = (SegueDraftFound){ g_steal_pointer (&id), g_steal_pointer (&draft) };
          g_ptr_array_add (taken, found);
        }
    }
}

/**
 * segue_draft_store_take:
 * @self: a store
 * @uri: (nullable): the URI of a file, or %NULL for all drafts
 *
 * Takes over the drafts that are not in use: those of processes that have ended, and those of this process that were
 * released. At most 32 are taken. They stay on the disk until they are removed or written again.
 *
 * Returns: (transfer full) (element-type SegueDraftFound): the drafts, which are in use now
 */
GPtrArray *
segue_draft_store_take (SegueDraftStore *self,
                        const char      *uri)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_draft_found_free);
  g_auto(GStrv) names = list_names (self->folder);

  g_mutex_lock (&self->mutex);
  if (self->lock != -1)
    take_from (self, self->own, uri, taken);
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename (self->folder, *name, NULL);
      const int lock = g_str_equal (path, self->own) ? -1 : lock_folder (path, 0);

      if (lock == -1)
        continue;
      take_from (self, path, uri, taken);
      remove_folder (path);
      close (lock);
    }
  g_mutex_unlock (&self->mutex);

  return taken;
}

static void
take_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, segue_draft_store_take (source, data), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * segue_draft_store_take_async:
 * @self: a store
 * @uri: (nullable): the URI of a file, or %NULL for all drafts
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Takes over drafts asynchronously; see segue_draft_store_take(). Call segue_draft_store_take_finish() in @callback.
 */
void
segue_draft_store_take_async (SegueDraftStore     *self,
                              const char          *uri,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, segue_draft_store_take_async);
  g_task_set_task_data (task, g_strdup (uri), g_free);
  g_task_run_in_thread (task, take_thread);
}

/**
 * segue_draft_store_take_finish:
 * @self: a store
 * @result: the result given to the callback
 *
 * Finishes segue_draft_store_take_async().
 *
 * Returns: (transfer full) (element-type SegueDraftFound): the drafts, which are in use now
 */
GPtrArray *
segue_draft_store_take_finish (SegueDraftStore *self,
                               GAsyncResult    *result)
{
  gboolean unreadable;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  g_mutex_lock (&self->mutex);
  unreadable = self->n_reported < self->unreadable->len;
  g_mutex_unlock (&self->mutex);
  if (unreadable)
    g_signal_emit (self, signals[SIGNAL_UNREADABLE], 0);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

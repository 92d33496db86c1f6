/* folder.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

Folder *
folder_new (void)
{
  g_autoptr(GError) error = NULL;
  char *self = g_dir_make_tmp ("segue-XXXXXX", &error);

  g_assert_no_error (error);
  g_assert_no_errno (g_chmod (self, 0777));
  return self;
}

void
folder_free (Folder *self)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_assert_no_errno (g_chmod (self, 0777));
  dir = g_dir_open (self, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = folder_path (self, name);

      g_assert_no_errno (g_remove (path));
    }
  g_assert_no_errno (g_rmdir (self));
  g_free (self);
}

char *
folder_path (const Folder *self,
             const char   *name)
{
  return g_build_filename (self, name, NULL);
}

GFile *
folder_file (const Folder *self,
             const char   *name)
{
  g_autofree char *path = folder_path (self, name);

  return g_file_new_for_path (path);
}

/* Writes into the file itself, as most programs do. */
void
folder_put (const Folder *self,
            const char   *name,
            GBytes       *bytes)
{
  g_autofree char *path = folder_path (self, name);
  const int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  g_assert_no_errno (fd);
  g_assert_cmpint (write (fd, data, length), ==, length);
  g_assert_no_errno (close (fd));
}

void
folder_put_text (const Folder *self,
                 const char   *name,
                 const char   *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  folder_put (self, name, bytes);
}

/* Returns: what is in the file, or NULL where there is none */
GBytes *
folder_get (const Folder *self,
            const char   *name)
{
  g_autofree char *path = folder_path (self, name);
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  return g_bytes_new_take (text, length);
}

/* Whether a file holds @bytes, or is not there where that is NULL. */
gboolean
folder_holds (const Folder *self,
              const char   *name,
              GBytes       *bytes)
{
  g_autoptr(GBytes) found = folder_get (self, name);

  return found == NULL || bytes == NULL ? found == bytes : g_bytes_equal (found, bytes);
}

gboolean
folder_holds_text (const Folder *self,
                   const char   *name,
                   const char   *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return folder_holds (self, name, bytes);
}

/* The names of the files that a save makes for itself. */
char **
folder_list_temps (const Folder *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GDir) dir = g_dir_open (self, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (*name == '.' && g_str_has_suffix (name, ".segue"))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

void
folder_assert_clean (const Folder *self,
                     guint         n_files)
{
  g_autoptr(GDir) dir = g_dir_open (self, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, n_files);
}

/* Runs @func as somebody to whom permissions apply. */
void
folder_as_user (const Folder *self,
                FolderFunc    func)
{
  pid_t child;
  int status;

  if (geteuid () != 0)
    {
      func (self);
      return;
    }
  child = fork ();
  g_assert_no_errno (child);
  if (child == 0)
    {
      g_assert_no_errno (setgroups (0, NULL));
      g_assert_no_errno (setgid (NOBODY));
      g_assert_no_errno (setuid (NOBODY));
      func (self);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

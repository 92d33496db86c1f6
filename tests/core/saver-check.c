/* saver-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "saver-check.h"

#include <string.h>

SegueFileState *
check_state (GFile *file)
{
  g_autoptr(GError) error = NULL;
  SegueFileState *state = NULL;
  g_autoptr(GBytes) bytes = segue_file_load (file, NULL, &state, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return state;
}

gboolean
check_save (GFile                 *file,
            const char            *text,
            const SegueFileState  *expected,
            GError               **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(SegueFileState) state = NULL;
  g_autoptr(SegueFileState) read = NULL;
  const gboolean saved = segue_file_save (file, bytes, expected, NULL, &state, NULL, error);

  g_assert_cmpint (state != NULL, ==, saved);
  if (!saved)
    return FALSE;
  read = check_state (file);
  g_assert_true (state->exists);
  g_assert_cmpuint (state->length, ==, strlen (text));
  g_assert_cmpstr (state->digest, ==, read->digest);
  return TRUE;
}

/* Reads a file and saves another text to it. */
void
check_change (const Folder *folder,
              const char   *name)
{
  g_autoptr(GFile) file = folder_file (folder, name);
  g_autoptr(SegueFileState) state = check_state (file);
  g_autoptr(GError) error = NULL;

  g_assert_true (check_save (file, SAVER_NEW, state, &error));
  g_assert_no_error (error);
  g_assert_true (folder_holds_text (folder, name, SAVER_NEW));
}

void
check_load_fails (const Folder *folder,
                  const char   *name,
                  GQuark        domain,
                  int           code)
{
  g_autoptr(GFile) file = folder_file (folder, name);
  g_autoptr(GError) error = NULL;
  SegueFileState *state = NULL;
  g_autofree char *shown = g_filename_display_name (name);

  g_assert_null (segue_file_load (file, NULL, &state, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, shown));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (state);
}

void
check_save_fails (const Folder         *folder,
                  const char           *name,
                  const SegueFileState *expected,
                  GQuark                domain,
                  int                   code)
{
  g_autoptr(GFile) file = folder_file (folder, name);
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = g_filename_display_name (name);

  g_assert_false (check_save (file, SAVER_NEW, expected, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, shown));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

struct stat
check_info (const Folder *folder,
            const char   *name)
{
  g_autofree char *path = folder_path (folder, name);
  struct stat info;

  g_assert_no_errno (lstat (path, &info));
  return info;
}

/* folder.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder for the files of one test, open to every user, removed with all that is in it. */
typedef char Folder;

typedef void (*FolderFunc) (const Folder *folder);

Folder  *folder_new         (void);
void     folder_free        (Folder       *self);
char    *folder_path        (const Folder *self,
                             const char   *name);
GFile   *folder_file        (const Folder *self,
                             const char   *name);
void     folder_put         (const Folder *self,
                             const char   *name,
                             GBytes       *bytes);
void     folder_put_text    (const Folder *self,
                             const char   *name,
                             const char   *text);
GBytes  *folder_get         (const Folder *self,
                             const char   *name);
gboolean folder_holds       (const Folder *self,
                             const char   *name,
                             GBytes       *bytes);
gboolean folder_holds_text  (const Folder *self,
                             const char   *name,
                             const char   *text);
char   **folder_list_temps  (const Folder *self);
void     folder_assert_clean (const Folder *self,
                              guint         n_files);
void     folder_as_user     (const Folder *self,
                             FolderFunc    func);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

G_END_DECLS

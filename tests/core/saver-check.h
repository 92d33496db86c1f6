/* saver-check.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-saver.h"
#include "folder.h"

G_BEGIN_DECLS

#define SAVER_OLD "(00:00:00) 소개\n"
#define SAVER_NEW "(00:00:00) 소개\n(00:04:02) Tools & Apps"

SegueFileState *check_state      (GFile                 *file);
gboolean        check_save       (GFile                 *file,
                                  const char            *text,
                                  const SegueFileState  *expected,
                                  GError               **error);
void            check_change     (const Folder          *folder,
                                  const char            *name);
void            check_load_fails (const Folder          *folder,
                                  const char            *name,
                                  GQuark                 domain,
                                  int                    code);
void            check_save_fails (const Folder          *folder,
                                  const char            *name,
                                  const SegueFileState  *expected,
                                  GQuark                 domain,
                                  int                    code);
struct stat     check_info       (const Folder          *folder,
                                  const char            *name);

G_END_DECLS

/* segue-notes-language.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

GtkSourceLanguage *segue_notes_language_get           (void);
void               segue_notes_language_update_scheme (GtkSourceBuffer *buffer);
void               segue_notes_language_watch         (GtkSourceView   *view);

G_END_DECLS

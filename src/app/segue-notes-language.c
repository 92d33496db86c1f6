/* segue-notes-language.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/segue-notes-language.h"

/* How show notes are coloured. It comes from a manager of our own: the default one reads the definitions of all
 * languages first, and none can be added when it has. Returns: (transfer none): the language */
GtkSourceLanguage *
segue_notes_language_get (void)
{
  static const char *const path[] = { "resource://" SEGUE_APP_PATH "language-specs", NULL };
  static GtkSourceLanguageManager *languages;

  if (languages == NULL)
    {
      languages = gtk_source_language_manager_new ();
      gtk_source_language_manager_set_search_path (languages, path);
    }

  return gtk_source_language_manager_get_language (languages, "segue-notes");
}

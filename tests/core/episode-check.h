/* episode-check.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-reader.h"

G_BEGIN_DECLS

/* Fails the test unless a fresh reading of the text, in the same dialect, has the structure that @episode holds, and no
 * two entries share an id. @seed and @step go into the message. */
void  episode_check (SegueEpisode *episode,
                     const char   *what,
                     guint         seed,
                     guint         step);
char *episode_text  (SegueEpisode *episode);

/* Fails the test unless an edit has given @text, which a fresh reading reads alike. */
void  episode_expect (SegueEpisode *edited,
                      GError       *error,
                      const char   *text);

/* Inserts each of the @n @scraps at each position of the notes, or removes a byte for an empty scrap, and undoes it. Fails
 * the test unless both are read as when the text is opened. */
void  episode_check_splices (const char        *notes,
                             const char *const *scraps,
                             guint              n);

/* Returns the start in seconds and the title of each segment, and the title of each section: `0 One, 310 Two`. With
 * @lines, their lines follow: `0 One/1, 310 Two/1`. */
char *episode_outline (SegueEpisode *episode,
                       gboolean      lines);

/* Calls @run for every file of the corpus that is UTF-8 text; skips the test where there is no corpus. */
typedef void (*CorpusFunc) (const char *name,
                            const char *text,
                            gsize       length,
                            gpointer    user_data);
guint corpus_foreach (CorpusFunc    run,
                      gpointer      user_data);

G_END_DECLS

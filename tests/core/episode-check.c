/* episode-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "episode-check.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"

char *
episode_text (SegueEpisode *episode)
{
  return segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
}

char *
episode_outline (SegueEpisode *episode,
                 gboolean      lines)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autofree char *title = segue_entry_dup_title (entry);
      const gint64 start = segue_entry_get_start (entry);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT)
        continue;
      if (out->len > 0)
        g_string_append (out, ", ");
      if (start != SEGUE_TIME_NONE)
        g_string_append_printf (out, "%d ", (int) (start / 1000));
      g_string_append (out, title);
      if (lines)
        g_string_append_printf (out, "/%u", segue_episode_get_line (episode, i));
    }

  return g_string_free (out, FALSE);
}

static gboolean
same_reading (const SegueEntry *a,
              const SegueEntry *b)
{
  return a->kind == b->kind && a->level == b->level && a->result == b->result && a->length == b->length &&
         memcmp (a->text, b->text, a->length) == 0 && a->start == b->start && a->end == b->end &&
         a->content_length == b->content_length && a->n_lines == b->n_lines && a->head_length == b->head_length &&
         a->ends_blank == b->ends_blank && a->in_speech == b->in_speech && a->n_speech == b->n_speech &&
         memcmp (&a->title, &b->title, sizeof a->title) == 0 &&
         memcmp (&a->link, &b->link, sizeof a->link) == 0 && memcmp (&a->body, &b->body, sizeof a->body) == 0 &&
         memcmp (&a->start_span, &b->start_span, sizeof a->start_span) == 0 &&
         memcmp (&a->end_span, &b->end_span, sizeof a->end_span) == 0 &&
         memcmp (&a->time_link.span, &b->time_link.span, sizeof a->time_link.span) == 0 && a->time_link.time == b->time_link.time &&
         a->heading == b->heading && a->trailing == b->trailing && a->bulleted == b->bulleted && a->bracketed == b->bracketed;
}

void
episode_check (SegueEpisode *episode,
               const char   *what,
               guint         seed,
               guint         step)
{
  g_autofree char *text = episode_text (episode);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) fresh = segue_reader_read_as (text, strlen (text), segue_episode_get_dialect (episode), &error);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint lines = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < MAX (episode->n_entries, fresh->n_entries); i++)
    {
      SegueEntry *held, *read;

      if (i >= episode->n_entries || i >= fresh->n_entries)
        g_error ("%s, seed %u, step %u: %u entries held, %u read back\n%s", what, seed, step, episode->n_entries,
                 fresh->n_entries, text);
      held = segue_episode_get (episode, i);
      read = segue_episode_get (fresh, i);
      if (!same_reading (held, read))
        g_error ("%s, seed %u, step %u: entry %u is held as\n[%s]\n(kind %u, level %u, blank %u) and read back as\n[%s]\n(kind %u, level %u, blank %u)",
                 what, seed, step, i, held->text, held->kind, held->level, held->ends_blank, read->text, read->kind,
                 read->level, read->ends_blank);
      if (!g_hash_table_add (ids, &held->id))
        g_error ("%s, seed %u, step %u: entry %u has the id of another", what, seed, step, i);
      lines += held->n_lines;
    }
  g_assert_cmpuint (lines, ==, segue_episode_get_n_lines (episode));
}

static guint
visit_folder (const char *path,
              CorpusFunc  run,
              gpointer    user_data)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        n += visit_folder (file, run, user_data);
      else if (g_file_get_contents (file, &text, &length, NULL) && g_utf8_validate_len (text, length, NULL))
        {
          run (file, text, length, user_data);
          n++;
        }
    }
  return n;
}

guint
corpus_foreach (CorpusFunc run,
                gpointer   user_data)
{
  const char *path = g_getenv ("SEGUE_CORPUS");

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("There is no corpus of real show notes here.");
      return 0;
    }
  return visit_folder (path, run, user_data);
}

void
episode_expect (SegueEpisode *edited,
                GError       *error,
                const char   *text)
{
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  after = episode_text (edited);
  g_assert_cmpstr (after, ==, text);
  episode_check (edited, text, 0, 0);
}

void
episode_check_splices (const char        *notes,
                       const char *const *scraps,
                       guint              n)
{
  const gsize length = strlen (notes);

  for (gsize offset = 0; offset <= length; offset++)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
        g_autoptr(SegueEpisode) edited = NULL;
        g_autoptr(SegueEpisode) undone = NULL;
        const gsize removed = *scraps[i] == '\0' && offset < length ? 1 : 0;

        edited = segue_episode_splice (episode, offset, removed, scraps[i], -1);
        episode_check (edited, scraps[i], offset, i);
        undone = segue_episode_splice (edited, offset, strlen (scraps[i]), notes + offset, removed);
        episode_check (undone, notes, offset, i);
        g_assert_cmpuint (segue_episode_get_n_entries (undone), ==, segue_episode_get_n_entries (episode));
      }
}

/* test-edit-spans.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/text/segue-line.h"
#include "episode-check.h"
#include "texts.h"

/* Edits of real notes touch what they are meant to touch and nothing else, byte for byte. */

#define EDITS 20

typedef struct
{
  guint made;
  guint refused;
} Tally;

static guint
random_entry (SegueEpisode   *episode,
              GRand          *rand,
              SegueEntryKind  kind)
{
  guint n = segue_episode_get_n_entries (episode);

  for (guint tries = 0; tries < 40 && n > 1; tries++)
    {
      guint index = g_rand_int_range (rand, 1, n);

      if (segue_entry_get_kind (segue_episode_get (episode, index)) == kind)
        return index;
    }
  return 0;
}

/* Fails unless the two texts are the same before @from and behind @to, both of the old text. */
static void
expect_same_around (const char *name,
                    const char *kind,
                    const char *before,
                    const char *after,
                    gsize       from,
                    gsize       to)
{
  gsize tail = strlen (before) - to, after_length = strlen (after);

  if (after_length < from + tail || memcmp (before, after, from) != 0 ||
      memcmp (before + to, after + after_length - tail, tail) != 0)
    g_error ("%s: the edit of a %s changed more than that", name, kind);
}

/* Tells whether the line of the entry holds other entries. Adding lines to such an entry breaks the line. */
static gboolean
shares_line (SegueEpisode *episode,
             guint         index)
{
  return segue_entry_get_n_lines (segue_episode_get (episode, index)) == 0 ||
         (index > 0 && segue_entry_get_n_lines (segue_episode_get (episode, index - 1)) == 0 &&
          segue_episode_get_offset (episode, index) > 0);
}

/* Tells whether a line holds several entries. Edits that add or remove entries break it. */
static gboolean
has_shared_line (SegueEpisode *episode)
{
  for (guint i = 1; i < segue_episode_get_n_entries (episode); i++)
    if (shares_line (episode, i))
      return TRUE;
  return FALSE;
}

static void
count (Tally        *tally,
       SegueEpisode *edited,
       GError       *error)
{
  if (edited != NULL)
    tally->made++;
  else
    {
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      tally->refused++;
    }
}

static void
edit_time (const char   *name,
           SegueEpisode *episode,
           const char   *text,
           GRand        *rand,
           Tally        *tally)
{
  guint index = random_entry (episode, rand, SEGUE_ENTRY_SEGMENT);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = NULL;
  g_autofree char *after = NULL;
  SegueEntry *entry;
  SegueSpan span, link;
  gsize offset;

  if (index == 0)
    return;
  entry = segue_episode_get (episode, index);
  edited = segue_edit_set_start (episode, index, g_rand_int_range (rand, 0, 10000) * G_GINT64_CONSTANT (1000), &error);
  count (tally, edited, error);
  if (edited == NULL)
    return;
  after = episode_text (edited);
  offset = segue_episode_get_offset (episode, index);
  span = segue_entry_get_start_span (entry);
  link = segue_entry_get_link_time_span (entry);
  expect_same_around (name, "time", text, after, offset + span.offset,
                      offset + MAX (span.offset + span.length, link.offset + link.length));
}

static void
edit_span (const char   *name,
           SegueEpisode *episode,
           const char   *text,
           GRand        *rand,
           gboolean      body,
           Tally        *tally)
{
  guint index = random_entry (episode, rand, g_rand_boolean (rand) ? SEGUE_ENTRY_SEGMENT : SEGUE_ENTRY_SECTION);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = NULL;
  g_autofree char *after = NULL;
  SegueEntry *entry;
  SegueSpan span;
  gsize offset;

  if (index == 0 || (body && shares_line (episode, index)))
    return;
  entry = segue_episode_get (episode, index);
  if (body)
    edited = segue_edit_set_body (episode, index, "A new paragraph.\n새 문단.", &error);
  else
    edited = segue_edit_set_title (episode, index, "A new title: 새 제목", &error);
  count (tally, edited, error);
  if (edited == NULL)
    return;
  after = episode_text (edited);
  offset = segue_episode_get_offset (episode, index);
  span = body ? segue_entry_get_body_span (entry) : segue_entry_get_title_span (entry);
  /* the syntax of a list says where a new description goes */
  if (body && span.length == 0 && segue_entry_get_syntax (entry) != NULL)
    return;
  /* A new description goes into the item of a list in HTML. */
  if (body && span.length == 0)
    {
      g_autofree char *head = g_strndup (segue_entry_get_text (entry, NULL), span.offset);
      const char *end = strstr (g_strchomp (head), "</li>");

      if (end != NULL && end[strlen ("</li>")] == '\0')
        span.offset = end - head;
    }
  expect_same_around (name, body ? "description" : "title", text, after, offset + span.offset, offset + span.offset + span.length);
}

/* The lines that are not blank, each once for every time that it stands there. */
static GHashTable *
count_lines (const char *text)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *end = text + strlen (text), *p = text;

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      if (!segue_line_is_blank (&line))
        {
          char *key = g_strndup (line.start, line.stop - line.start);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (lines, key));

          g_hash_table_replace (lines, key, GUINT_TO_POINTER (n + 1));
        }
      p = line.next;
    }
  return lines;
}

/* How many lines of the second text are not in the first; fails if one of the first is lost. */
static guint
count_added (const char *name,
             const char *before,
             const char *after)
{
  g_autoptr(GHashTable) had = count_lines (before);
  g_autoptr(GHashTable) has = count_lines (after);
  GHashTableIter iter;
  gpointer key, value;
  guint added = 0;

  g_hash_table_iter_init (&iter, had);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (g_hash_table_lookup (has, key)) < GPOINTER_TO_UINT (value))
      g_error ("%s: the line “%s” was lost", name, (const char *) key);
  g_hash_table_iter_init (&iter, has);
  while (g_hash_table_iter_next (&iter, &key, &value))
    added += GPOINTER_TO_UINT (value) - GPOINTER_TO_UINT (g_hash_table_lookup (had, key));
  return added;
}

static void
move_or_insert (const char   *name,
                SegueEpisode *episode,
                const char   *text,
                GRand        *rand,
                gboolean      move,
                Tally        *tally)
{
  guint index = random_entry (episode, rand, SEGUE_ENTRY_SEGMENT), other;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = NULL;
  g_autofree char *after = NULL;

  /* a new item of a list in front matter has several lines */
  if (index == 0 || has_shared_line (episode) || segue_episode_count_list (episode) > 0)
    return;
  other = g_rand_int_range (rand, 1, segue_episode_get_n_entries (episode) + 1);
  if (move)
    edited = segue_edit_move (episode, index, segue_episode_get_subtree_end (episode, index) - index, other, &error);
  else
    edited = segue_edit_insert_segment (episode, other, 61000, "새 이야기", NULL, &error);
  count (tally, edited, error);
  if (edited == NULL)
    return;
  after = episode_text (edited);
  g_assert_cmpuint (count_added (name, text, after), ==, move ? 0 : 1);
  if (!move)
    g_assert_true (g_str_has_suffix (after, "\n") == g_str_has_suffix (text, "\n"));
}

static void
edit_file (const char *name,
           const char *text,
           gsize       length,
           gpointer    user_data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_str_hash (name));
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);

  for (guint i = 0; i < EDITS; i++)
    {
      edit_time (name, episode, text, rand, user_data);
      edit_span (name, episode, text, rand, FALSE, user_data);
      edit_span (name, episode, text, rand, TRUE, user_data);
      move_or_insert (name, episode, text, rand, TRUE, user_data);
      move_or_insert (name, episode, text, rand, FALSE, user_data);
    }
}

static void
test_texts (void)
{
  Tally tally = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("text %u", i);

      edit_file (name, all_texts[i], strlen (all_texts[i]), &tally);
    }
  g_assert_cmpuint (tally.made, >, 400);
}

static void
test_corpus (void)
{
  Tally tally = { 0 };
  guint n = corpus_foreach (edit_file, &tally);

  if (n == 0)
    return;
  g_test_message ("%u files, %u edits made, %u refused since they would not read back", n, tally.made, tally.refused);
  g_assert_cmpuint (tally.made, >, tally.refused * 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-spans/texts", test_texts);
  g_test_add_func ("/edit-spans/corpus", test_corpus);
  return g_test_run ();
}

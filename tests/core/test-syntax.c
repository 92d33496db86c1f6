/* test-syntax.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "bracket-syntax.h"
#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/episode/segue-reader.h"
#include "core/json/segue-json-printer.h"
#include "episode-check.h"

/* Reads lists of chapters in a syntax that is made for these tests. */

#define LIST "#list\n" \
             "0:10=One\\, two;link=http://a,\n" \
             "=Part(1:00-1:30=Two;image=i.png;body=Lines\\nof text, 0:x=Bad),\n" \
             "2:00=Three \\(a\\)"

#define FRONT "---\n#list\n0:10=One,\n=Part(1:00=Two),\n2:00=Three\n---\n"
#define NOTES "Opening text\n\n(3:00) Below\nDescription\n\n  (4:00) Deeper\n"

static SegueEpisode *
read_list (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read_list (text, -1, &bracket_syntax, &error);

  g_assert_no_error (error);
  episode_check (episode, "list", 0, 0);

  return episode;
}

static SegueEpisode *
read_front (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueDialect) learned = segue_dialect_learn (text, strlen (text));
  SegueReading reading = *segue_dialect_get_reading (learned);
  g_autoptr(SegueDialect) dialect = NULL;
  SegueEpisode *episode;

  reading.syntax = &bracket_front_syntax;
  dialect = segue_dialect_with_reading (learned, &reading);
  episode = segue_reader_read_as (text, -1, dialect, &error);
  g_assert_no_error (error);
  segue_reader_learn_writing (episode);
  episode_check (episode, "front", 0, 0);

  return episode;
}

static void
test_entries (void)
{
  g_autoptr(SegueEpisode) episode = read_list ("#list\n0:10=One\\, two;link=http://a,\n"
                                               "=Part(1:00-1:30=Two;image=i.png;body=Lines\\nof text, 0:x=Bad),\n"
                                               "2:00=Three \\(a\\)\n");
  g_autofree char *outline = episode_outline (episode, FALSE);
  g_autofree char *link = segue_entry_dup_link (segue_episode_get (episode, 1));
  g_autofree char *body = segue_entry_dup_body (segue_episode_get (episode, 3));
  g_autofree char *image = segue_entry_dup_attribute (segue_episode_get (episode, 3), "image");

  g_assert_cmpstr (outline, ==, "10 One, two, Part, 60 Two, Bad, 120 Three (a)");
  g_assert_cmpstr (link, ==, "http://a");
  g_assert_cmpstr (body, ==, "Lines\nof text");
  g_assert_cmpstr (image, ==, "i.png");
  g_assert_cmpint (segue_entry_get_end (segue_episode_get (episode, 3)), ==, 90000);
  g_assert_true (segue_entry_is_malformed (segue_episode_get (episode, 4)));
  g_assert_cmpuint (segue_episode_get_depth (episode, 3), ==, 2);
  g_assert_cmpuint (segue_episode_get_depth (episode, 5), ==, 1);
  g_assert_cmpuint (segue_episode_get_line (episode, 5), ==, 4);
  g_assert_cmpuint (segue_episode_count_list (episode), ==, 7);
}

static void
test_empty (void)
{
  const char *const texts[] = { "#list\n", "#list\n \n", "#list\n0:10=One" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueEpisode) episode = read_list (texts[i]);
      g_autofree char *text = episode_text (episode);

      g_assert_cmpstr (text, ==, texts[i]);
      g_assert_cmpuint (segue_episode_get_n_entries (episode), ==, i < 2 ? 1 : 2);
    }
}

static void
test_error (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (segue_reader_read_list ("#list\n0:10", -1, &bracket_syntax, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
}

/* An item from byte 2 to byte 8 of ten, and one of its spans. */
typedef struct
{
  SegueSyntax syntax;
  SegueSyntaxItem item;
} Unsound;

static gboolean
scan_unsound (const SegueSyntax *syntax,
              const char        *text,
              gsize              length,
              SegueSyntaxList   *list,
              GError           **error)
{
  g_array_append_val (list->items, ((const Unsound *) syntax)->item);

  return TRUE;
}

/* Nothing is read by a syntax whose spans leave their items. */
static void
test_unsound (void)
{
  static const struct { SegueSpan span; gboolean is_sound; } spans[] = {
    { { 2, 6 }, TRUE }, { { 2, 1 }, TRUE }, { { 7, 1 }, TRUE }, { { 0, 0 }, TRUE }, { { 8, 0 }, TRUE },
    { { 1, 2 }, FALSE }, { { 0, 1 }, FALSE }, { { 7, 2 }, FALSE }, { { 8, 1 }, FALSE }, { { 20, 1 }, FALSE }, { { 3, G_MAXUINT32 }, FALSE },
  };
  static const char text[] = "0123456789";

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    for (guint in_extent = 0; in_extent < 2; in_extent++)
      for (guint field = 0; field < SEGUE_SYNTAX_N_FIELDS; field++)
        {
          Unsound unsound = { .syntax = bracket_syntax, .item = { .from = 2, .to = 8, .close = 8, .depth = 1 } };
          g_autoptr(GError) error = NULL;
          g_autoptr(SegueEpisode) episode = NULL;

          unsound.syntax.scan = scan_unsound;
          if (in_extent)
            unsound.item.extents[field] = spans[i].span;
          else
            unsound.item.fields[field] = spans[i].span;
          episode = segue_reader_read_list (text, -1, &unsound.syntax, &error);
          g_assert_cmpint (episode != NULL, ==, spans[i].is_sound);
          if (!spans[i].is_sound)
            g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
        }
}

static void
test_front (void)
{
  g_autoptr(SegueEpisode) episode = read_front (FRONT NOTES);
  g_autofree char *outline = episode_outline (episode, FALSE);
  SegueEntry *opening = segue_episode_get (episode, 5);
  g_autofree char *body = segue_entry_dup_body (opening);

  g_assert_cmpstr (outline, ==, "10 One, Part, 60 Two, 120 Three, 180 Below, 240 Deeper");
  g_assert_cmpstr (body, ==, "Opening text");
  g_assert_cmpuint (segue_entry_get_notes_offset (opening), ==, strlen ("\n---\n"));
  g_assert_cmpuint (segue_episode_count_list (episode), ==, 6);
  g_assert_cmpuint (segue_episode_get_parent (episode, 6), ==, SEGUE_NO_INDEX);
  g_assert_cmpuint (segue_episode_get_parent (episode, 7), ==, 6);
}

/* Splices keep what did not change, and give the same result as reading anew. */
static void
test_splice (void)
{
  g_autoptr(SegueEpisode) episode = read_front (FRONT NOTES);
  const gsize title = segue_episode_get_offset (episode, 3) + strlen ("1:00=");
  g_autoptr(SegueEpisode) edited = segue_episode_splice (episode, title, 3, "Other", -1);
  g_autoptr(SegueEpisode) broken = segue_episode_splice (edited, title, 0, "(((", -1);
  g_autoptr(SegueEpisode) mended = segue_episode_splice (broken, title, 3, "", -1);
  g_autofree char *outline = episode_outline (edited, FALSE);
  g_autofree char *left = episode_outline (broken, FALSE);

  episode_check (edited, "edited", 0, 0);
  episode_check (broken, "broken", 0, 0);
  episode_check (mended, "mended", 0, 0);
  g_assert_cmpstr (outline, ==, "10 One, Part, 60 Other, 120 Three, 180 Below, 240 Deeper");
  g_assert_cmpstr (left, ==, "180 Below, 240 Deeper");
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *before = segue_episode_get (episode, i);

      g_assert_true ((segue_episode_get (edited, i) == before) == (i != 3));
      g_assert_cmpuint (segue_entry_get_id (segue_episode_get (edited, i)), ==, segue_entry_get_id (before));
      g_assert_cmpuint (segue_entry_get_id (segue_episode_get (mended, i)), ==, segue_entry_get_id (before));
    }
}

static void
test_random_splices (void)
{
  static const char *const scraps[] = {
    "0:10=", "=x", "(", ")", ",", "\n", "---\n", "#list\n", ";link=", ";body=a", "\\", "(1:00) Notes\n", "-2:00", "\r\n",
    "0:10=One,\n", "가", "\n\n## Head\n",
  };

  for (guint seed = 0; seed < 400; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(SegueEpisode) episode = seed % 2 == 0 ? read_front (FRONT NOTES) : read_list (LIST);

      for (guint step = 0; step < 20; step++)
        {
          g_autoptr(SegueEpisode) before = g_steal_pointer (&episode);
          g_autofree char *text = episode_text (before);
          const gsize length = strlen (text);
          gsize from = g_rand_int_range (rand, 0, length + 1), to = from + g_rand_int_range (rand, 0, 8);

          to = MIN (to, length);
          while (from > 0 && ((guchar) text[from] & 0xC0) == 0x80)
            from--;
          while (to < length && ((guchar) text[to] & 0xC0) == 0x80)
            to++;
          episode = segue_episode_splice (before, from, to - from,
                                          scraps[g_rand_int_range (rand, 0, G_N_ELEMENTS (scraps))], -1);
          episode_check (episode, "splice", seed, step);
        }
    }
}

static const char *const words[] = { "", "One", "a, b; (c)", "말 #1", "back\\slash", "**bold** <b>", "x=y" };

/* Asserts that only bytes of the entry at @index have changed. */
static void
assert_others_kept (SegueEpisode *before,
                    SegueEpisode *after,
                    guint         index)
{
  g_autofree char *old_text = episode_text (before);
  g_autofree char *text = episode_text (after);
  const gsize from = segue_episode_get_offset (before, index);
  const gsize to = from + segue_entry_get_content_length (segue_episode_get (before, index));
  const gsize tail = strlen (old_text) - to;

  g_assert_cmpmem (old_text, from, text, from);
  g_assert_cmpstr (old_text + to, ==, text + strlen (text) - tail);
}

static SegueEpisode *
edit_field (SegueEpisode  *episode,
            guint          index,
            guint          field,
            GRand         *rand,
            GError       **error)
{
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  const gint64 time = g_rand_int_range (rand, -1, 5000) * 1000;
  g_autofree char *json = segue_json_quote (word);
  g_autofree char *held = NULL;
  SegueEntry *entry;
  SegueEpisode *result;

  switch (field)
    {
    case SEGUE_SYNTAX_START:
      if (segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_SECTION)
        return segue_episode_ref (episode);
      result = segue_edit_set_start (episode, index, MAX (time, 0), error);
      break;
    case SEGUE_SYNTAX_END:
      if (segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_SECTION)
        return segue_episode_ref (episode);
      result = segue_edit_set_end (episode, index, time < 0 ? SEGUE_TIME_NONE : time, error);
      break;
    case SEGUE_SYNTAX_TITLE:
      result = segue_edit_set_title (episode, index, word, error);
      break;
    case SEGUE_SYNTAX_LINK:
      result = segue_edit_set_link (episode, index, word, error);
      break;
    case SEGUE_SYNTAX_IMAGE:
      result = segue_edit_set_attribute (episode, index, "image", *word != '\0' ? json : NULL, error);
      break;
    default:
      result = segue_edit_set_description (episode, index, word, error);
      break;
    }
  if (result == NULL)
    return NULL;
  assert_others_kept (episode, result, index);
  entry = segue_episode_get (result, index);
  g_assert_cmpuint (segue_entry_get_id (entry), ==, segue_entry_get_id (segue_episode_get (episode, index)));
  if (field == SEGUE_SYNTAX_START)
    g_assert_cmpint (segue_entry_get_start (entry), ==, MAX (time, 0));
  else if (field == SEGUE_SYNTAX_TITLE)
    g_assert_cmpstr (held = segue_entry_dup_title (entry), ==, word);
  else if (field == SEGUE_SYNTAX_LINK)
    g_assert_cmpstr ((held = segue_entry_dup_link (entry)) != NULL ? held : "", ==, word);
  else if (field == SEGUE_SYNTAX_BODY)
    g_assert_cmpstr (held = segue_entry_dup_body (entry), ==, word);

  return result;
}

/* Asserts that both episodes have the same entries, but for the order and for those in one of them alone. Returns the
 * number of entries of @a that are not in @b. */
static guint
count_gone (SegueEpisode *a,
            SegueEpisode *b)
{
  guint n = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (a); i++)
    {
      SegueEntry *entry = segue_episode_get (a, i), *other;
      g_autofree char *title = NULL;
      g_autofree char *other_title = NULL;
      guint index;

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT)
        continue;
      if (!segue_episode_find (b, segue_entry_get_id (entry), &index))
        {
          n++;
          continue;
        }
      other = segue_episode_get (b, index);
      title = segue_entry_dup_title (entry);
      other_title = segue_entry_dup_title (other);
      g_assert_cmpstr (title, ==, other_title);
      g_assert_cmpint (segue_entry_get_start (entry), ==, segue_entry_get_start (other));
    }

  return n;
}

static SegueEpisode *
edit_items (SegueEpisode  *episode,
            guint          index,
            GRand         *rand,
            GError       **error)
{
  const guint n = segue_episode_get_n_entries (episode), end = segue_episode_get_subtree_end (episode, index);
  const guint before = g_rand_int_range (rand, 1, n + 1);
  SegueEpisode *result;
  guint added;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      result = segue_edit_insert_segment (episode, before, g_rand_int_range (rand, 0, 9000) * 1000, "New, one", &added, error);
      if (result == NULL)
        return NULL;
      g_assert_cmpuint (count_gone (episode, result), ==, 0);
      g_assert_cmpuint (count_gone (result, episode), ==, 1);
      return result;
    case 1:
      result = segue_edit_remove_many (episode, &index, 1, error);
      if (result == NULL)
        return NULL;
      g_assert_cmpuint (count_gone (episode, result), ==, end - index);
      g_assert_cmpuint (count_gone (result, episode), ==, 0);
      return result;
    case 2:
      return segue_edit_shift_many (episode, &index, 1, 5000, error);
    default:
      result = segue_edit_move_many (episode, &index, 1, before, error);
      if (result == NULL)
        return NULL;
      g_assert_cmpuint (count_gone (episode, result), ==, 0);
      g_assert_cmpuint (count_gone (result, episode), ==, 0);
      return result;
    }
}

/* Random edits keep all other bytes, and what they write is read back. Few are refused. */
static void
test_random_edits (void)
{
  guint n_done = 0, n_refused = 0;

  for (guint seed = 0; seed < 300; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(SegueEpisode) episode = seed % 2 == 0 ? read_front (FRONT NOTES) : read_list (LIST);

      for (guint step = 0; step < 20; step++)
        {
          g_autoptr(GError) error = NULL;
          const guint n = segue_episode_get_n_entries (episode);
          const guint index = n > 1 ? g_rand_int_range (rand, 1, n) : 0;
          const gboolean of_item = g_rand_boolean (rand);
          SegueEpisode *result;

          if (n < 2 || segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_TEXT)
            continue;
          if (of_item && segue_entry_get_syntax (segue_episode_get (episode, index)) == NULL)
            continue;
          result = of_item ? edit_field (episode, index, g_rand_int_range (rand, 0, SEGUE_SYNTAX_N_FIELDS), rand, &error)
                           : edit_items (episode, index, rand, &error);
          n_done += result != NULL;
          n_refused += result == NULL;
          if (result == NULL)
            {
              g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
              continue;
            }
          segue_episode_unref (episode);
          episode = result;
          episode_check (episode, "edit", seed, step);
        }
    }
  g_test_message ("%u edits, %u refused", n_done, n_refused);
  g_assert_cmpuint (n_refused * 4, <, n_done);
}

/* What separates items stays where it is when they move, and a new item has the separator of the others. */
static void
test_separators (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read_list ("#list\n  0:10=One,\n\n  1:00=Two,\n  2:00=Three\n");
  g_autoptr(SegueEpisode) moved = segue_edit_move (episode, 3, 1, 1, &error);
  g_autoptr(SegueEpisode) added = segue_edit_insert_segment (moved, 4, 180000, "Four", NULL, &error);
  g_autoptr(SegueEpisode) left = segue_edit_remove (added, 1, 2, &error);
  g_autofree char *text = episode_text (moved);
  g_autofree char *longer = episode_text (added);
  g_autofree char *shorter = episode_text (left);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "#list\n  2:00=Three,\n\n  0:10=One,\n  1:00=Two\n");
  g_assert_cmpstr (longer, ==, "#list\n  2:00=Three,\n\n  0:10=One,\n  1:00=Two,\n  00:03:00.000=Four\n");
  g_assert_cmpstr (shorter, ==, "#list\n  1:00=Two,\n  00:03:00.000=Four\n");
}

/* A new item gets the shortest separator nearby: a longer one may hold what belongs to the items around it. */
static void
test_shortest_separator (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read_list ("#list\n0:10=One,\n1:00=Two,\n\n\n2:00=Three");
  g_autoptr(SegueEpisode) added = segue_edit_insert_segment (episode, 3, 90000, "New", NULL, &error);
  g_autofree char *text = episode_text (added);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "#list\n0:10=One,\n1:00=Two,\n\n\n00:01:30.000=New,\n2:00=Three");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/syntax/entries", test_entries);
  g_test_add_func ("/syntax/empty", test_empty);
  g_test_add_func ("/syntax/error", test_error);
  g_test_add_func ("/syntax/unsound", test_unsound);
  g_test_add_func ("/syntax/front", test_front);
  g_test_add_func ("/syntax/splice", test_splice);
  g_test_add_func ("/syntax/random-splices", test_random_splices);
  g_test_add_func ("/syntax/separators", test_separators);
  g_test_add_func ("/syntax/shortest-separator", test_shortest_separator);
  g_test_add_func ("/syntax/random-edits", test_random_edits);

  return g_test_run ();
}

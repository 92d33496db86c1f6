/* test-splice.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "episode-check.h"
#include "texts.h"

/* What people and their editors type, paste and delete where structure hangs on it. */
static const char *const pieces[] = {
  "",      "\n",    "\n\n",  "\r\n",  " ",      "  ",     "(",      ")",       "[",         "]",         "*",
  "**",    "`",     "```\n", "```",   "<!--",   "-->",    "#",      "## ",     "#",         "---\n",     "-----\n",
  "====\n", "- ",   "* ",    ":",     "00:",    "1",      "(01:02:03) ",       "(01:02:03) New\n",       "\n(00:00:05) x\n",
  "**Bold**\n",     "\n**Bold**\n",   "Plain heading\n",  "\nHeading:\n",      "text",      "한글",      "(--:--:--) \n",
  "[@1:23](http://example.org?t=83) y\n",       "- **Trail**: 12:34\n",        "~~~\n",     "\t",        "00:01:02 bare\n",
  "\n\nClosing words.\n", "\xEF\xBB\xBF", "\r", "{\n", "}\n", "key = value\n", "<pre>", "</pre>",
  "[source]\n", "----\n", "[source]\n----\n(00:00:07) code\n----\n",
};

typedef struct
{
  GRand *rand;
  guint seed;
} Random;

static gsize
char_boundary (const char *text,
               gsize       length,
               gsize       offset)
{
  offset = MIN (offset, length);
  while (offset > 0 && offset < length && ((guchar) text[offset] & 0xC0) == 0x80)
    offset--;
  return offset;
}

static char *
naive_splice (const char *text,
              gsize       offset,
              gsize       length,
              const char *piece)
{
  g_autofree char *head = g_strndup (text, offset);

  return g_strconcat (head, piece, text + offset + length, NULL);
}

/* What a splice recorded is what a comparison of all entries finds. */
static void
assert_difference (SegueEpisode *before,
                   SegueEpisode *after)
{
  const SegueEpisodeDiff recorded = segue_episode_find_difference (before, after);
  const SegueEpisodeDiff compared = segue_episode_compare (before, after);

  g_assert_cmpmem (&recorded, sizeof recorded, &compared, sizeof compared);
}

static void
random_splices (const char *what,
                const char *start,
                guint       seed,
                guint       steps)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(GPtrArray) history = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_episode_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read (start, -1, &error);
  g_autofree char *text = g_strdup (start);

  g_assert_no_error (error);
  for (guint step = 0; step < steps; step++)
    {
      gsize length = strlen (text);
      gsize from = char_boundary (text, length, length > 0 ? g_rand_int_range (rand, 0, length + 1) : 0);
      gsize cut = g_rand_int_range (rand, 0, 4) > 0 ? g_rand_int_range (rand, 0, 4) : g_rand_int_range (rand, 0, 200);
      gsize to = MAX (from, char_boundary (text, length, from + cut));
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      char *next = naive_splice (text, from, to - from, piece);
      SegueEpisode *spliced = segue_episode_splice (episode, from, to - from, piece, -1);
      g_autofree char *held = episode_text (spliced);

      g_assert_cmpstr (held, ==, next);
      g_assert_true ((spliced == episode) == g_str_equal (next, text));
      episode_check (spliced, what, seed, step);
      assert_difference (episode, spliced);
      assert_difference (spliced, episode);
      g_free (text);
      text = next;
      g_ptr_array_add (history, episode);
      episode = spliced;
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    for (guint seed = 0; seed < 40; seed++)
      {
        g_autofree char *what = g_strdup_printf ("text %u", i);

        random_splices (what, all_texts[i], seed, 60);
      }
}

static void
splice_corpus_file (const char *name,
                    const char *text,
                    gsize       length,
                    gpointer    user_data)
{
  if (length < 40000)
    random_splices (name, text, g_str_hash (name), 6);
}

static void
test_corpus (void)
{
  guint n = corpus_foreach (splice_corpus_file, NULL);

  if (n > 0)
    g_test_message ("%u files", n);
}

static guint64
id_of (SegueEpisode *episode,
       const char   *title)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autofree char *found = segue_entry_dup_title (entry);

      if (g_str_equal (found, title))
        return segue_entry_get_id (entry);
    }
  return 0;
}

static SegueEpisode *
splice_at (SegueEpisode *episode,
           const char   *place,
           gsize         length,
           const char   *text)
{
  g_autofree char *whole = episode_text (episode);
  const char *found = strstr (whole, place);

  g_assert_nonnull (found);
  return segue_episode_splice (episode, found - whole, length, text, -1);
}

/* An opened fence swallows all that follows; closing it brings every id back. */
static void
test_fence (void)
{
  g_autoptr(SegueEpisode) start = segue_reader_read (TEXT_WEEKLY, -1, NULL);
  g_autoptr(SegueEpisode) one = splice_at (start, "(00:00:10)", 0, "`");
  g_autoptr(SegueEpisode) two = splice_at (one, "`(00:00:10)", 0, "`");
  g_autoptr(SegueEpisode) fence = splice_at (two, "``(00:00:10)", 0, "`");
  g_autoptr(SegueEpisode) back = NULL;

  g_assert_cmpuint (segue_episode_get_n_entries (fence), <, 3);
  back = splice_at (fence, "```(00:00:10)", 3, "");
  g_assert_cmpuint (segue_episode_get_n_entries (back), ==, segue_episode_get_n_entries (start));
  for (guint i = 1; i < segue_episode_get_n_entries (back); i++)
    g_assert_cmpuint (segue_entry_get_id (segue_episode_get (back, i)), ==,
                      segue_entry_get_id (segue_episode_get (start, i)));
}

/* Front matter that began at the start and did not end makes one text of all before the line that ends it. */
static void
test_front_matter (void)
{
  static const struct { const char *text; const char *place; guint length; const char *piece; } cases[] = {
    { "---\n(00:01) a\n\n(00:02) b\nx\ny\n(00:03) c\nz\nend\n", "end", 3, "---" },
    { "+++\n(00:01) a\n(00:02) b\nx\n(00:03) c\nz\nend\n++x+\n", "x+\n", 1, "" },
    { "{\n(00:01) a\n(00:02) b\nx\n(00:03) c\nz\nend\n", "end", 0, "}\r" },
    { "a=b\n\nB=c:\nD=e\nf=g\nno\n---\n(00:01) a\n", "no", 2, "" },
    { "B=c:\nD=e\nf=g\nno\n---\n(00:01) a\n", "no", 2, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) start = segue_reader_read (cases[i].text, -1, NULL);
      g_autoptr(SegueEpisode) closed = splice_at (start, cases[i].place, cases[i].length, cases[i].piece);

      g_assert_cmpuint (segue_episode_get_n_entries (closed), <, segue_episode_get_n_entries (start));
      episode_check (closed, "front matter", i, 0);
    }
}

/* Whether a heading is the title of the episode hangs on what stands before it. */
static void
test_title_heading (void)
{
  g_autoptr(SegueEpisode) start = segue_reader_read ("# Show\n\nTools:\n(00:10) a\n(00:20) b\n", -1, NULL);
  g_autoptr(SegueEpisode) without = splice_at (start, "# Show", 8, "");
  g_autoptr(SegueEpisode) underlined = NULL;

  g_assert_cmpuint (segue_episode_get_n_entries (without), ==, 4);
  underlined = splice_at (without, "(00:10)", 0, "===\n");
  g_assert_cmpuint (segue_episode_get_n_entries (underlined), ==, 3);
  episode_check (underlined, "title heading", 0, 0);
}

static void
test_ids (void)
{
  g_autoptr(SegueEpisode) start = segue_reader_read (TEXT_WEEKLY, -1, NULL);
  g_autoptr(SegueEpisode) edited = splice_at (start, "아침 물주기", strlen ("아침"), "저녁");
  g_autoptr(SegueEpisode) split = NULL;
  g_autoptr(SegueEpisode) copied = NULL;

  g_assert_cmpuint (id_of (edited, "저녁 물주기"), ==, id_of (start, "아침 물주기"));
  g_assert_cmpuint (id_of (edited, "닫는 말"), ==, id_of (start, "닫는 말"));
  split = splice_at (edited, "물주기", 0, "\n(00:30:00) ");
  g_assert_cmpuint (id_of (split, "저녁"), ==, id_of (start, "아침 물주기"));
  g_assert_cmpuint (id_of (split, "물주기"), !=, 0);
  copied = splice_at (start, "(00:59:49)", 0, "(00:26:35) 아침 물주기\n해가 뜨기 전이 가장 좋습니다.\n");
  g_assert_cmpuint (id_of (copied, "아침 물주기"), ==, id_of (start, "아침 물주기"));
  episode_check (copied, "copied", 0, 0);
}

static void
test_shared (void)
{
  g_autoptr(SegueEpisode) start = segue_reader_read (TEXT_WEEKLY, -1, NULL);
  g_autoptr(SegueEpisode) same = splice_at (start, "여는 말", strlen ("여는 말"), "여는 말");
  g_autoptr(SegueEpisode) edited = splice_at (start, "아침", strlen ("아침"), "저녁");
  SegueEpisodeDiff diff;

  g_assert_true (same == start);
  diff = segue_episode_find_difference (start, edited);
  g_assert_cmpuint (diff.old_end - diff.start, ==, 1);
  g_assert_cmpuint (diff.new_end - diff.start, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/splice/random", test_random);
  g_test_add_func ("/splice/corpus", test_corpus);
  g_test_add_func ("/splice/fence", test_fence);
  g_test_add_func ("/splice/front-matter", test_front_matter);
  g_test_add_func ("/splice/title-heading", test_title_heading);
  g_test_add_func ("/splice/ids", test_ids);
  g_test_add_func ("/splice/shared", test_shared);
  return g_test_run ();
}

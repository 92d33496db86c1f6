/* test-next-episode.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/document/segue-previous-episode.h"
#include "core/document/segue-next-episode.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/episode/segue-reader.h"
#include "core/front/segue-front-matter.h"
#include "episode-check.h"

static const struct
{
  const char *last;
  const char *next;
} episodes[] = {
  /* text, with greeting and farewell */
  { "동네 도서관 이야기, 7회\n"
    "\n"
    "이번 주에는 책 버스를 탔습니다. 함께 들어 보세요!\n"
    "\n"
    "타임스탬프:\n"
    "(00:00:10) 여는 말\n"
    "(00:01:00) 알림\n"
    "\n"
    "**소식(News)**\n"
    "(00:03:07) 느티나무 도서관의 밤\n"
    "퇴근길에 들를 수 있는 도서관.\n"
    "(00:17:02) 강변 도서관, 다시 열다\n"
    "아래층 서가는 창고가 되었습니다.\n"
    "\n"
    "**끝(Closing)**\n"
    "(01:31:23) 청취자 편지\n"
    "https://example.org/letters\n"
    "(01:33:15) 닫는 말\n",
    "동네 도서관 이야기, 8회\n"
    "\n"
    "타임스탬프:\n"
    "(--:--:--) 여는 말\n"
    "(--:--:--) 알림\n"
    "\n"
    "**소식(News)**\n"
    "\n"
    "**끝(Closing)**\n"
    "(--:--:--) 닫는 말\n" },
  /* front matter, headings, and a closing text */
  { "---\n"
    "number: 041\n"
    "title: \"Sheds\"\n"
    "date: 2026-11-16\n"
    "url: https://example.org/041.mp3\n"
    "---\n"
    "\n"
    "# 41. Sheds\n"
    "\n"
    "## Show Notes\n"
    "\n"
    "* 00:10 - Welcome\n"
    "* 01:55 - [Scott's shed](https://example.org/shed)\n"
    "* 09:50 - [Roofs](https://example.org/roofs)\n"
    "* 20:00 - [Doors](https://example.org/doors)\n"
    "\n"
    "## Tweet us your tasty treats\n"
    "\n"
    "* [Scott](https://example.org/scott)\n",
    "---\n"
    "number: 042\n"
    "title: \"Sheds\"\n"
    "date: \n"
    "url: https://example.org/041.mp3\n"
    "---\n"
    "\n"
    "# 42. Sheds\n"
    "\n"
    "## Show Notes\n"
    "\n"
    "* --:-- - Welcome\n"
    "\n"
    "## Tweet us your tasty treats\n"
    "\n"
    "* [Scott](https://example.org/scott)\n" },
  /* nothing but times and titles */
  { "0:00 Intro\n1:00 One\n2:00 Two\n3:00 Bye\n", "--:-- Intro\n--:-- Bye\n" },
  /* no segments at all */
  { "Notes.\n", "" },
  /* an opening that says nothing of the next one, and the blank lines around it */
  { "---\nnumber: 9\n---\n\nLast week. We talked.\n\n## Notes\n\n1:00 One\nabout it\n2:00 Two\nmore\n", "---\nnumber: 10\n---\n\n## Notes\n" },
  { "", "" },
};

static void
test_episodes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (episodes); i++)
    {
      g_autoptr(SegueEpisode) last = segue_reader_read (episodes[i].last, -1, NULL);
      g_autoptr(SegueEpisode) next = segue_next_episode_new (last, FALSE);
      g_autofree char *text = episode_text (next);

      g_assert_cmpstr (text, ==, episodes[i].next);
      episode_check (next, "successor", 0, 0);
      g_assert_true (segue_episode_get_dialect (next) == segue_episode_get_dialect (last));
    }
}

/* The start of the notes, and what of it the next episode begins with. */
static const struct
{
  const char *last;
  const char *next;
} openings[] = {
  { "The garden", "The garden" },
  { "The garden.", "" },
  { "The garden!", "" },
  { "The garden?", "" },
  { "The garden. More", "" },
  { "The garden.org", "The garden.org" },
  { "The garden…", "" },
  { "정원。", "" },
  { "정원！", "" },
  { "정원？", "" },
  { "Garden 7", "Garden 8" },
  { "Garden 009", "Garden 010" },
  { "Garden 99", "Garden 100" },
  { "Garden 7 of 9", "Garden 7 of 9" },
  { "Garden 2026", "Garden 2026" },
  { "Garden 1999", "Garden 1999" },
  { "Garden 3000", "Garden 3001" },
  { "Garden 12345", "Garden 12345" },
  { "# Garden 7", "# Garden 8" },
  { "Garden 7\n========", "Garden 8\n========" },
  { "Garden 7\n==", "" },
  { "Garden 7\nand more", "" },
  { "# Garden 7\nand more", "" },
  { "A title of just sixty letters, so that it is one and not mor", "A title of just sixty letters, so that it is one and not mor" },
  { "A title of just sixty letters, so that it is one and not morx", "" },
  { "Timestamps:", "" },
  { "Hello all.\n\nTimestamps:", "" },
  { "Hello all.\n\nGarden 7", "" },
};

static void
test_openings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autofree char *notes = g_strconcat (openings[i].last, "\n\n(0:10) Hello\n(1:00) a\n(2:00) Bye\n", NULL);
      g_autoptr(SegueEpisode) last = segue_reader_read (notes, -1, NULL);
      g_autoptr(SegueEpisode) next = segue_next_episode_new (last, FALSE);
      g_autofree char *opening = segue_episode_dup_opening (next);

      g_assert_cmpstr (opening, ==, openings[i].next);
    }
}

static const struct
{
  const char *last;
  const char *next;
} names[] = {
  { "episode-041.md", "episode-042.md" },
  { "episode-099.segue.json", "episode-100.segue.json" },
  { "7.txt", "8.txt" },
  { "s02e09.md", "s02e10.md" },
  { "2026-11-16.md", "2026-11-23.md" },
  { "2026_12_28.md", "2027_01_04.md" },
  { "20261116-notes.txt", "20261123-notes.txt" },
  { "BSD Now Show Notes Ep 349 (2020-05-06).md", "BSD Now Show Notes Ep 350 (2020-05-13).md" },
  { "show-2026-episode-12.md", "show-2026-episode-13.md" },
  { "에피소드 12회.txt", "에피소드 13회.txt" },
  { "episode.txt", "episode-2.txt" },
  { "episode", "episode-2" },
  { ".notes", ".notes-2" },
  { "2026-99-99.md", "2026-99-99-2.md" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *next = segue_next_episode_dup_file_name (names[i].last);

      g_assert_cmpstr (next, ==, names[i].next);
    }
}

static void
test_carried (void)
{
  g_autoptr(SegueEpisode) last = segue_reader_read (episodes[1].last, -1, NULL);
  g_autofree char *head = segue_next_episode_dup_head (last);
  g_autoptr(SegueEpisode) kept = segue_reader_read (head, -1, NULL);
  g_autoptr(SegueEpisode) next = segue_next_episode_new (last, FALSE);
  g_autoptr(SegueEpisode) edited = segue_front_matter_set (next, "url", "https://example.org/042.mp3", NULL);
  g_auto(GStrv) keys = segue_next_episode_dup_carried (next, kept);
  g_auto(GStrv) fewer = segue_next_episode_dup_carried (edited, kept);

  g_assert_cmpstrv (keys, ((const char *const[]){ "title", "url", NULL }));
  g_assert_cmpstrv (fewer, ((const char *const[]){ "title", NULL }));
}

/* Topics without a time among others are kept as they are, if that is wanted. */
static void
test_topics (void)
{
  static const char text[] = "# News\n\n(00:00) Hello\n(05:00) First\nAbout it.\n(--:--) Second\nhttps://example.org/2\n"
                             "# Letters\n\n(--:--) Third\nIts text.\n(20:00) Fourth\nMore.\n(30:00) Bye\n";
  g_autoptr(SegueEpisode) last = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueEpisode) next = segue_next_episode_new (last, TRUE);
  g_autoptr(SegueEpisode) without = segue_next_episode_new (last, FALSE);
  g_autoptr(SegueEpisode) untimed = segue_reader_read ("(--:--) a\ntext\n(--:--) b\ntext\n(--:--) c\ntext\n", -1, NULL);
  g_autofree char *kept = segue_episode_dup_range (next, 0, segue_episode_get_length (next));
  g_autofree char *left = segue_episode_dup_range (without, 0, segue_episode_get_length (without));
  g_autofree gboolean *topics = NULL;
  g_autofree gboolean *none = NULL;
  guint n;

  topics = segue_next_episode_find_topics (last, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (topics[4] && topics[6]);
  g_assert_cmpstr (kept, ==, "# News\n\n(--:--) Hello\n(--:--) Second\nhttps://example.org/2\n"
                             "# Letters\n\n(--:--) Third\nIts text.\n(--:--) Bye\n");
  g_assert_null (strstr (left, "Second"));
  g_assert_null (strstr (left, "Third"));

  /* notes without any time do not tell what was discussed */
  none = segue_next_episode_find_topics (untimed, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* The recording that an attribute names is that of the previous episode alone. One in the front matter is kept and
 * reported. */
static void
test_recording (void)
{
  g_autoptr(SegueEpisode) read = segue_reader_read ("---\nrecording: 41.mp3\n---\n(0:10) a\n(0:20) b\n", -1, NULL);
  g_autoptr(SegueEpisode) show = segue_edit_set_episode_attribute (read, "show", "\"Soil\"", NULL);
  g_autoptr(SegueEpisode) last = segue_edit_set_episode_attribute (show, "recording", "\"41.mp3\"", NULL);
  g_autoptr(SegueEpisode) next = segue_next_episode_new (last, FALSE);
  g_auto(GStrv) keys = segue_next_episode_dup_carried (next, last);

  g_assert_null (segue_episode_get_attribute (next, "recording"));
  g_assert_cmpstr (segue_episode_get_attribute (next, "show"), ==, "\"Soil\"");
  g_assert_cmpstrv (keys, ((const char *const[]){ "recording", NULL }));
}

/* It is kept with one file and read for no other. */
static void
test_predecessor (void)
{
  static const char uri[] = "file:///notes/042.md";
  g_autoptr(SegueEpisode) last = segue_reader_read (episodes[1].last, -1, NULL);
  g_autoptr(SegueEpisode) next = segue_next_episode_new (last, FALSE);
  g_autoptr(SegueEpisode) headless = segue_reader_read ("(0:10) a\n(0:20) b\n", -1, NULL);
  g_autoptr(GBytes) bytes = segue_previous_episode_format (last, uri);
  g_autoptr(GBytes) none = segue_previous_episode_format (headless, uri);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr(SegueEpisode) read = segue_previous_episode_parse (text, length, uri);
  g_auto(GStrv) keys = segue_next_episode_dup_carried (next, read);

  g_assert_null (none);
  g_assert_cmpstrv (keys, ((const char *const[]){ "title", "url", NULL }));
  g_assert_null (segue_previous_episode_parse (text, length, "file:///notes/041.md"));
  for (gsize n = 0; n < length; n++)
    {
      g_autoptr(SegueEpisode) part = segue_previous_episode_parse (text, n, uri);

      g_assert_true (part == NULL || n > strlen (uri));
    }
  g_assert_null (segue_previous_episode_parse ("", 0, uri));
  g_assert_null (segue_previous_episode_parse ("segue-last 2\nfile:///notes/042.md\n---\n", 38, uri));
}

/* A head of the largest size is kept and found again, a larger one is not. */
static void
test_head_limit (void)
{
  const char *uri = "file:///a";
  const gsize room = SEGUE_PREVIOUS_EPISODE_MAX_SIZE - strlen ("segue-last 1\nfile:///a\n---\ntitle: \n---\n");

  for (gsize excess = 0; excess < 2; excess++)
    {
      g_autofree char *title = g_strnfill (room + excess, 'a');
      g_autofree char *notes = g_strdup_printf ("---\ntitle: %s\n---\n\n(0:10) a\n", title);
      g_autoptr(SegueEpisode) previous = segue_reader_read (notes, -1, NULL);
      g_autoptr(GBytes) bytes = segue_previous_episode_format (previous, uri);
      g_autoptr(SegueEpisode) read = NULL;
      g_autofree char *found = NULL;
      gsize length;
      const char *text;

      if (excess > 0)
        {
          g_assert_null (bytes);
          continue;
        }
      text = g_bytes_get_data (bytes, &length);
      g_assert_cmpuint (length, ==, SEGUE_PREVIOUS_EPISODE_MAX_SIZE);
      read = segue_previous_episode_parse (text, length, uri);
      found = segue_front_matter_dup (read, "title");
      g_assert_cmpstr (found, ==, title);
    }
}

/* An empty episode is begun with the form of one line. A line that is not one segment is refused. */
static void
test_like (void)
{
  static const struct
  {
    const char *line;
    const char *first;
  } likes[] = {
    { "(00:00:00) Title", "(01:04:09) New" },
    { "0:00 Title", "1:04:09 New" },
    { "00:00:00 Title", "01:04:09 New" },
    { "[00:00] 제목", "[01:04:09] New" },
    { "- [0:00] Title", "- [1:04:09] New" },
    { "* **00:00:00** - Title", "* **01:04:09** - New" },
    { "Title (0:00:00)", "New (1:04:09)" },
    { "1h2m3s Title", "1h4m9s New" },
    { "", NULL },
    { "Title", NULL },
    { "(0:00)", NULL },
    { "(--:--:--) Title", NULL },
    { "(0:75) Title", NULL },
    { "## (0:00) A\n(1:00) B", NULL },
    { "(0:00) Title\r", NULL },
    { "\xff (0:00) Title", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (likes); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_next_episode_new_like (likes[i].line);
      g_autoptr(SegueEpisode) more = NULL;
      g_autofree char *text = NULL;

      g_test_message ("line %u", i);
      if (likes[i].first == NULL)
        {
          g_assert_null (episode);
          continue;
        }
      g_assert_nonnull (episode);
      g_assert_cmpuint (segue_episode_get_length (episode), ==, 0);
      more = segue_edit_insert_segment (episode, 1, 3849000, "New", NULL, NULL);
      g_assert_nonnull (more);
      text = segue_episode_dup_range (more, 0, segue_episode_get_length (more));
      g_strchomp (text);
      g_assert_cmpstr (text, ==, likes[i].first);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/next-episode/topics", test_topics);
  g_test_add_func ("/successor/episodes", test_episodes);
  g_test_add_func ("/successor/openings", test_openings);
  g_test_add_func ("/successor/names", test_names);
  g_test_add_func ("/successor/carried", test_carried);
  g_test_add_func ("/successor/recording", test_recording);
  g_test_add_func ("/successor/predecessor", test_predecessor);
  g_test_add_func ("/successor/head-limit", test_head_limit);
  g_test_add_func ("/next-episode/like", test_like);

  return g_test_run ();
}

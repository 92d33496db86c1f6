/* test-checker.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "core/front/segue-front-matter.h"
#include "rules/segue-checker.h"

#include "texts.h"

#define SEEDS 12
#define STEPS 250

/* What changes times, their order, what follows a heading, and what is said of a single entry. */
static const char *const pieces[] = {
  "", "", "", "\n", "\n\n", " ", "1", "5", ":", ";", "(00:00:00) x\n", "(01:02:03) the the\n", "(00:31:23)\n", "(01:40:050) y\n",
  "\n\n**Bold**\n", "\n## A\n", "[a](htps://a.org)", "word word", "(--:--:--) z\n", "- [@1:23](https://y.be/x?t=68) y\n",
  "(00:40:00) [u](https://a.org/1)\n", "(00:41:00) [v](https://a.org/1)\n", "  - [00:10] child\n", "23:55 late\n", "00:05 early\n", "---\nduration: 3600\n---\n", "duration: 90\n", "- time: '5:10'\n  title: b\n", "5:10 b\n", "'", "미 미치며",
};

static const char *const texts[] = { TEXT_WEEKLY, TEXT_MARKDOWN, TEXT_BARE, "22:10 a\n23:55 b\n00:05 c\n\n## D\n\n01:00 d\n",
                                   "---\nchapters:\n- time: '0:10'\n  title: a\n- time: '5:10'\n  title: b\n- time: '9:00'\n"
                                   "  title: c\n---\n0:10 a\n5:00 b\n9:00 c d\n" };

static char *
describe (GPtrArray *problems)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, i);
      const SegueSpan span = segue_problem_get_span (problem);

      g_string_append_printf (out, "%" G_GUINT64_FORMAT " %u+%u %s %u %s\n", segue_problem_get_id (problem), span.offset, span.length,
                              segue_problem_get_rule (problem), segue_problem_get_severity (problem), segue_problem_get_message (problem));
      for (guint j = 0; j < segue_problem_get_n_fixes (problem); j++)
        g_string_append_printf (out, "  %s\n", segue_fix_get_label (segue_problem_get_fix (problem, j)));
    }
  return g_string_free (out, FALSE);
}

/* Says the same as a check from scratch. */
static void
check_same (SegueChecker    *checker,
            SegueEpisode    *episode,
            SegueCheckFlags  flags)
{
  g_autofree char *before = describe (segue_checker_get_problems (checker));
  const gboolean differs = segue_checker_check (checker, episode, flags);
  g_autoptr(GPtrArray) fresh = segue_rules_check_full (episode, flags);
  g_autofree char *expected = describe (fresh);
  g_autofree char *found = describe (segue_checker_get_problems (checker));

  if (!g_str_equal (found, expected))
    {
      g_autofree char *text = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));

      g_error ("%s\nfound:\n%s\nexpected:\n%s", text, found, expected);
    }
  if (!differs)
    g_assert_cmpstr (found, ==, before);
}

static gsize
char_start (SegueEpisode *episode,
            gsize         offset)
{
  g_autofree char *text = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));

  while (offset > 0 && ((guchar) text[offset] & 0xC0) == 0x80)
    offset--;
  return offset;
}

static SegueEpisode *
edit (SegueEpisode *episode,
      GRand        *rand)
{
  const gsize length = segue_episode_get_length (episode);
  const gsize from = char_start (episode, g_rand_int_range (rand, 0, length + 1));
  const gsize reach = from + g_rand_int_range (rand, 0, 9);
  const gsize to = char_start (episode, MIN (length, reach));

  return segue_episode_splice (episode, from, to - from, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))], -1);
}

/* Also after steps back, over several edits at once, and with other rules. */
static void
test_random (gconstpointer data)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(SegueChecker) checker = segue_checker_new ();
      g_autoptr(GPtrArray) history = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_episode_unref);
      SegueCheckFlags flags = SEGUE_CHECK_DEFAULT;

      g_ptr_array_add (history, segue_reader_read (data, -1, NULL));
      for (guint step = 0; step < STEPS; step++)
        {
          SegueEpisode *episode = g_ptr_array_index (history, history->len - 1);

          if (g_rand_int_range (rand, 0, 40) == 0)
            flags ^= SEGUE_CHECK_STYLE;
          if (g_rand_int_range (rand, 0, 4) > 0 || step == 0)
            check_same (checker, episode, flags);
          if (history->len > 5 && g_rand_int_range (rand, 0, 5) == 0)
            g_ptr_array_set_size (history, history->len - g_rand_int_range (rand, 1, 5));
          else
            g_ptr_array_add (history, edit (episode, rand));
        }
    }
}

/* Returns: long notes in which many entries have problems */
static SegueEpisode *
read_long (const char *word)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 2500; i++)
    {
      if (i % 100 == 0)
        g_string_append (text, "\n## A\n\n");
      g_string_append_printf (text, "(%02u:%02u:%02u) %s %u\n", i / 360, i / 6 % 60, i % 6 * 10, i % 7 > 0 ? word : "[a](htps://a.org)", i);
    }

  return segue_reader_read (text->str, -1, NULL);
}

/* A check in steps finds what another one finds, whatever is edited between the steps. */
static void
test_steps (void)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(SegueChecker) checker = segue_checker_new ();
      g_autoptr(SegueEpisode) episode = read_long ("word");
      gboolean differs;
      guint n_edits = 0;

      /* the first step does not suffice, and the problems stay those of the last check */
      g_assert_false (segue_checker_step (checker, episode, SEGUE_CHECK_DEFAULT, 0, &differs));
      g_assert_false (differs);
      g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 0);
      while (!segue_checker_step (checker, episode, SEGUE_CHECK_DEFAULT, 0, &differs))
        {
          g_autoptr(SegueEpisode) old = g_steal_pointer (&episode);
          const gsize length = segue_episode_get_length (old);
          const gsize half = char_start (old, length / 2);

          if (n_edits++ >= 6)
            episode = segue_episode_ref (old);
          else if (g_rand_int_range (rand, 0, 6) == 0)
            episode = read_long ("other");
          else if (g_rand_int_range (rand, 0, 6) == 0)
            episode = segue_episode_splice (old, half, length - half, "(09:00:00) [a](htps://a.org)\n", -1);
          else
            episode = edit (old, rand);
        }
      g_assert_true (differs);
      g_assert_cmpuint (segue_checker_get_problems (checker)->len, >, 0);
      check_same (checker, episode, SEGUE_CHECK_DEFAULT);
      g_assert_true (segue_checker_step (checker, episode, SEGUE_CHECK_DEFAULT, 0, &differs));
      g_assert_false (differs);
    }
}

/* The whole dialect of another episode may differ, though no entry does. */
static void
test_other_episode (void)
{
  g_autoptr(SegueChecker) checker = segue_checker_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (texts[i % G_N_ELEMENTS (texts)], -1, NULL);

      check_same (checker, episode, SEGUE_CHECK_DEFAULT);
      check_same (checker, episode, SEGUE_CHECK_STYLE);
      g_assert_false (segue_checker_check (checker, episode, SEGUE_CHECK_STYLE));
    }
}

/* What is typed around a time can explain it: the number of the segment, the digits after a dash, and the line before. */
static void
test_around (void)
{
  static const struct
  {
    const char *text;
    const char *old;
    const char *new;
  } edits[] = {
    { "3:10 Question 1\n7:35 Question 2\n11:50 Question 3\n10:29 Question 4\n12:47 Question 5\n", "Question 4", "Question 7" },
    { "1:20:15 a\n1:28:40 b\n1:33-52 c\n1:45:00 d\n1:52:10 e\n", "-52", "-59" },
    { "1:20:15 a\n1:28:40 b\n1:33-52 c\n1:45:00 d\n1:52:10 e\n", "-52", "" },
    { "### 66:07 a\n\n### 76:35 c\n\n### 83-31 d\n", "76:35", "96:35" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr(SegueChecker) checker = segue_checker_new ();
      g_autoptr(SegueEpisode) before = segue_reader_read (edits[i].text, -1, NULL);
      const gsize offset = strstr (edits[i].text, edits[i].old) - edits[i].text;
      g_autoptr(SegueEpisode) after = segue_episode_splice (before, offset, strlen (edits[i].old), edits[i].new, -1);
      g_autofree char *found = NULL;
      g_autofree char *changed = NULL;

      check_same (checker, before, SEGUE_CHECK_DEFAULT);
      found = describe (segue_checker_get_problems (checker));
      check_same (checker, after, SEGUE_CHECK_DEFAULT);
      changed = describe (segue_checker_get_problems (checker));
      g_assert_cmpstr (found, !=, changed);
    }
}

/* What is typed in a title or a body, in which nothing is wrong, changes no problem, and no problem is made anew. */
/* Equal times are no mistake once the titles are in two languages. */
static void
test_translated (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("1:00 a\n1:00 b\n2:00 c\n2:00 d\n3:00 e\n", -1, NULL);
  g_autoptr(SegueChecker) checker = segue_checker_new ();
  const guint places[] = { 2, 4 };

  segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT);
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      SegueEpisode *edited = segue_edit_set_title (episode, places[i], "가", NULL);

      g_assert_nonnull (edited);
      check_same (checker, edited, SEGUE_CHECK_DEFAULT);
      segue_episode_unref (episode);
      episode = edited;
    }
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 0);
}

static void
test_typing (void)
{
  g_autoptr(SegueChecker) checker = segue_checker_new ();
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(00:00) a\n(59:49) b\n(02:12) c\n(1:05:00) d\n", -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) typed = segue_edit_set_title (episode, 3, "cd", &error);
  g_autoptr(SegueEpisode) wrong = NULL;
  g_autoptr(SegueEpisode) moved = NULL;
  g_autoptr(SegueProblem) problem = NULL;

  g_assert_no_error (error);
  g_assert_true (segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT));
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 1);
  problem = g_object_ref (g_ptr_array_index (segue_checker_get_problems (checker), 0));
  g_assert_false (segue_checker_check (checker, typed, SEGUE_CHECK_DEFAULT));
  g_assert_true (g_ptr_array_index (segue_checker_get_problems (checker), 0) == problem);

  wrong = segue_edit_set_title (typed, 1, "", &error);
  g_assert_no_error (error);
  g_assert_true (segue_checker_check (checker, wrong, SEGUE_CHECK_DEFAULT));
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 2);
  g_assert_true (g_ptr_array_index (segue_checker_get_problems (checker), 1) == problem);

  moved = segue_edit_set_start (wrong, 3, 3732000, &error);
  g_assert_no_error (error);
  g_assert_true (segue_checker_check (checker, moved, SEGUE_CHECK_DEFAULT));
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 1);
}

/* What was taken over from the last episode is reported until it is changed, in the text or beside it. */
static void
test_carried_over (void)
{
  static const char text[] = "---\nnumber: 7\ntitle: Sheds\nurl: https://a.org/7\n---\n\n00:10 a\n00:20 b\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) last = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueEpisode) titled = segue_front_matter_set (last, "title", "Doors", &error);
  g_autoptr(SegueEpisode) changed = segue_front_matter_set (titled, "url", "https://a.org/8", &error);
  g_autoptr(SegueEpisode) with_audio = segue_edit_set_episode_attribute (changed, "audio", "\"8.mp3\"", &error);
  g_autoptr(SegueEpisode) last_audio = segue_edit_set_episode_attribute (last, "audio", "\"7.mp3\"", &error);
  g_autoptr(SegueEpisode) same_audio = segue_edit_set_episode_attribute (changed, "audio", "\"7.mp3\"", &error);
  g_autoptr(SegueChecker) checker = segue_checker_new ();
  SegueProblem *problem;

  g_assert_no_error (error);
  segue_checker_check (checker, last, SEGUE_CHECK_DEFAULT);
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 0);

  segue_checker_set_previous (checker, last_audio);
  g_assert_true (segue_checker_check (checker, last, SEGUE_CHECK_DEFAULT));
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 1);
  problem = g_ptr_array_index (segue_checker_get_problems (checker), 0);
  g_assert_cmpstr (segue_problem_get_rule (problem), ==, "carried-over");
  g_assert_cmpstr (segue_problem_get_message (problem), ==, "Still from the last episode: title, url.");
  g_assert_cmpuint (segue_problem_get_span (problem).offset, ==, strstr (text, "Sheds") - text);

  g_assert_true (segue_checker_check (checker, titled, SEGUE_CHECK_DEFAULT));
  problem = g_ptr_array_index (segue_checker_get_problems (checker), 0);
  g_assert_cmpstr (segue_problem_get_message (problem), ==, "Still from the last episode: url.");
  g_assert_true (segue_checker_check (checker, changed, SEGUE_CHECK_DEFAULT));
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 0);
  g_assert_true (segue_checker_check (checker, same_audio, SEGUE_CHECK_DEFAULT));
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 1);
  g_assert_true (segue_checker_check (checker, with_audio, SEGUE_CHECK_DEFAULT));
  g_assert_cmpuint (segue_checker_get_problems (checker)->len, ==, 0);
}

static SegueSeverity
severity_of (SegueChecker *checker,
             const char   *rule)
{
  GPtrArray *problems = segue_checker_get_problems (checker);

  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (segue_problem_get_rule (problems->pdata[i]), rule))
      return segue_problem_get_severity (problems->pdata[i]);
  g_assert_not_reached ();
}

/* Problems of rules that are only noted are notes, of an entry and of all times, and only they. */
static void
test_noted (void)
{
  static const char *const times[] = { "time-order", NULL }, *const both[] = { "title-empty", "time-order", NULL };
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(0:00) a\n(9:00) b\n(5:00)\n(12:00) [d](htps://d.org)\n", -1, NULL);
  g_autoptr(SegueChecker) checker = segue_checker_new ();

  segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT);
  g_assert_cmpuint (severity_of (checker, "time-order"), ==, SEGUE_SEVERITY_ERROR);
  segue_checker_set_noted (checker, times);
  g_assert_true (segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT));
  g_assert_cmpuint (severity_of (checker, "time-order"), ==, SEGUE_SEVERITY_NOTE);
  g_assert_cmpuint (severity_of (checker, "title-empty"), ==, SEGUE_SEVERITY_WARNING);
  segue_checker_set_noted (checker, both);
  segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT);
  g_assert_cmpuint (severity_of (checker, "title-empty"), ==, SEGUE_SEVERITY_NOTE);
  g_assert_cmpuint (severity_of (checker, "link-malformed"), ==, SEGUE_SEVERITY_WARNING);
  segue_checker_set_noted (checker, times + 1);
  segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT);
  g_assert_cmpuint (severity_of (checker, "time-order"), ==, SEGUE_SEVERITY_ERROR);
  g_assert_cmpuint (severity_of (checker, "title-empty"), ==, SEGUE_SEVERITY_WARNING);
}

/* Where segments are heard, by the order of the lines; the start that is written is supported if it is near. */
typedef struct
{
  SegueEpisode *episode;
  gint64 heard[4];
} Heard;

static gboolean
get_heard (guint64        id,
           gint64         start,
           SegueEvidence *evidence,
           gpointer       data)
{
  const Heard *self = data;
  guint index;

  g_assert_true (segue_episode_find (self->episode, id, &index));
  *evidence = (SegueEvidence){ ABS (self->heard[index - 1] - start) < 30000 ? 0.9 : 0.001, self->heard[index - 1], 0.9 };

  return TRUE;
}

static SegueProblem *
find_order (SegueChecker *checker)
{
  for (guint i = 0; i < segue_checker_get_problems (checker)->len; i++)
    if (g_str_equal (segue_problem_get_rule (segue_checker_get_problems (checker)->pdata[i]), "time-order"))
      return segue_checker_get_problems (checker)->pdata[i];

  return NULL;
}

/* Of two times that are out of order, that is wrong which is not heard, and the one that is heard is offered first. */
static void
test_evidence (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(00:01:00) a\n(00:33:20) b\n(00:12:40) c\n(00:41:00) d\n", -1, NULL);
  g_autoptr(SegueChecker) checker = segue_checker_new ();
  Heard heard = { episode, { 60000, 370000, 760000, 2460000 } };
  SegueProblem *problem;

  segue_checker_set_evidence (checker, get_heard, &heard);
  segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT);
  problem = find_order (checker);
  g_assert_cmpuint (segue_problem_get_id (problem), ==, segue_entry_get_id (segue_episode_get (episode, 2)));
  g_assert_nonnull (strstr (segue_problem_get_message (problem), "heard at 00:06:10"));
  g_assert_nonnull (strstr (segue_fix_get_label (segue_problem_get_fix (problem, 0)), "00:06:10"));

  heard.heard[1] = 2000000;
  heard.heard[2] = 2200000;
  segue_checker_set_evidence (checker, get_heard, &heard);
  g_assert_true (segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT));
  problem = find_order (checker);
  g_assert_cmpuint (segue_problem_get_id (problem), ==, segue_entry_get_id (segue_episode_get (episode, 3)));
  g_assert_nonnull (strstr (segue_problem_get_message (problem), "heard at 00:36:40"));

  segue_checker_set_evidence (checker, NULL, NULL);
  segue_checker_check (checker, episode, SEGUE_CHECK_DEFAULT);
  g_assert_null (strstr (segue_problem_get_message (find_order (checker)), "heard"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checker/random/%u", i);

      g_test_add_data_func (path, texts[i], test_random);
    }
  g_test_add_func ("/checker/other-episode", test_other_episode);
  g_test_add_func ("/checker/steps", test_steps);
  g_test_add_func ("/checker/around", test_around);
  g_test_add_func ("/checker/translated", test_translated);
  g_test_add_func ("/checker/typing", test_typing);
  g_test_add_func ("/checker/carried-over", test_carried_over);
  g_test_add_func ("/checker/noted", test_noted);
  g_test_add_func ("/checker/evidence", test_evidence);
  return g_test_run ();
}

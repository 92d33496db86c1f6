/* test-rules.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "rules/segue-rules.h"

/* Notes, what is reported as `line rule severity`, the labels of the fixes of the first problem, and the notes after
 * its first fix. */
typedef struct
{
  const char *text;
  const char *problems;
  const char *fixes;
  const char *fixed;
} Case;

static const Case cases[] = {
  /* in order */
  { "(00:00) a\n(00:10) b\n(59:49) c\n(1:02:12) d\n", "", NULL, NULL },
  /* a dropped hour */
  { "(55:00) a\n(59:49) b\n(02:12) c\n", "3 time-order error", "Make It 01:02:12|Move Above 55:00",
    "(55:00) a\n(59:49) b\n(01:02:12) c\n" },
  { "(00:01:00) a\n(01:28:31) b\n(00:31:23) c\n(01:33:15) d\n", "3 time-order error",
    "Make It 01:31:23|Move Above 01:28:31|Swap Times", "(00:01:00) a\n(01:28:31) b\n(01:31:23) c\n(01:33:15) d\n" },
  /* a run of them is one problem */
  { "55:00 a\n59:49 b\n02:12 c\n05:00 d\n12:30 e\n1:20:00 f\n", "3 time-order error", "Add 1 Hour to 3 Times",
    "55:00 a\n59:49 b\n1:02:12 c\n1:05:00 d\n1:12:30 e\n1:20:00 f\n" },
  /* the one before is the one that is wrong */
  { "(10:00) a\n(50:00) b\n(12:00) c\n(14:00) d\n(20:00) e\n", "2 time-order error", NULL, NULL },
  /* a lost digit */
  { "18:00 a\n19:08 b\n9:22 c\n25:00 d\n", "3 time-order error", "Make It 19:22|Move Above 18:00",
    "18:00 a\n19:08 b\n19:22 c\n25:00 d\n" },
  /* twice the same */
  { "(00:00) a\n(00:10) b\n(00:10) c\n", "3 time-duplicate warning", "", NULL },
  /* a child may share the time of its parent */
  { "- [00:00] a\n- [00:10] b\n  - [00:10] c\n", "", NULL, NULL },
  /* mistyped */
  { "(01:40:00) a\n(01:40:050) b\n(01:41:00) c\n", "2 time-malformed error", "Make It 01:40:50|Make It 01:40:05", NULL },
  { "[@1:20:00] a\n[@1;29:26] b\n", "2 time-malformed error", "Make It 1:29:26", "[@1:20:00] a\n[@1:29:26] b\n" },
  { "(00:10) a\n(00:61) b\n(02:00) c\n", "2 time-malformed error", "", NULL },
  /* a mistyped time does not make its neighbours wrong */
  { "(00:10) a\n(99:99) b\n(02:00) c\n", "2 time-malformed error", "", NULL },
  /* segments without a time are passed over */
  { "(00:10) a\n(--:--) b\n(02:00) c\n", "", NULL, NULL },
  /* a log of the hours of the day over midnight */
  { "22:10 a\n23:55 b\n00:05 c\n01:00 d\n", "", NULL, NULL },
  { "22:04:50 a\n23:58:55 b\n00:00:20 c\n01:00:00 d\n", "", NULL, NULL },
  /* a time that was left open */
  { "(00:10) a\n(21:07) b\n(00:00) c\n(25:00) d\n", "3 time-placeholder warning", "Leave Without a Time",
    "(00:10) a\n(21:07) b\n(--:--) c\n(25:00) d\n" },
  /* minutes:seconds:frames, one problem for all */
  { "[00:00:00] a\n[02:10:12] b\n[06:20:00] c\n[16:05:29] d\n[36:36:20] e\n", "2 time-frames error", "Convert All",
    "[00:00:00] a\n[00:02:10] b\n[00:06:20] c\n[00:16:05] d\n[00:36:36] e\n" },
  { "* [01:58:02](#t=01:58) a\n* [02:10:12](#t=02:10) b\n* [03:10:12](#t=03:10) c\n* [04:10:12](#t=04:10) d\n",
    "1 time-frames error", "Convert All", NULL },
  { "00:00:00 a\n01:10:12 b\n02:20:00 c\n02:45:59 d\n03:00:00 e\n", "", NULL, NULL },
  /* after the end */
  { "---\nduration: \"01:40:16\"\n---\n- 00:00:00 a\n- 01:46:47 b\n- 02:01:29 c\n", "5 time-beyond-end warning", "", NULL },
  { "---\nduration: 3600\n---\n- 00:00:00 a\n- 00:46:47 b\n", "", NULL, NULL },
  /* a link to another time */
  { "- [@11:20](https://y.be/x?t=68) a\n- [@12:00](https://y.be/x?t=720) b\n", "1 time-link-mismatch warning", "Make It 01:08|Link to 11:20",
    "- [@01:08](https://y.be/x?t=68) a\n- [@12:00](https://y.be/x?t=720) b\n" },
  /* the one that keeps the order comes first, */
  { "- [1:00](#t=1:00) a\n- [2:30](#t=22:30) b\n- [5:00](#t=5:00) c\n", "2 time-link-mismatch warning",
    "Link to 2:30|Make It 22:30", "- [1:00](#t=1:00) a\n- [2:30](#t=2:30) b\n- [5:00](#t=5:00) c\n" },
  /* and a link that was copied from the line before is not the one that is right */
  { "- [@11:20](https://y.be/x?t=680) a\n- [@12:00](https://y.be/x?t=680) b\n", "2 time-link-mismatch warning",
    "Link to 12:00|Make It 11:20", "- [@11:20](https://y.be/x?t=680) a\n- [@12:00](https://y.be/x?t=720) b\n" },
  { "- [@11:20](https://y.be/x?t=679) a\n- [@12:00](https://y.be/x?t=720) b\n", "", NULL, NULL },
  /* nothing there */
  { "(00:10) a\n(00:20)\n(00:30) c\n", "2 title-empty warning", "", NULL },
  { "## A\n\n## B\n\n(00:10) a\n(00:20) b\n", "1 section-empty note", "", NULL },
  { "(00:10) [a](htps://a.org)\n(00:20) [b](https://b.org)\n", "1 link-malformed warning", "", NULL },
  { "(00:10) [a](HTTPS://A.org)\n(00:20) b\n", "", NULL, NULL },
  { "(00:10) the the\n(00:20) b\n", "", NULL, NULL },
  /* two recordings in one file */
  { "# A\n\n0:00 a\n5:00 b\n9:00 c\n\n# B\n\n0:00 d\n3:00 e\n4:00 f\n", "", NULL, NULL },
};

static char *
describe (SegueEpisode *episode,
          GPtrArray    *problems)
{
  static const char *const severities[] = { "note", "warning", "error" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, i);
      guint index;

      g_assert_true (segue_episode_find (episode, segue_problem_get_id (problem), &index));
      g_string_append_printf (out, "%s%u %s %s", out->len > 0 ? "|" : "", segue_episode_get_line (episode, index),
                              segue_problem_get_rule (problem), severities[segue_problem_get_severity (problem)]);
    }
  return g_string_free (out, FALSE);
}

static char *
describe_fixes (SegueProblem *problem)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < segue_problem_get_n_fixes (problem); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", segue_fix_get_label (segue_problem_get_fix (problem, i)));
  return g_string_free (out, FALSE);
}

static void
check_case (const Case *item)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (item->text, -1, NULL);
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);
  g_autofree char *found = describe (episode, problems);

  g_test_message ("%s", item->text);
  g_assert_cmpstr (found, ==, item->problems);
  if (item->fixes != NULL)
    {
      g_autofree char *fixes = describe_fixes (g_ptr_array_index (problems, 0));

      g_assert_cmpstr (fixes, ==, item->fixes);
    }
  if (item->fixed != NULL)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) fixed = segue_fix_apply (segue_problem_get_fix (g_ptr_array_index (problems, 0), 0), episode, &error);
      g_autoptr(GPtrArray) left = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = segue_episode_dup_range (fixed, 0, segue_episode_get_length (fixed));
      g_assert_cmpstr (text, ==, item->fixed);
      left = segue_rules_check (fixed);
      g_assert_cmpuint (left->len, ==, 0);
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* Every fix of every problem can be applied, and afterwards its problem is gone or another. */
static void
test_all_fixes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].text, -1, NULL);
      g_autoptr(GPtrArray) problems = segue_rules_check (episode);

      for (guint j = 0; j < problems->len; j++)
        {
          SegueProblem *problem = g_ptr_array_index (problems, j);

          for (guint k = 0; k < segue_problem_get_n_fixes (problem); k++)
            {
              g_autoptr(GError) error = NULL;
              g_autoptr(SegueEpisode) fixed = segue_fix_apply (segue_problem_get_fix (problem, k), episode, &error);

              g_assert_no_error (error);
              g_assert_true (fixed != episode);
            }
        }
    }
}

/* Rules of style are asked for. */
static void
test_style (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(00:10) so the the end\nHa ha, 미 미치며. a a\n", -1, NULL);
  g_autoptr(GPtrArray) problems = segue_rules_check_full (episode, SEGUE_CHECK_STYLE);
  g_autofree char *found = describe (episode, problems);

  g_assert_cmpstr (found, ==, "1 text-repeated-word note");
  g_assert_cmpuint (segue_problem_get_span (g_ptr_array_index (problems, 0)).offset, ==, strlen ("(00:10) so the "));
}

static void
test_objects (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(59:49) a\n(02:12) b\n", -1, NULL);
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);
  g_autoptr(GPtrArray) again = segue_rules_check (episode);
  SegueProblem *problem = g_object_ref (g_ptr_array_index (problems, 0));
  SegueFix *fix = g_object_ref (segue_problem_get_fix (problem, 0));

  g_assert_true (segue_problem_equal (problem, g_ptr_array_index (again, 0)));
  g_clear_pointer (&problems, g_ptr_array_unref);
  g_assert_finalize_object (problem);
  g_assert_finalize_object (fix);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/cases", test_cases);
  g_test_add_func ("/rules/all-fixes", test_all_fixes);
  g_test_add_func ("/rules/style", test_style);
  g_test_add_func ("/rules/objects", test_objects);
  return g_test_run ();
}

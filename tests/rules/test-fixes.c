/* test-fixes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "rules/segue-fixes.h"
#include "rules/segue-rules.h"

/* Notes; for each problem with fixes which one is chosen, or `-` for none; the notes after all, how many fixes were
 * applied, and the lines before and after the first one. */
typedef struct
{
  const char *text;
  const char *chosen;
  const char *fixed;
  guint n_applied;
  const char *before;
  const char *after;
} Case;

static const Case cases[] = {
  /* one after the other, wherever they are */
  { "(00:10) a\n(00:20) z\n(00:00) b\n(59:49) c\n(02:12) d\n(1:05;00) e\n(1:20:00) f\n", "000",
    "(00:10) a\n(00:20) z\n(--:--) b\n(59:49) c\n(1:02:12) d\n(1:05:00) e\n(1:20:00) f\n", 3, "(00:00) b", "(--:--) b" },
  { "(00:10) a\n(00:20) z\n(00:00) b\n(59:49) c\n(02:12) d\n(1:05;00) e\n(1:20:00) f\n", "-0-",
    "(00:10) a\n(00:20) z\n(00:00) b\n(59:49) c\n(1:02:12) d\n(1:05;00) e\n(1:20:00) f\n", 1, "(02:12) d", "(1:02:12) d" },
  /* the last entry, and what is said of it alone */
  { "(55:00) a\n(59:49) b\n(02:12) c\n", "0", "(55:00) a\n(59:49) b\n(01:02:12) c\n", 1, "(02:12) c", "(01:02:12) c" },
  /* a move, and the text under it stays with it */
  { "(00:01:00) a\n(01:28:31) b\n(00:31:23) c\nabout c\n(01:33:15) d\n", "1",
    "(00:01:00) a\n(00:31:23) c\nabout c\n(01:28:31) b\n(01:33:15) d\n", 1, "(01:28:31) b\n(00:31:23) c", "(00:31:23) c\n(01:28:31) b" },
  /* times that change places */
  { "(00:01:00) a\n(01:28:31) b\n(00:31:23) c\n(01:33:15) d\n", "2", "(00:01:00) a\n(00:31:23) b\n(01:28:31) c\n(01:33:15) d\n", 1,
    "(01:28:31) b\n(00:31:23) c", "(00:31:23) b\n(01:28:31) c" },
  /* many lines are shown by a few */
  { "55:00 a\n59:49 b\n02:12 c\n05:00 d\n12:30 e\n15:00 f\n19:00 g\n1:20:00 h\n", "0",
    "55:00 a\n59:49 b\n1:02:12 c\n1:05:00 d\n1:12:30 e\n1:15:00 f\n1:19:00 g\n1:20:00 h\n", 1, "02:12 c\n05:00 d\n…\n19:00 g",
    "1:02:12 c\n1:05:00 d\n…\n1:19:00 g" },
  /* the link follows the time */
  { "- [1:00](#t=1:00) a\n- [2:30](#t=22:30) b\n- [5:00](#t=5:00) c\n", "0",
    "- [1:00](#t=1:00) a\n- [2:30](#t=2:30) b\n- [5:00](#t=5:00) c\n", 1, "- [2:30](#t=22:30) b", "- [2:30](#t=2:30) b" },
  /* what goes away with an earlier fix is left out: the link agrees with the time once that is right */
  { "- [59:00](#t=59:00) a\n- [02:12](#t=1:02:12) b\n- [1:05:00](#t=1:05:00) c\n", "00",
    "- [59:00](#t=59:00) a\n- [1:02:12](#t=1:02:12) b\n- [1:05:00](#t=1:05:00) c\n", 1, "- [02:12](#t=1:02:12) b",
    "- [1:02:12](#t=1:02:12) b" },
  /* so is a choice that is no longer offered, since an earlier fix has changed the times that it was guessed from */
  { "0:00 a\n3:20 b\n15:50 c\n28:3 d\n38:4 e\n47:25 f\n48:33 g\n", "02",
    "0:00 a\n3:20 b\n15:50 c\n28:30 d\n38:4 e\n47:25 f\n48:33 g\n", 1, "28:3 d", "28:30 d" },
  { "0:00 a\n1:53 b\n9:5 c\n3:44 d\n35:37 e\n45:32 f\n50:24 g\n", "22",
    "0:00 a\n1:53 b\n9:55 c\n3:44 d\n35:37 e\n45:32 f\n50:24 g\n", 1, "9:5 c", "9:55 c" },
  /* one that is still offered is applied */
  { "0:00 a\n3:20 b\n15:50 c\n28:3 d\n38:4 e\n47:25 f\n48:33 g\n", "00",
    "0:00 a\n3:20 b\n15:50 c\n28:30 d\n38:40 e\n47:25 f\n48:33 g\n", 2, "28:3 d", "28:30 d" },
};

static GArray *
choose (GPtrArray  *problems,
        const char *chosen)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (SegueFixChoice));

  for (guint i = 0; i < problems->len; i++)
    {
      SegueFixChoice choice = { g_ptr_array_index (problems, i), 0 };

      if (segue_problem_get_n_fixes (choice.problem) == 0)
        continue;
      g_assert_cmpint (*chosen, !=, '\0');
      if (*chosen != '-')
        {
          choice.fix = *chosen - '0';
          g_array_append_val (choices, choice);
        }
      chosen++;
    }
  g_assert_cmpint (*chosen, ==, '\0');
  return choices;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].text, -1, NULL);
      g_autoptr(GPtrArray) problems = segue_rules_check (episode);
      g_autoptr(GArray) choices = choose (problems, cases[i].chosen);
      const SegueFixChoice *first = (const SegueFixChoice *) choices->data;
      g_autoptr(SegueEpisode) fixed = NULL;
      g_autofree char *text = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gint n_done = 0;
      guint n_applied;

      g_test_message ("%s", cases[i].text);
      fixed = segue_fixes_apply (episode, first, choices->len, &n_done, NULL, &n_applied);
      text = segue_episode_dup_range (fixed, 0, segue_episode_get_length (fixed));
      g_assert_cmpstr (text, ==, cases[i].fixed);
      g_assert_cmpuint (n_applied, ==, cases[i].n_applied);
      g_assert_cmpint (n_done, ==, choices->len);

      g_assert_true (segue_fixes_preview (episode, segue_problem_get_fix (first->problem, first->fix), &before, &after));
      g_assert_cmpstr (before, ==, cases[i].before);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static SegueEpisode *
remove_second (SegueEpisode   *episode,
               gconstpointer   data,
               GError        **error)
{
  return segue_edit_remove (episode, 2, 1, error);
}

static SegueEpisode *
insert_second (SegueEpisode   *episode,
               gconstpointer   data,
               GError        **error)
{
  return segue_edit_insert_segment (episode, 2, 15000, "new", NULL, error);
}

static SegueEpisode *
keep (SegueEpisode   *episode,
      gconstpointer   data,
      GError        **error)
{
  return segue_episode_ref (episode);
}

static SegueEpisode *
refuse (SegueEpisode   *episode,
        gconstpointer   data,
        GError        **error)
{
  return NULL;
}

/* Nothing chosen, or cancelled, changes nothing. */
static void
test_nothing (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (cases[0].text, -1, NULL);
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);
  g_autoptr(GArray) choices = choose (problems, cases[0].chosen);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  guint n_applied;

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SegueEpisode) fixed = NULL;

      fixed = segue_fixes_apply (episode, (SegueFixChoice *) choices->data, i == 0 ? 0 : choices->len, NULL,
                                 i == 1 ? cancellable : NULL, &n_applied);
      g_assert_true (fixed == episode);
      g_assert_cmpuint (n_applied, ==, 0);
    }
}

/* No fix changes notes in which its entries do not exist. */
static void
test_gone (void)
{
  static const char *const texts[] = {
    "(00:10) a\n(00:20) z\n(00:00) b\n(59:49) c\n(02:12) d\n(1:05;00) e\n(1:20:00) f\n",
    "(00:01:00) a\n(01:28:31) b\n(00:31:23) c\n(01:33:15) d\n", "0:00 a\n5:10 b\n9:30 c\n0:00 a\n5:10 b\n9:30 c\n",
    "5:00 - 10:00 a\n12:00 - 11:50 b\n18:00 - 20:00 c\n", "30:00 a\n20:00 b\n10:00 c\n5:00 d\n",
    "1:00:00 a\n1:05:00 b\n1:10:00 c\n", "- [1:00](#t=1:00) a\n- [2:30](#t=22:30) b\n- [5:00](#t=5:00) c\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (texts[i], -1, NULL);
      g_autoptr(SegueEpisode) other = segue_reader_read (texts[i], -1, NULL);
      g_autoptr(GPtrArray) problems = segue_rules_check (episode);
      guint n_fixes = 0;

      g_test_message ("%s", texts[i]);
      for (guint j = 0; j < problems->len; j++)
        for (guint k = 0; k < segue_problem_get_n_fixes (problems->pdata[j]); k++, n_fixes++)
          {
            g_autoptr(GError) error = NULL;
            g_autoptr(SegueEpisode) fixed = segue_fix_apply (segue_problem_get_fix (problems->pdata[j], k), other, &error);

            g_assert_no_error (error);
            g_assert_true (fixed == other);
          }
      g_assert_cmpuint (n_fixes, >, 0);
    }
}

/* What is told after a fix, which is its name where there are no words of its own for it. */
static void
test_done (void)
{
  static const struct { const char *action; const char *done; } fixes[] = {
    { "Correct Time", "Time corrected" }, { "Swap Times", "Times swapped" }, { "Remove End", "End removed" }, { "Another", "Another" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    {
      g_autoptr(SegueFix) fix = segue_fix_new ("Label", fixes[i].action, keep, NULL, NULL);

      g_assert_cmpstr (segue_fix_get_done (fix), ==, fixes[i].done);
    }
}

/* Fixes after which there are other entries than before, and those that do nothing. */
static void
test_preview (void)
{
  static const struct { SegueFixFunc func; const char *before; const char *after; } fixes[] = {
    { remove_second, "(00:20) b", "" }, { insert_second, "", "(00:15) new" }, { keep, NULL, NULL }, { refuse, NULL, NULL },
  };
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(00:10) a\n(00:20) b\n(00:30) c\n", -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    {
      g_autoptr(SegueFix) fix = segue_fix_new ("Label", "Action", fixes[i].func, NULL, NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpstr (segue_fix_get_label (fix), ==, "Label");
      g_assert_cmpstr (segue_fix_get_action (fix), ==, "Action");
      g_assert_cmpint (segue_fixes_preview (episode, fix, &before, &after), ==, fixes[i].before != NULL);
      g_assert_cmpstr (before, ==, fixes[i].before);
      g_assert_cmpstr (after, ==, fixes[i].after);
    }
}

/* Of the opening text, a preview shows the lines that change. */
static void
test_preview_text (void)
{
  static const struct { const char *list; const char *before; const char *after; } listed[] = {
    { "- {time: '5:00', title: b}\n", "- {time: '5:00', title: b}", "- {time: '5:10', title: b}" },
    { "", "", "- {time: '5:10', title: b}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      g_autofree char *text = g_strconcat ("---\nchapters:\n- {time: '0:10', title: a}\n", listed[i].list,
                                           "- {time: '9:00', title: c}\n- {time: '9:10', title: d}\n---\n"
                                           "0:10 a\n5:10 b\n9:00 c\n9:10 d\n", NULL);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      g_autoptr(GPtrArray) problems = segue_rules_check (episode);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_true (segue_fixes_preview (episode, segue_problem_get_fix (problems->pdata[0], 0), &before, &after));
      g_assert_cmpstr (before, ==, listed[i].before);
      g_assert_cmpstr (after, ==, listed[i].after);
    }
}

/* A time that was corrected by hand is not looked for in the other lines. */
static void
test_line_gone (void)
{
  static const char text[] = "7:10 a\nSee 8.40 b soon\n8.40 b\n9:00 c\n";
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);
  g_autoptr(SegueEpisode) corrected = segue_episode_splice (episode, strstr (text, ".40 b\n") - text, 1, ":", -1);
  g_autoptr(SegueEpisode) fixed = NULL;

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (segue_problem_get_rule (problems->pdata[0]), ==, "time-unread");
  fixed = segue_fix_apply (segue_problem_get_fix (problems->pdata[0], 0), corrected, NULL);
  g_assert_true (fixed == corrected);
}

/* Very many fixes take no longer than somebody waits. */
/* How many entries around its own a problem depends on: the next ones unless the rule says more. */
static void
test_reach (void)
{
  static const struct { const char *notes; const char *rule; guint reach; } problems[] = {
    { "0:00 a\n5:10 b\n5:10 c\n9:30 d\n", "time-duplicate", 1 },
    { "(0:00 - 3:01) a\n(3:10 - 5:75) b\n(6:00 - 8:20) c\n", "time-malformed", 1 },
    { "a (0:00 - 11:40)\nb (12:00 - 11:50)\nc (14:00 - 15:00)\n", "time-before-start", 1 },
    { "0:00 a\n5:10 b\n4:10 c\n9:30 d\n12:00 e\n", "time-order", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (problems[i].notes, -1, NULL);
      g_autoptr(GPtrArray) found = segue_rules_check (episode);

      g_assert_cmpuint (found->len, >, 0);
      g_assert_cmpstr (segue_problem_get_rule (found->pdata[0]), ==, problems[i].rule);
      g_assert_cmpuint (segue_problem_get_reach (found->pdata[0]), ==, problems[i].reach);
    }
}

static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(SegueEpisode) fixed = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GArray) choices = NULL;
  g_autofree char *chosen = NULL;
  const gint64 start = g_get_monotonic_time ();
  guint n_applied;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "(%02u:%02u%c%02u) segment %u\n", i / 300, i / 5 % 60, i % 10 == 9 ? ';' : ':', i % 5 * 12, i);
  episode = segue_reader_read (text->str, text->len, NULL);
  problems = segue_rules_check (episode);
  g_assert_cmpuint (problems->len, ==, 1000);
  chosen = g_strnfill (1000, '0');
  choices = choose (problems, chosen);
  fixed = segue_fixes_apply (episode, (SegueFixChoice *) choices->data, choices->len, NULL, NULL, &n_applied);
  g_assert_cmpuint (n_applied, ==, 1000);
  left = segue_rules_check (fixed);
  g_assert_cmpuint (left->len, ==, 0);
  g_test_message ("1000 fixes: %.3f s", (g_get_monotonic_time () - start) / 1e6);
}

/* What stands in the copy only once stays: a title, a description, a link, and the heading above them. */
static void
test_copy_kept (void)
{
  static const struct { const char *notes; const char *fix; const char *fixed; } copies[] = {
    { "0:10 a\n5:10 b\n9:30 c\n12:00 d\n0:10 a\n5:10 b, corrected\n9:30 c\n12:00 d\n",
      "Remove 3 Segments That Stand Twice", "0:10 a\n5:10 b\n9:30 c\n12:00 d\n5:10 b, corrected\n" },
    { "(0:10) a\n(5:10) b\nabout b\n(9:30) c\n(0:10) a\nabout a\n(5:10) b\nabout b\n(9:30) c\n",
      "Remove 2 Segments That Stand Twice", "(0:10) a\n(5:10) b\nabout b\n(9:30) c\n(0:10) a\nabout a\n" },
    { "(0:10) a\n(5:10) b\n(9:30) c\n(0:10) a\n(5:10) [b](https://a.org/b)\n(9:30) c\n",
      "Remove 2 Segments That Stand Twice", "(0:10) a\n(5:10) b\n(9:30) c\n(5:10) [b](https://a.org/b)\n" },
    { "# A\n0:10 a\n5:10 b\n9:30 c\n\n# A\n0:10 a\n5:10 b\n9:30 c\n12:00 d\n15:00 e\n18:00 f\n",
      "Remove 3 Segments That Stand Twice", "# A\n0:10 a\n5:10 b\n9:30 c\n\n# A\n12:00 d\n15:00 e\n18:00 f\n" },
    { "(0:10) a\n(5:10) b\n(9:30) c\n(0:10) a\nabout a\n(5:10) b\nabout b\n(9:30) c\nabout c\n", NULL, NULL },
    { "0:10 a\n5:10 b\n(--:--) x\n9:30 c\n12:00 d\n0:10 a\n5:10 b\n(--:--) x\n(--:--) y\n9:30 c\n12:00 d\n",
      "Remove 5 Segments That Stand Twice", "0:10 a\n5:10 b\n(--:--) x\n9:30 c\n12:00 d\n(--:--) y\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (copies[i].notes, -1, NULL);
      g_autoptr(GPtrArray) problems = segue_rules_check (episode);
      SegueProblem *problem = g_ptr_array_index (problems, 0);
      g_autoptr(SegueEpisode) fixed = NULL;
      g_autofree char *text = NULL;
      SegueFix *fix;

      g_assert_cmpstr (segue_problem_get_rule (problem), ==, "time-repeated");
      g_assert_cmpuint (segue_problem_get_n_fixes (problem), ==, copies[i].fix != NULL);
      if (copies[i].fix == NULL)
        continue;
      fix = segue_problem_get_fix (problem, 0);
      g_assert_cmpstr (segue_fix_get_label (fix), ==, copies[i].fix);
      fixed = segue_fix_apply (fix, episode, NULL);
      g_assert_nonnull (fixed);
      text = segue_episode_dup_range (fixed, 0, segue_episode_get_length (fixed));
      g_assert_cmpstr (text, ==, copies[i].fixed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fixes/cases", test_cases);
  g_test_add_func ("/fixes/nothing", test_nothing);
  g_test_add_func ("/fixes/gone", test_gone);
  g_test_add_func ("/fixes/line-gone", test_line_gone);
  g_test_add_func ("/fixes/done", test_done);
  g_test_add_func ("/fixes/preview", test_preview);
  g_test_add_func ("/fixes/preview-text", test_preview_text);
  g_test_add_func ("/fixes/reach", test_reach);
  g_test_add_func ("/fixes/many", test_many);
  g_test_add_func ("/fixes/copy", test_copy_kept);

  return g_test_run ();
}

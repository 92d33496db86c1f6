/* test-pasted.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-paste.h"
#include "core/episode/segue-reader.h"
#include "rules/segue-rules.h"

/* What is wrong with a list is reported in the same way, whether it is opened or pasted. */

static const char *const malformed[] = {
  "1:5:3", "00:6:5O", "1:75", "(12:3)", "0:1:75:30", "01:40:050", "[@10:3]", "3;45", "0:1:03", "00:04:12:10", "001:53:10",
  "1:61:00", "22:60", "7:5", "12:345", "0:66:10", "1;29:26", "0012:30", "٥:٧",
  /* what is not even a malformed time */
  "00.12.5", "12.30", "12,30", "1::05", "12-30", "7.5",
};

static const char *const misplaced[] = { "0:02", "55:10:00", "0:00", "3:10" };

/* Returns the rules that report something, each with the place in the list and the text. */
static char *
describe_pasted (SegueEpisode *episode,
                 guint         first)
{
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, i);
      guint index;

      g_assert_true (segue_episode_find (episode, segue_problem_get_id (problem), &index));
      g_assert_cmpuint (index, >=, first);
      g_string_append_printf (out, "%u %s %u: %s", index - first, segue_problem_get_rule (problem),
                              segue_problem_get_severity (problem), segue_problem_get_message (problem));
      for (guint j = 0; j < segue_problem_get_n_fixes (problem); j++)
        g_string_append_printf (out, " [%s]", segue_fix_get_label (segue_problem_get_fix (problem, j)));
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static void
check_list (const char *list)
{
  g_autoptr(SegueEpisode) file = segue_reader_read (list, -1, NULL);
  g_autofree char *expected = describe_pasted (file, 1);
  g_autoptr(SegueEpisode) empty = segue_reader_read_as ("", 0, segue_episode_get_dialect (file), NULL);
  g_autoptr(SeguePaste) paste = segue_paste_read (list, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) pasted = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, empty, 1, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_false (segue_paste_is_mixed (paste));
  found = describe_pasted (pasted, 1);
  if (!g_str_equal (found, expected))
    g_error ("%s\nopened:\n%s\npasted:\n%s", list, expected, found);
}

/* Checks a list of each form with a mistake among good times. */
static void
check_mistake (const char *mistake)
{
  static const char *const forms[] = { "%s %s\n", "(%s) %s\n", "- %s %s\n", "* **[%s]** %s\n", "%s - %s\n" };
  static const char *const titles[] = { "Bees", "Hives", "Wax", "Honey", "Rain" };
  const char *const times[] = { "0:00", "3:10", mistake, "22:05", "31:40" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GString) list = g_string_new (NULL);
      g_auto(GStrv) parts = g_strsplit (forms[i], "%s", -1);

      for (guint j = 0; j < G_N_ELEMENTS (times); j++)
        g_string_append_printf (list, "%s%s%s%s%s", parts[0], times[j], parts[1], titles[j], parts[2]);
      check_list (list->str);
    }
}

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    check_mistake (malformed[i]);
  for (guint i = 0; i < G_N_ELEMENTS (misplaced); i++)
    check_mistake (misplaced[i]);
}

/* The notes say nothing more than the list does, where it is pasted behind others. */
static void
test_behind (void)
{
  static const char notes[] = "(00:00:10) Opening\n(00:01:07) First\n";

  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autofree char *list = g_strdup_printf ("(00:03:10) Bees\n(%s) Wax\n(00:31:40) Rain\n", malformed[i]);
      g_autofree char *text = g_strconcat (notes, list, NULL);
      g_autoptr(SegueEpisode) file = segue_reader_read (text, -1, NULL);
      g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
      g_autoptr(SeguePaste) paste = segue_paste_read (list, -1);
      g_autoptr(SegueEpisode) pasted = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, 3, NULL);
      g_autofree char *expected = describe_pasted (file, 1);
      g_autofree char *found = describe_pasted (pasted, 1);

      g_test_message ("%s", malformed[i]);
      g_assert_cmpstr (found, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pasted/mistakes", test_mistakes);
  g_test_add_func ("/pasted/behind", test_behind);
  return g_test_run ();
}

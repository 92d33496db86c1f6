/* test-search-limits.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/search/segue-search-private.h"

/* Expressions that would take for ever are given up, and soon. */
static void
test_catastrophic (void)
{
  static const char *const bad[] = {
    "(a+)+b", "(.*)*=", "(x+x+)+y", "([a-z]+)*\\d", "(.*,){30}P", "(?s)(.*)(.*)(.*)P", "(a|aa)+b", "(?:(?:a?){9}){9}{9}c",
    "(?R)?a", "((?s).)+?P", "(?=(.*)*P)", "(\\w+\\s?)+$P",
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "aaaaaaaaaaaaaaaaaaaaaaaaxxxxxaaa,");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr(GError) error = NULL;
      g_autoptr(SeguePattern) pattern = segue_pattern_new (bad[i], SEGUE_PATTERN_REGEX, NULL);
      g_autoptr(SegueMatches) matches = NULL;
      double seconds;

      if (pattern == NULL)
        continue;
      matches = segue_search_text (pattern, text->str, text->len, NULL, &error);
      if (matches == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
      seconds = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
      g_test_message ("%s: %s after %.3f s", bad[i], matches != NULL ? "searched" : "given up", seconds);
      g_assert_cmpfloat (seconds, <, 8);
    }
}

/* Searches without a limit of time, so that the result does not depend on the machine. */
static SegueMatches *
search_untimed (SeguePattern *pattern,
                GString      *text)
{
  SegueSearch search;

  segue_search_init (&search, pattern, text->str, text->len, NULL);
  search.deadline = G_MAXINT64;

  return segue_search_collect (&search, NULL);
}

/* There are at most so many matches, and a search ends when it is cancelled or takes too long. */
static void
test_bounded (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("a", 0, NULL);
  g_autoptr(SegueMatches) matches = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  SegueSearch search;

  for (guint i = 0; i < SEGUE_MAX_MATCHES; i++)
    g_string_append_c (text, 'a');
  matches = search_untimed (pattern, text);
  g_assert_cmpuint (segue_matches_get_n (matches), ==, SEGUE_MAX_MATCHES);
  g_assert_false (segue_matches_has_more (matches));
  g_string_append_c (text, 'a');
  g_clear_pointer (&matches, segue_matches_unref);
  matches = search_untimed (pattern, text);
  g_assert_cmpuint (segue_matches_get_n (matches), ==, SEGUE_MAX_MATCHES);
  g_assert_true (segue_matches_has_more (matches));
  g_assert_cmpuint (segue_matches_find (matches, 500), ==, 500);
  g_assert_cmpuint (segue_matches_find (matches, text->len + 5), ==, SEGUE_MAX_MATCHES);

  g_cancellable_cancel (cancellable);
  g_assert_null (segue_search_text (pattern, text->str, text->len, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  segue_search_init (&search, pattern, text->str, text->len, NULL);
  g_assert_cmpint (search.deadline, <=, g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND);
  search.deadline = g_get_monotonic_time ();
  g_assert_null (segue_search_collect (&search, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-limits/catastrophic", test_catastrophic);
  g_test_add_func ("/search-limits/bounded", test_bounded);

  return g_test_run ();
}

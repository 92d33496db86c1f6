/* test-data-path.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-episode-private.h"
#include "details-test.h"

/* What a key costs: how often two episodes are compared entry by entry, and how many handlers hear of a change. */

#define LETTERS "abcdefghijklmnopqrst"
#define MAX_COMPARED 20
#define MAX_HANDLERS 10

/* The linker leads calls of segue_episode_compare() here, so that they can be counted. */
SegueEpisodeDiff __real_segue_episode_compare (SegueEpisode *before,
                                               SegueEpisode *after);
SegueEpisodeDiff __wrap_segue_episode_compare (SegueEpisode *before,
                                               SegueEpisode *after);

static int n_compared;

SegueEpisodeDiff
__wrap_segue_episode_compare (SegueEpisode *before,
                              SegueEpisode *after)
{
  g_atomic_int_inc (&n_compared);

  return __real_segue_episode_compare (before, after);
}

static guint
count_handlers (SegueDocument *document)
{
  const guint id = g_signal_lookup ("changed", SEGUE_TYPE_DOCUMENT);
  const GSignalMatchType match = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_UNBLOCKED;
  g_autoptr(GArray) handlers = g_array_new (FALSE, FALSE, sizeof (gulong));
  gulong handler;

  while ((handler = g_signal_handler_find (document, match, id, 0, NULL, NULL, NULL)) != 0)
    {
      g_signal_handler_block (document, handler);
      g_array_append_val (handlers, handler);
    }
  for (guint i = 0; i < handlers->len; i++)
    g_signal_handler_unblock (document, g_array_index (handlers, gulong, i));

  return handlers->len;
}

static void
assert_cost (WindowTest *test,
             int         n_before)
{
  const int n = g_atomic_int_get (&n_compared) - n_before;

  g_test_message ("%d comparisons, %u handlers", n, count_handlers (test->document));
  g_assert_cmpint (n, <=, MAX_COMPARED);
  g_assert_cmpuint (count_handlers (test->document), >, 0);
  g_assert_cmpuint (count_handlers (test->document), <=, MAX_HANDLERS);
}

/* Problems and the title are brought up to date a moment after the last key. */
static void
wait_for_rest (void)
{
  const gint64 deadline = g_get_monotonic_time () + G_TIME_SPAN_SECOND;

  window_test_await (g_get_monotonic_time () > deadline);
}

static void
test_details (WindowTest *test,
              const char *text)
{
  int n_before;

  window_test_select (test, 2);
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  n_before = g_atomic_int_get (&n_compared);
  details_test_type (test, LETTERS);
  wait_for_rest ();
  assert_cost (test, n_before);
}

static void
test_outline (WindowTest *test,
              const char *text)
{
  int n_before;

  window_test_select (test, 2);
  window_test_act (test, "outline.edit-title", NULL);
  n_before = g_atomic_int_get (&n_compared);
  details_test_type (test, LETTERS);
  wait_for_rest ();
  assert_cost (test, n_before);
  window_test_act (test, "outline.cancel", NULL);
}

/* All views together take one comparison for an undo, and one for a redo. */
static void
test_undo (WindowTest *test,
           const char *text)
{
  int n_before;

  window_test_act (test, "win.focus-text", NULL);
  window_test_select (test, 2);
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  details_test_type (test, LETTERS);
  n_before = g_atomic_int_get (&n_compared);
  segue_document_undo (test->document);
  g_assert_cmpint (g_atomic_int_get (&n_compared) - n_before, ==, 1);
  segue_document_redo (test->document);
  g_assert_cmpint (g_atomic_int_get (&n_compared) - n_before, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);
  window_test_add ("/data-path/details", details_test_matter, test_details);
  window_test_add ("/data-path/outline", details_test_matter, test_outline);
  window_test_add ("/data-path/undo", details_test_matter, test_undo);
  return g_test_run ();
}

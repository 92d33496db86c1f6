/* test-random-document.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/document/segue-document.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-same.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"
#include "random-edits.h"
#include "rules/segue-rules.h"
#include "texts.h"

/* Whatever is done to a document, in whatever order: what it holds is what its text says, ids tell its entries apart,
 * and undo and redo lead through the same states. SEGUE_TEST_SEED sets another seed, SEGUE_TEST_OPERATIONS another
 * number of operations. */

#ifdef __SANITIZE_ADDRESS__
#define N_OPERATIONS 15000
#else
#define N_OPERATIONS 100000
#endif
#define RUN 500 /* operations on one document */
#define SEED 20260302

/* besides the notes that other tests have: ranges, other line ends, a byte order mark, markup of other kinds */
static const char *const more_texts[] = {
  "+++\r\ntitle = \"Soil\"\r\nnumber = 7\r\n+++\r\n\r\n<!-- a note -->\r\n\r\n00:00 - 02:00 Intro\r\nhttps://example.org/a\r\n"
  "Text\r\n\r\n02:00 - 04:10 Soil\r\n\r\n04:10 - 09:00 Water\r\n",
  "\xEF\xBB\xBF# Garden 7\r\rHello.\r\r(00:10)\rOpening\r\r(02:00)\rSoil\rhttps://example.org\r\r(03:00)\rWater",
  "<h2>Tools</h2>\n<ul>\n<li>[00:01:52] - Spades</li>\n<li>[00:03:00] - <a href=\"https://example.org\">Rakes</a></li>\n</ul>\n"
  "<pre>\n[00:05:00] - no segment\n</pre>\n<h2>Water</h2>\n<p>Text</p>\n",
  "= Garden\n\n== Tools\n\n* Spades -- 01:52\n* Rakes -- 03:10\n\n== Water\n\n* Rain -- 10:00\n* [Wells][1] -- 12:00\n\n[1]: https://example.org\n",
};

typedef struct
{
  SegueDocument *document;
  GRand *rand;
  guint seed;
  guint step;
  const char *what;
  guint applied;
  guint refused;
} Run;

static guint
number_from (const char *variable,
             guint       fallback)
{
  const char *value = g_getenv (variable);

  return value != NULL ? g_ascii_strtoull (value, NULL, 10) : fallback;
}

static SegueEpisode *
current (Run *run)
{
  return segue_document_get_episode (run->document);
}

static void
check_tree (Run          *run,
            SegueEpisode *episode)
{
  guint n = segue_episode_get_n_entries (episode);
  gsize offset = 0;

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      guint parent = segue_episode_get_parent (episode, i), end = segue_episode_get_subtree_end (episode, i), found;
      gsize length;

      segue_entry_get_text (entry, &length);
      if (segue_episode_get_offset (episode, i) != offset || !segue_episode_find (episode, segue_entry_get_id (entry), &found) ||
          found != i || end <= i || end > n || (parent != SEGUE_NO_INDEX && parent >= i) ||
          segue_episode_get_depth (episode, i) != (parent == SEGUE_NO_INDEX ? 1 : segue_episode_get_depth (episode, parent) + 1) ||
          (parent != SEGUE_NO_INDEX && segue_episode_get_subtree_end (episode, parent) < end))
        g_error ("%s, seed %u, step %u: entry %u is not where it should be", run->what, run->seed, run->step, i);
      offset += length;
    }
  g_assert_cmpuint (offset, ==, segue_episode_get_length (episode));
}

static void
check (Run *run)
{
  episode_check (current (run), run->what, run->seed, run->step);
  check_tree (run, current (run));
}

static gboolean
has_same_ids (SegueEpisode *a,
              SegueEpisode *b)
{
  for (guint i = 0; i < segue_episode_get_n_entries (a); i++)
    if (segue_entry_get_id (segue_episode_get (a, i)) != segue_entry_get_id (segue_episode_get (b, i)))
      return FALSE;
  return TRUE;
}

static void
apply (Run          *run,
       SegueEpisode *edited,
       GError       *error)
{
  SegueEpisode *before = current (run);
  const SegueFocus focus = { 1, "title", 0 };

  if (edited == NULL)
    {
      if (!g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK))
        g_error ("%s, seed %u, step %u: refused without a reason", run->what, run->seed, run->step);
      run->refused++;
      return;
    }
  g_assert_no_error (error);
  /* entries that read the same can change places without a change of the text */
  if (edited != before && segue_episode_is_same (edited, before) && has_same_ids (edited, before))
    g_error ("%s, seed %u, step %u: an edit without effect made another episode", run->what, run->seed, run->step);
  run->applied += segue_document_apply (run->document, edited, run->what, NULL, &focus);
}

static void
edit (Run *run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = random_edit (current (run), run->rand, &run->what, &error);

  apply (run, edited, error);
}

static void
fix (Run *run)
{
  g_autoptr(GPtrArray) problems = segue_rules_check_full (current (run), SEGUE_CHECK_STYLE);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = NULL;
  SegueProblem *problem;

  run->what = "fix";
  if (problems->len == 0)
    return;
  problem = g_ptr_array_index (problems, g_rand_int_range (run->rand, 0, problems->len));
  if (segue_problem_get_n_fixes (problem) == 0)
    return;
  edited = segue_fix_apply (segue_problem_get_fix (problem, g_rand_int_range (run->rand, 0, segue_problem_get_n_fixes (problem))),
                            current (run), &error);
  apply (run, edited, error);
}

/* Typing, with one undo for all of it. */
static void
type (Run *run)
{
  gsize caret = random_place (current (run), run->rand);

  run->what = "typing";
  segue_document_end_step (run->document);
  for (guint n = g_rand_int_range (run->rand, 1, 8); n > 0; n--)
    {
      g_autoptr(SegueEpisode) edited = random_keystroke (current (run), run->rand, &caret);

      run->applied += segue_document_apply (run->document, edited, "typing", "text", NULL);
      check (run);
    }
  segue_document_end_step (run->document);
}

/* Back and forth by some steps: each state is the very one that was there before. */
static void
travel (Run *run)
{
  g_autoptr(GPtrArray) seen = g_ptr_array_new ();

  run->what = "travelling";
  for (guint n = g_rand_int_range (run->rand, 1, 12); n > 0 && segue_document_can_undo (run->document); n--)
    {
      g_ptr_array_add (seen, current (run));
      segue_document_undo (run->document);
      check (run);
    }
  for (guint n = g_rand_int_range (run->rand, 0, seen->len + 1); n > 0; n--)
    {
      segue_document_redo (run->document);
      g_assert_true (current (run) == g_ptr_array_steal_index (seen, seen->len - 1));
    }
}

static void
operate (Run *run)
{
  switch (g_rand_int_range (run->rand, 0, 20))
    {
    case 0:
      travel (run);
      break;
    case 1:
      fix (run);
      break;
    case 2:
      type (run);
      break;
    default:
      edit (run);
      break;
    }
  check (run);
}

static void
operate_on (const char *text,
            guint       seed,
            guint       n_operations,
            Run        *total)
{
  Run run = { segue_document_new (), g_rand_new_with_seed (seed), seed, 0, "reading", 0, 0 };
  g_autoptr(SegueEpisode) first = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueEpisode) last = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *again = NULL;

  segue_document_take_episode (run.document, first, NULL, NULL);
  for (; run.step < n_operations; run.step++)
    operate (&run);
  while (segue_document_can_redo (run.document))
    segue_document_redo (run.document);
  last = segue_episode_ref (current (&run));
  end = episode_text (last);
  while (segue_document_can_undo (run.document))
    segue_document_undo (run.document);
  g_assert_true (current (&run) == first);
  start = episode_text (current (&run));
  g_assert_cmpstr (start, ==, text);
  while (segue_document_can_redo (run.document))
    segue_document_redo (run.document);
  g_assert_true (current (&run) == last);
  again = episode_text (last);
  g_assert_cmpstr (again, ==, end);
  total->applied += run.applied;
  total->refused += run.refused;
  g_rand_free (run.rand);
  g_assert_finalize_object (run.document);
}

static void
test_random (void)
{
  guint seed = number_from ("SEGUE_TEST_SEED", SEED), left = number_from ("SEGUE_TEST_OPERATIONS", N_OPERATIONS);
  Run total = { 0 };

  for (; left > 0; seed++)
    {
      guint n = MIN (left, RUN), which = seed % (G_N_ELEMENTS (all_texts) + G_N_ELEMENTS (more_texts));

      operate_on (which < G_N_ELEMENTS (all_texts) ? all_texts[which] : more_texts[which - G_N_ELEMENTS (all_texts)], seed, n, &total);
      left -= n;
    }
  g_test_message ("%u changes, %u refused since they would not read back", total.applied, total.refused);
  g_assert_cmpuint (total.applied, >, total.refused);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-document/operations", test_random);
  return g_test_run ();
}

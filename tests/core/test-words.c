/* test-words.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-chars.h"
#include "core/text/segue-words.h"

/* What is looked up by single bytes: words of a list, and digits. */

static const SegueWord words[] = {
  SEGUE_WORD ("--"), SEGUE_WORD ("-"), SEGUE_WORD ("a"), SEGUE_WORD ("de"), SEGUE_WORD ("a partir de"),
  SEGUE_WORD ("à"), SEGUE_WORD ("부터"), SEGUE_WORD ("부"), SEGUE_WORD ("Глава"),
};

static SegueWords list = SEGUE_WORDS_INIT (words);

static void
expect_start (const char     *text,
              SegueWordsEdge  edge,
              const char     *expected)
{
  const SegueWord *word = segue_words_find_at_start (&list, text, text + strlen (text), edge);

  g_assert_cmpstr (word != NULL ? word->text : NULL, ==, expected);
}

static void
expect_end (const char     *text,
            SegueWordsEdge  edge,
            const char     *expected)
{
  const SegueWord *word = segue_words_find_at_end (&list, text, text + strlen (text), edge);

  g_assert_cmpstr (word != NULL ? word->text : NULL, ==, expected);
}

/* The first word that fits counts at the start, and the longest at the end. */
static void
test_order (void)
{
  expect_start ("--> b", SEGUE_WORDS_ANY, "--");
  expect_start ("-> b", SEGUE_WORDS_ANY, "-");
  expect_start ("부터 b", SEGUE_WORDS_ANY, "부터");
  expect_start ("부b", SEGUE_WORDS_ANY, "부");
  expect_start ("A PARTIR DE 1", SEGUE_WORDS_SPACE, "a");
  expect_end ("b de", SEGUE_WORDS_ANY, "de");
  expect_end ("b A partir de", SEGUE_WORDS_ANY, "a partir de");
  expect_end ("b --", SEGUE_WORDS_ANY, "--");
}

static void
test_edges (void)
{
  expect_start ("", SEGUE_WORDS_ANY, NULL);
  expect_start ("a", SEGUE_WORDS_SPACE, NULL);
  expect_start ("a", SEGUE_WORDS_NO_LETTER, "a");
  expect_start ("a1", SEGUE_WORDS_NO_LETTER, "a");
  expect_start ("a1", SEGUE_WORDS_WHOLE, NULL);
  expect_start ("à\xC2\xA0", SEGUE_WORDS_SPACE, "à");
  expect_start ("ab", SEGUE_WORDS_NO_LETTER, NULL);
  expect_end ("", SEGUE_WORDS_ANY, NULL);
  expect_end ("라부터", SEGUE_WORDS_ANY, "부터");
  expect_end ("라부터", SEGUE_WORDS_WHOLE, NULL);
  expect_end ("1부터", SEGUE_WORDS_NO_LETTER, "부터");
}

/* A byte that only shares its key with that of a word finds nothing. */
static void
test_keys (void)
{
  expect_start ("\r", SEGUE_WORDS_ANY, NULL);
  expect_start ("북", SEGUE_WORDS_ANY, NULL);
  expect_start ("ГЛАВА", SEGUE_WORDS_ANY, NULL);
  expect_start ("Глава 1", SEGUE_WORDS_SPACE, "Глава");
  expect_end ("x\r", SEGUE_WORDS_ANY, NULL);
  expect_end ("E", SEGUE_WORDS_ANY, NULL);
}

/* Each digit of each script passes the test of its first byte. */
static void
test_digits (void)
{
  for (gunichar c = 1; c <= 0x1FFFF; c++)
    if (g_unichar_isdigit (c))
      {
        char bytes[6];

        g_unichar_to_utf8 (c, bytes);
        g_assert_true (segue_may_be_digit (bytes[0]));
      }
  /* The first bytes of Hangul syllables are EA to ED. Some digits begin with EA, too. */
  g_assert_true (segue_may_be_digit ("가"[0]));
  g_assert_false (segue_may_be_digit ("나"[0]));
  g_assert_false (segue_may_be_digit ("힣"[0]));
  g_assert_false (segue_may_be_digit ("中"[0]));
  g_assert_false (segue_may_be_digit ("a"[0]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/order", test_order);
  g_test_add_func ("/words/edges", test_edges);
  g_test_add_func ("/words/keys", test_keys);
  g_test_add_func ("/words/digits", test_digits);

  return g_test_run ();
}

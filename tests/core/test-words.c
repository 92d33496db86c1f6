/* test-words.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-chars.h"
#include "core/text/segue-utf8.h"
#include "core/text/segue-words.h"

/* What is looked up by single bytes or by several at once: words of a list, digits, and what is not UTF-8. */

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

/* Each byte at each place of a text is told apart by the search that looks at 8 bytes at once. */
static void
test_find_digit (void)
{
  for (guint length = 0; length <= 20; length++)
    for (guint at = 0; at < length; at++)
      for (guint byte = 1; byte < 256; byte++)
        {
          char text[20];
          const gboolean digit = g_ascii_isdigit (byte);

          memset (text, 'x', sizeof text);
          text[at] = byte;
          g_assert_true (segue_find_digit (text, text + length) == text + (digit ? at : length));
          g_assert_true (segue_skip_to_digit (text, text + length) == text + (digit || byte >= 0x80 ? at : length));
        }
}

static void
expect_as_glib (const char *text,
                gsize       length)
{
  const char *bad;
  const gboolean valid = g_utf8_validate_len (text, length, &bad);

  g_assert_true (segue_utf8_find_invalid (text, length) == (valid ? NULL : bad));
}

/* Texts of single and several characters, some of them damaged, are as valid as GLib says. */
static void
test_utf8 (void)
{
  static const char *const parts[] = {
    "a", "plain text of more than 8 bytes ", "\xC2\xA9", "가", "\xED\x9F\xBF", "\xED\xA0\x80", "\xF0\x9F\x94\x97",
    "\xF4\x90\x80\x80", "\xC0\x80", "\xE0\x80\x80", "\xE2\x80", "\x80", "\xFF", "\xEF\xBF\xBF", "\n",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (20261130);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      const guint n = g_rand_int_range (random, 0, 40);
      const guint common = g_rand_int_range (random, 1, G_N_ELEMENTS (parts) + 1);

      for (guint j = 0; j < n; j++)
        g_string_append (text, parts[g_rand_int_range (random, 0, common)]);
      expect_as_glib (text->str, text->len);
      if (i % 4 == 0 && text->len > 0)
        text->str[g_rand_int_range (random, 0, text->len)] = g_rand_int_range (random, 0, 256);
      expect_as_glib (text->str, text->len);
    }
}

/* Each byte at each place of a text is judged as GLib judges it, and so is a text that ends anywhere. */
static void
test_utf8_places (void)
{
  static const char *const texts[] = {
    "구워 먹는 치즈: 한 입 https://example.org/a 하와이 “빵” 흙을 섞습니다. 정원 소식 12화입니다. 이번 주에는 물을 줍니다. Straße, naïve, Ελλάδα, Москва",
    "Plain English notes without anything else in them, which are longer than what is looked at together, and so are two blocks of it.",
    "\xF0\x9F\x8E\x99 ภาษาไทย हिन्दी \xF0\x9F\x8E\x99\xF0\x9F\x8E\x99 ภาษาไทย हिन्दी \xF4\x8F\xBF\xBF \xEF\xBF\xBF ภาษาไทย हिन्दी \xED\x9F\xBF\xEE\x80\x80 ภาษาไทย",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const gsize length = strlen (texts[i]);

      for (gsize at = 0; at < length; at++)
        {
          g_autofree char *text = g_memdup2 (texts[i], length);

          /* What follows the end of the text is not looked at. */
          expect_as_glib (text, at);
          for (guint byte = 0; byte < 256; byte++)
            {
              text[at] = byte;
              expect_as_glib (text, length);
            }
        }
    }
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
  g_test_add_func ("/words/find-digit", test_find_digit);
  g_test_add_func ("/words/utf8", test_utf8);
  g_test_add_func ("/words/utf8-places", test_utf8_places);

  return g_test_run ();
}

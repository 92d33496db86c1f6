/* test-fold.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/text/segue-fold.h"

/* The parts of long words, lines and labels that are not shown. */

/* Appends @text @count times. */
static void
repeat (GString    *out,
        const char *text,
        guint       count)
{
  while (count-- > 0)
    g_string_append (out, text);
}

/* The text of a pattern in which `4096*a` stands for 4096 times `a`, and `|` separates the parts. */
static GString *
expand (const char *pattern)
{
  g_auto(GStrv) parts = g_strsplit (pattern, "|", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *rest;
      const guint count = (guint) g_ascii_strtoull (parts[i], &rest, 10);

      if (rest > parts[i] && *rest == '*')
        repeat (out, rest + 1, count);
      else
        g_string_append (out, parts[i]);
    }

  return out;
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *pattern;
    gsize shown;
    const char *ranges;
  } cases[] = {
    { "", 0, "" }, { "", 40000, "" }, { "a b", 40000, "" },
    /* the longest word that is shown, and the next */
    { "4096*a", 0, "" }, { "4097*a", 0, "48-4081 " }, { "4096*a| b", 0, "" }, { "b |4097*a| b", 0, "50-4083 " },
    { "4097*!", 0, "48-4081 " }, { "4097*~", 0, "48-4081 " }, { "4097*a| |4097*a", 0, "48-4081 4146-8179 " },
    /* what ends a word */
    { "4096*a| |4096*a", 0, "" }, { "4096*a|\t|4096*a", 0, "" }, { "4096*a|\x7F|4096*a", 0, "" },
    { "4096*a|\x01|4096*a", 0, "" }, { "4096*a|é|4096*a", 0, "" }, { "4097*é", 0, "" },
    /* the words of each line */
    { "4097*a|\n|4097*a", 0, "48-4081 4146-8179 " }, { "4097*a|\r|4097*a", 0, "48-4081 4146-8179 " },
    { "4097*a|\r\n|4097*a|\n", 0, "48-4081 4147-8180 " }, { "\n\n|4097*a", 0, "50-4083 " },
    { "b\n|4096*a|\n|4096*a", 0, "" }, { "4097*a|\nb", 0, "48-4081 " },
    /* the longest line that is shown, and what is left of the next */
    { "16384*a ", 0, "" }, { "16384*a |a", 0, "" }, { "16384*a |64*b", 0, "" }, { "16384*a |b |64*c", 0, "32769-32818 " },
    { "16384*a |b |63*c", 0, "" }, { "20000*a |\n|20000*a ", 0, "32769-39984 72770-79985 " },
    { "16384*a |\n|16384*a ", 0, "" },
    /* characters stay whole */
    { "20000*가", 0, "32769-59982 " }, { "20000*é", 0, "32768-39984 " }, { "a|20000*é", 0, "32769-39985 " },
    { "40000*a |a|8*é", 0, "32769-80001 " }, { "40000*a |8*é|a", 0, "32769-80000 " },
    /* what the line shows already counts in the first line alone */
    { "a |64*b", 32767, "" }, { "a |64*b", 32768, "1-50 " }, { "a |63*b", 32768, "" }, { "\na |64*b", 32768, "" },
    { "\n|16384*a ", 32768, "" }, { "4097*a| b |64*c", 32703, "48-4081 4099-4148 " },
    { "4097*a| b |64*c", 32704, "48-4081 4098-4148 " }, { "4097*a| b |64*c", 32705,
      "48-4081 4097-4148 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = expand (cases[i].pattern);
      g_autoptr(GString) out = g_string_new (NULL);
      g_autoptr(GArray) ranges = segue_fold_find (text->str, text->len, cases[i].shown);

      for (guint j = 0; ranges != NULL && j < ranges->len; j++)
        g_string_append_printf (out, "%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " ",
                                g_array_index (ranges, SegueFoldRange, j).start,
                                g_array_index (ranges, SegueFoldRange, j).end);
      g_test_message ("%s, %" G_GSIZE_FORMAT " shown", cases[i].pattern, cases[i].shown);
      g_assert_cmpstr (out->str, ==, cases[i].ranges);
    }
}

static void
test_middle (void)
{
  static const struct
  {
    const char *pattern;
    gsize start, end; /* 0 if the whole text is shown */
  } cases[] = {
    { "", 0, 0 }, { "4096*a", 0, 0 }, { "4097*a", 48, 4081 }, { "2049*é", 48, 4082 }, { "a|2048*é", 47, 4081 },
    { "a|2048*é|a", 47, 4081 }, { "1400*가", 48, 4182 }, { "aa|1400*가", 47, 4184 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = expand (cases[i].pattern);
      SegueFoldRange range = { 0, 0 };

      g_test_message ("%s", cases[i].pattern);
      g_assert_cmpint (segue_fold_find_middle (text->str, &range), ==, cases[i].end > 0);
      g_assert_cmpuint (range.start, ==, cases[i].start);
      g_assert_cmpuint (range.end, ==, cases[i].end);
    }
}

static void
test_shorten (void)
{
  static const struct { const char *pattern, *label; } cases[] = {
    { "", "" }, { "1024*a", "1024*a" }, { "1025*a", "640*a|…|320*a" }, { "640*a|1000*b|320*c", "640*a|…|320*c" },
    { "639*a|500*é|319*c", "639*a|…|é|319*c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = expand (cases[i].pattern);
      g_autoptr(GString) label = expand (cases[i].label);
      g_autofree char *shortened = segue_fold_shorten (text->str);

      g_test_message ("%s", cases[i].pattern);
      g_assert_cmpstr (shortened, ==, label->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/ranges", test_ranges);
  g_test_add_func ("/fold/middle", test_middle);
  g_test_add_func ("/fold/shorten", test_shorten);

  return g_test_run ();
}

/* test-cuts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/cuts/segue-cuts.h"

/* Returns parts as "+60.0/15.0 -90.5/2.0", in seconds. */
static char *
describe (const GArray *cuts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cuts->len; i++)
    {
      const SegueCut *cut = &g_array_index (cuts, SegueCut, i);

      g_string_append_printf (text, "%s%c%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT,
                              i > 0 ? " " : "", cut->added ? '+' : '-', cut->at / 1000, cut->at % 1000 / 100,
                              cut->length / 1000, cut->length % 1000 / 100);
    }

  return g_string_free (text, FALSE);
}

static void
test_lists (void)
{
  static const struct { const char *text; const char *cuts; } lists[] = {
    /* the source without what the result leaves out, and a part from elsewhere */
    { "TITLE: Episode\nFCM: NON-DROP FRAME\n\n"
      "001  AX       AA/V  C        00:00:05:00 00:10:00:00 00:00:00:00 00:09:55:00\n"
      "* FROM CLIP NAME: TALK.WAV\n"
      "002  AD       AA/V  C        00:00:00:00 00:00:30:12 00:09:55:00 00:10:25:12\n"
      "003  AX       AA/V  C        00:10:00:00 00:20:00:00 00:10:25:12 00:20:25:12\n"
      "004  AX       AA/V  C        00:21:30:00 00:40:00:00 00:20:25:12 00:38:55:12\n",
      "-0.0/5.0 +600.0/30.5 -1200.0/90.0" },
    /* clocks that begin at one o'clock, drop frames, a black part, and the same cuts in a second track */
    { "001 T1 V C 01:00:00;00 01:00:10;00 01:00:00;00 01:00:10;00\r\n001 T1 A C 01:00:00;00 01:00:10;00 01:00:00;00 01:00:10;00\r\n"
      "002 BL V C 00:00:00;00 00:00:02;15 01:00:10;00 01:00:12;15\r\n003 T1 V C 01:00:20;00 01:00:30;29 01:00:12;15 01:00:23;14\r\n",
      "+10.0/2.5 -10.0/10.0" },
    /* a result that begins at one o'clock, of a source that does not */
    { "001 T1 V C 00:00:00:00 00:00:10:00 01:00:00:00 01:00:10:00\n002 T1 V C 00:00:20:00 00:00:30:00 01:00:10:00 01:00:20:00\n",
      "-10.0/10.0" },
    { "001 BL V C 00:00:00:00 00:00:02:00 01:00:00:00 01:00:02:00\n002 T1 V C 01:00:05:00 01:00:30:00 01:00:02:00 01:00:27:00\n",
      "+0.0/2.0 -0.0/5.0" },
    { "12.5 15.0 0\n# comment\n20 30 1\n40 50 2\n60.25\t61.25\t3\n", "-12.5/2.5 -60.2/1.0" },
    { "12.500000\t15.000000\tum\n\\\t100.0\t200.0\n20.000000\t20.000000\ta point\n30,5\t40,5\tAdded: promo\n", "-12.5/2.5 +30.5/10.0" },
    { "5\t6\n", "-5.0/1.0" },
    { "at,change,length\n00:40:06,added,2:15\n1:00:00,removed,30\n", "+2406.0/135.0 -3600.0/30.0" },
    { "\xEF\xBB\xBF위치;종류;길이\n40:06;추가;2:15\n", "+2406.0/135.0" },
    { "Start,End,Name\n\"1:00\",\"1:30\",\"say \"\"hm\"\", then\"\n", "-60.0/30.0" },
    { "0:10,+,5\n0:20,-,5.5\n", "+10.0/5.0 -20.0/5.5" },
    { "0:10,5\n", "-10.0/5.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GArray) cuts = segue_cuts_read ("list", lists[i].text, strlen (lists[i].text), &error);
      g_autofree char *found = NULL;
      g_autofree char *shown = g_strescape (lists[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_no_error (error);
      found = describe (cuts);
      g_assert_cmpstr (found, ==, lists[i].cuts);
    }
}

/* What is wrong names the file, the line and the cause. */
static void
test_errors (void)
{
  static const struct { const char *text; const char *message; } wrong[] = {
    { "", "list names no part" },
    { "20 30 1\n", "list names no part" },
    { "\xFF\xFE" "0", "list is no text" },
    { "a,b\n1,2\n", "list, line 1: This is no list of cuts" },
    { "at,length\n\n1:00,x\n", "list, line 3: “x” is not a time." },
    { "at,length\n1:00\n", "list, line 2: The line has too few columns." },
    { "0:10,maybe,5\n", "list, line 1: “maybe” is neither" },
    { "start,end\n0:20,0:10\n", "list, line 2: The part ends before it begins." },
    { "10\t20\tx\n\nhello\n", "list, line 3: A label is two times" },
    { "10 20 0\n10 20\n", "list, line 2: A line is two times and a number" },
    { "001 A V C 00:00:10:00 00:00:20:00 00:00:00:00 00:00:10:00\n002 A V C 00:00:00:00 00:00:05:00 00:00:10:00 00:00:15:00\n",
      "list, line 2: The parts are not in the order" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *shown = g_strescape (wrong[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_null (segue_cuts_read ("list", wrong[i].text, strlen (wrong[i].text), &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, wrong[i].message));
    }
}

static void
assert_refused (const GString *text,
                const char    *part)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (segue_cuts_read ("list", text->str, text->len, &error));
  g_assert_nonnull (strstr (error->message, part));
}

/* The length of the longest line that is read, in bytes. */
#define LONGEST_LINE 4096

static void
test_limits (void)
{
  g_autoptr(GString) many = g_string_new (NULL);
  g_autoptr(GString) wide = g_string_new ("1\t2\t");
  g_autoptr(GString) large = g_string_new ("1\t2\tx\n");
  g_autoptr(GArray) most = NULL;
  g_autoptr(GArray) longest = NULL;

  for (guint i = 0; i < SEGUE_CUTS_MAX; i++)
    g_string_append_printf (many, "%u\t%u.5\tx\n", i, i);
  most = segue_cuts_read ("list", many->str, many->len, NULL);
  g_assert_cmpuint (most->len, ==, SEGUE_CUTS_MAX);
  g_string_append (many, "20000\t20001\tx\n");
  assert_refused (many, "line 10001: There are more parts");
  while (wide->len < LONGEST_LINE)
    g_string_append_c (wide, 'x');
  longest = segue_cuts_read ("list", wide->str, wide->len, NULL);
  g_assert_cmpuint (longest->len, ==, 1);
  g_string_append_c (wide, 'x');
  assert_refused (wide, "line 1: The line is too long");
  while (large->len <= SEGUE_CUTS_MAX_BYTES)
    g_string_append (large, "1\t1\tx\n");
  assert_refused (large, "too large");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cuts/lists", test_lists);
  g_test_add_func ("/cuts/errors", test_errors);
  g_test_add_func ("/cuts/limits", test_limits);
  return g_test_run ();
}

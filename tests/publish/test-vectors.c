/* test-vectors.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "publish/segue-output-private.h"

/* Texts whose fate at a place is known. */

static const struct
{
  const char *target;
  const char *text;    /* lines are separated by a slash */
  guint n_chapters;
  const char *rule;    /* the rule that reports something, or NULL */
} judged[] = {
  { "youtube", "0:00 A/0:30 B/1:00 C", 3, NULL },
  { "youtube", "0:01 A/0:30 B/1:00 C", 0, "youtube-first" },
  { "youtube", "0:00 A/5:00 B", 0, "youtube-few" },
  { "youtube", "0:00 A/0:05 B/1:00 C", 0, "youtube-close" },
  { "youtube", "0:00 A/2:00 B/1:00 C", 0, "youtube-order" },
  { "youtube", "0:00 A <3/0:30 B/1:00 C", 0, "youtube-characters" },
  { "youtube", "0:00 A/0:30 \x02" "B/1:00 C", 0, "youtube-characters" },
  { "youtube", "(0:00) A/[0:30] B/#2 (1:00) C", 3, NULL },
  { "youtube", "0.00 A/1.30 B/2.00 C", 0, NULL },
  { "youtube", "00:00:00 A/00:30:00 B/01:00:00 C", 3, NULL },

  { "spotify", "(00:00) A/(01:00) B/(02:00) C", 3, "apple-form" },
  { "spotify", "00:00-A/01:00-B/02:00-C", 3, "apple-form" },
  { "spotify", "[00:00] A/[01:00] B/[02:00] C", 0, "spotify-form" },
  { "spotify", "00:00 – - A/01:00 – - B/02:00 – - C", 0, "spotify-form" },
  { "spotify", "00:00 A 01:00 B 02:00 C", 0, "spotify-few" },
  { "spotify", "(00:10) A/(01:00) B/(02:00) C", 0, "spotify-first" },
  { "spotify", "(00:00) A/(02:00) B/(01:00) C", 0, "spotify-order" },

  { "spotify", "00:00:00 A/00:01:00 B/00:02:00 C", 3, NULL },
  { "spotify", "00:00:00 A/00:01:00 B", 0, "apple-few" },
  { "spotify", "00:00:05 A/00:01:00 B/00:02:00 C", 0, "apple-first" },
  { "spotify", "00:00:00 가/00:01:00 나/00:02:00 다", 3, "spotify-script" },
};

static gboolean
has_outcome (SegueOutput *output,
             const char  *rule)
{
  for (guint i = 0; i < segue_output_get_n_outcomes (output); i++)
    if (g_str_equal (segue_output_get_outcome (output, i)->rule, rule))
      return TRUE;

  return FALSE;
}

static SegueOutput *
judge (const char *target,
       const char *lines)
{
  g_autoptr(SeguePublishSettings) settings = segue_publish_settings_new (segue_targets_find (target), NULL);
  g_autofree char *text = g_strdelimit (g_strdup (lines), "/", '\n');

  return segue_output_new_for_text (settings, text);
}

static void
test_platforms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    {
      g_autoptr(SegueOutput) output = judge (judged[i].target, judged[i].text);

      g_test_message ("%s: %s → %s", judged[i].target, judged[i].text, segue_output_get_headline (output));
      g_assert_cmpuint (segue_output_get_n_chapters (output), ==, judged[i].n_chapters);
      if (judged[i].rule != NULL)
        g_assert_true (has_outcome (output, judged[i].rule));
      else if (g_str_equal (judged[i].target, "youtube"))
        g_assert_cmpuint (segue_output_get_n_outcomes (output), ==, 0);
    }
}

/* What the rules say of a list of times in a player. */
static const struct
{
  const char *text;
  const char *rule;
  gboolean reports;
} played[] = {
  { "0:05 A/0:12 B/0:40 C/1:10 D", "antennapod-hours", FALSE },
  { "0:00 A/0:05 B/0:50 C/0:40:00 D", "antennapod-hours", FALSE },
  { "0:00 A/0:05 B/0:12 C/1:00:00 D", "antennapod-hours", TRUE },
  { "0:00:00 A/0:00:05 B/0:00:12 C/1:00:00 D", "antennapod-hours", FALSE },
  { "00:00Intro/02:10 News", "pocket-casts-space", TRUE },
  { "00:00 Intro/(02:10) News", "pocket-casts-space", FALSE },
  { "00:00:00-00:05:00 Range/00:06:00 B", "pocket-casts-range", TRUE },
  { "00:00 Intro/02:10 News", "podverse-form", TRUE },
  { "00:00:00 Intro/00:02:10 News", "podverse-form", FALSE },
};

static void
test_players (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (played); i++)
    {
      g_autoptr(SegueOutput) output = judge ("spotify", played[i].text);

      g_test_message ("%s", played[i].text);
      g_assert_cmpint (has_outcome (output, played[i].rule), ==, played[i].reports);
    }
}

/* What players find in a text, by their own expressions. */
#define POCKET_CASTS "(\\A|\\s|>|[^a-zsA-Z_0-9/])(\\d{0,2}:?\\d{1,2}:\\d{2})(<|\\s|\\z|[^a-zsA-Z_0-9\"])"
#define ANTENNAPOD "\\b((\\d+):)?(\\d+):(\\d{2})\\b"
#define PODVERSE "(?<![\\d:])((?:[01]?\\d|2[0-3]):[0-5]\\d:[0-5]\\d)(?!\\d)"

/* Returns what an expression finds, separated by spaces. */
static char *
find_all (const char *expression,
          guint       group,
          const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new (expression, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  GString *found = g_string_new (NULL);

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *time = g_match_info_fetch (match, group);

      g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", time);
    }

  return g_string_free (found, FALSE);
}

static const struct
{
  const char *expression;
  guint group;
  const char *text;
  const char *times;
} found[] = {
  { POCKET_CASTS, 2, "00:00 Intro/02:10 News/58:40 End", "00:00 02:10 58:40" },
  { POCKET_CASTS, 2, "(00:12:30) A/（00:12:30）B/[00:05:00] C", "00:12:30 00:12:30 00:05:00" },
  { POCKET_CASTS, 2, "0:00Intro", "" },
  { POCKET_CASTS, 2, "00：12：30 A", "" },
  { POCKET_CASTS, 2, "00:00:00-00:05:00 Range", "00:00:00 05:00" },
  { PODVERSE, 1, "1:02:03 A", "1:02:03" },
  { PODVERSE, 1, "00:00 Intro", "" },
  { PODVERSE, 1, "100:15 A", "" },
  { PODVERSE, 1, "00:05:00.500 A", "00:05:00" },
  { PODVERSE, 1, "（00:12:30）A", "00:12:30" },
};

static void
test_expressions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (found[i].text), "/", '\n');
      g_autofree char *times = find_all (found[i].expression, found[i].group, text);

      g_assert_cmpstr (times, ==, found[i].times);
    }
}

/* Returns the seconds at which AntennaPod plays each time, separated by spaces. */
static char *
read_as_antennapod (const char *text,
                    gint64      duration)
{
  g_autoptr(GRegex) regex = g_regex_new (ANTENNAPOD, 0, 0, NULL);
  GString *seconds = g_string_new (NULL);
  gboolean hours = TRUE;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(GMatchInfo) match = NULL;

      for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *first = g_match_info_fetch (match, 2);
          g_autofree char *second = g_match_info_fetch (match, 3);
          g_autofree char *third = g_match_info_fetch (match, 4);
          const gint64 a = g_ascii_strtoll (first, NULL, 10), b = g_ascii_strtoll (second, NULL, 10), c = g_ascii_strtoll (third, NULL, 10);
          gint64 time = 3600 * a + 60 * b + c;

          if (*first == '\0' && round == 0)
            hours &= 3600 * b + 60 * c < duration;
          else if (*first == '\0' && hours)
            time = 3600 * b + 60 * c;
          if (round == 1 && time < duration)
            g_string_append_printf (seconds, "%s%" G_GINT64_FORMAT, seconds->len > 0 ? " " : "", time);
        }
    }

  return g_string_free (seconds, FALSE);
}

static const struct
{
  const char *text;
  gint64 duration;
  const char *seconds;
} readings[] = {
  { "0:05 A/0:12 B/0:40 C", 3600, "300 720 2400" },
  { "0:00:05 A/0:00:12 B/0:00:40 C", 3600, "5 12 40" },
  { "100:15 A", 7000, "6015" },
  { "https://x.y/t/1:02 A", 7000, "3720" },
  { "5:7 A/12.30 B", 7000, "" },
};

static void
test_antennapod (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (readings[i].text), "/", '\n');
      g_autofree char *seconds = read_as_antennapod (i == 3 ? readings[i].text : text, readings[i].duration);

      g_assert_cmpstr (seconds, ==, readings[i].seconds);
    }
}

/* Where a rule says that a player misreads a text, it does, and nowhere else. */
static void
test_rules_agree (void)
{
  static const char *const texts[] = {
    "00:00 Intro/02:10 News/58:40 End", "0:00Intro/0:30 A/1:00 B", "(00:00:00) A/(00:12:30) B/(01:00:00) C",
    "00:00:00 A/00:05:00 B/00:10:00 C", "00:00:00-00:05:00 Range/00:06:00 B", "0:05 A/0:12 B/0:40 C/1:00:00 D",
    "[00:00] A/[00:10] B", "00:00:00 - A/00:01:00: B", "00:00 A/05:00 B/10:00 C",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueOutput) output = judge ("spotify", texts[i]);
      g_autofree char *text = g_strdelimit (g_strdup (texts[i]), "/", '\n');
      g_autoptr(GArray) stamps = segue_stamps_read (text);
      g_autofree char *pocket = find_all (POCKET_CASTS, 2, text);
      g_autofree char *podverse = find_all (PODVERSE, 1, text);
      g_autoptr(GString) meant = g_string_new (NULL);
      g_autoptr(GString) seconds = g_string_new (NULL);
      g_autofree char *antennapod = NULL;
      gint64 last = 0;

      for (guint j = 0; j < stamps->len; j++)
        {
          const SegueStamp *stamp = &g_array_index (stamps, SegueStamp, j);

          g_string_append_printf (meant, "%s%.*s", j > 0 ? " " : "", (int) stamp->span.length, text + stamp->span.offset);
          g_string_append_printf (seconds, "%s%" G_GINT64_FORMAT, j > 0 ? " " : "", stamp->time / 1000);
          last = MAX (last, stamp->time / 1000);
        }
      g_test_message ("%s", texts[i]);
      antennapod = read_as_antennapod (text, last + 1);
      g_assert_cmpint (!g_str_equal (pocket, meant->str), ==, has_outcome (output, "pocket-casts-space") ||
                                                                has_outcome (output, "pocket-casts-range"));
      g_assert_cmpint (!g_str_equal (podverse, meant->str) && !has_outcome (output, "pocket-casts-range"), ==,
                       has_outcome (output, "podverse-form"));
      if (has_outcome (output, "antennapod-hours"))
        g_assert_cmpstr (antennapod, !=, seconds->str);
      else if (!has_outcome (output, "pocket-casts-range") && !has_outcome (output, "pocket-casts-space"))
        g_assert_cmpstr (antennapod, ==, seconds->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vectors/platforms", test_platforms);
  g_test_add_func ("/vectors/players", test_players);
  g_test_add_func ("/vectors/expressions", test_expressions);
  g_test_add_func ("/vectors/antennapod", test_antennapod);
  g_test_add_func ("/vectors/rules-agree", test_rules_agree);
  return g_test_run ();
}

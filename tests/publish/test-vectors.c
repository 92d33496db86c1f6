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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vectors/platforms", test_platforms);
  g_test_add_func ("/vectors/players", test_players);
  return g_test_run ();
}

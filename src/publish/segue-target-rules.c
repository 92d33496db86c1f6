/* segue-target-rules.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-writing-private.h"

/* The table of the rules of targets. When a target changes a rule, change its row here. */

#define VEVO "support.vevo.com/6945557784347, 9to5google.com, hilfe.podigee.com/article/233"
#define YOUTUBE_API "YouTube Data API, as in dokuntag.com, VodBot#46, TournamentStreamHelper#817"
#define SPOTIFY "support.spotify.com: creating and managing chapters"
#define POCKET_CASTS "Pocket Casts: ShowNotesFormatterUtils, pocket-casts-ios#5097"
#define APPLE "podcasters.apple.com/support/5482"

static const SegueTargetRule rules[] = {
  /* all targets */
  { "publish-nothing", 0, SEGUE_UNIT_NONE, NULL, NULL, TRUE, segue_check_nothing },
  { "publish-untimed", 0, SEGUE_UNIT_NONE, NULL, NULL, TRUE, segue_check_untimed },
  { "publish-malformed", 0, SEGUE_UNIT_NONE, NULL, NULL, TRUE, segue_check_malformed },
  { "publish-cuts", 0, SEGUE_UNIT_NONE, NULL, NULL, TRUE, segue_check_cuts },

  { "youtube-size", 5000, SEGUE_UNIT_BYTES, YOUTUBE_API, "2026-07", TRUE, segue_check_youtube_size },
  { "youtube-characters", 0, SEGUE_UNIT_NONE, YOUTUBE_API, "2026-07", TRUE, segue_check_youtube_characters },
  { "youtube-first", 0, SEGUE_UNIT_NONE, VEVO, "2020-05-28", TRUE, segue_check_youtube_first, .hint = TRUE },
  { "youtube-few", 3, SEGUE_UNIT_CHAPTERS, VEVO, "2020-05-28", TRUE, segue_check_youtube_few },
  { "youtube-order", 0, SEGUE_UNIT_NONE, VEVO, "2020-05-28", TRUE, segue_check_youtube_order },
  { "youtube-close", 10, SEGUE_UNIT_SECONDS, "support.vevo.com/6945557784347, 9to5google.com", "2020-05-28", TRUE,
    segue_check_youtube_close },
  { "youtube-many", 100, SEGUE_UNIT_CHAPTERS, "gist.github.com/sounisi5011, cervefest.com.mx", "2021-01", FALSE,
    segue_check_youtube_many },
  { "youtube-other-times", 0, SEGUE_UNIT_NONE, "simple-youtube-chapter-extractor#3", "2026-11", FALSE,
    segue_check_youtube_other_times },

  { "feed-size", 4000, SEGUE_UNIT_CHARACTERS, "podomatic help, podnews.net: html-episode-notes, transistor.fm/rendering", "2024-05", TRUE,
    segue_check_feed_size },
  { "feed-bound", 10000, SEGUE_UNIT_CHARACTERS, "PSP-1 issue #13", "2025-07-03", TRUE, segue_check_feed_bound },

  { "spotify-first", 0, SEGUE_UNIT_NONE, SPOTIFY, "2026-11", TRUE, segue_check_spotify_first },
  { "spotify-few", 3, SEGUE_UNIT_CHAPTERS, SPOTIFY, "2026-11", TRUE, segue_check_spotify_few },
  { "spotify-order", 0, SEGUE_UNIT_NONE, SPOTIFY, "2026-11", TRUE, segue_check_spotify_order },
  { "spotify-form", 0, SEGUE_UNIT_NONE, SPOTIFY, "2026-11", TRUE, segue_check_spotify_form },
  { "spotify-title", 40, SEGUE_UNIT_CHARACTERS, SPOTIFY, "2026-11", TRUE, segue_check_spotify_title },
  { "spotify-short", 30, SEGUE_UNIT_SECONDS, SPOTIFY, "2026-11", TRUE, segue_check_spotify_short },
  { "spotify-script", 0, SEGUE_UNIT_NONE, "support.spotify.com, two older copies of the page", "2026-11", FALSE,
    segue_check_spotify_script },

  { "apple-first", 0, SEGUE_UNIT_NONE, APPLE, "2025-12", TRUE, segue_check_apple_first },
  { "apple-few", 3, SEGUE_UNIT_CHAPTERS, APPLE, "2025-12", TRUE, segue_check_apple_few },
  { "apple-form", 0, SEGUE_UNIT_NONE, APPLE, "2025-12", FALSE, segue_check_apple_form },

  { "pocket-casts-links", 0, SEGUE_UNIT_NONE, POCKET_CASTS, "2026-09-12", TRUE,
    segue_check_pocket_casts_links },
  { "pocket-casts-space", 0, SEGUE_UNIT_NONE, POCKET_CASTS, "2026-09-12", TRUE,
    segue_check_pocket_casts_space },
  { "pocket-casts-range", 0, SEGUE_UNIT_NONE, POCKET_CASTS, "2026-09-12", TRUE,
    segue_check_pocket_casts_range },
  { "antennapod-hours", 0, SEGUE_UNIT_NONE, "AntennaPod: ShownotesCleaner", "2026-11", TRUE, segue_check_antennapod_hours },
  { "podverse-form", 0, SEGUE_UNIT_NONE, "Podverse: utility of the old app", "2026-11", TRUE, segue_check_podverse_form },

  { "podigee-hours", 0, SEGUE_UNIT_NONE, "help.podigee.com/article/272, second hand", "2026-11", FALSE, segue_check_podigee_hours },
  { "spreaker-title", 120, SEGUE_UNIT_CHARACTERS, "developers.spreaker.com/api/episode-chapters", "2026-11", TRUE,
    segue_check_spreaker_title },
};

/**
 * segue_target_rules_find:
 * @id: the id of a rule
 *
 * Finds a rule.
 *
 * Returns: (transfer none) (nullable): the rule, or %NULL if there is none with this id
 */
const SegueTargetRule *
segue_target_rules_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].id, id))
      return &rules[i];

  return NULL;
}

/* segue-targets.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "publish/segue-writing-private.h"

/* The table of all targets. */

#define SHARED_RULES "publish-nothing", "publish-untimed", "publish-malformed", "publish-cuts"
#define SPOTIFY_RULES "spotify-first", "spotify-few", "spotify-order", "spotify-form", "spotify-title", "spotify-short", \
                      "spotify-script"
#define APPLE_RULES "apple-first", "apple-few", "apple-form"
#define PLAYER_RULES "pocket-casts-links", "pocket-casts-space", "pocket-casts-range", "antennapod-hours", "podverse-form"

#define TIME_SETTINGS SEGUE_SETTING_TIMES, SEGUE_SETTING_FIRST_ZERO, SEGUE_SETTING_OFFSET, SEGUE_SETTING_CUTS_MADE
#define TEXT_SETTINGS SEGUE_SETTING_DESCRIPTIONS, SEGUE_SETTING_LINKS, SEGUE_SETTING_SECTIONS, SEGUE_SETTING_OPENING, \
                      SEGUE_SETTING_CLOSING, SEGUE_SETTING_PLAIN_QUOTES, SEGUE_SETTING_DROP_TRACKING, \
                      SEGUE_SETTING_LANGUAGE, SEGUE_SETTING_LEFT_OUT, SEGUE_SETTING_LEFT_OUT_PARTS
#define CHAPTER_SETTINGS SEGUE_SETTING_CHAPTERS, SEGUE_SETTING_SHORT_TITLES

static char *
youtube_headline (const SegueWriting *self)
{
  return g_strdup_printf (ngettext ("YouTube will show %u chapter", "YouTube will show %u chapters", self->n_chapters),
                          self->n_chapters);
}

static char *
feed_headline (const SegueWriting *self)
{
  return g_strdup_printf (ngettext ("Players will link %u time", "Players will link %u times", self->n_chapters),
                          self->n_chapters);
}

static char *
spotify_headline (const SegueWriting *self)
{
  return g_strdup_printf (ngettext ("Spotify and Apple Podcasts will show %u chapter",
                                    "Spotify and Apple Podcasts will show %u chapters", self->n_chapters),
                          self->n_chapters);
}

static char *
host_headline (const SegueWriting *self)
{
  return g_strdup_printf (ngettext ("The host will take %u chapter", "The host will take %u chapters", self->n_chapters),
                          self->n_chapters);
}

static char *
chapters_headline (const SegueWriting *self)
{
  return g_strdup_printf (ngettext ("The file has %u chapter", "The file has %u chapters", self->n_chapters),
                          self->n_chapters);
}

static char *
web_headline (const SegueWriting *self)
{
  return g_strdup_printf (ngettext ("The page has %u segment", "The page has %u segments", self->n_chapters),
                          self->n_chapters);
}

static char *
rundown_headline (const SegueWriting *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += segue_entry_get_kind (segue_episode_get (self->episode, g_array_index (self->entries, SegueRenderEntry, i).index)) ==
         SEGUE_ENTRY_SEGMENT;

  return self->n_untimed == 0
           ? g_strdup_printf (ngettext ("%u segment", "%u segments", n), n)
           : g_strdup_printf (ngettext ("%1$u segment, %2$u without a time", "%1$u segments, %2$u without a time", n), n,
                              self->n_untimed);
}

static const SegueTargetVariant list_variants[] = {
  { .nick = "parentheses", .label = N_("(00:12:30) Title"), .before_time = "(", .after_time = ")" },
  { .nick = "plain", .label = N_("00:12:30 Title") },
  { .nick = NULL },
};

static const SegueTargetVariant host_variants[] = {
  { .nick = "transistor", .label = "Transistor", .after_time = " -" },
  { .nick = "podigee", .label = "Podigee", .after_time = " -" },
  { .nick = "podcastpage", .label = "Podcastpage", .before_time = "(", .after_time = ") -" },
  { .nick = "other", .label = N_("Other") },
  { .nick = NULL },
};

/* the ids of formats, whose extensions and media types are theirs */
static const SegueTargetVariant chapters_variants[] = {
  { .nick = "json-chapters", .label = "Podcasting 2.0" },
  { .nick = "psc", .label = "Podlove" },
  { .nick = "mp4chaps", .label = "MP4Chaps" },
  { .nick = "webvtt", .label = "WebVTT" },
  { .nick = "ffmetadata", .label = "FFmpeg" },
  { .nick = NULL },
};

static const SegueTargetVariant web_variants[] = {
  { .nick = "html", .label = N_("HTML"), .extension = "html", .media_type = "text/html" },
  { .nick = "markdown", .label = N_("Markdown"), .extension = "md", .media_type = "text/markdown" },
  { .nick = "page", .label = N_("Whole Page"), .extension = "html", .media_type = "text/html" },
  { .nick = NULL },
};

static const SegueTarget youtube = {
  .id = "youtube",
  .name = "YouTube",
  .kind = SEGUE_TARGET_COPY,
  .limit = "youtube-size",
  .settings = (const char *const[]) { TIME_SETTINGS, TEXT_SETTINGS, CHAPTER_SETTINGS, NULL },
  .defaults = "{}",
  .rules = (const char *const[]) { SHARED_RULES, "youtube-size", "youtube-characters", "youtube-first", "youtube-few",
                                   "youtube-order", "youtube-close", "youtube-many", "youtube-other-times", NULL },
  .write = segue_write_youtube,
  .headline = youtube_headline,
};

static const SegueTarget feed_html = {
  .id = "feed-html",
  .name = N_("Feed"),
  .kind = SEGUE_TARGET_COPY,
  .limit = "feed-size",
  .settings = (const char *const[]) { TIME_SETTINGS, TEXT_SETTINGS, CHAPTER_SETTINGS, NULL },
  .defaults = "{}",
  .rules = (const char *const[]) { SHARED_RULES, "feed-size", "feed-bound", APPLE_RULES, SPOTIFY_RULES, PLAYER_RULES, NULL },
  .write = segue_write_feed,
  .headline = feed_headline,
};

static const SegueTarget spotify = {
  .id = "spotify",
  .name = N_("Spotify and Apple List"),
  .kind = SEGUE_TARGET_COPY,
  .limit = "feed-size",
  .variants = list_variants,
  .settings = (const char *const[]) { SEGUE_SETTING_VARIANT, TIME_SETTINGS, TEXT_SETTINGS, CHAPTER_SETTINGS, NULL },
  .defaults = "{'descriptions': <'leave-out'>, 'links': <false>, 'sections': <false>, 'opening': <false>, 'closing': <false>}",
  .rules = (const char *const[]) { SHARED_RULES, "feed-size", SPOTIFY_RULES, APPLE_RULES, PLAYER_RULES, NULL },
  .write = segue_write_list,
  .headline = spotify_headline,
};

static const SegueTarget host = {
  .id = "host",
  .name = N_("Chapters for a Host"),
  .kind = SEGUE_TARGET_COPY,
  .variants = host_variants,
  .settings = (const char *const[]) { SEGUE_SETTING_VARIANT, TIME_SETTINGS, SEGUE_SETTING_LEFT_OUT,
                                      SEGUE_SETTING_PLAIN_QUOTES, SEGUE_SETTING_LANGUAGE, CHAPTER_SETTINGS, NULL },
  .defaults = "{'descriptions': <'leave-out'>, 'links': <false>, 'sections': <false>, 'opening': <false>, 'closing': <false>}",
  .rules = (const char *const[]) { SHARED_RULES, "podigee-hours", "spreaker-title", NULL },
  .write = segue_write_list,
  .headline = host_headline,
};

static const SegueTarget chapters = {
  .id = "chapters",
  .name = N_("Chapters File"),
  .kind = SEGUE_TARGET_SAVE,
  .variants = chapters_variants,
  .settings = (const char *const[]) { SEGUE_SETTING_VARIANT, SEGUE_SETTING_FIRST_ZERO, SEGUE_SETTING_OFFSET,
                                      SEGUE_SETTING_CUTS_MADE, SEGUE_SETTING_LINKS, SEGUE_SETTING_SECTIONS,
                                      SEGUE_SETTING_PLAIN_QUOTES, SEGUE_SETTING_DROP_TRACKING, SEGUE_SETTING_LANGUAGE,
                                      SEGUE_SETTING_LEFT_OUT, CHAPTER_SETTINGS, NULL },
  .defaults = "{}",
  .rules = (const char *const[]) { SHARED_RULES, NULL },
  .write = segue_write_chapters,
  .headline = chapters_headline,
};

static const SegueTarget web = {
  .id = "web",
  .name = N_("Website"),
  .kind = SEGUE_TARGET_SAVE,
  .variants = web_variants,
  .settings = (const char *const[]) { SEGUE_SETTING_VARIANT, TIME_SETTINGS, TEXT_SETTINGS, CHAPTER_SETTINGS, NULL },
  .defaults = "{'times': <'written'>}",
  .rules = (const char *const[]) { SHARED_RULES, NULL },
  .write = segue_write_web,
  .headline = web_headline,
};

static const SegueTarget rundown = {
  .id = "rundown",
  .name = N_("Rundown"),
  .kind = SEGUE_TARGET_COPY,
  .settings = (const char *const[]) { TIME_SETTINGS, TEXT_SETTINGS, NULL },
  .defaults = "{'descriptions': <'leave-out'>, 'opening': <false>, 'closing': <false>}",
  .rules = (const char *const[]) { "publish-malformed", "publish-cuts", NULL },
  .write = segue_write_rundown,
  .headline = rundown_headline,
};

static const SegueTarget *const targets[] = { &feed_html, &youtube, &spotify, &host, &chapters, &web, &rundown };

/**
 * segue_targets_get_all:
 * @n_targets: (out): number of targets
 *
 * Gets all targets, in the order in which they are shown.
 *
 * Returns: (transfer none) (array length=n_targets): the targets
 */
const SegueTarget *const *
segue_targets_get_all (guint *n_targets)
{
  *n_targets = G_N_ELEMENTS (targets);

  return targets;
}

/**
 * segue_targets_find:
 * @id: the id of a target
 *
 * Finds a target.
 *
 * Returns: (transfer none) (nullable): the target, or %NULL if there is none with this id
 */
const SegueTarget *
segue_targets_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_equal (targets[i]->id, id))
      return targets[i];

  return NULL;
}

/**
 * segue_target_has_setting:
 * @self: a target
 * @key: the key of a setting
 *
 * Tells whether a setting has an effect on what a target gives out.
 *
 * Returns: %TRUE if it has
 */
gboolean
segue_target_has_setting (const SegueTarget *self,
                          const char        *key)
{
  return g_strv_contains (self->settings, key);
}

/**
 * segue_target_find_variant:
 * @self: a target
 * @nick: the nick of a variant
 *
 * Finds a variant of a target.
 *
 * Returns: (transfer none) (nullable): the variant, or %NULL if the target has none with this nick
 */
const SegueTargetVariant *
segue_target_find_variant (const SegueTarget *self,
                           const char        *nick)
{
  for (const SegueTargetVariant *variant = self->variants; variant != NULL && variant->nick != NULL; variant++)
    if (g_str_equal (variant->nick, nick))
      return variant;

  return NULL;
}

/**
 * segue_target_has_hints:
 * @self: a target
 *
 * Tells whether the target has a rule that even those are told of who do not report it.
 *
 * Returns: %TRUE if it has
 */
gboolean
segue_target_has_hints (const SegueTarget *self)
{
  for (const char *const *rule = self->rules; *rule != NULL; rule++)
    if (segue_target_rules_find (*rule)->hint)
      return TRUE;

  return FALSE;
}

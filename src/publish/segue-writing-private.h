/* segue-writing-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/render/segue-render.h"
#include "formats/segue-formats.h"
#include "publish/segue-output.h"
#include "publish/segue-stamps.h"

G_BEGIN_DECLS

/**
 * SegueWriting:
 * @target: the target
 * @settings: its settings
 * @episode: (nullable): the notes; %NULL if a text is judged that was not made from notes
 * @variant: (nullable): the variant of the target that is chosen
 * @format: (nullable): the format of the file, if it is one of those that hold chapters
 * @entries: (element-type SegueRenderEntry): what is given out
 * @options: how it is rendered
 * @text_spans: (element-type SegueRenderSpan): the places of the entries in @text
 * @size_spans: (element-type SegueRenderSpan): their places in what is counted
 * @text: what is pasted into a plain field, without a line break at its end
 * @html: (nullable): what is pasted into a field that takes formatted text
 * @bytes: (nullable): what is saved, if it is not @text
 * @stamps: (element-type SegueStamp): the times in @text
 * @outcomes: (element-type SegueOutcome): what will happen
 * @headline: (nullable): the sentence of the outcome that matters most
 * @n_bytes: size of what is counted, in bytes
 * @n_characters: size of what is counted, in characters
 * @n_chapters: how many chapters will be made
 * @n_untimed: number of segments left out since they have no time
 * @n_malformed: number of segments left out since their time cannot be read
 * @n_removed: number of segments left out since their time is in a part that was cut
 * @n_below: number of segments left out since their time would be below zero
 * @bad_cuts: whether the cuts are contradictory, so that they have no effect
 * @changed: characters were replaced that the place refuses
 * @duration: length of the recording in milliseconds, or of what the last time shows of it
 *
 * A text for a target while it is made and judged.
 */
struct _SegueWriting
{
  const SegueTarget *target;
  SeguePublishSettings *settings;
  SegueEpisode *episode;
  const SegueTargetVariant *variant;
  const SegueFormat *format;
  GArray *entries;
  SegueRenderOptions options;
  GArray *text_spans;
  GArray *size_spans;
  char *text;
  char *html;
  GBytes *bytes;
  GArray *stamps;
  GArray *outcomes;
  char *headline;
  gsize n_bytes;
  gsize n_characters;
  guint n_chapters;
  guint n_untimed;
  guint n_malformed;
  guint n_removed;
  guint n_below;
  gboolean bad_cuts;
  gboolean changed;
  gint64 duration;
};

/* segue-writing.c */
void          segue_writing_init        (SegueWriting          *self,
                                         SeguePublishSettings  *settings,
                                         SegueEpisode          *episode);
void          segue_writing_clear       (SegueWriting          *self);
void          segue_writing_judge       (SegueWriting          *self);
gsize         segue_writing_get_size    (const SegueWriting    *self,
                                         SegueUnit              unit);
SegueOutcome *segue_writing_report      (SegueWriting          *self,
                                         const SegueTargetRule *rule,
                                         SegueSeverity          severity,
                                         guint                  index,
                                         char                  *sentence);
SegueOutcome *segue_writing_refuse      (SegueWriting          *self,
                                         const SegueTargetRule *rule,
                                         SegueSeverity          severity,
                                         guint                  index,
                                         char                  *sentence);
void          segue_outcome_set_mend    (SegueOutcome          *self,
                                         const char            *key,
                                         GVariant              *value,
                                         const char            *label);

/* segue-writing-entries.c */
void          segue_writing_choose      (SegueWriting          *self,
                                         gboolean               untimed);

/* segue-writing-text.c: what targets write */
void          segue_write_youtube       (SegueWriting          *self);
void          segue_write_list          (SegueWriting          *self);
void          segue_write_feed          (SegueWriting          *self);
void          segue_write_web           (SegueWriting          *self);
void          segue_write_rundown       (SegueWriting          *self);
void          segue_write_chapters      (SegueWriting          *self);

/* segue-publish-key.c */
typedef struct _SeguePublishKeys SeguePublishKeys;

SeguePublishKeys *segue_publish_keys_new (SegueEpisode         *episode,
                                          SegueRenderCache     *cache) G_GNUC_WARN_UNUSED_RESULT;
void          segue_publish_keys_free   (SeguePublishKeys      *self);
const char   *segue_publish_keys_next   (SeguePublishKeys      *self,
                                         guint                  index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SeguePublishKeys, segue_publish_keys_free)

/* segue-check.c: what checks share, and the checks that all targets have */
gsize             segue_check_count_characters (const char         *text,
                                            gsize                  length);
const SegueStamp *segue_check_next_chapter (const SegueWriting    *self,
                                            guint                 *position);
const SegueStamp *segue_check_find_late_first (const SegueWriting *self);
guint             segue_check_count_chapters (const SegueWriting  *self);
const SegueStamp *segue_check_find_disorder (const SegueWriting   *self,
                                             const SegueStamp    **last);
const SegueStamp *segue_check_find_short   (const SegueWriting    *self,
                                            guint                  limit,
                                            gint64                *length);
SegueOutcome     *segue_check_refuse_chapters (SegueWriting          *self,
                                               const SegueTargetRule *rule,
                                               guint                  index,
                                               char                  *sentence);
char             *segue_check_dup_time     (const SegueWriting    *self,
                                            const SegueStamp      *stamp) G_GNUC_WARN_UNUSED_RESULT;
char             *segue_check_dup_name     (const SegueWriting    *self,
                                            const SegueStamp      *stamp) G_GNUC_WARN_UNUSED_RESULT;
void              segue_check_mend_zero    (const SegueWriting    *self,
                                            SegueOutcome          *outcome);
void              segue_check_mend_form    (const SegueWriting    *self,
                                            SegueOutcome          *outcome);
void              segue_check_nothing      (SegueWriting          *self,
                                            const SegueTargetRule *rule);
void              segue_check_untimed      (SegueWriting          *self,
                                            const SegueTargetRule *rule);
void              segue_check_malformed    (SegueWriting          *self,
                                            const SegueTargetRule *rule);
void              segue_check_cuts         (SegueWriting          *self,
                                            const SegueTargetRule *rule);

/* The checks of rules, by places; each reports what the rule in the table of segue-target-rules.c says */
#define SEGUE_CHECK(name) void segue_check_##name (SegueWriting *self, const SegueTargetRule *rule)
SEGUE_CHECK (youtube_size);
SEGUE_CHECK (youtube_characters);
SEGUE_CHECK (youtube_first);
SEGUE_CHECK (youtube_few);
SEGUE_CHECK (youtube_order);
SEGUE_CHECK (youtube_close);
SEGUE_CHECK (youtube_many);
SEGUE_CHECK (youtube_other_times);
SEGUE_CHECK (feed_size);
SEGUE_CHECK (feed_bound);
SEGUE_CHECK (apple_first);
SEGUE_CHECK (apple_few);
SEGUE_CHECK (apple_form);
SEGUE_CHECK (spotify_first);
SEGUE_CHECK (spotify_few);
SEGUE_CHECK (spotify_order);
SEGUE_CHECK (spotify_form);
SEGUE_CHECK (spotify_title);
SEGUE_CHECK (spotify_short);
SEGUE_CHECK (spotify_script);
SEGUE_CHECK (pocket_casts_links);
SEGUE_CHECK (pocket_casts_space);
SEGUE_CHECK (pocket_casts_range);
SEGUE_CHECK (antennapod_hours);
SEGUE_CHECK (podverse_form);
SEGUE_CHECK (podigee_hours);
SEGUE_CHECK (spreaker_title);

G_END_DECLS

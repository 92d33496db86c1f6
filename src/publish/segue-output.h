/* segue-output.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/render/segue-render.h"
#include "publish/segue-publish-settings.h"
#include "rules/segue-problem.h"

G_BEGIN_DECLS

/**
 * SegueOutcome:
 * @rule: the id of the rule
 * @severity: an error where the place refuses the text or cuts it, a warning where something will happen that is not
 *   meant, a note where it is good to know
 * @sentence: what will happen, a translated sentence without a full stop
 * @entry: the id of the entry that it is about, or 0
 * @key: (nullable): the key of the setting that mends it
 * @value: (nullable): the value of the setting that mends it
 * @mend: (nullable): what that does, translated, for a button
 *
 * Something that will happen where a text is published.
 */
typedef struct
{
  const char *rule;
  SegueSeverity severity;
  char *sentence;
  guint64 entry;
  const char *key;
  GVariant *value;
  char *mend;
} SegueOutcome;

/**
 * SegueOutputPart:
 * @SEGUE_OUTPUT_BODY: the description of an entry
 * @SEGUE_OUTPUT_ENTRY: an entry with its description
 *
 * What can be left out to make a text fit.
 */
typedef enum
{
  SEGUE_OUTPUT_BODY,
  SEGUE_OUTPUT_ENTRY,
} SegueOutputPart;

/**
 * SegueOutputBlock:
 * @entry: the id of the entry
 * @part: what is left out with it
 * @id: the line for the setting `left-out-parts` that leaves it out
 * @name: the title of the entry
 * @size: how much shorter the text is without it, in the unit of the target
 * @left_out: whether the settings leave it out
 * @opening: whether it stands before the first segment, so that it is left out only by hand
 *
 * A part of a text that can be left out.
 */
typedef struct
{
  guint64 entry;
  SegueOutputPart part;
  char *id;
  char *name;
  gsize size;
  gboolean left_out;
  gboolean opening;
} SegueOutputBlock;

typedef struct _SegueOutput SegueOutput;

#define SEGUE_TYPE_OUTPUT (segue_output_get_type ())
GType                 segue_output_get_type       (void);

SegueOutput          *segue_output_new            (SeguePublishSettings *settings,
                                                   SegueEpisode         *episode) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *segue_output_new_all        (GPtrArray            *settings,
                                                   SegueEpisode         *episode,
                                                   SegueRenderCache     *cache,
                                                   GCancellable         *cancellable) G_GNUC_WARN_UNUSED_RESULT;
SegueOutput          *segue_output_ref            (SegueOutput          *self);
void                  segue_output_unref          (SegueOutput          *self);

const SegueTarget    *segue_output_get_target     (SegueOutput          *self);
SeguePublishSettings *segue_output_get_settings   (SegueOutput          *self);
const char           *segue_output_get_text       (SegueOutput          *self);
const char           *segue_output_get_html       (SegueOutput          *self);
GBytes               *segue_output_dup_bytes      (SegueOutput          *self) G_GNUC_WARN_UNUSED_RESULT;
const char           *segue_output_get_extension  (SegueOutput          *self);
const char           *segue_output_get_media_type (SegueOutput          *self);
gsize                 segue_output_get_size       (SegueOutput          *self);
gsize                 segue_output_get_limit      (SegueOutput          *self);
SegueUnit             segue_output_get_unit       (SegueOutput          *self);
guint                 segue_output_get_n_chapters (SegueOutput          *self);
const char           *segue_output_get_headline   (SegueOutput          *self);
SegueSeverity         segue_output_get_severity   (SegueOutput          *self);
guint                 segue_output_get_n_outcomes (SegueOutput          *self);
const SegueOutcome   *segue_output_get_outcome    (SegueOutput          *self,
                                                   guint                 index);

GPtrArray            *segue_output_dup_blocks     (SegueOutput          *self,
                                                   SegueEpisode         *episode) G_GNUC_WARN_UNUSED_RESULT;
SeguePublishSettings *segue_output_fit            (SegueOutput          *self,
                                                   SegueEpisode         *episode) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *segue_output_dup_problems   (SegueOutput          *self,
                                                   SegueEpisode         *episode) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *segue_output_dup_hints      (SegueOutput          *self,
                                                   SegueEpisode         *episode) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray            *segue_publish_dup_keys      (SegueEpisode         *episode) G_GNUC_WARN_UNUSED_RESULT;
char                 *segue_publish_dup_short     (const char           *title) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueOutput, segue_output_unref)

G_END_DECLS

/* segue-target.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "publish/segue-setting.h"

G_BEGIN_DECLS

/**
 * SegueTargetKind:
 * @SEGUE_TARGET_COPY: text that is pasted into a form
 * @SEGUE_TARGET_SAVE: a file
 *
 * How a target is given out.
 */
typedef enum
{
  SEGUE_TARGET_COPY,
  SEGUE_TARGET_SAVE,
} SegueTargetKind;

/**
 * SegueUnit:
 * @SEGUE_UNIT_NONE: nothing is counted
 * @SEGUE_UNIT_BYTES: bytes in UTF-8
 * @SEGUE_UNIT_CHARACTERS: characters, those of tags included
 * @SEGUE_UNIT_CHAPTERS: chapters
 * @SEGUE_UNIT_SECONDS: seconds
 *
 * What a rule counts.
 */
typedef enum
{
  SEGUE_UNIT_NONE,
  SEGUE_UNIT_BYTES,
  SEGUE_UNIT_CHARACTERS,
  SEGUE_UNIT_CHAPTERS,
  SEGUE_UNIT_SECONDS,
} SegueUnit;

typedef struct _SegueWriting SegueWriting;
typedef struct _SegueTargetRule SegueTargetRule;

/**
 * SegueTargetRule:
 * @id: the id that is shown with its messages
 * @limit: the most or the least of @unit that it allows, or 0
 * @unit: what @limit counts
 * @source: (nullable): where the rule is written or was observed; %NULL for what this program does itself
 * @date: the date of the source, or when it was read if it has none
 * @verified: whether the place itself or several sources say so; other rules never report more than warnings
 * @check: adds what will happen to the outcomes of a writing
 * @hint: whether those who do not report this place are told as well, as a note
 *
 * A rule of a place where notes are published. Rules are constants.
 */
struct _SegueTargetRule
{
  const char *id;
  guint limit;
  SegueUnit unit;
  const char *source;
  const char *date;
  gboolean verified;
  void (*check) (SegueWriting          *writing,
                 const SegueTargetRule *rule);
  gboolean hint;
};

/**
 * SegueTargetVariant:
 * @nick: the value of the setting `variant`
 * @label: the name for the user, to be translated
 * @extension: (nullable): for a file, the extension of its name without the dot
 * @media_type: (nullable): for a file, its media type
 * @before_time: (nullable): text before each time
 * @after_time: (nullable): text after each time
 *
 * One of several forms of what a target gives out.
 */
typedef struct
{
  const char *nick;
  const char *label;
  const char *extension;
  const char *media_type;
  const char *before_time;
  const char *after_time;
} SegueTargetVariant;

/**
 * SegueTarget:
 * @id: the name for the command line and for what is stored
 * @name: the name for the user, to be translated
 * @kind: whether it is copied or saved
 * @limit: (nullable): the id of the rule that has the limit of its size
 * @variants: (nullable): its variants, the first one is the default; ends with a %NULL nick
 * @settings: (array zero-terminated=1): the keys of the settings that have an effect
 * @defaults: the settings whose default differs from that of all targets, as the text of a #GVariant of type `a{sv}`
 * @rules: (array zero-terminated=1): the ids of its rules
 * @write: writes what is given out
 * @headline: returns what will happen when no rule is broken, a translated sentence
 *
 * A place where notes are published. Targets are constants.
 */
typedef struct
{
  const char *id;
  const char *name;
  SegueTargetKind kind;
  const char *limit;
  const SegueTargetVariant *variants;
  const char *const *settings;
  const char *defaults;
  const char *const *rules;
  void (*write) (SegueWriting *writing);
  char *(*headline) (const SegueWriting *writing);
} SegueTarget;

const SegueTarget        *const *segue_targets_get_all     (guint             *n_targets);
const SegueTarget        *segue_targets_find               (const char        *id);
gboolean                  segue_target_has_setting         (const SegueTarget *self,
                                                            const char        *key);
gboolean                  segue_target_has_hints           (const SegueTarget *self);
const SegueTargetVariant *segue_target_find_variant        (const SegueTarget *self,
                                                            const char        *nick);
const SegueTargetRule    *segue_target_rules_find          (const char        *id);

G_END_DECLS

/* segue-setting.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueSettingKind:
 * @SEGUE_SETTING_SWITCH: on or off; `b`
 * @SEGUE_SETTING_CHOICE: the nick of one of several choices; `s`
 * @SEGUE_SETTING_DURATION: milliseconds, may be negative; `x`
 * @SEGUE_SETTING_LINES: any number of lines; `as`
 * @SEGUE_SETTING_TITLES: titles by the keys of entries, see segue_publish_dup_keys(); `a{ss}`
 * @SEGUE_SETTING_CUTS: for each cut its start and its length in milliseconds, and whether the part was added; `a(xxb)`
 *
 * What a setting holds, and the type of its #GVariant.
 */
typedef enum
{
  SEGUE_SETTING_SWITCH,
  SEGUE_SETTING_CHOICE,
  SEGUE_SETTING_DURATION,
  SEGUE_SETTING_LINES,
  SEGUE_SETTING_TITLES,
  SEGUE_SETTING_CUTS,
} SegueSettingKind;

/**
 * SegueSettingChoice:
 * @nick: the value that is stored
 * @label: the name for the user, to be translated
 *
 * A choice of a setting.
 */
typedef struct
{
  const char *nick;
  const char *label;
} SegueSettingChoice;

/**
 * SegueSetting:
 * @key: the key, which is stored
 * @kind: what it holds
 * @label: the name for the user, to be translated
 * @choices: (nullable) (array zero-terminated=1): its choices; %NULL for all other kinds, and for `variant`, whose
 *   choices are those of the target
 * @initial: its value where neither the user nor the target says otherwise, as the text of a #GVariant
 * @by_episode: whether it belongs to one episode; otherwise it belongs to the show
 *
 * A setting of what is given out. Settings are constants.
 */
typedef struct
{
  const char *key;
  SegueSettingKind kind;
  const char *label;
  const SegueSettingChoice *choices;
  const char *initial;
  gboolean by_episode;
} SegueSetting;

/* The keys of the settings. */
#define SEGUE_SETTING_TIMES "times"                   /* hours, minutes, written */
#define SEGUE_SETTING_FIRST_ZERO "first-zero"         /* a first time under 30 seconds is written as 0:00 */
#define SEGUE_SETTING_OFFSET "offset"                 /* is added to all times */
#define SEGUE_SETTING_DESCRIPTIONS "descriptions"     /* keep, first-sentence, leave-out */
#define SEGUE_SETTING_LINKS "links"
#define SEGUE_SETTING_SECTIONS "sections"             /* the titles of sections */
#define SEGUE_SETTING_OPENING "opening"               /* the text before the first segment */
#define SEGUE_SETTING_CLOSING "closing"               /* what follows the last segment */
#define SEGUE_SETTING_PLAIN_QUOTES "plain-quotes"
#define SEGUE_SETTING_DROP_TRACKING "drop-tracking"
#define SEGUE_SETTING_CHAPTERS "chapters"             /* segments, sections */
#define SEGUE_SETTING_VARIANT "variant"               /* a variant of the target: a separator or a file format */
#define SEGUE_SETTING_LEFT_OUT "left-out"             /* patterns of titles that are left out */
#define SEGUE_SETTING_LANGUAGE "language"             /* all, first, second */
#define SEGUE_SETTING_CUTS_MADE "cuts"                /* from the times of the notes to those of this target */
#define SEGUE_SETTING_LEFT_OUT_PARTS "left-out-parts" /* the ids of blocks */
#define SEGUE_SETTING_SHORT_TITLES "short-titles"

const SegueSetting *segue_settings_get_all  (guint              *n_settings);
const SegueSetting *segue_settings_find     (const char         *key);
const GVariantType *segue_setting_get_type  (const SegueSetting *self);

G_END_DECLS

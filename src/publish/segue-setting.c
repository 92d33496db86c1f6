/* segue-setting.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-setting.h"

#include <glib/gi18n-lib.h>

/* The table of all settings. */

static const SegueSettingChoice times[] = {
  { "hours", "00:12:30" },
  { "minutes", "12:30" },
  { "written", N_("As in the Notes") },
  { NULL, NULL },
};

static const SegueSettingChoice descriptions[] = {
  { "keep", N_("Keep") },
  { "first-sentence", N_("First Sentence") },
  { "leave-out", N_("Leave Out") },
  { NULL, NULL },
};

static const SegueSettingChoice chapters[] = {
  { "segments", N_("Segments") },
  { "sections", N_("Sections") },
  { NULL, NULL },
};

static const SegueSettingChoice languages[] = {
  { "all", N_("Both") },
  { "first", N_("The First") },
  { "second", N_("The Second") },
  { NULL, NULL },
};

static const SegueSetting settings[] = {
  { SEGUE_SETTING_VARIANT, SEGUE_SETTING_CHOICE, N_("Form"), NULL, "''", FALSE },
  { SEGUE_SETTING_TIMES, SEGUE_SETTING_CHOICE, N_("Times"), times, "'hours'", FALSE },
  { SEGUE_SETTING_FIRST_ZERO, SEGUE_SETTING_SWITCH, N_("Write the first time as 0:00"), NULL, "false", FALSE },
  { SEGUE_SETTING_OFFSET, SEGUE_SETTING_DURATION, N_("Shift all times by"), NULL, "0", FALSE },
  { SEGUE_SETTING_DESCRIPTIONS, SEGUE_SETTING_CHOICE, N_("Descriptions"), descriptions, "'keep'", FALSE },
  { SEGUE_SETTING_LINKS, SEGUE_SETTING_SWITCH, N_("Links"), NULL, "true", FALSE },
  { SEGUE_SETTING_SECTIONS, SEGUE_SETTING_SWITCH, N_("Titles of sections"), NULL, "true", FALSE },
  { SEGUE_SETTING_CHAPTERS, SEGUE_SETTING_CHOICE, N_("Chapters from"), chapters, "'segments'", FALSE },
  { SEGUE_SETTING_OPENING, SEGUE_SETTING_SWITCH, N_("Opening text"), NULL, "true", FALSE },
  { SEGUE_SETTING_CLOSING, SEGUE_SETTING_SWITCH, N_("Closing text"), NULL, "true", FALSE },
  { SEGUE_SETTING_PLAIN_QUOTES, SEGUE_SETTING_SWITCH, N_("Plain quotation marks"), NULL, "false", FALSE },
  { SEGUE_SETTING_DROP_TRACKING, SEGUE_SETTING_SWITCH, N_("Links without tracking"), NULL, "false", FALSE },
  { SEGUE_SETTING_LANGUAGE, SEGUE_SETTING_CHOICE, N_("Language"), languages, "'all'", FALSE },
  { SEGUE_SETTING_LEFT_OUT, SEGUE_SETTING_LINES, N_("Leave out what is titled"), NULL, "[]", FALSE },
  { SEGUE_SETTING_CUTS_MADE, SEGUE_SETTING_CUTS, N_("Cuts and additions"), NULL, "[]", TRUE },
  { SEGUE_SETTING_LEFT_OUT_PARTS, SEGUE_SETTING_LINES, N_("Left out to make it fit"), NULL, "[]", TRUE },
  { SEGUE_SETTING_SHORT_TITLES, SEGUE_SETTING_TITLES, N_("Shorter titles"), NULL, "{}", TRUE },
};

/**
 * segue_settings_get_all:
 * @n_settings: (out): number of settings
 *
 * Gets all settings, in the order in which they are shown.
 *
 * Returns: (transfer none) (array length=n_settings): the settings
 */
const SegueSetting *
segue_settings_get_all (guint *n_settings)
{
  *n_settings = G_N_ELEMENTS (settings);

  return settings;
}

/**
 * segue_settings_find:
 * @key: the key of a setting
 *
 * Finds a setting.
 *
 * Returns: (transfer none) (nullable): the setting, or %NULL if there is none with this key
 */
const SegueSetting *
segue_settings_find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].key, key))
      return &settings[i];

  return NULL;
}

/**
 * segue_setting_get_type:
 * @self: a setting
 *
 * Gets the type of the values of a setting.
 *
 * Returns: (transfer none): the type
 */
const GVariantType *
segue_setting_get_type (const SegueSetting *self)
{
  static const char *const types[] = { "b", "s", "x", "as", "a{ss}", "a(xxb)" };

  return G_VARIANT_TYPE (types[self->kind]);
}

/* segue-publish-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-publish-settings.h"
#include "publish/segue-setting.h"

/* Maps times of the notes to those of a target, whose recording can be cut differently and begin elsewhere. */

/**
 * segue_publish_settings_create_cuts:
 * @self: settings
 * @bad: (out) (optional): whether the cuts are contradictory, so that they have no effect
 *
 * Returns: (transfer full) (nullable): the cuts and additions of the target, or %NULL if there are none
 */
SegueTimeMap *
segue_publish_settings_create_cuts (SeguePublishSettings *self,
                                    gboolean             *bad)
{
  GVariant *value = segue_publish_settings_get (self, SEGUE_SETTING_CUTS_MADE);
  const gsize n = g_variant_n_children (value);
  g_autofree SegueCut *cuts = g_new (SegueCut, n);
  SegueTimeMap *map = NULL;

  for (gsize i = 0; i < n; i++)
    g_variant_get_child (value, i, "(xxb)", &cuts[i].at, &cuts[i].length, &cuts[i].added);
  if (n > 0)
    map = segue_time_map_new_cuts (cuts, n, FALSE, NULL);
  if (bad != NULL)
    *bad = n > 0 && map == NULL;

  return map;
}

/**
 * segue_publish_settings_map_time:
 * @self: settings
 * @time: (inout): a time of the notes, in milliseconds; that of the target if %TRUE is returned
 *
 * Maps one time by the cuts and the offset of the target.
 *
 * Returns: %FALSE if the recording of the target does not have this moment
 */
gboolean
segue_publish_settings_map_time (SeguePublishSettings *self,
                                 gint64               *time)
{
  g_autoptr(SegueTimeMap) cuts = segue_publish_settings_create_cuts (self, NULL);
  gint64 result = *time;

  if (cuts != NULL && !segue_time_map_apply (cuts, result, 1, &result))
    return FALSE;
  result += segue_publish_settings_get_duration (self, SEGUE_SETTING_OFFSET);
  if (result < 0 || result > SEGUE_TIME_MAX)
    return FALSE;
  *time = result;

  return TRUE;
}

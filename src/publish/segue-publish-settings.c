/* segue-publish-settings.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-publish-settings.h"

/**
 * SeguePublishSettings:
 *
 * The settings of one target. They act only on what is given out, never on the notes. They are immutable and can be
 * shared between threads.
 */
struct _SeguePublishSettings
{
  gatomicrefcount ref_count;
  const SegueTarget *target;
  GHashTable *values; /* (element-type utf8 GVariant): by the keys of the table; complete */
};

G_DEFINE_BOXED_TYPE (SeguePublishSettings, segue_publish_settings, segue_publish_settings_ref, segue_publish_settings_unref)

/* Tells whether a setting of a target can have a value. */
static gboolean
is_valid (const SegueTarget  *target,
          const SegueSetting *setting,
          GVariant           *value)
{
  const char *nick;

  if (!g_variant_is_of_type (value, segue_setting_get_type (setting)))
    return FALSE;
  if (setting->kind == SEGUE_SETTING_DURATION)
    return ABS (g_variant_get_int64 (value)) <= G_GINT64_CONSTANT (1) << 53;
  if (setting->kind != SEGUE_SETTING_CHOICE)
    return TRUE;
  nick = g_variant_get_string (value, NULL);
  if (setting->choices == NULL)
    return segue_target_find_variant (target, nick) != NULL;
  for (const SegueSettingChoice *choice = setting->choices; choice->nick != NULL; choice++)
    if (g_str_equal (choice->nick, nick))
      return TRUE;

  return FALSE;
}

/* Returns the value of a setting that the user has not set. */
static GVariant *
get_default (const SegueTarget  *target,
             GVariant           *defaults,
             const SegueSetting *setting)
{
  GVariant *value = g_variant_lookup_value (defaults, setting->key, segue_setting_get_type (setting));

  if (value != NULL)
    return value;
  if (g_str_equal (setting->key, SEGUE_SETTING_VARIANT) && target->variants != NULL)
    return g_variant_ref_sink (g_variant_new_string (target->variants[0].nick));

  return g_variant_parse (segue_setting_get_type (setting), setting->initial, NULL, NULL, NULL);
}

/**
 * segue_publish_settings_new:
 * @target: a target
 * @values: (nullable): stored settings, of type `a{sv}`; those that mean nothing are ignored
 *
 * Makes the settings of a target. What @values does not have is as the target has it by default.
 *
 * Returns: (transfer full): the settings
 */
SeguePublishSettings *
segue_publish_settings_new (const SegueTarget *target,
                            GVariant          *values)
{
  SeguePublishSettings *self = g_new0 (SeguePublishSettings, 1);
  g_autoptr(GVariant) defaults = g_variant_parse (G_VARIANT_TYPE_VARDICT, target->defaults, NULL, NULL, NULL);
  const SegueSetting *settings;
  guint n;

  g_atomic_ref_count_init (&self->ref_count);
  self->target = target;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  settings = segue_settings_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GVariant) value = values != NULL ? g_variant_lookup_value (values, settings[i].key, NULL) : NULL;

      if (value == NULL || !is_valid (target, &settings[i], value))
        {
          g_clear_pointer (&value, g_variant_unref);
          value = get_default (target, defaults, &settings[i]);
        }
      g_hash_table_insert (self->values, (gpointer) settings[i].key, g_steal_pointer (&value));
    }

  return self;
}

/**
 * segue_publish_settings_ref:
 * @self: settings
 *
 * Increases the reference count.
 *
 * Returns: (transfer full): @self
 */
SeguePublishSettings *
segue_publish_settings_ref (SeguePublishSettings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_publish_settings_unref:
 * @self: (transfer full): settings
 *
 * Decreases the reference count, and frees @self when it reaches 0.
 */
void
segue_publish_settings_unref (SeguePublishSettings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * segue_publish_settings_get_target:
 * @self: settings
 *
 * Gets the target that the settings are for.
 *
 * Returns: (transfer none): the target
 */
const SegueTarget *
segue_publish_settings_get_target (SeguePublishSettings *self)
{
  return self->target;
}

/**
 * segue_publish_settings_to_variant:
 * @self: settings
 * @by_episode: whether to take the settings of the episode or those of the show
 *
 * Gets the settings that differ from the defaults of the target, to be stored.
 *
 * Returns: (transfer none): a floating reference to the settings, of type `a{sv}`
 */
GVariant *
segue_publish_settings_to_variant (SeguePublishSettings *self,
                                   gboolean              by_episode)
{
  g_autoptr(GVariant) defaults = g_variant_parse (G_VARIANT_TYPE_VARDICT, self->target->defaults, NULL, NULL, NULL);
  GVariantBuilder builder;
  const SegueSetting *settings;
  guint n;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  settings = segue_settings_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      GVariant *value = g_hash_table_lookup (self->values, settings[i].key);
      g_autoptr(GVariant) initial = get_default (self->target, defaults, &settings[i]);

      if (settings[i].by_episode == by_episode && !g_variant_equal (value, initial))
        g_variant_builder_add (&builder, "{sv}", settings[i].key, value);
    }

  return g_variant_builder_end (&builder);
}

/**
 * segue_publish_settings_set:
 * @self: settings
 * @key: the key of a setting
 * @value: its value; if it is floating, it is consumed
 *
 * Makes settings of which one differs.
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL if the setting cannot have this value
 */
SeguePublishSettings *
segue_publish_settings_set (SeguePublishSettings *self,
                            const char           *key,
                            GVariant             *value)
{
  g_autoptr(GVariant) sunk = g_variant_ref_sink (value);
  const SegueSetting *setting = segue_settings_find (key);
  SeguePublishSettings *copy;
  GHashTableIter iter;
  gpointer other, kept;

  if (setting == NULL || !is_valid (self->target, setting, sunk))
    return NULL;
  copy = g_new0 (SeguePublishSettings, 1);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->target = self->target;
  copy->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &other, &kept))
    g_hash_table_insert (copy->values, other, g_variant_ref (kept));
  g_hash_table_insert (copy->values, (gpointer) setting->key, g_steal_pointer (&sunk));

  return copy;
}

/**
 * segue_publish_settings_get:
 * @self: settings
 * @key: the key of a setting
 *
 * Gets the value of a setting.
 *
 * Returns: (transfer none): the value
 */
GVariant *
segue_publish_settings_get (SeguePublishSettings *self,
                            const char           *key)
{
  return g_hash_table_lookup (self->values, key);
}

/**
 * segue_publish_settings_get_switch:
 * @self: settings
 * @key: the key of a switch
 *
 * Tells whether a setting is on.
 *
 * Returns: %TRUE if it is on
 */
gboolean
segue_publish_settings_get_switch (SeguePublishSettings *self,
                                   const char           *key)
{
  return g_variant_get_boolean (segue_publish_settings_get (self, key));
}

/**
 * segue_publish_settings_get_choice:
 * @self: settings
 * @key: the key of a choice
 *
 * Gets the nick of a choice.
 *
 * Returns: (transfer none): the nick
 */
const char *
segue_publish_settings_get_choice (SeguePublishSettings *self,
                                   const char           *key)
{
  return g_variant_get_string (segue_publish_settings_get (self, key), NULL);
}

/**
 * segue_publish_settings_get_duration:
 * @self: settings
 * @key: the key of a duration
 *
 * Gets a duration.
 *
 * Returns: milliseconds, may be negative
 */
gint64
segue_publish_settings_get_duration (SeguePublishSettings *self,
                                     const char           *key)
{
  return g_variant_get_int64 (segue_publish_settings_get (self, key));
}

/**
 * segue_publish_settings_dup_lines:
 * @self: settings
 * @key: the key of lines
 *
 * Gets lines.
 *
 * Returns: (transfer full): the lines
 */
char **
segue_publish_settings_dup_lines (SeguePublishSettings *self,
                                  const char           *key)
{
  return g_variant_dup_strv (segue_publish_settings_get (self, key), NULL);
}

/**
 * segue_publish_settings_equal:
 * @self: settings
 * @other: other settings
 *
 * Tells whether two settings are for the same target and have the same values.
 *
 * Returns: %TRUE if they are equal
 */
gboolean
segue_publish_settings_equal (SeguePublishSettings *self,
                              SeguePublishSettings *other)
{
  GHashTableIter iter;
  gpointer key, value;

  if (self->target != other->target)
    return FALSE;
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_variant_equal (value, g_hash_table_lookup (other->values, key)))
      return FALSE;

  return TRUE;
}

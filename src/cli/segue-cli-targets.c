/* segue-cli-targets.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/segue-cli.h"
#include "core/text/segue-time.h"

/* The verb “targets”: lists the places where notes are published, and what they take. Also reads their settings. */

/* Reads a number of seconds or a time, which may be negative. */
static GVariant *
parse_duration (const char *value)
{
  const gboolean negative = *value == '-';
  gint64 time;

  if (!segue_time_parse_typed (value + negative, &time))
    return NULL;

  return g_variant_new_int64 (negative ? -time : time);
}

/* Returns the lines that are set already, and another one. */
static GVariant *
add_line (SeguePublishSettings *settings,
          const char           *key,
          const char           *value)
{
  g_auto(GStrv) lines = segue_publish_settings_dup_lines (settings, key);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  g_strv_builder_addv (builder, (const char **) lines);
  g_strv_builder_add (builder, value);
  all = g_strv_builder_end (builder);

  return g_variant_new_strv ((const char *const *) all, -1);
}

/* Reads the value of a setting. Returns a value, which may be floating, or NULL. */
static GVariant *
parse_value (SeguePublishSettings *settings,
             const SegueSetting   *setting,
             const char           *value)
{
  switch (setting->kind)
    {
    case SEGUE_SETTING_SWITCH:
      if (!g_str_equal (value, "true") && !g_str_equal (value, "false"))
        return NULL;
      return g_variant_new_boolean (g_str_equal (value, "true"));
    case SEGUE_SETTING_CHOICE:
      return g_variant_new_string (value);
    case SEGUE_SETTING_DURATION:
      return parse_duration (value);
    case SEGUE_SETTING_LINES:
      return add_line (settings, setting->key, value);
    case SEGUE_SETTING_TITLES:
    case SEGUE_SETTING_CUTS:
    default:
      return g_variant_parse (segue_setting_get_type (setting), value, NULL, NULL, NULL);
    }
}

/* Applies one setting of the form KEY=VALUE. Prints an error and returns NULL if it means nothing. */
static SeguePublishSettings *
apply (SeguePublishSettings *settings,
       const char           *line)
{
  g_auto(GStrv) parts = g_strsplit (line, "=", 2);
  const SegueTarget *target = segue_publish_settings_get_target (settings);
  const SegueSetting *setting = parts[0] != NULL ? segue_settings_find (parts[0]) : NULL;
  SeguePublishSettings *changed = NULL;
  g_autoptr(GVariant) value = NULL;

  if (setting == NULL || !segue_target_has_setting (target, setting->key))
    {
      segue_cli_error (_("--set: %1$s has no setting “%2$s”."), target->id, parts[0] != NULL ? parts[0] : "");
      return NULL;
    }
  value = parts[1] != NULL ? parse_value (settings, setting, parts[1]) : NULL;
  if (value != NULL)
    changed = segue_publish_settings_set (settings, setting->key, g_variant_take_ref (value));
  if (changed == NULL)
    segue_cli_error (_("--set: the setting “%1$s” cannot be “%2$s”."), setting->key, parts[1] != NULL ? parts[1] : "");

  return changed;
}

/**
 * segue_cli_parse_settings:
 * @target: a target
 * @set: (nullable): settings of the command line, each of the form `KEY=VALUE`
 *
 * Reads the settings of a target. Prints errors on standard error.
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL on failure
 */
SeguePublishSettings *
segue_cli_parse_settings (const SegueTarget  *target,
                          char              **set)
{
  SeguePublishSettings *settings = segue_publish_settings_new (target, NULL);

  for (guint i = 0; settings != NULL && set != NULL && set[i] != NULL; i++)
    {
      SeguePublishSettings *changed = apply (settings, set[i]);

      segue_publish_settings_unref (settings);
      settings = changed;
    }

  return settings;
}

static const char *
unit_name (SegueUnit unit)
{
  static const char *const names[] = { "", "bytes", "characters", "chapters", "seconds" };

  return names[unit];
}

/* Prints one rule: its target, its id, its limit, whether it is verified, its date and its source. */
static void
print_rule (const SegueTarget     *target,
            const SegueTargetRule *rule)
{
  g_autofree char *limit = rule->limit > 0 ? g_strdup_printf ("%u %s", rule->limit, unit_name (rule->unit)) : g_strdup ("-");
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s\t%s\n", target->id, rule->id, limit,
                                           rule->verified ? "verified" : "unverified", rule->date, rule->source);

  segue_cli_print (line);
}

/* Prints one target: its id, its name, its limit, and the date and the source of the limit. */
static void
print_target (const SegueTarget *target)
{
  const SegueTargetRule *rule = target->limit != NULL ? segue_target_rules_find (target->limit) : NULL;
  g_autofree char *limit = rule != NULL ? g_strdup_printf ("%u %s", rule->limit, unit_name (rule->unit)) : g_strdup ("-");
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s\n", target->id, _(target->name), limit,
                                           rule != NULL ? rule->date : "-", rule != NULL ? rule->source : "-");

  segue_cli_print (line);
}

static int
run_targets (int    argc,
             char **argv)
{
  g_auto(GStrv) files = NULL;
  gboolean rules = FALSE;
  const SegueTarget *const *targets;
  const GOptionEntry entries[] = {
    { "rules", 'r', 0, G_OPTION_ARG_NONE, &rules, N_("List the rules of each target"), NULL },
    { NULL },
  };
  guint n;

  files = segue_cli_parse (argc, argv, &segue_cli_targets, entries);
  if (files == NULL)
    return SEGUE_CLI_FAILED;
  if (files[0] != NULL)
    {
      segue_cli_error (_("“segue-cli targets” reads no file."));
      return SEGUE_CLI_FAILED;
    }
  targets = segue_targets_get_all (&n);
  for (guint i = 0; i < n; i++)
    if (!rules)
      print_target (targets[i]);
    else
      for (guint j = 0; targets[i]->rules[j] != NULL; j++)
        {
          const SegueTargetRule *rule = segue_target_rules_find (targets[i]->rules[j]);

          if (rule->source != NULL)
            print_rule (targets[i], rule);
        }

  return SEGUE_CLI_FINE;
}

const SegueCliVerb segue_cli_targets = {
  "targets",
  "[--rules]",
  N_("List the places where show notes are published: their limits, the dates and the sources of these."),
  run_targets,
};

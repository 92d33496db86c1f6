/* segue-writing.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/front/segue-front-matter.h"
#include "publish/segue-writing-private.h"

/* Functions for all targets: they make a text, find its times, and predict what will happen to it. */

static void
clear_entry (gpointer data)
{
  SegueRenderEntry *entry = data;

  g_free (entry->title);
  g_free (entry->link);
}

static void
clear_outcome (gpointer data)
{
  SegueOutcome *outcome = data;

  g_free (outcome->sentence);
  g_free (outcome->mend);
  g_clear_pointer (&outcome->value, g_variant_unref);
}

static SegueRenderOptions
read_options (SeguePublishSettings     *settings,
              const SegueTargetVariant *variant)
{
  const char *times = segue_publish_settings_get_choice (settings, SEGUE_SETTING_TIMES);

  return (SegueRenderOptions) {
    .times = g_str_equal (times, "hours")     ? SEGUE_TIME_FORM_HOURS
             : g_str_equal (times, "minutes") ? SEGUE_TIME_FORM_MINUTES
                                              : SEGUE_TIME_FORM_WRITTEN,
    .before_time = variant != NULL ? variant->before_time : NULL,
    .after_time = variant != NULL ? variant->after_time : NULL,
    .plain_quotes = segue_publish_settings_get_switch (settings, SEGUE_SETTING_PLAIN_QUOTES),
    .drop_tracking = segue_publish_settings_get_switch (settings, SEGUE_SETTING_DROP_TRACKING),
  };
}

/* Prepares to write a text. @episode is NULL if the text exists already. */
void
segue_writing_init (SegueWriting         *self,
                    SeguePublishSettings *settings,
                    SegueEpisode         *episode)
{
  const SegueTarget *target = segue_publish_settings_get_target (settings);
  const char *variant = segue_publish_settings_get_choice (settings, SEGUE_SETTING_VARIANT);

  *self = (SegueWriting) { .target = target, .settings = settings, .episode = episode, .duration = SEGUE_TIME_NONE };
  self->variant = segue_target_find_variant (target, variant);
  self->options = read_options (settings, self->variant);
  self->entries = g_array_new (FALSE, FALSE, sizeof (SegueRenderEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->text_spans = g_array_new (FALSE, FALSE, sizeof (SegueRenderSpan));
  self->size_spans = g_array_new (FALSE, FALSE, sizeof (SegueRenderSpan));
  self->outcomes = g_array_new (FALSE, FALSE, sizeof (SegueOutcome));
  g_array_set_clear_func (self->outcomes, clear_outcome);
}

void
segue_writing_clear (SegueWriting *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->text_spans, g_array_unref);
  g_clear_pointer (&self->size_spans, g_array_unref);
  g_clear_pointer (&self->outcomes, g_array_unref);
  g_clear_pointer (&self->stamps, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->html, g_free);
  g_clear_pointer (&self->headline, g_free);
}

/* Sets for each time in the text which entry it belongs to. */
static void
find_entries (SegueWriting *self)
{
  guint position = 0;

  for (guint i = 0; i < self->stamps->len; i++)
    {
      SegueStamp *stamp = &g_array_index (self->stamps, SegueStamp, i);
      const SegueRenderSpan *span;

      while (position < self->text_spans->len &&
             g_array_index (self->text_spans, SegueRenderSpan, position).end <= stamp->span.offset)
        position++;
      if (position == self->text_spans->len)
        return;
      span = &g_array_index (self->text_spans, SegueRenderSpan, position);
      if (stamp->span.offset >= span->start && stamp->span.offset < span->body)
        stamp->entry = span->index;
    }
}

static gint64
find_duration (SegueWriting *self)
{
  gint64 duration = self->episode != NULL ? segue_front_matter_get_duration (self->episode) : SEGUE_TIME_NONE;

  for (guint i = 0; i < self->stamps->len; i++)
    duration = MAX (duration, g_array_index (self->stamps, SegueStamp, i).time);

  return duration;
}

static void
count (SegueWriting *self)
{
  const char *counted = self->html != NULL ? self->html : self->text;

  self->n_bytes = strlen (counted);
  self->n_characters = segue_check_count_characters (counted, self->n_bytes);
}

/* Returns the size in the unit of a limit. */
gsize
segue_writing_get_size (const SegueWriting *self,
                        SegueUnit           unit)
{
  return unit == SEGUE_UNIT_CHARACTERS ? self->n_characters : self->n_bytes;
}

/* Counts the times that are meant as chapters: in a text those that are heads, and in a file of chapters all. */
static guint
count_chapters (const SegueWriting *self)
{
  guint n = 0, position = 0;

  if (self->format == NULL)
    while (segue_check_next_chapter (self, &position) != NULL)
      n++;
  for (guint i = 0; self->format != NULL && i < self->entries->len; i++)
    {
      const SegueRenderEntry *render = &g_array_index (self->entries, SegueRenderEntry, i);

      n += render->start != SEGUE_TIME_NONE && (render->parts & SEGUE_RENDER_HEAD) != 0;
    }

  return n;
}

/* Adds something that will happen. Rules that are not verified only warn. @index: the index of the entry that it is
 * about, or %SEGUE_NO_INDEX. @sentence is taken over. */
SegueOutcome *
segue_writing_report (SegueWriting          *self,
                      const SegueTargetRule *rule,
                      SegueSeverity          severity,
                      guint                  index,
                      char                  *sentence)
{
  const SegueOutcome outcome = {
    .rule = rule->id,
    .severity = rule->verified ? severity : MIN (severity, SEGUE_SEVERITY_WARNING),
    .sentence = sentence,
    .entry = index != SEGUE_NO_INDEX && self->episode != NULL ? segue_entry_get_id (segue_episode_get (self->episode, index)) : 0,
  };

  g_array_append_val (self->outcomes, outcome);

  return &g_array_index (self->outcomes, SegueOutcome, self->outcomes->len - 1);
}

/* Adds an outcome for which the text does not work as intended. The first such outcome becomes the headline. */
SegueOutcome *
segue_writing_refuse (SegueWriting          *self,
                      const SegueTargetRule *rule,
                      SegueSeverity          severity,
                      guint                  index,
                      char                  *sentence)
{
  if (self->headline == NULL)
    self->headline = g_strdup (sentence);

  return segue_writing_report (self, rule, severity, index, sentence);
}

/* Sets how something is mended. @value is taken over if it is floating. */
void
segue_outcome_set_mend (SegueOutcome *self,
                        const char   *key,
                        GVariant     *value,
                        const char   *label)
{
  self->key = key;
  self->value = g_variant_ref_sink (value);
  self->mend = g_strdup (label);
}

/* Sorts what will happen: the worst first, else in the order of the rules. */
static void
sort_outcomes (SegueWriting *self)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SegueOutcome), self->outcomes->len);

  for (int severity = SEGUE_SEVERITY_ERROR; severity >= (int) SEGUE_SEVERITY_NOTE; severity--)
    for (guint i = 0; i < self->outcomes->len; i++)
      if ((int) g_array_index (self->outcomes, SegueOutcome, i).severity == severity)
        g_array_append_vals (sorted, &g_array_index (self->outcomes, SegueOutcome, i), 1);
  g_array_set_clear_func (self->outcomes, NULL);
  g_array_unref (self->outcomes);
  g_array_set_clear_func (sorted, clear_outcome);
  self->outcomes = sorted;
}

/* Finds what will happen to the text. */
void
segue_writing_judge (SegueWriting *self)
{
  count (self);
  self->stamps = segue_stamps_read (self->text);
  find_entries (self);
  self->duration = find_duration (self);
  self->n_chapters = count_chapters (self);
  for (guint i = 0; self->target->rules[i] != NULL; i++)
    {
      const SegueTargetRule *rule = segue_target_rules_find (self->target->rules[i]);

      rule->check (self, rule);
    }
  sort_outcomes (self);
  if (self->headline == NULL)
    self->headline = self->target->headline (self);
}

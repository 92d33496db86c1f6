/* segue-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "publish/segue-writing-private.h"

/* Functions that the checks of several targets share, and the checks that apply to every text. */

/* A first time below this one can be written as zero. */
#define ZERO_BELOW 30000

/* The most characters of a title in a sentence. */
#define NAME_CHARACTERS 40

/* Counts characters. This is called for much text, so it looks at eight bytes at a time: each has its lowest bit set in
 * @following if it is not the first one of its character. */
gsize
segue_check_count_characters (const char *text,
                              gsize       length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  gsize n = length, i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 bytes, following;

      memcpy (&bytes, text + i, 8);
      following = (bytes >> 7) & ~(bytes >> 6) & ones;
      n -= (following * ones) >> 56;
    }
  for (; i < length; i++)
    n -= ((guchar) text[i] & 0xC0) == 0x80;

  return n;
}

/* Returns the next time that is meant as a chapter, from @position on, or NULL. @position is moved behind it. */
const SegueStamp *
segue_check_next_chapter (const SegueWriting *self,
                          guint              *position)
{
  while (*position < self->stamps->len)
    {
      const SegueStamp *stamp = &g_array_index (self->stamps, SegueStamp, (*position)++);

      if (self->episode == NULL || stamp->entry != SEGUE_NO_INDEX)
        return stamp;
    }

  return NULL;
}

/* Returns the first chapter if it is not at zero, or NULL. */
const SegueStamp *
segue_check_find_late_first (const SegueWriting *self)
{
  guint position = 0;
  const SegueStamp *first = segue_check_next_chapter (self, &position);

  return first != NULL && first->time > 0 ? first : NULL;
}

guint
segue_check_count_chapters (const SegueWriting *self)
{
  guint n = 0, position = 0;

  while (segue_check_next_chapter (self, &position) != NULL)
    n++;

  return n;
}

/* Returns the first chapter that comes before the one above it, or NULL. @last is set to the one above. */
const SegueStamp *
segue_check_find_disorder (const SegueWriting  *self,
                           const SegueStamp   **last)
{
  guint position = 0;
  const SegueStamp *stamp;

  for (*last = segue_check_next_chapter (self, &position);
       (stamp = segue_check_next_chapter (self, &position)) != NULL;
       *last = stamp)
    if (stamp->time < (*last)->time)
      return stamp;

  return NULL;
}

/* Returns the first chapter that is shorter than @limit seconds, or NULL. @length is set to its milliseconds. */
const SegueStamp *
segue_check_find_short (const SegueWriting *self,
                        guint               limit,
                        gint64             *length)
{
  guint position = 0;
  const SegueStamp *last = segue_check_next_chapter (self, &position), *stamp;

  for (; (stamp = segue_check_next_chapter (self, &position)) != NULL; last = stamp)
    if (stamp->time >= last->time && stamp->time - last->time < 1000 * (gint64) limit)
      {
        if (length != NULL)
          *length = stamp->time - last->time;
        return last;
      }

  return NULL;
}

/* Reports that no chapters are made. */
SegueOutcome *
segue_check_refuse_chapters (SegueWriting          *self,
                             const SegueTargetRule *rule,
                             guint                  index,
                             char                  *sentence)
{
  self->n_chapters = 0;

  return segue_writing_refuse (self, rule, SEGUE_SEVERITY_WARNING, index, sentence);
}

/* Returns a time as the text has it. */
char *
segue_check_dup_time (const SegueWriting *self,
                      const SegueStamp   *stamp)
{
  return g_strndup (self->text + stamp->span.offset, stamp->span.length);
}

/* Returns what is on the line of a time, shortened for a sentence. */
char *
segue_check_dup_name (const SegueWriting *self,
                      const SegueStamp   *stamp)
{
  g_autofree char *title = g_strndup (self->text + stamp->title.offset, stamp->title.length);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (title, -1) <= NAME_CHARACTERS)
    return g_steal_pointer (&title);
  cut = g_utf8_substring (title, 0, NAME_CHARACTERS - 1);

  return g_strconcat (cut, "…", NULL);
}

/* Offers to write the first time as zero, where a setting can do so. */
void
segue_check_mend_zero (const SegueWriting *self,
                       SegueOutcome       *outcome)
{
  guint position = 0;
  const SegueStamp *first = segue_check_next_chapter (self, &position);

  if (first != NULL && first->time < ZERO_BELOW && segue_target_has_setting (self->target, SEGUE_SETTING_FIRST_ZERO))
    segue_outcome_set_mend (outcome, SEGUE_SETTING_FIRST_ZERO, g_variant_new_boolean (TRUE),
                            _("Write the First Time as 0:00"));
}

/* Offers to write all times with hours, where a setting can do so. */
void
segue_check_mend_form (const SegueWriting *self,
                       SegueOutcome       *outcome)
{
  if (segue_target_has_setting (self->target, SEGUE_SETTING_TIMES))
    segue_outcome_set_mend (outcome, SEGUE_SETTING_TIMES, g_variant_new_string ("hours"), _("Write Times as 00:12:30"));
}

void
segue_check_nothing (SegueWriting          *self,
                     const SegueTargetRule *rule)
{
  if (self->n_chapters == 0 && self->episode != NULL)
    segue_writing_refuse (self, rule, SEGUE_SEVERITY_WARNING, SEGUE_NO_INDEX,
                          g_strdup (_("Nothing to publish yet: no segment has a time")));
}

void
segue_check_untimed (SegueWriting          *self,
                     const SegueTargetRule *rule)
{
  if (self->n_untimed > 0 && self->n_chapters > 0)
    segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, SEGUE_NO_INDEX,
                          g_strdup_printf (ngettext ("%u segment without a time is left out",
                                                     "%u segments without a time are left out", self->n_untimed),
                                           self->n_untimed));
}

void
segue_check_malformed (SegueWriting          *self,
                       const SegueTargetRule *rule)
{
  if (self->n_malformed > 0)
    segue_writing_report (self, rule, SEGUE_SEVERITY_WARNING, SEGUE_NO_INDEX,
                          g_strdup_printf (ngettext ("%u segment is left out, since its time cannot be read",
                                                     "%u segments are left out, since their times cannot be read",
                                                     self->n_malformed),
                                           self->n_malformed));
}

void
segue_check_cuts (SegueWriting          *self,
                  const SegueTargetRule *rule)
{
  if (self->bad_cuts)
    segue_writing_report (self, rule, SEGUE_SEVERITY_WARNING, SEGUE_NO_INDEX,
                          g_strdup (_("The cuts overlap, so the times are given out without them")));
  if (self->n_removed > 0)
    segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, SEGUE_NO_INDEX,
                          g_strdup_printf (ngettext ("%u segment is left out, since it was cut",
                                                     "%u segments are left out, since they were cut", self->n_removed),
                                           self->n_removed));
  if (self->n_below > 0)
    segue_writing_report (self, rule, SEGUE_SEVERITY_WARNING, SEGUE_NO_INDEX,
                          g_strdup_printf (ngettext ("%u segment is left out, since it would start before 0:00",
                                                     "%u segments are left out, since they would start before 0:00",
                                                     self->n_below),
                                           self->n_below));
}

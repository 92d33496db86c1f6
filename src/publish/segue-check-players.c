/* segue-check-players.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "publish/segue-writing-private.h"

/* Checks of the rules of feeds, hosts and players. */

void
segue_check_feed_size (SegueWriting          *self,
                       const SegueTargetRule *rule)
{
  const gsize size = segue_writing_get_size (self, rule->unit);

  if (size > rule->limit)
    segue_writing_refuse (self, rule, SEGUE_SEVERITY_ERROR, SEGUE_NO_INDEX,
                          g_strdup_printf (ngettext ("Too long for Apple Podcasts by %zu character",
                                                     "Too long for Apple Podcasts by %zu characters", size - rule->limit),
                                           size - rule->limit));
}

void
segue_check_feed_bound (SegueWriting          *self,
                        const SegueTargetRule *rule)
{
  const gsize size = segue_writing_get_size (self, rule->unit);

  if (size > rule->limit)
    segue_writing_refuse (self, rule, SEGUE_SEVERITY_ERROR, SEGUE_NO_INDEX,
                          g_strdup_printf (ngettext ("Too long for a feed by %zu character",
                                                     "Too long for a feed by %zu characters", size - rule->limit),
                                           size - rule->limit));
}

/* Returns the first time within a link of the HTML, or NULL. */
static char *
find_linked_time (const char *html)
{
  for (const char *a = strstr (html, "<a "); a != NULL; a = strstr (a + 1, "<a "))
    {
      const char *start = a + strcspn (a, ">"), *end = strstr (start, "</a>"), *stop, *time;
      SegueStamp stamp;

      if (end == NULL)
        return NULL;
      time = segue_stamps_find (start, end, &stamp, &stop);
      if (time != NULL)
        return g_strndup (time, stop - time);
    }

  return NULL;
}

void
segue_check_pocket_casts_links (SegueWriting          *self,
                                const SegueTargetRule *rule)
{
  g_autofree char *time = self->html != NULL ? find_linked_time (self->html) : NULL;

  if (time != NULL)
    segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, SEGUE_NO_INDEX,
                          g_strdup_printf (_("Times inside links, such as %s, cannot be tapped in Pocket Casts"), time));
}

void
segue_check_pocket_casts_space (SegueWriting          *self,
                                const SegueTargetRule *rule)
{
  const SegueStamp *stamp;

  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    if (stamp->glued)
      {
        g_autofree char *time = segue_check_dup_time (self, stamp);

        segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, stamp->entry,
                              g_strdup_printf (_("The time %s cannot be tapped in Pocket Casts: no space follows it"), time));
        return;
      }
}

void
segue_check_pocket_casts_range (SegueWriting          *self,
                                const SegueTargetRule *rule)
{
  const SegueStamp *stamp;

  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    if (stamp->is_range)
      {
        g_autofree char *time = segue_check_dup_time (self, stamp);

        segue_check_mend_form (self, segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, stamp->entry,
                                                           g_strdup_printf (_("Pocket Casts will make a wrong link of the end of the range from %s"), time)));
        return;
      }
}

/* AntennaPod reads times of two fields as hours and minutes if all of them fit into the recording. */
void
segue_check_antennapod_hours (SegueWriting          *self,
                              const SegueTargetRule *rule)
{
  const SegueStamp *wrong = NULL;
  guint minutes;
  g_autofree char *time = NULL;

  for (guint i = 0; i < self->stamps->len; i++)
    {
      const SegueStamp *stamp = &g_array_index (self->stamps, SegueStamp, i);

      if (stamp->fields > 2)
        continue;
      if (60 * stamp->time >= self->duration)
        return;
      if (wrong == NULL && stamp->time > 0)
        wrong = stamp;
    }
  if (wrong == NULL)
    return;
  time = segue_check_dup_time (self, wrong);
  minutes = (guint) (wrong->time / 1000);
  segue_check_mend_form (self, segue_writing_report (self, rule, SEGUE_SEVERITY_WARNING, wrong->entry,
                                                     g_strdup_printf (ngettext ("AntennaPod will read %2$s as %1$u minute",
                                                                                "AntennaPod will read %2$s as %1$u minutes", minutes),
                                                                      minutes, time)));
}

void
segue_check_podverse_form (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  const SegueStamp *stamp;

  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    if (stamp->fields < 3)
      {
        segue_check_mend_form (self, segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, stamp->entry,
                                                           g_strdup (_("Times without hours cannot be tapped in Podverse"))));
        return;
      }
}

void
segue_check_podigee_hours (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  const SegueStamp *stamp;

  if (self->variant == NULL || !g_str_equal (self->variant->nick, "podigee"))
    return;
  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    if (stamp->fields < 3)
      {
        segue_check_mend_form (self, segue_writing_refuse (self, rule, SEGUE_SEVERITY_WARNING, stamp->entry,
                                                           g_strdup (_("Podigee will not read the list: the times have no hours"))));
        return;
      }
}

void
segue_check_spreaker_title (SegueWriting          *self,
                            const SegueTargetRule *rule)
{
  const SegueStamp *stamp;

  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    if (segue_check_count_characters (self->text + stamp->title.offset, stamp->title.length) > rule->limit)
      {
        g_autofree char *name = segue_check_dup_name (self, stamp);

        segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, stamp->entry,
                              g_strdup_printf (_("“%1$s” has more than %2$u characters, which Spreaker does not take"), name,
                                               rule->limit));
        return;
      }
}

/* segue-check-spotify.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "publish/segue-writing-private.h"

/* Checks of the rules by which Spotify and Apple Podcasts find chapters in a description. */

void
segue_check_spotify_first (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  const SegueStamp *first = segue_check_find_late_first (self);

  if (first != NULL)
    segue_check_mend_zero (self, segue_check_refuse_chapters (self, rule, first->entry,
                                                              g_strdup (_("Spotify will make no chapters: the first time is not 00:00"))));
}

void
segue_check_spotify_few (SegueWriting          *self,
                         const SegueTargetRule *rule)
{
  const guint n = segue_check_count_chapters (self);

  if (n > 0 && n < rule->limit)
    segue_check_refuse_chapters (self, rule, SEGUE_NO_INDEX,
                                 g_strdup_printf (ngettext ("Spotify will make no chapters: there is only %u time, and it takes %u",
                                                            "Spotify will make no chapters: there are only %u times, and it takes %u", n),
                                                  n, rule->limit));
}

void
segue_check_spotify_order (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  const SegueStamp *last, *stamp = segue_check_find_disorder (self, &last);

  if (stamp != NULL)
    {
      g_autofree char *before = segue_check_dup_time (self, last);
      g_autofree char *after = segue_check_dup_time (self, stamp);

      segue_check_refuse_chapters (self, rule, stamp->entry,
                                   g_strdup_printf (_("Spotify will make no chapters: %1$s comes after %2$s"), after, before));
    }
}

/* Whether a time is written in one of the four forms that Spotify names, with at most one mark after it. */
static gboolean
is_listed_form (const SegueStamp *stamp)
{
  return stamp->at_start && (stamp->open == '\0' || (stamp->open == '(' && stamp->closed)) && stamp->n_marks <= 1 &&
         !stamp->is_range;
}

void
segue_check_spotify_form (SegueWriting          *self,
                          const SegueTargetRule *rule)
{
  const SegueStamp *stamp;

  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    if (!is_listed_form (stamp))
      {
        g_autofree char *time = segue_check_dup_time (self, stamp);

        segue_writing_refuse (self, rule, SEGUE_SEVERITY_WARNING, stamp->entry,
                              g_strdup_printf (_("Spotify does not promise to read the line of %s: it takes “00:00 Title” or “(00:00) Title”"), time));
        self->n_chapters = 0;
        return;
      }
}

void
segue_check_spotify_title (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  const SegueStamp *stamp, *first = NULL;
  guint n = 0;

  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    if (segue_check_count_characters (self->text + stamp->title.offset, stamp->title.length) >= rule->limit)
      {
        first = first != NULL ? first : stamp;
        n++;
      }
  if (first != NULL)
    segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, first->entry,
                          g_strdup_printf (ngettext ("%1$u title has %2$u characters or more: Spotify advises shorter ones",
                                                     "%1$u titles have %2$u characters or more: Spotify advises shorter ones", n),
                                           n, rule->limit));
}

void
segue_check_spotify_short (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  const SegueStamp *stamp = segue_check_find_short (self, rule->limit, NULL);

  if (stamp != NULL)
    {
      g_autofree char *name = segue_check_dup_name (self, stamp);

      segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, stamp->entry,
                            g_strdup_printf (_("“%1$s” is shorter than %2$u seconds: Spotify advises longer chapters"), name,
                                             rule->limit));
    }
}

void
segue_check_spotify_script (SegueWriting          *self,
                            const SegueTargetRule *rule)
{
  const SegueStamp *stamp;

  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    for (const char *p = self->text + stamp->title.offset, *end = p + stamp->title.length; p < end; p = g_utf8_next_char (p))
      {
        const gunichar c = g_utf8_get_char (p);

        if (!g_unichar_isalpha (c) || g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN)
          continue;
        segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, stamp->entry,
                              g_strdup (_("Spotify once took only titles in Latin script; whether it still does is not known")));
        return;
      }
}

void
segue_check_apple_first (SegueWriting          *self,
                         const SegueTargetRule *rule)
{
  const SegueStamp *first = segue_check_find_late_first (self);

  if (first != NULL)
    segue_check_mend_zero (self, segue_writing_refuse (self, rule, SEGUE_SEVERITY_WARNING, first->entry,
                                                       g_strdup (_("Apple Podcasts will make chapters of its own: the first time is not 00:00:00"))));
}

void
segue_check_apple_few (SegueWriting          *self,
                       const SegueTargetRule *rule)
{
  const guint n = segue_check_count_chapters (self);

  if (n > 0 && n < rule->limit)
    segue_writing_refuse (self, rule, SEGUE_SEVERITY_WARNING, SEGUE_NO_INDEX,
                          g_strdup_printf (ngettext ("Apple Podcasts will make chapters of its own: there is only %u time, and it takes %u",
                                                     "Apple Podcasts will make chapters of its own: there are only %u times, and it takes %u", n),
                                           n, rule->limit));
}

void
segue_check_apple_form (SegueWriting          *self,
                        const SegueTargetRule *rule)
{
  const SegueStamp *stamp;

  for (guint position = 0; (stamp = segue_check_next_chapter (self, &position)) != NULL;)
    if (stamp->fields < 3)
      {
        g_autofree char *time = segue_check_dup_time (self, stamp);

        segue_check_mend_form (self, segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, stamp->entry,
                                                           g_strdup_printf (_("Apple Podcasts names only the form 00:00:00; it may not take %s for a chapter"), time)));
        return;
      }
}

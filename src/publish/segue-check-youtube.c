/* segue-check-youtube.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "publish/segue-writing-private.h"

/* Checks of the rules of YouTube for a description. It makes chapters only if all of them are kept. */

void
segue_check_youtube_size (SegueWriting          *self,
                          const SegueTargetRule *rule)
{
  const gsize size = segue_writing_get_size (self, rule->unit);

  if (size > rule->limit)
    segue_writing_refuse (self, rule, SEGUE_SEVERITY_ERROR, SEGUE_NO_INDEX,
                          g_strdup_printf (ngettext ("YouTube will refuse the text: it is too long by %zu byte",
                                                     "YouTube will refuse the text: it is too long by %zu bytes",
                                                     size - rule->limit),
                                           size - rule->limit));
}

void
segue_check_youtube_characters (SegueWriting          *self,
                                const SegueTargetRule *rule)
{
  for (const char *p = self->text; *p != '\0'; p++)
    if (*p == '<' || *p == '>' || (g_ascii_iscntrl (*p) && *p != '\n'))
      {
        self->n_chapters = 0;
        segue_writing_refuse (self, rule, SEGUE_SEVERITY_ERROR, SEGUE_NO_INDEX,
                              g_strdup (_("YouTube will refuse the text: it has “<”, “>” or a control character")));
        return;
      }
  if (self->changed)
    segue_writing_report (self, rule, SEGUE_SEVERITY_NOTE, SEGUE_NO_INDEX,
                          g_strdup (_("YouTube refuses “<” and “>”: the copy has “‹” and “›” instead")));
}

void
segue_check_youtube_first (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  const SegueStamp *first = segue_check_find_late_first (self);

  if (first != NULL)
    segue_check_mend_zero (self, segue_check_refuse_chapters (self, rule, first->entry,
                                                              g_strdup (_("YouTube will make no chapters: the first time is not 0:00"))));
}

void
segue_check_youtube_few (SegueWriting          *self,
                         const SegueTargetRule *rule)
{
  const guint n = segue_check_count_chapters (self);

  if (n > 0 && n < rule->limit)
    segue_check_refuse_chapters (self, rule, SEGUE_NO_INDEX,
                                 g_strdup_printf (ngettext ("YouTube will make no chapters: there is only %u time, and it takes %u",
                                                            "YouTube will make no chapters: there are only %u times, and it takes %u", n),
                                                  n, rule->limit));
}

void
segue_check_youtube_order (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  const SegueStamp *last, *stamp = segue_check_find_disorder (self, &last);

  if (stamp != NULL)
    {
      g_autofree char *before = segue_check_dup_time (self, last);
      g_autofree char *after = segue_check_dup_time (self, stamp);

      segue_check_refuse_chapters (self, rule, stamp->entry,
                                   g_strdup_printf (_("YouTube will make no chapters: %1$s comes after %2$s"), after, before));
    }
}

void
segue_check_youtube_close (SegueWriting          *self,
                           const SegueTargetRule *rule)
{
  gint64 length;
  const SegueStamp *stamp = segue_check_find_short (self, rule->limit, &length);

  if (stamp != NULL)
    {
      const guint seconds = (guint) (length / 1000);
      g_autofree char *name = segue_check_dup_name (self, stamp);

      segue_check_refuse_chapters (self, rule, stamp->entry,
                                   g_strdup_printf (ngettext ("YouTube will make no chapters: “%2$s” is only %1$u second long",
                                                              "YouTube will make no chapters: “%2$s” is only %1$u seconds long", seconds),
                                                    seconds, name));
    }
}

void
segue_check_youtube_many (SegueWriting          *self,
                          const SegueTargetRule *rule)
{
  if (self->n_chapters > rule->limit)
    segue_writing_report (self, rule, SEGUE_SEVERITY_WARNING, SEGUE_NO_INDEX,
                          g_strdup_printf (_("YouTube may make no chapters: there are %1$u, and more than %2$u were seen to fail"),
                                           self->n_chapters, rule->limit));
}

/* Times on lines of descriptions could be taken for chapters. */
void
segue_check_youtube_other_times (SegueWriting          *self,
                                 const SegueTargetRule *rule)
{
  for (guint i = 0; self->episode != NULL && self->n_chapters > 0 && i < self->stamps->len; i++)
    {
      const SegueStamp *stamp = &g_array_index (self->stamps, SegueStamp, i);
      g_autofree char *time = NULL;

      if (stamp->entry != SEGUE_NO_INDEX)
        continue;
      time = segue_check_dup_time (self, stamp);
      segue_writing_report (self, rule, SEGUE_SEVERITY_WARNING, SEGUE_NO_INDEX,
                            g_strdup_printf (_("YouTube may take “%s” in the text for a chapter"), time));
      return;
    }
}

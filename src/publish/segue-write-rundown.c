/* segue-write-rundown.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/front/segue-front-matter.h"
#include "publish/segue-writing-private.h"

/* Writes everything that is planned, for the people who make the episode: segments without a time too, and how long
 * each one takes. */

/* Returns the time of the next chosen segment that has one, or the end of the recording. */
static gint64
find_next (SegueWriting *self,
           guint         position,
           gint64        end)
{
  for (guint i = position + 1; i < self->entries->len; i++)
    {
      const SegueRenderEntry *render = &g_array_index (self->entries, SegueRenderEntry, i);
      SegueEntry *entry = segue_episode_get (self->episode, render->index);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT)
        return render->start;
    }

  return end;
}

/* Adds the length to the title of a segment, if the segment after it has a time as well. */
static void
add_length (SegueWriting     *self,
            guint             position,
            SegueRenderEntry *render,
            gint64            end)
{
  const SegueClock clock = { .style = SEGUE_CLOCK_DIGITS, .fields = 2, .first_width = 1, .hour_width = 1 };
  const gint64 next = find_next (self, position, end);
  g_autofree char *title = NULL;
  g_autofree char *length = NULL;

  if (render->start == SEGUE_TIME_NONE || next == SEGUE_TIME_NONE || next <= render->start)
    return;
  title = render->title != NULL ? g_steal_pointer (&render->title)
                                : g_strdup (segue_render_cache_get_title (self->options.cache, render->index));
  length = segue_clock_format (&clock, next - render->start);
  render->title = g_strdup_printf ("%s [%s]", title, length);
}

/* Writes a list for the people who make the episode. */
void
segue_write_rundown (SegueWriting *self)
{
  const gint64 end = segue_front_matter_get_duration (self->episode);
  SegueRenderOptions options;

  segue_writing_choose (self, TRUE);
  for (guint i = 0; i < self->entries->len; i++)
    {
      SegueRenderEntry *render = &g_array_index (self->entries, SegueRenderEntry, i);

      if (segue_entry_get_kind (segue_episode_get (self->episode, render->index)) == SEGUE_ENTRY_SEGMENT)
        add_length (self, i, render, end);
    }
  options = self->options;
  options.spans = self->text_spans;
  options.no_time = "--:--:--";
  self->text = segue_render_plain (self->episode, self->entries, &options);
  g_array_append_vals (self->size_spans, self->text_spans->data, self->text_spans->len);
}

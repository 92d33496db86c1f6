/* segue-format-mp4chaps.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* The text that mp4chaps reads, with the links that Podlove and Auphonic add in angle brackets: a line
 * `HH:MM:SS.mmm Title <https://…>` for each chapter. Angle brackets in a title would be taken for a link, so they are
 * replaced by similar quotes. */

static void
append_title (GString    *out,
              const char *title)
{
  for (const char *p = title; *p != '\0'; p++)
    if (*p == '<' || *p == '>')
      g_string_append (out, *p == '<' ? "‹" : "›");
    else
      g_string_append_c (out, *p);
}

static void
append_mp4chaps (const SegueChapters *chapters,
                 GString             *out)
{
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      segue_chapters_append_time (out, chapter->start);
      g_string_append_c (out, ' ');
      append_title (out, chapter->title);
      if (chapter->link != NULL)
        g_string_append_printf (out, " <%s>", chapter->link);
      g_string_append_c (out, '\n');
    }
}

static GBytes *
write_mp4chaps (SegueEpisode  *episode,
                GError       **error)
{
  return segue_chapters_write (episode, NULL, append_mp4chaps);
}

static GBytes *
write_mp4chaps_entries (SegueEpisode *episode,
                        GArray       *entries)
{
  return segue_chapters_write (episode, entries, append_mp4chaps);
}

static guint
probe_mp4chaps (const char *data,
                gsize       length)
{
  return 0;
}

/* Without extensions, this format is used only where it is chosen by name: files of chapters are not read yet. */
static const char *const extensions[] = { NULL };

const SegueFormat segue_format_mp4chaps = {
  .id = "mp4chaps",
  .name = N_("MP4Chaps text"),
  .media_type = "text/plain",
  .extensions = extensions,
  .suffix = "chapters.txt",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .probe = probe_mp4chaps,
  .write = write_mp4chaps,
  .write_entries = write_mp4chaps_entries,
};

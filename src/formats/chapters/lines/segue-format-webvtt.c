/* segue-format-webvtt.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* Chapters of WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", chapter cues). A section is a cue around the cues
 * of its chapters. Any two cues are apart or one contains the other, as the standard demands. */

static void
append_cue (GString    *out,
            gint64      start,
            gint64      end,
            const char *title)
{
  g_string_append_c (out, '\n');
  segue_chapters_append_time (out, start);
  g_string_append (out, " --> ");
  segue_chapters_append_time (out, end);
  g_string_append_c (out, '\n');
  for (const char *p = title; *p != '\0'; p++)
    if (*p == '&')
      g_string_append (out, "&amp;");
    else if (*p == '<')
      g_string_append (out, "&lt;");
    else if (*p == '>')
      g_string_append (out, "&gt;");
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '\n');
}

/* Returns the index after the last chapter that follows in the same section. */
static guint
find_section_end (const SegueChapters *chapters,
                  guint                index)
{
  const guint section = segue_chapters_get (chapters, index)->section;

  while (index < segue_chapters_get_n (chapters) && segue_chapters_get (chapters, index)->section == section)
    index++;

  return index;
}

static void
append_webvtt (const SegueChapters *chapters,
               GString             *out)
{
  const guint n = segue_chapters_get_n (chapters);

  g_string_append (out, "WEBVTT\n");
  for (guint i = 0, stop; i < n; i = stop)
    {
      const SegueChapter *first = segue_chapters_get (chapters, i);

      stop = find_section_end (chapters, i);
      if (first->section > 0)
        append_cue (out, first->start, segue_chapters_get (chapters, stop - 1)->until,
                    segue_chapters_get_section (chapters, first->section));
      for (guint j = i; j < stop; j++)
        {
          const SegueChapter *chapter = segue_chapters_get (chapters, j);

          append_cue (out, chapter->start, chapter->until, chapter->title);
        }
    }
}

static GBytes *
write_webvtt (SegueEpisode  *episode,
              GError       **error)
{
  return segue_chapters_write (episode, NULL, append_webvtt);
}

static GBytes *
write_webvtt_entries (SegueEpisode *episode,
                      GArray       *entries)
{
  return segue_chapters_write (episode, entries, append_webvtt);
}

static guint
probe_webvtt (const char *data,
              gsize       length)
{
  return 0;
}

/* Without extensions, this format is used only where it is chosen by name: files of chapters are not read yet. */
static const char *const extensions[] = { NULL };

const SegueFormat segue_format_webvtt = {
  .id = "webvtt",
  .name = N_("WebVTT chapters"),
  .media_type = "text/vtt",
  .extensions = extensions,
  .suffix = "vtt",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS,
  .probe = probe_webvtt,
  .write = write_webvtt,
  .write_entries = write_webvtt_entries,
};

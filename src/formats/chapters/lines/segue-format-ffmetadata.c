/* segue-format-ffmetadata.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* Metadata of FFmpeg with chapters (doc/metadata.texi and libavformat/ffmetadec.c of FFmpeg). TIMEBASE, START and END
 * must stand in this order before the title. Without TIMEBASE some programs take nanoseconds and others seconds, and
 * without END FFmpeg warns. */

static void
append_value (GString    *out,
              const char *key,
              const char *value)
{
  g_string_append_printf (out, "%s=", key);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (strchr ("=;#\\", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  /* FFmpeg takes the end of a line for escaped after any backslash, even if that one is escaped itself */
  g_string_append (out, g_str_has_suffix (value, "\\") ? " \n" : "\n");
}

static void
append_ffmetadata (const SegueChapters *chapters,
                   GString             *out)
{
  g_string_append (out, ";FFMETADATA1\n");
  if (*segue_chapters_get_title (chapters) != '\0')
    append_value (out, "title", segue_chapters_get_title (chapters));
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      g_string_append_printf (out, "\n[CHAPTER]\nTIMEBASE=1/1000\n"
                              "START=%" G_GINT64_FORMAT "\nEND=%" G_GINT64_FORMAT "\n",
                              chapter->start, chapter->until);
      append_value (out, "title", chapter->title);
    }
}

static GBytes *
write_ffmetadata (SegueEpisode  *episode,
                  GError       **error)
{
  return segue_chapters_write (episode, NULL, append_ffmetadata);
}

static GBytes *
write_ffmetadata_entries (SegueEpisode *episode,
                          GArray       *entries)
{
  return segue_chapters_write (episode, entries, append_ffmetadata);
}

static guint
probe_ffmetadata (const char *data,
                  gsize       length)
{
  return 0;
}

/* Without extensions, this format is used only where it is chosen by name: files of chapters are not read yet. */
static const char *const extensions[] = { NULL };

const SegueFormat segue_format_ffmetadata = {
  .id = "ffmetadata",
  .name = N_("FFMETADATA"),
  .media_type = "text/plain",
  .extensions = extensions,
  .suffix = "ffmetadata.txt",
  .carries = 0,
  .probe = probe_ffmetadata,
  .write = write_ffmetadata,
  .write_entries = write_ffmetadata_entries,
};

/* segue-format-psc.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* Podlove Simple Chapters 1.2 (podlove-simple-chapters.md of podlove/podlove-specifications). Start and title are mandatory. */

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

static void
append_psc (const SegueChapters *chapters,
            GString             *out)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<psc:chapters xmlns:psc=\"http://podlove.org/simple-chapters\" version=\"1.2\">\n");
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      g_string_append (out, "  <psc:chapter start=\"");
      segue_chapters_append_time (out, chapter->start);
      g_string_append_c (out, '"');
      append_attribute (out, "title", chapter->title);
      append_attribute (out, "href", chapter->link);
      append_attribute (out, "image", chapter->image);
      g_string_append (out, "/>\n");
    }
  g_string_append (out, "</psc:chapters>\n");
}

static GBytes *
write_psc (SegueEpisode  *episode,
           GError       **error)
{
  return segue_chapters_write (episode, NULL, append_psc);
}

static GBytes *
write_psc_entries (SegueEpisode *episode,
                   GArray       *entries)
{
  return segue_chapters_write (episode, entries, append_psc);
}

static guint
probe_psc (const char *data,
           gsize       length)
{
  return 0;
}

/* Without extensions, this format is used only where it is chosen by name: files of chapters are not read yet. */
static const char *const extensions[] = { NULL };

const SegueFormat segue_format_psc = {
  .id = "psc",
  .name = N_("Podlove Simple Chapters"),
  .media_type = "application/xml",
  .extensions = extensions,
  .suffix = "psc",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .probe = probe_psc,
  .write = write_psc,
  .write_entries = write_psc_entries,
};

/* segue-format-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/episode/segue-reader.h"
#include "formats/notes/segue-list-notes.h"
#include "formats/segue-formats.h"

/* Show notes as people write them. They are read and written byte for byte. */

/* Accepts any content as the last resort. If it is not text, the reader reports the position. */
static guint
probe_text (const SegueFormat *self,
            const char        *data,
            gsize              length)
{
  return 1;
}

static SegueEpisode *
read_text (const SegueFormat  *self,
           const char         *data,
           gsize               length,
           GError            **error)
{
  return segue_reader_read (data != NULL ? data : "", length, error);
}

static GBytes *
write_text (const SegueFormat  *self,
            SegueEpisode       *episode,
            GError            **error)
{
  g_autoptr(SegueEpisode) notes = segue_list_notes_new (episode, error);

  return notes != NULL ? segue_episode_write (notes) : NULL;
}

static const char *const extensions[] = {
  "md", "markdown", "mkd", "mdown", "qmd", "txt", "text", "rst", "adoc", "asciidoc", "asc", "org", "osf", "notes", NULL,
};

const SegueFormat segue_format_text = {
  .id = "text",
  .name = N_("Show notes"),
  .media_type = "text/plain",
  .extensions = extensions,
  .suffix = "txt",
  .carries = SEGUE_FORMAT_CARRIES_LINES | SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_LINKS |
             SEGUE_FORMAT_CARRIES_BODIES | SEGUE_FORMAT_CARRIES_UNTIMED,
  .probe = probe_text,
  .read = read_text,
  .write = write_text,
};

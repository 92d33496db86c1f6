/* segue-feed-notes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/json/segue-json-printer.h"
#include "formats/feed/segue-feed-private.h"

/* Writes an episode of a feed as a file of notes: YAML front matter, which is where most shows that keep their notes in
 * files have title, date, number and chapters, and below it the notes as the feed has them. HTML stays HTML, since any
 * conversion would lose some of it, and the reader of notes understands it. */

/* The largest length of a file name in bytes, with its extension. */
#define MAX_NAME 200

/* The keys of the front matter, in their order. */
static const struct
{
  SegueFeedField field;
  const char *key;
} keys[] = {
  { SEGUE_FEED_TITLE, "title" },       { SEGUE_FEED_DATE, "date" },         { SEGUE_FEED_SEASON, "season" },
  { SEGUE_FEED_NUMBER, "number" },     { SEGUE_FEED_LINK, "link" },         { SEGUE_FEED_AUDIO, "audio" },
  { SEGUE_FEED_BYTES, "bytes" },       { SEGUE_FEED_DURATION, "duration" }, { SEGUE_FEED_CHAPTERS, "chapters_url" },
};

/* Whether a value needs no quotes: a number or a date. */
static gboolean
is_plain (const char *value)
{
  gsize length = strspn (value, "0123456789");

  if (value[length] == '\0')
    return length > 0 && length < 16 && (length == 1 || *value != '0');

  return length == 4 && value[length] == '-' && value[strspn (value, "0123456789-+:TZ")] == '\0' && strlen (value) >= 10;
}

static void
append_pair (GString    *out,
             const char *indent,
             const char *key,
             const char *value)
{
  g_autofree char *quoted = value != NULL && !is_plain (value) ? segue_json_quote (value) : NULL;

  if (value != NULL)
    g_string_append_printf (out, "%s%s: %s\n", indent, key, quoted != NULL ? quoted : value);
}

static void
append_chapters (GString *out,
                 GArray  *chapters)
{
  g_string_append (out, "chapters:\n");
  for (guint i = 0; i < chapters->len; i++)
    {
      const SegueFeedChapter *chapter = &g_array_index (chapters, SegueFeedChapter, i);
      const gint64 seconds = chapter->start / 1000;

      g_string_append_printf (out, "  - start: \"%02" G_GINT64_FORMAT ":%02d:%02d.%03d\"\n", seconds / 3600,
                              (int) (seconds / 60 % 60), (int) (seconds % 60), (int) (chapter->start % 1000));
      append_pair (out, "    ", "title", chapter->title);
      append_pair (out, "    ", "href", chapter->link);
      append_pair (out, "    ", "image", chapter->image);
    }
}

/**
 * segue_feed_item_dup_notes:
 * @self: an episode of a feed
 *
 * Writes an episode as notes.
 *
 * Returns: (transfer full): the content of a file
 */
GBytes *
segue_feed_item_dup_notes (SegueFeedItem *self)
{
  GString *out = g_string_new ("---\n");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    append_pair (out, "", keys[i].key, self->fields[keys[i].field]);
  if (self->chapters != NULL)
    append_chapters (out, self->chapters);
  g_string_append (out, "---\n");
  if (self->fields[SEGUE_FEED_NOTES] != NULL)
    g_string_append_printf (out, "\n%s\n", self->fields[SEGUE_FEED_NOTES]);

  return g_string_free_to_bytes (out);
}

/* Whether a text has tags of HTML. */
static gboolean
is_html (const char *text)
{
  for (const char *p = text; (p = strchr (p, '<')) != NULL; p++)
    {
      const char *name = p[1] == '/' ? p + 2 : p + 1, *end = name;

      while (g_ascii_isalnum (*end))
        end++;
      /* an address in angle brackets is no tag */
      if (g_ascii_isalpha (*name) && (*end == '>' || *end == ' ' || *end == '/' || *end == '\n'))
        return TRUE;
    }

  return FALSE;
}

/* Whether a file name cannot have a character, or can on few systems only. */
static gboolean
is_refused (gunichar c)
{
  return c < ' ' || c == 0x7F || (c < 0x80 && strchr ("/\\:*?\"<>|", (char) c) != NULL);
}

/* Makes the part of a file name before its extension of a title. It neither begins with a dot, which would hide the file,
 * nor with a hyphen, which programs would take for an option. */
static char *
dup_stem (const char *title)
{
  GString *out = g_string_new (NULL);
  g_autofree char *normal = g_utf8_normalize (title, -1, G_NORMALIZE_NFC);
  gboolean gap = FALSE;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (is_refused (c) || c == ' ')
        {
          gap = TRUE;
          continue;
        }
      if (out->len == 0 && (c == '.' || c == '-' || c == '~'))
        continue;
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* Cuts a text to @length bytes, at the end of a character and not before a mark that belongs to it. White space and dots
 * at the end are left out. */
static void
cut (char  *text,
     gsize  length)
{
  char *end = text + strlen (text);

  if ((gsize) (end - text) > length)
    {
      for (end = text + length; end > text && (*end & 0xC0) == 0x80;)
        end--;
      while (end > text && g_unichar_iszerowidth (g_utf8_get_char (end)))
        end = g_utf8_prev_char (end);
    }
  while (end > text && (end[-1] == ' ' || end[-1] == '.'))
    end--;
  *end = '\0';
}

/**
 * segue_feed_item_dup_name:
 * @self: an episode of a feed
 * @number: a number to tell it from others of the same name, or 0 for none
 *
 * Makes a file name of the title: without slashes and control characters, not hidden, and of 200 bytes at most. Notes in
 * HTML have the extension `html`, others `md`.
 *
 * Returns: (transfer full): the name, UTF-8
 */
char *
segue_feed_item_dup_name (SegueFeedItem *self,
                          guint          number)
{
  const char *notes = self->fields[SEGUE_FEED_NOTES], *title = self->fields[SEGUE_FEED_TITLE];
  const char *extension = notes != NULL && is_html (notes) ? "html" : "md";
  g_autofree char *stem = dup_stem (title != NULL ? title : "");
  g_autofree char *end = number > 0 ? g_strdup_printf (" %u.%s", number, extension) : g_strdup_printf (".%s", extension);

  cut (stem, MAX_NAME - strlen (end));
  if (*stem == '\0')
    {
      g_free (stem);
      /* Translators: the name of a file with an episode that has no title */
      stem = dup_stem (_("Episode"));
    }

  return g_strconcat (stem, end, NULL);
}

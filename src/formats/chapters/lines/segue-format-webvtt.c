/* segue-format-webvtt.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/markup/segue-entity.h"
#include "formats/chapters/lines/segue-lines-private.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* Chapters of WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", chapter cues). A section is a cue around the cues
 * of its chapters. Any two cues are apart or one contains the other, as the standard demands. A section has a name for
 * its cue, so that one with a single chapter is not taken for a chapter at the same time. */

#define HEADER "WEBVTT"
#define SECTION "section-"
#define ARROW "-->"

/* Cues are taken for chapters if, on average, they have at least so many milliseconds and at most so many characters. */
#define LEAST_LENGTH 8000
#define MOST_CHARACTERS 100

static void
append_escaped (GString    *out,
                const char *title)
{
  for (const char *p = title; *p != '\0'; p++)
    if (*p == '&')
      g_string_append (out, "&amp;");
    else if (*p == '<')
      g_string_append (out, "&lt;");
    else if (*p == '>')
      g_string_append (out, "&gt;");
    else
      g_string_append_c (out, *p);
}

static void
append_cue (GString    *out,
            gint64      start,
            gint64      end,
            const char *title)
{
  segue_chapters_append_time (out, start);
  g_string_append (out, " " ARROW " ");
  segue_chapters_append_time (out, end);
  g_string_append_c (out, '\n');
  append_escaped (out, title);
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
append_webvtt (const SegueFormat   *self,
               const SegueChapters *chapters,
               GString             *out)
{
  const guint n = segue_chapters_get_n (chapters);

  g_string_append (out, HEADER "\n");
  for (guint i = 0, stop; i < n; i = stop)
    {
      const SegueChapter *first = segue_chapters_get (chapters, i);

      stop = find_section_end (chapters, i);
      if (first->section > 0)
        {
          g_string_append_printf (out, "\n" SECTION "%u\n", first->section);
          append_cue (out, first->start, segue_chapters_get (chapters, stop - 1)->until,
                      segue_chapters_get_section (chapters, first->section));
        }
      for (guint j = i; j < stop; j++)
        {
          const SegueChapter *chapter = segue_chapters_get (chapters, j);

          g_string_append_c (out, '\n');
          append_cue (out, chapter->start, chapter->until, chapter->title);
        }
    }
}

static gboolean
has_arrow (const SegueLine *line)
{
  return g_strstr_len (line->start, line->stop - line->start, ARROW) != NULL;
}

/* Tells whether a line ends a block. */
static gboolean
ends_block (const SegueLine *line)
{
  return line->start == line->stop;
}

/* Reads the time at @p, which ends at white space or at an arrow. Returns the position after it. */
static const char *
read_time (const char      *text,
           const char      *p,
           const char      *end,
           SegueSyntaxItem *item,
           SegueSyntaxField field,
           gint64          *time)
{
  const char *start, *stop;

  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  for (start = stop = p; stop < end && !g_ascii_isspace (*stop) && !segue_starts_with (stop, end, ARROW);)
    stop++;
  item->fields[field] = segue_lines_span (text, start, stop);
  if (!segue_chapters_read_clock (start, stop - start, time))
    *time = SEGUE_TIME_NONE;

  return stop;
}

/* Reads a cue. @start is its first line, which may be its name, and @line the line with its times. Returns the position
 * after the cue. */
static const char *
read_cue (const char      *text,
          const char      *start,
          const SegueLine *line,
          const char      *end,
          SegueSyntaxItem *item)
{
  const char *p = g_strstr_len (line->start, line->stop - line->start, ARROW);
  SegueLine next = *line;

  *item = segue_lines_item (text, start, line->stop);
  read_time (text, line->start, p, item, SEGUE_SYNTAX_START, &item->start);
  read_time (text, p + strlen (ARROW), line->stop, item, SEGUE_SYNTAX_END, &item->end);
  item->malformed = item->start == SEGUE_TIME_NONE;
  for (p = line->next; p < end; p = next.next)
    {
      next = segue_line_at (p, end, TRUE);
      if (ends_block (&next) || has_arrow (&next))
        break;
      if (p == line->next)
        item->fields[SEGUE_SYNTAX_TITLE] = segue_lines_span (text, next.start, next.stop);
      item->fields[SEGUE_SYNTAX_TITLE].length = next.stop - text - item->fields[SEGUE_SYNTAX_TITLE].offset;
      item->to = item->close = next.stop - text;
    }

  return p;
}

/* Finds the next cue at or after @p. Returns the position after it, or NULL if there is none. */
static const char *
find_cue (const char      *text,
          const char      *p,
          const char      *end,
          SegueSyntaxItem *item)
{
  const char *block = p;
  SegueLine line;

  for (guint n = 0; p < end; p = line.next, n++)
    {
      line = segue_line_at (p, end, TRUE);
      if (has_arrow (&line))
        return read_cue (text, n <= 1 ? block : p, &line, end, item);
      if (ends_block (&line))
        {
          block = line.next;
          n = -1;
        }
    }

  return NULL;
}

/* Tells whether a cue contains another one that follows it. */
static gboolean
contains (const char            *text,
          const SegueSyntaxItem *outer,
          const SegueSyntaxItem *inner)
{
  if (inner->start < outer->start || inner->end > outer->end || inner->start == SEGUE_TIME_NONE)
    return FALSE;

  return inner->start > outer->start || inner->end < outer->end ||
         segue_starts_with (text + outer->from, text + outer->to, SECTION);
}

static gboolean
scan_webvtt (const SegueSyntax  *self,
             const char         *text,
             gsize               length,
             SegueSyntaxList    *list,
             GError            **error)
{
  const char *end = text + length, *p = segue_lines_skip_mark (text, end);
  guint open[SEGUE_CHAPTERS_MAX_DEPTH], depth = 0; /* the cues around the current one */
  SegueSyntaxItem item, *outer;

  list->stop = length;
  if (!segue_starts_with (p, end, HEADER) || (p + strlen (HEADER) < end && !g_ascii_isspace (p[strlen (HEADER)])))
    return segue_chapters_fail (error, text, 0, _("the file does not begin with “WEBVTT”."));
  if (text[length - 1] == '\n')
    list->place = length;
  p = segue_line_at (p, end, TRUE).next;
  while ((p = find_cue (text, p, end, &item)) != NULL)
    {
      for (; depth > 0; depth--)
        {
          outer = &g_array_index (list->items, SegueSyntaxItem, open[depth - 1]);
          if (contains (text, outer, &item))
            {
              outer->is_section = TRUE;
              break;
            }
        }
      item.depth = depth + 1;
      for (guint i = 0; i < depth; i++)
        g_array_index (list->items, SegueSyntaxItem, open[i]).close = item.to;
      if (!segue_chapters_append (list, text, &item, error))
        return FALSE;
      open[depth++] = list->items->len - 1;
    }

  return TRUE;
}

/* Leaves out the tags of a cue and resolves its references. */
static char *
decode_webvtt (const SegueSyntax *self,
               SegueSyntaxField   field,
               const char        *raw,
               gsize              length)
{
  g_autoptr(GString) out = g_string_sized_new (length);
  const char *end = raw + length, *stop;

  for (const char *p = raw; p < end; p = stop)
    {
      stop = *p == '<' ? memchr (p, '>', end - p) : p;
      if (stop == NULL)
        break;
      if (*p == '<')
        stop++;
      else if (*p != '&' || !segue_entity_scan (p, end, SEGUE_ENTITY_MARKDOWN, &stop, out))
        {
          g_string_append_c (out, *p);
          stop = p + 1;
        }
    }

  return segue_chapters_fold_title (out->str, out->len);
}

static char *
encode_webvtt (const SegueSyntax      *self,
               const char             *text,
               const SegueSyntaxItem  *item,
               SegueSyntaxField        field,
               const char             *value,
               GError                **error)
{
  g_autofree char *title = segue_chapters_fold_title (value, strlen (value));
  GString *out = g_string_new (NULL);

  append_escaped (out, title);

  return g_string_free (out, FALSE);
}

/* Writes a time with its three digits. */
static char *
encode_webvtt_time (const SegueSyntax      *self,
                    const char             *text,
                    const SegueSyntaxItem  *item,
                    SegueSyntaxField        field,
                    gint64                  time,
                    GError                **error)
{
  const SegueSpan old = item->fields[field];
  gint64 previous;

  if (!segue_chapters_read_clock (text + old.offset, old.length, &previous))
    return segue_chapters_write_clock (NULL, 0, time);

  return segue_chapters_write_clock (text + old.offset, old.length, time);
}

static char *
add_webvtt (const SegueSyntax     *self,
            const char            *text,
            const SegueSyntaxItem *item,
            SegueSyntaxField       field,
            const char            *encoded,
            gsize                 *offset)
{
  if (field != SEGUE_SYNTAX_TITLE)
    return NULL;
  *offset = item->to;

  return g_strconcat (segue_lines_get_break (text, item), encoded, NULL);
}

/* A new cue lasts a second, since each one needs an end after its start. */
static char *
compose_webvtt (const SegueSyntax      *self,
                const char             *text,
                const SegueSyntaxItem  *like,
                gint64                  start,
                const char             *title,
                GError                **error)
{
  const SegueSpan clock = like != NULL ? like->fields[SEGUE_SYNTAX_START] : (SegueSpan) { 0 };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GString *out;

  if (!segue_lines_need_time (start, error))
    return NULL;
  from = segue_chapters_write_clock (text + clock.offset, clock.length, start);
  to = segue_chapters_write_clock (text + clock.offset, clock.length, start + 1000);
  /* a blank line stands before the first cue, too */
  out = g_string_new (like == NULL ? "\n" : NULL);
  g_string_append_printf (out, "%s " ARROW " %s%s", from, to, like != NULL ? segue_lines_get_break (text, like) : "\n");
  append_escaped (out, title);

  return g_string_free (out, FALSE);
}

static const SegueSyntax syntax = {
  .id = "webvtt",
  .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE,
  .nests = TRUE,
  .scan = scan_webvtt,
  .decode = decode_webvtt,
  .encode = encode_webvtt,
  .encode_time = encode_webvtt_time,
  .add = add_webvtt,
  .compose = compose_webvtt,
  .separator = "\n\n",
};

/* Chapters and captions begin alike. Those with voices, many short cues, or long sentences are captions. */
static guint
probe_webvtt (const SegueFormat *self,
              const char        *data,
              gsize              length)
{
  const char *end = data + length, *p = segue_lines_skip_mark (data, end);
  gint64 total = 0;
  gsize n_characters = 0;
  SegueSyntaxItem item;
  guint n = 0;

  if (!segue_starts_with (p, end, HEADER) || (p + strlen (HEADER) < end && !g_ascii_isspace (p[strlen (HEADER)])))
    return 0;
  for (p = segue_line_at (p, end, TRUE).next; (p = find_cue (data, p, end, &item)) != NULL; n++)
    {
      const SegueSpan title = item.fields[SEGUE_SYNTAX_TITLE];

      total += MAX (item.end - item.start, 0);
      n_characters += g_utf8_strlen (data + title.offset, title.length);
      if (title.length > 2 && segue_starts_with (data + title.offset, end, "<v"))
        return 0;
    }

  return total >= (gint64) n * LEAST_LENGTH && n_characters <= (gsize) n * MOST_CHARACTERS ? 95 : 0;
}

const SegueFormat segue_format_webvtt = {
  .id = "webvtt",
  .name = N_("WebVTT chapters"),
  .media_type = "text/vtt",
  .suffix = "vtt",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS,
  .syntax = &syntax,
  .probe = probe_webvtt,
  .write = segue_chapters_write,
  .append = append_webvtt,
};

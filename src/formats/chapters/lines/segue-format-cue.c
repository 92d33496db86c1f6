/* segue-format-cue.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/lines/segue-lines-private.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* Cue sheets: tracks of a recording with a title and the place where they start, `INDEX 01 mm:ss:ff`. A second has 75
 * frames, and hours are counted as minutes. There is no escape for quotes in a title, so that they are replaced by similar
 * ones. */

#define FRAMES 75

/* A line: its keyword and what follows it. */
typedef struct
{
  SegueLine   line;
  const char *word;
  const char *word_end;
  const char *rest;
} Command;

static const char *const keywords[] = {
  "REM", "CATALOG", "CDTEXTFILE", "FILE", "FLAGS", "INDEX", "ISRC", "PERFORMER", "POSTGAP", "PREGAP", "SONGWRITER", "TITLE",
  "TRACK", "COMPOSER", "ARRANGER", "MESSAGE", "GENRE", "DATE", "DISC_ID", "UPC_EAN",
};

static Command
read_command (const char *p,
              const char *end)
{
  Command self = { .line = segue_line_at (p, end, TRUE) };

  self.word = segue_skip_space (p, self.line.stop);
  for (p = self.word; p < self.line.stop && (g_ascii_isalpha (*p) || *p == '_');)
    p++;
  self.word_end = p;
  self.rest = segue_skip_space (p, self.line.stop);

  return self;
}

static gboolean
is_word (const Command *self,
         const char    *word)
{
  const gsize length = strlen (word);

  return (gsize) (self->word_end - self->word) == length && g_ascii_strncasecmp (self->word, word, length) == 0;
}

/* Returns what is between the quotes, or all of it if there are none. */
static SegueSpan
find_value (const char    *text,
            const Command *self)
{
  const char *start = self->rest, *stop = self->line.stop;

  while (stop > start && g_ascii_isspace (stop[-1]))
    stop--;
  if (stop - start >= 2 && *start == '"' && stop[-1] == '"')
    return segue_lines_span (text, start + 1, stop - 1);

  return segue_lines_span (text, start, stop);
}

/* Reads `mm:ss:ff`. */
static gboolean
read_frames (const char *p,
             gsize       length,
             gint64     *time)
{
  const char *end = p + length;
  gint64 fields[3] = { 0 };
  guint n = 0;

  for (; n < 3 && p < end; n++)
    {
      const char *start = p;

      for (; p < end && g_ascii_isdigit (*p) && p - start < 9; p++)
        fields[n] = fields[n] * 10 + (*p - '0');
      if (p == start || (n < 2 && (p == end || *p++ != ':')))
        return FALSE;
    }
  if (n < 3 || p < end || fields[1] > 59 || fields[2] >= FRAMES)
    return FALSE;
  *time = (fields[0] * 60 + fields[1]) * 1000 + fields[2] * 1000 / FRAMES;

  return TRUE;
}

/* Returns the number of the last frame in its second that is not after a time. Times that read_frames() returns are those
 * of a frame. */
static gint64
find_frame (gint64 time)
{
  return (time % 1000 * FRAMES + FRAMES - 1) / 1000;
}

static gint64
floor_time (const SegueSyntax *self,
            gint64             time)
{
  return time - time % 1000 + find_frame (time) * 1000 / FRAMES;
}

/* Writes the last frame that is not after a time. */
static char *
write_frames (gint64 time)
{
  const gint64 seconds = time / 1000, frames = find_frame (time);

  return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d:%02d", seconds / 60, (int) (seconds % 60), (int) frames);
}

/* Reads index 01, which is the start of a track. Index 00 is the gap before it, and higher ones are parts of it. */
static void
read_index (const char       *text,
            const Command    *command,
            SegueSyntaxItem  *item)
{
  const char *stop = command->line.stop, *p = command->rest;
  gint64 number = 0;

  while (p < stop && g_ascii_isdigit (*p) && p - command->rest < 4)
    number = number * 10 + (*p++ - '0');
  if (number != 1 || p == stop || !g_ascii_isspace (*p) || item->fields[SEGUE_SYNTAX_START].offset > 0)
    return;
  item->fields[SEGUE_SYNTAX_START] = segue_lines_trim (text, p, stop);
  item->malformed = !read_frames (text + item->fields[SEGUE_SYNTAX_START].offset,
                                  item->fields[SEGUE_SYNTAX_START].length, &item->start);
}

/* Reads a line of a track into its item. */
static void
read_track_line (const char       *text,
                 const Command    *command,
                 SegueSyntaxItem  *item)
{
  if (segue_line_is_blank (&command->line))
    return;
  if (is_word (command, "TITLE") && item->fields[SEGUE_SYNTAX_TITLE].offset == 0)
    item->fields[SEGUE_SYNTAX_TITLE] = find_value (text, command);
  else if (is_word (command, "INDEX"))
    read_index (text, command, item);
  item->to = item->close = command->line.stop - text;
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  const char *end = text + length;
  guint n_files = 0;
  Command command;

  for (const char *p = segue_lines_skip_mark (text, end); p < end; p = command.line.next)
    {
      command = read_command (p, end);
      if (is_word (&command, "TRACK"))
        {
          SegueSyntaxItem item = segue_lines_item (text, p, command.line.stop);

          if (!segue_chapters_append (list, text, &item, error))
            return FALSE;
        }
      else if (is_word (&command, "FILE") && ++n_files > 1)
        return segue_chapters_fail (error, text, p - text, _("the tracks are in several files, whose times do not count "
                                                             "from the same start."));
      else if (list->items->len > 0)
        read_track_line (text, &command, &g_array_index (list->items, SegueSyntaxItem, list->items->len - 1));
      else if (is_word (&command, "TITLE"))
        list->title = find_value (text, &command);
    }
  segue_lines_finish (list, text, length);

  return TRUE;
}

/* Titles without quotes get them, since white space at the ends of an unquoted title is lost. */
static char *
encode (const SegueSyntax      *self,
        const char             *text,
        const SegueSyntaxItem  *item,
        SegueSyntaxField        field,
        const char             *value,
        GError                **error)
{
  const SegueSpan old = item != NULL ? item->fields[field] : (SegueSpan) { 0 };
  const gboolean bare = old.offset > 0 && text[old.offset - 1] != '"';
  g_autofree char *encoded = NULL;

  encoded = segue_lines_encode (self, text, item, field, value, error);

  return bare && encoded != NULL ? g_strdup_printf ("\"%s\"", encoded) : g_steal_pointer (&encoded);
}

static char *
encode_time (const SegueSyntax      *self,
             const char             *text,
             const SegueSyntaxItem  *item,
             SegueSyntaxField        field,
             gint64                  time,
             GError                **error)
{
  return write_frames (time);
}

/* Returns the indentation of a line. Its length is set. */
static const char *
get_indent (const char *text,
            gsize       offset,
            int        *length)
{
  const char *start = text + offset;

  for (*length = 0; start[*length] == ' ' || start[*length] == '\t';)
    ++*length;

  return start;
}

/* Adds a line after the first one of the track. */
static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  const Command command = read_command (text + item->from, text + item->to);
  const char *line_break = segue_lines_get_break (text, item);
  int length;
  const char *indent = get_indent (text, item->from, &length);

  *offset = field == SEGUE_SYNTAX_START ? item->to : command.line.stop - text;
  if (field == SEGUE_SYNTAX_START)
    return g_strdup_printf ("%s%.*s  INDEX 01 %s", line_break, length, indent, encoded);

  return g_strdup_printf ("%s%.*s  TITLE \"%s\"", line_break, length, indent, encoded);
}

/* Returns the number after those of all tracks. */
static guint
find_number (const char *text)
{
  const char *end = text + strlen (text);
  guint next = 1;
  Command command;

  for (const char *p = segue_lines_skip_mark (text, end); p < end; p = command.line.next)
    {
      guint number = 0;

      command = read_command (p, end);
      if (!is_word (&command, "TRACK"))
        continue;
      for (p = command.rest; p < command.line.stop && g_ascii_isdigit (*p) && p - command.rest < 6; p++)
        number = number * 10 + (*p - '0');
      next = MAX (next, number + 1);
    }

  return next;
}

static char *
compose (const SegueSyntax      *self,
         const char             *text,
         const SegueSyntaxItem  *like,
         gint64                  start,
         const char             *title,
         GError                **error)
{
  const char *line_break = like != NULL ? segue_lines_get_break (text, like) : "\n";
  const char *indent = "  ";
  int length = 2;
  g_autofree char *encoded = NULL;
  g_autofree char *time = NULL;

  if (!segue_lines_need_time (start, error))
    return NULL;
  if (like != NULL)
    indent = get_indent (text, like->from, &length);
  encoded = encode (self, text, NULL, SEGUE_SYNTAX_TITLE, title, error);
  time = write_frames (start);
  if (encoded == NULL)
    return NULL;

  return g_strdup_printf ("%.*sTRACK %02u AUDIO%s%.*s  TITLE \"%s\"%s%.*s  INDEX 01 %s", length, indent,
                          find_number (text), line_break, length, indent, encoded, line_break,
                          length, indent, time);
}

static const SegueLineList list = {
  .syntax = {
    .id = "cue",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
    .has_title = TRUE,
    .scan = scan,
    .decode = segue_lines_decode,
    .encode = encode,
    .encode_time = encode_time,
    .floor_time = floor_time,
    .add = add,
    .compose = compose,
    .separator = "\n",
  },
  .refused = "\"",
  .refusal = N_("Titles in this file cannot have straight quotes."),
};

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"')
      g_string_append (out, "”");
    else
      g_string_append_c (out, *p);
  g_string_append (out, "\"\n");
}

static void
append_cue (const SegueFormat   *self,
            const SegueChapters *chapters,
            GString             *out)
{
  if (*segue_chapters_get_title (chapters) != '\0')
    {
      g_string_append (out, "TITLE ");
      append_quoted (out, segue_chapters_get_title (chapters));
    }
  /* the notes do not name the recording */
  g_string_append (out, "FILE \"episode.mp3\" MP3\n");
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);
      g_autofree char *time = write_frames (chapter->start);

      g_string_append_printf (out, "  TRACK %02u AUDIO\n    TITLE ", i + 1);
      append_quoted (out, chapter->title);
      g_string_append_printf (out, "    INDEX 01 %s\n", time);
    }
}

static gboolean
is_keyword (const Command *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (is_word (command, keywords[i]))
      return TRUE;

  return FALSE;
}

/* A sheet begins with keywords, and has a file and then a track. */
static guint
probe_cue (const SegueFormat *self,
           const char        *data,
           gsize              length)
{
  const char *end = data + length;
  gboolean has_file = FALSE;
  Command command;

  for (const char *p = segue_lines_skip_mark (data, end); p < end; p = command.line.next)
    {
      command = read_command (p, end);
      if (segue_line_is_blank (&command.line))
        continue;
      if (!is_keyword (&command))
        return 0;
      has_file |= is_word (&command, "FILE");
      if (is_word (&command, "TRACK"))
        return has_file && command.rest < command.line.stop && g_ascii_isdigit (*command.rest) ? 95 : 0;
    }

  return 0;
}

const SegueFormat segue_format_cue = {
  .id = "cue",
  .name = N_("Cue sheet"),
  .media_type = "application/x-cue",
  .suffix = "cue",
  .syntax = &list.syntax,
  .probe = probe_cue,
  .write = segue_chapters_write,
  .append = append_cue,
};

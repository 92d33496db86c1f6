/* segue-format-ogm.c
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

/* Chapters as comments: `CHAPTER01=00:00:00.000` and `CHAPTER01NAME=Title`. MKVToolNix and OGM tools read a text of such
 * pairs. Among the comments of Vorbis, the numbers have three digits, and an address can follow as `CHAPTER001URL=…`
 * (wiki.xiph.org, Chapter_Extension). */

#define KEY "CHAPTER"
#define TITLE "TITLE="

/* How many comments can stand before the chapters. */
#define MAX_COMMENTS 200

/* A syntax of chapters as comments. */
typedef struct
{
  SegueLineList list;
  int           n_digits;     /* the number of digits of the numbers in a new list */
  gboolean      among_others; /* there are other comments, such as the title, and links */
} CommentList;

/* A comment. */
typedef struct
{
  SegueLine   line;
  guint       n_digits; /* the number of digits of @number; 0 for lines that belong to no chapter */
  gint64      number;
  const char *suffix;   /* the part of the key after the number */
  const char *value;
} Comment;

static const CommentList *
get_list (const SegueSyntax *syntax)
{
  return (const CommentList *) syntax;
}

static Comment
read_comment (const char *p,
              const char *end)
{
  Comment self = { .line = segue_line_at (p, end, TRUE) };
  const char *stop = self.line.stop, *equals = memchr (p, '=', stop - p), *digits;

  p = segue_skip_space (p, stop);
  if (equals == NULL || equals - p < (gssize) strlen (KEY) + 1 || g_ascii_strncasecmp (p, KEY, strlen (KEY)) != 0)
    return self;
  digits = p + strlen (KEY);
  for (p = digits; p < equals && g_ascii_isdigit (*p) && p - digits < 9; p++)
    self.number = self.number * 10 + (*p - '0');
  self.n_digits = p - digits;
  self.suffix = p;
  self.value = equals + 1;

  return self;
}

/* Tells whether the key ends with @suffix after the number. */
static gboolean
has_suffix (const Comment *self,
            const char    *suffix)
{
  const gsize length = strlen (suffix);
  const char *stop = self->value - 1;

  while (stop > self->suffix && g_ascii_isspace (stop[-1]))
    stop--;

  return self->n_digits > 0 && (gsize) (stop - self->suffix) == length &&
         g_ascii_strncasecmp (self->suffix, suffix, length) == 0;
}

/* Begins an item with the time of a chapter. */
static gboolean
append_time (const char       *text,
             const Comment    *comment,
             SegueSyntaxList  *list,
             GError          **error)
{
  SegueSyntaxItem item = segue_lines_item (text, comment->line.start, comment->line.stop);
  const SegueSpan value = segue_lines_trim (text, comment->value, comment->line.stop);

  item.fields[SEGUE_SYNTAX_START] = value;
  item.malformed = !segue_chapters_read_clock (text + value.offset, value.length, &item.start);

  return segue_chapters_append (list, text, &item, error);
}

/* Returns the title or the link if the comment holds one, otherwise the start. */
static SegueSyntaxField
find_field (const Comment *comment)
{
  if (has_suffix (comment, "NAME"))
    return SEGUE_SYNTAX_TITLE;

  return has_suffix (comment, "URL") ? SEGUE_SYNTAX_LINK : SEGUE_SYNTAX_START;
}

/* Adds a comment to the chapter whose time stands before it. */
static gboolean
append_field (const char       *text,
              const Comment    *comment,
              SegueSyntaxList  *list,
              GError          **error)
{
  const SegueSyntaxField field = find_field (comment);
  const guint n = list->items->len;
  SegueSyntaxItem *item = n > 0 ? &g_array_index (list->items, SegueSyntaxItem, n - 1) : NULL;
  const char *p = item != NULL ? text + item->to : text;

  while (p < comment->line.start && g_ascii_isspace (*p))
    p++;
  if (item == NULL || p < comment->line.start || (field != SEGUE_SYNTAX_START && item->fields[field].offset > 0))
    return segue_chapters_fail (error, text, comment->line.start - text,
                                _("the time of this chapter does not stand before its name."));
  if (field != SEGUE_SYNTAX_START)
    item->fields[field] = segue_lines_trim (text, comment->value, comment->line.stop);
  if (field == SEGUE_SYNTAX_LINK)
    item->extents[field] = segue_lines_span (text, text + item->to, comment->line.stop);
  item->to = item->close = comment->line.stop - text;

  return TRUE;
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  const char *end = text + length;
  Comment comment;

  for (const char *p = segue_lines_skip_mark (text, end); p < end; p = comment.line.next)
    {
      comment = read_comment (p, end);
      if (comment.n_digits == 0)
        {
          if (comment.line.stop - p >= (gssize) strlen (TITLE) && g_ascii_strncasecmp (p, TITLE, strlen (TITLE)) == 0)
            list->title = segue_lines_trim (text, p + strlen (TITLE), comment.line.stop);
          continue;
        }
      if (!(has_suffix (&comment, "") ? append_time : append_field) (text, &comment, list, error))
        return FALSE;
    }
  segue_lines_finish (list, text, length);

  return TRUE;
}

/* Adds a line after that of the time, with its key. */
static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  const char *end = text + item->to;
  const Comment comment = read_comment (text + item->from, end);
  const char *key = segue_skip_space (comment.line.start, comment.line.stop);

  *offset = field == SEGUE_SYNTAX_LINK ? item->to : comment.line.stop - text;

  return g_strdup_printf ("%s%.*s%s=%s", segue_lines_get_break (text, item), (int) (comment.suffix - key), key,
                          field == SEGUE_SYNTAX_LINK ? "URL" : "NAME", encoded);
}

/* Returns the number after those of all chapters. */
static gint64
find_number (const char *text)
{
  const char *end = text + strlen (text);
  gint64 next = 1;
  Comment comment;

  for (const char *p = segue_lines_skip_mark (text, end); p < end; p = comment.line.next)
    {
      comment = read_comment (p, end);
      if (comment.n_digits > 0)
        next = MAX (next, comment.number + 1);
    }

  return next;
}

/* Writes a chapter with the form of another one and a number that no other has. */
static char *
compose (const SegueSyntax      *self,
         const char             *text,
         const SegueSyntaxItem  *like,
         gint64                  start,
         const char             *title,
         GError                **error)
{
  const Comment comment = like != NULL ? read_comment (text + like->from, text + like->to) : (Comment) { 0 };
  const SegueSpan old = like != NULL ? like->fields[SEGUE_SYNTAX_START] : (SegueSpan) { 0 };
  const char *line_break = like != NULL ? segue_lines_get_break (text, like) : "\n";
  const int width = like != NULL ? (int) comment.n_digits : get_list (self)->n_digits;
  const gint64 number = find_number (text);
  g_autofree char *encoded = NULL;
  g_autofree char *time = NULL;

  if (!segue_lines_need_time (start, error))
    return NULL;
  encoded = segue_lines_encode (self, text, like, SEGUE_SYNTAX_TITLE, title, error);
  time = segue_chapters_write_clock (text + old.offset, old.length, start);

  return g_strdup_printf (KEY "%0*" G_GINT64_FORMAT "=%s%s" KEY "%0*" G_GINT64_FORMAT "NAME=%s", width,
                          number, time, line_break, width, number, encoded);
}

#define FUNCTIONS \
  .scan = scan, \
  .decode = segue_lines_decode, \
  .encode = segue_lines_encode, \
  .encode_time = segue_chapters_encode_time, \
  .add = add, \
  .compose = compose, \
  .separator = "\n"

static const CommentList ogm = {
  .list = {
    .syntax = {
      FUNCTIONS,
      .id = "ogm",
      .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
    },
  },
  .n_digits = 2,
};

static const CommentList vorbis = {
  .list = {
    .syntax = {
      FUNCTIONS,
      .id = "vorbis-comment",
      .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK,
      .has_title = TRUE,
    },
  },
  .n_digits = 3,
  .among_others = TRUE,
};

/* Appends chapters whose numbers count from 1. */
static void
append (const SegueFormat   *self,
        const SegueChapters *chapters,
        GString             *out)
{
  const CommentList *list = get_list (self->syntax);

  if (list->among_others && *segue_chapters_get_title (chapters) != '\0')
    g_string_append_printf (out, TITLE "%s\n", segue_chapters_get_title (chapters));
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      g_string_append_printf (out, KEY "%0*u=", list->n_digits, i + 1);
      segue_chapters_append_time (out, chapter->start);
      g_string_append_printf (out, "\n" KEY "%0*uNAME=%s\n", list->n_digits, i + 1, chapter->title);
      if (list->among_others && chapter->link != NULL)
        g_string_append_printf (out, KEY "%0*uURL=%s\n", list->n_digits, i + 1, chapter->link);
    }
}

/* Looks for the time of a chapter among the first comments. */
static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  const CommentList *list = get_list (self->syntax);
  const char *end = data + length;
  Comment comment;
  gint64 time;
  guint n = 0;

  for (const char *p = segue_lines_skip_mark (data, end); p < end && n < MAX_COMMENTS; p = comment.line.next)
    {
      comment = read_comment (p, end);
      if (segue_line_is_blank (&comment.line))
        continue;
      if (comment.n_digits > 0)
        return (n == 0 || list->among_others) && (comment.n_digits == 3) == (list->n_digits == 3) &&
               has_suffix (&comment, "") &&
               segue_chapters_read_clock (comment.value, comment.line.stop - comment.value, &time) ? 95 : 0;
      if (memchr (p, '=', comment.line.stop - p) == NULL)
        return 0;
      n++;
    }

  return 0;
}

const SegueFormat segue_format_ogm = {
  .id = "ogm",
  .name = N_("OGM chapters"),
  .media_type = "text/plain",
  .suffix = "ogm.txt",
  .syntax = &ogm.list.syntax,
  .probe = probe,
  .write = segue_chapters_write,
  .append = append,
};

const SegueFormat segue_format_vorbis = {
  .id = "vorbis-comment",
  .name = N_("Vorbis comments"),
  .media_type = "text/plain",
  .suffix = "comments.txt",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &vorbis.list.syntax,
  .probe = probe,
  .write = segue_chapters_write,
  .append = append,
};

/* segue-markup-writer.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/markup/segue-markup-parser-private.h"

/* Writes the tokens of the parser as text and runs of one style. */

typedef struct
{
  GString    *text;       /* the text written so far */
  GArray     *runs;       /* (element-type SegueMarkupRun): its runs */
  gint        depth[4];   /* for each bit of SegueMarkupStyle: how often the style is switched on */
  guint       link_depth; /* number of open links */
  const char *href;       /* URL of the outermost open link, or %NULL */
} Writer;

/* Returns the SegueMarkupStyle flags that are switched on. */
static guint32
current_style (const Writer *self)
{
  guint32 style = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->depth); i++)
    if (self->depth[i] > 0)
      style |= 1u << i;

  return style;
}

/* Adds @by to the depth of each style in @style. */
static void
change_style (Writer  *self,
              guint32  style,
              gint     by)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->depth); i++)
    if (style & (1u << i))
      self->depth[i] += by;
}

/* Appends text in one style. It extends the last run if it continues it in style, link and source. */
static void
write_run (Writer     *self,
           const char *text,
           gsize       length,
           guint32     source,
           guint32     style,
           const char *href)
{
  SegueMarkupRun run = { self->text->len, length, source, style | current_style (self), href };
  SegueMarkupRun *last = self->runs->len > 0 ? &g_array_index (self->runs, SegueMarkupRun, self->runs->len - 1) : NULL;

  if (length == 0)
    return;
  if (last != NULL && last->style == run.style && last->href == href && last->source + last->length == source &&
      self->text->str[self->text->len - 1] != '\n')
    last->length += length;
  else
    g_array_append_val (self->runs, run);
  g_string_append_len (self->text, text, length);
}

static gboolean
is_blank (char character)
{
  return character == ' ' || character == '\t';
}

/* Appends text, and collapses spaces as a browser does, except in code: several become one, and none is left at the
 * start of a line. */
static void
write_piece (Writer     *self,
             const char *text,
             gsize       length,
             guint32     source,
             guint32     style,
             const char *href)
{
  const char *end = text + length;
  const char *p = text;

  if ((style | current_style (self)) & SEGUE_MARKUP_CODE)
    {
      write_run (self, text, length, source, style, href);
      return;
    }
  while (p < end)
    {
      char last = self->text->len > 0 ? self->text->str[self->text->len - 1] : '\n';
      const char *from = p;

      if (is_blank (*p) && (is_blank (last) || last == '\n'))
        {
          p++;
          continue;
        }
      do
        p++;
      while (p < end && !(is_blank (*p) && is_blank (p[-1])));
      write_run (self, from, p - from, source + (from - text), style, href);
    }
}

/* Ends the emphasis that the delimiter run ends, writes its literal characters, and begins the emphasis that it
 * begins. */
static void
write_delimiter (Writer               *self,
                 const SegueDelimiter *delimiter,
                 const char           *text,
                 guint32               source)
{
  guint32 strong = delimiter->character == '~' ? SEGUE_MARKUP_STRIKE : SEGUE_MARKUP_BOLD;

  change_style (self, strong, -(gint) delimiter->bold_ends);
  change_style (self, SEGUE_MARKUP_ITALIC, -(gint) delimiter->italic_ends);
  write_piece (self, text + delimiter->closed, delimiter->count, source + delimiter->closed, 0, self->href);
  change_style (self, strong, delimiter->bold_begins);
  change_style (self, SEGUE_MARKUP_ITALIC, delimiter->italic_begins);
}

static void
write_token (Writer            *self,
             SegueMarkupParser *parser,
             const SegueToken  *token)
{
  const char *source = parser->start + token->source;
  gboolean at_line_start = self->text->len == 0 || self->text->str[self->text->len - 1] == '\n';

  switch ((SegueTokenKind) token->kind)
    {
    case SEGUE_TOKEN_TEXT:
      write_piece (self, source, token->length, token->source, token->style, self->href);
      break;
    case SEGUE_TOKEN_OWN:
      if (token->string != NULL)
        write_piece (self, token->string, strlen (token->string), token->source, 0, self->href);
      break;
    case SEGUE_TOKEN_URL:
      write_piece (self, token->string + token->hidden, strlen (token->string) - token->hidden, token->source, 0,
                   self->link_depth > 0 ? self->href : token->string);
      break;
    case SEGUE_TOKEN_DELIMITER:
      write_delimiter (self, segue_delimiters_get (&parser->delimiters, token->delimiter), source, token->source);
      break;
    case SEGUE_TOKEN_BREAK:
    case SEGUE_TOKEN_BLOCK:
      if (self->text->len > 0 && !(token->kind == SEGUE_TOKEN_BLOCK && at_line_start))
        write_piece (self, "\n", 1, token->source, 0, self->href);
      break;
    case SEGUE_TOKEN_STYLE_ON:
      change_style (self, token->style, 1);
      break;
    case SEGUE_TOKEN_STYLE_OFF:
      change_style (self, token->style, -1);
      break;
    case SEGUE_TOKEN_LINK_ON:
      if (self->link_depth++ == 0)
        self->href = token->string;
      break;
    case SEGUE_TOKEN_LINK_OFF:
      if (--self->link_depth == 0)
        self->href = NULL;
      break;
    case SEGUE_TOKEN_NOTHING:
    default:
      break;
    }
}

/* Removes white space and line breaks from the end of the text. */
static void
trim_end (Writer *self)
{
  while (self->text->len > 0 && g_ascii_isspace (self->text->str[self->text->len - 1]))
    {
      SegueMarkupRun *last = &g_array_index (self->runs, SegueMarkupRun, self->runs->len - 1);

      g_string_truncate (self->text, self->text->len - 1);
      if (--last->length == 0)
        g_array_set_size (self->runs, self->runs->len - 1);
    }
}

/* Appends the text of the tokens to @out, and its runs to @runs. */
void
segue_markup_writer_run (SegueMarkupParser *parser,
                         GString           *out,
                         GArray            *runs)
{
  Writer self = { .text = out, .runs = runs };

  for (guint i = 0; i < parser->tokens->len; i++)
    write_token (&self, parser, segue_markup_parser_token_at (parser, i));
  trim_end (&self);
}

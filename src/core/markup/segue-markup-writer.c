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
  guint       image_depth; /* number of open images */
  const char *image;      /* URL of the outermost open image, or %NULL */
  gsize       image_start; /* length of @text when it was opened */
  guint32     image_source; /* offset of the image in the source */
  guint32     image_style;  /* the style around the image; that of its text does not count */
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
  SegueMarkupRun run = { self->text->len, length, source, style | current_style (self), href, self->image };
  SegueMarkupRun *last = self->runs->len > 0 ? &g_array_index (self->runs, SegueMarkupRun, self->runs->len - 1) : NULL;

  if (length == 0)
    return;
  if (self->image != NULL)
    run.style = self->image_style | (style & SEGUE_MARKUP_UNNAMED);
  if (last != NULL && last->style == run.style && last->href == href && last->image == run.image && last->source + last->length == source &&
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

/* Begins a link to the string of the token. Within another link, it has no effect. */
static void
open_link (Writer           *self,
           const SegueToken *token)
{
  if (self->link_depth++ == 0)
    self->href = token->string;
}

static void
close_link (Writer *self)
{
  if (--self->link_depth == 0)
    self->href = NULL;
}

/* Begins an image. It is also a link to itself, unless it is within another link. */
static void
open_image (Writer           *self,
            const SegueToken *token)
{
  open_link (self, token);
  if (self->image_depth++ > 0)
    return;
  self->image = token->string;
  self->image_start = self->text->len;
  self->image_source = token->source;
  self->image_style = current_style (self);
}

/* Ends an image. If it has no alternative text, its file name is shown. */
static void
close_image (Writer *self)
{
  if (--self->image_depth == 0)
    {
      if (self->image != NULL && self->text->len == self->image_start)
        {
          const char *end = self->image + strcspn (self->image, "?#"), *name = end;

          while (name > self->image && name[-1] != '/')
            name--;
          write_run (self, name < end ? name : self->image, name < end ? end - name : (gssize) strlen (self->image),
                     self->image_source, SEGUE_MARKUP_UNNAMED, self->href);
        }
      self->image = NULL;
    }
  close_link (self);
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
      open_link (self, token);
      break;
    case SEGUE_TOKEN_LINK_OFF:
      close_link (self);
      break;
    case SEGUE_TOKEN_IMAGE_ON:
      open_image (self, token);
      break;
    case SEGUE_TOKEN_IMAGE_OFF:
      close_image (self);
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

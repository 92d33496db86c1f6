/* segue-markup-parser.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/markup/segue-entity.h"
#include "core/markup/segue-markup-parser-private.h"

/* Parses inline markup in two passes. The first pass divides the text into tokens from left to right. Opening brackets
 * and tags are literal text until their end is found; then their tokens are changed to links and styles. The second
 * pass, in segue-markup-writer.c, writes the tokens as text and runs. */

/* The longest text whose markup is parsed, in bytes. Longer texts are not show notes and are shown unchanged. */
#define MAX_LENGTH (4 * 1024 * 1024)

SegueToken *
segue_markup_parser_token_at (SegueMarkupParser *self,
                              guint              index)
{
  return &g_array_index (self->tokens, SegueToken, index);
}

/* Appends a token for the source from @from to @to. The result is valid until the next token is added. */
SegueToken *
segue_markup_parser_add_token (SegueMarkupParser *self,
                               SegueTokenKind     kind,
                               const char        *from,
                               const char        *to)
{
  SegueToken token = { .kind = kind, .source = from - self->start, .length = to - from };

  g_array_append_val (self->tokens, token);

  return segue_markup_parser_token_at (self, self->tokens->len - 1);
}

/* Adds a token for the literal text that is pending before @to, and continues at @next. */
void
segue_markup_parser_flush (SegueMarkupParser *self,
                           const char        *to,
                           const char        *next)
{
  if (to > self->pending)
    segue_markup_parser_add_token (self, SEGUE_TOKEN_TEXT, self->pending, to);
  self->pending = self->p = next;
}

/* Copies a string into the string chunk of the parser. */
const char *
segue_markup_parser_keep_string (SegueMarkupParser *self,
                                 const char        *string)
{
  return g_string_chunk_insert (self->strings, string);
}

/* Decodes a link destination into the string chunk of the parser. Returns %NULL if it is empty. */
const char *
segue_markup_parser_keep_target (SegueMarkupParser *self,
                                 const char        *text,
                                 gsize              length)
{
  g_autofree char *target = segue_markup_decode (text, length);

  return *target != '\0' ? segue_markup_parser_keep_string (self, target) : NULL;
}

/* Parses a backslash. Before punctuation it makes the character literal, before a line break it is removed. */
static void
read_escape (SegueMarkupParser *self)
{
  const char *next = self->p + 1;

  if (next < self->end && g_ascii_ispunct (*next))
    {
      segue_markup_parser_flush (self, self->p, next);
      self->p++;
    }
  else if (next < self->end && *next == '\n')
    segue_markup_parser_flush (self, self->p, next);
  else
    self->p++;
}

/* Parses a line terminator, including the spaces around it. A line terminator directly after `<br>` or a block tag adds
 * no second line break. */
static void
read_newline (SegueMarkupParser *self)
{
  const char *to = self->p;
  const char *next = self->p;
  guint n_tokens = self->tokens->len;
  gboolean after_tag = FALSE;

  while (to > self->pending && (to[-1] == ' ' || to[-1] == '\t'))
    to--;
  if (to == self->pending && n_tokens > 0)
    {
      const SegueToken *last = segue_markup_parser_token_at (self, n_tokens - 1);

      after_tag = last->kind == SEGUE_TOKEN_BLOCK ||
                  (last->kind == SEGUE_TOKEN_BREAK && self->start[last->source] == '<');
    }
  next += *next == '\r' && next + 1 < self->end && next[1] == '\n' ? 2 : 1;
  while (next < self->end && (*next == ' ' || *next == '\t'))
    next++;
  segue_markup_parser_flush (self, to, next);
  if (!after_tag)
    segue_markup_parser_add_token (self, SEGUE_TOKEN_BREAK, to, next);
}

/* Parses a run of `*`, `_` or `~`. Only two tildes are strikethrough. */
static void
read_delimiter (SegueMarkupParser *self)
{
  const char *from = self->p;
  const char *to = from;
  guint delimiter;

  while (to < self->end && *to == *from)
    to++;
  if (*from == '~' && to - from != 2)
    {
      self->p = to;
      return;
    }
  segue_markup_parser_flush (self, from, to);
  delimiter = segue_delimiters_add (&self->delimiters, self->start, from, self->end, to - from);
  segue_markup_parser_add_token (self, SEGUE_TOKEN_DELIMITER, from, to)->delimiter = delimiter;
}

static void
read_entity (SegueMarkupParser *self)
{
  g_autoptr(GString) character = g_string_new (NULL);
  const char *from = self->p;
  const char *stop;
  gboolean html = self->syntax == SEGUE_MARKUP_SYNTAX_HTML;

  self->p++;
  if (!segue_entity_scan (from, self->end, html ? SEGUE_ENTITY_HTML : SEGUE_ENTITY_MARKDOWN, &stop, character))
    return;
  segue_markup_parser_flush (self, from, stop);
  segue_markup_parser_add_token (self, SEGUE_TOKEN_OWN, from, stop)->string =
    segue_markup_parser_keep_string (self, character->str);
}

/* Finds the last run of backticks of each length. With this, no search is needed for the end of a code span that has
 * none. */
static void
learn_backticks (SegueMarkupParser *self)
{
  for (guint i = 0; i <= SEGUE_MARKUP_MAX_BACKTICKS; i++)
    self->last_backticks[i] = -1;
  for (const char *p = self->start; (p = memchr (p, '`', self->end - p)) != NULL;)
    {
      const char *from = p;

      while (p < self->end && *p == '`')
        p++;
      if (p - from <= SEGUE_MARKUP_MAX_BACKTICKS)
        self->last_backticks[p - from] = from - self->start;
    }
  self->backticks_known = TRUE;
}

/* Returns the next run of exactly @length backticks from @p on, or %NULL. */
static const char *
find_backticks (SegueMarkupParser *self,
                const char        *p,
                gsize              length)
{
  while ((p = memchr (p, '`', self->end - p)) != NULL)
    {
      const char *from = p;

      while (p < self->end && *p == '`')
        p++;
      if ((gsize) (p - from) == length)
        return from;
    }

  return NULL;
}

/* Parses a code span, or a reStructuredText link in backticks. */
static void
read_code (SegueMarkupParser *self)
{
  const char *from = self->p;
  const char *to = from;
  const char *stop = NULL;
  gsize length;

  while (to < self->end && *to == '`')
    to++;
  length = to - from;
  if (!self->backticks_known)
    learn_backticks (self);
  if (length <= SEGUE_MARKUP_MAX_BACKTICKS && self->last_backticks[length] > from - self->start)
    stop = find_backticks (self, to, length);
  if (stop == NULL)
    {
      self->p = to;
      return;
    }
  if (length == 1 && segue_markup_links_read_named (self, to, stop))
    return;
  segue_markup_parser_flush (self, from, stop + length);
  /* As in CommonMark, one space on both sides is not part of the code, unless the code is only spaces. */
  if (stop - to > 2 && *to == ' ' && stop[-1] == ' ' && strspn (to, " ") < (gsize) (stop - to))
    {
      to++;
      stop--;
    }
  segue_markup_parser_add_token (self, SEGUE_TOKEN_TEXT, to, stop)->style = SEGUE_MARKUP_CODE;
}

/* Adds the tokens for an `<img>` from @from to @stop with the alternative text @alt, which can be %NULL. */
static void
add_image (SegueMarkupParser    *self,
           const SegueHtmlMatch *match,
           const char           *from,
           const char           *stop,
           const char           *alt)
{
  g_autofree char *source = segue_markup_decode_attribute (from + match->source.offset, match->source.length);
  const char *target = *source != '\0' ? segue_markup_parser_keep_string (self, source) : NULL;

  segue_markup_parser_add_token (self, SEGUE_TOKEN_IMAGE_ON, from, from)->string = target;
  segue_markup_parser_add_token (self, SEGUE_TOKEN_OWN, from, stop)->string = alt;
  segue_markup_parser_add_token (self, SEGUE_TOKEN_IMAGE_OFF, stop, stop);
}

/* Adds the tokens for an HTML tag from @from to @stop. */
static void
apply_tag (SegueMarkupParser    *self,
           const SegueHtmlMatch *match,
           const char           *from,
           const char           *stop)
{
  static const guint8 styles[] = {
    [SEGUE_HTML_TAG_BOLD] = SEGUE_MARKUP_BOLD,
    [SEGUE_HTML_TAG_ITALIC] = SEGUE_MARKUP_ITALIC,
    [SEGUE_HTML_TAG_CODE] = SEGUE_MARKUP_CODE,
    [SEGUE_HTML_TAG_STRIKE] = SEGUE_MARKUP_STRIKE,
    [SEGUE_HTML_TAG_LINK] = 0,
  };
  g_autofree char *value = segue_markup_decode_attribute (from + match->value.offset, match->value.length);
  const char *target = *value != '\0' ? segue_markup_parser_keep_string (self, value) : NULL;
  gboolean is_link = match->tag == SEGUE_HTML_TAG_LINK;
  SegueToken *token;

  if (match->tag == SEGUE_HTML_TAG_OTHER || match->tag == SEGUE_HTML_TAG_CELL)
    return;
  if (match->tag == SEGUE_HTML_TAG_BREAK)
    segue_markup_parser_add_token (self, SEGUE_TOKEN_BREAK, from, stop);
  else if (match->tag == SEGUE_HTML_TAG_BLOCK)
    segue_markup_parser_add_token (self, SEGUE_TOKEN_BLOCK, from, stop);
  else if (match->tag == SEGUE_HTML_TAG_IMAGE)
    add_image (self, match, from, stop, target);
  else if (!match->closing)
    {
      token = segue_markup_parser_add_token (self, SEGUE_TOKEN_NOTHING, from, stop);
      token->style = styles[match->tag];
      token->string = target;
      /* Tags without an end tag have no effect, so the token becomes a style when the end tag is found. Until then, its
       * length links to the token of the same kind that is open around it. */
      token->length = self->open_tags[match->tag] + 1;
      self->open_tags[match->tag] = self->tokens->len - 1;
    }
  else if (self->open_tags[match->tag] >= 0)
    {
      token = segue_markup_parser_token_at (self, self->open_tags[match->tag]);
      token->kind = is_link ? SEGUE_TOKEN_LINK_ON : SEGUE_TOKEN_STYLE_ON;
      self->open_tags[match->tag] = (gint) token->length - 1;
      token = segue_markup_parser_add_token (self, is_link ? SEGUE_TOKEN_LINK_OFF : SEGUE_TOKEN_STYLE_OFF, from, stop);
      token->style = styles[match->tag];
    }
}

/* Skips an HTML comment. Returns %FALSE if there is none. */
static gboolean
read_comment (SegueMarkupParser *self)
{
  const char *stop;

  if (self->end - self->p < 4 || memcmp (self->p, "<!--", 4) != 0 || self->no_comment_end)
    return FALSE;
  stop = g_strstr_len (self->p + 4, self->end - self->p - 4, "-->");
  if (stop == NULL)
    {
      self->no_comment_end = TRUE;
      return FALSE;
    }
  segue_markup_parser_flush (self, self->p, stop + 3);

  return TRUE;
}

/* Parses `<`: a URL in angle brackets, an HTML tag or a comment. */
static void
read_angle (SegueMarkupParser *self)
{
  const char *from = self->p;
  const char *stop;
  SegueHtmlMatch match;

  if (segue_markup_scan_autolink (from, self->end, &stop))
    {
      gboolean mail = memchr (from, ':', stop - from) == NULL;

      segue_markup_links_add_url (self, from + 1, stop - 1, mail ? "mailto:" : "", stop);
    }
  else if (segue_markup_scan_html (from, self->end, &stop, &match))
    {
      segue_markup_parser_flush (self, from, stop);
      apply_tag (self, &match, from, stop);
    }
  else if (!read_comment (self))
    self->p++;
}

/* Divides the whole text into tokens. */
static void
tokenize (SegueMarkupParser *self)
{
  static const gboolean special[256] = {
    ['\\'] = TRUE, ['\n'] = TRUE, ['\r'] = TRUE, ['*'] = TRUE, ['_'] = TRUE, ['~'] = TRUE, ['&'] = TRUE,
    ['`'] = TRUE, [':'] = TRUE, ['['] = TRUE, ['!'] = TRUE, [']'] = TRUE, ['<'] = TRUE,
  };

  while (self->p < self->end)
    {
      if (!special[(guchar) *self->p])
        {
          self->p++;
          continue;
        }
      switch (*self->p)
        {
        case '\\': read_escape (self); break;
        case '\n':
        case '\r': read_newline (self); break;
        case '*':
        case '_':
        case '~': read_delimiter (self); break;
        case '&': read_entity (self); break;
        case '`': read_code (self); break;
        case ':': segue_markup_links_read_url (self); break;
        case '[': segue_markup_links_open (self, self->p, self->p + 1, -1); break;
        case ']': segue_markup_links_close (self); break;
        case '<': read_angle (self); break;
        default:
          if (*self->p == '!' && self->p + 1 < self->end && self->p[1] == '[')
            segue_markup_links_open (self, self->p, self->p + 2, -1);
          else
            self->p++;
        }
    }
  segue_markup_parser_flush (self, self->end, self->end);
  segue_delimiters_pair (&self->delimiters, 0);
}

/* Parses a text and appends the text that a reader sees to @out, and its runs to @runs. @strings owns the URLs of the
 * runs. @references has the URLs of reference links by label, and can be %NULL. */
void
segue_markup_parser_run (const char        *text,
                         gsize              length,
                         SegueMarkupSyntax  syntax,
                         GHashTable        *references,
                         GString           *out,
                         GArray            *runs,
                         GStringChunk      *strings)
{
  SegueMarkupParser parser = {
    .start = text,
    .end = text + length,
    .p = text,
    .pending = text,
    .syntax = syntax,
    .references = references,
    .strings = strings,
  };

  parser.tokens = g_array_new (FALSE, FALSE, sizeof (SegueToken));
  parser.brackets = g_array_new (FALSE, FALSE, sizeof (SegueMarkupBracket));
  segue_delimiters_init (&parser.delimiters);
  for (guint i = 0; i < G_N_ELEMENTS (parser.open_tags); i++)
    parser.open_tags[i] = -1;
  if (length > MAX_LENGTH)
    segue_markup_parser_flush (&parser, parser.end, parser.end);
  else
    tokenize (&parser);
  segue_markup_writer_run (&parser, out, runs);
  segue_delimiters_clear (&parser.delimiters);
  g_array_unref (parser.brackets);
  g_array_unref (parser.tokens);
}

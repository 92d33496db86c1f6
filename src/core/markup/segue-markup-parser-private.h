/* segue-markup-parser-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/markup/segue-markup-delimiters-private.h"
#include "core/markup/segue-markup-scan.h"
#include "core/markup/segue-markup.h"

G_BEGIN_DECLS

/* The parser of inline markup. Its parts are in segue-markup-parser.c, -links.c, -delimiters.c and -writer.c. */

/* The kinds of tokens, with what the writer makes of them. */
typedef enum
{
  SEGUE_TOKEN_TEXT,      /* the source text, in the style of the token */
  SEGUE_TOKEN_OWN,       /* the string of the token */
  SEGUE_TOKEN_URL,       /* the string of the token, as a link to itself */
  SEGUE_TOKEN_DELIMITER, /* the literal characters of a delimiter run, and changes of style */
  SEGUE_TOKEN_BREAK,     /* a line break */
  SEGUE_TOKEN_BLOCK,     /* a line break, except at the start of a line */
  SEGUE_TOKEN_STYLE_ON,  /* the style of the token begins */
  SEGUE_TOKEN_STYLE_OFF, /* the style of the token ends */
  SEGUE_TOKEN_LINK_ON,   /* a link to the string of the token begins */
  SEGUE_TOKEN_LINK_OFF,  /* the link ends */
  SEGUE_TOKEN_IMAGE_ON,  /* the alternative text of an image at the string of the token begins */
  SEGUE_TOKEN_IMAGE_OFF, /* the alternative text ends */
  SEGUE_TOKEN_NOTHING,   /* nothing */
} SegueTokenKind;

typedef struct
{
  guint8  kind;   /* SegueTokenKind */
  guint8  style;  /* SegueMarkupStyle flags */
  guint8  hidden; /* bytes at the start of a URL that are not shown, such as `mailto:` */
  guint32 source; /* offset in the source, in bytes */
  guint32 length; /* length in the source, in bytes; for an open tag, 1 + index of the tag open before it, or 0 */
  union
  {
    const char *string;    /* text or URL, owned by the string chunk of the parser */
    guint       delimiter; /* index of the delimiter run */
  };
} SegueToken;

/* The greatest number of backticks that can begin a code span. */
#define SEGUE_MARKUP_MAX_BACKTICKS 16

/* An opening bracket that may begin a link. */
typedef struct
{
  guint    token;      /* index of the token of the bracket */
  guint    delimiters; /* number of delimiter runs before the bracket */
  gint     url_token;  /* index of the URL token before the bracket, as in `https://example.com[text]`, or -1 */
  gboolean inactive;   /* the bracket contains a link, and so cannot begin another one */
} SegueMarkupBracket;

typedef struct
{
  const char     *start;
  const char     *end;
  const char     *p;          /* the next character */
  const char     *pending;    /* the text from here to @p is literal and has no token yet */
  SegueMarkupSyntax syntax;
  GHashTable     *references; /* (nullable): URLs of reference links by label */
  GStringChunk   *strings;    /* owns the strings of tokens and runs */
  GArray         *tokens;     /* (element-type SegueToken) */
  GArray         *brackets;   /* (element-type SegueMarkupBracket): the open brackets, the innermost last */
  SegueDelimiters delimiters;
  gint            open_tags[SEGUE_HTML_TAG_BREAK]; /* by SegueHtmlTag: index of the token of the last open tag, or -1 */
  /* offset of the last run of backticks of each length, or -1; set once @backticks_known is */
  gint64          last_backticks[SEGUE_MARKUP_MAX_BACKTICKS + 1];
  gboolean        backticks_known;
  gboolean        no_comment_end; /* there is no `-->` after @p */
} SegueMarkupParser;

SegueToken *segue_markup_parser_token_at        (SegueMarkupParser *self,
                                                 guint              index);
SegueToken *segue_markup_parser_add_token       (SegueMarkupParser *self,
                                                 SegueTokenKind     kind,
                                                 const char        *from,
                                                 const char        *to);
void        segue_markup_parser_flush           (SegueMarkupParser *self,
                                                 const char        *to,
                                                 const char        *next);
const char *segue_markup_parser_keep_string     (SegueMarkupParser *self,
                                                 const char        *string);
const char *segue_markup_parser_keep_target     (SegueMarkupParser *self,
                                                 const char        *text,
                                                 gsize              length);
void        segue_markup_parser_run             (const char        *text,
                                                 gsize              length,
                                                 SegueMarkupSyntax  syntax,
                                                 GHashTable        *references,
                                                 GString           *out,
                                                 GArray            *runs,
                                                 GStringChunk      *strings);

gboolean    segue_markup_links_read_named       (SegueMarkupParser *self,
                                                 const char        *from,
                                                 const char        *to);
void        segue_markup_links_read_url         (SegueMarkupParser *self);
void        segue_markup_links_add_url          (SegueMarkupParser *self,
                                                 const char        *from,
                                                 const char        *to,
                                                 const char        *prefix,
                                                 const char        *stop);
void        segue_markup_links_open             (SegueMarkupParser *self,
                                                 const char        *from,
                                                 const char        *to,
                                                 gint               url_token);
void        segue_markup_links_close            (SegueMarkupParser *self);

void        segue_markup_writer_run             (SegueMarkupParser *parser,
                                                 GString           *out,
                                                 GArray            *runs);

G_END_DECLS

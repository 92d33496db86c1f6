/* segue-markup-parser.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/markup/segue-markup-delimiters.h"
#include "core/markup/segue-markup-scan.h"
#include "core/markup/segue-markup.h"

G_BEGIN_DECLS

typedef enum
{
  SEGUE_TOKEN_TEXT,       /* source as it is */
  SEGUE_TOKEN_OWN,        /* string in place of the source */
  SEGUE_TOKEN_URL,        /* string, which is its own link */
  SEGUE_TOKEN_DELIMITER,  /* run of emphasis characters */
  SEGUE_TOKEN_BREAK,      /* line break */
  SEGUE_TOKEN_BLOCK,      /* line break unless there is one already */
  SEGUE_TOKEN_STYLE_ON,
  SEGUE_TOKEN_STYLE_OFF,
  SEGUE_TOKEN_LINK_ON,
  SEGUE_TOKEN_LINK_OFF,
  SEGUE_TOKEN_NOTHING,
} SegueTokenKind;

typedef struct
{
  guint8 kind;
  guint8 style;
  guint8 hidden; /* bytes at the start of a URL that are not shown */
  guint32 source;
  guint32 length;
  union
  {
    const char *string;
    guint delimiter;
  };
} SegueToken;

/* A code span that begins with more backticks than this is text. */
#define SEGUE_MARKUP_MAX_BACKTICKS 16

typedef struct
{
  guint token;
  guint delimiters;
  gint url_token; /* of `https://example.com[text]`, otherwise -1 */
  gboolean inactive;
} SegueMarkupBracket;

typedef struct
{
  const char *start;
  const char *end;
  const char *p;
  const char *pending; /* literal text from here to p has no token yet */
  GHashTable *references;
  GStringChunk *strings;
  GArray *tokens;
  GArray *brackets;
  SegueDelimiters delimiters;
  gint open_tags[SEGUE_HTML_TAG_BREAK];
  gint64 last_backticks[SEGUE_MARKUP_MAX_BACKTICKS + 1];
  gboolean backticks_known;
  gboolean no_comment_end;
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

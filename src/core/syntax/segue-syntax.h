/* segue-syntax.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

/* Lists of chapters in the syntax of another program: an XML or JSON file, a table, the front matter of notes. The text
 * is kept byte for byte. An edit replaces the values of an item where they stand, or inserts, removes or moves whole
 * items. */

/**
 * SegueSyntaxField:
 * @SEGUE_SYNTAX_START: the start
 * @SEGUE_SYNTAX_END: the end, or the length
 * @SEGUE_SYNTAX_TITLE: the title
 * @SEGUE_SYNTAX_LINK: a web address
 * @SEGUE_SYNTAX_IMAGE: the address of a picture
 * @SEGUE_SYNTAX_BODY: the description
 * @SEGUE_SYNTAX_N_FIELDS: the number of fields
 *
 * A field of an item.
 */
typedef enum
{
  SEGUE_SYNTAX_START,
  SEGUE_SYNTAX_END,
  SEGUE_SYNTAX_TITLE,
  SEGUE_SYNTAX_LINK,
  SEGUE_SYNTAX_IMAGE,
  SEGUE_SYNTAX_BODY,
  SEGUE_SYNTAX_N_FIELDS,
} SegueSyntaxField;

/**
 * SegueSyntaxItem:
 * @from: the first byte of the item
 * @to: the byte after the item or, if it contains items, after what stands before the first of them
 * @close: the byte after the item and the items in it
 * @start: milliseconds, rounded down, or %SEGUE_TIME_NONE
 * @end: likewise
 * @malformed: the text at the place of the start is not a time that can be read
 * @depth: 1 for an item that is in no other one
 * @is_section: the item contains items, or the syntax says that it is a heading. With a time it is a segment all the same
 * @hidden: players do not show the item
 * @fields: the values as they are written, without quotes around them; all zero for a field that the item lacks. A value
 *   that is empty has an offset and no length.
 * @extents: what has to be removed to leave out a field with its name; all zero if the field is required or missing
 * @like: the start of another item, for an item that lacks one: how it would be written. All zero if there is none
 * @like_from: where @like begins with its name
 *
 * One item of a list. Offsets count bytes from the start of the text. Items follow each other as they stand in the text;
 * the bytes between two items separate them and belong to neither.
 */
typedef struct
{
  guint32 from;
  guint32 to;
  guint32 close;
  gint64 start;
  gint64 end;
  guint8 depth;
  guint malformed : 1;
  guint is_section : 1;
  guint hidden : 1;
  SegueSpan fields[SEGUE_SYNTAX_N_FIELDS];
  SegueSpan extents[SEGUE_SYNTAX_N_FIELDS];
  SegueSpan like;
  guint32 like_from;
} SegueSyntaxItem;

/**
 * SegueSyntaxList:
 * @items: (element-type SegueSyntaxItem): the items, in the order of the text
 * @stop: the byte after the part of the text that has this syntax: its length, or the end of front matter
 * @place: where the first item goes if there are no items, or 0 if none can be added then
 * @title: the title of the episode as it is written, or all zero
 *
 * What was found in a text.
 */
typedef struct
{
  GArray *items;
  guint32 stop;
  guint32 place;
  SegueSpan title;
} SegueSyntaxList;

/**
 * SegueSyntax:
 * @id: a name that is stored, and does not change
 * @fields: the fields that an item can have: bits 1 << #SegueSyntaxField
 * @nests: items can contain items
 * @has_title: the list can have the title of the episode
 * @fixed: items can be changed, but not inserted, removed or moved, as they stand in different parts of the text
 * @in_front_matter: the list is part of the front matter of notes, which follow it
 * @by_line: each line is read by itself, whatever the other lines are, so that one item can be scanned alone
 * @scan: finds the items of @text, which is valid UTF-8 without U+0000. Appends them to @list, whose items are empty.
 *   Time and memory are linear in @length. Returns %FALSE with a #SegueError that names line and cause if the text has
 *   not this syntax.
 * @decode: returns the value of a field: plain text on one line, a body excepted
 * @encode: writes a value that is to stand for the one in @item, with its kind of quotes. @text and @item say where. Returns %NULL
 *   with an error if the value cannot be written there.
 * @encode_time: writes a time that is to stand for the one in @item, in its form. It looks only at the text of @item and
 *   the spans of its times, since @text may be the item alone
 * @floor_time: (nullable): returns the last time that can be written and is not after @time, for syntaxes that cannot write
 *   each millisecond
 * @add: (nullable): writes a field that @item lacks, from its encoded value, and sets @offset to the place for it. Returns
 *   %NULL if the field cannot be added
 * @compose: (nullable): %NULL for syntaxes whose items are fixed. Writes a new item. @like is an item of the list that it is to resemble, or %NULL for an empty list. The
 *   title is plain text; @start may be %SEGUE_TIME_NONE. Returns %NULL with an error if it cannot be written.
 * @separator: what stands between two items if there is no example. A line feed stands for the line terminator of the
 *   file and the indent of the items; where items do not begin lines, for a space
 * @find_separator: (nullable): returns what to take for @separator in the list of @item, for syntaxes with several styles
 *
 * How lists of chapters are written. Syntaxes are constants. Each function gets its syntax as @self. A family of syntaxes
 * that differ in a few names shares its functions. It has a struct of its own that begins with the #SegueSyntax.
 */
struct _SegueSyntax
{
  const char *id;
  guint fields;
  gboolean nests;
  gboolean has_title;
  gboolean fixed;
  gboolean in_front_matter;
  gboolean by_line;
  gboolean (*scan) (const SegueSyntax  *self,
                    const char         *text,
                    gsize               length,
                    SegueSyntaxList    *list,
                    GError            **error);
  char *(*decode) (const SegueSyntax *self,
                   SegueSyntaxField   field,
                   const char        *raw,
                   gsize              length);
  char *(*encode) (const SegueSyntax      *self,
                   const char             *text,
                   const SegueSyntaxItem  *item,
                   SegueSyntaxField        field,
                   const char             *value,
                   GError                **error);
  char *(*encode_time) (const SegueSyntax      *self,
                        const char             *text,
                        const SegueSyntaxItem  *item,
                        SegueSyntaxField        field,
                        gint64                  time,
                        GError                **error);
  gint64 (*floor_time) (const SegueSyntax *self,
                        gint64             time);
  char *(*add) (const SegueSyntax     *self,
                const char            *text,
                const SegueSyntaxItem *item,
                SegueSyntaxField       field,
                const char            *encoded,
                gsize                 *offset);
  char *(*compose) (const SegueSyntax      *self,
                    const char             *text,
                    const SegueSyntaxItem  *like,
                    gint64                  start,
                    const char             *title,
                    GError                **error);
  const char *separator;
  const char *(*find_separator) (const SegueSyntax     *self,
                                 const char            *text,
                                 const SegueSyntaxItem *item);
};

G_END_DECLS

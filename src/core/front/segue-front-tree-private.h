/* segue-front-tree-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/front/segue-front-syntax.h"

G_BEGIN_DECLS

/* Chapters in front matter
 *
 * Front matter in YAML, TOML or JSON can hold a list of chapters: a list of maps with a time and a title, under a key such
 * as `chapters`. Its items are entries of the episode like the segments of the notes, with a syntax that writes them
 * where they stand. Front matter is read as a tree of values with their positions, whatever its syntax; the list is found
 * in the tree by the names of keys.
 *
 * The values of a list can also be strings such as "0:10 Title". Such a string is an item if it has no escape sequences.
 * Jekyll sites also write a map of maps under numbers, `1:`; items can be edited and removed there, but not inserted.
 *
 * A map without a time that holds another such list is a section. An item begins with the hyphen or brace of its map, or
 * with its header in TOML, and ends with its last value. What is after the list, up to the notes, belongs to the text
 * entry of the opening text.
 *
 * An entry that is moved between front matter and notes is written anew in the way of its new place, and refused if it
 * has something that this place cannot hold. If the notes repeat the times of the list, the notes are the source, and the
 * front matter is text. */

/* How deep values can be nested, and how many there can be. */
#define SEGUE_FRONT_MAX_DEPTH 64
#define SEGUE_FRONT_MAX_NODES 2000000

/* What can be between the time and the title of a string, and what this title cannot begin with: values that do are read
 * in another way. */
#define SEGUE_FRONT_BETWEEN " \t-|"
#define SEGUE_FRONT_MARKS "'\">~"

typedef enum
{
  SEGUE_FRONT_SCALAR,
  SEGUE_FRONT_MAP,
  SEGUE_FRONT_LIST,
} SegueFrontType;

/* A value of the tree. Offsets count bytes from the start of the text. */
typedef struct
{
  guint8 type;         /* SegueFrontType */
  guint is_flow : 1;   /* a member of a map in braces, or a value of a list in brackets */
  guint is_opaque : 1; /* a scalar with a tag or an anchor, or an alias: it is not edited */
  guint32 from;        /* the value as it is written, with its quotes; in block style a list or map has no end of its own */
  guint32 to;
  guint32 key_from;    /* where the member of a map begins, with the quote of its name */
  SegueSpan key;       /* the name of the member, without quotes */
  guint32 first;       /* the index of the first value in it, or 0 */
  guint32 next;        /* the index of the next value beside it, or 0 */
} SegueFrontNode;

/* A tree that is built in the order of the text. The root has index 0. */
typedef struct
{
  const char *text;
  GArray *nodes;                        /* of SegueFrontNode */
  guint open[SEGUE_FRONT_MAX_DEPTH];    /* the lists and maps around the next value */
  guint last[SEGUE_FRONT_MAX_DEPTH];    /* the last value in each of them, or 0 */
  guint depth;
} SegueFrontTree;

void            segue_front_tree_init  (SegueFrontTree       *self,
                                        const char           *text);
void            segue_front_tree_clear (SegueFrontTree       *self);
gboolean        segue_front_tree_add   (SegueFrontTree       *self,
                                        const SegueFrontNode *node);
void            segue_front_tree_close (SegueFrontTree       *self,
                                        gsize                 to);
SegueFrontNode *segue_front_tree_get   (const SegueFrontTree *self,
                                        guint                 index);

/* Returns where the item of a map or string begins: at its hyphen, brace, quote or header. Returns %G_MAXUINT32 if this is
 * not found. */
typedef gsize (*SegueFrontStart) (const char           *text,
                                  const SegueFrontNode *item);

extern const SegueFrontSyntax segue_front_yaml;
extern const SegueFrontSyntax segue_front_toml;
extern const SegueFrontSyntax segue_front_json;

gboolean        segue_front_is_list_name (const char           *name,
                                          gsize                 length);
gboolean        segue_front_find_items (const SegueFrontTree  *tree,
                                        SegueFrontStart        find_start,
                                        SegueSyntaxList       *list);
char           *segue_front_write_time (const char            *old,
                                        gsize                  length,
                                        gint64                 time);
char           *segue_front_quote      (const char            *value);
char           *segue_front_decode     (const SegueSyntax     *syntax,
                                        SegueSyntaxField       field,
                                        const char            *raw,
                                        gsize                  length);
char           *segue_front_encode_time (const SegueSyntax      *syntax,
                                         const char             *text,
                                         const SegueSyntaxItem  *item,
                                         SegueSyntaxField        field,
                                         gint64                  time,
                                         GError                **error);
char           *segue_front_add        (const SegueSyntax     *syntax,
                                        const char            *text,
                                        const SegueSyntaxItem *item,
                                        SegueSyntaxField       field,
                                        const char            *encoded,
                                        gsize                 *offset);
char           *segue_front_compose    (const SegueSyntax      *syntax,
                                        const char             *text,
                                        const SegueSyntaxItem  *like,
                                        gint64                  start,
                                        const char             *title,
                                        GError                **error);
gboolean        segue_front_is_string   (const char             *text,
                                         const SegueSyntaxItem  *item);
char           *segue_front_write_string (const char            *text,
                                          const SegueSyntaxItem *item,
                                          const char            *value,
                                          const char            *refused,
                                          GError               **error);
const char     *segue_front_toml_read   (SegueFrontTree         *tree,
                                         SegueFrontNode         *node,
                                         const char             *p,
                                         const char             *end);
gboolean        segue_front_has_no_list (GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueFrontTree, segue_front_tree_clear)

G_END_DECLS

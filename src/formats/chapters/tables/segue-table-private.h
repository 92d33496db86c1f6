/* segue-table-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-format.h"
#include "formats/chapters/segue-chapters-read.h"

G_BEGIN_DECLS

/* Tables of chapters or markers: a row of column heads, then a row for each chapter. Cells stand between commas,
 * semicolons or tabs, and can be in quotes. */

/* The number of columns that are read. */
#define SEGUE_TABLE_MAX_COLUMNS 64

/**
 * SegueTableRole:
 *
 * What a column holds.
 */
typedef enum
{
  SEGUE_TABLE_START,
  SEGUE_TABLE_END,
  SEGUE_TABLE_LENGTH,
  SEGUE_TABLE_TITLE,
  SEGUE_TABLE_LINK,
  SEGUE_TABLE_IMAGE,
  SEGUE_TABLE_BODY,
  SEGUE_TABLE_NUMBER,
  SEGUE_TABLE_KIND,
  SEGUE_TABLE_CONSTANT, /* new rows have the same value */
  SEGUE_TABLE_N_ROLES,
} SegueTableRole;

/* What a column is called: letters in lower case and digits, without anything else. */
typedef struct
{
  const char     *name;
  SegueTableRole  role;
} SegueTableHead;

/**
 * SegueTableProgram:
 * @id: the format
 * @heads: the columns that are used. The first one of several with the same role counts.
 * @needed: roles that the heads must have, as bits 1 << #SegueTableRole
 * @other_kinds: (nullable): the kinds of rows that are no chapters, by the start of their text
 * @counts_hour: times that all lie after an hour begin there
 * @untimed: rows can be without a time
 *
 * How a program writes tables. Programs are constants.
 */
typedef struct
{
  const char *id;
  const SegueTableHead *heads;
  guint n_heads;
  guint needed;
  const char *const *other_kinds;
  gboolean counts_hour;
  gboolean untimed;
} SegueTableProgram;

/* The cells of a row, with their quotes. */
typedef struct
{
  guint32   from;
  guint32   to;
  guint32   next;
  guint     n_cells;
  SegueSpan cells[SEGUE_TABLE_MAX_COLUMNS];
} SegueTableRow;

/* The columns of a table. */
typedef struct
{
  const SegueTableProgram *program;
  char          separator;
  SegueTableRow row;                          /* the row of the heads */
  int           columns[SEGUE_TABLE_N_ROLES]; /* -1 for a role that no column has */
} SegueTable;

/* From the most specific program to tables of any. */
extern const SegueTableProgram segue_table_programs[];
extern const guint segue_table_n_programs;

gboolean segue_table_read_row    (const char       *text,
                                  gsize             from,
                                  gsize             length,
                                  char              separator,
                                  SegueTableRow    *row);
gboolean segue_table_find        (const char       *text,
                                  gsize             length,
                                  SegueTable       *table);
void     segue_table_append_cell (GString          *out,
                                  const char       *value,
                                  char              separator,
                                  gboolean          quoted);

/**
 * SegueTableSyntax:
 * @syntax: the syntax, with %SEGUE_TABLE_FUNCTIONS. Its id is that of a program
 * @separators: the characters that can stand between the columns
 *
 * A syntax of tables.
 */
typedef struct
{
  SegueSyntax syntax;
  const char *separators;
} SegueTableSyntax;

/**
 * SEGUE_TABLE_FUNCTIONS:
 *
 * The members of a #SegueSyntax that all tables share.
 */
#define SEGUE_TABLE_FUNCTIONS \
  .scan = segue_table_scan, \
  .decode = segue_table_decode, \
  .encode = segue_table_encode, \
  .encode_time = segue_table_encode_time, \
  .add = segue_table_add, \
  .compose = segue_table_compose, \
  .separator = "\n"

gboolean segue_table_scan        (const SegueSyntax  *self,
                                  const char         *text,
                                  gsize               length,
                                  SegueSyntaxList    *list,
                                  GError            **error);
char    *segue_table_decode      (const SegueSyntax *self,
                                  SegueSyntaxField   field,
                                  const char        *raw,
                                  gsize              length) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_table_encode      (const SegueSyntax      *self,
                                  const char             *text,
                                  const SegueSyntaxItem  *item,
                                  SegueSyntaxField        field,
                                  const char             *value,
                                  GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_table_encode_time (const SegueSyntax      *self,
                                  const char             *text,
                                  const SegueSyntaxItem  *item,
                                  SegueSyntaxField        field,
                                  gint64                  time,
                                  GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_table_add         (const SegueSyntax     *self,
                                  const char            *text,
                                  const SegueSyntaxItem *item,
                                  SegueSyntaxField       field,
                                  const char            *encoded,
                                  gsize                 *offset) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_table_compose     (const SegueSyntax      *self,
                                  const char             *text,
                                  const SegueSyntaxItem  *like,
                                  gint64                  start,
                                  const char             *title,
                                  GError                **error) G_GNUC_WARN_UNUSED_RESULT;

/* How likely the content of a file is a table of a program. */
guint    segue_table_probe       (const SegueFormat *format,
                                  const char        *data,
                                  gsize              length);

G_END_DECLS

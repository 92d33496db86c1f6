/* segue-cuts-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/cuts/segue-cuts.h"

G_BEGIN_DECLS

/* A list of cuts while it is read, line by line. */
typedef struct
{
  const char *name;  /* the name of the file, for messages */
  const char *p;     /* the next line */
  const char *end;
  guint n_lines;     /* the number of the current line */
  const char *line;  /* the current line, without its terminator */
  const char *stop;
  GArray *cuts;      /* (element-type SegueCut): the parts that were found */
} SegueCutsReader;

/* A notation of lists. */
typedef struct
{
  gboolean (*recognizes) (const char       *line,
                          const char       *end);
  gboolean (*read)       (SegueCutsReader  *reader,
                          GError          **error);
} SegueCutsFormat;

extern const SegueCutsFormat segue_cuts_edl;
extern const SegueCutsFormat segue_cuts_player;
extern const SegueCutsFormat segue_cuts_labels;
extern const SegueCutsFormat segue_cuts_csv;

gboolean segue_cuts_next_line   (SegueCutsReader  *self);
gboolean segue_cuts_fail        (SegueCutsReader  *self,
                                 const char       *message,
                                 GError          **error);
gboolean segue_cuts_add         (SegueCutsReader  *self,
                                 gint64            at,
                                 gint64            length,
                                 gboolean          added,
                                 GError          **error);
gboolean segue_cuts_scan_time   (const char       *text,
                                 gint64           *time);
gboolean segue_cuts_read_kind   (const char       *text,
                                 gboolean         *added);

G_END_DECLS

/* segue-paste-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-paste.h"
#include "core/episode/segue-entry.h"

G_BEGIN_DECLS

/* An entry to be, before it is written in the hand of some notes. */
typedef struct
{
  SegueEntryKind kind;
  gboolean plain;       /* a line without a time among lines with times */
  gboolean after_blank;
  gint64 start;
  char *title;
  char *link;           /* NULL for none */
  char *line;           /* as it stood there; NULL where it is no plain line */
  GString *body;        /* lines, each terminated */
} SeguePasteItem;

struct _SeguePaste
{
  GPtrArray *items;
};

SeguePasteItem *segue_paste_item_new      (SegueEntryKind        kind,
                                           gint64                start,
                                           const char           *title,
                                           const char           *link);
void            segue_paste_item_free     (SeguePasteItem       *self);
void            segue_paste_item_add_line (SeguePasteItem       *self,
                                           const char           *line,
                                           gsize                 length);
GPtrArray      *segue_paste_dup_items     (const SeguePaste     *self,
                                           SeguePastePlain       plain);

G_END_DECLS

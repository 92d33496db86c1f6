/* segue-list-edit-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode-private.h"
#include "core/syntax/segue-list-private.h"

G_BEGIN_DECLS

/* Edits of lists in other syntaxes, for the functions of core/edit. Each returns a new episode, or %NULL with
 * %SEGUE_ERROR_READ_BACK if the syntax cannot hold what is asked for. */

/* Consecutive entries, from the index start up to end (exclusive). */
typedef struct
{
  guint start;
  guint end;
} SegueListRange;

gboolean      segue_list_has_item   (SegueEpisode      *episode,
                                     guint              index);
gboolean      segue_list_has_text   (SegueEpisode      *episode,
                                     guint              index,
                                     guint              end);
gboolean      segue_list_has_place  (SegueEpisode      *episode,
                                     guint              before);
SegueEpisode *segue_list_set_time   (SegueEpisode      *episode,
                                     guint              index,
                                     SegueSyntaxField   field,
                                     gint64             time,
                                     GError           **error);
SegueEpisode *segue_list_set_text   (SegueEpisode      *episode,
                                     guint              index,
                                     SegueSyntaxField   field,
                                     const char        *value,
                                     GError           **error);
SegueEpisode *segue_list_insert     (SegueEpisode      *episode,
                                     guint              before,
                                     gint64             start,
                                     const char        *title,
                                     guint             *index,
                                     GError           **error);
SegueEpisode *segue_list_insert_anew (SegueEpisode     *episode,
                                      guint             before,
                                      SegueEntry *const *entries,
                                      guint             n_entries,
                                      GError          **error);
SegueEpisode *segue_list_remove     (SegueEpisode      *episode,
                                     guint              index,
                                     guint              n_entries,
                                     GError           **error);
SegueEpisode *segue_list_move       (SegueEpisode      *episode,
                                     const SegueListRange *ranges,
                                     guint              n_ranges,
                                     guint              before,
                                     GError           **error);

/* A list that is edited: its text and the items in it. The item @i is the entry @i + 1 of the episode, unless the text is
 * that of one item. */
typedef struct
{
  SegueEpisode *episode;
  const SegueSyntax *syntax;
  gsize offset; /* of @text in the episode, in bytes */
  char *text;
  gsize length;
  SegueSyntaxList list;
} SegueListEdit;

gboolean         segue_list_edit_init    (SegueListEdit  *self,
                                          SegueEpisode   *episode,
                                          GError        **error);
gboolean         segue_list_edit_init_items (SegueListEdit *self,
                                             SegueEpisode  *episode,
                                             GError       **error);
void             segue_list_edit_clear   (SegueListEdit  *self);
SegueSyntaxItem *segue_list_edit_get     (SegueListEdit  *self,
                                          guint           item);
gint64           segue_list_edit_floor   (SegueListEdit  *self,
                                          gint64          time);
guint            segue_list_edit_end     (SegueListEdit  *self,
                                          guint           item);
guint            segue_list_edit_previous (SegueListEdit *self,
                                           guint          item,
                                           guint          depth);
SegueEpisode    *segue_list_refuse       (const char     *message,
                                          GError        **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueListEdit, segue_list_edit_clear)

G_END_DECLS

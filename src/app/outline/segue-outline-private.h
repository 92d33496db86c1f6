/* segue-outline-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/exchange/segue-clip.h"
#include "app/outline/segue-outline-row.h"
#include "app/outline/segue-outline.h"
#include "core/edit/segue-paste.h"
#include "session/segue-outline-model.h"

G_BEGIN_DECLS

typedef struct _SegueOutlinePasted SegueOutlinePasted;

/* The outline is one widget in several files: segue-outline.c follows the document and the focus, -selection.c keeps what
 * is selected, -rows.c makes the rows, -edit.c is editing in place, -actions.c changes the tree, -clipboard.c copies and
 * pastes, -paste.c adds lists from other programs, -drag.c drags and drops, -search.c filters and finds by typing. */
struct _SegueOutline
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkPopover *menu;
  GtkWidget *add_button;

  SegueSession *session;
  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;
  SegueOutlineModel *model;
  GtkMultiSelection *selection;
  GHashTable *rows; /* the bound SegueOutlineRow by id */
  GtkRoot *root;
  guint reveal_source;

  SegueOutlineItem *edited;   /* whose row has an editor */
  SegueEpisode *after_adding; /* where the edited entry was only just added: it goes again if the edit is cancelled */

  gboolean opens_details;
  guint n_lines;
  guint start_chars;
  int start_width;
  int line_height;
  gboolean updating; /* the model is changing; what GTK does to the selection meanwhile is not the user's doing */
  gboolean following; /* the current entry follows the focus in the list, and nothing has to be shown */
  GArray *appeared;   /* ids of entries that the last change brought */

  SegueOutlinePasted *pasted; /* the list that was added last; NULL for none */

  /* dragging */
  gboolean dragging;     /* rows of this outline */
  GtkWidget *drop_mark;  /* the list's own widget of the row that shows where a drop goes */

  /* filter and type-ahead */
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *search_count;
  GtkRevealer *typing_revealer;
  GtkLabel *typing_label;
  GtkIMContext *typing_im;
  GString *typed;
  guint typing_source;
  gboolean typing_active; /* the input method has been told of the focus */
  char *filter_text;
  GArray *before_filter;  /* ids of what was selected before the filter hid some of it */
};

SegueOutlineRow *segue_outline_get_row         (SegueOutline   *self,
                                                guint64         id);
void             segue_outline_focus_row       (SegueOutline   *self,
                                                guint64         id);
gboolean         segue_outline_focus_rows      (SegueOutline   *self);
guint64          segue_outline_get_focused     (SegueOutline   *self);
void             segue_outline_popup_menu      (SegueOutline   *self,
                                                GtkWidget      *at,
                                                double          x,
                                                double          y);
SegueOutlineRow *segue_outline_pick_row        (SegueOutline   *self,
                                                double          x,
                                                double          y);

/* -selection.c */
void             segue_outline_init_selection  (SegueOutline   *self);
gboolean         segue_outline_get_selected    (SegueOutline   *self,
                                                guint          *index);
GArray          *segue_outline_dup_targets     (SegueOutline   *self);
gboolean         segue_outline_is_selected     (SegueOutline   *self,
                                                guint64         id);
void             segue_outline_select          (SegueOutline   *self,
                                                guint64         id);
void             segue_outline_select_many     (SegueOutline   *self,
                                                const GArray   *ids,
                                                guint64         current);
GArray          *segue_outline_dup_selected    (SegueOutline   *self);
void             segue_outline_restore         (SegueOutline   *self,
                                                const GArray   *ids,
                                                guint64         current,
                                                guint           old_position);
void             segue_outline_follow_focus    (SegueOutline   *self);
void             segue_outline_show_current    (SegueOutline   *self);

/* -rows.c */
void             segue_outline_install_rows    (GtkWidgetClass *widget_class);
void             segue_outline_update_problems (SegueOutline   *self);
void             segue_outline_update_shape    (SegueOutline   *self);
gboolean         segue_outline_measure_rows    (SegueOutline   *self);
gboolean         segue_outline_widen_start     (SegueOutline   *self,
                                                SegueEpisode   *episode,
                                                guint           from,
                                                guint           to);

/* -edit.c */
void             segue_outline_install_edit    (GtkWidgetClass *widget_class);
void             segue_outline_select_text     (SegueOutline   *self);

/* -actions.c */
void             segue_outline_install_actions (GtkWidgetClass *widget_class);
void             segue_outline_update_actions  (SegueOutline   *self);
void             segue_outline_show_moved      (SegueOutline   *self,
                                                const GArray   *ids);

/* -collapsed.c */
void             segue_outline_save_collapsed  (SegueOutline   *self);

/* -clipboard.c */
void             segue_outline_install_clipboard (GtkWidgetClass *widget_class);
void             segue_outline_update_clipboard (SegueOutline  *self);
void             segue_outline_show_new        (SegueOutline   *self,
                                                const GArray   *ids);
void             segue_outline_select_new      (SegueOutline   *self,
                                                guint           index,
                                                guint           n_entries);
gboolean         segue_outline_paste_clip      (SegueOutline   *self,
                                                SegueClip      *clip,
                                                guint           before);
gboolean         segue_outline_set_link        (SegueOutline   *self,
                                                guint64         id,
                                                const char     *link);

/* -paste.c */
void             segue_outline_install_paste   (GtkWidgetClass *widget_class);
void             segue_outline_forget_pasted   (SegueOutline   *self);
gboolean         segue_outline_insert_paste    (SegueOutline   *self,
                                                SeguePaste     *paste,
                                                SeguePastePlain plain,
                                                guint           place,
                                                gboolean        has_options);
gboolean         segue_outline_paste_text      (SegueOutline   *self,
                                                const char     *text,
                                                guint           before);

/* -drag.c */
void             segue_outline_init_drag       (SegueOutline   *self);
gboolean         segue_outline_drop            (SegueOutline   *self,
                                                const GValue   *value,
                                                double          x,
                                                double          y);

/* -search.c */
void             segue_outline_install_search  (GtkWidgetClass *widget_class);
void             segue_outline_init_search     (SegueOutline   *self);
void             segue_outline_dispose_search  (SegueOutline   *self);
void             segue_outline_update_filter   (SegueOutline   *self);
void             segue_outline_update_typing   (SegueOutline   *self);

G_END_DECLS

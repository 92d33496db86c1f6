/* segue-outline-drag.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-drag.h"

#include <glib/gi18n.h>

#include "app/exchange/segue-foreign-text.h"
#include "core/edit/segue-paste.h"
#include "core/episode/segue-entry-label.h"
#include "session/outline/segue-entry-commands.h"
#include "session/outline/segue-entry-place.h"

/**
 * SegueOutlineDrag:
 *
 * Drags rows of the outline, and takes what is dropped on them: rows of this or another window, lists, and URLs for the
 * entry of a row.
 */
struct _SegueOutlineDrag
{
  GObject parent_instance;

  SegueSession *session;
  SegueOutlineModel *model;
  SegueOutlineRows *rows;
  SegueOutlineSelection *selection;
  SegueOutlineEdit *edit;
  SegueOutlinePaste *paste;
  GtkWidget *mark;   /* weak (nullable): the list's own widget of the row that shows where a drop goes */
  gboolean dragging; /* rows of this outline */
};

G_DEFINE_FINAL_TYPE (SegueOutlineDrag, segue_outline_drag, G_TYPE_OBJECT)

/* The place where a drop goes. */
typedef struct
{
  guint before;      /* the index of the entry that is to follow */
  guint64 id;        /* of the entry at the pointer, 0 for none */
  GtkWidget *widget; /* the list's own widget of a row, %NULL for none */
  SegueDropSide side;
  gboolean is_middle; /* the pointer is in the middle of a row that can have a link */
} DropPlace;

/* The parts of a row, from the top and from the bottom, where a link is dropped between rows. */
#define EDGE 0.25

/* The style classes that show the sides. */
static const char *const marks[] = {
  [SEGUE_DROP_BEFORE] = "drop-before",
  [SEGUE_DROP_AFTER] = "drop-after",
  [SEGUE_DROP_INTO] = "drop-into",
};

static SegueEpisode *
get_episode (SegueOutlineDrag *self)
{
  return segue_document_get_episode (segue_session_get_document (self->session));
}

static void
clear_mark (SegueOutlineDrag *self)
{
  if (self->mark != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        gtk_widget_remove_css_class (self->mark, marks[i]);
    }
  g_clear_weak_pointer (&self->mark);
}

static void
set_mark (SegueOutlineDrag *self,
          GtkWidget        *widget,
          SegueDropSide     side)
{
  clear_mark (self);
  g_set_weak_pointer (&self->mark, widget);
  if (widget != NULL)
    gtk_widget_add_css_class (widget, marks[side]);
}

static void
find_place_at_row (SegueOutlineDrag *self,
                   SegueOutlineRow  *row,
                   double            y,
                   DropPlace        *place)
{
  SegueEpisode *episode = get_episode (self);
  graphene_rect_t bounds;
  double part;
  guint index;

  place->widget = gtk_widget_get_parent (GTK_WIDGET (row));
  place->id = segue_outline_item_get_id (segue_outline_row_get_item (row));
  if (!segue_episode_find (episode, place->id, &index) ||
      !gtk_widget_compute_bounds (place->widget, segue_outline_rows_get_list (self->rows), &bounds))
    return;

  part = (y - bounds.origin.y) / MAX (bounds.size.height, 1);
  place->before = segue_entry_place_at_row (episode, index, part, &place->side);
  /* the episode has no link */
  place->is_middle = index > 0 && part >= EDGE && part <= 1 - EDGE;
}

/* Finds the place at a point of the list. Below the rows, this is the end. */
static DropPlace
find_place (SegueOutlineDrag *self,
            double            x,
            double            y)
{
  SegueEpisode *episode = get_episode (self);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  SegueOutlineRow *row = segue_outline_rows_pick (self->rows, x, y);
  DropPlace place = { segue_entry_place_at_end (episode), 0, NULL, SEGUE_DROP_AFTER, FALSE };

  if (row != NULL)
    {
      find_place_at_row (self, row, y, &place);
    }
  else if (n_rows > 0)
    {
      row = segue_outline_rows_lookup (self->rows, segue_outline_model_get_id (self->model, n_rows - 1));
      place.widget = row != NULL ? gtk_widget_get_parent (GTK_WIDGET (row)) : NULL;
      place.before = segue_episode_get_subtree_end (episode, segue_outline_model_get_index (self->model, n_rows - 1));
    }

  return place;
}

/* Whether rows may be moved to a place. Nobody sees what is between the rows that a filter leaves. */
static gboolean
may_move_to (SegueOutlineDrag *self,
             const DropPlace  *place)
{
  return !segue_outline_model_get_filtered (self->model) || place->side == SEGUE_DROP_INTO;
}

static GdkDragAction
drop_motion_cb (GtkDropTarget    *target,
                double            x,
                double            y,
                SegueOutlineDrag *self)
{
  const GValue *value = gtk_drop_target_get_value (target);
  const char *text = value != NULL && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
  g_autofree char *url = text != NULL ? segue_paste_dup_link (text) : NULL;
  DropPlace place = find_place (self, x, y);

  if (self->dragging && !may_move_to (self, &place))
    {
      clear_mark (self);
      return 0;
    }

  set_mark (self, place.widget, url != NULL && place.is_middle ? SEGUE_DROP_INTO : place.side);

  return self->dragging ? GDK_ACTION_MOVE : GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget    *target,
               SegueOutlineDrag *self)
{
  clear_mark (self);
}

/* Hands files that are dropped as text over to the window, as the other files that are dropped. Returns: whether the text
 * names files */
static gboolean
open_files (SegueOutlineDrag *self,
            const char       *text)
{
  g_auto(GStrv) uris = NULL;

  if (!g_str_has_prefix (text, "file://"))
    return FALSE;

  uris = g_uri_list_extract_uris (text);

  return *uris != NULL &&
         gtk_widget_activate_action (segue_outline_rows_get_list (self->rows), "win.take-files", "^as", uris);
}

static gboolean
drop_text (SegueOutlineDrag *self,
           const char       *text,
           const DropPlace  *place)
{
  g_autofree char *url = segue_paste_dup_link (text);

  if (open_files (self, text))
    return TRUE;
  if (url != NULL && place->is_middle)
    return segue_outline_paste_set_link (self->paste, place->id, url);

  return segue_outline_paste_add_text (self->paste, text, place->before);
}

static gboolean
drop_clip (SegueOutlineDrag *self,
           SegueClip        *clip,
           const DropPlace  *place)
{
  g_autoptr(GArray) ids = NULL;

  if (segue_clip_get_source (clip) != segue_session_get_document (self->session))
    return segue_outline_paste_add_clip (self->paste, clip, place->before);
  if (!may_move_to (self, place))
    return FALSE;

  ids = segue_outline_selection_dup_targets (self->selection);
  if (!segue_entries_move (self->session, ids, place->before))
    return FALSE;

  segue_outline_selection_select_moved (self->selection, ids);

  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget    *target,
         const GValue     *value,
         double            x,
         double            y,
         SegueOutlineDrag *self)
{
  const DropPlace place = find_place (self, x, y);

  clear_mark (self);
  segue_outline_edit_finish (self->edit);

  return G_VALUE_HOLDS_STRING (value) ? drop_text (self, g_value_get_string (value), &place)
                                      : drop_clip (self, g_value_get_object (value), &place);
}

/* A drop from another program, while its text is being read. */
typedef struct
{
  SegueOutlineDrag *drag;
  graphene_point_t point;
} ForeignDrop;

static void
foreign_text_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree ForeignDrop *dropped = user_data;
  g_autoptr(SegueOutlineDrag) self = dropped->drag;
  g_autofree char *text = segue_foreign_text_read_finish (result);
  GdkDragAction action = gdk_drop_get_actions (GDK_DROP (source));
  gboolean taken = FALSE;

  if (text != NULL && segue_outline_rows_get_list (self->rows) != NULL)
    {
      const DropPlace place = find_place (self, dropped->point.x, dropped->point.y);

      clear_mark (self);
      segue_outline_edit_finish (self->edit);
      taken = drop_text (self, text, &place);
    }
  action = (action & GDK_ACTION_COPY) != 0 ? GDK_ACTION_COPY : action & GDK_ACTION_MOVE;
  gdk_drop_finish (GDK_DROP (source), taken ? action : 0);
}

static gboolean
foreign_accept_cb (GtkDropTargetAsync *target,
                   GdkDrop            *drop,
                   SegueOutlineDrag   *self)
{
  return gdk_drop_get_drag (drop) == NULL && segue_foreign_text_needs_reading (gdk_drop_get_formats (drop));
}

/* Where GTK reads the text as well, the other target shows the place, and tells whether the drop is allowed. */
static GdkDragAction
foreign_motion_cb (GtkDropTargetAsync *target,
                   GdkDrop            *drop,
                   double              x,
                   double              y,
                   SegueOutlineDrag   *self)
{
  DropPlace place;

  if (segue_foreign_text_is_plain (gdk_drop_get_formats (drop)))
    return 0;
  place = find_place (self, x, y);
  set_mark (self, place.widget, place.is_middle ? SEGUE_DROP_INTO : place.side);

  return GDK_ACTION_COPY;
}

static void
foreign_leave_cb (GtkDropTargetAsync *target,
                  GdkDrop            *drop,
                  SegueOutlineDrag   *self)
{
  clear_mark (self);
}

static gboolean
foreign_drop_cb (GtkDropTargetAsync *target,
                 GdkDrop            *drop,
                 double              x,
                 double              y,
                 SegueOutlineDrag   *self)
{
  ForeignDrop *dropped = g_new0 (ForeignDrop, 1);

  dropped->drag = g_object_ref (self);
  graphene_point_init (&dropped->point, x, y);
  segue_foreign_text_read_drop (drop, foreign_text_cb, dropped);

  return TRUE;
}

/* Offers what is selected. A row that is not selected is dragged alone. */
static GdkContentProvider *
drag_prepare_cb (GtkDragSource    *source,
                 double            x,
                 double            y,
                 SegueOutlineDrag *self)
{
  SegueOutlineRow *row = segue_outline_rows_pick (self->rows, x, y);
  g_autoptr(GArray) ids = NULL;
  g_autoptr(SegueClip) clip = NULL;
  guint64 id;

  if (row == NULL || segue_outline_row_get_editor (row) != NULL)
    return NULL;

  if (segue_outline_item_is_episode (segue_outline_row_get_item (row)))
    return NULL;

  id = segue_outline_item_get_id (segue_outline_row_get_item (row));
  segue_outline_edit_finish (self->edit);
  if (!segue_outline_selection_contains (self->selection, id))
    segue_outline_selection_select (self->selection, id);
  ids = segue_outline_selection_dup_targets (self->selection);
  clip = segue_clip_new (get_episode (self), ids, segue_session_get_document (self->session));

  return segue_clip_create_content (clip);
}

static void
drag_begin_cb (GtkDragSource    *source,
               GdkDrag          *drag,
               SegueOutlineDrag *self)
{
  SegueEpisode *episode = get_episode (self);
  g_autoptr(GArray) ids = segue_outline_selection_dup_targets (self->selection);
  g_autofree char *text = NULL;
  GtkWidget *label;
  guint index;

  self->dragging = TRUE;
  if (ids->len == 1 && segue_episode_find (episode, g_array_index (ids, guint64, 0), &index))
    text = segue_entry_dup_label (segue_episode_get (episode, index));
  else
    text = g_strdup_printf (ngettext ("%u entry", "%u entries", ids->len), ids->len);
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "outline-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  gdk_drag_set_hotspot (drag, -12, -12);
}

static void
drag_end_cb (GtkDragSource    *source,
             GdkDrag          *drag,
             gboolean          delete_data,
             SegueOutlineDrag *self)
{
  self->dragging = FALSE;
}

static void
segue_outline_drag_dispose (GObject *object)
{
  SegueOutlineDrag *self = SEGUE_OUTLINE_DRAG (object);

  g_clear_weak_pointer (&self->mark);

  G_OBJECT_CLASS (segue_outline_drag_parent_class)->dispose (object);
}

static void
segue_outline_drag_finalize (GObject *object)
{
  SegueOutlineDrag *self = SEGUE_OUTLINE_DRAG (object);

  g_object_unref (self->paste);
  g_object_unref (self->edit);
  g_object_unref (self->selection);
  g_object_unref (self->rows);
  g_object_unref (self->model);
  g_object_unref (self->session);

  G_OBJECT_CLASS (segue_outline_drag_parent_class)->finalize (object);
}

static void
segue_outline_drag_class_init (SegueOutlineDragClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_outline_drag_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_outline_drag_finalize;
}

static void
segue_outline_drag_init (SegueOutlineDrag *self)
{
}

static void
add_source (SegueOutlineDrag *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  gtk_widget_add_controller (segue_outline_rows_get_list (self->rows), GTK_EVENT_CONTROLLER (source));
}

/* Creates the drag and drop of an outline. Its rows can be dragged, and things can be dropped on them. */
SegueOutlineDrag *
segue_outline_drag_new (SegueSession          *session,
                        SegueOutlineModel     *model,
                        SegueOutlineRows      *rows,
                        SegueOutlineSelection *selection,
                        SegueOutlineEdit      *edit,
                        SegueOutlinePaste     *paste)
{
  SegueOutlineDrag *self = g_object_new (SEGUE_TYPE_OUTLINE_DRAG, NULL);

  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  self->rows = g_object_ref (rows);
  self->selection = g_object_ref (selection);
  self->edit = g_object_ref (edit);
  self->paste = g_object_ref (paste);

  add_source (self);
  segue_outline_drag_add_target (self, segue_outline_rows_get_list (rows));

  return self;
}

static void
add_target (SegueOutlineDrag *self,
            GtkWidget        *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GType types[] = { SEGUE_TYPE_CLIP, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "enter", G_CALLBACK (drop_motion_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* Adds the target for text that other programs offer in other forms as well. A GtkDropTarget gets only one of them. This
 * target takes the drop from it: it is asked first, since it is added last. */
static void
add_foreign_target (SegueOutlineDrag *self,
                    GtkWidget        *widget)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (NULL, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  g_signal_connect_object (target, "accept", G_CALLBACK (foreign_accept_cb), self, 0);
  g_signal_connect_object (target, "drag-enter", G_CALLBACK (foreign_motion_cb), self, 0);
  g_signal_connect_object (target, "drag-motion", G_CALLBACK (foreign_motion_cb), self, 0);
  g_signal_connect_object (target, "drag-leave", G_CALLBACK (foreign_leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (foreign_drop_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* Makes @widget take what is dropped on it, as the list does. */
void
segue_outline_drag_add_target (SegueOutlineDrag *self,
                               GtkWidget        *widget)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_DRAG (self));

  add_target (self, widget);
  add_foreign_target (self, widget);
}

/* segue-outline-drag.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

#include "app/exchange/segue-foreign-text.h"
#include "core/edit/segue-paste.h"
#include "session/segue-entry-commands.h"
#include "session/segue-entry-place.h"

/* Where a drop goes. */
typedef struct
{
  guint before;      /* the index of the entry that will follow */
  guint64 id;        /* of the entry at the pointer, 0 for none */
  GtkWidget *widget; /* the list's own widget of a row, %NULL for none */
  SegueDropSide side;
} DropPlace;

/* the classes that show the sides */
static const char *const marks[] = {
  [SEGUE_DROP_BEFORE] = "drop-before",
  [SEGUE_DROP_AFTER] = "drop-after",
  [SEGUE_DROP_INTO] = "drop-into",
};

static void
clear_mark (SegueOutline *self)
{
  if (self->drop_mark != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        gtk_widget_remove_css_class (self->drop_mark, marks[i]);
    }
  g_clear_weak_pointer (&self->drop_mark);
}

static void
set_mark (SegueOutline  *self,
          GtkWidget     *widget,
          SegueDropSide  side)
{
  clear_mark (self);
  g_set_weak_pointer (&self->drop_mark, widget);
  if (widget != NULL)
    gtk_widget_add_css_class (widget, marks[side]);
}

static void
find_place_at_row (SegueOutline    *self,
                   SegueOutlineRow *row,
                   double           y,
                   DropPlace       *place)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  graphene_rect_t bounds;
  guint index;

  place->widget = gtk_widget_get_parent (GTK_WIDGET (row));
  place->id = segue_outline_item_get_id (segue_outline_row_get_item (row));
  if (!segue_episode_find (episode, place->id, &index) ||
      !gtk_widget_compute_bounds (place->widget, GTK_WIDGET (self->list), &bounds))
    return;

  place->before = segue_entry_place_at_row (episode, index, (y - bounds.origin.y) / MAX (bounds.size.height, 1),
                                            &place->side);
}

/* What lies at a point of the list; below the rows, that is the end. */
static DropPlace
find_place (SegueOutline *self,
            double        x,
            double        y)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  SegueOutlineRow *row = segue_outline_pick_row (self, x, y);
  DropPlace place = { segue_entry_place_at_end (episode), 0, NULL, SEGUE_DROP_AFTER };

  if (row != NULL)
    {
      find_place_at_row (self, row, y, &place);
    }
  else if (n_rows > 0)
    {
      row = segue_outline_get_row (self, segue_outline_model_get_id (self->model, n_rows - 1));
      place.widget = row != NULL ? gtk_widget_get_parent (GTK_WIDGET (row)) : NULL;
      place.before = segue_episode_get_subtree_end (episode, segue_outline_model_get_index (self->model, n_rows - 1));
    }

  return place;
}

/* Rows that a filter leaves have no places between them. */
static gboolean
may_move_to (SegueOutline    *self,
             const DropPlace *place)
{
  return !segue_outline_model_get_filtered (self->model) || place->side == SEGUE_DROP_INTO;
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target,
                double         x,
                double         y,
                SegueOutline  *self)
{
  const GValue *value = gtk_drop_target_get_value (target);
  const char *text = value != NULL && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
  g_autofree char *url = text != NULL ? segue_paste_dup_url (text) : NULL;
  DropPlace place = find_place (self, x, y);

  if (self->dragging && !may_move_to (self, &place))
    {
      clear_mark (self);
      return 0;
    }

  set_mark (self, place.widget, url != NULL && place.id != 0 ? SEGUE_DROP_INTO : place.side);

  return self->dragging ? GDK_ACTION_MOVE : GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target,
               SegueOutline  *self)
{
  clear_mark (self);
}

/* Files that come as text are opened, as they are everywhere else in the window. */
static gboolean
open_files (const char *text)
{
  GApplication *application = g_application_get_default ();
  g_auto(GStrv) uris = g_uri_list_extract_uris (text);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (!g_str_has_prefix (text, "file://") || application == NULL)
    return FALSE;

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, files->len, "");

  return files->len > 0;
}

static gboolean
drop_text (SegueOutline    *self,
           const char      *text,
           const DropPlace *place)
{
  g_autofree char *url = segue_paste_dup_url (text);

  if (open_files (text))
    return TRUE;
  if (url != NULL && place->id != 0)
    return segue_outline_set_link (self, place->id, url);

  return segue_outline_paste_text (self, text, place->before);
}

/* Takes rows, the rows of another window, a list, or a URL for the row that it is dropped on. */
gboolean
segue_outline_drop (SegueOutline *self,
                    const GValue *value,
                    double        x,
                    double        y)
{
  const DropPlace place = find_place (self, x, y);
  SegueClip *clip;
  g_autoptr(GArray) ids = NULL;

  clear_mark (self);
  segue_outline_finish_edit (self);
  if (G_VALUE_HOLDS_STRING (value))
    return drop_text (self, g_value_get_string (value), &place);
  if (!G_VALUE_HOLDS (value, SEGUE_TYPE_CLIP))
    return FALSE;

  clip = g_value_get_object (value);
  if (segue_clip_get_source (clip) != self)
    return segue_outline_paste_clip (self, clip, place.before);
  if (!may_move_to (self, &place))
    return FALSE;

  ids = segue_outline_dup_targets (self);
  if (!segue_entries_move (self->session, ids, place.before))
    return FALSE;

  segue_outline_show_moved (self, ids);

  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         SegueOutline  *self)
{
  return segue_outline_drop (self, value, x, y);
}

/* What another program drags, on its way. */
typedef struct
{
  SegueOutline *outline;
  graphene_point_t point;
} ForeignDrop;

static void
foreign_text_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree ForeignDrop *dropped = user_data;
  g_autoptr(SegueOutline) self = dropped->outline;
  g_autofree char *text = segue_foreign_text_read_finish (result);
  GdkDragAction action = gdk_drop_get_actions (GDK_DROP (source));
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  if (text != NULL && self->model != NULL)
    {
      g_value_init (&value, G_TYPE_STRING);
      g_value_take_string (&value, g_steal_pointer (&text));
      taken = segue_outline_drop (self, &value, dropped->point.x, dropped->point.y);
    }
  action = (action & GDK_ACTION_COPY) != 0 ? GDK_ACTION_COPY : action & GDK_ACTION_MOVE;
  gdk_drop_finish (GDK_DROP (source), taken ? action : 0);
}

static gboolean
foreign_accept_cb (GtkDropTargetAsync *target,
                   GdkDrop            *drop,
                   SegueOutline       *self)
{
  return gdk_drop_get_drag (drop) == NULL && segue_foreign_text_has_html (gdk_drop_get_formats (drop));
}

/* The other target shows where a drop goes, and says whether it may. */
static GdkDragAction
foreign_motion_cb (GtkDropTargetAsync *target,
                   GdkDrop            *drop,
                   double              x,
                   double              y,
                   SegueOutline       *self)
{
  return 0;
}

static gboolean
foreign_drop_cb (GtkDropTargetAsync *target,
                 GdkDrop            *drop,
                 double              x,
                 double              y,
                 SegueOutline       *self)
{
  ForeignDrop *dropped = g_new0 (ForeignDrop, 1);

  dropped->outline = g_object_ref (self);
  graphene_point_init (&dropped->point, x, y);
  segue_foreign_text_read_drop (drop, foreign_text_cb, dropped);

  return TRUE;
}

/* A row that is dragged without being selected is dragged alone. */
static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 SegueOutline  *self)
{
  SegueOutlineRow *row = segue_outline_pick_row (self, x, y);
  g_autoptr(GArray) ids = NULL;
  g_autoptr(SegueClip) clip = NULL;
  guint64 id;

  if (row == NULL || segue_outline_row_get_editor (row) != NULL)
    return NULL;

  id = segue_outline_item_get_id (segue_outline_row_get_item (row));
  segue_outline_finish_edit (self);
  if (!segue_outline_is_selected (self, id))
    segue_outline_select (self, id);
  ids = segue_outline_dup_targets (self);
  clip = segue_clip_new (segue_document_get_episode (self->document), ids, self);

  return segue_clip_create_content (clip);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               SegueOutline  *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autoptr(GArray) ids = segue_outline_dup_targets (self);
  g_autofree char *text = NULL;
  GtkWidget *label;
  guint index;

  self->dragging = TRUE;
  if (ids->len == 1 && segue_episode_find (episode, g_array_index (ids, guint64, 0), &index))
    text = segue_entry_dup_plain_title (segue_episode_get (episode, index));
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
drag_end_cb (GtkDragSource *source,
             GdkDrag       *drag,
             gboolean       delete_data,
             SegueOutline  *self)
{
  self->dragging = FALSE;
}

static void
add_target (SegueOutline *self,
            GtkWidget    *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GType types[] = { SEGUE_TYPE_CLIP, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* A drop target gets a value of one kind. Where the text has a second form, this one takes the drop from the other, and
 * is asked first as it is added last. */
static void
add_foreign_target (SegueOutline *self,
                    GtkWidget    *widget)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (NULL, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  g_signal_connect (target, "accept", G_CALLBACK (foreign_accept_cb), self);
  g_signal_connect (target, "drag-enter", G_CALLBACK (foreign_motion_cb), self);
  g_signal_connect (target, "drag-motion", G_CALLBACK (foreign_motion_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (foreign_drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

void
segue_outline_init_drag (SegueOutline *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (source));

  /* the first list comes to an outline that has no rows yet */
  add_target (self, GTK_WIDGET (self->list));
  add_target (self, gtk_stack_get_child_by_name (self->stack, "empty"));
  add_foreign_target (self, GTK_WIDGET (self->list));
  add_foreign_target (self, gtk_stack_get_child_by_name (self->stack, "empty"));
}

/* segue-times-cuts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-times-cuts.h"

#include <glib/gi18n.h>

/**
 * SegueTimesCuts:
 *
 * A table of the parts that were removed from a recording or added to it.
 */
struct _SegueTimesCuts
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *rows;
  GtkWidget *buttons;
  GtkWidget *add_button;
  GtkCheckButton *new_times;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueTimesCuts, segue_times_cuts, GTK_TYPE_WIDGET)

/* The widgets of a row, in their order. */
enum
{
  CHILD_AT,
  CHILD_KIND,
  CHILD_LENGTH,
  CHILD_REMOVE,
};

static GtkWidget *
get_child (GtkWidget *row,
           guint      number)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  while (number-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
emit_changed (SegueTimesCuts *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activate_cb (SegueTimesCuts *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static GtkWidget *
create_entry (SegueTimesCuts *self,
              const char     *text,
              const char     *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

/* Creates the two buttons that say whether the part was added or removed. The first one is active if it was added. */
static GtkWidget *
create_kind (SegueTimesCuts *self,
             gboolean        added)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = gtk_toggle_button_new_with_label (_("Added"));
  GtkWidget *second = gtk_toggle_button_new_with_label (_("Removed"));

  gtk_widget_add_css_class (box, "linked");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (second), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (added ? first : second), TRUE);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  g_signal_connect_object (first, "toggled", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);

  return box;
}

/* Removes the row of a button. The focus goes to the row below or above it. */
static void
remove_cb (GtkButton      *button,
           SegueTimesCuts *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  gtk_widget_grab_focus (next != NULL ? get_child (next, CHILD_AT) : self->add_button);
  gtk_box_remove (GTK_BOX (self->rows), row);
  emit_changed (self);
}

static GtkWidget *
add_row (SegueTimesCuts *self,
         const char     *at,
         gboolean        added,
         const char     *length)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_tooltip_text (remove, _("Remove This Row"));
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (row), create_entry (self, at, _("At")));
  gtk_box_append (GTK_BOX (row), create_kind (self, added));
  gtk_box_append (GTK_BOX (row), create_entry (self, length, _("Length")));
  gtk_box_append (GTK_BOX (row), remove);
  gtk_box_append (GTK_BOX (self->rows), row);

  return row;
}

static void
add_cb (SegueTimesCuts *self)
{
  GtkWidget *row = add_row (self, "", TRUE, "");

  gtk_widget_grab_focus (get_child (row, CHILD_AT));
  emit_changed (self);
}

static gboolean
segue_times_cuts_grab_focus (GtkWidget *widget)
{
  SegueTimesCuts *self = SEGUE_TIMES_CUTS (widget);
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  return gtk_widget_grab_focus (row != NULL ? get_child (row, CHILD_LENGTH) : self->add_button);
}

static void
segue_times_cuts_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEGUE_TYPE_TIMES_CUTS);

  G_OBJECT_CLASS (segue_times_cuts_parent_class)->dispose (object);
}

static void
segue_times_cuts_class_init (SegueTimesCutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_times_cuts_dispose;
  widget_class->grab_focus = segue_times_cuts_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-times-cuts.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, scroller);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, rows);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, buttons);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, add_button);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, new_times);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, emit_changed);
}

static void
segue_times_cuts_init (SegueTimesCuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Removes all rows and adds one for a part that was added at @at. */
void
segue_times_cuts_reset (SegueTimesCuts *self,
                        const char     *at)
{
  GtkWidget *row;

  g_return_if_fail (SEGUE_IS_TIMES_CUTS (self));

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  add_row (self, at, TRUE, "");
  gtk_check_button_set_active (self->new_times, FALSE);
}

/* Reads the time in a field. Returns -1 if it is none. */
static gint64
read_time (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gint64 time;

  return segue_time_parse_typed (text, &time) ? time : -1;
}

/* Returns: (transfer full) (element-type SegueCut): the rows; a row without a length is left out while it is the last */
GArray *
segue_times_cuts_dup_cuts (SegueTimesCuts *self)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (SegueCut));

  g_return_val_if_fail (SEGUE_IS_TIMES_CUTS (self), cuts);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *length = get_child (row, CHILD_LENGTH), *kind = get_child (row, CHILD_KIND);
      const SegueCut cut = {
        read_time (get_child (row, CHILD_AT)), read_time (length),
        gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (kind))),
      };

      if (*gtk_editable_get_text (GTK_EDITABLE (length)) == '\0' && gtk_widget_get_next_sibling (row) == NULL)
        continue;
      g_array_append_val (cuts, cut);
    }

  return cuts;
}

/* Returns: whether the times are those of the new recording */
gboolean
segue_times_cuts_get_in_new_times (SegueTimesCuts *self)
{
  g_return_val_if_fail (SEGUE_IS_TIMES_CUTS (self), FALSE);

  return gtk_check_button_get_active (self->new_times);
}

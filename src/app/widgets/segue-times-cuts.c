/* segue-times-cuts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-times-cuts.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-labels.h"
#include "core/files/segue-loader.h"
#include "formats/cuts/segue-cuts.h"

/* The number of parts that are shown as rows. Of more, only the number is shown. */
#define MAX_ROWS 100

/**
 * SegueTimesCuts:
 *
 * A table of the parts that were removed from a recording or added to it. It can be read from a list of cuts.
 */
struct _SegueTimesCuts
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *rows;
  GtkWidget *summary;
  GtkWidget *buttons;
  GtkWidget *add_button;
  GtkCheckButton *new_times;

  gboolean stacked; /* the fields of a row stand one below the other */
  GArray *many; /* (nullable) (element-type SegueCut): the parts, if they are too many for rows */
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
              const char     *placeholder,
              int             n_chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), n_chars);
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

  gtk_widget_add_css_class (box, "switch");
  gtk_widget_add_css_class (box, "compact");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
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
  GtkWidget *row = gtk_box_new (self->stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_tooltip_text (remove, _("Remove This Row"));
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (row), create_entry (self, at, _("At"), 8));
  gtk_box_append (GTK_BOX (row), create_kind (self, added));
  gtk_box_append (GTK_BOX (row), create_entry (self, length, _("Length"), 4));
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

static void
remove_rows (SegueTimesCuts *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  g_clear_pointer (&self->many, g_array_unref);
  gtk_widget_set_visible (self->summary, FALSE);
  gtk_widget_set_visible (self->add_button, TRUE);
}

/* Says what was read, or why nothing was. */
static void
show_summary (SegueTimesCuts *self,
              const char     *text,
              gboolean        is_error)
{
  gtk_label_set_label (GTK_LABEL (self->summary), text);
  gtk_widget_set_visible (self->summary, TRUE);
  if (is_error)
    gtk_widget_add_css_class (self->summary, "error");
  else
    gtk_widget_remove_css_class (self->summary, "error");
}

static void
add_cut (SegueTimesCuts *self,
         const SegueCut *cut)
{
  const SegueClock at_clock = { .fields = 3, .first_width = 2 }, length_clock = { .fields = 2, .first_width = 1 };
  g_autofree char *at = segue_clock_format (&at_clock, cut->at);
  g_autofree char *length = segue_clock_format (&length_clock, cut->length);

  add_row (self, at, cut->added, length);
}

/* Replaces the rows by a list that was read, which is taken over. */
static void
take_list (SegueTimesCuts *self,
           GArray         *cuts,
           const char     *name)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u part from %s", "%u parts from %s", cuts->len), cuts->len, name);

  remove_rows (self);
  show_summary (self, text, FALSE);
  if (cuts->len > MAX_ROWS)
    {
      self->many = g_array_ref (cuts);
      gtk_widget_set_visible (self->add_button, FALSE);
    }
  else
    {
      for (guint i = 0; i < cuts->len; i++)
        add_cut (self, &g_array_index (cuts, SegueCut, i));
    }
  gtk_check_button_set_active (self->new_times, FALSE);
  emit_changed (self);
}

/* Replaces the rows by the parts in a list of cuts. If it cannot be read, the rows stay and the reason is shown. */
static void
take_bytes (SegueTimesCuts *self,
            GBytes         *bytes,
            const char     *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) cuts = segue_cuts_read (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  if (cuts != NULL)
    take_list (self, cuts, name);
  else
    show_summary (self, error->message, TRUE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SegueTimesCuts) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = segue_file_load_finish (G_FILE (source), result, &error);

  /* the table may be gone by now */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (bytes != NULL)
    take_bytes (self, bytes, shown);
  else
    show_summary (self, error->message, TRUE);
}

/**
 * segue_times_cuts_set_stacked:
 * @self: a table
 * @stacked: whether the fields of a row stand one below the other
 *
 * Fits the table into a narrow window.
 */
void
segue_times_cuts_set_stacked (SegueTimesCuts *self,
                              gboolean        stacked)
{
  const GtkOrientation orientation = stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (SEGUE_IS_TIMES_CUTS (self));

  self->stacked = stacked;
  if (stacked)
    segue_labels_wrap (self->buttons);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), orientation);
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_orientable_set_orientation (GTK_ORIENTABLE (row), orientation);
}

/**
 * segue_times_cuts_read_file:
 * @self: a table
 * @file: a list of cuts
 *
 * Replaces the rows by the parts in a list of cuts. If it cannot be read, the rows stay and the reason is shown.
 */
void
segue_times_cuts_read_file (SegueTimesCuts *self,
                            GFile          *file)
{
  g_return_if_fail (SEGUE_IS_TIMES_CUTS (self));

  segue_file_load_async (file, NULL, loaded_cb, g_object_ref (self));
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  g_autoptr(SegueTimesCuts) self = user_data;

  if (file != NULL)
    segue_times_cuts_read_file (self, file);
}

static void
read_cb (SegueTimesCuts *self)
{
  segue_dialogs_choose_cuts (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), chosen_cb, g_object_ref (self));
}

static void
segue_times_cuts_dispose (GObject *object)
{
  g_clear_pointer (&SEGUE_TIMES_CUTS (object)->many, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SEGUE_TYPE_TIMES_CUTS);

  G_OBJECT_CLASS (segue_times_cuts_parent_class)->dispose (object);
}

static void
segue_times_cuts_class_init (SegueTimesCutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_times_cuts_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-times-cuts.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, scroller);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, rows);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, summary);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, buttons);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, add_button);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesCuts, new_times);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, emit_changed);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
}

static void
segue_times_cuts_init (SegueTimesCuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * segue_times_cuts_reset:
 * @self: a table
 * @at: a time, as it is typed
 *
 * Removes all rows and adds one for a part that was added at @at.
 */
void
segue_times_cuts_reset (SegueTimesCuts *self,
                        const char     *at)
{
  g_return_if_fail (SEGUE_IS_TIMES_CUTS (self));

  remove_rows (self);
  add_row (self, at, TRUE, "");
  gtk_check_button_set_active (self->new_times, FALSE);
}

/**
 * segue_times_cuts_set_cuts:
 * @self: a table
 * @cuts: (array length=n_cuts): parts, in the times of the old recording
 * @n_cuts: number of parts
 *
 * Shows parts that were kept. The times of parts that are added later are those of the old recording, too.
 */
void
segue_times_cuts_set_cuts (SegueTimesCuts *self,
                           const SegueCut *cuts,
                           guint           n_cuts)
{
  g_return_if_fail (SEGUE_IS_TIMES_CUTS (self));

  remove_rows (self);
  for (guint i = 0; i < n_cuts; i++)
    add_cut (self, &cuts[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->new_times), FALSE);
}

/**
 * segue_times_cuts_get_first_field:
 * @self: a table
 *
 * Returns: (transfer none): the field for the length of the first part, or what adds one
 */
GtkWidget *
segue_times_cuts_get_first_field (SegueTimesCuts *self)
{
  GtkWidget *row;

  g_return_val_if_fail (SEGUE_IS_TIMES_CUTS (self), NULL);

  row = gtk_widget_get_first_child (self->rows);

  return row != NULL ? get_child (row, CHILD_LENGTH) : self->add_button;
}

/* Reads the time in a field. Returns -1 if it is none. */
static gint64
read_time (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gint64 time;

  return segue_time_parse_typed (text, &time) ? time : -1;
}

/**
 * segue_times_cuts_dup_cuts:
 * @self: a table
 *
 * Returns: (transfer full) (element-type SegueCut): the rows; a row without a length is left out while it is the last
 */
GArray *
segue_times_cuts_dup_cuts (SegueTimesCuts *self)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (SegueCut));

  g_return_val_if_fail (SEGUE_IS_TIMES_CUTS (self), cuts);

  if (self->many != NULL)
    g_array_append_vals (cuts, self->many->data, self->many->len);
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

/**
 * segue_times_cuts_get_in_new_times:
 * @self: a table
 *
 * Returns: whether the times are those of the new recording
 */
gboolean
segue_times_cuts_get_in_new_times (SegueTimesCuts *self)
{
  g_return_val_if_fail (SEGUE_IS_TIMES_CUTS (self), FALSE);

  return gtk_check_button_get_active (self->new_times);
}

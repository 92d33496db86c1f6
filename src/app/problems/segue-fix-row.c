/* segue-fix-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/problems/segue-fix-row.h"

#include <glib/gi18n.h>

#include "app/problems/segue-problem-row.h"
#include "app/widgets/segue-item-name.h"
#include "app/widgets/segue-labels.h"

/* The width of everything beside the text of a row, in pixels. */
#define BESIDE 72

/**
 * SegueFixRow:
 *
 * A problem that can be fixed: whether it is chosen, which fix is chosen, and the lines before and after the fix.
 */
struct _SegueFixRow
{
  GtkWidget parent_instance;

  GtkCheckButton *check;
  GtkWidget *words;
  GtkInscription *message;
  GtkLabel *before;
  GtkLabel *after;
  GtkMenuButton *choice;
  GtkLabel *chosen;
  GtkLabel *only;

  SegueFixItem *item;
  GSignalGroup *item_signals;
};

G_DEFINE_FINAL_TYPE (SegueFixRow, segue_fix_row, GTK_TYPE_WIDGET)

/* Returns: the width of the dialog, or its default width before it is laid out */
static int
get_width (SegueFixRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;
  int height;

  if (width == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);

  return width;
}

static void
update (SegueFixRow *self)
{
  SegueProblem *problem = segue_fix_item_get_problem (self->item);
  const guint n_fixes = segue_problem_get_n_fixes (problem);
  const char *label = segue_fix_get_label (segue_problem_get_fix (problem, segue_fix_item_get_fix (self->item)));
  const char *message = segue_problem_get_message (problem);
  g_autofree char *name = g_strdup_printf ("%s. %s", label, message);
  const char *before;
  const char *after;
  guint n_lines;

  segue_fix_item_get_lines (self->item, &before, &after);
  gtk_inscription_set_text (self->message, message);
  n_lines = segue_problem_n_lines (GTK_WIDGET (self), message, get_width (self) - BESIDE);
  gtk_inscription_set_min_lines (self->message, n_lines);
  gtk_inscription_set_nat_lines (self->message, n_lines);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->message), message);
  gtk_label_set_text (self->before, before);
  gtk_label_set_text (self->after, after);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->before), before);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->after), after);
  gtk_label_set_text (self->chosen, label);
  gtk_label_set_text (self->only, label);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), n_fixes > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->only), n_fixes == 1);
  gtk_check_button_set_active (self->check, segue_fix_item_get_chosen (self->item));
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), segue_fix_item_get_chosen (self->item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  segue_item_name_set (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
toggled_cb (SegueFixRow *self)
{
  if (self->item != NULL)
    segue_fix_item_set_chosen (self->item, gtk_check_button_get_active (self->check));
}

/* Fills the menu of fixes, when it is opened. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  SegueFixRow *self = user_data;
  SegueProblem *problem = segue_fix_item_get_problem (self->item);
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < segue_problem_get_n_fixes (problem); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (segue_fix_get_label (segue_problem_get_fix (problem, i)), NULL);

      g_menu_item_set_action_and_target (item, "row.choose", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueFixRow *self = SEGUE_FIX_ROW (widget);
  const guint fix = g_variant_get_uint32 (parameter);

  if (self->item != NULL && fix < segue_problem_get_n_fixes (segue_fix_item_get_problem (self->item)))
    segue_fix_item_set_fix (self->item, fix);
}

static void
segue_fix_row_dispose (GObject *object)
{
  SegueFixRow *self = SEGUE_FIX_ROW (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_FIX_ROW);

  G_OBJECT_CLASS (segue_fix_row_parent_class)->dispose (object);
}

static void
segue_fix_row_class_init (SegueFixRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_fix_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-fix-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueFixRow, check);
  gtk_widget_class_bind_template_child (widget_class, SegueFixRow, words);
  gtk_widget_class_bind_template_child (widget_class, SegueFixRow, message);
  gtk_widget_class_bind_template_child (widget_class, SegueFixRow, before);
  gtk_widget_class_bind_template_child (widget_class, SegueFixRow, after);
  gtk_widget_class_bind_template_child (widget_class, SegueFixRow, choice);
  gtk_widget_class_bind_template_child (widget_class, SegueFixRow, chosen);
  gtk_widget_class_bind_template_child (widget_class, SegueFixRow, only);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "row.choose", "u", choose_action);
  gtk_widget_class_set_css_name (widget_class, "segue-fix-row");
}

static void
segue_fix_row_init (SegueFixRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  segue_labels_unhyphenate_inscription (self->message);
  gtk_menu_button_set_create_popup_func (self->choice, create_popup_cb, self, NULL);
  self->item_signals = g_signal_group_new (SEGUE_TYPE_FIX_ITEM);
  g_signal_group_connect_object (self->item_signals, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

SegueFixRow *
segue_fix_row_new (void)
{
  return g_object_new (SEGUE_TYPE_FIX_ROW, NULL);
}

/**
 * segue_fix_row_set_item:
 * @self: a row
 * @item: (nullable): the problem to show, or %NULL for none
 *
 * Shows another problem.
 */
void
segue_fix_row_set_item (SegueFixRow  *self,
                        SegueFixItem *item)
{
  g_return_if_fail (SEGUE_IS_FIX_ROW (self));

  g_signal_group_set_target (self->item_signals, item);
  /* no item is set while the check mark changes to that of the new one */
  g_clear_object (&self->item);
  if (item == NULL)
    return;

  self->item = g_object_ref (item);
  update (self);
}

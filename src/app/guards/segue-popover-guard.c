/* segue-popover-guard.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/guards/segue-popover-guard.h"

/* Hides a popover that is unmapped but still counts as visible, since the widget that it belongs to goes. GTK removes
 * the grab of a popover only when it is hidden: until then no window of the program gets keys or clicks. A popover that
 * closes by itself is not visible any more when it is unmapped. gtk_popover_popdown() would also give the focus to the
 * widget that goes, and the window would send all keys there. */
static gboolean
unmapped_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget))
    gtk_widget_set_visible (widget, FALSE);

  return TRUE;
}

/**
 * segue_popover_guard_install:
 *
 * Closes every popover of the program whose widget is hidden or removed while it is open: the menu of a field in a row
 * that another program takes away, for example. This has an effect once only.
 */
void
segue_popover_guard_install (void)
{
  static gboolean installed;

  if (installed)
    return;

  installed = TRUE;
  /* The signal exists from the first time on that the class is used. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, unmapped_cb, NULL, NULL);
}

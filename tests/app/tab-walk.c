/* tab-walk.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tab-walk.h"

/* More controls than anything shown has: who needs more steps to come around goes in a circle that leaves some out. */
#define MAX_STEPS 200

static void
fail (GtkWidget  *widget,
      const char *where,
      const char *what)
{
  GString *path = g_string_new (NULL);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

      g_string_append_printf (path, " < %s %s%s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget),
                              label != NULL ? label : "");
    }
  g_test_message ("%s: %s:%s", where, what, path->str);
  g_test_fail ();
  g_string_free (path, TRUE);
}

static gboolean
is_within (GtkWidget *widget,
           GType      type)
{
  return gtk_widget_get_ancestor (widget, type) != NULL && gtk_widget_get_ancestor (widget, type) != widget;
}

static gboolean
is_open (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) && gtk_widget_get_can_focus (widget);
}

/* Arrows lead to the other choices of a group. */
static gboolean
is_other_choice (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_RADIO &&
         !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));
}

/* The controls that a person must be able to reach. Of a list the list itself, since arrows lead on from there. */
static void
collect (GtkWidget *widget,
         GPtrArray *controls)
{
  if (gtk_widget_get_focusable (widget) && !is_within (widget, GTK_TYPE_LIST_VIEW) &&
      !is_within (widget, GTK_TYPE_LIST_BOX) && !is_other_choice (widget))
    g_ptr_array_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (is_open (child) && !GTK_IS_POPOVER (child))
        collect (child, controls);
    }
}

static void
strike_out (GPtrArray *controls,
            GtkWidget *focus)
{
  for (guint i = controls->len; i-- > 0;)
    {
      GtkWidget *control = g_ptr_array_index (controls, i);

      if (control == focus || gtk_widget_is_ancestor (focus, control) || gtk_widget_is_ancestor (control, focus))
        g_ptr_array_remove_index (controls, i);
    }
}

/* Fails unless Tab, or Shift+Tab, leads to every control in @scope, a window or a popover, and away from each. */
void
tab_walk (GtkWidget        *scope,
          GtkDirectionType  direction,
          const char       *where)
{
  GtkRoot *root = gtk_widget_get_root (scope);
  g_autoptr(GPtrArray) controls = g_ptr_array_new ();
  GtkWidget *previous = gtk_root_get_focus (root);
  gboolean single;

  collect (scope, controls);
  g_assert_cmpuint (controls->len, >, 0);
  g_assert_nonnull (previous);
  single = controls->len == 1;
  for (guint n_steps = 0; n_steps < MAX_STEPS && controls->len > 0; n_steps++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (root, "move-focus", direction);
      focus = gtk_root_get_focus (root);
      if (focus == NULL)
        continue;
      if (focus == previous && !single)
        {
          fail (focus, where, "the focus cannot leave");
          return;
        }
      strike_out (controls, focus);
      previous = focus;
    }

  for (guint i = 0; i < controls->len; i++)
    fail (g_ptr_array_index (controls, i), where, "cannot be reached by Tab");
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (has_text (child))
        return TRUE;
    }

  return FALSE;
}

/* Whether a screen reader has something to call a control, or the one that it is part of. The text in a button is its
 * name only where it was set as its label. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
      (GTK_IS_LIST_BOX_ROW (widget) && has_text (widget)))
    return TRUE;

  /* GTK 4.8 calls a button what its icon is called, newer versions what its tooltip says */
  if (gtk_check_version (4, 10, 0) == NULL && gtk_widget_get_tooltip_text (widget) != NULL)
    return TRUE;

  return (GTK_IS_TEXT (widget) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent)) && has_name (parent);
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
         GTK_IS_DROP_DOWN (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BOX_ROW (widget) ||
         GTK_IS_LIST_VIEW (widget) || (gtk_widget_get_parent (widget) != NULL && GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)));
}

/* Fails unless every control in @scope has a name. */
void
tab_walk_names (GtkWidget  *scope,
                const char *where)
{
  if (is_control (scope) && !has_name (scope))
    fail (scope, where, "has no name");
  for (GtkWidget *child = gtk_widget_get_first_child (scope); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_mapped (child) && !GTK_IS_POPOVER (child))
        tab_walk_names (child, where);
    }
}

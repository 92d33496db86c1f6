/* segue-times-mentions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/fields/segue-times-mentions.h"

#include <glib/gi18n.h>

/* Lists the times in texts and links that change along with segments, each with a check box. */

/* The number of mentions that can be unticked one by one. */
#define MAX_MENTIONS 200

/* The key under which a check box keeps the number of its mention. */
#define NUMBER "segue-mention"

static const SegueRetimedMention *
get_mention (SegueTimeTool *tool,
             guint          number)
{
  const SegueRetiming *retiming = segue_time_tool_get_retiming (tool);

  return retiming != NULL && number < retiming->mentions->len
           ? &g_array_index (retiming->mentions, SegueRetimedMention, number) : NULL;
}

static void
toggled_cb (GtkCheckButton *check,
            SegueTimeTool  *tool)
{
  const guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), NUMBER));
  const gboolean follows = gtk_check_button_get_active (check);
  const SegueRetimedMention *mention = get_mention (tool, number);

  if (mention != NULL && mention->follows != follows)
    segue_time_tool_set_follows (tool, number, follows);
}

static GtkWidget *
create_check (SegueTimeTool *tool,
              guint          number)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  g_object_set_data (G_OBJECT (check), NUMBER, GUINT_TO_POINTER (number));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), tool, 0);

  return check;
}

static void
update_check (GtkWidget     *check,
              SegueTimeTool *tool,
              guint          number)
{
  g_autofree char *text = segue_time_tool_dup_mention (tool, number);

  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))), text);
  gtk_widget_set_tooltip_text (check, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), get_mention (tool, number)->follows);
}

/* Says how many change along. The box of @expander and the list is shown only if there are any. The list is no child of
 * the expander, which would take it out of the window while it is folded and still look for the focus in it. */
static void
update_label (GtkExpander         *expander,
              const SegueRetiming *retiming,
              guint                n)
{
  g_autofree char *label = NULL;
  guint n_follow = 0;

  for (guint i = 0; i < n; i++)
    n_follow += g_array_index (retiming->mentions, SegueRetimedMention, i).follows;
  label = g_strdup_printf (ngettext ("%u of %u time in texts and links changes along",
                                     "%u of %u times in texts and links change along", n), n_follow, n);
  gtk_expander_set_label (expander, label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_expander_get_label_widget (expander)), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (expander), label);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (expander)), n > 0);
}

/**
 * segue_times_mentions_update:
 * @expander: what says how many times change along
 * @list: the box of their check boxes
 * @tool: what changes the times
 *
 * Shows the times in texts and links that change along with those of segments. The check boxes are used again, so that the
 * focus stays.
 */
void
segue_times_mentions_update (GtkExpander   *expander,
                             GtkWidget     *list,
                             SegueTimeTool *tool)
{
  const SegueRetiming *retiming = segue_time_tool_get_retiming (tool);
  const guint n = retiming != NULL ? retiming->mentions->len : 0;
  GtkWidget *check = gtk_widget_get_first_child (list);

  update_label (expander, retiming, n);
  for (guint i = 0; i < MIN (n, MAX_MENTIONS); i++)
    {
      if (check == NULL)
        {
          check = create_check (tool, i);
          gtk_box_append (GTK_BOX (list), check);
        }
      update_check (check, tool, i);
      check = gtk_widget_get_next_sibling (check);
    }
  while (check != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (check);

      gtk_box_remove (GTK_BOX (list), check);
      check = next;
    }
}

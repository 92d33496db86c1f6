/* segue-find-entry.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/find/segue-find-entry.h"

/**
 * SegueFindEntry:
 *
 * An entry for a search, with the number of matches at its end.
 */
struct _SegueFindEntry
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *count;
};

enum
{
  PROP_0,
  PROP_PLACEHOLDER_TEXT,
  N_PROPS,
};

enum
{
  ACTIVATE,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GtkEditable *
get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (SEGUE_FIND_ENTRY (editable)->text);
}

static void
editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = get_delegate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SegueFindEntry, segue_find_entry, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, editable_init))

static void
activate_cb (SegueFindEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
segue_find_entry_grab_focus (GtkWidget *widget)
{
  /* GTK asks this also when the focus is to leave backwards, and it must not stay here then */
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (SEGUE_FIND_ENTRY (widget)->text);
}

static void
segue_find_entry_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SegueFindEntry *self = SEGUE_FIND_ENTRY (object);

  if (gtk_editable_delegate_get_property (object, prop_id, value, pspec))
    return;

  switch (prop_id)
    {
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_text_get_placeholder_text (GTK_TEXT (self->text)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_find_entry_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SegueFindEntry *self = SEGUE_FIND_ENTRY (object);

  if (gtk_editable_delegate_set_property (object, prop_id, value, pspec))
    return;

  switch (prop_id)
    {
    case PROP_PLACEHOLDER_TEXT:
      gtk_text_set_placeholder_text (GTK_TEXT (self->text), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_find_entry_dispose (GObject *object)
{
  SegueFindEntry *self = SEGUE_FIND_ENTRY (object);

  if (self->text != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->count, gtk_widget_unparent);

  G_OBJECT_CLASS (segue_find_entry_parent_class)->dispose (object);
}

static void
segue_find_entry_class_init (SegueFindEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_find_entry_dispose;
  object_class->get_property = segue_find_entry_get_property;
  object_class->set_property = segue_find_entry_set_property;
  widget_class->grab_focus = segue_find_entry_grab_focus;

  props[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_editable_install_properties (object_class, N_PROPS);

  /**
   * SegueFindEntry::activate:
   *
   * Emitted when the user presses Return.
   */
  signals[ACTIVATE] = g_signal_new ("activate", SEGUE_TYPE_FIND_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
segue_find_entry_init (SegueFindEntry *self)
{
  self->text = gtk_text_new ();
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_text_set_enable_emoji_completion (GTK_TEXT (self->text), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  g_signal_connect_object (self->text, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  self->count = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->count, "count");
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
}

/**
 * segue_find_entry_set_count:
 * @self: an entry
 * @count: what to show at the end, empty for nothing
 * @failed: whether the pattern is invalid
 *
 * Shows the result of a search.
 */
void
segue_find_entry_set_count (SegueFindEntry *self,
                            const char     *count,
                            gboolean        failed)
{
  g_return_if_fail (SEGUE_IS_FIND_ENTRY (self));

  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, *count != '\0');
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               failed ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
}

/* segue-link-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/links/segue-link-row.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-item-name.h"

/**
 * SegueLinkRow:
 *
 * A link of the notes: its segment, the title of the page, the address, what was found there, and a button that writes
 * the new address.
 */
struct _SegueLinkRow
{
  GtkWidget parent_instance;

  GtkStack *signs;
  GtkImage *sign;
  GtkSpinner *spinner;
  GtkWidget *words;
  GtkLabel *time;
  GtkLabel *title;
  GtkLabel *uses;
  GtkLabel *page;
  GtkLabel *address;
  GtkLabel *found;
  GtkWidget *use_button;

  SegueCheckedLink *link;
  GSignalGroup *link_signals;
};

G_DEFINE_FINAL_TYPE (SegueLinkRow, segue_link_row, GTK_TYPE_WIDGET)

/* How what was found is shown. */
typedef struct
{
  const char *icon;
  const char *class_name;
} Sign;

static const Sign fine_sign = { "object-select-symbolic", "success" };
static const Sign signs[] = {
  [SEGUE_SEVERITY_NOTE] = { "go-next-symbolic", "dim" },
  [SEGUE_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning" },
  [SEGUE_SEVERITY_ERROR] = { "dialog-error-symbolic", "error" },
};

static void
update_sign (SegueLinkRow *self)
{
  const SegueLinkState state = segue_checked_link_get_found (self->link)->state;
  const Sign *sign = state == SEGUE_LINK_STATE_FINE ? &fine_sign : &signs[segue_checked_link_get_severity (self->link)];

  gtk_widget_remove_css_class (GTK_WIDGET (self->sign), fine_sign.class_name);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), signs[i].class_name);
  gtk_widget_add_css_class (GTK_WIDGET (self->sign), sign->class_name);
  gtk_image_set_from_icon_name (self->sign, state != SEGUE_LINK_STATE_WAITING ? sign->icon : NULL);
  gtk_spinner_set_spinning (self->spinner, state == SEGUE_LINK_STATE_CHECKING);
  gtk_stack_set_visible_child (self->signs, state == SEGUE_LINK_STATE_CHECKING ? GTK_WIDGET (self->spinner)
                                                                                : GTK_WIDGET (self->sign));
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
update (SegueLinkRow *self)
{
  const SegueLinkFound *found = segue_checked_link_get_found (self->link);
  const char *time = segue_checked_link_get_time (self->link), *title = segue_checked_link_get_title (self->link);
  const char *address = segue_checked_link_get_address (self->link);
  g_autofree char *words = segue_checked_link_dup_words (self->link);
  g_autofree char *uses = NULL;
  g_autofree char *page = NULL;
  g_autofree char *name = NULL;
  guint n_uses;

  segue_checked_link_get_ids (self->link, &n_uses);
  if (n_uses > 1)
    uses = g_strdup_printf (ngettext ("%u place", "%u places", n_uses), n_uses);
  /* Translators: the %s is the title of a page that a link leads to */
  page = found->title != NULL ? g_strdup_printf (_("Page: %s"), found->title) : g_strdup ("");
  update_sign (self);
  set_text (self->time, time);
  set_text (self->title, title);
  set_text (self->uses, uses != NULL ? uses : "");
  set_text (self->page, page);
  set_text (self->address, address);
  set_text (self->found, words);
  gtk_widget_set_visible (self->use_button, segue_checked_link_get_new_address (self->link) != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_button), "s", address);
  name = g_strjoin (", ", *title != '\0' ? title : address, *words != '\0' ? words : _("Not checked yet"), page, NULL);
  segue_item_name_set (GTK_WIDGET (self), name);
}

static void
segue_link_row_dispose (GObject *object)
{
  SegueLinkRow *self = SEGUE_LINK_ROW (object);

  g_clear_object (&self->link_signals);
  g_clear_object (&self->link);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_LINK_ROW);

  G_OBJECT_CLASS (segue_link_row_parent_class)->dispose (object);
}

static void
segue_link_row_class_init (SegueLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_link_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, signs);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, sign);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, words);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, time);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, uses);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, page);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, address);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, found);
  gtk_widget_class_bind_template_child (widget_class, SegueLinkRow, use_button);
  gtk_widget_class_set_css_name (widget_class, "segue-link-row");
}

static void
segue_link_row_init (SegueLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->link_signals = g_signal_group_new (SEGUE_TYPE_CHECKED_LINK);
  g_signal_group_connect_object (self->link_signals, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

SegueLinkRow *
segue_link_row_new (void)
{
  return g_object_new (SEGUE_TYPE_LINK_ROW, NULL);
}

/**
 * segue_link_row_set_link:
 * @self: a row
 * @link: (nullable): the link to show, or %NULL for none
 *
 * Shows another link.
 */
void
segue_link_row_set_link (SegueLinkRow     *self,
                         SegueCheckedLink *link)
{
  g_return_if_fail (SEGUE_IS_LINK_ROW (self));

  g_signal_group_set_target (self->link_signals, link);
  g_set_object (&self->link, link);
  if (link != NULL)
    update (self);
}

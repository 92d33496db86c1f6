/* segue-outline-filter-bar.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-filter-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * SegueOutlineFilterBar:
 *
 * The bar above the outline in which the user types what the rows are filtered by.
 */
struct _SegueOutlineFilterBar
{
  GtkWidget parent_instance;

  GtkSearchBar *search_bar;
  GtkSearchEntry *entry;
  GtkLabel *count;

  char *text; /* the text that the last "changed" was about */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ENTERED,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueOutlineFilterBar, segue_outline_filter_bar, GTK_TYPE_WIDGET)

/* Tells of the text in the entry, unless it is known already. The entry itself tells of it after a delay. */
static void
update_text (SegueOutlineFilterBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_str_equal (text, self->text))
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->text);
}

static void
search_mode_cb (SegueOutlineFilterBar *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
stop_search_cb (SegueOutlineFilterBar *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  update_text (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
activate_cb (SegueOutlineFilterBar *self)
{
  update_text (self);
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                SegueOutlineFilterBar *self)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;

  activate_cb (self);

  return GDK_EVENT_STOP;
}

static gboolean
segue_outline_filter_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SEGUE_OUTLINE_FILTER_BAR (widget)->entry));
}

static void
segue_outline_filter_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEGUE_TYPE_OUTLINE_FILTER_BAR);

  G_OBJECT_CLASS (segue_outline_filter_bar_parent_class)->dispose (object);
}

static void
segue_outline_filter_bar_finalize (GObject *object)
{
  g_free (SEGUE_OUTLINE_FILTER_BAR (object)->text);

  G_OBJECT_CLASS (segue_outline_filter_bar_parent_class)->finalize (object);
}

static void
segue_outline_filter_bar_class_init (SegueOutlineFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_outline_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_outline_filter_bar_finalize;
  widget_class->grab_focus = segue_outline_filter_bar_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-outline-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineFilterBar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineFilterBar, count);
  gtk_widget_class_bind_template_callback (widget_class, update_text);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);

  /**
   * SegueOutlineFilterBar::changed:
   * @self: a filter bar
   * @text: what to filter by, empty for nothing
   *
   * Emitted when the text has changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SEGUE_TYPE_OUTLINE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SegueOutlineFilterBar::entered:
   * @self: a filter bar
   *
   * Emitted when the user wants to go on to the rows that match.
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", SEGUE_TYPE_OUTLINE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  /**
   * SegueOutlineFilterBar::closed:
   * @self: a filter bar
   *
   * Emitted when the user has closed the bar, after "changed" with an empty text.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", SEGUE_TYPE_OUTLINE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
segue_outline_filter_bar_init (SegueOutlineFilterBar *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the bar. Its text is selected, so that typing replaces it. */
void
segue_outline_filter_bar_open (SegueOutlineFilterBar *self)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_FILTER_BAR (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

gboolean
segue_outline_filter_bar_is_open (SegueOutlineFilterBar *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_FILTER_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->search_bar);
}

/* Shows how many of all entries match, or nothing if the outline is not filtered. */
void
segue_outline_filter_bar_set_count (SegueOutlineFilterBar *self,
                                    gboolean               filtered,
                                    guint                  n_matches,
                                    guint                  n_entries)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SEGUE_IS_OUTLINE_FILTER_BAR (self));

  if (filtered)
    /* Translators: how many of all entries a filter leaves */
    text = g_strdup_printf (_("%u of %u"), n_matches, n_entries);
  gtk_label_set_label (self->count, text != NULL ? text : "");
}

/* Hides the bar and shows all rows again, as Escape does. */
void
segue_outline_filter_bar_close (SegueOutlineFilterBar *self)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_FILTER_BAR (self));

  stop_search_cb (self);
}

/* Returns: what the rows are filtered by */
const char *
segue_outline_filter_bar_get_text (SegueOutlineFilterBar *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_FILTER_BAR (self), NULL);

  return self->text;
}

/* segue-preferences.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-preferences.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-dialogs.h"
#include "app/player/segue-mark-key-dialog.h"
#include "app/player/segue-mark-key.h"

/**
 * SeguePreferences:
 *
 * The window with the preferences. Each control is bound to a settings key, whose changes the views follow.
 */
struct _SeguePreferences
{
  AdwPreferencesWindow parent_instance;

  GtkSwitch *follow_switch;
  GtkWidget *mark_key_row;
  GtkLabel *mark_key_label;
  GtkSwitch *moves_switch;
  GtkSwitch *font_switch;
  GtkWidget *font_row;
  GtkLabel *font_label;
  GtkSwitch *style_switch;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (SeguePreferences, segue_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
font_response_cb (SeguePreferences *self,
                  int               response,
                  GtkWidget        *dialog)
{
  g_autofree char *font = gtk_font_chooser_get_font (GTK_FONT_CHOOSER (dialog));

  if (response == GTK_RESPONSE_OK && font != NULL)
    g_settings_set_string (self->settings, "custom-font", font);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Opens the choice of a font. GTK has another class for it from 4.10 on, which the oldest version here lacks. */
static void
font_activated_cb (SeguePreferences *self)
{
  g_autofree char *font = g_settings_get_string (self->settings, "custom-font");
  GtkWidget *dialog = gtk_font_chooser_dialog_new (_("Font"), GTK_WINDOW (self));

  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (dialog), font);
  g_signal_connect_object (dialog, "response", G_CALLBACK (font_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
mark_key_activated_cb (SeguePreferences *self)
{
  segue_mark_key_dialog_show (GTK_WINDOW (self), gtk_window_get_application (gtk_window_get_transient_for (GTK_WINDOW (self))));
}

static void
update_mark_key (SeguePreferences *self)
{
  g_autofree char *key = segue_mark_key_dup_label (self->settings);

  gtk_label_set_label (self->mark_key_label, key);
}

static void
segue_preferences_dispose (GObject *object)
{
  g_clear_object (&SEGUE_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (segue_preferences_parent_class)->dispose (object);
}

static void
segue_preferences_class_init (SeguePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, follow_switch);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, mark_key_row);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, mark_key_label);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, moves_switch);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, font_switch);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, font_row);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, font_label);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, style_switch);
  gtk_widget_class_bind_template_callback (widget_class, font_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_key_activated_cb);
}

static void
segue_preferences_init (SeguePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (SEGUE_APP_ID);
  g_settings_bind (self->settings, "follow-selection", self->follow_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "mark-moves", self->moves_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::mark-key", G_CALLBACK (update_mark_key), self, G_CONNECT_SWAPPED);
  update_mark_key (self);
  g_settings_bind (self->settings, "use-system-font", self->font_switch, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_INVERT_BOOLEAN);
  g_settings_bind (self->settings, "use-system-font", self->font_row, "sensitive",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY | G_SETTINGS_BIND_INVERT_BOOLEAN);
  g_settings_bind (self->settings, "custom-font", self->font_label, "label", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "check-style", self->style_switch, "active", G_SETTINGS_BIND_DEFAULT);
}

/**
 * segue_preferences_new:
 * @parent: the window that the preferences are shown over
 *
 * Creates the window with the preferences.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
GtkWidget *
segue_preferences_new (GtkWindow *parent)
{
  GtkWidget *self = g_object_new (SEGUE_TYPE_PREFERENCES, "transient-for", parent, NULL);

  segue_dialogs_fit (GTK_WINDOW (self), parent, 520, 540);

  return self;
}

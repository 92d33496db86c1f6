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
#include "core/document/segue-next-episode.h"
#include "rules/segue-rule.h"

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
  GtkEditable *segment_row;
  GtkSwitch *style_switch;
  AdwExpanderRow *noted_row;

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

/* Keeps what was typed if it is a segment, or nothing. Else the row says that it is not kept. */
static void
segment_changed_cb (SeguePreferences *self)
{
  g_autofree char *line = g_strstrip (g_strdup (gtk_editable_get_text (self->segment_row)));
  g_autoptr(SegueEpisode) like = segue_next_episode_new_like (line);

  if (like != NULL || *line == '\0')
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->segment_row), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->segment_row), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->segment_row), NULL);
      g_settings_set_string (self->settings, "new-segment", line);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->segment_row), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->segment_row), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->segment_row), _("This is not a segment with a time and a title."));
    }
}

/* Reads whether the rule @user_data is among those of the setting that are only noted. */
static gboolean
get_noted (GValue   *value,
           GVariant *variant,
           gpointer  user_data)
{
  const SegueRule *rule = user_data;
  g_autofree const char **noted = g_variant_get_strv (variant, NULL);

  g_value_set_boolean (value, g_strv_contains (noted, rule->id));

  return TRUE;
}

static void
noted_cb (SeguePreferences *self,
          GParamSpec       *pspec,
          GtkSwitch        *noted_switch)
{
  const SegueRule *rule = g_object_get_data (G_OBJECT (noted_switch), "rule");
  g_auto(GStrv) noted = g_settings_get_strv (self->settings, "noted-rules");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) result = NULL;

  for (guint i = 0; noted[i] != NULL; i++)
    if (!g_str_equal (noted[i], rule->id))
      g_strv_builder_add (builder, noted[i]);
  if (gtk_switch_get_active (noted_switch))
    g_strv_builder_add (builder, rule->id);
  result = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "noted-rules", (const char *const *) result);
}

/* Gives a control within a row the title of the row as its name, which libadwaita 1.2 does not do. */
static void
name_part (gpointer   row,
           GtkWidget *part)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* Adds a switch for each rule whose problems can be reduced to notes. */
static void
add_noted (SeguePreferences *self)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->noted_row));

  /* the list in which the title stands, above the list of the switches */
  name_part (self->noted_row, gtk_widget_get_first_child (box));
  for (guint i = 0; segue_rules[i] != NULL; i++)
    if (segue_rules[i]->title != NULL)
      {
        GtkWidget *row = adw_action_row_new (), *noted_switch = gtk_switch_new ();

        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(segue_rules[i]->title));
        gtk_widget_set_valign (noted_switch, GTK_ALIGN_CENTER);
        gtk_widget_set_name (noted_switch, segue_rules[i]->id);
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), noted_switch);
        adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), noted_switch);
        g_object_set_data (G_OBJECT (noted_switch), "rule", (gpointer) segue_rules[i]);
        g_settings_bind_with_mapping (self->settings, "noted-rules", noted_switch, "active", G_SETTINGS_BIND_GET,
                                      get_noted, NULL, (gpointer) segue_rules[i], NULL);
        g_signal_connect_object (noted_switch, "notify::active", G_CALLBACK (noted_cb), self, G_CONNECT_SWAPPED);
        adw_expander_row_add_row (self->noted_row, row);
        name_part (self->noted_row, gtk_widget_get_parent (row));
      }
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
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, segment_row);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, style_switch);
  gtk_widget_class_bind_template_child (widget_class, SeguePreferences, noted_row);
  gtk_widget_class_bind_template_callback (widget_class, font_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_key_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, segment_changed_cb);
}

static void
segue_preferences_init (SeguePreferences *self)
{
  g_autofree char *segment = NULL;

  self->settings = g_settings_new (SEGUE_APP_ID);
  segment = g_settings_get_string (self->settings, "new-segment");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (self->segment_row, segment);
  name_part (self->segment_row, GTK_WIDGET (gtk_editable_get_delegate (self->segment_row)));

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
  add_noted (self);
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

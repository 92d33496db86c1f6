/* segue-mark-key.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-mark-key.h"

#include <glib/gi18n.h>

#define ACTION "win.mark-next"
/* always marks, since many keyboards have the key of the setting only together with a modifier */
#define SECOND_KEY "<Control>m"
#define SHORTCUTS SEGUE_APP_PATH "help-overlay.ui"

/* Keys of input methods, of the desktop and of GTK. */
static const char *const taken[] = {
  "F6", "<Shift>F6", "F9", "<Shift>F10", "<Alt>F4", "<Alt>F1", "<Alt>F2", "<Alt>Tab", "<Control><Alt>Delete",
  "<Control>period", "<Control>semicolon", "<Control><Shift>u", "<Control>Insert", "<Alt>space", "Hangul",
  "Hangul_Hanja",
};

static void
apply (GSettings  *settings,
       const char *name,
       gpointer    application)
{
  g_autofree char *key = g_settings_get_string (settings, "mark-key");
  const char *keys[] = { key, SECOND_KEY, NULL };
  guint value;

  /* the setting may have been written by hand */
  if (!gtk_accelerator_parse (key, &value, NULL) || value == 0)
    keys[0] = "F4";
  gtk_application_set_accels_for_action (application, ACTION, keys);
}

/**
 * segue_mark_key_follow_settings:
 * @application: the application
 *
 * Makes the key of the settings mark times, now and when the setting changes.
 */
void
segue_mark_key_follow_settings (GtkApplication *application)
{
  GSettings *settings = g_settings_new (SEGUE_APP_ID);

  g_signal_connect_object (settings, "changed::mark-key", G_CALLBACK (apply), application, G_CONNECT_DEFAULT);
  g_object_set_data_full (G_OBJECT (application), "segue-mark-key-settings", settings, g_object_unref);
  apply (settings, "mark-key", application);
}

/**
 * segue_mark_key_dup_label:
 * @settings: the settings of the application
 *
 * Returns: (transfer full): how the user reads the key that marks times
 */
char *
segue_mark_key_dup_label (GSettings *settings)
{
  g_autofree char *key = g_settings_get_string (settings, "mark-key");
  GdkModifierType modifiers;
  guint value;

  if (!gtk_accelerator_parse (key, &value, &modifiers) || value == 0)
    return g_strdup ("F4");

  return gtk_accelerator_get_label (value, modifiers);
}

static gboolean
is_same (const char      *accelerator,
         guint            key,
         GdkModifierType  modifiers)
{
  GdkModifierType other_modifiers;
  guint other;

  return gtk_accelerator_parse (accelerator, &other, &other_modifiers) && other == gdk_keyval_to_lower (key) &&
         other_modifiers == modifiers;
}

/* Returns: (transfer full) (nullable): what the list of shortcuts says that a key does */
static char *
dup_use (guint           key,
         GdkModifierType modifiers)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (SHORTCUTS);
  g_autoptr(GSList) objects = gtk_builder_get_objects (builder);
  char *use = NULL;

  for (GSList *link = objects; link != NULL && use == NULL; link = link->next)
    {
      g_autofree char *accelerators = NULL;
      g_autofree char *action = NULL;
      g_autofree char *title = NULL;
      g_auto(GStrv) list = NULL;

      if (!GTK_IS_SHORTCUTS_SHORTCUT (link->data))
        continue;

      g_object_get (link->data, "accelerator", &accelerators, "action-name", &action, "title", &title, NULL);
      list = g_strsplit (accelerators != NULL ? accelerators : "", " ", -1);
      for (guint i = 0; list[i] != NULL && g_strcmp0 (action, ACTION) != 0; i++)
        {
          if (use == NULL && is_same (list[i], key, modifiers))
            use = g_steal_pointer (&title);
        }
    }
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay")));

  return use;
}

static gboolean
is_taken (GtkApplication  *application,
          guint            key,
          GdkModifierType  modifiers)
{
  g_autofree char *accelerator = gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers);
  g_auto(GStrv) actions = gtk_application_get_actions_for_accel (application, accelerator);

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      if (is_same (taken[i], key, modifiers))
        return TRUE;
    }

  return actions[0] != NULL && !g_str_equal (actions[0], ACTION);
}

/* Returns whether a key types, moves the cursor or ends an edit. */
static gboolean
is_for_writing (guint           key,
                GdkModifierType modifiers)
{
  static const guint keys[] = {
    GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_Escape, GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_KEY_BackSpace,
    GDK_KEY_Delete, GDK_KEY_Home, GDK_KEY_End, GDK_KEY_Page_Up, GDK_KEY_Page_Down, GDK_KEY_Left, GDK_KEY_Right,
    GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_Insert, GDK_KEY_Menu,
  };

  if (gdk_keyval_to_unicode (key) != 0 && (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i] == key)
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_mark_key_dup_refusal:
 * @application: the application
 * @key: a key
 * @modifiers: what is held with it
 *
 * Tells why a key cannot mark times.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if it can
 */
char *
segue_mark_key_dup_refusal (GtkApplication  *application,
                            guint            key,
                            GdkModifierType  modifiers)
{
  g_autofree char *label = gtk_accelerator_get_label (key, modifiers);
  g_autofree char *use = NULL;

  if (is_for_writing (key, modifiers))
    return g_strdup_printf (_("%s is needed for writing. Take a function key, or a key with Ctrl or Alt."), label);

  use = dup_use (key, modifiers);
  if (use != NULL)
    /* Translators: the name of a key, and what it does in the list of shortcuts */
    return g_strdup_printf (_("%s does something else: “%s”."), label, use);
  if (is_taken (application, key, modifiers))
    return g_strdup_printf (_("%s does something else."), label);

  return NULL;
}

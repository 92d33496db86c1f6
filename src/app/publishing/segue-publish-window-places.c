/* segue-publish-window-places.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-prompt.h"
#include "app/publishing/segue-publish-window-private.h"

#include <glib/gi18n.h>

/* Adds, renames and removes places, and opens the pages where they are edited. */

static void
named_cb (GtkWindow  *owner,
          const char *text,
          gpointer    user_data)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (owner);
  const SegueTarget *target = user_data;

  segue_publish_window_select (self, segue_publishing_add (self->publishing, target, text));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  const SegueTarget *target = segue_targets_find (g_variant_get_string (parameter, NULL));

  segue_publish_prompt_ask (GTK_WINDOW (widget), _("Add a Place"),
                            _("It has settings of its own, such as those for a paid feed."), _("Name"),
                            _(target->name), _("_Add"), named_cb, (gpointer) target, NULL);
}

static void
renamed_cb (GtkWindow  *owner,
            const char *text,
            gpointer    user_data)
{
  segue_publishing_rename (SEGUE_PUBLISH_WINDOW (owner)->publishing, user_data, text);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);

  segue_publish_prompt_ask (GTK_WINDOW (self), _("Rename the Place"), NULL, _("Name"),
                            segue_outlet_get_name (self->outlet), _("_Rename"), renamed_cb,
                            g_object_ref (self->outlet), g_object_unref);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);
  g_autofree char *message = g_strdup_printf (_("“%s” removed."), segue_outlet_get_name (self->outlet));

  /* the last place stays, since the window always shows one */
  if (g_list_model_get_n_items (segue_publishing_get_outlets (self->publishing)) < 2)
    return;

  segue_publishing_remove (self->publishing, self->outlet);
  segue_publish_window_say (self, message);
}

static gboolean
is_address (const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL &&
         (g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http"));
}

static void
show_page (SeguePublishWindow *self,
           SegueOutlet        *outlet)
{
  gtk_show_uri (GTK_WINDOW (self), segue_outlet_get_page (outlet), GDK_CURRENT_TIME);
}

static void
take_address (SeguePublishWindow *self,
              SegueOutlet        *outlet,
              const char         *text,
              gboolean            open)
{
  g_autofree char *address = *text == '\0' || strstr (text, "://") != NULL ? g_strdup (text)
                                                                           : g_strconcat ("https://", text, NULL);

  if (*address != '\0' && !is_address (address))
    {
      segue_publish_window_say (self, _("That is not the address of a page."));
      return;
    }
  segue_publishing_set_page (self->publishing, outlet, address);
  if (open && segue_outlet_get_page (outlet) != NULL)
    show_page (self, outlet);
}

static void
address_cb (GtkWindow  *owner,
            const char *text,
            gpointer    user_data)
{
  take_address (SEGUE_PUBLISH_WINDOW (owner), user_data, text, FALSE);
}

static void
first_address_cb (GtkWindow  *owner,
                  const char *text,
                  gpointer    user_data)
{
  take_address (SEGUE_PUBLISH_WINDOW (owner), user_data, text, TRUE);
}

static void
ask_address (SeguePublishWindow *self,
             gboolean            open)
{
  segue_publish_prompt_ask (GTK_WINDOW (self), _("Page Address"),
                            _("Where this episode is edited there. It is asked once and kept for this episode."),
                            _("Address"), segue_outlet_get_page (self->outlet), open ? _("_Open") : _("_Keep"),
                            open ? first_address_cb : address_cb, g_object_ref (self->outlet), g_object_unref);
}

static void
page_address_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  ask_address (SEGUE_PUBLISH_WINDOW (widget), FALSE);
}

static void
open_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);

  if (segue_outlet_get_page (self->outlet) != NULL)
    show_page (self, self->outlet);
  else
    ask_address (self, TRUE);
}

void
segue_publish_window_install_places (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "publish.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "publish.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "publish.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "publish.page-address", NULL, page_address_action);
  gtk_widget_class_install_action (widget_class, "publish.open-page", NULL, open_page_action);
}

/* Lists all targets in the menu that adds a place. */
void
segue_publish_window_init_places (SeguePublishWindow *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  guint n;
  const SegueTarget *const *targets = segue_targets_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = g_strdup_printf ("publish.add::%s", targets[i]->id);

      g_menu_append (menu, _(targets[i]->name), action);
    }
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
}

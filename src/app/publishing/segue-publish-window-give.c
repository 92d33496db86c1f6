/* segue-publish-window-give.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/exchange/segue-clipboard.h"

/* Copies and saves what is given out, and shows what has changed since. */

/* Puts an output into the clipboard, as HTML too if the place takes that. */
static void
copy (SeguePublishWindow *self,
      SegueOutput        *output)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  const char *text = segue_output_get_text (output), *html = segue_output_get_html (output);

  if (html != NULL)
    {
      g_autoptr(GdkContentProvider) provider = segue_clipboard_new_provider (text, html);

      gdk_clipboard_set_content (clipboard, provider);
    }
  else
    gdk_clipboard_set_text (clipboard, text);
}

/* Copies or saves what an outlet gives out. Whatever is wrong with it, the user decides. */
void
segue_publish_window_give (SeguePublishWindow *self,
                           SegueOutlet        *outlet)
{
  g_autoptr(SegueOutput) output = segue_output_ref (segue_publishing_update (self->publishing, outlet));
  g_autofree char *message = NULL;

  if (segue_outlet_get_target (outlet)->kind == SEGUE_TARGET_SAVE)
    {
      g_signal_emit_by_name (self, "save", outlet, output);
      return;
    }

  copy (self, output);
  segue_publishing_give (self->publishing, outlet, output);
  /* Translators: the %s is what will happen, such as "YouTube will show 27 chapters" */
  message = g_strdup_printf (_("Copied. %s."), segue_output_get_headline (output));
  segue_publish_window_say (self, message);
}

/**
 * segue_publish_window_saved:
 * @self: a publish window
 * @outlet: the outlet whose output was saved
 * @output: the output
 * @file: where it was saved
 *
 * Records that an output has been saved, and says so.
 */
void
segue_publish_window_saved (SeguePublishWindow *self,
                            SegueOutlet        *outlet,
                            SegueOutput        *output,
                            GFile              *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = g_strdup_printf (_("Saved as “%s”."), name);

  g_return_if_fail (SEGUE_IS_PUBLISH_WINDOW (self));

  segue_publishing_give (self->publishing, outlet, output);
  segue_publish_window_say (self, message);
}

static void
give_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);

  if (self->outlet != NULL)
    segue_publish_window_give (self, self->outlet);
}

static void
copy_next_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);
  SegueOutlet *next = segue_publishing_get_next (self->publishing, self->outlet);

  if (next == NULL)
    return;

  segue_publish_window_select (self, next);
  segue_publish_window_give (self, next);
}

static void
show_difference_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);
  SegueOutput *output = segue_publishing_update (self->publishing, self->outlet);
  const char *given = segue_outlet_get_given (self->outlet);
  const char *text = segue_outlet_differs_in_html (self->outlet) ? segue_output_get_html (output)
                                                                 : segue_output_get_text (output);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;

  if (given == NULL || text == NULL)
    {
      segue_publish_window_say (self, _("The text was too long to be kept."));
      return;
    }
  before = g_bytes_new (given, strlen (given));
  after = g_bytes_new (text, strlen (text));
  g_signal_emit_by_name (self, "compare", segue_outlet_get_name (self->outlet), before, after);
}

static void
mark_published_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);

  segue_publishing_set_published (self->publishing, self->outlet, g_str_equal (name, "publish.mark-published"));
}

/* Follows what has been computed and given out. */
void
segue_publish_window_update_give (SeguePublishWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const SegueOutletState state = self->outlet != NULL ? segue_outlet_get_state (self->outlet) : SEGUE_OUTLET_NEW;
  g_autofree char *progress = segue_publishing_dup_progress (self->publishing);

  gtk_label_set_text (self->progress, progress != NULL ? progress : "");
  gtk_widget_action_set_enabled (widget, "publish.copy-next",
                                 segue_publishing_get_next (self->publishing, self->outlet) != NULL);
  gtk_widget_action_set_enabled (widget, "publish.show-difference", state == SEGUE_OUTLET_CHANGED);
  gtk_widget_action_set_enabled (widget, "publish.mark-published", state == SEGUE_OUTLET_GIVEN);
  gtk_widget_action_set_enabled (widget, "publish.unmark-published", state == SEGUE_OUTLET_PUBLISHED);
}

void
segue_publish_window_install_give (GtkWidgetClass *widget_class)
{
  const GdkModifierType shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "publish.give", NULL, give_action);
  gtk_widget_class_install_action (widget_class, "publish.copy-next", NULL, copy_next_action);
  gtk_widget_class_install_action (widget_class, "publish.show-difference", NULL, show_difference_action);
  gtk_widget_class_install_action (widget_class, "publish.mark-published", NULL, mark_published_action);
  gtk_widget_class_install_action (widget_class, "publish.unmark-published", NULL, mark_published_action);
  /* a text view whose text is selected copies that itself */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "publish.give", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, shift, "publish.copy-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "publish.show-difference", NULL);
}

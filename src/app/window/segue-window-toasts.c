/* segue-window-toasts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

/* What a toast needs beside its text: in pixels, and around the text of its button in characters; and how much wider
 * its bold text is, in hundredths. */
#define TOAST_BESIDE 110
#define TOAST_BUTTON_CHARS 6
#define TOAST_WIDER 118
#define TOAST_LEAST_CHARS 8
#define TOAST_MOST_CHARS 60

static void
toast_dismissed_cb (SegueWindow *self,
                    AdwToast    *toast)
{
  if (self->undo_toast == toast)
    self->undo_toast = NULL;
}

/* How many characters a toast has room for beside its buttons. */
static int
get_toast_chars (SegueWindow *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->toasts));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int width = segue_window_get_width (self) - TOAST_BESIDE;
  /* what labels count as a character */
  const int char_width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                              pango_font_metrics_get_approximate_digit_width (metrics));
  const int chars = width * PANGO_SCALE / MAX (char_width, 1) * 100 / TOAST_WIDER;

  pango_font_metrics_unref (metrics);

  return CLAMP (chars - self->toast_button_chars, TOAST_LEAST_CHARS, TOAST_MOST_CHARS);
}

/* Has the message that is shown last take the lines that it needs in a window of this width. */
void
segue_window_fit_toast (SegueWindow *self)
{
  if (self->toast_label != NULL)
    gtk_label_set_max_width_chars (self->toast_label, get_toast_chars (self));
}

/* A toast's own label would be cut off in a narrow window; and toasts are as high as they would be with all the width that
 * they ask for. The buttons can be %NULL. */
static GtkWidget *
create_label (SegueWindow       *self,
              const char        *message,
              const char *const  buttons[2])
{
  GtkWidget *label = gtk_label_new (message);

  self->toast_button_chars = 0;
  for (guint i = 0; i < 2; i++)
    {
      if (buttons[i] != NULL)
        self->toast_button_chars += TOAST_BUTTON_CHARS + g_utf8_strlen (buttons[i], -1);
    }
  g_set_weak_pointer (&self->toast_label, GTK_LABEL (label));
  segue_window_fit_toast (self);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");

  return label;
}

static AdwToast *
create_toast (const char *message,
              GtkWidget  *title,
              const char *button)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_custom_title (toast, title);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (button != NULL)
    adw_toast_set_button_label (toast, button);

  return toast;
}

/* A message about what was just done, which is told now and not after what came before it. @button is what its button
 * will say, %NULL for none. */
AdwToast *
segue_window_create_toast (SegueWindow *self,
                           const char  *message,
                           const char  *button)
{
  const char *const buttons[2] = { button, NULL };

  return create_toast (message, create_label (self, message, buttons), button);
}

/* With a button that takes back what is told of. */
static void
add_undo (SegueWindow *self,
          AdwToast    *toast)
{
  adw_toast_set_action_name (toast, "win.undo");
  self->undo_toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
}

void
segue_window_say (SegueWindow *self,
                  const char  *message,
                  gboolean     undoable)
{
  AdwToast *toast = segue_window_create_toast (self, message, undoable ? _("_Undo") : NULL);

  if (undoable)
    add_undo (self, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* A message with Undo and another button. */
static void
offer (SegueWindow *self,
       const char  *message,
       const char  *label,
       const char  *action)
{
  const char *const buttons[2] = { _("_Undo"), label };
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  AdwToast *toast = create_toast (message, title, buttons[0]);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (title), create_label (self, message, buttons));
  gtk_box_append (GTK_BOX (title), button);
  add_undo (self, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
segue_window_init_toasts (SegueWindow *self)
{
  g_signal_connect_object (self->state, "said", G_CALLBACK (segue_window_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "offered", G_CALLBACK (offer), self, G_CONNECT_SWAPPED);
}

/* segue-toaster.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-toaster.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-labels.h"

/* The room that a toast takes beside its text: its margins in pixels, and around the text of a button in characters. */
#define MARGINS 110
#define BUTTON_CHARS 6
/* The width of bold text, in hundredths of the width of normal text. */
#define BOLD_WIDTH 118
#define MIN_CHARS 8
#define MAX_CHARS 60
/* How long a toast appears, with some reserve, in microseconds. */
#define RISE_TIME (400 * G_TIME_SPAN_MILLISECOND)

/* A message with a button. */
typedef struct
{
  char *message;
  char *label;
  char *action;
  GVariant *target; /* or NULL */
} Offer;

/**
 * SegueToaster:
 *
 * Shows messages in passing, as toasts over the views of a session.
 *
 * It shows what the view state of the session says. The label of an #AdwToast is cut off in a narrow window, so that each
 * toast gets a label of its own, with line breaks that fit the width of the window.
 */
struct _SegueToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay;
  SegueDocument *document;
  AdwToast *toast;      /* weak: the last one, until it is dismissed */
  GtkLabel *label;      /* weak: of the last toast */
  int button_chars;     /* the width of the buttons of the last toast, in characters */
  int width;            /* of the window, in pixels */
  Offer *offer;         /* what is shown until the user has answered, also again after each message; or NULL */
  AdwToast *current;    /* weak: the one that is seen, which is not the last one if that still waits for it to go */
  guint rise_id;        /* the tick callback while it appears, or 0 */
  gint64 rise_start;    /* the time of the first frame in which it appears, in microseconds, or 0 */
  gboolean doomed;      /* it goes as soon as it has appeared */
};

G_DEFINE_FINAL_TYPE (SegueToaster, segue_toaster, G_TYPE_OBJECT)

/* Computes how many characters fit beside the buttons of the last toast. */
static int
get_chars (SegueToaster *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->overlay));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  /* the larger of both is what GtkLabel counts as one character */
  const int char_width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                              pango_font_metrics_get_approximate_digit_width (metrics));
  const int chars = (self->width - MARGINS) * PANGO_SCALE / MAX (char_width, 1) * 100 / BOLD_WIDTH;

  pango_font_metrics_unref (metrics);

  return MIN (chars - self->button_chars, MAX_CHARS);
}

static void
fit_label (SegueToaster *self)
{
  if (self->label != NULL)
    gtk_label_set_max_width_chars (self->label, MAX (get_chars (self), MIN_CHARS));
}

/* Creates the label of a toast with up to two buttons, each of which can be %NULL. */
static GtkWidget *
create_label (SegueToaster *self,
              const char   *message,
              const char   *first,
              const char   *second)
{
  GtkWidget *label = gtk_label_new (message);

  self->button_chars = 0;
  if (first != NULL)
    self->button_chars += BUTTON_CHARS + g_utf8_strlen (first, -1);
  if (second != NULL)
    self->button_chars += BUTTON_CHARS + g_utf8_strlen (second, -1);
  g_set_weak_pointer (&self->label, GTK_LABEL (label));
  fit_label (self);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  segue_labels_unhyphenate (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");

  return label;
}

static void
clear_offer (SegueToaster *self)
{
  if (self->offer == NULL)
    return;

  g_free (self->offer->message);
  g_free (self->offer->label);
  g_free (self->offer->action);
  g_clear_pointer (&self->offer->target, g_variant_unref);
  g_clear_pointer (&self->offer, g_free);
}

static AdwToast *
create_toast (const char *message,
              GtkWidget  *title)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_custom_title (toast, title);

  return toast;
}

/* Adds a button to a toast: beside the message, or below it where the window is too narrow for both. @target can be %NULL.
 *
 * It is not the button of #AdwToast itself, which since libadwaita 1.4 can be narrower than its label: GTK then takes the
 * minimum height of the toast with another width of the message than its natural height, and warns where the narrower
 * message is the lower one, as it can be if it mixes fonts with lines of different heights.
 */
static void
add_button (SegueToaster *self,
            AdwToast     *toast,
            const char   *label,
            const char   *action,
            GVariant     *target)
{
  const gboolean beside = get_chars (self) >= MIN_CHARS;
  GtkWidget *box = gtk_box_new (beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (!beside)
    {
      self->button_chars = 0;
      fit_label (self);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  /* after the action, which a button that has left the window does not find */
  g_signal_connect_object (button, "clicked", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), adw_toast_get_custom_title (toast));
  gtk_box_append (GTK_BOX (box), button);
  adw_toast_set_custom_title (toast, box);
}

static gboolean
risen_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  SegueToaster *self = SEGUE_TOASTER (data);
  const gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->rise_start == 0)
    self->rise_start = now;
  if (now - self->rise_start < RISE_TIME)
    return G_SOURCE_CONTINUE;
  self->rise_id = 0;
  if (self->doomed && self->current != NULL)
    adw_toast_dismiss (self->current);

  return G_SOURCE_REMOVE;
}

static void
stop_rising (SegueToaster *self)
{
  if (self->rise_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->rise_id);
  self->rise_id = 0;
  self->rise_start = 0;
  self->doomed = FALSE;
}

/* Notes that @toast begins to appear. */
static void
rise (SegueToaster *self,
      AdwToast     *toast)
{
  g_set_weak_pointer (&self->current, toast);
  stop_rising (self);
  if (adw_get_enable_animations (GTK_WIDGET (self->overlay)))
    self->rise_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), risen_cb, self, NULL);
}

/* Dismisses a toast, or has it go once it has appeared: libadwaita 1.2 ends the program if a toast has gone before it has
 * appeared, which can happen where frames take long. */
static void
dismiss (SegueToaster *self,
         AdwToast     *toast)
{
  if (toast == self->current && self->rise_id != 0)
    self->doomed = TRUE;
  else
    adw_toast_dismiss (toast);
}

/* The button of a toast undoes the step that its message tells of. After another step it would undo that one. */
static void
document_changed_cb (SegueToaster *self)
{
  if (self->toast != NULL)
    dismiss (self, self->toast);
}

/* The last toast is not the last one any more. */
static void
forget (SegueToaster *self)
{
  g_clear_weak_pointer (&self->toast);
  g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
}

static void show_offer (SegueToaster *self);

static void
dismissed_cb (SegueToaster *self,
              AdwToast     *toast)
{
  if (self->current == toast)
    {
      stop_rising (self);
      g_clear_weak_pointer (&self->current);
      if (self->toast != NULL && self->toast != toast)
        rise (self, self->toast);
    }
  if (self->toast != toast)
    return;
  forget (self);
  if (adw_toast_get_timeout (toast) == 0)
    clear_offer (self);
  else if (self->offer != NULL)
    show_offer (self);
}

/* Shows @toast, which is taken over. A message tells what was just done, so that it replaces the one before it. That one
 * is dismissed rather than put off by a higher priority: it would come back, and libadwaita 1.2 ends the program if a
 * toast comes back while it is still moving away. */
static void
show (SegueToaster *self,
      AdwToast     *toast)
{
  AdwToast *last = self->toast;

  forget (self);
  if (last != NULL)
    dismiss (self, last);
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  if (self->current == NULL)
    rise (self, toast);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

static AdwToast *
create_offer (SegueToaster *self,
              const Offer  *offer)
{
  AdwToast *toast = create_toast (offer->message, create_label (self, offer->message, offer->label, NULL));

  add_button (self, toast, offer->label, offer->action, offer->target);

  return toast;
}

static void
show_offer (SegueToaster *self)
{
  AdwToast *toast = create_offer (self, self->offer);

  adw_toast_set_timeout (toast, 0);
  show (self, toast);
}

static void
show_undoable (SegueToaster *self,
               AdwToast     *toast)
{
  add_button (self, toast, _("_Undo"), "win.undo", NULL);
  show (self, toast);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
said_cb (SegueToaster *self,
         const char   *message,
         gboolean      undoable)
{
  const char *label = undoable ? _("_Undo") : NULL;
  AdwToast *toast = create_toast (message, create_label (self, message, label, NULL));

  if (undoable)
    show_undoable (self, toast);
  else
    show (self, toast);
}

/* Shows a message with a button that undoes the last step, and another button. */
static void
offered_cb (SegueToaster *self,
            const char   *message,
            const char   *label,
            const char   *action)
{
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (title), create_label (self, message, _("_Undo"), label));
  gtk_box_append (GTK_BOX (title), button);
  show_undoable (self, create_toast (message, title));
}

static void
segue_toaster_dispose (GObject *object)
{
  SegueToaster *self = SEGUE_TOASTER (object);

  if (self->overlay != NULL)
    stop_rising (self);
  g_clear_weak_pointer (&self->current);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->label);
  clear_offer (self);
  g_clear_object (&self->overlay);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (segue_toaster_parent_class)->dispose (object);
}

static void
segue_toaster_class_init (SegueToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_toaster_dispose;
}

static void
segue_toaster_init (SegueToaster *self)
{
}

/**
 * segue_toaster_new:
 * @overlay: where toasts are shown
 * @session: the session whose messages are shown
 *
 * Creates a toaster.
 *
 * Returns: (transfer full): the toaster
 */
SegueToaster *
segue_toaster_new (AdwToastOverlay *overlay,
                   SegueSession    *session)
{
  SegueToaster *self = g_object_new (SEGUE_TYPE_TOASTER, NULL);
  SegueViewState *state = segue_session_get_view_state (session);

  self->overlay = g_object_ref (overlay);
  self->document = g_object_ref (segue_session_get_document (session));
  g_signal_connect_object (state, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "offered", G_CALLBACK (offered_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_toaster_set_width:
 * @self: a toaster
 * @width: the width of the window, in pixels
 *
 * Fits toasts, the one that is shown included, to the width of the window.
 */
void
segue_toaster_set_width (SegueToaster *self,
                         int           width)
{
  g_return_if_fail (SEGUE_IS_TOASTER (self));

  self->width = width;
  fit_label (self);
}

/**
 * segue_toaster_add:
 * @self: a toaster
 * @message: what to say
 * @label: the label of a button, with a mnemonic
 * @action: the action of that button
 * @target: (nullable) (transfer floating): the parameter of @action
 * @lasts: whether the message stays until the user closes it or presses the button; it comes back after other messages
 *
 * Shows a message with a button.
 */
void
segue_toaster_add (SegueToaster *self,
                   const char   *message,
                   const char   *label,
                   const char   *action,
                   GVariant     *target,
                   gboolean      lasts)
{
  g_autoptr(GVariant) sunk = target != NULL ? g_variant_ref_sink (target) : NULL;
  const Offer offer = { (char *) message, (char *) label, (char *) action, sunk };

  g_return_if_fail (SEGUE_IS_TOASTER (self));

  if (!lasts)
    {
      show (self, create_offer (self, &offer));
      return;
    }

  clear_offer (self);
  self->offer = g_new (Offer, 1);
  *self->offer = (Offer) { g_strdup (message), g_strdup (label), g_strdup (action), g_steal_pointer (&sunk) };
  show_offer (self);
}

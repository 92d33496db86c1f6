/* segue-type-ahead.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-type-ahead.h"

/* How long a key waits for the next one of the same word, in milliseconds. */
#define TYPING_TIME 1500

/**
 * SegueTypeAhead:
 *
 * Shows what is typed on a list, and asks for the row that it means.
 *
 * The keys go through an input method, so that text that is still being composed counts as well. No letter is a
 * command.
 */
struct _SegueTypeAhead
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;

  GtkIMContext *im;
  GString *typed; /* what was committed, without what is being composed */
  guint source;   /* ends the word; 0 while nothing is typed */
  gboolean active;
};

enum
{
  SIGNAL_TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueTypeAhead, segue_type_ahead, GTK_TYPE_WIDGET)

static gboolean
timeout_cb (gpointer user_data)
{
  SegueTypeAhead *self = user_data;

  self->source = 0;
  g_string_truncate (self->typed, 0);
  gtk_im_context_reset (self->im);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);

  return G_SOURCE_REMOVE;
}

static void
end_typing (SegueTypeAhead *self)
{
  if (self->source == 0)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  timeout_cb (self);
}

/* Shows all that was typed and is being composed, and asks for a row with it. */
static void
update (SegueTypeAhead *self)
{
  g_autofree char *preedit = NULL;
  g_autofree char *text = NULL;
  gboolean found = FALSE;

  gtk_im_context_get_preedit_string (self->im, &preedit, NULL, NULL);
  text = g_strconcat (self->typed->str, preedit, NULL);
  if (*text == '\0')
    {
      end_typing (self);
      return;
    }

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (TYPING_TIME, timeout_cb, self);
  gtk_label_set_label (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);

  g_signal_emit (self, signals[SIGNAL_TYPED], 0, text, &found);
  if (found)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
}

static void
commit_cb (SegueTypeAhead *self,
           const char     *text)
{
  if (!self->active)
    return;

  g_string_append (self->typed, text);
  update (self);
}

static void
preedit_changed_cb (SegueTypeAhead *self)
{
  if (self->active)
    update (self);
}

static gboolean
key_pressed_cb (SegueTypeAhead        *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  const gboolean typing = self->source != 0;

  if (!self->active || event == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (typing && keyval == GDK_KEY_Escape)
    {
      end_typing (self);
      return GDK_EVENT_STOP;
    }
  if (typing && keyval == GDK_KEY_BackSpace && self->typed->len > 0 &&
      !gtk_im_context_filter_keypress (self->im, event))
    {
      const char *last = g_utf8_prev_char (self->typed->str + self->typed->len);

      g_string_truncate (self->typed, last - self->typed->str);
      update (self);
      return GDK_EVENT_STOP;
    }
  /* the space bar selects a row, unless it is part of what is typed */
  if (!typing && (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space))
    return GDK_EVENT_PROPAGATE;

  return gtk_im_context_filter_keypress (self->im, event);
}

static void
key_released_cb (SegueTypeAhead        *self,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        modifiers,
                 GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (self->active && event != NULL)
    gtk_im_context_filter_keypress (self->im, event);
}

/* Lets go of the widget whose keys are taken, before it is destroyed: the input method uses its settings. */
static void
release_key_widget (SegueTypeAhead *self)
{
  gtk_im_context_set_client_widget (self->im, NULL);
}

static void
segue_type_ahead_dispose (GObject *object)
{
  SegueTypeAhead *self = SEGUE_TYPE_AHEAD (object);

  g_clear_handle_id (&self->source, g_source_remove);
  release_key_widget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_TYPE_AHEAD);

  G_OBJECT_CLASS (segue_type_ahead_parent_class)->dispose (object);
}

static void
segue_type_ahead_finalize (GObject *object)
{
  SegueTypeAhead *self = SEGUE_TYPE_AHEAD (object);

  g_object_unref (self->im);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (segue_type_ahead_parent_class)->finalize (object);
}

static void
segue_type_ahead_class_init (SegueTypeAheadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_type_ahead_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_type_ahead_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-type-ahead.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueTypeAhead, revealer);
  gtk_widget_class_bind_template_child (widget_class, SegueTypeAhead, label);

  /**
   * SegueTypeAhead::typed:
   * @self: a type-ahead
   * @text: all that was typed so far
   *
   * Emitted when something was typed. The handler goes to a row with this text.
   *
   * Returns: whether there is such a row
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", SEGUE_TYPE_TYPE_AHEAD, G_SIGNAL_RUN_LAST, 0,
                                        g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                        G_TYPE_STRING);
}

static void
segue_type_ahead_init (SegueTypeAhead *self)
{
  self->typed = g_string_new (NULL);
  self->im = gtk_im_multicontext_new ();
  g_signal_connect_object (self->im, "commit", G_CALLBACK (commit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->im, "preedit-changed", G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * segue_type_ahead_set_key_widget:
 * @self: a type-ahead
 * @widget: the widget whose keys are taken
 *
 * Takes the keys of @widget while the type-ahead is active. Call this once.
 */
void
segue_type_ahead_set_key_widget (SegueTypeAhead *self,
                                 GtkWidget      *widget)
{
  GtkEventController *keys;

  g_return_if_fail (SEGUE_IS_TYPE_AHEAD (self));

  gtk_im_context_set_client_widget (self->im, widget);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (release_key_widget), self, G_CONNECT_SWAPPED);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

/**
 * segue_type_ahead_set_active:
 * @self: a type-ahead
 * @active: whether keys are taken
 *
 * Starts or stops taking keys. An input method serves one widget at a time: the type-ahead has to be active only while
 * a row has the focus.
 */
void
segue_type_ahead_set_active (SegueTypeAhead *self,
                             gboolean        active)
{
  g_return_if_fail (SEGUE_IS_TYPE_AHEAD (self));

  if (self->active == active)
    return;

  if (active)
    {
      self->active = TRUE;
      gtk_im_context_focus_in (self->im);
    }
  else
    {
      end_typing (self);
      self->active = FALSE;
      gtk_im_context_focus_out (self->im);
    }
}

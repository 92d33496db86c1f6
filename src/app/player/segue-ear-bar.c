/* segue-ear-bar.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-ear-bar.h"

#include <glib/gi18n.h>

#include "core/episode/segue-entry-label.h"

/* How far a start is corrected, in milliseconds. */
#define STEP G_GINT64_CONSTANT (1000)
#define SMALL_STEP G_GINT64_CONSTANT (100)

/* From which width of the window, in em, there is room for what can be left out. */
#define DETAILS_FROM 32.0
#define TIME_FROM 18.0

/**
 * SegueEarBar:
 *
 * What the player bar shows while starts are checked by ear. It has the focus then: Return keeps a start and goes on,
 * Left and Right correct it, Up and Down go to another one, and Escape ends the check.
 */
struct _SegueEarBar
{
  SegueView parent_instance;

  GtkWidget *box;
  GtkLabel *number;
  GtkLabel *time;
  GtkWidget *here;
  GtkWidget *next;

  gboolean shown; /* the check was active when it was last shown */
};

G_DEFINE_FINAL_TYPE (SegueEarBar, segue_ear_bar, SEGUE_TYPE_VIEW)

static SegueEarCheck *
get_check (SegueEarBar *self)
{
  return segue_session_get_ear_check (segue_view_get_session (SEGUE_VIEW (self)));
}

static char *
format_time (gint64 time)
{
  const int seconds = time / 1000;
  const int tenths = time / 100 % 10;

  return tenths != 0 ? g_strdup_printf ("%02d:%02d:%02d.%d", seconds / 3600, seconds / 60 % 60, seconds % 60, tenths)
                     : g_strdup_printf ("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* Tells a screen reader at the button that has the focus what is heard. */
static void
describe (SegueEarBar *self,
          const char  *number,
          const char  *time)
{
  SegueEpisode *episode = segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  guint index;

  if (!segue_episode_find (episode, segue_view_state_get_selected (segue_view_get_state (SEGUE_VIEW (self))), &index))
    return;

  title = segue_entry_dup_label (segue_episode_get (episode, index));
  description = g_strdup_printf ("%s, %s, %s", number, time, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
update (SegueEarBar *self)
{
  g_autofree char *number = NULL;
  g_autofree char *short_number = NULL;
  g_autofree char *time = NULL;
  guint n;
  guint current;

  if (!segue_ear_check_is_active (get_check (self)))
    return;

  current = segue_ear_check_get_number (get_check (self), &n);
  /* Translators: which of the starts is checked by ear, and how many there are */
  number = g_strdup_printf (_("Start %u of %u"), current, n);
  time = format_time (segue_ear_check_get_time (get_check (self)));
  /* Translators: which of the starts is checked by ear, and how many there are; it must be short */
  short_number = g_strdup_printf (_("%u of %u"), current, n);
  gtk_label_set_label (self->number, short_number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->number), number);
  gtk_label_set_label (self->time, time);
  describe (self, number, time);
}

static void
changed_cb (SegueEarBar *self)
{
  const gboolean active = segue_ear_check_is_active (get_check (self));

  update (self);
  if (self->shown == active)
    return;

  self->shown = active;
  if (active)
    gtk_widget_grab_focus (self->next);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-outline", NULL);
}

static void
earlier_cb (SegueEarBar *self)
{
  segue_ear_check_correct (get_check (self), -STEP);
}

static void
later_cb (SegueEarBar *self)
{
  segue_ear_check_correct (get_check (self), STEP);
}

static void
again_cb (SegueEarBar *self)
{
  segue_ear_check_play (get_check (self));
}

static void
here_cb (SegueEarBar *self)
{
  segue_ear_check_set_here (get_check (self));
}

static void
next_cb (SegueEarBar *self)
{
  segue_ear_check_go (get_check (self), TRUE);
}

static void
close_cb (SegueEarBar *self)
{
  segue_ear_check_end (get_check (self));
}

/* A correction in the direction in which time goes on screen. */
static gboolean
correct_key_cb (GtkWidget *widget,
                GVariant  *delta,
                gpointer   user_data)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const gint64 later = g_variant_get_int64 (delta);

  segue_ear_check_correct (get_check (SEGUE_EAR_BAR (widget)), rtl ? -later : later);

  return GDK_EVENT_STOP;
}

static gboolean
go_key_cb (GtkWidget *widget,
           GVariant  *forward,
           gpointer   user_data)
{
  segue_ear_check_go (get_check (SEGUE_EAR_BAR (widget)), g_variant_get_boolean (forward));

  return GDK_EVENT_STOP;
}

static gboolean
end_key_cb (GtkWidget *widget,
            GVariant  *nothing,
            gpointer   user_data)
{
  segue_ear_check_end (get_check (SEGUE_EAR_BAR (widget)));

  return GDK_EVENT_STOP;
}

static void
add_correct_keys (GtkWidgetClass  *widget_class,
                  GdkModifierType  modifiers,
                  gint64           step)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, modifiers, correct_key_cb, "x", -step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, modifiers, correct_key_cb, "x", -step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, modifiers, correct_key_cb, "x", step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, modifiers, correct_key_cb, "x", step);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  add_correct_keys (widget_class, 0, STEP);
  add_correct_keys (widget_class, GDK_SHIFT_MASK, SMALL_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, go_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, go_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, go_key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, go_key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, end_key_cb, NULL);
}

static void
segue_ear_bar_dispose (GObject *object)
{
  SegueEarBar *self = SEGUE_EAR_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_EAR_BAR);

  G_OBJECT_CLASS (segue_ear_bar_parent_class)->dispose (object);
}

static void
segue_ear_bar_set_session (SegueView    *view,
                           SegueSession *session)
{
  SegueEarBar *self = SEGUE_EAR_BAR (view);

  /* after the page with the bar is shown, so that the bar can have the focus */
  g_signal_connect_object (get_check (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (segue_session_get_marking (session), "ticked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
segue_ear_bar_class_init (SegueEarBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_ear_bar_dispose;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_ear_bar_set_session;
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-ear-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueEarBar, box);
  gtk_widget_class_bind_template_child (widget_class, SegueEarBar, number);
  gtk_widget_class_bind_template_child (widget_class, SegueEarBar, time);
  gtk_widget_class_bind_template_child (widget_class, SegueEarBar, here);
  gtk_widget_class_bind_template_child (widget_class, SegueEarBar, next);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, here_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  add_keys (widget_class);
}

static void
segue_ear_bar_init (SegueEarBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * segue_ear_bar_set_room:
 * @self: an ear bar
 * @width: the width of the window, in em
 *
 * Leaves out what there is no room for: the number of the start and the button that sets it to the position, then its time,
 * which the selected row shows as well. Screen readers read all of it.
 */
void
segue_ear_bar_set_room (SegueEarBar *self,
                        double       width)
{
  g_return_if_fail (SEGUE_IS_EAR_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->number), width >= DETAILS_FROM);
  gtk_widget_set_visible (self->here, width >= DETAILS_FROM);
  gtk_widget_set_visible (GTK_WIDGET (self->time), width >= TIME_FROM);
}

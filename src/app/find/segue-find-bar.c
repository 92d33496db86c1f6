/* segue-find-bar.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/find/segue-find-bar.h"

#include <glib/gi18n.h>

#include "app/find/segue-find-entry.h"
#include "app/find/segue-find-said.h"

/**
 * SegueFindBar:
 *
 * The bar in which the user searches the episode and replaces matches.
 *
 * What is wrong with a pattern is shown in the bar at the bottom of the window, which is always there, so that nothing
 * moves while the user types.
 */
struct _SegueFindBar
{
  SegueView parent_instance;

  GtkEventControllerFocus *focus;
  GtkRevealer *revealer;
  SegueFindEntry *find_entry;
  GtkWidget *buttons; /* beside the text to look for */
  SegueFindSaid *said;
  GtkWidget *options_button;
  GtkBox *replace_row;
  SegueFindEntry *replace_entry;

  GSettings *settings;
  SegueViewState *state;
  SegueFinder *finder;
  SeguePatternFlags flags;
  gboolean starting; /* the text is being set, and not by the user */
  guint leave_source;
};

enum
{
  PROP_0,
  PROP_MATCH_CASE,
  PROP_WHOLE_WORDS,
  PROP_REGULAR_EXPRESSION,
  N_PROPS,
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static const struct
{
  const char *name;
  SeguePatternFlags flag;
} options[N_PROPS] = {
  [PROP_MATCH_CASE] = { "match-case", SEGUE_PATTERN_CASE },
  [PROP_WHOLE_WORDS] = { "whole-words", SEGUE_PATTERN_WORDS },
  [PROP_REGULAR_EXPRESSION] = { "regular-expression", SEGUE_PATTERN_REGEX },
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueFindBar, segue_find_bar, SEGUE_TYPE_VIEW)

static const char *
get_text (SegueFindEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static char *
describe_count (SegueFindBar *self)
{
  const guint n = segue_finder_get_n (self->finder);
  const guint position = segue_finder_get_position (self->finder);
  const guint said = segue_find_said_get_shown (self->said);

  if (said > 0)
    /* Translators: the number of the place in the transcript that is shown, and how many there are */
    return g_strdup_printf (_("said: %'u of %'u"), said, segue_find_said_get_n (self->said));
  if (*get_text (self->find_entry) == '\0' || segue_finder_get_error (self->finder) != NULL ||
      (n == 0 && segue_finder_is_searching (self->finder)))
    return g_strdup ("");
  if (n == 0)
    return g_strdup (_("No Matches"));
  if (segue_finder_has_more (self->finder))
    /* Translators: how many matches there are */
    return g_strdup_printf (_("more than %'u"), n);
  if (position == SEGUE_FINDER_NONE)
    /* Translators: how many matches there are */
    return g_strdup_printf (ngettext ("%'u match", "%'u matches", n), n);

  /* Translators: the number of the match shown, and how many there are */
  return g_strdup_printf (_("%'u of %'u"), position + 1, n);
}

static void
update (SegueFindBar *self)
{
  const char *text = get_text (self->find_entry);
  const char *error = segue_finder_get_error (self->finder);
  const gboolean searching = segue_finder_is_searching (self->finder);
  const gboolean some = segue_finder_get_n (self->finder) > 0;
  const gboolean any = some || segue_find_said_get_n (self->said) > 0;
  g_autofree char *count = describe_count (self);

  segue_find_entry_set_count (self->find_entry, count, error != NULL);
  /* the actions keep their state during a search: they would blink with each key */
  if (!searching || *text == '\0')
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", any);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", any);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.replace", some);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.replace-all", some);
    }
  if (segue_find_bar_is_open (self) && !searching && gtk_event_controller_focus_contains_focus (self->focus))
    segue_view_state_set_notice (self->state, error);
}

/* Shows the notice about the search only while the bar has the focus. */
static void
focus_cb (SegueFindBar *self)
{
  if (self->finder == NULL)
    return;

  if (gtk_event_controller_focus_contains_focus (self->focus))
    update (self);
  else
    segue_view_state_set_notice (self->state, NULL);
}

static void
search (SegueFindBar *self)
{
  if (self->finder == NULL || self->starting || !segue_find_bar_is_open (self))
    return;

  segue_finder_look_for (self->finder, get_text (self->find_entry), self->flags);
}

static void
replacement_changed_cb (SegueFindBar *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->replace_entry), "error");
}

static void
replace (SegueFindBar *self)
{
  g_autoptr(GError) error = NULL;

  if (segue_finder_replace (self->finder, get_text (self->replace_entry), &error))
    return;

  gtk_widget_add_css_class (GTK_WIDGET (self->replace_entry), "error");
  segue_view_state_set_notice (self->state, error->message);
}

/* Gives the focus to the text to look for if it is nowhere or on the button of the options. */
static void
leave_options (SegueFindBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && segue_find_bar_is_open (self) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, self->options_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
}

static gboolean
leave_options_cb (gpointer user_data)
{
  SegueFindBar *self = user_data;

  self->leave_source = 0;
  leave_options (self);

  return G_SOURCE_REMOVE;
}

/* Goes on with the text to look for after an option was chosen. Newer versions of GTK give the focus to the button when
 * all handlers have run. It leaves the button before the next key. */
static void
options_closed_cb (SegueFindBar *self)
{
  leave_options (self);
  if (self->leave_source == 0)
    self->leave_source = g_idle_add_full (G_PRIORITY_HIGH, leave_options_cb, self, NULL);
}

/* Hides the bar. The window moves the focus. */
static void
close_bar (SegueFindBar *self)
{
  if (!segue_find_bar_is_open (self))
    return;

  segue_view_state_set_notice (self->state, NULL);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
  segue_finder_stop (self->finder);
}

/* Goes to another match. Behind the last one in the notes come those in the transcript, and then the first again. */
static void
step (SegueFindBar *self,
      int           by)
{
  const guint n = segue_finder_get_n (self->finder);
  const guint position = segue_finder_get_position (self->finder);
  const gboolean was_said = segue_find_said_get_shown (self->said) > 0;
  const gboolean at_end = n == 0 || position == (by > 0 ? n - 1 : 0);

  if (segue_finder_is_searching (self->finder) || segue_finder_has_more (self->finder) || (!was_said && !at_end))
    segue_finder_step (self->finder, by);
  else if (segue_find_said_step (self->said, by) || n == 0)
    return;
  else if (position == SEGUE_FINDER_NONE || !was_said)
    segue_finder_step (self->finder, by);
  else
    segue_finder_step (self->finder, (by > 0 ? (int) n : (int) n - 1) - (int) position);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueFindBar *self = SEGUE_FIND_BAR (widget);

  if (g_str_equal (name, "find.next"))
    step (self, 1);
  else if (g_str_equal (name, "find.previous"))
    step (self, -1);
  else if (g_str_equal (name, "find.replace"))
    replace (self);
  else if (g_str_equal (name, "find.replace-all"))
    segue_finder_replace_all (self->finder, get_text (self->replace_entry));
  else
    close_bar (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                SegueFindBar          *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;

  step (self, -1);

  return GDK_EVENT_STOP;
}

/* Opens the list of what is said, unless an input method takes the key. */
static gboolean
key_left_cb (GtkEventControllerKey *controller,
             guint                  keyval,
             guint                  keycode,
             GdkModifierType        modifiers,
             SegueFindBar          *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  segue_find_said_open (self->said);

  return GDK_EVENT_STOP;
}

static void
find_activate_cb (SegueFindBar *self)
{
  step (self, 1);
}

/* Hides the revealer when it is closed: it would still have the width of the bar. */
static void
revealed_cb (SegueFindBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->revealer),
                          segue_find_bar_is_open (self) || gtk_revealer_get_child_revealed (self->revealer));
}

static void
show_flags (SegueFindBar *self)
{
  if (self->flags != 0)
    gtk_widget_add_css_class (self->options_button, "accent");
  else
    gtk_widget_remove_css_class (self->options_button, "accent");
}

static void
segue_find_bar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SegueFindBar *self = SEGUE_FIND_BAR (object);

  if (prop_id > PROP_0 && prop_id < N_PROPS)
    g_value_set_boolean (value, (self->flags & options[prop_id].flag) != 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
segue_find_bar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SegueFindBar *self = SEGUE_FIND_BAR (object);
  SeguePatternFlags flags;

  if (prop_id == PROP_0 || prop_id >= N_PROPS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  flags = self->flags & ~options[prop_id].flag;
  if (g_value_get_boolean (value))
    flags |= options[prop_id].flag;
  if (flags == self->flags)
    return;

  self->flags = flags;
  show_flags (self);
  g_object_notify_by_pspec (object, pspec);
  search (self);
}

static void
segue_find_bar_dispose (GObject *object)
{
  SegueFindBar *self = SEGUE_FIND_BAR (object);

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_handle_id (&self->leave_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_FIND_BAR);
  g_clear_object (&self->finder);
  g_clear_object (&self->state);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (segue_find_bar_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const names[] = {
    "find.next", "find.previous", "find.replace", "find.replace-all", "find.close",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, find_action);
  gtk_widget_class_install_property_action (widget_class, "find.match-case", "match-case");
  gtk_widget_class_install_property_action (widget_class, "find.whole-words", "whole-words");
  gtk_widget_class_install_property_action (widget_class, "find.regular-expression", "regular-expression");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
}

static void
segue_find_bar_set_session (SegueView    *view,
                            SegueSession *session)
{
  SegueFindBar *self = SEGUE_FIND_BAR (view);

  self->state = g_object_ref (segue_session_get_view_state (session));
  self->finder = g_object_ref (segue_session_get_finder (session));
  segue_view_set_session (SEGUE_VIEW (self->said), session);
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->said, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Tab goes from the text to look for to its replacement, and to the buttons behind the first text at the end. */
static gboolean
segue_find_bar_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  SegueFindBar *self = SEGUE_FIND_BAR (widget);
  GtkWidget *const parts[] = { GTK_WIDGET (self->find_entry), GTK_WIDGET (self->replace_row), self->buttons };
  const int n_parts = G_N_ELEMENTS (parts);
  const int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int at = step > 0 ? 0 : n_parts - 1;

  if (!segue_find_bar_is_open (self) || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (segue_find_bar_parent_class)->focus (widget, direction);

  for (int i = 0; i < n_parts; i++)
    {
      if (gtk_widget_get_focus_child (parts[i]) != NULL)
        at = i;
    }
  for (; at >= 0 && at < n_parts; at += step)
    {
      if (gtk_widget_get_mapped (parts[at]) && gtk_widget_child_focus (parts[at], direction))
        return TRUE;
    }

  return FALSE;
}

static void
segue_find_bar_class_init (SegueFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_find_bar_dispose;
  object_class->get_property = segue_find_bar_get_property;
  object_class->set_property = segue_find_bar_set_property;
  widget_class->focus = segue_find_bar_focus;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_find_bar_set_session;

  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    props[i] = g_param_spec_boolean (options[i].name, NULL, NULL, FALSE,
                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * SegueFindBar::closed:
   *
   * Emitted when the bar has been closed, before the search ends.
   */
  signals[CLOSED] = g_signal_new ("closed", SEGUE_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (SEGUE_TYPE_FIND_ENTRY);
  g_type_ensure (SEGUE_TYPE_FIND_SAID);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueFindBar, focus);
  gtk_widget_class_bind_template_child (widget_class, SegueFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SegueFindBar, find_entry);
  gtk_widget_class_bind_template_child (widget_class, SegueFindBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, SegueFindBar, options_button);
  gtk_widget_class_bind_template_child (widget_class, SegueFindBar, said);
  gtk_widget_class_bind_template_child (widget_class, SegueFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, SegueFindBar, replace_entry);
  gtk_widget_class_bind_template_callback_full (widget_class, "search_cb", G_CALLBACK (search));
  gtk_widget_class_bind_template_callback_full (widget_class, "replace_cb", G_CALLBACK (replace));
  gtk_widget_class_bind_template_callback (widget_class, find_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, replacement_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_left_cb);
  install_actions (widget_class);
}

static void
segue_find_bar_init (SegueFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  segue_find_entry_set_count (self->find_entry, "", FALSE);
  segue_find_entry_set_count (self->replace_entry, "", FALSE);
  g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->options_button)), "closed",
                           G_CALLBACK (options_closed_cb), self, G_CONNECT_SWAPPED);

  self->settings = g_settings_new (SEGUE_APP_ID);
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    {
      g_autofree char *key = g_strconcat ("find-", options[i].name, NULL);

      g_settings_bind (self->settings, key, self, options[i].name, G_SETTINGS_BIND_DEFAULT);
    }
}

/**
 * segue_find_bar_is_open:
 * @self: a find bar
 *
 * Returns: whether the bar is shown
 */
gboolean
segue_find_bar_is_open (SegueFindBar *self)
{
  g_return_val_if_fail (SEGUE_IS_FIND_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * segue_find_bar_open:
 * @self: a find bar
 * @words: (nullable): the text to look for, or %NULL to keep the last one
 * @origin: the offset at which to begin, in bytes of the notes
 * @replace_too: whether to show the replacement as well
 *
 * Shows the bar and gives it the focus. The replacement gets the focus if it is shown and the text to look for is
 * known.
 */
void
segue_find_bar_open (SegueFindBar *self,
                     const char   *words,
                     gsize         origin,
                     gboolean      replace_too)
{
  const gboolean was_open = segue_find_bar_is_open (self);
  const gboolean knows_words = words != NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  SegueFindEntry *entry = replace_too && knows_words ? self->replace_entry : self->find_entry;

  g_return_if_fail (SEGUE_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->replace_row), replace_too);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  self->starting = TRUE;
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->find_entry), words);
  self->starting = FALSE;
  if (words != NULL || !was_open)
    {
      segue_finder_set_origin (self->finder, origin);
      search (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

/**
 * segue_find_bar_step:
 * @self: a find bar
 * @by: 1 for the next match, -1 for the previous one
 *
 * Goes to another match.
 */
void
segue_find_bar_step (SegueFindBar *self,
                     int           by)
{
  g_return_if_fail (SEGUE_IS_FIND_BAR (self));

  step (self, by);
}

/**
 * segue_find_bar_set_narrow:
 * @self: a find bar
 * @narrow: whether the window is narrow
 *
 * Sets whether the buttons for replacing have a row of their own, as in a narrow window.
 */
void
segue_find_bar_set_narrow (SegueFindBar *self,
                           gboolean      narrow)
{
  g_return_if_fail (SEGUE_IS_FIND_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->replace_row),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

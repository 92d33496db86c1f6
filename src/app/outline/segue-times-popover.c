/* segue-times-popover.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-times-popover.h"

#include <glib/gi18n.h>

#include "app/fields/segue-times-mentions.h"
#include "app/outline/segue-times-removed.h"
#include "app/widgets/segue-times-cuts.h"

#define N_MODES 4
#define N_SCOPES 3
#define N_REMOVED 3

/**
 * SegueTimesPopover:
 *
 * Asks how the times of many segments are to change, while the outline shows what they would become.
 *
 * The popover is not modal. It has one page for each mode of the tool, whose state it shows.
 */
struct _SegueTimesPopover
{
  GtkPopover parent_instance;

  GtkWidget *content;
  GtkLabel *title;
  GtkScrolledWindow *scroller;
  GtkWidget *modes;
  GtkToggleButton *mode_buttons[N_MODES];
  GtkWidget *scopes;
  GtkToggleButton *scope_buttons[N_SCOPES];
  GtkStack *inputs;
  GtkLabel *amount_label;
  GtkWidget *amount;
  SegueTimesCuts *cuts;
  GtkLabel *point_titles[2];
  GtkLabel *point_befores[2];
  GtkWidget *point_afters[2];
  GtkWidget *examples;
  GtkLabel *example_texts[SEGUE_TIME_TOOL_N_EXAMPLES][3]; /* before, after, title */
  GtkWidget *example_arrows[SEGUE_TIME_TOOL_N_EXAMPLES];
  GtkWidget *removed_box;
  GtkLabel *removed_label;
  GtkCheckButton *removed_choices[N_REMOVED];
  GtkWidget *removed_list;
  GtkExpander *mentions;
  GtkWidget *mention_list;
  GtkLabel *message;
  GtkButton *apply;

  SegueTimeTool *tool;
  gboolean updating; /* the widgets are set to the state of the tool */
};

G_DEFINE_FINAL_TYPE (SegueTimesPopover, segue_times_popover, GTK_TYPE_POPOVER)

static void
set_css_class (GtkWidget  *widget,
               const char *name,
               gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static const char *
get_page (SegueTimeMode mode)
{
  if (mode <= SEGUE_TIME_MODE_START)
    return "amount";
  if (mode == SEGUE_TIME_MODE_CUTS)
    return "cuts";

  return mode == SEGUE_TIME_MODE_POINTS ? "points" : "none";
}

/* Shows the first changes as examples. */
static void
update_examples (SegueTimesPopover *self)
{
  for (guint i = 0; i < SEGUE_TIME_TOOL_N_EXAMPLES; i++)
    {
      char *texts[3] = { NULL, NULL, NULL };
      const gboolean shown = segue_time_tool_dup_example (self->tool, i, &texts[0], &texts[1], &texts[2]);

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          gtk_label_set_label (self->example_texts[i][j], shown ? texts[j] : "");
          g_free (texts[j]);
        }
      /* the place of an example stays, so that the popover keeps its height */
      gtk_widget_set_opacity (self->example_arrows[i], shown ? 1 : 0);
    }
  gtk_widget_set_visible (self->examples, segue_time_tool_get_mode (self->tool) < SEGUE_TIME_MODE_PASTE_TITLES);
}

static void
update_removed (SegueTimesPopover *self)
{
  g_autofree char *text = segue_time_tool_dup_removed (self->tool);
  SegueRemovedTimes removed;
  const gboolean same = segue_time_tool_get_removed (self->tool, &removed);

  gtk_widget_set_visible (self->removed_box, text != NULL);
  gtk_label_set_label (self->removed_label, text != NULL ? text : "");
  for (guint i = 0; i < N_REMOVED; i++)
    gtk_check_button_set_active (self->removed_choices[i], same && i == removed);
  segue_times_removed_update (self->removed_list, self->tool);
}

/* Says whether the amount makes times later or earlier. */
static void
update_amount_label (SegueTimesPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount));
  const gboolean earlier = g_str_has_prefix (text, "-") || g_str_has_prefix (text, "−") || g_str_has_prefix (text, "–");

  if (segue_time_tool_get_mode (self->tool) == SEGUE_TIME_MODE_START)
    gtk_label_set_label (self->amount_label, _("This one starts at"));
  else
    gtk_label_set_label (self->amount_label, earlier ? _("Earlier by") : _("Later by"));
}

/* Shows what the tool would do. */
static void
tool_changed_cb (SegueTimesPopover *self)
{
  SegueTimeLevel level;
  g_autofree char *message = segue_time_tool_dup_message (self->tool, &level);
  g_autofree char *label = segue_time_tool_dup_label (self->tool);

  self->updating = TRUE;
  update_examples (self);
  update_removed (self);
  segue_times_mentions_update (self->mentions, self->mention_list, self->tool);
  update_amount_label (self);
  gtk_label_set_label (self->message, message);
  set_css_class (GTK_WIDGET (self->message), "error", level == SEGUE_TIME_LEVEL_ERROR);
  set_css_class (GTK_WIDGET (self->message), "warning", level == SEGUE_TIME_LEVEL_WARNING);
  gtk_button_set_label (self->apply, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), segue_time_tool_can_apply (self->tool));
  gtk_toggle_button_set_active (self->scope_buttons[segue_time_tool_get_scope (self->tool)], TRUE);
  self->updating = FALSE;
}

static void
tool_ended_cb (SegueTimesPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Returns the field that is typed in first, or the button that applies, or else the scope. */
static GtkWidget *
get_first_field (SegueTimesPopover *self)
{
  switch (segue_time_tool_get_mode (self->tool))
    {
    case SEGUE_TIME_MODE_SHIFT:
    case SEGUE_TIME_MODE_START:
      return self->amount;
    case SEGUE_TIME_MODE_CUTS:
      return segue_times_cuts_get_first_field (self->cuts);
    case SEGUE_TIME_MODE_POINTS:
      return self->point_afters[0];
    case SEGUE_TIME_MODE_ROUND:
    case SEGUE_TIME_MODE_CLEAR:
    case SEGUE_TIME_MODE_PASTE_TITLES:
    case SEGUE_TIME_MODE_PASTE_TIMES:
    default:
      return gtk_widget_is_sensitive (GTK_WIDGET (self->apply))
               ? GTK_WIDGET (self->apply) : GTK_WIDGET (self->scope_buttons[segue_time_tool_get_scope (self->tool)]);
    }
}

/* Fills the fields of the mode with what stands in the notes now. */
static void
fill_fields (SegueTimesPopover *self)
{
  const SegueTimeMode mode = segue_time_tool_get_mode (self->tool);
  const gint64 start = segue_time_tool_get_start (self->tool);
  g_autofree char *start_text = start != SEGUE_TIME_NONE ? segue_time_tool_format (self->tool, start) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->amount), mode == SEGUE_TIME_MODE_START ? start_text : "");
  segue_times_cuts_reset (self->cuts, start_text);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *title = NULL;
      const gint64 time = segue_time_tool_get_point (self->tool, i, &title);
      g_autofree char *text = time != SEGUE_TIME_NONE ? segue_time_tool_format (self->tool, time) : g_strdup ("");

      gtk_label_set_label (self->point_titles[i], title != NULL ? title : "");
      gtk_label_set_label (self->point_befores[i], text);
      gtk_editable_set_text (GTK_EDITABLE (self->point_afters[i]), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->point_afters[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_label (self->point_titles[i]), -1);
    }
}

static void
amount_changed_cb (SegueTimesPopover *self)
{
  if (!self->updating)
    segue_time_tool_set_amount (self->tool, gtk_editable_get_text (GTK_EDITABLE (self->amount)));
}

static void
cuts_changed_cb (SegueTimesPopover *self)
{
  g_autoptr(GArray) cuts = NULL;

  if (self->updating)
    return;

  cuts = segue_times_cuts_dup_cuts (self->cuts);
  segue_time_tool_set_cuts (self->tool, (const SegueCut *) (gpointer) cuts->data, cuts->len,
                            segue_times_cuts_get_in_new_times (self->cuts));
}

static void
points_changed_cb (SegueTimesPopover *self)
{
  gint64 after[2];

  if (self->updating)
    return;

  for (guint i = 0; i < 2; i++)
    if (!segue_time_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self->point_afters[i])), &after[i]))
      after[i] = SEGUE_TIME_NONE;
  segue_time_tool_set_points (self->tool, after);
}

/* Sets all widgets to the mode of the tool, and gives the first field the focus. */
static void
show_mode (SegueTimesPopover *self)
{
  const SegueTimeMode mode = segue_time_tool_get_mode (self->tool);
  GtkWidget *field;

  self->updating = TRUE;
  if (mode < N_MODES)
    gtk_toggle_button_set_active (self->mode_buttons[mode], TRUE);
  gtk_widget_set_visible (self->modes, mode < N_MODES);
  gtk_widget_set_visible (self->scopes, mode != SEGUE_TIME_MODE_CUTS && mode != SEGUE_TIME_MODE_POINTS);
  gtk_stack_set_visible_child_name (self->inputs, get_page (mode));
  gtk_widget_set_visible (GTK_WIDGET (self->inputs), mode < N_MODES);
  gtk_label_set_label (self->title, segue_time_mode_get_title (mode));
  gtk_check_button_set_active (self->removed_choices[SEGUE_REMOVED_CLEAR], TRUE);
  fill_fields (self);
  self->updating = FALSE;

  if (mode == SEGUE_TIME_MODE_CUTS)
    cuts_changed_cb (self);
  else if (mode == SEGUE_TIME_MODE_START || mode == SEGUE_TIME_MODE_SHIFT)
    amount_changed_cb (self);
  else
    tool_changed_cb (self);
  field = get_first_field (self);
  gtk_widget_grab_focus (field);
  if (GTK_IS_EDITABLE (field))
    gtk_editable_select_region (GTK_EDITABLE (field), 0, -1);
}

static void
mode_toggled_cb (SegueTimesPopover *self,
                 GtkToggleButton   *button)
{
  if (self->updating || !gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < N_MODES; i++)
    if (self->mode_buttons[i] == button)
      segue_time_tool_set_mode (self->tool, i);
  show_mode (self);
}

static void
scope_toggled_cb (SegueTimesPopover *self,
                  GtkToggleButton   *button)
{
  if (self->updating || !gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < N_SCOPES; i++)
    if (self->scope_buttons[i] == button)
      segue_time_tool_set_scope (self->tool, i);
}

static void
removed_toggled_cb (SegueTimesPopover *self,
                    GtkCheckButton    *button)
{
  if (self->updating || !gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < N_REMOVED; i++)
    if (self->removed_choices[i] == button)
      segue_time_tool_set_removed (self->tool, i);
}

static void
apply_cb (SegueTimesPopover *self)
{
  if (!segue_time_tool_apply (self->tool))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Handles the keys that the fields have left. None goes on to the outline, which would act on rows. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                SegueTimesPopover     *self)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      return modifiers == 0 ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (gtk_widget_is_focus (GTK_WIDGET (self->mentions)))
        gtk_expander_set_expanded (self->mentions, !gtk_expander_get_expanded (self->mentions));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      segue_time_tool_end (self->tool);
      return GDK_EVENT_STOP;
    default:
      /* Alt and a letter are for the controls of the popover */
      return (modifiers & GDK_ALT_MASK) != 0 ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
    }
}

/* Moves the focus within the popover, and from its end to its beginning. */
static gboolean
segue_times_popover_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  SegueTimesPopover *self = SEGUE_TIMES_POPOVER (widget);

  if (gtk_widget_child_focus (self->content, direction) ||
      (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return TRUE;

  gtk_root_set_focus (gtk_widget_get_root (widget), NULL);

  return gtk_widget_child_focus (self->content, direction);
}

/* A list of cuts is dropped on the popover. */
static gboolean
drop_cb (SegueTimesPopover *self,
         const GValue      *value)
{
  const SegueTimeMode mode = segue_time_tool_get_mode (self->tool);

  if (mode >= N_MODES)
    return FALSE;

  if (mode != SEGUE_TIME_MODE_CUTS)
    gtk_toggle_button_set_active (self->mode_buttons[SEGUE_TIME_MODE_CUTS], TRUE);
  segue_times_cuts_read_file (self->cuts, g_value_get_object (value));

  return TRUE;
}

static void
segue_times_popover_closed (GtkPopover *popover)
{
  SegueTimesPopover *self = SEGUE_TIMES_POPOVER (popover);

  if (self->tool != NULL)
    segue_time_tool_end (self->tool);
}

static void
segue_times_popover_dispose (GObject *object)
{
  SegueTimesPopover *self = SEGUE_TIMES_POPOVER (object);

  g_clear_object (&self->tool);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_TIMES_POPOVER);

  G_OBJECT_CLASS (segue_times_popover_parent_class)->dispose (object);
}

/* Binds the widgets of a template that are in arrays. */
static void
bind_arrays (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; gssize offset; } children[] = {
    { "mode_shift", G_STRUCT_OFFSET (SegueTimesPopover, mode_buttons[SEGUE_TIME_MODE_SHIFT]) },
    { "mode_start", G_STRUCT_OFFSET (SegueTimesPopover, mode_buttons[SEGUE_TIME_MODE_START]) },
    { "mode_cuts", G_STRUCT_OFFSET (SegueTimesPopover, mode_buttons[SEGUE_TIME_MODE_CUTS]) },
    { "mode_points", G_STRUCT_OFFSET (SegueTimesPopover, mode_buttons[SEGUE_TIME_MODE_POINTS]) },
    { "scope_selected", G_STRUCT_OFFSET (SegueTimesPopover, scope_buttons[SEGUE_TIME_SCOPE_SELECTED]) },
    { "scope_from_here", G_STRUCT_OFFSET (SegueTimesPopover, scope_buttons[SEGUE_TIME_SCOPE_FROM_HERE]) },
    { "scope_all", G_STRUCT_OFFSET (SegueTimesPopover, scope_buttons[SEGUE_TIME_SCOPE_ALL]) },
    { "removed_clear", G_STRUCT_OFFSET (SegueTimesPopover, removed_choices[SEGUE_REMOVED_CLEAR]) },
    { "removed_move", G_STRUCT_OFFSET (SegueTimesPopover, removed_choices[SEGUE_REMOVED_MOVE]) },
    { "removed_drop", G_STRUCT_OFFSET (SegueTimesPopover, removed_choices[SEGUE_REMOVED_DROP]) },
    { "point_title_0", G_STRUCT_OFFSET (SegueTimesPopover, point_titles[0]) },
    { "point_title_1", G_STRUCT_OFFSET (SegueTimesPopover, point_titles[1]) },
    { "point_before_0", G_STRUCT_OFFSET (SegueTimesPopover, point_befores[0]) },
    { "point_before_1", G_STRUCT_OFFSET (SegueTimesPopover, point_befores[1]) },
    { "point_after_0", G_STRUCT_OFFSET (SegueTimesPopover, point_afters[0]) },
    { "point_after_1", G_STRUCT_OFFSET (SegueTimesPopover, point_afters[1]) },
  };
  static const char *const texts[] = { "before", "after", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE, children[i].offset);
  for (guint i = 0; i < SEGUE_TIME_TOOL_N_EXAMPLES; i++)
    {
      g_autofree char *arrow = g_strdup_printf ("example_arrow_%u", i);

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autofree char *name = g_strdup_printf ("example_%s_%u", texts[j], i);

          gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                     G_STRUCT_OFFSET (SegueTimesPopover, example_texts[i][j]));
        }
      gtk_widget_class_bind_template_child_full (widget_class, arrow, FALSE,
                                                 G_STRUCT_OFFSET (SegueTimesPopover, example_arrows[i]));
    }
}

static void
segue_times_popover_class_init (SegueTimesPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_times_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = segue_times_popover_closed;
  widget_class->focus = segue_times_popover_focus;

  g_type_ensure (SEGUE_TYPE_TIMES_CUTS);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-times-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, content);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, title);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, modes);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, scopes);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, inputs);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, amount_label);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, amount);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, cuts);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, examples);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, removed_box);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, removed_label);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, removed_list);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, mentions);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, mention_list);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, message);
  gtk_widget_class_bind_template_child (widget_class, SegueTimesPopover, apply);
  bind_arrays (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, cuts_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, points_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
}

static void
segue_times_popover_init (SegueTimesPopover *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Returns: (transfer floating): a popover for the times of a session */
SegueTimesPopover *
segue_times_popover_new (SegueSession *session)
{
  SegueTimesPopover *self = g_object_new (SEGUE_TYPE_TIMES_POPOVER, NULL);

  self->tool = segue_time_tool_new (session);
  g_signal_connect_object (self->tool, "changed", G_CALLBACK (tool_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tool, "ended", G_CALLBACK (tool_ended_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* Sets the size that there is room for, in pixels. */
void
segue_times_popover_fit (SegueTimesPopover *self,
                         int                width,
                         int                height)
{
  g_return_if_fail (SEGUE_IS_TIMES_POPOVER (self));

  gtk_widget_set_size_request (self->content, width, -1);
  gtk_scrolled_window_set_max_content_height (self->scroller, height);
}

/* Opens the popover for the entries @ids. */
void
segue_times_popover_open (SegueTimesPopover *self,
                          SegueTimeMode      mode,
                          const GArray      *ids)
{
  g_return_if_fail (SEGUE_IS_TIMES_POPOVER (self));

  segue_time_tool_begin (self->tool, mode, ids);
  gtk_expander_set_expanded (self->mentions, FALSE);
  gtk_popover_popup (GTK_POPOVER (self));
  show_mode (self);
}

/* Sets the list from the clipboard, if the popover still waits for it. */
void
segue_times_popover_set_pasted (SegueTimesPopover *self,
                                const char        *text)
{
  GtkWidget *focus;

  g_return_if_fail (SEGUE_IS_TIMES_POPOVER (self));

  segue_time_tool_set_pasted (self->tool, text);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (get_first_field (self));
}

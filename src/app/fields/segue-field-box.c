/* segue-field-box.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/fields/segue-field-box.h"

#include "app/fields/segue-field-text.h"

/* More characters than a line of a field has, however wide the field is. */
#define MAX_LINE_CHARS 1000

/* A box with the label of a field, the editor, and a message about an invalid text. */
struct _SegueFieldBox
{
  GtkBox parent_instance;

  GtkWidget *label;
  GtkWidget *message; /* may be a label outside the box */
  GtkWidget *frame; /* around an editor of several lines, or the editor itself */
  GtkWidget *placeholder; /* over an editor of several lines */
  SegueFieldEditor *editor;
  guint lines;     /* minimum number of visible lines */
  guint height_source;
  double measured_width; /* of the visible part, when the height was measured for it last, in pixels */
  guint max_lines; /* maximum number of visible lines; 0 for all available space */
  gboolean yields; /* leaves the available space to other boxes while it is empty */
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_EDITOR,
  PROP_MESSAGE,
  PROP_PLACEHOLDER,
  PROP_LINES,
  PROP_MAX_LINES,
  PROP_YIELDS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueFieldBox, segue_field_box, GTK_TYPE_BOX)

static void
error_cb (SegueFieldBox *self)
{
  const char *error = segue_field_edit_get_error (segue_field_editor_get_edit (self->editor));

  gtk_label_set_text (GTK_LABEL (self->message), error != NULL ? error : "");
  gtk_widget_set_visible (self->message, error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

/* Returns the height of the visible part of the text in pixels. @line is the minimum height of a line. */
static int
measure_text (SegueFieldBox *self,
              int            line)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->editor);
  const int width = gtk_widget_get_width (GTK_WIDGET (view)) - gtk_text_view_get_left_margin (view) -
                    gtk_text_view_get_right_margin (view);
  const int least = (int) self->lines * line;
  g_autofree char *text = NULL;
  g_autoptr(PangoLayout) layout = NULL;
  GtkTextIter start;
  GtkTextIter end;
  int n_lines;
  int height;

  if (self->max_lines == 0 || width <= 0)
    return least;

  /* More text than this takes more lines than are shown. */
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &end, self->max_lines * MAX_LINE_CHARS);
  text = gtk_text_iter_get_slice (&start, &end);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  n_lines = pango_layout_get_line_count (layout);

  return MAX (least, n_lines > (int) self->max_lines ? height * (int) self->max_lines / n_lines : height);
}

/* Requests the height of the lines for the text, in the font size of the user. A text view computes its height
 * later, and not at all while there is too little space. */
static void
update_height (SegueFieldBox *self)
{
  GtkTextView *view;
  PangoContext *context;
  PangoFontMetrics *metrics;
  int line;

  if (self->frame == NULL || !GTK_IS_SCROLLED_WINDOW (self->frame))
    return;

  view = GTK_TEXT_VIEW (self->editor);
  context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  metrics = pango_context_get_metrics (context, pango_context_get_font_description (context), NULL);
  line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->frame),
                                              measure_text (self, line) + gtk_text_view_get_top_margin (view) +
                                                gtk_text_view_get_bottom_margin (view));
}

static gboolean
height_cb (gpointer user_data)
{
  SegueFieldBox *self = user_data;

  self->height_source = 0;
  update_height (self);

  return G_SOURCE_REMOVE;
}

/* Schedules update_height(), which must not run during an allocation or before the style of the whole widget is
 * known. */
static void
schedule_height (SegueFieldBox *self)
{
  if (self->height_source == 0 && self->frame != NULL && self->frame != GTK_WIDGET (self->editor))
    self->height_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, height_cb, self, NULL);
}

/* The adjustment notifies each allocation, also one of the same width. */
static void
page_size_cb (SegueFieldBox *self,
              GParamSpec    *pspec,
              GtkAdjustment *adjustment)
{
  const double width = gtk_adjustment_get_page_size (adjustment);

  if (width == self->measured_width)
    return;

  self->measured_width = width;
  schedule_height (self);
}

/* Sets the label that shows why the text is invalid. It may be outside the box. */
static void
set_message (SegueFieldBox *self,
             GtkWidget     *message)
{
  if (self->message != NULL)
    gtk_box_remove (GTK_BOX (self), self->message);
  self->message = message;
  g_object_set (message, "visible", FALSE, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_add_css_class (message, "error");
  if (self->editor != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor),
                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message, NULL,
                                    -1);
}

/* Text that is being composed covers the placeholder, too. */
static void
update_placeholder (SegueFieldBox *self,
                    const char    *preedit)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));

  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0 &&
                                               (preedit == NULL || *preedit == '\0'));
}

/* An empty field needs no more than its lines. Nothing moves while somebody types in it. */
static void
update_room (SegueFieldBox *self)
{
  GtkTextBuffer *buffer;

  if (!self->yields || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_widget_set_vexpand (GTK_WIDGET (self), gtk_text_buffer_get_char_count (buffer) > 0);
}

static void
text_changed_cb (SegueFieldBox *self)
{
  update_placeholder (self, NULL);
  update_room (self);
}

/* Puts the placeholder over the editor, which a text view does not have by itself. */
static GtkWidget *
create_overlay (SegueFieldBox *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->placeholder = g_object_new (GTK_TYPE_LABEL,
                                    "can-target", FALSE,
                                    "halign", GTK_ALIGN_START,
                                    /* as high as the editor, since the ellipsis may be higher than the text */
                                    "yalign", 0.0,
                                    "ellipsize", PANGO_ELLIPSIZE_END,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    NULL);
  gtk_widget_add_css_class (self->placeholder, "dim");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->frame);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "preedit-changed", G_CALLBACK (update_placeholder), self, G_CONNECT_SWAPPED);
  update_placeholder (self, NULL);

  return overlay;
}

static void
set_placeholder (SegueFieldBox *self,
                 const char    *text)
{
  if (self->placeholder != NULL)
    gtk_label_set_label (GTK_LABEL (self->placeholder), text);
  else
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, text, -1);
}

/* A click on the label or beside the editor goes to the editor. */
static void
pressed_cb (SegueFieldBox *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (segue_field_editor_get_target (self->editor));
}

static void
set_editor (SegueFieldBox *self,
            GtkWidget     *editor)
{
  GtkWidget *outer = NULL;
  SegueFieldEdit *edit;

  self->editor = SEGUE_FIELD_EDITOR (editor);
  self->frame = editor;
  if (SEGUE_IS_FIELD_TEXT (editor))
    {
      self->frame = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                  "hscrollbar-policy", GTK_POLICY_NEVER,
                                  "focusable", FALSE,
                                  "child", editor,
                                  NULL);
      outer = create_overlay (self);
    }
  gtk_box_insert_child_after (GTK_BOX (self), outer != NULL ? outer : self->frame, self->label);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), editor);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (editor),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL,
                                  -1);
  edit = segue_field_editor_get_edit (self->editor);
  g_signal_connect_object (edit, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
}

static void
segue_field_box_constructed (GObject *object)
{
  SegueFieldBox *self = SEGUE_FIELD_BOX (object);

  G_OBJECT_CLASS (segue_field_box_parent_class)->constructed (object);

  if (!GTK_IS_SCROLLED_WINDOW (self->frame))
    return;

  gtk_widget_set_vexpand (self->frame, self->max_lines == 0);
  update_room (self);
  /* a scroll bar would be higher than a line */
  if (self->max_lines > 0)
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->frame), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  update_height (self);
  if (self->max_lines == 0)
    return;

  /* The number of lines depends on the width. */
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "changed",
                           G_CALLBACK (update_height), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->frame)),
                           "notify::page-size", G_CALLBACK (page_size_cb), self, G_CONNECT_SWAPPED);
}

static void
segue_field_box_dispose (GObject *object)
{
  SegueFieldBox *self = SEGUE_FIELD_BOX (object);

  g_clear_handle_id (&self->height_source, g_source_remove);

  G_OBJECT_CLASS (segue_field_box_parent_class)->dispose (object);
}

static void
segue_field_box_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (segue_field_box_parent_class)->css_changed (widget, change);

  schedule_height (SEGUE_FIELD_BOX (widget));
}

static void
segue_field_box_system_setting_changed (GtkWidget        *widget,
                                        GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (segue_field_box_parent_class)->system_setting_changed (widget, setting);

  schedule_height (SEGUE_FIELD_BOX (widget));
}

static void
segue_field_box_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SegueFieldBox *self = SEGUE_FIELD_BOX (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    case PROP_MESSAGE:
      g_value_set_object (value, self->message);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder != NULL ? gtk_label_get_label (GTK_LABEL (self->placeholder))
                                                           : gtk_entry_get_placeholder_text (GTK_ENTRY (self->editor)));
      break;
    case PROP_LINES:
      g_value_set_uint (value, self->lines);
      break;
    case PROP_MAX_LINES:
      g_value_set_uint (value, self->max_lines);
      break;
    case PROP_YIELDS:
      g_value_set_boolean (value, self->yields);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_field_box_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SegueFieldBox *self = SEGUE_FIELD_BOX (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_EDITOR:
      set_editor (self, g_value_get_object (value));
      break;
    case PROP_PLACEHOLDER:
      set_placeholder (self, g_value_get_string (value));
      break;
    case PROP_MESSAGE:
      set_message (self, g_value_get_object (value));
      break;
    case PROP_LINES:
      self->lines = g_value_get_uint (value);
      break;
    case PROP_MAX_LINES:
      self->max_lines = g_value_get_uint (value);
      break;
    case PROP_YIELDS:
      self->yields = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_field_box_class_init (SegueFieldBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = segue_field_box_constructed;
  object_class->dispose = segue_field_box_dispose;
  object_class->get_property = segue_field_box_get_property;
  object_class->set_property = segue_field_box_set_property;
  GTK_WIDGET_CLASS (klass)->css_changed = segue_field_box_css_changed;
  GTK_WIDGET_CLASS (klass)->system_setting_changed = segue_field_box_system_setting_changed;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_MESSAGE] = g_param_spec_object ("message", NULL, NULL, GTK_TYPE_LABEL, flags);
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  props[PROP_LINES] = g_param_spec_uint ("lines", NULL, NULL, 1, 100, 1, flags | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_MAX_LINES] = g_param_spec_uint ("max-lines", NULL, NULL, 0, 100, 0, flags | G_PARAM_CONSTRUCT_ONLY);
  /**
   * SegueFieldBox:yields:
   *
   * Whether a field of several lines leaves the available space to other boxes while it is empty.
   */
  props[PROP_YIELDS] = g_param_spec_boolean ("yields", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
segue_field_box_init (SegueFieldBox *self)
{
  GtkGesture *press;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-box");

  self->label = g_object_new (GTK_TYPE_LABEL, "use-underline", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->label, "minor");
  gtk_widget_add_css_class (self->label, "dim");
  gtk_box_append (GTK_BOX (self), self->label);

  press = gtk_gesture_click_new ();
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));

  set_message (self, gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (self), self->message);
}

/**
 * segue_field_box_get_editor:
 * @self: a box
 *
 * Returns: (transfer none): the editor of the field
 */
SegueFieldEditor *
segue_field_box_get_editor (SegueFieldBox *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_BOX (self), NULL);

  return self->editor;
}

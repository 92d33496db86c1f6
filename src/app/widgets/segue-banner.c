/* segue-banner.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-banner.h"

#include "app/widgets/segue-labels.h"

/**
 * SegueBanner:
 *
 * A message above the views, with buttons that act on it. It stays until its owner removes it, and takes no focus when
 * it appears. The buttons stand beside the message where there is room, and below it otherwise.
 */
struct _SegueBanner
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *message;
  GPtrArray *buttons; /* each is a child as well, which holds the reference */
  guint pulse_source;
};

#define SPACING 8
/* The least width of the message, in characters. Where less is left, the buttons go below it. */
#define MESSAGE_CHARS 24
#define PULSE_DURATION 700

G_DEFINE_FINAL_TYPE (SegueBanner, segue_banner, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
segue_banner_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_width (GtkWidget *widget,
               gboolean   natural)
{
  int minimum, wanted;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &wanted, NULL, NULL);

  return natural ? wanted : minimum;
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int wanted;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &wanted, NULL, NULL);

  return wanted;
}

static int
get_buttons_width (SegueBanner *self)
{
  int width = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    width += SPACING + measure_width (self->buttons->pdata[i], TRUE);

  return width;
}

/* Returns: the least width of the message, in pixels */
static int
get_least_width (SegueBanner *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return MESSAGE_CHARS * width;
}

/* Measures the message with lines of one height. Otherwise a line of several scripts would be higher than others, and
 * the message could get higher when it gets wider. Returns: the height, in pixels */
static int
get_message_height (SegueBanner *self,
                    int          width)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (self->message,
                                                                  gtk_label_get_text (GTK_LABEL (self->message)));
  int line;

  pango_layout_get_pixel_size (layout, NULL, &line);
  pango_layout_set_wrap (layout, gtk_label_get_wrap_mode (GTK_LABEL (self->message)));
  pango_layout_set_width (layout, width * PANGO_SCALE);

  return line * pango_layout_get_line_count (layout);
}

static void
place (SegueBanner *self,
       GtkWidget  *child,
       int         x,
       int         y,
       int         width,
       int         height)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;

  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

/* Places the buttons in as many lines as they need. Returns: the lower end of the last line, in pixels */
static int
flow_buttons (SegueBanner *self,
              int         left,
              int         y,
              int         width,
              gboolean    allocate)
{
  int x = left, line = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];
      const int wanted = MIN (measure_width (button, TRUE), MAX (width - left, measure_width (button, FALSE)));
      const int height = measure_height (button, wanted);

      if (x > left && x + wanted > width)
        {
          x = left;
          y += line + SPACING;
          line = 0;
        }
      if (allocate)
        place (self, button, x, y, wanted, height);
      x += wanted + SPACING;
      line = MAX (line, height);
    }

  return y + line;
}

/* Places the buttons below the message, or only measures that. Returns: the height, in pixels */
static int
arrange_below (SegueBanner *self,
               int          width,
               gboolean     allocate)
{
  const int left = measure_width (self->icon, TRUE) + SPACING;
  const int icon_height = measure_height (self->icon, -1);
  const int message_width = MAX (width - left, measure_width (self->message, FALSE));
  const int height = MAX (get_message_height (self, message_width), icon_height);

  if (allocate)
    {
      place (self, self->icon, 0, 0, left - SPACING, icon_height);
      place (self, self->message, left, 0, message_width, height);
    }

  return self->buttons->len > 0 ? flow_buttons (self, left, height + SPACING, width, allocate) : height;
}

/* Places the buttons beside the message, or only measures that. Returns: the height, in pixels */
static int
arrange_beside (SegueBanner *self,
                int          width,
                gboolean     allocate)
{
  const int left = measure_width (self->icon, TRUE) + SPACING;
  const int icon_height = measure_height (self->icon, -1);
  const int beside = width - left - get_buttons_width (self);
  int height, line = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    line = MAX (line, measure_height (self->buttons->pdata[i], -1));
  height = MAX (MAX (get_message_height (self, beside), icon_height), line);
  if (!allocate)
    return height;

  place (self, self->icon, 0, (height - icon_height) / 2, left - SPACING, icon_height);
  place (self, self->message, left, 0, beside, height);
  for (guint i = 0, x = left + beside + SPACING; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];
      const int wanted = measure_width (button, TRUE);

      place (self, button, x, (height - line) / 2, wanted, line);
      x += wanted + SPACING;
    }

  return height;
}

/* Places message and buttons, or only measures them. The buttons go beside the message where that does not make the
 * banner higher. So a banner never gets higher when it gets wider: GTK computes the least size of a window on that
 * condition. Returns: the height, in pixels */
static int
arrange (SegueBanner *self,
         int          width,
         gboolean     allocate)
{
  const int beside = width - measure_width (self->icon, TRUE) - SPACING - get_buttons_width (self);
  const int below_height = arrange_below (self, width, FALSE);

  if (beside >= MIN (measure_width (self->message, TRUE), get_least_width (self)) &&
      arrange_beside (self, width, FALSE) <= below_height)
    return arrange_beside (self, width, allocate);

  return arrange_below (self, width, allocate);
}

static void
segue_banner_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  SegueBanner *self = SEGUE_BANNER (widget);
  const int left = measure_width (self->icon, TRUE) + SPACING;
  int widest = measure_width (self->message, FALSE);
  int wanted;

  for (guint i = 0; i < self->buttons->len; i++)
    widest = MAX (widest, measure_width (self->buttons->pdata[i], FALSE));
  widest += left;
  wanted = MAX (widest, left + measure_width (self->message, TRUE) + get_buttons_width (self));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = wanted;
    }
  else
    {
      /* without a width, the least height is asked for, which is that of one line */
      *minimum = *natural = arrange (self, for_size >= 0 ? for_size : wanted, FALSE);
    }
}

static void
segue_banner_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  arrange (SEGUE_BANNER (widget), width, TRUE);
}

static void
segue_banner_dispose (GObject *object)
{
  SegueBanner *self = SEGUE_BANNER (object);

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->message, gtk_widget_unparent);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);

  G_OBJECT_CLASS (segue_banner_parent_class)->dispose (object);
}

static void
segue_banner_finalize (GObject *object)
{
  g_ptr_array_unref (SEGUE_BANNER (object)->buttons);

  G_OBJECT_CLASS (segue_banner_parent_class)->finalize (object);
}

static void
segue_banner_class_init (SegueBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_banner_dispose;
  object_class->finalize = segue_banner_finalize;
  widget_class->get_request_mode = segue_banner_get_request_mode;
  widget_class->measure = segue_banner_measure;
  widget_class->size_allocate = segue_banner_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "segue-banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
segue_banner_init (SegueBanner *self)
{
  self->buttons = g_ptr_array_new ();
  self->icon = gtk_image_new ();
  self->message = gtk_label_new (NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->message), GTK_NATURAL_WRAP_NONE);
  segue_labels_unhyphenate (GTK_LABEL (self->message));
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
}

/**
 * segue_banner_new:
 * @icon_name: the name of an icon
 * @message: a translated message
 *
 * Creates a banner without buttons.
 *
 * Returns: (transfer none): the banner, a floating reference
 */
GtkWidget *
segue_banner_new (const char *icon_name,
                  const char *message)
{
  SegueBanner *self = g_object_new (SEGUE_TYPE_BANNER, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_label_set_label (GTK_LABEL (self->message), message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);

  return GTK_WIDGET (self);
}

/**
 * segue_banner_add_button:
 * @self: a banner
 * @label: a label with a mnemonic
 * @action_name: the detailed name of the action that the button activates
 *
 * Adds a button after the others.
 */
void
segue_banner_add_button (SegueBanner *self,
                         const char *label,
                         const char *action_name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  GtkWidget *text = gtk_button_get_child (GTK_BUTTON (button));

  g_return_if_fail (SEGUE_IS_BANNER (self));

  /* without line breaks, large text would widen the window */
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  segue_labels_unhyphenate (GTK_LABEL (text));
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
}

static gboolean
pulse_cb (gpointer user_data)
{
  SegueBanner *self = user_data;

  self->pulse_source = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "pulse");

  return G_SOURCE_REMOVE;
}

/**
 * segue_banner_pulse:
 * @self: a banner
 *
 * Emphasizes the banner for a moment and moves the focus to its first button, since a choice is needed.
 */
void
segue_banner_pulse (SegueBanner *self)
{
  g_return_if_fail (SEGUE_IS_BANNER (self));

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pulse");
  self->pulse_source = g_timeout_add (PULSE_DURATION, pulse_cb, self);
  if (self->buttons->len > 0)
    gtk_widget_grab_focus (self->buttons->pdata[0]);
}

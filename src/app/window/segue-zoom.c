/* segue-zoom.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-zoom.h"

#include <adwaita.h>
#include <string.h>

/* The width that the text of the preview has at most without zoom, in pixels. */
#define PREVIEW_WIDTH 740

/**
 * SegueZoom:
 *
 * Shows the text and the preview as large as the view state says, which is kept in the settings, and the text in the font
 * of the settings. The mouse wheel over them, with Ctrl, activates "win.zoom-in" and "win.zoom-out".
 */
struct _SegueZoom
{
  GObject parent_instance;

  SegueViewState *state;
  GSettings *settings;
  GtkCssProvider *css;
  GtkCssProvider *font_css; /* of the text alone, over @css */
  GtkWidget *clamp; /* weak: limits the width of the preview */
};

G_DEFINE_FINAL_TYPE (SegueZoom, segue_zoom, G_TYPE_OBJECT)

static gboolean
scroll_cb (GtkEventController *controller,
           double              dx,
           double              dy,
           gpointer            user_data)
{
  GtkWidget *view = gtk_event_controller_get_widget (controller);

  if ((gtk_event_controller_get_current_event_state (controller) & gtk_accelerator_get_default_mod_mask ()) !=
      GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;

  if (dy != 0)
    gtk_widget_activate_action (view, dy < 0 ? "win.zoom-in" : "win.zoom-out", NULL);

  return GDK_EVENT_STOP;
}

/* Returns: (transfer full): the style of a text in the font @name, such as "Noto Serif Bold 12", at @zoom percent */
static char *
dup_font_css (const char *name,
              int         zoom)
{
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string (name);
  const char *family = pango_font_description_get_family (font);
  const int size = pango_font_description_get_size (font);
  g_autoptr(GString) css = g_string_new ("textview {");

  if (family != NULL && strpbrk (family, "\"\\\n") == NULL)
    g_string_append_printf (css, " font-family: \"%s\";", family);
  /* in whole hundredths, since the decimal point of printf() depends on the locale */
  if (size > 0)
    {
      const gint64 hundredths = (gint64) size * zoom / PANGO_SCALE;

      g_string_append_printf (css, " font-size: %" G_GINT64_FORMAT ".%02d%s;", hundredths / 100, (int) (hundredths % 100),
                              pango_font_description_get_size_is_absolute (font) ? "px" : "pt");
    }
  g_string_append_printf (css, " font-weight: %d;", (int) pango_font_description_get_weight (font));
  if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
    g_string_append (css, " font-style: italic;");
  g_string_append (css, " }");

  return g_string_free (g_steal_pointer (&css), FALSE);
}

static void
font_changed_cb (SegueZoom *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "custom-font");
  g_autofree char *css = g_settings_get_boolean (self->settings, "use-system-font")
                           ? g_strdup ("")
                           : dup_font_css (name, segue_view_state_get_zoom (self->state));

  gtk_css_provider_load_from_data (self->font_css, css, -1);
}

static void
zoom_changed_cb (SegueZoom *self)
{
  const int zoom = segue_view_state_get_zoom (self->state);
  g_autofree char *css = g_strdup_printf ("textview { font-size: %d%%; }", zoom);

  gtk_css_provider_load_from_data (self->css, zoom != SEGUE_ZOOM_NORMAL ? css : "", -1);
  if (self->clamp != NULL)
    g_object_set (self->clamp,
                  "maximum-size", PREVIEW_WIDTH * zoom / 100,
                  "tightening-threshold", PREVIEW_WIDTH * zoom / 100,
                  NULL);
  font_changed_cb (self);
}

static void
add_view (SegueZoom   *self,
          GtkTextView *view)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                                GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (view)), GTK_STYLE_PROVIDER (self->css),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), scroll);
}

static void
segue_zoom_dispose (GObject *object)
{
  SegueZoom *self = SEGUE_ZOOM (object);

  g_clear_weak_pointer (&self->clamp);
  g_clear_object (&self->css);
  g_clear_object (&self->font_css);
  g_clear_object (&self->settings);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (segue_zoom_parent_class)->dispose (object);
}

static void
segue_zoom_class_init (SegueZoomClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_zoom_dispose;
}

static void
segue_zoom_init (SegueZoom *self)
{
  self->settings = g_settings_new (SEGUE_APP_ID);
  self->css = gtk_css_provider_new ();
  self->font_css = gtk_css_provider_new ();
}

/**
 * segue_zoom_new:
 * @state: holds the zoom
 * @text: the text of the notes
 * @preview: the text of the preview, within an #AdwClampScrollable
 *
 * Creates an object that sizes the text of these views and sets the font of @text.
 *
 * Returns: (transfer full): the object
 */
SegueZoom *
segue_zoom_new (SegueViewState *state,
                GtkTextView    *text,
                GtkTextView    *preview)
{
  SegueZoom *self = g_object_new (SEGUE_TYPE_ZOOM, NULL);

  self->state = g_object_ref (state);
  g_set_weak_pointer (&self->clamp, gtk_widget_get_ancestor (GTK_WIDGET (preview), ADW_TYPE_CLAMP_SCROLLABLE));
  add_view (self, text);
  add_view (self, preview);
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (text)), GTK_STYLE_PROVIDER (self->font_css),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_object (state, "notify::zoom", G_CALLBACK (zoom_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::use-system-font", G_CALLBACK (font_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::custom-font", G_CALLBACK (font_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "zoom", state, "zoom", G_SETTINGS_BIND_DEFAULT);
  zoom_changed_cb (self);

  return self;
}

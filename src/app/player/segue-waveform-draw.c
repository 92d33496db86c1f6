/* segue-waveform-draw.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-waveform-private.h"

#include <math.h>
#include <string.h>

#include <adwaita.h>

#include "app/widgets/segue-em.h"

/* Draws with plain colours only, which cost least where there is no graphics card. The bars are kept as render nodes of some
 * neighbours each: GTK goes through all nodes of the window with each frame, however little of it is painted, so that a
 * node for each bar costs more than all else. While the recording is heard, only the bars around the position are made
 * again and painted. */

/* The heights: the lane in em, the others in pixels. */
#define LANE 1.5
#define WAVE 50
#define WAVE_COMPACT 30
#define BAND 14
#define BAND_COMPACT 12
/* The width of a grip at the top of a mark, and between a mark and its title, in pixels. */
#define GRIP 4
#define GAP 5
/* A title with less room than this is left out, in em. */
#define MIN_TITLE 2.2
/* The number of bars of a group. */
#define GROUP 24
/* How much the loudest sample counts for a bar; the rest is the mean. */
#define PEAK_SHARE 0.55

typedef struct
{
  GdkRGBA foreground;
  GdkRGBA accent;
  GdkRGBA tint;
  GdkRGBA error;
  gboolean strong; /* high contrast */
} Colors;

int
segue_waveform_get_lane (SegueWaveform *self)
{
  return ceil (LANE * segue_em_get (GTK_WIDGET (self)));
}

int
segue_waveform_get_wave (SegueWaveform *self)
{
  return self->compact ? WAVE_COMPACT : WAVE;
}

int
segue_waveform_get_band (SegueWaveform *self)
{
  return self->compact ? BAND_COMPACT : BAND;
}

static GdkRGBA
with_alpha (GdkRGBA color,
            double  alpha)
{
  color.alpha *= alpha;

  return color;
}

static Colors
get_colors (SegueWaveform *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Colors colors;

  gtk_style_context_get_color (context, &colors.foreground);
  colors.accent = colors.tint = colors.error = colors.foreground;
  gtk_style_context_lookup_color (context, "accent_color", &colors.accent);
  gtk_style_context_lookup_color (context, "accent_bg_color", &colors.tint);
  gtk_style_context_lookup_color (context, "error_color", &colors.error);
  colors.tint = with_alpha (colors.tint, adw_style_manager_get_dark (manager) ? 0.24 : 0.13);
  colors.strong = adw_style_manager_get_high_contrast (manager);

  return colors;
}

static void
fill (GtkSnapshot   *snapshot,
      const GdkRGBA *color,
      double         x,
      double         y,
      double         width,
      double         height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Fills from time to time, in whichever direction that is. */
static void
fill_times (SegueWaveform *self,
            GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            gint64         from,
            gint64         to,
            double         y,
            double         height)
{
  const double a = CLAMP (round (segue_wave_scale_to_x (&self->scale, from)), 0, self->scale.width);
  const double b = CLAMP (round (segue_wave_scale_to_x (&self->scale, to)), 0, self->scale.width);

  fill (snapshot, color, MIN (a, b), y, fabs (b - a), height);
}

/* Returns whether a segment with a mark is selected, and sets from when to when it is heard. */
static gboolean
find_selected (SegueWaveform *self,
               gint64        *from,
               gint64        *to)
{
  const guint64 id = segue_view_state_get_selected (segue_view_get_state (SEGUE_VIEW (self)));
  const guint index = segue_waveform_find_mark (self, id);

  *from = *to = 0;
  if (index == SEGUE_NO_INDEX)
    return FALSE;

  *from = segue_waveform_get_mark_time (self, index);
  *to = self->scale.length;
  for (guint i = index + 1; i < self->marks->len && *to == self->scale.length; i++)
    {
      if (segue_waveform_get_mark_time (self, i) > *from)
        *to = segue_waveform_get_mark_time (self, i);
    }

  return TRUE;
}

/* Adds a bar to the path of @cr. Fills the bars before if they have another colour. */
static void
add_bar (SegueWaveform *self,
         cairo_t       *cr,
         GdkRGBA       *last,
         gint64         bar,
         gboolean       played)
{
  const SegueWaveKey *key = &self->key;
  const double step = key->scale.unit * SEGUE_WAVE_STEP;
  const gint64 from = bar * step;
  const gint64 to = (bar + 1) * step;
  const SegueLoudness loudness = segue_peaks_get (key->peaks, from, to);
  const double share = PEAK_SHARE * MIN (loudness.peak / key->loudest.peak, 1) +
                       (1 - PEAK_SHARE) * MIN (loudness.mean / key->loudest.mean, 1);
  const double height = MAX (2, 2 * round (share * (key->height - 6) / 2));
  const double x = round (segue_wave_scale_to_x (&key->scale, from)) - (key->scale.mirrored ? SEGUE_WAVE_BAR : 0);
  const double y = segue_waveform_get_lane (self) + (key->height - height) / 2;
  const gboolean selected = from >= key->from && from < key->to;
  const gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA color;

  if (selected)
    color = with_alpha (key->accent, played ? 1 : strong ? 0.8 : 0.6);
  else
    color = with_alpha (key->foreground, played ? (strong ? 0.95 : 0.7) : strong ? 0.65 : 0.36);
  if (!gdk_rgba_equal (&color, last))
    {
      cairo_fill (cr);
      gdk_cairo_set_source_rgba (cr, &color);
      *last = color;
    }
  cairo_rectangle (cr, x, y, SEGUE_WAVE_BAR, height);
}

/* Makes the node of neighbouring bars, the first of which is @first. */
static GskRenderNode *
make_group (SegueWaveform *self,
            guint          first)
{
  const guint end = MIN (first + GROUP, self->n_bars);
  const double step = self->key.scale.unit * SEGUE_WAVE_STEP;
  const double a = segue_wave_scale_to_x (&self->key.scale, (self->first_bar + first) * step);
  const double b = segue_wave_scale_to_x (&self->key.scale, (self->first_bar + end) * step);
  const double left = floor (MIN (a, b)) - SEGUE_WAVE_STEP;
  const double right = ceil (MAX (a, b)) + SEGUE_WAVE_STEP;
  const int lane = segue_waveform_get_lane (self);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (left, lane, right - left, self->key.height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  GdkRGBA color = { 0 };

  for (guint i = first; i < end; i++)
    add_bar (self, cr, &color, self->first_bar + i, i < self->n_played);
  cairo_fill (cr);
  cairo_destroy (cr);

  return node;
}

/* Makes the groups again of the bars from @first to @end. */
static void
replace_bars (SegueWaveform *self,
              guint          first,
              guint          end)
{
  for (guint i = first / GROUP; i < self->groups->len && i * GROUP < end; i++)
    {
      gpointer *slot = &g_ptr_array_index (self->groups, i);

      gsk_render_node_unref (*slot);
      *slot = make_group (self, i * GROUP);
    }
}

/* Brings the bars up to date. */
static void
update_bars (SegueWaveform *self,
             const Colors  *colors,
             gint64         position)
{
  SegueRecording *recording = segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self)));
  SeguePeaks *peaks = segue_sound_scan_get_peaks (segue_recording_get_scan (recording));
  const double step = self->scale.unit * SEGUE_WAVE_STEP;
  SegueWaveKey key;
  guint before;
  gint64 end;

  memset (&key, 0, sizeof key); /* the gaps between the members too, since the whole is compared */
  key.peaks = peaks;
  key.scanned = peaks != NULL ? segue_peaks_get_length (peaks) : 0;
  key.loudest.peak = MAX (peaks != NULL ? segue_peaks_get (peaks, 0, key.scanned).peak : 0, 0.001);
  key.loudest.mean = MAX (peaks != NULL ? segue_peaks_get_loudest (peaks) : 0, 0.001);
  key.scale.length = self->scale.length;
  key.scale.width = self->scale.width;
  key.scale.from = self->scale.from;
  key.scale.unit = self->scale.unit;
  key.scale.mirrored = self->scale.mirrored;
  key.height = segue_waveform_get_wave (self);
  key.foreground = colors->foreground;
  key.accent = colors->accent;
  find_selected (self, &key.from, &key.to);
  end = peaks != NULL ? MIN (self->scale.from + self->scale.unit * self->scale.width, key.scanned) / step + 1 : 0;
  before = self->n_played;
  self->n_played = CLAMP ((gint64) ceil (position / step) - (gint64) (self->scale.from / step), 0, G_MAXINT);

  if (memcmp (&key, &self->key, sizeof key) == 0)
    {
      if (self->n_played != before)
        replace_bars (self, MIN (self->n_played, before), MAX (self->n_played, before));
      return;
    }

  self->key = key;
  self->first_bar = self->scale.from / step;
  self->n_bars = MAX (end - self->first_bar, 0);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < self->n_bars; i += GROUP)
    g_ptr_array_add (self->groups, make_group (self, i));
}

static void
draw_bars (SegueWaveform *self,
           GtkSnapshot   *snapshot)
{
  for (guint i = 0; i < self->groups->len; i++)
    gtk_snapshot_append_node (snapshot, g_ptr_array_index (self->groups, i));
}

static char *
format_precise (gint64 time)
{
  return g_strdup_printf ("%02d:%02d:%02d.%d", (int) (time / 3600000), (int) (time / 60000 % 60), (int) (time / 1000 % 60),
                          (int) (time / 100 % 10));
}

/* Sets up the layout of a title for a width, unless it is so already. */
static void
prepare_title (SegueWaveform *self,
               SegueWaveMark *mark,
               gboolean       selected,
               int            width)
{
  g_autofree char *time = mark->id == self->dragged ? format_precise (self->drag_time) : NULL;
  PangoAttrList *attributes;

  if (mark->layout == NULL)
    {
      mark->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_ellipsize (mark->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (mark->layout, TRUE);
      pango_layout_set_height (mark->layout, -1);
    }
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.84));
  if (selected)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (!pango_attr_list_equal (attributes, pango_layout_get_attributes (mark->layout)))
    pango_layout_set_attributes (mark->layout, attributes);
  pango_attr_list_unref (attributes);
  if (g_strcmp0 (pango_layout_get_text (mark->layout), time != NULL ? time : mark->title) != 0)
    pango_layout_set_text (mark->layout, time != NULL ? time : mark->title, -1);
  if (pango_layout_get_width (mark->layout) != width * PANGO_SCALE)
    pango_layout_set_width (mark->layout, width * PANGO_SCALE);
}

/* Draws a title between its mark and the next one. The title of a segment that begins before the view sticks to its edge. */
static void
draw_title (SegueWaveform *self,
            GtkSnapshot   *snapshot,
            const Colors  *colors,
            guint          index,
            gint64         until)
{
  SegueWaveMark *mark = &g_array_index (self->marks, SegueWaveMark, index);
  const gboolean selected = mark->id == segue_view_state_get_selected (segue_view_get_state (SEGUE_VIEW (self)));
  const gint64 time = segue_waveform_get_mark_time (self, index);
  const double mirrored = self->scale.mirrored ? self->scale.width : 0;
  /* in the direction of time */
  const double start = MAX (fabs (mirrored - segue_wave_scale_to_x (&self->scale, MAX (time, (gint64) self->scale.from))), 0);
  const double end = until > self->scale.from + self->scale.unit * self->scale.width
                       ? self->scale.width
                       : fabs (mirrored - segue_wave_scale_to_x (&self->scale, until));
  const int width = end - start - 2 * GAP;
  GdkRGBA color = with_alpha (colors->foreground, colors->strong ? 1 : 0.86);
  int text_width;
  int text_height;

  if (width < MIN_TITLE * segue_em_get (GTK_WIDGET (self)))
    return;

  prepare_title (self, mark, selected, width);
  pango_layout_get_pixel_size (mark->layout, &text_width, &text_height);
  if (mark->wrong)
    color = colors->error;
  else if (selected)
    color = colors->accent;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    round (self->scale.mirrored ? self->scale.width - start - GAP - width : start + GAP),
    round ((segue_waveform_get_lane (self) - text_height) / 2.0)));
  gtk_snapshot_append_layout (snapshot, mark->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_marks (SegueWaveform *self,
            GtkSnapshot   *snapshot,
            const Colors  *colors)
{
  const gint64 from = self->scale.from;
  const gint64 to = self->scale.from + self->scale.unit * self->scale.width;
  const int lane = segue_waveform_get_lane (self);
  const int height = lane + segue_waveform_get_wave (self);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const SegueWaveMark *mark = &g_array_index (self->marks, SegueWaveMark, i);
      const gint64 time = segue_waveform_get_mark_time (self, i);
      const gint64 until = i + 1 < self->marks->len ? segue_waveform_get_mark_time (self, i + 1) : G_MAXINT64 / 2;
      const gboolean active = mark->id == self->dragged || mark->id == self->focused;
      const double x = round (segue_wave_scale_to_x (&self->scale, time));
      GdkRGBA color = with_alpha (colors->foreground, colors->strong ? 1 : 0.6);

      if (until < from || time > to)
        continue;
      draw_title (self, snapshot, colors, i, until);
      if (time < from)
        continue;
      if (mark->wrong)
        color = colors->error;
      else if (active)
        color = colors->accent;
      fill (snapshot, &color, x, 0, active ? 2 : 1, height);
      if (active)
        fill (snapshot, &color, x - GRIP + 1, 0, 2 * GRIP, GRIP);
    }
}

/* The triangle on top of the position is within the wave, so that it does not cover a title. */
static void
draw_position (SegueWaveform *self,
               GtkSnapshot   *snapshot,
               const Colors  *colors,
               gint64         position)
{
  const double x = (int) segue_wave_scale_to_x (&self->scale, position);
  const int lane = segue_waveform_get_lane (self);

  if (x < -5 || x > self->scale.width + 5)
    return;

  for (int i = 0; i < 5; i++)
    fill (snapshot, &colors->foreground, x - 5 + i, lane + i, 12 - 2 * i, 1);
  fill (snapshot, &colors->foreground, x, lane + 5, 2, segue_waveform_get_wave (self) - 5);
}

/* The whole recording: its marks, the part in view, and the position. */
static void
draw_band (SegueWaveform *self,
           GtkSnapshot   *snapshot,
           const Colors  *colors,
           gint64         position)
{
  const double y = segue_waveform_get_lane (self) + segue_waveform_get_wave (self);
  const double height = segue_waveform_get_band (self);
  const double a = segue_wave_scale_to_band (&self->scale, self->scale.from);
  const double b = segue_wave_scale_to_band (&self->scale, self->scale.from + self->scale.unit * self->scale.width);
  const double left = floor (MAX (MIN (a, b), 0));
  const double width = ceil (MIN (MAX (a, b), self->scale.width)) - left;
  const GdkRGBA back = with_alpha (colors->foreground, 0.06);
  const GdkRGBA tick = with_alpha (colors->foreground, colors->strong ? 0.9 : 0.5);

  fill (snapshot, &back, 0, y, self->scale.width, height);
  fill (snapshot, &colors->tint, left, y, width, height);
  fill (snapshot, &colors->accent, left, y, width, 1);
  fill (snapshot, &colors->accent, left, y + height - 1, width, 1);
  fill (snapshot, &colors->accent, left, y, 1, height);
  fill (snapshot, &colors->accent, left + width - 1, y, 1, height);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const double x = segue_wave_scale_to_band (&self->scale, segue_waveform_get_mark_time (self, i));

      fill (snapshot, g_array_index (self->marks, SegueWaveMark, i).wrong ? &colors->error : &tick, round (x), y + 4, 1,
            height - 8);
    }
  fill (snapshot, &colors->foreground, round (segue_wave_scale_to_band (&self->scale, position)) - 1, y, 2, height);
}

void
segue_waveform_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SegueWaveform *self = SEGUE_WAVEFORM (widget);
  const Colors colors = get_colors (self);
  gint64 position;
  gint64 from;
  gint64 to;

  if (segue_view_get_session (SEGUE_VIEW (self)) == NULL)
    return;

  /* to ask the player costs more than to draw the position */
  position = self->ticked >= 0 ? self->ticked : segue_waveform_get_position (self);
  self->ticked = -1;
  if (find_selected (self, &from, &to))
    fill_times (self, snapshot, &colors.tint, from, to, 0,
                segue_waveform_get_lane (self) + segue_waveform_get_wave (self));
  update_bars (self, &colors, position);
  draw_bars (self, snapshot);
  draw_marks (self, snapshot, &colors);
  draw_position (self, snapshot, &colors, position);
  draw_band (self, snapshot, &colors, position);
  self->shown = position;
}

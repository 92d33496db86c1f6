/* segue-notes-view.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-view.h"

#include "app/widgets/segue-folds.h"

/* The width in em below which all lines start at the left edge. */
#define COMPACT_WIDTH 32

struct _SegueNotesView
{
  GtkTextView parent_instance;

  SegueNotesStyle style;
  GtkTextMark *current_start;
  GtkTextMark *current_end; /* or NULL for the end of the buffer */
  guint compact_source;
};

G_DEFINE_FINAL_TYPE (SegueNotesView, segue_notes_view, GTK_TYPE_TEXT_VIEW)

SegueNotesStyle *
segue_notes_view_get_style (SegueNotesView *self)
{
  return &self->style;
}

/* The view has no top margin, since GTK 4.8 shifts its scroll position by the margin when lines above the visible
 * area change. The space above the first block of each entry serves instead. */
static void
update_margins (SegueNotesView *self)
{
  const double em = self->style.em;
  const int side = (int) ((self->style.compact ? 1.1 : 2) * em);

  g_object_set (self,
                "left-margin", side,
                "right-margin", side,
                "bottom-margin", (int) (2 * em),
                "pixels-inside-wrap", (int) (0.25 * em),
                "pixels-below-lines", (int) (0.25 * em),
                NULL);
}

static void
update_style (SegueNotesView *self)
{
  if (segue_notes_style_update (&self->style, GTK_WIDGET (self)))
    update_margins (self);
}

/**
 * segue_notes_view_take_time:
 * @self: a view
 * @time: a time among the notes
 *
 * Makes the column of times wide enough for @time.
 */
void
segue_notes_view_take_time (SegueNotesView *self,
                            const char     *time)
{
  if (segue_notes_style_take_time (&self->style, time))
    update_style (self);
}

/**
 * segue_notes_view_set_time:
 * @self: a view
 * @time: (nullable): the longest time among the notes
 *
 * Makes the column of times as wide as @time.
 */
void
segue_notes_view_set_time (SegueNotesView *self,
                           const char     *time)
{
  if (segue_notes_style_set_time (&self->style, time))
    update_style (self);
}

/**
 * segue_notes_view_set_current:
 * @self: a view
 * @start: (nullable): where the current entry begins; %NULL for none
 * @end: (nullable): where the next one does; %NULL at the end of the buffer
 *
 * Marks the lines between two marks softly.
 */
void
segue_notes_view_set_current (SegueNotesView *self,
                              GtkTextMark    *start,
                              GtkTextMark    *end)
{
  g_set_object (&self->current_start, start);
  g_set_object (&self->current_end, end);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
get_current (SegueNotesView *self,
             GdkRectangle   *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle first;
  GdkRectangle last;
  GtkTextIter start;
  GtkTextIter end;

  if (self->current_start == NULL || gtk_text_mark_get_deleted (self->current_start))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &start, self->current_start);
  if (self->current_end != NULL && !gtk_text_mark_get_deleted (self->current_end))
    gtk_text_buffer_get_iter_at_mark (buffer, &end, self->current_end);
  else
    gtk_text_buffer_get_end_iter (buffer, &end);
  if (gtk_text_iter_compare (&start, &end) >= 0)
    return FALSE;
  gtk_text_iter_backward_char (&end);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);
  *area = (GdkRectangle) { 0, first.y, gtk_widget_get_width (GTK_WIDGET (self)), last.y + last.height - first.y };

  return TRUE;
}

static void
draw_current (SegueNotesView *self,
              GtkSnapshot    *snapshot)
{
  const double em = self->style.em;
  const int side = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self));
  GdkRGBA color = self->style.accent;
  GdkRectangle area;
  GskRoundedRect outline;
  graphene_rect_t bounds;

  if (!get_current (self, &area))
    return;
  graphene_rect_init (&bounds, area.x + side - 0.8 * em, area.y - 0.35 * em,
                      area.width - 2 * side + 1.6 * em, area.height + 0.85 * em);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0.4 * em);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  color.alpha = 0.09;
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  bounds.size.width = 3;
  color.alpha = 0.8;
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static gboolean
line_has_tag (const GtkTextIter *line,
              GtkTextTag        *tag)
{
  return gtk_text_iter_has_tag (line, tag);
}

/* Draws the background of a line of code, with rounded corners where the code starts and ends. */
static void
draw_code (SegueNotesView    *self,
           GtkSnapshot       *snapshot,
           const GtkTextIter *line)
{
  const double em = self->style.em;
  const float radius = 0.4 * em;
  const double right = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self));
  GdkRGBA color = self->style.foreground;
  GdkRectangle place;
  GskRoundedRect outline;
  gboolean is_first = line_has_tag (line, self->style.tags[SEGUE_NOTES_TAG_CODE_GAP]);
  gboolean is_last = line_has_tag (line, self->style.tags[SEGUE_NOTES_TAG_CODE_END]);
  int y;
  int height;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), line, &place);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), line, &y, &height);
  if (is_first)
    {
      const int top = place.y - (int) (0.6 * em);

      height -= top - y;
      y = top;
    }
  if (is_last)
    height -= (int) (0.35 * em);
  gsk_rounded_rect_init (&outline,
                         &GRAPHENE_RECT_INIT (place.x - 0.6 * em, y, right - place.x + 1.2 * em, height),
                         &GRAPHENE_SIZE_INIT (is_first * radius, is_first * radius),
                         &GRAPHENE_SIZE_INIT (is_first * radius, is_first * radius),
                         &GRAPHENE_SIZE_INIT (is_last * radius, is_last * radius),
                         &GRAPHENE_SIZE_INIT (is_last * radius, is_last * radius));
  color.alpha *= 0.06;
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_rule (SegueNotesView    *self,
           GtkSnapshot       *snapshot,
           const GtkTextIter *line)
{
  const double right = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self));
  GdkRGBA color = self->style.foreground;
  GdkRectangle place;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), line, &place);
  color.alpha *= 0.2;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (place.x, place.y + place.height / 2, right - place.x, 1));
}

/* Draws a bar at the left for each level of quotes around the line. */
static void
draw_quotes (SegueNotesView    *self,
             GtkSnapshot       *snapshot,
             const GtkTextIter *line)
{
  const double em = self->style.em;
  GdkRGBA color = self->style.foreground;
  GdkRectangle place;
  int y;
  int height;

  color.alpha *= 0.25;
  for (guint depth = 0; depth < SEGUE_NOTES_DEPTHS; depth++)
    {
      if (!line_has_tag (line, self->style.tags[SEGUE_NOTES_TAG_QUOTE + depth]))
        continue;
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), line, &place);
      gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), line, &y, &height);
      for (guint i = 0; i <= depth; i++)
        gtk_snapshot_append_color (snapshot, &color,
                                   &GRAPHENE_RECT_INIT (place.x - (i + 1) * 1.1 * em, place.y, 3,
                                                        y + height - place.y));
    }
}

static void
draw_line (SegueNotesView    *self,
           GtkSnapshot       *snapshot,
           const GtkTextIter *line)
{
  if (line_has_tag (line, self->style.tags[SEGUE_NOTES_TAG_CODE]))
    draw_code (self, snapshot, line);
  if (line_has_tag (line, self->style.tags[SEGUE_NOTES_TAG_RULE]))
    draw_rule (self, snapshot, line);
  draw_quotes (self, snapshot, line);
}

/* Returns whether @tag is anywhere between @start and @end. The buffer finds this without a look at each line. */
static gboolean
range_has_tag (const GtkTextIter *start,
               const GtkTextIter *end,
               GtkTextTag        *tag)
{
  GtkTextIter iter = *start;

  return gtk_text_iter_has_tag (&iter, tag) ||
         (gtk_text_iter_forward_to_tag_toggle (&iter, tag) && gtk_text_iter_compare (&iter, end) < 0);
}

/* Returns whether draw_line() draws anything between @start and @end. Most notes have no code, rules or quotes. */
static gboolean
has_drawn_lines (SegueNotesView    *self,
                 const GtkTextIter *start,
                 const GtkTextIter *end)
{
  if (range_has_tag (start, end, self->style.tags[SEGUE_NOTES_TAG_CODE]) ||
      range_has_tag (start, end, self->style.tags[SEGUE_NOTES_TAG_RULE]))
    return TRUE;

  for (guint depth = 0; depth < SEGUE_NOTES_DEPTHS; depth++)
    {
      if (range_has_tag (start, end, self->style.tags[SEGUE_NOTES_TAG_QUOTE + depth]))
        return TRUE;
    }

  return FALSE;
}

static void
segue_notes_view_snapshot_layer (GtkTextView      *view,
                                 GtkTextViewLayer  layer,
                                 GtkSnapshot      *snapshot)
{
  SegueNotesView *self = SEGUE_NOTES_VIEW (view);
  GdkRectangle visible;
  GtkTextIter line;
  GtkTextIter end;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;

  draw_current (self, snapshot);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &line, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &end, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&end);
  if (!has_drawn_lines (self, &line, &end))
    return;

  do
    draw_line (self, snapshot, &line);
  while (gtk_text_iter_forward_line (&line) && gtk_text_iter_compare (&line, &end) < 0);
}

static void
segue_notes_view_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (segue_notes_view_parent_class)->css_changed (widget, change);
  update_style (SEGUE_NOTES_VIEW (widget));
}

static gboolean
is_compact (SegueNotesView *self,
            int             width)
{
  return width < COMPACT_WIDTH * self->style.em;
}

static gboolean
compact_cb (gpointer user_data)
{
  SegueNotesView *self = user_data;
  const gboolean compact = is_compact (self, gtk_widget_get_width (GTK_WIDGET (self)));

  self->compact_source = 0;
  if (compact != self->style.compact)
    {
      self->style.compact = compact;
      update_style (self);
    }

  return G_SOURCE_REMOVE;
}

/* Schedules new margins when the width has crossed the limit. New margins request a resize, which GTK would ignore
 * during an allocation. */
static void
segue_notes_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  SegueNotesView *self = SEGUE_NOTES_VIEW (widget);

  GTK_WIDGET_CLASS (segue_notes_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (is_compact (self, width) != self->style.compact && self->compact_source == 0)
    self->compact_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, compact_cb, self, NULL);
}

static void
segue_notes_view_dispose (GObject *object)
{
  SegueNotesView *self = SEGUE_NOTES_VIEW (object);

  g_clear_handle_id (&self->compact_source, g_source_remove);
  g_clear_object (&self->current_start);
  g_clear_object (&self->current_end);
  G_OBJECT_CLASS (segue_notes_view_parent_class)->dispose (object);
}

static void
segue_notes_view_finalize (GObject *object)
{
  SegueNotesView *self = SEGUE_NOTES_VIEW (object);

  segue_notes_style_clear (&self->style);
  G_OBJECT_CLASS (segue_notes_view_parent_class)->finalize (object);
}

static void
segue_notes_view_class_init (SegueNotesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = segue_notes_view_dispose;
  object_class->finalize = segue_notes_view_finalize;
  widget_class->css_changed = segue_notes_view_css_changed;
  widget_class->size_allocate = segue_notes_view_size_allocate;
  view_class->snapshot_layer = segue_notes_view_snapshot_layer;
}

static void
segue_notes_view_init (SegueNotesView *self)
{
  g_autoptr(GtkTextBuffer) buffer = NULL;

  segue_notes_style_init (&self->style);
  buffer = gtk_text_buffer_new (self->style.table);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  segue_folds_watch (GTK_TEXT_VIEW (self));
  /* Requests a resize for each change of the text. Otherwise the view computes its height while it is drawn, which
   * moves the scrollbars too late. */
  g_signal_connect_object (buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

/* segue-time-row-layout.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/transcript/segue-time-row-layout.h"

#include "app/widgets/segue-em.h"

/* The width in em below which the words get a line of their own. It is the same for all rows of a list. */
#define NARROW 30

/* The distances between parts in pixels. */
#define GAP 10
#define LINE_GAP 2

/**
 * SegueTimeRowLayout:
 *
 * The layout of a row that has four parts: a check button, a time, words about the segment, and a judgement.
 *
 * In a wide row they stand side by side, and the words take what the others leave. In a narrow one the words stand
 * below the time. There the judgement stands at the end of the line of the time if it fits, else below the words.
 */
struct _SegueTimeRowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SegueTimeRowLayout, segue_time_row_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PART_TICK,
  PART_TIME,
  PART_WORDS,
  PART_JUDGEMENT,
  N_PARTS,
};

typedef struct
{
  GtkWidget *widgets[N_PARTS];
  int minimum[N_PARTS]; /* widths */
  int natural[N_PARTS];
} Parts;

/* The places of the parts where the row is @height high. The parts of a line are as high as the line. */
typedef struct
{
  GtkAllocation places[N_PARTS];
  int height;
} Places;

/* Measures the widths of the parts. A part that is not there has none. */
static Parts
measure_parts (GtkWidget *row)
{
  Parts parts = { { NULL }, { 0 }, { 0 } };
  GtkWidget *child = gtk_widget_get_first_child (row);

  for (guint i = 0; i < N_PARTS && child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    {
      parts.widgets[i] = child;
      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &parts.minimum[i], &parts.natural[i], NULL, NULL);
    }

  return parts;
}

static int
get_height (const Parts *parts,
            guint        part,
            int          width)
{
  GtkWidget *widget = parts->widgets[part];
  int height = 0;

  if (widget != NULL && gtk_widget_should_layout (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, parts->minimum[part]), &height, NULL, NULL, NULL);

  return height;
}

/* Returns the width of @natural with the gap before it, or 0 if there is nothing. */
static int
with_gap (int natural)
{
  return natural > 0 ? natural + GAP : 0;
}

static void
place (Places *places,
       guint   part,
       int     x,
       int     y,
       int     width,
       int     height)
{
  places->places[part] = (GtkAllocation) { x, y, width, height };
}

static Places
place_in_line (const Parts *parts,
               int          width)
{
  const int start = parts->natural[PART_TICK] + GAP, words = start + parts->natural[PART_TIME] + GAP;
  const int judgement = MAX (MIN (parts->natural[PART_JUDGEMENT], width / 3), parts->minimum[PART_JUDGEMENT]);
  const int words_width = MAX (width - words - with_gap (judgement), parts->minimum[PART_WORDS]);
  Places places = { .height = 0 };

  place (&places, PART_TICK, 0, 0, parts->natural[PART_TICK], 0);
  place (&places, PART_TIME, start, 0, parts->natural[PART_TIME], 0);
  place (&places, PART_WORDS, words, 0, words_width, 0);
  place (&places, PART_JUDGEMENT, words + words_width + GAP, 0, judgement, 0);
  for (guint i = 0; i < N_PARTS; i++)
    places.height = MAX (places.height, get_height (parts, i, places.places[i].width));
  for (guint i = 0; i < N_PARTS; i++)
    places.places[i].height = places.height;

  return places;
}

static Places
place_in_lines (const Parts *parts,
                int          width)
{
  const int start = parts->natural[PART_TICK] + GAP, inner = MAX (width - start, parts->minimum[PART_WORDS]);
  const int after_time = start + parts->natural[PART_TIME] + GAP;
  const gboolean below = after_time + parts->natural[PART_JUDGEMENT] > width;
  const int judgement = MAX (MIN (parts->natural[PART_JUDGEMENT], inner), parts->minimum[PART_JUDGEMENT]);
  const int judgement_height = get_height (parts, PART_JUDGEMENT, judgement);
  const int words_height = get_height (parts, PART_WORDS, inner);
  int line = MAX (get_height (parts, PART_TICK, -1), get_height (parts, PART_TIME, -1));
  Places places;

  if (!below)
    line = MAX (line, judgement_height);
  place (&places, PART_TICK, 0, 0, parts->natural[PART_TICK], line);
  place (&places, PART_TIME, start, 0, parts->natural[PART_TIME], line);
  place (&places, PART_WORDS, start, line + LINE_GAP, inner, words_height);
  places.height = line + LINE_GAP + words_height;
  if (!below)
    place (&places, PART_JUDGEMENT, width - judgement, 0, judgement, line);
  else
    {
      place (&places, PART_JUDGEMENT, start, places.height + LINE_GAP, judgement, judgement_height);
      places.height += LINE_GAP + judgement_height;
    }

  return places;
}

static Places
place_parts (GtkWidget   *row,
             const Parts *parts,
             int          width)
{
  return width < NARROW * segue_em_get (row) ? place_in_lines (parts, width) : place_in_line (parts, width);
}

static GtkSizeRequestMode
segue_time_row_layout_get_request_mode (GtkLayoutManager *manager,
                                        GtkWidget        *row)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
segue_time_row_layout_measure (GtkLayoutManager *manager,
                               GtkWidget        *row,
                               GtkOrientation    orientation,
                               int               for_size,
                               int              *minimum,
                               int              *natural,
                               int              *minimum_baseline,
                               int              *natural_baseline)
{
  const Parts parts = measure_parts (row);
  const int tick = parts.natural[PART_TICK] + GAP, time = parts.natural[PART_TIME];
  const int least = tick + MAX (MAX (time, parts.minimum[PART_WORDS]), parts.minimum[PART_JUDGEMENT]);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = place_parts (row, &parts, for_size < 0 ? least : MAX (for_size, least)).height;
      return;
    }

  *minimum = least;
  *natural = MAX (least, tick + time + with_gap (parts.natural[PART_WORDS]) + with_gap (parts.natural[PART_JUDGEMENT]));
}

static void
segue_time_row_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget        *row,
                                int               width,
                                int               height,
                                int               baseline)
{
  const Parts parts = measure_parts (row);
  Places places = place_parts (row, &parts, width);

  for (guint i = 0; i < N_PARTS; i++)
    {
      GtkAllocation *part = &places.places[i];

      if (parts.widgets[i] == NULL || !gtk_widget_should_layout (parts.widgets[i]))
        continue;
      if (gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL)
        part->x = width - part->x - part->width;
      part->y += (height - places.height) / 2;
      gtk_widget_size_allocate (parts.widgets[i], part, -1);
    }
}

static void
segue_time_row_layout_class_init (SegueTimeRowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = segue_time_row_layout_get_request_mode;
  layout_class->measure = segue_time_row_layout_measure;
  layout_class->allocate = segue_time_row_layout_allocate;
}

static void
segue_time_row_layout_init (SegueTimeRowLayout *self)
{
}

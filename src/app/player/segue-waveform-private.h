/* segue-waveform-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/player/segue-wave-scale.h"
#include "app/player/segue-waveform.h"

G_BEGIN_DECLS

/* Pixels from a bar to the next one, and the width of a bar. */
#define SEGUE_WAVE_STEP 3
#define SEGUE_WAVE_BAR 2

/* The start of a segment. */
typedef struct
{
  guint64 id;
  gint64 time;
  char *title;
  gboolean wrong; /* it has a problem */
  PangoLayout *layout; /* (nullable): of what was shown last */
} SegueWaveMark;

/* What the bars are drawn from. They are made again when anything of it changes. */
typedef struct
{
  gpointer peaks; /* borrowed, only compared */
  gint64 scanned;
  SegueLoudness loudest;
  SegueWaveScale scale;
  int height;
  gint64 from; /* of the selected segment */
  gint64 to;
  GdkRGBA foreground;
  GdkRGBA accent;
} SegueWaveKey;

struct _SegueWaveform
{
  SegueView parent_instance;

  SegueWaveScale scale;
  GArray *marks; /* of SegueWaveMark, by time */
  guint64 focused; /* the mark that the keys move, or 0 */
  guint64 dragged; /* the mark that the pointer moves, or 0 */
  gint64 drag_time;
  gboolean in_band;  /* the pointer scrolls by the view of the whole recording */
  gboolean compact;
  gboolean centered; /* the view has shown the position of this recording */
  double pointer;    /* x of the pointer */
  gint64 shown;      /* the position that was drawn last */
  gint64 ticked;     /* the position to draw, -1 if it is to be asked for */
  guint tick;
  GtkGesture *drag; /* borrowed */

  SegueWaveKey key;
  GPtrArray *groups; /* of GskRenderNode, ascending in time; each has some bars */
  gint64 first_bar; /* how many bars from the start of the recording the first one is */
  guint n_bars;
  guint n_played;
};

/* segue-waveform.c */
gint64         segue_waveform_get_position   (SegueWaveform  *self);
void           segue_waveform_seek           (SegueWaveform  *self,
                                              gint64          time);
gint64         segue_waveform_get_mark_time  (SegueWaveform  *self,
                                              guint           index);
guint          segue_waveform_find_mark      (SegueWaveform  *self,
                                              guint64         id);
guint          segue_waveform_find_at        (SegueWaveform  *self,
                                              gint64          time);
void           segue_waveform_select         (SegueWaveform  *self,
                                              guint64         id);
gboolean       segue_waveform_move_mark      (SegueWaveform  *self,
                                              guint64         id,
                                              gint64          time,
                                              const char     *merge_key);

/* segue-waveform-draw.c */
int            segue_waveform_get_lane       (SegueWaveform  *self);
int            segue_waveform_get_band       (SegueWaveform  *self);
int            segue_waveform_get_wave       (SegueWaveform  *self);
void           segue_waveform_snapshot       (GtkWidget      *widget,
                                              GtkSnapshot    *snapshot);

/* segue-waveform-input.c */
void           segue_waveform_add_input      (SegueWaveform  *self);

G_END_DECLS

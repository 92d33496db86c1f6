/* segue-pane-sizes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-pane-sizes.h"

#include "app/widgets/segue-em.h"

/* The size of text that the sizes below and the defaults of the settings are meant for, in pixels. */
#define USUAL_EM 14.67
/* How wide the panes of a wide window are at first, in pixels. */
#define DETAILS_WIDTH 480
#define PREVIEW_WIDTH 680
/* How wide the outline is beside details and preview at first: this part of the window, but at least so many pixels. */
#define OUTLINE_PART 0.48
#define LEAST_OUTLINE_WIDTH 470

/**
 * SeguePaneSizes:
 *
 * The sizes of the panes: those that suit the window, and those that the user chose by moving a handle, which are kept
 * in the settings for each layout.
 */
struct _SeguePaneSizes
{
  GObject parent_instance;

  GtkPaned *paned;       /* outline or text | inner_paned */
  GtkPaned *inner_paned; /* details | preview */
  GSettings *settings;

  SegueLayout layout;
  gboolean text_shown;
  int width;        /* of the window, in pixels */
  int details_size; /* the size that was given to the details, in pixels */
  gboolean placed;  /* the panes have the sizes of this layout */
  gulong after_paint_handler;
};

G_DEFINE_FINAL_TYPE (SeguePaneSizes, segue_pane_sizes, G_TYPE_OBJECT)

static double
get_scale (SeguePaneSizes *self)
{
  return segue_em_get (GTK_WIDGET (self->paned)) / USUAL_EM;
}

/* Returns: the size that the user chose, or as long as there is none, the default for the size of the text */
static int
get_size (SeguePaneSizes *self,
          const char     *key)
{
  g_autoptr(GVariant) chosen = g_settings_get_user_value (self->settings, key);
  const int size = g_settings_get_int (self->settings, key);

  return chosen != NULL ? size : (int) (size * get_scale (self));
}

static void
keep_size (SeguePaneSizes *self,
           const char     *key,
           int             size)
{
  if (ABS (size - get_size (self, key)) > 1)
    g_settings_set_int (self->settings, key, size);
}

/* Stores a size, unless it is the one that suits the window and the user never chose another one. */
static void
keep_unless_suitable (SeguePaneSizes *self,
                      const char     *key,
                      int             size,
                      int             suitable)
{
  if (ABS (size - suitable) > 2 || g_settings_get_int (self->settings, key) != 0)
    g_settings_set_int (self->settings, key, MAX (size, 0));
}

/* Computes the width of details and preview beside the outline: somewhat more than half of a window of 1500 pixels, and
 * never more than they can use. */
static int
get_suitable_side_width (SeguePaneSizes *self)
{
  const double scale = get_scale (self);
  const int details = DETAILS_WIDTH * scale;
  const int preview = PREVIEW_WIDTH * scale;

  if (self->text_shown)
    return MIN (self->width / 2, preview);

  return details + CLAMP ((self->width - details) / 2, 0, preview);
}

/* Computes the width of the outline beside details and preview: so wide that most titles take one line. */
static int
get_suitable_outline_width (SeguePaneSizes *self)
{
  return MAX (self->width * OUTLINE_PART, LEAST_OUTLINE_WIDTH * get_scale (self));
}

/* Tells whether the size of the left side is kept. Otherwise that of the right side is. */
static gboolean
has_outline_width (SeguePaneSizes *self)
{
  return self->layout == SEGUE_LAYOUT_MEDIUM && !self->text_shown;
}

static const char *
get_side_key (SeguePaneSizes *self)
{
  return self->text_shown ? "text-side-width" : "side-width";
}

static const char *
get_details_key (SeguePaneSizes *self)
{
  return self->layout == SEGUE_LAYOUT_WIDE ? "details-width" : "details-height";
}

/* Above the preview, the details take the height of all their fields, which differs between languages, until the user
 * moves the handle. */
static int
get_details_size (SeguePaneSizes *self)
{
  const char *key = get_details_key (self);
  g_autoptr(GVariant) chosen = g_settings_get_user_value (self->settings, key);
  const int size = get_size (self, key);
  int needed;

  if (chosen != NULL || self->layout == SEGUE_LAYOUT_WIDE)
    return size;

  gtk_widget_measure (gtk_paned_get_start_child (self->inner_paned), GTK_ORIENTATION_VERTICAL, -1, NULL, &needed, NULL,
                      NULL);

  return CLAMP (needed, size, size * 5 / 4);
}

static void
set_positions (SeguePaneSizes *self)
{
  if (has_outline_width (self))
    {
      const int chosen = g_settings_get_int (self->settings, "outline-width");

      gtk_paned_set_position (self->paned, chosen > 0 ? chosen : get_suitable_outline_width (self));
    }
  else
    {
      const int chosen = g_settings_get_int (self->settings, get_side_key (self));
      const int side = chosen > 0 ? chosen : get_suitable_side_width (self);

      gtk_paned_set_position (self->paned, MAX (self->width - side, 0));
    }
  if (!self->text_shown)
    {
      self->details_size = get_details_size (self);
      gtk_paned_set_position (self->inner_paned, self->details_size);
    }
}

static void
set_growing (SeguePaneSizes *self,
             gboolean        outline_keeps)
{
  gtk_paned_set_resize_start_child (self->paned, !outline_keeps);
  gtk_paned_set_resize_end_child (self->paned, outline_keeps);
}

static void
after_paint_cb (SeguePaneSizes *self,
                GdkFrameClock  *clock)
{
  g_clear_signal_handler (&self->after_paint_handler, clock);
  set_growing (self, has_outline_width (self));
}

static void
segue_pane_sizes_dispose (GObject *object)
{
  SeguePaneSizes *self = SEGUE_PANE_SIZES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->inner_paned);
  g_clear_object (&self->paned);

  G_OBJECT_CLASS (segue_pane_sizes_parent_class)->dispose (object);
}

static void
segue_pane_sizes_class_init (SeguePaneSizesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_pane_sizes_dispose;
}

static void
segue_pane_sizes_init (SeguePaneSizes *self)
{
  self->settings = g_settings_new (SEGUE_APP_ID);
}

/**
 * segue_pane_sizes_new:
 * @paned: holds the outline or the text, and @inner_paned
 * @inner_paned: holds the details and the preview
 *
 * Creates an object that sizes these panes.
 *
 * Returns: (transfer full): the object
 */
SeguePaneSizes *
segue_pane_sizes_new (GtkPaned *paned,
                      GtkPaned *inner_paned)
{
  SeguePaneSizes *self = g_object_new (SEGUE_TYPE_PANE_SIZES, NULL);

  self->paned = g_object_ref (paned);
  self->inner_paned = g_object_ref (inner_paned);

  return self;
}

/**
 * segue_pane_sizes_set_width:
 * @self: the sizes
 * @width: the width of the window, in pixels
 *
 * Notes how wide the window is, or will be. An outline whose width suited the window goes on to do so.
 */
void
segue_pane_sizes_set_width (SeguePaneSizes *self,
                            int             width)
{
  gboolean suits;

  g_return_if_fail (SEGUE_IS_PANE_SIZES (self));

  suits = self->placed && has_outline_width (self) &&
          ABS (gtk_paned_get_position (self->paned) - get_suitable_outline_width (self)) <= 2;
  self->width = width;
  if (suits)
    gtk_paned_set_position (self->paned, get_suitable_outline_width (self));
}

/**
 * segue_pane_sizes_place:
 * @self: the sizes
 * @layout: the layout
 * @text_shown: whether the text is shown in the place of the outline
 *
 * Gives the panes their sizes. Outline or text take what is left.
 */
void
segue_pane_sizes_place (SeguePaneSizes *self,
                        SegueLayout     layout,
                        gboolean        text_shown)
{
  GdkFrameClock *clock;

  g_return_if_fail (SEGUE_IS_PANE_SIZES (self));

  self->layout = layout;
  self->text_shown = text_shown;
  self->placed = layout >= SEGUE_LAYOUT_MEDIUM;
  if (!self->placed)
    return;

  /* The left side keeps its size at first. A GtkPaned of which one side was hidden would otherwise take the window to
   * have grown since both were shown. */
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->paned));
  set_growing (self, clock != NULL || has_outline_width (self));
  set_positions (self);
  if (clock != NULL && self->after_paint_handler == 0)
    self->after_paint_handler = g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), self,
                                                         G_CONNECT_SWAPPED);
}

/**
 * segue_pane_sizes_is_placed:
 * @self: the sizes
 *
 * Returns: whether the panes have the sizes of their layout
 */
gboolean
segue_pane_sizes_is_placed (SeguePaneSizes *self)
{
  g_return_val_if_fail (SEGUE_IS_PANE_SIZES (self), FALSE);

  return self->placed;
}

/**
 * segue_pane_sizes_keep:
 * @self: the sizes
 *
 * Stores where the user has put the handles. A size that suits the window is not stored, so that it goes on to suit it.
 */
void
segue_pane_sizes_keep (SeguePaneSizes *self)
{
  int position;

  g_return_if_fail (SEGUE_IS_PANE_SIZES (self));

  if (!self->placed || self->after_paint_handler != 0)
    return;

  position = gtk_paned_get_position (self->paned);
  if (has_outline_width (self))
    keep_unless_suitable (self, "outline-width", position, get_suitable_outline_width (self));
  else
    keep_unless_suitable (self, get_side_key (self), gtk_widget_get_width (GTK_WIDGET (self->paned)) - position,
                          get_suitable_side_width (self));
  if (!self->text_shown && gtk_paned_get_position (self->inner_paned) != self->details_size)
    keep_size (self, get_details_key (self), gtk_paned_get_position (self->inner_paned));
}

/**
 * segue_pane_sizes_forget:
 * @self: the sizes
 *
 * Has nothing stored before the panes are placed again, since the layout is about to change.
 */
void
segue_pane_sizes_forget (SeguePaneSizes *self)
{
  g_return_if_fail (SEGUE_IS_PANE_SIZES (self));

  self->placed = FALSE;
}

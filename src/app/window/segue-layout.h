/* segue-layout.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueLayout:
 * @SEGUE_LAYOUT_UNKNOWN: the window has no width yet
 * @SEGUE_LAYOUT_NARROW: one pane at a time
 * @SEGUE_LAYOUT_MEDIUM: outline or text on one side, details above preview on the other
 * @SEGUE_LAYOUT_WIDE: all panes beside each other
 *
 * How the panes of a window are laid out, which its width decides.
 */
typedef enum
{
  SEGUE_LAYOUT_UNKNOWN,
  SEGUE_LAYOUT_NARROW,
  SEGUE_LAYOUT_MEDIUM,
  SEGUE_LAYOUT_WIDE,
} SegueLayout;

SegueLayout segue_layout_for_width (double width);

G_END_DECLS

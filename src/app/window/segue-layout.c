/* segue-layout.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-layout.h"

/* Where a layout begins, in em: at 860 and 1500 pixels with text of the usual size. Large text gets a narrower layout. */
#define MEDIUM_FROM 58.6
#define WIDE_FROM 102.3

/**
 * segue_layout_for_width:
 * @width: the width of a window, in em
 *
 * Returns: its layout
 */
SegueLayout
segue_layout_for_width (double width)
{
  if (width >= WIDE_FROM)
    return SEGUE_LAYOUT_WIDE;

  return width >= MEDIUM_FROM ? SEGUE_LAYOUT_MEDIUM : SEGUE_LAYOUT_NARROW;
}

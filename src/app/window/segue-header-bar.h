/* segue-header-bar.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"
#include "session/segue-file-watch.h"

G_BEGIN_DECLS

/**
 * SegueHeaderFlags:
 * @SEGUE_HEADER_BLANK: the window has no episode
 * @SEGUE_HEADER_NARROW: the window shows one pane at a time
 * @SEGUE_HEADER_ROOMY: there is room for words
 * @SEGUE_HEADER_FULL: there is room for all buttons
 * @SEGUE_HEADER_BACK: details or problems are shown in the place of the outline
 * @SEGUE_HEADER_CONTROLS: there is room for the buttons that make the window larger or smaller
 *
 * What the buttons of the header bar depend on, beside the document and its file.
 */
typedef enum
{
  SEGUE_HEADER_BLANK = 1 << 0,
  SEGUE_HEADER_NARROW = 1 << 1,
  SEGUE_HEADER_ROOMY = 1 << 2,
  SEGUE_HEADER_FULL = 1 << 3,
  SEGUE_HEADER_BACK = 1 << 4,
  SEGUE_HEADER_CONTROLS = 1 << 5,
} SegueHeaderFlags;

#define SEGUE_TYPE_HEADER_BAR (segue_header_bar_get_type ())
G_DECLARE_FINAL_TYPE (SegueHeaderBar, segue_header_bar, SEGUE, HEADER_BAR, SegueView)

void segue_header_bar_set_watch  (SegueHeaderBar   *self,
                                  SegueFileWatch   *watch);
void segue_header_bar_note_focus (SegueHeaderBar   *self,
                                  GtkWidget        *focus);
void segue_header_bar_set_flags  (SegueHeaderBar   *self,
                                  SegueHeaderFlags  flags);

G_END_DECLS

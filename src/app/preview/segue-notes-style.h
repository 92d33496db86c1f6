/* segue-notes-style.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/blocks/segue-block.h"

G_BEGIN_DECLS

/* The number of sizes of headings, and of depths of lists, quotes and segments. Higher levels look like the last
 * one. */
#define SEGUE_NOTES_HEADINGS 4
#define SEGUE_NOTES_DEPTHS 4

/**
 * SegueNotesTag:
 *
 * The tags of the rendered notes. `GAP` tags set the space above the first line of a block: `LEAD` is for the block
 * after the title of a segment, and `TEXT` for the first block of a text. Later tags have priority over earlier ones.
 */
typedef enum
{
  SEGUE_NOTES_TAG_HEADING,
  SEGUE_NOTES_TAG_HEADING_GAP = SEGUE_NOTES_TAG_HEADING + SEGUE_NOTES_HEADINGS,
  SEGUE_NOTES_TAG_SEGMENT = SEGUE_NOTES_TAG_HEADING_GAP + SEGUE_NOTES_HEADINGS,
  SEGUE_NOTES_TAG_SEGMENT_GAP,
  SEGUE_NOTES_TAG_PARAGRAPH,
  SEGUE_NOTES_TAG_PARAGRAPH_GAP,
  SEGUE_NOTES_TAG_LEAD_GAP,
  SEGUE_NOTES_TAG_TEXT_GAP,
  SEGUE_NOTES_TAG_ITEM,
  SEGUE_NOTES_TAG_ITEM_GAP,
  SEGUE_NOTES_TAG_CODE,
  SEGUE_NOTES_TAG_CODE_GAP,
  SEGUE_NOTES_TAG_CODE_END,
  SEGUE_NOTES_TAG_RULE,
  SEGUE_NOTES_TAG_DESCRIPTION,
  SEGUE_NOTES_TAG_NESTED,
  SEGUE_NOTES_TAG_LIST = SEGUE_NOTES_TAG_NESTED + SEGUE_NOTES_DEPTHS,
  SEGUE_NOTES_TAG_QUOTE = SEGUE_NOTES_TAG_LIST + SEGUE_NOTES_DEPTHS,
  SEGUE_NOTES_TAG_TITLE = SEGUE_NOTES_TAG_QUOTE + SEGUE_NOTES_DEPTHS,
  SEGUE_NOTES_TAG_TIME,
  SEGUE_NOTES_TAG_MARK,
  SEGUE_NOTES_TAG_LINK,
  SEGUE_NOTES_TAG_BOLD,
  SEGUE_NOTES_TAG_ITALIC,
  SEGUE_NOTES_TAG_INLINE_CODE,
  SEGUE_NOTES_TAG_STRIKE,
  SEGUE_NOTES_N_TAGS,
} SegueNotesTag;

/**
 * SegueNotesStyle:
 * @table: the table of @tags
 * @tags: the tags
 * @foreground: colour of text
 * @accent: colour of what stands out
 * @em: size of the font, in pixels
 * @time_width: width of the column of times, 0 for none
 * @compact: whether there is little width
 * @longest_time: the longest time so far, which the column of times is as wide as
 *
 * How rendered notes look.
 */
typedef struct
{
  GtkTextTagTable *table;
  GtkTextTag *tags[SEGUE_NOTES_N_TAGS];
  GdkRGBA foreground;
  GdkRGBA accent;
  double em;
  int time_width;
  gboolean compact;
  char *longest_time;
} SegueNotesStyle;

void     segue_notes_style_init      (SegueNotesStyle *self);
void     segue_notes_style_clear     (SegueNotesStyle *self);
gboolean segue_notes_style_update    (SegueNotesStyle *self,
                                      GtkWidget       *widget);
gboolean segue_notes_style_take_time (SegueNotesStyle *self,
                                      const char      *time);
gboolean segue_notes_style_set_time  (SegueNotesStyle *self,
                                      const char      *time);
guint    segue_notes_style_count     (const char      *time);

G_END_DECLS

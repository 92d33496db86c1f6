/* segue-script.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueScript:
 * @SEGUE_SCRIPT_NONE: not known
 * @SEGUE_SCRIPT_LATIN: Latin
 * @SEGUE_SCRIPT_OTHER: any other
 *
 * The script of a text.
 */
typedef enum
{
  SEGUE_SCRIPT_NONE,
  SEGUE_SCRIPT_LATIN,
  SEGUE_SCRIPT_OTHER,
} SegueScript;

/**
 * SegueScriptCounter:
 * @n_latin: number of words in Latin script
 * @n_other: number of words with letters of another script
 * @in_latin: the word that has not ended has letters of Latin script
 * @in_other: it has letters of another script
 *
 * Counts words by their script.
 */
typedef struct
{
  gsize n_latin;
  gsize n_other;
  gboolean in_latin;
  gboolean in_other;
} SegueScriptCounter;

void        segue_script_counter_add      (SegueScriptCounter *self,
                                           const char         *text,
                                           gsize               length);
void        segue_script_counter_end_word (SegueScriptCounter *self);
SegueScript segue_script_counter_find     (SegueScriptCounter *self);
SegueScript segue_script_split_title      (const char         *title,
                                           gsize              *open);

G_END_DECLS

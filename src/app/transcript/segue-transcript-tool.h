/* segue-transcript-tool.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/transcript/segue-transcript-choice.h"
#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TRANSCRIPT_TOOL (segue_transcript_tool_get_type ())
G_DECLARE_DERIVABLE_TYPE (SegueTranscriptTool, segue_transcript_tool, SEGUE, TRANSCRIPT_TOOL, AdwWindow)

/**
 * SegueTranscriptToolClass:
 * @parent_class: the parent class
 * @show: looks through a transcript, and shows the rows with segue_transcript_tool_show_rows()
 * @forget: forgets what was found in the transcript that was shown
 */
struct _SegueTranscriptToolClass
{
  AdwWindowClass parent_class;

  void (*show)   (SegueTranscriptTool *self,
                  SegueTranscript     *transcript);
  void (*forget) (SegueTranscriptTool *self);
};

/**
 * SegueTranscriptToolParts:
 * @title: shows the name of the transcript
 * @stack: has a page `file`
 * @choice: asks for a transcript, on that page
 * @view: the rows
 * @done: the label of the button that does what the rows say
 * @hint: names the keys on the rows
 *
 * The children of a template that the class works with.
 */
typedef struct
{
  AdwWindowTitle *title;
  GtkStack *stack;
  SegueTranscriptChoice *choice;
  GtkListView *view;
  GtkLabel *done;
  GtkWidget *hint;
} SegueTranscriptToolParts;

/**
 * SegueTranscriptToolKey:
 * @trigger: the keys, as gtk_shortcut_trigger_parse_string() reads them
 * @action: the action that they activate
 * @direction: the argument of the action, or 0 if it has none
 *
 * A key on the rows.
 */
typedef struct
{
  const char *trigger;
  const char *action;
  int direction;
} SegueTranscriptToolKey;

void          segue_transcript_tool_set_parts    (SegueTranscriptTool            *self,
                                                  const SegueTranscriptToolParts *parts,
                                                  const SegueTranscriptToolKey   *keys,
                                                  guint                           n_keys);
void          segue_transcript_tool_set_session  (SegueTranscriptTool            *self,
                                                  SegueSession                   *session);
void          segue_transcript_tool_end          (SegueTranscriptTool            *self);
SegueSession *segue_transcript_tool_get_session  (SegueTranscriptTool            *self);
const char   *segue_transcript_tool_get_message  (SegueTranscriptTool            *self);
gint64        segue_transcript_tool_get_duration (SegueTranscriptTool            *self);
void          segue_transcript_tool_play         (SegueTranscriptTool            *self,
                                                  gint64                          start);

void          segue_transcript_tool_show_rows    (SegueTranscriptTool            *self,
                                                  GListModel                     *rows,
                                                  GtkListItemFactory             *factory);
gpointer      segue_transcript_tool_get_selected (SegueTranscriptTool            *self,
                                                  guint                          *position);
void          segue_transcript_tool_select       (SegueTranscriptTool            *self,
                                                  guint                           position);

G_END_DECLS

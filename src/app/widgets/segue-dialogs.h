/* segue-dialogs.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SegueDialogsFileFunc:
 * @file: (nullable): the file, or %NULL where nothing was chosen
 * @user_data: data of the caller
 *
 * Receives a file to open or to export to.
 */
typedef void (*SegueDialogsFileFunc) (GFile    *file,
                                      gpointer  user_data);

void segue_dialogs_choose_open   (GtkWindow            *parent,
                                  GFile                *near,
                                  SegueDialogsFileFunc  callback,
                                  gpointer              user_data);
void segue_dialogs_choose_import (GtkWindow            *parent,
                                  GFile                *near,
                                  SegueDialogsFileFunc  callback,
                                  gpointer              user_data);
void segue_dialogs_choose_transcript
                                 (GtkWindow            *parent,
                                  GFile                *near,
                                  SegueDialogsFileFunc  callback,
                                  gpointer              user_data);
void segue_dialogs_choose_folder (GtkWindow            *parent,
                                  GFile                *folder,
                                  SegueDialogsFileFunc  callback,
                                  gpointer              user_data);
void segue_dialogs_choose_cuts   (GtkWindow            *parent,
                                  SegueDialogsFileFunc  callback,
                                  gpointer              user_data);
void segue_dialogs_choose_export (GtkWindow            *parent,
                                  GFile                *near,
                                  const char           *name,
                                  SegueDialogsFileFunc  callback,
                                  gpointer              user_data);
void segue_dialogs_choose_recording (GtkWindow            *parent,
                                     GFile                *near,
                                     SegueDialogsFileFunc  callback,
                                     gpointer              user_data);
void segue_dialogs_fit           (GtkWindow            *window,
                                  GtkWindow            *parent,
                                  int                   width,
                                  int                   height);

G_END_DECLS

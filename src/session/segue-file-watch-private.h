/* segue-file-watch-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-file-monitor.h"
#include "session/segue-file-watch.h"

G_BEGIN_DECLS

/**
 * SegueFileWatch:
 *
 * The file of a document and what other programs do to it.
 *
 * One query finds out what is to be known of a file: its identity on its volume, the time of its last change and
 * whether it can be written. A file monitor then reports changes. What a monitor does not see, such as a change behind
 * a symbolic link, is found by segue_file_watch_check().
 *
 * Where the document has no unsaved changes, it takes over what another program wrote. Otherwise
 * segue_file_watch_get_external() says what happened, until segue_file_watch_reload() or segue_file_watch_keep()
 * decides.
 *
 * segue-file-watch.c holds the file and queries it; segue-file-watch-external.c handles what other programs write.
 */
struct _SegueFileWatch
{
  GObject parent_instance;

  SegueSession *session; /* NULL after segue_file_watch_stop() */
  GFile *opening;        /* being read; the document does not have it yet */

  GFileInfo *info; /* of a file that is being opened, where the caller has asked for it already */
  char *identity;
  gboolean past;
  gboolean writable;

  SegueExternalChange external;
  SegueFileContent *content; /* what the file holds in a conflict */
  SegueFileMonitor *monitor;
  gboolean checking;
  gboolean check_again;
  gboolean demanded; /* "decision-demanded" follows the check that is under way */
};

/* segue-file-watch.c */
void segue_file_watch_query        (SegueFileWatch      *self);

/* segue-file-watch-external.c */
void segue_file_watch_set_external (SegueFileWatch      *self,
                                    SegueExternalChange  external,
                                    SegueFileContent    *content);

G_END_DECLS

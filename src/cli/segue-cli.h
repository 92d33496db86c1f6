/* segue-cli.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/segue-formats.h"
#include "publish/segue-publish-settings.h"
#include "transcript/segue-transcript.h"

G_BEGIN_DECLS

/* Exit statuses of all verbs. */
#define SEGUE_CLI_FINE 0
#define SEGUE_CLI_FOUND 1  /* check: the notes have errors or warnings */
#define SEGUE_CLI_FAILED 2 /* the command failed */

/**
 * SegueCliVerb:
 * @name: the name of the verb on the command line
 * @arguments: its arguments, for the help
 * @summary: one sentence for the help, to be translated
 * @run: runs the verb and returns the exit status; @argv begins with the verb
 *
 * A verb of the command line program. Verbs are constants.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (int argc, char **argv);
} SegueCliVerb;

extern const SegueCliVerb segue_cli_outline;
extern const SegueCliVerb segue_cli_check;
extern const SegueCliVerb segue_cli_convert;
extern const SegueCliVerb segue_cli_targets;
extern const SegueCliVerb segue_cli_feed;
extern const SegueCliVerb segue_cli_formats;
extern const SegueCliVerb segue_cli_times;

GBytes       *segue_cli_read_bytes   (const char          *name);
SegueEpisode *segue_cli_read_episode (const char          *name,
                                      const SegueFormat  **format,
                                      char               **used);
SegueEpisode *segue_cli_read_as_notes (SegueEpisode *list) G_GNUC_WARN_UNUSED_RESULT;
GStrv         segue_cli_parse        (int                  argc,
                                      char               **argv,
                                      const SegueCliVerb  *verb,
                                      const GOptionEntry  *entries);

/* segue-cli-targets.c */
SeguePublishSettings *segue_cli_parse_settings (const SegueTarget  *target,
                                                char              **set);

/* segue-cli-times.c */
SegueTranscript *segue_cli_read_transcript (const char *name,
                                            gint64      duration);

/* segue-cli-output.c */
void          segue_cli_error        (const char          *format,
                                      ...) G_GNUC_PRINTF (1, 2);
void          segue_cli_print        (const char          *text);
gboolean      segue_cli_is_device    (const char          *name);
gboolean      segue_cli_write        (const char          *name,
                                      GBytes              *bytes);
gboolean      segue_cli_end_output   (void);

G_END_DECLS

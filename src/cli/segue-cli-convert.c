/* segue-cli-convert.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/segue-cli.h"
#include "core/segue-saver.h"

static gboolean
write_stdout (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  segue_cli_error (_("Standard output: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
write_output (const char *name,
              GBytes     *bytes)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (name, "-"))
    return write_stdout (bytes);
  file = g_file_new_for_commandline_arg (name);
  if (segue_file_save (file, bytes, NULL, NULL, NULL, NULL, &error))
    return TRUE;
  segue_cli_error ("%s: %s", name, error->message);
  return FALSE;
}

static gboolean
is_known_format (const char *option,
                 const char *name)
{
  if (name == NULL || g_str_equal (name, "text"))
    return TRUE;
  segue_cli_error (_("%1$s: there is no format “%2$s”. This version reads and writes text."), option, name);
  return FALSE;
}

static int
run_convert (int    argc,
             char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (SegueEpisode) episode = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const GOptionEntry entries[] = {
    { "from", 'f', 0, G_OPTION_ARG_STRING, &from, N_("Format of the input (text)"), N_("FORMAT") },
    { "to", 't', 0, G_OPTION_ARG_STRING, &to, N_("Format of the output (text)"), N_("FORMAT") },
    { NULL },
  };

  if (!segue_cli_parse (&argc, &argv, &segue_cli_convert, entries))
    return SEGUE_CLI_FAILED;
  if (argc != 3)
    {
      segue_cli_error (_("Name one file to read and one to write, or - for standard input or output."));
      return SEGUE_CLI_FAILED;
    }
  if (!is_known_format ("--from", from) || !is_known_format ("--to", to))
    return SEGUE_CLI_FAILED;
  episode = segue_cli_read_episode (argv[1]);
  if (episode == NULL)
    return SEGUE_CLI_FAILED;
  bytes = segue_episode_write (episode);
  return write_output (argv[2], bytes) ? SEGUE_CLI_FINE : SEGUE_CLI_FAILED;
}

const SegueCliVerb segue_cli_convert = {
  "convert",
  "[--from FORMAT] [--to FORMAT] IN OUT",
  N_("Convert show notes from one format to another."),
  run_convert,
};

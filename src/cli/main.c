/* main.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "cli/segue-cli.h"
#include "core/files/segue-data-dir.h"

/* The entry point of segue-cli: runs the verb that the first argument names. */

static const SegueCliVerb *const verbs[] = {
  &segue_cli_outline,
  &segue_cli_check,
  &segue_cli_convert,
  &segue_cli_formats,
  &segue_cli_targets,
  &segue_cli_feed,
  &segue_cli_times,
};

static void
print_help (void)
{
  segue_cli_print (_("Usage: segue-cli VERB …\n\nReads, checks and converts podcast show notes.\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *verb = g_strdup_printf ("  %s %s\n      %s\n", verbs[i]->name, verbs[i]->arguments,
                                               _(verbs[i]->summary));

      segue_cli_print (verb);
    }
  segue_cli_print (_("\nA file named - is standard input or output. “segue-cli VERB --help” tells more.\n"));
}

/* Runs the program. Returns the exit status. */
static int
run (int    argc,
     char **argv)
{
  if (argc < 2)
    {
      print_help ();
      return SEGUE_CLI_FAILED;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return SEGUE_CLI_FINE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      segue_cli_print ("segue-cli " SEGUE_VERSION "\n");
      return SEGUE_CLI_FINE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i]->name))
      return verbs[i]->run (argc - 1, argv + 1);
  segue_cli_error (_("There is no verb “%s”; “segue-cli --help” lists them."), argv[1]);

  return SEGUE_CLI_FAILED;
}

int
main (int    argc,
      char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  segue_data_dir_bind_text ();
  status = run (argc, argv);

  return segue_cli_end_output () ? status : SEGUE_CLI_FAILED;
}

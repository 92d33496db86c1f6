/* fork-cli.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs the command line many times. Loading and linking a program takes longer than what it does with a few lines of
 * notes, so that is done once, and each run is a fork. A line of standard input is one run: the file that takes its
 * standard error, and its arguments, separated by tabs. Its exit status is written as a line to standard output. */

#define MAX_TIME 60 /* seconds of one run */

int segue_cli_main (int    argc,
                    char **argv);

/* Runs the command line in this process, which is a fork. @fields is the file for errors, and the arguments. */
static void
run (char **fields)
{
  /* The command line takes options out of its arguments, so it gets a copy: a check for leaks finds them in @fields. */
  const guint n = g_strv_length (fields);
  const int errors = open (fields[0], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  char **arguments = g_newa (char *, n + 1);

  memcpy (arguments, fields, (n + 1) * sizeof *fields);
  if (errors < 0 || dup2 (errors, STDERR_FILENO) < 0)
    _exit (EXIT_FAILURE);
  alarm (MAX_TIME);
  /* the first field stands for the name of the program */
  exit (segue_cli_main (n, arguments));
}

int
main (int    argc,
      char **argv)
{
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto(GStrv) fields = g_strsplit (g_strchomp (line), "\t", -1);
      const pid_t child = fork ();
      int status = -1;

      if (child == 0)
        run (fields);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_print ("%d\n", WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status));
    }

  return EXIT_SUCCESS;
}

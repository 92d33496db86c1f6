/* segue-cli-formats.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/segue-cli.h"
#include "formats/segue-format-loss.h"

/* The verb “formats”: lists the formats and what they hold. */

/* Returns the names of what a format holds beside the times and titles of segments. They are the same in all
 * languages, for scripts. */
static char *
dup_carried (const SegueFormat *format)
{
  static const struct { guint flag; const char *name; } flags[] = {
    { SEGUE_FORMAT_CARRIES_LINES, "lines" },       { SEGUE_FORMAT_CARRIES_SECTIONS, "sections" },
    { SEGUE_FORMAT_CARRIES_LINKS, "links" },       { SEGUE_FORMAT_CARRIES_BODIES, "descriptions" },
    { SEGUE_FORMAT_CARRIES_UNTIMED, "untimed" },   { SEGUE_FORMAT_CARRIES_ATTRIBUTES, "attributes" },
    { SEGUE_FORMAT_CARRIES_HIDDEN, "hidden" },
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (format->carries & flags[i].flag)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "," : "", flags[i].name);
  if (segue_format_carries (format, SEGUE_SYNTAX_END))
    g_string_append_printf (out, "%sends", out->len > 0 ? "," : "");
  if (segue_format_carries (format, SEGUE_SYNTAX_IMAGE))
    g_string_append_printf (out, "%spictures", out->len > 0 ? "," : "");
  if (out->len == 0)
    g_string_append_c (out, '-');

  return g_string_free (out, FALSE);
}

/* Prints one format: its id, its name, its extensions, whether it is read and written, and what it holds. */
static void
print_format (const SegueFormat *format)
{
  g_autofree char *extensions = format->extensions != NULL ? g_strjoinv (",", (char **) format->extensions) : g_strdup ("-");
  g_autofree char *carried = dup_carried (format);
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s\t%s\n", format->id, _(format->name),
                                           extensions,
                                           format->read != NULL || format->syntax != NULL ? "read" : "-",
                                           format->write != NULL ? "write" : "-", carried);

  segue_cli_print (line);
}

static int
run_formats (int    argc,
             char **argv)
{
  g_auto(GStrv) files = segue_cli_parse (argc, argv, &segue_cli_formats, NULL);
  const SegueFormat *const *formats;
  guint n;

  if (files == NULL)
    return SEGUE_CLI_FAILED;
  if (files[0] != NULL)
    {
      segue_cli_error (_("“segue-cli formats” reads no file."));
      return SEGUE_CLI_FAILED;
    }
  formats = segue_formats_get_all (&n);
  for (guint i = 0; i < n; i++)
    print_format (formats[i]);

  return SEGUE_CLI_FINE;
}

const SegueCliVerb segue_cli_formats = {
  "formats",
  "",
  N_("List the formats of files: their extensions, whether they are read and written, and what they hold."),
  run_formats,
};

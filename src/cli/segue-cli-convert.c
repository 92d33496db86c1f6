/* segue-cli-convert.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/segue-cli.h"
#include "core/document/segue-episode-recording.h"
#include "core/edit/segue-retime.h"
#include "core/files/segue-encoding.h"
#include "core/text/segue-chars.h"
#include "formats/render/segue-render.h"
#include "publish/segue-output.h"

/* The verb “convert”: reads notes in one format and writes them in another, or as a target where they are published takes
 * them. */

/* Prints an error about a format, followed by the names of all formats and targets. */
static void
fail_format (const char *message)
{
  guint n;
  const SegueFormat *const *formats = segue_formats_get_all (&n);
  g_autoptr(GString) names = g_string_new (NULL);

  const SegueTarget *const *targets;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i]->id);
  targets = segue_targets_get_all (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, ", %s", targets[i]->id);
  /* Translators: what is wrong with a format, then the names of all formats */
  segue_cli_error (_("%s The formats are: %s."), message, names->str);
}

/* Finds the format that an option names. @format is set to NULL if the option was not given. */
static gboolean
find_format (const char         *option,
             const char         *id,
             const SegueFormat **format)
{
  g_autofree char *message = NULL;

  *format = id != NULL ? segue_formats_find (id) : NULL;
  if (id == NULL || *format != NULL)
    return TRUE;
  message = g_strdup_printf (_("%1$s: there is no format “%2$s”."), option, id);
  fail_format (message);

  return FALSE;
}

/* Checks that the format, if any, can be read, and prints an error otherwise. */
static gboolean
can_read (const SegueFormat *format)
{
  g_autofree char *message = NULL;

  if (format == NULL || format->read != NULL || format->syntax != NULL)
    return TRUE;
  message = g_strdup_printf (_("--from: %s can only be written."), _(format->name));
  segue_cli_error ("%s", message);

  return FALSE;
}

/* Returns the format to write: that of the option or else that of the file name, or text for standard output and
 * devices. Prints an error and returns NULL if the file name does not tell the format. */
static const SegueFormat *
choose_output (const SegueFormat *format,
               const char        *name)
{
  g_autofree char *message = NULL;

  if (format == NULL && (g_str_equal (name, "-") || segue_cli_is_device (name)))
    format = &segue_format_text;
  if (format == NULL)
    format = segue_formats_find_to_write (name);
  if (format != NULL && format->write == NULL)
    {
      segue_cli_error (_("--to: %s can only be read."), _(format->name));
      return NULL;
    }
  if (format != NULL)
    return format;
  message = g_strdup_printf (_("%s: the name does not say which format to write; use --to."), name);
  fail_format (message);

  return NULL;
}

/* Returns a complete HTML page. Its title is that of the episode, or else the name of the input file. */
static GBytes *
write_document (SegueEpisode *episode,
                const char   *in)
{
  g_autoptr(GArray) entries = segue_render_choose (episode, NULL);
  g_autofree char *title = segue_render_dup_title (episode);
  char *html;

  if (title == NULL)
    title = g_filename_display_basename (in);
  html = segue_render_html_document (episode, entries, NULL, title);

  return g_bytes_new_take (html, strlen (html));
}

/* Tells whether two file names of the command line name the same regular file. */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  struct stat first, second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 && S_ISREG (first.st_mode) && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

/* How a file is converted. */
typedef struct
{
  gboolean standalone;
  gboolean strict; /* nothing is written if anything would be lost */
  char *round;     /* how times become whole seconds, or NULL to leave them as they are */
} Options;

/* Prints what the format cannot hold, a line each. Returns whether it is anything. */
static gboolean
print_losses (const SegueFormat *format,
              SegueEpisode      *episode,
              const char        *out)
{
  g_auto(GStrv) losses = segue_formats_list_losses (format, episode);

  for (char **loss = losses; *loss != NULL; loss++)
    /* Translators: the name of a file, then a sentence that says what gets lost */
    segue_cli_error (_("%1$s: note: %2$s"), out, *loss);

  return *losses != NULL;
}

/* Rounds all times to whole seconds. */
static SegueEpisode *
round_times (SegueEpisode  *episode,
             const char    *how,
             GError       **error)
{
  const gint64 bias = g_str_equal (how, "up") ? 999 : g_str_equal (how, "nearest") ? 500 : 0;
  g_autoptr(SegueTimeMap) map = segue_time_map_new_round_by (1000, bias);
  const guint n = segue_episode_get_n_entries (episode);
  g_autofree guint *indices = g_new (guint, MAX (n, 1));
  g_autoptr(SegueRetiming) retiming = NULL;

  for (guint i = 0; i < n; i++)
    indices[i] = i;
  retiming = segue_retiming_new (episode, indices, n, map, SEGUE_REMOVED_MOVE, SEGUE_TIME_NONE);

  return segue_retiming_apply (retiming, error);
}

/* Encodes notes from another format as the input was. Notes in UTF-16 begin with a byte order mark, which other formats do not keep. */
static GBytes *
encode (GBytes      *text,
        const char  *encoding,
        GError     **error)
{
  static const char mark[] = "\xEF\xBB\xBF";
  g_autoptr(GBytes) marked = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  GString *out;

  if (!g_str_has_prefix (encoding, "UTF-16") || segue_starts_with (data, data + length, mark))
    return segue_encoding_encode (text, encoding, error);
  out = g_string_new (mark);
  g_string_append_len (out, data, length);
  marked = g_string_free_to_bytes (out);

  return segue_encoding_encode (marked, encoding, error);
}

/* Reads a file. A list of chapters whose lines are notes as well becomes notes unchanged, unless @from names its format. */
static SegueEpisode *
read_episode (const char         *in,
              const SegueFormat **from,
              const SegueFormat  *to,
              char              **encoding)
{
  const gboolean named = *from != NULL;
  SegueEpisode *episode = segue_cli_read_episode (in, from, encoding);
  SegueEpisode *notes = NULL;

  if (episode != NULL && !named && to == &segue_format_text && (*from)->syntax != NULL)
    notes = segue_cli_read_as_notes (episode);
  if (notes == NULL)
    return episode;
  segue_episode_unref (episode);
  *from = to;

  return notes;
}

/* Names the recording of a Segue file from where the file is written. Standard input and output are in no folder. */
static SegueEpisode *
move_recording (SegueEpisode *episode,
                const char   *in,
                const char   *out)
{
  g_autoptr(GFile) from = g_file_new_for_commandline_arg (in);
  g_autoptr(GFile) to = g_file_new_for_commandline_arg (out);
  g_autoptr(GFile) recording = segue_episode_dup_recording (episode, from);

  if (recording == NULL || g_str_equal (in, "-") || g_str_equal (out, "-"))
    return segue_episode_ref (episode);

  return segue_edit_set_recording (episode, recording, to);
}

/* Converts one file, and prints on standard error what went wrong and what the output format cannot hold. Returns the
 * exit status. */
static int
convert (const char        *in,
         const SegueFormat *from,
         const char        *out,
         const SegueFormat *to,
         const Options     *options)
{
  g_autofree char *encoding = NULL;
  g_autoptr(SegueEpisode) episode = read_episode (in, &from, to, &encoding);
  g_autoptr(SegueEpisode) moved = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (episode == NULL)
    return SEGUE_CLI_FAILED;
  if (from != to && is_same_file (in, out))
    {
      segue_cli_error (_("%s: this is the file that was read, in another format; name another one."), out);
      return SEGUE_CLI_FAILED;
    }
  if (print_losses (to, episode, out) && options->strict)
    return SEGUE_CLI_FOUND;
  if (options->round != NULL)
    {
      SegueEpisode *rounded = round_times (episode, options->round, &error);

      if (rounded == NULL)
        {
          segue_cli_error ("%s: %s", in, error->message);
          return SEGUE_CLI_FAILED;
        }
      segue_episode_unref (episode);
      episode = rounded;
    }
  moved = move_recording (episode, in, out);
  text = options->standalone ? write_document (episode, in) : segue_format_write (to, moved, &error);
  /* Text is written in the encoding of the input. All other formats are UTF-8. */
  if (text != NULL)
    {
      if (!g_str_equal (to->id, "text"))
        bytes = g_bytes_ref (text);
      else if (from != to)
        bytes = encode (text, encoding, &error);
      else
        bytes = segue_encoding_encode (text, encoding, &error);
    }
  if (bytes == NULL)
    {
      segue_cli_error ("%s: %s", out, error->message);
      return SEGUE_CLI_FAILED;
    }

  return segue_cli_write (out, bytes) ? SEGUE_CLI_FINE : SEGUE_CLI_FAILED;
}

/* Writes what a target gives out, and prints what will happen to it. */
static gboolean
publish (const char           *in,
         const SegueFormat    *from,
         const char           *out,
         SeguePublishSettings *settings)
{
  g_autoptr(SegueEpisode) episode = segue_cli_read_episode (in, &from, NULL);
  g_autoptr(SegueOutput) output = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (episode == NULL)
    return FALSE;
  if (is_same_file (in, out))
    {
      segue_cli_error (_("%s: this is the file that was read, in another format; name another one."), out);
      return FALSE;
    }
  output = segue_output_new (settings, episode);
  bytes = segue_output_dup_bytes (output);
  for (guint i = 0; i < segue_output_get_n_outcomes (output); i++)
    segue_cli_error ("%s: %s", out, segue_output_get_outcome (output, i)->sentence);

  return segue_cli_write (out, bytes);
}

/* Writes what the target @id gives out, if there is such a target. Prints errors, also for unknown ones. */
static gboolean
publish_for (const char        *id,
             char             **set,
             const char        *in,
             const SegueFormat *from,
             const char        *out)
{
  const SegueTarget *target = segue_targets_find (id);
  g_autoptr(SeguePublishSettings) settings = NULL;
  g_autofree char *message = NULL;

  if (target == NULL)
    {
      message = g_strdup_printf (_("%1$s: there is no format “%2$s”."), "--to", id);
      fail_format (message);
      return FALSE;
    }
  settings = segue_cli_parse_settings (target, set);

  return settings != NULL && publish (in, from, out, settings);
}

static int
fail_standalone (void)
{
  segue_cli_error (_("--standalone goes with --to html only."));

  return SEGUE_CLI_FAILED;
}

/* Checks the option --round. Prints an error and returns FALSE if it means nothing. */
static gboolean
check_round (const Options     *options,
             const SegueFormat *to)
{
  static const char *const known[] = { "floor", "nearest", "up", NULL };

  if (options->round != NULL && !g_strv_contains (known, options->round))
    {
      segue_cli_error (_("--round: times are rounded by floor, nearest or up, not by “%s”."), options->round);
      return FALSE;
    }
  if (options->round != NULL && to->syntax != NULL)
    {
      segue_cli_error (_("--round: %s holds fractions of seconds."), _(to->name));
      return FALSE;
    }

  return TRUE;
}

/* Converts one file to a format. Returns the exit status. */
static int
convert_to (const SegueFormat  *to,
            char              **set,
            const char         *in,
            const SegueFormat  *from,
            const char         *out,
            const Options      *options)
{
  to = choose_output (to, out);
  if (to == NULL || !check_round (options, to))
    return SEGUE_CLI_FAILED;
  if (options->standalone && to != &segue_format_html)
    return fail_standalone ();
  if (set != NULL)
    {
      segue_cli_error (_("--set goes with the name of a target only; “segue-cli targets” lists them."));
      return SEGUE_CLI_FAILED;
    }

  return convert (in, from, out, to, options);
}

static int
run_convert (int    argc,
             char **argv)
{
  g_autofree char *from_id = NULL;
  g_autofree char *to_id = NULL;
  g_autofree char *round = NULL;
  g_auto(GStrv) files = NULL;
  g_auto(GStrv) set = NULL;
  Options options = { 0 };
  const SegueFormat *from, *to;
  const GOptionEntry entries[] = {
    { "from", 'f', 0, G_OPTION_ARG_STRING, &from_id, N_("Format of the input; “segue-cli formats” lists them"), N_("FORMAT") },
    { "to", 't', 0, G_OPTION_ARG_STRING, &to_id, N_("Format of the output, or a target where notes are published"),
      N_("FORMAT") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &set, N_("With a target: a setting, may be given more than once"),
      N_("KEY=VALUE") },
    { "standalone", 's', 0, G_OPTION_ARG_NONE, &options.standalone, N_("With html: write a whole page"), NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
      N_("Write nothing if the format cannot hold all of the notes; the exit status is 1 then"), NULL },
    { "round", 0, 0, G_OPTION_ARG_STRING, &round,
      N_("With notes and rendered notes: write whole seconds, rounded by floor, nearest or up"), N_("HOW") },
    { NULL },
  };

  files = segue_cli_parse (argc, argv, &segue_cli_convert, entries);
  options.round = round;
  if (files == NULL)
    return SEGUE_CLI_FAILED;
  if (g_strv_length (files) != 2)
    {
      segue_cli_error (_("Name one file to read and one to write, or - for standard input or output."));
      return SEGUE_CLI_FAILED;
    }
  if (!find_format ("--from", from_id, &from) || !can_read (from))
    return SEGUE_CLI_FAILED;
  to = to_id != NULL ? segue_formats_find (to_id) : NULL;
  if (to_id == NULL || to != NULL)
    return convert_to (to, set, files[0], from, files[1], &options);
  if (options.standalone)
    return fail_standalone ();
  if (options.strict || round != NULL)
    {
      segue_cli_error (_("--strict and --round go with the name of a format, not with a target."));
      return SEGUE_CLI_FAILED;
    }

  return publish_for (to_id, set, files[0], from, files[1]) ? SEGUE_CLI_FINE : SEGUE_CLI_FAILED;
}

const SegueCliVerb segue_cli_convert = {
  "convert",
  "[--from FORMAT] [--to FORMAT|TARGET] [--strict] [--round HOW] [--standalone] IN OUT",
  N_("Convert show notes from one format to another, or to what a place where they are published takes."),
  run_convert,
};

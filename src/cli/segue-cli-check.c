/* segue-cli-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/segue-cli.h"
#include "core/json/segue-json-node.h"
#include "publish/segue-output.h"
#include "rules/segue-checker.h"
#include "transcript/segue-alignment.h"

/* The verb “check”: reports the problems that the rules find, and what will happen where the notes are published. */

static const char *
severity_name (SegueSeverity severity)
{
  static const char *const names[] = { "note", "warning", "error" };

  return names[severity];
}

/* Returns for each entry the number of characters before it on its line. There are some only where a line holds several
 * timestamps. */
static guint *
find_columns (SegueEpisode *episode)
{
  const guint n = segue_episode_get_n_entries (episode);
  guint *columns = g_new0 (guint, n);

  for (guint i = 0; i + 1 < n; i++)
    {
      gsize length;
      const char *text = segue_entry_get_text (segue_episode_get (episode, i), &length), *end = text + length, *start = end;

      while (start > text && start[-1] != '\n' && start[-1] != '\r')
        start--;
      columns[i + 1] = (start == text ? columns[i] : 0) + (start < end ? g_utf8_strlen (start, end - start) : 0);
    }

  return columns;
}

/* The place of the last problem that was printed. Problems stand in the order of the text, so the next one is sought
 * from there. */
typedef struct
{
  SegueEpisode *episode;
  const guint *columns; /* the result of find_columns() */
  SegueEntry *entry;    /* borrowed */
  guint index;          /* of @entry */
  guint first_line;     /* on which the entry begins, from 1 */
  const char *p;        /* in the text of the entry */
  guint line;           /* of @p, from 1 */
  guint column;         /* of @p in characters, from 1 */
} Place;

static void
place_rewind (Place *self)
{
  self->p = segue_entry_get_text (self->entry, NULL);
  self->line = self->first_line;
  self->column = 1 + self->columns[self->index];
}

static void
place_init (Place        *self,
            SegueEpisode *episode,
            const guint  *columns)
{
  *self = (Place){ .episode = episode, .columns = columns, .first_line = 1 };
  self->entry = segue_episode_get (episode, 0);
  place_rewind (self);
}

/* Moves to the start of the next entry, or after the last one to that of the first. */
static void
place_next (Place *self)
{
  self->first_line += segue_entry_get_n_lines (self->entry);
  if (++self->index == segue_episode_get_n_entries (self->episode))
    {
      self->index = 0;
      self->first_line = 1;
    }
  self->entry = segue_episode_get (self->episode, self->index);
  place_rewind (self);
}

static void
place_move_to (Place        *self,
               SegueProblem *problem)
{
  const char *target;

  for (guint i = segue_episode_get_n_entries (self->episode);
       i > 0 && segue_entry_get_id (self->entry) != segue_problem_get_id (problem); i--)
    place_next (self);
  target = segue_entry_get_text (self->entry, NULL) + segue_problem_get_span (problem).offset;
  if (target < self->p)
    place_rewind (self);
  for (; self->p < target; self->p++)
    if (*self->p == '\n' || (*self->p == '\r' && self->p[1] != '\n'))
      {
        self->line++;
        self->column = 1;
      }
    else if (((guchar) self->p[0] & 0xC0) != 0x80)
      self->column++;
}

/* Prints a problem as a line of text. */
static void
print_text (const char   *name,
            SegueProblem *problem,
            guint         line,
            guint         column)
{
  g_autofree char *text = g_strdup_printf ("%s:%u:%u: %s: %s [%s]\n", name, line, column,
                                           severity_name (segue_problem_get_severity (problem)),
                                           segue_problem_get_message (problem), segue_problem_get_rule (problem));

  segue_cli_print (text);
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, valid);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            guint        value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* Prints a problem as an object of a JSON array. */
static void
print_json (const char   *name,
            SegueProblem *problem,
            guint         line,
            guint         column)
{
  static gboolean first = TRUE;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) object = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  add_member (builder, "file", name);
  add_number (builder, "line", line);
  add_number (builder, "column", column);
  add_member (builder, "severity", severity_name (segue_problem_get_severity (problem)));
  add_member (builder, "rule", segue_problem_get_rule (problem));
  add_member (builder, "message", segue_problem_get_message (problem));
  json_builder_set_member_name (builder, "fixes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < segue_problem_get_n_fixes (problem); i++)
    json_builder_add_string_value (builder, segue_fix_get_label (segue_problem_get_fix (problem, i)));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  object = json_builder_get_root (builder);
  json = segue_json_generate (object);
  segue_cli_print (first ? "\n  " : ",\n  ");
  segue_cli_print (json);
  first = FALSE;
}

/* How files are checked. */
typedef struct
{
  gboolean style;
  gboolean json;
  GPtrArray *targets;          /* of SeguePublishSettings */
  SegueTranscript *transcript; /* of the recording, or NULL */
} Check;

/* Tells what a transcript has about a start. */
static gboolean
get_evidence (guint64        id,
              gint64         start,
              SegueEvidence *evidence,
              gpointer       data)
{
  const SeguePlacement *placement = segue_alignment_find (data, id);

  if (placement == NULL || placement->start < 0)
    return FALSE;
  evidence->support = segue_alignment_get_support (data, id, start);
  evidence->heard = placement->places[0].start;
  evidence->certainty = segue_alignment_get_support (data, id, evidence->heard);

  return TRUE;
}

/* Applies the rules, with what the transcript has. */
static GPtrArray *
find_problems (const Check  *self,
               SegueEpisode *episode)
{
  const SegueCheckFlags flags = self->style ? SEGUE_CHECK_STYLE : SEGUE_CHECK_DEFAULT;
  g_autoptr(SegueChecker) checker = NULL;
  g_autoptr(SegueAlignment) alignment = NULL;
  g_autoptr(GArray) wanted = NULL;

  if (self->transcript == NULL)
    return segue_rules_check_full (episode, flags);
  wanted = segue_wanted_find (episode);
  alignment = segue_alignment_new (self->transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len,
                                   SEGUE_TIME_NONE, NULL, NULL);
  checker = segue_checker_new ();
  segue_checker_set_evidence (checker, get_evidence, alignment);
  segue_checker_check (checker, episode, flags);

  return g_ptr_array_ref (segue_checker_get_problems (checker));
}

/* Adds what will happen at the targets. */
static void
add_outcomes (const Check  *self,
              SegueEpisode *episode,
              GPtrArray    *problems)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      g_autoptr(SegueOutput) output = segue_output_new (g_ptr_array_index (self->targets, i), episode);
      GPtrArray *outcomes = segue_output_dup_problems (output, episode);

      g_ptr_array_extend_and_steal (problems, outcomes);
    }
}

/* Checks one file. Raises @status to SEGUE_CLI_FOUND if it has errors or warnings. Returns FALSE if it cannot be
 * read. */
static gboolean
check_file (const Check *self,
            const char  *name,
            int         *status)
{
  g_autoptr(SegueEpisode) episode = segue_cli_read_episode (name, NULL, NULL);
  g_autoptr(GPtrArray) problems = NULL;
  g_autofree guint *columns = NULL;
  Place place;

  if (episode == NULL)
    return FALSE;
  columns = find_columns (episode);
  place_init (&place, episode, columns);
  problems = find_problems (self, episode);
  add_outcomes (self, episode, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, i);

      place_move_to (&place, problem);
      (self->json ? print_json : print_text) (name, problem, place.line, place.column);
      if (segue_problem_get_severity (problem) > SEGUE_SEVERITY_NOTE)
        *status = MAX (*status, SEGUE_CLI_FOUND);
    }

  return TRUE;
}

/* Finds the targets that options name. Prints an error and returns FALSE if one of them means nothing. */
static gboolean
find_targets (Check  *self,
              char  **ids,
              char  **set)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const SegueTarget *target = segue_targets_find (ids[i]);
      SeguePublishSettings *settings = target != NULL ? segue_cli_parse_settings (target, set) : NULL;

      if (target == NULL)
        segue_cli_error (_("--target: there is no target “%s”; “segue-cli targets” lists them."), ids[i]);
      if (settings == NULL)
        return FALSE;
      g_ptr_array_add (self->targets, settings);
    }

  return TRUE;
}

static int
run_check (int    argc,
           char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *transcript_name = NULL;
  g_autoptr(SegueTranscript) transcript = NULL;
  g_auto(GStrv) files = NULL;
  g_auto(GStrv) ids = NULL;
  g_auto(GStrv) set = NULL;
  g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_publish_settings_unref);
  Check check = { .targets = targets };
  int status = SEGUE_CLI_FINE;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("How to print: text or json"), N_("FORMAT") },
    { "style", 's', 0, G_OPTION_ARG_NONE, &check.style, N_("Check style, too: words that stand twice"), NULL },
    { "target", 't', 0, G_OPTION_ARG_STRING_ARRAY, &ids,
      N_("Report what will happen at a place where notes are published, too; may be given more than once"), N_("TARGET") },
    { "transcript", 0, 0, G_OPTION_ARG_FILENAME, &transcript_name,
      N_("A transcript of the recording, which tells which of two times is wrong"), N_("FILE") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &set, N_("With a target: a setting, may be given more than once"),
      N_("KEY=VALUE") },
    { NULL },
  };

  files = segue_cli_parse (argc, argv, &segue_cli_check, entries);
  if (files == NULL || !find_targets (&check, ids, set))
    return SEGUE_CLI_FAILED;
  if (set != NULL && ids == NULL)
    {
      segue_cli_error (_("--set goes with the name of a target only; “segue-cli targets” lists them."));
      return SEGUE_CLI_FAILED;
    }
  check.json = g_strcmp0 (format, "json") == 0;
  if (format != NULL && !check.json && !g_str_equal (format, "text"))
    {
      segue_cli_error (_("Problems are printed as text or json, not as “%s”."), format);
      return SEGUE_CLI_FAILED;
    }
  if (files[0] == NULL)
    {
      segue_cli_error (_("Which file? Name one or more, or - for standard input."));
      return SEGUE_CLI_FAILED;
    }
  if (transcript_name != NULL)
    {
      check.transcript = transcript = segue_cli_read_transcript (transcript_name, SEGUE_TIME_NONE);
      if (transcript == NULL)
        return SEGUE_CLI_FAILED;
    }
  if (check.json)
    segue_cli_print ("[");
  for (char **file = files; *file != NULL; file++)
    if (!check_file (&check, *file, &status))
      status = SEGUE_CLI_FAILED;
  if (check.json)
    segue_cli_print ("\n]\n");

  return status;
}

const SegueCliVerb segue_cli_check = {
  "check",
  "[--format FORMAT] [--style] [--target TARGET] [--transcript FILE] FILE…",
  N_("Report mistakes in show notes: times that are out of order or mistyped, links that lead elsewhere."),
  run_check,
};

/* test-any-fix.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "rules/segue-rules.h"

/* Whatever fix of whatever problem is applied: it writes no time that its button does not name, and it leaves no more
 * problems than there were. */

#define N_LISTS 1500
#define MAX_STEPS 12

static char *
format (gint64   seconds,
        gboolean hours)
{
  if (hours || seconds >= 3600)
    return g_strdup_printf ("%02d:%02d:%02d", (int) seconds / 3600, (int) seconds / 60 % 60, (int) seconds % 60);
  return g_strdup_printf ("%02d:%02d", (int) seconds / 60, (int) seconds % 60);
}

/* Changes one digit, leaves one out, doubles one, or swaps two. */
static void
mistype (GRand *rand,
         char **time)
{
  GString *text = g_string_new (*time);
  const guint at = g_rand_int_range (rand, 0, text->len - 1);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      text->str[at] = text->str[at] == ':' ? ';' : '0' + g_rand_int_range (rand, 0, 10);
      break;
    case 1:
      g_string_erase (text, at, 1);
      break;
    case 2:
      g_string_insert_c (text, at, text->str[at]);
      break;
    case 3:
      g_string_append (text, ":00");
      break;
    case 4:
      if (text->len > 6)
        g_string_erase (text, 0, 3);
      break;
    default:
      g_string_insert_c (text, at, text->str[at + 1]);
      g_string_erase (text, at + 2, 1);
    }
  g_free (*time);
  *time = g_string_free (text, FALSE);
}

static void
append_line (GString    *text,
             guint       form,
             const char *time,
             const char *end,
             guint       i)
{
  switch (form)
    {
    case 0:
      g_string_append_printf (text, "(%s) segment %u\n", time, i);
      break;
    case 1:
      g_string_append_printf (text, "- %s segment %u\n", time, i);
      break;
    case 2:
      g_string_append_printf (text, "**[%s]** segment %u\n", time, i);
      break;
    case 3:
      g_string_append_printf (text, "segment %u [%s]\n", i, time);
      break;
    case 4:
      g_string_append_printf (text, "## segment %u (%s)\n", i, time);
      break;
    default:
      g_string_append_printf (text, "[%s - %s] segment %u\n", time, end, i);
    }
}

static void
swap (GPtrArray *texts,
      guint      a,
      guint      b)
{
  gpointer text = texts->pdata[a];

  texts->pdata[a] = texts->pdata[b];
  texts->pdata[b] = text;
}

static char *
make_list (GRand *rand)
{
  const guint n = g_rand_int_range (rand, 8, 25), form = g_rand_int_range (rand, 0, 6);
  const gboolean hours = g_rand_boolean (rand);
  g_autoptr(GPtrArray) times = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) ends = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);
  gint64 seconds = 0;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (times, format (seconds, hours));
      seconds += g_rand_int_range (rand, 20, 700);
      g_ptr_array_add (ends, format (seconds, hours));
    }
  for (guint i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    mistype (rand, (char **) &times->pdata[g_rand_int_range (rand, 0, n)]);
  for (guint i = g_rand_int_range (rand, 0, 3); i > 1; i--)
    {
      const guint a = g_rand_int_range (rand, 0, n), b = g_rand_int_range (rand, 0, n);

      swap (times, a, b);
      swap (ends, a, b);
    }
  for (guint i = 0; i < n; i++)
    append_line (text, form, times->pdata[i], ends->pdata[i], i);
  if (g_rand_int_range (rand, 0, 12) == 0)
    g_string_append (text, text->str);
  return g_string_free (text, FALSE);
}

static guint
count (GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += segue_problem_get_severity (problems->pdata[i]) > SEGUE_SEVERITY_NOTE;
  return n;
}

/* Adds the times of all segments to a set. */
static GHashTable *
collect_times (SegueEpisode *episode)
{
  GHashTable *times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_start (segue_episode_get (episode, i)) != SEGUE_TIME_NONE)
      g_hash_table_add (times, segue_time_format (segue_entry_get_start (segue_episode_get (episode, i))));
  return times;
}

/* Tells whether the label or the message names the time, as in “Make It 1:02:03”. Sums are named by what they add. */
static gboolean
is_named (const char *label,
          const char *time)
{
  g_auto(GStrv) words = g_strsplit_set (label, " ,", -1);

  if (g_str_has_prefix (label, "Add ") || g_str_has_prefix (label, "Convert ") || strstr (label, "…") != NULL)
    return TRUE;
  for (char **word = words; *word != NULL; word++)
    {
      gint64 value;

      if (strchr (*word, ':') != NULL && segue_time_parse_typed (*word, &value))
        {
          g_autofree char *named = segue_time_format (value);

          if (g_str_equal (named, time))
            return TRUE;
        }
    }
  return FALSE;
}

static SegueEpisode *
apply_any (GRand        *rand,
           SegueEpisode *episode)
{
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GHashTable) before = collect_times (episode);
  g_autoptr(GHashTable) after = NULL;
  g_autofree char *text = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
  g_autoptr(GError) error = NULL;
  SegueEpisode *fixed;
  SegueProblem *problem;
  GHashTableIter iter;
  const char *label;
  gpointer time;
  SegueFix *fix;

  if (problems->len == 0)
    return NULL;
  problem = problems->pdata[g_rand_int_range (rand, 0, problems->len)];
  if (segue_problem_get_n_fixes (problem) == 0)
    return NULL;
  fix = segue_problem_get_fix (problem, g_rand_int_range (rand, 0, segue_problem_get_n_fixes (problem)));
  label = segue_fix_get_label (fix);
  g_test_message ("%s%s: %s", text, segue_problem_get_message (problem), label);
  fixed = segue_fix_apply (fix, episode, &error);
  g_assert_no_error (error);
  after = collect_times (fixed);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &time, NULL))
    g_assert_true (g_hash_table_contains (before, time) || is_named (label, time) ||
                   is_named (segue_problem_get_message (problem), time));
  left = segue_rules_check (fixed);
  if (count (left) > count (problems))
    for (guint i = 0; i < left->len; i++)
      g_test_message ("left: %s", segue_problem_get_message (left->pdata[i]));
  g_assert_cmpuint (count (left), <=, count (problems));
  return fixed;
}

static void
test_any (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autofree char *text = make_list (rand);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);

      for (guint step = 0; step < MAX_STEPS; step++)
        {
          SegueEpisode *fixed = apply_any (rand, episode);

          if (fixed == NULL)
            break;
          segue_episode_unref (episode);
          episode = fixed;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/any-fix/random", test_any);
  return g_test_run ();
}

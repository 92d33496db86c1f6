/* test-hostile.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "core/episode/segue-reader.h"
#include "publish/segue-output.h"

/* Titles that try to be something else: whatever they hold, each is on its line after its time, for a reader of lines and
 * for the reader of notes. */

#define N_EPISODES 10000
#define N_SEGMENTS 6

/* Parts of titles; %s is a word. */
static const char *const pieces[] = {
  "\"quoted\"", "'", "“smart”", "-->", "<>&]]>", "<b>", "</p>", "<script>alert(1)</script>", "&amp;", "&#60;", "a\tb", "x\ny",
  "c\r\nd", "e\xE2\x80\xA8" "f", "g\xC2\x85" "h", "=;#\\", "#", ";", "[link](http://e.org)", "![p](q.png)", "*a*", "__b__", "`c`",
  "~~d~~", "עברית", "\xE2\x80\xAE" "bidi\xE2\x80\xAC", "🎙️👩‍💻", "é", "e\xCC\x81", "\x01\x1B[31m", "00:10", "1:2", "(0:05)",
  "[00:10:00]", "12:30:00 – 13:00", "| cell |", "http://e.org/?a=1&b=<2>", "%s %n", "\xEF\xBF\xBE", "\xEF\xBB\xBF", "- x", "# y", "> z",
  "\\", "{{<fig>}}", "---", "WEBVTT", "[CHAPTER]", "\xC2\xA0", "\xE3\x80\x80",
};

/* A title that begins and ends with a word. @is_long: it has 300 syllables more; if all had, they would be speech. */
static char *
make_title (GRand    *rand,
            gboolean  is_long)
{
  GString *title = g_string_new (g_rand_boolean (rand) ? "말" : "Word");

  for (gint n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      g_string_append (title, g_rand_boolean (rand) ? " " : "");
      g_string_append (title, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    }
  for (guint i = 0; is_long && i < 300; i++)
    g_string_append (title, "긴");
  g_string_append (title, " end");

  return g_string_free (title, FALSE);
}

/* Appends a segment whose title is exactly @title: nothing in it means anything. */
static void
append_segment (GString    *notes,
                guint       seconds,
                const char *title)
{
  g_string_append_printf (notes, "(%02u:%02u:%02u) ", seconds / 3600, seconds / 60 % 60, seconds % 60);
  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_ascii_ispunct (*p) && *p != ' ' && !g_ascii_isspace (*p))
      g_string_append_len (notes, p, g_utf8_next_char (p) - p);
    else
      g_string_append_printf (notes, "&#%u;", g_utf8_get_char (p));
  g_string_append (notes, "\n");
}

/* Returns a title as a line can hold it. @angles: whether angle brackets are kept. */
static char *
expect_title (const char *title,
              gboolean    angles)
{
  GString *out = g_string_new (NULL);

  for (const char *p = title, *next; *p != '\0'; p = next)
    {
      const gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || (c == '\t' && !angles))
        g_string_append_c (out, ' ');
      else if (!angles && (c == '<' || c == '>'))
        {
          const char *word = strrchr (out->str, ' ');

          /* it belongs to a URL */
          if (strstr (word != NULL ? word : out->str, "://") != NULL)
            g_string_append (out, c == '<' ? "%3C" : "%3E");
          else
            g_string_append (out, c == '<' ? "‹" : "›");
        }
      else if (angles || c >= 0x80 || !g_ascii_iscntrl (c))
        g_string_append_len (out, p, next - p);
    }

  return g_string_free (out, FALSE);
}

static void
fail (const char *target,
      const char *notes,
      const char *text,
      const char *wanted,
      const char *found)
{
  g_error ("%s\n%s\nis given out as\n%s\nin which “%s” is not “%s”", target, notes, text, found, wanted);
}

/* Reads the lines of a text as a program would that knows only its form. */
static void
check_lines (const char        *target,
             const char        *notes,
             const char        *text,
             const char        *before,
             const char        *after,
             char             **titles)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  if (g_strv_length (lines) != N_SEGMENTS)
    fail (target, notes, text, "6 lines", "");
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      g_autofree char *title = expect_title (titles[i], !g_str_equal (target, "youtube"));
      g_autofree char *time = g_strdup_printf ("%s00:%02u:%02u%s", before, 20 * i / 60, 20 * i % 60, after);
      g_autofree char *wanted = g_strconcat (time, title, NULL);

      if (!g_str_equal (lines[i], wanted))
        fail (target, notes, text, wanted, lines[i]);
    }
}

/* Reads a text as notes. */
static void
check_notes (const char  *target,
             const char  *notes,
             const char  *text,
             char       **titles)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autofree char *title = segue_entry_dup_title (entry);
      g_autofree char *wanted = NULL;

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
        continue;
      if (segue_entry_get_start (entry) != 20000 * (gint64) n)
        fail (target, notes, text, "the time of the line", title);
      wanted = expect_title (titles[n], !g_str_equal (target, "youtube"));
      if (!g_str_equal (title, wanted))
        fail (target, notes, text, wanted, title);
      n++;
    }
  if (n != N_SEGMENTS)
    fail (target, notes, text, "6 segments", "");
}

static void
test_titles (void)
{
  static const struct
  {
    const char *target;
    const char *values;
    const char *before; /* what stands before a time */
    const char *after;
  } forms[] = {
    { "youtube", "{}", "", " " },
    { "spotify", "{}", "(", ") " },
    { "host", "{}", "", " - " },
    { "host", "{'variant': <'podcastpage'>}", "(", ") - " },
  };
  const guint32 seed = g_getenv ("SEGUE_TEST_SEED") != NULL ? (guint32) g_ascii_strtoull (g_getenv ("SEGUE_TEST_SEED"), NULL, 10) : 20261130;
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < N_EPISODES; round++)
    {
      g_autoptr(GString) notes = g_string_new (NULL);
      g_autoptr(SegueEpisode) episode = NULL;
      char *titles[N_SEGMENTS + 1] = { NULL };

      for (guint i = 0; i < N_SEGMENTS; i++)
        {
          titles[i] = make_title (rand, i == 3 && round % 10 == 0);
          append_segment (notes, 20 * i, titles[i]);
        }
      episode = segue_reader_read (notes->str, -1, NULL);
      for (guint i = round % 2; i < G_N_ELEMENTS (forms); i += 2)
        {
          g_autoptr(GVariant) values = g_variant_parse (G_VARIANT_TYPE_VARDICT, forms[i].values, NULL, NULL, NULL);
          g_autoptr(SeguePublishSettings) settings = segue_publish_settings_new (segue_targets_find (forms[i].target), values);
          g_autoptr(SegueOutput) output = segue_output_new (settings, episode);

          g_assert_true (g_utf8_validate (segue_output_get_text (output), -1, NULL));
          check_lines (forms[i].target, notes->str, segue_output_get_text (output), forms[i].before, forms[i].after,
                       titles);
          check_notes (forms[i].target, notes->str, segue_output_get_text (output), titles);
        }
      for (guint i = 0; i < N_SEGMENTS; i++)
        g_free (titles[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/titles", test_titles);
  return g_test_run ();
}

/* test-paste-kept.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-paste.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"

/* A pasted list keeps what the same list keeps that is opened as a file. */

static SegueEpisode *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  return episode;
}

/* Pastes a list at the end of an episode. */
static SegueEpisode *
paste (SegueEpisode    *episode,
       const char      *list,
       SeguePastePlain  plain)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SeguePaste) parsed = segue_paste_read (list, -1);
  SegueEpisode *edited = segue_paste_insert (parsed, plain, episode, segue_episode_get_n_entries (episode), &error);

  g_assert_no_error (error);
  episode_check (edited, list, 0, 0);
  return edited;
}

#define ROUND "(00:00:10) Opening\n(00:03:07) First\n"
#define LINKED "* **[03:10](#t=03:10)** One\n* **[04:10](#t=04:10)** Two\n"
#define BEHIND "- Soil (03:00)\n- Water (04:00)\n- Rain (05:00)\n"
#define TABLE "| 0:00 | One |\n| 1:00 | Two |\n"
#define PLAIN "Notes of today.\n"

typedef struct
{
  const char *notes;
  const char *list;
  const char *after; /* what is behind the notes afterwards */
} Case;

static const Case times[] = {
  /* a malformed time among others */
  { ROUND, "5:00 Bees\n(00:07:150) Hives\n9:00 Wax\n", "(00:05:00) Bees\n(00:07:150) Hives\n(00:09:00) Wax\n" },
  { ROUND, "5:00 Bees\n7:5 Hives\n9:00 Wax\n", "(00:05:00) Bees\n(7:5) Hives\n(00:09:00) Wax\n" },
  { ROUND, "[5:00] Bees\n[7;15] Hives\n[9:00] Wax\n", "(00:05:00) Bees\n(7;15) Hives\n(00:09:00) Wax\n" },
  { ROUND, "* 5:00 Bees\n* 0:07:15:3 Hives\n* 9:00 Wax\n", "(00:05:00) Bees\n(0:07:15:3) Hives\n(00:09:00) Wax\n" },
  { ROUND, "5:00 Bees\n7::15 Hives\n9:00 Wax\n", "(00:05:00) Bees\n(7::15) Hives\n(00:09:00) Wax\n" },
  { ROUND, "5:00 - Bees\n7:81 - Hives\n9:00 - Wax\n", "(00:05:00) Bees\n(7:81) Hives\n(00:09:00) Wax\n" },
  { ROUND, "5:00 Bees\n00:7:15 Hives\n0007:15 Wax\n", "(00:05:00) Bees\n(00:7:15) Hives\n(0007:15) Wax\n" },
  { ROUND, "5:00 Bees\n7:5 Hives\n", "(00:05:00) Bees\n(7:5) Hives\n" },
  { LINKED, "5:00 Bees\n7:5 Hives\n", "* **[05:00](#t=05:00)** Bees\n* **[7:5](#t=7:5)** Hives\n" },
  { LINKED, "- [5:00](#t=5:00) Bees\n- [7:5](#t=7:15) Hives\n",
    "* **[05:00](#t=05:00)** Bees\n* **[7:5](#t=07:15)** Hives\n" },
  /* what is not even a malformed time is text, as in a file */
  { ROUND, "(5:00) Bees\n(7.15) Hives\n(9:00) Wax\n", "(00:05:00) Bees\n(7.15) Hives\n(00:09:00) Wax\n" },
  { ROUND, "5:00 Bees\n7,15 Hives\n9:00 Wax\n", "(00:05:00) Bees\n7,15 Hives\n(00:09:00) Wax\n" },
  { BEHIND, "5:00 Bees\n6:00 Hives\n7:5 Wax\n", "- Bees (05:00)\n- Hives (06:00)\n- Wax (7:5)\n" },
  { TABLE, "5:00 Bees\n(7:5) Hives\n", "| 5:00 | Bees |\n| 7:5 | Hives |\n" },
  /* in notes without a time, those of the list are the others */
  { "", "5:00 Bees\n7:5 Hives\n9:00 Wax\n", "(00:05:00) Bees\n(7:5) Hives\n(00:09:00) Wax\n" },
  { PLAIN, "5:00 Bees\n(7:5) Hives\n", "\n(00:05:00) Bees\n(7:5) Hives\n" },
  { "0:00 Alone\n", "5:00 Bees\n7:5 Hives\n", "5:00 Bees\n7:5 Hives\n" },
  /* malformed times alone, which are timestamps only where others are */
  { ROUND, "(7:5) Hives\n", "(7:5) Hives\n" },
  { ROUND, "00:07:150 Hives\n7:81 Wax\n", "(00:07:150) Hives\n(7:81) Wax\n" },
  { PLAIN, "(7:5) Hives\n", "\n(--:--:--) 7:5 Hives\n" },
  { ROUND, "3:2 for the bees\n1:0 for the wasps\n", "(--:--:--) 3:2 for the bees\n(--:--:--) 1:0 for the wasps\n" },
  /* frames of a video editor */
  { ROUND, "00:05:00:10 Bees\n00:07:15:02 Hives\n", "(00:05:00:10) Bees\n(00:07:15:02) Hives\n" },
  { "", "00:05:00:10 Bees\n00:07:15:02 Hives\n", "(00:05:00:10) Bees\n(00:07:15:02) Hives\n" },
  /* ends */
  { ROUND, "5:00-7:15 Bees\n7:15-9:00 Hives\n", "(00:05:00-00:07:15) Bees\n(00:07:15-00:09:00) Hives\n" },
  { ROUND, "[5:00] - [7:15] Bees\n", "(00:05:00 - 00:07:15) Bees\n" },
  { ROUND, "5:00 to 7:15 Bees\n7:15 Hives\n", "(00:05:00 to 00:07:15) Bees\n(00:07:15) Hives\n" },
  { LINKED, "5:00 – 7:15 Bees\n", "* **[05:00 – 07:15](#t=05:00)** Bees\n" },
  { BEHIND, "5:00-7:15 Bees\n", "- Bees (05:00-07:15)\n" },
  { TABLE, "5:00-7:15 Bees\n", "| 5:00-7:15 | Bees |\n" },
  /* malformed ends */
  { ROUND, "[5:00 - 7:150] Bees\n[7:15 - 9:00] Wax\n", "(00:05:00 - 7:150) Bees\n(00:07:15 - 00:09:00) Wax\n" },
  { ROUND, "Bees (5:00–7:81)\nHives (7:15–9:00)\nWax (9:00–9:150)\n",
    "(00:05:00–7:81) Bees\n(00:07:15–00:09:00) Hives\n(00:09:00–9:150) Wax\n" },
  { BEHIND, "(5:00 - 7:81) Bees\n", "- Bees (05:00 - 7:81)\n" },
  { LINKED, "(5:00 - 7:81) Bees\n", "* **[05:00 - 7:81](#t=05:00)** Bees\n" },
  { TABLE, "(5:00 - 7:81) Bees\n", "| 5:00 | Bees (5:00 - 7:81) |\n" },
};

#define LONG_NAME "Whoever was there when we talked about it, as far as they want to have their names in the notes of the show"
#define SECTIONS "(00:00:10) Opening\n\n**News**\n(00:03:07) First\n"

static const Case around[] = {
  /* words above and below the list */
  { "", "Our topics today\n\n5:00 Bees\n7:00 Wax\n", "Our topics today\n\n(00:05:00) Bees\n(00:07:00) Wax\n" },
  { PLAIN, "Our topics today\n5:00 Bees\n7:00 Wax\n", "\nOur topics today\n(00:05:00) Bees\n(00:07:00) Wax\n" },
  { ROUND, "All about bees.\nAnd wax.\n\n5:00 Bees\n", "\nAll about bees.\nAnd wax.\n\n(00:05:00) Bees\n" },
  { ROUND, "5:00 Bees\n7:00 Wax\n\nThanks for listening!\n", "(00:05:00) Bees\n(00:07:00) Wax\n\nThanks for listening!\n" },
  { ROUND, "Hello\n\n5:00 Bees\n\nBye.\n\nSee you next week.",
    "\nHello\n\n(00:05:00) Bees\n\nBye.\n\nSee you next week.\n" },
  { "0:00 - A\n1:00 - B", "5:00 Bees\n\nBye.", "\n5:00 - Bees\n\nBye." },
  { "0:00 - A\r\n1:00 - B\r\n", "Hello\n\n5:00 Bees\n\nBye.\n", "\r\nHello\r\n\r\n5:00 - Bees\r\n\r\nBye.\r\n" },
  /* front matter */
  { "", "---\ntitle: Bees\n---\n\n5:00 Hives\n7:00 Wax\n", "---\ntitle: Bees\n---\n\n(00:05:00) Hives\n(00:07:00) Wax\n" },
  /* headings and labels */
  { SECTIONS, "## Bees\n\n5:00 Hives\n", "\n**Bees**\n(00:05:00) Hives\n" },
  { SECTIONS, "# Bees\n5:00 Hives\n", "\n**Bees**\n(00:05:00) Hives\n" },
  { SECTIONS, "Bees\n====\n5:00 Hives\n", "\n**Bees**\n(00:05:00) Hives\n" },
  { SECTIONS, "Chapters:\n5:00 Hives\n7:00 Wax\n", "\n**Chapters**\n(00:05:00) Hives\n(00:07:00) Wax\n" },
  { SECTIONS, "## Bees\n\nTimes:\n5:00 Hives\n## Wax\n7:00 Candles\n9:00 Soap\n",
    "\n**Bees**\nTimes:\n(00:05:00) Hives\n\n**Wax**\n(00:07:00) Candles\n(00:09:00) Soap\n" },
  { "", "타임라인\n0:00 여는 말\n3:10 꿀벌\n", "타임라인\n(00:00:00) 여는 말\n(00:03:10) 꿀벌\n" },
  /* tables: the header, and the columns that are neither times nor titles */
  { ROUND, "| Time | Topic |\n|---|---|\n| 5:00 | Bees |\n", "\n| Time | Topic |\n|---|---|\n(00:05:00) Bees\n" },
  { ROUND, "| Time | Topic | Length |\n|---|---|---|\n| 5:00 | Bees | 2:15 |\n",
    "\n| Time | Topic | Length |\n|---|---|---|\n(00:05:00) Bees\nLength: 2:15\n" },
  { ROUND, "| Start | End | Topic | Guest |\n|:--|--:|---|---|\n| 5:00 | 7:15 | Bees | Ann |\n| 7:15 | 9:00 | Wax | |\n",
    "\n| Start | End | Topic | Guest |\n|:--|--:|---|---|\n(00:05:00) Bees\nEnd: 7:15\nGuest: Ann\n(00:07:15) Wax\nEnd: 9:00\n" },
  { ROUND, "| 5:00 | Bees | 2:15 |\n| 7:15 | Wax | Ann |\n", "(00:05:00) Bees · 2:15\n(00:07:15) Wax\nAnn\n" },
  { ROUND, "Time\tTopic\tDuration\n5:00\tBees\t2:15\n7:15\tWax\t1:45\n",
    "\nTime\tTopic\tDuration\n(00:05:00) Bees\nDuration: 2:15\n(00:07:15) Wax\nDuration: 1:45\n" },
  { TABLE, "5:00\tBees\t2:15\n7:15\tWax\t1:45\n", "| 5:00 | Bees · 2:15 |\n| 7:15 | Wax · 1:45 |\n" },
  { LINKED, "5:00\t[Bees](https://example.org/b)\t2:15\n",
    "* **[05:00](#t=05:00)** [Bees · 2:15](https://example.org/b)\n" },
  { LINKED, "Time\tTopic\t\tGuest\n5:00\t[Bees](https://example.org/b)\t\tAnn\n",
    "\nTime\tTopic\t\tGuest\n* **[05:00](#t=05:00)** [Bees](https://example.org/b)\nGuest: Ann\n" },
  { ROUND, "Time\tTopic\t" LONG_NAME "\n5:00\tBees\tAnn\n", "\nTime\tTopic\t" LONG_NAME "\n(00:05:00) Bees\nAnn\n" },
  { LINKED, "Zeit\tThema\tGast\n5:00\tBienen\tAnna\n",
    "\nZeit\tThema\tGast\n* **[05:00](#t=05:00)** Bienen\nGast: Anna\n" },
};

static void
check_cases (const Case *cases,
             guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr(SegueEpisode) episode = read_text (cases[i].notes);
      g_autoptr(SegueEpisode) edited = paste (episode, cases[i].list, SEGUE_PASTE_DESCRIPTIONS);
      g_autofree char *found = episode_text (edited);
      g_autofree char *expected = g_strconcat (cases[i].notes, cases[i].after, NULL);

      if (!g_str_equal (found, expected))
        g_error ("%s\nis pasted as\n%s\nand not as\n%s", cases[i].list, found, expected);
    }
}

static void
test_times (void)
{
  check_cases (times, G_N_ELEMENTS (times));
}

static void
test_lines (void)
{
  check_cases (around, G_N_ELEMENTS (around));
}

/* Text below the list stands before the closing text of the notes, or describes the last segment of the list. */
static void
test_within (void)
{
  g_autoptr(SegueEpisode) episode = read_text ("(00:00:10) Opening\n(00:03:07) First\n\nBye.\n");
  g_autoptr(SeguePaste) list = segue_paste_read ("Hello\n\n5:00 Bees\n\nThanks.\n", -1);
  g_autoptr(SegueEpisode) at_end = segue_paste_insert (list, SEGUE_PASTE_DESCRIPTIONS, episode, 3, NULL);
  g_autoptr(SegueEpisode) between = segue_paste_insert (list, SEGUE_PASTE_DESCRIPTIONS, episode, 2, NULL);
  g_autofree char *at_end_text = episode_text (at_end);
  g_autofree char *between_text = episode_text (between);

  g_assert_false (segue_paste_is_mixed (list));
  g_assert_true (segue_paste_has_lines (list));
  g_assert_cmpstr (at_end_text, ==, "(00:00:10) Opening\n(00:03:07) First\n\nHello\n\n(00:05:00) Bees\n\nThanks.\n\nBye.\n");
  g_assert_cmpstr (between_text, ==, "(00:00:10) Opening\n\nHello\n\n(00:05:00) Bees\n\nThanks.\n\n(00:03:07) First\n\nBye.\n");
  episode_check (at_end, "at the end", 0, 0);
  episode_check (between, "between", 0, 0);
}

/* Entries that are copied to notes of another form keep the same. */
static void
test_entries (void)
{
  g_autoptr(SegueEpisode) from = read_text ("1. **0:30** Bees\n2. **7:5** Hives\n3. **9:00-10:00** Wax\n   Candles\n");
  g_autoptr(SegueEpisode) episode = read_text (ROUND);
  SegueEntry *entries[] = { segue_episode_get (from, 1), segue_episode_get (from, 2), segue_episode_get (from, 3) };
  g_autoptr(SeguePaste) list = segue_paste_new_for_entries (entries, G_N_ELEMENTS (entries));
  g_autoptr(SegueEpisode) edited = segue_paste_insert (list, SEGUE_PASTE_SEGMENTS, episode, 3, NULL);
  g_autofree char *text = episode_text (edited);

  g_assert_cmpstr (text, ==, ROUND "(00:00:30) Bees\n(7:5) Hives\n(00:09:00-00:10:00) Wax\nCandles\n");
}

/* The times of a list can be left out, malformed or not. */
static void
test_no_times (void)
{
  g_autoptr(SegueEpisode) episode = read_text (ROUND);
  g_autoptr(SeguePaste) list = segue_paste_read ("5:00-6:00 Bees\n(7:5) Hives\n", -1);
  g_autoptr(SegueEpisode) edited = NULL;
  g_autofree char *text = NULL;

  g_assert_true (segue_paste_has_times (list));
  g_assert_cmpuint (segue_paste_count (list, SEGUE_PASTE_SEGMENTS).n_untimed, ==, 0);
  segue_paste_drop_times (list);
  g_assert_false (segue_paste_has_times (list));
  edited = segue_paste_insert (list, SEGUE_PASTE_SEGMENTS, episode, 3, NULL);
  text = episode_text (edited);
  g_assert_cmpstr (text, ==, ROUND "(--:--:--) Bees\n(--:--:--) Hives\n");
}

/* The times of a list are moved together. What would be below zero becomes zero, and is counted. */
static void
test_shifted (void)
{
  static const struct { gint64 delta; guint n_below; const char *added; } shifts[] = {
    { 0, 0, "(00:05:00-00:06:00) Bees\n(7:5) Hives\n(00:10:00) Wax\n(00:12:00-00:13:00) Tea\n" },
    { 1000, 0, "(00:05:01-00:06:01) Bees\n(7:5) Hives\n(00:10:01) Wax\n(00:12:01-00:13:01) Tea\n" },
    { -300000, 0, "(00:00:00-00:01:00) Bees\n(7:5) Hives\n(00:05:00) Wax\n(00:07:00-00:08:00) Tea\n" },
    { -301000, 1, "(00:00:00-00:00:59) Bees\n(7:5) Hives\n(00:04:59) Wax\n(00:06:59-00:07:59) Tea\n" },
    { -660000, 2, "(00:00:00-00:00:00) Bees\n(7:5) Hives\n(00:00:00) Wax\n(00:01:00-00:02:00) Tea\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      g_autoptr(SegueEpisode) episode = read_text (ROUND);
      g_autoptr(SeguePaste) list = segue_paste_read ("5:00-6:00 Bees\n(7:5) Hives\n10:00 Wax\n12:00-13:00 Tea\n", -1);
      g_autoptr(SegueEpisode) edited = NULL;
      g_autofree char *text = NULL;

      g_assert_cmpuint (segue_paste_shift_times (list, shifts[i].delta), ==, shifts[i].n_below);
      edited = segue_paste_insert (list, SEGUE_PASTE_SEGMENTS, episode, 3, NULL);
      text = episode_text (edited);
      g_assert_true (g_str_has_prefix (text, ROUND));
      g_assert_cmpstr (text + strlen (ROUND), ==, shifts[i].added);
    }
}

/* Returns the description without indents and blank lines. */
static char *
dup_lines (SegueEntry *entry)
{
  g_autofree char *body = segue_entry_dup_body (entry);
  g_auto(GStrv) lines = g_strsplit_set (body, "\r\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (out, "%s\n", lines[i]);

  return g_string_free (out, FALSE);
}

/* Writes what matters of the sections and segments from @first on. */
static char *
describe (SegueEpisode *episode,
          guint         first)
{
  GString *out = g_string_new (NULL);

  for (guint i = first; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const gboolean is_malformed = segue_entry_is_malformed (entry);
      g_autofree char *title = segue_entry_dup_title (entry);
      g_autofree char *start = is_malformed ? segue_entry_dup_start_text (entry) : g_strdup ("");
      g_autofree char *lines = dup_lines (entry);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
        g_string_append_printf (out, "%d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " [%s] %s\n%s",
                                segue_entry_get_kind (entry), segue_entry_get_start (entry), segue_entry_get_end (entry),
                                start, title, lines);
    }

  return g_string_free (out, FALSE);
}

/* Makes a list of one form, with malformed times, ends, descriptions and sections. */
static char *
make_list (GRand    *rand,
           gboolean  describes)
{
  static const char *const forms[] = {
    "%s %s", "(%s) %s", "[%s] %s", "- %s %s", "* (%s) %s", "**%s** %s", "%s - %s", "* **%s**: %s", "`%s` %s",
    "%2$s (%1$s)", "- %2$s [%1$s]", "| %s | %s |", "<li>%s %s</li>", "### %2$s (%1$s)",
  };
  static const char *const malformed[] = {
    "1:5:3", "00:7:15", "1:75", "7:5", "0:1:75:30", "00:07:150", "7;15", "1:61:00", "001:53:10", "22:60",
  };
  static const char *const titles[] = {
    "Bees", "첫째 이야기", "What is new, and why", "A, B & C", "여는 말: 밤", "Q&A (part 2)", "*Wax* and honey", "20 hives", "éclair",
  };
  const char *form = forms[g_rand_int_range (rand, 0, G_N_ELEMENTS (forms))];
  const gboolean has_hours = g_rand_boolean (rand), has_ends = g_rand_int_range (rand, 0, 4) == 0;
  GString *list = g_string_new (NULL);
  guint time = 0;

  for (guint i = 0; i < 4 + (guint) g_rand_int_range (rand, 0, 5); i++)
    {
      const char *title = titles[g_rand_int_range (rand, 0, G_N_ELEMENTS (titles))];
      g_autofree char *stamp = NULL;
      const guint next = time + g_rand_int_range (rand, 20, 590);

      if (i > 1 && g_rand_int_range (rand, 0, 5) == 0)
        stamp = g_strdup (malformed[g_rand_int_range (rand, 0, G_N_ELEMENTS (malformed))]);
      else if (has_ends)
        stamp = g_strdup_printf ("%u:%02u-%u:%02u", time / 60, time % 60, next / 60, next % 60);
      else if (has_hours)
        stamp = g_strdup_printf ("%02u:%02u:%02u", time / 3600, time / 60 % 60, time % 60);
      else
        stamp = g_strdup_printf ("%u:%02u", time / 60, time % 60);
      if (g_rand_int_range (rand, 0, 8) == 0)
        g_string_append_printf (list, "%s## Part %u\n", i > 0 ? "\n" : "", i);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (list, form, stamp, title);
#pragma GCC diagnostic pop
      g_string_append_c (list, '\n');
      if (describes && g_rand_int_range (rand, 0, 4) == 0)
        g_string_append_printf (list, "  - about %u\n  and more\n", i);
      else if (describes && g_rand_int_range (rand, 0, 4) == 0)
        g_string_append_printf (list, "A line about it, number %u.\n", i);
      time = next;
    }

  return g_string_free (list, FALSE);
}

/* Puts words above and below some of the lists. */
static char *
add_words (GRand       *rand,
           const char  *list,
           const char **above,
           const char **below)
{
  *above = g_rand_boolean (rand) ? "Our topics today, in short.\n" : "";
  *below = g_rand_boolean (rand) ? "Thanks for listening!\nSee you.\n" : "";

  return g_strconcat (*above, g_rand_boolean (rand) && **above != '\0' ? "\n" : "", list, **below != '\0' ? "\n" : "", *below,
                      NULL);
}

/* In an empty document of any dialect, and behind notes, a pasted list is read as a file with this list is. */
static void
test_as_file (void)
{
  static const char *const dialects[] = {
    "", ROUND, LINKED, TABLE, PLAIN, BEHIND, "0:00 - A\r\n1:00 - B\r\n", "1. **0:00** A\n2. **1:00** B\n", "[00:00] A\n\n[01:00] B\n",
  };

  guint n_malformed = 0;

  for (guint seed = 0; seed < 600; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      const char *dialect = dialects[seed % G_N_ELEMENTS (dialects)];
      /* there is no room below a row of a table */
      g_autofree char *entries = make_list (rand, !g_str_equal (dialect, TABLE));
      const char *above, *below;
      g_autofree char *list = add_words (rand, entries, &above, &below);
      g_autoptr(SegueEpisode) file = read_text (list);
      g_autofree char *expected = describe (file, 0);
      g_autoptr(SegueEpisode) model = read_text (dialect);
      const gboolean is_empty = g_rand_boolean (rand);
      g_autoptr(SegueEpisode) notes =
        is_empty ? segue_reader_read_as ("", 0, segue_episode_get_dialect (model), NULL) : segue_episode_ref (model);
      const guint n = segue_episode_get_n_entries (notes);
      g_autoptr(SegueEpisode) edited = paste (notes, list, SEGUE_PASTE_DESCRIPTIONS);
      g_autofree char *found = describe (edited, n);
      g_autofree char *text = episode_text (edited);
      g_autoptr(SegueEpisode) reopened = read_text (text);
      g_autofree char *again = describe (reopened, n);
      g_auto(GStrv) kept = g_strsplit (text, "\r\n", -1);
      g_autofree char *kept_text = g_strjoinv ("\n", kept);

      n_malformed += g_regex_match_simple ("\\[\\d", expected, 0, 0);
      if (!g_str_equal (found, expected) || !g_str_equal (again, expected) || strstr (kept_text, above) == NULL ||
          strstr (kept_text, below) == NULL)
        g_error ("seed %u: the list\n%s\nis read as\n%s\nand pasted, as\n%s\nand read again, as\n%s\nin\n%s", seed, list, expected, found,
                 again, text);
    }
  g_assert_cmpuint (n_malformed, >, 200);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste-kept/times", test_times);
  g_test_add_func ("/paste-kept/lines", test_lines);
  g_test_add_func ("/paste-kept/within", test_within);
  g_test_add_func ("/paste-kept/entries", test_entries);
  g_test_add_func ("/paste-kept/no-times", test_no_times);
  g_test_add_func ("/paste-kept/shifted", test_shifted);
  g_test_add_func ("/paste-kept/as-file", test_as_file);
  return g_test_run ();
}

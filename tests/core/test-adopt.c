/* test-adopt.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "episode-check.h"
#include "texts.h"

/* Entries of notes in each dialect, inserted into notes in each other one. */

static const char *const texts[] = {
  TEXT_WEEKLY,
  TEXT_MARKDOWN,
  TEXT_BARE,
  TEXT_TRAILING,
  TEXT_NESTED,
  TEXT_PLAIN_HEADINGS,
  TEXT_ONE_LINE,
  "# News\n* [00:10](#t=00:10) [A](https://example.org/a)\n  * about a\n* [01:00](#t=01:00) B\n",
  "News\r\n====\r\n\r\n0:10 - One\r\nhttps://example.org/1\r\nabout one\r\n\r\n1:00 - Two\r\n",
  "## 소식\n\n- **00:10** 하나 <https://example.org/1>\n  하나에 대하여\n- **01:00** 둘\n",
  "[00:00:10.500] A\n[00:01:00.000] B\n[01:02:03.250] C\n",
};

/* What the other dialect cannot hold: a description that ends with a time where times stand at the end, and a section
 * without segments where plain lines above segments are sections. */
static gboolean
is_refused (guint from,
            guint into)
{
  static const guint refused[][2] = { { 1, 3 }, { 1, 5 }, { 3, 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (refused[i][0] == from && refused[i][1] == into)
      return TRUE;

  return FALSE;
}

static SegueEpisode *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  return episode;
}

static GPtrArray *
dup_entries (SegueEpisode *episode)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);

  for (guint i = 1; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
        g_ptr_array_add (entries, segue_entry_ref (entry));
    }

  return entries;
}

/* The head is written as the target writes new ones: the same before the title, or behind it where times stand there. */
static void
assert_form (SegueEpisode *target,
             SegueEntry   *entry)
{
  const SegueDialect *dialect = segue_episode_get_dialect (target);
  const char *text = segue_entry_get_text (entry, NULL);
  g_autofree char *title = segue_entry_dup_title (entry);
  g_autofree char *head = NULL;
  const char *at;

  head = segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION
           ? segue_compose_section (dialect, title)
           : segue_compose_segment (dialect, segue_entry_get_start (entry), title);
  at = strstr (head, title);
  g_assert_nonnull (at);
  if (strncmp (text, head, at - head) != 0)
    g_error ("“%s” is not written like “%s”", text, head);
}

static void
assert_adopted (SegueEpisode *result,
                SegueEpisode *target,
                guint         index,
                SegueEpisode *source,
                SegueEntry   *expected)
{
  SegueEntry *entry = segue_episode_get (result, index);
  g_autofree char *title = segue_entry_dup_title (entry);
  g_autofree char *link = segue_entry_dup_link (entry);
  g_autofree char *description = segue_episode_dup_description (result, index);
  g_autofree char *expected_title = segue_entry_dup_title (expected);
  g_autofree char *expected_link = segue_entry_dup_link (expected);
  g_autofree char *expected_description = NULL;
  guint from;

  g_assert_true (segue_episode_find (source, segue_entry_get_id (expected), &from));
  expected_description = segue_episode_dup_description (source, from);
  g_assert_cmpint (segue_entry_get_kind (entry), ==, segue_entry_get_kind (expected));
  g_assert_cmpint (segue_entry_get_start (entry), ==, segue_entry_get_start (expected));
  g_assert_cmpint (segue_entry_get_end (entry), ==, segue_entry_get_end (expected));
  g_assert_cmpstr (title, ==, expected_title);
  g_assert_cmpstr (link, ==, expected_link);
  g_assert_cmpstr (g_strchomp (description), ==, g_strchomp (expected_description));
  assert_form (target, entry);
}

static void
test_each_into_each (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autoptr(SegueEpisode) source = read_text (texts[i]);
        g_autoptr(SegueEpisode) target = read_text (texts[j]);
        g_autoptr(GPtrArray) entries = dup_entries (source);
        g_autoptr(SegueEpisode) result = NULL;
        g_autoptr(GError) error = NULL;
        guint before = segue_episode_get_n_entries (target);

        if (segue_entry_get_kind (segue_episode_get (target, before - 1)) == SEGUE_ENTRY_TEXT)
          before--;
        g_test_message ("%u into %u", i, j);
        result = segue_edit_adopt_many (target, before, (SegueEntry *const *) entries->pdata, entries->len, &error);
        if (is_refused (i, j))
          {
            g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
            continue;
          }
        g_assert_no_error (error);
        for (guint k = 0; k < entries->len; k++)
          assert_adopted (result, target, before + k, source, entries->pdata[k]);
        episode_check (result, "adopted", i, j);
      }
}

/* Values that lines cannot hold go along, and links are written as the target writes them. */
static void
test_details (void)
{
  g_autoptr(SegueEpisode) plain = read_text ("0:10 - One\nhttps://example.org/1\nabout one\n\n1:00 - Two\n");
  g_autoptr(SegueEpisode) source = segue_edit_set_attribute (plain, 1, "image", "\"a.png\"", NULL);
  g_autoptr(SegueEpisode) target = read_text (texts[7]);
  g_autoptr(GPtrArray) entries = dup_entries (source);
  g_autoptr(SegueEpisode) result = segue_edit_adopt_many (target, 3, (SegueEntry *const *) entries->pdata, 2, NULL);
  g_autofree char *text = episode_text (result);

  g_assert_cmpstr (text, ==, "# News\n* [00:10](#t=00:10) [A](https://example.org/a)\n  * about a\n* [01:00](#t=01:00) B\n"
                             "* [00:10](#t=00:10) [One](https://example.org/1)\n  about one\n* [01:00](#t=01:00) Two\n");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (result, 3), "image"), ==, "\"a.png\"");
}

static void
test_alike (void)
{
  static const struct { const char *a; const char *b; gboolean alike; } cases[] = {
    { "(0:10) A\n(1:00) B\n", "(0:20) C\n(1:30) D\n", TRUE },
    { "(0:10) A\n(1:00) B\n", "(00:20) C\n(01:30) D\n", FALSE },
    { "(0:10) A\n(1:00) B\n", "[0:20] C\n[1:30] D\n", FALSE },
    { "(0:10) A\n(1:00) B\n", "(0:20) C\r\n(1:30) D\r\n", FALSE },
    { "(0:10) A\n(1:00) B\n", "(0:20.000) C\n(1:30.000) D\n", FALSE },
    { "# S\n\n(0:10) A\n(1:00) B\n\n# T\n\n(2:00) C\n", "**S**\n(0:20) C\n(1:30) D\n\n**T**\n(2:00) C\n", FALSE },
    { "(0:10) A\nabout A\n(1:00) B\n", "(0:10) A\n  about A\n(1:00) B\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) a = read_text (cases[i].a);
      g_autoptr(SegueEpisode) b = read_text (cases[i].b);

      g_test_message ("%s", cases[i].b);
      g_assert_cmpint (segue_compose_is_alike (segue_episode_get_dialect (a), segue_episode_get_dialect (b)), ==,
                       cases[i].alike);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/adopt/each-into-each", test_each_into_each);
  g_test_add_func ("/adopt/details", test_details);
  g_test_add_func ("/adopt/alike", test_alike);
  return g_test_run ();
}

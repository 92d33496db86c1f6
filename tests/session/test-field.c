/* test-field.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "session/segue-field.h"

#define NOTES "---\ntitle: Show\nnumber: 7\n---\n\nHello.\n\n- (00:01 - 00:05) [A](https://a.example/)\n\n  About a.\n- (00:10) B\n"

static SegueEpisode *
read_notes (const char *text)
{
  SegueEpisode *episode = segue_reader_read (text, -1, NULL);

  g_assert_nonnull (episode);

  return episode;
}

static void
test_names (void)
{
  GEnumClass *class = g_type_class_ref (SEGUE_TYPE_FIELD);

  for (SegueField field = SEGUE_FIELD_NONE; field <= SEGUE_FIELD_CLOSING; field++)
    {
      const char *name = segue_field_get_name (field);

      g_assert_cmpint (segue_field_from_name (name), ==, field);
      g_assert_cmpstr (g_enum_get_value (class, field)->value_nick, ==, name);
      if (field != SEGUE_FIELD_NONE)
        g_assert_cmpstr (segue_field_get_label (field), !=, "");
    }
  g_assert_cmpint (segue_field_from_name ("text"), ==, SEGUE_FIELD_NONE);
  g_assert_cmpint (segue_field_from_name (NULL), ==, SEGUE_FIELD_NONE);
  g_type_class_unref (class);
}

/* What is set in a field is what the field gives back, and nothing else of the notes changes. */
static void
test_values (void)
{
  static const struct
  {
    SegueField field;
    guint index;
    const char *before;
    const char *text;
    const char *after; /* NULL where it is @text */
  } cases[] = {
    { SEGUE_FIELD_START, 2, "00:10", "0:12", "00:12" },
    { SEGUE_FIELD_START, 2, "00:10", "", "" },
    { SEGUE_FIELD_TITLE, 2, "B", "Bee", NULL },
    { SEGUE_FIELD_LINK, 1, "https://a.example/", " https://b.example/ ", "https://b.example/" },
    { SEGUE_FIELD_LINK, 2, "", "https://b.example/", NULL },
    { SEGUE_FIELD_LINK, 2, "", "a.html?t=1:12:00", NULL },
    { SEGUE_FIELD_BODY, 1, "About a.", "More.\nLines.", NULL },
    { SEGUE_FIELD_END, 1, "00:05", "0:06", "00:06" },
    { SEGUE_FIELD_IMAGE, 2, "", " https://i.example/ ", "https://i.example/" },
    { SEGUE_FIELD_IMAGE, 2, "", "", NULL },
    { SEGUE_FIELD_LEAVE_OUT, 2, "", "true", NULL },
    { SEGUE_FIELD_EPISODE_TITLE, 0, "Show", "Other", NULL },
    { SEGUE_FIELD_EPISODE_SUBTITLE, 0, "", "Sub", NULL },
    { SEGUE_FIELD_EPISODE_NUMBER, 0, "7", "8", NULL },
    { SEGUE_FIELD_OPENING, 0, "Hello.", "Hi.\n\nThere.", NULL },
  };
  g_autoptr(SegueEpisode) episode = read_notes (NOTES);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = segue_field_dup_value (cases[i].field, episode, cases[i].index);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = segue_field_set_value (cases[i].field, episode, cases[i].index, cases[i].text,
                                                              &error);
      g_autofree char *after = NULL;

      g_assert_no_error (error);
      after = segue_field_dup_value (cases[i].field, edited, cases[i].index);
      g_assert_cmpstr (before, ==, cases[i].before);
      g_assert_cmpstr (after, ==, cases[i].after != NULL ? cases[i].after : cases[i].text);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    SegueField field;
    guint index;
    const char *text;
    const char *message;
  } cases[] = {
    { SEGUE_FIELD_START, 2, "soon", "“soon” is not a time. A time looks like 1:02:33." },
    { SEGUE_FIELD_END, 1, "late", "“late” is not a time. A time looks like 1:02:33." },
    { SEGUE_FIELD_TITLE, 2, "two\nlines", "A title is a single line." },
    { SEGUE_FIELD_LINK, 2, " 1:12:00 ", "“1:12:00” is a time, not a link." },
  };
  g_autoptr(SegueEpisode) episode = read_notes (NOTES);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (segue_field_set_value (cases[i].field, episode, cases[i].index, cases[i].text, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* An end that no line holds is written as the notes write times. */
static void
test_end_attribute (void)
{
  static const struct
  {
    const char *raw;
    const char *expected;
  } cases[] = {
    { "\"0:20\"", "00:20" }, { "\"0:20.5\"", "00:20.500" }, { "\"later\"", "later" }, { "12", "" },
  };
  g_autoptr(SegueEpisode) episode = read_notes ("(00:10) B\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) with = segue_edit_set_attribute (episode, 1, "end", cases[i].raw, NULL);
      g_autofree char *text = NULL;

      if (with == NULL)
        continue;
      text = segue_field_dup_value (SEGUE_FIELD_END, with, 1);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* Views know one kind of line end. */
static void
test_line_ends (void)
{
  g_autoptr(SegueEpisode) episode = read_notes ("One\r\nTwo\rThree\r\n\r\n(00:10) B\r\n");
  g_autofree char *opening = segue_field_dup_value (SEGUE_FIELD_OPENING, episode, 0);
  g_autoptr(SegueEpisode) malformed = read_notes ("(00:10) A\n(00:99) B\n");
  g_autofree char *start = segue_field_dup_value (SEGUE_FIELD_START, malformed, 2);

  g_assert_cmpstr (opening, ==, "One\nTwo\nThree");
  g_assert_cmpstr (start, ==, "00:99");
}

/* Closing text is held by the last entry, all other fields by their own. */
static void
test_closing (void)
{
  g_autoptr(SegueEpisode) plain = read_notes ("(00:01) A\n(00:02) B\n");
  g_autoptr(SegueEpisode) episode = segue_field_set_value (SEGUE_FIELD_CLOSING, plain, 0, "Bye.", NULL);
  g_autofree char *before = segue_field_dup_value (SEGUE_FIELD_CLOSING, plain, 0);
  g_autofree char *after = segue_field_dup_value (SEGUE_FIELD_CLOSING, episode, 0);

  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (after, ==, "Bye.");

  g_assert_cmpuint (segue_field_get_holder (SEGUE_FIELD_TITLE, episode, 1), ==, 1);
  g_assert_cmpuint (segue_field_get_holder (SEGUE_FIELD_CLOSING, episode, 0), ==,
                    segue_episode_get_n_entries (episode) - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/names", test_names);
  g_test_add_func ("/field/values", test_values);
  g_test_add_func ("/field/refused", test_refused);
  g_test_add_func ("/field/end-attribute", test_end_attribute);
  g_test_add_func ("/field/line-ends", test_line_ends);
  g_test_add_func ("/field/closing", test_closing);
  return g_test_run ();
}

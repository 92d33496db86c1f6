/* test-episode-fields.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/episode/segue-reader.h"

#define NOTES "\nOpening.\n\n(0:10) a\n(0:20) b\n"

/* What an attribute holds, how it is shown, and whether it can be edited on one line. */
static void
test_attributes (void)
{
  static const struct { const char *raw; const char *shown; gboolean editable; } attributes[] = {
    { "\"Soil\"", "Soil", TRUE },       { "\"\"", "", TRUE },
    { "\"a\\nb\"", "a\nb", FALSE },     { "\"a\\rb\"", "a\rb", FALSE },
    { "12", "12", TRUE },               { "1.50", "1.50", TRUE },
    { "null", "", TRUE },               { "true", NULL, FALSE },
    { "{\"a\": \"b\"}", NULL, FALSE },  { "[\"a\"]", NULL, FALSE },
  };
  g_autoptr(SegueEpisode) episode = segue_reader_read (NOTES, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) with = segue_edit_set_episode_attribute (episode, "title", attributes[i].raw, &error);
      g_autofree char *shown = NULL;
      gboolean editable = !attributes[i].editable;

      g_assert_no_error (error);
      g_test_message ("%s", attributes[i].raw);
      shown = segue_episode_dup_field (with, SEGUE_EPISODE_TITLE);
      g_assert_cmpstr (shown, ==, attributes[i].shown);
      g_assert_true (segue_episode_has_field (with, SEGUE_EPISODE_TITLE, &editable));
      g_assert_cmpint (editable, ==, attributes[i].editable);
    }
}

/* The number is a number in JSON where it is written as one; all else is words. */
static void
test_set_attribute (void)
{
  static const struct { SegueEpisodeField field; const char *text; const char *raw; } sets[] = {
    { SEGUE_EPISODE_NUMBER, "12", "12" },       { SEGUE_EPISODE_NUMBER, "0", "0" },
    { SEGUE_EPISODE_NUMBER, "007", "\"007\"" }, { SEGUE_EPISODE_NUMBER, "00", "\"00\"" },
    { SEGUE_EPISODE_NUMBER, "0x1F", "\"0x1F\"" }, { SEGUE_EPISODE_NUMBER, "-1", "\"-1\"" },
    { SEGUE_EPISODE_NUMBER, "+1", "\"+1\"" },   { SEGUE_EPISODE_NUMBER, "1.5", "\"1.5\"" },
    { SEGUE_EPISODE_NUMBER, "twelve", "\"twelve\"" }, { SEGUE_EPISODE_NUMBER, "12b", "\"12b\"" },
    { SEGUE_EPISODE_NUMBER, "2147483647", "2147483647" }, { SEGUE_EPISODE_NUMBER, "2147483648", "\"2147483648\"" },
    { SEGUE_EPISODE_NUMBER, " 12 ", "12" },     { SEGUE_EPISODE_NUMBER, "", NULL },
    { SEGUE_EPISODE_NUMBER, "  ", NULL },       { SEGUE_EPISODE_TITLE, "12", "\"12\"" },
    { SEGUE_EPISODE_TITLE, " a \"b\" ", "\"a \\\"b\\\"\"" }, { SEGUE_EPISODE_DATE, "2026-03-02", "\"2026-03-02\"" },
  };
  static const char *const names[] = { "title", "subtitle", "number", "date" };
  g_autoptr(SegueEpisode) episode = segue_reader_read (NOTES, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) with = segue_edit_set_field (episode, sets[i].field, sets[i].text, &error);
      g_autoptr(SegueEpisode) without = segue_edit_set_field (with, sets[i].field, "", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (segue_episode_get_attribute (with, names[sets[i].field]), ==, sets[i].raw);
      g_assert_null (segue_episode_get_attribute (without, names[sets[i].field]));
    }
}

/* A line of the front matter counts before an attribute; with neither, the front matter has a place if it has a line of
 * the same kind. */
static void
test_places (void)
{
  static const struct { const char *front; SegueEpisodeField field; gboolean has; gboolean editable; const char *shown; } places[] = {
    { "", SEGUE_EPISODE_TITLE, FALSE, TRUE, NULL },
    { "---\ntitle: Soil\n---\n", SEGUE_EPISODE_TITLE, TRUE, TRUE, "Soil" },
    { "---\ntitle: [a]\n---\n", SEGUE_EPISODE_TITLE, TRUE, FALSE, NULL },
    { "---\ntitle: a\ntitle: b\n---\n", SEGUE_EPISODE_TITLE, TRUE, FALSE, "a" },
    { "---\ntitle: Soil\n---\n", SEGUE_EPISODE_NUMBER, TRUE, TRUE, NULL },
    { "---\ntags: [a]\n---\n", SEGUE_EPISODE_TITLE, FALSE, TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = g_strconcat (places[i].front, NOTES, NULL);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      g_autofree char *shown = segue_episode_dup_field (episode, places[i].field);
      gboolean editable = !places[i].editable;

      g_test_message ("%s", places[i].front);
      g_assert_cmpint (segue_episode_has_field (episode, places[i].field, &editable), ==, places[i].has);
      g_assert_cmpint (editable, ==, places[i].editable);
      g_assert_cmpstr (shown, ==, places[i].shown);
    }
}

/* The span of a value in the front matter leaves out its quotes. */
static void
test_span (void)
{
  static const struct { const char *front; const char *text; const char *written; } values[] = {
    { "---\ntitle: Soil # not sand\n---\n", "Soil", "Soil" },
    { "---\nnumber: 1\ntitle: \"The \\\"soil\\\"\"\n---\n", "The \"soil\"", "The \\\"soil\\\"" },
    { "---\nName: 'It''s'\n---\n", "It's", "It''s" },
    { "+++\ntitle = \"Soil\"\n+++\n", "Soil", "Soil" },
    { "{\n  \"title\": \"Soil\"\n}\n", "Soil", "Soil" },
    { "---\ntitle: [a]\n---\n", NULL, NULL },
    { "---\nnumber: 1\n---\n", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = g_strconcat (values[i].front, NOTES, NULL);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      SegueSpan span = { 0 };
      g_autofree char *value = segue_entry_dup_field (segue_episode_get (episode, 0), SEGUE_EPISODE_TITLE, &span);
      g_autofree char *written = value != NULL ? g_strndup (text + span.offset, span.length) : NULL;

      g_test_message ("%s", values[i].front);
      g_assert_cmpstr (value, ==, values[i].text);
      g_assert_cmpstr (written, ==, values[i].written);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/episode-fields/attributes", test_attributes);
  g_test_add_func ("/episode-fields/set-attribute", test_set_attribute);
  g_test_add_func ("/episode-fields/span", test_span);
  g_test_add_func ("/episode-fields/places", test_places);
  return g_test_run ();
}

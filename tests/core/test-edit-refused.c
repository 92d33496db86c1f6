/* test-edit-refused.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-episode-fields.h"
#include "episode-check.h"
#include "texts.h"

#define PLAIN "[00:00] Start\n\nTools\n[03:07] Spades\n\nWater\n[26:35] Morning\n\nThanks all\n"
#define RANGES "0:10 - 0:40 a\n0:40 - 1:00 b\n"
#define BELOW "(00:45)\n\nHi\n\n(00:46)\n\nHo\n"

typedef enum
{
  START,
  LINK_TIME,
  END,
  TITLE,
  LINK,
  BODY,
  SEGMENT,
  SECTION,
  REMOVE,
  MOVE,
  MOVE_MANY,
  SHIFT,
  OPENING,
  CLOSING,
} What;

/* An edit that would not read back, and the reason given for it. */
static const struct
{
  const char *notes;
  What what;
  guint index;
  const char *text;
  gint64 number;    /* a time, or the place to move to */
  const char *message;
} cases[] = {
  { RANGES, START, 1, NULL, 50000, "The segment would start after its end; change that first." },
  { RANGES, END, 1, NULL, 5000, "This time would not be read as one in these notes." },
  { RANGES, END, 1, NULL, SEGUE_TIME_MAX, "This time would not be read as one in these notes." },
  { "Intro ... 00:00\nNews ... 02:10\nGoodbye ... 10:12\n", START, 2, NULL, SEGUE_TIME_MAX, "This time would not be read as one in these notes." },
  { "(00:10) a\n(00:20) b\n", START, 2, NULL, SEGUE_TIME_MAX, "This time would not be read as one in these notes." },
  { "* [00:10](#t=00:10) a\n* [00:20](#t=00:20) b\n", LINK_TIME, 1, NULL, SEGUE_TIME_MAX, "This time would not be read as one in these notes." },
  { "(00:10) a\n(00:20) b\n", TITLE, 1, "a\nb", 0, "A title is a single line." },
  { "(00:10) a\n(00:20) b\n", TITLE, 1, "**a**", 0, "Part of this title would be read as something else in these notes." },
  { "(00:10) a\n(00:20) b\n", TITLE, 1, "a https://a.org", 0, "Part of this title would be read as something else in these notes." },
  { "(00:10) a\n(00:20) b\n", TITLE, 1, "- 0:30 b", 0, "Part of this title would be read as something else in these notes." },
  { PLAIN, TITLE, 2, "Tools.", 0, "With this title the line would no longer be read as an entry." },
  { "## A\n(00:10) a\n", TITLE, 1, "", 0, "With this title the line would no longer be read as an entry." },
  { "(00:10) a\n(00:20) b\n", LINK, 1, "https://a.org/ b", 0, "A link holds no blanks, line breaks or angle brackets." },
  { "(00:10) a\n(00:20) b\n", LINK, 1, "https://a.org/\nb", 0, "A link holds no blanks, line breaks or angle brackets." },
  { "(00:10) a\n(00:20) b\n", LINK, 1, "<https://a.org>", 0, "A link holds no blanks, line breaks or angle brackets." },
  { "(00:10)\n(00:20) b\n(00:30) c\n", LINK, 1, "https://a.org", 0, "A link needs a title: write that first." },
  { "(00:10) a\n(00:20) b\n", BODY, 1, "fine\n(00:15) not fine", 0, "A line of this text would be read as a section or segment." },
  { "(00:10) a\n(00:20) b\n", BODY, 1, "## A", 0, "A line of this text would be read as a section or segment." },
  { "(00:10) a\n(00:20) b\n", BODY, 1, "```\nopen", 0, "A line of this text would be read as a section or segment." },
  { "(00:10) a\n(00:20) b\n", BODY, 1, "<!-- open", 0, "A line of this text would be read as a section or segment." },
  { BELOW "\n(00:47)\n", BODY, 3, "Text", 0, "Part of this text would be read as something else in these notes." },
  { "(00:10) a\n(00:20) b\n", SEGMENT, 1, "a\nb", 5000, "A title is a single line." },
  { "(00:10) a\n(00:20) b\n", SEGMENT, 1, "*a*", 5000, "Part of this title would be read as something else in these notes." },
  { "(00:10) a\n(00:20) b\n", SEGMENT, 1, "a", SEGUE_TIME_MAX, "At this place of the notes the lines would not be read as an entry." },
  /* the closing text would become a heading */
  { PLAIN, SEGMENT, 7, "New", 3000000, "At this place of the notes the lines would not be read as an entry." },
  { BELOW "\nThanks.\nBye.\n", SEGMENT, 3, "", 3000000, "At this place of the notes the lines would not be read as an entry." },
  { "(00:10) a\n(00:20) b\n", SECTION, 1, "", 0, "A section needs a title." },
  { "(00:10) a\n(00:20) b\n", SECTION, 1, " ", 0, "A section needs a title." },
  { "(00:10) a\n(00:20) b\n", SECTION, 1, "a\rb", 0, "A title is a single line." },
  { "(00:10) a\n(00:20) b\n", SECTION, 1, "*a*", 0, "Part of this title would be read as something else in these notes." },
  { PLAIN, SECTION, 6, "New", 0, "At this place of the notes the lines would not be read as an entry." },
  { PLAIN, SECTION, 3, "12:34", 0, "At this place of the notes the lines would not be read as an entry." },
  /* a heading without a mark is none where no time follows it */
  { PLAIN, REMOVE, 5, NULL, 1, "Without these lines, “Water” would be read as something else. Move or remove it together with them." },
  { PLAIN, MOVE, 5, NULL, 1, "Without these lines, “Water” would be read as something else. Move or remove it together with them." },
  { PLAIN, MOVE, 4, NULL, 6, "At this place of the notes the lines would not be read as an entry." },
  { PLAIN, MOVE, 1, NULL, 7, "At this place of the notes the lines would not be read as an entry." },
  { PLAIN, MOVE_MANY, 5, NULL, 1, "Without these lines, “Water” would be read as something else. Move or remove it together with them." },
  { "(00:10) a\n(00:20) b\n", SHIFT, 1, NULL, SEGUE_TIME_MAX - 5000, "This time would not be read as one in these notes." },
  { "Opening.\n\n(00:10) a\n", OPENING, 0, "One.\n(00:05) Two", 0, "A line of this text would be read as a section or segment." },
  { "Opening.\n\n(00:10) a\n", OPENING, 0, "```\nopen", 0, "A line of this text would be read as a section or segment." },
  { "(00:10) a\n(00:20) b\n\nClosing.\n", CLOSING, 0, "One.\n(00:05) Two", 0, "A line of this text would be read as a section or segment." },
  { "(00:10) a\n(00:20) b\n\nClosing.\n", CLOSING, 0, "```\nopen", 0, "A line of this text would be read as a section or segment." },
};

static SegueEpisode *
edit (SegueEpisode  *episode,
      What           what,
      guint          index,
      const char    *text,
      gint64         number,
      GError       **error)
{
  switch (what)
    {
    case START:
      return segue_edit_set_start (episode, index, number, error);
    case LINK_TIME:
      return segue_edit_set_link_time (episode, index, number, error);
    case END:
      return segue_edit_set_end (episode, index, number, error);
    case TITLE:
      return segue_edit_set_title (episode, index, text, error);
    case LINK:
      return segue_edit_set_link (episode, index, text, error);
    case BODY:
      return segue_edit_set_body (episode, index, text, error);
    case SEGMENT:
      return segue_edit_insert_segment (episode, index, number, text, NULL, error);
    case SECTION:
      return segue_edit_insert_section (episode, index, text, NULL, error);
    case REMOVE:
      return segue_edit_remove (episode, index, number, error);
    case MOVE:
      return segue_edit_move (episode, index, 1, number, error);
    case MOVE_MANY:
      return segue_edit_move_many (episode, &index, 1, number, error);
    case SHIFT:
      return segue_edit_shift_many (episode, &index, 1, number, error);
    case OPENING:
      return segue_edit_set_opening (episode, text, error);
    case CLOSING:
      return segue_edit_set_closing (episode, text, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].notes, -1, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = edit (episode, cases[i].what, cases[i].index, cases[i].text, cases[i].number, &error);

      g_test_message ("case %u: %s", i, cases[i].notes);
      if (edited != NULL)
        {
          g_autofree char *made = episode_text (edited);

          g_error ("case %u was made:\n%s", i, made);
        }
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-refused/cases", test_cases);
  return g_test_run ();
}

/* test-chapter-episodes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "chapter-samples.h"
#include "core/edit/segue-edit-many.h"

#include "core/blocks/segue-block.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/episode/segue-reader.h"
#include "core/text/segue-error.h"
#include "episode-check.h"
#include "formats/chapters/segue-chapters-read.h"

/* Episodes that are read from files of chapters, edited and written again. */

/* How many files random edits change, and how often. */
#define N_RANDOM 100
#define N_STEPS 20

/* How many episodes are written in each format and read back. */
#define N_WRITTEN 10000

/* Returns the index after that of the last item. */
static guint
find_end (SegueEpisode *episode)
{
  guint n = segue_episode_get_n_entries (episode);

  while (n > 1 && segue_entry_get_kind (segue_episode_get (episode, n - 1)) == SEGUE_ENTRY_TEXT)
    n--;

  return n;
}

/* Edits an episode in a random way. Returns NULL if the edit is refused. */
static SegueEpisode *
edit_episode (SegueEpisode *episode,
              GRand        *random,
              GError      **error)
{
  const guint n = find_end (episode), index = g_rand_int_range (random, 1, n);
  const gint64 time = g_rand_int_range (random, 1, 8000) * 1000;
  g_autofree char *text = make_text (random);

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      return segue_edit_set_start (episode, index, time, error);
    case 1:
      return segue_edit_set_end (episode, index, time, error);
    case 2:
    case 3:
      return segue_edit_set_title (episode, index, text, error);
    case 4:
      return segue_edit_set_link (episode, index, g_rand_boolean (random) ? "https://e.org/b" : "", error);
    case 5:
      return segue_edit_insert_segment (episode, g_rand_int_range (random, 1, n + 1), time, text, NULL, error);
    case 6:
      return segue_edit_remove (episode, index, 1, error);
    default:
      return segue_edit_move (episode, index, 1, g_rand_int_range (random, 1, n + 1), error);
    }
}

/* A value can be the first byte of a file. */
static void
test_first (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read_list ("0:05 a\n", -1, segue_format_mp4chaps.syntax, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = segue_edit_set_start (episode, 1, 6000, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = episode_text (edited);
  g_assert_cmpstr (text, ==, "0:06 a\n");
}

/* A time between two frames becomes that of the frame before it, in all edits of times. */
static void
test_between_frames (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) cue = segue_reader_read_list ("FILE a MP3\nTRACK 01 AUDIO\nINDEX 01 00:05:00\nTRACK 02 AUDIO\nINDEX 01 00:09:00\n",
                                                        -1, segue_format_cue.syntax, NULL);
  g_autoptr(SegueEpisode) set = segue_edit_set_start (cue, 1, 5030, &error);
  g_autoptr(SegueEpisode) added = NULL;
  g_autoptr(SegueEpisode) shifted = NULL;
  const guint both[] = { 1, 2 };
  guint index;

  g_assert_no_error (error);
  g_assert_cmpint (segue_entry_get_start (segue_episode_get (set, 1)), ==, 5026);
  added = segue_edit_insert_segment (cue, 2, 7999, "b", &index, &error);
  g_assert_no_error (error);
  g_assert_cmpint (segue_entry_get_start (segue_episode_get (added, index)), ==, 7986);
  shifted = segue_edit_shift_many (cue, both, 2, 10, &error);
  g_assert_no_error (error);
  g_assert_true (shifted == cue);
  segue_episode_unref (shifted);
  shifted = segue_edit_shift_many (cue, both, 2, 20, &error);
  g_assert_no_error (error);
  g_assert_cmpint (segue_entry_get_start (segue_episode_get (shifted, 2)), ==, 9013);
}

/* Markers that stand in clips of a project can be renamed. To remove or move one would cut the clips. */
static void
test_fixed (void)
{
  static const struct { const SegueFormat *format; const char *text; } projects[] = {
    { &segue_format_fcpxml, "<fcpxml><sequence><spine><gap duration='5s'><marker start='1s' value='a'/></gap><gap duration='5s'>"
                            "<marker start='1s' value='b'/></gap></spine></sequence></fcpxml>" },
    { &segue_format_otio, "{\"OTIO_SCHEMA\": \"Timeline.1\", \"tracks\": {\"children\": [{\"markers\": [{\"name\": \"a\"}]}, "
                          "{\"markers\": [{\"name\": \"b\"}]}]}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    for (guint kind = 0; kind < 4; kind++)
      {
        g_autoptr(SegueEpisode) episode = segue_reader_read_list (projects[i].text, -1, projects[i].format->syntax, NULL);
        g_autoptr(SegueEpisode) edited = NULL;
        g_autoptr(GError) error = NULL;
        guint index;

        if (kind == 0)
          edited = segue_edit_set_title (episode, 2, "c", &error);
        else if (kind == 1)
          edited = segue_edit_insert_segment (episode, 2, 1500, "c", &index, &error);
        else if (kind == 2)
          edited = segue_edit_remove (episode, 2, 1, &error);
        else
          edited = segue_edit_move (episode, 2, 1, 1, &error);
        g_assert_true ((edited != NULL) == (kind == 0));
        if (edited == NULL)
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      }
}

/* `04:31:37` is minutes, seconds and frames in a cue sheet, and Matroska has nine digits behind the seconds. */
static void
test_times_shown (void)
{
  g_autoptr(SegueEpisode) cue = segue_reader_read_list ("FILE a MP3\nTRACK 01 AUDIO\nINDEX 01 04:31:37\n", -1,
                                                        segue_format_cue.syntax, NULL);
  g_autofree char *start = segue_entry_dup_start_text (segue_episode_get (cue, 1));
  g_autofree char *no_end = segue_entry_dup_end_text (segue_episode_get (cue, 1));
  const char *xml = "<Chapters><EditionEntry><ChapterAtom>"
                    "<ChapterTimeStart>00:01:02.120000000</ChapterTimeStart>"
                    "<ChapterTimeEnd>00:02:03.999000000</ChapterTimeEnd>"
                    "</ChapterAtom></EditionEntry></Chapters>";
  g_autoptr(SegueEpisode) matroska = segue_reader_read_list (xml, -1, segue_format_matroska.syntax, NULL);
  g_autofree char *label = segue_block_dup_time (segue_episode_get (matroska, 1));

  g_assert_cmpstr (start, ==, "00:04:31");
  g_assert_cmpstr (no_end, ==, "");
  g_assert_cmpstr (label, ==, "00:01:02–00:02:03");
}

/* Edits whole episodes. An edit that is made is read back from the text, and what is before and after the place where the
 * texts differ is the same. */
static void
test_episodes (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261130);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      guint n_done = 0;

      for (guint n = 0; n < N_RANDOM; n++)
        {
          g_autoptr(SegueEpisode) episode = segue_reader_read_list (samples[i].text, -1, samples[i].format->syntax, NULL);

          for (guint j = 0; j < N_STEPS && find_end (episode) > 1; j++)
            {
              g_autoptr(GError) error = NULL;
              SegueEpisode *edited = edit_episode (episode, random, &error);

              g_assert_true ((edited == NULL) == (error != NULL));
              if (edited == NULL)
                {
                  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
                  continue;
                }
              n_done += edited != episode;
              segue_episode_unref (episode);
              episode = edited;
              episode_check (episode, samples[i].format->id, n, j);
            }
        }
      g_test_message ("%s: %u edits", samples[i].format->id, n_done);
      g_assert_cmpuint (n_done, >, N_RANDOM);
    }
}

/* What writers read back exactly, but for quotes that cue sheets and brackets that MP4Chaps cannot hold. */
static const SegueFormat *const writers[] = {
  &segue_format_mp4chaps, &segue_format_audacity, &segue_format_ogm, &segue_format_vorbis, &segue_format_cue, &segue_format_csv,
  &segue_format_tsv, &segue_format_reaper, &segue_format_audition,
};

/* Writes notes, reads the file and writes it again: both files are the same. */
static void
check_written (const SegueFormat *format,
               SegueEpisode      *notes,
               guint              n_chapters)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = format->write (format, notes, NULL);
  g_autofree char *file = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr(SegueEpisode) episode = segue_reader_read_list (file, -1, format->syntax, &error);
  g_autoptr(GBytes) again = NULL;
  guint index = 1;

  g_assert_no_error (error);
  g_assert_true (n_chapters == 0 || format->probe (format, file, strlen (file)) > 0);
  g_assert_cmpuint (find_end (episode), ==, n_chapters + 1);
  for (guint i = 0; i < segue_episode_get_n_entries (notes); i++)
    {
      SegueEntry *entry = segue_episode_get (notes, i);
      g_autofree char *title = segue_entry_dup_plain_title (entry);
      g_autofree char *wanted = NULL;
      g_autofree char *found = NULL;
      SegueEntry *read;

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
        continue;
      read = segue_episode_get (episode, index++);
      found = segue_entry_dup_title (read);
      wanted = segue_chapters_fold_title (title, strlen (title));
      for (char *p = wanted; format == &segue_format_mp4chaps && *p != '\0'; p++)
        if (*p == '<' || *p == '>')
          *p = '?';
      for (char *p = wanted; format == &segue_format_cue && *p != '\0'; p++)
        if (*p == '"')
          *p = '?';
      g_assert_cmpint (segue_entry_get_start (read), ==, segue_entry_get_start (entry));
      if (strchr (wanted, '?') == NULL)
        g_assert_cmpstr (found, ==, wanted);
    }
  again = format->write (format, episode, NULL);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_written (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261130);

  for (guint i = 0; i < N_WRITTEN; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(SegueEpisode) notes = NULL;
      guint n = 0;

      for (guint j = g_rand_int_range (random, 0, 5); j > 0; j--)
        {
          g_autofree char *title = make_text (random);

          for (char *p = title; *p != '\0'; p++)
            if (*p == '\n')
              *p = ' ';
          g_string_append_printf (text, "0%u:10:00.480 x %s\n", 5 - j, title);
        }
      notes = segue_reader_read (text->str, text->len, NULL);
      for (guint j = 0; j < segue_episode_get_n_entries (notes); j++)
        n += segue_entry_get_kind (segue_episode_get (notes, j)) == SEGUE_ENTRY_SEGMENT;
      for (guint j = 0; j < G_N_ELEMENTS (writers); j++)
        check_written (writers[j], notes, n);
    }
}

/* Every file is taken for what it is, without its name. A list has no text around it that could be edited. */
static void
test_probed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const gsize length = strlen (samples[i].text);
      const SegueFormat *format = segue_formats_probe (samples[i].text, length);
      g_autoptr(SegueEpisode) episode = segue_format_read (samples[i].format, samples[i].text, length, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_nonnull (format);
      g_assert_cmpstr (format->id, ==, samples[i].format->id);
      g_assert_null (segue_edit_set_opening (episode, "Welcome", &error));
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
    }
}

/* Which columns of a table are filled for a range and for a time alone. */
static void
test_ranges (void)
{
  static const struct { const SegueFormat *format; const char *written; } tables[] = {
    { &segue_format_reaper, "#,Name,Start,End,Length\nR1,One,0:00:01.000,0:00:03.000,0:00:02.000\nM2,Two,0:00:05.000,,\nR3,Three,0:00:05.000,0:00:09.000,0:00:04.000\nM4,Four,0:00:10.000,,\n" }, { &segue_format_audition, "Name\tStart\tDuration\tTime Format\tType\tDescription\nOne\t0:01.000\t0:02.000\tdecimal\tCue\t\nTwo\t0:05.000\t0:00.000\tdecimal\tCue\t\nThree\t0:05.000\t0:04.000\tdecimal\tCue\t\nFour\t0:10.000\t0:00.000\tdecimal\tCue\t\n" }, { &segue_format_csv, "Start,End,Title,Link,Image\n00:00:01.000,00:00:03.000,One,,\n00:00:05.000,,Two,,\n00:00:05.000,00:00:09.000,Three,,\n00:00:10.000,,Four,,\n" }, { &segue_format_audacity, "1.000000\t3.000000\tOne\n5.000000\t5.000000\tTwo\n5.000000\t9.000000\tThree\n10.000000\t10.000000\tFour\n" },
  };
  g_autoptr(SegueEpisode) notes = segue_reader_read ("0:01 - 0:03 One\n0:05 Two\n0:05 - 0:09 Three\n0:10 Four\n", -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr(GBytes) bytes = segue_format_write (tables[i].format, notes, NULL);
      g_autofree char *file = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_cmpstr (file, ==, tables[i].written);
    }
}

/* A table with other separators is another format: it is written anew. */
static void
test_separators (void)
{
  const char *commas = "Start,Title\n0:00,A\n0:10,\"B, c\"\n";
  g_autoptr(SegueEpisode) episode = segue_format_read (&segue_format_csv, commas, strlen (commas), NULL);
  g_autoptr(GBytes) same = segue_format_write (&segue_format_csv, episode, NULL);
  g_autoptr(GBytes) other = segue_format_write (&segue_format_tsv, episode, NULL);
  g_autofree char *tabs = g_strndup (g_bytes_get_data (other, NULL), g_bytes_get_size (other));

  g_assert_cmpmem (g_bytes_get_data (same, NULL), g_bytes_get_size (same), commas, strlen (commas));
  g_assert_cmpstr (tabs, ==, "Start\tEnd\tTitle\tLink\tImage\n00:00:00.000\t\tA\t\t\n00:00:10.000\t\tB, c\t\t\n");
}

/* Titles with an address, a tag or emphasis at their ends are written as notes, which read them in parts. */
static void
test_marked_titles (void)
{
  const char *json = "{\"chapters\": [{\"startTime\": 0, \"title\": \"See https://a.b/c\"}, {\"startTime\": 10, \"title\": \"*A*\"},"
                     " {\"startTime\": 20, \"title\": \"B #c\"}, {\"startTime\": 30, \"title\": \"C\", \"url\": \"https://d.e\"}]}";
  const char *notes = "(00:00:00) See https://a.b/c\n(00:00:10) *A*\n(00:00:20) B #c\n(00:00:30) C https://d.e\n";
  g_autoptr(SegueEpisode) episode = segue_format_read (&segue_format_json_chapters, json, strlen (json), NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = segue_format_write (&segue_format_text, episode, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), notes, strlen (notes));
}

/* Why times that count frames do not change is told, although the list has times. */
static void
test_frames (void)
{
  const char *text = "Asset Name\tIn Point\tDescription\nM\t01:00:01:12\ta\n";
  g_autoptr(SegueEpisode) episode = segue_format_read (&segue_format_premiere, text, strlen (text), NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (segue_edit_set_start (episode, 1, 6000, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
  g_assert_nonnull (strstr (error->message, "count frames"));
}

/* Files whose lines are read by themselves, with indents, blank lines, several kinds of line ends and a last line without
 * one. */
static const struct
{
  const SegueFormat *format;
  const char *text;
} lines[] = {
  { &segue_format_mp4chaps, "0:05 a <x:y>\n\n  0:10.250 b\r\n12\n0:20 c\n0:30 d" },
  { &segue_format_mp4chaps, "\xEF\xBB\xBF" "0:05 a\n0:10 a\n0:10 a\n \n" },
  { &segue_format_audacity, "1.5\t2.5\ta\n\\\t1.0\t2.0\n3.0\t3.0\tb\r4.0\t5.0\n\n" },
  { &segue_format_potplayer, "[Bookmark]\n0=12500*a*28\n1=13500*b\n\n2=x*c*\n" },
};

static void
check_line_splices (const SegueFormat *format,
                    const char        *text)
{
  static const char *const scraps[] = { "", "x", " ", "\n", "\r", "\t", "\\", "<", ">", "9", ":", "\xEF\xBB\xBF", "0:07 e\n", "Ö" };
  const gsize length = strlen (text);

  for (gsize offset = 0; offset <= length; offset++)
    for (guint i = 0; i < G_N_ELEMENTS (scraps) * 3; i++)
      {
        const char *scrap = scraps[i / 3];
        const gsize removed = MIN (i % 3, length - offset);
        g_autoptr(SegueEpisode) episode = segue_reader_read_list (text, -1, format->syntax, NULL);
        g_autoptr(SegueEpisode) edited = NULL;
        g_autoptr(SegueEpisode) undone = NULL;

        if (((guchar) text[offset] & 0xC0) == 0x80 || ((guchar) text[offset + removed] & 0xC0) == 0x80)
          continue;
        edited = segue_episode_splice (episode, offset, removed, scrap, -1);
        episode_check (edited, format->id, offset, i);
        undone = segue_episode_splice (edited, offset, strlen (scrap), text + offset, removed);
        episode_check (undone, format->id, offset, i);
        g_assert_cmpuint (segue_episode_get_n_entries (undone), ==, segue_episode_get_n_entries (episode));
      }
}

static void
test_line_splices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    check_line_splices (lines[i].format, lines[i].text);
}

static gsize n_scanned;

static gboolean
scan_counted (const SegueSyntax  *self,
              const char         *text,
              gsize               length,
              SegueSyntaxList    *list,
              GError            **error)
{
  n_scanned += length;

  return segue_format_mp4chaps.syntax->scan (segue_format_mp4chaps.syntax, text, length, list, error);
}

static char *
encode_as_mp4chaps (const SegueSyntax      *self,
                    const char             *text,
                    const SegueSyntaxItem  *item,
                    SegueSyntaxField        field,
                    const char             *value,
                    GError                **error)
{
  return segue_format_mp4chaps.syntax->encode (segue_format_mp4chaps.syntax, text, item, field, value, error);
}

/* A key in a title reads its line, and not the whole list. */
static void
test_line_cost (void)
{
  SegueSyntax syntax = *segue_format_mp4chaps.syntax;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(SegueEpisode) titled = NULL;
  g_autoptr(SegueEpisode) timed = NULL;
  g_autoptr(SegueEpisode) typed = NULL;
  g_autoptr(GError) error = NULL;

  syntax.scan = scan_counted;
  syntax.encode = encode_as_mp4chaps;
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%02u:%02u.000 title\n", i / 60, i % 60);
  episode = segue_reader_read_list (text->str, text->len, &syntax, NULL);
  n_scanned = 0;
  titled = segue_edit_set_title (episode, 500, "other title", &error);
  g_assert_no_error (error);
  timed = segue_edit_set_start (titled, 500, 499500, &error);
  g_assert_no_error (error);
  typed = segue_episode_splice (timed, segue_episode_get_length (timed) - 1, 0, "s", -1);
  episode_check (typed, "typed", 0, 0);
  g_assert_cmpuint (n_scanned, <, text->len + 500); /* the check reads all of it */
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (typed, 500)), ==,
                    segue_entry_get_id (segue_episode_get (episode, 500)));
  g_assert_true (segue_episode_get (typed, 501) == segue_episode_get (episode, 501));
}

static guint n_scans;

static gboolean
scan_ffmetadata (const SegueSyntax  *self,
                 const char         *text,
                 gsize               length,
                 SegueSyntaxList    *list,
                 GError            **error)
{
  n_scans++;

  return segue_format_ffmetadata.syntax->scan (segue_format_ffmetadata.syntax, text, length, list, error);
}

/* Writes a list in another format that has the title of the episode. Returns how often the list was scanned in all. */
static guint
count_scans (const char *head,
             const char *title)
{
  SegueSyntax syntax = *segue_format_ffmetadata.syntax;
  g_autofree char *text = g_strconcat (";FFMETADATA1\n", head, "[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=60\ntitle=One\n", NULL);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GBytes) written = NULL;

  n_scans = 0;
  syntax.scan = scan_ffmetadata;
  episode = segue_reader_read_list (text, -1, &syntax, NULL);
  written = segue_format_write (&segue_format_cue, episode, NULL);
  g_assert_true ((g_strstr_len (g_bytes_get_data (written, NULL), g_bytes_get_size (written), title) != NULL) ==
                 (*head != '\0'));

  return n_scans;
}

/* A list is scanned once when it is read, and for the title of the episode only where it may have one. */
static void
test_scans (void)
{
  g_assert_cmpuint (count_scans ("", "Soil"), ==, 1);
  g_assert_cmpuint (count_scans ("Title=Soil\n", "Soil"), ==, 2);
  g_assert_cmpuint (count_scans ("artist=Ada\ntitle=Soil\n", "Soil"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chapter-episodes/written", test_written);
  g_test_add_func ("/chapter-episodes/ranges", test_ranges);
  g_test_add_func ("/chapter-episodes/probed", test_probed);
  g_test_add_func ("/chapter-episodes/separators", test_separators);
  g_test_add_func ("/chapter-episodes/marked-titles", test_marked_titles);
  g_test_add_func ("/chapter-episodes/frames", test_frames);
  g_test_add_func ("/chapter-episodes/first", test_first);
  g_test_add_func ("/chapter-episodes/fixed", test_fixed);
  g_test_add_func ("/chapter-episodes/times-shown", test_times_shown);
  g_test_add_func ("/chapter-episodes/edited", test_episodes);
  g_test_add_func ("/chapter-episodes/between-frames", test_between_frames);
  g_test_add_func ("/chapter-episodes/line-splices", test_line_splices);
  g_test_add_func ("/chapter-episodes/line-cost", test_line_cost);
  g_test_add_func ("/chapter-episodes/scans", test_scans);

  return g_test_run ();
}

/* fuzz-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "episode-check.h"
#include "formats/segue-formats.h"

#define MAX_CHANGES 6

static const char *const json_pieces[] = {
  "null", "true", "\"\"", "[", "]", "{", "}", ",", ":", "\"", "\\n", "\\u00e9", "\\ud83d", "0", "1e9", "\"title\": ", "\"lines\": ",
  "\"source\": \"(00:10) a\\r\\n\"", "\"kind\": \"section\"", "\"start\": \"00:01:02.500\"", "\"startText\": \"1:75\"",
  "\"link\": \"https://e.org\"", "\"description\": null", "\"end\": \"01:00\"", "\"x\": [1]", "{\"kind\": \"segment\"},",
  "{\"kind\": \"section\", \"title\": \"New\"},", "{\"kind\": \"text\", \"text\": \"words\"},", "\"newline\": \"\\r\"",
};

/* What is read is written, read again, and is the same. */
static void
check_episode (SegueEpisode *episode)
{
  g_autoptr(GBytes) json = segue_format_write (&segue_format_json, episode, NULL);
  g_autoptr(GBytes) text = segue_episode_write (episode);
  g_autoptr(GBytes) text_again = NULL;
  g_autoptr(GBytes) json_again = NULL;
  g_autoptr(SegueEpisode) back = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data;

  episode_check (episode, "json", 0, 0);
  if (json == NULL)
    return;
  data = g_bytes_get_data (json, &length);
  back = segue_format_read (&segue_format_json, data, length, &error);
  if (back == NULL)
    g_error ("%s\n%.*s", error->message, (int) length, data);
  text_again = segue_episode_write (back);
  json_again = segue_format_write (&segue_format_json, back, NULL);
  g_assert_true (g_bytes_equal (text, text_again));
  g_assert_true (g_bytes_equal (json, json_again));
}

static void
read_any (const char *data,
          gsize       length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_format_read (&segue_format_json, data, length, &error);

  g_assert_true ((episode == NULL) == (error != NULL));
  if (episode != NULL)
    check_episode (episode);
}

static void
change (GString   *json,
        FuzzInput *input)
{
  gsize at = json->len > 0 ? fuzz_number (input, json->len) : 0;
  guint out = fuzz_byte (input) % 32, piece = fuzz_byte (input);

  g_string_erase (json, at, MIN (out, json->len - at));
  g_string_insert (json, at, piece % 2 == 0 ? json_pieces[piece / 2 % G_N_ELEMENTS (json_pieces)]
                                            : fuzz_pieces[piece / 2 % G_N_ELEMENTS (fuzz_pieces)]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  guint n_changes = fuzz_byte (&input) % (MAX_CHANGES + 2);
  FuzzInput changes = input;
  g_autofree char *text = NULL;
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GString) json = NULL;

  if (n_changes > MAX_CHANGES)
    {
      read_any ((const char *) input.p, input.end - input.p);
      return 0;
    }
  for (guint i = 0; i < 4 * n_changes; i++)
    fuzz_byte (&input);
  text = fuzz_text (&input);
  episode = segue_reader_read (text, -1, NULL);
  check_episode (episode);
  bytes = segue_format_write (&segue_format_json, episode, NULL);
  json = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (guint i = 0; i < n_changes; i++)
    change (json, &changes);
  read_any (json->str, json->len);
  return 0;
}

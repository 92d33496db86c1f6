/* test-outputs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "publish/segue-output.h"

/* What targets give out for notes, and what their settings change. */

#define NOTES \
  "안녕하세요! 이번 주 소식입니다.\n\n" \
  "(00:00:10) 여는 말: 밤 열한 시\n" \
  "첫 문장입니다. 둘째 문장입니다.\n\n" \
  "**도구(Tools)**\n" \
  "(00:01:00) [A “new” tool | and more](https://e.org/a?utm_source=x&id=1)\n" \
  "It is <3 of e.g. three. See https://b.org/?fbclid=9 too.\n" \
  "(00:02:30) 광고: Sponsor\n" \
  "돈 이야기.\n\n" \
  "**책(Books)**\n" \
  "(01:00:00) Last one\n" \
  "(--:--:--) Not yet\n\n" \
  "## 닫는 말\n\n다음 주에 만나요.\n"

static SegueOutput *
give_out (const char *target,
          const char *values,
          const char *notes)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(GVariant) variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, values, NULL, NULL, NULL);
  g_autoptr(SeguePublishSettings) settings = segue_publish_settings_new (segue_targets_find (target), variant);

  return segue_output_new (settings, episode);
}

static const struct
{
  const char *target;
  const char *values;
  const char *text;
} given[] = {
  { "youtube", "{}",
    "안녕하세요! 이번 주 소식입니다.\n\n"
    "00:00:10 여는 말: 밤 열한 시\n첫 문장입니다. 둘째 문장입니다.\n\n"
    "도구(Tools)\n00:01:00 A “new” tool | and more\nhttps://e.org/a?utm_source=x&id=1\n"
    "It is ‹3 of e.g. three. See https://b.org/?fbclid=9 too.\n\n"
    "00:02:30 광고: Sponsor\n돈 이야기.\n\n"
    "책(Books)\n01:00:00 Last one\n\n닫는 말\n다음 주에 만나요." },
  { "spotify", "{}",
    "(00:00:10) 여는 말: 밤 열한 시\n(00:01:00) A “new” tool | and more\n(00:02:30) 광고: Sponsor\n(01:00:00) Last one" },
  { "host", "{}",
    "00:00:10 - 여는 말: 밤 열한 시\n00:01:00 - A “new” tool | and more\n00:02:30 - 광고: Sponsor\n01:00:00 - Last one" },
};

static void
test_given (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr(SegueOutput) output = give_out (given[i].target, given[i].values, NOTES);

      g_test_message ("%s %s", given[i].target, given[i].values);
      g_assert_cmpstr (segue_output_get_text (output), ==, given[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outputs/given", test_given);
  return g_test_run ();
}

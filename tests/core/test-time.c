/* test-time.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/text/segue-time.h"

typedef struct
{
  const char *text;
  SegueTimeResult result;
  gint64 time;
  guint length; /* of what is taken, 0 for all */
} Scan;

static const Scan scans[] = {
  { "00:03:07", SEGUE_TIME_VALID, 187000, 0 },
  { "3:07 Title", SEGUE_TIME_VALID, 187000, 4 },
  { "75:10", SEGUE_TIME_VALID, 4510000, 0 },
  { "120:00", SEGUE_TIME_VALID, 7200000, 0 },
  { "1:00:26]", SEGUE_TIME_VALID, 3626000, 7 },
  { "00:01.5", SEGUE_TIME_VALID, 1500, 0 },
  { "00:01.50", SEGUE_TIME_VALID, 1500, 0 },
  { "00:01.500", SEGUE_TIME_VALID, 1500, 0 },
  { "00:01,250", SEGUE_TIME_VALID, 1250, 0 },
  { "0:01, title", SEGUE_TIME_VALID, 1000, 4 },
  { "*00:48:21*.", SEGUE_TIME_ABSENT, -1, 0 },
  { "00:48:21.", SEGUE_TIME_VALID, 2901000, 8 },
  { "1:02:03:", SEGUE_TIME_VALID, 3723000, 7 },
  { "999:59-1:00", SEGUE_TIME_VALID, 59999000, 6 },
  { "1:02:0３", SEGUE_TIME_VALID, 3723000, 0 },
  { "1:02；03", SEGUE_TIME_VALID, 62000, 4 },
  { "20：00", SEGUE_TIME_VALID, 1200000, 0 },
  { "２０：００", SEGUE_TIME_VALID, 1200000, 0 },
  { "1h2m3s", SEGUE_TIME_VALID, 3723000, 0 },
  { "6m22s", SEGUE_TIME_VALID, 382000, 0 },
  { "125h59m50s", SEGUE_TIME_VALID, 453590000, 0 },
  { "--:--:-- x", SEGUE_TIME_PLANNED, -1, 8 },
  { "??:??", SEGUE_TIME_PLANNED, -1, 0 },
  { "01:40:050", SEGUE_TIME_MALFORMED, -1, 0 },
  { "001:53:10", SEGUE_TIME_MALFORMED, -1, 0 },
  { "0:60:00", SEGUE_TIME_MALFORMED, -1, 0 },
  { "00:61", SEGUE_TIME_MALFORMED, -1, 0 },
  { "10:3", SEGUE_TIME_MALFORMED, -1, 0 },
  { "10:30;20", SEGUE_TIME_MALFORMED, -1, 0 },
  { "10:30::20", SEGUE_TIME_MALFORMED, -1, 0 },
  { "1:02:61", SEGUE_TIME_MALFORMED, -1, 0 },
  { "1;29:26", SEGUE_TIME_MALFORMED, -1, 0 },
  { "00:01:02:03", SEGUE_TIME_MALFORMED, -1, 0 },
  { "2603.15031", SEGUE_TIME_ABSENT, -1, 0 },
  { "06/28/2025", SEGUE_TIME_ABSENT, -1, 0 },
  { "12345:10", SEGUE_TIME_ABSENT, -1, 0 },
  { "30s", SEGUE_TIME_ABSENT, -1, 0 },
  { "5", SEGUE_TIME_ABSENT, -1, 0 },
  { "", SEGUE_TIME_ABSENT, -1, 0 },
  { "-- -", SEGUE_TIME_ABSENT, -1, 0 },
  { "999999999999999999999:00", SEGUE_TIME_ABSENT, -1, 0 },
};

static void
test_scan (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      const char *text = scans[i].text, *end = text + strlen (text), *stop;
      gint64 time;
      SegueClock clock;
      gsize expected = scans[i].result == SEGUE_TIME_ABSENT ? 0 : scans[i].length > 0 ? scans[i].length : strlen (text);

      g_test_message ("%s", text);
      g_assert_cmpint (segue_time_scan (text, end, &stop, &time, &clock), ==, scans[i].result);
      g_assert_cmpint (time, ==, scans[i].time);
      g_assert_cmpuint (stop - text, ==, expected);
    }
}

/* How a time is written: what it says and how much of the text it takes, style, fields, least digits of the first field
 * and of an hour, fraction and its mark, and what else is special. */
static char *
describe (const char *text)
{
  static const char *const results[] = { "absent", "valid", "planned", "malformed" };
  static const char *const styles[] = { "digits", "units", "seconds" };
  const char *stop;
  gint64 time;
  SegueClock clock;
  const SegueTimeResult result = segue_time_scan (text, text + strlen (text), &stop, &time, &clock);

  if (result == SEGUE_TIME_ABSENT)
    return g_strdup ("absent");
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %u %s %u %u %u %u%c%s%s%s%s%s", results[result], time, (guint) (stop - text),
                          styles[clock.style], clock.fields, clock.first_width, clock.hour_width, clock.fraction,
                          clock.fraction_mark, clock.fullwidth ? " wide-colons" : clock.ratio ? " ratio" : "", clock.zero == 0xFF10 ? " wide-digits" : "",
                          clock.minutes_over ? " over" : "", clock.unit_suffix ? " suffix" : "", clock.unit_pad ? " pad" : "");
}

static const struct { const char *text; const char *clock; } clocks[] = {
  { "00:03:07", "valid 187000 8 digits 3 2 2 0." },
  { "3:07", "valid 187000 4 digits 2 1 0 0." },
  { "12:34", "valid 754000 5 digits 2 0 0 0." },
  { "75:10", "valid 4510000 5 digits 2 0 0 0. over" },
  { "120:00", "valid 7200000 6 digits 2 0 0 0. over" },
  { "1234:00", "malformed -1 7 digits 2 0 0 0. over" },
  { "1:00:26", "valid 3626000 7 digits 3 1 1 0." },
  { "01:00:26", "valid 3626000 8 digits 3 2 2 0." },
  { "100:00:26", "valid 360026000 9 digits 3 0 0 0." },
  { "0100:00:26", "malformed -1 10 digits 3 2 2 0." },
  { "00:01.5", "valid 1500 7 digits 2 2 0 1." },
  { "00:01.50", "valid 1500 8 digits 2 2 0 2." },
  { "00:01.500", "valid 1500 9 digits 2 2 0 3." },
  { "00:01.5000", "malformed -1 10 digits 2 2 0 3." },
  { "00:01.50000", "malformed -1 11 digits 2 2 0 3." },
  { "00:01.500250", "valid 1500 12 digits 2 2 0 3." },
  { "00:01.500250125", "valid 1500 15 digits 2 2 0 3." },
  { "00:01.5002501250", "valid 1000 5 digits 2 2 0 0." },
  { "00:01,5000", "valid 1000 5 digits 2 2 0 0." },
  { "00:01,250", "valid 1250 9 digits 2 2 0 3," },
  { "00:01.", "valid 1000 5 digits 2 2 0 0." },
  { "00:01.x", "valid 1000 5 digits 2 2 0 0." },
  { "0:59", "valid 59000 4 digits 2 1 0 0." },
  { "0:60", "malformed -1 4 digits 2 1 0 0." },
  { "59:59:59", "valid 215999000 8 digits 3 0 0 0." },
  { "1:59:59", "valid 7199000 7 digits 3 1 1 0." },
  { "1:60:59", "malformed -1 7 digits 3 1 1 0." },
  { "1:59:60", "malformed -1 7 digits 3 1 1 0." },
  { "01:40:050", "malformed -1 9 digits 3 2 2 0." },
  { "1:2", "malformed -1 3 digits 2 1 0 0." },
  { "1:2:03", "malformed -1 6 digits 3 1 1 0." },
  { "1:02:3", "malformed -1 6 digits 3 1 1 0." },
  { "001:10", "malformed -1 6 digits 2 2 0 0." },
  { "1:02:03:04", "malformed -1 10 digits 3 1 0 0." },
  { "1:02:03:04:05", "malformed -1 13 digits 3 1 0 0." },
  { "1;29", "malformed -1 4 digits 2 1 0 0." },
  { "1:29;26", "malformed -1 7 digits 3 1 1 0." },
  { "1;x", "absent" },
  { "9999:10", "malformed -1 7 digits 2 0 0 0. over" },
  { "10000:10", "absent" },
  { "1:10000", "absent" },
  { "20∶00", "valid 1200000 7 digits 2 0 0 0. ratio" },
  { "20：00", "valid 1200000 7 digits 2 0 0 0. wide-colons" },
  { "1：02：03", "valid 3723000 11 digits 3 1 1 0. wide-colons" },
  { "２０：００", "valid 1200000 15 digits 2 0 0 0. wide-colons wide-digits" },
  { "２０:００", "valid 1200000 13 digits 2 0 0 0. wide-digits" },
  { "1h2m3s", "valid 3723000 6 units 3 0 0 0." },
  { "1h2m", "valid 3720000 4 units 3 0 0 0." },
  { "2m3s", "valid 123000 4 units 3 0 0 0." },
  { "1h3s", "valid 3603000 4 units 3 0 0 0." },
  { "1h", "absent" },
  { "1h02m03s", "valid 3723000 8 units 3 0 0 0. pad" },
  { "1h2m3", "absent" },
  { "0h12m30", "valid 750000 7 units 3 0 0 0." },
  { "1h02m05", "valid 3725000 7 units 3 0 0 0. pad" },
  { "0h12m75", "absent" },
  { "0h12m300", "absent" },
  { "12m30", "absent" },
  { "1h30", "absent" },
  { "1H2M3S", "valid 3723000 6 units 3 0 0 0." },
  { "1m60s", "absent" },
  { "1h60m", "absent" },
  { "99999m1s", "absent" },
  { "9999m1s", "valid 599941000 7 units 3 0 0 0." },
  { "1h2m3sx", "absent" },
  { "1s2m", "absent" },
  { "1h2m3s4", "absent" },
  { "5 min", "valid 300000 5 units 3 0 0 0." },
  { "5 minutes", "absent" },
  { "5 min 10", "valid 310000 8 units 3 0 0 0." },
  { "5 min 75", "valid 300000 5 units 3 0 0 0." },
  { "5 min 10:20", "valid 300000 5 units 3 0 0 0." },
  { "5 min 10 s", "valid 310000 10 units 3 0 0 0." },
  { "5 m", "absent" },
  { "5 s", "absent" },
  { "5'10\"", "valid 310000 5 units 3 0 0 0." },
  { "5'10''", "valid 310000 6 units 3 0 0 0." },
  { "05’10”", "valid 310000 10 units 3 2 0 0." },
  { "1h5'10\"", "valid 3910000 7 units 3 0 0 0." },
  { "1h5' 10", "valid 3900000 4 units 3 0 0 0." },
  { "5'", "absent" },
  { "10\"", "absent" },
  { "5'60\"", "absent" },
  { "5'10", "absent" },
  { "5분 동안", "valid 300000 4 units 3 0 0 0." },
  { "5.5 min", "absent" },
  { "٠٥:١٠", "valid 310000 9 digits 2 2 0 0." },
  { "۰۵:۱۰", "valid 310000 9 digits 2 2 0 0." },
  { "०५:१०", "valid 310000 13 digits 2 2 0 0." },
  { "05\xE2\x80\x8E:10", "valid 310000 8 digits 2 2 0 0." },
  { "05:\xE2\x80\x8F" "10", "valid 310000 8 digits 2 2 0 0." },
  { "05\xC2\xAD:10", "valid 310000 7 digits 2 2 0 0." },
  { "05:10\xE2\x80\x8E", "valid 310000 5 digits 2 2 0 0." },
  { "05 :10", "absent" },
  { "--:--", "planned -1 5 digits 2 2 2 0." },
  { "--:--:--", "planned -1 8 digits 3 2 2 0." },
  { "--:--:--:--", "absent" },
  { "--:--:", "absent" },
  { "--:---", "absent" },
  { "?\?:?\?", "planned -1 5 digits 2 2 2 0." },
  { "?\?:?\?:?\?", "planned -1 8 digits 3 2 2 0." },
  { "__:__", "planned -1 5 digits 2 2 2 0." },
  { "--:?\?", "absent" },
  { "-:--", "absent" },
  { "--", "absent" },
  { "--:-", "absent" },
  { "--：--", "planned -1 7 digits 2 2 2 0." },
  { "999:59:59.999", "valid 3599999999 13 digits 3 0 0 3." },
};

static void
test_clocks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *clock = describe (clocks[i].text);

      g_test_message ("%s", clocks[i].text);
      g_assert_cmpstr (clock, ==, clocks[i].clock);
    }
}

/* What was read is written again as it was. */
static void
test_round_trip (void)
{
  static const char *const texts[] = { "00:03:07", "3:07",    "75:10",      "1:00:26", "00:01.5", "00:01:02.500", "00:01,250",
                                       "20：00",   "２０：００", "1h2m3s", "6m22s",   "1h02m03s", "0h12m30", "1h02m05", "1h2m30",
                                       "1h2m3.5s", "5 min", "5 min 10", "5 min 10 s", "5 min 10 sec", "1 h 5 min 10 s", "5 Min.",
                                       "5 Min. 10", "5 Min. 10 Sek.", "1 Std. 5 Min. 10 Sek.", "5min", "5min10s", "1시간 2분 3초",
                                       "5'03\"", "05'03\"", "5'03''", "05′10″", "5’00”", "1h02'03\"", "01h02’03”", "05m10s",
                                       "5분", "5분 10초", "5분10초", "5分10秒", "1時間5分10秒", "1小时5分钟10秒", "5 мин 10 с",
                                       "5 मिनट 10 सेकंड", "٠٥:١٠", "۰۵:۱۰", "०५:१०", "١:٠٢:٠٣", "٠٥:١٠.5" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *stop;
      gint64 time;
      SegueClock clock;
      g_autofree char *written = NULL;

      g_assert_cmpint (segue_time_scan (texts[i], texts[i] + strlen (texts[i]), &stop, &time, &clock), ==, SEGUE_TIME_VALID);
      written = segue_clock_format (&clock, time);
      g_assert_cmpstr (written, ==, texts[i]);
    }
}

static void
test_write (void)
{
  static const struct
  {
    SegueClock clock;
    gint64 time;
    const char *text;
  } cases[] = {
    { { .fields = 2, .first_width = 2, .hour_width = 2 }, 3732000, "01:02:12" },
    { { .fields = 2, .first_width = 1, .hour_width = 1 }, 3732000, "1:02:12" },
    { { .fields = 2, .first_width = 2, .minutes_over = TRUE }, 4510000, "75:10" },
    { { .fields = 2, .first_width = 2, .minutes_over = TRUE }, 59990000, "999:50" },
    { { .fields = 2, .first_width = 2, .hour_width = 2, .minutes_over = TRUE }, 60000000, "16:40:00" },
    { { .fields = 3, .first_width = 2 }, 100, "00:00:00.1" },
    { { .fields = 3, .first_width = 2, .fraction = 3 }, 5000, "00:00:05.000" },
    { { .style = SEGUE_CLOCK_SECONDS }, 3732000, "3732" },
    { { .style = SEGUE_CLOCK_SECONDS, .unit_suffix = TRUE }, 10000, "10s" },
    { { .style = SEGUE_CLOCK_UNITS, .fields = 3 }, 3723450, "1h2m3.45s" },
    { { .style = SEGUE_CLOCK_UNITS, .fields = 3 }, 60007, "1m0.007s" },
    { { .style = SEGUE_CLOCK_UNITS, .fields = 3, .units = 4, .unit_space = TRUE }, 310500, "5 Min. 10.5 Sek." },
    { { .style = SEGUE_CLOCK_UNITS, .fields = 3, .units = 1, .unit_space = TRUE, .unit_bare = TRUE }, 300000, "5 min 0" },
    { { .style = SEGUE_CLOCK_UNITS, .fields = 3, .units = 1, .unit_space = TRUE, .unit_bare = TRUE }, 300250, "5 min 0.25 s" },
    { { .fields = 3 }, SEGUE_TIME_NONE, "--:--:--" },
    { { .fields = 2 }, SEGUE_TIME_NONE, "--:--" },
    { { .fields = 3, .first_width = 2 }, G_GINT64_CONSTANT (453590000), "125:59:50" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = segue_clock_format (&cases[i].clock, cases[i].time);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_typed (void)
{
  static const struct
  {
    const char *text;
    gint64 time;
  } cases[] = {
    { "1:02:12", 3732000 }, { "1.02.12", 3732000 }, { "1 2 3", 3723000 }, { "90", 90000 },     { "1234", 754000 },
    { "10234", 3754000 },   { "1:2:3.5", 3723500 }, { "12:34,5", 754500 }, { " 5 ", 5000 },    { "1h2m3s", 3723000 },
    { "１：０２", 62000 },  { "75:10", 4510000 },   { "", -1 },           { "1:60:00", -1 },   { "abc", -1 },
    { "1:2:3:4", -1 },      { "-5", -1 },           { "1:", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = -1;
      gboolean parsed = segue_time_parse_typed (cases[i].text, &time);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (parsed, ==, cases[i].time >= 0);
      if (parsed)
        g_assert_cmpint (time, ==, cases[i].time);
    }
}

/* No bytes are too strange, and the scanner stops where it is told. */
static void
test_random (void)
{
  static const char alphabet[] = "0123456789:;.,hms-?_ \xEF\xBC\x90\x9A";
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 100000; i++)
    {
      char text[24];
      gsize n = g_rand_int_range (rand, 0, sizeof text);
      const char *stop;
      gint64 time;
      SegueClock clock;

      for (gsize j = 0; j < n; j++)
        text[j] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      if (segue_time_scan (text, text + n, &stop, &time, &clock) == SEGUE_TIME_VALID)
        g_assert_cmpint (time, >=, 0);
      g_assert_true (stop >= text && stop <= text + n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/scan", test_scan);
  g_test_add_func ("/time/clocks", test_clocks);
  g_test_add_func ("/time/round-trip", test_round_trip);
  g_test_add_func ("/time/write", test_write);
  g_test_add_func ("/time/typed", test_typed);
  g_test_add_func ("/time/random", test_random);
  return g_test_run ();
}

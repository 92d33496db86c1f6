/* test-mistyped.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules-test.h"

/* Times that are mistyped so that they hardly look like times any more. */

static const Case cases[] = {
  /* the first field is missing */
  { "(1:10:00) a\n(:14:30) b\n(1:20:00) c\n",
    "2 time-malformed error “:14:30”: “:14:30” is not a time.", "Make It 1:14:30",
    "(1:10:00) a\n(1:14:30) b\n(1:20:00) c\n" },
  { "0:10 a\n:30 b\n1:10 c\n2:00 d\n",
    "2 time-malformed error “:30”: “:30” is not a time.", "Make It 0:30", "0:10 a\n0:30 b\n1:10 c\n2:00 d\n" },
  { "- [5:00](#t=5:00) a\n- [:07](#t=9:07) b\n- [9:50](#t=9:50) c\n",
    "2 time-malformed error “:07”: “:07” is not a time.", "Make It 9:07",
    "- [5:00](#t=5:00) a\n- [9:07](#t=9:07) b\n- [9:50](#t=9:50) c\n" },
  { "a (5:10)\nb (:40)\nc (6:00)\n",
    "2 time-malformed error “:40”: “:40” is not a time.", "Make It 5:40", "a (5:10)\nb (5:40)\nc (6:00)\n" },
  { "## a [1:10:00]\n\n## b [:14:30]\n\n## c [1:20:00]\n",
    "3 time-malformed error “:14:30”: “:14:30” is not a time.", "Make It 1:14:30",
    "## a [1:10:00]\n\n## b [1:14:30]\n\n## c [1:20:00]\n" },
  { "- 0:12:30: a\n- :15:05: b\n- 0:17:00: c\n",
    "2 time-malformed error “:15:05”: “:15:05” is not a time.", "Make It 0:15:05",
    "- 0:12:30: a\n- 0:15:05: b\n- 0:17:00: c\n" },
  /* a stray colon */
  { "2:10 - a\n7:05 - b\n:9:40 - c\n12:00 - d\n",
    "3 time-malformed error “:9:40”: “:9:40” is not a time.", "Make It 9:40",
    "2:10 - a\n7:05 - b\n9:40 - c\n12:00 - d\n" },
  { "0:10 a\n:10: b\n:100: c\n1:10 d\n2:00 e\n", "", NULL, NULL },
  /* digits of the milliseconds that are too many */
  { "[00:01:10.500] a\n[00:03:22.7769] b\n[00:05:10.250] c\n",
    "2 time-malformed error “00:03:22.7769”: “00:03:22.7769” is not a time.", "Make It 00:03:22.769",
    "[00:01:10.500] a\n[00:03:22.769] b\n[00:05:10.250] c\n" },
  { "00:01:10.500 a\n00:03:22.3345 b\n00:05:10.250 c\n",
    "2 time-malformed error “00:03:22.3345”: “00:03:22.3345” is not a time.", NULL,
    "00:01:10.500 a\n00:03:22.345 b\n00:05:10.250 c\n" },
  { "(00:01:10.500000) a\n(00:03:22.025000) b\n(00:05:10.250000) c\n", "", NULL, NULL },
  /* a space, two marks or an apostrophe for a colon */
  { "1:20:15 a\n1:28:40 b\n1:33 :52 c\n1:45:00 d\n1:52:10 e\n",
    "3 time-order error “1:33”: 1:33 comes after 1:28:40: the times are not in order.",
    "Make It 1:33:52|Move Above 1:20:15", "1:20:15 a\n1:28:40 b\n1:33:52 c\n1:45:00 d\n1:52:10 e\n" },
  { "1:20:15 a\n1:28:40 b\n1:33'52 c\n1:45:00 d\n1:52:10 e\n",
    "3 time-order error “1:33”: 1:33 comes after 1:28:40: the times are not in order.",
    "Make It 1:33:52|Move Above 1:20:15", "1:20:15 a\n1:28:40 b\n1:33:52 c\n1:45:00 d\n1:52:10 e\n" },
  { "1:20:15 a\n1:28:40 b\n1:33::52 c\n1:45:00 d\n1:52:10 e\n",
    "3 time-malformed error “1:33::52”: “1:33::52” is not a time.",
    "Make It 1:33:52", "1:20:15 a\n1:28:40 b\n1:33:52 c\n1:45:00 d\n1:52:10 e\n" },
  { "01:20:15.100 a\n01:28:40.200 b\n01:33-52.300 c\n01:45:00.400 d\n01:52:10.500 e\n",
    "3 time-order error “01:33”: 01:33 comes after 01:28:40.200: the times are not in order.", NULL,
    "01:20:15.100 a\n01:28:40.200 b\n01:33:52.300 c\n01:45:00.400 d\n01:52:10.500 e\n" },
  { "00:40:15.100 a\n00:48:40.200 b\n00:50.23.782 c\n00:55:00.400 d\n00:58:10.500 e\n",
    "3 time-order error “00:50.23”: 00:50.23 comes after 00:48:40.200: the times are not in order.", NULL,
    "00:40:15.100 a\n00:48:40.200 b\n00:50:23.782 c\n00:55:00.400 d\n00:58:10.500 e\n" },
  { "- a – 0:05:10\n- b – 0:06 :45\n- c – 0:09:00\n- d – 0:12:00\n",
    "1 time-unread warning “0:06 :45”: “0:06 :45” is not read as a time, though the line looks like a segment.",
    "Make It 0:06:45", "- a – 0:05:10\n- b – 0:06:45\n- c – 0:09:00\n- d – 0:12:00\n" },
  { "1:20:15 a\n1:28:40 b\n1:33:52 '90s music\n1:45:00 d\n1:52:10 e\n", "", NULL, NULL },
  { "00:00:10.100 a\n00:01:20.200 b\n00:02'41.357 c\n00:04:00.400 d\n00:06:10.500 e\n",
    "3 time-order error “00:02”: 00:02 comes after 00:01:20.200: the times are not in order.", NULL,
    "00:00:10.100 a\n00:01:20.200 b\n00:02:41.357 c\n00:04:00.400 d\n00:06:10.500 e\n" },
  /* letters for digits */
  { "02:15 a\n08:4O b\n14:22 c\n",
    "1 time-unread warning “08:4O”: “08:4O” is not read as a time, though the line looks like a segment.", "Make It 08:40",
    "02:15 a\n08:40 b\n14:22 c\n" },
  { "(02:15) a\n(05:OO) b\n(1l:22) c\n(14:00) d\n",
    "1 time-unread warning “05:OO”: “05:OO” is not read as a time, though the line looks like a segment.|"
    "1 time-unread warning “1l:22”: “1l:22” is not read as a time, though the line looks like a segment.", "Make It 05:00", NULL },
  { "10:00 a\n12:30 o'clock b\n1:Old c\n13:lo-fi d\n10l of water\n15:00 e\n", "", NULL, NULL },
  /* fields that are moved to the right */
  { "05:00 a\n10:00 b\n15:00 c\n20:00 d\n00:25 e\n30:00 f\n",
    "5 time-order error “00:25”: 00:25 comes after 20:00: the times are not in order.", "Make It 25:00|Move Above 05:00",
    "05:00 a\n10:00 b\n15:00 c\n20:00 d\n25:00 e\n30:00 f\n" },
  /* hours that are too many */
  { "05:12 a\n10:25 b\n15:38 c\n20:50 d\n1:26:02 e\n31:15 f\n",
    "5 time-order error “1:26:02”: 1:26:02 comes before 31:15: this time is too late for its place.",
    "Make It 26:02|Move Below 31:15", "05:12 a\n10:25 b\n15:38 c\n20:50 d\n26:02 e\n31:15 f\n" },
  /* the seconds left out where all times have hours */
  { "0:05:00 a\n0:15:00 b\n0:30:00 c\n0:45:00 d\n1:00:00 e\n1:15 f\n1:30:00 g\n",
    "6 time-order error “1:15”: 1:15 comes after 1:00:00: the times are not in order.", NULL,
    "0:05:00 a\n0:15:00 b\n0:30:00 c\n0:45:00 d\n1:00:00 e\n1:15:00 f\n1:30:00 g\n" },
  /* the number of digits of the minutes is not known */
  { "+ 1'47 a\n\n+ 16:18 b\n\n+ 30:26 c\n",
    "1 time-unread warning “1'47”: “1'47” is not read as a time, though the line looks like a segment.", "Make It 1:47",
    "+ 1:47 a\n\n+ 16:18 b\n\n+ 30:26 c\n" },
  /* no colon at all, in brackets or emphasis, and between the times around it */
  { "**8:10**: a\n**900**: b\n**10:30**: c\n",
    "1 time-unread warning “900”: “900” is not read as a time, though the line looks like a segment.", "Make It 9:00",
    "**8:10**: a\n**9:00**: b\n**10:30**: c\n" },
  { "(8:10) a\n(1924) b\n(20:30) c\n",
    "1 time-unread warning “1924”: “1924” is not read as a time, though the line looks like a segment.", "Make It 19:24",
    "(8:10) a\n(19:24) b\n(20:30) c\n" },
  { "(8:10) a\n(1924) b\n(15:30) c\n", "", NULL, NULL },
  { "[8:10](#t=8:10) a\n**900** reasons\n[10:30](#t=10:30) b\n", "", NULL, NULL },
  { "8:10 a\n900 b\n10:30 c\n", "", NULL, NULL },
  { "8:10 a\n1924 b\n20:30 c\n", "", NULL, NULL },
  /* a heading between the time that is not read and the next segment */
  { "00.00 a\n\nwords\n\n**News**\n\n04:01 b\n\n**Mail**\n\n13:29 c\n25:05 d\n",
    "1 time-unread warning “00.00”: “00.00” is not read as a time, though the line looks like a segment.", "Make It 00:00",
    "00:00 a\n\nwords\n\n**News**\n\n04:01 b\n\n**Mail**\n\n13:29 c\n25:05 d\n" },
  { "00.00 3 ideas\n\n**Mail**\n\n04:01 b\n13:29 c\n",
    "1 time-unread warning “00.00”: “00.00” is not read as a time, though the line looks like a segment.", "Make It 00:00",
    "00:00 3 ideas\n\n**Mail**\n\n04:01 b\n13:29 c\n" },
  { "[50:06] a\n\n[55:06] b\n\n[1,00:34] c\n",
    "5 time-unread warning “1,00:34”: “1,00:34” is not read as a time, though the line looks like a segment.",
    "Make It 1:00:34", "[50:06] a\n\n[55:06] b\n\n[1:00:34] c\n" },
  { "[50:06] a\n\n[55:06] b\n\nWe paid 1,00:34 for it.\n", "", NULL, NULL },
  /* a digit missing below a heading is not the start of another list */
  { "7:30 a\n8:40 b\n\n## B\n\n0:50 c\n10:15 d\n12:00 e\n",
    "6 time-order error “0:50”: 0:50 comes after 8:40: the times are not in order.", "Move Above 7:30|Make It 9:50|Make It 8:50", NULL },
  { "7:30 a\n8:40 b\n\n## B\n\n0:50 c\n5:15 d\n12:00 e\n", "", NULL, NULL },
  { "7:30 a\n8:40 b\n\n## B\n\n0:00 c\n10:15 d\n12:00 e\n", "", NULL, NULL },
  /* nor is an opening that was exchanged with the segment below a heading */
  { "4:19 b\n\n## B\n\n0:00 a\n6:42 c\n8:52 d\n",
    "5 time-order error “0:00”: 0:00 comes after 4:19: the times are not in order.", "Move Above 4:19|Make It 6:00|Make It 5:00|Swap Times", NULL },
  /* hours that are missing up to times that happen to be later, and more of them later on */
  { "50:00 a\n58:00 b\n03:00 c\n06:00 d\n27:30 e\n55:00 f\n58:30 g\n",
    "3 time-order error “03:00”: 03:00 comes after 58:00, and the times that follow go on from there: an hour is missing.",
    "Add 1 Hour to 5 Times", "50:00 a\n58:00 b\n01:03:00 c\n01:06:00 d\n01:27:30 e\n01:55:00 f\n01:58:30 g\n" },
  { "58:00 a\n03:00 b\n16:00 c\n37:30 d\n55:00 e\n08:30 f\n17:30 g\n",
    "2 time-order error “03:00”: 03:00 comes after 58:00, and the times that follow go on from there: an hour is missing.|"
    "6 time-order error “08:30”: 08:30 comes after 58:00, and the times that follow go on from there: hours are missing.",
    "Add 1 Hour to 4 Times", NULL },
  /* digits after the seconds, which are frames or lack one */
  { "0:10 a\n1:00 b\n2:00 c\n3:30.12 d\n4:10 e\n5:00 f\n6:10 g\n7:00 h\n",
    "4 time-odd note “3:30.12”: 3:30.12 has digits after the seconds, unlike the other times.", "Make It 3:30",
    "0:10 a\n1:00 b\n2:00 c\n3:30 d\n4:10 e\n5:00 f\n6:10 g\n7:00 h\n" },
  { "0:10 a\n1:00 b\n2:00 c\n00:03:30.00 d\n4:10 e\n5:00 f\n6:10 g\n7:00 h\n",
    "4 time-odd note “00:03:30.00”: 00:03:30.00 has digits after the seconds, unlike the other times.", "Make It 3:30",
    "0:10 a\n1:00 b\n2:00 c\n3:30 d\n4:10 e\n5:00 f\n6:10 g\n7:00 h\n" },
  { "0:10.123 a\n1:00.250 b\n2:00.111 c\n3:30.12 d\n4:10.999 e\n5:00.412 f\n6:10.222 g\n7:00.812 h\n",
    "4 time-odd note “3:30.12”: 3:30.12 has fewer digits after the seconds than the other times.", "Make It 3:30.120",
    "0:10.123 a\n1:00.250 b\n2:00.111 c\n3:30.120 d\n4:10.999 e\n5:00.412 f\n6:10.222 g\n7:00.812 h\n" },
  { "0:00 a\n1:00.250 b\n2:00.111 c\n3:30.123 d\n4:10.999 e\n5:00.412 f\n6:10.222 g\n7:00.812 h\n", "", NULL, NULL },
  { "0:10 a\n1:00.5 b\n2:00 c\n3:30.5 d\n4:10 e\n5:00 f\n6:10 g\n7:00 h\n", "", NULL, NULL },
  /* several segments on one line */
  { "(0:00) a (5:10) b (7 :27) c (9:00) d\n",
    "1 time-unread warning “7 :27”: “7 :27” is not read as a time, though the line looks like a segment.", "Make It 7:27",
    "(0:00) a (5:10) b (7:27) c (9:00) d\n" },
  { "0:00 a 5:10 b 7.27 c 9:00 d\n",
    "1 time-unread warning “7.27”: “7.27” is not read as a time, though the line looks like a segment.", "Make It 7:27",
    "0:00 a 5:10 b 7:27 c 9:00 d\n" },
  { "(0:00:00) a (0:05:10) b (:07:27) c (0:09:00) d\n",
    "1 time-malformed error “:07:27”: “:07:27” is not a time.", "Make It 0:07:27",
    "(0:00:00) a (0:05:10) b (0:07:27) c (0:09:00) d\n" },
  { "(0:00) a (5:10) b (9:00) c (12:1) d (14:00) e\n",
    "1 time-malformed error “12:1”: “12:1” is not a time.", "Make It 12:01|Make It 12:10|Make It 12:11", NULL },
  { "00:00:00 a 00:04:20 b 00:50:95 c 00:52:30 d\n",
    "1 time-malformed error “00:50:95”: “00:50:95” is not a time.", NULL, NULL },
  { "(0:00) the score was 5.2 (5:10) b, and (2:1) c (9:00) d\n", "", NULL, NULL },
  /* newest first on one line */
  { "(12:30) a (8:10) b (3:05) c (0:00) d\n", "1 time-order error “12:30”: The times run backwards.", NULL, NULL },
  { "12:30 a 8:10 b 3:05 c 0:00 d\n", "1 time-order error “12:30”: The times run backwards.", NULL, NULL },
  { "12:30 lunch 11:10 tea 10:05 run\n", "", NULL, NULL },
  /* times at the ends of lines, with words between them */
  { "a … 0:00\nabout a\n\nb … 19:25\n\nc … 22:05\nabout c\n\nd … 55:04\n\ne … 1:06:05\nabout e\n\nf … 19:38\n\ng … 1:21:39\n",
    "14 time-order error “19:38”: 19:38 comes after 1:06:05: the times are not in order.", "Make It 1:19:38|Move Above 22:05",
    "a … 0:00\nabout a\n\nb … 19:25\n\nc … 22:05\nabout c\n\nd … 55:04\n\ne … 1:06:05\nabout e\n\nf … 1:19:38\n\ng … 1:21:39\n" },
  /* the first time is late */
  { "a - 48:35\nb - 07:20\nc - 11:35\nd - 13:40\ne - 17:02\nf - 19:30\ng - 21:05\nh - 24:35\ni - 28:40\n",
    "1 time-order error “48:35”: 48:35 comes before 07:20: this time is too late for its place.", NULL, NULL },
  { "Gate A 10:02\nGate B 10:17\nGate C 11:04\nGate D 12:21\nGate E 13:08\nGate F 14:44\nGate G 15:10\nGate H 09:10\n",
    "", NULL, NULL },
};

static const CaseTable table = { cases, G_N_ELEMENTS (cases) };

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_case_tests ("mistyped", &table);
  return g_test_run ();
}

/* test-rules.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "rules-test.h"

static const Case cases[] = {
  /* in order */
  { "(00:00) a\n(00:10) b\n(59:49) c\n(1:02:12) d\n", "", NULL, NULL },
  /* a dropped hour */
  { "(55:00) a\n(59:49) b\n(02:12) c\n",
    "3 time-order error “02:12”: 02:12 comes after 59:49: the times are not in order.",
    "Make It 01:02:12|Move Above 55:00", "(55:00) a\n(59:49) b\n(01:02:12) c\n" },
  { "(00:01:00) a\n(01:28:31) b\n(00:31:23) c\n(01:33:15) d\n",
    "3 time-order error “00:31:23”: 00:31:23 comes after 01:28:31: the times are not in order.",
    "Make It 01:31:23|Move Above 01:28:31|Swap Times", "(00:01:00) a\n(01:28:31) b\n(01:31:23) c\n(01:33:15) d\n" },
  { "(55:00) a\n(59:49) b\n(49:49) c\n",
    "3 time-order error “49:49”: 49:49 comes after 59:49: the times are not in order.",
    "Move Above 55:00|Make It 01:49:49", NULL },
  { "(55:00) a\n(59:49) b\n(49:50) c\n",
    "3 time-order error “49:50”: 49:50 comes after 59:49: the times are not in order.",
    "Move Above 55:00|Make It 59:50|Make It 01:09:50", NULL },
  { "(55:00) a\n(59:49) b\n(1:00:00) c\n(00:59:00) d\n",
    "4 time-order error “00:59:00”: 00:59:00 comes after 1:00:00: the times are not in order.",
    "Move Above 0:59:49|Make It 1:59:00", NULL },
  { "2:10:00 a\n2:59:00 b\n04:00 c\n",
    "3 time-order error “04:00”: 04:00 comes after 2:59:00: the times are not in order.",
    "Make It 3:04:00|Move Above 2:10:00", NULL },
  { "(55:00) a\n(59:49) b\n(02:12) c\n(52:12) d\n(1:55:00) e\n",
    "3 time-order error “02:12”: 02:12 comes after 59:49, and the times that follow go on from there: an hour is missing.",
    "Add 1 Hour to 2 Times", NULL },
  { "(55:00) a\n(59:49) b\n(02:12) c\n(52:13) d\n(1:55:00) e\n",
    "3 time-order error “02:12”: 02:12 comes after 59:49, and the times that follow go on from there: an hour is missing.",
    "Add 1 Hour to 2 Times", NULL },
  { "(55:00) a\n(59:49) b\n(02:12) c\n(59:50) d\n(1:05:00) e\n",
    "3 time-order error “02:12”: 02:12 comes after 59:49: the times are not in order.",
    "Move Above 55:00", NULL },
  /* a run of them is one problem */
  { "55:00 a\n59:49 b\n02:12 c\n05:00 d\n12:30 e\n1:20:00 f\n",
    "3 time-order error “02:12”: 02:12 comes after 59:49, and the times that follow go on from there: an hour is missing.",
    "Add 1 Hour to 3 Times", "55:00 a\n59:49 b\n1:02:12 c\n1:05:00 d\n1:12:30 e\n1:20:00 f\n" },
  { "55:00 a\n59:49 b\n02:12 c\n05:00 d\n",
    "3 time-order error “02:12”: 02:12 comes after 59:49, and the times that follow go on from there: an hour is missing.",
    "Add 1 Hour to 2 Times", NULL },
  /* the one before is the one that is wrong */
  { "(10:00) a\n(50:00) b\n(12:00) c\n(14:00) d\n(20:00) e\n",
    "2 time-order error “50:00”: 50:00 comes before 12:00: this time is too late for its place.",
    "Move Below 20:00", NULL },
  /* below all that belongs to the other segment */
  { "- (10:00) a\n- (50:00) b\n- (12:00) c\n- (14:00) d\n- (20:00) e\n  - (--:--) f\n",
    "2 time-order error “50:00”: 50:00 comes before 12:00: this time is too late for its place.",
    "Move Below 20:00", "- (10:00) a\n- (12:00) c\n- (14:00) d\n- (20:00) e\n  - (--:--) f\n- (50:00) b\n" },
  { "(10:00) a\n(50:00) b\n(12:00) c\n",
    "3 time-order error “12:00”: 12:00 comes after 50:00: the times are not in order.",
    "Move Above 50:00|Make It 01:12:00|Swap Times", NULL },
  { "(10:00) a\n(50:00) b\n(12:00) c\n(14:00) d\n(55:00) e\n",
    "2 time-order error “50:00”: 50:00 comes before 12:00: this time is too late for its place.",
    "Move Above 55:00", NULL },
  { "(50:00) a\n(12:00) b\n(14:00) c\n",
    "1 time-order error “50:00”: 50:00 comes before 12:00: this time is too late for its place.",
    "Make It 05:00|Make It 10:00|Move Below 14:00", NULL },
  { "(12:00) a\n(50:00) b\n(12:00) c\n(50:01) d\n",
    "3 time-order error “12:00”: 12:00 comes after 50:00: the times are not in order.",
    "Move Above 50:00|Swap Times", NULL },
  { "(10:00) a\n(50:00) b\n(12:00) c\n(50:00) d\n",
    "3 time-order error “12:00”: 12:00 comes after 50:00: the times are not in order.",
    "Move Above 50:00|Swap Times", NULL },
  /* a lost digit */
  { "18:00 a\n19:08 b\n9:22 c\n25:00 d\n",
    "3 time-order error “9:22”: 9:22 comes after 19:08: the times are not in order.",
    "Make It 19:22|Move Above 18:00", "18:00 a\n19:08 b\n19:22 c\n25:00 d\n" },
  { "18:00 a\n19:08 b\n9:08 c\n25:00 d\n",
    "3 time-order error “9:08”: 9:08 comes after 19:08: the times are not in order.",
    "Move Above 18:00", NULL },
  { "18:00 a\n19:08 b\n9:07 c\n25:00 d\n",
    "3 time-order error “9:07”: 9:07 comes after 19:08: the times are not in order.",
    "Move Above 18:00", NULL },
  { "18:00 a\n19:08 b\n9:22 c\n19:22 d\n",
    "3 time-order error “9:22”: 9:22 comes after 19:08: the times are not in order.",
    "Move Above 18:00", NULL },
  { "18:00 a\n19:08 b\n9:22 c\n19:21 d\n",
    "3 time-order error “9:22”: 9:22 comes after 19:08: the times are not in order.",
    "Move Above 18:00", NULL },
  { "30:00 a\n49:08 b\n9:22 c\n",
    "3 time-order error “9:22”: 9:22 comes after 49:08: the times are not in order.",
    "Make It 1:09:22|Make It 49:22|Make It 59:22|Move Above 30:00", NULL },
  { "20:00 a\n1:12:08 b\n9:59 c\n1:30:00 d\n",
    "3 time-order error “9:59”: 9:59 comes after 1:12:08: the times are not in order.",
    "Make It 1:19:59|Move Above 20:00", NULL },
  { "20:00 a\n29:08 b\n10:00 c\n35:00 d\n",
    "3 time-order error “10:00”: 10:00 comes after 29:08: the times are not in order.",
    "Make It 30:00|Move Above 20:00", NULL },
  /* twice the same */
  { "(00:00) a\n(00:10) b\n(00:10) c\n",
    "3 time-duplicate warning “00:10”: 00:10 is the time of the segment before, too.",
    "", NULL },
  { "(00:00) a\n(00:00) b\n(00:10) c\n",
    "2 time-duplicate warning “00:00”: 00:00 is the time of the segment before, too.",
    "", NULL },
  { "(00:10) a\n(00:10) b\n(00:10) c\n",
    "2 time-duplicate warning “00:10”: 00:10 is the time of the segment before, too.|"
    "3 time-duplicate warning “00:10”: 00:10 is the time of the segment before, too.",
    "", NULL },
  { "- [00:10] a\n- [00:10] b\n  - [00:20] c\n",
    "2 time-duplicate warning “00:10”: 00:10 is the time of the segment before, too.",
    "", NULL },
  /* a child may share the time of its parent */
  { "- [00:00] a\n- [00:10] b\n  - [00:10] c\n", "", NULL, NULL },
  /* mistyped */
  { "(01:40:00) a\n(01:40:050) b\n(01:41:00) c\n",
    "2 time-malformed error “01:40:050”: “01:40:050” is not a time.",
    "Make It 01:40:50|Make It 01:40:05", NULL },
  { "[@1:20:00] a\n[@1;29:26] b\n",
    "2 time-malformed error “1;29:26”: “1;29:26” is not a time.",
    "Make It 1:29:26", "[@1:20:00] a\n[@1:29:26] b\n" },
  { "(00:10) a\n(00:61) b\n(02:00) c\n", "2 time-malformed error “00:61”: “00:61” is not a time.", "Make It 00:16|Make It 00:51|Make It 01:01", NULL },
  { "(01:40:00) a\n(01:40:050) b\n(01:40:30) c\n",
    "2 time-malformed error “01:40:050”: “01:40:050” is not a time.",
    "Make It 01:40:05", NULL },
  { "(01:40:10) a\n(01:40:050) b\n(01:41:00) c\n",
    "2 time-malformed error “01:40:050”: “01:40:050” is not a time.",
    "Make It 01:40:50", NULL },
  { "(01:40:05) a\n(01:40:050) b\n(01:40:50) c\n",
    "2 time-malformed error “01:40:050”: “01:40:050” is not a time.",
    "", NULL },
  { "(01:40:04) a\n(01:40:050) b\n(01:40:51) c\n",
    "2 time-malformed error “01:40:050”: “01:40:050” is not a time.",
    "Make It 01:40:50|Make It 01:40:05", NULL },
  { "(012:30) a\n(13:00) b\n(14:00) c\n",
    "1 time-malformed error “012:30”: “012:30” is not a time.",
    "Make It 12:30", NULL },
  { "(12:00) a\n(012:30) b\n(13:00) c\n",
    "2 time-malformed error “012:30”: “012:30” is not a time.",
    "Make It 12:30", NULL },
  { "(02:00) a\n(012:30) b\n(13:00) c\n",
    "2 time-malformed error “012:30”: “012:30” is not a time.",
    "Make It 12:30|Make It 02:30", NULL },
  { "(00:10) a\n(1,20) b\n(02:00) c\n", "", NULL, NULL },
  { "(00:10) a\n(02:00) b\n(03:000) c\n",
    "3 time-malformed error “03:000”: “03:000” is not a time.",
    "Make It 03:00", NULL },
  /* a mistyped time does not make its neighbours wrong */
  { "(00:10) a\n(99:99) b\n(02:00) c\n", "2 time-malformed error “99:99”: “99:99” is not a time.", "", NULL },
  /* segments without a time are passed over */
  { "(00:10) a\n(--:--) b\n(02:00) c\n", "", NULL, NULL },
  { "(--:--) a\n(00:10) b\n(00:20) c\n", "", NULL, NULL },
  /* a log of the hours of the day over midnight */
  { "22:10 a\n23:55 b\n00:05 c\n01:00 d\n", "", NULL, NULL },
  { "22:04:50 a\n23:58:55 b\n00:00:20 c\n01:00:00 d\n", "", NULL, NULL },
  { "18:00 a\n23:55 b\n00:05 c\n", "", NULL, NULL },
  { "17:59 a\n23:55 b\n00:05 c\n",
    "3 time-order error “00:05”: 00:05 comes after 23:55: the times are not in order.",
    "Move Above 17:59|Make It 01:00:05|Make It 30:05", NULL },
  { "22:10 a\n23:00 b\n01:59 c\n", "", NULL, NULL },
  { "22:10 a\n22:59 b\n01:59 c\n",
    "3 time-order error “01:59”: 01:59 comes after 22:59: the times are not in order.",
    "Make It 01:01:59|Make It 31:59|Move Above 22:10", NULL },
  { "22:10 a\n23:00 b\n02:00 c\n",
    "3 time-order error “02:00”: 02:00 comes after 23:00: the times are not in order.",
    "Make It 01:02:00|Make It 32:00|Move Above 22:10", NULL },
  { "24:00 a\n24:55 b\n00:05 c\n",
    "3 time-order error “00:05”: 00:05 comes after 24:55: the times are not in order.",
    "Move Above 24:00|Make It 01:00:05|Make It 30:05", NULL },
  { "22:10 a\n23:55 b\n00:05 c\n23:50 d\n00:10 e\n", "", NULL, NULL },
  /* a time that was left open */
  { "(00:10) a\n(21:07) b\n(00:00) c\n(25:00) d\n",
    "3 time-placeholder warning “00:00”: 00:00 stands among later times, as if its time had been left open.",
    "Leave Without a Time", "(00:10) a\n(21:07) b\n(--:--) c\n(25:00) d\n" },
  { "(00:10) a\n(21:07) b\n(00:00) c\n",
    "3 time-placeholder warning “00:00”: 00:00 stands among later times, as if its time had been left open.",
    "Leave Without a Time", NULL },
  { "(00:00) a\n(00:00) b\n(25:00) c\n",
    "2 time-duplicate warning “00:00”: 00:00 is the time of the segment before, too.",
    "", NULL },
  { "(00:10) a\n(21:07) b\n(00:00) c\n(00:00) d\n(25:00) e\n",
    "3 time-placeholder warning “00:00”: 00:00 stands among later times, as if its time had been left open.|"
    "4 time-placeholder warning “00:00”: 00:00 stands among later times, as if its time had been left open.",
    "Leave Without a Time", NULL },
  { "0:10 a\n50:00 b\n40:00 c\n45:00 d\n30:00 e\n0:00 f\n",
    "3 time-order error “40:00”: 40:00 comes after 50:00, and the times that follow go on from there: an hour is missing.|"
    "5 time-order error “30:00”: 30:00 comes after 50:00: the times are not in order.|"
    "6 time-placeholder warning “0:00”: 0:00 stands among later times, as if its time had been left open.", NULL, NULL },
  { "0:10 a\n50:00 b\n40:00 c\n45:00 d\n30:00 e\n20:00 f\n0:00 g\n",
    "3 time-order error “40:00”: 40:00 comes after 50:00, and the times that follow go on from there: an hour is missing.|"
    "5 time-order error “30:00”: 30:00 comes after 50:00: the times are not in order.|"
    "6 time-order error “20:00”: 20:00 comes after 50:00: the times are not in order.|"
    "7 time-placeholder warning “0:00”: 0:00 stands among later times, as if its time had been left open.", NULL, NULL },
  /* in a list that stands twice, it is told of once, and counts in the copy */
  { "0:10 a\n5:10 b\n7:40 c\n0:00 d\n9:30 e\n12:00 f\n0:10 a\n5:10 b\n7:40 c\n0:00 d\n9:30 e\n12:00 f\n",
    "4 time-placeholder warning “0:00”: 0:00 stands among later times, as if its time had been left open.|"
    "7 time-repeated error “0:10”: 6 segments stand here a second time.", NULL, NULL },
  { "(00:10) a\n(21:07) b\n(00:00) c\n(01:00) d\n(02:00) e\n",
    "3 time-order error “00:00”: 00:00 comes after 21:07: the times start again from zero.",
    "", NULL },
  /* minutes:seconds:frames, one problem for all */
  { "[00:00:00] a\n[02:10:12] b\n[06:20:00] c\n[16:05:29] d\n[36:36:20] e\n",
    "2 time-frames error “02:10:12”: 4 times look like minutes:seconds:frames of a video editor.",
    "Convert All", "[00:00:00] a\n[00:02:10] b\n[00:06:20] c\n[00:16:05] d\n[00:36:36] e\n" },
  { "* [01:58:02](#t=01:58) a\n* [02:10:12](#t=02:10) b\n* [03:10:12](#t=03:10) c\n* [04:10:12](#t=04:10) d\n",
    "1 time-frames error “01:58:02”: 4 times look like minutes:seconds:frames of a video editor.",
    "Convert All", NULL },
  { "00:00:00 a\n01:10:12 b\n02:20:00 c\n02:45:59 d\n03:00:00 e\n", "", NULL, NULL },
  { "[00:00:00] a\n[02:10:12] b\n[06:20:00] c\n[16:05:30] d\n[36:36:20] e\n", "", NULL, NULL },
  { "[00:00:00] a\n[02:10:12] b\n[06:20:00] c\n[36:36:20] d\n", "", NULL, NULL },
  { "[01:00:00] a\n[02:10:12] b\n[06:20:00] c\n[10:00:00] d\n",
    "1 time-frames error “01:00:00”: 4 times look like minutes:seconds:frames of a video editor.",
    "Convert All", NULL },
  { "[01:00:00] a\n[02:10:12] b\n[06:20:00] c\n[09:59:29] d\n", "", NULL, NULL },
  { "* [00:01:02](#t=00:01:02) a\n* [00:02:12](#t=00:02:12) b\n* [00:03:12](#t=00:03:12) c\n* [00:04:12](#t=00:04:12) d\n",
    "",
    NULL, NULL },
  { "* [00:01:02](#t=00:01:02) a\n* [02:10:12](#t=02:10) b\n* [03:10:12](#t=03:10) c\n* [04:10:12](#t=04:10) d\n"
    "* [05:10:12](#t=05:10:12) e\n* [06:10:12](#t=06:10:12) f\n",
    "2 time-link-mismatch warning “02:10”: The time is 02:10:12, but its link leads to 00:02:10.|"
    "3 time-link-mismatch warning “03:10”: The time is 03:10:12, but its link leads to 00:03:10.|"
    "4 time-link-mismatch warning “04:10”: The time is 04:10:12, but its link leads to 00:04:10.",
    "Make It 00:02:10|Link to 02:10:12", NULL },
  { "* [00:01:02](#t=00:01:02) a\n* [02:10:12](#t=02:10) b\n* [03:10:12](#t=03:10) c\n* [04:10:12](#t=04:10) d\n"
    "* [05:10:12](#t=05:10) e\n* [06:10:12](#t=06:10:12) f\n",
    "1 time-frames error “00:01:02”: 6 times look like minutes:seconds:frames of a video editor.",
    "Convert All", NULL },
  { "---\nduration: 3600\n---\n[00:10:00] a\n[01:10:12] b\n[01:20:00] c\n[02:00:00] d\n",
    "4 time-frames error “00:10:00”: 4 times look like minutes:seconds:frames of a video editor.|"
    "5 time-beyond-end warning “01:10:12”: 01:10:12 is after the end of the recording, which is 01:00:00 long.",
    "Convert All", NULL },
  { "---\nduration: 3600\n---\n[00:10:00] a\n[01:10:12] b\n[01:20:00] c\n[01:59:29] d\n",
    "5 time-beyond-end warning “01:10:12”: 01:10:12 is after the end of the recording, which is 01:00:00 long.",
    "", NULL },
  { "[18:00:00] a\n[19:10:12] b\n[20:20:00] c\n[23:36:20] d\n", "", NULL, NULL },
  { "[17:59:00] a\n[19:10:12] b\n[20:20:00] c\n[23:36:20] d\n",
    "1 time-frames error “17:59:00”: 4 times look like minutes:seconds:frames of a video editor.",
    "Convert All", NULL },
  { "[18:00:00] a\n[19:10:12] b\n[20:20:00] c\n[24:00:00] d\n",
    "1 time-frames error “18:00:00”: 4 times look like minutes:seconds:frames of a video editor.",
    "Convert All", NULL },
  /* six times are many, and three quarters of an hour for each too long */
  { "[00:30:00] a\n[01:10:12] b\n[02:20:00] c\n[03:10:10] d\n[04:00:12] e\n[04:30:00] f\n",
    "1 time-frames error “00:30:00”: 6 times look like minutes:seconds:frames of a video editor.",
    "Convert All", NULL },
  { "[00:30:00] a\n[01:10:12] b\n[02:20:00] c\n[03:10:10] d\n[04:00:12] e\n[04:29:29] f\n", "", NULL, NULL },
  { "[01:10:12] b\n[02:20:00] c\n[03:10:10] d\n[04:00:12] e\n[09:59:29] f\n", "", NULL, NULL },
  /* which explain a time that does not fit */
  { "00:00:07 a\n04:20:13 b\n74:19:28 c\n10:31:22 d\n12:04:25 e\n14:19:10 f\n15:47:25 g\n18:46:15 h\n",
    "1 time-frames error “00:00:07”: 8 times look like minutes:seconds:frames of a video editor.",
    "Convert All", NULL },
  /* hours:minutes:seconds:frames, which are read as hours, minutes and seconds */
  { "00:00:00:00 a\n00:04:12:10 b\n00:12:30:00 c\n",
    "1 time-frames error “00:00:00:00”: 3 times have frames of a video editor after their seconds.",
    "Drop Frames", "00:00:00 a\n00:04:12 b\n00:12:30 c\n" },
  { "- [01:00:40;00] a\n- [01:04:12;10] b\n- [01:12:30;29] c\n",
    "1 time-frames error “01:00:40;00”: 3 times have frames of a video editor after their seconds.",
    "Drop Frames", "- [01:00:40] a\n- [01:04:12] b\n- [01:12:30] c\n" },
  { "00:00 a\n00:00:10:05 b\n00:04:12:10 c\n",
    "2 time-frames error “00:00:10:05”: 2 times have frames of a video editor after their seconds.",
    "Drop Frames", "00:00 a\n00:00:10 b\n00:04:12 c\n" },
  { "(00:00:10:05) a\n(00:04:12:10) b\n",
    "1 time-frames error “00:00:10:05”: 2 times have frames of a video editor after their seconds.",
    "Drop Frames", "(00:00:10) a\n(00:04:12) b\n" },
  /* the same behind the title */
  { "a (00:00:10:05)\nb (00:04:12:10)\n",
    "1 time-frames error “00:00:10:05”: 2 times have frames of a video editor after their seconds.",
    "Drop Frames", "a (00:00:10)\nb (00:04:12)\n" },
  { "- a [00:00:10:05]\n- b [00:04:12:10]\n- c [00:12:30:00]\n",
    "1 time-frames error “00:00:10:05”: 3 times have frames of a video editor after their seconds.",
    "Drop Frames", "- a [00:00:10]\n- b [00:04:12]\n- c [00:12:30]\n" },
  { "## 인사 (00:00:00:22)\n\n## 소식 (00:04:12:01)\n",
    "1 time-frames error “00:00:00:22”: 2 times have frames of a video editor after their seconds.",
    "Drop Frames", "## 인사 (00:00:00)\n\n## 소식 (00:04:12)\n" },
  { "a 00:00:10:05\nb 00:04:12:10\nc 00:12:30:00\n",
    "1 time-frames error “00:00:10:05”: 3 times have frames of a video editor after their seconds.",
    "Drop Frames", "a 00:00:10\nb 00:04:12\nc 00:12:30\n" },
  { "Picture (10:20:30:40)\n", "", NULL, NULL },
  /* after the end */
  { "---\nduration: \"01:40:16\"\n---\n- 00:00:00 a\n- 01:46:47 b\n- 02:01:29 c\n",
    "5 time-beyond-end warning “01:46:47”: 01:46:47 is after the end of the recording, which is 01:40:16 long.",
    "", NULL },
  { "---\nduration: 3600\n---\n- 00:00:00 a\n- 00:46:47 b\n", "", NULL, NULL },
  { "---\nduration: 0\n---\n- 00:00:00 a\n- 00:46:47 b\n", "", NULL, NULL },
  { "---\nduration: \"00:00:00\"\n---\n- 00:00:00 a\n- 00:46:47 b\n", "", NULL, NULL },
  { "---\nduration: \"0:00\"\n---\n- 00:00:00 a\n- 00:46:47 b\n", "", NULL, NULL },
  { "---\nduration: \"--:--:--\"\n---\n- 00:00:00 a\n- 00:46:47 b\n", "", NULL, NULL },
  { "---\nduration: \"?\\?:?\\?\"\n---\n- 00:00:00 a\n- 00:46:47 b\n", "", NULL, NULL },
  { "---\nduration: 0\nlength: 90\n---\n- 00:00:00 a\n- 00:46:47 b\n",
    "6 time-beyond-end warning “00:46:47”: 00:46:47 is after the end of the recording, which is 00:01:30 long.",
    "", NULL },
  { "---\nduration: 90\n---\n- 00:01:31 a\n- 00:02:00 b\n",
    "4 time-beyond-end warning “00:01:31”: 00:01:31 is after the end of the recording, which is 00:01:30 long.",
    "", NULL },
  { "---\nduration: 90\n---\n- 00:01:30 a\n- 00:01:30.5 b\n",
    "5 time-beyond-end warning “00:01:30.5”: 00:01:30.5 is after the end of the recording, which is 00:01:30 long.",
    "", NULL },
  { "---\nduration: 1440\n---\n22:10 a\n23:55 b\n00:05 c\n01:00 d\n", "", NULL, NULL },
  { "---\nduration: 1400\n---\n22:10 a\n23:55 b\n00:05 c\n01:00 d\n",
    "5 time-beyond-end warning “23:55”: 23:55 is after the end of the recording, which is 23:20 long.",
    "", NULL },
  /* a link to another time */
  { "- [@11:20](https://y.be/x?t=68) a\n- [@12:00](https://y.be/x?t=720) b\n",
    "1 time-link-mismatch warning “68”: The time is 11:20, but its link leads to 01:08.",
    "Make It 01:08|Link to 11:20", "- [@01:08](https://y.be/x?t=68) a\n- [@12:00](https://y.be/x?t=720) b\n" },
  /* the one that keeps the order comes first, */
  { "- [1:00](#t=1:00) a\n- [2:30](#t=22:30) b\n- [5:00](#t=5:00) c\n",
    "2 time-link-mismatch warning “22:30”: The time is 2:30, but its link leads to 22:30.",
    "Link to 2:30|Make It 22:30", "- [1:00](#t=1:00) a\n- [2:30](#t=2:30) b\n- [5:00](#t=5:00) c\n" },
  /* and a link that was copied from the line before is not the one that is right */
  { "- [@11:20](https://y.be/x?t=680) a\n- [@12:00](https://y.be/x?t=680) b\n",
    "2 time-link-mismatch warning “680”: The time is 12:00, but its link leads to 11:20.",
    "Link to 12:00|Make It 11:20", "- [@11:20](https://y.be/x?t=680) a\n- [@12:00](https://y.be/x?t=720) b\n" },
  { "- [@11:20](https://y.be/x?t=679) a\n- [@12:00](https://y.be/x?t=720) b\n", "", NULL, NULL },
  { "- [@11:20](https://y.be/x?t=678) a\n- [@12:00](https://y.be/x?t=720) b\n", "", NULL, NULL },
  { "- [@11:20](https://y.be/x?t=677.999) a\n- [@12:00](https://y.be/x?t=720) b\n",
    "1 time-link-mismatch warning “677.999”: The time is 11:20, but its link leads to 11:17.999.",
    "Make It 11:17.999|Link to 11:20", NULL },
  { "- [@11:20](https://y.be/x?t=682) a\n- [@12:00](https://y.be/x?t=720) b\n", "", NULL, NULL },
  { "- [@11:20](https://y.be/x?t=682.001) a\n- [@12:00](https://y.be/x?t=720) b\n",
    "1 time-link-mismatch warning “682.001”: The time is 11:20, but its link leads to 11:22.001.",
    "Make It 11:22.001|Link to 11:20", NULL },
  { "- [@11:20](https://y.be/x?t=720) a\n- [@12:00](https://y.be/x?t=720) b\n",
    "1 time-link-mismatch warning “720”: The time is 11:20, but its link leads to 12:00.",
    "Link to 11:20|Make It 12:00", NULL },
  { "- [@11:20](https://y.be/x?t=680) a\n- [@12:00](https://y.be/x?t=682) b\n- [@13:00](https://y.be/x?t=780) c\n",
    "2 time-link-mismatch warning “682”: The time is 12:00, but its link leads to 11:22.",
    "Link to 12:00|Make It 11:22", NULL },
  { "- [@11:20](https://y.be/x?t=680) a\n- [@12:00](https://y.be/x?t=683) b\n- [@13:00](https://y.be/x?t=780) c\n",
    "2 time-link-mismatch warning “683”: The time is 12:00, but its link leads to 11:23.",
    "Make It 11:23|Link to 12:00", NULL },
  /* nothing there */
  { "(00:10) a\n(00:20)\n(00:30) c\n", "2 title-empty warning “00:20”: This segment has no title.", "", NULL },
  { "## A\n\n## B\n\n(00:10) a\n(00:20) b\n",
    "1 section-empty note “A”: There is nothing in this section.",
    "", NULL },
  { "(00:10) [a](htps://a.org)\n(00:20) [b](https://b.org)\n",
    "1 link-malformed warning “htps://a.org”: “htps://a.org” is not the address of a page.",
    "", NULL },
  { "(00:10) a\n(00:20) b\n\n## C\nd\n", "", NULL, NULL },
  /* speech */
  { "A talk.\n\n[00:00] When we came home, the tea was cold and the cat was gone, as it always is in May.\n"
    "[00:05] And so you went out again, into the rain, without a coat, to look for it?\n"
    "[00:10] I had to. It sat on the roof of the neighbours, and looked at me as if I were late.\n"
    "[00:15] They do that. Mine has not spoken to me since I moved the armchair to the window.\n",
    "1 time-transcript note “”: 4 times look like a transcript and stay text.", "", NULL },
  { "## A\n\nA talk.\n\n## B\n\n[00:00] When we came home, the tea was cold and the cat was gone, as it always is in May.\n"
    "[00:05] And so you went out again, into the rain, without a coat, to look for it?\n"
    "[00:10] I had to. It sat on the roof of the neighbours, and looked at me as if I were late.\n"
    "[00:15] They do that. Mine has not spoken to me since I moved the armchair to the window.\n",
    "5 time-transcript note “”: 4 times look like a transcript and stay text.", "", NULL },
  { "(00:10) a\n(00:20)\nb\n(00:30) c\n", "", NULL, NULL },
  { "(00:10) the the\n(00:20) b\n", "", NULL, NULL },
  { "(00:10) a\n(00:20)\nabout it\n(00:30) c\n", "", NULL, NULL },
  { "(00:10) a\n## A\n(00:20) b\n## B\n", "4 section-empty note “B”: There is nothing in this section.", "", NULL },
  { "## A\nabout it\n\n## B\n\n(00:10) a\n(00:20) b\n", "", NULL, NULL },
  { "## A\n\n### B\n\n(00:10) a\n(00:20) b\n", "", NULL, NULL },
  { "(00:10) a\n(00:20) b\n\n## A\n\n## B\nabout it\n",
    "4 section-empty note “A”: There is nothing in this section.",
    "", NULL },
  { "(00:10) [a](htps://a.org) [b](http:/b.org)\n(00:20) b\nsee [c](hhttp://c.org)\n",
    "1 link-malformed warning “htps://a.org”: “htps://a.org” is not the address of a page.|"
    "1 link-malformed warning “http:/b.org”: “http:/b.org” is not the address of a page.|"
    "2 link-malformed warning “hhttp://c.org”: “hhttp://c.org” is not the address of a page.",
    "", NULL },
  /* two recordings in one file */
  { "# A\n\n0:00 a\n5:00 b\n9:00 c\n\n# B\n\n0:00 d\n3:00 e\n4:00 f\n", "", NULL, NULL },
  { "# A\n\n0:00 a\n5:00 b\n\n# B\n\n1:00 d\n3:00 e\n4:00 f\n", "", NULL, NULL },
  { "# A\n\n0:00 a\n5:00 b\n\n# B\n\n1:01 d\n3:00 e\n4:00 f\n",
    "4 time-order error “5:00”: 5:00 comes before 1:01: this time is too late for its place.",
    "Make It 0:50|Move Below 4:00", NULL },
  { "# A\n\n0:00 a\n5:00 b\n\n# B\n\n0:30 d\n3:00 e\n",
    "8 time-order error “0:30”: 0:30 comes after 5:00: the times are not in order.",
    "Move 2 Segments Above 5:00", NULL },
  { "# A\n\n0:00 a\n5:00 b\n0:30 d\n3:00 e\n4:00 f\n",
    "4 time-order error “5:00”: 5:00 comes before 0:30: this time is too late for its place.",
    "Move Below 4:00", NULL },
  { "# A\n\n0:00 a\n5:00 b\n\n# B\n\n0:30 d\n3:00 e\n2:00 f\n",
    "4 time-order error “5:00”: 5:00 comes before 0:30: this time is too late for its place.|"
    "10 time-order error “2:00”: 2:00 comes after 3:00: the times are not in order.",
    "Move Below 3:00", NULL },
};

static const CaseTable table = { cases, G_N_ELEMENTS (cases) };

#define LIST(start, title) \
  "---\nchapters:\n  - time: '0:00'\n    title: Intro\n  - time: '" start "'\n    title: " title "\n" \
  "  - time: '9:00'\n    title: Talk\n---\n# Episode\n\n"

#define FIVE \
  "---\nchapters:\n- {time: '0:00', title: a}\n- {time: '1:00', title: b}\n- {time: '2:00', title: c}\n" \
  "- {time: '3:00', title: d}\n- {time: '4:00', title: e}\n---\n"

/* The front matter lists the same chapters. */
static const Case listed[] = {
  { LIST ("5:00", "News") "- 0:00 Intro\n- 5:00 **News**\n- 9:00 Talk\n", "", NULL, NULL },
  { LIST ("5:00", "News") "- 0:00 Intro\n- 5:10 News\n- 9:00 Talk\n",
    "13 front-differs note “5:10”: The notes say 5:10, and the front matter says 5:00.",
    "Use 5:10 From the Notes|Use 5:00 From the Front Matter",
    LIST ("5:10", "News") "- 0:00 Intro\n- 5:10 News\n- 9:00 Talk\n" },
  { LIST ("5:00", "News") "- 0:00 Intro\n- 5:00 News: today\n- 9:00 Talk\n",
    "13 front-differs note “News: today”: The front matter has another title here: “News”.",
    "Use the Title From the Notes|Use the Title From the Front Matter",
    LIST ("5:00", "'News: today'") "- 0:00 Intro\n- 5:00 News: today\n- 9:00 Talk\n" },
  { LIST ("5:00", "News") "- 0:00 Intro\n- 5:00 News\n- 7:00 More\n- 9:00 Talk\n",
    "14 front-differs note “7:00”: The list in the front matter lacks this segment.", "Add to the Front Matter",
    LIST ("5:00", "News\n  - time: '7:00'\n    title: More") "- 0:00 Intro\n- 5:00 News\n- 7:00 More\n- 9:00 Talk\n" },
  { LIST ("5:00", "News\n  - time: '7:00'\n    title: More") "- 0:00 Intro\n- 5:00 News\n- 9:00 Talk\n",
    "1 front-differs note “More”: The front matter lists 7:00 “More”, which the notes lack.",
    "Add to the Notes|Remove From the Front Matter",
    LIST ("5:00", "News\n  - time: '7:00'\n    title: More") "- 0:00 Intro\n- 5:00 News\n- 7:00 More\n- 9:00 Talk\n" },
  /* more than one of a kind */
  { FIVE "- 0:00 a\n- 1:10 b\n- 2:10 c\n- 3:00 d\n- 4:00 e\n",
    "10 front-differs note “1:10”: The notes say 1:10, and the front matter says 1:00.|"
    "11 front-differs note “2:10”: The notes say 2:10, and the front matter says 2:00.",
    "Use 1:10 From the Notes|Use 1:00 From the Front Matter|Use All 2 Times From the Notes", NULL },
  { FIVE "- 0:00 a\n- 1:00 b: one\n- 2:00 c: two\n- 3:00 d\n- 4:00 e\n",
    "10 front-differs note “b: one”: The front matter has another title here: “b”.|"
    "11 front-differs note “c: two”: The front matter has another title here: “c”.",
    "Use the Title From the Notes|Use the Title From the Front Matter|Use All 2 Titles From the Notes", NULL },
  /* half a second is rounded up */
  { LIST ("5:00.600", "News") "- 0:00 Intro\n- 5:01 News\n- 9:00 Talk\n", "", NULL, NULL },
  /* another length on purpose */
  { LIST ("5:00", "News") "- 0:00 Intro\n- 5:00 News, told\n- 9:00 Talk, long\n", "", NULL, NULL },
  { LIST ("5:00", "News") "- 0:00 Intro\n- 5:00 News\n- 6:00 a\n- 7:00 b\n- 9:00 Talk\n", "", NULL, NULL },
  /* a list of what was said */
  { "---\ntranscript:\n  - time: '0:00'\n    title: Hi\n---\n- 0:00 Intro\n- 5:00 News\n", "", NULL, NULL },
};

static const CaseTable listed_table = { listed, G_N_ELEMENTS (listed) };

/* Several times are taken over in one go. */
static void
test_listed_all (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode =
    segue_reader_read (LIST ("5:00", "News") "- 0:00 Intro\n- 5:10 News\n- 9:10 Talk\n- 9:00 More\n", -1, NULL);
  g_autoptr(SegueEpisode) edited = segue_edit_remove (episode, segue_episode_get_n_entries (episode) - 1, 1, &error);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(SegueEpisode) fixed = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  problems = segue_rules_check (edited);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpuint (segue_problem_get_n_fixes (problems->pdata[1]), ==, 3);
  fixed = segue_fix_apply (segue_problem_get_fix (problems->pdata[1], 2), edited, &error);
  g_assert_no_error (error);
  text = segue_episode_dup_range (fixed, 0, segue_episode_get_length (fixed));
  g_assert_nonnull (strstr (text, "time: '5:10'"));
  g_assert_nonnull (strstr (text, "time: '9:10'"));
  g_clear_pointer (&problems, g_ptr_array_unref);
  problems = segue_rules_check (fixed);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Rules of style are asked for. Only blanks stand between a word and its repetition. */
static void
test_style (void)
{
  static const struct { const char *text; const char *problems; guint offset; } texts[] = {
    { "(00:10) so the the end\nHa ha, 미 미치며. a a\n", "1 text-repeated-word note “the”: “the” stands here twice.", 15 },
    { "(00:10) the  the\n", "1 text-repeated-word note “the”: “the” stands here twice.", 13 },
    { "(00:10) 여기 여기\n", "1 text-repeated-word note “여기”: “여기” stands here twice.", 15 },
    { "(00:10) aa aa\n", "1 text-repeated-word note “aa”: “aa” stands here twice.", 11 },
    { "(00:10) the, the\n", "", 0 },
    { "(00:10) the. the\n", "", 0 },
    { "(00:10) the\nthe\n", "", 0 },
    { "(00:10) the-the\n", "", 0 },
    { "(00:10) The the\n", "", 0 },
    { "(00:10) the then\n", "", 0 },
    { "(00:10) then the\n", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (texts[i].text, -1, NULL);
      g_autoptr(GPtrArray) without = segue_rules_check (episode);
      g_autoptr(GPtrArray) problems = segue_rules_check_full (episode, SEGUE_CHECK_STYLE);
      g_autofree char *found = describe (episode, problems);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpuint (without->len, ==, 0);
      g_assert_cmpstr (found, ==, texts[i].problems);
      if (problems->len > 0)
        g_assert_cmpuint (segue_problem_get_span (g_ptr_array_index (problems, 0)).offset, ==, texts[i].offset);
    }
}

/* What is typed for the start of an address, and is none. */
static void
test_addresses (void)
{
  static const char *const wrong[] = {
    "http//a.org", "https//a.org", "http:/a.org", "https:/a.org", "htp://a.org", "htps://a.org", "htttp://a.org",
    "htttps://a.org", "http;//a.org", "https;//a.org", "ttp://a.org", "ttps://a.org", "hhttp://a.org", "hhttps://a.org",
    "http:http://a.org", "https:https://a.org", "http://http://a.org", "HTPS://a.org",
  };
  static const char *const right[] = {
    "http://a.org", "https://a.org", "HTTPS://A.org", "mailto:a@b.org", "ftp://a.org", "a.org", "/http", "#http", "h", "http",
    "https://a.org/http://b.org", "http://a.b/c/http://d", "http://a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong) + G_N_ELEMENTS (right); i++)
    {
      const gboolean is_wrong = i < G_N_ELEMENTS (wrong);
      const char *address = is_wrong ? wrong[i] : right[i - G_N_ELEMENTS (wrong)];
      g_autofree char *text = g_strdup_printf ("(00:10) a\n(00:20) b\nsee [it](%s)\n", address);
      g_autofree char *expected = is_wrong ? g_strdup_printf ("2 link-malformed warning “%s”: “%s” is not the address of a page.",
                                                              address, address)
                                           : g_strdup ("");
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      g_autoptr(GPtrArray) problems = segue_rules_check (episode);
      g_autofree char *found = describe (episode, problems);

      g_assert_cmpstr (found, ==, expected);
    }
}

/* Problems are equal that are of the same entry and rule and say the same. */
static void
test_equal (void)
{
  static const struct { const char *text; guint a; guint b; } pairs[] = {
    { "(00:10) a\n(00:20)\n(00:30)\n(00:40) b\n", 0, 1 },                       /* entry */
    { "(00:10) a\n(00:61)\n(02:00) b\n", 0, 1 },                                 /* rule and message */
    { "(00:10) [a](htps://a.org) [b](htps://b.org)\n(00:20) b\n", 0, 1 },         /* message */
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (pairs[i].text, -1, NULL);
      g_autoptr(GPtrArray) problems = segue_rules_check (episode);
      g_autoptr(GPtrArray) again = segue_rules_check (episode);

      g_assert_cmpuint (problems->len, ==, 2);
      g_assert_true (segue_problem_equal (problems->pdata[pairs[i].a], again->pdata[pairs[i].a]));
      g_assert_false (segue_problem_equal (problems->pdata[pairs[i].a], again->pdata[pairs[i].b]));
    }
}

static void
test_objects (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(59:49) a\n(02:12) b\n", -1, NULL);
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);
  g_autoptr(GPtrArray) again = segue_rules_check (episode);
  SegueProblem *problem = g_object_ref (g_ptr_array_index (problems, 0));
  SegueFix *fix = g_object_ref (segue_problem_get_fix (problem, 0));

  g_assert_true (segue_problem_equal (problem, g_ptr_array_index (again, 0)));
  g_clear_pointer (&problems, g_ptr_array_unref);
  g_assert_finalize_object (problem);
  g_assert_finalize_object (fix);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_case_tests ("rules", &table);
  add_case_tests ("rules/listed", &listed_table);
  g_test_add_func ("/rules/listed/all", test_listed_all);
  g_test_add_func ("/rules/style", test_style);
  g_test_add_func ("/rules/addresses", test_addresses);
  g_test_add_func ("/rules/equal", test_equal);
  g_test_add_func ("/rules/objects", test_objects);
  return g_test_run ();
}

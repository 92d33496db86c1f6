/* test-mistakes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules-test.h"

/* What was meant by a mistyped time, and what is wrong with a whole list. */

static const Case cases[] = {
  /* one that was counted on, padded, or has its fields one place too high */
  { "(55:10) a\n(59:20) b\n(1:62:00) c\n(1:63:15) d\n(1:08:00) e\n",
    "3 time-malformed error “1:62:00”: “1:62:00” is not a time, and 1 after it is not one either.",
    "Make It 1:02:00, 1:03:15", "(55:10) a\n(59:20) b\n(1:02:00) c\n(1:03:15) d\n(1:08:00) e\n" },
  { "0:58:00 a\n0:66:10 b\n1:10:00 c\n",
    "2 time-malformed error “0:66:10”: “0:66:10” is not a time.",
    "Make It 1:06:10", "0:58:00 a\n1:06:10 b\n1:10:00 c\n" },
  { "[55:10] a\n[59:20] b\n[1:60:00] c\n[1:08:00] d\n",
    "3 time-malformed error “1:60:00”: “1:60:00” is not a time.", "Make It 1:00:00|Make It 1:06:00", NULL },
  { "a [2:01:10]\nb [2:75:10]\nc [2:31:00]\n",
    "2 time-malformed error “2:75:10”: “2:75:10” is not a time.",
    "Make It 2:15:10|Make It 2:05:10|Make It 2:25:10", NULL },
  { "- 0:59:30 인사\n- 0:60:20 소식\n- 0:61:10 손님\n- 1:04:00 끝\n",
    "2 time-malformed error “0:60:20”: “0:60:20” is not a time, and 1 after it is not one either.",
    "Make It 1:00:20, 1:01:10", NULL },
  { "58:00 a\n1:70:00 b\n1:31:00 c\n1:95:30 d\n2:10:00 e\n",
    "2 time-malformed error “1:70:00”: “1:70:00” is not a time.|"
    "4 time-malformed error “1:95:30”: “1:95:30” is not a time.", "Make It 1:10:00|Make It 1:07:00", NULL },
  { "* **1:02:75** a\n* **1:09:00** b\n",
    "1 time-malformed error “1:02:75”: “1:02:75” is not a time.", "Make It 1:02:57|Make It 1:07:25", NULL },
  { "(3:10) a\n(8:60) b\n(12:00) c\n(15:20) d\n",
    "2 time-malformed error “8:60”: “8:60” is not a time.",
    "Make It 9:00|Make It 8:06", NULL },
  { "- 0:00:10 a\n- 0:04:7 b\n- 0:09:30 c\n",
    "2 time-malformed error “0:04:7”: “0:04:7” is not a time.",
    "Make It 0:04:07|Make It 0:04:47|Make It 0:04:57", NULL },
  { "0:00 a\n07:15:00 b\n11:40 c\n16:00 d\n",
    "2 time-order error “07:15:00”: 07:15:00 comes before 11:40: this time is too late for its place.",
    "Make It 7:15", "0:00 a\n7:15 b\n11:40 c\n16:00 d\n" },
  { "00:00:00 a\n03:40:00 b\n00:07:10 c\n00:12:00 d\n",
    "2 time-order error “03:40:00”: 03:40:00 comes before 00:07:10: this time is too late for its place.",
    "Make It 00:03:40", NULL },
  { "Begrüßung (0:00)\nGast (12:20:00)\nFragen (21:10)\nEnde (33:00)\n",
    "2 time-order error “12:20:00”: 12:20:00 comes before 21:10: this time is too late for its place.",
    "Make It 12:20", NULL },
  { "【00:00】挨拶\n【05:30:00】話\n【09:10】質問\n【15:00】終わり\n",
    "2 time-order error “05:30:00”: 05:30:00 comes before 09:10: this time is too late for its place.",
    "Make It 05:30", NULL },
  { "0:00 a\n7:15:30 b\n11:40 c\n16:00 d\n",
    "2 time-order error “7:15:30”: 7:15:30 comes before 11:40: this time is too late for its place.",
    "Make It 7:15", NULL },
  { "٠٠:٠٠ a\n٠٨:٢٢:٠٠ b\n١٢:١٠ c\n١٦:٠٠ d\n",
    "2 time-order error “٠٨:٢٢:٠٠”: ٠٨:٢٢:٠٠ comes before ١٢:١٠: this time is too late for its place.",
    "Make It ٠٨:٢٢", NULL },
  { "00:00:10 a\n00:04:10:12 b\n00:09:30 c\n",
    "2 time-malformed error “00:04:10:12”: “00:04:10:12” is not a time.",
    "Make It 00:04:10", "00:00:10 a\n00:04:10 b\n00:09:30 c\n" },
  { "Opening (00:10)\nNews (04:75)\nGuest (09:30)\nPicks (15:00)\n",
    "2 time-malformed error “04:75”: “04:75” is not a time.",
    "Make It 04:57|Make It 07:45", NULL },
  /* of two with the same mistake, the second can be the same time or a later one */
  { "- 0:2:05 a\n- 0:02:5 b\n- 10:44 c\n",
    "1 time-malformed error “0:2:05”: “0:2:05” is not a time.|2 time-malformed error “0:02:5”: “0:02:5” is not a time.",
    "Make It 02:05", NULL },
  { "- 2:05 a\n- 0:02:5 b\n- 10:44 c\n",
    "2 time-malformed error “0:02:5”: “0:02:5” is not a time.", "Make It 2:50|Make It 2:59|Make It 2:58", NULL },
  { "(0:4:30) a\n(0:04:7) b\n(0:09:00) c\n",
    "1 time-malformed error “0:4:30”: “0:4:30” is not a time.|2 time-malformed error “0:04:7”: “0:04:7” is not a time.",
    "Make It 0:04:30", NULL },
  { "3:5 시작\n4:10 소식\n7:10 끝\n",
    "1 time-malformed error “3:5”: “3:5” is not a time.", "Make It 3:05|Make It 3:50|Make It 3:15", NULL },
  { "a [1:02:10]\nb [1:2:45]\nc [1:12:00]\n",
    "2 time-malformed error “1:2:45”: “1:2:45” is not a time.", "Make It 1:02:45", NULL },
  /* the hour left out in a time and in its link */
  { "- [58:10](#t=58:10) a\n- [1:00:20](#t=1:00:20) b\n- [03:30](#t=03:30) c\n- [1:09:00](#t=1:09:00) d\n",
    "3 time-order error “03:30”: 03:30 comes after 1:00:20: the times are not in order.",
    "Make It 1:03:30|Move Above 58:10", NULL },
  { "[0:55:00](https://e.org/v?t=3300) a\n[1:01:00](https://e.org/v?t=3660) b\n"
    "[0:05:10](https://e.org/v?t=310) c\n[1:12:00](https://e.org/v?t=4320) d\n",
    "3 time-order error “0:05:10”: 0:05:10 comes after 1:01:00: the times are not in order.",
    "Make It 1:05:10|Move Above 0:55:00", NULL },
  { "* **[02:58:10](#t=02:58:10)** a\n* **[03:00:20](#t=03:00:20)** b\n* **[03:30](#t=03:30)** c\n"
    "* **[05:10](#t=05:10)** d\n",
    "3 time-order error “03:30”: 03:30 comes after 03:00:20, and the times that follow go on from there: an hour is missing.",
    "Add 3 Hours to 2 Times", NULL },
  { "- a [59:40](#t=59:40)\n- b [1:03:00](#t=1:03:00)\n- c [04:10](#t=04:10)\n- d [1:09:00](#t=1:09:00)\n",
    "3 time-order error “04:10”: 04:10 comes after 1:03:00: the times are not in order.",
    "Make It 1:04:10|Move Above 59:40", NULL },
  { "(58:10) a\n(1:00:20) b\n(03:30) [c](https://c.org/03)\n(1:09:00) d\n",
    "3 time-order error “03:30”: 03:30 comes after 1:00:20: the times are not in order.",
    "Make It 1:03:30|Move Above 58:10", NULL },
  /* the link says what was meant */
  { "- [0:30](#t=0:30) a\n- [5:7](#t=5:47) b\n- [9:00](#t=9:00) c\n",
    "2 time-malformed error “5:7”: “5:7” is not a time.",
    "Make It 5:47", "- [0:30](#t=0:30) a\n- [5:47](#t=5:47) b\n- [9:00](#t=9:00) c\n" },
  /* the end of the range before says it */
  { "a (0:00 - 3:10)\nb (3:10 - 5:00)\nc (5:9 - 8:20)\nd (8:20 - 11:00)\n",
    "3 time-malformed error “5:9”: “5:9” is not a time.", "Make It 5:09|Make It 5:49|Make It 5:39", NULL },
  { "a (0:00 - 3:10)\nb (3:10 - 5:49)\nc (5:9 - 8:20)\nd (8:20 - 11:00)\n",
    "3 time-malformed error “5:9”: “5:9” is not a time.", "Make It 5:49",
    "a (0:00 - 3:10)\nb (3:10 - 5:49)\nc (5:49 - 8:20)\nd (8:20 - 11:00)\n" },
  { "[0:00 - 30:10] a\n[30:10 - 55:00] b\n[55:00 - 1:20:45] c\n[20:45 - 1:31:10] d\n",
    "4 time-order error “20:45”: 20:45 comes after 55:00: the times are not in order.",
    "Make It 1:20:45|Move Above 30:10",
    "[0:00 - 30:10] a\n[30:10 - 55:00] b\n[55:00 - 1:20:45] c\n[1:20:45 - 1:31:10] d\n" },
  { "- 0:00-3:10 a\n- 3:10-5:00 b\n- 3:00-8:20 c\n- 8:20-11:00 d\n",
    "3 time-order error “3:00”: 3:00 comes after 3:10: the times are not in order.",
    "Make It 5:00|Move Above 3:10|Swap Times", NULL },
  /* a start after the end */
  { "[0:00 - 3:10] a\n[13:10 - 5:00] b\n[5:00 - 8:20] c\n[8:20 - 9:40] d\n",
    "2 time-order error “13:10”: 13:10 comes before 5:00: this time is too late for its place.", "Make It 3:10|Make It 1:10|Move Below 8:20",
    "[0:00 - 3:10] a\n[3:10 - 5:00] b\n[5:00 - 8:20] c\n[8:20 - 9:40] d\n" },
  { "a (19:40 - 22:18)\nb (22:18:00 - 23:31)\nc (23:31 - 36:13)\nd (36:13 - 39:39)\n",
    "2 time-order error “22:18:00”: 22:18:00 comes before 23:31: this time is too late for its place.", "Make It 22:18",
    "a (19:40 - 22:18)\nb (22:18 - 23:31)\nc (23:31 - 36:13)\nd (36:13 - 39:39)\n" },
  { "a [0:00 - 3:10]\nb [3:100 - 5:00]\nc [5:00 - 8:20]\n",
    "2 time-malformed error “3:100”: “3:100” is not a time.", "Make It 3:10",
    "a [0:00 - 3:10]\nb [3:10 - 5:00]\nc [5:00 - 8:20]\n" },
  { "a (0:00 - 3:10)\nb (3:10:00 - 5:00)\nc (5:00:00 - 8:20)\nd (8:20 - 9:50)\n",
    "2 time-order error “3:10:00”: 3:10:00 comes before 8:20: this time is too late for its place.",
    "Make It 3:10, 5:00", "a (0:00 - 3:10)\nb (3:10 - 5:00)\nc (5:00 - 8:20)\nd (8:20 - 9:50)\n" },
  /* a separator that makes it a fraction of a second */
  { "- 0:00:00 a\n- 0:08,20 b\n- 0:12:30 c\n- 0:20:10 d\n- 0:25:00 e\n",
    "2 time-odd warning “0:08,20”: 0:00:08.2 does not fit the times around it.", "Make It 0:08:20",
    "- 0:00:00 a\n- 0:08:20 b\n- 0:12:30 c\n- 0:20:10 d\n- 0:25:00 e\n" },
  { "10:20 a\n38:26 b\n55:06 c\n1:01.22 d\n1:04:23 e\n1:08:33 f\n",
    "4 time-order error “1:01.22”: 1:01.22 comes after 55:06: the times are not in order.",
    "Make It 1:01:22|Move Above 10:20", "10:20 a\n38:26 b\n55:06 c\n1:01:22 d\n1:04:23 e\n1:08:33 f\n" },
  { "12:00 a\n13:00 b\n13:30.50 c\n15:00 d\n16:00 e\n17:00 f\n", "", NULL, NULL },
  { "[00:01.25] a\n[00:05.50] b\n[01:10.00] c\n[02:20] d\n", "", NULL, NULL },
  /* a separator that makes it text */
  { "(10:00) a\n(12.30) b\n(15:00) c\n",
    "1 time-unread warning “12.30”: “12.30” is not read as a time, though the line looks like a segment.",
    "Make It 12:30", "(10:00) a\n(12:30) b\n(15:00) c\n" },
  { "10:00 a\n12,30 b\n15:00 c\n",
    "1 time-unread warning “12,30”: “12,30” is not read as a time, though the line looks like a segment.",
    "Make It 12:30", "10:00 a\n12:30 b\n15:00 c\n" },
  { "- 00.00 a\n- 04:10 b\n- 08:20 c\n",
    "1 time-unread warning “00.00”: “00.00” is not read as a time, though the line looks like a segment.",
    "Make It 00:00", "- 00:00 a\n- 04:10 b\n- 08:20 c\n" },
  { "(١٠:٠٠) a\n(١٢.٣٠) b\n(١٥:٠٠) c\n",
    "1 time-unread warning “١٢.٣٠”: “١٢.٣٠” is not read as a time, though the line looks like a segment.",
    "Make It ١٢:٣٠", "(١٠:٠٠) a\n(١٢:٣٠) b\n(١٥:٠٠) c\n" },
  { "a [01:10:00]\nb [01-22:30]\nc [01:35:00]\n",
    "1 time-unread warning “01-22:30”: “01-22:30” is not read as a time, though the line looks like a segment.",
    "Make It 01:22:30", "a [01:10:00]\nb [01:22:30]\nc [01:35:00]\n" },
  { "59:00 a\n75:10 b\n80,30 c\n98:42 d\n",
    "2 time-unread warning “80,30”: “80,30” is not read as a time, though the line looks like a segment.",
    "Make It 80:30", "59:00 a\n75:10 b\n80:30 c\n98:42 d\n" },
  { "02:00 a\n03.30 b\n4:40 c\n05:10 d\n15:30 e\n",
    "1 time-unread warning “03.30”: “03.30” is not read as a time, though the line looks like a segment.",
    "Make It 03:30", "02:00 a\n03:30 b\n4:40 c\n05:10 d\n15:30 e\n" },
  { "0:00 a\n04.14 b\n9:30 c\n12:45 d\n",
    "1 time-unread warning “04.14”: “04.14” is not read as a time, though the line looks like a segment.",
    "Make It 04:14", "0:00 a\n04:14 b\n9:30 c\n12:45 d\n" },
  { "## a (1:40:00)\n\n## b (1:44,10)\n\nwords\n\n## c (1:49:00)\n",
    "3 time-unread warning “1:44,10”: “1:44,10” is not read as a time, though the line looks like a segment.",
    "Make It 1:44:10", "## a (1:40:00)\n\n## b (1:44:10)\n\nwords\n\n## c (1:49:00)\n" },
  { "(09:50) a\n(12.25) b\n(3:34) c\n(24:35) d\n(29:00) e\n",
    "1 time-unread warning “12.25”: “12.25” is not read as a time, though the line looks like a segment.|"
    "3 time-order error “3:34”: 3:34 comes after 9:50: the times are not in order.", "Make It 12:25", NULL },
  { "(10:00) a\n(09.30) b\n(15:00) c\n", "", NULL, NULL },
  { "(10:00) a\n12.30 euros\n(15:00) c\n", "", NULL, NULL },
  { "(10:00) a\n(12.3) b\n(15:00) c\n", "", NULL, NULL },
  { "(10:00) a\n(1.12.2025) b\n(15:00) c\n", "", NULL, NULL },
  /* newest first */
  { "52:40 a\n39:05 b\n17:30 c\n06:15 d\n00:00 e\n",
    "1 time-order error “52:40”: The times run backwards.",
    "Reverse", "00:00 e\n06:15 d\n17:30 c\n39:05 b\n52:40 a\n" },
  { "- 2:10:00 a\n  about a\n- 1:40:05 b\n- 0:17:30 c\n  about c\n",
    "1 time-order error “2:10:00”: The times run backwards.",
    "Reverse", "- 0:17:30 c\n  about c\n- 1:40:05 b\n- 2:10:00 a\n  about a\n" },
  { "(52:40) a\n(39:05) b\n(17:80) c\n(06:15) d\n(00:00) e\n",
    "1 time-order error “52:40”: The times run backwards.|"
    "3 time-malformed error “17:80”: “17:80” is not a time.",
    "Reverse", NULL },
  { "## A\n\n52:40 a\n39:05 b\n\n## B\n\n17:30 c\n06:15 d\n",
    "3 time-order error “52:40”: The times run backwards.",
    "", NULL },
  /* minutes and seconds, some of them with a field too many, are not seconds and frames */
  { "(0:00) a\n(27:56) b\n(31:23) c\n(45:51) d\n(48:16:00) e\n(59:07:00) f\n(01:03:14) g\n(01:06:04) h\n(01:06:27) i\n"
    "(01:11:05) j\n",
    "5 time-order error “48:16:00”: 48:16:00 comes before 01:03:14: this time is too late for its place.",
    "Make It 48:16, 59:07", NULL },
  /* pasted twice */
  { "0:00 a\n5:10 b\n9:30 c\n0:00 a\n5:10 b\n9:30 c\n",
    "4 time-repeated error “0:00”: 3 segments stand here a second time.",
    "Remove the Second Copy", "0:00 a\n5:10 b\n9:30 c\n" },
  { "# A\n\n0:10 a\n5:10 b\n9:30 c\n12:00 d\n\n# A\n\n0:10 a\n5:10 b\n9:35 c\n12:00 d\n",
    "10 time-repeated error “0:10”: 4 segments stand here a second time.",
    "Remove the Second Copy", "# A\n\n0:10 a\n5:10 b\n9:30 c\n12:00 d\n" },
  { "(5:10) a\n(8:90) b\n(12:00) c\n(5:10) a\n(8:90) b\n(12:00) c\n",
    "2 time-malformed error “8:90”: “8:90” is not a time.|4 time-repeated error “5:10”: 3 segments stand here a second time.",
    "Make It 8:09", NULL },
  { "23:20 a\n30:28 b\n33:40 c\n27:30 d\n44:00 e\n23:20 a\n00:28 b\n03:40 c\n27:30 d\n44:00 e\n",
    "4 time-order error “27:30”: 27:30 comes after 33:40: the times are not in order.|"
    "6 time-repeated error “23:20”: 5 segments stand here a second time.", NULL, NULL },
  /* a translation */
  { "0:00 Hello\n5:10 News\n9:30 Guest\n0:00 안녕\n5:10 소식\n9:30 손님\n", "", NULL, NULL },
  { "0:00 Hello\n5:10 News\n9:30 Guest\n\n0:00 Hola\n5:10 Noticias\n9:30 Invitado\n", "", NULL, NULL },
  { "0:00 Hello\n0:00 안녕\n5:10 News\n5:10 소식\n9:30 Guest\n12:00 Bye\n", "", NULL, NULL },
  { "0:00 Hello\n0:00 Hola\n5:10 News\n5:10 Noticias\n9:30 Guest\n9:30 Invitado\n", "", NULL, NULL },
  { "0:00 Hello\n5:10 News\n5:10 Weather\n9:30 Guest\n",
    "3 time-duplicate warning “5:10”: 5:10 is the time of the segment before, too.", "", NULL },
  /* a timeline that starts at one hour */
  { "01:00:00 a\n01:04:10 b\n01:09:00 c\n",
    "1 time-late note “01:00:00”: The times start at 01:00:00, so all of them may be an hour late.",
    "Subtract 1 Hour from 3 Times", "00:00:00 a\n00:04:10 b\n00:09:00 c\n" },
  { "01:00:11 a\n01:04:10 b\n01:09:00 c\n", "", NULL, NULL },
  /* frames are reported first, and the hour once they are gone */
  { "- [01:00:00;00] a\n- [01:04:12;10] b\n- [01:12:30;29] c\n",
    "1 time-frames error “01:00:00;00”: 3 times have frames of a video editor after their seconds.",
    "Drop Frames", NULL },
  { "60:00 a\n64:10 b\n69:00 c\n", "", NULL, NULL },
  /* quotation marks that keep a link from being one */
  { "(0:10) a\n[it](https://a.org/it “It”)\n(5:00) b\n",
    "1 link-malformed warning “https://a.org/it “It””: The typographic quotation marks after “https://a.org/it” keep this "
    "from being a link.", "", NULL },
  { "(0:10) [a](https://a.org  „It“)\n(5:00) b\n",
    "1 link-malformed warning “https://a.org  „It“”: The typographic quotation marks after “https://a.org” keep this "
    "from being a link.", "", NULL },
  { "(0:10) a\n[it](https://a.org/it \"It\")\n(5:00) b\n", "", NULL, NULL },
  { "(0:10) a\n[it](https://a.org/it) “It”\n(5:00) b\n", "", NULL, NULL },
  { "(0:10) a\n[it](https://a.org/it «It\n(5:00) b\n", "", NULL, NULL },
  { "(0:10) a\n[it](https://a.org/it \"It”)\n(5:00) b\n",
    "1 link-malformed warning “https://a.org/it \"It””: The typographic quotation marks after “https://a.org/it” keep this "
    "from being a link.", "", NULL },
  { "(0:10) a\n[it](“https://a.org”)\n(5:00) b\n",
    "1 link-malformed warning ““https://a.org””: The typographic quotation marks beside “https://a.org” are read as part of "
    "the address.", "", NULL },
  { "(0:10) a\n[it](https://a.org/it”)\n(5:00) b\n",
    "1 link-malformed warning “https://a.org/it””: The typographic quotation marks beside “https://a.org/it” are read as part "
    "of the address.", "", NULL },
  { "<p>0:10 a</p>\n<p><a href=»https://a.org«>x</a></p>\n<p>5:00 b</p>\n",
    "1 link-malformed warning “»https://a.org«”: The typographic quotation marks beside “https://a.org” are read as part of "
    "the address.", "", NULL },
  { "(0:10) a\n[it](see “it”) [it](https://a.org/„it“) [it](https://a.org/l’it)\n(5:00) b\n", "", NULL, NULL },
  /* a link on two segments */
  { "0:00 [a](https://a.org/1)\n5:00 [b](https://a.org/2)\n9:00 [c](https://a.org/1)\n",
    "3 link-repeated note “https://a.org/1”: This link is also on “a”.", "", NULL },
  { "0:00 a\nhttps://a.org/?x&amp;y\n5:00 b\n9:00 [*c*](https://a.org/?x&y)\n",
    "4 link-repeated note “https://a.org/?x&y”: This link is also on “a”.", "", NULL },
  { "<p>0:00 <a href=\"https://a.org/1\"><b>a</b></a></p>\n<p>5:00 b</p>\n<p>9:00 <a href=\"https://a.org/1\">c</a></p>\n",
    "3 link-repeated note “https://a.org/1”: This link is also on “a”.", "", NULL },
  /* repeated on purpose: a home page, a link of all, of three, of two parts of one topic, to a time, to a place */
  { "0:00 [a](https://a.org)\n5:00 [b](https://b.org/)\n9:00 [c](https://a.org)\n12:00 [d](https://b.org/)\n", "", NULL, NULL },
  { "0:00 [a](https://a.org/1)\n5:00 [b](https://a.org/1)\n", "", NULL, NULL },
  { "0:00 [a](https://a.org/1)\n5:00 [b](https://a.org/1)\n9:00 [c](https://a.org/1)\n12:00 d\n", "", NULL, NULL },
  { "0:00 [a](https://a.org/1)\n5:00 b\n9:00 [a](https://a.org/1)\n", "", NULL, NULL },
  { "0:00 on [it](https://a.org/1)\n5:00 b\n9:00 [it](https://a.org/1) again\n", "", NULL, NULL },
  { "0:00 [a](#1)\n5:00 b\n9:00 [c](#1)\n", "", NULL, NULL },
  /* an opening or a part at the wrong place */
  { "02:10 a\n11:20 b\n23:00 c\n00:00 Opening\n",
    "4 time-order error “00:00”: 00:00 comes after 23:00: the times are not in order.",
    "Move Above 02:10|Make It 30:00", "00:00 Opening\n02:10 a\n11:20 b\n23:00 c\n" },
  { "12:00 a\n19:30 b\n26:00 c\n00:00 d\n06:20 e\n",
    "4 time-order error “00:00”: 00:00 comes after 26:00: the times are not in order.",
    "Move 2 Segments Above 12:00", "00:00 d\n06:20 e\n12:00 a\n19:30 b\n26:00 c\n" },
  { "0:00 a\n20:00 b\n41:00 c\n0:00 d\n10:00 e\n33:00 f\n",
    "4 time-order error “0:00”: 0:00 comes after 41:00: the times start again from zero.",
    "", NULL },
  { "0:00 - 20:00 a\n20:00 - 41:00 b\n41:00 - 58:30 c\n0:00 - 10:00 d\n10:00 - 33:00 e\n33:00 - 34:00 f\n",
    "4 time-order error “0:00”: 0:00 comes after 41:00: the times start again from zero.",
    "Add 58:30, the Length of the Part Before", NULL },
  { "## Part 1 (0:00)\n\n0:00 a\n20:00 b\n41:00 c\n\n## Part 2 (58:30)\n\n0:00 d\n10:00 e\n33:00 f\n",
    "9 time-order error “0:00”: 0:00 comes after 58:30: the times start again from zero.",
    "Add 58:30, the Length of the Part Before",
    "## Part 1 (0:00)\n\n0:00 a\n20:00 b\n41:00 c\n\n## Part 2 (58:30)\n\n58:30 d\n1:08:30 e\n1:31:30 f\n" },
  { "0:00 a\n20:00 b\n41:00 c\n\n58:30 Part 2\n  0:00 d\n  10:00 e\n  33:00 f\n",
    "6 time-order error “0:00”: 0:00 comes after 58:30: the times start again from zero.",
    "Add 58:30, the Length of the Part Before",
    "0:00 a\n20:00 b\n41:00 c\n\n58:30 Part 2\n  58:30 d\n  1:08:30 e\n  1:31:30 f\n" },
  /* two at each other's places */
  { "(0:40) a\n(5:10) b\n(44:30) c\n(15:20) d\n(20:05) e\n(39:50) f\n(10:00) g\n(49:00) h\n",
    "3 time-order error “44:30”: 44:30 comes before 15:20: this time is too late for its place.|"
    "7 time-order error “10:00”: 10:00 comes after 39:50: the times are not in order.",
    "Move Above 49:00|Make It 14:30", NULL },
  { "- 0:40 a\n- 6:10 b\n- 1:12:30 c\n- 17:40 d\n- 58:00 e\n- 1:05:20 f\n- 12:20 g\n- 1:19:00 h\n",
    "3 time-order error “1:12:30”: 1:12:30 comes before 17:40: this time is too late for its place.|"
    "7 time-order error “12:20”: 12:20 comes after 1:05:20: the times are not in order.",
    "Move Above 1:19:00|Make It 12:30", NULL },
  { "a [10:10]\nb [14:20]\nc [25:50]\nd [21:40]\ne [17:30]\nf [30:00]\n",
    "3 time-order error “25:50”: 25:50 comes before 21:40: this time is too late for its place.|"
    "5 time-order error “17:30”: 17:30 comes after 21:40: the times are not in order.", "Move Above 30:00", NULL },
  /* in order, but far away */
  { "0:00 a\n4:10 b\n9:00 c\n13:20 d\n17:00 e\n21:30:00 f\n",
    "6 time-odd warning “21:30:00”: 21:30:00 does not fit the times around it.",
    "Make It 21:30", "0:00 a\n4:10 b\n9:00 c\n13:20 d\n17:00 e\n21:30 f\n" },
  { "0:00 a\n4:10 b\n9:00 c\n13:20 d\n17:00 e\n59:30 f\n", "", NULL, NULL },
  { "0:00 a\n9:05 b\n12:35 c\n13:35 d\n18:15 e\n23:30 f\n30:20 g\n34:00 h\n556:05 i\n",
    "9 time-odd warning “556:05”: 556:05 does not fit the times around it.", "Make It 56:05", NULL },
  { "- 0:40 a\n- 5:10 b\n- 9:30 c\n- 14:00 d\n- 18:19:16 e\n- 22:42:19 f\n- 27:00:01 g\n",
    "5 time-odd warning “18:19:16”: 18:19:16 does not fit the times around it.",
    "Make It 18:19, 22:42, 27:00", "- 0:40 a\n- 5:10 b\n- 9:30 c\n- 14:00 d\n- 18:19 e\n- 22:42 f\n- 27:00 g\n" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

static void
test_all_fixes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_all_fixes (&cases[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mistakes/cases", test_cases);
  g_test_add_func ("/mistakes/all-fixes", test_all_fixes);
  return g_test_run ();
}

/* test-copies.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules-test.h"

/* Lists that stand twice, and lists that stand beside their translation. */

static const Case cases[] = {
  /* pasted twice */
  { "0:00 a\n5:10 b\n9:30 c\n0:00 a\n5:10 b\n9:30 c\n",
    "4 time-repeated error “0:00”: 3 segments stand here a second time.",
    "Remove the Second Copy", "0:00 a\n5:10 b\n9:30 c\n" },
  /* two segments */
  { "0:00 a\n5:10 b\n0:00 a\n5:10 b\n", "3 time-repeated error “0:00”: 2 segments stand here a second time.",
    "Remove the Second Copy", "0:00 a\n5:10 b\n" },
  { "# A\n\n0:10 a\n5:10 b\n9:30 c\n12:00 d\n\n# A\n\n0:10 a\n5:10 b\n9:35 c\n12:00 d\n",
    "10 time-repeated error “0:10”: 4 segments stand here a second time.",
    "Remove the Second Copy", "# A\n\n0:10 a\n5:10 b\n9:30 c\n12:00 d\n" },
  { "0:10 a\n5:10 b\n(--:--) c\n9:30 d\n0:10 a\n5:10 b\n(--:--) c\n9:30 d\n",
    "5 time-repeated error “0:10”: 4 segments stand here a second time.",
    "Remove the Second Copy", "0:10 a\n5:10 b\n(--:--) c\n9:30 d\n" },
  /* what stands between the lists is no part of the copy */
  { "# A\n0:10 a\n5:10 b\n9:30 c\n\n(--:--) Next\n\n0:10 a\n5:10 b\n9:30 c\n",
    "8 time-repeated error “0:10”: 3 segments stand here a second time.",
    "Remove the Second Copy", "# A\n0:10 a\n5:10 b\n9:30 c\n\n(--:--) Next\n" },
  /* a part pasted twice: what follows stands there once, and its mistakes are its own */
  { "0:10 a\n5:10 b\n9:30 c\n0:10 a\n5:10 b\n9:30 c\n12:00 d\n15:00 e\n18:00 f\n21:00 g\n24:00 h\n",
    "4 time-repeated error “0:10”: 3 segments stand here a second time.",
    "Remove the Second Copy", "0:10 a\n5:10 b\n9:30 c\n12:00 d\n15:00 e\n18:00 f\n21:00 g\n24:00 h\n" },
  { "0:10 a\n5:10 b\n9:30 c\n0:10 a\n5:10 b\n9:30 c\n12:00 d\n15:00 e\n58:00 f\n21:00 g\n24:00 h\n27:00 i\n",
    "4 time-repeated error “0:10”: 3 segments stand here a second time.|"
    "9 time-order error “58:00”: 58:00 comes before 21:00: this time is too late for its place.", NULL, NULL },
  { "(5:10) a\n(8:90) b\n(12:00) c\n(5:10) a\n(8:90) b\n(12:00) c\n",
    "2 time-malformed error “8:90”: “8:90” is not a time.|4 time-repeated error “5:10”: 3 segments stand here a second time.",
    "Make It 8:09|Make It 8:00", NULL },
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
};

static const CaseTable table = { cases, G_N_ELEMENTS (cases) };

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_case_tests ("copies", &table);
  return g_test_run ();
}

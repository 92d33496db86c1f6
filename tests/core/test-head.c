/* test-head.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head.h"

/* Bytes, as heading lengths are counted. */
#define EIGHTY_EIGHT "one bee sees two bees " "one bee sees two bees " "one bee sees two bees " "one bee sees two bees "
#define WIDE_SIXTY "가나다라마바사아자차카타파하거너더러머버"

static const struct
{
  const char *line;
  const char *head; /* as describe() writes it */
} cases[] = {
  /* what stands before a stamp */
  { "0:10 a", "L 0:10=10000 \"a\"" }, { "(0:10) a", "L bracket 0:10=10000 \"a\"" },
  { "* 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "- 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "+ 0:10 a", "L bullet 0:10=10000 \"a\"" }, { ". 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "-- 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "--- 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "• 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "· 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "◦ 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "▪ 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "‣ 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "● 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "○ 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "■ 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "– 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "— 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "・0:10 a", "L bullet 0:10=10000 \"a\"" }, { "•0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "·1:00:10 a", "L bullet 1:00:10=3610000 \"a\"" }, { "●0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "▪00:10 a", "L bullet 00:10=10000 \"a\"" },
  { "・ 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "⏰ 0:10 a", "L 0:10=10000 \"a\"" },
  { "🎙️ 0:10 a", "L 0:10=10000 \"a\"" }, { "🎙️🎧 0:10 a", "L 0:10=10000 \"a\"" },
  { "→ 0:10 a", "L 0:10=10000 \"a\"" }, { "♪ 0:10 a", "L 0:10=10000 \"a\"" },
  { "（0:10） a", "L bracket 0:10=10000 \"a\"" }, { "【0:10】 a", "L bracket 0:10=10000 \"a\"" },
  { "〔0:10〕 a", "L bracket 0:10=10000 \"a\"" }, { "「0:10」 a", "L bracket 0:10=10000 \"a\"" },
  { "《0:10》 a", "L bracket 0:10=10000 \"a\"" }, { "〈0:10〉 a", "L bracket 0:10=10000 \"a\"" },
  { "〖0:10〗 a", "L bracket 0:10=10000 \"a\"" }, { "［0:10］ a", "L bracket 0:10=10000 \"a\"" },
  { "０：１０ a", "L ０：１０=10000 \"a\"" }, { "1. 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "12) 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "#3 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "(1) 0:10 a", "L 0:10=10000 \"a\"" }, { "[12] (0:10) a", "L bracket 0:10=10000 \"a\"" },
  { "(1)0:10 a", "H plain6 \"(1)0:10 a\"" }, { "(1] 0:10 a", "H plain6 \"(1] 0:10 a\"" },
  { "(1234) 0:10 a", "H plain6 \"(1234) 0:10 a\"" }, { "() 0:10 a", "H plain6 \"() 0:10 a\"" },
  { "(1) 10 a", "H plain6 \"(1) 10 a\"" }, { "99999. 0:10 a", "none" }, { "[ ] 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "- [x] 0:10 a", "L bullet 0:10=10000 \"a\"" }, { "- [y] 0:10 a", "none" }, { "> 0:10 a", "L 0:10=10000 \"a\"" },
  { "> > 0:10 a", "L 0:10=10000 \"a\"" }, { "## 0:10 a", "L atx2 0:10=10000 \"a\"" },
  { "<h3>0:10 a</h3>", "L html3 0:10=10000 \"a\"" }, { "<li>0:10 a</li>", "L 0:10=10000 \"a\"" },
  { "@0:10 a", "L bracket 0:10=10000 \"a\"" }, { "**0:10** a", "L bracket 0:10=10000 \"a\"" },
  { "__0:10__ a", "L bracket 0:10=10000 \"a\"" }, { "~~0:10~~ a", "L bracket 0:10=10000 \"a\"" },
  { "*0:10* a", "L bracket 0:10=10000 \"a\"" }, { "`0:10` a", "L bracket 0:10=10000 \"a\"" },
  { "{0:10} a", "L bracket 0:10=10000 \"a\"" }, { "<0:10> a", "L bracket 0:10=10000 \"a\"" },
  { "[(0:10)] a", "L bracket 0:10=10000 \"a\"" }, { "가 0:10 a", "H plain6 \"가 0:10 a\"" },
  { "à 0:10 a", "H plain6 \"à 0:10 a\"" }, { "a 0:10 b", "H plain6 \"a 0:10 b\"" },
  /* indent */
  { " 0:10 a", "L +1 0:10=10000 \"a\"" }, { "  0:10 a", "L +2 0:10=10000 \"a\"" },
  { "   - 0:10 a", "L +3 bullet 0:10=10000 \"a\"" }, { "\t0:10 a", "L +4 0:10=10000 \"a\"" },
  { " \t0:10 a", "L +4 0:10=10000 \"a\"" }, { "    \t0:10 a", "L +8 0:10=10000 \"a\"" },
  /* between time and title */
  { "0:10 - a", "L 0:10=10000 \"a\"" }, { "0:10: a", "L 0:10=10000 \"a\"" }, { "0:10 | a", "L 0:10=10000 \"a\"" },
  { "0:10 / a", "L 0:10=10000 \"a\"" }, { "0:10 /r/rust", "L 0:10=10000 \"/r/rust\"" },
  { "0:10 .baby", "L 0:10=10000 \".baby\"" }, { "0:10 … a", "L 0:10=10000 \"a\"" },
  { "0:10、a", "L 0:10=10000 \"a\"" }, { "0:10 · a", "L 0:10=10000 \"a\"" }, { "0:10 -- a", "L 0:10=10000 \"a\"" },
  { "0:10 &#8211; a", "L 0:10=10000 \"a\"" }, { "0:10&nbsp;&mdash;&nbsp;a", "L 0:10=10000 \"a\"" },
  { "0:10 &#x2014; a", "L 0:10=10000 \"a\"" }, { "0:10 &gt; a", "L 0:10=10000 \"a\"" }, { "0:10 &rarr; a", "L 0:10=10000 \"a\"" },
  { "0:10 &amp; a", "L 0:10=10000 \"&amp; a\"" }, { "&bull; 0:10 a", "L bullet 0:10=10000 \"a\"" },
  { "&#8226;0:10 a", "L bullet 0:10=10000 \"a\"" }, { "0:10&ndash;0:20 a", "L 0:10=10000-0:20 \"a\"" },
  { "(0:10 &#8211; 0:20) a", "L bracket 0:10=10000-0:20 \"a\"" },
  { "0:10 // a", "L 0:10=10000 \"a\"" }, { "0:10 //a.org", "L 0:10=10000 \"//a.org\"" },
  { "0:10 = a", "L 0:10=10000 \"a\"" }, { "0:10 == a", "L 0:10=10000 \"== a\"" }, { "0:10 =) a", "L 0:10=10000 \"=) a\"" },
  { "0:10-a", "L 0:10=10000 \"a\"" }, { "0:10a", "L glued 0:10=10000 \"a\"" },
  { "0:10:20a", "L glued 0:10:20=620000 \"a\"" }, { "0:10 9:30 a", "L 0:10=10000 \"9:30 a\"" },
  /* what makes it the hour of a day */
  { "3:15 PM a", "L prose 3:15=195000 \"PM a\"" }, { "3:15 p.m. a", "L prose 3:15=195000 \"p.m. a\"" },
  { "3:15 pm", "L prose 3:15=195000 \"pm\"" }, { "3:15 pmx", "L 3:15=195000 \"pmx\"" },
  { "9:30 Uhr", "L prose 9:30=570000 \"Uhr\"" }, { "9:30 uhr", "L prose 9:30=570000 \"uhr\"" },
  { "2:1 was the score.", "L prose 2:1 malformed \"was the score.\"" },
  { "2:1 was the score", "L 2:1 malformed \"was the score\"" }, { "2:1 Was it?", "L 2:1 malformed \"Was it?\"" },
  { "- 2:1 was the score.", "L bullet 2:1 malformed \"was the score.\"" },
  { "2:10 was the score.", "L 2:10=130000 \"was the score.\"" }, { "2:1 score.", "L 2:1 malformed \"score.\"" },
  { "9:30 AM", "L prose 9:30=570000 \"AM\"" }, { "0:10 Am Hafen", "L 0:10=10000 \"Am Hafen\"" },
  { "9:30 Pm", "L 9:30=570000 \"Pm\"" }, { "9:30 A.m.", "L prose 9:30=570000 \"A.m.\"" },
  { "9:30 UHR", "L 9:30=570000 \"UHR\"" }, { "10:00 KST a", "L prose 10:00=600000 \"KST a\"" },
  /* ranges */
  { "0:10-0:20 a", "L 0:10=10000-0:20 \"a\"" }, { "0:10 – 0:20 a", "L 0:10=10000-0:20 \"a\"" },
  { "0:10 → 0:20 a", "L 0:10=10000-0:20 \"a\"" }, { "0:20-0:10 a", "L 0:20=20000 \"0:10 a\"" },
  { "0:20-0:20 a", "L 0:20=20000-0:20 \"a\"" }, { "(0:10~) a", "L bracket 0:10=10000 \"a\"" },
  { "(0:10 - 0:20) a", "L bracket 0:10=10000-0:20 \"a\"" },
  { "(0:10 - ) a", "L bracket 0:10=10000 \"a\"" }, { "(0:10 - end) a", "L bracket 0:10=10000 \"a\"" },
  { "[0:10–Ende] a", "L bracket 0:10=10000 \"a\"" }, { "【0:10〜終わり】a", "L bracket 0:10=10000 \"a\"" },
  { "(0:10 → la fin) a", "L bracket 0:10=10000 \"a\"" }, { "(0:10 - ?) a", "L bracket 0:10=10000 \"a\"" },
  { "(0:10 - ending) a", "H plain6 \"(0:10 - ending) a\"" }, { "0:10 - end a", "L 0:10=10000 \"end a\"" },
  /* planned and mistyped */
  { "(--:--) a", "L bracket --:-- planned \"a\"" }, { "--:--:-- a", "L --:--:-- planned \"a\"" },
  { "(?\?:?\?) a", "L bracket ?\?:?\? planned \"a\"" }, { "__:__ a", "L __:__ planned \"a\"" },
  { "(0:61) a", "L bracket 0:61 malformed \"a\"" }, { "1;20 a", "L 1;20 malformed \"a\"" },
  /* links */
  { "[0:10](https://y.be/x?t=10) a", "L bracket 0:10=10000 @10=10000 \"a\"" },
  { "[0:10](https://y.be/x) a", "L bracket 0:10=10000 \"a\"" }, { "[0:10][1] a", "L bracket 0:10=10000 \"a\"" },
  { "[0:10](https://y.be/x_(y)?t=10) a", "L bracket 0:10=10000 @10=10000 \"a\"" },
  { "[0:10](https://y.be/x?t=10 a", "L bracket 0:10=10000 \"(https://y.be/x?t=10 a\"" },
  { "[0:10 a](https://a.org)", "L 0:10=10000 \"a\" <https://a.org>" },
  { "[0:10 a](https://a.org?t=10)", "L 0:10=10000 @10=10000 \"a\" <https://a.org?t=10>" },
  { "[0:10 a](https://a.org) b", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 [a](https://a.org)", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 [a](https://a.org \"t\")", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 [a](<https://a.org>)", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 [a](https://a.org/b_(c))", "L 0:10=10000 \"a\" <https://a.org/b_(c)>" },
  { "0:10 [a \\] b](https://a.org)", "L 0:10=10000 \"a \\] b\" <https://a.org>" },
  { "0:10 [a [b] c](https://a.org)", "L 0:10=10000 \"a [b] c\" <https://a.org>" },
  { "0:10 a [b](https://b.org) c", "L 0:10=10000 \"a [b](https://b.org) c\" <https://b.org>" },
  { "0:10 [a] [b](https://b.org)", "L 0:10=10000 \"[a] [b](https://b.org)\" <https://b.org>" },
  { "0:10 [a](https://a.org", "L 0:10=10000 \"[a](https://a.org\"" },
  { "0:10 a https://a.org", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 a - https://a.org", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 a <https://a.org>", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 a - http://a.org", "L 0:10=10000 \"a\" <http://a.org>" },
  { "8:23-27", "L prose 8:23=503000 \"27\"" }, { "<td><span>9:12–17</span></td>", "L prose 9:12=552000 \"17\"" },
  { "8:23-8:27 a", "L 8:23=503000-8:27 \"a\"" }, { "8:23-27 a", "L 8:23=503000 \"27 a\"" }, { "8:23 - 27", "L 8:23=503000 \"27\"" },
  { "/><b>0:10 a</b><br", "L 0:10=10000 \"a\"" },
  { "/>0:10 a <a href=\"https://a.org\">b</a> <br",
    "L 0:10=10000 \"a <a href=\"https://a.org\">b</a>\" <https://a.org>" },
  { "0:10 a &lt;<a href=\"https://a.org\">https://a.org</a>&gt;", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 a <https://a.org> #podcast #live", "L 0:10=10000 \"a\" <https://a.org>" }, { "0:10 a #Chapter", "L 0:10=10000 \"a\"" },
  { "0:10 a #live", "L 0:10=10000 \"a #live\"" }, { "0:10 a <https://a.org> b #live", "L 0:10=10000 \"a <https://a.org> b #live\"" },
  { "0:10 a [https://a.org](https://a.org)", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 a - [https://a.org/b…](https://a.org/bc)", "L 0:10=10000 \"a\" <https://a.org/bc>" },
  { "<li>0:10 a <a href=\"https://a.org\" rel=\"b c\">https://a.org</a></li>", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 [https://a.org](https://a.org)", "L 0:10=10000 \"https://a.org\" <https://a.org>" },
  { "0:10 a [https://a.org](https://a.org) b", "L 0:10=10000 \"a [https://a.org](https://a.org) b\" <https://a.org>" },
  { "0:10 a [a.org](https://a.org)", "L 0:10=10000 \"a [a.org](https://a.org)\" <https://a.org>" },
  { "0:10 https://a.org", "L 0:10=10000 \"https://a.org\"" },
  { "0:10 a ftp://a.org", "L 0:10=10000 \"a ftp://a.org\"" },
  { "[0:10](#t=0:10) a", "L bracket 0:10=10000 @0:10=10000 \"a\"" },
  { "[0:10](#0:10) a", "L bracket 0:10=10000 \"a\"" },
  { "[0:10](https://a.org?t=10.5) a", "L bracket 0:10=10000 @10.5=10500 \"a\"" },
  { "[0:10](https://a.org?x=1&start=10s) a", "L bracket 0:10=10000 @10s=10000 \"a\"" },
  { "[0:10](https://a.org?time=0m10s) a", "L bracket 0:10=10000 @0m10s=10000 \"a\"" },
  { "[0:10](https://a.org?time_continue=10) a", "L bracket 0:10=10000 @10=10000 \"a\"" },
  { "[0:10](https://a.org#seek=10) a", "L bracket 0:10=10000 @10=10000 \"a\"" },
  { "[0:10](https://a.org?x;t=10) a", "L bracket 0:10=10000 @10=10000 \"a\"" },
  { "[0:10](https://a.org?t=) a", "L bracket 0:10=10000 \"a\"" },
  { "[0:10](https://a.org?t=x&t=10) a", "L bracket 0:10=10000 @10=10000 \"a\"" },
  { "[0:10](https://a.org?at=10) a", "L bracket 0:10=10000 \"a\"" },
  /* wrapped titles */
  { "0:10 **a**", "L 0:10=10000 \"a\"" }, { "0:10 __a__", "L 0:10=10000 \"a\"" },
  { "0:10 *a*", "L 0:10=10000 \"a\"" }, { "0:10 _a_", "L 0:10=10000 \"a\"" },
  { "0:10 **[a](https://a.org)**", "L 0:10=10000 \"a\" <https://a.org>" },
  { "0:10 **a** and **b**", "L 0:10=10000 \"**a** and **b**\"" }, { "**0:10 a**", "L bracket 0:10=10000 \"a\"" },
  { "(0:10 a)", "L 0:10=10000 \"a\"" }, { "[0:10 a]", "L bracket 0:10=10000 \"a\"" }, { "*0:10 a", "none" },
  { "0:10 a #chapter", "L 0:10=10000 \"a\"" }, { "0:10 a #c #topic", "L 0:10=10000 \"a\"" },
  { "0:10 a #metoo", "L 0:10=10000 \"a #metoo\"" }, { "0:10 a#c", "L 0:10=10000 \"a#c\"" },
  /* a stamp at the end */
  { "a (0:10)", "T bracket 0:10=10000 \"a\"" }, { "a [0:10]", "T bracket 0:10=10000 \"a\"" },
  { "a（0:10）", "T bracket 0:10=10000 \"a\"" }, { "a 【0:10】", "T bracket 0:10=10000 \"a\"" },
  { "a *0:10*", "T bracket 0:10=10000 \"a\"" }, { "a **0:10**.", "T bracket 0:10=10000 \"a\"" },
  { "a `0:10`", "T bracket 0:10=10000 \"a\"" }, { "a @ 0:10", "T bracket 0:10=10000 \"a\"" },
  { "a @0:10", "T bracket 0:10=10000 \"a\"" }, { "a - 0:10", "T 0:10=10000 \"a\"" },
  { "a – 0:10", "T 0:10=10000 \"a\"" }, { "a: 0:10", "T 0:10=10000 \"a\"" }, { "a | 0:10", "T 0:10=10000 \"a\"" },
  { "a · 0:10", "T 0:10=10000 \"a\"" }, { "a, 0:10", "T 0:10=10000 \"a\"" }, { "a ... 0:10", "T 0:10=10000 \"a\"" },
  { "a .. 0:10", "T 0:10=10000 \"a ..\"" }, { "a …… 0:10", "T 0:10=10000 \"a\"" },
  { "a 0:10.", "T 0:10=10000 \"a\"" }, { "a 0:10。", "T 0:10=10000 \"a\"" }, { "a 0:10~", "T 0:10=10000 \"a\"" },
  { "a &#8211; 0:10", "T 0:10=10000 \"a\"" }, { "a&nbsp;&mdash; (0:10)", "T bracket 0:10=10000 \"a\"" },
  { "a &hellip; 0:10&nbsp;", "none" }, { "<li>a &#8230; 0:10&nbsp;</li>", "T 0:10=10000 \"a\"" },
  { "a &amp; 0:10", "T 0:10=10000 \"a &amp;\"" }, { "a (0:10 &#8211; 0:20)", "T bracket 0:10=10000-0:20 \"a\"" },
  { "a (0:10~)", "T bracket 0:10=10000 \"a\"" }, { "a(0:10)", "T bracket 0:10=10000 \"a\"" },
  { "a0:10", "H plain6 \"a0:10\"" }, { "- a 0:10", "T bullet 0:10=10000 \"a\"" },
  { "## a (0:10)", "T atx2 bracket 0:10=10000 \"a\"" }, { "⏰ a 0:10", "T 0:10=10000 \"a\"" },
  { "a [0:10](https://y.be/x?t=10)", "T bracket 0:10=10000 @10=10000 \"a\"" },
  { "a [0:10](https://y.be/x)", "T bracket 0:10=10000 \"a\"" },
  { "a [0:10](https://y.be/x_(y)?t=10)", "T bracket 0:10=10000 @10=10000 \"a\"" },
  { "a [0:10](#t=0:11)", "T bracket 0:10=10000 @0:11=11000 \"a\"" },
  { "- a [0:10](#t=0:10)", "T bullet bracket 0:10=10000 @0:10=10000 \"a\"" },
  { "[a](https://a.org) 0:10", "T 0:10=10000 \"a\" <https://a.org>" }, { "a --:--", "T --:-- planned \"a\"" },
  { "a --:--:--", "T --:--:-- planned \"a\"" }, { "a ?\?:?\?", "T ?\?:?\? planned \"a\"" },
  { "a (0:61)", "T bracket 0:61 malformed \"a\"" }, { "a 1:2", "T 1:2 malformed \"a\"" }, { "0:10", "L 0:10=10000" },
  { "(0:10)", "L bracket 0:10=10000" },
  /* title and time within one link or one emphasis */
  { "[a 0:10](https://a.org)", "T 0:10=10000 \"a\" <https://a.org>" },
  { "- [a (0:10)](https://a.org?t=10)", "T bullet bracket 0:10=10000 @10=10000 \"a\" <https://a.org?t=10>" },
  { "[a [b] – 0:10](https://a.org)", "T 0:10=10000 \"a [b]\" <https://a.org>" },
  { "*a 0:10*", "T 0:10=10000 \"a\"" }, { "**a (0:10)**", "T bracket 0:10=10000 \"a\"" },
  { "**a *b* 0:10**", "T 0:10=10000 \"a *b*\"" }, { "*a* b *0:10*", "T bracket 0:10=10000 \"*a* b\"" },
  { "*a 0:10", "T 0:10=10000 \"*a\"" },
  /* the rows of a list of edits */
  { "001 a 0:41:20 0:42:10 0:00:00", "T prose 0:00:00=0 \"001 a 0:41:20 0:42:10\"" },
  { "a 0:41:20 0:00:00", "T 0:00:00=0 \"a 0:41:20\"" },
  /* the hour of a day is no moment of the recording */
  { "a 2017-07-29 15:00", "H plain6 \"a 2017-07-29 15:00\"" },
  { "a 22.02.2016 15:00", "H plain6 \"a 22.02.2016 15:00\"" }, { "a 2/22/16 15:00", "H plain6 \"a 2/22/16 15:00\"" },
  { "a 1/2/16 15:00", "H plain6 \"a 1/2/16 15:00\"" }, { "a 1/2/3 15:00", "T 15:00=900000 \"a 1/2/3\"" },
  { "a 2017-07 15:00", "T 15:00=900000 \"a 2017-07\"" },
  { "a 2017-07-29-1 15:00", "T 15:00=900000 \"a 2017-07-29-1\"" },
  { "a 123-45-6789 15:00", "T 15:00=900000 \"a 123-45-6789\"" },
  { "2017-07-29 15:00", "H plain6 \"2017-07-29 15:00\"" },
  { "2017-07-29 (15:00)", "T bracket 15:00=900000 \"2017-07-29\"" },
  { "a 2017-07-29 at 15:00", "T 15:00=900000 \"a 2017-07-29 at\"" },
  { "a 2017-07-29, 15:00", "T 15:00=900000 \"a 2017-07-29\"" },
  /* headings */
  { "# A", "H atx1 \"A\"" }, { "## A", "H atx2 \"A\"" }, { "###### A", "H atx6 \"A\"" }, { "####### A", "none" },
  { "##A", "H atx2 \"A\"" }, { "#A", "none" }, { "##!x", "none" }, { "##a!", "H atx2 \"a!\"" }, { "##!", "none" },
  { "#", "none" }, { "## A ##", "H atx2 \"A\"" }, { "## A##", "H atx2 \"A##\"" }, { "## **A**", "H atx2 \"A\"" },
  { "## A {#a}", "H atx2 \"A\"" }, { "## A ## {#a .wide}", "H atx2 \"A\"" }, { "## A {:#a}", "H atx2 \"A\"" },
  { "## A {.wide}  ", "H atx2 \"A\"" }, { "## A [0:10] {#a-0-10}", "T atx2 bracket 0:10=10000 \"A\"" },
  { "## 0:10 A {#a}", "L atx2 0:10=10000 \"A\"" }, { "## A {b}", "H atx2 \"A {b}\"" }, { "## A {}", "H atx2 \"A {}\"" },
  { "## A {#a} b", "H atx2 \"A {#a} b\"" }, { "## A {#a} }", "H atx2 \"A {#a} }\"" }, { "## {#a}", "none" },
  { "0:10 A {#a}", "L 0:10=10000 \"A {#a}\"" },
  { "## [A](https://a.org)", "H atx2 \"A\" <https://a.org>" }, { "## 🎙️ A", "H atx2 \"🎙️ A\"" },
  { "== A", "H adoc2 \"A\"" }, { "===== A", "H adoc5 \"A\"" }, { "====== A", "H adoc6 \"A\"" },
  { "======= A", "none" }, { "= A", "none" }, { "==A", "none" }, { "<h1>A</h1>", "H html1 \"A\"" },
  { "<h6>A</h6>", "H html6 \"A\"" }, { "<h7>A</h7>", "none" }, { "<p>A</p>", "none" }, { "**A**", "H bold6 \"A\"" },
  { "**A:**", "H bold6 \"A\"" }, { "**A**:", "H bold6 \"A\"" }, { "__A__", "H bold6 \"A\"" }, { "**A** b", "none" },
  { "**A** and **b**", "none" }, { "**[A](https://a.org)**", "H bold6 \"A\" <https://a.org>" },
  { "A:", "H colon6 \"A\"" }, { "A：", "H colon6 \"A\"" }, { "A b:", "H colon6 \"A b\"" }, { "A. B:", "none" },
  { "A::", "none" }, { ":A:", "none" }, { ".A:", "none" }, { "A,:", "none" }, { "[A](https://a.org):", "none" },
  { "🎙️ A", "H emoji6 \"🎙️ A\"" }, { "🎙️ A.", "none" }, { "ABC", "H caps6 \"ABC\"" }, { "AB", "H plain6 \"AB\"" },
  { "ABc", "H plain6 \"ABc\"" }, { "ABC 12", "H caps6 \"ABC 12\"" }, { "A", "H plain6 \"A\"" },
  { "a", "H plain6 \"a\"" }, { "\"A\"", "H plain6 \"\"A\"\"" }, { "(A)", "H plain6 \"(A)\"" }, { "!A", "none" },
  { "'A'", "none" }, { "A.", "none" }, { "A!", "none" }, { "A?", "none" }, { "A,", "none" }, { "A;", "none" },
  { "A…", "none" }, { "A。", "none" }, { "A！", "none" }, { "A？", "none" }, { "A，", "none" }, { "A；", "none" },
  { "A)", "H plain6 \"A)\"" }, { "가나(다)", "H plain6 \"가나(다)\"" }, { "A. B", "none" }, { "see a://b", "none" },
  { "[A b]", "H framed6 \"A b\"" }, { "【A】", "H framed6 \"A\"" }, { "「가」", "H framed6 \"가\"" }, { "《 A 》", "H framed6 \"A\"" },
  { "--- A ---", "H framed6 \"A\"" }, { "*** A ***", "H bold6 \"A\"" }, { "~~ A ~~", "H framed6 \"A\"" },
  { "■ A", "H framed6 \"A\"" }, { "■A", "H framed6 \"A\"" }, { "※ A", "H framed6 \"A\"" }, { "[A] b", "none" },
  { "[A] [b]", "none" }, { "[A](b)", "none" }, { "[]", "none" }, { "[!]", "none" }, { "【A] b】", "H framed6 \"A] b\"" },
  { "--- A --", "none" }, { "---A---", "none" }, { "--- ---", "none" }, { "- A -", "none" }, { "[a://b]", "none" },
  { "- A", "none" }, { "1. A", "none" }, { " A", "none" }, { "\tA", "none" },
  /* paragraphs of HTML */
  { "<p><strong>A b</strong></p>", "H bold6 \"A b\"" }, { "<p><b>A:</b></p>", "H bold6 \"A\"" }, { "<p><b>A</b>:<br>", "H bold6 \"A\"" },
  { "<div class=\"x\"><strong>A</strong></div>", "H bold6 \"A\"" }, { "<strong>A</strong><br />", "H bold6 \"A\"" },
  { "<p><span><em><b>A</b></em></span></p>", "H bold6 \"A\"" }, { "<p>A:</p>", "H colon6 \"A\"" },
  { "<p>【A】</p>", "H framed6 \"A\"" }, { "<p>[A]</p>", "H framed6 \"A\"" },
  { "<p>A</p>", "none" }, { "<p><b>A</b> b</p>", "none" }, { "<p>a <b>A</b></p>", "none" }, { "<p><b>A!</b></p>", "none" },
  { "<p><b>A. B</b></p>", "none" }, { "<li><b>A</b></li>", "none" }, { "<p><a href=\"b\"><b>A</b></a></p>", "none" },
  { "<p><b><img src=\"a\"></b></p>", "none" }, { "<p><b></b></p>", "none" }, { "<p>:</p>", "none" }, { "<p><b>A</p>", "none" },
  { "<p>" EIGHTY_EIGHT "ab:</p>", "H colon6 \"" EIGHTY_EIGHT "ab\"" }, { "<p>" EIGHTY_EIGHT "abc:</p>", "none" },
  { "<p><b>" EIGHTY_EIGHT EIGHTY_EIGHT "abcd</b></p>", "H bold6 \"" EIGHTY_EIGHT EIGHTY_EIGHT "abcd\"" },
  { "<p><b>" EIGHTY_EIGHT EIGHTY_EIGHT "abcde</b></p>", "none" },
  /* an inline element around the time, and a cell */
  { "<time>0:10</time> A", "L bracket 0:10=10000 \"A\"" }, { "<code>0:10</code> A", "L bracket 0:10=10000 \"A\"" }, { "<td>0:10</td><td>A</td>", "L 0:10=10000 \"A\"" },
  /* what is too long for a heading without a mark */
  { EIGHTY_EIGHT "ab", "H plain6 \"" EIGHTY_EIGHT "ab\"" }, { EIGHTY_EIGHT "abc", "none" },
  { WIDE_SIXTY WIDE_SIXTY WIDE_SIXTY, "H plain6 \"" WIDE_SIXTY WIDE_SIXTY WIDE_SIXTY "\"" },
  { WIDE_SIXTY WIDE_SIXTY WIDE_SIXTY "a", "none" }, { "é" EIGHTY_EIGHT "a", "none" },
  { "## " EIGHTY_EIGHT EIGHTY_EIGHT "abc", "H atx2 \"" EIGHTY_EIGHT EIGHTY_EIGHT "abc\"" },
  { "**" EIGHTY_EIGHT EIGHTY_EIGHT "abc**", "H bold6 \"" EIGHTY_EIGHT EIGHTY_EIGHT "abc\"" },
};

static const char *
name_of (SegueHeadingStyle style)
{
  static const char *const names[] = { "", "atx", "adoc", "setext", "html", "bold", "colon", "framed", "emoji", "caps", "plain" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == SEGUE_N_HEADING_STYLES);
  return names[style];
}

static void
append_span (GString    *out,
             const char *line,
             const char *before,
             SegueSpan   span,
             const char *after)
{
  if (span.length == 0)
    return;
  g_string_append (out, before);
  g_string_append_len (out, line + span.offset, span.length);
  g_string_append (out, after);
}

/* Kind, style of heading and its level, indent, flags, time, end, time of the link, title, link, as far as there are. */
static char *
describe (const char *line)
{
  g_autoptr(GString) out = g_string_new (NULL);
  SegueHead head;

  segue_head_scan (line, strlen (line), &head);
  if (head.kind == SEGUE_HEAD_NONE)
    return g_strdup ("none");
  g_string_append_c (out, "NLTH"[head.kind]);
  if (head.heading != SEGUE_HEADING_NONE)
    g_string_append_printf (out, " %s%u", name_of (head.heading), head.level);
  if (head.indent > 0)
    g_string_append_printf (out, " +%u", head.indent);
  g_string_append_printf (out, "%s%s%s%s", head.bulleted ? " bullet" : "", head.bracketed ? " bracket" : "",
                          head.glued ? " glued" : "", head.prose ? " prose" : "");
  append_span (out, line, " ", head.start, "");
  if (head.result == SEGUE_TIME_VALID)
    g_string_append_printf (out, "=%" G_GINT64_FORMAT, head.time);
  else if (head.kind != SEGUE_HEAD_HEADING)
    g_string_append (out, head.result == SEGUE_TIME_PLANNED ? " planned" : " malformed");
  append_span (out, line, "-", head.end, "");
  append_span (out, line, " @", head.link_span, "");
  if (head.link_time != SEGUE_TIME_NONE)
    g_string_append_printf (out, "=%" G_GINT64_FORMAT, head.link_time);
  append_span (out, line, " \"", head.title, "\"");
  append_span (out, line, " <", head.link, ">");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *head = describe (cases[i].line);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (head, ==, cases[i].head);
    }
}

/* The marks, tags and addresses of one title that are looked at: 32 of a kind, so that the time for a line stays
 * proportional to its length. What is beyond stays in the title. */
static void
test_limits (void)
{
  static const struct
  {
    const char *before, *open, *middle, *close;
    const char *within, *beyond; /* the pattern of the head with 32 times @open and @close, and with 33 */
  } lines[] = {
    { "0:10 ", "[", "a", "](b)", "* \"a\" <b>", "* \"[a](b)\" <b>" },
    { "0:10 ", "<a href=\"b\">", "a", "</a>", "* \"a\" <b>", "* \"<a href=\"b\">a</a>\" <b>" },
    { "0:10 c", "[", "](b)", "", "*[](b)\" <b>", "*[](b)\"" },
    { "0:10 c", "<", "a href=\"b\">a</a> c", "", "*</a> c\" <b>", "*</a> c\"" },
    { "0:10 ", "", "a", "<hr>", "* \"a\"", "* \"a<hr>\"" },
    { "<h2>", "<b>", "a", "</b> c", "H html2 \"<b>*", "H html2 \"a</b>*" },
    { "0:10 ", "", "a", " https://b.c", "* \"a\" <https://b.c>", "* \"a https://b.c\" <https://b.c>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint n = 32; n <= 33; n++)
      {
        g_autoptr(GString) line = g_string_new (lines[i].before);
        g_autofree char *head = NULL;

        for (guint k = 0; k < n; k++)
          g_string_append (line, lines[i].open);
        g_string_append (line, lines[i].middle);
        for (guint k = 0; k < n; k++)
          g_string_append (line, lines[i].close);
        head = describe (line->str);
        g_test_message ("%s: %s", line->str, head);
        g_assert_true (g_pattern_match_simple (n == 32 ? lines[i].within : lines[i].beyond, head));
      }
}

static void
test_underline (void)
{
  static const struct { const char *line; char mark; } lines[] = {
    { "===", '=' }, { "----", '-' }, { "~~~ ", '~' }, { "^^^", '^' }, { "\"\"\"", '"' }, { "'''", '\'' }, { "###", '#' },
    { "***", '*' }, { "+++\xC2\xA0", '+' }, { ":::", ':' }, { "...", '.' }, { "___", '_' }, { "```", '`' },
    { "==", 0 }, { "==  ", 0 }, { "==-", 0 }, { "-==", 0 }, { "= = =", 0 }, { "aaa", 0 }, { "!!!", 0 }, { " ===", 0 }, { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      char mark = 0;

      g_test_message ("%s", lines[i].line);
      g_assert_cmpint (segue_head_is_underline (lines[i].line, strlen (lines[i].line), &mark), ==, lines[i].mark != 0);
      g_assert_cmpint (mark, ==, lines[i].mark);
    }
}

/* The time behind that of the line, as the end of the segment: not before the start, and with a title behind it. */
static void
test_end_behind (void)
{
  static const struct { const char *line; gint64 end; const char *title; } lines[] = {
    { "0:10 2:30 a", 150000, "a" }, { "0:10 0:10 a", 10000, "a" }, { "0:10 1:02:30\ta b", 3750000, "a b" },
    { "0:10 0:09 a", SEGUE_TIME_NONE, "0:09 a" }, { "0:10 2:30", SEGUE_TIME_NONE, "2:30" },
    { "0:10 2:30, a", SEGUE_TIME_NONE, "2:30, a" }, { "0:10 2:30; a", SEGUE_TIME_NONE, "2:30; a" },
    { "0:10 2:30! a", SEGUE_TIME_NONE, "2:30! a" }, { "0:10 2:30) a", SEGUE_TIME_NONE, "2:30) a" },
    { "0:10 2:30,", SEGUE_TIME_NONE, "2:30," }, { "0:10 2:75 a", SEGUE_TIME_NONE, "2:75 a" },
    { "0:10 x 2:30 b", SEGUE_TIME_NONE, "x 2:30 b" }, { "0:10 - 0:20 2:30 a", 20000, "2:30 a" },
    { "0:75 2:30 a", SEGUE_TIME_NONE, "2:30 a" }, { "0:10", SEGUE_TIME_NONE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *line = lines[i].line, *end = line + strlen (line);
      g_autofree char *title = NULL;
      SegueHead head;
      gboolean had_end;

      segue_head_scan (line, end - line, &head);
      had_end = head.end.length > 0;
      g_test_message ("%s", line);
      g_assert_cmpint (segue_head_take_end_behind (line, end, &head), ==, !had_end && lines[i].end != SEGUE_TIME_NONE);
      title = g_strndup (line + head.title.offset, head.title.length);
      g_assert_cmpstr (title, ==, lines[i].title);
      g_assert_cmpint (head.end_time, ==, lines[i].end);
    }
}

/* Times after the name of a speaker. */
static void
test_speaker (void)
{
  static const struct { const char *line; const char *stamp; gint64 time; } lines[] = {
    { "[Anna] [00:17] So", "00:17", 17000 }, { "**Anna** (1:00:17.5):", "1:00:17.5", 3617500 },
    { "<b>Anna</b> <time>00:17</time> So", "00:17", 17000 }, { "  Anna `0:17` So", "0:17", 17000 },
    { "Anna (2 min) So", "2 min", 120000 }, { "Anna (1h2m3s) So", "1h2m3s", 3723000 }, { "*0:17 Anna:* So", "0:17", 17000 },
    { "(0:17 Anna) So", "0:17", 17000 }, { "Anna (2) (0:17)", "0:17", 17000 }, { "Anna (0:61) (0:17)", "0:17", 17000 },
    { "Anna (--:--) So", NULL, 0 }, { "Anna 0:17 So", NULL, 0 }, { "Anna ( 0:17)", NULL, 0 }, { "Anna (So)", NULL, 0 },
    { "   ", NULL, 0 }, { "", NULL, 0 }, { "0:17", NULL, 0 }, { "Anna (", NULL, 0 },
    /* a digit at the 80th byte, and at the 81st */
    { WIDE_SIXTY "0123456789abcdefg((0:17)", "0:17", 17000 }, { WIDE_SIXTY "0123456789abcdefgh((0:17)", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *line = lines[i].line, *end = line + strlen (line);
      SegueHead head = { .kind = SEGUE_HEAD_HEADING, .level = 3 };
      const gboolean found = segue_head_scan_speaker (line, end, &head);
      g_autofree char *stamp = g_strndup (line + head.start.offset, head.start.length);
      g_autofree char *written = NULL;

      g_test_message ("%s", line);
      g_assert_cmpint (found, ==, lines[i].stamp != NULL);
      if (!found)
        {
          g_assert_cmpint (head.kind, ==, SEGUE_HEAD_HEADING);
          g_assert_cmpint (head.level, ==, 3);
          continue;
        }
      written = segue_clock_format (&head.clock, head.time);
      g_assert_cmpint (head.kind, ==, SEGUE_HEAD_TRAILING);
      g_assert_cmpint (head.result, ==, SEGUE_TIME_VALID);
      g_assert_cmpint (head.time, ==, lines[i].time);
      g_assert_cmpint (head.level, ==, 0);
      g_assert_cmpint (head.title.length, ==, 0);
      g_assert_true (head.bracketed);
      g_assert_cmpstr (stamp, ==, lines[i].stamp);
      g_assert_cmpstr (written, ==, lines[i].stamp);
    }
}

/* Lines that divide the text. */
static void
test_rules (void)
{
  static const char *const rules[] = { "---", "-----  ", "* * *", "  ___", "~~~~", "━━━━", "———", "ーーーーー", "＝＝＝", "+++" };
  static const char *const others[] = { "", "--", "- -", "--- a", "-=-", "...", "###", "a a a", "——", "ー ー", "|---|", "-—-" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_assert_true (segue_head_is_rule (rules[i], strlen (rules[i])));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (segue_head_is_rule (others[i], strlen (others[i])));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/head/lines", test_lines);
  g_test_add_func ("/head/limits", test_limits);
  g_test_add_func ("/head/underline", test_underline);
  g_test_add_func ("/head/rules", test_rules);
  g_test_add_func ("/head/end-behind", test_end_behind);
  g_test_add_func ("/head/speaker", test_speaker);
  return g_test_run ();
}

/* texts.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Small notes in several hands, for tests. */

/* The shape of a weekly show: bold sections, stamps in parentheses, a description line each, no final newline. */
#define TEXT_WEEKLY                                                                                                    \
  "정원 소식 12화입니다! 2026년 3월 2일 녹음\n"                                                                        \
  "\n"                                                                                                                 \
  "이번 주에는 봄맞이 흙 이야기를 나눕니다. 문의는 hello@example.org 로 보내 주세요.\n"                                \
  "\n"                                                                                                                 \
  "시간표 + 링크:\n"                                                                                                   \
  "(00:00:10) 여는 말\n"                                                                                               \
  "(00:02:14) 알림: 씨앗(seed) 나눔\n"                                                                                 \
  "\n"                                                                                                                 \
  "**도구와 흙(Tools & Soil)**\n"                                                                                      \
  "(00:03:07) 삽을 고르는 법\n"                                                                                        \
  "손잡이가 긴 삽은 허리를 덜 굽히게 합니다.\n"                                                                        \
  "(00:17:02) 흙: 무엇을 섞을까?\n"                                                                                    \
  "모래와 부엽토를 반씩 섞습니다.\n"                                                                                   \
  "\n"                                                                                                                 \
  "**물과 빛(Water & Light)**\n"                                                                                       \
  "(00:26:35) 아침 물주기\n"                                                                                           \
  "해가 뜨기 전이 가장 좋습니다.\n"                                                                                    \
  "(00:59:49) 그늘 | 반그늘\n"                                                                                         \
  "북쪽 벽에도 자라는 것이 있습니다.\n"                                                                                \
  "(01:02:12) 닫는 말\n"                                                                                               \
  "다음 주에 만나요."

#define TEXT_MARKDOWN                                                                                                  \
  "---\n"                                                                                                              \
  "number: 7\n"                                                                                                        \
  "title: Soil and water\n"                                                                                            \
  "date: 2026-03-02 15:00\n"                                                                                           \
  "---\n"                                                                                                              \
  "\n"                                                                                                                 \
  "We talk about soil at 9:30 in the morning.\n"                                                                       \
  "\n"                                                                                                                 \
  "## Show Notes\n"                                                                                                    \
  "\n"                                                                                                                 \
  "* **[00:00](#t=00:00)** Welcome\n"                                                                                  \
  "* **[02:12](#t=02:12)** [Spades](https://example.org/spades)\n"                                                     \
  "  * a long handle, 2:1\n"                                                                                           \
  "* **[59:49](#t=59:49)** Sand & _leaf mould_\n"                                                                      \
  "* **[01:02:12](#t=01:02:12)** Goodbye\n"                                                                            \
  "\n"                                                                                                                 \
  "## Links\n"                                                                                                         \
  "\n"                                                                                                                 \
  "- [The garden](https://example.org)\n"                                                                              \
  "\n"                                                                                                                 \
  "```\n"                                                                                                              \
  "(00:01) not a segment\n"                                                                                            \
  "```\n"

#define TEXT_BARE                                                                                                      \
  "0:00 Intro\r\n"                                                                                                     \
  "1:55 - Scott's shed\r\n"                                                                                            \
  "12:35 - `var` vs spade\r\n"                                                                                         \
  "1:04:14 - Outro\r\n"

#define TEXT_TRAILING                                                                                                  \
  "Resumo\n"                                                                                                           \
  "------\n"                                                                                                           \
  "\n"                                                                                                                 \
  "-  **Introdução**: 00:00\n"                                                                                         \
  "-  **A pá** 03:00\n"                                                                                                \
  "-  **Fim**:  1:20:10\n"                                                                                             \
  "\n"                                                                                                                 \
  "Links\n"                                                                                                            \
  "-----\n"                                                                                                            \
  "\n"                                                                                                                 \
  "* `Jardim <http://example.org>`__\n"

#define TEXT_NESTED                                                                                                    \
  "# Friends of the garden, 5 May\n"                                                                                   \
  "\n"                                                                                                                 \
  "Some of the topics we hit on:\n"                                                                                    \
  "\n"                                                                                                                 \
  "- [@5:57](https://example.org/v?t=357) Lay of the land\n"                                                           \
  "- [@11:14](https://example.org/v?t=674)\n"                                                                          \
  "  Matt: what goes in the middle?\n"                                                                                 \
  "- [@21:20](https://example.org/v?t=1280)\n"                                                                         \
  "  Taking notes\n"                                                                                                   \
  "  - [@25:41](https://example.org/v?t=1541) With a pencil\n"                                                         \
  "  - and paper\n"                                                                                                    \
  "- [@1:02:37](https://example.org/v?t=3757) \"The end\"\n"

#define TEXT_PLAIN_HEADINGS                                                                                            \
  "Chapters:\n"                                                                                                        \
  "[00:00] Start\n"                                                                                                    \
  "\n"                                                                                                                 \
  "Tools and soil\n"                                                                                                   \
  "[03:07] Spades\n"                                                                                                   \
  "[10:00] Soil\n"                                                                                                     \
  "\n"                                                                                                                 \
  "Water\n"                                                                                                            \
  "[26:35] Morning\n"                                                                                                  \
  "\n"                                                                                                                 \
  "Thanks to all who wrote. See you next week.\n"

#define TEXT_ONE_LINE                                                                                                  \
  "Tea and rain\n"                                                                                                     \
  "\n"                                                                                                                 \
  "(00:00) Hello (05:10) Green tea | (12:00) Black tea (1:02:10) Bye\n"                                                \
  "\n"                                                                                                                 \
  "(1:10:00) Extra (1:12:00) More\n"

static const char *const all_texts[] = {
  TEXT_WEEKLY, TEXT_MARKDOWN, TEXT_BARE, TEXT_TRAILING, TEXT_NESTED, TEXT_PLAIN_HEADINGS, TEXT_ONE_LINE, "", "\n\n", "only prose, no stamps",
};

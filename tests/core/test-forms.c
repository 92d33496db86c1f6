/* test-forms.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"

/* The forms in which shows write times, in many languages. Each form is read in notes of two such lines. Then start, end
 * and title of the second line are edited, which changes only their bytes and is read back. */

typedef struct
{
  const char *first;
  const char *second;
  gint64 start;      /* of the second, in seconds */
  gint64 end;        /* of the second, in seconds, or -1 for none */
  const char *title; /* of the second */
} Form;

static const Form ranges[] = {
  /* before the title */
  { "0:00 - 3:10 Welcome", "3:10 - 5:00 Guest", 190, 300, "Guest" },
  { "0:00-3:10 Welcome", "3:10-5:00 Guest", 190, 300, "Guest" },
  { "0:00–3:10 Welcome", "3:10–5:00 Guest", 190, 300, "Guest" },
  { "0:00—3:10 Welcome", "3:10—5:00 Guest", 190, 300, "Guest" },
  { "0:00 ~ 3:10 안녕하세요", "3:10 ~ 5:00 손님", 190, 300, "손님" },
  { "0:00〜3:10 挨拶", "3:10〜5:00 ゲスト", 190, 300, "ゲスト" },
  { "0:00～3:10 挨拶", "3:10～5:00 ゲスト", 190, 300, "ゲスト" },
  { "0:00 → 3:10 Welcome", "3:10 → 5:00 Guest", 190, 300, "Guest" },
  { "0:00 -> 3:10 Welcome", "3:10 -> 5:00 Guest", 190, 300, "Guest" },
  { "0:00 --> 3:10 Welcome", "3:10 --> 5:00 Guest", 190, 300, "Guest" },
  { "0:00 | 3:10 | Welcome", "3:10 | 5:00 | Guest", 190, 300, "Guest" },
  { "00:01 to 00:50 Introduction", "00:50 to 03:10 Vitamins", 50, 190, "Vitamins" },
  { "00:01 bis 00:50 Begrüßung", "00:50 bis 03:10 Vitamine", 50, 190, "Vitamine" },
  { "00:01 a 00:50 Saludo", "00:50 a 03:10 Vitaminas", 50, 190, "Vitaminas" },
  { "00:01 à 00:50 Accueil", "00:50 à 03:10 Vitamines", 50, 190, "Vitamines" },
  { "00:01 до 00:50 Привет", "00:50 до 03:10 Витамины", 50, 190, "Витамины" },
  { "00:01 إلى 00:50 مرحبا", "00:50 إلى 03:10 فيتامينات", 50, 190, "فيتامينات" },
  { "00:01 עד 00:50 שלום", "00:50 עד 03:10 ויטמינים", 50, 190, "ויטמינים" },
  { "00:01부터 00:50까지 인사", "00:50부터 03:10까지 비타민", 50, 190, "비타민" },
  { "00:01から00:50まで 挨拶", "00:50から03:10まで ビタミン", 50, 190, "ビタミン" },
  { "00:01 से 00:50 तक नमस्ते", "00:50 से 03:10 तक विटामिन", 50, 190, "विटामिन" },
  { "- 0:00 - 3:10: Welcome", "- 3:10 - 5:00: Guest", 190, 300, "Guest" },
  { "## 0:00–3:10 Welcome", "## 3:10–5:00 Guest", 190, 300, "Guest" },
  { "(0:00 - 3:10) Welcome", "(3:10 - 5:00) Guest", 190, 300, "Guest" },
  { "(from 0:00 to 3:10) Welcome", "(from 3:10 to 5:00) Guest", 190, 300, "Guest" },
  { "(von 0:00 bis 3:10) Hallo", "(von 3:10 bis 5:00) Gast", 190, 300, "Gast" },
  { "(de 0:00 à 3:10) Bonjour", "(de 3:10 à 5:00) Invité", 190, 300, "Invité" },
  { "[0:00 - 3:10] Welcome", "[3:10 - 5:00] Guest", 190, 300, "Guest" },
  { "[0:00 3:10] Welcome", "[3:10 5:00] Guest", 190, 300, "Guest" },
  { "[0:00 | 3:10] Welcome", "[3:10 | 5:00] Guest", 190, 300, "Guest" },
  { "【0:00〜3:10】挨拶", "【3:10〜5:00】ゲスト", 190, 300, "ゲスト" },
  { "（0:00－3:10）挨拶", "（3:10 - 5:00）ゲスト", 190, 300, "ゲスト" },
  { "<0:00 - 3:10> Welcome", "<3:10 - 5:00> Guest", 190, 300, "Guest" },
  { "**0:00 - 3:10** Welcome", "**3:10 - 5:00** Guest", 190, 300, "Guest" },
  { "**[0:00 - 3:10]** Welcome", "**[3:10 - 5:00]** Guest", 190, 300, "Guest" },
  { "[00:01] - [00:50] Introduction", "[00:50] - [03:10] Vitamins", 50, 190, "Vitamins" },
  { "[00:01][00:50] Introduction", "[00:50][03:10] Vitamins", 50, 190, "Vitamins" },
  { "[00:01] [00:50] Introduction", "[00:50] [03:10] Vitamins", 50, 190, "Vitamins" },
  { "(00:01) – (00:50) Introduction", "(00:50) – (03:10) Vitamins", 50, 190, "Vitamins" },
  { "(00:01) to (00:50) Introduction", "(00:50) to (03:10) Vitamins", 50, 190, "Vitamins" },
  { "【00:01】〜【00:50】挨拶", "【00:50】〜【03:10】ビタミン", 50, 190, "ビタミン" },
  { "`00:01` - `00:50` Introduction", "`00:50` - `03:10` Vitamins", 50, 190, "Vitamins" },
  { "**00:01** - **00:50** Introduction", "**00:50** - **03:10** Vitamins", 50, 190, "Vitamins" },
  { "[00:01](https://y.org?t=1) - [00:50](https://y.org?t=50) Introduction",
    "[00:50](https://y.org?t=50) - [03:10](https://y.org?t=190) Vitamins", 50, 190, "Vitamins" },
  { "1:00:00 - 1:02:33 Long", "1:02:33 - 1:10:00 Longer", 3753, 4200, "Longer" },
  { "0:00.500 - 3:10.250 Exact", "3:10 - 5:00 More exact", 190, 300, "More exact" },
  /* behind the title */
  { "Welcome (0:00 - 3:10)", "Guest (3:10 - 5:00)", 190, 300, "Guest" },
  { "Welcome (0:00-3:10)", "Guest (3:10-5:00)", 190, 300, "Guest" },
  { "Welcome (0:00–3:10)", "Guest (3:10–5:00)", 190, 300, "Guest" },
  { "Welcome (0:00 — 3:10)", "Guest (3:10 — 5:00)", 190, 300, "Guest" },
  { "Welcome (0:00 to 3:10)", "Guest (3:10 to 5:00)", 190, 300, "Guest" },
  { "Welcome (from 0:00 to 3:10)", "Guest (from 3:10 to 5:00)", 190, 300, "Guest" },
  { "Hallo (0:00 bis 3:10)", "Gast (3:10 bis 5:00)", 190, 300, "Gast" },
  { "Hola (desde 0:00 hasta 3:10)", "Invitado (desde 3:10 hasta 5:00)", 190, 300, "Invitado" },
  { "Bonjour (0:00 à 3:10)", "Invité (3:10 à 5:00)", 190, 300, "Invité" },
  { "Olá (0:00 até 3:10)", "Convidado (3:10 até 5:00)", 190, 300, "Convidado" },
  { "인사 (0:00 ~ 3:10)", "손님 (3:10 ~ 5:00)", 190, 300, "손님" },
  { "인사 (0:00부터 3:10까지)", "손님 (3:10부터 5:00까지)", 190, 300, "손님" },
  { "挨拶（0:00〜3:10）", "ゲスト（3:10〜5:00）", 190, 300, "ゲスト" },
  { "挨拶（0:00から3:10まで）", "ゲスト（3:10から5:00まで）", 190, 300, "ゲスト" },
  { "挨拶 【0:00～3:10】", "ゲスト 【3:10～5:00】", 190, 300, "ゲスト" },
  { "שלום (0:00 - 3:10)", "אורח (3:10 - 5:00)", 190, 300, "אורח" },
  { "مرحبا (من 0:00 إلى 3:10)", "ضيف (من 3:10 إلى 5:00)", 190, 300, "ضيف" },
  { "नमस्ते (0:00 - 3:10)", "अतिथि (3:10 - 5:00)", 190, 300, "अतिथि" },
  { "Welcome [0:00 - 3:10]", "Guest [3:10 - 5:00]", 190, 300, "Guest" },
  { "Welcome [0:00 3:10]", "Guest [3:10 5:00]", 190, 300, "Guest" },
  { "Welcome [0:00 | 3:10]", "Guest [3:10 | 5:00]", 190, 300, "Guest" },
  { "Welcome ([0:00] - [3:10])", "Guest ([3:10] - [5:00])", 190, 300, "Guest" },
  { "Welcome [0:00] - [3:10]", "Guest [3:10] - [5:00]", 190, 300, "Guest" },
  { "Welcome (0:00) – (3:10)", "Guest (3:10) – (5:00)", 190, 300, "Guest" },
  { "### Opening `[00:00 - 05:10]`", "### Guest `[05:10 - 12:00]`", 310, 720, "Guest" },
  { "Welcome **0:00 - 3:10**", "Guest **3:10 - 5:00**", 190, 300, "Guest" },
  { "Welcome *0:00 - 3:10*.", "Guest *3:10 - 5:00*.", 190, 300, "Guest" },
  { "- Welcome (0:00 - 3:10)", "- Guest (3:10 - 5:00)", 190, 300, "Guest" },
  { "1. Welcome (0:00 - 3:10)", "2. Guest (3:10 - 5:00)", 190, 300, "Guest" },
  { "Welcome [0:00](https://y.org?t=0) - [3:10](https://y.org?t=190)",
    "Guest [3:10](https://y.org?t=190) - [5:00](https://y.org?t=300)", 190, 300, "Guest" },
};

/* Ranges at the end of lines without brackets, which need three lines to be a list. */
static const Form bare_ranges[] = {
  { "A: 0:00 - 1:27", "B: 1:27 - 11:18", 87, 678, "B" },
  { "01. Song 00:00-05:35", "02. Tune 05:35-07:10", 335, 430, "Tune" },
  { "Song 00:00 - 05:35", "Tune 05:35 - 07:10", 335, 430, "Tune" },
  { "Song – 00:00–05:35", "Tune – 05:35–07:10", 335, 430, "Tune" },
  { "노래 00:00~05:35", "가락 05:35~07:10", 335, 430, "가락" },
  { "Lied von 00:00 bis 05:35", "Weise von 05:35 bis 07:10", 335, 430, "Weise" },
  { "Canción, de 00:00 a 05:35", "Tonada, de 05:35 a 07:10", 335, 430, "Tonada" },
  { "歌 00:00から05:35まで", "曲 05:35から07:10まで", 335, 430, "曲" },
  { "- Song | 00:00 | 05:35", "- Tune | 05:35 | 07:10", 335, 430, "Tune" },
};

/* Ranges with a typing error. The end is no part of the title. */
static const Form mistyped_ranges[] = {
  { "[0:00 - 3:10] Welcome", "[13:10 - 5:00] Guest", 790, -1, "Guest" },
  { "(0:00–3:10) Welcome", "(13:10–5:00) Guest", 790, -1, "Guest" },
  { "[0:00] – [3:10] Welcome", "[13:10] – [5:00] Guest", 790, -1, "Guest" },
  { "**0:00 - 3:10** Welcome", "**3:10 - 5:688** Guest", 190, -1, "Guest" },
  { "Welcome (0:00 - 3:10)", "Guest (13:10 - 5:00)", 790, -1, "Guest" },
  { "Welcome [0:00] - [3:10]", "Guest [13:10] - [5:00]", 790, -1, "Guest" },
  { "挨拶【0:00〜3:10】", "ゲスト【3:10〜5:688】", 190, -1, "ゲスト" },
  { "- Willkommen (0:00 bis 3:10)", "- Gast (13:10 bis 5:00)", 790, -1, "Gast" },
};

/* Ranges without brackets, with a typing error, among others. */
static const Form mistyped_bare_ranges[] = {
  { "0:00 - 3:10 Welcome", "3:10 - 5:77 Guest", 190, -1, "Guest" },
  { "0:00-3:10: Welcome", "3:10-5:7: Guest", 190, -1, "Guest" },
  { "- 0:00–3:10 Welcome", "- 3:10–5:077 **Guest**", 190, -1, "Guest" },
  { "0:00 ~ 3:10 안녕하세요", "3:10 ~ 5:99 손님", 190, -1, "손님" },
  { "00:01 to 00:50 Introduction", "00:50 to 03:100 [Vitamins](https://y.org)", 50, -1, "Vitamins" },
  { "0:00 - 3:10 Welcome", "13:10 - 5:00 Guest", 790, -1, "Guest" },
  { "0:00 - 3:10 Welcome", "3:10 - 15 people", 190, -1, "15 people" },
  { "0:00 - 3:10 Welcome", "3:10 - Guest of 5:77", 190, -1, "Guest of 5:77" },
  { "0:00 - 3:10 Welcome", "3:10 \"5:77\" by Anna", 190, -1, "\"5:77\" by Anna" },
  /* behind the title */
  { "Welcome 0:00 - 3:10", "Guest 3:10 - 5:77", 190, -1, "Guest" },
  { "A: 0:00-3:10", "B: 3:10-5:100", 190, -1, "B" },
  { "- Welcome – 0:00–3:10", "- **Guest** – 3:10–5:77", 190, -1, "Guest" },
  { "Lied von 0:00 bis 3:10", "Weise von 3:10 bis 5:77", 190, -1, "Weise" },
  { "Welcome 0:00 - 3:10", "Guest 13:10 - 5:00", 790, -1, "Guest" },
  { "Welcome 0:00 - 3:10", "John 3:16 5:77", -1, -1, "John 3:16" },
};

/* Emphasis that begins before the time and ends within the title. */
static const Form opened[] = {
  { "**0:10 Anna** on bees", "**5:10 Boris** on wasps", 310, -1, "Boris on wasps" },
  { "- **0:10 Anna**: bees", "- **5:10 Boris**: wasps", 310, -1, "Boris: wasps" },
  { "* *0:10 Anna*, beekeeper", "* *5:10 Boris*, keeper of *wasps*", 310, -1, "Boris, keeper of wasps" },
  { "__0:10 Anna__ on bees", "__5:10 Boris__ on wasps", 310, -1, "Boris on wasps" },
  { "_0:10 anna_bee_ on bees", "_5:10 boris_wasp_ on wasps", 310, -1, "boris_wasp on wasps" },
  { "**[0:10] Anna**: bees", "**[5:10] Boris**: wasps", 310, -1, "Boris: wasps" },
  { "**(0:10 - 5:10) Anna** on bees", "**(5:10 - 6:20) Boris** on wasps", 310, 380, "Boris on wasps" },
  { "**[0:10](#t=0:10) Anna** on bees", "**[5:10](#t=5:10) Boris** on **wasps**", 310, -1, "Boris on wasps" },
  { "1. **0:10 – 안나**와 벌", "2. **5:10 – 보리스**와 말벌", 310, -1, "보리스와 말벌" },
  { "## **0:10 Anna** on bees", "## **5:10 Boris** on wasps", 310, -1, "Boris on wasps" },
  { "<ul>\n<li><b>0:10 Anna</b> on bees</li>", "<li><b>5:10 Boris</b> on wasps</li>", 310, -1, "Boris on wasps" },
  { "<p><strong>0:10 – Anna</strong>: bees</p>", "<p><strong>5:10 – Boris</strong>: wasps</p>", 310, -1, "Boris: wasps" },
  { "<li><b><i>0:10 Anna</i> on</b> bees</li>", "<li><b><i>5:10 Boris</i> on</b> wasps</li>", 310, -1, "Boris on wasps" },
  { "<li><em>(0:10) Anna</em>, bees</li>", "<li><em>(5:10) Boris</em>, wasps</li>", 310, -1, "Boris, wasps" },
  { "<li><b>0:10</b> <b>Anna</b> on bees</li>", "<li><b>5:10</b> <b>Boris</b> on wasps</li>", 310, -1, "Boris on wasps" },
  /* emphasis around all of it */
  { "**0:10 Anna on bees**", "**5:10 Boris on wasps**", 310, -1, "Boris on wasps" },
};

#define LRM "\xE2\x80\x8E"
#define RLM "\xE2\x80\x8F"
#define RLE "\xE2\x80\xAB"
#define PDF "\xE2\x80\xAC"
#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"
#define ALM "\xD8\x9C"
#define SHY "\xC2\xAD"

static const Form characters[] = {
  /* invisible characters */
  { LRM "00:00 Hello", LRM "12:10 Guest", 730, -1, "Guest" },
  { RLM "00:00 שלום", RLM "12:10 אורח", 730, -1, "אורח" },
  { RLM "(00:00) שלום", RLM "(12:10) אורח", 730, -1, "אורח" },
  { "(" RLM "00:00) שלום", "(" RLM "12:10) אורח", 730, -1, "אורח" },
  { "(00:00" RLM ") שלום", "(12:10" RLM ") אורח", 730, -1, "אורח" },
  { "00:00" LRM " Hello", "12:10" LRM " Guest", 730, -1, "Guest" },
  { "00" LRM ":00 Hello", "12" LRM ":10 Guest", 730, -1, "Guest" },
  { "00:" SHY "00 Hallo", "12:" SHY "10 Gast", 730, -1, "Gast" },
  { RLE "00:00 مرحبا" PDF, RLE "12:10 ضيف" PDF, 730, -1, "ضيف" },
  { FSI "00:00" PDI " مرحبا", FSI "12:10" PDI " ضيف", 730, -1, "ضيف" },
  { ALM "00:00 مرحبا", ALM "12:10 ضيف", 730, -1, "ضيف" },
  { SHY "00:00 Hallo", SHY "12:10 Gast" SHY, 730, -1, "Gast" },
  { "- " LRM "00:00 Hello", "- " LRM "12:10 Guest", 730, -1, "Guest" },
  { "שלום " RLM "(00:00)" RLM, "אורח " RLM "(12:10)" RLM, 730, -1, "אורח" },
  { "Hello (" LRM "00:00" LRM ")", "Guest (" LRM "12:10" LRM ")", 730, -1, "Guest" },
  /* digits */
  { "٠٠:٠٠ مرحبا", "١٢:١٠ ضيف", 730, -1, "ضيف" },
  { "(٠٠:٠٠) مرحبا", "(١٢:١٠) ضيف", 730, -1, "ضيف" },
  { "مرحبا (٠٠:٠٠)", "ضيف (١٢:١٠)", 730, -1, "ضيف" },
  { "۰۰:۰۰ سلام", "۱۲:۱۰ مهمان", 730, -1, "مهمان" },
  { "سلام (۰۰:۰۰)", "مهمان (۱۲:۱۰)", 730, -1, "مهمان" },
  { "००:०० नमस्ते", "१२:१० अतिथि", 730, -1, "अतिथि" },
  { "नमस्ते [००:००]", "अतिथि [१२:१०]", 730, -1, "अतिथि" },
  { "१:०२:०३ नमस्ते", "१:१२:०३ अतिथि", 4323, -1, "अतिथि" },
  { "００：００ 挨拶", "１２：１０ ゲスト", 730, -1, "ゲスト" },
  { "挨拶（００：００）", "ゲスト（１２：１０）", 730, -1, "ゲスト" },
  /* numbers before the time */
  { "1️⃣ 00:00 Hello", "2️⃣ 12:10 Guest", 730, -1, "Guest" },
  { "9️⃣ (00:00) Hello", "1️⃣0️⃣ (12:10) Guest", 730, -1, "Guest" },
  { "① 00:00 안녕", "② 12:10 손님", 730, -1, "손님" },
  { "❶ 00:00 挨拶", "❷ 12:10 ゲスト", 730, -1, "ゲスト" },
  { "⑴ 00:00 挨拶", "⑵ 12:10 ゲスト", 730, -1, "ゲスト" },
  { "01 00:00 Hello", "02 12:10 Guest", 730, -1, "Guest" },
  { "1 - 00:00 Hello", "2 - 12:10 Guest", 730, -1, "Guest" },
  { "1: 00:00 Hello", "2: 12:10 Guest", 730, -1, "Guest" },
  { "1) 00:00 Hello", "2) 12:10 Guest", 730, -1, "Guest" },
  { "Chapter 1: 0:00 Hello", "Chapter 2: 12:10 Guest", 730, -1, "Guest" },
  { "Chapter 1 (0:00) Hello", "Chapter 2 (12:10) Guest", 730, -1, "Guest" },
  { "Chapter 1 – 0:00 – Hello", "Chapter 2 – 12:10 – Guest", 730, -1, "Guest" },
  { "Kapitel 1: 0:00 Hallo", "Kapitel 2: 12:10 Gast", 730, -1, "Gast" },
  { "Chapitre 1 : 0:00 Bonjour", "Chapitre 2: 12:10 Invité", 730, -1, "Invité" },
  { "Capítulo 1: 0:00 Hola", "Capítulo 2: 12:10 Invitado", 730, -1, "Invitado" },
  { "Глава 1: 0:00 Привет", "Глава 2: 12:10 Гость", 730, -1, "Гость" },
  { "챕터 1: 0:00 안녕", "챕터 2: 12:10 손님", 730, -1, "손님" },
  { "チャプター1: 0:00 挨拶", "チャプター2: 12:10 ゲスト", 730, -1, "ゲスト" },
  { "فصل 1: 0:00 سلام", "فصل 2: 12:10 مهمان", 730, -1, "مهمان" },
  /* words for minutes */
  { "0:00 min Hallo", "12:10 min Gast", 730, -1, "Gast" },
  { "0:00 min – Hallo", "12:10 min – Gast", 730, -1, "Gast" },
  { "0:00 Min. Hallo", "12:10 Min. Gast", 730, -1, "Gast" },
  { "(0:00 Min) Hallo", "(12:10 Min) Gast", 730, -1, "Gast" },
  { "(0:00 мин) Привет", "(12:10 мин) Гость", 730, -1, "Гость" },
  { "0:00분 안녕", "12:10분 손님", 730, -1, "손님" },
  { "Min. 0:00 Hallo", "Min. 12:10 Gast", 730, -1, "Gast" }, { "ca. 0:00 Hallo", "ca. 12:10 Gast", 730, -1, "Gast" },
  { "Min 0:00: Hallo", "Min 12:10: Gast", 730, -1, "Gast" }, { "~0:00 Hello", "~12:10 Guest", 730, -1, "Guest" },
  { "Minuto 0:00 – Hola", "Minuto 12:10 – Invitado", 730, -1, "Invitado" },
  { "Мин. 0:00 Привет", "Мин. 12:10 Гость", 730, -1, "Гость" }, { "- ≈ 0:00 One", "- ≈ 12:10 Two", 730, -1, "Two" },
  { "Hallo (0:00 Min.)", "Gast (12:10 Min.)", 730, -1, "Gast" },
  { "Hallo (0:00 min)", "Gast (12:10 min)", 730, -1, "Gast" },
  { "5:00 Hello", "12:10 Min Jung on tour", 730, -1, "Min Jung on tour" },
  /* units in words */
  { "0 min 10 Hallo", "12 min 10 Gast", 730, -1, "Gast" },
  { "1 min 10 s – Hallo", "12 min 10 s – Gast", 730, -1, "Gast" },
  { "5 Min. Hallo", "12 Min. Gast", 720, -1, "Gast" },
  { "(5 Min.) Hallo", "(12 Min. 10) Gast", 730, -1, "Gast" },
  { "5 Min. 10 Sek.: Hallo", "1 Std. 2 Min. 10 Sek.: Gast", 3730, -1, "Gast" },
  { "5분 안녕", "12분 10초 손님", 730, -1, "손님" },
  { "[5분 10초] 안녕", "[1시간 2분 10초] 손님", 3730, -1, "손님" },
  { "5分10秒 挨拶", "12分10秒 ゲスト", 730, -1, "ゲスト" },
  { "5 мин 10 с Привет", "12 мин 10 с Гость", 730, -1, "Гость" },
  { "5 मिनट 10 सेकंड नमस्ते", "12 मिनट 10 सेकंड अतिथि", 730, -1, "अतिथि" },
  /* words in the brackets */
  { "(ab 0:00) Hallo", "(ab 12:10) Gast", 730, -1, "Gast" },
  { "Hallo (ab 0:00)", "Gast (ab 12:10)", 730, -1, "Gast" },
  { "Hello (from 0:00)", "Guest (from 12:10)", 730, -1, "Guest" },
  { "Hello (at 0:00)", "Guest (at 12:10)", 730, -1, "Guest" },
  { "Bonjour (à partir de 0:00)", "Invité (à partir de 12:10)", 730, -1, "Invité" },
  { "Hola [desde 0:00]", "Invitado [desde 12:10]", 730, -1, "Invitado" },
  { "Olá (a partir de 0:00)", "Convidado (a partir de 12:10)", 730, -1, "Convidado" },
  { "Привет (с 0:00)", "Гость (с 12:10)", 730, -1, "Гость" },
  { "挨拶（0:00から）", "ゲスト（12:10から）", 730, -1, "ゲスト" },
  { "인사 (0:00부터)", "손님 (12:10부터)", 730, -1, "손님" },
  { "नमस्ते (0:00 से)", "अतिथि (12:10 से)", 730, -1, "अतिथि" },
  { "مرحبا (من 0:00)", "ضيف (من 12:10)", 730, -1, "ضيف" },
  { "0:00から 挨拶", "12:10から ゲスト", 730, -1, "ゲスト" },
  { "0:00부터 인사", "12:10부터 손님", 730, -1, "손님" },
  /* line ends of Markdown, and marks behind a time in emphasis */
  { "00:00 Hello\\", "12:10 Guest\\", 730, -1, "Guest" },
  { "Hello (00:00)\\", "Guest (12:10)\\", 730, -1, "Guest" },
  { "- Ну как - *00:00:10*?", "- Кто там - *00:12:10*?", 730, -1, "Кто там" },
  { "00:00 One", "12:10 A \\\\", 730, -1, "A \\" },
  /* times without a title */
  { "* 00:00 Hello", "* 12:10", 730, -1, "" },
  { "(00:00) Hello", "(12:10)", 730, -1, "" },
};

/* Times with typing errors are entries without a time, and what is not one stays text. */
static const Form mistyped[] = {
  { "* 0:00 Hello\n* 1:00 Two", "* 0: Opening", -1, -1, "Opening" },
  { "* 0:00 Hello\n* 1:00 Two", "* 00: Opening", -1, -1, "Opening" },
  { "* 0:00 Hello\n* 1:00 Two", "* 00:", -1, -1, "" },
  { "[0:00] Hello\n[1:00] Two", "[00:] Opening", -1, -1, "Opening" },
  { "- Начало - *00:00:00*.\n- Два - *00:10:00*.", "- Три - *001:53:10*.", -1, -1, "Три" },
  { "*00:00:00* Hello\n*00:10:00* Two", "*001:53:10*", -1, -1, "" },
  { "(0:00 - 3:10) Hello\n(3:10 - 5:00) Two", "(5:688 - 7:00) Three", -1, -1, "Three" },
  { "[0:00] [3:10] Hello\n[3:10] [5:00] Two", "[5:688] - [7:00] Three", -1, -1, "Three" },
  { "Hello (0:00 - 3:10)\nTwo (3:10 - 5:00)", "Three (5:688 - 7:00)", -1, -1, "Three" },
  { "- 안녕 [0:00~3:10]\n- 둘 [3:10~5:00]", "- 셋 [5:688~7:00]", -1, -1, "셋" },
};

/* What looks like a range and is none keeps its words in the title. */
static const Form no_ranges[] = {
  { "0:00 One", "5:10 3:10 is the ratio", 310, -1, "3:10 is the ratio" },
  { "0:00 One", "5:10 - 3:10 is the ratio", 310, -1, "3:10 is the ratio" },
  { "0:00 One", "5:10 9:30 in the morning", 310, -1, "9:30 in the morning" },
  { "0:00 One", "5:10 to 10 people", 310, -1, "to 10 people" },
  { "0:00 One", "5:10 To: Anna", 310, -1, "To: Anna" },
  { "0:00 One", "5:10 - 2010 was a good year", 310, -1, "2010 was a good year" },
  { "[0:00] One", "[5:10] [2026] in review", 310, -1, "[2026] in review" },
  { "[0:00] One", "[5:10] (9:30) in the morning", 310, -1, "(9:30) in the morning" },
  { "(0:00) One", "(5:10) - (1) first of all", 310, -1, "(1) first of all" },
  { "One (0:00)", "Two from Anna (5:10)", 310, -1, "Two from Anna" },
  { "One (0:00)", "Two - Three (5:10)", 310, -1, "Two - Three" },
  { "One (0:00)", "Route 66 to 70 (5:10)", 310, -1, "Route 66 to 70" },
  { "One (0:00)", "Matthew 5:3-6:10 (5:10)", 310, -1, "Matthew 5:3-6:10" },
};

static SegueEntry *
find_segment (SegueEpisode *episode,
              guint         number,
              guint        *index)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT && number-- == 0)
      {
        *index = i;
        return segue_episode_get (episode, i);
      }
  return NULL;
}

/* Fails unless the texts differ only in the bytes of the span. */
static void
expect_only (SegueEpisode *before,
             SegueEpisode *after,
             guint         index,
             SegueSpan     span)
{
  g_autofree char *old_text = episode_text (before);
  g_autofree char *new_text = episode_text (after);
  gsize from = segue_episode_get_offset (before, index) + span.offset;
  gsize tail = strlen (old_text) - from - span.length;

  g_assert_cmpuint (strlen (new_text), >=, from + tail);
  g_assert_cmpmem (old_text, from, new_text, from);
  g_assert_cmpstr (old_text + from + span.length, ==, new_text + strlen (new_text) - tail);
  episode_check (after, new_text, 0, 0);
}

static void
check_edits (SegueEpisode *episode,
             guint         index,
             const Form   *form)
{
  SegueEntry *entry = segue_episode_get (episode, index), *edited;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) started = segue_edit_set_start (episode, index, (form->start + 1) * 1000, &error);
  g_autoptr(SegueEpisode) titled = NULL;
  g_autoptr(SegueEpisode) ended = NULL;
  SegueSpan start = segue_entry_get_start_span (entry), link = segue_entry_get_link_time_span (entry);

  g_assert_no_error (error);
  if (link.offset > start.offset)
    start.length = link.offset + link.length - start.offset;
  expect_only (episode, started, index, start);
  edited = segue_episode_get (started, index);
  g_assert_cmpint (segue_entry_get_start (edited), ==, (form->start + 1) * 1000);
  g_assert_cmpint (segue_entry_get_end (edited), ==, segue_entry_get_end (entry));
  titled = segue_edit_set_title (episode, index, "A new title", &error);
  g_assert_no_error (error);
  expect_only (episode, titled, index, segue_entry_get_title_span (entry));
  if (form->end < 0)
    return;
  ended = segue_edit_set_end (episode, index, (form->end + 7) * 1000, &error);
  g_assert_no_error (error);
  expect_only (episode, ended, index, segue_entry_get_end_span (entry));
  g_assert_cmpint (segue_entry_get_end (segue_episode_get (ended, index)), ==, (form->end + 7) * 1000);
}

static void
check_form (const Form *form,
            const char *more)
{
  g_autofree char *text = g_strdup_printf ("Words before.\n\n%s\n%s\n%s", form->first, form->second, more);
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  guint index = 0;
  SegueEntry *entry = find_segment (episode, 1, &index);
  g_autofree char *title = NULL;
  g_autofree char *back = episode_text (episode);

  g_test_message ("%s", form->second);
  g_assert_nonnull (entry);
  title = segue_entry_dup_plain_title (entry);
  g_assert_cmpstr (title, ==, form->title);
  g_assert_cmpint (segue_entry_get_start (entry), ==, form->start < 0 ? SEGUE_TIME_NONE : form->start * 1000);
  g_assert_cmpint (segue_entry_get_end (entry), ==, form->end < 0 ? SEGUE_TIME_NONE : form->end * 1000);
  g_assert_cmpstr (back, ==, text);
  if (form->start >= 0)
    check_edits (episode, index, form);
}

static void
test_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    check_form (&ranges[i], "");
  for (guint i = 0; i < G_N_ELEMENTS (no_ranges); i++)
    check_form (&no_ranges[i], "");
}

static void
test_bare_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bare_ranges); i++)
    {
      const char *first = bare_ranges[i].first;
      const char *mark = g_str_has_prefix (first, "- ") ? "- " : g_ascii_isdigit (*first) ? "03. " : "";
      g_autofree char *more = g_strconcat (mark, "C 1:02:00 - 1:03:00\n", NULL);

      check_form (&bare_ranges[i], more);
    }
}

/* Once the start is right, the end is read. */
static void
check_corrected (const Form *form)
{
  g_autofree char *text = g_strdup_printf ("Words before.\n\n%s\n%s\n", form->first, form->second);
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueEpisode) corrected = NULL;
  g_autoptr(GError) error = NULL;
  guint index = 0;

  find_segment (episode, 1, &index);
  corrected = segue_edit_set_start (episode, index, 190000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (segue_entry_get_end (segue_episode_get (corrected, index)), ==, 300000);
}

static void
test_mistyped_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistyped_ranges); i++)
    {
      check_form (&mistyped_ranges[i], "");
      if (mistyped_ranges[i].start > 300)
        check_corrected (&mistyped_ranges[i]);
    }
}

static void
test_mistyped_bare_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistyped_bare_ranges); i++)
    {
      const char *mark = g_str_has_prefix (mistyped_bare_ranges[i].first, "- ") ? "- " : "";
      const gboolean leading = g_unichar_isdigit (g_utf8_get_char (mistyped_bare_ranges[i].first + strlen (mark)));
      g_autofree char *more = g_strdup_printf (leading ? "%1$s1:02:00 - 1:03:00 C\n%1$s1:03:00 - 1:04:00 D\n"
                                                       : "%1$sC 1:02:00 - 1:03:00\n%1$sD 1:03:00 - 1:04:00\n", mark);

      check_form (&mistyped_bare_ranges[i], more);
    }
}

static void
test_opened (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (opened); i++)
    check_form (&opened[i], "");
}

/* The emphasis at the start of a title is that before the time. */
static void
test_opened_titles (void)
{
  static const struct
  {
    const char *line;
    const char *held;   /* the title as it is written */
    const char *title;  /* the new one */
    const char *after;
  } edits[] = {
    { "**5:10 Boris** on wasps", "**Boris** on wasps", "**Anna** on wasps", "**5:10 Anna** on wasps" },
    { "**5:10 Boris** on wasps", "**Boris** on wasps", "Boris on wasps", "**5:10 Boris on wasps**" },
    { "<li><b>5:10 Boris</b> on</li>", "<b>Boris</b> on", "<b>Anna</b> off", "<li><b>5:10 Anna</b> off</li>" },
    { "<li><b>5:10 Boris</b> on</li>", "<b>Boris</b> on", "Wasps", "<li><b>5:10 Wasps</b></li>" },
    { "<li><b><i>5:10 Boris</i> on</b> A</li>", "<b><i>Boris</i> on</b> A", "Wasps", "<li><b><i>5:10 Wasps</i></b></li>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *text = g_strdup_printf ("(0:10) One\n%s\n", edits[i].line);
      g_autofree char *after = g_strdup_printf ("(0:10) One\n%s\n", edits[i].after);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      g_autoptr(SegueEpisode) edited = NULL;
      g_autoptr(GError) error = NULL;
      guint index = 0;
      g_autofree char *held = segue_entry_dup_title (find_segment (episode, 1, &index));

      g_assert_cmpstr (held, ==, edits[i].held);
      edited = segue_edit_set_title (episode, index, edits[i].title, &error);
      g_assert_no_error (error);
      episode_check (edited, after, 0, 0);
    }
}

static void
test_characters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    check_form (&characters[i], "");
}

static void
test_mistyped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistyped); i++)
    {
      g_autofree char *text = g_strdup_printf ("Words before.\n\n%s\n%s\n", mistyped[i].first, mistyped[i].second);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      guint index = 0;
      SegueEntry *entry = find_segment (episode, 2, &index);
      g_autofree char *title = NULL;

      g_test_message ("%s", mistyped[i].second);
      g_assert_nonnull (entry);
      title = segue_entry_dup_plain_title (entry);
      g_assert_cmpstr (title, ==, mistyped[i].title);
      g_assert_true (segue_entry_is_malformed (entry));
    }
}

/* Lines that have times and are no list of contents. */
static void
test_no_stamps (void)
{
  static const char *const texts[] = {
    /* the Bible and laws */
    "- Proverbs 15:1\n- Psalm 119:25\n- John 3:16\n- Romans 8:28\n",
    "- Johannes 3:16\n- Psalm 23:10\n- Jesaja 12:20\n- Matthäus 5:44\n",
    "Genesis 50:20\nExodus 20:12\nPsalm 119:25\nJohn 3:16\n",
    "- Génesis 50:20\n- Éxodo 20:12\n- Salmo 119:25\n- Juan 3:16\n",
    "1. 시편 119:25\n2. 요한복음 3:16\n3. 로마서 8:28\n4. 잠언 15:10\n",
    "We read Psalm 119:25 and Proverbs 15:1 today.\n",
    "See article 6:162 BW and article 7:17 BW.\n",
    "- Art. 6:162 BW\n- Art. 7:17 BW\n- Art. 3:40 BW\n",
    /* timetables of a day */
    "Doors (18:00)\nTalk (19:30)\nDrinks (21:00)\n",
    "10:00 Doors\n11:00 Talk\n12:30 Lunch\n14:00 Workshop\n",
    "- 9:00 Doors\n- 10:30 Talk\n- 12:00 Lunch\n",
    "9:00 – 10:30 Ankunft\n10:30 – 12:00 Vortrag\n12:00 – 13:00 Essen\n",
    "Open (10:00 - 18:00)\n", "18:30 – 20:00 Buch\n20:30 Musik\n\n10:00 – 10:45 Essen\n10:55 – 11:40 Rede\n11:50 – 12:35 Tee\n",
    "월요일 (10:00)\n화요일 (11:30)\n수요일 (12:00)\n",
    "Montag 10:00 - 18:00\nDienstag 10:00 - 18:00\nMittwoch 12:00 - 18:00\n",
    /* the lengths of tracks */
    "Song (3:45)\nTune (2:58)\nAir (4:10)\nDance (3:12)\n",
    "1. Song - 3:45\n2. Tune - 2:58\n3. Air - 2:10\n4. Dance - 3:12\n5. Jig - 1:59\n",
    "- Song [3:45]\n- Tune [2:58]\n- Air [2:10]\n- Dance [3:12]\n",
    "Lied (3:45)\nWeise (2:58)\n",
    "曲（3:45）\n歌（2:58）\n音（3:10）\n声（2:00）\n",
    "- 5 min Coffee\n- 20 min Talk\n- 10 min Questions\n- 5 min Break\n",
    "5분 휴식\n20분 발표\n10분 질문\n5분 휴식\n",
    /* scores and ratios */
    "- Lions - Bears 3:2\n- Wolves - Foxes 2:1\n- Owls - Ravens 0:4\n",
    "- Lions - Bears (88:79)\n- Wolves - Foxes (91:102)\n",
    "The picture is 16:9, not 4:3.\n",
    "Mix flour and water 2:1.\n",
    /* addresses and versions */
    "Welcome (00:04:12:10)\n",
    "Welcome (10:22:30:45)\nGuest (10:20:12:10)\nPicks (10:40:12:10)\nEnd (9:20:12:10)\n",
    /* units in prose */
    "1시간 30분 동안 이야기했습니다.\n",
    "5 min is a short time.\n",
    /* numbers with a colon */
    "* 0: false\n* 1: true\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strconcat ("Words before.\n\n", texts[i], NULL);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      guint index = 0;

      g_test_message ("%s", texts[i]);
      g_assert_null (find_segment (episode, 0, &index));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/ranges", test_ranges);
  g_test_add_func ("/forms/bare-ranges", test_bare_ranges);
  g_test_add_func ("/forms/mistyped-ranges", test_mistyped_ranges);
  g_test_add_func ("/forms/opened", test_opened);
  g_test_add_func ("/forms/opened-titles", test_opened_titles);
  g_test_add_func ("/forms/mistyped-bare-ranges", test_mistyped_bare_ranges);
  g_test_add_func ("/forms/characters", test_characters);
  g_test_add_func ("/forms/mistyped", test_mistyped);
  g_test_add_func ("/forms/no-stamps", test_no_stamps);
  return g_test_run ();
}

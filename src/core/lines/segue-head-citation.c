/* segue-head-citation.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes citations, whose chapter and verse look like a time: `Psalm 119:25`, `Art. 6:162`, `8:23-27`. */

/* The books of the Bible that are cited most, and words before the number of a law. */
static const char *const words[] = {
  "Genesis", "Gen", "Gen.", "Exodus", "Ex", "Leviticus", "Lev", "Numbers", "Num", "Deuteronomy", "Deut", "Joshua", "Judges",
  "Ruth", "Samuel", "Sam", "Kings", "Chronicles", "Nehemiah", "Esther", "Job", "Psalm", "Psalms", "Ps", "Ps.", "Proverbs",
  "Prov", "Ecclesiastes", "Isaiah", "Isa", "Jeremiah", "Jer", "Ezekiel", "Daniel", "Hosea", "Joel", "Amos", "Micah",
  "Zechariah", "Malachi", "Matthew", "Matt", "Mark", "Luke", "John", "Acts", "Romans", "Rom", "Corinthians", "Cor",
  "Galatians", "Gal", "Ephesians", "Eph", "Philippians", "Phil", "Colossians", "Col", "Thessalonians", "Timothy", "Titus",
  "Hebrews", "Heb", "James", "Peter", "Jude", "Revelation", "Rev", "Mose", "Psalmen", "Sprüche", "Jesaja", "Jeremia",
  "Hesekiel", "Matthäus", "Markus", "Lukas", "Johannes", "Apostelgeschichte", "Römer", "Korinther", "Galater", "Epheser",
  "Philipper", "Kolosser", "Hebräer", "Jakobus", "Petrus", "Offenbarung", "Génesis", "Éxodo", "Salmo", "Salmos",
  "Proverbios", "Isaías", "Mateo", "Marcos", "Lucas", "Juan", "Hechos", "Romanos", "Corintios", "Efesios", "Apocalipsis",
  "Genèse", "Exode", "Psaume", "Proverbes", "Ésaïe", "Matthieu", "Marc", "Luc", "Jean", "Romains", "Corinthiens",
  "Éphésiens", "Apocalypse", "João", "Mateus", "Atos", "Provérbios", "Бытие", "Псалом", "Притчи", "Исаия", "Матфея",
  "Марка", "Луки", "Иоанна", "Римлянам", "창세기", "출애굽기", "시편", "잠언", "이사야", "마태복음", "마가복음",
  "누가복음", "요한복음", "사도행전", "로마서", "고린도전서", "고린도후서", "에베소서", "빌립보서", "히브리서", "야고보서",
  "요한계시록", "創世記", "詩篇", "箴言", "イザヤ書", "マタイ", "ヨハネ", "ローマ", "马太福音", "约翰福音", "诗篇", "תהלים",
  "בראשית", "משלי", "sura", "surah", "سورة", "art.", "art", "article", "Artikel", "artículo", "articolo", "§",
};

/* Tells whether the text from @start to @end, which precedes a time directly, ends with a word that makes the time a
 * citation. The case of ASCII letters does not matter. */
gboolean
segue_head_ends_with_citation (const char *start,
                               const char *end)
{
  const char *word = segue_trim_end (start, end);

  end = word;
  while (word > start && segue_space_length (segue_prev_char (word, start), end) == 0)
    word = segue_prev_char (word, start);
  while (word < end && strchr ("(*_\"[", *word) != NULL)
    word++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == (gsize) (end - word) && g_ascii_strncasecmp (word, words[i], end - word) == 0)
      return TRUE;

  return FALSE;
}

/* Tells whether the text from @p to @end, which follows a time directly, makes the time one of several verses: `-27` and
 * nothing else, or another citation behind it. The end of a range of times has minutes, too. */
gboolean
segue_head_begins_with_last_verse (const char *p,
                                   const char *end)
{
  const char *digits;

  if (segue_starts_with (p, end, "–"))
    p += strlen ("–");
  else if (segue_starts_with (p, end, "-"))
    p++;
  else
    return FALSE;
  for (digits = p; p < end && g_ascii_isdigit (*p); p++)
    ;
  if (p == digits || p - digits > 3)
    return FALSE;
  p = segue_skip_space (p, end);

  return p == end || strchr (",;<", *p) != NULL;
}

/* Tells whether the line, which begins with two numbers of which the second has one digit, is a sentence about a score
 * or a ratio: `2:1 was the final score.` It goes on with a small letter and ends like a sentence. Titles do neither. @p is
 * the end of the numbers. */
gboolean
segue_head_is_about_score (const SegueHead *head,
                           const char      *line,
                           const char      *p,
                           const char      *end)
{
  const char *word = segue_skip_space (p, end);

  end = segue_trim_end (word, end);

  return head->result == SEGUE_TIME_MALFORMED && !head->bulleted && head->start.offset == 0 && head->start.length <= 4 &&
         line[head->start.length - 2] == ':' && word > p && word < end &&
         g_unichar_islower (segue_char_at (word, end)) && strchr (".!?", end[-1]) != NULL &&
         segue_contains (word, end, " ");
}

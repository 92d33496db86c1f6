/* segue-head-range.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-words.h"

/* Recognizes the words and marks around the times of a range: `from 0:10 to 2:30`, `(0:10 – 2:30)`, `0:10부터`. */

/* What stands between the two times of a range and needs no white space around it. */
static const SegueWord marks[] = {
  SEGUE_WORD ("-->"), SEGUE_WORD ("->"), SEGUE_WORD ("--"), SEGUE_WORD ("-"), SEGUE_WORD ("–"), SEGUE_WORD ("—"),
  SEGUE_WORD ("~"), SEGUE_WORD ("～"), SEGUE_WORD ("〜"), SEGUE_WORD ("→"), SEGUE_WORD ("−"), SEGUE_WORD ("－"),
  SEGUE_WORD ("‐"), SEGUE_WORD ("‑"), SEGUE_WORD ("‒"), SEGUE_WORD ("―"), SEGUE_WORD ("|"), SEGUE_WORD ("｜"),
  SEGUE_ENTITY_DASHES, SEGUE_WORD ("…"), SEGUE_WORD ("부터"), SEGUE_WORD ("에서"), SEGUE_WORD ("から"), SEGUE_WORD ("至"), SEGUE_WORD ("到"),
  SEGUE_WORD ("से"),
};

/* Words between the two times of a range, with white space around them. */
static const SegueWord to_words[] = {
  SEGUE_WORD ("to"), SEGUE_WORD ("till"), SEGUE_WORD ("until"), SEGUE_WORD ("til"), SEGUE_WORD ("thru"),
  SEGUE_WORD ("through"), SEGUE_WORD ("bis"), SEGUE_WORD ("a"), SEGUE_WORD ("à"), SEGUE_WORD ("al"),
  SEGUE_WORD ("até"), SEGUE_WORD ("hasta"), SEGUE_WORD ("jusqu'à"), SEGUE_WORD ("tot"), SEGUE_WORD ("fino"),
  SEGUE_WORD ("до"), SEGUE_WORD ("по"), SEGUE_WORD ("do"), SEGUE_WORD ("ilâ"), SEGUE_WORD ("إلى"), SEGUE_WORD ("حتى"),
  SEGUE_WORD ("الى"), SEGUE_WORD ("עד"),
};

/* Words before a time that say that something begins there, with white space after them. */
static const SegueWord from_words[] = {
  SEGUE_WORD ("from"), SEGUE_WORD ("since"), SEGUE_WORD ("at"), SEGUE_WORD ("ab"), SEGUE_WORD ("seit"),
  SEGUE_WORD ("von"), SEGUE_WORD ("bei"), SEGUE_WORD ("à partir de"), SEGUE_WORD ("a partir de"),
  SEGUE_WORD ("depuis"), SEGUE_WORD ("dès"), SEGUE_WORD ("de"), SEGUE_WORD ("desde"), SEGUE_WORD ("a partire da"),
  SEGUE_WORD ("da"), SEGUE_WORD ("dal"), SEGUE_WORD ("vanaf"), SEGUE_WORD ("van"), SEGUE_WORD ("från"),
  SEGUE_WORD ("fra"), SEGUE_WORD ("od"), SEGUE_WORD ("с"), SEGUE_WORD ("от"), SEGUE_WORD ("من"),
  SEGUE_WORD ("ابتداء من"), SEGUE_WORD ("מ"), SEGUE_WORD ("החל מ"), SEGUE_WORD ("starting at"),
  SEGUE_WORD ("begins at"),
};

/* Words directly after the first or only time, or after the last time of a range. */
static const SegueWord after_words[] = {
  SEGUE_WORD ("부터"), SEGUE_WORD ("까지"), SEGUE_WORD ("から"), SEGUE_WORD ("より"), SEGUE_WORD ("まで"), SEGUE_WORD ("以降"),
  SEGUE_WORD ("〜"), SEGUE_WORD ("से"), SEGUE_WORD ("तक"), SEGUE_WORD ("起"),
};

/* Words for the end of the recording as the end of a range. */
static const SegueWord end_words[] = {
  SEGUE_WORD ("end"), SEGUE_WORD ("the end"), SEGUE_WORD ("Ende"), SEGUE_WORD ("Schluss"), SEGUE_WORD ("fin"),
  SEGUE_WORD ("la fin"), SEGUE_WORD ("final"), SEGUE_WORD ("el final"), SEGUE_WORD ("fim"), SEGUE_WORD ("fine"),
  SEGUE_WORD ("einde"), SEGUE_WORD ("slut"), SEGUE_WORD ("koniec"), SEGUE_WORD ("konec"), SEGUE_WORD ("конец"),
  SEGUE_WORD ("конца"), SEGUE_WORD ("끝"), SEGUE_WORD ("마지막"), SEGUE_WORD ("終わり"), SEGUE_WORD ("最後"),
  SEGUE_WORD ("结束"), SEGUE_WORD ("結束"), SEGUE_WORD ("סוף"), SEGUE_WORD ("النهاية"), SEGUE_WORD ("अंत"),
  SEGUE_WORD ("?"), SEGUE_WORD ("…"), SEGUE_WORD ("..."),
};

static SegueWords mark_list = SEGUE_WORDS_INIT (marks);
static SegueWords to_list = SEGUE_WORDS_INIT (to_words);
static SegueWords from_list = SEGUE_WORDS_INIT (from_words);
static SegueWords after_list = SEGUE_WORDS_INIT (after_words);
static SegueWords end_list = SEGUE_WORDS_INIT (end_words);

/* Skips what stands between the two times of a range, with the white space around it. Returns the position after it,
 * or %NULL if there is neither a mark nor a word. */
const char *
segue_head_skip_to (const char *p,
                    const char *end)
{
  const char *q = segue_skip_space (p, end);
  const SegueWord *word = segue_words_find_at_start (&mark_list, q, end, SEGUE_WORDS_ANY);

  if (word == NULL && q > p)
    word = segue_words_find_at_start (&to_list, q, end, SEGUE_WORDS_SPACE);

  return word != NULL ? segue_skip_space (q + word->length, end) : NULL;
}

/* Skips a dash that no end of the range follows, or a word for it, before the bracket that @close closes: `(46:10~)`,
 * `(46:10 - end)`. Returns the position of the bracket, or %NULL if there is no dash, or something else follows. */
const char *
segue_head_skip_open_end (const char *p,
                          const char *end,
                          const char *close)
{
  const char *q = segue_head_skip_to (p, end);
  const SegueWord *word;

  if (q == NULL)
    return NULL;
  word = segue_words_find_at_start (&end_list, q, end, SEGUE_WORDS_NO_LETTER);
  if (word != NULL)
    q = segue_skip_space (q + word->length, end);

  return segue_starts_with (q, end, close) ? q : NULL;
}

/* Takes what stands between the two times of a range off the end of the text, with the white space around it. White
 * space alone counts too. Returns the new end, or %NULL if the text ends with none of these. */
const char *
segue_head_strip_to (const char *start,
                     const char *end)
{
  const char *p = segue_trim_end (start, end);
  const SegueWord *word = segue_words_find_at_end (&mark_list, start, p, SEGUE_WORDS_ANY);

  if (word == NULL && p < end)
    word = segue_words_find_at_end (&to_list, start, p, SEGUE_WORDS_WHOLE);
  if (word != NULL)
    return segue_trim_end (start, p - word->length);

  return p < end ? p : NULL;
}

/* Skips a word such as `from` before a time, with the white space after it. Returns @p if there is none. */
const char *
segue_head_skip_from (const char *p,
                      const char *end)
{
  const SegueWord *word = segue_words_find_at_start (&from_list, p, end, SEGUE_WORDS_SPACE);

  return word != NULL ? segue_skip_space (p + word->length, end) : p;
}

/* Takes a word such as `from` off the end of the text, with the white space around it. Returns the new end, or @end if
 * there is none. */
const char *
segue_head_strip_from (const char *start,
                       const char *end)
{
  const char *p = segue_trim_end (start, end);
  const SegueWord *word = p < end ? segue_words_find_at_end (&from_list, start, p, SEGUE_WORDS_WHOLE) : NULL;

  return word != NULL ? segue_trim_end (start, p - word->length) : end;
}

/* Skips a word such as `부터` after a time. Returns @p if there is none. */
const char *
segue_head_skip_after (const char *p,
                       const char *end)
{
  const char *q = segue_skip_space (p, end);
  const SegueWord *word = segue_words_find_at_start (&after_list, q, end, SEGUE_WORDS_ANY);

  return word != NULL ? q + word->length : p;
}

/* Takes a word such as `부터` after a time off the end of the text. Returns @end if there is none. */
const char *
segue_head_strip_after (const char *start,
                        const char *end)
{
  const SegueWord *word = segue_words_find_at_end (&after_list, start, end, SEGUE_WORDS_ANY);

  return word != NULL ? end - word->length : end;
}

/**
 * segue_head_take_end_behind:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 * @head: (inout): how the line was read; changed if %TRUE is returned
 *
 * Reads a time at the start of the title as the end of a range: `0:00 2:30 Title`.
 *
 * Returns: %TRUE if there is a time, not before the first one, and a title behind it
 */
gboolean
segue_head_take_end_behind (const char *line,
                            const char *end,
                            SegueHead  *head)
{
  const char *p = line + head->title.offset, *title_end = p + head->title.length, *stop;
  SegueClock clock;
  gint64 time;

  if (head->kind != SEGUE_HEAD_LEADING || head->result != SEGUE_TIME_VALID || head->end.length > 0 || head->prose ||
      p == title_end || !segue_may_be_digit (*p) ||
      segue_time_scan (p, title_end, &stop, &time, &clock) != SEGUE_TIME_VALID || time < head->time ||
      stop == title_end || segue_space_length (stop, title_end) == 0)
    return FALSE;
  head->end_time = time;
  head->end = segue_head_span (line, p, stop);
  segue_head_set_title (head, line, segue_head_skip_after (stop, end), end);

  return TRUE;
}

/* segue-head-leading.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-words.h"

/* Recognizes a timestamp at the start of a line: `(1:02:33) Title`, `- **00:15** Title`, `[0:15 Title](URL)`. */

/* The number of nested brackets before a timestamp that are recognized. */
#define MAX_OPEN 8

/* An opening bracket or emphasis mark and the mark that closes it. */
typedef struct
{
  const char *open;
  const char *close;
  guint8 open_length;
  guint8 close_length;
} Pair;

#define PAIR(open, close) { open, close, sizeof open - 1, sizeof close - 1 }

/* The most common ones first. */
static const Pair pairs[] = {
  PAIR ("(", ")"), PAIR ("[", "]"), PAIR ("**", "**"), PAIR ("*", "*"), PAIR ("__", "__"),
  PAIR ("_", "_"), PAIR ("`", "`"), PAIR ("~~", "~~"), PAIR ("{", "}"), PAIR ("<", ">"),
  PAIR ("（", "）"), PAIR ("【", "】"), PAIR ("［", "］"), PAIR ("〔", "〕"), PAIR ("「", "」"),
  PAIR ("《", "》"), PAIR ("〈", "〉"), PAIR ("〖", "〗"),
};

typedef struct
{
  const char *line;
  const char *end;            /* of the line */
  const Pair *open[MAX_OPEN]; /* brackets opened before the time and not closed yet, the innermost last */
  const char *marks[MAX_OPEN]; /* where they are */
  guint       n_open;
  gboolean    closed;         /* a bracket was closed after the time */
  SegueHtmlMatch anchor;      /* the last link of HTML before the time, without a name if there is none */
  SegueSpan   address;        /* its address */
  SegueHead  *head;
} Scan;

/* Tells from its first bytes whether a line can begin with a timestamp or with marks that precede one. This is a quick
 * test that rules out most lines of prose. */
gboolean
segue_head_may_lead (const char *line,
                     const char *end)
{
  const char *p = segue_skip_space (line, end);
  guchar c;

  if (p >= end)
    return FALSE;
  c = *p;
  if (c < 0x80 && !g_ascii_isalpha (c))
    return TRUE;
  if (c == 0xC2 || c == 0xE2 || c == 0xEF || c >= 0xF0 || segue_starts_with (p, end, "\xE3\x80") ||
      segue_starts_with (p, end, "・") || segue_head_skip_label (p, end) > p)
    return TRUE;

  return segue_may_be_digit (*p) && g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_DECIMAL_NUMBER;
}

/* Prepares to read a line. The arrays need no contents. */
static void
scan_init (Scan       *scan,
           const char *line,
           const char *end,
           SegueHead  *head)
{
  scan->line = line;
  scan->end = end;
  scan->n_open = 0;
  scan->closed = FALSE;
  scan->anchor.name = NULL;
  scan->address = (SegueSpan){ 0 };
  scan->head = head;
}

/* Skips a tag of an inline element before a time, and reads the time in the address of a link. Returns the position
 * after it, or %NULL if there is none. */
static const char *
open_tag (Scan       *scan,
          const char *p)
{
  SegueHtmlMatch match;
  const char *stop = segue_head_scan_tag (p, scan->end, &match);

  if (stop == NULL || match.tag == SEGUE_HTML_TAG_IMAGE || match.tag == SEGUE_HTML_TAG_BLOCK)
    return NULL;
  /* The anchor `<a id="one"></a>` can end before the time. */
  if (match.tag == SEGUE_HTML_TAG_LINK && !match.closing)
    {
      const char *url = p + match.value.offset, *url_end = url + match.value.length;

      scan->head->bracketed = TRUE;
      scan->anchor = match;
      scan->address = segue_head_span (scan->line, url, url_end);
      if (match.value.length > 0)
        segue_head_scan_link_time (scan->head, scan->line, url, url_end);
    }
  else if (match.tag == SEGUE_HTML_TAG_LINK)
    scan->anchor.name = NULL;

  return stop;
}

/* Skips the brackets, emphasis marks and tags before a time, and remembers brackets and marks. Returns the position after
 * them. */
static const char *
open_pairs (Scan       *scan,
            const char *p)
{
  for (;;)
    {
      const char *stop;
      guint i;

      p = segue_skip_space (p, scan->end);
      /* The underscores of the placeholder `__:__` look like emphasis. */
      if (p == scan->end || segue_is_digit (*p) || segue_starts_with (p, scan->end, "__:"))
        return p;
      if (*p == '<' && (stop = open_tag (scan, p)) != NULL)
        {
          p = stop;
          continue;
        }
      if (*p == '@')
        {
          scan->head->bracketed = TRUE;
          p++;
          continue;
        }
      for (i = 0; i < G_N_ELEMENTS (pairs); i++)
        if (segue_starts_with (p, scan->end, pairs[i].open))
          break;
      if (i == G_N_ELEMENTS (pairs) || scan->n_open == MAX_OPEN)
        return p;
      scan->marks[scan->n_open] = p;
      scan->open[scan->n_open++] = &pairs[i];
      p += pairs[i].open_length;
    }
}

/* Reads the time at @p, the end of a range, into the head. If one of the times is a placeholder or cannot be read, or if the
 * end comes before the start, the end is passed over if the range is @enclosed in brackets, since it is no part of the
 * title. The span of such an end is kept, unless it is a placeholder. Returns the position after the end, or %NULL if there is
 * none. */
static const char *
scan_end (Scan       *scan,
          const char *p,
          gboolean    enclosed)
{
  const char *stop;
  gint64 time;
  SegueClock clock;
  SegueTimeResult result;

  if (scan->head->end.length > 0)
    return NULL;
  result = segue_time_scan (p, scan->end, &stop, &time, &clock);
  if (result == SEGUE_TIME_VALID && scan->head->result == SEGUE_TIME_VALID && time >= scan->head->time)
    {
      scan->head->end_time = time;
      scan->head->end = segue_head_span (scan->line, p, stop);
    }
  else if (!enclosed || result == SEGUE_TIME_ABSENT)
    return NULL;
  else if (scan->head->result == SEGUE_TIME_VALID)
    {
      scan->head->clock.after_end = result == SEGUE_TIME_VALID;
      if (result != SEGUE_TIME_PLANNED)
        scan->head->end = segue_head_span (scan->line, p, stop);
    }

  return segue_head_skip_after (stop, scan->end);
}

/* Reads the second half of a range of times (`- 2:30`) into the head. Within brackets, white space alone can separate the
 * times, and the end can be left open. Returns the position after it, or @p if there is none. */
static const char *
scan_range (Scan       *scan,
            const char *p)
{
  const char *q = segue_head_skip_to (p, scan->end);

  if (q != NULL)
    q = scan_end (scan, q, scan->n_open > 0);
  else if (scan->n_open > 0)
    q = scan_end (scan, segue_skip_space (p, scan->end), FALSE);
  if (q == NULL && scan->n_open > 0)
    q = segue_head_skip_open_end (p, scan->end, scan->open[scan->n_open - 1]->close);

  return q != NULL ? q : segue_head_skip_after (p, scan->end);
}

/* Finds the `)` that ends the link destination at @p. Parentheses in it that no backslash escapes must be balanced.
 * Returns @end if there is none. */
static const char *
find_target_end (const char *p,
                 const char *end)
{
  const char *stop = segue_head_destination_end (p, end);

  return stop != NULL ? stop : end;
}

/* Tells whether the text between `[` at @open and `]` at @close is a time: `[0:10][2:30]`. */
static gboolean
is_time_in_brackets (const char *open,
                     const char *close)
{
  const char *p = segue_skip_space (open + 1, close), *stop;
  SegueClock clock;
  gint64 time;

  return segue_time_scan (p, close, &stop, &time, &clock) != SEGUE_TIME_ABSENT && segue_skip_space (stop, close) == close;
}

/* Skips the destination of a link whose text was the timestamp, `(URL)` or `[reference]`. Returns the position after it,
 * or @p if there is none. */
static const char *
skip_target (const char *p,
             const char *end)
{
  const char *stop;

  if (p < end && *p == '[')
    {
      stop = memchr (p, ']', end - p);
      return stop != NULL && !is_time_in_brackets (p, stop) ? stop + 1 : p;
    }
  if (p >= end || *p != '(')
    return p;
  stop = find_target_end (p + 1, end);

  return stop < end ? stop + 1 : p;
}

/* Skips the destination of a link whose text was the timestamp, and reads the time in its URL. Returns the position
 * after it, or @p if there is none. */
static const char *
scan_target (Scan       *scan,
             const char *p)
{
  const char *stop = skip_target (p, scan->end);

  if (stop > p && *p == '(')
    segue_head_scan_link_time (scan->head, scan->line, p + 1, stop - 1);

  return stop;
}

/* Skips the marks that close the brackets around the time, the innermost first. Brackets that are not closed here stay
 * in @scan: they include the title. Returns the position after the marks. */
static const char *
close_pairs (Scan       *scan,
             const char *p)
{
  while (scan->n_open > 0)
    {
      const Pair *pair = scan->open[scan->n_open - 1];
      const char *q = segue_skip_space (p, scan->end);

      if (!segue_starts_with (q, scan->end, pair->close))
        return p;
      p = q + pair->close_length;
      scan->n_open--;
      scan->closed = TRUE;
      scan->head->bracketed = TRUE;
      if (pair->open[0] == '[')
        p = scan_target (scan, p);
    }

  return p;
}

/* Skips the marks and end tags that close those around the time. Returns the position after them. */
static const char *
close_marks (Scan       *scan,
             const char *p)
{
  for (;;)
    {
      gboolean closed = FALSE;
      const char *stop;

      p = close_pairs (scan, p);
      stop = segue_head_skip_end_tags (p, scan->end, &closed);
      if (stop == p)
        return p;
      scan->closed = TRUE;
      scan->head->bracketed |= closed;
      p = stop;
    }
}

/* Reads the second half of a range whose times are each in their own brackets: `[0:10] - [2:30]`. @opened are the @n
 * pairs of brackets around the first time. Returns the position after it, or @p if there is none. */
static const char *
scan_bracketed_range (Scan              *scan,
                      const Pair *const *opened,
                      guint              n,
                      const char        *p)
{
  const char *q = segue_head_skip_to (p, scan->end);
  const gboolean marked = q != NULL;
  SegueHead before;

  q = marked ? q : segue_skip_space (p, scan->end);
  for (guint i = 0; i < n; i++)
    {
      if (!segue_starts_with (q, scan->end, opened[i]->open))
        return p;
      q = segue_skip_space (q + opened[i]->open_length, scan->end);
    }
  before = *scan->head;
  q = scan_end (scan, q, marked);
  while (q != NULL && n-- > 0)
    {
      q = segue_skip_space (q, scan->end);
      if (!segue_starts_with (q, scan->end, opened[n]->close))
        q = NULL;
      else
        q += opened[n]->close_length;
      if (q != NULL && opened[n]->open[0] == '[')
        q = skip_target (q, scan->end);
    }
  if (q != NULL)
    return q;
  *scan->head = before;

  return p;
}

/* Tells whether the word at @p makes the time before it a time of day: `9:30 AM`, `20:15 Uhr`, `17:00 UTC`. `Am` begins a
 * title, as in German, where it means “on the”. */
gboolean
segue_head_begins_with_hour_of_day (const char *p,
                                    const char *end)
{
  static const char *const words[] = { "am", "pm", "a.m", "p.m", "Uhr", "uhr", "o'clock", "UTC", "GMT", "CET", "CEST",
                                       "EST", "EDT", "PST", "PDT", "ET", "PT", "MSK", "JST", "KST" };

  p = segue_skip_space (p, end);
  if (p == end || !g_ascii_isalpha (*p))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (end - p) < n)
        continue;
      if (i < 4 ? g_ascii_strncasecmp (p, words[i], n) != 0 : memcmp (p, words[i], n) != 0)
        continue;
      if (i < 2 && g_ascii_isupper (p[0]) && g_ascii_islower (p[1]))
        continue;
      if (p + n == end || !segue_is_word_char (segue_char_at (p + n, end)))
        return TRUE;
    }

  return FALSE;
}

/* What can stand between time and title. */
static const SegueWord separators[] = {
  SEGUE_WORD (":"), SEGUE_WORD ("-"), SEGUE_WORD ("–"), SEGUE_WORD ("—"), SEGUE_WORD ("−"), SEGUE_WORD ("~"),
  SEGUE_WORD ("～"), SEGUE_WORD ("〜"), SEGUE_WORD ("|"), SEGUE_WORD ("//"), SEGUE_WORD ("/"), SEGUE_WORD ("="),
  SEGUE_WORD (","), SEGUE_WORD ("."), SEGUE_WORD ("·"), SEGUE_WORD ("•"), SEGUE_WORD (">"), SEGUE_WORD ("→"),
  SEGUE_WORD ("："), SEGUE_WORD ("，"), SEGUE_WORD ("、"), SEGUE_WORD ("。"), SEGUE_WORD ("｜"), SEGUE_WORD ("…"),
  SEGUE_WORD ("&gt;"), SEGUE_WORD ("&rarr;"),
  SEGUE_WORD ("&#8594;"), SEGUE_WORD ("&bull;"), SEGUE_WORD ("&#8226;"), SEGUE_WORD ("&middot;"), SEGUE_ENTITY_DASHES,
  SEGUE_ENTITY_SPACES,
};

static SegueWords separator_list = SEGUE_WORDS_INIT (separators);

/* Measures a separator between time and title at @p. Returns its length in bytes, or 0. */
static gsize
separator_length (const char *p,
                  const char *end)
{
  const SegueWord *mark = segue_words_find_at_start (&separator_list, p, end, SEGUE_WORDS_ANY);

  if (mark == NULL)
    return 0;
  /* A period or slash directly before a word is part of the word: `.BABY`, `/r/rust`. */
  if (strchr ("./>|=", mark->text[0]) != NULL && p + mark->length < end && segue_space_length (p + mark->length, end) == 0)
    return 0;

  return mark->length;
}

static const char *
skip_separators (const char *p,
                 const char *end)
{
  gsize n;

  for (p = segue_skip_space (p, end); (n = separator_length (p, end)) > 0; p = segue_skip_space (p + n, end))
    ;

  return p;
}

/* Skips separators, and the tags of cells and lines, between time and title. */
static const char *
skip_to_title (const char *p,
               const char *end)
{
  for (;;)
    {
      gboolean closed;
      const char *stop;

      p = skip_separators (p, end);
      stop = segue_head_skip_end_tags (p, end, &closed);
      if (stop == p)
        return p;
      p = stop;
    }
}

/* Reads the title of a line whose link includes timestamp and title: `[00:15 Title](URL)`. Returns %FALSE if @p is not
 * in such a link. */
static gboolean
scan_wrapping_link (Scan       *scan,
                    const char *p)
{
  const char *middle, *stop;

  if (scan->n_open == 0 || scan->open[scan->n_open - 1]->open[0] != '[')
    return FALSE;
  middle = g_strstr_len (p, scan->end - p, "](");
  if (middle == NULL)
    return FALSE;
  stop = find_target_end (middle + 2, scan->end);
  if (stop == scan->end)
    return FALSE;
  segue_head_set_link (scan->head, scan->line, middle + 2, stop);
  segue_head_scan_link_time (scan->head, scan->line, middle + 2, stop);
  segue_head_set_title (scan->head, scan->line, skip_separators (p, middle), middle);

  return TRUE;
}

/* Makes the link of HTML that includes timestamp and title the link of the head: `<a href="URL">0:15 Title</a>`. @p is
 * the time. */
static void
take_anchor (Scan       *scan,
             const char *p)
{
  const char *title = scan->line + scan->head->title.offset, *end = title + scan->head->title.length;

  if (scan->anchor.name == NULL || scan->address.length == 0 || scan->head->link.length > 0 || title == end ||
      segue_head_closes_element (p, end, &scan->anchor) || !segue_head_closes_element (end, scan->end, &scan->anchor))
    return;
  scan->head->link = scan->address;
}

/* Sets the title from the text at @p. Brackets that are still open must close at the end of the line, as in
 * `**0:15 Title**`; the innermost emphasis can close before. Returns %FALSE if they do not. */
static gboolean
set_title (Scan       *scan,
           const char *p)
{
  const char *end = segue_trim_end (p, scan->end);
  const gboolean tagged = memchr (p, '<', end - p) != NULL;

  if (scan_wrapping_link (scan, p))
    return TRUE;
  while (scan->n_open > 0)
    {
      const Pair *pair = scan->open[--scan->n_open];

      if (scan->head->opened.length == 0 && segue_head_ends_within (p, end, pair->close))
        {
          scan->head->opened = segue_head_span (scan->line, scan->marks[scan->n_open],
                                                scan->marks[scan->n_open] + pair->open_length);
          continue;
        }
      if (!segue_ends_with (p, end, pair->close))
        return FALSE;
      end = segue_trim_end (p, end - pair->close_length);
      scan->head->bracketed |= pair->open[0] != '(' && pair->open[0] != '<';
    }
  if (tagged)
    segue_head_find_cell (&p, &end);
  segue_head_set_title (scan->head, scan->line, p, end);
  if (scan->anchor.name != NULL)
    take_anchor (scan, scan->line + scan->head->start.offset);
  if (tagged && scan->head->opened.length == 0 && segue_contains (p, end, "</"))
    segue_head_find_opened_tags (scan->head, scan->line);

  return TRUE;
}

/* Takes an end that is mistyped, `3:10 - 5:75 Title`, or comes before the start off the title of a leading timestamp. */
void
segue_head_take_end (SegueHead  *head,
                     const char *line)
{
  const char *title = line + head->title.offset, *end = title + head->title.length, *p;
  Scan scan;

  if (head->result != SEGUE_TIME_VALID)
    return;
  scan_init (&scan, line, end, head);
  p = segue_head_skip_to (line + head->start.offset + head->start.length, end);
  p = p != NULL && p >= title ? scan_end (&scan, p, TRUE) : NULL;
  if (p != NULL)
    segue_head_set_title (head, line, skip_to_title (p, end), end);
}

/* Tells whether the text at @p makes the time before it the position of a player, whose length follows: `00:00 / 38:12` and
 * nothing else. */
static gboolean
begins_with_length (const char *p,
                    const char *end)
{
  const char *stop;
  SegueClock clock;
  gboolean closed;
  gint64 time;

  p = segue_skip_space (p, end);
  if (p == end || *p != '/')
    return FALSE;
  if (segue_time_scan (segue_skip_space (p + 1, end), end, &stop, &time, &clock) != SEGUE_TIME_VALID)
    return FALSE;
  stop = segue_head_skip_end_tags (stop, end, &closed);

  return segue_skip_space (stop, end) == end;
}

/* Finds a timestamp at the start of a line, after list marks and brackets, and the title after it. @head must have been
 * cleared. Returns %TRUE if there is one; if not, @head is in an undefined state. */
gboolean
segue_head_scan_leading (const char *line,
                         const char *end,
                         SegueHead  *head)
{
  Scan scan;
  const Pair *opened[MAX_OPEN];
  guint n_opened;
  const char *p, *stop;
  gboolean labelled;

  scan_init (&scan, line, end, head);
  p = segue_head_skip_marks (head, line, end);
  stop = segue_head_skip_label (p, end);
  labelled = stop > p;
  p = open_pairs (&scan, stop);
  if (scan.n_open > 0)
    p = segue_head_skip_from (p, end);
  n_opened = scan.n_open;
  memcpy (opened, scan.open, n_opened * sizeof *opened);
  head->result = segue_time_scan (p, end, &stop, &head->time, &head->clock);
  if (head->result == SEGUE_TIME_ABSENT)
    head->result = segue_head_scan_partial (p, end, head->bulleted || scan.n_open > 0, &stop, &head->clock);
  if (head->result == SEGUE_TIME_ABSENT)
    return FALSE;
  head->kind = SEGUE_HEAD_LEADING;
  head->start = segue_head_span (line, p, stop);
  head->prose = (scan.n_open == 0 && segue_head_begins_with_last_verse (stop, end)) || begins_with_length (stop, end);
  p = segue_head_skip_minutes (scan_range (&scan, stop), end, scan.n_open > 0);
  p = close_marks (&scan, p);
  if (scan.closed && n_opened > scan.n_open)
    p = scan_bracketed_range (&scan, opened + scan.n_open, n_opened - scan.n_open, p);
  if (!scan.closed)
    {
      head->glued = p < end && segue_is_word_char (segue_char_at (p, end));
      head->prose |= segue_head_begins_with_hour_of_day (p, end) || segue_head_is_about_score (head, line, p, end);
    }

  /* `Chapter 1: 0:00` is a title with a time behind it. */
  return set_title (&scan, skip_to_title (p, end)) && (!labelled || head->title.length > 0);
}

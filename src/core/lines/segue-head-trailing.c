/* segue-head-trailing.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-words.h"

/* Recognizes a timestamp at the end of a line: `Title (1:02:33)`, `Title … 12:30`, `Title [0:15](URL)`. */

/* The longest token that is tried as a time, in bytes: `001:53:10.123`, with room for typing errors and for digits
 * of several bytes. */
#define MAX_TOKEN 48

/* The longest label before a time within the same brackets, such as `[video 42:15]`, in bytes. */
#define MAX_LABEL 48

/* The number of closing marks after a timestamp, and of tags before it, that are recognized. */
#define MAX_CLOSERS 16

/* What can follow the time at the end of the line. */
static const SegueWord closers[] = {
  SEGUE_WORD ("**"), SEGUE_WORD ("__"), SEGUE_WORD ("*"), SEGUE_WORD ("_"), SEGUE_WORD ("`"), SEGUE_WORD (")"),
  SEGUE_WORD ("]"), SEGUE_WORD ("）"), SEGUE_WORD ("】"), SEGUE_WORD ("］"), SEGUE_WORD ("."), SEGUE_WORD ("。"),
  SEGUE_WORD ("~"), SEGUE_WORD ("～"), SEGUE_WORD ("〜"), SEGUE_WORD ("\\"), SEGUE_ENTITY_SPACES,
};

/* What can precede the time directly. */
static const SegueWord openers[] = {
  SEGUE_WORD ("**"), SEGUE_WORD ("__"), SEGUE_WORD ("*"), SEGUE_WORD ("_"), SEGUE_WORD ("`"), SEGUE_WORD ("("),
  SEGUE_WORD ("["), SEGUE_WORD ("（"), SEGUE_WORD ("【"), SEGUE_WORD ("［"),
};

/* Brackets, and after them marks of emphasis, with what closes them. */
static const char *const pairs[][2] = {
  { "(", ")" }, { "[", "]" }, { "（", "）" }, { "【", "】" }, { "［", "］" },
  { "**", "**" }, { "__", "__" }, { "*", "*" }, { "_", "_" }, { "`", "`" },
};
#define N_BRACKETS 5

/* What can stand between title and time. */
static const SegueWord joints[] = {
  SEGUE_WORD ("-"), SEGUE_WORD ("–"), SEGUE_WORD ("—"), SEGUE_WORD ("~"), SEGUE_WORD (":"), SEGUE_WORD ("："),
  SEGUE_WORD ("@"), SEGUE_WORD ("|"), SEGUE_WORD ("·"), SEGUE_WORD (","), SEGUE_WORD ("&hellip;"), SEGUE_WORD ("&#8230;"),
  SEGUE_ENTITY_DASHES, SEGUE_ENTITY_SPACES,
};

static SegueWords closer_list = SEGUE_WORDS_INIT (closers);
static SegueWords opener_list = SEGUE_WORDS_INIT (openers);
static SegueWords joint_list = SEGUE_WORDS_INIT (joints);

/* Removes one of @marks from the end of the text from @start to @end. Returns the new end, or %NULL if the text ends
 * with none of them. */
static const char *
strip_suffix (const char *start,
              const char *end,
              SegueWords *marks)
{
  const SegueWord *mark = segue_words_find_at_end (marks, start, end, SEGUE_WORDS_ANY);

  return mark != NULL ? end - mark->length : NULL;
}

/* Removes the `](URL)` of a Markdown link from the end of the line and sets @url and @url_end to its URL. Returns the
 * new end, after the `]`, or %NULL if the line does not end with a link. */
static const char *
strip_link (const char  *start,
            const char  *end,
            const char **url,
            const char **url_end)
{
  const char *p;
  guint depth = 0;

  if (end <= start || end[-1] != ')')
    return NULL;
  for (p = end - 1; p > start; p--)
    if (*p == ')')
      depth++;
    else if (*p == '(' && --depth == 0)
      break;
  if (p <= start + 1 || p[-1] != ']' || *p != '(')
    return NULL;
  *url = p + 1;
  *url_end = end - 1;

  return p;
}

/* Tells whether a character can be in a time. */
static gboolean
is_time_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isdigit (c) || c == ':' || c == ';' || c == '.';

  return c == 0xFF1A || c == 0x2236 || c == 0xAD || segue_is_direction_mark (c) || g_unichar_isdigit (c);
}

/* Finds the start of the token that ends at @stop. Returns %NULL if it can be neither a time nor the placeholder of
 * one. */
static const char *
find_token (const char *line,
            const char *stop)
{
  static const char *const planned[] = { "--:--:--", "--:--", "??:??:??", "??:??" };
  const char *token, *start, *before;

  for (guint i = 0; i < G_N_ELEMENTS (planned); i++)
    if (segue_ends_with (line, stop, planned[i]))
      return stop - strlen (planned[i]);
  for (token = stop; token > line && stop - token < MAX_TOKEN; token = start)
    {
      start = segue_prev_char (token, line);
      if (!is_time_char (segue_char_at (start, stop)))
        break;
    }
  /* Invisible characters before the time are no part of it. */
  token = segue_skip_space (token, stop);
  if (token == stop)
    return NULL;
  if (*token != ':')
    return g_unichar_isdigit (segue_char_at (token, stop)) ? token : NULL;

  /* the minutes are there, before a space */
  before = segue_trim_end (line, token);

  return before == line || !g_unichar_isdigit (segue_char_at (segue_prev_char (before, line), stop)) ? token : NULL;
}

/* Tells whether a date precedes the time: `2017-07-29 15:00`, `22.02.2016 15:00`. Such a time is a time of day. */
static gboolean
is_clock_of_date (const char *line,
                  const char *token)
{
  const char *p = segue_trim_end (line, token), *start;
  guint digits = 0, marks = 0;

  if (p == token)
    return FALSE;
  for (start = p; start > line && (g_ascii_isdigit (start[-1]) || strchr ("-./", start[-1]) != NULL); start--)
    if (g_ascii_isdigit (start[-1]))
      digits++;
    else
      marks++;

  return marks == 2 && digits >= 4 && digits <= 8;
}

/* Removes the opening brackets before the time, and sets @stripped if there are some. White space can follow a bracket,
 * but not an emphasis mark. Returns the new end. */
static const char *
strip_openers (const char *start,
               const char *p,
               gboolean   *stripped)
{
  const char *next;

  for (;;)
    {
      const char *stop = segue_trim_end (start, p);

      next = strip_suffix (start, stop, &opener_list);
      if (next == NULL || (stop < p && strchr ("*_`", stop[-1]) != NULL))
        break;
      *stripped = TRUE;
      p = next;
    }

  return p;
}

/* Removes the tags directly before the time, and sets @stripped if there are some. Sets @url and @url_end to the address
 * of a link. Returns the new end. */
static const char *
strip_tags (const char  *start,
            const char  *end,
            gboolean    *stripped,
            const char **url,
            const char **url_end)
{
  SegueHtmlMatch tag;
  const char *next;

  for (guint i = 0; i < MAX_CLOSERS; i++)
    {
      next = segue_head_find_tag (start, segue_trim_end (start, end), &tag);
      if (next == NULL || next == start)
        break;
      if (tag.tag == SEGUE_HTML_TAG_LINK && !tag.closing && tag.value.length > 0)
        {
          *url = next + tag.value.offset;
          *url_end = *url + tag.value.length;
        }
      if (tag.closing && segue_head_begins_element (start, next, &tag))
        return end;
      *stripped = TRUE;
      end = next;
    }

  return end;
}

/* Removes leader dots, as in a table of contents: `Title ........ 1:23`. Returns the new end. */
static const char *
strip_leader (const char *start,
              const char *p)
{
  const char *end = p;

  while (segue_ends_with (start, p, ".") || segue_ends_with (start, p, "…"))
    p -= p[-1] == '.' ? 1 : strlen ("…");

  return end - p >= 3 ? segue_trim_end (start, p) : end;
}

/* Removes the closing marks after a time at the end of the text, which may be those of a link. Sets @url and @url_end to
 * the URL of the link. Returns the new end. */
static const char *
strip_closers (const char  *start,
               const char  *end,
               const char **url,
               const char **url_end)
{
  const char *next;
  SegueHtmlMatch tag;
  guint closed = 0;

  end = segue_trim_end (start, end);
  /* `*0:10*?` */
  if (end - start > 2 && (end[-1] == '?' || end[-1] == '!') && strchr ("*_`)]", end[-2]) != NULL)
    end--;
  while (closed++ < MAX_CLOSERS &&
         ((next = strip_link (start, end, url, url_end)) != NULL ||
          ((next = segue_head_find_tag (start, end, &tag)) != NULL && (tag.closing || tag.tag == SEGUE_HTML_TAG_BREAK)) ||
          (next = strip_suffix (start, end, &closer_list)) != NULL))
    end = segue_trim_end (start, next);

  end = segue_head_strip_after (start, end);

  return segue_trim_end (start, segue_head_strip_minutes (start, end));
}

/* Reads the time that ends at @stop. Returns its start, or %NULL if there is none. */
static const char *
scan_time (const char      *line,
           const char      *stop,
           SegueTimeResult *result,
           gint64          *time,
           SegueClock      *clock)
{
  const char *token = find_token (line, stop), *after;

  if (token == NULL || is_clock_of_date (line, token))
    return NULL;
  *result = segue_time_scan (token, stop, &after, time, clock);
  if (*result == SEGUE_TIME_ABSENT)
    *result = segue_head_scan_partial (token, stop, FALSE, &after, clock);

  return *result != SEGUE_TIME_ABSENT && after == stop ? token : NULL;
}

/* Tells whether two times may be a range though one of them cannot be read or is a placeholder, or the end comes before the
 * start. Such a range has a mark between its times, so that they do not end at @end, and stands in brackets, which end before
 * @token, unless @bare says that it need not. An end like `4:2` is rather that of a range of verses. */
static gboolean
may_be_mistyped_range (const char      *line,
                       const char      *token,
                       const char      *end,
                       const char      *stop,
                       gboolean         bare,
                       const SegueHead *head)
{
  const char *last = line + head->start.offset + head->start.length;

  return stop != segue_trim_end (line, end) &&
         (bare || strip_suffix (line, segue_trim_end (line, token), &opener_list) != NULL) &&
         (head->result != SEGUE_TIME_MALFORMED || (g_ascii_isdigit (last[-1]) && g_ascii_isdigit (last[-2])));
}

/* Reads the first half of a range of times, `0:10 - `, from the end of the text between @line and @end. The time in the
 * head becomes the end of the range, unless the range is mistyped. The span of such an end is kept, unless it is a
 * placeholder. A mistyped range without brackets is one only if @bare says so. Returns the start of the range, or %NULL if
 * there is none. */
static const char *
scan_range_start (const char  *line,
                  const char  *end,
                  gboolean     bare,
                  SegueHead   *head,
                  const char **url,
                  const char **url_end)
{
  const char *stop, *between, *token, *first_url = NULL, *first_url_end = NULL;
  SegueTimeResult result;
  SegueClock clock;
  gint64 time;

  between = segue_head_strip_to (line, end);
  if (between == NULL)
    return NULL;
  stop = strip_closers (line, between, &first_url, &first_url_end);
  token = scan_time (line, stop, &result, &time, &clock);
  if (token == NULL)
    return NULL;
  if (result == SEGUE_TIME_VALID && head->result == SEGUE_TIME_VALID && time <= head->time)
    {
      head->end_time = head->time;
      head->end = head->start;
    }
  else if (!may_be_mistyped_range (line, token, end, between, bare, head))
    return NULL;
  else if (result == SEGUE_TIME_VALID)
    {
      clock.after_end = head->result == SEGUE_TIME_VALID;
      if (head->result != SEGUE_TIME_PLANNED)
        head->end = head->start;
    }
  head->result = result;
  head->time = time;
  head->clock = clock;
  head->start = segue_head_span (line, token, stop);
  *url = first_url;
  *url_end = first_url_end;

  return token;
}

/* Removes separators and leader dots between title and time. An `@` counts as a bracket. Returns the new end. */
static const char *
strip_joints (const char *start,
              const char *p,
              SegueHead  *head)
{
  const char *next;

  p = segue_trim_end (start, p);
  while ((next = strip_suffix (start, p, &joint_list)) != NULL)
    {
      if (*next == '@')
        head->bracketed = TRUE;
      p = segue_trim_end (start, next);
    }

  return strip_leader (start, p);
}

/* Finds the bracket before the words that stand with the time in the same brackets: `Title [video 42:15]`. The time begins
 * at @token, and the bracket closes at @close, directly behind the time. Returns the position after the opening bracket, or
 * %NULL if there is none or it is that of a link. */
static const char *
find_label (const char *line,
            const char *token,
            const char *close,
            const char *end)
{
  const char *p = segue_trim_end (line, token);

  close = segue_skip_space (close, end);
  if (segue_starts_with (close, end, "]("))
    return NULL;
  while (p > line && token - p < MAX_LABEL)
    {
      const char *start = segue_prev_char (p, line);

      for (guint i = 0; i < N_BRACKETS; i++)
        {
          if (segue_starts_with (start, p, pairs[i][1]))
            return NULL;
          if (segue_starts_with (start, p, pairs[i][0]))
            return segue_starts_with (close, end, pairs[i][1]) ? p : NULL;
        }
      p = start;
    }

  return NULL;
}

/* Tells whether the words before a label with a time are a sentence or a quotation, for which the label is the source:
 * `“Always begin with the pain.” [video 42:15]`. The period can follow the label, which ends at @close. */
static gboolean
is_cited_sentence (const char *title,
                   const char *title_end,
                   const char *close,
                   const char *end)
{
  static const char *const marks[] = { ".", "。", "\"", "”", "’", "»", "」", "』" };

  end = segue_trim_end (close, end);
  if (segue_ends_with (close, end, ".") || segue_ends_with (close, end, "。"))
    return TRUE;
  title_end = segue_trim_end (title, title_end);
  while (title_end > title && strchr ("*_", title_end[-1]) != NULL)
    title_end--;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (segue_ends_with (title, title_end, marks[i]))
      return TRUE;

  return FALSE;
}

/* Tells whether the text from @line to @end, before a time, makes it the length that a player shows behind its position:
 * `Listen 00:00 / `. */
static gboolean
ends_with_position (const char *line,
                    const char *end)
{
  SegueTimeResult result;
  SegueClock clock;
  gint64 time;

  end = segue_trim_end (line, end);

  return segue_ends_with (line, end, "/") && scan_time (line, segue_trim_end (line, end - 1), &result, &time, &clock) != NULL;
}

/* Tells whether the text from @line to @end, before a time, ends with two more times, as in the rows of a list of edits. */
static gboolean
ends_with_times (const char *line,
                 const char *end)
{
  SegueTimeResult result;
  SegueClock clock;
  gint64 time;

  for (guint n = 0; n < 2; n++)
    {
      end = scan_time (line, segue_trim_end (line, end), &result, &time, &clock);
      if (end == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Tells whether the mark @i of @pairs that precedes the text from @p to @end is closed in it. */
static gboolean
is_closed (guint       i,
           const char *p,
           const char *end)
{
  guint depth = 1;

  for (; p < end && depth > 0; p++)
    if (segue_starts_with (p, end, pairs[i][1]))
      depth--;
    else if (segue_starts_with (p, end, pairs[i][0]))
      depth++;

  return depth == 0;
}

/* Skips the opening mark of a link, of emphasis or of brackets that hold both the title and the time: `[Title 0:15](URL)`,
 * `*Title 0:15*`. @stop is the end of the time. Returns the new start of the title. */
static const char *
skip_wrapper (const char *title,
              const char *title_end,
              const char *stop,
              const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (segue_starts_with (title, title_end, pairs[i][0]))
      {
        const char *inner = title + strlen (pairs[i][0]);

        return is_closed (i, inner, title_end) || !segue_contains (stop, end, pairs[i][1]) ? title : inner;
      }

  return title;
}

/* Tells from its last bytes whether a line can end with a timestamp: with a digit, a placeholder or a closing mark.
 * This is a quick test that rules out most lines of prose. */
gboolean
segue_head_may_trail (const char *line,
                      const char *end)
{
  const char *stop = segue_trim_end (line, end), *p;

  while (stop > line && (stop[-1] == '.' || (guchar) stop[-1] >= 0x80))
    {
      /* Most lines of prose end with a period, which is a closing mark. */
      if (stop[-1] == '.')
        {
          stop = segue_trim_end (line, stop - 1);
          continue;
        }
      p = segue_prev_char (stop, line);
      if (segue_may_be_digit (*p) && g_unichar_isdigit (segue_char_at (p, stop)))
        return TRUE;
      p = strip_suffix (line, stop, &closer_list);
      if (p == NULL)
        p = segue_head_strip_after (line, stop);
      if (p == stop)
        p = segue_head_strip_minutes (line, stop);
      if (p == stop)
        return FALSE;
      stop = segue_trim_end (line, p);
    }
  stop = segue_head_strip_minutes (line, stop);

  return stop > line && (g_ascii_isdigit (stop[-1]) || strchr ("-?!*_`)]~\\>", stop[-1]) != NULL);
}

/* Finds a timestamp that is the last token of a line, and the title before it. A mistyped range without brackets is one if
 * @bare says so. @head must have been cleared. Returns %TRUE if there is one; if not, @head is in an undefined state. */
gboolean
segue_head_scan_trailing (const char *line,
                          const char *end,
                          gboolean    bare,
                          SegueHead  *head)
{
  const char *url = NULL, *url_end = NULL;
  const char *stop = strip_closers (line, end, &url, &url_end), *token, *first, *from;
  const char *title, *title_end, *label;
  gboolean opened = FALSE, labelled = FALSE, linked = FALSE;

  token = scan_time (line, stop, &head->result, &head->time, &head->clock);
  if (token == NULL)
    return FALSE;
  head->start = segue_head_span (line, token, stop);
  first = scan_range_start (line, strip_openers (line, token, &opened), bare, head, &url, &url_end);
  token = first != NULL ? first : token;
  /* `from` belongs to the time of a range and to one in brackets; elsewhere it is a word of the title. */
  from = segue_head_strip_from (line, token);
  if (first == NULL && strip_suffix (line, from, &opener_list) == NULL)
    from = token;
  title_end = strip_openers (line, from, &opened);
  title_end = strip_tags (line, title_end, &opened, &url, &url_end);
  head->bracketed = opened;
  if (!opened && from == token && title_end > line && title_end[-1] != '@' &&
      segue_space_length (segue_prev_char (title_end, line), title_end) == 0)
    return FALSE;
  head->prose = !opened && (segue_head_ends_with_citation (line, title_end) ||
                            (first == NULL && (ends_with_position (line, title_end) || ends_with_times (line, title_end))));
  label = opened ? NULL : find_label (line, title_end, stop, end);
  if (label != NULL)
    title_end = strip_openers (line, label, &labelled);
  title_end = strip_joints (line, title_end, head);
  title = segue_head_skip_marks (head, line, end);
  if (title >= title_end)
    return FALSE;
  linked = url != NULL && *title == '[';
  from = skip_wrapper (title, title_end, stop, end);
  linked &= from > title;
  title = from;
  if (labelled && head->heading == SEGUE_HEADING_NONE && is_cited_sentence (title, title_end, stop, end))
    head->prose = TRUE;
  head->kind = SEGUE_HEAD_TRAILING;
  if (url != NULL)
    segue_head_scan_link_time (head, line, url, url_end);
  segue_head_set_title (head, line, title, title_end);
  if (linked)
    segue_head_set_link (head, line, url, url_end);

  return head->title.length > 0;
}

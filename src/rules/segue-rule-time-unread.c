/* segue-rule-time-unread.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/lines/segue-head.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"
#include "rules/order/segue-guess.h"
#include "rules/segue-unread-private.h"

/* The rule time-unread: lines that would be segments like those around them if the time in them had colons: `(12.30) Title`,
 * `(12 30) Title` or `(1230) Title` between `(10:00) Title` and `(15:00) Title`. They are read as text, since such numbers can also be prices or dates. */

/* The longest time that is looked at, in characters, and the number of times that are tried in one line. */
#define MAX_LENGTH 12
#define MAX_TRIES 4

/* The longest time, in milliseconds, from the segment before such a line to it, or from it to the one after. */
#define MAX_GAP G_GINT64_CONSTANT (3600000)

/* The longest line that is looked at, in bytes, and the most brackets and marks before a time within a line. */
#define MAX_LINE 400
#define MAX_OPENER 4

typedef struct
{
  SegueCheck *check;
  SegueEntry *entry;
  SegueEntry *previous;  /* the entry before it, or NULL */
  SegueEntry *next;      /* the entry after it, or NULL */
  gboolean has_like;     /* like has been set */
  SegueHead like;        /* of the line of a segment before or after; its result is that of a time if there is one */
  gunichar marks[2];     /* the characters directly before and after its time, or 0 */
  gint64 after;   /* the time of the segment before, or SEGUE_TIME_NONE */
  gint64 before;  /* the time of the segment after, or G_MAXINT64 */
  SegueClock clock;
} Search;

/* The data of a fix. The line is found again by its entry and text. */
typedef struct
{
  guint64 id;
  char *line;
  guint offset; /* of the time in the line, in bytes */
  guint length; /* of the time */
  char *time;   /* the text that replaces it */
} Correction;

static void
correction_free (gpointer data)
{
  Correction *self = data;

  g_free (self->line);
  g_free (self->time);
  g_free (self);
}

/* Finds the line that reads @wanted, or else the line that ends with it. Returns the start of @wanted, or %NULL if there is
 * none. */
static const char *
find_line (SegueEntry *entry,
           const char *wanted)
{
  const gsize wanted_length = strlen (wanted);
  gsize length;
  const char *text = segue_entry_get_text (entry, &length), *end = text + length, *part = NULL;
  SegueLine line;

  for (const char *p = text; p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (!segue_ends_with (line.start, line.stop, wanted))
        continue;
      if (wanted_length == (gsize) (line.stop - line.start))
        return line.start;
      if (part == NULL)
        part = line.stop - wanted_length;
    }

  return part;
}

static SegueEpisode *
apply_correction (SegueEpisode   *episode,
                  gconstpointer   data,
                  GError        **error)
{
  const Correction *self = data;
  const char *line;
  SegueEntry *entry;
  gsize offset;
  guint index;

  if (!segue_episode_find (episode, self->id, &index))
    return segue_episode_ref (episode);
  entry = segue_episode_get (episode, index);
  line = find_line (entry, self->line);
  if (line == NULL)
    return segue_episode_ref (episode);
  offset = segue_episode_get_offset (episode, index) + (line - segue_entry_get_text (entry, NULL)) + self->offset;

  return segue_episode_splice (episode, offset, self->length, self->time, -1);
}

static SegueFix *
new_fix (const Search    *self,
         const SegueLine *line,
         const char      *time,
         gsize            length,
         const char      *replacement)
{
  g_autofree char *label = g_strdup_printf (_("Make It %s"), replacement);
  Correction *correction = g_new0 (Correction, 1);

  correction->id = segue_entry_get_id (self->entry);
  correction->line = g_strndup (line->start, line->stop - line->start);
  correction->offset = time - line->start;
  correction->length = length;
  correction->time = g_strdup (replacement);

  return segue_fix_new (label, _("Correct Time"), apply_correction, correction, correction_free);
}

/* Returns the digit that a letter at @p looks like, or NUL if it looks like none. Only a capital O can stand where no digit is
 * beside it. */
static char
letter_digit (const char *p,
              const char *line,
              const char *end)
{
  const gboolean beside = (p > line && segue_is_digit (p[-1])) || (end - p > 1 && segue_is_digit (p[1]));

  if (*p == 'O')
    return '0';

  return !beside ? '\0' : *p == 'o' ? '0' : *p == 'l' || *p == 'I' ? '1' : '\0';
}

/* Measures what stands between two fields at @p: a mark with white space around a colon, or a space. Returns its length in
 * bytes, or 0. */
static gsize
separator_length (const char *p,
                  const char *end)
{
  const char *mark = p + (*p == ' '), *next = mark;

  if (mark < end && strchr (":;", *mark) != NULL)
    next = mark + 1 + (end - mark > 1 && mark[1] == ' ');
  else if (mark == p && strchr (".,-'/", *mark) != NULL)
    next = mark + 1;

  return next < end && (g_unichar_isdigit (segue_char_at (next, end)) || (*p == ':' && next == p + 1 && letter_digit (next, p, end) != '\0'))
           ? next - p : 0;
}

/* Measures the milliseconds behind the seconds at @p: a period and three digits. Returns their length in bytes, or 0. */
static gsize
fraction_length (const char *p,
                 const char *end)
{
  if (end - p < 4 || *p != '.' || !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || !g_ascii_isdigit (p[3]))
    return 0;

  return end - p == 4 || !g_ascii_isdigit (p[4]) ? 4 : 0;
}

/* Writes the colons that are missing in a number of @digits digits, for hours, minutes and seconds. */
static void
divide (GString *colons,
        guint    digits)
{
  const char *p = colons->str + colons->len;

  /* Shorter numbers count something. */
  if (digits < 3 || digits > 6)
    return;
  for (guint i = 1; i < digits; i++)
    {
      p = g_utf8_prev_char (p);
      if (i % 2 == 0)
        {
          const gsize at = p - colons->str;

          g_string_insert_c (colons, at, ':');
          p = colons->str + at;
        }
    }
}

/**
 * segue_unread_scan_number:
 * @p: the position of a digit
 * @end: the end of the line
 * @colons: the string to set
 *
 * Measures a number of two or three fields with at least one wrong separator, or a letter for a digit, or without separators,
 * and sets @colons to it with colons and digits.
 *
 * Returns: its length in bytes, or 0
 */
gsize
segue_unread_scan_number (const char *p,
                          const char *end,
                          GString    *colons)
{
  guint n_fields = 1, digits = 0;
  gboolean wrong = FALSE, has_letter = FALSE;
  const char *q = p;
  gsize length;

  g_string_truncate (colons, 0);
  while (q < end && q - p < MAX_LENGTH * 4)
    {
      const char letter = letter_digit (q, p, end);
      const gboolean is_digit = letter != '\0' || g_unichar_isdigit (segue_char_at (q, end));

      length = is_digit ? (gsize) (segue_next_char (q, end) - q) : separator_length (q, end);
      /* A space after the seconds, or after another wrong mark, is that before the title. */
      if (length == 0 || (*q == ' ' && length == 1 && wrong) || (n_fields == 3 && (*q == ' ' || fraction_length (q, end) > 0)))
        break;
      if (!is_digit && (n_fields == 3 || digits > 3 || (n_fields > 1 && digits != 2)))
        return 0;
      if (is_digit && letter == '\0')
        g_string_append_len (colons, q, length);
      else
        g_string_append_c (colons, is_digit ? letter : ':');
      has_letter |= letter != '\0';
      wrong |= letter != '\0' || (!is_digit && (length > 1 || *q != ':'));
      n_fields += !is_digit;
      digits = is_digit ? digits + 1 : 0;
      q += length;
    }
  if (n_fields == 1)
    {
      if (has_letter)
        return 0;
      divide (colons, digits);
      return colons->len > (gsize) (q - p) ? q - p : 0;
    }

  if (!wrong || digits != 2)
    return 0;
  length = n_fields == 3 ? fraction_length (q, end) : 0;
  g_string_append_len (colons, q, length);

  return q + length - p;
}

/* Tells whether a number begins at @p. */
static gboolean
begins_number (const char *line,
               const char *p,
               const char *end)
{
  if (!(g_ascii_isdigit (*p) || ((guchar) *p >= 0xD9 && g_unichar_isdigit (segue_char_at (p, end)))))
    return FALSE;

  return p == line || !g_unichar_isdigit (segue_char_at (segue_prev_char (p, line), end));
}

/* Tells whether the notes write times in the form of @colons, as most of them or as the segment beside the line. There may be
 * a zero more before the first field, which prices and the like do not have, or none if the times do not tell. */
static gboolean
has_usual_form (const Search *self,
                const char   *colons,
                gint64        time)
{
  SegueClock clocks[] = { self->clock, self->clock, self->like.clock, self->like.clock };

  clocks[1].first_width = 2;
  clocks[3].first_width = MAX (clocks[3].first_width, 1);
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    if (segue_guess_form_cost (colons, time, &clocks[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Tells whether a time fits between the segments around the line. If these are not in order, one of them is wrong, and it is
 * enough that the time is near the other one. */
static gboolean
fits (const Search *self,
      gint64        time)
{
  const gboolean is_late = time > self->after, is_early = time <= self->before;
  const gint64 after = MAX (self->after, 0);

  if (self->after < self->before && (!is_late || !is_early))
    return FALSE;
  if (self->after == SEGUE_TIME_NONE && self->before != G_MAXINT64)
    return self->before - time <= MAX_GAP;

  return ABS (time - after) <= MAX_GAP || (self->before != G_MAXINT64 && ABS (self->before - time) <= MAX_GAP);
}

/* Gets the characters directly before and after the number of @length bytes at @p. */
static void
get_marks (const char *line,
           const char *end,
           const char *p,
           gsize       length,
           gunichar    marks[2])
{
  marks[0] = p > line ? segue_char_at (segue_prev_char (p, line), end) : 0;
  marks[1] = segue_char_at (p + length, end);
}

/* Tells whether a number is rather a year, or counts something: it has three digits, or four that begin with 19 or 20. */
static gboolean
is_ambiguous (const char *p,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!segue_is_digit (p[i]))
      return FALSE;

  return length == 3 || (length == 4 && ((p[0] == '1' && p[1] == '9') || (p[0] == '2' && p[1] == '0')));
}

/* Tells whether a time is later than that of the segment before the line and earlier than that of the one after it. */
static gboolean
is_between (const Search *self,
            gint64        time)
{
  return self->after != SEGUE_TIME_NONE && self->before != G_MAXINT64 && time > self->after && time < self->before;
}

/* Tells whether a number that can also be something else is written like the time of a segment: between the same brackets or
 * marks. */
static gboolean
has_same_marks (const Search    *self,
                const SegueLine *line,
                const char      *p,
                gsize            length)
{
  gunichar marks[2];

  get_marks (line->start, line->stop, p, length, marks);

  return self->like.bracketed && marks[0] == self->marks[0] && marks[1] == self->marks[1] && !g_unichar_isspace (marks[0]);
}

/* Tells whether the line with @colons for the number at @p would be a segment like the others. Sets @time to its time. */
static gboolean
would_be_segment (const Search    *self,
                  const SegueLine *line,
                  const char      *p,
                  gsize            length,
                  const GString   *colons)
{
  g_autoptr(GString) text = g_string_new_len (line->start, line->stop - line->start);
  SegueHead head;

  if (is_ambiguous (p, length) && !has_same_marks (self, line, p, length))
    return FALSE;
  g_string_erase (text, p - line->start, length);
  g_string_insert_len (text, p - line->start, colons->str, colons->len);
  segue_head_scan (text->str, text->len, &head);

  return head.kind == self->like.kind && head.result == SEGUE_TIME_VALID && head.start.offset == p - line->start &&
         head.start.length == colons->len && head.bracketed == self->like.bracketed && head.bulleted == self->like.bulleted &&
         head.heading == self->like.heading && head.title.length > 0 && !head.glued && !head.prose &&
         (is_ambiguous (p, length) ? is_between (self, head.time) : fits (self, head.time)) &&
         has_usual_form (self, colons->str, head.time);
}

/* Sets what the lines of segments look like from the first line of @entry. Returns %FALSE if it is no segment. */
static gboolean
take_example (Search     *self,
              SegueEntry *entry)
{
  const char *text;
  SegueLine line;
  gsize length;

  if (entry == NULL || (segue_entry_get_start (entry) == SEGUE_TIME_NONE && !segue_entry_is_malformed (entry)))
    return FALSE;
  text = segue_entry_get_text (entry, &length);
  line = segue_line_at (text, text + length, TRUE);
  segue_head_scan (line.start, line.stop - line.start, &self->like);
  get_marks (line.start, line.stop, line.start + self->like.start.offset, self->like.start.length, self->marks);

  return self->like.result == SEGUE_TIME_VALID || self->like.result == SEGUE_TIME_MALFORMED;
}

/* Tells what the lines of segments look like. This is found out only for entries with a number that may be a time. */
static gboolean
has_example (Search *self)
{
  if (!self->has_like)
    {
      self->has_like = TRUE;
      if (!take_example (self, self->entry) && !take_example (self, self->next) && !take_example (self, self->previous))
        segue_head_clear (&self->like);
      self->clock = segue_check_get_clock (self->check);
    }

  return self->like.kind != SEGUE_HEAD_NONE;
}

/* Reports the first number in a line that would make it a segment. Returns whether there is one. */
static gboolean
check_line (Search          *self,
            guint            index,
            const SegueLine *line)
{
  g_autoptr(GString) colons = g_string_new (NULL);
  guint tries = 0;

  if (line->stop - line->start > MAX_LINE)
    return FALSE;
  for (const char *p = line->start; p < line->stop && tries < MAX_TRIES; p = segue_next_char (p, line->stop))
    {
      gsize length;

      if (!begins_number (line->start, p, line->stop))
        continue;
      length = segue_unread_scan_number (p, line->stop, colons);
      tries += length > 0;
      if (length > 0 && has_example (self) && would_be_segment (self, line, p, length, colons))
        {
          const char *text = segue_entry_get_text (self->entry, NULL);
          g_autofree char *number = g_strndup (p, length);
          g_autofree char *message = g_strdup_printf (_("“%s” is not read as a time, though the line looks like a segment."),
                                                      number);
          SegueProblem *problem;

          problem = segue_check_report (self->check, &segue_rule_time_unread, SEGUE_SEVERITY_WARNING, index,
                                        (SegueSpan){ p - text, length }, message);
          segue_problem_add_fix (problem, new_fix (self, line, p, length, colons->str));
          return TRUE;
        }
    }

  return FALSE;
}

/* Tells whether the line at the start of the text of entry @index holds several segments. */
static gboolean
is_divided (SegueCheck      *check,
            guint            index,
            const SegueLine *line)
{
  gsize length;
  const char *before;

  if (line->next == line->stop && index + 1 < segue_episode_get_n_entries (check->episode))
    return TRUE;
  if (index == 0)
    return FALSE;
  before = segue_entry_get_text (segue_episode_get (check->episode, index - 1), &length);

  return length > 0 && strchr ("\r\n", before[length - 1]) == NULL;
}

/* Looks for a segment within the title of one that is on the same line. */
static void
check_title (Search          *self,
             guint            index,
             const SegueLine *line)
{
  const SegueSpan title = segue_entry_get_title_span (self->entry);
  const char *p = line->start + title.offset, *end = MIN (line->stop, p + MIN (title.length, MAX_LINE));
  guint tries = 0;

  if (!is_divided (self->check, index, line))
    return;
  for (; p < end && tries < MAX_TRIES; p = segue_next_char (p, end))
    {
      const char *number = p;
      SegueLine part = *line;

      if (segue_space_length (segue_prev_char (p, line->start), p) == 0)
        continue;
      while (number < end && number - p < MAX_OPENER && strchr ("([*`<@", *number) != NULL)
        number++;
      if (number == end || !segue_is_digit (*number))
        continue;
      part.start = p;
      tries++;
      if (check_line (self, index, &part))
        return;
    }
}

/* Returns the first segment after entry @index, or %NULL. Some sections without segments can be between. */
static SegueEntry *
find_next (SegueCheck *check,
           guint       index)
{
  const guint n = segue_episode_get_n_entries (check->episode);

  for (guint i = index + 1; i < n && i <= index + SEGUE_CHECK_AHEAD; i++)
    if (segue_entry_get_kind (segue_episode_get (check->episode, i)) == SEGUE_ENTRY_SEGMENT)
      return segue_episode_get (check->episode, i);

  return NULL;
}

static void
check_unread (SegueCheck *check,
              guint       index,
              SegueEntry *entry)
{
  Search search = { .check = check, .entry = entry, .after = segue_entry_get_start (entry), .before = G_MAXINT64 };
  gsize length;
  const char *text = segue_entry_get_text (entry, &length), *end = text + length;
  SegueLine line;

  /* A section is perhaps a segment in notes whose segments are headings, and the text behind a list its last segment. */
  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT && index > 0)
    {
      search.previous = segue_episode_get (check->episode, index - 1);
      search.after = segue_entry_get_start (search.previous);
    }
  search.next = find_next (check, index);
  if (search.next != NULL && segue_entry_get_start (search.next) != SEGUE_TIME_NONE)
    search.before = segue_entry_get_start (search.next);
  for (const char *p = text + segue_entry_get_notes_offset (entry); p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (p > text || segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
        check_line (&search, index, &line);
      else
        check_title (&search, index, &line);
    }
  if (!has_example (&search))
    segue_unread_check_list (check, index, entry);
}

/**
 * segue_rule_time_unread:
 *
 * Reports lines that look like the segment before or after them, but have other characters for the colons of their time, and
 * lists in which all times have (warning).
 */
const SegueRule segue_rule_time_unread = {
  "time-unread", check_unread, NULL, FALSE, N_("Times that are not read as times"),
};

/* segue-unread-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-unread-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/lines/segue-head.h"
#include "core/text/segue-line.h"

/* Finds lists of times that have other characters for their colons: `00.00 Title`, `01.12 Title`. Such numbers can also
 * be prices or versions, but these do not begin at zero and rise line by line. */

/* The smallest number of times that are a list. */
#define MIN_TIMES 3

/* The number of bytes before a time that can be marks of a list and brackets. */
#define MAX_MARKS 8

/* The longest line that is looked at, in bytes. */
#define MAX_LINE 400

/* The characters that stand for colons. */
#define SEPARATORS ".,;-'"

/* A time that is not read. */
typedef struct
{
  gsize offset; /* in the text of the entry, in bytes */
  gsize length;
  gint64 time;  /* milliseconds */
} Number;

static gboolean
has_separator (const char *p,
               const char *end)
{
  while (p < end && strchr (SEPARATORS, *p) == NULL)
    p++;

  return p < end;
}

/* Finds the number at the start of a line, and its time if it had colons. Returns %FALSE if the line would be no segment. */
static gboolean
scan_line (const char      *text,
           const SegueLine *line,
           Number          *number)
{
  const char *p = line->start, *limit = MIN (line->stop, p + MAX_MARKS);
  g_autoptr(GString) colons = NULL;
  SegueHead head;
  gsize length;

  while (p < limit && !g_ascii_isdigit (*p))
    p++;
  if (p == limit || line->stop - line->start > MAX_LINE)
    return FALSE;
  colons = g_string_new (NULL);
  length = segue_unread_scan_number (p, line->stop, colons);
  if (length == 0 || colons->len != length || !has_separator (p, p + length))
    return FALSE;
  g_string_prepend_len (colons, line->start, p - line->start);
  g_string_append_len (colons, p + length, line->stop - p - length);
  segue_head_scan (colons->str, colons->len, &head);
  *number = (Number) { p - text, length, head.time };

  return head.kind == SEGUE_HEAD_LEADING && head.result == SEGUE_TIME_VALID && head.title.length > 0 && !head.glued &&
         !head.prose && head.start.offset == p - line->start && head.start.length == length;
}

/* Collects the times of the list in an entry. Returns an empty array if there is none. */
static GArray *
collect (SegueEntry *entry)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (Number));
  gsize length;
  const char *text = segue_entry_get_text (entry, &length), *end = text + length;
  gint64 before = SEGUE_TIME_NONE;
  gboolean rises = TRUE;
  SegueLine line;
  Number number;

  for (const char *p = text; p < end && rises; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (!scan_line (text, &line, &number))
        continue;
      rises = before == SEGUE_TIME_NONE ? number.time == 0 : number.time > before;
      before = number.time;
      g_array_append_val (numbers, number);
    }
  if (!rises || numbers->len < MIN_TIMES)
    g_array_set_size (numbers, 0);

  return numbers;
}

/* Copies the text from the first to the last time with colons in all of them. */
static char *
dup_with_colons (SegueEntry *entry,
                 GArray     *numbers)
{
  const Number *first = &g_array_index (numbers, Number, 0), *last = &g_array_index (numbers, Number, numbers->len - 1);
  const char *text = segue_entry_get_text (entry, NULL);
  char *copy = g_strndup (text + first->offset, last->offset + last->length - first->offset);

  for (guint i = 0; i < numbers->len; i++)
    {
      const Number *number = &g_array_index (numbers, Number, i);
      char *start = copy + number->offset - first->offset;

      for (char *p = start; p < start + number->length; p++)
        if (strchr (SEPARATORS, *p) != NULL)
          *p = ':';
    }

  return copy;
}

static SegueEpisode *
apply_colons (SegueEpisode   *episode,
              gconstpointer   data,
              GError        **error)
{
  g_autoptr(GArray) numbers = NULL;
  g_autofree char *text = NULL;
  SegueEntry *entry;
  guint index;

  if (!segue_episode_find (episode, *(const guint64 *) data, &index))
    return segue_episode_ref (episode);
  entry = segue_episode_get (episode, index);
  numbers = collect (entry);
  if (numbers->len == 0)
    return segue_episode_ref (episode);
  text = dup_with_colons (entry, numbers);

  return segue_episode_splice (episode, segue_episode_get_offset (episode, index) + g_array_index (numbers, Number, 0).offset,
                               strlen (text), text, -1);
}

/* Creates the fix. Of the times, the first two and the last one stand on its button. */
static SegueFix *
new_fix (SegueEntry *entry,
         GArray     *numbers)
{
  g_autofree char *text = dup_with_colons (entry, numbers);
  g_autoptr(GString) times = g_string_new (NULL);
  g_autofree char *label = NULL;
  const guint64 id = segue_entry_get_id (entry);
  const gsize start = g_array_index (numbers, Number, 0).offset;

  for (guint i = 0; i < numbers->len; i = i == 1 && numbers->len > 3 ? numbers->len - 1 : i + 1)
    {
      const Number *number = &g_array_index (numbers, Number, i);

      g_string_append (times, i == 0 ? "" : i > 2 ? " … " : ", ");
      g_string_append_len (times, text + number->offset - start, number->length);
    }
  label = g_strdup_printf (_("Make It %s"), times->str);

  return segue_fix_new (label, _("Correct Times"), apply_colons, g_memdup2 (&id, sizeof id), g_free);
}

/**
 * segue_unread_check_list:
 * @check: a check
 * @index: index of an entry
 * @entry: the entry, which has no time
 *
 * Reports the list of times without colons in an entry, once.
 */
void
segue_unread_check_list (SegueCheck *check,
                         guint       index,
                         SegueEntry *entry)
{
  g_autoptr(GArray) numbers = collect (entry);
  g_autofree char *message = NULL;
  SegueProblem *problem;
  const Number *first;

  if (numbers->len == 0)
    return;
  first = &g_array_index (numbers, Number, 0);
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u time is not read, since it has no colons.",
                                          "%u times are not read, since they have no colons.", numbers->len),
                             numbers->len);
  problem = segue_check_report (check, &segue_rule_time_unread, SEGUE_SEVERITY_WARNING, index,
                                (SegueSpan) { first->offset, first->length }, message);
  segue_problem_add_fix (problem, new_fix (entry, numbers));
}

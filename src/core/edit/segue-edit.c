/* segue-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/markup/segue-markup-scan.h"
#include "core/syntax/segue-list-edit-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Edits of the time, the title and the body of one entry. */

/* Replaces @length bytes at @offset in the text of an entry. */
static SegueEpisode *
splice_entry (SegueEpisode *episode,
              guint         index,
              guint         offset,
              guint         length,
              const char   *text)
{
  return segue_episode_splice (episode, segue_episode_get_offset (episode, index) + offset, length, text, -1);
}

/* Tells whether both episodes have the same entries, with the same kinds and levels. Their content may differ. */
static gboolean
has_same_entries (SegueEpisode *before,
                  SegueEpisode *after)
{
  SegueEpisodeDiff diff = segue_episode_find_difference (before, after);

  if (diff.old_end != diff.new_end)
    return FALSE;
  for (guint i = diff.start; i < diff.old_end; i++)
    {
      SegueEntry *a = segue_episode_get (before, i), *b = segue_episode_get (after, i);

      if (a->id != b->id || a->kind != b->kind || a->level != b->level)
        return FALSE;
    }

  return TRUE;
}

/* Frees @result and sets @error to SEGUE_ERROR_READ_BACK. Returns NULL. */
static SegueEpisode *
refuse (SegueEpisode  *result,
        const char    *message,
        GError       **error)
{
  segue_episode_unref (result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, message);

  return NULL;
}

/* Tells whether the timestamp has a link that leads to the time that it shows, or in which the same is malformed. */
static gboolean
link_agrees (const SegueEntry *entry)
{
  const SegueSpan link = entry->time_link.span, time = entry->start_span;

  if (link.length == 0)
    return FALSE;
  if (entry->result == SEGUE_TIME_MALFORMED)
    return link.length == time.length && memcmp (entry->text + link.offset, entry->text + time.offset, link.length) == 0;
  if (entry->start == SEGUE_TIME_NONE)
    return entry->result == SEGUE_TIME_PLANNED;

  return segue_head_times_agree (entry->time_link.time, entry->start);
}

static char *
format_start (const SegueDialect *dialect,
              SegueClock          clock,
              gint64              start)
{
  clock = segue_compose_clock (dialect, clock);

  return segue_clock_format (&clock, start);
}

/* Returns the time format of the timestamp. That of a malformed timestamp is not used, since it may be part of the
 * mistake. Neither that nor a placeholder tells how many digits a time has after the seconds, which those of new segments
 * tell. */
static SegueClock
get_start_clock (const SegueDialect *dialect,
                 const SegueEntry   *entry)
{
  SegueClock clock = { 0 };

  if (entry->result == SEGUE_TIME_VALID)
    return entry->clock;

  if (entry->result != SEGUE_TIME_ABSENT && dialect->new_clock.style == SEGUE_CLOCK_DIGITS)
    {
      clock = dialect->clock;
      clock.fraction = dialect->new_clock.fraction;
      clock.fraction_mark = dialect->new_clock.fraction_mark;
    }

  return clock;
}

/* Returns the text for the start of @entry, newly allocated. With @whole, it has no fraction if it needs none. */
char *
segue_edit_format_start (SegueEpisode     *episode,
                         const SegueEntry *entry,
                         gint64            start,
                         gboolean          whole)
{
  SegueClock clock = get_start_clock (episode->dialect, entry);

  if (whole)
    clock.fraction = 0;

  return format_start (episode->dialect, clock, start);
}

/* Returns the text for the time in the link of the timestamp of @entry, newly allocated. Returns NULL if there is no
 * such time or if it is not the one that the timestamp shows. */
char *
segue_edit_format_link_start (SegueEpisode     *episode,
                              const SegueEntry *entry,
                              gint64            start,
                              gboolean          whole)
{
  SegueClock clock = entry->result != SEGUE_TIME_MALFORMED ? entry->time_link.clock : (SegueClock){ 0 };

  if (whole)
    clock.fraction = 0;

  return link_agrees (entry) ? format_start (episode->dialect, clock, start) : NULL;
}

/* Returns the text that sets the start of @entry, newly allocated, and sets @span to the part of its text to replace.
 * This is the time alone or, if the timestamp has a link that leads to the same time, everything from the first to the
 * last of these two times. */
static char *
compose_start (SegueEpisode     *episode,
               const SegueEntry *entry,
               gint64            start,
               SegueSpan        *span)
{
  const SegueSpan link = entry->time_link.span, time = entry->start_span;
  g_autofree char *text = segue_edit_format_start (episode, entry, start, FALSE);
  g_autofree char *link_text = segue_edit_format_link_start (episode, entry, start, FALSE);
  g_autofree char *between = NULL;
  const gboolean link_first = link.offset < time.offset;
  const SegueSpan first = link_first ? link : time, second = link_first ? time : link;

  *span = time;
  if (link_text == NULL)
    return g_steal_pointer (&text);
  between = g_strndup (entry->text + first.offset + first.length, second.offset - first.offset - first.length);
  *span = (SegueSpan){ first.offset, second.offset + second.length - first.offset };

  return g_strconcat (link_first ? link_text : text, between, link_first ? text : link_text, NULL);
}

/* Tells whether the end of a range of times was read as before, or is read since the range is no longer mistyped. An end
 * before the start would become part of the title, or of a mistyped range. The end after a placeholder is not read. */
static gboolean
keeps_range (const SegueEntry *before,
             const SegueEntry *after)
{
  return (before->end == SEGUE_TIME_NONE || before->end == after->end || after->start == SEGUE_TIME_NONE) && before->title.length == after->title.length;
}

/**
 * segue_edit_set_start:
 * @episode: an episode
 * @index: index of a segment
 * @start: the start in milliseconds, 0 or more, or %SEGUE_TIME_NONE for a placeholder such as `--:--`
 * @error: return location for a #GError, or %NULL
 *
 * Sets the start of a segment. It is written in the format of the old time, completed from the dialect of the notes.
 *
 * If the timestamp is a link to the old time, the link is changed, too. A link to another time is kept.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the time would not be read back
 */
SegueEpisode *
segue_edit_set_start (SegueEpisode  *episode,
                      guint          index,
                      gint64         start,
                      GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  SegueSpan span;
  g_autofree char *text = NULL;
  SegueEpisode *result;

  g_return_val_if_fail (entry->kind == SEGUE_ENTRY_SEGMENT, NULL);
  if (start == entry->start && entry->result != SEGUE_TIME_MALFORMED && !entry->clock.frames)
    return segue_episode_ref (episode);
  if (segue_list_has_item (episode, index))
    return segue_list_set_time (episode, index, SEGUE_SYNTAX_START, start, error);
  text = compose_start (episode, entry, start, &span);
  result = splice_entry (episode, index, span.offset, span.length, text);
  if (!has_same_entries (episode, result) || segue_episode_get (result, index)->start != start)
    return refuse (result, _("This time would not be read as one in these notes."), error);
  if (entry->result != SEGUE_TIME_MALFORMED && !keeps_range (entry, segue_episode_get (result, index)))
    return refuse (result, _("The segment would start after its end; change that first."), error);

  return result;
}

/**
 * segue_edit_set_link_time:
 * @episode: an episode
 * @index: index of an entry whose timestamp is a link to a time
 * @time: milliseconds, 0 or more
 * @error: return location for a #GError, or %NULL
 *
 * Sets the time to which the link of a timestamp leads. The timestamp itself is kept.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the time would not be read back
 */
SegueEpisode *
segue_edit_set_link_time (SegueEpisode  *episode,
                          guint          index,
                          gint64         time,
                          GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index), *edited;
  g_autofree char *text = NULL;
  SegueEpisode *result;

  g_return_val_if_fail (entry->time_link.span.length > 0, NULL);
  if (time == entry->time_link.time)
    return segue_episode_ref (episode);
  text = format_start (episode->dialect, entry->time_link.clock, time);
  result = splice_entry (episode, index, entry->time_link.span.offset, entry->time_link.span.length, text);
  edited = has_same_entries (episode, result) ? segue_episode_get (result, index) : NULL;
  if (edited == NULL || edited->start != entry->start || !segue_head_times_agree (edited->time_link.time, time))
    return refuse (result, _("This time would not be read as one in these notes."), error);

  return result;
}

/* Returns the text that sets the title of @entry to @title, newly allocated. White space around @title is removed. If the
 * title was empty, the timestamp may have no space after it, so that the text begins with one. Emphasis that begins before
 * the timestamp is closed. */
char *
segue_edit_format_title (const SegueEntry *entry,
                         const char       *title)
{
  const char *old_title = entry->text + entry->title.offset, *opened = entry->text + entry->opened.offset;
  const char *end = title + strlen (title);
  g_autofree char *closing = NULL;
  g_autofree char *stripped = NULL;
  gboolean glued;

  title = segue_skip_space (title, end);
  end = segue_trim_end (title, end);
  if (strncmp (title, opened, entry->opened.length) == 0)
    title += entry->opened.length;
  else
    closing = segue_head_dup_closing (opened, entry->opened.length);
  stripped = g_strndup (title, end - title);
  glued = entry->title.length == 0 && end > title && old_title > entry->text &&
          segue_space_length (segue_prev_char (old_title, entry->text), old_title) == 0;

  return g_strconcat (glued ? " " : "", stripped, closing, NULL);
}

/**
 * segue_edit_set_title:
 * @episode: an episode
 * @index: index of a section or segment
 * @title: the title, UTF-8, one line; leading and trailing white space is removed
 * @error: return location for a #GError, or %NULL
 *
 * Sets the title of an entry. A link or emphasis around the whole title is kept.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if the title would
 *   not be read back
 */
SegueEpisode *
segue_edit_set_title (SegueEpisode  *episode,
                      guint          index,
                      const char    *title,
                      GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index), *edited;
  const char *end = title + strlen (title), *stripped = segue_skip_space (title, end);
  const gsize length = segue_trim_end (stripped, end) - stripped;
  g_autofree char *text = NULL;
  g_autofree char *read_back = NULL;
  SegueEpisode *result;

  g_return_val_if_fail (entry->kind != SEGUE_ENTRY_TEXT, NULL);
  if (strpbrk (title, "\r\n") != NULL)
    return refuse (segue_episode_ref (episode), _("A title is a single line."), error);
  if (segue_list_has_item (episode, index))
    return segue_list_set_text (episode, index, SEGUE_SYNTAX_TITLE, title, error);
  text = segue_edit_format_title (entry, title);
  result = splice_entry (episode, index, entry->title.offset, entry->title.length, text);
  if (!has_same_entries (episode, result))
    return refuse (result, _("With this title the line would no longer be read as an entry."), error);
  edited = segue_episode_get (result, index);
  read_back = segue_entry_dup_title (edited);
  if (strlen (read_back) != length || memcmp (read_back, stripped, length) != 0 || edited->start != entry->start || edited->result != entry->result)
    return refuse (result, _("Part of this title would be read as something else in these notes."), error);

  return result;
}

/* Returns the offset of the end tags at the end of a list item of HTML whose head is the whole item, such as `</li>`, or
 * 0 if the head is none. */
static gsize
find_item_end (const SegueEntry *entry)
{
  const char *start = entry->text, *end = start + entry->head_length, *p, *stop, *found = NULL;
  SegueHtmlMatch match;

  while (end > start && strchr ("\r\n", end[-1]) != NULL)
    end--;
  for (p = segue_trim_end (start, end); p > start && p[-1] == '>'; p = segue_trim_end (start, p))
    {
      do
        p--;
      while (p > start && *p != '<');
      if (*p != '<' || !segue_markup_scan_html (p, end, &stop, &match) || !match.closing)
        break;
      if (g_str_equal (match.name, "li") || g_str_equal (match.name, "dd") || g_str_equal (match.name, "dt"))
        found = p;
    }

  return found != NULL ? found - start : 0;
}

/* Tells whether the text begins with the tag of a block of HTML. */
static gboolean
begins_block (const char *text)
{
  SegueHtmlMatch match;
  const char *stop;

  return *text == '<' && segue_markup_scan_html (text, text + strlen (text), &stop, &match) &&
         match.tag == SEGUE_HTML_TAG_BLOCK;
}

/* Inserts the body of an entry without one, with the number of blank lines before it that the dialect uses, or with
 * @apart at least one. */
static SegueEpisode *
insert_body (SegueEpisode     *episode,
             guint             index,
             const SegueEntry *entry,
             const char       *body,
             const char       *newline,
             gboolean          apart)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean terminated = entry->head_length > 0 && strchr ("\r\n", entry->text[entry->head_length - 1]) != NULL;
  guint gap = entry->kind == SEGUE_ENTRY_SECTION ? episode->dialect->section_body_gap : episode->dialect->body_gap;
  const gsize item_end = find_item_end (entry);

  if (item_end > 0)
    {
      g_string_append_printf (text, "%s%s%s", begins_block (body) ? "" : "<br>", newline, body);
      return splice_entry (episode, index, item_end, 0, text->str);
    }
  if (apart)
    gap = MAX (gap, 1);
  if (entry->head_length > 0 && !terminated)
    g_string_append (text, newline);
  for (guint i = 0; i < gap && entry->head_length > 0; i++)
    g_string_append (text, newline);
  g_string_append (text, body);
  if (terminated || (entry->head_length == 0 && segue_episode_get_n_entries (episode) > 1))
    g_string_append (text, newline);

  return splice_entry (episode, index, entry->head_length, 0, text->str);
}

/* Replaces or inserts the body, with @apart separated from the head by at least one blank line. */
static SegueEpisode *
write_body (SegueEpisode     *episode,
            guint             index,
            const SegueEntry *entry,
            const char       *body,
            const char       *newline,
            gboolean          apart)
{
  guint from = entry->body.offset, to = from + entry->body.length;
  g_autofree char *below = NULL;

  if (entry->body.length == 0)
    return insert_body (episode, index, entry, body, newline, apart);
  if (!apart || from > entry->head_length)
    return splice_entry (episode, index, from, to - from, body);
  below = g_strconcat (newline, body, NULL);

  return splice_entry (episode, index, from, to - from, below);
}

/* Removes the body of an entry of HTML from the tags around it, with the `<br>` that is before it. */
static SegueEpisode *
remove_from_tags (SegueEpisode     *episode,
                  guint             index,
                  const SegueEntry *entry)
{
  const char *text = entry->text, *from = text + entry->body.offset, *to = from + entry->body.length;

  if (strchr ("\r\n", *to) != NULL)
    {
      SegueLine line = segue_line_at (to, text + entry->length, TRUE);

      return splice_entry (episode, index, from - text, line.next - from, "");
    }
  while (from > text && (strchr ("\r\n", from[-1]) != NULL || segue_trim_end (text, from) < from))
    from = strchr ("\r\n", from[-1]) != NULL ? from - 1 : segue_trim_end (text, from);
  for (const char *const *tag = (const char *const[]){ "<br>", "<br/>", "<br />", NULL }; *tag != NULL; tag++)
    if (segue_ends_with (text, from, *tag))
      {
        from -= strlen (*tag);
        break;
      }

  return splice_entry (episode, index, from - text, to - from, "");
}

/* Removes the lines of the body. If the last line of the notes had no line terminator, it still has none. */
static SegueEpisode *
remove_body (SegueEpisode     *episode,
             guint             index,
             const SegueEntry *entry)
{
  guint from = entry->head_length, to = entry->content_length;
  gboolean terminated = strchr ("\r\n", entry->text[to - 1]) != NULL;
  const char *end = entry->text + entry->body.offset + entry->body.length;

  if (memchr (entry->text + from, '<', entry->body.offset - from) != NULL ||
      memchr (end, '<', entry->text + to - end) != NULL)
    return remove_from_tags (episode, index, entry);
  if (!terminated && from > 0)
    while (from > 0 && strchr ("\r\n", entry->text[from - 1]) != NULL)
      from--;

  return splice_entry (episode, index, from, to - from, "");
}

static gboolean
has_body (SegueEpisode *episode,
          guint         index,
          const char   *body)
{
  g_autofree char *read_back = index < segue_episode_get_n_entries (episode)
                                 ? segue_entry_dup_body (segue_episode_get (episode, index)) : NULL;

  return g_strcmp0 (read_back, body) == 0;
}

/* Returns the end of the time, the title and the link of an entry, in bytes. */
static gsize
parts_end (const SegueEntry *entry)
{
  const SegueSpan spans[] = { entry->start_span, entry->end_span, entry->title, entry->link };
  gsize end = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    end = MAX (end, (gsize) spans[i].offset + spans[i].length);

  return end;
}

/* Tells whether time, title and link were read as before. Lines below a head can change how the head is read. */
static gboolean
has_same_head (const SegueEntry *a,
               const SegueEntry *b)
{
  return a->start == b->start && a->result == b->result && a->title.length == b->title.length &&
         a->link.length == b->link.length && parts_end (a) == parts_end (b) && memcmp (a->text, b->text, parts_end (a)) == 0;
}

/* Tells whether the entry is a row of a table in Markdown or HTML. */
static gboolean
is_row (const SegueEntry *entry)
{
  const char *end = entry->text + entry->length, *p = segue_skip_space (entry->text, end);

  return segue_starts_with (p, end, "|") ||
         (entry->kind == SEGUE_ENTRY_SEGMENT &&
          g_strstr_len (p, entry->head_length - (p - entry->text), "</td>") != NULL);
}

/**
 * segue_edit_set_body:
 * @episode: an episode
 * @index: index of an entry
 * @body: UTF-8, any number of lines, empty to remove it; leading and trailing blank lines are removed
 * @error: return location for a #GError, or %NULL
 *
 * Sets the body of an entry: the lines below its head, including their indentation. The line terminators become those
 * of the entry. See segue_edit_set_description() for text that the user edits.
 *
 * Returns: (transfer full): the edited episode, @episode itself if there was no body and @body is empty, or %NULL with
 *   @error set to %SEGUE_ERROR_READ_BACK if a line of @body would be read as something else
 */
SegueEpisode *
segue_edit_set_body (SegueEpisode  *episode,
                     guint          index,
                     const char    *body,
                     GError       **error)
{
  g_autoptr(SegueEpisode) owned = *body != '\0' ? segue_edit_own_lines (episode, index, index + 1)
                                               : segue_episode_ref (episode);
  SegueEntry *entry = segue_episode_get (owned, index);
  const char *newline = segue_compose_newline (episode->dialect, entry);
  g_autofree char *text = segue_compose_body (body, -1, newline);
  SegueEpisode *result;

  if (segue_list_has_item (episode, index))
    return segue_list_set_text (episode, index, SEGUE_SYNTAX_BODY, body, error);
  episode = owned;
  if (entry->body.length == 0 && *text == '\0')
    return segue_episode_ref (episode);
  if (entry->body.length == 0 && is_row (entry))
    return refuse (segue_episode_ref (episode),
                   _("A row of a table has no room for a description. Add it to the title or below the table."), error);
  if (*text == '\0')
    result = remove_body (episode, index, entry);
  else
    result = write_body (episode, index, entry, text, newline, FALSE);
  if (entry->kind != SEGUE_ENTRY_TEXT && *text != '\0' && !has_body (result, index, text))
    {
      /* A URL on the line below a title is read as the link of the title. A blank line between them prevents this. */
      segue_episode_unref (result);
      result = write_body (episode, index, entry, text, newline, TRUE);
    }
  if (!has_same_entries (episode, result))
    return refuse (result, _("A line of this text would be read as a section or segment."), error);
  if (!has_body (result, index, text) || !has_same_head (entry, segue_episode_get (result, index)))
    return refuse (result, _("Part of this text would be read as something else in these notes."), error);

  return result;
}

/**
 * segue_edit_swap_starts:
 * @episode: an episode
 * @first: index of a segment
 * @second: index of another segment
 * @error: return location for a #GError, or %NULL
 *
 * Swaps the times of two segments.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if a time would not
 *   be read back
 */
SegueEpisode *
segue_edit_swap_starts (SegueEpisode  *episode,
                        guint          first,
                        guint          second,
                        GError       **error)
{
  gint64 a = segue_episode_get (episode, first)->start, b = segue_episode_get (episode, second)->start;
  g_autoptr(SegueEpisode) half = segue_edit_set_start (episode, first, b, error);

  return half != NULL ? segue_edit_set_start (half, second, a, error) : NULL;
}

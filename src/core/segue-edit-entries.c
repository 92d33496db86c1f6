/* segue-edit-entries.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/segue-chars.h"
#include "core/segue-compose.h"
#include "core/segue-edit-private.h"
#include "core/segue-line.h"

/* Inserting, removing and moving whole entries. The blank lines between two entries belong to the place: an entry that
 * comes gets those that are usual there, and of the two runs around one that goes, the longer stays. */

static gsize
gap_length (const SegueEntry *entry)
{
  return entry->length - entry->content_length;
}

static gsize
terminator_length (const char *text,
                   gsize       length)
{
  if (length == 0 || strchr ("\r\n", text[length - 1]) == NULL)
    return 0;
  return length > 1 && text[length - 1] == '\n' && text[length - 2] == '\r' ? 2 : 1;
}

static const char *
newline_before (SegueEpisode     *episode,
                const SegueEntry *entry)
{
  gsize n = terminator_length (entry->text, entry->content_length);

  if (n == 2)
    return "\r\n";
  if (n == 1)
    return entry->text[entry->content_length - 1] == '\r' ? "\r" : "\n";
  return segue_dialect_get_newline (episode->dialect);
}

static void
append_newlines (GString    *out,
                 const char *newline,
                 guint       n)
{
  while (n-- > 0)
    g_string_append (out, newline);
}

static guint
count_lines (const char *text,
             gsize       length)
{
  const char *end = text + length;
  guint n = 0;

  for (const char *p = text; p < end; n++)
    p = segue_line_at (p, end, TRUE).next;
  return n;
}

typedef struct
{
  gsize offset;
  GString *text;
} Insertion;

/* Puts lines of an entry between two others. @content is without a last terminator. */
static void
plan_insertion (SegueEpisode   *episode,
                guint           before,
                SegueEntryKind  kind,
                const char     *content,
                Insertion      *plan)
{
  SegueEntry *previous = segue_episode_get (episode, before - 1);
  SegueEntry *next = before < episode->n_entries ? segue_episode_get (episode, before) : NULL;
  const char *newline = newline_before (episode, previous);
  guint gap = count_lines (previous->text + previous->content_length, gap_length (previous));
  guint wanted = segue_compose_gap (episode->dialect, previous, kind);
  gsize end = segue_episode_get_offset (episode, before);
  gboolean terminated = previous->content_length == 0 || terminator_length (previous->text, previous->content_length) > 0;

  plan->text = g_string_new (NULL);
  if (next == NULL)
    {
      /* at the end of the notes, which end as they did */
      plan->offset = end - gap_length (previous);
      if (!terminated)
        g_string_append (plan->text, newline);
      append_newlines (plan->text, newline, wanted);
      g_string_append (plan->text, content);
      if (terminated && (previous->length > 0 || episode->length == 0))
        g_string_append (plan->text, newline);
      return;
    }
  if (next->kind != SEGUE_ENTRY_SEGMENT)
    {
      /* before a heading or the closing text: close to what stands before, and the old gap behind */
      plan->offset = end - gap_length (previous);
      append_newlines (plan->text, newline, wanted);
      g_string_append (plan->text, content);
      g_string_append (plan->text, newline);
      if (gap == 0)
        append_newlines (plan->text, newline, kind == SEGUE_ENTRY_SECTION ? 1 : 0);
      return;
    }
  /* before a segment: the old gap stays where it is */
  plan->offset = end;
  append_newlines (plan->text, newline, kind == SEGUE_ENTRY_SECTION && wanted > gap ? wanted - gap : 0);
  g_string_append (plan->text, content);
  g_string_append (plan->text, newline);
  append_newlines (plan->text, newline,
                   kind == SEGUE_ENTRY_SECTION ? episode->dialect->section_body_gap : episode->dialect->segment_gap);
}

/* Splices lines in and makes sure that they read back as @n_entries entries, the first of @kind, among the others. */
static SegueEpisode *
insert_lines (SegueEpisode   *episode,
              guint           before,
              SegueEntryKind  kind,
              const char     *content,
              guint           n_entries,
              GError        **error)
{
  Insertion plan;
  SegueEpisode *result;

  plan_insertion (episode, before, kind, content, &plan);
  result = segue_episode_splice (episode, plan.offset, 0, plan.text->str, plan.text->len);
  g_string_free (plan.text, TRUE);
  if (result->n_entries == episode->n_entries + n_entries && segue_episode_get (result, before)->kind == kind &&
      segue_episode_get (result, before - 1)->id == segue_episode_get (episode, before - 1)->id)
    return result;
  segue_episode_unref (result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("At this place of the notes the lines would not be read as an entry."));
  return NULL;
}

static SegueEpisode *
insert_new (SegueEpisode    *episode,
            guint            before,
            SegueEntryKind   kind,
            const char      *head,
            guint           *index,
            GError         **error)
{
  if (index != NULL)
    *index = before;
  return insert_lines (episode, before, kind, head, 1, error);
}

/**
 * segue_edit_insert_segment:
 * @episode: an episode
 * @before: index of the entry that will follow, 1 to segue_episode_get_n_entries()
 * @start: milliseconds, or %SEGUE_TIME_NONE for no time yet
 * @title: UTF-8, one line; may be empty
 * @index: (out) (optional): the index of the new segment
 * @error: return location for an error, or %NULL
 *
 * Inserts a segment, written as most segments of the notes are.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_insert_segment (SegueEpisode  *episode,
                           guint          before,
                           gint64         start,
                           const char    *title,
                           guint         *index,
                           GError       **error)
{
  g_autofree char *head = segue_compose_segment (episode->dialect, start, title);
  SegueEpisode *result;

  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  result = insert_new (episode, before, SEGUE_ENTRY_SEGMENT, head, index, error);
  if (result == NULL || segue_episode_get (result, before)->start == start)
    return result;
  segue_episode_unref (result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("This time would not be read as one in these notes."));
  return NULL;
}

/**
 * segue_edit_insert_section:
 * @episode: an episode
 * @before: index of the entry that will follow, 1 to segue_episode_get_n_entries()
 * @title: UTF-8, one line, not empty
 * @index: (out) (optional): the index of the new section
 * @error: return location for an error, or %NULL
 *
 * Inserts a section, written as the sections of the notes are.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_insert_section (SegueEpisode  *episode,
                           guint          before,
                           const char    *title,
                           guint         *index,
                           GError       **error)
{
  g_autofree char *head = segue_compose_section (episode->dialect, title);

  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  return insert_new (episode, before, SEGUE_ENTRY_SECTION, head, index, error);
}

/* The end of the lines of @last without the blank ones behind, and without its terminator. */
static gsize
content_end (SegueEpisode *episode,
             guint         last)
{
  SegueEntry *entry = segue_episode_get (episode, last);

  return segue_episode_get_offset (episode, last) + entry->content_length -
         terminator_length (entry->text, entry->content_length);
}

/**
 * segue_edit_remove:
 * @episode: an episode
 * @index: of a section or segment, above 0
 * @n_entries: how many entries in a row
 * @error: return location for an error, or %NULL
 *
 * Removes entries with all their lines.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_remove (SegueEpisode  *episode,
                   guint          index,
                   guint          n_entries,
                   GError       **error)
{
  SegueEntry *previous, *last;
  gsize from, to;
  SegueEpisode *result;

  g_return_val_if_fail (index > 0 && n_entries > 0 && index + n_entries <= episode->n_entries, NULL);
  previous = segue_episode_get (episode, index - 1);
  last = segue_episode_get (episode, index + n_entries - 1);
  from = segue_episode_get_offset (episode, index);
  to = segue_episode_get_offset (episode, index + n_entries);
  if (to == episode->length)
    {
      /* the end of the notes stays as it is: with a terminator or without, and with its blank lines */
      from -= gap_length (previous);
      if (terminator_length (last->text, last->content_length) == 0 && previous->content_length > 0)
        from -= terminator_length (previous->text, previous->content_length);
      to -= gap_length (last);
    }
  else if (gap_length (last) >= gap_length (previous))
    {
      from -= gap_length (previous);
      to -= gap_length (last);
    }
  result = segue_episode_splice (episode, from, to - from, "", 0);
  /* where nothing but text is left, it is one text */
  if (result->n_entries + n_entries == episode->n_entries || result->n_entries == 1)
    return result;
  segue_episode_unref (result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("Without these lines, others would be read differently."));
  return NULL;
}

/**
 * segue_edit_move:
 * @episode: an episode
 * @index: of a section or segment
 * @n_entries: how many entries in a row
 * @before: index, in @episode, of the entry that will follow
 * @error: return location for an error, or %NULL
 *
 * Moves entries with their content to another place. They keep their ids.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_move (SegueEpisode  *episode,
                 guint          index,
                 guint          n_entries,
                 guint          before,
                 GError       **error)
{
  g_autoptr (SegueEpisode) without = NULL;
  g_autofree char *content = NULL;
  gsize start, end;
  SegueEntryKind kind;

  g_return_val_if_fail (index > 0 && n_entries > 0 && index + n_entries <= episode->n_entries, NULL);
  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  if (before >= index && before <= index + n_entries)
    return segue_episode_ref (episode);
  start = segue_episode_get_offset (episode, index);
  end = content_end (episode, index + n_entries - 1);
  content = segue_episode_dup_range (episode, start, end - start);
  kind = segue_episode_get (episode, index)->kind;
  without = segue_edit_remove (episode, index, n_entries, error);
  if (without == NULL)
    return NULL;
  return insert_lines (without, before > index ? before - n_entries : before, kind, content, n_entries, error);
}

SegueEpisode *
segue_edit_insert_lines (SegueEpisode    *episode,
                         guint            before,
                         SegueEntryKind   kind,
                         const char      *content,
                         guint            n_entries,
                         GError         **error)
{
  return insert_lines (episode, before, kind, content, n_entries, error);
}

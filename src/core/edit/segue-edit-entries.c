/* segue-edit-entries.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit-private.h"
#include "core/syntax/segue-list-edit-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Inserts, removes and moves whole entries. Blank lines between entries are not part of the entries: an inserted entry
 * gets the number of blank lines that the dialect uses, and where an entry is removed, the longer of the two gaps
 * around it is kept. */

/* Returns the length in bytes of the blank lines after the entry. */
static gsize
gap_length (const SegueEntry *entry)
{
  return entry->length - entry->content_length;
}

/* Returns the length in bytes, 0 to 2, of the line terminator at the end of @text. */
static gsize
terminator_length (const char *text,
                   gsize       length)
{
  if (length == 0 || strchr ("\r\n", text[length - 1]) == NULL)
    return 0;

  return length > 1 && text[length - 1] == '\n' && text[length - 2] == '\r' ? 2 : 1;
}

/* Returns the line terminator at the end of @entry, or that of the dialect if the entry has none. */
static const char *
get_newline (SegueEpisode     *episode,
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

/* Returns the offset at which the list or table that the entry is part of ends, before the lines below it, or the content
 * length if there are none. @content are lines that are to be in the same list. */
static gsize
find_list_end (const SegueEntry *entry,
               const char       *content)
{
  const char *start = entry->text + entry->head_length, *end = entry->text + entry->content_length, *p = start;
  const char *line_start = segue_skip_space (entry->text, end);
  gboolean row = segue_starts_with (line_start, end, "|") && *content == '|';
  guint depth = 0;

  if (entry->kind != SEGUE_ENTRY_SEGMENT || (!row && (*content != '<' || *line_start != '<')))
    return entry->content_length;
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      if (row ? segue_line_is_blank (&line) : segue_head_closes_outer (line.start, line.stop, &depth))
        return p - entry->text;
      p = line.next;
    }

  return entry->content_length;
}

typedef struct
{
  gsize offset;  /* bytes from the start of the notes */
  GString *text; /* the lines to insert there, with the blank lines around them */
  gboolean divides; /* the lines below the list of the entry before follow the new lines */
} Insertion;

/* Computes what to insert, and where, for lines of @content to stand before the entry @before. @content has no line
 * terminator at its end. */
static void
plan_insertion (SegueEpisode   *episode,
                guint           before,
                SegueEntryKind  kind,
                const char     *content,
                Insertion      *plan)
{
  SegueEntry *previous = segue_episode_get (episode, before - 1);
  SegueEntry *next = before < episode->n_entries ? segue_episode_get (episode, before) : NULL;
  const char *newline = get_newline (episode, previous);
  guint gap = count_lines (previous->text + previous->content_length, gap_length (previous));
  guint wanted = previous->content_length > 0 ? segue_compose_gap (episode->dialect, previous->kind, kind) : 0;
  gsize end = segue_episode_get_offset (episode, before);
  gboolean terminated = previous->content_length == 0 ||
                        terminator_length (previous->text, previous->content_length) > 0;

  const gsize list_end = kind == SEGUE_ENTRY_SEGMENT ? find_list_end (previous, content) : previous->content_length;

  plan->text = g_string_new (NULL);
  plan->divides = list_end < previous->content_length;
  if (plan->divides)
    {
      plan->offset = segue_episode_get_offset (episode, before - 1) + list_end;
      g_string_append (plan->text, content);
      g_string_append (plan->text, newline);
      return;
    }
  if (next == NULL)
    {
      /* At the end of the notes: whether the notes end with a line terminator stays as it is. */
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
      /* Before a heading or the closing text: insert after the previous entry, and keep the old gap after the lines. */
      plan->offset = end - gap_length (previous);
      append_newlines (plan->text, newline, wanted);
      g_string_append (plan->text, content);
      g_string_append (plan->text, newline);
      if (gap == 0)
        append_newlines (plan->text, newline, kind == SEGUE_ENTRY_SECTION ? 1 : 0);
      return;
    }
  /* Before a segment: insert after the old gap. */
  plan->offset = end;
  append_newlines (plan->text, newline, kind == SEGUE_ENTRY_SECTION && wanted > gap ? wanted - gap : 0);
  g_string_append (plan->text, content);
  g_string_append (plan->text, newline);
  append_newlines (plan->text, newline,
                   kind == SEGUE_ENTRY_SECTION ? episode->dialect->section_body_gap : episode->dialect->segment_gap);
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

/* Tells whether an entry was read as before. The ids are not compared, because entries with the same lines may have
 * exchanged theirs. */
static gboolean
is_unchanged (SegueEpisode *before,
              guint         old_index,
              SegueEpisode *after,
              guint         new_index)
{
  SegueEntry *a = segue_episode_get (before, old_index), *b = segue_episode_get (after, new_index);

  return a->kind == b->kind && a->level == b->level && a->title.length == b->title.length &&
         a->body.length == b->body.length;
}

/* Inserts the lines @content before the entry @before. Fails with SEGUE_ERROR_READ_BACK unless the lines are read as
 * @n_entries entries, the first of them of @kind, and the entries around them are read as before. */
SegueEpisode *
segue_edit_insert_lines (SegueEpisode    *episode,
                         guint            before,
                         SegueEntryKind   kind,
                         const char      *content,
                         guint            n_entries,
                         GError         **error)
{
  g_autoptr(SegueEpisode) owned = segue_edit_own_lines (episode, before, before);
  Insertion plan;
  SegueEpisode *result;

  episode = owned;
  plan_insertion (episode, before, kind, content, &plan);
  result = segue_episode_splice (episode, plan.offset, 0, plan.text->str, plan.text->len);
  g_string_free (plan.text, TRUE);
  if (result->n_entries == episode->n_entries + n_entries && segue_episode_get (result, before)->kind == kind &&
      (plan.divides || is_unchanged (episode, before - 1, result, before - 1)) &&
      (before == episode->n_entries || is_unchanged (episode, before, result, before + n_entries)))
    return result;

  return refuse (result, _("At this place of the notes the lines would not be read as an entry."), error);
}

/* Returns @title without leading and trailing white space. Fails if it has more than one line. */
static char *
dup_title (SegueEpisode  *episode,
           const char    *title,
           GError       **error)
{
  if (strpbrk (title, "\r\n") != NULL)
    {
      refuse (segue_episode_ref (episode), _("A title is a single line."), error);
      return NULL;
    }
  title = segue_skip_space (title, title + strlen (title));

  return g_strndup (title, segue_trim_end (title, title + strlen (title)) - title);
}

static gboolean
has_title (SegueEpisode *episode,
           guint         index,
           const char   *title)
{
  g_autofree char *read_back = segue_entry_dup_title (segue_episode_get (episode, index));

  return g_str_equal (read_back, title);
}

/* Inserts a new entry with the lines @head and checks that its title is read back as @title. */
static SegueEpisode *
insert_new (SegueEpisode    *episode,
            guint            before,
            SegueEntryKind   kind,
            const char      *head,
            const char      *title,
            guint           *index,
            GError         **error)
{
  SegueEpisode *result = segue_edit_insert_lines (episode, before, kind, head, 1, error);

  if (index != NULL)
    *index = before;
  if (result == NULL || has_title (result, before, title))
    return result;

  return refuse (result, _("Part of this title would be read as something else in these notes."), error);
}

/**
 * segue_edit_insert_segment:
 * @episode: an episode
 * @before: index of the entry to insert before, from 1 to segue_episode_get_n_entries()
 * @start: the start in milliseconds, 0 or more, or %SEGUE_TIME_NONE for a placeholder such as `--:--`
 * @title: the title, UTF-8, one line; leading and trailing white space is removed; may be empty
 * @index: (out) (optional): the index of the new segment
 * @error: return location for a #GError, or %NULL
 *
 * Inserts a segment, written in the dialect of the notes.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if the line would
 *   not be read as this segment
 */
SegueEpisode *
segue_edit_insert_segment (SegueEpisode  *episode,
                           guint          before,
                           gint64         start,
                           const char    *title,
                           guint         *index,
                           GError       **error)
{
  g_autofree char *wanted = NULL;
  g_autofree char *head = NULL;
  SegueEpisode *result;

  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  wanted = dup_title (episode, title, error);
  if (wanted == NULL)
    return NULL;
  if (segue_list_has_place (episode, before))
    {
      result = segue_list_insert (episode, before, start, wanted, &before, error);
      if (index != NULL)
        *index = before;
      return result;
    }
  if (*wanted == '\0' && episode->dialect->segment.trailing)
    {
      /* A time at the end of a line is only read as one if there is a title before it. */
      g_free (wanted);
      wanted = g_strdup ("…");
    }
  head = segue_compose_segment (episode->dialect, start, wanted);
  result = insert_new (episode, before, SEGUE_ENTRY_SEGMENT, head, wanted, index, error);
  if (result == NULL || segue_episode_get (result, before)->start == start)
    return result;

  return refuse (result, _("This time would not be read as one in these notes."), error);
}

/**
 * segue_edit_insert_section:
 * @episode: an episode
 * @before: index of the entry to insert before, from 1 to segue_episode_get_n_entries()
 * @title: the title, UTF-8, one line; leading and trailing white space is removed; not empty
 * @index: (out) (optional): the index of the new section
 * @error: return location for a #GError, or %NULL
 *
 * Inserts a section, written in the dialect of the notes.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if the line would
 *   not be read as this section
 */
SegueEpisode *
segue_edit_insert_section (SegueEpisode  *episode,
                           guint          before,
                           const char    *title,
                           guint         *index,
                           GError       **error)
{
  g_autofree char *wanted = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  wanted = dup_title (episode, title, error);
  if (wanted == NULL)
    return NULL;
  if (*wanted == '\0')
    return refuse (segue_episode_ref (episode), _("A section needs a title."), error);
  if (segue_list_has_place (episode, before))
    return refuse (segue_episode_ref (episode), _("No section can be added to this list of chapters here."), error);
  head = segue_compose_section (episode->dialect, wanted);

  return insert_new (episode, before, SEGUE_ENTRY_SECTION, head, wanted, index, error);
}

/* Returns the offset in bytes at which the content of an entry ends, without the blank lines after it and without its
 * last line terminator. */
static gsize
content_end (SegueEpisode *episode,
             guint         index)
{
  SegueEntry *entry = segue_episode_get (episode, index);

  return segue_episode_get_offset (episode, index) + entry->content_length -
         terminator_length (entry->text, entry->content_length);
}

/* Returns whether only the opening and the closing text are left without the entries from @index on. Both become one
 * entry then. */
static gboolean
leaves_only_text (SegueEpisode *episode,
                  guint         index,
                  guint         n_entries)
{
  const guint closing = index + n_entries;

  return index == 1 && closing + 1 == episode->n_entries &&
         segue_episode_get (episode, closing)->kind == SEGUE_ENTRY_TEXT;
}

/* Refuses that entries are removed, and names the first line that would be read differently without them. Takes over
 * @result, which is what would be left. */
static SegueEpisode *
refuse_remove (SegueEpisode  *episode,
               guint          index,
               guint          n_entries,
               SegueEpisode  *result,
               GError       **error)
{
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  guint i = 1;

  for (; i < result->n_entries; i++)
    {
      SegueEntry *read = segue_episode_get (result, i);
      const guint old = i < index ? i : i + n_entries;
      g_autofree char *now = segue_entry_dup_title (read);
      g_autofree char *before = NULL;

      if (old >= episode->n_entries)
        break;
      before = segue_entry_dup_title (segue_episode_get (episode, old));
      if (segue_entry_get_kind (read) != segue_entry_get_kind (segue_episode_get (episode, old)) ||
          !g_str_equal (now, before))
        break;
    }
  i = i < index ? i : i + n_entries;
  if (i < episode->n_entries)
    title = segue_entry_dup_title (segue_episode_get (episode, i));
  if (title == NULL || *title == '\0')
    return refuse (result, _("Without these lines, others would be read differently. Edit the notes as text instead."), error);

  message = g_strdup_printf (_("Without these lines, “%s” would be read as something else. Move or remove it together with "
                               "them."), title);

  return refuse (result, message, error);
}

/**
 * segue_edit_remove:
 * @episode: an episode
 * @index: index of the first entry to remove, 1 or more
 * @n_entries: number of consecutive entries, 1 or more
 * @error: return location for a #GError, or %NULL
 *
 * Removes consecutive entries with all their lines. If only text is left, the closing text joins the opening text.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if the lines around
 *   them would be read differently
 */
SegueEpisode *
segue_edit_remove (SegueEpisode  *episode,
                   guint          index,
                   guint          n_entries,
                   GError       **error)
{
  g_autoptr(SegueEpisode) owned = NULL;
  SegueEntry *previous, *last;
  gsize from, to;
  SegueEpisode *result;

  g_return_val_if_fail (index > 0 && n_entries > 0 && index + n_entries <= episode->n_entries, NULL);
  if (segue_list_has_text (episode, index, index + n_entries))
    return refuse (segue_episode_ref (episode), _("The text below a list of chapters stays where it is."), error);
  if (segue_list_has_item (episode, index))
    return segue_list_remove (episode, index, n_entries, error);
  episode = owned = segue_edit_own_lines (episode, index, index + n_entries);
  previous = segue_episode_get (episode, index - 1);
  last = segue_episode_get (episode, index + n_entries - 1);
  from = segue_episode_get_offset (episode, index);
  to = segue_episode_get_offset (episode, index + n_entries);
  if (to == episode->length)
    {
      /* At the end of the notes: whether the notes end with a line terminator, and the blank lines there, are kept. */
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
  if (!segue_edit_is_whole (episode, from, to))
    {
      /* A section can begin a list that ends after its last segment. */
      from = segue_episode_get_offset (episode, index);
      to = segue_episode_get_offset (episode, index + n_entries);
      if (!segue_edit_is_whole (episode, from, to))
        return refuse (segue_episode_ref (episode),
                       _("These lines begin or end a paragraph, list or table that other lines belong to."), error);
    }
  result = segue_episode_splice (episode, from, to - from, "", 0);
  if (result->n_entries + n_entries + leaves_only_text (episode, index, n_entries) == episode->n_entries)
    return result;

  return refuse_remove (episode, index, n_entries, result, error);
}

/* Tells whether the moved entries are read as they were at their old place. */
static gboolean
has_moved (SegueEpisode *before,
           guint         from,
           SegueEpisode *after,
           guint         to,
           guint         n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    {
      SegueEntry *a = segue_episode_get (before, from + i), *b = segue_episode_get (after, to + i);

      if (a->kind != b->kind || a->level != b->level || a->start != b->start ||
          memcmp (&a->title, &b->title, sizeof a->title) != 0 || a->body.length != b->body.length)
        return FALSE;
    }

  return TRUE;
}

/* Moves entries to or from a list in another syntax, or within it. */
static SegueEpisode *
move_items (SegueEpisode  *episode,
            guint          index,
            guint          n_entries,
            guint          before,
            GError       **error)
{
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = index;

  while (end < index + n_entries)
    {
      g_array_append_val (indices, end);
      end = segue_episode_get_subtree_end (episode, end);
    }
  if (end > index + n_entries)
    return refuse (segue_episode_ref (episode), _("This chapter contains others, which would remain."), error);

  return segue_edit_move_many (episode, (const guint *) (gpointer) indices->data, indices->len, before, error);
}

/**
 * segue_edit_move:
 * @episode: an episode
 * @index: index of the first entry to move, 1 or more
 * @n_entries: number of consecutive entries, 1 or more
 * @before: index, in @episode, of the entry to move them before, from 1 to segue_episode_get_n_entries()
 * @error: return location for a #GError, or %NULL
 *
 * Moves consecutive entries with all their lines to another place. They keep their ids. If there are no other sections
 * and segments, moving entries below the closing text joins it with the opening text.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the lines would be read differently
 */
SegueEpisode *
segue_edit_move (SegueEpisode  *episode,
                 guint          index,
                 guint          n_entries,
                 guint          before,
                 GError       **error)
{
  g_autoptr(SegueEpisode) owned = NULL;
  g_autoptr(SegueEpisode) without = NULL;
  g_autofree char *content = NULL;
  gsize start, end;
  SegueEntryKind kind;
  SegueEpisode *result;

  g_return_val_if_fail (index > 0 && n_entries > 0 && index + n_entries <= episode->n_entries, NULL);
  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  if (before >= index && before <= index + n_entries)
    return segue_episode_ref (episode);
  if (segue_list_has_text (episode, index, index + n_entries))
    return refuse (segue_episode_ref (episode), _("The text below a list of chapters stays where it is."), error);
  if (segue_list_has_item (episode, index) || segue_list_has_place (episode, before))
    return move_items (episode, index, n_entries, before, error);
  episode = owned = segue_edit_own_lines (episode, index, index + n_entries);
  start = segue_episode_get_offset (episode, index);
  end = content_end (episode, index + n_entries - 1);
  if (!segue_edit_is_whole (episode, start, end))
    end = segue_episode_get_offset (episode, index + n_entries);
  content = segue_episode_dup_range (episode, start, end - start);
  kind = segue_episode_get (episode, index)->kind;
  without = segue_edit_remove (episode, index, n_entries, error);
  if (without == NULL)
    return NULL;
  if (before > index)
    before -= n_entries;
  /* If no section or segment is left, the opening and the closing text have become one entry. */
  before = MIN (before, without->n_entries);
  result = segue_edit_insert_lines (without, before, kind, content, n_entries, error);
  if (result == NULL || has_moved (episode, index, result, before, n_entries))
    return result;

  return refuse (result, _("At this place of the notes the lines would not be read as an entry."), error);
}

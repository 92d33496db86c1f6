/* segue-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-paste.h"

#include "core/edit/segue-paste-private.h"
#include "core/episode/segue-entry-private.h"
#include "core/episode/segue-reader.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Reads a list that was pasted from another program. If it has times, it is read like notes. If it has none, each line
 * becomes a segment, whatever marks (bullets, numbers) stand before it. */

static SeguePasteItem *
item_new (SegueEntryKind  kind,
          gint64          start,
          const char     *title,
          const char     *link)
{
  SeguePasteItem *self = g_new0 (SeguePasteItem, 1);

  self->kind = kind;
  self->start = start;
  self->title = g_strdup (title);
  self->link = g_strdup (link);
  self->body = g_string_new (NULL);

  return self;
}

static void
item_free (SeguePasteItem *self)
{
  g_free (self->title);
  g_free (self->link);
  g_free (self->line);
  g_string_free (self->body, TRUE);
  g_free (self);
}

static void
item_add_line (SeguePasteItem *self,
               const char     *line,
               gsize           length)
{
  g_string_append_len (self->body, line, length);
  g_string_append_c (self->body, '\n');
}

static SeguePaste *
paste_new (void)
{
  SeguePaste *self = g_new0 (SeguePaste, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  return self;
}

static SeguePasteItem *
last_item (SeguePaste *self)
{
  return self->items->len > 0 ? self->items->pdata[self->items->len - 1] : NULL;
}

static gboolean
is_space (const char *p,
          const char *end)
{
  return *p == '\n' || *p == '\r' || segue_space_length (p, end) > 0;
}

/* Returns the URL if the text consists of nothing else, or NULL. */
static char *
dup_url (const char *start,
         const char *end)
{
  while (start < end && is_space (start, end))
    start = segue_next_char (start, end);
  while (end > start && is_space (segue_prev_char (end, start), end))
    end = segue_prev_char (end, start);
  if (end - start > 2 && *start == '<' && end[-1] == '>')
    {
      start++;
      end--;
    }
  if (!(end - start > 7 && g_ascii_strncasecmp (start, "http://", 7) == 0) &&
      !(end - start > 8 && g_ascii_strncasecmp (start, "https://", 8) == 0))
    return NULL;
  for (const char *p = start; p < end; p = segue_next_char (p, end))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == '<' || c == '>' || c == '"')
        return NULL;
    }

  return g_strndup (start, end - start);
}

/* Tells whether the line contains only punctuation and white space, such as a rule or the underline of a title. */
static gboolean
is_ornament (const char *p,
             const char *end)
{
  for (; p < end; p = segue_next_char (p, end))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isgraph (c) && !g_unichar_ispunct (c))
        return FALSE;
    }

  return TRUE;
}

/* Makes a segment without a time from a line, without the marks before it. Sets @head to how the line was scanned. */
static SeguePasteItem *
item_from_line (const SegueLine *line,
                SegueHead       *head)
{
  SegueHead scanned = { 0 };
  const char *p = segue_head_skip_marks (&scanned, line->start, line->stop);
  g_autofree char *title = NULL;
  g_autofree char *link = NULL;

  /* A pictograph is not a list mark but part of the title. */
  for (const char *q = line->start; q < p; q = segue_next_char (q, line->stop))
    {
      gunichar c = g_utf8_get_char (q);

      if (c >= 0x2600 && c != 0x3000 && c != 0x30FB && c != 0xFEFF)
        p = q;
    }
  scanned.kind = SEGUE_HEAD_LEADING;
  segue_head_set_title (&scanned, line->start, p, line->stop);
  title = g_strndup (line->start + scanned.title.offset, scanned.title.length);
  if (scanned.link.length > 0)
    link = g_strndup (line->start + scanned.link.offset, scanned.link.length);
  *head = scanned;

  return item_new (SEGUE_ENTRY_SEGMENT, SEGUE_TIME_NONE, title, link);
}

/* The shape of a list without times, found before its lines are read. */
typedef struct
{
  gboolean has_bullets; /* whether a line has a bullet */
  guint indent;         /* the smallest indentation of its lines, or of those with a bullet if there are any */
} ListShape;

static void
measure_line (const SegueLine *line,
              gpointer         user_data)
{
  ListShape *shape = user_data;
  SegueHead head = { 0 };

  if (segue_line_is_blank (line))
    return;
  segue_head_skip_marks (&head, line->start, line->stop);
  if (head.bulleted && !shape->has_bullets)
    *shape = (ListShape){ TRUE, head.indent };
  else if (head.bulleted == shape->has_bullets)
    shape->indent = MIN (shape->indent, head.indent);
}

static void
foreach_line (const char *text,
              const char *end,
              void      (*func) (const SegueLine *line, gpointer user_data),
              gpointer    user_data)
{
  for (const char *p = text; p < end;)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      func (&line, user_data);
      p = line.next;
    }
}

/* Tells whether the next non-blank line has a bullet. */
static gboolean
precedes_list (const char *p,
               const char *end)
{
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      SegueHead head = { 0 };

      if (!segue_line_is_blank (&line))
        {
          segue_head_skip_marks (&head, line.start, line.stop);
          return head.bulleted;
        }
      p = line.next;
    }

  return FALSE;
}

/* Tells whether a line is a section: a heading, or a line without a bullet above lines with bullets. */
static gboolean
is_section (const SegueHead *head,
            const ListShape *shape,
            const SegueLine *line,
            const char      *end)
{
  if (head->heading == SEGUE_HEADING_ATX || head->heading == SEGUE_HEADING_HTML)
    return TRUE;

  return shape->has_bullets && !head->bulleted && head->indent <= shape->indent && precedes_list (line->next, end);
}

/* Adds a line of a list without times: as the link or part of the description of the segment above, as a section, or as
 * a segment. */
static void
add_untimed_line (SeguePaste      *self,
                  const ListShape *shape,
                  const SegueLine *line,
                  const char      *end)
{
  SeguePasteItem *above = last_item (self);
  g_autofree char *url = dup_url (line->start, line->stop);
  SeguePasteItem *item;
  SegueHead head;

  if (above != NULL && url != NULL && above->link == NULL && above->kind == SEGUE_ENTRY_SEGMENT)
    {
      above->link = g_steal_pointer (&url);
      return;
    }
  item = item_from_line (line, &head);
  if (above != NULL && above->kind == SEGUE_ENTRY_SEGMENT && shape->has_bullets &&
      (url != NULL || head.indent > shape->indent + 1))
    {
      const char *p = line->start;

      /* A line that is indented below a segment describes it. If it has a bullet, the bullet is kept. */
      while (p < line->stop && (*p == ' ' || *p == '\t') && (gsize) (p - line->start) <= shape->indent + 1)
        p++;
      p = head.bulleted ? p : segue_skip_space (line->start, line->stop);
      item_add_line (above, p, segue_trim_end (p, line->stop) - p);
      item_free (item);
      return;
    }
  if (is_section (&head, shape, line, end))
    {
      gsize n = strlen (item->title);

      item->kind = SEGUE_ENTRY_SECTION;
      if (n > 1 && item->title[n - 1] == ':')
        item->title[n - 1] = '\0';
    }
  g_ptr_array_add (self->items, item);
}

static void
read_untimed (SeguePaste *self,
              const char *text,
              const char *end)
{
  ListShape shape = { FALSE, G_MAXUINT };

  foreach_line (text, end, measure_line, &shape);
  for (const char *p = text; p < end;)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      if (!is_ornament (line.start, line.stop))
        add_untimed_line (self, &shape, &line, end);
      p = line.next;
    }
}

/* Adds the lines of a body or text of @owner. Lines that clearly belong to the entry above, such as indented lines and
 * URLs, are added to its description. The others are added as plain lines, because they could be either. */
static void
add_lines (SeguePaste       *self,
           const SegueEntry *owner,
           SegueSpan         span)
{
  SeguePasteItem *above = last_item (self);
  const char *end = owner->text + span.offset + span.length;
  SegueHead owner_head = { 0 };
  gboolean after_blank = FALSE;

  segue_head_skip_marks (&owner_head, owner->text, owner->text + owner->length);
  for (const char *p = owner->text + span.offset; p < end;)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      g_autofree char *url = dup_url (line.start, line.stop);
      SeguePasteItem *item;
      SegueHead head;

      p = line.next;
      if (segue_line_is_blank (&line))
        {
          after_blank = TRUE;
          continue;
        }
      item = item_from_line (&line, &head);
      if (above != NULL && owner->kind != SEGUE_ENTRY_TEXT &&
          (url != NULL || head.indent > owner_head.indent || (head.bulleted && !owner_head.bulleted)))
        {
          item_add_line (last_item (self), line.start, segue_trim_end (line.start, line.stop) - line.start);
          item_free (item);
        }
      else
        {
          item->plain = TRUE;
          item->after_blank = after_blank;
          item->line = g_strndup (line.start, segue_trim_end (line.start, line.stop) - line.start);
          g_ptr_array_add (self->items, item);
        }
      after_blank = FALSE;
    }
}

/* Tells whether the entry is a label such as `Timestamps:` above the list, which is not part of the list. */
static gboolean
is_label (const SegueEntry *entry)
{
  static const char *const names[] = {
    "timestamp", "time stamp", "timecode", "timeline", "chapter", "show notes", "contents", "타임스탬프", "타임라인",
    "타임코드", "시간표", "챕터", "목차", "チャプター", "タイムスタンプ", "目次", "kapitel", "chapitre", "capítulo",
  };
  g_autofree char *text = g_strndup (entry->text, entry->content_length);
  g_autofree char *line = g_utf8_strdown (g_strstrip (text), -1);

  if (strpbrk (line, "\r\n") != NULL || (!g_str_has_suffix (line, ":") && !g_str_has_suffix (line, "：")))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (line, names[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Returns the index of the first entry after the label of the list, or 0 if there is no label. */
static guint
skip_label (SegueEpisode *episode)
{
  guint first = segue_episode_get (episode, 0)->content_length > 0 ? 0 : 1;

  return is_label (segue_episode_get (episode, first)) ? first + 1 : 0;
}

static void
read_timed (SeguePaste   *self,
            SegueEpisode *episode)
{
  for (guint i = skip_label (episode); i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autofree char *title = segue_entry_dup_title (entry);
      g_autofree char *link = segue_entry_dup_link (entry);

      if (entry->kind != SEGUE_ENTRY_TEXT)
        g_ptr_array_add (self->items, item_new (entry->kind, entry->start, title, link));
      add_lines (self, entry, entry->body);
    }
}

static gboolean
has_times (SegueEpisode *episode)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT)
      return TRUE;

  return FALSE;
}

/**
 * segue_paste_read:
 * @text: (array length=length): text from another program, any bytes
 * @length: length of @text in bytes, or -1 if it is NUL-terminated
 *
 * Reads a text as a list of sections and segments. The list may have bullets, numbers or neither, and times or no
 * times.
 *
 * Returns: (transfer full): the list; empty if @text is blank or not valid UTF-8
 */
SeguePaste *
segue_paste_read (const char *text,
                  gssize      length)
{
  SeguePaste *self = paste_new ();
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);

  if (episode == NULL)
    return self;
  if (has_times (episode))
    {
      read_timed (self, episode);
    }
  else
    {
      g_autofree char *whole = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));

      read_untimed (self, whole, whole + segue_episode_get_length (episode));
    }

  return self;
}

/**
 * segue_paste_new_for_entries:
 * @entries: (array length=n_entries): sections and segments of other notes
 * @n_entries: number of entries
 *
 * Makes a list from the titles, times, links and descriptions of entries, to write it in another dialect.
 *
 * Returns: (transfer full): the list
 */
SeguePaste *
segue_paste_new_for_entries (SegueEntry *const *entries,
                             guint              n_entries)
{
  SeguePaste *self = paste_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *title = segue_entry_dup_title (entries[i]);
      g_autofree char *link = segue_entry_dup_link (entries[i]);
      g_autofree char *body = segue_entry_dup_body (entries[i]);
      SeguePasteItem *item = item_new (entries[i]->kind, entries[i]->start, title, link);

      g_string_append (item->body, body);
      g_ptr_array_add (self->items, item);
    }

  return self;
}

/**
 * segue_paste_free:
 * @self: (transfer full): a pasted list
 *
 * Frees a pasted list.
 */
void
segue_paste_free (SeguePaste *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * segue_paste_is_mixed:
 * @self: a pasted list
 *
 * Tells whether lines without a time stand among lines with times. Only the user knows whether they are segments or
 * descriptions; see #SeguePastePlain.
 *
 * Returns: %TRUE if there are such lines
 */
gboolean
segue_paste_is_mixed (const SeguePaste *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((SeguePasteItem *) self->items->pdata[i])->plain)
      return TRUE;

  return FALSE;
}

/**
 * segue_paste_has_times:
 * @self: a pasted list
 *
 * Tells whether a segment of the list has a time.
 *
 * Returns: %TRUE if one has
 */
gboolean
segue_paste_has_times (const SeguePaste *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((SeguePasteItem *) self->items->pdata[i])->start != SEGUE_TIME_NONE)
      return TRUE;

  return FALSE;
}

/**
 * segue_paste_drop_times:
 * @self: a pasted list
 *
 * Removes the times from the list, for example because they are those of another episode.
 */
void
segue_paste_drop_times (SeguePaste *self)
{
  for (guint i = 0; i < self->items->len; i++)
    ((SeguePasteItem *) self->items->pdata[i])->start = SEGUE_TIME_NONE;
}

/* Returns the items of the list as they will be inserted, with plain lines treated according to @plain. */
GPtrArray *
segue_paste_dup_items (const SeguePaste *self,
                       SeguePastePlain   plain)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      const SeguePasteItem *from = self->items->pdata[i];
      SeguePasteItem *item = items->len > 0 ? items->pdata[items->len - 1] : NULL;

      if (from->plain && plain == SEGUE_PASTE_DESCRIPTIONS && item != NULL)
        {
          if (from->after_blank && item->body->len > 0)
            g_string_append_c (item->body, '\n');
          item_add_line (item, from->line, strlen (from->line));
        }
      else
        {
          item = item_new (from->kind, from->start, from->title, from->link);
          g_ptr_array_add (items, item);
        }
      g_string_append_len (item->body, from->body->str, from->body->len);
    }

  return items;
}

/**
 * segue_paste_count:
 * @self: a pasted list
 * @plain: how lines without a time are treated
 *
 * Counts the entries that segue_paste_insert() would insert.
 *
 * Returns: the numbers of entries
 */
SeguePasteCount
segue_paste_count (const SeguePaste *self,
                   SeguePastePlain   plain)
{
  g_autoptr(GPtrArray) items = segue_paste_dup_items (self, plain);
  SeguePasteCount count = { 0 };

  for (guint i = 0; i < items->len; i++)
    {
      const SeguePasteItem *item = items->pdata[i];

      count.n_sections += item->kind == SEGUE_ENTRY_SECTION;
      count.n_segments += item->kind == SEGUE_ENTRY_SEGMENT;
      count.n_untimed += item->kind == SEGUE_ENTRY_SEGMENT && item->start == SEGUE_TIME_NONE;
    }

  return count;
}

/**
 * segue_paste_dup_url:
 * @text: UTF-8
 *
 * Tells whether a text consists of an HTTP or HTTPS URL and nothing else.
 *
 * Returns: (transfer full) (nullable): the URL without white space and angle brackets around it, or %NULL
 */
char *
segue_paste_dup_url (const char *text)
{
  return dup_url (text, text + strlen (text));
}

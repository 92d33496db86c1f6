/* segue-paste-untimed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-paste-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Reads a pasted list without times. Each line becomes a segment or a section, or describes the segment above. */

/* Tells whether the line contains only punctuation and white space, such as a rule or the underline of a title. */
gboolean
segue_paste_is_ornament (const char *p,
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
  SeguePasteItem *above = segue_paste_last_item (self);
  g_autofree char *url = segue_paste_dup_line_url (line);
  SeguePasteItem *item;
  SegueHead head;

  if (above != NULL && url != NULL && above->link == NULL && above->kind == SEGUE_ENTRY_SEGMENT)
    {
      above->link = g_steal_pointer (&url);
      return;
    }
  item = segue_paste_item_from_line (line, &head);
  if (above != NULL && above->kind == SEGUE_ENTRY_SEGMENT && shape->has_bullets &&
      (url != NULL || head.indent > shape->indent + 1))
    {
      const char *p = line->start;

      /* A line that is indented below a segment describes it. If it has a bullet, the bullet is kept. */
      while (p < line->stop && (*p == ' ' || *p == '\t') && (gsize) (p - line->start) <= shape->indent + 1)
        p++;
      p = head.bulleted ? p : segue_skip_space (line->start, line->stop);
      segue_paste_item_add_line (above, p, segue_trim_end (p, line->stop) - p);
      segue_paste_item_free (item);
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

void
segue_paste_read_untimed (SeguePaste *self,
                          const char *text,
                          const char *end)
{
  ListShape shape = { FALSE, G_MAXUINT };

  foreach_line (text, end, measure_line, &shape);
  for (const char *p = text; p < end;)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      if (!segue_paste_is_ornament (line.start, line.stop))
        add_untimed_line (self, &shape, &line, end);
      p = line.next;
    }
}

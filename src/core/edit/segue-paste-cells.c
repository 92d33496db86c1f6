/* segue-paste-cells.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-paste-private.h"
#include "core/episode/segue-entry-private.h"
#include "core/markup/segue-markup-scan.h"
#include "core/text/segue-chars.h"

/* Reads the cells of a pasted table that are neither the time nor the title, such as the length of each segment or its
 * guest. The rows are those of Markdown, `| 0:00 | One | 5:10 |`, or have tabs between the cells as spreadsheets write
 * them. */

/* The longest name of a column, in bytes. */
#define MAX_NAME 80

/* The number of columns that have names. */
#define MAX_NAMES 64

/* Returns the separator of the cells of a row: `|` or a tab. Returns NUL if the line is no row. */
static char
get_separator (const char *line,
               const char *end)
{
  const char *p = segue_skip_space (line, end);

  if (p < end && *p == '|')
    return '|';

  return memchr (p, '\t', end - p) != NULL ? '\t' : '\0';
}

/* Finds the cell at @p. Returns the start of the next one, or %NULL if it is the last one. Sets @start and @stop to its
 * text without the white space around it. */
static const char *
scan_cell (const char  *p,
           const char  *end,
           char         separator,
           const char **start,
           const char **stop)
{
  const char *q = p;

  while (q < end && *q != separator)
    q += separator == '|' && *q == '\\' && q + 1 < end ? 2 : 1;
  q = MIN (q, end);
  *start = segue_skip_space (p, q);
  *stop = segue_trim_end (*start, q);

  return q < end ? q + 1 : NULL;
}

/* Returns the start of the first cell of a row. */
static const char *
first_cell (const char *line,
            const char *end,
            char        separator)
{
  const char *p = segue_skip_space (line, end);

  return separator == '|' && p < end ? p + 1 : line;
}

/* Divides the header of a table. Returns the names of the columns; what is too long for a name is empty. */
GPtrArray *
segue_paste_read_header (const char *line)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *end = line + strlen (line), *start, *stop;
  const char separator = get_separator (line, end);

  for (const char *p = first_cell (line, end, separator); p != NULL && names->len < MAX_NAMES;)
    {
      p = scan_cell (p, end, separator, &start, &stop);
      g_ptr_array_add (names, stop - start <= MAX_NAME ? g_strndup (start, stop - start) : g_strdup (""));
    }

  return names;
}

/* Tells whether a part of the entry begins in the cell. */
static gboolean
holds (const SegueEntry *entry,
       const char       *start,
       const char       *stop,
       SegueSpan         span)
{
  return span.length > 0 && entry->text + span.offset >= start && entry->text + span.offset < stop;
}

/* Sets the title of the item to the cell in which the title of the entry begins, without the cells after it. */
static void
take_title (SeguePasteItem   *self,
            const SegueEntry *entry,
            const char       *end)
{
  const char *title = entry->text + entry->title.offset, *start, *stop;
  SegueHead head = { .kind = SEGUE_HEAD_LEADING };

  scan_cell (title, end, '\t', &start, &stop);
  segue_head_set_title (&head, entry->text, title, stop);
  g_free (self->title);
  self->title = segue_entry_dup_span (entry, head.title);
  if (head.link.length > 0 && self->link == NULL)
    self->link = segue_markup_decode_link (entry->text, head.link);
}

/* If the entry is a row of a table, sets the cells of the item, and takes them off its title. @names are the names of the
 * columns, or %NULL. */
void
segue_paste_item_take_cells (SeguePasteItem   *self,
                             const SegueEntry *entry,
                             const GPtrArray  *names)
{
  const char *line = entry->text, *end = line + strcspn (line, "\r\n"), *p, *start, *stop;
  const char separator = get_separator (line, end);
  g_autoptr(GString) cells = NULL;

  if (separator == '\0' || entry->title.length == 0 || entry->title.offset > (gsize) (end - line))
    return;
  cells = g_string_new (NULL);
  p = first_cell (line, end, separator);
  for (guint i = 0; p != NULL; i++)
    {
      const char *name = names != NULL && i < names->len ? names->pdata[i] : "";

      p = scan_cell (p, end, separator, &start, &stop);
      if (start >= stop || holds (entry, start, stop, entry->title) || holds (entry, start, stop, entry->start_span) ||
          holds (entry, start, stop, entry->end_span))
        continue;
      g_string_append_printf (cells, "%s%s%.*s\n", name, *name != '\0' ? ": " : "", (int) (stop - start), start);
    }
  if (cells->len > 0)
    {
      self->cells = g_strdup (cells->str);
      if (separator == '\t')
        take_title (self, entry, end);
    }
}

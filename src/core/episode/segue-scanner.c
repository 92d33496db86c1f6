/* segue-scanner.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader-private.h"

/* Divides a stretch of text into entries. */

/* Prepares to read @text, which must stay valid. @at_start and @at_end say whether it begins and ends the text of the
 * episode. @after_blank says whether the line before it is blank or a rule; at the start of the text it is %TRUE. @in_speech says
 * whether the line that the transcript is below is before it. */
void
segue_scanner_init (SegueScanner       *self,
                    const SegueReading *reading,
                    const char         *text,
                    gsize               length,
                    gboolean            at_start,
                    gboolean            at_end,
                    gboolean            after_blank,
                    gboolean            in_speech)
{
  memset (self, 0, sizeof *self);
  self->reading = reading;
  self->block.reads_pre = reading->preformatted;
  self->start = self->p = text;
  self->end = text + length;
  self->at_start = at_start;
  self->at_end = at_end;
  self->after_blank = after_blank;
  self->in_speech = in_speech;
  self->has_cr = memchr (text, '\r', length) != NULL;
  self->has_tags = memchr (text, '<', length) != NULL;
  self->expects_title = at_start && reading->title_heading;
  if (at_start)
    {
      self->p += segue_front_matter_length (text, length, &self->unfinished);
      self->unfinished = self->unfinished && !at_end;
    }
}

/* Begins with the notes below a list in front matter, or below what is left of a file that is a list: the first @length
 * bytes have that syntax. Call this before anything is read, for a stretch at the start of the text. */
void
segue_scanner_skip (SegueScanner      *self,
                    const SegueSyntax *syntax,
                    gsize              length)
{
  self->p = self->start + length;
  self->unfinished = FALSE;
  self->syntax = syntax;
}

/* What is measured in the lines of an entry. */
typedef struct
{
  const char *content_end; /* after the terminator of the last line that is not blank */
  const char *body;        /* start of the first line of the body that is not blank, or NULL */
  const char *body_end;    /* end of the last line of the body that is not blank, before its terminator */
  guint       n_lines;     /* lines that end in the entry */
  const char *end;         /* of the stretch */
  gboolean    has_tags;    /* the stretch has a `<` */
  guint       depth;       /* lists, tables and the like that began in the entry */
} Extent;

static void
add_line (Extent          *extent,
          const SegueLine *line,
          gboolean         blank,
          gboolean         in_head)
{
  extent->n_lines += line->next > line->stop || line->next == extent->end;
  /* The end of a list around the entry stays where it is when the entry is moved or removed, like a blank line. */
  if (blank || (extent->has_tags && segue_head_closes_outer (line->start, line->stop, &extent->depth)))
    return;
  extent->content_end = line->next;
  if (in_head)
    return;
  if (extent->body == NULL)
    extent->body = line->start;
  extent->body_end = line->stop;
}

/* Reads the line at the position of the scanner, or the next part of a line with several timestamps, and does not move
 * the position. Returns %TRUE if the line belongs to a block that is not notes, such as code. */
gboolean
segue_scanner_read_line (SegueScanner *self,
                         SegueLine    *line)
{
  gboolean opaque = FALSE;

  if (self->whole.next == NULL || self->p >= self->whole.next)
    {
      self->whole = segue_line_at (self->p, self->end, self->has_cr);
      opaque = segue_block_state_feed (&self->block, self->whole.start, self->whole.stop - self->whole.start);
      self->tagged = self->has_tags && !opaque && segue_head_has_tag_parts (self->whole.start, self->whole.stop);
      self->divided = self->tagged || (self->reading->divided_lines && !opaque);
    }
  *line = (SegueLine){ self->p, self->whole.stop, self->whole.next };
  if (self->divided)
    {
      line->stop = self->tagged ? segue_head_tag_part_end (self->p, self->whole.stop)
                                : segue_head_part_end (self->p, self->whole.stop);
      if (line->stop < self->whole.stop)
        line->next = line->stop;
      else
        self->divided = FALSE;
    }

  return opaque;
}

/* Reads lines up to the next head or the end of the stretch. */
static void
scan_lines (SegueScanner *self,
            Extent       *extent)
{
  while (self->p < self->end)
    {
      SegueLine line;
      gboolean opaque = segue_scanner_read_line (self, &line);
      gboolean blank = !opaque && segue_line_is_blank (&line);

      if (!opaque && !blank && segue_scanner_judge (self, &line))
        {
          self->has_head = TRUE;
          self->head_line = line;
          self->expects_title = FALSE;
          return;
        }
      add_line (extent, &line, blank, FALSE);
      self->in_speech |= segue_speech_begins (self->reading, line.start, line.stop);
      self->after_blank = blank || (!opaque && segue_head_is_rule (line.start, line.stop - line.start));
      self->p = line.next;
    }
  self->has_head = FALSE;
  if (!self->at_end)
    self->unfinished = TRUE;
}

/* Reads the lines of the current head. */
static void
scan_head_lines (SegueScanner *self,
                 Extent       *extent)
{
  while (self->p < self->head_end)
    {
      SegueLine line = self->head_line;

      if (line.next != self->head_end)
        line = segue_line_at (self->p, self->head_end, self->has_cr);
      add_line (extent, &line, segue_line_is_blank (&line), TRUE);
      self->in_speech |= segue_speech_begins (self->reading, line.start, line.stop);
      self->p = line.next;
    }
  self->after_blank = FALSE;
}

static void
set_extent (SegueEntry   *entry,
            const char   *start,
            const Extent *extent,
            gsize         head_length)
{
  entry->n_lines = extent->n_lines;
  entry->head_length = head_length;
  entry->content_length = extent->content_end - start;
  segue_entry_set_body (entry, extent->body != NULL ? extent->body - start : 0,
                        extent->body != NULL ? extent->body_end - start : 0);
}

/* Reads the next entry. The first entry of a text is the text before the first section or segment, which may be empty.
 * Returns the entry without an id, or %NULL at the end of the stretch. */
SegueEntry *
segue_scanner_next (SegueScanner *self)
{
  const char *start = self->p;
  Extent extent = { .end = self->end, .has_tags = self->has_tags };
  const SegueSyntax *syntax = self->at_start ? self->syntax : NULL;
  SegueEntry *entry;
  SegueHead head = self->head;
  SegueEntryKind kind = self->kind;
  guint level = self->level;
  gsize head_length = 0;

  self->n_speech = 0;
  if (self->at_start)
    {
      self->at_start = FALSE;
      start = self->start;
      for (const char *p = start; p < self->p;)
        {
          SegueLine line = segue_line_at (p, self->p, self->has_cr);

          add_line (&extent, &line, segue_line_is_blank (&line), self->syntax != NULL);
          p = line.next;
        }
      head_length = self->syntax != NULL ? self->p - start : 0;
      self->after_blank = TRUE;
      kind = SEGUE_ENTRY_TEXT;
    }
  else if (self->p == self->end)
    return NULL;
  else if (self->has_head)
    {
      head_length = self->head_end - self->p;
      scan_head_lines (self, &extent);
    }
  else
    kind = SEGUE_ENTRY_TEXT;

  if (extent.content_end == NULL)
    extent.content_end = start;
  scan_lines (self, &extent);
  if (kind == SEGUE_ENTRY_TEXT)
    entry = segue_entry_new_text (start, self->p - start);
  else
    entry = segue_entry_new (start, self->p - start, kind, level, &head);
  set_extent (entry, start, &extent, head_length);
  entry->syntax = syntax;
  if (syntax != NULL)
    entry->level = SEGUE_LEVEL_BARRIER;
  entry->ends_blank = self->after_blank;
  entry->in_speech = self->in_speech;
  entry->n_speech = self->n_speech;

  return entry;
}

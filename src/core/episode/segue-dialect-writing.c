/* segue-dialect-writing.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-dialect-private.h"
#include "core/episode/segue-entry-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Learns how new entries are written: the pattern of their heads and the blank lines around them. */

/* The number of entries that are examined. */
#define MAX_ENTRIES 2000

/* Counts the line terminators, of which CRLF is one. */
static guint
count_newlines (const char *text,
                gsize       length)
{
  guint lf = 0, cr = 0;

  for (gsize i = 0; i < length; i++)
    {
      lf += text[i] == '\n';
      cr += text[i] == '\r';
    }

  return lf > 0 ? lf : cr;
}

/* How often each number of blank lines occurs at each place. The last number stands for itself and all larger ones. */
typedef struct
{
  guint body_gap[2];
  guint segment_gap[3];
  guint section_gap[3];
  guint section_body_gap[3];
  guint loose;    /* segments whose description follows or contains a blank line */
  guint segments; /* all segments but the last entry */
} Gaps;

/* Returns the number of blank lines after the entry, at most 2. */
static guint
gap_after (const SegueEntry *entry)
{
  return MIN (count_newlines (entry->text + entry->content_length, entry->length - entry->content_length), 2);
}

/* Tells whether the body contains a blank line. */
static gboolean
is_loose (const SegueEntry *entry)
{
  const char *p = entry->text + entry->body.offset, *end = p + entry->body.length;
  const gboolean has_cr = memchr (p, '\r', end - p) != NULL;

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, has_cr);

      if (segue_line_is_blank (&line))
        return TRUE;
      p = line.next;
    }

  return FALSE;
}

/* Returns the number of blank lines between the head and the body of an entry. Tags of HTML can be between them. */
static guint
gap_before_body (const SegueEntry *entry)
{
  const char *start = entry->text + entry->head_length;
  const gsize length = entry->body.offset - entry->head_length;

  return memchr (start, '<', length) != NULL ? 0 : count_newlines (start, length);
}

/* Counts the blank lines in and after an entry. @next is the entry after it or %NULL. */
static void
count_gaps (Gaps             *gaps,
            const SegueEntry *entry,
            const SegueEntry *next)
{
  guint before_body = gap_before_body (entry);

  if (entry->kind == SEGUE_ENTRY_SEGMENT && next != NULL)
    {
      if (entry->body.length > 0)
        gaps->body_gap[MIN (before_body, 1)]++;
      gaps->segments++;
      gaps->loose += is_loose (entry) || (entry->body.length > 0 && before_body > 0);
      if (next->kind == SEGUE_ENTRY_SEGMENT)
        gaps->segment_gap[gap_after (entry)]++;
    }
  if (entry->kind == SEGUE_ENTRY_SECTION)
    gaps->section_body_gap[MIN (entry->body.length > 0 ? before_body : gap_after (entry), 2)]++;
  if (next != NULL && next->kind == SEGUE_ENTRY_SECTION && entry->length > 0)
    gaps->section_gap[gap_after (entry)]++;
}

/* Returns the index of the highest of @n counts, @fallback if none is higher than that of @fallback. */
static guint
most_common (const guint *counts,
             guint        n,
             guint        fallback)
{
  guint best = fallback;

  for (guint i = 0; i < n; i++)
    if (counts[i] > counts[best])
      best = i;

  return best;
}

/* Copies the form of a section's head. */
static void
learn_section (SegueDialect     *self,
               const SegueEntry *section)
{
  guint end = segue_entry_head_line_end (section);
  guint title_end = section->title.offset + section->title.length;

  self->section_lead = segue_entry_dup_between (section, 0, section->title.offset);
  self->section_tail = segue_entry_dup_between (section, title_end, end);
  if (section->heading == SEGUE_HEADING_SETEXT && section->head_length > end)
    self->section_underline = section->text[end + strspn (section->text + end, "\r\n")];
}

/* Returns the section that new ones are modelled on: the first with a segment directly below, else the first. Sections
 * whose title is a link do not count. Returns %NULL if there is none. */
static const SegueEntry *
find_section (SegueEntry **entries,
              guint        n_entries)
{
  const SegueEntry *found = NULL;

  for (guint i = 0; i < n_entries; i++)
    if (entries[i]->kind == SEGUE_ENTRY_SECTION && entries[i]->link.length == 0)
      {
        if (i + 1 < n_entries && entries[i + 1]->kind == SEGUE_ENTRY_SEGMENT)
          return entries[i];
        if (found == NULL)
          found = entries[i];
      }

  return found;
}

/* Copies the indent of the first description. */
static char *
learn_indent (SegueEntry **entries,
              guint        n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    if (entries[i]->kind == SEGUE_ENTRY_SEGMENT && entries[i]->body.length > 0)
      {
        const char *body = entries[i]->text + entries[i]->body.offset;
        gsize n = strspn (body, " \t");

        return g_strndup (body, n);
      }

  return g_strdup ("");
}

/* Sets the pattern `(00:01:02) Title`, or one with other brackets if a transcript has these. */
static void
set_default_segment (SegueDialect *self)
{
  static const char *const patterns[][2] = { { "(", ") " }, { "[", "] " }, { "- (", ") " }, { "- [", "] " } };
  guint i;

  for (i = 0; i + 1 < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *line = g_strconcat (patterns[i][0], "0:00", patterns[i][1], "a", NULL);
      SegueHead head;

      if (!segue_speech_scan (&self->reading, TRUE, line, line + strlen (line), &head))
        break;
    }
  self->segment.lead = g_strdup (patterns[i][0]);
  self->segment.middle = g_strdup (patterns[i][1]);
  self->segment.tail = g_strdup ("");
}

/* Sets the patterns that were not learned: `(00:01:02) Title` and `## Title`. */
static void
set_default_patterns (SegueDialect *self)
{
  if (self->segment.lead == NULL)
    set_default_segment (self);
  if (self->section_lead == NULL)
    {
      /* The first heading of level 1 would be read as the title of the episode. */
      self->section_lead = g_strdup ("## ");
      self->section_tail = g_strdup ("");
    }
}

/* Learns how new entries are written from the @n_entries entries that were read. @self must be new: this completes what
 * segue_dialect_learn() began. */
void
segue_dialect_learn_writing (SegueDialect *self,
                             SegueEntry  **entries,
                             guint         n_entries)
{
  const SegueEntry *section;
  Gaps gaps = { 0 };

  n_entries = MIN (n_entries, MAX_ENTRIES);
  segue_segment_pattern_learn (&self->segment, entries, n_entries);
  section = find_section (entries, n_entries);
  if (section != NULL)
    learn_section (self, section);
  self->body_indent = learn_indent (entries, n_entries);
  for (guint i = 0; i < n_entries; i++)
    count_gaps (&gaps, entries[i], i + 1 < n_entries ? entries[i + 1] : NULL);
  self->body_gap = most_common (gaps.body_gap, 2, 0);
  self->segment_gap = most_common (gaps.segment_gap, 3, 0);
  self->section_gap = most_common (gaps.section_gap, 3, 1);
  self->section_body_gap = most_common (gaps.section_body_gap, 3, 0);
  self->reading.loose_bodies = gaps.segments > 0 && gaps.loose * 2 > gaps.segments;
  set_default_patterns (self);
}

/* Returns a copy of the dialect that is not shared yet and reads lines by the rules of @reading. */
SegueDialect *
segue_dialect_with_reading (const SegueDialect *self,
                            const SegueReading *reading)
{
  SegueDialect *copy = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->reading = *reading;
  copy->segment.lead = g_strdup (self->segment.lead);
  copy->segment.middle = g_strdup (self->segment.middle);
  copy->segment.tail = g_strdup (self->segment.tail);
  copy->segment.link_before = g_strdup (self->segment.link_before);
  copy->segment.link_after = g_strdup (self->segment.link_after);
  copy->section_lead = g_strdup (self->section_lead);
  copy->section_tail = g_strdup (self->section_tail);
  copy->body_indent = g_strdup (self->body_indent);

  return copy;
}

/* segue-entry.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-attributes.h"
#include "core/text/segue-time.h"

G_BEGIN_DECLS

/**
 * SegueEntryKind:
 * @SEGUE_ENTRY_TEXT: the text before the first section or segment, or the closing text after the last one
 * @SEGUE_ENTRY_SECTION: a heading without a timestamp, and the text below it
 * @SEGUE_ENTRY_SEGMENT: a title with a timestamp, which may be a placeholder, and the description below it
 *
 * The kinds of entries. The outline shows sections and segments, but not text.
 */
typedef enum
{
  SEGUE_ENTRY_TEXT,
  SEGUE_ENTRY_SECTION,
  SEGUE_ENTRY_SEGMENT,
} SegueEntryKind;

#define SEGUE_TYPE_ENTRY (segue_entry_get_type ())
GType            segue_entry_get_type           (void);

SegueEntry      *segue_entry_ref                (SegueEntry       *self);
void             segue_entry_unref              (SegueEntry       *self);

SegueEntryKind   segue_entry_get_kind           (const SegueEntry *self);
guint64          segue_entry_get_id             (const SegueEntry *self);
guint            segue_entry_get_level          (const SegueEntry *self);

const char      *segue_entry_get_text           (const SegueEntry *self,
                                                 gsize            *length);
gsize            segue_entry_get_content_length (const SegueEntry *self);
guint            segue_entry_get_n_lines        (const SegueEntry *self);
guint            segue_entry_get_n_spoken_times (const SegueEntry *self);

gint64           segue_entry_get_start          (const SegueEntry *self);
gboolean         segue_entry_is_malformed       (const SegueEntry *self);
gint64           segue_entry_get_end            (const SegueEntry *self);
gint64           segue_entry_find_end           (const SegueEntry *self);
gint64           segue_entry_get_link_time      (const SegueEntry *self);
SegueClock       segue_entry_get_clock          (const SegueEntry *self);

SegueSpan        segue_entry_get_start_span     (const SegueEntry *self);
SegueSpan        segue_entry_get_end_span       (const SegueEntry *self);
SegueSpan        segue_entry_get_link_time_span (const SegueEntry *self);
SegueSpan        segue_entry_get_title_span     (const SegueEntry *self);
SegueSpan        segue_entry_get_link_span      (const SegueEntry *self);
SegueSpan        segue_entry_get_body_span      (const SegueEntry *self);

SegueAttributes *segue_entry_get_attributes     (const SegueEntry *self);
const char      *segue_entry_get_attribute      (const SegueEntry *self,
                                                 const char       *name);
char            *segue_entry_dup_attribute      (const SegueEntry *self,
                                                 const char       *name) G_GNUC_WARN_UNUSED_RESULT;

const SegueSyntax *segue_entry_get_syntax       (const SegueEntry *self);
gsize            segue_entry_get_notes_offset   (const SegueEntry *self);

char            *segue_entry_dup_span           (const SegueEntry *self,
                                                 SegueSpan         span) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_entry_dup_start_text     (const SegueEntry *self) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_entry_dup_end_text       (const SegueEntry *self) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_entry_dup_title          (const SegueEntry *self) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_entry_dup_plain_title    (const SegueEntry *self) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_entry_dup_link           (const SegueEntry *self) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_entry_dup_body           (const SegueEntry *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueEntry, segue_entry_unref)

G_END_DECLS

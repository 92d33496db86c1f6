/* chapter-check.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/text/segue-error.h"
#include "formats/segue-formats.h"

G_BEGIN_DECLS

/* Checks that hold for the syntax of any format, whatever the text is. */

/* A text and what its syntax finds in it. */
typedef struct
{
  const SegueSyntax *syntax;
  char              *text;
  GArray            *items;
} ChapterCheck;

static inline void
chapter_check_clear (ChapterCheck *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->items, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChapterCheck, chapter_check_clear)

static inline const SegueSyntaxItem *
chapter_check_get (const ChapterCheck *self,
                   guint               index)
{
  return &g_array_index (self->items, SegueSyntaxItem, index);
}

static inline char *
chapter_check_dup (const ChapterCheck *self,
                   guint               index,
                   SegueSyntaxField    field)
{
  const SegueSpan span = chapter_check_get (self, index)->fields[field];

  return self->syntax->decode (self->syntax, field, self->text + span.offset, span.length);
}

/* Reads @text, whose ownership is taken. Returns FALSE if it has not the syntax. Items follow each other, their fields
 * are in them, and values are text. */
static inline gboolean
chapter_check_read (ChapterCheck      *self,
                    const SegueSyntax *syntax,
                    char              *text)
{
  g_autoptr(GError) error = NULL;
  SegueSyntaxList list;
  gsize done = 0;

  *self = (ChapterCheck){ syntax, text, g_array_new (FALSE, FALSE, sizeof (SegueSyntaxItem)) };
  list = (SegueSyntaxList){ .items = self->items };
  if (!syntax->scan (syntax, text, strlen (text), &list, &error))
    {
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
      return FALSE;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (list.stop, ==, strlen (text));
  g_assert_cmpuint (list.place, <=, strlen (text));
  for (guint i = 0; i < self->items->len; i++)
    {
      const SegueSyntaxItem *item = chapter_check_get (self, i);

      g_assert_true (item->from >= done && item->from < item->to && item->to <= item->close && item->close <= list.stop);
      g_assert_true (item->start >= SEGUE_TIME_NONE && item->end >= SEGUE_TIME_NONE && item->depth > 0);
      g_assert_true (!item->malformed || item->start == SEGUE_TIME_NONE);
      for (guint field = 0; field < SEGUE_SYNTAX_N_FIELDS; field++)
        {
          const SegueSpan span = item->fields[field], extent = item->extents[field];
          g_autofree char *value = chapter_check_dup (self, i, field);

          g_assert_true (span.offset + span.length == 0 || (span.offset >= item->from && span.offset + span.length <= item->to));
          g_assert_true (extent.length == 0 || (extent.offset >= item->from && extent.offset + extent.length <= item->to));
          g_assert_true (g_utf8_validate (value, -1, NULL));
          g_assert_true (field == SEGUE_SYNTAX_BODY || strpbrk (value, "\r\n") == NULL);
        }
      done = item->to;
    }

  return TRUE;
}

/* Changes a field as an edit does: to @value or, without one, to @time. Returns NULL if it is refused. */
static inline char *
chapter_check_dup_edited (const ChapterCheck *self,
                          guint               index,
                          SegueSyntaxField    field,
                          const char         *value,
                          gint64              time)
{
  const SegueSyntaxItem *item = chapter_check_get (self, index);
  const SegueSpan span = item->fields[field];
  g_autoptr(GError) error = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *added = NULL;
  gsize offset;

  encoded = value != NULL ? self->syntax->encode (self->syntax, self->text, item, field, value, &error)
                          : self->syntax->encode_time (self->syntax, self->text, item, field, time, &error);
  g_assert_true ((encoded == NULL) == (error != NULL));
  if (encoded == NULL)
    {
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      return NULL;
    }
  if (span.offset > 0 || span.length > 0)
    return g_strdup_printf ("%.*s%s%s", (int) span.offset, self->text, encoded, self->text + span.offset + span.length);
  added = self->syntax->add (self->syntax, self->text, item, field, encoded, &offset);
  if (added == NULL)
    return NULL;
  g_assert_cmpuint (offset, <=, strlen (self->text));

  return g_strdup_printf ("%.*s%s%s", (int) offset, self->text, added, self->text + offset);
}

/* Makes a new item like the one at @index and inserts it after that one. Returns NULL if it is refused. */
static inline char *
chapter_check_dup_inserted (const ChapterCheck *self,
                            guint               index,
                            gint64              start,
                            const char         *title)
{
  const SegueSyntaxItem *item = chapter_check_get (self, index);
  g_autoptr(GError) error = NULL;
  g_autofree char *composed = self->syntax->compose (self->syntax, self->text, item, start, title, &error);

  g_assert_true ((composed == NULL) == (error != NULL));
  if (composed == NULL)
    {
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      return NULL;
    }

  return g_strdup_printf ("%.*s%s%s%s", (int) item->close, self->text, self->syntax->separator, composed,
                          self->text + item->close);
}

G_END_DECLS

/* segue-feed-item.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/text/segue-chars.h"
#include "formats/chapters/segue-chapters-read.h"
#include "formats/feed/segue-feed-private.h"

static void
chapter_clear (gpointer data)
{
  SegueFeedChapter *chapter = data;

  g_free (chapter->title);
  g_free (chapter->link);
  g_free (chapter->image);
}

SegueFeedItem *
segue_feed_item_new (void)
{
  return g_new0 (SegueFeedItem, 1);
}

void
segue_feed_item_free (SegueFeedItem *self)
{
  for (guint i = 0; i < SEGUE_FEED_N_FIELDS; i++)
    g_free (self->fields[i]);
  g_clear_pointer (&self->chapters, g_array_unref);
  g_free (self);
}

/* Puts a value on one line. Direction marks are left out: they could make a file name look like another one. */
static char *
dup_line (const char *value)
{
  g_autofree char *line = segue_chapters_fold_title (value, strlen (value));
  GString *out = g_string_sized_new (strlen (line));

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    if (!segue_is_direction_mark (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));

  return g_string_free (out, FALSE);
}

/* Returns the notes without white space around them. Their lines stay as they are. */
static char *
dup_notes (const char *value)
{
  const char *start = value, *end = value + strlen (value);

  for (const char *p = value; g_ascii_isspace (*p); p++)
    if (*p == '\n')
      start = p + 1;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;

  return g_strndup (start, end - start);
}

/* Sets a field, unless the feed has it in a better element already. Nothing but white space counts as no value. @rank is
 * that of the element, from 1. */
void
segue_feed_item_set (SegueFeedItem  *self,
                     SegueFeedField  field,
                     guint           rank,
                     const char     *value)
{
  g_autofree char *text = NULL;

  if (rank <= self->ranks[field])
    return;
  text = field == SEGUE_FEED_NOTES ? dup_notes (value) : dup_line (value);
  if (*text == '\0')
    return;
  if (field == SEGUE_FEED_DATE)
    {
      char *date = segue_feed_dup_date (text);

      g_free (text);
      text = date;
    }
  self->ranks[field] = rank;
  g_free (self->fields[field]);
  self->fields[field] = g_steal_pointer (&text);
}

/* Adds a chapter. Without a start that can be read, there is none. */
void
segue_feed_item_add_chapter (SegueFeedItem *self,
                             const char    *start,
                             const char    *title,
                             const char    *link,
                             const char    *image)
{
  SegueFeedChapter chapter = { 0 };

  if (start == NULL || !segue_chapters_read_clock (start, strlen (start), &chapter.start))
    return;
  if (self->chapters == NULL)
    {
      self->chapters = g_array_new (FALSE, FALSE, sizeof (SegueFeedChapter));
      g_array_set_clear_func (self->chapters, chapter_clear);
    }
  chapter.title = dup_line (title != NULL ? title : "");
  chapter.link = link != NULL && *link != '\0' ? dup_line (link) : NULL;
  chapter.image = image != NULL && *image != '\0' ? dup_line (image) : NULL;
  g_array_append_val (self->chapters, chapter);
}

/**
 * segue_feed_item_get:
 * @self: an episode of a feed
 * @field: a field
 *
 * Gets what the feed says about an episode.
 *
 * Returns: (nullable): UTF-8, or %NULL if the feed does not say it
 */
const char *
segue_feed_item_get (SegueFeedItem  *self,
                     SegueFeedField  field)
{
  g_return_val_if_fail (field < SEGUE_FEED_N_FIELDS, NULL);

  return self->fields[field];
}

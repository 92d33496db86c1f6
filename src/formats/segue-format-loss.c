/* segue-format-loss.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/segue-format-loss.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Counts what a list of chapters cannot hold of an episode. */

typedef struct
{
  guint sections;
  guint links;
  guint bodies;
  guint ends;
  guint images;
  guint texts;    /* texts outside segments */
  guint disorder; /* segments that start before the one before them */
} Counts;

/**
 * segue_format_carries:
 * @self: a format
 * @field: a field of a list of chapters
 *
 * Finds out whether files of a format hold a field of segments. Only lists of chapters are asked about ends, pictures
 * and descriptions.
 *
 * Returns: %TRUE if they do
 */
gboolean
segue_format_carries (const SegueFormat *self,
                      SegueSyntaxField   field)
{
  if (field == SEGUE_SYNTAX_LINK)
    return (self->carries & SEGUE_FORMAT_CARRIES_LINKS) != 0;
  if (field == SEGUE_SYNTAX_BODY)
    return (self->carries & SEGUE_FORMAT_CARRIES_BODIES) != 0;

  return self->syntax != NULL && (self->syntax->fields & (1u << field)) != 0;
}

/* Whether there is anything in a range of an entry but white space and @other, which may lie in it. */
static gboolean
has_more (const SegueEntry *entry,
          SegueSpan         span,
          SegueSpan         other)
{
  const char *text = segue_entry_get_text (entry, NULL);
  const char *p = text + span.offset, *end = p + span.length;

  for (; p < end; p++)
    if (!g_ascii_isspace (*p) && !(p >= text + other.offset && p < text + other.offset + other.length))
      return TRUE;

  return FALSE;
}

static void
count_entry (Counts           *self,
             const SegueEntry *entry)
{
  const SegueSpan link = segue_entry_get_link_span (entry);
  const gint64 start = segue_entry_get_start (entry);

  if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && start == SEGUE_TIME_NONE)
    return;
  if (start == SEGUE_TIME_NONE)
    self->sections++;
  if (link.length > 0)
    self->links++;
  if (has_more (entry, segue_entry_get_body_span (entry), link))
    self->bodies++;
  if (segue_entry_find_end (entry) != SEGUE_TIME_NONE)
    self->ends++;
  if (segue_entry_get_attribute (entry, "image") != NULL)
    self->images++;
}

static Counts
count_all (SegueEpisode *episode)
{
  Counts counts = { 0 };
  gint64 last = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const SegueSpan all = { 0, segue_entry_get_content_length (entry) };
      const gint64 start = segue_entry_get_start (entry);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT)
        counts.texts += segue_entry_get_syntax (entry) == NULL && has_more (entry, all, (SegueSpan) { 0 });
      else
        count_entry (&counts, entry);
      if (start == SEGUE_TIME_NONE)
        continue;
      counts.disorder += start < last;
      last = start;
    }

  return counts;
}

/* Adds a sentence with a number, unless it is zero. */
static void
add (GPtrArray  *sentences,
     guint       n,
     const char *sentence)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_auto(GStrv) parts = g_strsplit (sentence, "%u", 2);

  if (n > 0)
    g_ptr_array_add (sentences, g_strjoinv (number, parts));
}

/**
 * segue_format_count_loss:
 * @self: a format
 * @episode: an episode
 * @sentences: (element-type utf8): sentences for the user, to which others are added
 *
 * Describes what a list of chapters does not hold of an episode: its sections, links, descriptions, ends, pictures and
 * other text, and its order where times go back. Nothing is said about formats of notes.
 */
void
segue_format_count_loss (const SegueFormat *self,
                         SegueEpisode      *episode,
                         GPtrArray         *sentences)
{
  Counts counts;

  /* a list that is written as it is loses nothing */
  if (self->syntax == NULL || self->syntax == segue_format_get_syntax (episode))
    return;
  counts = count_all (episode);
  if ((self->carries & SEGUE_FORMAT_CARRIES_SECTIONS) == 0)
    add (sentences, counts.sections, g_dngettext (GETTEXT_PACKAGE, "%u section is left out.",
                                                  "%u sections are left out.", counts.sections));
  if (!segue_format_carries (self, SEGUE_SYNTAX_BODY))
    add (sentences, counts.bodies, g_dngettext (GETTEXT_PACKAGE, "%u description is left out.",
                                                "%u descriptions are left out.", counts.bodies));
  add (sentences, counts.texts, _("The text that belongs to no segment is left out."));
  if (!segue_format_carries (self, SEGUE_SYNTAX_LINK))
    add (sentences, counts.links, g_dngettext (GETTEXT_PACKAGE, "%u link is left out.",
                                               "%u links are left out.", counts.links));
  if (!segue_format_carries (self, SEGUE_SYNTAX_END))
    add (sentences, counts.ends, g_dngettext (GETTEXT_PACKAGE, "%u end is left out.",
                                              "%u ends are left out.", counts.ends));
  if (!segue_format_carries (self, SEGUE_SYNTAX_IMAGE))
    add (sentences, counts.images, g_dngettext (GETTEXT_PACKAGE, "%u picture is left out.",
                                                "%u pictures are left out.", counts.images));
  add (sentences, counts.disorder,
       g_dngettext (GETTEXT_PACKAGE, "%u segment starts before the one above it. The file lists all by their times.",
                    "%u segments start before the one above them. The file lists all by their times.", counts.disorder));
}

/* segue-chapters.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/segue-chapters.h"

#include <string.h>

#include "core/document/segue-format.h"
#include "core/front/segue-front-matter.h"
#include "formats/chapters/segue-chapters-read.h"
#include "formats/render/segue-render.h"

/* The chapters of an episode, as files of chapters hold them: a list in the order of the times. */

/* How long the last chapter is, in milliseconds, if neither its end nor the length of the recording is known. Formats with
 * ends refuse a chapter that has no length. */
#define LAST_LENGTH 1000

/**
 * SegueChapters:
 *
 * The chapters of an episode, in the order of their times. Chapters of the same time are in the order of the notes.
 */
struct _SegueChapters
{
  SegueEpisode *episode;
  char     **title;    /* of the episode, may be empty; it is NULL until it is needed */
  GArray    *chapters;
  GPtrArray *sections; /* titles, by the number of the section less 1 */
  GPtrArray *section_bodies; /* (nullable): likewise descriptions, NULL for those without one; NULL if they are not needed */
  gboolean   plain_quotes;
};

static void
clear_chapter (gpointer data)
{
  SegueChapter *chapter = data;

  g_free (chapter->title);
  g_free (chapter->link);
  g_free (chapter->image);
  g_free (chapter->body);
}

/* Returns the description of an entry, or NULL if it has none but its link. */
static char *
dup_body (const SegueEntry *entry)
{
  g_autofree char *body = segue_entry_dup_body (entry);
  g_autofree char *link = segue_entry_dup_link (entry);

  g_strstrip (body);

  return *body != '\0' && g_strcmp0 (body, link) != 0 ? g_steal_pointer (&body) : NULL;
}

/* Puts a title on one line. Takes @text. */
static char *
take_title (char *text)
{
  g_autofree char *title = text;

  return title != NULL ? segue_chapters_fold_title (title, strlen (title)) : g_strdup ("");
}

/* Returns an address if it is one of the web, with what no address holds escaped. Takes @address. */
static char *
take_address (char *address)
{
  g_autofree char *given = address;
  GString *out;

  if (given == NULL || (g_ascii_strncasecmp (given, "https://", 8) != 0 && g_ascii_strncasecmp (given, "http://", 7) != 0))
    return NULL;
  out = g_string_sized_new (strlen (given));
  for (const char *p = given, *next; *p != '\0'; p = next)
    {
      const gunichar c = g_utf8_get_char (p);
      const gboolean escaped = g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == '<' || c == '>' || c == '"';

      for (next = g_utf8_next_char (p); p < next; p++)
        if (escaped)
          g_string_append_printf (out, "%%%02X", (guchar) *p);
        else
          g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const SegueChapter *one = a, *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* Sets where the chapters end that have to end. @length: that of the recording, or SEGUE_TIME_NONE */
static void
find_ends (SegueChapters *self,
           gint64         length)
{
  /* of the chapters after the current one: the least start, and the start of the last one */
  gint64 next = length, start = SEGUE_TIME_MAX;

  for (guint i = self->chapters->len; i > 0; i--)
    {
      SegueChapter *chapter = &g_array_index (self->chapters, SegueChapter, i - 1);

      if (start > chapter->start && i < self->chapters->len)
        next = start;
      start = chapter->start;
      if (chapter->end > chapter->start && (next <= chapter->start || chapter->end < next))
        chapter->until = chapter->end;
      else
        chapter->until = next > chapter->start ? next : chapter->start + LAST_LENGTH;
    }
}

static void
add_chapter (SegueChapters          *self,
             const SegueEntry       *entry,
             const SegueRenderEntry *given,
             guint                   section)
{
  const gboolean links = (given->parts & SEGUE_RENDER_LINKS) != 0, images = (given->parts & SEGUE_RENDER_IMAGES) != 0;
  const gint64 end = segue_entry_find_end (entry), start = segue_entry_get_start (entry);
  SegueChapter chapter = { .start = given->start, .section = section };

  /* the end moves with the start */
  chapter.end = end != SEGUE_TIME_NONE && start != SEGUE_TIME_NONE ? end + given->start - start : SEGUE_TIME_NONE;
  chapter.title = take_title (given->title != NULL ? g_strdup (given->title) : segue_entry_dup_plain_title (entry));
  chapter.link = links ? take_address (given->link != NULL ? g_strdup (given->link) : segue_entry_dup_link (entry)) : NULL;
  chapter.image = images ? take_address (segue_entry_dup_attribute (entry, "image")) : NULL;
  chapter.body = self->section_bodies != NULL && (given->parts & SEGUE_RENDER_BODY) != 0 ? dup_body (entry) : NULL;
  chapter.hidden = g_strcmp0 (segue_entry_get_attribute (entry, "hidden"), "true") == 0;
  g_array_append_val (self->chapters, chapter);
}

/* Tells whether the text around the chapters of a list has the word that stands before the title in every syntax. */
static gboolean
names_title (SegueEpisode *episode)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      gsize length;
      const char *p = segue_entry_get_text (entry, &length), *end = p + length;

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
        continue;
      for (; end - p >= 5; p++)
        if (g_ascii_strncasecmp (p, "title", 5) == 0)
          return TRUE;
    }

  return FALSE;
}

/* Returns the title of an episode. That of a list of chapters is found by its syntax, which reads the whole list again. */
static char *
dup_title (SegueEpisode *episode)
{
  const SegueSyntax *syntax = segue_format_get_syntax (episode);
  const gboolean has_title = syntax != NULL && syntax->has_title && names_title (episode);
  g_autoptr(GBytes) bytes = has_title ? segue_episode_write (episode) : NULL;
  SegueSyntaxList list = { NULL };
  const char *text;
  char *title = NULL;
  gsize length;

  if (!has_title)
    return take_title (syntax == NULL ? segue_render_dup_title (episode) : NULL);
  text = g_bytes_get_data (bytes, &length);
  list.items = g_array_new (FALSE, TRUE, sizeof (SegueSyntaxItem));
  if (syntax->scan (syntax, text, length, &list, NULL) && list.title.offset > 0)
    title = syntax->decode (syntax, SEGUE_SYNTAX_TITLE, text + list.title.offset, list.title.length);
  g_array_unref (list.items);

  return take_title (title);
}

/* Tells whether an entry of a list contains the one after it. In notes, sections have a kind of their own. */
static gboolean
is_section (SegueEpisode *episode,
            guint         index)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  SegueEntry *next = index + 1 < segue_episode_get_n_entries (episode) ? segue_episode_get (episode, index + 1) : NULL;

  if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION)
    return TRUE;

  return next != NULL && segue_entry_get_syntax (entry) != NULL && segue_entry_get_syntax (next) != NULL &&
         segue_entry_get_kind (next) != SEGUE_ENTRY_TEXT && segue_entry_get_level (next) > segue_entry_get_level (entry);
}

/* Makes chapters of those of the entries that have a time. Sections have one only if they are chapters themselves.
 * @bodies: whether descriptions are needed */
static SegueChapters *
chapters_new (SegueEpisode *episode,
              GArray       *entries,
              gboolean      bodies)
{
  SegueChapters *self = g_new0 (SegueChapters, 1);
  guint level = 0; /* of the section in a list that the entries are in, 0 if there is none */

  self->episode = episode;
  self->title = g_new0 (char *, 1);
  self->chapters = g_array_new (FALSE, FALSE, sizeof (SegueChapter));
  g_array_set_clear_func (self->chapters, clear_chapter);
  self->sections = g_ptr_array_new_with_free_func (g_free);
  self->section_bodies = bodies ? g_ptr_array_new_with_free_func (g_free) : NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const SegueRenderEntry *given = &g_array_index (entries, SegueRenderEntry, i);
      SegueEntry *entry = segue_episode_get (episode, given->index);

      if ((given->parts & SEGUE_RENDER_HEAD) == 0)
        continue;
      if (segue_entry_get_syntax (entry) != NULL && segue_entry_get_level (entry) <= level)
        level = 0;
      /* a section of notes has a start only if it is given out as a chapter */
      if (given->start != SEGUE_TIME_NONE &&
          (segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION || !is_section (episode, given->index)))
        add_chapter (self, entry, given, segue_entry_get_syntax (entry) == NULL || level > 0 ? self->sections->len : 0);
      else if (is_section (episode, given->index))
        {
          level = segue_entry_get_level (entry);
          g_ptr_array_add (self->sections, take_title (given->title != NULL ? g_strdup (given->title)
                                                                            : segue_entry_dup_plain_title (entry)));
          if (bodies)
            g_ptr_array_add (self->section_bodies, (given->parts & SEGUE_RENDER_BODY) != 0 ? dup_body (entry) : NULL);
        }
    }
  g_array_sort (self->chapters, compare_starts);
  find_ends (self, segue_front_matter_get_duration (episode));

  return self;
}

static void
chapters_free (SegueChapters *self)
{
  g_free (*self->title);
  g_free (self->title);
  g_array_unref (self->chapters);
  g_ptr_array_unref (self->sections);
  g_clear_pointer (&self->section_bodies, g_ptr_array_unref);
  g_free (self);
}

/**
 * segue_chapters_get_n:
 * @self: chapters
 *
 * Gets the number of chapters.
 *
 * Returns: the number
 */
guint
segue_chapters_get_n (const SegueChapters *self)
{
  return self->chapters->len;
}

/**
 * segue_chapters_get:
 * @self: chapters
 * @index: which one
 *
 * Gets a chapter.
 *
 * Returns: (transfer none): the chapter
 */
const SegueChapter *
segue_chapters_get (const SegueChapters *self,
                    guint                index)
{
  g_return_val_if_fail (index < self->chapters->len, NULL);

  return &g_array_index (self->chapters, SegueChapter, index);
}

/**
 * segue_chapters_get_section:
 * @self: chapters
 * @section: number of a section, from 1
 *
 * Gets the title of a section.
 *
 * Returns: (transfer none): the title
 */
const char *
segue_chapters_get_section (const SegueChapters *self,
                            guint                section)
{
  g_return_val_if_fail (section > 0 && section <= self->sections->len, NULL);

  return g_ptr_array_index (self->sections, section - 1);
}

/**
 * segue_chapters_get_section_body:
 * @self: chapters of a format that holds descriptions
 * @section: number of a section, from 1
 *
 * Gets the description of a section.
 *
 * Returns: (transfer none) (nullable): the description, %NULL if there is none
 */
const char *
segue_chapters_get_section_body (const SegueChapters *self,
                                 guint                section)
{
  g_return_val_if_fail (self->section_bodies != NULL, NULL);
  g_return_val_if_fail (section > 0 && section <= self->section_bodies->len, NULL);

  return g_ptr_array_index (self->section_bodies, section - 1);
}

/**
 * segue_chapters_get_title:
 * @self: chapters
 *
 * Gets the title of the episode, on one line.
 *
 * Returns: (transfer none): the title, empty if there is none
 */
const char *
segue_chapters_get_title (const SegueChapters *self)
{
  if (*self->title == NULL)
    {
      g_autofree char *title = dup_title (self->episode);

      *self->title = self->plain_quotes ? segue_render_dup_plain_quotes (title) : g_steal_pointer (&title);
    }

  return *self->title;
}

/**
 * segue_chapters_write_entries:
 * @format: a format of chapters
 * @episode: an episode
 * @entries: (element-type SegueRenderEntry): what is given out, in ascending order
 * @plain_quotes: whether the title of the episode gets plain quotation marks; those of entries are given
 *
 * Writes the chapters of some entries.
 *
 * Returns: (transfer full): the file
 */
GBytes *
segue_chapters_write_entries (const SegueFormat *format,
                              SegueEpisode      *episode,
                              GArray            *entries,
                              gboolean           plain_quotes)
{
  SegueChapters *chapters = chapters_new (episode, entries, (format->carries & SEGUE_FORMAT_CARRIES_BODIES) != 0);
  GString *out = g_string_new (NULL);

  chapters->plain_quotes = plain_quotes;
  format->append (format, chapters, out);
  chapters_free (chapters);

  return g_string_free_to_bytes (out);
}

/**
 * segue_chapters_write:
 * @format: a format of chapters
 * @episode: an episode
 * @error: not used
 *
 * Writes the chapters of all that is published. This is the write() of each #SegueFormat that has an append().
 *
 * Returns: (transfer full): the file
 */
GBytes *
segue_chapters_write (const SegueFormat  *format,
                      SegueEpisode       *episode,
                      GError            **error)
{
  g_autoptr(GArray) entries = segue_render_choose (episode, NULL);

  return segue_chapters_write_entries (format, episode, entries, FALSE);
}

/**
 * segue_chapters_append_time:
 * @out: what the time is appended to
 * @time: milliseconds
 *
 * Writes a time as `HH:MM:SS.mmm`. Three digits after the seconds are read the same by every program; fewer are not.
 */
void
segue_chapters_append_time (GString *out,
                            gint64   time)
{
  const gint64 seconds = time / 1000;

  g_string_append_printf (out, "%02" G_GINT64_FORMAT ":%02d:%02d.%03d", seconds / 3600, (int) (seconds / 60 % 60),
                          (int) (seconds % 60), (int) (time % 1000));
}

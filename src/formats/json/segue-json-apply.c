/* segue-json-apply.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "formats/json/segue-episode-json.h"

/* Where the members of an entry differ from what its lines say, somebody has edited them: the members count, and each
 * difference becomes the edit of the text that the window would make. */

typedef struct
{
  SegueEpisodeJson *json;
  SegueEpisode     *episode;
  SegueJsonEntry   *entry;
  guint             number; /* the number of @entry in the JSON */
  guint             index;  /* the index of the entry in @episode */
  SegueEntry       *held;   /* the entry at @index, owned by @episode */
  GError          **error;
} Apply;

static gboolean
fail (Apply      *self,
      const char *member,
      const char *message)
{
  return segue_episode_json_fail (self->json, self->number, member, SEGUE_EPISODE_JSON_NO_ELEMENT, message,
                                  self->error);
}

/* Takes the result of an edit. Adds line and member to the message of an error. */
static gboolean
take (Apply        *self,
      const char   *member,
      SegueEpisode *edited,
      GError       *edit_error)
{
  if (edited != NULL)
    {
      segue_episode_unref (self->episode);
      self->episode = edited;
      self->held = segue_episode_get (edited, self->index);
      return TRUE;
    }
  fail (self, member, edit_error->message);
  if (self->error != NULL)
    (*self->error)->code = edit_error->code;
  g_error_free (edit_error);

  return FALSE;
}

static gboolean
equals_span (Apply      *self,
             const char *string,
             SegueSpan   span)
{
  const char *held = segue_entry_get_text (self->held, NULL) + span.offset;

  return strlen (string) == span.length && memcmp (string, held, span.length) == 0;
}

static char *
dup_member (Apply      *self,
            const char *name)
{
  return segue_episode_json_dup_member (self->json, self->entry, name);
}

/* Applies a malformed time that was corrected in the JSON. */
static gboolean
apply_start_text (Apply      *self,
                  const char *start_text)
{
  GError *error = NULL;
  SegueEpisode *edited;
  gint64 time;

  if (!segue_time_parse_typed (start_text, &time))
    return fail (self, "startText", _("this is not a time either."));
  edited = segue_edit_set_start (self->episode, self->index, time, &error);

  return take (self, "startText", edited, error);
}

static gboolean
apply_start (Apply *self)
{
  SegueEntry *entry = self->held;
  gint64 time = self->entry->start;
  g_autofree char *start_text = time == SEGUE_TIME_NONE ? dup_member (self, "startText") : NULL;
  GError *error = NULL;
  SegueEpisode *edited;

  if (start_text != NULL)
    return equals_span (self, start_text, segue_entry_get_start_span (entry)) || apply_start_text (self, start_text);
  if (!self->entry->has_start)
    return TRUE;
  if (time == segue_entry_get_start (entry) && (time != SEGUE_TIME_NONE || !segue_entry_is_malformed (entry)))
    return TRUE;
  edited = segue_edit_set_start (self->episode, self->index, time, &error);

  return take (self, "start", edited, error);
}

/* Applies the end. It is an attribute unless the lines have a range. */
static gboolean
apply_end (Apply *self)
{
  SegueEntry *entry = self->held;
  g_autofree char *raw = NULL;
  GError *error = NULL;
  SegueEpisode *edited;

  if (!self->entry->has_end)
    return TRUE;
  if (segue_entry_get_end_span (entry).length > 0 && segue_entry_get_end (entry) != SEGUE_TIME_NONE)
    {
      edited = segue_edit_set_end (self->episode, self->index, self->entry->end, &error);
      return take (self, "end", edited, error);
    }
  raw = segue_json_dup_raw (self->json->json, segue_json_find (self->json->json, self->entry->place, "end"));
  edited = segue_edit_set_attribute (self->episode, self->index, "end", raw, &error);

  return take (self, "end", edited, error);
}

/* Applies start and end. If the start moves behind the old end, the end is set first, since it must not come before the
 * start. */
static gboolean
apply_times (Apply *self)
{
  gint64 end = segue_entry_get_end (self->held);

  if (end != SEGUE_TIME_NONE && self->entry->start != SEGUE_TIME_NONE && self->entry->start > end)
    return apply_end (self) && apply_start (self);

  return apply_start (self) && apply_end (self);
}

static gboolean
apply_title (Apply *self)
{
  g_autofree char *title = dup_member (self, "title");
  g_autofree char *held = segue_entry_dup_title (self->held);
  GError *error = NULL;
  SegueEpisode *edited;

  if (title == NULL || g_str_equal (title, held))
    return TRUE;
  edited = segue_edit_set_title (self->episode, self->index, title, &error);

  return take (self, "title", edited, error);
}

/* Applies the link. An entry with a title but without a link had its link removed. */
static gboolean
apply_link (Apply *self)
{
  g_autofree char *link = dup_member (self, "link");
  g_autofree char *held = NULL;
  GError *error = NULL;
  SegueEpisode *edited;

  if (link == NULL && !self->entry->has_title)
    return TRUE;
  held = segue_entry_get_syntax (self->held) != NULL ? segue_entry_dup_link (self->held) : NULL;
  /* an item of a list can hold what would be refused as a new link */
  if (held != NULL && g_strcmp0 (link, held) == 0)
    return TRUE;
  edited = segue_edit_set_written_link (self->episode, self->index, link, &error);

  return take (self, "link", edited, error);
}

/* Tells whether @wanted is all that is below the head of the entry, with the tags of HTML around the body. */
static gboolean
is_whole_body (const SegueEntry *entry,
               const char       *wanted)
{
  const char *text = segue_entry_get_text (entry, NULL), *end = text + segue_entry_get_content_length (entry);
  const gsize length = strlen (wanted);
  g_autofree char *lines = segue_compose_body (text, end - text, "\n");

  return length > 0 && g_str_has_suffix (lines, wanted) && strlen (lines) > length &&
         lines[strlen (lines) - length - 1] == '\n';
}

/* Applies the body. Lines that hold the body themselves count unless the entry has members that say it all. */
static gboolean
apply_body (Apply *self)
{
  const char *member = segue_episode_json_body_name (self->entry->kind);
  g_autofree char *body = dup_member (self, member);
  SegueEntry *entry = self->held;
  g_autofree char *written = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *held = NULL;
  GError *error = NULL;
  SegueEpisode *edited;

  if (body == NULL && !self->entry->holds_body && (!self->entry->has_source || !self->entry->has_title))
    return TRUE;
  wanted = segue_compose_body (body != NULL ? body : "", -1, "\n");
  written = segue_entry_dup_body (entry);
  held = segue_compose_body (written, -1, "\n");
  if (g_str_equal (held, wanted) || (strchr (wanted, '<') != NULL && is_whole_body (entry, wanted)))
    return TRUE;
  edited = segue_edit_set_body (self->episode, self->index, wanted, &error);

  return take (self, member, edited, error);
}

static gboolean
apply_fields (Apply *self)
{
  if (self->entry->kind == SEGUE_ENTRY_TEXT)
    return apply_body (self);

  return (self->entry->kind != SEGUE_ENTRY_SEGMENT || apply_times (self)) && apply_title (self) &&
         apply_link (self) && apply_body (self);
}

static gboolean
apply_attributes (Apply *self)
{
  SegueAttributes *attributes = self->entry->attributes;

  for (guint i = 0; i < segue_attributes_get_n (attributes); i++)
    {
      const char *value, *name = segue_attributes_get (attributes, i, &value);
      GError *error = NULL;
      SegueEpisode *edited = segue_edit_set_attribute (self->episode, self->index, name, value, &error);

      if (!take (self, name, edited, error))
        return FALSE;
    }

  return TRUE;
}

/* Composes an entry that has no lines. */
static gboolean
insert_entry (Apply *self)
{
  g_autofree char *title = dup_member (self, "title");
  g_autofree char *start_text = dup_member (self, "startText");
  GError *error = NULL;
  SegueEpisode *edited;

  if (start_text != NULL)
    return fail (self, "startText", _("an entry without lines has no such member."));
  if (self->entry->kind == SEGUE_ENTRY_SECTION && (title == NULL || *title == '\0'))
    return fail (self, NULL, _("a section needs a title."));
  if (title != NULL && strpbrk (title, "\r\n") != NULL)
    return fail (self, "title", _("A title is a single line."));
  if (self->entry->kind == SEGUE_ENTRY_SECTION)
    edited = segue_edit_insert_section (self->episode, self->index, title, NULL, &error);
  else
    edited = segue_edit_insert_segment (self->episode, self->index, self->entry->start, title != NULL ? title : "",
                                        NULL, &error);

  return take (self, NULL, edited, error) && apply_fields (self) && apply_attributes (self);
}

/* Adds the members that no line can hold to the episode and its entries. */
static void
add_attributes (SegueEpisodeJson *self,
                SegueEpisode     *episode)
{
  g_autofree SegueAttributes **of_entries = g_new0 (SegueAttributes *, segue_episode_get_n_entries (episode));

  for (guint i = 0; i < self->entries->len; i++)
    {
      SegueJsonEntry *given = segue_episode_json_entry_at (self, i);

      /* the text before all other entries exists even without lines */
      if (given->written && (given->length > 0 || i == 0))
        of_entries[given->index] = given->attributes;
    }
  segue_reader_add_attributes (episode, self->attributes, of_entries);
}

static SegueJsonEntry *
entry_at (Apply *self,
          guint  number)
{
  return segue_episode_json_entry_at (self->json, number);
}

/* Returns the number of the first entry with text from @number on. */
static guint
find_written (Apply *self,
              guint  number)
{
  while (number < self->json->entries->len &&
         (!entry_at (self, number)->written || entry_at (self, number)->length == 0))
    number++;

  return number;
}

/* Inserts the entries that have no text, each before the entry that follows it in the JSON. */
static gboolean
insert_all (Apply *self)
{
  guint inserted = 0, next = 0;

  for (guint i = 0; i < self->json->entries->len; i++)
    {
      if (entry_at (self, i)->written)
        continue;
      next = next <= i ? find_written (self, i) : next;
      self->entry = entry_at (self, i);
      self->number = i;
      self->index = next < self->json->entries->len ? entry_at (self, next)->index + inserted
                                                    : segue_episode_get_n_entries (self->episode);
      /* the text before all other entries stays the first */
      self->index = MAX (self->index, 1);
      if (!insert_entry (self))
        return FALSE;
      inserted++;
    }

  return TRUE;
}

/* Takes @episode (transfer full), which was read from the lines, and returns it with the members as the JSON has
 * them. */
SegueEpisode *
segue_episode_json_apply (SegueEpisodeJson  *self,
                          SegueEpisode      *episode,
                          GError           **error)
{
  Apply apply = { .json = self, .episode = episode, .error = error };
  gboolean fine = TRUE;

  add_attributes (self, episode);
  for (guint i = 0; fine && i < self->entries->len; i++)
    {
      apply.entry = entry_at (&apply, i);
      apply.number = i;
      apply.index = apply.entry->index;
      if (!apply.entry->written || apply.entry->length == 0)
        continue;
      apply.held = segue_episode_get (apply.episode, apply.index);
      fine = apply_fields (&apply);
    }
  if (fine && insert_all (&apply))
    return apply.episode;
  segue_episode_unref (apply.episode);

  return NULL;
}

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

/* Where the fields in the JSON differ from what the lines give, somebody has edited them: the fields win, and each
 * becomes the edit of the text that it would be in the window. */

typedef struct
{
  SegueEpisodeJson *json;
  SegueEpisode *episode;
  SegueJsonEntry *entry;
  guint number; /* of @entry in the JSON */
  guint index;  /* of its entry in @episode */
  GError **error;
} Apply;

static gboolean
fail (Apply      *self,
      const char *member,
      guint       value,
      const char *message)
{
  return segue_episode_json_fail (self->json, self->number, member, value, message, self->error);
}

/* Takes the result of an edit; an error in it gets its place. */
static gboolean
take (Apply        *self,
      const char   *member,
      guint         value,
      SegueEpisode *edited,
      GError       *edit_error)
{
  if (edited != NULL)
    {
      segue_episode_unref (self->episode);
      self->episode = edited;
      return TRUE;
    }
  fail (self, member, value, edit_error->message);
  if (self->error != NULL)
    (*self->error)->code = edit_error->code;
  g_error_free (edit_error);

  return FALSE;
}

static SegueEntry *
current (Apply *self)
{
  return segue_episode_get (self->episode, self->index);
}

/* The characters of a string, %NULL for null. */
static char *
dup_value (Apply *self,
           guint  value)
{
  if (value == 0 || segue_json_get (self->json->json, value)->type != SEGUE_JSON_STRING)
    return NULL;

  return segue_json_dup_string (self->json->json, value);
}

static gboolean
equals_span (Apply     *self,
             guint      value,
             SegueSpan  span)
{
  const SegueJsonValue *v = segue_json_get (self->json->json, value);
  const char *held = segue_entry_get_text (current (self), NULL) + span.offset;
  g_autofree char *text = NULL;

  if (v->type == SEGUE_JSON_STRING && !v->escaped)
    return v->end - v->start - 2 == span.length &&
           memcmp (segue_json_get_text (self->json->json) + v->start + 1, held, span.length) == 0;
  text = dup_value (self, value);

  return text != NULL ? strlen (text) == span.length && memcmp (text, held, span.length) == 0
                      : span.length == 0;
}

/* A mistyped time that was corrected where it stood in the JSON. */
static gboolean
apply_start_text (Apply *self)
{
  guint value = self->entry->start_text;
  g_autofree char *text = dup_value (self, value);
  GError *error = NULL;
  SegueEpisode *edited;
  gint64 time;

  if (!segue_time_parse_typed (text, &time))
    return fail (self, "startText", value, _("this is not a time either."));
  edited = segue_edit_set_start (self->episode, self->index, time, &error);

  return take (self, "startText", value, edited, error);
}

static gboolean
apply_start (Apply *self)
{
  SegueEntry *entry = current (self);
  GError *error = NULL;
  SegueEpisode *edited;
  gint64 time;

  if (self->entry->start == 0 && self->entry->start_text == 0)
    return TRUE;
  if (self->entry->start == 0 || !segue_episode_json_get_time (self->json, self->entry->start, &time))
    time = SEGUE_TIME_NONE;
  if (time == SEGUE_TIME_NONE && self->entry->start_text != 0)
    return equals_span (self, self->entry->start_text, segue_entry_get_start_span (entry)) || apply_start_text (self);
  if (time == segue_entry_get_start (entry) && (time != SEGUE_TIME_NONE || !segue_entry_is_malformed (entry)))
    return TRUE;
  edited = segue_edit_set_start (self->episode, self->index, time, &error);

  return take (self, "start", self->entry->start, edited, error);
}

/* The end of a range in the lines; any other end is an attribute. */
static gboolean
apply_end (Apply *self)
{
  SegueEntry *entry = current (self);
  guint value = self->entry->end;
  g_autofree char *raw = NULL;
  GError *error = NULL;
  SegueEpisode *edited;
  gint64 time;

  if (value == 0 || !segue_episode_json_get_time (self->json, value, &time))
    return TRUE;
  if (segue_entry_get_end_span (entry).length > 0 && segue_entry_get_end (entry) != SEGUE_TIME_NONE)
    {
      edited = segue_edit_set_end (self->episode, self->index, time, &error);
      return take (self, "end", value, edited, error);
    }
  raw = segue_json_dup_raw (self->json->json, value);
  edited = segue_edit_set_attribute (self->episode, self->index, "end", raw, &error);

  return take (self, "end", value, edited, error);
}

/* Of a range that was shifted to a later time, the end goes first: it must not come before the start. */
static gboolean
apply_times (Apply *self)
{
  SegueEntry *entry = current (self);
  gint64 start;

  if (self->entry->start != 0 && segue_entry_get_end (entry) != SEGUE_TIME_NONE &&
      segue_episode_json_get_time (self->json, self->entry->start, &start) && start > segue_entry_get_end (entry))
    return apply_end (self) && apply_start (self);

  return apply_start (self) && apply_end (self);
}

static gboolean
apply_title (Apply *self)
{
  guint value = self->entry->title;
  g_autofree char *title = NULL;
  GError *error = NULL;
  SegueEpisode *edited;

  if (value == 0 || equals_span (self, value, segue_entry_get_title_span (current (self))))
    return TRUE;
  title = dup_value (self, value);
  edited = segue_edit_set_title (self->episode, self->index, title, &error);

  return take (self, "title", value, edited, error);
}

/* An entry with a title has all its fields: a link that is not there was taken out. */
static gboolean
apply_link (Apply *self)
{
  guint value = self->entry->link;
  SegueSpan span = segue_entry_get_link_span (current (self));
  g_autofree char *link = NULL;
  GError *error = NULL;
  SegueEpisode *edited;

  if (value == 0 && (self->entry->title == 0 || span.length == 0))
    return TRUE;
  if (value != 0 && equals_span (self, value, span))
    return TRUE;
  link = dup_value (self, value);
  edited = segue_edit_set_link (self->episode, self->index, link, &error);

  return take (self, "link", value != 0 ? value : self->entry->value, edited, error);
}

static gboolean
apply_body (Apply *self)
{
  guint value = self->entry->body;
  const char *member = segue_episode_json_body_name (self->entry->kind);
  SegueEntry *entry = current (self);
  SegueSpan span = segue_entry_get_body_span (entry);
  g_autofree char *body = dup_value (self, value);
  g_autofree char *wanted = segue_compose_body (body != NULL ? body : "", -1, "\n");
  g_autofree char *held = NULL;
  GError *error = NULL;
  SegueEpisode *edited;

  /* lines that hold the body themselves stand where nothing else is said */
  if (value == 0 && self->entry->body_place == 0 && self->entry->source == 0)
    return TRUE;
  if (value == 0 && self->entry->title == 0 && self->entry->body_place == 0)
    return TRUE;
  held = segue_compose_body (segue_entry_get_text (entry, NULL) + span.offset, span.length, "\n");
  if (g_str_equal (held, wanted))
    return TRUE;
  edited = segue_edit_set_body (self->episode, self->index, wanted, &error);

  return take (self, member, value != 0 ? value : self->entry->value, edited, error);
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

      if (!take (self, name, self->entry->value, edited, error))
        return FALSE;
    }

  return TRUE;
}

/* Composes an entry that has no lines. */
static gboolean
insert_entry (Apply *self)
{
  g_autofree char *title = dup_value (self, self->entry->title);
  GError *error = NULL;
  SegueEpisode *edited;
  gint64 start = SEGUE_TIME_NONE;

  if (self->entry->start_text != 0)
    return fail (self, "startText", self->entry->start_text, _("an entry without lines has no such member."));
  if (self->entry->kind == SEGUE_ENTRY_SECTION && (title == NULL || *title == '\0'))
    return fail (self, NULL, self->entry->value, _("a section needs a title."));
  if (title != NULL && strpbrk (title, "\r\n") != NULL)
    return fail (self, "title", self->entry->title, _("A title is a single line."));
  if (self->entry->start != 0 && !segue_episode_json_get_time (self->json, self->entry->start, &start))
    return FALSE;
  if (self->entry->kind == SEGUE_ENTRY_SECTION)
    edited = segue_edit_insert_section (self->episode, self->index, title, NULL, &error);
  else
    edited = segue_edit_insert_segment (self->episode, self->index, start, title != NULL ? title : "", NULL, &error);

  return take (self, NULL, self->entry->value, edited, error) && apply_fields (self) && apply_attributes (self);
}

/* Gives the episode and its entries the members that no line can hold. */
static void
add_attributes (SegueEpisodeJson *self,
                SegueEpisode     *episode)
{
  g_autofree SegueAttributes **of_entries = g_new0 (SegueAttributes *, segue_episode_get_n_entries (episode));

  for (guint i = 0; i < self->entries->len; i++)
    {
      SegueJsonEntry *given = &g_array_index (self->entries, SegueJsonEntry, i);

      /* only the text before all others is an entry of the episode without any lines, too */
      if (given->written && (given->length > 0 || i == 0))
        of_entries[given->index] = given->attributes;
    }
  segue_reader_add_attributes (episode, self->attributes, of_entries);
}

static SegueJsonEntry *
entry_at (Apply *self,
          guint  number)
{
  return &g_array_index (self->json->entries, SegueJsonEntry, number);
}

/* The first entry with lines from @number on. */
static guint
find_written (Apply *self,
              guint  number)
{
  while (number < self->json->entries->len && (!entry_at (self, number)->written || entry_at (self, number)->length == 0))
    number++;

  return number;
}

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
      /* the text before the first entry stays before it */
      self->index = MAX (self->index, 1);
      if (!insert_entry (self))
        return FALSE;
      inserted++;
    }

  return TRUE;
}

/* Takes @episode, which is of the lines alone, and returns it with the fields as they are in the JSON. */
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
      fine = !apply.entry->written || apply.entry->length == 0 || apply_fields (&apply);
    }
  if (fine && insert_all (&apply))
    return apply.episode;
  segue_episode_unref (apply.episode);

  return NULL;
}

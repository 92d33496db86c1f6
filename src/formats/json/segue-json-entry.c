/* segue-json-entry.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "formats/json/segue-episode-json.h"

/* Reads one entry: json-glib reads the members that are Segue's, and the others are kept as they are written. */

#define SEGMENT (1u << SEGUE_ENTRY_SEGMENT)
#define HEADED (SEGMENT | 1u << SEGUE_ENTRY_SECTION)
#define ALL (HEADED | 1u << SEGUE_ENTRY_TEXT)

typedef enum
{
  STRING,
  NULL_OR_STRING,
  LIST,
} MemberType;

/* The members of an entry, with the kinds of entries that may have them. */
static const struct
{
  const char *name;
  MemberType  type;
  guint       kinds;
} members[] = {
  { "kind", STRING, ALL },
  { "start", NULL_OR_STRING, SEGMENT },
  { "startText", STRING, SEGMENT },
  { "end", NULL_OR_STRING, SEGMENT },
  { "title", STRING, HEADED },
  { "link", NULL_OR_STRING, HEADED },
  { "description", NULL_OR_STRING, SEGMENT },
  { "text", NULL_OR_STRING, ALL & ~SEGMENT },
  { "lines", LIST, ALL },
  { "source", STRING, ALL },
};

/* An entry while it is being read. */
typedef struct
{
  SegueEpisodeJson *json;
  SegueJsonEntry   *entry;
  guint             number;
  JsonObject       *object;
  GError          **error;
} Reading;

static gboolean
fail (Reading    *self,
      const char *member,
      const char *message)
{
  return segue_episode_json_fail (self->json, self->number, member, SEGUE_EPISODE_JSON_NO_ELEMENT, message,
                                  self->error);
}

/* Returns the name of the member that holds the body of an entry. */
const char *
segue_episode_json_body_name (SegueEntryKind kind)
{
  return kind == SEGUE_ENTRY_SEGMENT ? "description" : "text";
}

static const char *const kind_names[] = { "text", "section", "segment" };

/* Returns the value of the member "kind". */
const char *
segue_episode_json_kind_name (SegueEntryKind kind)
{
  return kind_names[kind];
}

static gboolean
parse_digits (const char **p,
              gint64      *number)
{
  const char *start = *p;

  for (*number = 0; g_ascii_isdigit (**p) && *p - start < 10; (*p)++)
    *number = *number * 10 + (**p - '0');

  return *p > start && !g_ascii_isdigit (**p);
}

/* Parses `HH:MM:SS.mmm`. Hours and the fraction are optional, and minutes and seconds are below 60. */
static gboolean
parse_time (const char *p,
            gint64     *time)
{
  gint64 fields[3], fraction = 0;
  guint n = 0;

  do
    {
      const char *start = p;

      if (n == 3 || !parse_digits (&p, &fields[n]))
        return FALSE;
      if (n > 0 && (p - start != 2 || fields[n] > 59))
        return FALSE;
      n++;
    }
  while (*p == ':' && *++p != '\0');
  if (*p == '.')
    {
      const char *start = ++p;

      if (!parse_digits (&p, &fraction) || p - start > 3)
        return FALSE;
      for (guint i = p - start; i < 3; i++)
        fraction *= 10;
    }
  if (*p != '\0' || n < 2 || p[-1] == ':' || (n == 2 && fields[0] > 59))
    return FALSE;
  *time = n == 3 ? (fields[0] * 60 + fields[1]) * 60 + fields[2] : fields[0] * 60 + fields[1];
  *time = *time * 1000 + fraction;

  return *time <= SEGUE_TIME_MAX;
}

static gboolean
is_known (SegueJson *json,
          SegueSpan  member)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (segue_json_equals (json, member, members[i].name))
      return TRUE;

  return FALSE;
}

static gboolean
check_type (Reading    *self,
            const char *name,
            MemberType  type,
            JsonNode   *node)
{
  if (type == LIST)
    return JSON_NODE_HOLDS_ARRAY (node) || fail (self, name, _("this is not a list."));
  if (segue_json_is_string (node) || (type == NULL_OR_STRING && JSON_NODE_HOLDS_NULL (node)))
    return TRUE;

  return fail (self, name, type == STRING ? _("this is not a string.") : _("this is neither a string nor null."));
}

/* Checks the attributes that have a meaning. */
static gboolean
check_attribute (Reading    *self,
                 const char *name,
                 char        first)
{
  if (g_str_equal (name, "image") && first != '"' && first != 'n')
    return fail (self, name, _("this is neither a string nor null."));
  if (g_str_equal (name, "leaveOut") && first != 't' && first != 'f')
    return fail (self, name, _("this is neither true nor false."));

  return TRUE;
}

static void
collect_known (GString   *known,
               SegueJson *json,
               SegueSpan  member,
               SegueSpan  value)
{
  if (known->len > 1)
    g_string_append_c (known, ',');
  g_string_append_len (known, segue_json_get_text (json, member), value.offset + value.length - member.offset);
}

/* Sorts the members: Segue's are collected in @self->json->known for json-glib, and all others become attributes. */
static gboolean
sort_members (Reading *self)
{
  SegueEpisodeJson *json = self->json;
  g_autoptr(GPtrArray) others = NULL;
  gboolean fine = TRUE;
  SegueSpan member, value;
  SegueJsonIter iter;

  g_string_assign (json->known, "{");
  segue_json_iter_init (&iter, json->json, self->entry->place);
  while (fine && segue_json_iter_next (&iter, &member, &value))
    {
      char *name;

      if (is_known (json->json, member))
        {
          collect_known (json->known, json->json, member, value);
          continue;
        }
      if (others == NULL)
        others = g_ptr_array_new ();
      name = segue_json_dup_string (json->json, member);
      fine = check_attribute (self, name, *segue_json_get_text (json->json, value));
      g_ptr_array_add (others, name);
      g_ptr_array_add (others, segue_json_dup_raw (json->json, value));
    }
  g_string_append_c (json->known, '}');
  if (others != NULL)
    self->entry->attributes = segue_attributes_new ((char **) others->pdata, others->len / 2);

  return fine;
}

static gboolean
read_kind (Reading *self)
{
  JsonNode *node = json_object_get_member (self->object, "kind");
  int kind;

  if (node == NULL)
    return fail (self, NULL, _("the member “kind” is missing."));
  kind = segue_json_find_name (node, kind_names, G_N_ELEMENTS (kind_names));
  if (kind < 0)
    return fail (self, "kind", _("this is none of “segment”, “section” and “text”."));
  self->entry->kind = kind;

  return TRUE;
}

static gboolean
check_members (Reading *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (self->object, members[i].name);

      if (node == NULL)
        continue;
      if ((members[i].kinds & 1u << self->entry->kind) == 0)
        return fail (self, members[i].name, _("an entry of this kind has no such member."));
      if (!check_type (self, members[i].name, members[i].type, node))
        return FALSE;
    }

  return TRUE;
}

/* Reads a string of an entry: empty for null, %NULL if there is no such member. It is read from the JSON each time, so
 * that the strings of all entries are never in memory together. */
char *
segue_episode_json_dup_member (SegueEpisodeJson     *self,
                               const SegueJsonEntry *entry,
                               const char           *name)
{
  SegueSpan value = segue_json_find (self->json, entry->place, name);

  return value.length > 0 ? segue_json_dup_scalar (self->json, value) : NULL;
}

static gboolean
read_time (Reading    *self,
           const char *name,
           gint64     *time)
{
  JsonNode *node = json_object_get_member (self->object, name);
  g_autofree char *message = NULL;

  *time = SEGUE_TIME_NONE;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || parse_time (json_node_get_string (node), time))
    return TRUE;
  message = g_strdup_printf (_("“%s” is not a time; one looks like “01:02:03.000”."), json_node_get_string (node));

  return fail (self, name, message);
}

static gboolean
read_members (Reading *self)
{
  SegueJsonEntry *entry = self->entry;

  if (!read_kind (self) || !check_members (self))
    return FALSE;
  entry->has_start = json_object_has_member (self->object, "start");
  entry->has_end = json_object_has_member (self->object, "end");
  entry->has_title = json_object_has_member (self->object, "title");
  entry->has_lines = json_object_has_member (self->object, "lines");
  entry->has_source = json_object_has_member (self->object, "source");
  if (entry->has_lines && entry->has_source)
    return fail (self, "source", _("an entry has either lines or a source."));

  return read_time (self, "start", &entry->start) && read_time (self, "end", &entry->end);
}

static void
add_body (Reading *self)
{
  JsonNode *node = json_object_get_member (self->object, segue_episode_json_body_name (self->entry->kind));
  const char *body = node != NULL ? json_node_get_string (node) : NULL;
  g_autofree char *fitted = segue_compose_body (body != NULL ? body : "", -1, self->json->newline);

  if (*fitted == '\0')
    return;
  g_string_append (self->json->text, fitted);
  g_string_append (self->json->text, self->json->newline);
}

static gboolean
fail_line (Reading    *self,
           guint       line,
           const char *message)
{
  return segue_episode_json_fail (self->json, self->number, "lines", line, message, self->error);
}

/* Appends the lines to the text. A null stands for the body. */
static gboolean
add_lines (Reading *self)
{
  JsonArray *lines = json_object_get_array_member (self->object, "lines");
  guint n_lines = json_array_get_length (lines);

  for (guint i = 0; i < n_lines; i++)
    {
      JsonNode *node = json_array_get_element (lines, i);
      gboolean is_body = JSON_NODE_HOLDS_NULL (node);

      if (is_body && self->entry->holds_body)
        return fail_line (self, i, _("null is there twice; it stands for the one body."));
      if (!is_body && !segue_json_is_string (node))
        return fail_line (self, i, _("this is neither a string nor null."));
      if (!is_body && strpbrk (json_node_get_string (node), "\r\n") != NULL)
        return fail_line (self, i, _("there is a line break within a line."));
      if (is_body)
        {
          self->entry->holds_body = TRUE;
          add_body (self);
          continue;
        }
      g_string_append (self->json->text, json_node_get_string (node));
      g_string_append (self->json->text, self->json->newline);
    }

  return TRUE;
}

/* A text that was composed of its body ends with a blank line, unless it is the last entry. */
static void
end_previous (SegueEpisodeJson *self,
              guint             number)
{
  SegueJsonEntry *previous = number > 0 ? segue_episode_json_entry_at (self, number - 1) : NULL;

  if (previous == NULL || previous->kind != SEGUE_ENTRY_TEXT || previous->has_lines || previous->has_source)
    return;
  g_string_append (self->text, self->newline);
  previous->length += strlen (self->newline);
}

/* Appends the text of the entry to that of the episode. An entry other than a text that has neither lines nor a source
 * is composed later. */
static gboolean
add_text (Reading *self)
{
  SegueJsonEntry *entry = self->entry;
  GString *text = self->json->text;

  end_previous (self->json, self->number);
  entry->offset = text->len;
  entry->written = entry->has_lines || entry->has_source || entry->kind == SEGUE_ENTRY_TEXT;
  if (entry->has_source)
    g_string_append (text, json_object_get_string_member (self->object, "source"));
  else if (entry->has_lines)
    {
      if (!add_lines (self))
        return FALSE;
    }
  else if (entry->kind == SEGUE_ENTRY_TEXT)
    add_body (self);
  entry->length = text->len - entry->offset;

  return TRUE;
}

/* Reads the entry at @place and appends its text to that of the episode. */
gboolean
segue_episode_json_read_entry (SegueEpisodeJson  *self,
                               SegueSpan          place,
                               GError           **error)
{
  Reading reading = { .json = self, .number = self->entries->len, .error = error };
  g_autoptr(JsonNode) node = NULL;

  g_array_set_size (self->entries, reading.number + 1);
  reading.entry = segue_episode_json_entry_at (self, reading.number);
  reading.entry->place = place;
  if (*segue_json_get_text (self->json, place) != '{')
    return fail (&reading, NULL, _("this is not an object."));
  if (!sort_members (&reading))
    return FALSE;
  node = segue_json_read_text (self->json, self->known->str, self->known->len);
  reading.object = json_node_get_object (node);

  return read_members (&reading) && add_text (&reading);
}

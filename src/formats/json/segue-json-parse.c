/* segue-json-parse.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-error.h"
#include "formats/json/segue-episode-json.h"

/* From values of JSON to entries as the file says they are, each member of the right type. */

/* Sets an error that names the line, the entry and the member; returns %FALSE. */
gboolean
segue_episode_json_fail (SegueEpisodeJson  *self,
                         guint              entry,
                         const char        *member,
                         guint              value,
                         const char        *message,
                         GError           **error)
{
  guint line = segue_json_get_line (self->json, value);
  g_autofree char *place = NULL;

  if (entry == SEGUE_EPISODE_JSON_TOP)
    place = g_strdup (member);
  else if (member == NULL)
    place = g_strdup_printf ("entries[%u]", entry);
  else
    place = g_strdup_printf ("entries[%u].%s", entry, member);
  if (place != NULL)
    /* translators: a line of a file, a member of JSON, and what is wrong with it */
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %u, %s: %s"), line, place, message);
  else
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %u: %s"), line, message);

  return FALSE;
}

static SegueJsonType
type_of (SegueEpisodeJson *self,
         guint             value)
{
  return segue_json_get (self->json, value)->type;
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

/* `HH:MM:SS.mmm`; hours and the fraction may be left out. Minutes and seconds are below 60. */
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

/* Reads a time, or %SEGUE_TIME_NONE from null. */
gboolean
segue_episode_json_get_time (SegueEpisodeJson *self,
                             guint             value,
                             gint64           *time)
{
  g_autofree char *text = NULL;

  *time = SEGUE_TIME_NONE;
  if (type_of (self, value) == SEGUE_JSON_NULL)
    return TRUE;
  if (type_of (self, value) != SEGUE_JSON_STRING)
    return FALSE;
  text = segue_json_dup_string (self->json, value);

  return parse_time (text, time);
}

const char *
segue_episode_json_body_name (SegueEntryKind kind)
{
  return kind == SEGUE_ENTRY_SEGMENT ? "description" : "text";
}

/* What an entry's members are, and of which types: bits of SegueJsonType. */
#define STRING (1u << SEGUE_JSON_STRING)
#define NULL_OR_STRING (1u << SEGUE_JSON_NULL | STRING)
#define LIST (1u << SEGUE_JSON_ARRAY)
#define SEGMENT (1u << SEGUE_ENTRY_SEGMENT)
#define HEADED (SEGMENT | 1u << SEGUE_ENTRY_SECTION)
#define ALL (HEADED | 1u << SEGUE_ENTRY_TEXT)

static const struct
{
  const char *name;
  gsize offset;
  guint types;
  guint kinds;
} members[] = {
  { "start", G_STRUCT_OFFSET (SegueJsonEntry, start), NULL_OR_STRING, SEGMENT },
  { "startText", G_STRUCT_OFFSET (SegueJsonEntry, start_text), STRING, SEGMENT },
  { "end", G_STRUCT_OFFSET (SegueJsonEntry, end), NULL_OR_STRING, SEGMENT },
  { "title", G_STRUCT_OFFSET (SegueJsonEntry, title), STRING, HEADED },
  { "link", G_STRUCT_OFFSET (SegueJsonEntry, link), NULL_OR_STRING, HEADED },
  { "description", G_STRUCT_OFFSET (SegueJsonEntry, body), NULL_OR_STRING, SEGMENT },
  { "text", G_STRUCT_OFFSET (SegueJsonEntry, body), NULL_OR_STRING, ALL & ~SEGMENT },
  { "lines", G_STRUCT_OFFSET (SegueJsonEntry, lines), LIST, ALL },
  { "source", G_STRUCT_OFFSET (SegueJsonEntry, source), STRING, ALL },
};

static const char *
type_message (guint types)
{
  if (types == LIST)
    return _("this is not a list.");

  return types == STRING ? _("this is not a string.") : _("this is neither a string nor null.");
}

/* Members that have a meaning, but no place in any line. */
static gboolean
check_attribute (SegueEpisodeJson  *self,
                 guint              number,
                 guint              name,
                 GError           **error)
{
  SegueJsonType type = type_of (self, name + 1);

  if (segue_json_equal (self->json, name, "image") && type != SEGUE_JSON_STRING && type != SEGUE_JSON_NULL)
    return segue_episode_json_fail (self, number, "image", name + 1, type_message (NULL_OR_STRING), error);
  if (segue_json_equal (self->json, name, "leaveOut") && type != SEGUE_JSON_TRUE && type != SEGUE_JSON_FALSE)
    return segue_episode_json_fail (self, number, "leaveOut", name + 1, _("this is neither true nor false."), error);

  return TRUE;
}

static void
add_attribute (SegueEpisodeJson *self,
               GPtrArray        *strings,
               guint             name)
{
  g_ptr_array_add (strings, segue_json_dup_string (self->json, name));
  g_ptr_array_add (strings, segue_json_dup_raw (self->json, name + 1));
}

/* Puts the value of a member of ours where it belongs; leaves @known %FALSE for others. */
static gboolean
take_member (SegueEpisodeJson  *self,
             SegueJsonEntry    *entry,
             guint              number,
             guint              name,
             gboolean          *known,
             GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (!segue_json_equal (self->json, name, members[i].name))
        continue;
      *known = TRUE;
      if ((members[i].kinds & 1u << entry->kind) == 0)
        return segue_episode_json_fail (self, number, members[i].name, name + 1,
                                        _("an entry of this kind has no such member."), error);
      if ((members[i].types & 1u << type_of (self, name + 1)) == 0)
        return segue_episode_json_fail (self, number, members[i].name, name + 1, type_message (members[i].types), error);
      G_STRUCT_MEMBER (guint, entry, members[i].offset) = name + 1;
      return TRUE;
    }
  *known = segue_json_equal (self->json, name, "kind");

  return TRUE;
}

static gboolean
parse_kind (SegueEpisodeJson  *self,
            SegueJsonEntry    *entry,
            guint              number,
            GError           **error)
{
  static const char *const names[] = { "text", "section", "segment" };
  guint kind = segue_json_find (self->json, entry->value, "kind");

  if (kind == 0)
    return segue_episode_json_fail (self, number, NULL, entry->value, _("the member “kind” is missing."), error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (type_of (self, kind) == SEGUE_JSON_STRING && segue_json_equal (self->json, kind, names[i]))
      {
        entry->kind = i;
        return TRUE;
      }

  return segue_episode_json_fail (self, number, "kind", kind, _("this is none of “segment”, “section” and “text”."), error);
}

static gboolean
check_times (SegueEpisodeJson  *self,
             SegueJsonEntry    *entry,
             guint              number,
             GError           **error)
{
  const guint values[] = { entry->start, entry->end };
  static const char *const names[] = { "start", "end" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *message = NULL;
      gint64 time;

      if (values[i] == 0 || segue_episode_json_get_time (self, values[i], &time))
        continue;
      text = segue_json_dup_string (self->json, values[i]);
      message = g_strdup_printf (_("“%s” is not a time; one looks like “01:02:03.000”."), text);
      return segue_episode_json_fail (self, number, names[i], values[i], message, error);
    }

  return TRUE;
}

static gboolean
check_lines (SegueEpisodeJson  *self,
             SegueJsonEntry    *entry,
             guint              number,
             GError           **error)
{
  const SegueJsonValue *list = segue_json_get (self->json, entry->lines);

  for (guint i = entry->lines + 1; i < list->next; i = segue_json_get (self->json, i)->next)
    {
      const SegueJsonValue *value = segue_json_get (self->json, i);
      g_autofree char *line = NULL;

      if (value->type == SEGUE_JSON_NULL && entry->body_place == 0)
        {
          entry->body_place = i;
          continue;
        }
      if (value->type == SEGUE_JSON_NULL)
        return segue_episode_json_fail (self, number, "lines", i, _("null is there twice; it stands for the one body."), error);
      if (value->type != SEGUE_JSON_STRING)
        return segue_episode_json_fail (self, number, "lines", i, type_message (NULL_OR_STRING), error);
      if (!value->escaped)
        continue;
      line = segue_json_dup_string (self->json, i);
      if (strpbrk (line, "\r\n") != NULL)
        return segue_episode_json_fail (self, number, "lines", i, _("there is a line break within a line."), error);
    }

  return TRUE;
}

static gboolean
take_members (SegueEpisodeJson  *self,
              SegueJsonEntry    *entry,
              guint              number,
              GError           **error)
{
  guint end = segue_json_get (self->json, entry->value)->next;
  g_autoptr(GPtrArray) others = NULL;
  gboolean fine = TRUE;

  for (guint i = entry->value + 1; fine && i < end; i = segue_json_get (self->json, i + 1)->next)
    {
      gboolean known = FALSE;

      fine = take_member (self, entry, number, i, &known, error) && (known || check_attribute (self, number, i, error));
      if (!fine || known)
        continue;
      if (others == NULL)
        others = g_ptr_array_new ();
      add_attribute (self, others, i);
    }
  if (others != NULL)
    entry->attributes = segue_attributes_new ((char **) others->pdata, others->len / 2);

  return fine;
}

static gboolean
parse_entry (SegueEpisodeJson  *self,
             guint              value,
             GError           **error)
{
  guint number = self->entries->len;
  SegueJsonEntry *entry;

  g_array_set_size (self->entries, number + 1);
  entry = &g_array_index (self->entries, SegueJsonEntry, number);
  entry->value = value;
  if (type_of (self, value) != SEGUE_JSON_OBJECT)
    return segue_episode_json_fail (self, number, NULL, value, _("this is not an object."), error);
  if (!parse_kind (self, entry, number, error) || !take_members (self, entry, number, error))
    return FALSE;
  if (entry->lines != 0 && entry->source != 0)
    return segue_episode_json_fail (self, number, "source", entry->source, _("an entry has either lines or a source."), error);

  return check_times (self, entry, number, error) && (entry->lines == 0 || check_lines (self, entry, number, error));
}

static gboolean
parse_newline (SegueEpisodeJson  *self,
               guint              value,
               GError           **error)
{
  static const char *const newlines[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (newlines); i++)
    if (type_of (self, value) == SEGUE_JSON_STRING && segue_json_equal (self->json, value, newlines[i]))
      {
        self->newline = newlines[i];
        return TRUE;
      }

  return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, "newline", value,
                                  _("this is none of “\\n”, “\\r\\n” and “\\r”."), error);
}

static gboolean
parse_head (SegueEpisodeJson  *self,
            GError           **error)
{
  guint format, version;
  g_autofree char *number = NULL;

  if (type_of (self, 0) != SEGUE_JSON_OBJECT)
    return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, NULL, 0, _("this is not an object."), error);
  format = segue_json_find (self->json, 0, "format");
  version = segue_json_find (self->json, 0, "version");
  if (format == 0 || type_of (self, format) != SEGUE_JSON_STRING ||
      !segue_json_equal (self->json, format, SEGUE_EPISODE_JSON_FORMAT))
    return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, "format", format,
                                    _("this is not the JSON of an episode, whose format is “segue-episode”."), error);
  if (version == 0 || type_of (self, version) != SEGUE_JSON_NUMBER)
    return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, "version", version, _("a number is missing here."), error);
  number = segue_json_dup_raw (self->json, version);
  if (g_str_equal (number, G_STRINGIFY (SEGUE_EPISODE_JSON_VERSION)))
    return TRUE;
  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_UNSUPPORTED,
               _("The file is in version %s of the format; this program knows version %u."), number,
               (guint) SEGUE_EPISODE_JSON_VERSION);

  return FALSE;
}

static gboolean
parse_entries (SegueEpisodeJson  *self,
               guint              list,
               GError           **error)
{
  guint end = segue_json_get (self->json, list)->next;

  if (type_of (self, list) != SEGUE_JSON_ARRAY)
    return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, "entries", list, type_message (LIST), error);
  for (guint i = list + 1; i < end; i = segue_json_get (self->json, i)->next)
    if (!parse_entry (self, i, error))
      return FALSE;

  return TRUE;
}

static gboolean
parse_top_member (SegueEpisodeJson  *self,
                  guint              name,
                  GPtrArray         *others,
                  GError           **error)
{
  SegueJsonType type = type_of (self, name + 1);

  if (segue_json_equal (self->json, name, "format") || segue_json_equal (self->json, name, "version"))
    return TRUE;
  if (segue_json_equal (self->json, name, "newline"))
    return parse_newline (self, name + 1, error);
  if (segue_json_equal (self->json, name, "entries"))
    return parse_entries (self, name + 1, error);
  if (segue_json_equal (self->json, name, "finalNewline"))
    {
      self->final_newline = type == SEGUE_JSON_TRUE;
      return type == SEGUE_JSON_TRUE || type == SEGUE_JSON_FALSE ||
             segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, "finalNewline", name + 1,
                                      _("this is neither true nor false."), error);
    }
  if (segue_json_equal (self->json, name, "dialect"))
    {
      self->dialect = name + 1;
      return type == SEGUE_JSON_OBJECT ||
             segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, "dialect", name + 1, _("this is not an object."), error);
    }
  add_attribute (self, others, name);

  return TRUE;
}

/* Fills in everything from @self->json. */
gboolean
segue_episode_json_parse (SegueEpisodeJson  *self,
                          GError           **error)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  gboolean fine;

  self->newline = "\n";
  self->final_newline = TRUE;
  self->entries = g_array_new (FALSE, TRUE, sizeof (SegueJsonEntry));
  fine = parse_head (self, error);
  for (guint i = 1; fine && i < segue_json_get (self->json, 0)->next; i = segue_json_get (self->json, i + 1)->next)
    fine = parse_top_member (self, i, others, error);
  self->attributes = segue_attributes_new ((char **) others->pdata, others->len / 2);
  if (fine && segue_json_find (self->json, 0, "entries") == 0)
    return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, NULL, 0, _("the member “entries” is missing."), error);

  return fine;
}

void
segue_episode_json_clear (SegueEpisodeJson *self)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    g_clear_pointer (&g_array_index (self->entries, SegueJsonEntry, i).attributes, segue_attributes_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->attributes, segue_attributes_unref);
  g_clear_pointer (&self->json, segue_json_free);
}

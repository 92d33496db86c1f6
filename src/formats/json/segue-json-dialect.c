/* segue-json-dialect.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/json/segue-episode-json.h"

/* The part of a dialect that says how lines are read. It stays with the episode, so that the lines of a changed one
 * are read as they were before. */

static const char *const heading_names[SEGUE_N_HEADING_STYLES] = {
  NULL, "atx", "asciidoc", "underlined", "html", "bold", "colon", "emoji", "capitals", "plain",
};

static const char *const trailing_names[] = { "linked", "bracketed", "all", "plain" };

/* The switches, each by a name; bit fields have no address. */
#define SWITCHES(DO)                  \
  DO (bare_times, "bareTimes")        \
  DO (title_heading, "titleHeading")  \
  DO (label_colons, "labelColons")    \
  DO (titles_below, "titlesBelow")    \
  DO (loose_bodies, "looseBodies")

/* Writes the object, to stand two levels deep. */
void
segue_json_dialect_write (const SegueReading *reading,
                          GString            *out)
{
  const char *separator = "";

  g_string_append (out, "{\n    \"headings\": [");
  for (guint style = 1; style < SEGUE_N_HEADING_STYLES; style++)
    if ((reading->headings & 1u << style) != 0)
      {
        g_string_append_printf (out, "%s\"%s\"", separator, heading_names[style]);
        separator = ", ";
      }
  g_string_append (out, "],\n    \"underlines\": ");
  segue_json_write_string (out, reading->underlines, strlen (reading->underlines));
  g_string_append_printf (out, ",\n    \"trailingTimes\": \"%s\"", trailing_names[reading->trailing]);
  g_string_append_printf (out, ",\n    \"stamps\": %u", reading->stamps);
#define WRITE(member, name) g_string_append_printf (out, ",\n    \"" name "\": %s", reading->member ? "true" : "false");
  SWITCHES (WRITE)
#undef WRITE
  if (reading->divided_lines)
    g_string_append (out, ",\n    \"dividedLines\": true");
  g_string_append (out, "\n  }");
}

/* The index of a string in a list of names, or -1. */
static int
find_name (SegueEpisodeJson  *self,
           guint              value,
           const char *const *names,
           guint              n_names)
{
  if (segue_json_get (self->json, value)->type != SEGUE_JSON_STRING)
    return -1;
  for (guint i = 0; i < n_names; i++)
    if (names[i] != NULL && segue_json_equal (self->json, value, names[i]))
      return i;

  return -1;
}

static gboolean
read_headings (SegueEpisodeJson  *self,
               guint              list,
               SegueReading      *reading,
               GError           **error)
{
  const SegueJsonValue *value = segue_json_get (self->json, list);

  if (value->type != SEGUE_JSON_ARRAY)
    return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, "dialect.headings", list, _("this is not a list."), error);
  reading->headings = 0;
  for (guint i = list + 1; i < value->next; i = segue_json_get (self->json, i)->next)
    {
      int style = find_name (self, i, heading_names, G_N_ELEMENTS (heading_names));

      if (style < 0)
        return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, "dialect.headings", i,
                                        _("this is not a style of headings."), error);
      reading->headings |= 1u << style;
    }

  return TRUE;
}

static gboolean
read_rest (SegueEpisodeJson  *self,
           guint              value,
           const char        *name,
           SegueReading      *reading)
{
  const SegueJsonValue *v = segue_json_get (self->json, value);

  if (g_str_equal (name, "underlines"))
    {
      g_autofree char *marks = v->type == SEGUE_JSON_STRING ? segue_json_dup_string (self->json, value) : NULL;

      return marks != NULL && g_str_is_ascii (marks) &&
             g_strlcpy (reading->underlines, marks, sizeof reading->underlines) < sizeof reading->underlines;
    }
  if (g_str_equal (name, "trailingTimes"))
    {
      int trailing = find_name (self, value, trailing_names, G_N_ELEMENTS (trailing_names));

      reading->trailing = MAX (trailing, 0);
      return trailing >= 0;
    }
  if (g_str_equal (name, "stamps"))
    {
      char digit = segue_json_get_text (self->json)[v->start];

      reading->stamps = digit - '0';
      return v->type == SEGUE_JSON_NUMBER && v->end == v->start + 1 && digit <= '2';
    }
#define READ(member, key)                                                                  \
  if (g_str_equal (name, key))                                                             \
    {                                                                                      \
      reading->member = v->type == SEGUE_JSON_TRUE;                                        \
      return v->type == SEGUE_JSON_TRUE || v->type == SEGUE_JSON_FALSE;                    \
    }
  SWITCHES (READ)
  READ (divided_lines, "dividedLines")
#undef READ
  return TRUE; /* of a newer version, and only a hint */
}

/* Puts what the file says over what was learned from the lines. */
gboolean
segue_json_dialect_read (SegueEpisodeJson  *self,
                         SegueReading      *reading,
                         GError           **error)
{
  guint end = segue_json_get (self->json, self->dialect)->next;

  for (guint i = self->dialect + 1; i < end; i = segue_json_get (self->json, i + 1)->next)
    {
      g_autofree char *name = segue_json_dup_string (self->json, i);
      g_autofree char *path = g_strconcat ("dialect.", name, NULL);

      if (g_str_equal (name, "headings"))
        {
          if (!read_headings (self, i + 1, reading, error))
            return FALSE;
        }
      else if (!read_rest (self, i + 1, name, reading))
        return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, path, i + 1,
                                        _("this value is not one of those allowed here."), error);
    }

  return TRUE;
}

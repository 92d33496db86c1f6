/* segue-json-dialect.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/lines/segue-head.h"
#include "formats/json/segue-episode-json.h"

/* The rules by which lines are read. They are stored with the episode, so that a line that was edited elsewhere does
 * not change how the others are read. */

static const char *const heading_names[SEGUE_N_HEADING_STYLES] = {
  NULL, "atx", "asciidoc", "underlined", "html", "bold", "colon", "framed", "emoji", "capitals", "plain",
};

static const char *const trailing_names[] = { "linked", "bracketed", "all", "plain" };

/* The rules that are true or false, with their names. Bit fields have no address, so a table cannot hold them. */
#define SWITCHES(DO)                 \
  DO (bare_times, "bareTimes")       \
  DO (title_heading, "titleHeading") \
  DO (label_colons, "labelColons")   \
  DO (titles_below, "titlesBelow")   \
  DO (loose_bodies, "looseBodies")
#define RARE_SWITCHES(DO)             \
  DO (unit_times, "unitTimes")        \
  DO (frames, "frames")               \
  DO (ranges, "ranges")               \
  DO (preformatted, "preformatted")   \
  DO (titles_above, "titlesAbove")    \
  DO (lines_above, "linesAbove")      \
  DO (lengths_first, "lengthsFirst")  \
  DO (ends_behind, "endsBehind")      \
  DO (divided_lines, "dividedLines")

static void
write_string (SegueJsonPrinter *printer,
              const char       *name,
              const char       *string)
{
  segue_json_printer_name (printer, name);
  segue_json_printer_string (printer, string, -1);
}

/* Writes the rules as an object. */
void
segue_json_dialect_write (const SegueReading *reading,
                          SegueJsonPrinter   *printer)
{
  const char stamps[] = { '0' + reading->stamps, '\0' };

  segue_json_printer_open (printer, '{', FALSE);
  segue_json_printer_name (printer, "headings");
  segue_json_printer_open (printer, '[', TRUE);
  for (guint style = 1; style < SEGUE_N_HEADING_STYLES; style++)
    if ((reading->headings & 1u << style) != 0)
      segue_json_printer_string (printer, heading_names[style], -1);
  segue_json_printer_close (printer, ']');
  write_string (printer, "underlines", reading->underlines);
  write_string (printer, "trailingTimes", trailing_names[reading->trailing]);
  segue_json_printer_member (printer, "stamps", stamps);
#define WRITE(member, name) segue_json_printer_member (printer, name, reading->member ? "true" : "false");
  SWITCHES (WRITE)
#undef WRITE
  /* The rare rules are written only where they hold. */
#define WRITE_TRUE(member, name) if (reading->member) segue_json_printer_member (printer, name, "true");
  RARE_SWITCHES (WRITE_TRUE)
#undef WRITE_TRUE
  if (reading->speech != 0)
    {
      g_autofree char *forms = g_strdup_printf ("%016" G_GINT64_MODIFIER "x:%08x", reading->speech, reading->speech_below);

      write_string (printer, "transcriptTimes", forms);
    }
  segue_json_printer_close (printer, '}');
}

static gboolean
read_headings (SegueEpisodeJson  *self,
               JsonNode          *node,
               SegueReading      *reading,
               GError           **error)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (list == NULL)
    return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_DIALECT, "headings", SEGUE_EPISODE_JSON_NO_ELEMENT,
                                    _("this is not a list."), error);
  reading->headings = 0;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      int style = segue_json_find_name (json_array_get_element (list, i), heading_names, G_N_ELEMENTS (heading_names));

      if (style < 0)
        return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_DIALECT, "headings", i,
                                        _("this is not a style of headings."), error);
      reading->headings |= 1u << style;
    }

  return TRUE;
}

static gboolean
holds_type (JsonNode *node,
            GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* Reads the forms of the times of a transcript, and the hash of the line above it: `0000000000000010:00000000`. */
static gboolean
read_forms (const char   *string,
            SegueReading *reading)
{
  if (strlen (string) != 25 || string[16] != ':' || strspn (string, "0123456789abcdef") != 16 ||
      strspn (string + 17, "0123456789abcdef") != 8)
    return FALSE;
  reading->speech = g_ascii_strtoull (string, NULL, 16);
  reading->speech_below = g_ascii_strtoull (string + 17, NULL, 16);

  return TRUE;
}

/* Reads a rule other than the headings. Returns %FALSE if it has no such value. */
static gboolean
read_rule (JsonNode     *node,
           const char   *name,
           SegueReading *reading)
{
  if (g_str_equal (name, "underlines"))
    return segue_json_is_string (node) && g_str_is_ascii (json_node_get_string (node)) &&
           g_strlcpy (reading->underlines, json_node_get_string (node), sizeof reading->underlines) <
             sizeof reading->underlines;
  if (g_str_equal (name, "transcriptTimes"))
    return segue_json_is_string (node) && read_forms (json_node_get_string (node), reading);
  if (g_str_equal (name, "trailingTimes"))
    {
      int trailing = segue_json_find_name (node, trailing_names, G_N_ELEMENTS (trailing_names));

      reading->trailing = MAX (trailing, 0);
      return trailing >= 0;
    }
  if (g_str_equal (name, "stamps"))
    {
      gint64 stamps = holds_type (node, G_TYPE_INT64) ? json_node_get_int (node) : -1;

      reading->stamps = CLAMP (stamps, 0, 2);
      return stamps == reading->stamps;
    }
#define READ(member, key)                             \
  if (g_str_equal (name, key))                        \
    {                                                 \
      if (!holds_type (node, G_TYPE_BOOLEAN))         \
        return FALSE;                                 \
      reading->member = json_node_get_boolean (node); \
    }
  SWITCHES (READ)
  RARE_SWITCHES (READ)
#undef READ
  return TRUE;
}

/* Whether a rule has this name. A newer version may have others, which are only hints. */
static gboolean
is_known (const char *name)
{
#define NAME(member, key) key,
  static const char *const names[] = {
    "headings", "underlines", "trailingTimes", "stamps", "transcriptTimes", SWITCHES (NAME) RARE_SWITCHES (NAME) NULL,
  };
#undef NAME

  return g_strv_contains (names, name);
}

/* Replaces the rules that were learned from the lines by those that the JSON has. */
gboolean
segue_json_dialect_read (SegueEpisodeJson  *self,
                         SegueReading      *reading,
                         GError           **error)
{
  SegueSpan member, value;
  SegueJsonIter iter;

  segue_json_iter_init (&iter, self->json, self->dialect);
  while (segue_json_iter_next (&iter, &member, &value))
    {
      g_autofree char *name = segue_json_dup_string (self->json, member);
      g_autoptr(JsonNode) node = NULL;

      if (!is_known (name))
        continue;
      node = segue_json_read (self->json, value);
      if (g_str_equal (name, "headings"))
        {
          if (!read_headings (self, node, reading, error))
            return FALSE;
        }
      else if (!read_rule (node, name, reading))
        return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_DIALECT, name, SEGUE_EPISODE_JSON_NO_ELEMENT,
                                        _("this value is not one of those allowed here."), error);
    }

  return TRUE;
}

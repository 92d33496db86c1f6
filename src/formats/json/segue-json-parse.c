/* segue-json-parse.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/json/segue-episode-json.h"

/* Reads the document around the entries. */

/* Returns the value that an error is about: the element of the member, the member, or the object. */
static SegueSpan
find_place (SegueEpisodeJson *self,
            guint             number,
            const char       *member,
            int               element)
{
  SegueSpan place = segue_json_get_root (self->json), found;
  SegueJsonIter iter;

  if (number == SEGUE_EPISODE_JSON_DIALECT)
    place = self->dialect;
  else if (number != SEGUE_EPISODE_JSON_TOP)
    place = segue_episode_json_entry_at (self, number)->place;
  if (member == NULL || *segue_json_get_text (self->json, place) != '{')
    return place;
  found = segue_json_find (self->json, place, member);
  if (found.length == 0)
    return place;
  segue_json_iter_init (&iter, self->json, found);
  for (int i = 0; i <= element; i++)
    segue_json_iter_next (&iter, NULL, &found);

  return found;
}

/* Sets an error whose message names the line, the entry @number and its member. The line is that of the @element of the
 * member. Returns %FALSE. */
gboolean
segue_episode_json_fail (SegueEpisodeJson  *self,
                         guint              number,
                         const char        *member,
                         int                element,
                         const char        *message,
                         GError           **error)
{
  guint line = segue_json_get_line (self->json, find_place (self, number, member, element));
  g_autofree char *place = NULL;

  if (number == SEGUE_EPISODE_JSON_TOP)
    place = g_strdup (member);
  else if (number == SEGUE_EPISODE_JSON_DIALECT)
    place = g_strdup_printf ("dialect.%s", member);
  else if (member == NULL)
    place = g_strdup_printf ("entries[%u]", number);
  else
    place = g_strdup_printf ("entries[%u].%s", number, member);
  if (place != NULL)
    /* translators: a line of a file, a member of JSON, and what is wrong with it */
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %u, %s: %s"), line, place, message);
  else
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %u: %s"), line, message);

  return FALSE;
}

static gboolean
fail_top (SegueEpisodeJson  *self,
          const char        *member,
          const char        *message,
          GError           **error)
{
  return segue_episode_json_fail (self, SEGUE_EPISODE_JSON_TOP, member, SEGUE_EPISODE_JSON_NO_ELEMENT, message, error);
}

gboolean
segue_json_is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* Returns the index of a string in a list of names, or -1. Some of @names may be %NULL. */
int
segue_json_find_name (JsonNode          *node,
                      const char *const *names,
                      guint              n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (segue_json_is_string (node) && g_strcmp0 (json_node_get_string (node), names[i]) == 0)
      return i;

  return -1;
}

static gboolean
check_version (SegueEpisodeJson  *self,
               SegueSpan          value,
               GError           **error)
{
  g_autoptr(JsonNode) node = value.length > 0 ? segue_json_read (self->json, value) : NULL;
  g_autofree char *number = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return fail_top (self, "version", _("a number is missing here."), error);
  if (json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) == SEGUE_EPISODE_JSON_VERSION)
    return TRUE;
  number = segue_json_dup_raw (self->json, value);
  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_UNSUPPORTED,
               _("The file is in version %s of the format; this program knows version %u."), number,
               (guint) SEGUE_EPISODE_JSON_VERSION);

  return FALSE;
}

static gboolean
parse_head (SegueEpisodeJson  *self,
            GError           **error)
{
  SegueSpan root = segue_json_get_root (self->json), value;
  g_autofree char *format = NULL;

  if (*segue_json_get_text (self->json, root) != '{')
    return fail_top (self, NULL, _("this is not an object."), error);
  value = segue_json_find (self->json, root, "format");
  format = value.length > 0 ? segue_json_dup_string (self->json, value) : NULL;
  if (g_strcmp0 (format, SEGUE_EPISODE_JSON_FORMAT) != 0)
    return fail_top (self, "format", _("this is not the JSON of an episode, whose format is “segue-episode”."), error);

  return check_version (self, segue_json_find (self->json, root, "version"), error);
}

static gboolean
parse_newline (SegueEpisodeJson  *self,
               SegueSpan          value,
               GError           **error)
{
  static const char *const newlines[] = { "\n", "\r\n", "\r" };
  g_autofree char *newline = segue_json_dup_string (self->json, value);

  for (guint i = 0; i < G_N_ELEMENTS (newlines); i++)
    if (g_strcmp0 (newline, newlines[i]) == 0)
      {
        self->newline = newlines[i];
        return TRUE;
      }

  return fail_top (self, "newline", _("this is none of “\\n”, “\\r\\n” and “\\r”."), error);
}

/* Reads a member of the document. The entries are left for later, since their text depends on other members. */
static gboolean
parse_member (SegueEpisodeJson  *self,
              const char        *name,
              SegueSpan          value,
              SegueSpan         *entries,
              GPtrArray         *others,
              GError           **error)
{
  char first = *segue_json_get_text (self->json, value);

  if (g_str_equal (name, "format") || g_str_equal (name, "version"))
    return TRUE;
  if (g_str_equal (name, "newline"))
    return parse_newline (self, value, error);
  if (g_str_equal (name, "entries"))
    {
      *entries = value;
      return first == '[' || fail_top (self, name, _("this is not a list."), error);
    }
  if (g_str_equal (name, "finalNewline"))
    {
      self->final_newline = first == 't';
      return first == 't' || first == 'f' || fail_top (self, name, _("this is neither true nor false."), error);
    }
  if (g_str_equal (name, "dialect"))
    {
      self->dialect = value;
      return first == '{' || fail_top (self, name, _("this is not an object."), error);
    }
  g_ptr_array_add (others, g_strdup (name));
  g_ptr_array_add (others, segue_json_dup_raw (self->json, value));

  return TRUE;
}

static gboolean
parse_members (SegueEpisodeJson  *self,
               SegueSpan         *entries,
               GError           **error)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  gboolean fine = TRUE;
  SegueSpan member, value;
  SegueJsonIter iter;

  segue_json_iter_init (&iter, self->json, segue_json_get_root (self->json));
  while (fine && segue_json_iter_next (&iter, &member, &value))
    {
      g_autofree char *name = segue_json_dup_string (self->json, member);

      fine = parse_member (self, name, value, entries, others, error);
    }
  self->attributes = segue_attributes_new ((char **) others->pdata, others->len / 2);

  return fine;
}

static void
remove_last_newline (SegueEpisodeJson *self)
{
  gsize n = strlen (self->newline);

  for (guint i = self->entries->len; i > 0; i--)
    {
      SegueJsonEntry *last = segue_episode_json_entry_at (self, i - 1);

      if (last->length == 0)
        continue;
      if (!last->has_source && g_str_has_suffix (self->text->str, self->newline))
        {
          g_string_truncate (self->text, self->text->len - n);
          last->length -= n;
        }
      return;
    }
}

/* Reads all of @self->json: entries, their text, and what holds for the whole. */
gboolean
segue_episode_json_parse (SegueEpisodeJson  *self,
                          GError           **error)
{
  SegueSpan entries = { 0 }, value;
  SegueJsonIter iter;

  self->newline = "\n";
  self->final_newline = TRUE;
  self->entries = g_array_new (FALSE, TRUE, sizeof (SegueJsonEntry));
  self->text = g_string_sized_new (segue_json_get_root (self->json).length / 2);
  self->known = g_string_new (NULL);
  if (!parse_head (self, error) || !parse_members (self, &entries, error))
    return FALSE;
  if (entries.length == 0)
    return fail_top (self, NULL, _("the member “entries” is missing."), error);
  segue_json_iter_init (&iter, self->json, entries);
  while (segue_json_iter_next (&iter, NULL, &value))
    if (!segue_episode_json_read_entry (self, value, error))
      return FALSE;
  if (!self->final_newline)
    remove_last_newline (self);

  return TRUE;
}

/* Frees all that @self holds. */
void
segue_episode_json_clear (SegueEpisodeJson *self)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    g_clear_pointer (&segue_episode_json_entry_at (self, i)->attributes, segue_attributes_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  if (self->known != NULL)
    g_string_free (g_steal_pointer (&self->known), TRUE);
  g_clear_pointer (&self->attributes, segue_attributes_unref);
  g_clear_pointer (&self->json, segue_json_free);
}

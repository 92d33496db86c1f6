/* segue-field.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-field.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/front/segue-episode-date.h"
#include "core/json/segue-json-printer.h"

static const struct
{
  const char *name;
  const char *label; /* of the edit in the undo history */
} fields[] = {
  [SEGUE_FIELD_NONE] = { "entry", NULL },
  [SEGUE_FIELD_START] = { "start", N_("Edit Time") },
  [SEGUE_FIELD_TITLE] = { "title", N_("Edit Title") },
  [SEGUE_FIELD_LINK] = { "link", N_("Edit Link") },
  [SEGUE_FIELD_BODY] = { "body", N_("Edit Text") },
  [SEGUE_FIELD_END] = { "end", N_("Edit End") },
  [SEGUE_FIELD_IMAGE] = { "image", N_("Edit Picture") },
  [SEGUE_FIELD_LEAVE_OUT] = { "leave-out", N_("Leave Out When Publishing") },
  [SEGUE_FIELD_EPISODE_TITLE] = { "episode-title", N_("Edit Episode Title") },
  [SEGUE_FIELD_EPISODE_SUBTITLE] = { "episode-subtitle", N_("Edit Subtitle") },
  [SEGUE_FIELD_EPISODE_NUMBER] = { "episode-number", N_("Edit Number") },
  [SEGUE_FIELD_EPISODE_DATE] = { "episode-date", N_("Edit Date") },
  [SEGUE_FIELD_OPENING] = { "opening", N_("Edit Text") },
  [SEGUE_FIELD_CLOSING] = { "closing", N_("Edit Text") },
};

GType
segue_field_get_type (void)
{
  static GType type;

  if (g_once_init_enter (&type))
    {
      static GEnumValue values[G_N_ELEMENTS (fields) + 1];

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        values[i] = (GEnumValue) { (int) i, fields[i].name, fields[i].name };
      g_once_init_leave (&type, g_enum_register_static ("SegueField", values));
    }

  return type;
}

/**
 * segue_field_get_name:
 * @field: a field
 *
 * Gets the name of a field that drafts and the undo history use. It is not translated.
 *
 * Returns: (transfer none): the name
 */
const char *
segue_field_get_name (SegueField field)
{
  g_return_val_if_fail (field < G_N_ELEMENTS (fields), NULL);

  return fields[field].name;
}

/**
 * segue_field_from_name:
 * @name: (nullable): a name
 *
 * Finds the field that segue_field_get_name() returns @name for.
 *
 * Returns: the field, or %SEGUE_FIELD_NONE if there is none of this name
 */
SegueField
segue_field_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_strcmp0 (fields[i].name, name) == 0)
        return i;
    }

  return SEGUE_FIELD_NONE;
}

/**
 * segue_field_get_label:
 * @field: a field
 *
 * Gets the name of an edit of the field.
 *
 * Returns: (transfer none): the translated name
 */
const char *
segue_field_get_label (SegueField field)
{
  g_return_val_if_fail (field < G_N_ELEMENTS (fields) && fields[field].label != NULL, NULL);

  return _(fields[field].label);
}

static char *
dup_start (SegueEntry *entry)
{
  if (segue_entry_get_start (entry) == SEGUE_TIME_NONE && !segue_entry_is_malformed (entry))
    return g_strdup ("");

  return segue_entry_dup_start_text (entry);
}

/* Returns the text of an attribute, or the empty string. */
static char *
dup_attribute (SegueEntry *entry,
               const char *name)
{
  char *text = segue_entry_dup_attribute (entry, name);

  return text != NULL ? text : g_strdup ("");
}

/* Returns the end as it is written in the notes. An end that is an attribute is formatted like the times of the
 * notes. */
static char *
dup_end (SegueEpisode *episode,
         SegueEntry   *entry)
{
  SegueClock clock = segue_dialect_get_clock (segue_episode_get_dialect (episode));
  g_autofree char *text = NULL;
  gint64 end;

  if (segue_entry_get_end_span (entry).length > 0)
    return segue_entry_dup_span (entry, segue_entry_get_end_span (entry));

  text = dup_attribute (entry, "end");
  if (*text == '\0' || !segue_time_parse_typed (text, &end))
    return g_steal_pointer (&text);
  if (end % 1000 != 0 && clock.fraction == 0)
    {
      clock.fraction = 3;
      clock.fraction_mark = '.';
    }

  return segue_clock_format (&clock, end);
}

/* Replaces all line ends by line feeds, the only line end that the views show. */
static char *
unify_line_ends (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '\r')
        {
          *to++ = '\n';
          from += from[1] == '\n';
        }
      else
        {
          *to++ = *from;
        }
    }
  *to = '\0';

  return text;
}

/**
 * segue_field_is_text:
 * @field: a field
 *
 * Tells whether a field has free text: each part of it is worth keeping, unlike a part of a time, a link or a number.
 *
 * Returns: %TRUE for titles and texts
 */
gboolean
segue_field_is_text (SegueField field)
{
  switch (field)
    {
    case SEGUE_FIELD_TITLE:
    case SEGUE_FIELD_BODY:
    case SEGUE_FIELD_EPISODE_TITLE:
    case SEGUE_FIELD_EPISODE_SUBTITLE:
    case SEGUE_FIELD_OPENING:
    case SEGUE_FIELD_CLOSING:
      return TRUE;
    case SEGUE_FIELD_NONE:
    case SEGUE_FIELD_START:
    case SEGUE_FIELD_LINK:
    case SEGUE_FIELD_END:
    case SEGUE_FIELD_IMAGE:
    case SEGUE_FIELD_LEAVE_OUT:
    case SEGUE_FIELD_EPISODE_NUMBER:
    case SEGUE_FIELD_EPISODE_DATE:
    default:
      return FALSE;
    }
}

/**
 * segue_field_get_holder:
 * @field: a field
 * @episode: an episode
 * @index: the index of an entry
 *
 * Finds the entry whose lines contain the field of the entry at @index. The closing text is an entry of its own at the
 * end.
 *
 * Returns: the index of that entry
 */
guint
segue_field_get_holder (SegueField    field,
                        SegueEpisode *episode,
                        guint         index)
{
  return field == SEGUE_FIELD_CLOSING ? segue_episode_get_n_entries (episode) - 1 : index;
}

static char *
dup_episode_field (SegueEpisode      *episode,
                   SegueEpisodeField  field)
{
  char *text = field == SEGUE_EPISODE_DATE ? segue_episode_dup_date (episode) : segue_episode_dup_field (episode, field);

  return text != NULL ? text : g_strdup ("");
}

/**
 * segue_field_dup_merge_key:
 * @field: a field
 * @id: the id of an entry
 *
 * Gets the key by which the edits of a field are merged into one undo step.
 *
 * Returns: (transfer full): the merge key
 */
char *
segue_field_dup_merge_key (SegueField field,
                           guint64    id)
{
  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT, segue_field_get_name (field), id);
}

/**
 * segue_field_dup_value:
 * @field: a field
 * @episode: an episode
 * @index: the index of an entry
 *
 * Gets the text of a field.
 *
 * Returns: (transfer full): the text, which is empty if the entry has no value
 */
char *
segue_field_dup_value (SegueField    field,
                       SegueEpisode *episode,
                       guint         index)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  char *link;

  switch (field)
    {
    case SEGUE_FIELD_START:
      return dup_start (entry);
    case SEGUE_FIELD_TITLE:
      return segue_entry_dup_title (entry);
    case SEGUE_FIELD_LINK:
      link = segue_entry_dup_link (entry);
      return link != NULL ? link : g_strdup ("");
    case SEGUE_FIELD_BODY:
      return segue_episode_dup_description (episode, index);
    case SEGUE_FIELD_END:
      return dup_end (episode, entry);
    case SEGUE_FIELD_IMAGE:
      return dup_attribute (entry, "image");
    case SEGUE_FIELD_LEAVE_OUT:
      return g_strdup (g_strcmp0 (segue_entry_get_attribute (entry, "leaveOut"), "true") == 0 ? "true" : "");
    case SEGUE_FIELD_EPISODE_TITLE:
    case SEGUE_FIELD_EPISODE_SUBTITLE:
    case SEGUE_FIELD_EPISODE_NUMBER:
    case SEGUE_FIELD_EPISODE_DATE:
      return dup_episode_field (episode, field - SEGUE_FIELD_EPISODE_TITLE + SEGUE_EPISODE_TITLE);
    case SEGUE_FIELD_OPENING:
      return unify_line_ends (segue_episode_dup_opening (episode));
    case SEGUE_FIELD_CLOSING:
      return segue_episode_dup_closing (episode);
    case SEGUE_FIELD_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
parse_time (const char  *text,
            gint64      *time,
            GError     **error)
{
  *time = SEGUE_TIME_NONE;
  if (*text == '\0' || segue_time_parse_typed (text, time))
    return TRUE;

  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("“%s” is not a time. A time looks like 1:02:33."), text);

  return FALSE;
}

/* Sets the link of a title. A time is refused, which was most likely meant for another field. */
static SegueEpisode *
set_link (SegueEpisode  *episode,
          guint          index,
          const char    *text,
          GError       **error)
{
  g_autofree char *link = g_strstrip (g_strdup (text));
  gint64 time;

  if (strchr (link, ':') == NULL || !segue_time_parse_typed (link, &time))
    return segue_edit_set_link (episode, index, link, error);

  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("“%s” is a time, not a link."), link);

  return NULL;
}

static SegueEpisode *
set_image (SegueEpisode  *episode,
           guint          index,
           const char    *text,
           GError       **error)
{
  g_autofree char *address = g_strstrip (g_strdup (text));
  g_autofree char *value = *address != '\0' ? segue_json_quote (address) : NULL;

  return segue_edit_set_attribute (episode, index, "image", value, error);
}

/**
 * segue_field_set_value:
 * @field: a field
 * @episode: an episode
 * @index: the index of an entry
 * @text: the new text
 * @error: return location for a #GError, or %NULL
 *
 * Sets the text of a field.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set if @text is not a valid value
 */
SegueEpisode *
segue_field_set_value (SegueField     field,
                       SegueEpisode  *episode,
                       guint          index,
                       const char    *text,
                       GError       **error)
{
  gint64 time;

  switch (field)
    {
    case SEGUE_FIELD_START:
      return parse_time (text, &time, error) ? segue_edit_set_start (episode, index, time, error) : NULL;
    case SEGUE_FIELD_TITLE:
      return segue_edit_set_title (episode, index, text, error);
    case SEGUE_FIELD_LINK:
      return set_link (episode, index, text, error);
    case SEGUE_FIELD_BODY:
      return segue_edit_set_description (episode, index, text, error);
    case SEGUE_FIELD_END:
      return parse_time (text, &time, error) ? segue_edit_set_end (episode, index, time, error) : NULL;
    case SEGUE_FIELD_IMAGE:
      return set_image (episode, index, text, error);
    case SEGUE_FIELD_LEAVE_OUT:
      return segue_edit_set_attribute (episode, index, "leaveOut", *text != '\0' ? "true" : NULL, error);
    case SEGUE_FIELD_EPISODE_TITLE:
    case SEGUE_FIELD_EPISODE_SUBTITLE:
    case SEGUE_FIELD_EPISODE_NUMBER:
      return segue_edit_set_field (episode, field - SEGUE_FIELD_EPISODE_TITLE + SEGUE_EPISODE_TITLE, text, error);
    case SEGUE_FIELD_EPISODE_DATE:
      return segue_edit_set_date (episode, text, error);
    case SEGUE_FIELD_OPENING:
      return segue_edit_set_opening (episode, text, error);
    case SEGUE_FIELD_CLOSING:
      return segue_edit_set_closing (episode, text, error);
    case SEGUE_FIELD_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

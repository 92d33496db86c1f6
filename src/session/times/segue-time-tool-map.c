/* segue-time-tool-map.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/times/segue-time-tool-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/episode/segue-entry-label.h"
#include "core/text/segue-chars.h"

/* Makes the map of times from what the user has given, and finds the segments that it is for. */

/* What parse_amount() returns for a text that is no amount of time. */
#define AMOUNT_NONE G_MININT64

/* Reads an amount of time, which a minus makes negative, in milliseconds. */
static gint64
parse_amount (const char *text)
{
  static const char *const minus[] = { "-", "−", "–" };
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *p = trimmed;
  gboolean negative = FALSE;
  gint64 time;

  for (guint i = 0; i < G_N_ELEMENTS (minus) && !negative; i++)
    if (segue_has_prefix (p, minus[i]))
      {
        p += strlen (minus[i]);
        negative = TRUE;
      }
  if (!negative && *p == '+')
    p++;
  if (!segue_time_parse_typed (p, &time))
    return AMOUNT_NONE;

  return negative ? -time : time;
}

/* Returns the ids that are selected as a set, since there may be many. */
static GHashTable *
collect_selected (SegueTimeTool *self)
{
  GHashTable *selected = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_add (selected, &g_array_index (self->ids, guint64, i));

  return selected;
}

/* Returns the indices of the segments in the scope. */
GArray *
segue_time_tool_collect_targets (SegueTimeTool *self)
{
  SegueEpisode *episode = segue_time_tool_get_episode (self);
  const guint n = segue_episode_get_n_entries (episode);
  const gboolean whole = self->mode == SEGUE_TIME_MODE_CUTS || self->mode == SEGUE_TIME_MODE_POINTS;
  const SegueTimeScope scope = whole ? SEGUE_TIME_SCOPE_ALL : self->scope;
  g_autoptr(GHashTable) selected = collect_selected (self);
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean reached = scope == SEGUE_TIME_SCOPE_ALL;
  guint section_end = 0;

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const guint64 id = segue_entry_get_id (entry);
      const gboolean contained = g_hash_table_contains (selected, &id);

      if (contained && segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION)
        section_end = MAX (section_end, segue_episode_get_subtree_end (episode, i));
      reached |= contained && scope == SEGUE_TIME_SCOPE_FROM_HERE;
      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && (reached || contained || i < section_end) &&
          (self->held == NULL || !g_hash_table_contains (self->held, &id)))
        g_array_append_val (targets, i);
    }

  return targets;
}

/* Returns the segment whose start the user gives: the first one with a time from the selected entries on, or else the
 * first one of all. */
static SegueEntry *
find_anchor (SegueTimeTool *self)
{
  SegueEpisode *episode = segue_time_tool_get_episode (self);
  g_autoptr(GArray) targets = segue_time_tool_collect_targets (self);
  SegueEntry *first = NULL;
  guint from = 0;

  if (self->ids->len > 0)
    segue_episode_find (episode, g_array_index (self->ids, guint64, 0), &from);
  for (guint i = 0; i < targets->len; i++)
    {
      const guint index = g_array_index (targets, guint, i);
      SegueEntry *entry = segue_episode_get (episode, index);

      if (segue_entry_get_start (entry) == SEGUE_TIME_NONE)
        continue;
      if (index >= from)
        return entry;
      if (first == NULL)
        first = entry;
    }

  return first;
}

static void
set_syntax_error (GError     **error,
                  const char  *message)
{
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, message);
}

/* Makes the map for an amount that was typed. */
static SegueTimeMap *
make_shift (SegueTimeTool  *self,
            GError        **error)
{
  const gint64 amount = parse_amount (self->amount);
  SegueEntry *anchor;

  self->waiting = *self->amount == '\0';
  if (self->waiting)
    return NULL;
  if (amount == AMOUNT_NONE || (self->mode == SEGUE_TIME_MODE_START && amount < 0))
    {
      set_syntax_error (error, _("This is not a time."));
      return NULL;
    }
  if (self->mode == SEGUE_TIME_MODE_SHIFT)
    return segue_time_map_new_shift (amount);

  anchor = find_anchor (self);
  if (anchor == NULL)
    {
      set_syntax_error (error, _("No segment here has a time."));
      return NULL;
    }

  return segue_time_map_new_shift (amount - segue_entry_get_start (anchor));
}

static SegueTimeMap *
make_points (SegueTimeTool  *self,
             GError        **error)
{
  const gint64 before[] = { segue_time_tool_get_point (self, 0, NULL), segue_time_tool_get_point (self, 1, NULL) };

  if (before[0] == SEGUE_TIME_NONE || before[1] == SEGUE_TIME_NONE)
    set_syntax_error (error, _("Two segments need a time for this."));
  else if (self->points_after[0] < 0 || self->points_after[1] < 0)
    set_syntax_error (error, _("This is not a time."));
  else
    return segue_time_map_new_points (before, self->points_after, error);

  return NULL;
}

SegueTimeMap *
segue_time_tool_make_map (SegueTimeTool  *self,
                          GError        **error)
{
  switch (self->mode)
    {
    case SEGUE_TIME_MODE_CUTS:
      self->waiting = self->cuts->len == 0;
      return self->waiting ? NULL
                           : segue_time_map_new_cuts ((const SegueCut *) (gpointer) self->cuts->data, self->cuts->len,
                                                      self->in_new_times, error);
    case SEGUE_TIME_MODE_POINTS:
      return make_points (self, error);
    case SEGUE_TIME_MODE_ROUND:
      return segue_time_map_new_round (1000);
    case SEGUE_TIME_MODE_CLEAR:
      return segue_time_map_new_clear ();
    case SEGUE_TIME_MODE_SHIFT:
    case SEGUE_TIME_MODE_START:
    default:
      return make_shift (self, error);
    }
}

/* Takes as the two points the two segments that are selected, or the first and the last one that have a time. */
void
segue_time_tool_find_points (SegueTimeTool *self)
{
  SegueEpisode *episode = segue_time_tool_get_episode (self);
  g_autoptr(GHashTable) selected = collect_selected (self);
  guint n = 0;

  self->points[0] = self->points[1] = 0;
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const gint64 start = segue_entry_get_start (entry);
      const guint64 id = segue_entry_get_id (entry);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT || start == SEGUE_TIME_NONE ||
          (self->ids->len == 2 && !g_hash_table_contains (selected, &id)))
        continue;
      self->points[MIN (n, 1)] = id;
      self->points_after[MIN (n, 1)] = start;
      n++;
    }
}

/**
 * segue_time_tool_get_start:
 * @self: a tool
 *
 * Returns: the start of the current segment in milliseconds, or %SEGUE_TIME_NONE
 */
gint64
segue_time_tool_get_start (SegueTimeTool *self)
{
  SegueEntry *anchor;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), SEGUE_TIME_NONE);

  anchor = find_anchor (self);

  return anchor != NULL ? segue_entry_get_start (anchor) : SEGUE_TIME_NONE;
}

/**
 * segue_time_tool_get_point:
 * @self: a tool
 * @number: 0 or 1
 * @title: (out) (optional) (nullable): the title of its segment
 *
 * Returns: the start of the segment in milliseconds, or %SEGUE_TIME_NONE if there is no such segment
 */
gint64
segue_time_tool_get_point (SegueTimeTool  *self,
                           guint           number,
                           char          **title)
{
  SegueEpisode *episode;
  guint index;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self) && number < 2, SEGUE_TIME_NONE);

  episode = segue_time_tool_get_episode (self);
  if (title != NULL)
    *title = NULL;
  if (self->points[number] == 0 || !segue_episode_find (episode, self->points[number], &index))
    return SEGUE_TIME_NONE;
  if (title != NULL)
    *title = segue_entry_dup_label (segue_episode_get (episode, index));

  return segue_entry_get_start (segue_episode_get (episode, index));
}

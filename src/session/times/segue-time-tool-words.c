/* segue-time-tool-words.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/times/segue-time-tool-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/episode/segue-entry-label.h"
#include "session/outline/segue-outline-start.h"

/* Says in words what a tool for times would change, and what is wrong with it. */


/* The longest text before and after a mention that is shown, in bytes. */
#define MAX_CONTEXT 40

/**
 * segue_time_mode_get_title:
 * @mode: what a tool does
 *
 * Returns: the translated name of the tool in this mode
 */
const char *
segue_time_mode_get_title (SegueTimeMode mode)
{
  switch (mode)
    {
    case SEGUE_TIME_MODE_CUTS:
      return _("Cuts and Additions");
    case SEGUE_TIME_MODE_POINTS:
      return _("Match Two Points");
    case SEGUE_TIME_MODE_ROUND:
      return _("Round to Seconds");
    case SEGUE_TIME_MODE_CLEAR:
      return _("Clear Times");
    case SEGUE_TIME_MODE_PASTE_TITLES:
      return _("Paste Titles Only");
    case SEGUE_TIME_MODE_PASTE_TIMES:
      return _("Paste Times Only");
    case SEGUE_TIME_MODE_SHIFT:
    case SEGUE_TIME_MODE_START:
    default:
      return _("Shift Times");
    }
}

/**
 * segue_time_tool_format:
 * @self: a tool
 * @time: milliseconds, may be negative
 *
 * Writes a time as the notes do.
 *
 * Returns: (transfer full): the text
 */
char *
segue_time_tool_format (SegueTimeTool *self,
                        gint64         time)
{
  SegueClock clock;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), NULL);

  clock = segue_dialect_get_clock (segue_episode_get_dialect (segue_time_tool_get_episode (self)));
  text = segue_clock_format (&clock, ABS (time));

  return g_strconcat (time < 0 ? "−" : "", text, NULL);
}

/* Appends a sentence. */
static void
say (GString *message,
     char    *sentence)
{
  if (message->len > 0)
    g_string_append_c (message, ' ');
  g_string_append (message, sentence);
  g_free (sentence);
}

static void
say_retiming (SegueTimeTool  *self,
              GString        *message,
              SegueTimeLevel *level)
{
  const SegueRetiming *retiming = self->retiming;
  const guint n_moved = retiming->n_moved;

  if (retiming->n_below_zero > 0)
    {
      *level = SEGUE_TIME_LEVEL_ERROR;
      say (message, g_strdup_printf (ngettext ("%u time would be below 0:00.", "%u times would be below 0:00.",
                                               retiming->n_below_zero), retiming->n_below_zero));
      return;
    }
  if (n_moved == 0)
    say (message, g_strdup (_("No time changes.")));
  else
    say (message, g_strdup_printf (ngettext ("%u time changes.", "%u times change.", n_moved), n_moved));
  if (retiming->n_past_end > 0)
    say (message, g_strdup_printf (ngettext ("%u time would be after the end.", "%u times would be after the end.",
                                             retiming->n_past_end), retiming->n_past_end));
  if (retiming->n_disordered > 0)
    say (message, g_strdup_printf (ngettext ("%u time would be out of order.", "%u times would be out of order.",
                                             retiming->n_disordered), retiming->n_disordered));
  if (retiming->n_untimed > 0)
    say (message, g_strdup_printf (ngettext ("%u segment without a time stays.", "%u segments without a time stay.",
                                             retiming->n_untimed), retiming->n_untimed));
  if (retiming->n_past_end > 0 || retiming->n_disordered > 0)
    *level = SEGUE_TIME_LEVEL_WARNING;
}

static void
say_pasted (SegueTimeTool  *self,
            GString        *message,
            SegueTimeLevel *level)
{
  const gboolean titles = self->mode == SEGUE_TIME_MODE_PASTE_TITLES;
  const guint n_listed = self->n_listed, n_targets = self->n_targets;

  if (self->n_pasted == 0)
    {
      *level = SEGUE_TIME_LEVEL_ERROR;
      say (message, g_strdup (titles ? _("There are no titles in the clipboard.")
                                     : _("There are no times in the clipboard.")));
      return;
    }
  if (titles)
    say (message, g_strdup_printf (ngettext ("%u title for %u segments.", "%u titles for %u segments.",
                                             self->n_pasted), self->n_pasted, n_targets));
  else if (self->onto_untimed)
    say (message, g_strdup_printf (ngettext ("%u time for %u segments without a time.",
                                             "%u times for %u segments without a time.",
                                             self->n_pasted), self->n_pasted, n_targets));
  else
    say (message, g_strdup_printf (ngettext ("%u time for %u segments.", "%u times for %u segments.",
                                             self->n_pasted), self->n_pasted, n_targets));
  if (n_listed < n_targets)
    say (message, g_strdup_printf (ngettext ("The last segment stays as it is.", "The last %u segments stay as they are.",
                                             n_targets - n_listed), n_targets - n_listed));
  else if (n_listed > n_targets)
    say (message, g_strdup_printf (ngettext ("%u line of the list is left over.", "%u lines of the list are left over.",
                                             n_listed - n_targets), n_listed - n_targets));
  if (n_listed != n_targets)
    *level = SEGUE_TIME_LEVEL_WARNING;
}

/* Says what is missing. */
static const char *
get_request (SegueTimeTool *self)
{
  switch (self->mode)
    {
    case SEGUE_TIME_MODE_SHIFT:
      return _("Type how much later, or with a minus how much earlier.");
    case SEGUE_TIME_MODE_START:
      return _("Type the time that the segment starts at.");
    case SEGUE_TIME_MODE_CUTS:
      return _("Type how long the part is.");
    case SEGUE_TIME_MODE_PASTE_TITLES:
    case SEGUE_TIME_MODE_PASTE_TIMES:
    case SEGUE_TIME_MODE_POINTS:
    case SEGUE_TIME_MODE_ROUND:
    case SEGUE_TIME_MODE_CLEAR:
    default:
      return "";
    }
}

/**
 * segue_time_tool_dup_message:
 * @self: a tool
 * @level: (out): how serious it is
 *
 * Says what would change, and what would be wrong.
 *
 * Returns: (transfer full): translated sentences, or an empty string
 */
char *
segue_time_tool_dup_message (SegueTimeTool  *self,
                             SegueTimeLevel *level)
{
  g_autoptr(GString) message = g_string_new (NULL);

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), NULL);

  *level = SEGUE_TIME_LEVEL_INFO;
  if (self->error != NULL)
    {
      *level = SEGUE_TIME_LEVEL_ERROR;
      return g_strdup (self->error->message);
    }
  if (self->waiting)
    return g_strdup (get_request (self));
  if (self->retiming != NULL)
    say_retiming (self, message, level);
  else if (self->result != NULL)
    say_pasted (self, message, level);

  return g_string_free (g_steal_pointer (&message), FALSE);
}

/**
 * segue_time_tool_dup_label:
 * @self: a tool
 *
 * Tells how many times change, or the name of the mode while none does.
 *
 * Returns: (transfer full): the label of the button that makes the change, and of the step of the history
 */
char *
segue_time_tool_dup_label (SegueTimeTool *self)
{
  guint n;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), NULL);

  n = self->retiming != NULL ? self->retiming->n_moved : self->n_pasted;
  if (n == 0)
    return g_strdup (segue_time_mode_get_title (self->mode));

  switch (self->mode)
    {
    case SEGUE_TIME_MODE_CUTS:
      return g_strdup_printf (ngettext ("Move %u Time", "Move %u Times", n), n);
    case SEGUE_TIME_MODE_POINTS:
      return g_strdup_printf (ngettext ("Fit %u Time", "Fit %u Times", n), n);
    case SEGUE_TIME_MODE_ROUND:
      return g_strdup_printf (ngettext ("Round %u Time", "Round %u Times", n), n);
    case SEGUE_TIME_MODE_CLEAR:
      return g_strdup_printf (ngettext ("Clear %u Time", "Clear %u Times", n), n);
    case SEGUE_TIME_MODE_PASTE_TITLES:
      return g_strdup_printf (ngettext ("Paste %u Title", "Paste %u Titles", n), n);
    case SEGUE_TIME_MODE_PASTE_TIMES:
      return g_strdup_printf (ngettext ("Paste %u Time", "Paste %u Times", n), n);
    case SEGUE_TIME_MODE_SHIFT:
    case SEGUE_TIME_MODE_START:
    default:
      return g_strdup_printf (ngettext ("Shift %u Time", "Shift %u Times", n), n);
    }
}

/* Returns a part of a line, of at most MAX_CONTEXT bytes, that ends at @end or begins at @start. */
static char *
dup_context (const char *start,
             const char *end,
             gboolean    before)
{
  const char *p = before ? end : start;

  if (before)
    {
      while (p > start && end - p < MAX_CONTEXT && strchr ("\r\n", p[-1]) == NULL)
        p--;
      while (p < end && ((guchar) *p & 0xC0) == 0x80)
        p++;
      return g_strndup (p, end - p);
    }
  while (p < end && p - start < MAX_CONTEXT && strchr ("\r\n", *p) == NULL)
    p++;
  while (p > start && p < end && ((guchar) *p & 0xC0) == 0x80)
    p--;

  return g_strndup (start, p - start);
}

/**
 * segue_time_tool_dup_mention:
 * @self: a tool
 * @mention: a position in the list of mentions
 *
 * Describes a time in a text or link that moves along.
 *
 * Returns: (transfer full): the line around it, with the time before and after
 */
char *
segue_time_tool_dup_mention (SegueTimeTool *self,
                             guint          mention)
{
  const SegueRetimedMention *retimed;
  const char *text;
  gsize length;
  g_autofree char *before = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self) && self->retiming != NULL, NULL);

  retimed = &g_array_index (self->retiming->mentions, SegueRetimedMention, mention);
  text = segue_entry_get_text (segue_episode_get (segue_time_tool_get_episode (self), retimed->index), &length);
  before = dup_context (text, text + retimed->offset, TRUE);
  old = g_strndup (text + retimed->offset, retimed->length);
  new = segue_clock_format (&retimed->clock, retimed->after);
  after = dup_context (text + retimed->offset + retimed->length, text + length, FALSE);

  return g_strdup_printf ("%s%s → %s%s", before, old, new, after);
}

/* Finds the entry that an example shows. Returns FALSE if there are not so many. */
static gboolean
find_example (SegueTimeTool       *self,
              guint                number,
              guint               *index,
              const SegueRetimed **retimed)
{
  const guint n = self->retiming->times->len;
  guint found = 0, last = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    {
      const SegueRetimed *one = &g_array_index (self->retiming->times, SegueRetimed, i);

      if (one->fate == SEGUE_RETIMED_SAME)
        continue;
      if (found < SEGUE_TIME_TOOL_N_EXAMPLES - 1 && found == number)
        last = i;
      else if (found >= SEGUE_TIME_TOOL_N_EXAMPLES - 1 && number == SEGUE_TIME_TOOL_N_EXAMPLES - 1)
        last = i;
      found++;
    }
  if (last == G_MAXUINT)
    return FALSE;
  *retimed = &g_array_index (self->retiming->times, SegueRetimed, last);
  *index = (*retimed)->index;

  return TRUE;
}

/**
 * segue_time_tool_dup_example:
 * @self: a tool
 * @number: number of the example, from 0 on
 * @before: (out) (transfer full): the time before
 * @after: (out) (transfer full): the time after
 * @title: (out) (transfer full): the title of the segment
 *
 * Gives an example of what would change: the first segments, and the last one.
 *
 * Returns: %FALSE if there are not so many examples
 */
gboolean
segue_time_tool_dup_example (SegueTimeTool  *self,
                             guint           number,
                             char          **before,
                             char          **after,
                             char          **title)
{
  SegueEpisode *episode;
  const SegueRetimed *retimed;
  SegueEntry *entry;
  guint index, place;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), FALSE);

  if (self->retiming == NULL || self->result == NULL || !find_example (self, number, &index, &retimed))
    return FALSE;
  episode = segue_time_tool_get_episode (self);
  entry = segue_episode_get (episode, index);
  *before = segue_outline_dup_start (entry);
  *title = segue_entry_dup_label (entry);
  if (retimed->fate == SEGUE_RETIMED_BELOW_ZERO)
    *after = segue_time_tool_format (self, retimed->after);
  else if (segue_episode_find (self->result, segue_entry_get_id (entry), &place))
    *after = segue_outline_dup_start (segue_episode_get (self->result, place));
  else
    *after = g_strdup (_("left out"));

  return TRUE;
}

/* Returns: (transfer none) (nullable): a segment that starts in a removed part of the recording */
const SegueRetimed *
segue_time_tool_find_removed (const SegueTimeTool *self,
                              guint                number)
{
  if (self->retiming == NULL || self->mode != SEGUE_TIME_MODE_CUTS || number >= self->retiming->n_removed)
    return NULL;
  for (guint i = 0; i < self->retiming->times->len; i++)
    {
      const SegueRetimed *retimed = &g_array_index (self->retiming->times, SegueRetimed, i);

      if (retimed->fate == SEGUE_RETIMED_REMOVED && number-- == 0)
        return retimed;
    }

  return NULL;
}

/**
 * segue_time_tool_get_removed:
 * @self: a tool
 * @removed: (out): what happens to segments that start in removed parts of the recording
 *
 * Returns: %FALSE if not the same happens to all of them
 */
gboolean
segue_time_tool_get_removed (SegueTimeTool     *self,
                             SegueRemovedTimes *removed)
{
  const SegueRetimed *retimed;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), FALSE);

  retimed = segue_time_tool_find_removed (self, 0);
  *removed = retimed != NULL ? retimed->removed : self->removed;
  for (guint i = 0; retimed != NULL && i < self->retiming->times->len; i++)
    {
      const SegueRetimed *other = &g_array_index (self->retiming->times, SegueRetimed, i);

      if (other->fate == SEGUE_RETIMED_REMOVED && other->removed != *removed)
        return FALSE;
    }

  return TRUE;
}

/**
 * segue_time_tool_dup_removed:
 * @self: a tool
 *
 * Says how many segments start in removed parts of the recording. A single one is named.
 *
 * Returns: (transfer full) (nullable): a translated sentence, or %NULL if there are none
 */
char *
segue_time_tool_dup_removed (SegueTimeTool *self)
{
  g_autofree char *name = segue_time_tool_dup_removed_one (self, 0, NULL);
  g_autofree char *line = NULL;
  guint n;

  if (name == NULL)
    return NULL;
  n = self->retiming->n_removed;
  line = g_strconcat (n == 1 ? "\n" : "", n == 1 ? name : "", NULL);

  return g_strdup_printf (ngettext ("%u segment starts in a removed part:%s", "%u segments start in removed parts:%s", n),
                          n, line);
}

/**
 * segue_time_tool_dup_removed_one:
 * @self: a tool
 * @number: number of a segment in a removed part, from 0 on
 * @removed: (out) (optional): what happens to it
 *
 * Names a segment that starts in a removed part of the recording.
 *
 * Returns: (transfer full) (nullable): its time and title, or %NULL if there are not so many
 */
char *
segue_time_tool_dup_removed_one (SegueTimeTool     *self,
                                 guint              number,
                                 SegueRemovedTimes *removed)
{
  const SegueRetimed *retimed;
  SegueEntry *entry;
  g_autofree char *title = NULL;
  g_autofree char *start = NULL;

  g_return_val_if_fail (SEGUE_IS_TIME_TOOL (self), NULL);

  retimed = segue_time_tool_find_removed (self, number);
  if (retimed == NULL)
    return NULL;
  entry = segue_episode_get (segue_time_tool_get_episode (self), retimed->index);
  title = segue_entry_dup_label (entry);
  start = segue_entry_dup_start_text (entry);
  if (removed != NULL)
    *removed = retimed->removed;

  return g_strdup_printf ("%s  %s", start, title);
}

/* segue-finder.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-finder.h"

#include <glib/gi18n.h>

#include "session/segue-field.h"
#include "session/segue-search-request.h"

/* Milliseconds from an edit to the next search of the whole episode. */
#define SEARCH_DELAY 150

/* Searches the whole episode for a pattern and steps from match to match. The search runs in a thread. After a small
 * edit only the changed entries are searched again, at once. */
struct _SegueFinder
{
  GObject parent_instance;

  SegueDocument *document;
  SegueViewState *state;

  SeguePattern *pattern;
  char *error;
  SegueMatches *matches; /* of @pattern in @episode */
  SegueEpisode *episode;
  guint position;        /* index of the current match */
  gsize origin;          /* where a step starts if there is no current match, in bytes */
  int pending;           /* the step to take when the search has ended */
  GCancellable *cancellable; /* cancels the search that is running */
  guint search_source;
  guint typing : 1;      /* the pattern is being typed, and each search starts from the same origin */
  guint replacing : 1;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueFinder, segue_finder, G_TYPE_OBJECT)

static void
tell (SegueFinder *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
forget_matches (SegueFinder *self)
{
  g_clear_pointer (&self->matches, segue_matches_unref);
  g_clear_pointer (&self->episode, segue_episode_unref);
  self->position = SEGUE_FINDER_NONE;
}

static void
cancel (SegueFinder *self)
{
  g_clear_handle_id (&self->search_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Returns the index of the current match of the view state, or %SEGUE_FINDER_NONE if it is no match any more. */
static guint
find_current (SegueFinder *self)
{
  const SegueFoundPlace *place = segue_view_state_get_match (self->state);
  guint index;
  gsize offset;
  guint position;

  if (place->id == 0 || !segue_episode_find (self->episode, place->id, &index))
    return SEGUE_FINDER_NONE;

  offset = segue_episode_get_offset (self->episode, index) + place->offset;
  position = segue_matches_find (self->matches, offset);
  if (position == segue_matches_get_n (self->matches) ||
      segue_matches_get (self->matches, position)->offset != offset ||
      segue_matches_get (self->matches, position)->length != place->length)
    return SEGUE_FINDER_NONE;

  return position;
}

static void
go (SegueFinder *self,
    guint        position)
{
  const SegueMatch *match = segue_matches_get (self->matches, position);
  const guint index = segue_episode_index_at_offset (self->episode, match->offset);
  SegueFoundPlace place = { segue_entry_get_id (segue_episode_get (self->episode, index)),
                       match->offset - segue_episode_get_offset (self->episode, index), match->length };

  self->position = position;
  if (!self->typing)
    self->origin = match->offset;
  segue_view_state_set_selected (self->state, place.id);
  segue_view_state_set_match (self->state, &place);
}

/* Returns the first match at or after the origin, or the last match before it. The search wraps around at either
 * end. */
static guint
find_from_origin (SegueFinder *self,
                  int          by)
{
  const guint n = segue_matches_get_n (self->matches);
  const guint next = segue_matches_find (self->matches, self->origin);

  return by > 0 ? next % n : (next + n - 1) % n;
}

static void
take_step (SegueFinder *self)
{
  const int by = self->pending;
  const guint n = segue_matches_get_n (self->matches);

  self->pending = 0;
  if (by == 0 || n == 0)
    return;

  if (self->position == SEGUE_FINDER_NONE)
    go (self, find_from_origin (self, by));
  else
    go (self, (self->position + n + by) % n);
}

static void
take_matches (SegueFinder  *self,
              SegueMatches *matches,
              SegueEpisode *episode)
{
  forget_matches (self);
  self->matches = matches;
  self->episode = segue_episode_ref (episode);
  self->position = find_current (self);
  if (self->position == SEGUE_FINDER_NONE)
    segue_view_state_set_match (self->state, NULL);
  take_step (self);
  tell (self);
}

static void
searched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  SegueFinder *self = SEGUE_FINDER (object);
  SegueSearchRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  SegueMatches *matches = g_task_propagate_pointer (G_TASK (result), &error);

  /* A cancelled search has been replaced by another one. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (matches != NULL)
    {
      take_matches (self, matches, request->episode);
      return;
    }

  self->error = g_strdup (error->message);
  self->pending = 0;
  segue_view_state_set_pattern (self->state, NULL);
  tell (self);
}

static gboolean
search_cb (gpointer user_data)
{
  SegueFinder *self = user_data;

  self->search_source = 0;
  cancel (self);
  self->cancellable = g_cancellable_new ();
  segue_search_request_run (self, self->pattern, segue_document_get_episode (self->document), NULL, self->cancellable,
                            searched_cb);

  return G_SOURCE_REMOVE;
}

static void
document_changed_cb (SegueFinder            *self,
                     SegueEpisode           *before,
                     SegueEpisode           *after,
                     const SegueEpisodeDiff *difference)
{
  SegueMatches *matches = NULL;

  if (self->pattern == NULL || self->error != NULL)
    return;

  if (self->episode == before)
    matches = segue_search_again (self->pattern, self->matches, before, after, difference);
  cancel (self);
  if (matches != NULL)
    take_matches (self, matches, after);
  else
    self->search_source = g_timeout_add (SEARCH_DELAY, search_cb, self);
}

static void
segue_finder_dispose (GObject *object)
{
  SegueFinder *self = SEGUE_FINDER (object);

  cancel (self);
  forget_matches (self);
  g_clear_pointer (&self->pattern, segue_pattern_unref);
  g_clear_pointer (&self->error, g_free);
  g_clear_object (&self->state);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (segue_finder_parent_class)->dispose (object);
}

static void
segue_finder_class_init (SegueFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_finder_dispose;

  signals[CHANGED] = g_signal_new ("changed", SEGUE_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
segue_finder_init (SegueFinder *self)
{
  self->position = SEGUE_FINDER_NONE;
}

/**
 * segue_finder_new:
 * @document: the document to search
 * @state: the view state whose match and pattern are set
 *
 * Creates a finder without a pattern.
 *
 * Returns: (transfer full): a finder
 */
SegueFinder *
segue_finder_new (SegueDocument  *document,
                  SegueViewState *state)
{
  SegueFinder *self = g_object_new (SEGUE_TYPE_FINDER, NULL);

  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  /* The views show the new episode before a match in it is marked. */
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return self;
}

/**
 * segue_finder_set_origin:
 * @self: a finder
 * @offset: where the next step starts, in bytes of the whole text
 *
 * Sets where the next step starts, and forgets the current match.
 */
void
segue_finder_set_origin (SegueFinder *self,
                         gsize        offset)
{
  g_return_if_fail (SEGUE_IS_FINDER (self));

  self->origin = offset;
  self->position = SEGUE_FINDER_NONE;
}

/**
 * segue_finder_look_for:
 * @self: a finder
 * @text: what to search for (UTF-8); empty to search for nothing
 * @flags: how @text is read
 *
 * Searches for a pattern and goes to the first match at or after the origin. segue_finder_get_error() tells whether the
 * pattern is valid.
 */
void
segue_finder_look_for (SegueFinder       *self,
                       const char        *text,
                       SeguePatternFlags  flags)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (SEGUE_IS_FINDER (self));

  cancel (self);
  forget_matches (self);
  g_clear_pointer (&self->pattern, segue_pattern_unref);
  g_clear_pointer (&self->error, g_free);
  self->pending = 0;
  if (*text != '\0')
    self->pattern = segue_pattern_new (text, flags, &error);
  if (error != NULL)
    self->error = g_strdup (error->message);

  segue_view_state_set_match (self->state, NULL);
  segue_view_state_set_pattern (self->state, self->pattern);
  if (self->pattern != NULL)
    {
      self->pending = 1;
      self->typing = TRUE;
      search_cb (self);
    }
  tell (self);
}

/**
 * segue_finder_stop:
 * @self: a finder
 *
 * Ends the search and forgets the pattern and its matches.
 */
void
segue_finder_stop (SegueFinder *self)
{
  g_return_if_fail (SEGUE_IS_FINDER (self));

  cancel (self);
  forget_matches (self);
  g_clear_pointer (&self->pattern, segue_pattern_unref);
  g_clear_pointer (&self->error, g_free);
  segue_view_state_set_pattern (self->state, NULL);
  segue_view_state_set_match (self->state, NULL);
  tell (self);
}

/**
 * segue_finder_get_error:
 * @self: a finder
 *
 * Gets why nothing can be found.
 *
 * Returns: (nullable): a translated message, or %NULL if the pattern is valid
 */
const char *
segue_finder_get_error (SegueFinder *self)
{
  g_return_val_if_fail (SEGUE_IS_FINDER (self), NULL);

  return self->error;
}

/**
 * segue_finder_is_searching:
 * @self: a finder
 *
 * Tells whether the matches of the current episode are not known yet.
 *
 * Returns: whether a search is running or scheduled
 */
gboolean
segue_finder_is_searching (SegueFinder *self)
{
  g_return_val_if_fail (SEGUE_IS_FINDER (self), FALSE);

  return self->pattern != NULL && self->error == NULL &&
         (self->matches == NULL || self->cancellable != NULL || self->search_source != 0);
}

/**
 * segue_finder_get_n:
 * @self: a finder
 *
 * Gets the number of matches that are known.
 *
 * Returns: the number of matches, 0 during the first search for a pattern
 */
guint
segue_finder_get_n (SegueFinder *self)
{
  g_return_val_if_fail (SEGUE_IS_FINDER (self), 0);

  return self->matches != NULL ? segue_matches_get_n (self->matches) : 0;
}

/**
 * segue_finder_has_more:
 * @self: a finder
 *
 * Tells whether the search has stopped at its limit.
 *
 * Returns: whether there are more matches than the limit allows to collect
 */
gboolean
segue_finder_has_more (SegueFinder *self)
{
  g_return_val_if_fail (SEGUE_IS_FINDER (self), FALSE);

  return self->matches != NULL && segue_matches_has_more (self->matches);
}

/**
 * segue_finder_get_position:
 * @self: a finder
 *
 * Gets the index of the current match.
 *
 * Returns: an index, or %SEGUE_FINDER_NONE if there is no current match
 */
guint
segue_finder_get_position (SegueFinder *self)
{
  g_return_val_if_fail (SEGUE_IS_FINDER (self), SEGUE_FINDER_NONE);

  return self->position;
}

/**
 * segue_finder_step:
 * @self: a finder
 * @by: how many matches to go forwards, negative to go backwards
 *
 * Goes to another match. The step wraps around at either end. If a search is running, the step is taken when the search
 * has ended.
 */
void
segue_finder_step (SegueFinder *self,
                   int          by)
{
  g_return_if_fail (SEGUE_IS_FINDER (self));

  if (self->pattern == NULL || self->error != NULL)
    return;

  self->pending = by;
  if (segue_finder_is_searching (self))
    return;
  self->typing = FALSE;
  take_step (self);
  tell (self);
}

/**
 * segue_finder_replace:
 * @self: a finder
 * @replacement: the new text, with references to groups if the pattern is a regular expression
 * @error: return location for an error
 *
 * Replaces the current match and goes to the next one. Without a current match it goes to the next match only.
 *
 * Returns: %FALSE with @error set if @replacement is invalid or the text would get too large
 */
gboolean
segue_finder_replace (SegueFinder  *self,
                      const char   *replacement,
                      GError      **error)
{
  g_autoptr(SegueEpisode) result = NULL;
  SegueFocus focus = { segue_view_state_get_match (self->state)->id, segue_field_get_name (SEGUE_FIELD_NONE), 0 };
  SegueMatch match;
  gsize end;

  g_return_val_if_fail (SEGUE_IS_FINDER (self), FALSE);

  if (self->position == SEGUE_FINDER_NONE || segue_finder_is_searching (self))
    {
      segue_finder_step (self, 1);
      return TRUE;
    }

  match = *segue_matches_get (self->matches, self->position);
  result = segue_search_replace (self->pattern, self->episode, &match, replacement, &end, error);
  if (result == NULL)
    return FALSE;

  self->typing = FALSE;
  /* An empty match would match again at the same position. */
  segue_finder_set_origin (self, match.length > 0 ? end : end + 1);
  segue_view_state_set_match (self->state, NULL);
  self->pending = 1;
  if (!segue_document_apply (self->document, result, _("Replace"), NULL, &focus))
    {
      take_step (self);
      tell (self);
    }

  return TRUE;
}

static void
replaced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  SegueFinder *self = SEGUE_FINDER (object);
  SegueSearchRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *message = NULL;
  SegueFocus focus = { 0 };

  self->replacing = FALSE;
  if (self->document == NULL)
    return;
  if (episode == NULL)
    {
      segue_view_state_say (self->state, error->message, FALSE);
      return;
    }
  if (request->episode != segue_document_get_episode (self->document))
    {
      /* The document was edited in the meantime. Replace again. */
      if (self->pattern == request->pattern)
        segue_finder_replace_all (self, request->replacement);
      return;
    }

  focus.id = segue_view_state_get_selected (self->state);
  focus.field = segue_field_get_name (SEGUE_FIELD_NONE);
  message = g_strdup_printf (ngettext ("%u replaced", "%u replaced", request->n_replaced), request->n_replaced);
  segue_view_state_say (self->state, message,
                        segue_document_apply (self->document, episode, _("Replace All"), NULL, &focus));
}

/**
 * segue_finder_replace_all:
 * @self: a finder
 * @replacement: the new text, with references to groups if the pattern is a regular expression
 *
 * Replaces all matches as one step of the undo history. The user is told how many there were, or what is wrong.
 */
void
segue_finder_replace_all (SegueFinder *self,
                          const char  *replacement)
{
  g_return_if_fail (SEGUE_IS_FINDER (self));

  if (self->pattern == NULL || self->error != NULL || self->replacing)
    return;

  self->replacing = TRUE;
  segue_search_request_run (self, self->pattern, segue_document_get_episode (self->document), replacement, NULL,
                            replaced_cb);
}

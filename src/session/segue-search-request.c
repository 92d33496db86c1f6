/* segue-search-request.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-search-request.h"

static void
request_free (SegueSearchRequest *request)
{
  segue_pattern_unref (request->pattern);
  segue_episode_unref (request->episode);
  g_free (request->replacement);
  g_free (request);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  SegueSearchRequest *request = task_data;
  GError *error = NULL;
  SegueMatches *matches = segue_search_episode (request->pattern, request->episode, cancellable, &error);

  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) segue_matches_unref);
  else
    g_task_return_error (task, error);
}

static void
replace_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  SegueSearchRequest *request = task_data;
  GError *error = NULL;
  SegueEpisode *result = segue_search_replace_all (request->pattern, request->episode, request->replacement,
                                                   &request->n_replaced, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) segue_episode_unref);
  else
    g_task_return_error (task, error);
}

/**
 * segue_search_request_run:
 * @source: (type GObject): the source object of the task
 * @pattern: what is searched for
 * @episode: where it is searched for
 * @replacement: (nullable): what replaces each match, or %NULL to find the matches only
 * @cancellable: (nullable): ends the search
 * @callback: called in the main thread when the search has ended
 *
 * Searches an episode in a thread.
 *
 * The result of the #GTask that @callback gets is a #SegueMatches, or with @replacement the new #SegueEpisode. Its data
 * is a #SegueSearchRequest. Errors are those of segue_search_episode() and segue_search_replace_all().
 */
void
segue_search_request_run (gpointer             source,
                          SeguePattern        *pattern,
                          SegueEpisode        *episode,
                          const char          *replacement,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = g_task_new (source, cancellable, callback, NULL);
  SegueSearchRequest *request = g_new0 (SegueSearchRequest, 1);

  request->pattern = segue_pattern_ref (pattern);
  request->episode = segue_episode_ref (episode);
  request->replacement = g_strdup (replacement);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, replacement != NULL ? replace_thread : search_thread);
}

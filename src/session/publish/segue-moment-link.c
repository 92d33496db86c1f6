/* segue-moment-link.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/publish/segue-moment-link.h"

#include <string.h>

#include "core/front/segue-front-matter.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-time.h"

/* Links to a moment of an episode. The address of the episode comes from the front matter, or is that of the page that
 * the user has given for the place. */

/* The characters of the id of a video. */
#define ID_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
#define ID_LENGTH 11

static gboolean
is_web (GUri *uri)
{
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  return scheme != NULL && (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

static char *
dup_id_at (const char *text)
{
  return text != NULL && strspn (text, ID_CHARACTERS) == ID_LENGTH ? g_strndup (text, ID_LENGTH) : NULL;
}

static gboolean
is_host (const char *host,
         const char *domain)
{
  g_autofree char *suffix = g_strconcat (".", domain, NULL);

  return g_ascii_strcasecmp (host, domain) == 0 || g_str_has_suffix (host, suffix);
}

/* Returns: (transfer full) (nullable): the id of the video at an address: where it is watched, or where it is edited */
static char *
dup_video_id (const char *address)
{
  static const char *const folders[] = { "/video/", "/shorts/", "/live/", "/embed/" };
  g_autoptr(GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *path, *query;

  if (!is_web (uri))
    return NULL;

  path = g_uri_get_path (uri);
  if (is_host (g_uri_get_host (uri), "youtu.be"))
    return *path == '/' ? dup_id_at (path + 1) : NULL;
  if (!is_host (g_uri_get_host (uri), "youtube.com"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      if (g_str_has_prefix (path, folders[i]))
        return dup_id_at (path + strlen (folders[i]));
    }
  query = g_uri_get_query (uri);
  for (; query != NULL; query = strchr (query, '&') != NULL ? strchr (query, '&') + 1 : NULL)
    {
      if (segue_has_prefix (query, "v="))
        return dup_id_at (query + 2);
    }

  return NULL;
}

/* Returns: (transfer full) (nullable): the page that the user has given for a place of @target */
static char *
dup_page (SeguePublishing *publishing,
          const char      *target)
{
  GListModel *outlets = segue_publishing_get_outlets (publishing);

  for (guint i = 0; i < g_list_model_get_n_items (outlets); i++)
    {
      g_autoptr(SegueOutlet) outlet = g_list_model_get_item (outlets, i);

      if (g_str_equal (segue_outlet_get_target (outlet)->id, target) && segue_outlet_get_page (outlet) != NULL)
        return g_strdup (segue_outlet_get_page (outlet));
    }

  return NULL;
}

/**
 * segue_moment_link_map_time:
 * @publishing: the places of the episode
 * @target: the id of a target
 * @time: (inout): a time of the episode, in milliseconds; that of the place if %TRUE is returned
 *
 * Maps a time by the cuts and the offset of the first place of a target.
 *
 * Returns: %FALSE if the recording there does not have this moment
 */
gboolean
segue_moment_link_map_time (SeguePublishing *publishing,
                            const char      *target,
                            gint64          *time)
{
  GListModel *outlets = segue_publishing_get_outlets (publishing);

  for (guint i = 0; i < g_list_model_get_n_items (outlets); i++)
    {
      g_autoptr(SegueOutlet) outlet = g_list_model_get_item (outlets, i);

      if (g_str_equal (segue_outlet_get_target (outlet)->id, target))
        return segue_publish_settings_map_time (segue_outlet_get_settings (outlet), time);
    }

  return TRUE;
}

/**
 * segue_moment_link_dup_site:
 * @publishing: the places of the episode
 * @episode: an episode
 * @time: a time of the recording there, in milliseconds
 *
 * Makes a link to a moment on the website of the episode.
 *
 * Returns: (transfer full) (nullable): the link, or %NULL if the address of the episode is not known
 */
char *
segue_moment_link_dup_site (SeguePublishing *publishing,
                            SegueEpisode    *episode,
                            gint64           time)
{
  static const char *const keys[] = { "permalink", "canonical_url", "canonical", "url", "link" };
  g_autofree char *address = NULL;
  g_autoptr(GUri) uri = NULL;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (keys) && !is_web (uri); i++)
    {
      g_clear_pointer (&uri, g_uri_unref);
      g_free (address);
      address = segue_front_matter_dup (episode, keys[i]);
      uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;
    }
  if (!is_web (uri))
    {
      g_free (address);
      address = dup_page (publishing, "web");
    }
  if (address == NULL)
    return NULL;

  length = strcspn (address, "#");

  return g_strdup_printf ("%.*s#t=%" G_GINT64_FORMAT, (int) length, address, time / 1000);
}

/**
 * segue_moment_link_dup_youtube:
 * @publishing: the places of the episode
 * @episode: an episode
 * @time: a time of the video, in milliseconds
 *
 * Makes a link to a moment of the episode's video on YouTube.
 *
 * Returns: (transfer full) (nullable): the link, or %NULL if the video is not known
 */
char *
segue_moment_link_dup_youtube (SeguePublishing *publishing,
                               SegueEpisode    *episode,
                               gint64           time)
{
  static const char *const keys[] = { "youtube", "youtube_url", "youtube_id", "video", "video_url", "video_id" };
  g_autofree char *id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys) && id == NULL; i++)
    {
      g_autofree char *value = segue_front_matter_dup (episode, keys[i]);

      id = dup_video_id (value);
      if (id == NULL && value != NULL && strlen (value) == ID_LENGTH)
        id = dup_id_at (value);
    }
  if (id == NULL)
    {
      g_autofree char *page = dup_page (publishing, "youtube");

      id = dup_video_id (page);
    }

  return id != NULL ? g_strdup_printf ("https://www.youtube.com/watch?v=%s&t=%" G_GINT64_FORMAT "s", id, time / 1000)
                    : NULL;
}

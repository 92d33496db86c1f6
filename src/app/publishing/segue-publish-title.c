/* segue-publish-title.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-title.h"

#include "core/blocks/segue-block.h"

/* A segment for which a shorter title can be given out. */
struct _SeguePublishTitle
{
  GObject parent_instance;

  char *key;
  char *title;    /* with its time */
  char *proposal; /* (nullable): a shorter title */
};

G_DEFINE_FINAL_TYPE (SeguePublishTitle, segue_publish_title, G_TYPE_OBJECT)

static void
segue_publish_title_finalize (GObject *object)
{
  SeguePublishTitle *self = SEGUE_PUBLISH_TITLE (object);

  g_free (self->key);
  g_free (self->title);
  g_free (self->proposal);

  G_OBJECT_CLASS (segue_publish_title_parent_class)->finalize (object);
}

static void
segue_publish_title_class_init (SeguePublishTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_publish_title_finalize;
}

static void
segue_publish_title_init (SeguePublishTitle *self)
{
}

static SeguePublishTitle *
title_new (SegueEntry *entry,
           const char *key)
{
  SeguePublishTitle *self = g_object_new (SEGUE_TYPE_PUBLISH_TITLE, NULL);
  g_autofree char *time = segue_block_dup_time (entry);
  g_autofree char *title = segue_entry_dup_plain_title (entry);

  self->key = g_strdup (key);
  self->title = time != NULL && *time != '\0' ? g_strdup_printf ("%s  %s", time, title) : g_strdup (title);
  self->proposal = segue_publish_dup_short (title);

  return self;
}

/**
 * segue_publish_title_collect:
 * @episode: an episode
 *
 * Returns: (transfer full) (element-type SeguePublishTitle): an item for each segment that has a title
 */
GPtrArray *
segue_publish_title_collect (SegueEpisode *episode)
{
  g_autoptr(GPtrArray) keys = segue_publish_dup_keys (episode);
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < keys->len; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && *(const char *) keys->pdata[i] != '\0')
        g_ptr_array_add (titles, title_new (entry, keys->pdata[i]));
    }

  return titles;
}

/* Returns: whether both are shown alike */
gboolean
segue_publish_title_equal (SeguePublishTitle *self,
                           SeguePublishTitle *other)
{
  return g_str_equal (self->key, other->key) && g_str_equal (self->title, other->title);
}

/* Returns: the key of the segment in the settings */
const char *
segue_publish_title_get_key (SeguePublishTitle *self)
{
  return self->key;
}

/* Returns: the time and the title that the notes have */
const char *
segue_publish_title_get_title (SeguePublishTitle *self)
{
  return self->title;
}

/* Returns: (nullable): a shorter title, cut at the first mark */
const char *
segue_publish_title_get_proposal (SeguePublishTitle *self)
{
  return self->proposal;
}

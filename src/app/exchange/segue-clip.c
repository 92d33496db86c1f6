/* segue-clip.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/exchange/segue-clip.h"

#include "app/exchange/segue-clipboard.h"

/**
 * SegueClip:
 *
 * Entries that are copied, cut or dragged.
 *
 * Within the program they are the entries themselves, with their attributes. Entries that were cut keep their ids where
 * they are pasted. Other programs get the lines as text and as HTML.
 */
struct _SegueClip
{
  GObject parent_instance;

  GPtrArray *entries;        /* of SegueEntry */
  SegueDialect *dialect;     /* in which they are written */
  GdkContentProvider *lines; /* for other programs */
  gpointer source;           /* not owned */
  gboolean cut;
};

G_DEFINE_FINAL_TYPE (SegueClip, segue_clip, G_TYPE_OBJECT)

static void
segue_clip_finalize (GObject *object)
{
  SegueClip *self = SEGUE_CLIP (object);

  g_ptr_array_unref (self->entries);
  segue_dialect_unref (self->dialect);
  g_object_unref (self->lines);

  G_OBJECT_CLASS (segue_clip_parent_class)->finalize (object);
}

static void
segue_clip_class_init (SegueClipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_clip_finalize;
}

static void
segue_clip_init (SegueClip *self)
{
}

/**
 * segue_clip_new:
 * @episode: an episode
 * @ids: (element-type guint64): entries of it, in the order of the lines
 * @source: what the entries come from; it is compared and never dereferenced
 *
 * Copies entries and all that is under them.
 *
 * Returns: (transfer full): the entries, which are not marked as cut
 */
SegueClip *
segue_clip_new (SegueEpisode *episode,
                const GArray *ids,
                gpointer      source)
{
  SegueClip *self = g_object_new (SEGUE_TYPE_CLIP, NULL);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = 0;

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      guint index;

      if (!segue_episode_find (episode, g_array_index (ids, guint64, i), &index) || index < end)
        continue;

      end = segue_episode_get_subtree_end (episode, index);
      for (; index < end; index++)
        {
          g_array_append_val (all, index);
          g_ptr_array_add (self->entries, segue_entry_ref (segue_episode_get (episode, index)));
        }
    }
  self->lines = segue_clipboard_new_entries (episode, (const guint *) (gpointer) all->data, all->len);
  self->dialect = segue_dialect_ref (segue_episode_get_dialect (episode));
  self->source = source;

  return self;
}

/**
 * segue_clip_get_entries:
 * @self: a clip
 *
 * Returns: (transfer none) (element-type SegueEntry): the entries, in the order of the lines
 */
GPtrArray *
segue_clip_get_entries (SegueClip *self)
{
  g_return_val_if_fail (SEGUE_IS_CLIP (self), NULL);

  return self->entries;
}

/**
 * segue_clip_get_dialect:
 * @self: a clip
 *
 * Returns: (transfer none): the dialect of the notes that the entries come from
 */
const SegueDialect *
segue_clip_get_dialect (SegueClip *self)
{
  g_return_val_if_fail (SEGUE_IS_CLIP (self), NULL);

  return self->dialect;
}

/**
 * segue_clip_get_source:
 * @self: a clip
 *
 * Returns: (transfer none): what the entries come from
 */
gpointer
segue_clip_get_source (SegueClip *self)
{
  g_return_val_if_fail (SEGUE_IS_CLIP (self), NULL);

  return self->source;
}

/**
 * segue_clip_get_cut:
 * @self: a clip
 *
 * Returns: whether the entries were cut
 */
gboolean
segue_clip_get_cut (SegueClip *self)
{
  g_return_val_if_fail (SEGUE_IS_CLIP (self), FALSE);

  return self->cut;
}

/**
 * segue_clip_set_cut:
 * @self: a clip
 * @cut: whether the entries are cut
 *
 * Marks the entries as cut. They are removed from their source, and pasting them adds the same entries again.
 */
void
segue_clip_set_cut (SegueClip *self,
                    gboolean   cut)
{
  g_return_if_fail (SEGUE_IS_CLIP (self));

  self->cut = cut;
}

/**
 * segue_clip_create_content:
 * @self: a clip
 *
 * Returns: (transfer full): the content for a clipboard or a drag
 */
GdkContentProvider *
segue_clip_create_content (SegueClip *self)
{
  GdkContentProvider *providers[2];

  g_return_val_if_fail (SEGUE_IS_CLIP (self), NULL);

  providers[0] = gdk_content_provider_new_typed (SEGUE_TYPE_CLIP, self);
  providers[1] = g_object_ref (self->lines);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

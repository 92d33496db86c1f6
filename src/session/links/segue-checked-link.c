/* segue-checked-link.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/links/segue-checked-link.h"

#include "core/blocks/segue-block.h"

/* An address that the notes link to, the entries that use it, and what was found there. */
struct _SegueCheckedLink
{
  GObject parent_instance;

  char *address;
  char *title;
  GArray *ids; /* of guint64, in the order of the notes */
  SegueLinkFound found;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueCheckedLink, segue_checked_link, G_TYPE_OBJECT)

/**
 * segue_link_found_clear:
 * @self: what was found at a link
 *
 * Frees the texts, and makes it the state before the check.
 */
void
segue_link_found_clear (SegueLinkFound *self)
{
  g_free (self->address);
  g_free (self->permanent);
  g_free (self->title);
  g_free (self->message);
  *self = (SegueLinkFound){ 0 };
}

static void
segue_checked_link_finalize (GObject *object)
{
  SegueCheckedLink *self = SEGUE_CHECKED_LINK (object);

  g_free (self->address);
  g_free (self->title);
  g_array_unref (self->ids);
  segue_link_found_clear (&self->found);

  G_OBJECT_CLASS (segue_checked_link_parent_class)->finalize (object);
}

static void
segue_checked_link_class_init (SegueCheckedLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_checked_link_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
segue_checked_link_init (SegueCheckedLink *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint64));
}

/* The links that were collected, in the order of the notes and by their addresses. */
typedef struct
{
  GPtrArray *links;
  GHashTable *by_address; /* char * (of the link) -> SegueCheckedLink */
} Collection;

static gboolean
is_web_address (const char *address)
{
  return g_ascii_strncasecmp (address, "http://", 7) == 0 || g_ascii_strncasecmp (address, "https://", 8) == 0;
}

static void
collect (Collection *self,
         SegueEntry *entry,
         const char *address)
{
  const guint64 id = segue_entry_get_id (entry);
  SegueCheckedLink *link;

  if (address == NULL || !is_web_address (address))
    return;
  link = g_hash_table_lookup (self->by_address, address);
  if (link == NULL)
    {
      link = g_object_new (SEGUE_TYPE_CHECKED_LINK, NULL);
      link->address = g_strdup (address);
      link->title = segue_entry_dup_plain_title (entry);
      g_ptr_array_add (self->links, link);
      g_hash_table_insert (self->by_address, link->address, link);
    }
  if (link->ids->len == 0 || g_array_index (link->ids, guint64, link->ids->len - 1) != id)
    g_array_append_val (link->ids, id);
}

static void
collect_block (Collection       *self,
               SegueEntry       *entry,
               const SegueBlock *block)
{
  const SegueMarkupRun *runs;
  const char *last = NULL;
  guint n_runs = 0;

  collect (self, entry, block->href);
  runs = block->content != NULL ? segue_markup_get_runs (block->content, &n_runs) : NULL;
  for (guint i = 0; i < n_runs; i++)
    {
      if (runs[i].href != last)
        collect (self, entry, runs[i].href);
      last = runs[i].href;
    }
}

/**
 * segue_checked_link_collect:
 * @episode: an episode
 *
 * Collects the addresses of pages that the notes link to, in titles and in descriptions. An address that is used more
 * than once is collected once.
 *
 * Returns: (transfer full) (element-type SegueCheckedLink): the links, in the order of the notes
 */
GPtrArray *
segue_checked_link_collect (SegueEpisode *episode)
{
  g_autoptr(GHashTable) targets = segue_episode_dup_link_targets (episode);
  g_autoptr(GHashTable) by_address = g_hash_table_new (g_str_hash, g_str_equal);
  Collection collection = { g_ptr_array_new_with_free_func (g_object_unref), by_address };

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autoptr(SegueBlocks) blocks = segue_blocks_new (entry, targets);
      g_autofree char *link = segue_entry_dup_link (entry);

      collect (&collection, entry, link);
      for (guint j = 0; j < segue_blocks_get_n_blocks (blocks); j++)
        collect_block (&collection, entry, segue_blocks_get (blocks, j));
    }

  return collection.links;
}

/**
 * segue_checked_link_get_address:
 * @self: a link
 *
 * Returns: the address, as it is read from the notes
 */
const char *
segue_checked_link_get_address (SegueCheckedLink *self)
{
  return self->address;
}

/**
 * segue_checked_link_get_title:
 * @self: a link
 *
 * Returns: the title of the first entry that uses the address, or an empty text
 */
const char *
segue_checked_link_get_title (SegueCheckedLink *self)
{
  return self->title;
}

/**
 * segue_checked_link_get_ids:
 * @self: a link
 * @n_ids: (out): the number of entries
 *
 * Returns: (array length=n_ids): the ids of the entries that use the address, in the order of the notes
 */
const guint64 *
segue_checked_link_get_ids (SegueCheckedLink *self,
                            guint            *n_ids)
{
  *n_ids = self->ids->len;

  return (const guint64 *) (gconstpointer) self->ids->data;
}

/**
 * segue_checked_link_get_found:
 * @self: a link
 *
 * Returns: what was found
 */
const SegueLinkFound *
segue_checked_link_get_found (SegueCheckedLink *self)
{
  return &self->found;
}

/**
 * segue_checked_link_set_found:
 * @self: a link
 * @found: what was found, whose texts are taken over
 *
 * Sets what was found.
 */
void
segue_checked_link_set_found (SegueCheckedLink *self,
                              SegueLinkFound   *found)
{
  segue_link_found_clear (&self->found);
  self->found = *found;
  *found = (SegueLinkFound){ 0 };
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_checked_link_is_problem:
 * @self: a link
 *
 * Tells whether something about the link is to be mended: it leads nowhere, or has moved for good.
 *
 * Returns: whether the link is a problem
 */
gboolean
segue_checked_link_is_problem (SegueCheckedLink *self)
{
  return self->found.state > SEGUE_LINK_STATE_MOVED || self->found.permanent != NULL;
}

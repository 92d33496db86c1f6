/* segue-link-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/links/segue-link-check.h"

#include "session/links/segue-link-probe.h"
#include "session/links/segue-link-rewrite.h"

/* The largest number of links that are checked at the same time. */
#define MAX_RUNNING 4

/* Checks all links of an episode, some at a time. Nothing is asked for before segue_link_check_start(), and then only
 * the links that the notes had at that time. A running check keeps itself alive until it has ended or is cancelled. */
struct _SegueLinkCheck
{
  GObject parent_instance;

  GListStore *links;
  GHashTable *known;         /* char * (of the link) -> SegueCheckedLink: all that the notes have ever had */
  GQueue queue;              /* of SegueCheckedLink: to be checked, while the check is running */
  GCancellable *cancellable; /* while the check is running */
  guint n_running;
  guint timeout;
  gboolean allow_loopback;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueLinkCheck, segue_link_check, G_TYPE_OBJECT)

/* A link that is being checked. */
typedef struct
{
  SegueLinkCheck *check;
  SegueCheckedLink *link;
  GCancellable *cancellable; /* cancels the check that the link belongs to */
} Run;

static void
segue_link_check_finalize (GObject *object)
{
  SegueLinkCheck *self = SEGUE_LINK_CHECK (object);

  g_object_unref (self->links);
  g_hash_table_unref (self->known);
  g_queue_clear_full (&self->queue, g_object_unref);

  G_OBJECT_CLASS (segue_link_check_parent_class)->finalize (object);
}

static void
segue_link_check_class_init (SegueLinkCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_link_check_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
segue_link_check_init (SegueLinkCheck *self)
{
  self->links = g_list_store_new (SEGUE_TYPE_CHECKED_LINK);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

static void run_more (SegueLinkCheck *self);

static void
probe_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Run *run = data;
  g_autoptr(SegueLinkCheck) self = run->check;
  g_autoptr(SegueCheckedLink) link = run->link;
  g_autoptr(GCancellable) cancellable = run->cancellable;
  g_auto(SegueLinkFound) found = { 0 };
  const gboolean finished = segue_link_probe_finish (result, &found, NULL);

  g_free (run);
  /* A check that was cancelled has reset its links, and another one may be running by now. */
  if (self->cancellable != cancellable)
    return;
  self->n_running--;
  if (finished)
    segue_checked_link_set_found (link, &found);
  run_more (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Takes the link, which is to be checked next. */
static void
run_one (SegueLinkCheck   *self,
         SegueCheckedLink *link)
{
  Run *run = g_new (Run, 1);
  g_auto(SegueLinkFound) checking = { .state = SEGUE_LINK_STATE_CHECKING };

  run->check = g_object_ref (self);
  run->link = link;
  run->cancellable = g_object_ref (self->cancellable);
  self->n_running++;
  segue_checked_link_set_found (run->link, &checking);
  segue_link_probe_async (segue_checked_link_get_address (run->link), self->timeout, self->allow_loopback,
                          self->cancellable, probe_cb, run);
}

static void
run_more (SegueLinkCheck *self)
{
  while (self->n_running < MAX_RUNNING && !g_queue_is_empty (&self->queue))
    run_one (self, g_queue_pop_head (&self->queue));
  if (self->n_running == 0)
    g_clear_object (&self->cancellable);
}

/* Replaces the links by those of the notes. The ones that stay at the start and at the end of the list are left alone. */
static void
take_links (SegueLinkCheck *self,
            GPtrArray      *links)
{
  GListModel *model = G_LIST_MODEL (self->links);
  const guint n = g_list_model_get_n_items (model), least = MIN (n, links->len);
  guint start = 0, end = 0;

  for (; start < least; start++)
    {
      g_autoptr(SegueCheckedLink) link = g_list_model_get_item (model, start);

      if (link != links->pdata[start])
        break;
    }
  for (; end < least - start; end++)
    {
      g_autoptr(SegueCheckedLink) link = g_list_model_get_item (model, n - 1 - end);

      if (link != links->pdata[links->len - 1 - end])
        break;
    }
  if (start + end < n || start + end < links->len)
    g_list_store_splice (self->links, start, n - start - end, links->pdata + start, links->len - start - end);
}

/**
 * segue_link_check_new:
 * @episode: an episode
 * @timeout: how long one link may take, in milliseconds
 * @allow_loopback: whether addresses of this machine may be asked for, which only tests need
 *
 * Creates the check of all links of an episode.
 *
 * Returns: (transfer full): the check
 */
SegueLinkCheck *
segue_link_check_new (SegueEpisode *episode,
                      guint         timeout,
                      gboolean      allow_loopback)
{
  SegueLinkCheck *self = g_object_new (SEGUE_TYPE_LINK_CHECK, NULL);

  self->timeout = timeout;
  self->allow_loopback = allow_loopback;
  segue_link_check_follow (self, episode);

  return self;
}

/**
 * segue_link_check_follow:
 * @self: a check
 * @episode: the episode after a change
 *
 * Lists the links that the notes have now. What was found at an address is kept, also for the case that the address comes
 * back, as when a change is undone.
 */
void
segue_link_check_follow (SegueLinkCheck *self,
                         SegueEpisode   *episode)
{
  g_autoptr(GPtrArray) collected = segue_checked_link_collect (episode);
  g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < collected->len; i++)
    {
      SegueCheckedLink *link = collected->pdata[i];
      SegueCheckedLink *known = g_hash_table_lookup (self->known, segue_checked_link_get_address (link));

      if (known != NULL)
        segue_checked_link_take_uses (known, link);
      else
        {
          known = link;
          g_hash_table_insert (self->known, (char *) segue_checked_link_get_address (link), g_object_ref (link));
        }
      g_ptr_array_add (links, g_object_ref (known));
    }
  take_links (self, links);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_link_check_get_links:
 * @self: a check
 *
 * Returns: (transfer none): the links, each a #SegueCheckedLink, in the order of the notes
 */
GListModel *
segue_link_check_get_links (SegueLinkCheck *self)
{
  return G_LIST_MODEL (self->links);
}

static guint
count (SegueLinkCheck *self,
       gboolean        (*counts) (SegueCheckedLink *link))
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->links));
  guint counted = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SegueCheckedLink) link = g_list_model_get_item (G_LIST_MODEL (self->links), i);

      counted += counts (link) ? 1 : 0;
    }

  return counted;
}

static gboolean
is_done (SegueCheckedLink *link)
{
  return segue_checked_link_get_found (link)->state > SEGUE_LINK_STATE_CHECKING;
}

static gboolean
is_problem (SegueCheckedLink *link)
{
  return segue_checked_link_get_severity (link) > SEGUE_SEVERITY_NOTE;
}

static gboolean
is_moved (SegueCheckedLink *link)
{
  return segue_checked_link_get_found (link)->permanent != NULL;
}

/**
 * segue_link_check_get_n_done:
 * @self: a check
 *
 * Returns: how many links are checked
 */
guint
segue_link_check_get_n_done (SegueLinkCheck *self)
{
  return count (self, is_done);
}

/**
 * segue_link_check_get_n_problems:
 * @self: a check
 *
 * Returns: at how many links something was found that is more than a note
 */
guint
segue_link_check_get_n_problems (SegueLinkCheck *self)
{
  return count (self, is_problem);
}

/**
 * segue_link_check_get_n_moved:
 * @self: a check
 *
 * Returns: how many links have moved for good
 */
guint
segue_link_check_get_n_moved (SegueLinkCheck *self)
{
  return count (self, is_moved);
}

/**
 * segue_link_check_is_running:
 * @self: a check
 *
 * Returns: whether links are being checked
 */
gboolean
segue_link_check_is_running (SegueLinkCheck *self)
{
  return self->cancellable != NULL;
}

/* Checks the links of the notes that were not checked, or all of them if there is none. */
static void
fill_queue (SegueLinkCheck *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->links));
  const gboolean again = segue_link_check_get_n_done (self) == n;

  for (guint i = 0; i < n; i++)
    {
      SegueCheckedLink *link = g_list_model_get_item (G_LIST_MODEL (self->links), i);
      g_auto(SegueLinkFound) waiting = { 0 };

      if (again)
        segue_checked_link_set_found (link, &waiting);
      if (is_done (link))
        g_object_unref (link);
      else
        g_queue_push_tail (&self->queue, link);
    }
}

/**
 * segue_link_check_start:
 * @self: a check
 *
 * Checks the links that are not checked yet, such as those that a cancelled check has left. If there is none, all links
 * are checked again.
 */
void
segue_link_check_start (SegueLinkCheck *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->n_running = 0;
  fill_queue (self);
  run_more (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_link_check_cancel:
 * @self: a check
 *
 * Stops the check. What was found is kept, and the links that were being checked are as before.
 */
void
segue_link_check_cancel (SegueLinkCheck *self)
{
  g_autoptr(GCancellable) cancellable = g_steal_pointer (&self->cancellable);
  GHashTableIter iter;
  gpointer link;

  if (cancellable == NULL)
    return;
  g_queue_clear_full (&self->queue, g_object_unref);
  g_cancellable_cancel (cancellable);
  /* A link that is being checked may be gone from the notes by now. */
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &link))
    {
      g_auto(SegueLinkFound) waiting = { 0 };

      if (segue_checked_link_get_found (link)->state == SEGUE_LINK_STATE_CHECKING)
        segue_checked_link_set_found (link, &waiting);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_link_check_use_new:
 * @self: a check
 * @link: a link that has a new address
 * @episode: an episode
 * @error: return location for a #GError, or %NULL
 *
 * Writes the new address of a link wherever the notes use the old one. The page is known to be at the new address.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_link_check_use_new (SegueLinkCheck    *self,
                          SegueCheckedLink  *link,
                          SegueEpisode      *episode,
                          GError           **error)
{
  const char *address = segue_checked_link_get_new_address (link);
  SegueEpisode *result;

  g_return_val_if_fail (address != NULL, NULL);

  result = segue_link_rewrite (episode, segue_checked_link_get_address (link), address, error);
  if (result != NULL && !g_hash_table_contains (self->known, address))
    {
      SegueCheckedLink *moved = segue_checked_link_new_moved (link, address);

      g_hash_table_insert (self->known, (char *) segue_checked_link_get_address (moved), moved);
    }

  return result;
}

/**
 * segue_link_check_use_all_new:
 * @self: a check
 * @episode: an episode
 * @n_used: (out): how many addresses were replaced
 *
 * Writes the new addresses of all links that have moved for good. Addresses that the notes cannot hold are left out.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes
 */
SegueEpisode *
segue_link_check_use_all_new (SegueLinkCheck *self,
                              SegueEpisode   *episode,
                              guint          *n_used)
{
  g_autoptr(SegueEpisode) result = segue_episode_ref (episode);

  *n_used = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->links)); i++)
    {
      g_autoptr(SegueCheckedLink) link = g_list_model_get_item (G_LIST_MODEL (self->links), i);
      SegueEpisode *next = is_moved (link) ? segue_link_check_use_new (self, link, result, NULL) : NULL;

      if (next == NULL)
        continue;
      segue_episode_unref (result);
      result = next;
      (*n_used)++;
    }

  return g_steal_pointer (&result);
}

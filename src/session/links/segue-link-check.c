/* segue-link-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/links/segue-link-check.h"

#include "session/links/segue-link-probe.h"

/* The largest number of links that are checked at the same time. */
#define MAX_RUNNING 4

/* Checks all links of an episode, some at a time. Nothing is asked for before segue_link_check_start(). A running check
 * keeps itself alive until it has ended or is cancelled. */
struct _SegueLinkCheck
{
  GObject parent_instance;

  GListStore *links;
  GCancellable *cancellable; /* while the check is running */
  guint next;                /* index of the link to check next */
  guint n_running;
  guint n_done;
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
  GCancellable *cancellable; /* of the check that it belongs to */
} Run;

static void
segue_link_check_finalize (GObject *object)
{
  g_object_unref (SEGUE_LINK_CHECK (object)->links);

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
  self->n_done++;
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
  while (self->n_running < MAX_RUNNING && self->next < g_list_model_get_n_items (G_LIST_MODEL (self->links)))
    {
      g_autoptr(SegueCheckedLink) link = g_list_model_get_item (G_LIST_MODEL (self->links), self->next++);

      if (segue_checked_link_get_found (link)->state == SEGUE_LINK_STATE_WAITING)
        run_one (self, g_steal_pointer (&link));
    }
  if (self->n_running == 0)
    g_clear_object (&self->cancellable);
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
  g_autoptr(GPtrArray) links = segue_checked_link_collect (episode);

  self->timeout = timeout;
  self->allow_loopback = allow_loopback;
  g_list_store_splice (self->links, 0, 0, links->pdata, links->len);

  return self;
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

/**
 * segue_link_check_get_n_done:
 * @self: a check
 *
 * Returns: how many links are checked
 */
guint
segue_link_check_get_n_done (SegueLinkCheck *self)
{
  return self->n_done;
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

/**
 * segue_link_check_start:
 * @self: a check
 *
 * Checks all links, or those that a cancelled check has left.
 */
void
segue_link_check_start (SegueLinkCheck *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->n_running = 0;
  self->next = 0;
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

  if (cancellable == NULL)
    return;
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->links)); i++)
    {
      g_autoptr(SegueCheckedLink) link = g_list_model_get_item (G_LIST_MODEL (self->links), i);
      g_auto(SegueLinkFound) waiting = { .state = SEGUE_LINK_STATE_WAITING };

      if (segue_checked_link_get_found (link)->state == SEGUE_LINK_STATE_CHECKING)
        segue_checked_link_set_found (link, &waiting);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

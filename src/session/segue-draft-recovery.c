/* segue-draft-recovery.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-draft-recovery.h"

#include <glib/gi18n.h>

#include "core/episode/segue-episode-follow.h"
#include "formats/segue-formats.h"
#include "session/segue-draft-keeper.h"
#include "session/segue-example.h"

/**
 * SegueDraftRecovery:
 *
 * The draft that is written while somebody edits, and a draft that was found when the episode was opened.
 *
 * A draft that fits the file is applied to the document at once, as a step that can be undone. Where the file was
 * changed after the draft, segue_draft_recovery_keep() and segue_draft_recovery_discard() decide. A draft that nobody
 * has decided on is found again when the episode is opened the next time.
 */
struct _SegueDraftRecovery
{
  GObject parent_instance;

  SegueSession *session; /* NULL after segue_draft_recovery_stop() */
  SegueFileWatch *watch;
  SegueEpisodeTemplate *template;
  SegueDraftStore *store;   /* NULL where no drafts are kept */
  SegueDraftKeeper *keeper; /* NULL where no drafts are kept */

  SegueDraftFound *found; /* to be read, or to be decided on */
  SegueEpisode *pending;  /* what it holds, while it is to be decided on */
  SegueDraftOffer offer;
  gint64 time; /* when the draft of the offer was written, in microseconds since 1970 */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueDraftRecovery, segue_draft_recovery, G_TYPE_OBJECT)

static SegueDocument *
get_document (SegueDraftRecovery *self)
{
  return segue_session_get_document (self->session);
}

static void
say (SegueDraftRecovery *self,
     const char         *message)
{
  segue_view_state_say (segue_session_get_view_state (self->session), message, FALSE);
}

static void
set_offer (SegueDraftRecovery *self,
           SegueDraftOffer     offer)
{
  if (self->offer == offer)
    return;

  self->offer = offer;
  if (offer != SEGUE_DRAFT_OFFER_NONE)
    self->time = self->found->draft->time;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Forgets the draft that was found. With @release, another window or program can take it. */
static void
clear_found (SegueDraftRecovery *self,
             gboolean            release)
{
  if (self->found != NULL && release)
    segue_draft_store_release (self->store, self->found->id);
  g_clear_pointer (&self->found, segue_draft_found_free);
  g_clear_pointer (&self->pending, segue_episode_unref);
}

/* Applies the draft to what the file holds, as a step that can be undone. */
static void
apply (SegueDraftRecovery *self,
       SegueEpisode       *episode)
{
  SegueDocument *document = get_document (self);
  g_autoptr(SegueEpisode) result = segue_episode_follow (segue_document_get_episode (document), episode);

  if (!segue_document_apply (document, result, _("Restore Unsaved Changes"), NULL, NULL))
    {
      /* the file holds all of the draft */
      segue_draft_store_remove (self->store, self->found->id);
      clear_found (self, TRUE);
      set_offer (self, SEGUE_DRAFT_OFFER_NONE);
      return;
    }

  segue_episode_template_restore (self->template, self->found->draft->last, NULL);
  segue_draft_keeper_adopt (self->keeper, self->found->id);
  segue_recording_set_draft (segue_session_get_recording (self->session), self->found->id, TRUE);
  set_offer (self, SEGUE_DRAFT_OFFER_RESTORED);
  clear_found (self, FALSE);
}

static gboolean
is_missing (SegueDraftRecovery *self)
{
  return segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_MISSING;
}

/* Tells whether the file is what it was when the draft was written. */
static gboolean
fits (SegueDraftRecovery *self)
{
  const SegueFileState *state = segue_document_get_file_state (get_document (self));

  if (is_missing (self))
    return TRUE;
  if (segue_document_get_modified (get_document (self)))
    return FALSE;

  return self->found->draft->uri == NULL ||
         (state != NULL && g_strcmp0 (state->digest, self->found->draft->digest) == 0);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  gsize length;
  const char *text = g_bytes_get_data (data, &length);
  const SegueFormat *format = segue_formats_probe (text != NULL ? text : "", length);
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_format_read (format->syntax != NULL ? format : &segue_format_json,
                                             text != NULL ? text : "", length, &error);

  if (episode != NULL)
    g_task_return_pointer (task, episode, (GDestroyNotify) segue_episode_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  SegueDraftRecovery *self = SEGUE_DRAFT_RECOVERY (object);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->session == NULL || self->found == NULL)
    return;

  if (episode == NULL)
    {
      segue_draft_store_set_aside (self->store, self->found->id);
      clear_found (self, TRUE);
    }
  else if (fits (self))
    {
      /* The folder of the file may only be away for a while. */
      if (is_missing (self))
        segue_document_set_base_digest (get_document (self), self->found->draft->digest);
      apply (self, episode);
    }
  else
    {
      self->pending = g_steal_pointer (&episode);
      set_offer (self, SEGUE_DRAFT_OFFER_PENDING);
    }
}

static void
taken_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueDraftRecovery) self = user_data;
  g_autoptr(GPtrArray) taken = segue_draft_store_take_finish (SEGUE_DRAFT_STORE (object), result);

  while (taken->len > 0)
    {
      SegueDraftFound *found = g_ptr_array_steal_index (taken, taken->len - 1);

      if (self->session != NULL && self->found == NULL)
        {
          self->found = found;
          segue_draft_recovery_read (self);
        }
      else
        {
          /* Two programs have edited the file. The other draft is found the next time. */
          segue_draft_store_release (SEGUE_DRAFT_STORE (object), found->id);
          segue_draft_found_free (found);
        }
    }
}

static void
failed_cb (SegueDraftRecovery *self,
           const char         *message)
{
  /* Translators: %s is what the system says, a sentence or part of one */
  g_autofree char *text = g_strdup_printf (_("What you type cannot be kept for the case of a crash: %s"), message);

  say (self, text);
}

static void
template_changed_cb (SegueDraftRecovery *self)
{
  if (self->keeper == NULL)
    return;

  segue_draft_keeper_set_name (self->keeper, segue_episode_template_get_name (self->template));
  segue_draft_keeper_set_last (self->keeper, segue_episode_template_get_head (self->template));
}

/* All of the draft was saved or undone. */
static void
modified_cb (SegueDraftRecovery *self)
{
  if (!segue_document_get_modified (get_document (self)) && self->offer == SEGUE_DRAFT_OFFER_RESTORED)
    set_offer (self, SEGUE_DRAFT_OFFER_NONE);
}

static void
segue_draft_recovery_dispose (GObject *object)
{
  SegueDraftRecovery *self = SEGUE_DRAFT_RECOVERY (object);

  segue_draft_recovery_stop (self);
  g_clear_object (&self->watch);
  g_clear_object (&self->template);

  G_OBJECT_CLASS (segue_draft_recovery_parent_class)->dispose (object);
}

static void
segue_draft_recovery_class_init (SegueDraftRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_draft_recovery_dispose;

  /**
   * SegueDraftRecovery::changed:
   *
   * Emitted when there is another offer.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
segue_draft_recovery_init (SegueDraftRecovery *self)
{
}

/**
 * segue_draft_recovery_new:
 * @session: a session
 * @watch: the watch of its file
 * @template: what its episode was begun from
 *
 * Creates a recovery, which does nothing before segue_draft_recovery_start().
 *
 * Returns: (transfer full): the recovery
 */
SegueDraftRecovery *
segue_draft_recovery_new (SegueSession         *session,
                          SegueFileWatch       *watch,
                          SegueEpisodeTemplate *template)
{
  SegueDraftRecovery *self = g_object_new (SEGUE_TYPE_DRAFT_RECOVERY, NULL);

  self->session = g_object_ref (session);
  self->watch = g_object_ref (watch);
  self->template = g_object_ref (template);
  g_signal_connect_object (get_document (self), "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (template, "changed", G_CALLBACK (template_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_draft_recovery_start:
 * @self: a recovery
 * @store: where drafts are kept
 * @application: a program that does not end before a draft has been written
 *
 * Begins to write drafts of the document. A second call has no effect.
 */
void
segue_draft_recovery_start (SegueDraftRecovery *self,
                            SegueDraftStore    *store,
                            GApplication       *application)
{
  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));

  if (self->keeper != NULL)
    return;

  self->store = g_object_ref (store);
  self->keeper = segue_draft_keeper_new (get_document (self), store, application);
  segue_recording_set_draft (segue_session_get_recording (self->session), segue_draft_keeper_get_id (self->keeper), FALSE);
  template_changed_cb (self);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * segue_draft_recovery_stop:
 * @self: a recovery
 *
 * Ends the work on drafts for good. Those on the disk stay there, and what is being read has no effect any more.
 */
void
segue_draft_recovery_stop (SegueDraftRecovery *self)
{
  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));

  clear_found (self, TRUE);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (get_document (self), modified_cb, self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
}

/**
 * segue_draft_recovery_take:
 * @self: a recovery that was started
 * @found: (transfer full): a draft that was taken from the store
 *
 * Makes @found the draft of the episode that is about to be opened, or is open.
 */
void
segue_draft_recovery_take (SegueDraftRecovery *self,
                           SegueDraftFound    *found)
{
  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));
  g_return_if_fail (self->store != NULL);

  clear_found (self, TRUE);
  set_offer (self, SEGUE_DRAFT_OFFER_NONE);
  self->found = found;
}

/**
 * segue_draft_recovery_has_draft:
 * @self: a recovery
 *
 * Returns: whether a draft is to be read or decided on
 */
gboolean
segue_draft_recovery_has_draft (SegueDraftRecovery *self)
{
  g_return_val_if_fail (SEGUE_IS_DRAFT_RECOVERY (self), FALSE);

  return self->found != NULL;
}

/**
 * segue_draft_recovery_get_encoding:
 * @self: a recovery
 *
 * Gives the encoding to open the file of the draft in.
 *
 * Returns: (transfer none) (nullable): its name, or %NULL where the bytes of the file tell it
 */
const char *
segue_draft_recovery_get_encoding (SegueDraftRecovery *self)
{
  g_return_val_if_fail (SEGUE_IS_DRAFT_RECOVERY (self), NULL);

  if (self->found == NULL || self->found->draft->encoding == NULL ||
      g_str_has_prefix (self->found->draft->encoding, "UTF-"))
    return NULL;

  return self->found->draft->encoding;
}

/**
 * segue_draft_recovery_look:
 * @self: a recovery
 *
 * Reads the draft of the file that has been opened: the one that was taken, or else one that is in the store.
 */
void
segue_draft_recovery_look (SegueDraftRecovery *self)
{
  GFile *file;

  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));

  file = segue_document_get_file (get_document (self));
  if (self->found != NULL)
    {
      segue_draft_recovery_read (self);
    }
  else if (self->store != NULL && !segue_example_is (file))
    {
      g_autofree char *uri = g_file_get_uri (file);

      segue_draft_store_take_async (self->store, uri, taken_cb, g_object_ref (self));
    }
}

/**
 * segue_draft_recovery_read:
 * @self: a recovery that has a draft
 *
 * Reads the draft. It is then applied, or to be decided on.
 */
void
segue_draft_recovery_read (SegueDraftRecovery *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);

  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));
  g_return_if_fail (self->found != NULL);

  g_task_set_source_tag (task, segue_draft_recovery_read);
  g_task_set_task_data (task, g_bytes_ref (self->found->draft->content), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, read_thread);
}

/**
 * segue_draft_recovery_give_up:
 * @self: a recovery
 *
 * Lets go of a draft whose file could not be opened. It stays in the store.
 */
void
segue_draft_recovery_give_up (SegueDraftRecovery *self)
{
  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));

  clear_found (self, TRUE);
}

/**
 * segue_draft_recovery_get_offer:
 * @self: a recovery
 *
 * Returns: what the user can decide
 */
SegueDraftOffer
segue_draft_recovery_get_offer (SegueDraftRecovery *self)
{
  g_return_val_if_fail (SEGUE_IS_DRAFT_RECOVERY (self), SEGUE_DRAFT_OFFER_NONE);

  return self->offer;
}

/**
 * segue_draft_recovery_get_time:
 * @self: a recovery with an offer
 *
 * Returns: when the draft was written, in microseconds since 1970
 */
gint64
segue_draft_recovery_get_time (SegueDraftRecovery *self)
{
  g_return_val_if_fail (SEGUE_IS_DRAFT_RECOVERY (self), 0);

  return self->time;
}

/**
 * segue_draft_recovery_get_pending:
 * @self: a recovery
 *
 * Returns: (transfer none) (nullable): what the draft holds that is to be decided on
 */
SegueEpisode *
segue_draft_recovery_get_pending (SegueDraftRecovery *self)
{
  g_return_val_if_fail (SEGUE_IS_DRAFT_RECOVERY (self), NULL);

  return self->pending;
}

/**
 * segue_draft_recovery_keep:
 * @self: a recovery
 *
 * Applies the pending draft. A draft that has been applied already is kept.
 */
void
segue_draft_recovery_keep (SegueDraftRecovery *self)
{
  g_autoptr(SegueEpisode) episode = NULL;

  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));

  episode = g_steal_pointer (&self->pending);
  set_offer (self, SEGUE_DRAFT_OFFER_NONE);
  if (episode != NULL)
    apply (self, episode);
}

/**
 * segue_draft_recovery_discard:
 * @self: a recovery
 *
 * Removes the pending draft for good. A draft that has been applied is part of the changes of the document, which the
 * caller has to discard.
 *
 * Returns: whether a draft was pending
 */
gboolean
segue_draft_recovery_discard (SegueDraftRecovery *self)
{
  g_return_val_if_fail (SEGUE_IS_DRAFT_RECOVERY (self), FALSE);

  set_offer (self, SEGUE_DRAFT_OFFER_NONE);
  if (self->pending == NULL)
    return FALSE;

  segue_draft_store_remove (self->store, self->found->id);
  clear_found (self, TRUE);

  return TRUE;
}

/**
 * segue_draft_recovery_flush:
 * @self: a recovery
 *
 * Writes the draft without waiting for more changes, in a thread.
 */
void
segue_draft_recovery_flush (SegueDraftRecovery *self)
{
  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));

  if (self->keeper != NULL)
    segue_draft_keeper_flush (self->keeper);
}

/**
 * segue_draft_recovery_write_now:
 * @self: a recovery
 *
 * Writes the draft. All unsaved changes are on the disk when this returns.
 */
void
segue_draft_recovery_write_now (SegueDraftRecovery *self)
{
  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));

  if (self->keeper != NULL)
    segue_draft_keeper_write_now (self->keeper);
}

/**
 * segue_draft_recovery_drop:
 * @self: a recovery
 *
 * Removes the draft for good: its changes were saved or given up.
 */
void
segue_draft_recovery_drop (SegueDraftRecovery *self)
{
  g_return_if_fail (SEGUE_IS_DRAFT_RECOVERY (self));

  if (self->keeper == NULL)
    return;

  segue_recording_set_draft (segue_session_get_recording (self->session), NULL, FALSE);
  segue_draft_keeper_drop (self->keeper);
}

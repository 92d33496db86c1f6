/* segue-pasted-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-pasted-list.h"

#include <glib/gi18n.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-entry-label.h"
#include "session/outline/segue-entry-commands.h"
#include "session/outline/segue-list-plan-private.h"
#include "session/outline/segue-pasted-words-private.h"

/**
 * SeguePastedList:
 *
 * Adds lists from other programs, and entries that were copied.
 *
 * The last list is remembered. It can be added in another way as long as the document has not changed in the meantime.
 */
struct _SeguePastedList
{
  GObject parent_instance;

  SegueSession *session;

  /* the last list, %NULL and 0 if there is none */
  char *text;
  SeguePasteOptions options;
  SegueEpisode *before; /* the episode without the list */
  SegueEpisode *after;  /* the episode with it */
  guint place;          /* the index in @before of the entry that follows the list */
  guint64 selected;     /* the entry that was selected in @before, or 0 */
};

G_DEFINE_FINAL_TYPE (SeguePastedList, segue_pasted_list, G_TYPE_OBJECT)

static SegueEpisode *
get_episode (SeguePastedList *self)
{
  return segue_document_get_episode (segue_session_get_document (self->session));
}

static void
forget (SeguePastedList *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->before, segue_episode_unref);
  g_clear_pointer (&self->after, segue_episode_unref);
}

static void
segue_pasted_list_finalize (GObject *object)
{
  SeguePastedList *self = SEGUE_PASTED_LIST (object);

  forget (self);
  g_object_unref (self->session);

  G_OBJECT_CLASS (segue_pasted_list_parent_class)->finalize (object);
}

static void
segue_pasted_list_class_init (SeguePastedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_pasted_list_finalize;
}

static void
segue_pasted_list_init (SeguePastedList *self)
{
}

/**
 * segue_pasted_list_new:
 * @session: the session that gets what is pasted
 *
 * Returns: (transfer full): an object that has added nothing yet
 */
SeguePastedList *
segue_pasted_list_new (SegueSession *session)
{
  SeguePastedList *self = g_object_new (SEGUE_TYPE_PASTED_LIST, NULL);

  self->session = g_object_ref (session);

  return self;
}

/* Tells the user that a list was added, and offers to add it in another way. */
static void
offer_options (SeguePastedList *self,
               const char      *message)
{
  segue_view_state_offer (segue_session_get_view_state (self->session), message, _("_Options"), "win.paste-options");
}

static void
say_changed_since (SeguePastedList *self)
{
  segue_view_state_say (segue_session_get_view_state (self->session),
                        _("The notes have changed since the list was added."), FALSE);
}

static GArray *
add_lines (SeguePastedList *self,
           SegueListPlan   *plan)
{
  g_autofree char *message = NULL;

  segue_list_plan_insert (plan);
  if (!segue_entries_apply (self->session, plan->result, plan->error, _("Paste"), NULL))
    return NULL;

  message = segue_pasted_list_describe_added (plan->count);
  offer_options (self, message);

  return segue_entries_list (self->session, plan->place, plan->count.n_sections + plan->count.n_segments);
}

/* Adds the list as text of the entry above @place. */
static GArray *
add_text (SeguePastedList *self,
          const char      *text,
          guint            place)
{
  SegueEpisode *episode = get_episode (self);
  g_autofree char *title = segue_entry_dup_label (segue_episode_get (episode, place - 1));
  g_autofree char *body = segue_episode_dup_description (episode, place - 1);
  g_autofree char *longer = g_strconcat (body, *body != '\0' ? "\n" : "", text, NULL);
  g_autofree char *message = g_strdup_printf (_("Text added to “%s”"), title);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) result = segue_edit_set_description (episode, place - 1, longer, &error);

  if (!segue_entries_apply (self->session, result, error, _("Paste"), NULL))
    return NULL;

  offer_options (self, message);

  return segue_entries_list (self->session, place - 1, 1);
}

/* Returns the id of the segment that a single time is for: the selected one, if it has no time yet. */
static guint64
get_single_target (SeguePastedList *self,
                   const GArray    *times)
{
  SegueEpisode *episode = get_episode (self);
  guint index;

  if (times->len != 1 || !segue_episode_find (episode, self->selected, &index) ||
      segue_entry_get_kind (segue_episode_get (episode, index)) != SEGUE_ENTRY_SEGMENT ||
      segue_entry_get_start (segue_episode_get (episode, index)) != SEGUE_TIME_NONE)
    return 0;

  return self->selected;
}

/* Gives the times of a list to segments without a time. */
static GArray *
add_marks (SeguePastedList *self,
           const char      *text)
{
  g_autoptr(SeguePaste) paste = segue_paste_read (text, -1);
  g_autoptr(GArray) times = segue_paste_dup_marks (paste);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;
  guint n_added;

  g_return_val_if_fail (times != NULL, NULL);

  result = segue_marking_plan (segue_session_get_marking (self->session), times, get_single_target (self, times), ids,
                               &n_added, &error);
  message = segue_pasted_list_describe_marks (ids->len - n_added, n_added);
  if (result != NULL && ids->len == 0)
    segue_view_state_say (segue_session_get_view_state (self->session), message, FALSE);
  else if (segue_entries_apply (self->session, result, error, _("Paste"), NULL))
    {
      offer_options (self, message);
      return g_steal_pointer (&ids);
    }

  return NULL;
}

static GArray *
add (SeguePastedList *self,
     SegueListPlan   *plan)
{
  switch (plan->options.as)
    {
    case SEGUE_PASTE_AS_TEXT:
      return add_text (self, plan->text, plan->place);
    case SEGUE_PASTE_AS_MARKS:
      return add_marks (self, plan->text);
    default:
      return add_lines (self, plan);
    }
}

/* Adds a list, and remembers it. */
static GArray *
add_and_remember (SeguePastedList *self,
                  SegueListPlan   *plan)
{
  GArray *ids;

  self->selected = plan->selected;
  ids = add (self, plan);
  if (ids == NULL)
    return NULL;

  forget (self);
  self->text = g_steal_pointer (&plan->text);
  self->options = plan->options;
  self->before = segue_episode_ref (plan->episode);
  self->after = segue_episode_ref (get_episode (self));
  self->place = plan->place;

  return ids;
}

static guint64
get_selected (SeguePastedList *self)
{
  return segue_view_state_get_selected (segue_session_get_view_state (self->session));
}

/**
 * segue_pasted_list_add:
 * @self: a pasted list
 * @text: a list from another program
 * @options: how to add it
 * @before: the index of the entry that is to follow it
 *
 * Adds a list, and remembers it. The user is told what was added, or why it could not be.
 *
 * Returns: (transfer full) (nullable) (element-type guint64): the entries that hold it, or %NULL if nothing has changed
 */
GArray *
segue_pasted_list_add (SeguePastedList         *self,
                       const char              *text,
                       const SeguePasteOptions *options,
                       guint                    before)
{
  g_autoptr(SegueListPlan) list = NULL;

  g_return_val_if_fail (SEGUE_IS_PASTED_LIST (self), NULL);

  list = segue_list_plan_new (text, options, get_episode (self), before, get_selected (self));

  return add_and_remember (self, list);
}

/* Plans to add the last list, which the document still has, in another way. The user is told if it has changed. Returns:
 * (nullable): the plan */
static SegueListPlan *
make_plan_again (SeguePastedList         *self,
                 const SeguePasteOptions *options)
{
  SegueListPlan *plan;

  if (self->after == NULL)
    return NULL;
  if (!segue_pasted_list_can_add_again (self))
    {
      say_changed_since (self);
      return NULL;
    }

  plan = segue_list_plan_new (self->text, options, self->before, self->place, self->selected);
  plan->replaced = segue_episode_ref (self->after);

  return plan;
}

/* Takes the last list back and adds it as planned. It stays as it was if that cannot be. */
static GArray *
replace_last (SeguePastedList *self,
              SegueListPlan   *plan)
{
  SegueDocument *document = segue_session_get_document (self->session);
  GArray *ids;

  segue_document_undo (document);
  ids = add_and_remember (self, plan);
  if (ids == NULL)
    segue_document_redo (document);

  return ids;
}

static void
insert_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  segue_list_plan_insert (data);
  g_task_return_boolean (task, TRUE);
}

/* Inserts the lines of a plan in a thread, if it has any. */
static void
run_plan (GTask         *task,
          SegueListPlan *plan)
{
  g_task_set_task_data (task, plan, (GDestroyNotify) segue_list_plan_free);
  if (segue_list_plan_has_lines (plan))
    g_task_run_in_thread (task, insert_thread);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * segue_pasted_list_add_async:
 * @self: a pasted list
 * @text: a list from another program
 * @options: how to add it
 * @before: the index of the entry that is to follow it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the list can be added
 * @user_data: data for @callback
 *
 * Does what segue_pasted_list_add() does, but inserts the lines in a thread. Call segue_pasted_list_add_finish() in
 * @callback to add them.
 */
void
segue_pasted_list_add_async (SeguePastedList         *self,
                             const char              *text,
                             const SeguePasteOptions *options,
                             guint                    before,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SEGUE_IS_PASTED_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, segue_pasted_list_add_async);
  run_plan (task, segue_list_plan_new (text, options, get_episode (self), before, get_selected (self)));
}

/**
 * segue_pasted_list_add_finish:
 * @self: a pasted list
 * @result: what the callback was given
 *
 * Ends segue_pasted_list_add_async() or segue_pasted_list_add_again_async(). Nothing is added if it was cancelled, or if
 * the document has changed since the call. The user is told the latter.
 *
 * Returns: (transfer full) (nullable) (element-type guint64): the entries that hold the list, or %NULL if nothing has
 *   changed
 */
GArray *
segue_pasted_list_add_finish (SeguePastedList *self,
                              GAsyncResult    *result)
{
  SegueListPlan *list;

  g_return_val_if_fail (SEGUE_IS_PASTED_LIST (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  list = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return NULL;
  if (list->replaced != NULL)
    {
      if (list->replaced == self->after && segue_pasted_list_can_add_again (self))
        return replace_last (self, list);

      say_changed_since (self);
      return NULL;
    }
  if (list->episode != get_episode (self))
    {
      segue_pasted_list_say_changed (self);
      return NULL;
    }

  return add_and_remember (self, list);
}

/**
 * segue_pasted_list_say_changed:
 * @self: a pasted list
 *
 * Tells the user that a list was not added since the notes have changed while it was read.
 */
void
segue_pasted_list_say_changed (SeguePastedList *self)
{
  g_return_if_fail (SEGUE_IS_PASTED_LIST (self));

  segue_view_state_say (segue_session_get_view_state (self->session),
                        _("The notes have changed while the list was read. Paste it again to add it."), FALSE);
}

/* Inserts copied entries: as they are if they are of these notes or of notes written alike, or if these have no entries
 * yet; otherwise in the dialect of these. Entries that would not be read back are inserted in the other way. */
static SegueEpisode *
insert_entries (SeguePastedList     *self,
                GPtrArray           *entries,
                const SegueDialect  *dialect,
                gboolean             keep_ids,
                guint                before,
                GError             **error)
{
  SegueEpisode *episode = get_episode (self);
  SegueEntry *const *some = (SegueEntry *const *) entries->pdata;
  const gboolean as_is = dialect == NULL || segue_episode_get_n_entries (episode) == 1 ||
                         segue_compose_is_alike (dialect, segue_episode_get_dialect (episode));
  SegueEpisode *result = NULL;

  if (as_is)
    result = segue_edit_insert_many (episode, before, some, entries->len, keep_ids, NULL);
  if (result == NULL)
    result = segue_edit_adopt_many (episode, before, some, entries->len, error);
  if (result == NULL && !as_is)
    {
      result = segue_edit_insert_many (episode, before, some, entries->len, keep_ids, NULL);
      if (result != NULL)
        g_clear_error (error);
    }

  return result;
}

/**
 * segue_pasted_list_add_entries:
 * @self: a pasted list
 * @entries: (element-type SegueEntry): copied entries
 * @dialect: (nullable): the dialect of the notes that they come from, or %NULL if they are of this document
 * @keep_ids: whether they are the ones that were cut from this document
 * @before: the index of the entry that is to follow them
 *
 * Adds entries of this document as they are, and those of other notes in the dialect of these. The user is told what was
 * added, or why it could not be.
 *
 * Returns: (transfer full) (nullable) (element-type guint64): the new entries, or %NULL if nothing has changed
 */
GArray *
segue_pasted_list_add_entries (SeguePastedList    *self,
                               GPtrArray          *entries,
                               const SegueDialect *dialect,
                               gboolean            keep_ids,
                               guint               before)
{
  g_autoptr(SeguePaste) list = NULL;
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SEGUE_IS_PASTED_LIST (self), NULL);

  result = insert_entries (self, entries, dialect, keep_ids, before, &error);
  if (!segue_entries_apply (self->session, result, error, _("Paste"), NULL))
    return NULL;

  list = segue_paste_new_for_entries ((SegueEntry *const *) entries->pdata, entries->len);
  message = segue_pasted_list_describe_added (segue_paste_count (list, SEGUE_PASTE_SEGMENTS));
  segue_view_state_say (segue_session_get_view_state (self->session), message, TRUE);

  return segue_entries_list (self->session, before, entries->len);
}

/**
 * segue_pasted_list_can_add_again:
 * @self: a pasted list
 *
 * Returns: whether there is a last list, and the document has not changed since it was added
 */
gboolean
segue_pasted_list_can_add_again (SeguePastedList *self)
{
  g_return_val_if_fail (SEGUE_IS_PASTED_LIST (self), FALSE);

  return self->after != NULL && self->after == get_episode (self);
}

/**
 * segue_pasted_list_add_again:
 * @self: a pasted list
 * @options: another way to add it
 *
 * Takes the last list back and adds it in another way. To undo this takes one step, which leads to the notes without
 * the list. The list stays as it was if it cannot be added in that way.
 *
 * Returns: (transfer full) (nullable) (element-type guint64): the entries that hold it, or %NULL if nothing has changed
 */
GArray *
segue_pasted_list_add_again (SeguePastedList         *self,
                             const SeguePasteOptions *options)
{
  g_autoptr(SegueListPlan) list = NULL;

  g_return_val_if_fail (SEGUE_IS_PASTED_LIST (self), NULL);

  list = make_plan_again (self, options);

  return list != NULL ? replace_last (self, list) : NULL;
}

/**
 * segue_pasted_list_add_again_async:
 * @self: a pasted list
 * @options: another way to add the last list
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the list can be added
 * @user_data: data for @callback
 *
 * Does what segue_pasted_list_add_again() does, but inserts the lines in a thread. The document keeps the list as it is
 * until segue_pasted_list_add_finish() is called in @callback.
 */
void
segue_pasted_list_add_again_async (SeguePastedList         *self,
                                   const SeguePasteOptions *options,
                                   GCancellable            *cancellable,
                                   GAsyncReadyCallback      callback,
                                   gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;
  SegueListPlan *list;

  g_return_if_fail (SEGUE_IS_PASTED_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, segue_pasted_list_add_again_async);
  list = make_plan_again (self, options);
  if (list != NULL)
    run_plan (task, list);
  else
    g_task_return_boolean (task, FALSE);
}

/**
 * segue_pasted_list_get_text:
 * @self: a pasted list
 *
 * Returns: (nullable): the text of the last list
 */
const char *
segue_pasted_list_get_text (SeguePastedList *self)
{
  g_return_val_if_fail (SEGUE_IS_PASTED_LIST (self), NULL);

  return self->text;
}

/**
 * segue_pasted_list_get_options:
 * @self: a pasted list
 *
 * Returns: how the last list was added
 */
const SeguePasteOptions *
segue_pasted_list_get_options (SeguePastedList *self)
{
  g_return_val_if_fail (SEGUE_IS_PASTED_LIST (self), NULL);

  return &self->options;
}

/**
 * segue_pasted_list_dup_title_above:
 * @self: a pasted list that has added a list
 *
 * Returns: (transfer full) (nullable): the title of the entry above the last list, or %NULL if that is a text
 */
char *
segue_pasted_list_dup_title_above (SeguePastedList *self)
{
  SegueEntry *above;

  g_return_val_if_fail (SEGUE_IS_PASTED_LIST (self), NULL);
  g_return_val_if_fail (self->before != NULL, NULL);

  above = segue_episode_get (self->before, self->place - 1);

  return segue_entry_get_kind (above) != SEGUE_ENTRY_TEXT ? segue_entry_dup_label (above) : NULL;
}

/* segue-fix-dialog.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/problems/segue-fix-dialog.h"

#include <glib/gi18n.h>

#include "app/problems/segue-fix-row.h"
#include "app/widgets/segue-dialogs.h"
#include "rules/segue-fixes.h"
#include "session/segue-field.h"

/* The progress of fixing is shown after this time, and updated at this interval. In milliseconds. */
#define PROGRESS_DELAY 150

/**
 * SegueFixDialog:
 *
 * Lists all problems that can be fixed, with the lines before and after each fix. The user chooses some of them, which
 * are fixed in one step.
 */
struct _SegueFixDialog
{
  AdwWindow parent_instance;

  GtkWidget *header;
  GtkWidget *title;
  GtkLabel *apply_label;
  GtkProgressBar *progress;
  GtkCheckButton *all_button;
  GtkListView *view;

  SegueDocument *document;
  SegueProblems *problems;
  SegueViewState *state;
  GListStore *items;
  GCancellable *cancellable;
  guint progress_source;
  guint n_chosen;
  gint n_done;      /* number of fixes applied so far, counted by the thread */
  gboolean ticking; /* check marks are being set, and not by the user */
};

G_DEFINE_FINAL_TYPE (SegueFixDialog, segue_fix_dialog, ADW_TYPE_WINDOW)

/* The data of the thread. */
typedef struct
{
  SegueEpisode *episode;
  GArray *choices; /* of SegueFixChoice */
  guint n_applied;
} Job;

static void
clear_choice (gpointer data)
{
  g_object_unref (((SegueFixChoice *) data)->problem);
}

static void
job_free (Job *self)
{
  segue_episode_unref (self->episode);
  g_array_unref (self->choices);
  g_free (self);
}

static guint
get_n_items (SegueFixDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static void
update (SegueFixDialog *self)
{
  const guint n = self->n_chosen;
  g_autofree char *label = NULL;

  label = n > 0 ? g_strdup_printf (ngettext ("_Fix %u Problem", "_Fix %u Problems", n), n)
                : g_strdup (_("_Fix Problems"));
  gtk_label_set_label (self->apply_label, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "fix.apply", n > 0 && self->cancellable == NULL);
  self->ticking = TRUE;
  gtk_check_button_set_inconsistent (self->all_button, n > 0 && n < get_n_items (self));
  gtk_check_button_set_active (self->all_button, n == get_n_items (self));
  self->ticking = FALSE;
}

static void
chosen_cb (SegueFixDialog *self,
           GParamSpec     *pspec,
           SegueFixItem   *item)
{
  if (segue_fix_item_get_chosen (item))
    self->n_chosen++;
  else
    self->n_chosen--;
  if (!self->ticking)
    update (self);
}

static void
all_toggled_cb (SegueFixDialog *self)
{
  const gboolean chosen = gtk_check_button_get_active (self->all_button);

  if (self->ticking)
    return;

  self->ticking = TRUE;
  for (guint i = 0; i < get_n_items (self); i++)
    {
      g_autoptr(SegueFixItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      segue_fix_item_set_chosen (item, chosen);
    }
  self->ticking = FALSE;
  update (self);
}

static void
activate_cb (SegueFixDialog *self,
             guint           position)
{
  g_autoptr(SegueFixItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  segue_fix_item_set_chosen (item, !segue_fix_item_get_chosen (item));
}

static gboolean
progress_cb (gpointer user_data)
{
  SegueFixDialog *self = user_data;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, (double) g_atomic_int_get (&self->n_done) / MAX (self->n_chosen, 1));

  return G_SOURCE_CONTINUE;
}

static void
apply_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  SegueFixDialog *self = source;
  Job *job = data;
  SegueEpisode *fixed = segue_fixes_apply (job->episode, (SegueFixChoice *) job->choices->data, job->choices->len,
                                           &self->n_done, cancellable, &job->n_applied);

  g_task_return_pointer (task, fixed, (GDestroyNotify) segue_episode_unref);
}

static void start (SegueFixDialog *self);

static void
finish (SegueFixDialog *self,
        SegueEpisode   *fixed,
        guint           n_applied)
{
  const SegueFocus focus = { segue_view_state_get_selected (self->state), segue_field_get_name (SEGUE_FIELD_NONE), 0 };
  g_autofree char *label = NULL;
  g_autofree char *said = NULL;

  if (n_applied > 0)
    {
      label = g_strdup_printf (ngettext ("Fix %u Problem", "Fix %u Problems", n_applied), n_applied);
      said = g_strdup_printf (ngettext ("Fixed %u problem", "Fixed %u problems", n_applied), n_applied);
      segue_document_end_step (self->document);
      segue_document_apply (self->document, fixed, label, NULL, &focus);
      segue_problems_check (self->problems);
    }
  segue_view_state_say (self->state, n_applied > 0 ? said : _("None of these fixes could be applied any more"),
                        n_applied > 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  SegueFixDialog *self = SEGUE_FIX_DIALOG (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(SegueEpisode) fixed = g_task_propagate_pointer (G_TASK (result), NULL);

  /* the dialog has been closed in the meantime, which cancels the fixes */
  if (fixed == NULL || self->document == NULL)
    return;

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->cancellable);
  /* the document has changed in the meantime, for example since another program has changed the file */
  if (segue_document_get_episode (self->document) != job->episode)
    start (self);
  else
    finish (self, fixed, job->n_applied);
}

/* Applies the chosen fixes, in a thread of its own. */
static void
start (SegueFixDialog *self)
{
  g_autoptr(GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  job->episode = segue_episode_ref (segue_document_get_episode (self->document));
  job->choices = g_array_new (FALSE, FALSE, sizeof (SegueFixChoice));
  g_array_set_clear_func (job->choices, clear_choice);
  for (guint i = 0; i < get_n_items (self); i++)
    {
      g_autoptr(SegueFixItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      SegueFixChoice choice = { segue_fix_item_get_problem (item), segue_fix_item_get_fix (item) };

      if (!segue_fix_item_get_chosen (item))
        continue;
      g_object_ref (choice.problem);
      g_array_append_val (job->choices, choice);
    }

  self->n_done = 0;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, applied_cb, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, apply_thread);
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_DELAY, progress_cb, self);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueFixDialog *self = SEGUE_FIX_DIALOG (widget);

  if (self->cancellable != NULL || self->n_chosen == 0)
    return;

  start (self);
  update (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_button), FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (segue_fix_row_new ()));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  segue_fix_row_set_item (SEGUE_FIX_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  segue_fix_row_set_item (SEGUE_FIX_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
segue_fix_dialog_dispose (GObject *object)
{
  SegueFixDialog *self = SEGUE_FIX_DIALOG (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_FIX_DIALOG);
  g_clear_object (&self->items);
  g_clear_object (&self->document);
  g_clear_object (&self->problems);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (segue_fix_dialog_parent_class)->dispose (object);
}

static void
segue_fix_dialog_class_init (SegueFixDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_fix_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-fix-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueFixDialog, apply_label);
  gtk_widget_class_bind_template_child (widget_class, SegueFixDialog, header);
  gtk_widget_class_bind_template_child (widget_class, SegueFixDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SegueFixDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, SegueFixDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, SegueFixDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "fix.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "fix.apply", NULL);
}

static void
segue_fix_dialog_init (SegueFixDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  self->items = g_list_store_new (SEGUE_TYPE_FIX_ITEM);
}

static void
add_items (SegueFixDialog *self,
           const char     *rule)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < segue_problems_get_n (self->problems); i++)
    {
      SegueProblem *problem = segue_problems_get (self->problems, i);
      SegueFixItem *item;

      if (segue_problem_get_n_fixes (problem) == 0 ||
          (rule != NULL && !g_str_equal (segue_problem_get_rule (problem), rule)))
        continue;
      item = segue_fix_item_new (segue_document_get_episode (self->document), problem);
      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  self->n_chosen = items->len;
}

/* Hides the title if there is no room for it beside the buttons. The buttons say the same. */
static void
update_title (SegueFixDialog *self)
{
  int width;
  int height;
  int needed;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_widget_measure (self->header, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  gtk_widget_set_visible (self->title, needed <= width);
}

/**
 * segue_fix_dialog_new:
 * @parent: the window that the dialog belongs to
 * @session: a session
 * @rule: (nullable): the rule whose problems are listed, or %NULL for those of all rules
 *
 * Lists the problems of a session that can be fixed. All of them are chosen, with the most likely fix of each.
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SegueFixDialog *
segue_fix_dialog_new (GtkWindow    *parent,
                      SegueSession *session,
                      const char   *rule)
{
  SegueFixDialog *self = g_object_new (SEGUE_TYPE_FIX_DIALOG, "transient-for", parent, NULL);
  g_autoptr(GtkNoSelection) model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));

  /* this comes before the rows, which are laid out for the width of the dialog */
  segue_dialogs_fit (GTK_WINDOW (self), parent, 640, 560);
  self->problems = g_object_ref (segue_session_get_problems (session));
  self->state = g_object_ref (segue_session_get_view_state (session));
  self->document = g_object_ref (segue_session_get_document (session));
  add_items (self, rule);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
  update (self);
  update_title (self);

  return self;
}

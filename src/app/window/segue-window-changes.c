/* segue-window-changes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/files/segue-changes-window.h"
#include "core/search/segue-changes.h"

typedef struct
{
  GBytes *before;
  GBytes *after;
} Texts;

static void
texts_free (Texts *texts)
{
  g_bytes_unref (texts->before);
  g_bytes_unref (texts->after);
  g_free (texts);
}

static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Texts *texts = data;

  g_task_return_pointer (task, segue_changes_new (texts->before, texts->after), (GDestroyNotify) segue_changes_free);
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  SegueWindow *self = SEGUE_WINDOW (object);
  g_autoptr(SegueChanges) changes = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *name = NULL;
  const char *discard_action = user_data;

  if (self->document == NULL)
    return;

  name = segue_window_dup_name (self);
  gtk_window_present (GTK_WINDOW (segue_changes_window_new (GTK_WINDOW (self), name, changes, discard_action)));
}

static void
show_texts (SegueWindow *self,
            GBytes      *before,
            GBytes      *after,
            const char  *discard_action)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, compared_cb, (gpointer) discard_action);
  Texts *texts = g_new (Texts, 1);

  texts->before = g_bytes_ref (before);
  texts->after = g_bytes_ref (after);
  g_task_set_source_tag (task, show_texts);
  g_task_set_task_data (task, texts, (GDestroyNotify) texts_free);
  g_task_run_in_thread (task, compare_thread);
}

/* Shows what differs between two episodes. */
void
segue_window_show_difference (SegueWindow  *self,
                              SegueEpisode *before,
                              SegueEpisode *after)
{
  g_autoptr(GBytes) old = segue_episode_write (before);
  g_autoptr(GBytes) new = segue_episode_write (after);

  show_texts (self, old, new, NULL);
}

static void
peeked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueFileContent) content = segue_document_peek_finish (SEGUE_DOCUMENT (object), result, &error);
  g_autoptr(GBytes) text = NULL;

  if (self->document == NULL)
    return;

  if (content != NULL)
    text = segue_document_write (self->document, &error);
  if (text != NULL)
    show_texts (self, content->text, text, self->external == SEGUE_WINDOW_FILE_CHANGED ? "win.reload" : "win.discard-changes");
  else
    segue_window_show_error (self, _("The Changes Could Not Be Shown"), error);
}

/* What the file holds against what the window does. */
static void
show_changes_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_window_commit_preedit (self);
  if (segue_document_get_file (self->document) == NULL || self->external == SEGUE_WINDOW_FILE_MISSING)
    segue_window_show_difference (self, segue_document_get_saved (self->document),
                                  segue_document_get_episode (self->document));
  else
    segue_document_peek_async (self->document, self->cancellable, peeked_cb, g_object_ref (self));
}

/* Goes back to what the file holds, as a step that can be undone: so nothing is asked. */
static void
discard_changes_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_window_commit_preedit (self);
  if (!segue_document_get_modified (self->document) || self->external == SEGUE_WINDOW_FILE_MISSING)
    return;
  if (self->external == SEGUE_WINDOW_FILE_CHANGED)
    {
      gtk_widget_activate_action (widget, "win.reload", NULL);
      return;
    }

  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_DRAFT, NULL);
  segue_document_end_step (self->document);
  segue_document_apply (self->document, segue_document_get_saved (self->document), _("Discard Changes"), NULL, NULL);
  segue_window_say (self, _("Changes discarded"), TRUE);
}

static void
modified_cb (SegueWindow *self)
{
  const gboolean modified = segue_document_get_modified (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-changes", modified);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.discard-changes", modified);
}

void
segue_window_install_changes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-changes", NULL, show_changes_action);
  gtk_widget_class_install_action (widget_class, "win.discard-changes", NULL, discard_changes_action);
}

void
segue_window_init_changes (SegueWindow *self)
{
  modified_cb (self);
  g_signal_connect_object (self->document, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
}

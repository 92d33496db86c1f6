/* segue-save-flow.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-save-flow.h"

#include <glib/gi18n.h>

#include "app/files/segue-free-name.h"
#include "app/files/segue-recent.h"
#include "app/widgets/segue-question.h"
#include "app/window/segue-application.h"
#include "app/window/segue-save-dialog.h"
#include "core/document/segue-episode-recording.h"
#include "core/edit/segue-episode-fields.h"
#include "formats/segue-formats.h"
#include "session/segue-example.h"

/**
 * SegueSaveFlow:
 *
 * Saves the document of a session, from the first question to the end: where to, what gets lost, and what went wrong.
 *
 * One save runs at a time. Who asks for a save meanwhile gets the result of the one that runs.
 */
struct _SegueSaveFlow
{
  GObject parent_instance;

  GtkWindow *parent; /* owns this; NULL after segue_save_flow_stop() */
  SegueSession *session;
  SegueFileWatch *watch;
  SegueEpisodeTemplate *template;

  GQueue tasks; /* (element-type GTask): wait for the save that is running */
  GFile *file;   /* the file that is written by the save that is running */
  const SegueFormat *format; /* in which */
  GFile *folder; /* in which the user chooses a file */
  const SegueFormat *proposed; /* the format that is proposed there */
  char *agreed; /* what the user agreed to leave out of the document's file, to be asked no more; or NULL */
  gboolean overwrite;
  gboolean lossy;
  gboolean typed; /* the extension that was typed has decided the format */
};

enum
{
  SIGNAL_PREPARE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueSaveFlow, segue_save_flow, G_TYPE_OBJECT)

static SegueDocument *
get_document (SegueSaveFlow *self)
{
  return segue_session_get_document (self->session);
}

/* Tells everybody who waits that the save has ended. */
static void
end (SegueSaveFlow   *self,
     SegueSaveResult  result)
{
  g_autoptr(SegueSaveFlow) keep G_GNUC_UNUSED = g_object_ref (self);
  GTask *task;

  self->typed = FALSE;
  while ((task = g_queue_pop_head (&self->tasks)) != NULL)
    {
      g_task_return_int (task, result);
      g_object_unref (task);
    }
}

/* Joins the save that runs, if one does. Returns: whether the caller has to start one */
static gboolean
begin (SegueSaveFlow       *self,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, segue_save_flow_save_async);
  g_queue_push_tail (&self->tasks, task);

  return g_queue_get_length (&self->tasks) == 1;
}

static gboolean
is_own (SegueSaveFlow *self,
        GFile         *file)
{
  GFile *own = segue_document_get_file (get_document (self));

  return own != NULL && g_file_equal (own, file);
}

static void
failed_response_cb (SegueSaveFlow *self,
                    const char    *response)
{
  if (self->parent != NULL && g_str_equal (response, "save-as"))
    gtk_widget_activate_action (GTK_WIDGET (self->parent), "win.save-as", NULL);
}

static void
show_failed (SegueSaveFlow *self,
             const GError  *error)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("“%s” Could Not Be Saved"), name);
  GtkWidget *dialog = segue_question_new (heading, error->message, _("_Close"));

  segue_question_add_response (dialog, "save-as", _("Save _As…"), ADW_RESPONSE_DEFAULT);
  g_signal_connect_object (dialog, "response", G_CALLBACK (failed_response_cb), self, G_CONNECT_SWAPPED);
  segue_question_present (dialog, self->parent);
}

/* Returns the format in which a file is written. */
static const SegueFormat *
find_format (SegueSaveFlow *self,
             GFile         *file)
{
  SegueDocument *document = get_document (self);
  g_autofree char *name = g_file_get_basename (file);
  const SegueSyntax *syntax = segue_format_get_syntax (segue_document_get_episode (document));
  const SegueFormat *format;

  if (!is_own (self, file))
    format = segue_formats_find_to_write (name);
  else if (segue_document_get_format (document) != NULL)
    format = segue_document_get_format (document);
  else
    format = segue_formats_find_for_syntax (syntax);

  return format != NULL ? format : &segue_format_text;
}

/* Says which format the file has got where it is not the one that was chosen. */
static void
tell_format (SegueSaveFlow *self)
{
  g_autofree char *message = NULL;

  if (!self->typed)
    return;
  if (self->format == &segue_format_json)
    message = g_strdup (_("Saved as a Segue episode, as the ending of its name says"));
  else if (self->format == &segue_format_text)
    message = g_strdup (_("Saved as text, as the ending of its name says"));
  else
    /* Translators: the name of a file format */
    message = g_strdup_printf (_("Saved as %s, as the ending of its name says"), _(self->format->name));
  segue_view_state_say (segue_session_get_view_state (self->session), message, FALSE);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueSaveFlow) self = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean saved = segue_document_save_finish (SEGUE_DOCUMENT (object), result, &error);

  if (self->parent == NULL)
    return;

  if (saved)
    {
      segue_file_watch_follow (self->watch);
      segue_episode_template_keep (self->template);
      segue_recent_add (segue_document_get_file (get_document (self)));
      tell_format (self);
      end (self, self->lossy ? SEGUE_SAVE_LOSSY : SEGUE_SAVE_SAVED);
    }
  else if (g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT) && is_own (self, self->file))
    {
      end (self, SEGUE_SAVE_CONFLICT);
    }
  else
    {
      show_failed (self, error);
      end (self, SEGUE_SAVE_CANCELLED);
    }
}

/* Tells whether what is left out of the file stays in the document. A list that is saved in another format is shown as it
 * has become. */
static gboolean
keeps_rest (SegueSaveFlow *self)
{
  const SegueSyntax *syntax = segue_format_get_syntax (segue_document_get_episode (get_document (self)));

  return syntax == NULL || syntax == self->format->syntax;
}

static void
save (SegueSaveFlow *self)
{
  const SegueSaveFlags flags = (self->overwrite ? SEGUE_SAVE_OVERWRITE : 0) |
                               (self->lossy && keeps_rest (self) ? SEGUE_SAVE_KEEP : 0);

  segue_document_save_async (get_document (self), self->file, self->format, flags, NULL, saved_cb,
                                g_object_ref (self));
}

static void choose_file (SegueSaveFlow   *self,
                         GFile           *file,
                         SegueSaveTarget  target);

/* Returns: (transfer full) (nullable): what the format cannot hold of the episode. The recording is remembered for the
 * file, whatever its format is. */
static char *
dup_loss (SegueSaveFlow *self)
{
  g_autoptr(SegueEpisode) episode = segue_edit_set_recording (segue_document_get_episode (get_document (self)), NULL, NULL);
  g_auto(GStrv) losses = segue_formats_list_losses (self->format, episode);

  return *losses != NULL ? g_strjoinv ("\n", losses) : NULL;
}

static void
lossy_response_cb (SegueSaveFlow *self,
                   const char    *response)
{
  if (self->parent == NULL)
    return;

  if (g_str_equal (response, "without"))
    {
      self->lossy = TRUE;
      g_free (self->agreed);
      self->agreed = dup_loss (self);
      save (self);
    }
  else if (g_str_equal (response, "other"))
    {
      choose_file (self, self->file, SEGUE_SAVE_TO_EPISODE);
    }
  else
    {
      end (self, SEGUE_SAVE_CANCELLED);
    }
}

/* Asks whether to save without what the format cannot hold. */
static void
ask_lossy (SegueSaveFlow *self,
           const char    *loss)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (self->format == &segue_format_text)
    heading = g_strdup (_("Text Cannot Hold All of These Notes"));
  else
    /* Translators: the name of a file format, such as Podlove Simple Chapters */
    heading = g_strdup_printf (_("%s Cannot Hold All of These Notes"), _(self->format->name));
  body = g_strjoin ("\n\n", loss,
                    keeps_rest (self) ? _("It stays in this window until you close it.") : _("Undo brings it back."), NULL);
  dialog = segue_question_new (heading, body, _("_Cancel"));
  segue_question_add_response (dialog, "without", _("Save _Anyway"), ADW_RESPONSE_DESTRUCTIVE);
  segue_question_add_response (dialog, "other", _("Another _Format…"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (lossy_response_cb), self, G_CONNECT_SWAPPED);
  segue_question_present (dialog, self->parent);
}

/* Saves to @file, after a question where its format cannot hold all of the episode. What the user has agreed to leave out
 * of the file is asked about again only when the window closes. */
static void
save_to (SegueSaveFlow     *self,
         GFile             *file,
         const SegueFormat *format,
         gboolean           overwrite)
{
  const gboolean own = is_own (self, file);
  g_autofree char *loss = NULL;

  /* not before it is decided whose changes are kept */
  if (own && segue_file_watch_is_undecided (self->watch))
    {
      end (self, SEGUE_SAVE_CONFLICT);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_PREPARE], 0);
  segue_document_end_step (get_document (self));
  if (!own || format != find_format (self, file))
    g_clear_pointer (&self->agreed, g_free);
  g_set_object (&self->file, file);
  self->format = format;
  self->overwrite = overwrite;
  loss = dup_loss (self);
  self->lossy = loss != NULL;
  if (loss != NULL && g_strcmp0 (loss, self->agreed) != 0)
    ask_lossy (self, loss);
  else
    save (self);
}

static void
chosen_cb (GFile                *file,
           const SegueFormat    *format,
           SegueSaveDialogFlags  flags,
           gpointer              user_data)
{
  g_autoptr(SegueSaveFlow) self = user_data;
  GtkApplication *application;
  GtkWindow *other = NULL;

  if (self->parent == NULL)
    return;
  if (file == NULL)
    {
      end (self, SEGUE_SAVE_CANCELLED);
      return;
    }

  application = gtk_window_get_application (self->parent);
  if (application != NULL)
    other = segue_application_find_window (SEGUE_APPLICATION (application), file, NULL);
  if (other != NULL && other != self->parent)
    {
      segue_question_show (self->parent, _("That File Is Open in Another Window"),
                           _("Choose another name, or close that window first."));
      end (self, SEGUE_SAVE_CANCELLED);
      return;
    }

  /* The user agreed to replace another file. That our own has been changed since, nobody has seen. */
  self->typed = (flags & SEGUE_SAVE_DIALOG_TYPED) != 0;
  save_to (self, file, format, (flags & SEGUE_SAVE_DIALOG_REPLACE) != 0 && !is_own (self, file));
}

/* Returns: (transfer full): a name for an episode that has no file */
static char *
dup_new_name (SegueSaveFlow *self)
{
  const char *proposed = segue_episode_template_get_name (self->template);
  g_autofree char *title = NULL;

  if (proposed != NULL)
    return g_strdup (proposed);
  title = segue_episode_dup_field (segue_document_get_episode (get_document (self)), SEGUE_EPISODE_TITLE);
  if (title == NULL || *g_strstrip (title) == '\0')
    return g_strdup (_("episode.txt"));

  /* characters that a folder, or another system, does not take in a name */
  g_strdelimit (title, "/\\:*?\"<>|", '-');
  if (*title == '.')
    *title = '-';

  return g_strconcat (title, ".txt", NULL);
}

/* Returns: (transfer full): the folder of @file, of the previous episode, or of the documents */
static GFile *
dup_folder (SegueSaveFlow *self,
            GFile         *file)
{
  GFile *near = file != NULL ? file : segue_episode_template_get_near (self->template);
  GFile *folder = near != NULL ? g_file_get_parent (near) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return folder != NULL ? folder : g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

static void
show_dialog (SegueSaveFlow *self,
             const char    *name)
{
  GFile *own = segue_document_get_file (get_document (self));

  g_signal_emit (self, signals[SIGNAL_PREPARE], 0);
  segue_save_dialog_show (self->parent, self->folder, name, own != NULL ? find_format (self, own) : &segue_format_text,
                          self->proposed, chosen_cb, g_object_ref (self));
}

static void
name_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SegueSaveFlow) self = user_data;
  g_autofree char *name = segue_free_name_find_finish (result);

  if (self->parent != NULL)
    show_dialog (self, name);
}

/* Asks for a file. The name of @file is proposed, or where that is %NULL or another format is wanted one that is free. */
static void
choose_file (SegueSaveFlow   *self,
             GFile           *file,
             SegueSaveTarget  target)
{
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : dup_new_name (self);
  const SegueFormat *format = file != NULL ? find_format (self, file) : &segue_format_text;
  const gboolean other = target == SEGUE_SAVE_TO_EPISODE && format != &segue_format_json;
  g_autofree char *wanted = other ? segue_formats_dup_name (name, segue_format_json.extensions[0]) : g_strdup (name);

  g_clear_object (&self->folder);
  self->folder = dup_folder (self, file);
  self->proposed = other ? &segue_format_json : format;
  if (file != NULL && !other)
    show_dialog (self, wanted);
  else
    segue_free_name_find_async (self->folder, wanted, name_cb, g_object_ref (self));
}

static void
segue_save_flow_dispose (GObject *object)
{
  SegueSaveFlow *self = SEGUE_SAVE_FLOW (object);

  g_clear_object (&self->template);
  g_clear_object (&self->watch);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->agreed, g_free);

  G_OBJECT_CLASS (segue_save_flow_parent_class)->dispose (object);
}

static void
segue_save_flow_class_init (SegueSaveFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_save_flow_dispose;

  /**
   * SegueSaveFlow::prepare:
   *
   * Emitted before the document is saved, so that views put into it what an input method is composing.
   */
  signals[SIGNAL_PREPARE] = g_signal_new ("prepare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
segue_save_flow_init (SegueSaveFlow *self)
{
  g_queue_init (&self->tasks);
}

/**
 * segue_save_flow_new:
 * @parent: the window that questions stand in front of
 * @session: a session
 * @watch: the watch of its file
 * @template: what its episode was begun from
 *
 * Creates a save flow.
 *
 * Returns: (transfer full): the save flow
 */
SegueSaveFlow *
segue_save_flow_new (GtkWindow            *parent,
                     SegueSession         *session,
                     SegueFileWatch       *watch,
                     SegueEpisodeTemplate *template)
{
  SegueSaveFlow *self = g_object_new (SEGUE_TYPE_SAVE_FLOW, NULL);

  self->parent = parent;
  self->session = g_object_ref (session);
  self->watch = g_object_ref (watch);
  self->template = g_object_ref (template);

  return self;
}

/**
 * segue_save_flow_stop:
 * @self: a save flow
 *
 * Cancels what is being asked, since the window goes. A save that has begun goes on.
 */
void
segue_save_flow_stop (SegueSaveFlow *self)
{
  g_return_if_fail (SEGUE_IS_SAVE_FLOW (self));

  self->parent = NULL;
  end (self, SEGUE_SAVE_CANCELLED);
}

/**
 * segue_save_flow_is_saving:
 * @self: a save flow
 *
 * Returns: whether a save runs, its questions included
 */
gboolean
segue_save_flow_is_saving (SegueSaveFlow *self)
{
  g_return_val_if_fail (SEGUE_IS_SAVE_FLOW (self), FALSE);

  return !g_queue_is_empty (&self->tasks);
}

/**
 * segue_save_flow_ask_again:
 * @self: a save flow
 *
 * Asks once more about what the user has agreed to leave out of the file, since it is lost with the window.
 */
void
segue_save_flow_ask_again (SegueSaveFlow *self)
{
  g_return_if_fail (SEGUE_IS_SAVE_FLOW (self));

  g_clear_pointer (&self->agreed, g_free);
}

/**
 * segue_save_flow_save_async:
 * @self: a save flow
 * @target: where to
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Saves the document to its file, or to one that the user chooses.
 */
void
segue_save_flow_save_async (SegueSaveFlow       *self,
                            SegueSaveTarget      target,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GFile *own;

  g_return_if_fail (SEGUE_IS_SAVE_FLOW (self));

  if (!begin (self, callback, user_data))
    return;

  own = segue_document_get_file (get_document (self));
  if (own != NULL && segue_example_is (own))
    own = NULL;
  if (target != SEGUE_SAVE_TO_OWN_FILE || own == NULL)
    choose_file (self, own, target);
  else
    save_to (self, own, find_format (self, own), FALSE);
}

/**
 * segue_save_flow_save_to_async:
 * @self: a save flow
 * @file: where to
 * @overwrite: whether to replace what the document does not know
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Saves the document to @file, which is its file from then on.
 */
void
segue_save_flow_save_to_async (SegueSaveFlow       *self,
                               GFile               *file,
                               gboolean             overwrite,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (SEGUE_IS_SAVE_FLOW (self));

  if (begin (self, callback, user_data))
    save_to (self, file, find_format (self, file), overwrite);
}

/**
 * segue_save_flow_save_finish:
 * @self: a save flow
 * @result: what the callback was given
 *
 * Ends segue_save_flow_save_async() and segue_save_flow_save_to_async().
 *
 * Returns: how the save ended
 */
SegueSaveResult
segue_save_flow_save_finish (SegueSaveFlow *self,
                             GAsyncResult  *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), SEGUE_SAVE_CANCELLED);

  return g_task_propagate_int (G_TASK (result), NULL);
}

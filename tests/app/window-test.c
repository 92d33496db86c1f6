/* window-test.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-test.h"

#include <glib/gstdio.h>

#include "app/window/segue-workspace.h"

/* 3 sections and 8 segments, one of them before the first section, and no line end at the end. */
const char window_test_notes[] =
  "동네 도서관 이야기, 7회\n"
  "\n"
  "타임스탬프:\n"
  "(00:00:10) 여는 말\n"
  "\n"
  "**소식(News)**\n"
  "(00:03:07) 느티나무 도서관의 밤\n"
  "퇴근길에 들를 수 있는 도서관.\n"
  "(00:17:02) 강변 도서관, 다시 열다\n"
  "아래층 서가는 창고가 되었습니다.\n"
  "(00:40:06) 책 버스의 새 정류장\n"
  "\n"
  "**사람들(People)**\n"
  "(01:02:33) 서고 이사를 끝낸 사서들\n"
  "사흘 동안의 기록.\n"
  "(01:20:05) 기사이자 사서\n"
  "\n"
  "**끝(Closing)**\n"
  "(01:31:23) 청취자 편지\n"
  "(01:33:15) 닫는 말\n"
  "다음 주에 만나요.";

/* Returns the time until which a condition may be awaited: 20 seconds from now, times the factor in SEGUE_TEST_PATIENCE. */
gint64
window_test_deadline (void)
{
  const char *factor = g_getenv ("SEGUE_TEST_PATIENCE");
  gint64 patience = 1;

  if (factor != NULL)
    g_ascii_string_to_signed (factor, 10, 1, 100, &patience, NULL);

  return g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND * patience;
}

void
window_test_init (int    *argc,
                  char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  /* SEGUE_TEST_ANIMATIONS leaves them on, as users have them */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", g_getenv ("SEGUE_TEST_ANIMATIONS") != NULL, NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

static void
remove_folders (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_folder (inside);
    }
}

static SegueWorkspace *
get_workspace (SegueWindow *window)
{
  return SEGUE_WORKSPACE (window_test_child (window, "workspace"));
}

/* Has the test work in @window. */
void
window_test_set_window (WindowTest  *test,
                        SegueWindow *window)
{
  test->window = window;
  test->session = segue_window_get_session (window);
  test->document = segue_session_get_document (test->session);
  test->state = segue_session_get_view_state (test->session);
  test->problems = segue_session_get_problems (test->session);
  test->outline = segue_workspace_get_outline (get_workspace (window));
  test->details = SEGUE_DETAILS (window_test_find (GTK_WIDGET (window), SEGUE_TYPE_DETAILS));
  test->text_view = SEGUE_TEXT_VIEW (window_test_find (GTK_WIDGET (window), SEGUE_TYPE_TEXT_VIEW));
  test->preview = SEGUE_PREVIEW (window_test_find (GTK_WIDGET (window), SEGUE_TYPE_PREVIEW));
  test->find_bar = SEGUE_FIND_BAR (window_test_find (GTK_WIDGET (window), SEGUE_TYPE_FIND_BAR));
}

typedef struct
{
  const char *text;
  WindowTestFunc func;
  WindowTest *test;
} Case;

/* The test itself, from within the running program. */
static gboolean
test_cb (gpointer user_data)
{
  Case *self = user_data;
  WindowTest *test = self->test;

  window_test_await (gtk_application_get_windows (GTK_APPLICATION (test->application)) != NULL);
  window_test_set_window (test, gtk_application_get_windows (GTK_APPLICATION (test->application))->data);
  g_object_add_weak_pointer (G_OBJECT (test->window), (gpointer *) &test->window);
  window_test_await (window_test_is_ready (test->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (test->window));
  window_test_settle ();

  self->func (test, self->text);
  g_application_quit (G_APPLICATION (test->application));

  return G_SOURCE_REMOVE;
}

static void
run (gconstpointer user_data)
{
  WindowTest test = { 0 };
  Case self = *(const Case *) user_data;
  g_autofree char *path = NULL;
  g_autofree char *drafts = NULL;
  char *argv[] = { (char *) "segue", NULL, NULL };

  self.test = &test;
  test.folder = g_dir_make_tmp ("segue-window-XXXXXX", NULL);
  path = g_build_filename (test.folder, "episode.txt", NULL);
  test.file = g_file_new_for_path (path);
  test.settings = g_settings_new (SEGUE_APP_ID);
  test.application = segue_application_new (G_APPLICATION_NON_UNIQUE);
  if (self.text != NULL)
    {
      window_test_write (&test, self.text);
      argv[1] = path;
    }

  /* what the test before left is not to be restored in this one */
  drafts = g_build_filename (g_get_user_state_dir (), "segue", "drafts", NULL);
  remove_folders (drafts);

  g_idle_add (test_cb, &self);
  g_assert_cmpint (g_application_run (G_APPLICATION (test.application), self.text != NULL ? 2 : 1, argv), ==, 0);

  /* of a program that has ended nothing is left */
  window_test_settle ();
  g_assert_null (test.window);
  g_assert_finalize_object (test.application);
  remove_folder (test.folder);
  g_free (test.folder);
  g_object_unref (test.file);
  g_object_unref (test.settings);
}

/* Adds a test that runs while the program has @text open in a file, or nothing where it is %NULL. */
void
window_test_add (const char     *path,
                 const char     *text,
                 WindowTestFunc  func)
{
  Case *self = g_new0 (Case, 1);

  self->text = text;
  self->func = func;
  g_test_add_data_func_full (path, self, run, g_free);
}

/* Activates an action as a key or menu would, with a parameter where @format is not %NULL. */
void
window_test_act (WindowTest *test,
                 const char *action,
                 const char *format,
                 ...)
{
  GtkWidget *widget = GTK_WIDGET (test->window);
  g_autoptr(GVariant) parameter = NULL;
  va_list args;

  if (format != NULL)
    {
      va_start (args, format);
      parameter = g_variant_ref_sink (g_variant_new_va (format, NULL, &args));
      va_end (args);
    }
  if (g_str_has_prefix (action, "outline."))
    widget = GTK_WIDGET (test->outline);
  else if (g_str_has_prefix (action, "details."))
    widget = GTK_WIDGET (test->details);
  else if (g_str_has_prefix (action, "find."))
    widget = GTK_WIDGET (test->find_bar);
  g_assert_true (gtk_widget_activate_action_variant (widget, action, parameter));
  window_test_settle ();
}

guint
window_test_n_rows (WindowTest *test)
{
  return g_list_model_get_n_items (G_LIST_MODEL (outline_view_model (test->outline))) -
         outline_view_first (test->outline);
}

SegueOutlineItem *
window_test_item (WindowTest *test,
                  guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (outline_view_model (test->outline)),
                                outline_view_first (test->outline) + position);
}

guint64
window_test_id (WindowTest *test,
                guint       position)
{
  return segue_outline_model_get_id (outline_view_model (test->outline), outline_view_first (test->outline) + position);
}

/* The id of the entry that the row of the episode stands for. */
guint64
window_test_episode_id (WindowTest *test)
{
  return segue_entry_get_id (segue_episode_get (segue_document_get_episode (test->document), 0));
}

void
window_test_select (WindowTest *test,
                    guint       position)
{
  segue_view_state_set_selected (test->state, window_test_id (test, position));
  window_test_settle ();
}

/* The notes as they are in the document. */
char *
window_test_text (WindowTest *test)
{
  SegueEpisode *episode = segue_document_get_episode (test->document);

  return segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
}

char *
window_test_file_text (WindowTest *test)
{
  char *text;

  g_assert_true (g_file_get_contents (g_file_peek_path (test->file), &text, NULL, NULL));

  return text;
}

/* Writes the file as another program would. */
void
window_test_write (WindowTest *test,
                   const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (test->file), text, -1, NULL));
}

/* The editor in the outline. Returns: (transfer none): %NULL where nothing is edited */
SegueFieldEntry *
window_test_editor (WindowTest *test)
{
  return outline_view_editor (test->outline);
}

/* Gives the row at @position another title in the outline, as somebody who types does. */
void
window_test_edit_title (WindowTest *test,
                        guint       position,
                        const char *title)
{
  window_test_select (test, position);
  window_test_act (test, "outline.edit-title", NULL);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), title);
  segue_outline_finish_edit (test->outline);
  window_test_settle ();
  g_assert_true (segue_document_get_modified (test->document));
}

GtkWidget *
window_test_focus (WindowTest *test)
{
  return gtk_root_get_focus (GTK_ROOT (test->window));
}

/* Finds a question below @widget, in which libadwaita puts it from version 1.5 on. */
static GtkWidget *
find_alert (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwAlertDialog"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_alert (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The question that the window asks. Returns: (transfer none): %NULL where it asks none */
GtkWidget *
window_test_dialog (WindowTest *test)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      GtkWindow *parent = gtk_window_get_transient_for (link->data);
      GtkWidget *alert = parent == GTK_WINDOW (test->window) ? find_alert (link->data) : NULL;

      /* that of the preferences is over them */
      while (parent != NULL && parent != GTK_WINDOW (test->window))
        parent = gtk_window_get_transient_for (parent);
      if (g_str_equal (G_OBJECT_TYPE_NAME (link->data), "AdwMessageDialog") && gtk_widget_get_visible (link->data) &&
          parent != NULL)
        return link->data;
      if (alert != NULL)
        return alert;
    }

  return find_alert (GTK_WIDGET (test->window));
}

/* Returns: (transfer full): the heading or the body of the question that the window asks */
char *
window_test_dup_asked (WindowTest *test,
                       const char *property)
{
  char *text;

  g_object_get (window_test_dialog (test), property, &text, NULL);

  return text;
}

static const char *
get_response_label (GtkWidget  *dialog,
                    const char *response)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  return adw_alert_dialog_get_response_label (ADW_ALERT_DIALOG (dialog), response);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  return adw_message_dialog_get_response_label (ADW_MESSAGE_DIALOG (dialog), response);
#endif
}

/* Closes a question inside the window, as the Escape key does. */
void
window_test_close_question (WindowTest *test)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  adw_dialog_close (ADW_DIALOG (window_test_dialog (test)));
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  gtk_window_close (GTK_WINDOW (window_test_dialog (test)));
#endif
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);

  return found;
}

/* Answers the question that the window asks by the button of @response. */
void
window_test_respond (WindowTest *test,
                     const char *response)
{
  GtkWidget *dialog, *button;

  window_test_await (window_test_dialog (test) != NULL);
  dialog = window_test_dialog (test);
  button = find_button (dialog, get_response_label (dialog, response));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  window_test_settle ();
}

/* The first widget of @type within @widget, or @widget itself, %NULL where there is none. */
GtkWidget *
window_test_find (GtkWidget *widget,
                  GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The widget within @parent that has @id in a template. Of several it is the one that is nested least deep. */
GtkWidget *
window_test_find_id (GtkWidget  *parent,
                     const char *id)
{
  g_autoptr(GQueue) queue = g_queue_new ();
  GtkWidget *widget;

  g_queue_push_tail (queue, parent);
  while ((widget = g_queue_pop_head (queue)) != NULL)
    {
      if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
        return widget;
      for (widget = gtk_widget_get_first_child (widget); widget != NULL; widget = gtk_widget_get_next_sibling (widget))
        g_queue_push_tail (queue, widget);
    }

  return NULL;
}

/* A widget of the window by its id in a template, which it must have. */
GtkWidget *
window_test_child (SegueWindow *window,
                   const char  *id)
{
  GtkWidget *child = window_test_find_id (GTK_WIDGET (window), id);

  g_assert_nonnull (child);

  return child;
}

/* The document of a window. */
SegueDocument *
window_test_document (SegueWindow *window)
{
  return segue_session_get_document (segue_window_get_session (window));
}

gboolean
window_test_is_ready (SegueWindow *window)
{
  gboolean ready;

  g_object_get (window, "ready", &ready, NULL);

  return ready;
}

gboolean
window_test_is_saving (SegueWindow *window)
{
  return segue_save_flow_is_saving (segue_window_get_save_flow (window));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  segue_save_flow_save_finish (SEGUE_SAVE_FLOW (object), result);
}

/* Saves to @file, which the user has chosen. */
void
window_test_save_to (SegueWindow *window,
                     GFile       *file,
                     gboolean     overwrite)
{
  segue_save_flow_save_to_async (segue_window_get_save_flow (window), file, overwrite, saved_cb, NULL);
}

/* Exports to @file, which the user has chosen. */
void
window_test_export (SegueWindow       *window,
                    const SegueFormat *format,
                    GFile             *file)
{
  segue_export_flow_write (segue_window_get_export_flow (window),
                           segue_document_get_episode (window_test_document (window)), format, file);
}

/* Has the views take what is being typed. */
void
window_test_finish_edit (SegueWindow *window)
{
  segue_workspace_finish_edit (get_workspace (window));
}

/* What another program has done with the file. */
SegueExternalChange
window_test_external (SegueWindow *window)
{
  return segue_file_watch_get_external (segue_window_get_file_watch (window));
}

/* The banner about the topic @name. Returns: (transfer none): %NULL where none is shown */
GtkWidget *
window_test_banner (SegueWindow *window,
                    const char  *name)
{
  GtkWidget *child = gtk_widget_get_first_child (window_test_child (window, "banners"));

  while (child != NULL && !g_str_equal (gtk_widget_get_name (child), name))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* Writes the draft now, in a thread. */
void
window_test_flush_draft (SegueWindow *window)
{
  segue_draft_recovery_flush (segue_window_get_recovery (window));
}

/* The file name that a new episode is to be saved under. */
const char *
window_test_proposed_name (SegueWindow *window)
{
  return segue_episode_template_get_name (segue_window_get_template (window));
}

static gboolean
has_undo_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.undo") == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (has_undo_button (child))
        return TRUE;
    }

  return FALSE;
}

/* Whether a message is shown whose button undoes what it tells. */
gboolean
window_test_offers_undo (SegueWindow *window)
{
  return has_undo_button (window_test_child (window, "toasts"));
}

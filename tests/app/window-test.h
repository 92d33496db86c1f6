/* window-test.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/details/segue-details.h"
#include "app/fields/segue-field-entry.h"
#include "app/find/segue-find-bar.h"
#include "app/preview/segue-preview.h"
#include "app/text/segue-text-view.h"
#include "app/window/segue-application.h"
#include "outline-view.h"

G_BEGIN_DECLS

/* A program with one window, on a file of its own. */
typedef struct
{
  SegueApplication *application;
  GSettings *settings;
  char *folder;
  GFile *file;

  SegueWindow *window;
  SegueSession *session;
  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;
  SegueOutline *outline;
  SegueDetails *details;
  SegueTextView *text_view;
  SeguePreview *preview;
  SegueFindBar *find_bar;
  guint64 selected; /* what was selected before a view that selects several rows */
} WindowTest;

typedef void (*WindowTestFunc) (WindowTest *test,
                                const char *text);

/* Runs the main loop until @condition holds; fails when that takes too long. */
#define window_test_await(condition)                                                \
  G_STMT_START                                                                      \
    {                                                                               \
      const gint64 deadline_ = window_test_deadline ();                             \
      while (!(condition))                                                          \
        {                                                                           \
          if (g_get_monotonic_time () > deadline_)                                  \
            g_error ("%s:%d: never came true: %s", __FILE__, __LINE__, #condition); \
          if (!g_main_context_iteration (NULL, FALSE))                              \
            g_usleep (1000);                                                        \
        }                                                                           \
    }                                                                               \
  G_STMT_END

extern const char window_test_notes[];
extern guint window_test_pause;

/* The views that a window can show, each with what must be done before, the action that shows it, the one that leaves
 * it, and what must be done after. */
typedef struct
{
  const char *name;
  const char *action;
  const char *leave;
  void (*before_func) (WindowTest *test);
  void (*after_func) (WindowTest *test);
} WindowTestView;

extern const WindowTestView window_test_views[];
extern const guint window_test_n_views;

gint64            window_test_deadline  (void);
void              window_test_init      (int            *argc,
                                         char         ***argv);
void              window_test_add       (const char     *path,
                                         const char     *text,
                                         WindowTestFunc  func);
void              window_test_settle    (void);
void              window_test_resize    (GtkWidget      *window,
                                         int             width,
                                         int             height);
void              window_test_set_window (WindowTest    *test,
                                          SegueWindow   *window);
GtkWidget        *window_test_find      (GtkWidget      *widget,
                                         GType           type);
GtkWidget        *window_test_find_id   (GtkWidget      *parent,
                                         const char     *id);
GtkWidget        *window_test_child     (SegueWindow    *window,
                                         const char     *id);
SegueDocument    *window_test_document  (SegueWindow    *window);
gboolean          window_test_is_ready  (SegueWindow    *window);
gboolean          window_test_is_saving (SegueWindow    *window);
SegueExternalChange window_test_external (SegueWindow   *window);
void              window_test_drop      (WindowTest     *test,
                                         GFile          *file);
GtkWidget        *window_test_banner    (SegueWindow    *window,
                                         const char     *name);
void              window_test_save_to   (SegueWindow    *window,
                                         GFile          *file,
                                         gboolean        overwrite);
void              window_test_edit_title (WindowTest    *test,
                                          guint          position,
                                          const char    *title);
void              window_test_finish_edit (SegueWindow  *window);
void              window_test_export    (SegueWindow    *window,
                                         const SegueFormat *format,
                                         GFile          *file);
void              window_test_flush_draft (SegueWindow  *window);
const char       *window_test_proposed_name (SegueWindow *window);
gboolean          window_test_offers_undo (SegueWindow  *window);
void              window_test_act       (WindowTest     *test,
                                         const char     *action,
                                         const char     *format,
                                         ...);
gboolean          window_test_is_enabled (GtkWidget     *widget,
                                          const char    *action);
guint             window_test_n_rows    (WindowTest     *test);
SegueOutlineItem *window_test_item      (WindowTest     *test,
                                         guint           position);
guint64           window_test_episode_id (WindowTest    *test);
guint64           window_test_id        (WindowTest     *test,
                                         guint           position);
void              window_test_select    (WindowTest     *test,
                                         guint           position);
char             *window_test_text      (WindowTest     *test);
char             *window_test_file_text (WindowTest     *test);
void              window_test_write     (WindowTest     *test,
                                         const char     *text);
SegueFieldEntry  *window_test_editor    (WindowTest     *test);
GtkWidget        *window_test_focus     (WindowTest     *test);
void              window_test_press     (WindowTest     *test,
                                         guint           key,
                                         GdkModifierType modifiers);
void              window_test_xdotool   (const char     *arguments);
GtkWidget        *window_test_dialog    (WindowTest     *test);
char             *window_test_dup_asked (WindowTest     *test,
                                         const char     *property);
void              window_test_close_question (WindowTest *test);
void              window_test_show_view (WindowTest     *test,
                                         guint           view);
void              window_test_leave_view (WindowTest    *test,
                                          guint          view);
void              window_test_assert_unhyphenated (GtkWidget   *widget);
void              window_test_respond   (WindowTest     *test,
                                         const char     *response);

G_END_DECLS

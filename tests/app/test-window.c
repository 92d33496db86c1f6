/* test-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/widgets/segue-banner.h"
#include "window-test.h"

/* Paragraphs that fill more than one screen. */
#define PARAGRAPHS "글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n글\n\n"
#define LONG_TITLE "a title that is long enough for two lines in half a window, but not in a whole one of some width"
#define LONG_INTRO PARAGRAPHS PARAGRAPHS PARAGRAPHS PARAGRAPHS PARAGRAPHS

static void
quit_cb (GApplication *application)
{
  g_assert_nonnull (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_application_quit (application);
}

/* The program ends whole: nothing keeps a window alive that it has destroyed. */
static void
test_start_and_end (void)
{
  SegueApplication *application = segue_application_new (G_APPLICATION_NON_UNIQUE);
  char *argv[] = { (char *) "segue", NULL };

  g_signal_connect_after (application, "activate", G_CALLBACK (quit_cb), NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, argv), ==, 0);
  window_test_settle ();
  g_assert_finalize_object (application);
}

/* Presses the button in @widget that activates @action. Returns: whether there is one */
static gboolean
press_button (GtkWidget  *widget,
              const char *action)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (press_button (child, action))
        return TRUE;
    }

  return FALSE;
}

static void
test_welcome (WindowTest *test,
              const char *text)
{
  g_assert_true (segue_window_is_blank (test->window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (window_test_child (test->window, "stack"))), ==, "welcome");
  g_assert_false (gtk_widget_get_visible (window_test_child (test->window, "save_button")));
  g_assert_false (window_test_is_enabled (GTK_WIDGET (test->window), "win.filter-outline"));

  /* a new episode begins in the window that has nothing yet */
  g_assert_true (press_button (window_test_child (test->window, "welcome"), "app.new"));
  window_test_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (test->application))), ==, 1);
  g_assert_false (segue_window_is_blank (test->window));
  g_assert_true (window_test_is_enabled (GTK_WIDGET (test->window), "win.filter-outline"));
  g_assert_cmpuint (window_test_n_rows (test), ==, 0);

  window_test_act (test, "outline.add-segment", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "처음");
  window_test_act (test, "outline.commit", NULL);
  window_test_act (test, "outline.add-section", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 2);
}

static void
check_row (WindowTest *test,
           guint       position,
           const char *start,
           const char *title)
{
  g_autoptr(SegueOutlineItem) item = window_test_item (test, position);
  SegueOutlineRow *row = outline_view_row (test->outline, segue_outline_item_get_id (item));
  g_autofree char *label = g_strdup_printf ("%s %s", start, title);

  g_assert_nonnull (row);
  g_assert_true (segue_outline_row_get_item (row) == item);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_open (WindowTest *test,
           const char *text)
{
  AdwWindowTitle *title = ADW_WINDOW_TITLE (window_test_child (test->window, "title"));

  g_assert_cmpuint (window_test_n_rows (test), ==, 11);
  check_row (test, 0, "00:00:10", "여는 말");
  check_row (test, 2, "00:03:07", "느티나무 도서관의 밤");
  check_row (test, 10, "01:33:15", "닫는 말");
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "episode.txt");
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 0);
  g_assert_false (segue_document_get_modified (test->document));

  /* the file that is open is not opened again, neither by its name nor by another one */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *other = g_build_filename (test->folder, "other.txt", NULL);
      g_autoptr(GFile) file = g_file_new_for_path (other);

      if (i > 0)
        g_assert_true (g_file_make_symbolic_link (file, g_file_peek_path (test->file), NULL, NULL));
      segue_application_open_file (test->application, i > 0 ? file : test->file, NULL);
      window_test_settle ();
      g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (test->application))), ==, 1);
    }
}

/* The episode that is shipped. */
/* An episode is shown from its start, above its first entry. */
static void
test_start (WindowTest *test,
            const char *text)
{
  GtkWidget *scroller = window_test_find (GTK_WIDGET (test->preview), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  g_assert_true (gtk_selection_model_is_selected (outline_view_selection (test->outline), 0));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 2 * gtk_adjustment_get_page_size (adjustment));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  /* it follows the user */
  window_test_select (test, 1);
  window_test_await (gtk_adjustment_get_value (adjustment) > 0);
}

static void
test_example (WindowTest *test,
              const char *text)
{
  g_assert_cmpuint (window_test_n_rows (test), >=, 20);
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 0);
  check_row (test, 0, "00:00:00", "여는 말: 밤 열한 시, 불 켜진 열람실");
}

/* A file that cannot be opened leaves a window in which another one can be. */
static void
test_open_fails (WindowTest *test,
                 const char *text)
{
  g_autofree char *heading = NULL;

  segue_application_open_file (test->application, test->file, test->window);
  window_test_await (window_test_dialog (test) != NULL);
  heading = window_test_dup_asked (test, "heading");
  g_assert_nonnull (strstr (heading, "episode.txt"));
  window_test_respond (test, "cancel");
  g_assert_true (segue_window_is_blank (test->window));

  window_test_write (test, window_test_notes);
  segue_application_open_file (test->application, test->file, test->window);
  window_test_await (window_test_n_rows (test) == 11);
}

static void
test_layout (WindowTest *test,
             const char *text)
{
  static const struct
  {
    int width;
    GtkOrientation orientation;
    guint n_lines; /* of a long title */
    gboolean together;
  } steps[] = {
    { 500, GTK_ORIENTATION_VERTICAL, 2, FALSE },
    { 360, GTK_ORIENTATION_VERTICAL, 2, FALSE },
    { 1280, GTK_ORIENTATION_VERTICAL, 2, TRUE },
    { 1700, GTK_ORIENTATION_HORIZONTAL, 1, TRUE },
    { 1000, GTK_ORIENTATION_VERTICAL, 2, TRUE },
    { 840, GTK_ORIENTATION_VERTICAL, 1, FALSE },
  };

  GtkPaned *paned = GTK_PANED (window_test_child (test->window, "paned"));
  GtkOrientable *inner_paned = GTK_ORIENTABLE (window_test_child (test->window, "inner_paned"));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      window_test_resize (GTK_WIDGET (test->window), steps[i].width, 700);
      g_assert_cmpint (gtk_orientable_get_orientation (inner_paned), ==,
                       steps[i].orientation);
      g_assert_cmpuint (outline_view_n_lines (test->outline, 1), ==, steps[i].n_lines);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->outline)));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->preview)) == steps[i].together);
    }

  /* where the border between the panes stood is remembered for each step */
  window_test_resize (GTK_WIDGET (test->window), 1280, 700);
  gtk_paned_set_position (paned, 500);
  window_test_resize (GTK_WIDGET (test->window), 1700, 700);
  gtk_paned_set_position (paned, 650);
  window_test_resize (GTK_WIDGET (test->window), 700, 700);
  window_test_resize (GTK_WIDGET (test->window), 1280, 700);
  g_assert_cmpint (gtk_paned_get_position (paned), ==, 500);
  window_test_resize (GTK_WIDGET (test->window), 1700, 700);
  g_assert_cmpint (gtk_paned_get_position (paned), ==, 650);
}

static gboolean
has_focus_in (WindowTest *test,
              GtkWidget  *view)
{
  GtkWidget *focus = window_test_focus (test);

  return focus != NULL && gtk_widget_is_ancestor (focus, view);
}

/* A narrow window shows one view at a time, with a way back. */
static void
test_narrow (WindowTest *test,
             const char *text)
{
  SegueWindow *window = test->window;

  window_test_resize (GTK_WIDGET (test->window), 500, 700);
  g_assert_false (gtk_widget_get_mapped (window_test_child (window, "back_button")));

  window_test_act (test, "win.focus-preview", NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->preview)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test->outline)));
  g_assert_true (has_focus_in (test, GTK_WIDGET (test->preview)));
  g_assert_true (gtk_widget_get_mapped (window_test_child (window, "view_switch")));

  /* the details are a page with a way back, in the place of the switch */
  window_test_act (test, "win.focus-details", NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->details)));
  g_assert_true (gtk_widget_get_mapped (window_test_child (window, "back_button")));
  window_test_act (test, "win.view", "s", "preview");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->preview)));
  g_assert_false (gtk_widget_get_mapped (window_test_child (window, "back_button")));

  window_test_act (test, "win.show-preview", NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->outline)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test->preview)));
  g_assert_false (gtk_widget_get_mapped (window_test_child (window, "back_button")));
  g_assert_true (has_focus_in (test, GTK_WIDGET (test->outline)));

  /* the text that was shown in a narrow window leaves the preview its place in a wide one */
  window_test_act (test, "win.focus-text", NULL);
  window_test_resize (GTK_WIDGET (test->window), 1280, 700);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->preview)), >=, 400);
  window_test_act (test, "win.focus-outline", NULL);
  window_test_resize (GTK_WIDGET (test->window), 500, 700);

  /* growing past a step brings the others back */
  window_test_act (test, "win.focus-preview", NULL);
  window_test_resize (GTK_WIDGET (test->window), 1280, 700);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->outline)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->preview)));
  g_assert_false (gtk_widget_get_mapped (window_test_child (window, "back_button")));
}

static GtkWidget *
find_visible (WindowTest *test,
              const char *id)
{
  GtkWidget *widget = window_test_child (test->window, id);

  g_assert_true (gtk_widget_get_mapped (widget));

  return widget;
}

/* What adds, saves and undoes has a button at every width. The button adds in the outline, whatever is shown. */
static void
test_header (WindowTest *test,
             const char *text)
{
  static const int widths[] = { 1700, 1280, 700, 380 };
  static const char *const views[] = { "outline", "text" };

  for (guint i = 0; i < G_N_ELEMENTS (widths) * G_N_ELEMENTS (views); i++)
    {
      const guint n = window_test_n_rows (test);

      window_test_resize (GTK_WIDGET (test->window), widths[i / 2], 700);
      window_test_act (test, "win.view", "s", views[i % 2]);
      find_visible (test, "undo_button");
      find_visible (test, "save_button");
      find_visible (test, "add_button");
      window_test_act (test, "win.add-segment", NULL);
      g_assert_cmpuint (window_test_n_rows (test), ==, n + 1);
      g_assert_true (has_focus_in (test, GTK_WIDGET (test->outline)));
      g_assert_nonnull (window_test_editor (test));
      window_test_act (test, "outline.cancel", NULL);
      g_assert_cmpuint (window_test_n_rows (test), ==, n);
    }
}

static guint
count_items (GMenuModel *menu)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *hint = NULL;

      g_menu_model_get_item_attribute (menu, i, "display-hint", "s", &hint);
      /* buttons beside each other are one row */
      n += section == NULL || hint != NULL ? 1 : count_items (section);
    }

  return n;
}

static void
test_menu (WindowTest *test,
           const char *text)
{
  static const int widths[] = { 1700, 1280, 700, 380, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkMenuButton *button;
      guint n;

      window_test_resize (GTK_WIDGET (test->window), widths[i], 700);
      button = GTK_MENU_BUTTON (find_visible (test, "menu_button"));
      n = count_items (gtk_menu_button_get_menu_model (button));
      g_assert_cmpuint (n, <=, 12);
      g_assert_cmpuint (n, >=, 8);
    }
}

/* The problems have one half of the bottom bar, with a fixed edge. A narrow window has room for a fix. */
static void
test_bottom_bar (WindowTest *test,
                 const char *text)
{
  GtkWidget *bar = window_test_child (test->window, "problem_bar");
  int width;

  window_test_resize (GTK_WIDGET (test->window), 1280, 700);
  width = gtk_widget_get_width (bar);
  g_assert_cmpint (width, <, 1280 - 400);
  find_visible (test, "arrows");
  window_test_act (test, "win.fix-problem", "u", 0);
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 0);
  g_assert_cmpint (gtk_widget_get_width (bar), ==, width);
  window_test_act (test, "win.undo", NULL);
  window_test_await (segue_problems_get_n (test->problems) == 1);

  /* in steps, since a window leaves things out on its way */
  window_test_resize (GTK_WIDGET (test->window), 700, 700);
  window_test_resize (GTK_WIDGET (test->window), 380, 700);
  g_assert_false (gtk_widget_get_mapped (window_test_child (test->window, "arrows")));
  g_assert_true (press_button (bar, "win.fix-problem"));
  window_test_await (segue_problems_get_n (test->problems) == 0);
}

static void
test_problems (WindowTest *test,
               const char *text)
{
  SegueOutline *outline = test->outline;
  SegueProblem *problem;
  g_autofree char *fixed = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 1);
  problem = segue_problems_get_current (test->problems, NULL);
  g_assert_cmpuint (segue_problem_get_id (problem), ==, window_test_id (test, 9));

  window_test_act (test, "win.next-problem", NULL);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 9));

  /* the likeliest fix comes first, and is one step */
  window_test_act (test, "win.fix-problem", "u", 0);
  fixed = window_test_text (test);
  g_assert_cmpstr (fixed, ==, window_test_notes);
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 0);
  window_test_act (test, "win.undo", NULL);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);
  window_test_await (segue_problems_get_n (test->problems) == 1);

  /* nothing is said about what is being typed until that has ended */
  window_test_select (test, 2);
  window_test_act (test, "outline.edit-start", NULL);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "00:59:59");
  g_usleep (300 * 1000);
  window_test_settle ();
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 1);
  segue_outline_finish_edit (outline);
  window_test_await (segue_problems_get_n (test->problems) == 2);

  /* nor about an entry that was only just added, which has no title yet */
  window_test_act (test, "outline.add-segment", NULL);
  g_usleep (300 * 1000);
  window_test_settle ();
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 2);
  segue_outline_finish_edit (outline);
  window_test_await (segue_problems_get_n (test->problems) == 3);
}

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         gboolean        natural)
{
  int least, wanted;

  gtk_widget_measure (widget, orientation, for_size, &least, &wanted, NULL, NULL);

  return natural ? wanted : least;
}

/* The least height is that of the widest banner. A greater one would be the least height of the whole window. */
static void
test_banner (WindowTest *test,
             const char *text)
{
  g_autoptr(GtkWidget) banner =
    g_object_ref_sink (segue_banner_new ("dialog-warning-symbolic",
                                         "Another program has changed this file while it was being edited here."));
  int narrow, wide;

  segue_banner_add_button (SEGUE_BANNER (banner), "_Keep My Changes", "win.keep");
  segue_banner_add_button (SEGUE_BANNER (banner), "_Load the Other Version", "win.reload");
  narrow = measure (banner, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  wide = measure (banner, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
  g_assert_cmpint (narrow, <, wide);
  g_assert_cmpint (measure (banner, GTK_ORIENTATION_VERTICAL, -1, FALSE), ==,
                   measure (banner, GTK_ORIENTATION_VERTICAL, wide, FALSE));
  g_assert_cmpint (measure (banner, GTK_ORIENTATION_VERTICAL, narrow, FALSE), >,
                   measure (banner, GTK_ORIENTATION_VERTICAL, wide, FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *example = NULL;
  g_autofree char *wrong = NULL;
  g_auto(GStrv) parts = g_strsplit (window_test_notes, "01:31:23", 2);

  window_test_init (&argc, &argv);
  wrong = g_strjoinv ("00:31:23", parts);
  g_assert_true (g_file_get_contents (SEGUE_TEST_EXAMPLE, &example, NULL, NULL));

  g_test_add_func ("/window/start-and-end", test_start_and_end);
  window_test_add ("/window/banner", NULL, test_banner);
  window_test_add ("/window/welcome", NULL, test_welcome);
  window_test_add ("/window/start", LONG_INTRO "(00:00:10) 여는 말\n(00:00:20) 닫는 말\n", test_start);
  window_test_add ("/window/open", window_test_notes, test_open);
  window_test_add ("/window/example", example, test_example);
  window_test_add ("/window/open-fails", NULL, test_open_fails);
  window_test_add ("/window/layout", "(00:10) a\n(00:20) " LONG_TITLE "\n(00:30) c\n", test_layout);
  window_test_add ("/window/header", window_test_notes, test_header);
  window_test_add ("/window/menu", window_test_notes, test_menu);
  window_test_add ("/window/narrow", window_test_notes, test_narrow);
  window_test_add ("/window/bottom-bar", wrong, test_bottom_bar);
  window_test_add ("/window/problems", wrong, test_problems);

  return g_test_run ();
}

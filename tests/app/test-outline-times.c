/* test-outline-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/outline/segue-outline-title.h"
#include "app/widgets/segue-times-cuts.h"
#include "core/edit/segue-retime.h"
#include "outline-test.h"
#include "tab-walk.h"

/* Returns the popover for times, whether it is open or not. */
static GtkWidget *
get_popover (WindowTest *test)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (test->outline)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "SegueTimesPopover"))
      return child;

  return NULL;
}

static gboolean
is_open (WindowTest *test)
{
  GtkWidget *popover = get_popover (test);

  return popover != NULL && gtk_widget_get_visible (popover);
}

static GtkWidget *
get_child (WindowTest *test,
           const char *id)
{
  GtkWidget *child = window_test_find_id (get_popover (test), id);

  g_assert_nonnull (child);

  return child;
}

static void
type (WindowTest *test,
      GtkWidget  *entry,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  window_test_settle ();
}

static void
press (WindowTest *test,
       const char *id)
{
  g_assert_true (gtk_widget_is_sensitive (get_child (test, id)));
  g_signal_emit_by_name (get_child (test, id), "clicked");
  window_test_settle ();
}

/* Returns the inscription of a row that is its time or its title. */
static GtkWidget *
get_text (WindowTest *test,
          guint       position,
          const char *id)
{
  return window_test_find_id (GTK_WIDGET (outline_view_row (test->outline, window_test_id (test, position))), id);
}

/* Asserts what the row shows, and whether that stands out as proposed. */
static void
assert_start (WindowTest *test,
              guint       position,
              const char *text,
              gboolean    proposed)
{
  GtkWidget *start = get_text (test, position, "start");

  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (start)), ==, text);
  g_assert_cmpint (gtk_widget_has_css_class (start, "proposed"), ==, proposed);
}

/* The outline shows the new times while an amount is typed. Escape takes them back, Return sets them in one step. */
static void
test_shift (WindowTest *test,
            const char *notes)
{
  g_autofree char *before = window_test_text (test);
  g_autofree char *unchanged = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  outline_test_click (test, 3, FALSE, FALSE);
  window_test_act (test, "outline.change-times", "s", "shift");
  g_assert_true (is_open (test));
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), get_child (test, "amount")));
  g_assert_false (gtk_widget_is_sensitive (get_child (test, "apply")));
  type (test, get_child (test, "amount"), "1:30");
  assert_start (test, 2, "01:00", FALSE);
  assert_start (test, 3, "03:30", TRUE);
  assert_start (test, 8, "06:30", TRUE);
  gtk_popover_popdown (GTK_POPOVER (get_popover (test)));
  window_test_settle ();
  assert_start (test, 3, "02:00", FALSE);
  outline_test_assert_focus (test, 3);
  unchanged = window_test_text (test);
  g_assert_cmpstr (unchanged, ==, before);

  window_test_act (test, "win.change-times", "s", "shift");
  type (test, get_child (test, "amount"), "1:30");
  g_signal_emit_by_name (get_child (test, "amount"), "activate");
  window_test_settle ();
  g_assert_false (is_open (test));
  outline_test_assert_focus (test, 3);
  assert_start (test, 3, "03:30", FALSE);
  after = window_test_text (test);
  g_assert_nonnull (strstr (after, "(01:00) b\n(03:30) c\n  (04:00) d\n"));
  window_test_act (test, "win.undo", NULL);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, before);
}

static GtkWidget *
get_cell (WindowTest *test,
          guint       number)
{
  GtkWidget *cell = gtk_widget_get_first_child (gtk_widget_get_first_child (get_child (test, "rows")));

  while (number-- > 0)
    cell = gtk_widget_get_next_sibling (cell);

  return cell;
}

/* Asserts that no other label in sight has the mnemonic of one, which would then only move between them. */
static void
assert_mnemonics (GtkWidget *widget,
                  GArray    *keys)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) != GDK_KEY_VoidSymbol)
    {
      const guint key = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget));

      for (guint i = 0; i < keys->len; i++)
        if (g_array_index (keys, guint, i) == key)
          g_error ("The mnemonic of “%s” is taken", gtk_label_get_text (GTK_LABEL (widget)));
      g_array_append_val (keys, key);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_mnemonics (child, keys);
}

/* All choices are in sight, and can be reached by keys of their own. */
static void
assert_reachable (WindowTest *test)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (get_child (test, "scroller")));

  assert_mnemonics (get_popover (test), keys);
  g_assert_cmpuint (keys->len, >, 6);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=, gtk_adjustment_get_page_size (adjustment));
}

/* A break is one row of the table, which begins at the current segment. */
static void
test_cuts (WindowTest *test,
           const char *notes)
{
  g_autofree char *text = NULL;
  GtkWidget *choice;

  outline_test_click (test, 3, FALSE, FALSE);
  window_test_act (test, "outline.change-times", "s", "cuts");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_cell (test, 0))), ==, "02:00");
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), get_cell (test, 2)));
  type (test, get_cell (test, 2), "2:15");
  assert_start (test, 2, "01:00", FALSE);
  assert_start (test, 3, "04:15", TRUE);
  /* what starts in a removed part can stay without a time, start at the cut or be left out */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_last_child (get_cell (test, 1))), TRUE);
  window_test_settle ();
  assert_start (test, 3, "No time yet", TRUE);
  g_assert_true (gtk_widget_get_visible (get_child (test, "removed_box")));
  assert_reachable (test);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_child (test, "removed_drop")), TRUE);
  window_test_settle ();
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (outline_view_row (test->outline, window_test_id (test, 3))),
                                           "left-out"));
  /* each of them can differ from the others */
  choice = gtk_widget_get_last_child (gtk_widget_get_first_child (get_child (test, "removed_list")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), SEGUE_REMOVED_MOVE);
  window_test_settle ();
  assert_start (test, 3, "02:00", FALSE);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (outline_view_row (test->outline, window_test_id (test, 3))),
                                            "left-out"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_child (test, "removed_drop"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_child (test, "removed_drop")), TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, SEGUE_REMOVED_DROP);
  press (test, "apply");
  text = window_test_text (test);
  g_assert_nonnull (strstr (text, "(01:00) b\n\n# Two\n(02:45) g\n"));
  g_assert_null (strstr (text, ") c\n"));
  window_test_act (test, "win.undo", NULL);
}

/* A list of cuts fills the table; one that is wrong is explained, and the table stays. */
static void
test_list (WindowTest *test,
           const char *notes)
{
  g_autofree char *path = g_build_filename (test->folder, "cuts.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *summary;

  outline_test_click (test, 3, FALSE, FALSE);
  window_test_act (test, "outline.change-times", "s", "cuts");
  summary = get_child (test, "summary");
  g_assert_true (g_file_set_contents (path, "120.0\t150.0\tadded\n200.0\t210.0\tum\n", -1, NULL));
  segue_times_cuts_read_file (SEGUE_TIMES_CUTS (get_child (test, "cuts")), file);
  window_test_await (gtk_widget_get_visible (summary));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (summary)), ==, "2 parts from cuts.txt");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_cell (test, 0))), ==, "00:02:00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_cell (test, 2))), ==, "0:30");
  assert_start (test, 3, "02:30", TRUE);
  assert_start (test, 7, "04:20", TRUE);
  g_assert_true (g_file_set_contents (path, "120.0\tx\n", -1, NULL));
  segue_times_cuts_read_file (SEGUE_TIMES_CUTS (get_child (test, "cuts")), file);
  window_test_await (gtk_widget_has_css_class (summary, "error"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (summary)), "cuts.txt, line 1: "));
  assert_start (test, 3, "02:30", TRUE);
  press (test, "apply");
  window_test_act (test, "win.undo", NULL);
}

static void
test_points (WindowTest *test,
             const char *notes)
{
  outline_test_click (test, 3, FALSE, FALSE);
  window_test_act (test, "outline.change-times", "s", "points");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (test, "point_after_1"))), ==, "05:00");
  type (test, get_child (test, "point_after_0"), "0:20");
  type (test, get_child (test, "point_after_1"), "10:00");
  assert_start (test, 3, "04:00", TRUE);
  press (test, "apply");
  assert_start (test, 3, "04:00", FALSE);
  window_test_act (test, "win.undo", NULL);
}

/* Times in texts are listed, can be left as they are, and are reached by Tab. */
static void
test_mentions (WindowTest *test,
               const char *notes)
{
  g_autofree char *text = NULL;
  GtkWidget *check;

  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.change-times", "s", "shift");
  type (test, get_child (test, "amount"), "1:30");
  g_assert_true (gtk_widget_get_mapped (get_child (test, "mentions")));
  tab_walk (get_popover (test), GTK_DIR_TAB_FORWARD, "folded");
  gtk_widget_activate (get_child (test, "mentions"));
  window_test_settle ();
  g_assert_true (gtk_widget_get_mapped (get_child (test, "mention_list")));
  tab_walk (get_popover (test), GTK_DIR_TAB_FORWARD, "unfolded");
  gtk_widget_activate (get_child (test, "mentions"));
  window_test_settle ();
  tab_walk (get_popover (test), GTK_DIR_TAB_BACKWARD, "folded again");
  check = gtk_widget_get_first_child (get_child (test, "mention_list"));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  window_test_settle ();
  press (test, "apply");
  text = window_test_text (test);
  g_assert_cmpstr (text, ==, "(00:10) a\n(02:30) b, as at 01:00\nmore at (03:30)\n(03:30) c\n");
  window_test_act (test, "win.undo", NULL);
}

/* Titles from the clipboard go onto the segments that are there. */
static void
test_titles (WindowTest *test,
             const char *notes)
{
  g_autofree char *text = NULL;
  GtkWidget *title;

  outline_test_copy (test, "- Eins\n- Zwei\n");
  outline_test_click (test, 7, FALSE, FALSE);
  window_test_act (test, "outline.change-times", "s", "paste-titles");
  window_test_await (gtk_widget_is_sensitive (get_child (test, "apply")));
  title = get_text (test, 7, "title");
  g_assert_cmpstr (segue_outline_title_get_text (SEGUE_OUTLINE_TITLE (title)), ==, "Eins");
  g_assert_true (gtk_widget_has_css_class (title, "proposed"));
  window_test_await (window_test_focus (test) == get_child (test, "apply"));
  press (test, "apply");
  text = window_test_text (test);
  g_assert_nonnull (strstr (text, "(04:00) Eins\n(05:00) Zwei\n"));
  window_test_act (test, "win.undo", NULL);
}

/* The popover goes when the notes change, and when the outline is not shown. */
static void
test_ends (WindowTest *test,
           const char *notes)
{
  outline_test_click (test, 3, FALSE, FALSE);
  window_test_act (test, "outline.change-times", "s", "shift");
  type (test, get_child (test, "amount"), "1:30");
  window_test_act (test, "outline.nudge", "i", 1000);
  g_assert_false (is_open (test));
  assert_start (test, 3, "02:01", FALSE);
  window_test_act (test, "win.undo", NULL);

  window_test_act (test, "outline.change-times", "s", "round");
  g_assert_true (is_open (test));
  window_test_act (test, "win.focus-text", NULL);
  window_test_await (!is_open (test));
  g_assert_null (segue_view_state_get_proposal (test->state));
  window_test_act (test, "win.focus-outline", NULL);
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);
  window_test_add ("/outline-times/shift", outline_test_notes, test_shift);
  window_test_add ("/outline-times/cuts", outline_test_notes, test_cuts);
  window_test_add ("/outline-times/list", outline_test_notes, test_list);
  window_test_add ("/outline-times/mentions", "(00:10) a\n(01:00) b, as at 01:00\nmore at (02:00)\n(02:00) c\n",
                   test_mentions);
  window_test_add ("/outline-times/points", outline_test_notes, test_points);
  window_test_add ("/outline-times/titles", outline_test_notes, test_titles);
  window_test_add ("/outline-times/ends", outline_test_notes, test_ends);

  return g_test_run ();
}

/* test-preferences.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-mark-key.h"
#include "app/window/segue-preferences.h"
#include "core/edit/segue-edit.h"
#include "text-test.h"

#define N_SEGMENTS 300

/* Opens the preferences as the key does, over the window. */
static GtkWidget *
open_preferences (WindowTest *test)
{
  g_auto(GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (test->application), "app.preferences");
  g_autoptr(GList) windows = NULL;

  g_assert_cmpstr (keys[0], ==, "<Control>comma");
  g_action_group_activate_action (G_ACTION_GROUP (test->application), "preferences", NULL);
  window_test_settle ();
  windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link != NULL; link = link->next)
    if (SEGUE_IS_PREFERENCES (link->data))
      {
        g_assert_true (gtk_window_get_transient_for (link->data) == GTK_WINDOW (test->window));
        return link->data;
      }
  g_assert_not_reached ();
}

static void
close_preferences (GtkWidget *preferences)
{
  gtk_window_destroy (GTK_WINDOW (preferences));
  window_test_settle ();
}

static void
set_active (GtkWidget  *preferences,
            const char *id,
            gboolean    active)
{
  GObject *widget = gtk_widget_get_template_child (preferences, SEGUE_TYPE_PREFERENCES, id);

  g_assert_nonnull (widget);
  gtk_switch_set_active (GTK_SWITCH (widget), active);
  window_test_settle ();
}

static double
select_and_scroll (WindowTest *test,
                   guint       position)
{
  GtkAdjustment *adjustment;

  window_test_select (test, position);
  /* the preview scrolls a second time when its lines have their heights */
  g_usleep (500 * 1000);
  window_test_settle ();
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (segue_preview_get_view (test->preview)));

  return gtk_adjustment_get_value (adjustment);
}

static void
test_follow (WindowTest *test,
             const char *text)
{
  GtkWidget *preferences = open_preferences (test);
  double far;

  far = select_and_scroll (test, N_SEGMENTS - 10);
  g_assert_cmpfloat (far, >, 1000);

  set_active (preferences, "follow_switch", FALSE);
  g_assert_false (g_settings_get_boolean (test->settings, "follow-selection"));
  g_assert_cmpfloat (select_and_scroll (test, 1), ==, far);

  set_active (preferences, "follow_switch", TRUE);
  g_assert_cmpfloat (select_and_scroll (test, 2), <, 1000);
  close_preferences (preferences);
}

static PangoFontDescription *
get_font (GtkTextView *view)
{
  return pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (view)));
}

/* Activates the row of the font and chooses one in the dialog, as a click and Select do. */
static void
choose_font (GtkWidget  *preferences,
             const char *font)
{
  GObject *row = gtk_widget_get_template_child (preferences, SEGUE_TYPE_PREFERENCES, "font_row");
  g_autoptr(GList) windows = NULL;

  adw_action_row_activate (ADW_ACTION_ROW (row));
  window_test_settle ();
  windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link != NULL; link = link->next)
    if (GTK_IS_FONT_CHOOSER_DIALOG (link->data))
      {
        g_assert_true (gtk_window_get_transient_for (link->data) == GTK_WINDOW (preferences));
        gtk_font_chooser_set_font (GTK_FONT_CHOOSER (link->data), font);
        gtk_dialog_response (GTK_DIALOG (link->data), GTK_RESPONSE_OK);
        window_test_settle ();
        return;
      }
  g_assert_not_reached ();
}

static void
test_font (WindowTest *test,
           const char *text)
{
  GtkTextView *preview = segue_preview_get_view (test->preview);
  g_autofree char *usual = NULL;
  g_autofree char *usual_preview = pango_font_description_to_string (get_font (preview));
  g_autofree char *same_preview = NULL;
  g_autofree char *again = NULL;
  GtkWidget *preferences;
  GObject *row;
  int size;

  text_test_show (test);
  preferences = open_preferences (test);
  row = gtk_widget_get_template_child (preferences, SEGUE_TYPE_PREFERENCES, "font_row");
  usual = pango_font_description_to_string (get_font (text_test_view (test)));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  set_active (preferences, "font_switch", TRUE);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  choose_font (preferences, "Cantarell Bold 21");
  g_assert_cmpstr (pango_font_description_get_family (get_font (text_test_view (test))), ==, "Cantarell");
  g_assert_cmpint (pango_font_description_get_weight (get_font (text_test_view (test))), ==, PANGO_WEIGHT_BOLD);
  size = pango_font_description_get_size (get_font (text_test_view (test)));
  g_assert_cmpint (size, >=, 21 * PANGO_SCALE - 1);

  /* with zoom, too, and never in the preview */
  same_preview = pango_font_description_to_string (get_font (preview));
  g_assert_cmpstr (same_preview, ==, usual_preview);
  window_test_act (test, "win.zoom-in", NULL);
  g_assert_cmpint (ABS (pango_font_description_get_size (get_font (text_test_view (test))) - size * 11 / 10), <=, 20);
  window_test_act (test, "win.zoom-reset", NULL);

  set_active (preferences, "font_switch", FALSE);
  again = pango_font_description_to_string (get_font (text_test_view (test)));
  g_assert_cmpstr (again, ==, usual);
  close_preferences (preferences);
  g_settings_reset (test->settings, "custom-font");
}

static void
test_style (WindowTest *test,
            const char *text)
{
  GListModel *listed = segue_problems_get_model (test->problems, SEGUE_PROBLEMS_NOTES);
  GtkWidget *preferences = open_preferences (test);

  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, 0);
  set_active (preferences, "style_switch", TRUE);
  window_test_await (g_list_model_get_n_items (listed) == 1);
  set_active (preferences, "style_switch", FALSE);
  window_test_await (g_list_model_get_n_items (listed) == 0);
  close_preferences (preferences);
}

/* Presses a key in the question for the key that marks times. */
static void
press_in_question (WindowTest      *test,
                   guint            key,
                   GdkModifierType  modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (window_test_dialog (test));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &taken);
    }
}

static void
assert_mark_keys (WindowTest *test,
                  const char *first)
{
  g_auto(GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (test->application), "win.mark-next");

  g_assert_cmpstr (keys[0], ==, first);
  g_assert_cmpstr (keys[1], ==, "<Control>m");
}

static void
assert_refused (WindowTest      *test,
                guint            key,
                GdkModifierType  modifiers,
                const char      *expected)
{
  g_autofree char *refusal = segue_mark_key_dup_refusal (GTK_APPLICATION (test->application), key, modifiers);

  g_assert_cmpstr (refusal, ==, expected);
}

/* The key that marks times can be set. One that does something else is refused in words. */
static void
test_mark_key (WindowTest *test,
               const char *text)
{
  GtkWidget *preferences = open_preferences (test);
  GObject *row = gtk_widget_get_template_child (preferences, SEGUE_TYPE_PREFERENCES, "mark_key_row");
  GObject *label = gtk_widget_get_template_child (preferences, SEGUE_TYPE_PREFERENCES, "mark_key_label");

  assert_mark_keys (test, "F4");
  assert_refused (test, GDK_KEY_F12, 0, NULL);
  assert_refused (test, GDK_KEY_AudioForward, 0, NULL);
  assert_refused (test, GDK_KEY_F4, 0, NULL);
  assert_refused (test, GDK_KEY_m, GDK_CONTROL_MASK, NULL);
  assert_refused (test, GDK_KEY_m, 0, "M is needed for writing. Take a function key, or a key with Ctrl or Alt.");
  assert_refused (test, GDK_KEY_s, GDK_CONTROL_MASK, "Ctrl+S does something else: “Save”.");
  assert_refused (test, GDK_KEY_d, GDK_CONTROL_MASK, "Ctrl+D does something else: “Duplicate”.");
  assert_refused (test, GDK_KEY_F4, GDK_ALT_MASK, "Alt+F4 does something else.");

  adw_action_row_activate (ADW_ACTION_ROW (row));
  window_test_await (window_test_dialog (test) != NULL);
  press_in_question (test, GDK_KEY_s, GDK_CONTROL_MASK);
  window_test_respond (test, "cancel");
  assert_mark_keys (test, "F4");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  window_test_await (window_test_dialog (test) != NULL);
  press_in_question (test, GDK_KEY_F12, GDK_SHIFT_MASK);
  window_test_respond (test, "use");
  assert_mark_keys (test, "<Shift>F12");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Shift+F12");
  g_settings_set_string (test->settings, "mark-key", "nonsense");
  assert_mark_keys (test, "F4");
  g_settings_reset (test->settings, "mark-key");

  set_active (preferences, "moves_switch", FALSE);
  g_assert_false (g_settings_get_boolean (test->settings, "mark-moves"));
  set_active (preferences, "moves_switch", TRUE);
  close_preferences (preferences);
}

static GtkWidget *
get_row (GtkWidget  *preferences,
         const char *id)
{
  GObject *row = gtk_widget_get_template_child (preferences, SEGUE_TYPE_PREFERENCES, id);

  g_assert_nonnull (row);

  return GTK_WIDGET (row);
}

/* Returns the switch of the rule @id below @widget, or NULL. */
static GtkSwitch *
find_switch (GtkWidget  *widget,
             const char *id)
{
  GtkSwitch *found = NULL;

  if (GTK_IS_SWITCH (widget) && g_str_equal (gtk_widget_get_name (widget), id))
    return GTK_SWITCH (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_switch (child, id);

  return found;
}

/* A check that is only noted does not count as a problem. The switch follows the setting. */
static void
test_noted (WindowTest *test,
            const char *text)
{
  static const char *const noted[] = { "time-order", NULL };
  GListModel *notes = segue_problems_get_model (test->problems, SEGUE_PROBLEMS_NOTES);
  GtkWidget *preferences = open_preferences (test), *row = get_row (preferences, "noted_row");
  GtkSwitch *noted_switch = find_switch (row, "title-empty");
  g_auto(GStrv) kept = NULL;

  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 2);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_false (gtk_switch_get_active (noted_switch));
  gtk_switch_set_active (noted_switch, TRUE);
  window_test_await (segue_problems_get_n (test->problems) == 1);
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);

  g_settings_set_strv (test->settings, "noted-rules", noted);
  window_test_await (g_str_equal (segue_problem_get_rule (segue_problems_get (test->problems, 0)), "title-empty"));
  g_assert_false (gtk_switch_get_active (noted_switch));
  g_assert_true (gtk_switch_get_active (find_switch (row, "time-order")));
  kept = g_settings_get_strv (test->settings, "noted-rules");
  g_assert_cmpuint (g_strv_length (kept), ==, 1);

  gtk_switch_set_active (find_switch (row, "time-order"), FALSE);
  window_test_await (segue_problems_get_n (test->problems) == 2);
  close_preferences (preferences);
}

/* A new episode writes its segments like the line in the preferences. What is not a segment is not kept. */
static void
test_form (WindowTest *test,
           const char *text)
{
  GtkWidget *preferences = open_preferences (test), *row = get_row (preferences, "segment_row");
  g_autofree char *kept = NULL;
  g_autofree char *written = NULL;
  g_autoptr(SegueEpisode) added = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), " - [0:00] Title ");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_editable_delete_text (GTK_EDITABLE (row), 4, 5);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  kept = g_settings_get_string (test->settings, "new-segment");
  g_assert_cmpstr (kept, ==, "- [0:00] Title");
  close_preferences (preferences);

  segue_window_new_episode (test->window);
  g_assert_false (segue_document_get_modified (test->document));
  added = segue_edit_insert_segment (segue_document_get_episode (test->document), 1, 61000, "Opening", NULL, NULL);
  g_assert_nonnull (added);
  segue_document_apply (test->document, added, "Add Segment", NULL, NULL);
  written = window_test_text (test);
  g_assert_cmpstr (written, ==, "- [1:01] Opening\n");

  preferences = open_preferences (test);
  row = get_row (preferences, "segment_row");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "- [0:00] Title");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_free (kept);
  kept = g_settings_get_string (test->settings, "new-segment");
  g_assert_cmpstr (kept, ==, "");
  close_preferences (preferences);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GString) notes = g_string_new ("# Long\n\n");

  for (guint i = 0; i < N_SEGMENTS; i++)
    g_string_append_printf (notes, "- (%02u:%02u) Topic %u\n", i / 60, i % 60, i);
  window_test_init (&argc, &argv);
  window_test_add ("/preferences/follow", notes->str, test_follow);
  window_test_add ("/preferences/font", window_test_notes, test_font);
  window_test_add ("/preferences/mark-key", window_test_notes, test_mark_key);
  window_test_add ("/preferences/noted", "(0:00) Start\n(9:00) Late\n(5:00) Early\n(12:00)\n", test_noted);
  window_test_add ("/preferences/form", NULL, test_form);
  window_test_add ("/preferences/style", "(0:00) Start\nWe saw the the moon.\n(1:00) End\n", test_style);

  return g_test_run ();
}

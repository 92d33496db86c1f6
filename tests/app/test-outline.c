/* test-outline.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/exchange/segue-clip.h"
#include "core/edit/segue-edit.h"
#include "outline-test.h"

static void
test_select (WindowTest *test,
             const char *text)
{
  outline_test_click (test, 2, FALSE, FALSE);
  outline_test_assert_selected (test, "2");
  g_assert_cmpuint (outline_test_current (test), ==, 2);

  outline_test_click (test, 5, FALSE, TRUE);
  outline_test_assert_selected (test, "2 3 4 5");
  g_assert_cmpuint (outline_test_current (test), ==, 5);
  outline_test_assert_focus (test, 5);

  outline_test_click (test, 7, TRUE, FALSE);
  outline_test_assert_selected (test, "2 3 4 5 7");
  g_assert_cmpuint (outline_test_current (test), ==, 7);
  outline_test_click (test, 3, TRUE, FALSE);
  outline_test_assert_selected (test, "2 4 5 7");
  g_assert_cmpuint (outline_test_current (test), ==, 3);

  gtk_widget_activate_action (GTK_WIDGET (outline_view_list (test->outline)), "list.select-all", NULL);
  window_test_settle ();
  outline_test_assert_selected (test, "0 1 2 3 4 5 6 7 8");
  g_assert_cmpuint (outline_test_current (test), ==, 3);

  /* another view goes to one entry */
  window_test_select (test, 6);
  outline_test_assert_selected (test, "6");
  outline_test_assert_focus (test, 6);
  /* and a range that is extended begins there */
  outline_test_click (test, 8, FALSE, TRUE);
  outline_test_assert_selected (test, "6 7 8");
}

static void
test_remove (WindowTest *test,
             const char *text)
{
  const guint64 b = window_test_id (test, 2);
  const guint64 g = window_test_id (test, 8);

  outline_test_click (test, 2, FALSE, FALSE);
  outline_test_click (test, 3, TRUE, FALSE);
  outline_test_click (test, 7, TRUE, FALSE);
  window_test_act (test, "outline.remove", NULL);
  outline_test_assert_titles (test, "a|One|e|Two|g");
  g_assert_cmpuint (outline_test_current (test), ==, 2);
  outline_test_assert_selected (test, "2");
  outline_test_assert_focus (test, 2);

  /* it is one step, which brings all of them back selected */
  window_test_act (test, "win.undo", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");
  g_assert_false (segue_document_can_undo (test->document));
  outline_test_assert_selected (test, "2 3 4 7");
  g_assert_cmpuint (window_test_id (test, 2), ==, b);
  window_test_act (test, "win.redo", NULL);
  outline_test_assert_titles (test, "a|One|e|Two|g");
  window_test_act (test, "win.undo", NULL);

  /* all of it */
  gtk_widget_activate_action (GTK_WIDGET (outline_view_list (test->outline)), "list.select-all", NULL);
  window_test_act (test, "outline.remove", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 0);
  window_test_act (test, "win.undo", NULL);
  g_assert_cmpuint (window_test_id (test, 8), ==, g);
}

static void
test_move (WindowTest *test,
           const char *text)
{
  const guint64 e = window_test_id (test, 5);

  /* across sections, with what stands under them */
  outline_test_click (test, 3, FALSE, FALSE);
  outline_test_click (test, 5, TRUE, FALSE);
  window_test_act (test, "outline.move-down", NULL);
  outline_test_assert_titles (test, "a|One|b|Two|c|d|e|f|g");
  outline_test_assert_selected (test, "4 6");
  g_assert_cmpuint (outline_test_current (test), ==, 6);
  g_assert_cmpuint (window_test_id (test, 6), ==, e);
  outline_test_assert_focus (test, 6);
  window_test_act (test, "outline.move-down", NULL);
  outline_test_assert_titles (test, "a|One|b|Two|f|c|d|e|g");
  outline_test_assert_selected (test, "5 7");

  window_test_act (test, "win.undo", NULL);
  outline_test_assert_selected (test, "4 6");
  window_test_act (test, "win.undo", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");
  outline_test_assert_selected (test, "3 5");
  outline_test_assert_focus (test, 5);
  g_assert_false (segue_document_can_undo (test->document));

  /* a collapsed section stays so where it goes */
  window_test_act (test, "outline.toggle", "t", window_test_id (test, 1));
  outline_test_assert_titles (test, "a|One|Two|f|g");
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.move-down", NULL);
  outline_test_assert_titles (test, "a|Two|f|g|One");
  outline_test_assert_selected (test, "4");
  /* where there is no way, nothing happens */
  window_test_act (test, "outline.move-down", NULL);
  outline_test_assert_titles (test, "a|Two|f|g|One");
  window_test_act (test, "win.undo", NULL);
  outline_test_assert_titles (test, "a|One|Two|f|g");
}

/* The keys for the next and the previous section pass over segments. */
static void
test_sections (WindowTest *test,
               const char *text)
{
  outline_test_click (test, 0, FALSE, FALSE);
  window_test_act (test, "outline.next-section", NULL);
  outline_test_assert_selected (test, "1");
  outline_test_assert_focus (test, 1);
  window_test_act (test, "outline.next-section", NULL);
  outline_test_assert_selected (test, "6");
  outline_test_assert_focus (test, 6);
  window_test_act (test, "outline.next-section", NULL);
  outline_test_assert_selected (test, "6");

  /* from a segment, the section that it is in comes first, also from its title */
  outline_test_click (test, 7, FALSE, FALSE);
  window_test_act (test, "outline.edit-title", NULL);
  window_test_act (test, "outline.previous-section", NULL);
  outline_test_assert_selected (test, "6");
  outline_test_assert_focus (test, 6);
  window_test_act (test, "outline.previous-section", NULL);
  outline_test_assert_selected (test, "1");
  window_test_act (test, "outline.previous-section", NULL);
  outline_test_assert_selected (test, "1");
}

static void
test_nudge (WindowTest *test,
            const char *text)
{
  g_autofree char *before = window_test_text (test);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;

  outline_test_click (test, 2, FALSE, FALSE);
  outline_test_click (test, 7, TRUE, FALSE);
  window_test_act (test, "outline.nudge", "i", 1000);
  window_test_act (test, "outline.nudge", "i", 10000);
  after = window_test_text (test);
  g_assert_nonnull (strstr (after, "(01:11) b"));
  g_assert_nonnull (strstr (after, "(02:00) c"));
  g_assert_nonnull (strstr (after, "(04:11) f"));
  outline_test_assert_selected (test, "2 7");
  window_test_act (test, "win.undo", NULL);
  back = window_test_text (test);
  g_assert_cmpstr (back, ==, before);
}

/* Entries go through the clipboard as what they are. */
static void
test_clipboard (WindowTest *test,
                const char *text)
{
  const guint64 b = window_test_id (test, 2);
  g_autofree char *after = NULL;

  outline_test_click (test, 2, FALSE, FALSE);
  outline_test_click (test, 4, TRUE, FALSE);
  window_test_act (test, "outline.cut", NULL);
  outline_test_assert_titles (test, "a|One|c|e|Two|f|g");
  outline_test_click (test, 6, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  outline_test_assert_titles (test, "a|One|c|e|Two|f|g|b|d");
  outline_test_assert_selected (test, "7 8");
  g_assert_cmpuint (window_test_id (test, 7), ==, b);
  outline_test_assert_focus (test, 7);
  after = window_test_text (test);
  g_assert_true (g_str_has_suffix (after, "(05:00) g\n(01:00) b\n  (02:30) d\n"));

  /* a second time they are copies */
  window_test_act (test, "outline.paste", NULL);
  outline_test_assert_titles (test, "a|One|c|e|Two|f|g|b|d|b|d");
  window_test_act (test, "win.undo", NULL);
  window_test_act (test, "win.undo", NULL);
  window_test_act (test, "win.undo", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");

  /* a section goes behind the one it would cut apart */
  outline_test_click (test, 6, FALSE, FALSE);
  window_test_act (test, "outline.copy", NULL);
  outline_test_click (test, 3, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g|Two|f|g");
  outline_test_assert_selected (test, "6 7 8");
  window_test_act (test, "win.undo", NULL);

  outline_test_click (test, 3, FALSE, FALSE);
  window_test_act (test, "outline.duplicate", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|c|d|e|Two|f|g");
  outline_test_assert_selected (test, "5 6");
}

static char *clipboard_text;

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  clipboard_text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

static void
test_clipboard_text (WindowTest *test,
                     const char *text)
{
  gboolean done = FALSE;

  outline_test_click (test, 3, FALSE, FALSE);
  outline_test_click (test, 7, TRUE, FALSE);
  window_test_act (test, "outline.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), NULL, text_read_cb, &done);
  window_test_await (done);
  g_assert_cmpstr (clipboard_text, ==, "(02:00) c\n  (02:30) d\n(04:00) f\n");
  g_clear_pointer (&clipboard_text, g_free);
}

static void
said_cb (SegueViewState *state,
         const char     *message,
         gboolean        undoable,
         char          **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

static const char linked[] = "(00:10) [a](https://example.org/a)\n(01:00) b\n(02:00) c\n";

static char *
dup_link (WindowTest *test,
          guint       position)
{
  g_autoptr(SegueOutlineItem) item = window_test_item (test, position);

  return segue_entry_dup_link (segue_outline_item_get_entry (item));
}

static void
test_link (WindowTest *test,
           const char *text)
{
  g_autofree char *link = NULL;
  g_autofree char *other = NULL;

  outline_test_copy (test, "https://example.org/b\n");
  outline_test_click (test, 2, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  link = dup_link (test, 2);
  g_assert_cmpstr (link, ==, "https://example.org/b");
  g_assert_cmpuint (window_test_n_rows (test), ==, 3);

  /* one that is there is changed only where that is asked for */
  outline_test_copy (test, "https://example.org/c\n");
  window_test_act (test, "outline.paste-link", NULL);
  other = dup_link (test, 2);
  g_assert_cmpstr (other, ==, "https://example.org/c");
}

/* A place in a row, at @part of its height, in the coordinates of the list. */
static graphene_point_t
row_point (WindowTest *test,
           guint       position,
           double      part)
{
  SegueOutline *outline = test->outline;
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (outline_view_row (outline, window_test_id (test, position))));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (outline_view_list (outline)), &bounds));

  return GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height * part);
}

static gboolean
drop (WindowTest *test,
      GType       type,
      gpointer    content,
      guint       position,
      double      part)
{
  const graphene_point_t point = row_point (test, position, part);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean dropped;

  g_value_init (&value, type);
  if (type == G_TYPE_STRING)
    g_value_set_string (&value, content);
  else
    g_value_take_object (&value, content);
  dropped = outline_view_drop (test->outline, &value, point.x, point.y);
  window_test_settle ();

  return dropped;
}

static SegueClip *
make_clip (WindowTest *test)
{
  SegueOutlineModel *model = outline_view_model (test->outline);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (outline_view_selection (test->outline));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      const guint64 id = segue_outline_model_get_id (model, gtk_bitset_get_nth (selected, i));

      g_array_append_val (ids, id);
    }

  return segue_clip_new (segue_document_get_episode (test->document), ids, test->document);
}

static void
test_drop (WindowTest *test,
           const char *text)
{
  g_autofree char *said = NULL;

  g_signal_connect (test->state, "said", G_CALLBACK (said_cb), &said);

  /* rows between rows, and on a section */
  outline_test_click (test, 3, FALSE, FALSE);
  g_assert_true (drop (test, SEGUE_TYPE_CLIP, make_clip (test), 8, 0.2));
  outline_test_assert_titles (test, "a|One|b|e|Two|f|c|d|g");
  g_assert_cmpstr (said, ==, "Moved “c” and 1 entry under it");
  outline_test_assert_selected (test, "6");
  outline_test_click (test, 0, FALSE, FALSE);
  outline_test_click (test, 8, TRUE, FALSE);
  g_assert_true (drop (test, SEGUE_TYPE_CLIP, make_clip (test), 1, 0.7));
  outline_test_assert_titles (test, "One|b|e|a|g|Two|f|c|d");
  /* onto itself is nowhere */
  g_assert_false (drop (test, SEGUE_TYPE_CLIP, make_clip (test), 3, 0.2));

  /* a section goes behind the one it would cut apart */
  outline_test_click (test, 5, FALSE, FALSE);
  g_assert_true (drop (test, SEGUE_TYPE_CLIP, make_clip (test), 0, 0.1));
  outline_test_assert_titles (test, "Two|f|c|d|One|b|e|a|g");
  outline_test_click (test, 0, FALSE, FALSE);
  g_assert_true (drop (test, SEGUE_TYPE_CLIP, make_clip (test), 6, 0.7));
  outline_test_assert_titles (test, "One|b|e|a|g|Two|f|c|d");
  for (guint i = 0; i < 4; i++)
    window_test_act (test, "win.undo", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");
  g_assert_false (segue_document_can_undo (test->document));

  /* a list */
  g_assert_true (drop (test, G_TYPE_STRING, (gpointer) "- x\n- y\n", 5, 0.7));
  outline_test_assert_titles (test, "a|One|b|c|d|e|x|y|Two|f|g");
  g_signal_handlers_disconnect_by_func (test->state, said_cb, &said);
}

static void
test_drop_link (WindowTest *test,
                const char *text)
{
  g_autofree char *link = NULL;
  g_autofree char *titled = NULL;
  g_autofree char *between = NULL;

  /* in the middle of a row it is the link of that */
  g_assert_true (drop (test, G_TYPE_STRING, (gpointer) "https://example.org/b", 2, 0.4));
  link = dup_link (test, 2);
  g_assert_cmpstr (link, ==, "https://example.org/b");
  g_assert_true (drop (test, G_TYPE_STRING, (gpointer) "[The page](https://example.org/c)", 2, 0.6));
  titled = dup_link (test, 2);
  g_assert_cmpstr (titled, ==, "https://example.org/c");
  g_assert_cmpuint (window_test_n_rows (test), ==, 3);

  /* between two rows it is a segment of its own */
  g_assert_true (drop (test, G_TYPE_STRING, (gpointer) "[The page](https://example.org/d)", 1, 0.1));
  outline_test_assert_titles (test, "a|The page|b|c");
  between = dup_link (test, 1);
  g_assert_cmpstr (between, ==, "https://example.org/d");
}

/* What is collapsed in a file is so the next time, too. */
static void
test_collapsed (WindowTest *test,
                const char *text)
{
  SegueOutline *outline = test->outline;

  window_test_act (test, "outline.toggle", "t", window_test_id (test, 1));
  outline_test_assert_titles (test, "a|One|Two|f|g");

  /* as if it was opened anew */
  segue_outline_model_expand_all (outline_view_model (outline), TRUE);
  segue_outline_restore_collapsed (outline);
  outline_test_assert_titles (test, "a|One|Two|f|g");

  window_test_act (test, "outline.expand-all", NULL);
  segue_outline_restore_collapsed (outline);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");
}

static const char planned[] = "(00:10) a\n(--:--) b\n(02:10) c\n";

/* The time that the neighbours suggest stands in an empty field, and Up takes it. */
static void
test_guess (WindowTest *test,
            const char *text)
{
  g_autoptr(GListModel) controllers = NULL;
  g_autofree char *after = NULL;
  SegueFieldEntry *editor;
  gboolean handled = FALSE;

  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.edit-start", NULL);
  editor = window_test_editor (test);
  g_assert_null (gtk_entry_get_placeholder_text (GTK_ENTRY (editor)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "");
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, planned);

  controllers = gtk_widget_observe_controllers (GTK_WIDGET (editor));
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Up, 0, 0, &handled);
    }
  g_assert_true (handled);
  window_test_settle ();
  g_assert_true (window_test_editor (test) == editor);
  g_free (after);
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, "(00:10) a\n(01:10) b\n(02:10) c\n");
}

/* An outline without rows takes a list as well. */
static void
test_empty (WindowTest *test,
            const char *text)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_assert_cmpuint (window_test_n_rows (test), ==, 0);
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, "- x\n- y\n");
  g_assert_true (outline_view_drop (test->outline, &value, 10, 10));
  window_test_settle ();
  outline_test_assert_titles (test, "x|y");
  window_test_act (test, "win.undo", NULL);
  outline_test_copy (test, "x\ny\nz\n");
  window_test_act (test, "outline.paste", NULL);
  outline_test_assert_titles (test, "x|y|z");
  outline_test_assert_selected (test, "0 1 2");
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/outline/select", outline_test_notes, test_select);
  window_test_add ("/outline/remove", outline_test_notes, test_remove);
  window_test_add ("/outline/move", outline_test_notes, test_move);
  window_test_add ("/outline/sections", outline_test_notes, test_sections);
  window_test_add ("/outline/nudge", outline_test_notes, test_nudge);
  window_test_add ("/outline/clipboard", outline_test_notes, test_clipboard);
  window_test_add ("/outline/clipboard-text", outline_test_notes, test_clipboard_text);
  window_test_add ("/outline/collapsed", outline_test_notes, test_collapsed);
  window_test_add ("/outline/guess", planned, test_guess);
  window_test_add ("/outline/empty", "", test_empty);
  window_test_add ("/outline/link", linked, test_link);
  window_test_add ("/outline/drop", outline_test_notes, test_drop);
  window_test_add ("/outline/drop-link", linked, test_drop_link);

  return g_test_run ();
}

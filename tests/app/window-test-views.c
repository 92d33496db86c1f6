/* window-test-views.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-test.h"

/* Leaves no row. */
static void
filter_all (WindowTest *test)
{
  outline_view_set_filter (test->outline, "nothing is called so");
}

/* Selects some segments, with the first section between them. */
static void
select_several (WindowTest *test)
{
  test->selected = segue_view_state_get_selected (test->state);
  gtk_selection_model_select_range (outline_view_selection (test->outline), 1, 4, TRUE);
}

static void
select_one (WindowTest *test)
{
  segue_view_state_set_selected (test->state, test->selected);
}

const WindowTestView window_test_views[] = {
  { "outline", "win.focus-outline", NULL },
  { "editing", "outline.edit-title", "outline.cancel" },
  { "details", "win.focus-details", NULL },
  { "episode", "details.show-episode", NULL },
  { "preview", "win.focus-preview", NULL },
  { "text", "win.focus-text", NULL },
  { "find", "win.replace", "find.close" },
  { "filter", "win.filter-outline", NULL },
  { "filter-empty", "win.filter-outline", "outline.clear-filter", filter_all },
  { "selection", "win.focus-details", NULL, select_several, select_one },
};

const guint window_test_n_views = G_N_ELEMENTS (window_test_views);

/* Shows a view of window_test_views, from the outline. */
void
window_test_show_view (WindowTest *test,
                       guint       view)
{
  window_test_act (test, "win.focus-outline", NULL);
  if (window_test_views[view].before_func != NULL)
    window_test_views[view].before_func (test);
  window_test_act (test, window_test_views[view].action, NULL);
}

void
window_test_leave_view (WindowTest *test,
                        guint       view)
{
  if (window_test_views[view].leave != NULL)
    window_test_act (test, window_test_views[view].leave, NULL);
  if (window_test_views[view].after_func != NULL)
    window_test_views[view].after_func (test);
  window_test_act (test, "win.focus-outline", NULL);
}

static gboolean
prevents (PangoAttrList *attributes)
{
  g_autoptr(PangoAttrIterator) iter = attributes != NULL ? pango_attr_list_get_iterator (attributes) : NULL;
  const PangoAttribute *attribute = iter != NULL ? pango_attr_iterator_get (iter, PANGO_ATTR_INSERT_HYPHENS) : NULL;

  return attribute != NULL && ((const PangoAttrInt *) attribute)->value == 0;
}

/* Tells whether the first line of a text view is broken without hyphens. */
static gboolean
shows_unhyphenated (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean prevented = gtk_text_buffer_get_char_count (buffer) == 0;
  g_autoptr(GSList) tags = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL && !prevented; l = l->next)
    {
      gboolean is_set, inserts;

      g_object_get (l->data, "insert-hyphens-set", &is_set, "insert-hyphens", &inserts, NULL);
      prevented = is_set && !inserts;
    }

  return prevented;
}

/* Checks that @widget and what is in it show no hyphens that are not in the text, as Pango inserts them between letters of
 * two scripts. Labels that libadwaita makes are left out. */
void
window_test_assert_unhyphenated (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || ADW_IS_STATUS_PAGE (widget) || ADW_IS_PREFERENCES_ROW (widget) || GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_TEXT_VIEW (widget))
    g_assert_true (shows_unhyphenated (GTK_TEXT_VIEW (widget)));
  else if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    g_assert_true (prevents (gtk_label_get_attributes (GTK_LABEL (widget))));
  else if (GTK_IS_INSCRIPTION (widget) && !gtk_widget_has_css_class (widget, "numeric"))
    g_assert_true (prevents (gtk_inscription_get_attributes (GTK_INSCRIPTION (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    window_test_assert_unhyphenated (child);
}

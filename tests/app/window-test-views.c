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

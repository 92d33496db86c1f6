/* window-test-views.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-test.h"

const WindowTestView window_test_views[] = {
  { "outline", "win.focus-outline", NULL },
  { "editing", "outline.edit-title", "outline.cancel" },
  { "details", "win.focus-details", NULL },
  { "episode", "details.show-episode", NULL },
  { "preview", "win.focus-preview", NULL },
  { "text", "win.focus-text", NULL },
  { "find", "win.replace", "find.close" },
  { "filter", "win.filter-outline", NULL },
};

const guint window_test_n_views = G_N_ELEMENTS (window_test_views);

/* Shows a view of window_test_views, from the outline. */
void
window_test_show_view (WindowTest *test,
                       guint       view)
{
  window_test_act (test, "win.focus-outline", NULL);
  window_test_act (test, window_test_views[view].action, NULL);
}

void
window_test_leave_view (WindowTest *test,
                        guint       view)
{
  if (window_test_views[view].leave != NULL)
    window_test_act (test, window_test_views[view].leave, NULL);
  window_test_act (test, "win.focus-outline", NULL);
}

/* segue-text-view-problems.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/text/segue-text-view-private.h"

#include <string.h>

#include "app/text/segue-tag-ranges.h"
#include "app/widgets/segue-emphasis.h"

/* Problems are underlined, are explained by a tooltip, and offer their fixes in the context menu. The problem at the
 * caret is the current problem of the session. */

struct _SegueTextUnderlines
{
  GtkTextTag *tags[SEGUE_SEVERITY_ERROR + 1];
  GMenu *menu;                /* the fixes of @menu_problem, in the context menu */
  SegueProblem *menu_problem; /* (nullable) */
};

static const char *const colors[] = {
  [SEGUE_SEVERITY_NOTE] = "accent_color",
  [SEGUE_SEVERITY_WARNING] = "warning_color",
  [SEGUE_SEVERITY_ERROR] = "error_color",
};

/* Sets the range of a problem, in characters. A problem without a span has the first line of its entry. Returns:
 * %FALSE if the text that is shown does not contain it */
static gboolean
get_range (SegueTextView *self,
           SegueProblem  *problem,
           guint         *start,
           guint         *end)
{
  SegueEpisode *episode = segue_text_offsets_get_episode (self->shown);
  SegueSpan span = segue_problem_get_span (problem);
  const char *text;
  gsize length;
  guint index;

  if (!segue_episode_find (episode, segue_problem_get_id (problem), &index))
    return FALSE;

  text = segue_entry_get_text (segue_episode_get (episode, index), &length);
  if (span.length == 0 || span.offset >= length)
    span = (SegueSpan) { 0, strcspn (text, "\r\n") };
  *start = segue_text_offsets_get_place (self->shown, index, span.offset);
  *end = segue_text_offsets_get_place (self->shown, index, (gsize) span.offset + span.length);

  return *end > *start;
}

/* Returns the problem at @position in the list of counted problems followed by the notes. Returns: (transfer none):
 * the problem, or %NULL at the end */
static SegueProblem *
get_problem (SegueTextView *self,
             guint          position)
{
  const guint n = segue_problems_get_n (self->problems);
  g_autoptr(SegueProblem) note = NULL;

  if (position < n)
    return segue_problems_get (self->problems, position);

  note = g_list_model_get_item (segue_problems_get_model (self->problems, SEGUE_PROBLEMS_NOTES), position - n);

  /* The list keeps a reference. */
  return note;
}

/* Returns the most severe problem at an offset in characters. Among problems of the same severity it is the
 * shortest. */
static SegueProblem *
find_problem (SegueTextView *self,
              guint          at)
{
  const guint64 id = segue_entry_get_id (
    segue_episode_get (segue_text_offsets_get_episode (self->shown),
                       segue_text_offsets_get_index (self->shown, at, NULL)));
  SegueProblem *found = NULL;
  SegueProblem *problem;
  guint found_length = 0;

  for (guint i = 0; (problem = get_problem (self, i)) != NULL; i++)
    {
      guint start;
      guint end;

      if (segue_problem_get_id (problem) != id || !get_range (self, problem, &start, &end) || at < start || at > end)
        continue;
      if (found == NULL || segue_problem_get_severity (problem) > segue_problem_get_severity (found) ||
          (segue_problem_get_severity (problem) == segue_problem_get_severity (found) && end - start < found_length))
        {
          found = problem;
          found_length = end - start;
        }
    }

  return found;
}

/* Underlines all problems, except those of the entry that is being edited. */
void
segue_text_view_update_problems (SegueTextView *self)
{
  GArray *ranges[SEGUE_SEVERITY_ERROR + 1];
  SegueProblem *problem;

  if (!segue_text_view_is_current (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    ranges[i] = g_array_new (FALSE, FALSE, sizeof (SegueTagRange));
  for (guint i = 0; (problem = get_problem (self, i)) != NULL; i++)
    {
      SegueTagRange range;
      GtkTextIter start;
      GtkTextIter end;

      if (segue_problem_get_id (problem) == segue_text_view_get_editing (self) ||
          !get_range (self, problem, &range.start, &range.end))
        continue;
      segue_folds_get_range (self->buffer, range.start, range.end, &start, &end);
      range = (SegueTagRange) { gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };
      g_array_append_val (ranges[segue_problem_get_severity (problem)], range);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      segue_tag_ranges_set (self->buffer, self->underlines->tags[i], ranges[i]);
      g_array_unref (ranges[i]);
    }
  segue_text_view_update_menu (self);
}

/* Removes the underlines from the entry that is being edited, since an unfinished time is no problem. */
void
segue_text_view_forget_problems (SegueTextView *self)
{
  const guint index = segue_text_offsets_get_index (self->shown, segue_text_place_get_caret (self->buffer), NULL);
  GtkTextIter start;
  GtkTextIter end;

  segue_folds_get_iter (self->buffer, segue_text_offsets_get_start (self->shown, index), &start);
  segue_folds_get_iter (self->buffer, segue_text_offsets_get_start (self->shown, index + 1), &end);
  for (guint i = 0; i < G_N_ELEMENTS (self->underlines->tags); i++)
    segue_tag_ranges_remove (self->buffer, self->underlines->tags[i], &start, &end);
}

/* Makes the problem at the caret the current problem, and fills the context menu with its fixes. */
void
segue_text_view_update_menu (SegueTextView *self)
{
  SegueProblem *problem = NULL;

  if (!segue_text_view_is_current (self))
    return;

  if (segue_text_view_get_editing (self) == 0)
    problem = find_problem (self, segue_text_place_get_caret (self->buffer));
  if (!g_set_object (&self->underlines->menu_problem, problem))
    return;

  g_menu_remove_all (self->underlines->menu);
  if (problem == NULL || !segue_problems_set_current (self->problems, problem))
    return;

  for (guint i = 0; i < segue_problem_get_n_fixes (problem); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (segue_fix_get_label (segue_problem_get_fix (problem, i)), NULL);

      g_menu_item_set_action_and_target (item, "text.fix", "u", i);
      g_menu_append_item (self->underlines->menu, item);
    }
}

static void
fix_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SegueTextView *self = SEGUE_TEXT_VIEW (widget);

  if (self->underlines->menu_problem != NULL &&
      segue_problems_set_current (self->problems, self->underlines->menu_problem))
    gtk_widget_activate_action_variant (widget, "win.fix-problem", parameter);
}

/* Moves the caret to the click that opens the context menu, unless the click is in the selection. */
static void
menu_pressed_cb (SegueTextView *self,
                 int            n_press,
                 double         x,
                 double         y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  if (gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end) && gtk_text_iter_in_range (&iter, &start, &end))
    return;

  segue_text_view_commit_preedit (self);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
}

static gboolean
query_tooltip_cb (SegueTextView *self,
                  int            x,
                  int            y,
                  gboolean       keyboard,
                  GtkTooltip    *tooltip,
                  GtkWidget     *view)
{
  guint at = segue_text_place_get_caret (self->buffer);
  SegueProblem *problem;

  if (!segue_text_view_is_current (self))
    return FALSE;

  if (!keyboard)
    {
      GtkTextIter iter;

      gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &iter, x, y))
        return FALSE;
      at = segue_folds_get_offset (&iter);
    }
  problem = find_problem (self, at);
  if (problem == NULL || segue_problem_get_id (problem) == segue_text_view_get_editing (self))
    return FALSE;

  gtk_tooltip_set_text (tooltip, segue_problem_get_message (problem));

  return TRUE;
}

/* Updates the colors of the underlines to those of the theme. */
void
segue_text_view_color_problems (SegueTextView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->underlines->tags); i++)
    {
      GdkRGBA color;

      if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->view)), colors[i], &color))
        g_object_set (self->underlines->tags[i], "underline-rgba", &color, NULL);
    }
}

void
segue_text_view_install_problems (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "text.fix", "u", fix_action);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

void
segue_text_view_init_problems (SegueTextView *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuModel) emphasis = segue_emphasis_create_menu ("text");

  self->underlines = g_new0 (SegueTextUnderlines, 1);
  for (guint i = 0; i < G_N_ELEMENTS (self->underlines->tags); i++)
    self->underlines->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_ERROR,
                                                            NULL);
  self->underlines->menu = g_menu_new ();
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->underlines->menu));
  g_menu_append_section (menu, NULL, emphasis);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), G_MENU_MODEL (menu));
}

void
segue_text_view_dispose_problems (SegueTextView *self)
{
  g_clear_object (&self->underlines->menu);
  g_clear_object (&self->underlines->menu_problem);
}

/**
 * segue_text_view_show_problem:
 * @self: a text view
 * @problem: a problem
 *
 * Puts the caret at the start of a problem, if the view is visible.
 */
void
segue_text_view_show_problem (SegueTextView *self,
                              SegueProblem  *problem)
{
  guint start;
  guint end;

  g_return_if_fail (SEGUE_IS_TEXT_VIEW (self));

  if (segue_text_view_is_current (self) && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      get_range (self, problem, &start, &end))
    segue_text_place_show (GTK_TEXT_VIEW (self->view), start);
}

/* segue-problem-bar.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/problems/segue-problem-bar.h"

#include <glib/gi18n.h>

#include "app/problems/segue-problem-list.h"
#include "app/problems/segue-problem-row.h"

/* The greatest height of the rows in the list of all problems, in pixels. */
#define LIST_HEIGHT 420

/* How long the line tells at least what a fix has done, in milliseconds, and how far the pointer has to move from where
 * it was, in pixels. */
#define DONE_TIME 2000
#define DONE_DISTANCE 8

/**
 * SegueProblemBar:
 *
 * The line below the views. It shows the current problem and its fixes, or what is wrong with the text that is being
 * typed.
 *
 * The line is always there and never changes its height, so that nothing moves while the user types. The message opens
 * a popover with the whole message and all fixes, since there may be no room for them in the line.
 */
struct _SegueProblemBar
{
  SegueView parent_instance;

  GtkStack *stack;
  GtkWidget *none_button;
  GtkLabel *none;
  GtkWidget *message_button;
  GtkImage *icon;
  GtkLabel *message;
  GtkBox *fixes;
  GtkButton *count;
  GtkWidget *arrows;
  GtkLabel *notice;
  GtkLabel *done;
  GtkPopover *popover;
  GtkLabel *full_message;
  GtkBox *fix_rows;
  GtkWidget *kind_button;
  GtkWidget *intended_button;
  GtkPopover *list_popover;
  SegueProblemList *list;
  GtkWidget *came_from; /* weak: the widget that had the focus before the list was opened */

  SegueProblems *problems;
  SegueViewState *state;
  guint n_fixes; /* the greatest number of fixes in the line */

  guint done_source;        /* 0 when what a fix has done was told for long enough */
  gboolean tells_done;
  gboolean has_pointer;
  gboolean pointer_stays;   /* the pointer is still where the fix was clicked */
  graphene_point_t pointer; /* where it is, or where it was when the fix was clicked */
};

G_DEFINE_FINAL_TYPE (SegueProblemBar, segue_problem_bar, SEGUE_TYPE_VIEW)

static void
fix_clicked_cb (SegueProblemBar *self)
{
  gtk_popover_popdown (self->popover);
}

static GtkWidget *
create_fix_button (SegueProblemBar *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (fix_clicked_cb), self, G_CONNECT_SWAPPED);

  return button;
}

/* Makes @box hold buttons for the first @n remedies of @problem. Buttons are reused, so that a button with the focus keeps
 * it. */
static void
update_fixes (SegueProblemBar *self,
              GtkBox          *box,
              SegueProblem    *problem,
              guint            n)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < n; i++)
    {
      if (button == NULL)
        {
          button = create_fix_button (self);
          gtk_box_append (box, button);
        }
      segue_problem_set_remedy (button, problem, i, "win.fix-problem");
      gtk_widget_set_tooltip_text (button, i == 0 && segue_problem_get_n_fixes (problem) > 0
                                             ? _("Apply the First Fix (Ctrl+F8)") : NULL);
      button = gtk_widget_get_next_sibling (button);
    }

  while (button != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (button);

      gtk_box_remove (box, button);
      button = next;
    }
}

static void
update_icon (SegueProblemBar *self,
             SegueSeverity    severity)
{
  for (guint other = SEGUE_SEVERITY_NOTE; other <= SEGUE_SEVERITY_ERROR; other++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), segue_problem_css_class (other));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), segue_problem_css_class (severity));
  gtk_image_set_from_icon_name (self->icon, segue_problem_icon_name (severity));
}

static void
update_problem (SegueProblemBar *self,
                SegueProblem    *problem,
                guint            position)
{
  const char *message = segue_problem_get_message (problem);
  const guint n_remedies = segue_problem_n_remedies (problem);
  g_autofree char *count = NULL;

  /* Translators: the number of the problem shown, and how many there are */
  count = g_strdup_printf (_("%u of %u"), position + 1, segue_problems_get_n (self->problems));
  update_icon (self, segue_problem_get_severity (problem));
  gtk_label_set_label (self->message, message);
  gtk_label_set_label (self->full_message, message);
  gtk_button_set_label (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message_button), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  update_fixes (self, self->fixes, problem, MIN (self->n_fixes, n_remedies));
  update_fixes (self, self->fix_rows, problem, n_remedies);
  gtk_widget_set_visible (GTK_WIDGET (self->fix_rows), n_remedies > 0);
}

/* Says that there are no problems, and how many notes there are. */
static void
update_none (SegueProblemBar *self)
{
  const guint n = g_list_model_get_n_items (segue_problems_get_model (self->problems, SEGUE_PROBLEMS_NOTES));
  g_autofree char *notes = g_strdup_printf (ngettext ("No problems, %u note", "No problems, %u notes", n), n);
  const char *text = n > 0 ? notes : _("No problems");

  if (g_str_equal (text, gtk_label_get_label (self->none)))
    return;

  gtk_label_set_label (self->none, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->none_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update (SegueProblemBar *self)
{
  const char *notice = segue_view_state_get_notice (self->state);
  const char *page;
  guint position = 0;
  SegueProblem *problem = segue_problems_get_current (self->problems, &position);

  if (problem != NULL)
    update_problem (self, problem, position);
  else
    gtk_popover_popdown (self->popover);

  update_none (self);
  gtk_label_set_label (self->notice, notice != NULL ? notice : "");
  if (notice != NULL)
    page = "notice";
  else if (self->tells_done)
    page = "done";
  else
    page = problem != NULL ? "problem" : "none";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
end_done (SegueProblemBar *self)
{
  g_clear_handle_id (&self->done_source, g_source_remove);
  self->pointer_stays = FALSE;
  self->tells_done = FALSE;
  update (self);
}

/* Goes on to the next problem, unless its fixes would come under the pointer before the user can have seen it. */
static void
end_done_in_time (SegueProblemBar *self)
{
  if (self->tells_done && self->done_source == 0 && !self->pointer_stays)
    end_done (self);
}

static gboolean
done_cb (gpointer user_data)
{
  SegueProblemBar *self = user_data;

  self->done_source = 0;
  end_done_in_time (self);

  return G_SOURCE_REMOVE;
}

static void
pointer_moved_cb (SegueProblemBar *self,
                  double           x,
                  double           y)
{
  const graphene_point_t point = GRAPHENE_POINT_INIT (x, y);

  self->has_pointer = TRUE;
  if (self->pointer_stays && graphene_point_distance (&point, &self->pointer, NULL, NULL) < DONE_DISTANCE)
    return;

  self->pointer = point;
  self->pointer_stays = FALSE;
  end_done_in_time (self);
}

static void
pointer_left_cb (SegueProblemBar *self)
{
  self->has_pointer = FALSE;
  self->pointer_stays = FALSE;
  end_done_in_time (self);
}

/* Tells whether there is another problem of the same kind, so that they can be fixed together. */
static gboolean
has_same_kind (SegueProblemBar *self,
               SegueProblem    *problem)
{
  for (guint i = 0; i < segue_problems_get_n (self->problems); i++)
    {
      SegueProblem *other = segue_problems_get (self->problems, i);

      if (other != problem && segue_problem_get_n_fixes (other) > 0 &&
          g_str_equal (segue_problem_get_rule (other), segue_problem_get_rule (problem)))
        return TRUE;
    }

  return FALSE;
}

/* Shows the popover with the whole message, and goes to the entry of the problem. */
static void
message_clicked_cb (SegueProblemBar *self)
{
  SegueProblem *problem = segue_problems_get_current (self->problems, NULL);
  graphene_rect_t bounds;

  if (problem == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self->message), GTK_WIDGET (self), &bounds))
    return;

  segue_problems_show (self->problems, problem);
  gtk_widget_set_visible (self->kind_button, segue_problem_get_n_fixes (problem) > 0 && has_same_kind (self, problem));
  gtk_popover_set_pointing_to (self->popover,
                               &(GdkRectangle) { bounds.origin.x, bounds.origin.y, MIN (bounds.size.width, 160), 1 });
  gtk_popover_popup (self->popover);
}

/* Gives the focus back, so that the user can go on typing after a look at the list. */
static void
list_closed_cb (SegueProblemBar *self)
{
  if (self->came_from != NULL && gtk_widget_get_mapped (self->came_from))
    gtk_widget_grab_focus (self->came_from);
  g_clear_weak_pointer (&self->came_from);
}

static void
list_left_cb (SegueProblemBar *self)
{
  gtk_popover_popdown (self->list_popover);
}

static void
segue_problem_bar_dispose (GObject *object)
{
  SegueProblemBar *self = SEGUE_PROBLEM_BAR (object);

  g_clear_handle_id (&self->done_source, g_source_remove);
  g_clear_weak_pointer (&self->came_from);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PROBLEM_BAR);
  g_clear_object (&self->problems);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (segue_problem_bar_parent_class)->dispose (object);
}

static void
segue_problem_bar_set_session (SegueView    *view,
                               SegueSession *session)
{
  SegueProblemBar *self = SEGUE_PROBLEM_BAR (view);
  SegueProblems *problems = segue_session_get_problems (session);
  SegueViewState *state = segue_session_get_view_state (session);

  self->problems = g_object_ref (problems);
  self->state = g_object_ref (state);
  segue_view_set_session (SEGUE_VIEW (self->list), session);
  segue_problem_list_set_max_height (self->list, LIST_HEIGHT);
  g_signal_connect_object (problems, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "moved", G_CALLBACK (end_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "shown", G_CALLBACK (end_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_problems_get_document (problems), "revealed", G_CALLBACK (end_done), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::notice", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
segue_problem_bar_class_init (SegueProblemBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_problem_bar_dispose;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_problem_bar_set_session;

  g_type_ensure (SEGUE_TYPE_PROBLEM_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-problem-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, message_button);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, message);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, fixes);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, count);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, arrows);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, notice);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, done);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, popover);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, full_message);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, fix_rows);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, intended_button);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, kind_button);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, list_popover);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, none_button);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, none);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemBar, list);
  gtk_widget_class_bind_template_callback (widget_class, end_done);
  gtk_widget_class_bind_template_callback (widget_class, fix_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointer_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointer_moved_cb);
}

static void
segue_problem_bar_init (SegueProblemBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * segue_problem_bar_set_room:
 * @self: a problem bar
 * @n_fixes: a number of fixes
 * @arrows: whether there are buttons for the next and the previous problem
 *
 * Sets how many fixes the line may show, and whether it has room for arrows. The popover always shows all fixes, and
 * the list all problems.
 */
void
segue_problem_bar_set_room (SegueProblemBar *self,
                            guint            n_fixes,
                            gboolean         arrows)
{
  g_return_if_fail (SEGUE_IS_PROBLEM_BAR (self));

  gtk_widget_set_visible (self->arrows, arrows);
  if (self->n_fixes == n_fixes)
    return;

  self->n_fixes = n_fixes;
  if (self->problems != NULL)
    update (self);
}

/**
 * segue_problem_bar_tell_done:
 * @self: a problem bar
 * @done: what a fix has done
 *
 * Tells in the place of the next problem what a fix has done, for two seconds and until the pointer has moved from the
 * button of the fix. The user can undo it meanwhile, and goes on to the next problem at once with its keys or buttons.
 */
void
segue_problem_bar_tell_done (SegueProblemBar *self,
                             const char      *done)
{
  const guint n = segue_problems_get_n (self->problems);
  g_autofree char *text = NULL;

  g_return_if_fail (SEGUE_IS_PROBLEM_BAR (self));

  if (n > 0)
    /* Translators: what was done, as “Times swapped”, and how many problems are left */
    text = g_strdup_printf (ngettext ("%s. %u problem left", "%s. %u problems left", n), done, n);
  else
    text = g_strdup_printf (_("%s. No problems left"), done);
  gtk_label_set_label (self->done, text);
  g_clear_handle_id (&self->done_source, g_source_remove);
  self->done_source = g_timeout_add (DONE_TIME, done_cb, self);
  self->pointer_stays = self->has_pointer;
  self->tells_done = TRUE;
  update (self);
}

/**
 * segue_problem_bar_popup_list:
 * @self: a problem bar
 *
 * Shows the list of all problems above the line.
 */
void
segue_problem_bar_popup_list (SegueProblemBar *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);
  graphene_rect_t bounds;

  g_return_if_fail (SEGUE_IS_PROBLEM_BAR (self));

  if (!gtk_widget_compute_bounds (child, GTK_WIDGET (self), &bounds))
    return;

  gtk_popover_popdown (self->popover);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list_popover)))
    g_set_weak_pointer (&self->came_from, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_popover_set_pointing_to (self->list_popover,
                               &(GdkRectangle) { bounds.origin.x, bounds.origin.y, MIN (bounds.size.width, 160), 1 });
  segue_problem_list_fill (self->list);
  gtk_popover_popup (self->list_popover);
  segue_problem_list_focus_rows (self->list);
}

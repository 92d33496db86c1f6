/* segue-problem-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/problems/segue-problem-row.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-item-name.h"
#include "app/widgets/segue-labels.h"
#include "core/episode/segue-entry-label.h"

/* The width of everything beside the text of a row, in pixels, and the greatest number of lines of the text. */
#define BESIDE 58
#define MAX_LINES 6

/**
 * SegueProblemRow:
 *
 * A problem in the list of problems: its severity, its place, its message, and a button. The button marks the problem
 * as intended, or reports it again if it is intended already. On a page of their own, problems have buttons for their fixes.
 * A window that helps with the problem has a button everywhere.
 */
struct _SegueProblemRow
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkWidget *words;
  GtkLabel *place;
  GtkInscription *message;
  GtkButton *button;
  GtkGrid *fixes;

  SegueProblems *problems;
  SegueProblem *problem;
  gboolean intended;
  gboolean fixable; /* the row has buttons for the fixes */
  int width;
};

G_DEFINE_FINAL_TYPE (SegueProblemRow, segue_problem_row, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *css_class;
  const char *name;
} looks[] = {
  [SEGUE_SEVERITY_NOTE] = { "dialog-information-symbolic", "accent", N_("Note") },
  [SEGUE_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning", N_("Warning") },
  [SEGUE_SEVERITY_ERROR] = { "dialog-error-symbolic", "error", N_("Error") },
};

/**
 * segue_problem_icon_name:
 * @severity: a severity
 *
 * Returns: the name of the icon for problems of this severity
 */
const char *
segue_problem_icon_name (SegueSeverity severity)
{
  return looks[severity].icon;
}

/**
 * segue_problem_css_class:
 * @severity: a severity
 *
 * Returns: the style class of the icon
 */
const char *
segue_problem_css_class (SegueSeverity severity)
{
  return looks[severity].css_class;
}

/* The windows that help with problems for which there may be no fix. */
static const struct
{
  const char *rule;
  const char *label;
  const char *action;
} windows[] = {
  { "publish-nothing", N_("Find in a Transcript…"), "win.find-times" },
  { "publish-untimed", N_("Find in a Transcript…"), "win.find-times" },
};

/* Returns the index of the window for a problem, or the number of windows if there is none. */
static guint
find_window (SegueProblem *problem)
{
  guint window = 0;

  while (window < G_N_ELEMENTS (windows) && !g_str_equal (windows[window].rule, segue_problem_get_rule (problem)))
    window++;

  return window;
}

/**
 * segue_problem_n_remedies:
 * @problem: a problem
 *
 * Returns: the number of its fixes, and one more if there is a window that helps
 */
guint
segue_problem_n_remedies (SegueProblem *problem)
{
  return segue_problem_get_n_fixes (problem) + (find_window (problem) < G_N_ELEMENTS (windows));
}

/**
 * segue_problem_set_remedy:
 * @button: a button with a label as its child
 * @problem: a problem
 * @index: an index of its remedies: the fixes come first
 * @fix_action: the action that applies a fix
 *
 * Makes a button apply a fix, or open the window that helps.
 */
void
segue_problem_set_remedy (GtkWidget    *button,
                          SegueProblem *problem,
                          guint         index,
                          const char   *fix_action)
{
  const gboolean is_fix = index < segue_problem_get_n_fixes (problem);
  const guint window = is_fix ? 0 : find_window (problem);
  const char *label = is_fix ? segue_fix_get_label (segue_problem_get_fix (problem, index)) : _(windows[window].label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), is_fix ? g_variant_new_uint32 (index) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), is_fix ? fix_action : windows[window].action);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * segue_problem_n_lines:
 * @widget: a widget that has the font of the message
 * @message: a message
 * @width: the width for the message, in pixels
 *
 * Computes the number of lines for a GtkInscription, which does not find out by itself how many its text needs. A label
 * that wraps would do that, but makes long lists slow.
 *
 * Returns: the number of lines
 */
guint
segue_problem_n_lines (GtkWidget  *widget,
                       const char *message,
                       int         width)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, message);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, 40) * PANGO_SCALE);

  return CLAMP (pango_layout_get_line_count (layout), 1, MAX_LINES);
}

static void
button_clicked_cb (SegueProblemRow *self)
{
  g_autoptr(SegueProblem) problem = g_object_ref (self->problem);

  if (self->intended)
    segue_problems_show_again (self->problems, problem);
  else
    segue_problems_silence (self->problems, problem);
}

/* Applies a fix of the problem, which becomes the current one. */
static void
fix_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SegueProblemRow *self = SEGUE_PROBLEM_ROW (widget);

  if (self->problem != NULL && segue_problems_set_current (self->problems, self->problem))
    gtk_widget_activate_action_variant (widget, "win.fix-problem", parameter);
}

/* Closes the list before a window opens over it. */
static void
remedy_clicked_cb (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
add_fix_button (SegueProblemRow *self,
                guint            index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), text);
  g_signal_connect_after (button, "clicked", G_CALLBACK (remedy_clicked_cb), NULL);
  gtk_grid_attach (self->fixes, button, index % 2, index / 2, 1, 1);

  return button;
}

/* Shows buttons for the remedies of the problem, two in a line. Buttons are kept for the next problem, since one that has
 * just been clicked is still in use. */
static void
update_fixes (SegueProblemRow *self)
{
  const guint n = self->problem != NULL && !self->intended ? segue_problem_n_remedies (self->problem) : 0;
  const guint first = n > 0 && !self->fixable ? segue_problem_get_n_fixes (self->problem) : 0;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->fixes));

  for (guint i = first; i < n; i++)
    {
      if (button == NULL)
        button = add_fix_button (self, i - first);
      segue_problem_set_remedy (button, self->problem, i, "problem-row.fix");
      gtk_widget_set_tooltip_text (button, gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))));
      gtk_widget_set_visible (button, TRUE);
      button = gtk_widget_get_next_sibling (button);
    }
  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes), n > first);
}

/* Returns: the time and the title of the entry, as in “00:40:06 · the title”, or one of them, or else its line */
static char *
describe_place (SegueProblemRow *self)
{
  SegueEpisode *episode = segue_document_get_episode (segue_problems_get_document (self->problems));
  SegueEntry *entry;
  g_autofree char *start = NULL;
  g_autofree char *title = NULL;
  guint index;

  if (!segue_episode_find (episode, segue_problem_get_id (self->problem), &index))
    return g_strdup ("");

  entry = segue_episode_get (episode, index);
  start = segue_entry_dup_start_text (entry);
  title = segue_entry_dup_label (entry);
  if (*start != '\0' && *title != '\0')
    return g_strdup_printf ("%s · %s", start, title);
  if (*start != '\0' || *title != '\0')
    return g_strdup (*start != '\0' ? start : title);

  /* Translators: a line of the file */
  return g_strdup_printf (_("Line %u"), segue_episode_get_line (episode, index));
}

/**
 * segue_problem_row_update:
 * @self: a row
 *
 * Updates the row after a change of the document, in which the time or the title of the entry may have changed.
 */
void
segue_problem_row_update (SegueProblemRow *self)
{
  g_autofree char *place = NULL;
  g_autofree char *label = NULL;
  const char *message;
  guint n_lines;

  g_return_if_fail (SEGUE_IS_PROBLEM_ROW (self));

  if (self->problem == NULL)
    return;

  place = describe_place (self);
  message = segue_problem_get_message (self->problem);
  gtk_label_set_text (self->place, place);
  gtk_inscription_set_text (self->message, message);
  n_lines = segue_problem_n_lines (GTK_WIDGET (self), message, self->width - BESIDE);
  gtk_inscription_set_min_lines (self->message, n_lines);
  gtk_inscription_set_nat_lines (self->message, n_lines);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->message), message);
  label = g_strdup_printf ("%s: %s. %s", _(looks[segue_problem_get_severity (self->problem)].name), place, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  segue_item_name_set (GTK_WIDGET (self), label);
}

static void
segue_problem_row_dispose (GObject *object)
{
  SegueProblemRow *self = SEGUE_PROBLEM_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PROBLEM_ROW);
  g_clear_object (&self->problem);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (segue_problem_row_parent_class)->dispose (object);
}

static void
segue_problem_row_class_init (SegueProblemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_problem_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueProblemRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemRow, words);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemRow, place);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemRow, message);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemRow, button);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemRow, fixes);
  gtk_widget_class_install_action (widget_class, "problem-row.fix", "u", fix_action);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "segue-problem-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
segue_problem_row_init (SegueProblemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  segue_labels_unhyphenate_inscription (self->message);
}

/**
 * segue_problem_row_new:
 * @problems: the problems of a document
 * @fixable: whether the row has buttons for the fixes of its problem
 *
 * Creates a row without a problem.
 *
 * Returns: (transfer floating): a new row
 */
SegueProblemRow *
segue_problem_row_new (SegueProblems *problems,
                       gboolean       fixable)
{
  SegueProblemRow *self = g_object_new (SEGUE_TYPE_PROBLEM_ROW, NULL);

  self->problems = g_object_ref (problems);
  self->fixable = fixable;

  return self;
}

/**
 * segue_problem_row_set_problem:
 * @self: a row
 * @problem: (nullable): the problem to show, or %NULL for none
 * @intended: whether the user has marked it as intended
 * @width: the width of the list, in pixels
 *
 * Shows another problem.
 */
void
segue_problem_row_set_problem (SegueProblemRow *self,
                               SegueProblem    *problem,
                               gboolean         intended,
                               int              width)
{
  g_return_if_fail (SEGUE_IS_PROBLEM_ROW (self));

  if (self->problem != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon),
                                 segue_problem_css_class (segue_problem_get_severity (self->problem)));
  g_set_object (&self->problem, problem);
  self->intended = intended;
  self->width = width;
  update_fixes (self);
  if (problem == NULL)
    return;

  gtk_image_set_from_icon_name (self->icon, segue_problem_icon_name (segue_problem_get_severity (problem)));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), segue_problem_css_class (segue_problem_get_severity (problem)));
  gtk_button_set_label (self->button, intended ? _("Show Again") : _("Mark as Intended"));
  segue_problem_row_update (self);
}

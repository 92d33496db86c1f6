/* segue-problem-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/problems/segue-problem-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/problems/segue-problem-row.h"
#include "app/widgets/segue-item-name.h"

/**
 * SegueProblemList:
 *
 * Lists all problems of the episode, below them the notes on style, which do not count as problems, and at the end the
 * findings that the user has marked as intended.
 */
struct _SegueProblemList
{
  SegueView parent_instance;

  GtkWidget *top;
  GtkLabel *summary;
  GtkButton *fix_button;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *view;
  GtkCheckButton *style_button;

  SegueProblems *problems;
  GListStore *parts;               /* of GListModel: the parts of the list, in their order */
  GtkStringList *notes_heading;    /* one string, or none if there are no notes */
  GtkStringList *intended_heading; /* one string, or none if nothing is intended */
  GListModel *none;                /* stands for the intended findings while they are not shown */
  GtkSingleSelection *selection;
  GHashTable *rows;                /* set of the rows that show a problem */
  gboolean intended_shown;
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS,
};

/* The parts of the list, in their order. */
enum
{
  PART_COUNTED,
  PART_NOTES_HEADING,
  PART_NOTES,
  PART_INTENDED_HEADING,
  PART_INTENDED,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueProblemList, segue_problem_list, SEGUE_TYPE_VIEW)

static guint
count (SegueProblemList  *self,
       SegueProblemsKind  kind)
{
  return g_list_model_get_n_items (segue_problems_get_model (self->problems, kind));
}

static gboolean
has_fixes (SegueProblemList *self)
{
  for (guint i = 0; i < segue_problems_get_n (self->problems); i++)
    {
      if (segue_problem_get_n_fixes (segue_problems_get (self->problems, i)) > 0)
        return TRUE;
    }

  return FALSE;
}

/* Makes @heading hold @text, or nothing if it is %NULL. */
static void
set_heading (GtkStringList *heading,
             const char    *text)
{
  const char *texts[] = { text, NULL };
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (heading));

  if (n > 0 && g_strcmp0 (gtk_string_list_get_string (heading, 0), text) == 0)
    return;
  if (n > 0 || text != NULL)
    gtk_string_list_splice (heading, 0, n, text != NULL ? texts : NULL);
}

static char *
describe_count (SegueProblemList *self)
{
  const guint n = segue_problems_get_n (self->problems);
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  guint n_errors = 0;

  for (guint i = 0; i < n; i++)
    n_errors += segue_problem_get_severity (segue_problems_get (self->problems, i)) == SEGUE_SEVERITY_ERROR;
  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n - n_errors), n - n_errors);
  if (n == 0)
    return g_strdup (_("No problems"));
  if (n_errors == 0 || n_errors == n)
    return g_strdup (n_errors == 0 ? warnings : errors);

  /* Translators: "3 errors, 2 warnings" */
  return g_strdup_printf (_("%1$s, %2$s"), errors, warnings);
}

static void update (SegueProblemList *self);

static void
show_intended (SegueProblemList *self,
               gboolean          shown)
{
  GListModel *model = shown ? segue_problems_get_model (self->problems, SEGUE_PROBLEMS_INTENDED) : self->none;

  self->intended_shown = shown;
  /* a new heading gets a new widget, whose arrow shows whether the part is open */
  set_heading (self->intended_heading, NULL);
  g_list_store_splice (self->parts, PART_INTENDED, 1, (gpointer *) &model, 1);
  update (self);
}

static gboolean
is_filled (SegueProblemList *self)
{
  return gtk_list_view_get_model (self->view) != NULL;
}

static void
update (SegueProblemList *self)
{
  const guint n_notes = count (self, SEGUE_PROBLEMS_NOTES);
  const guint n_intended = count (self, SEGUE_PROBLEMS_INTENDED);
  g_autofree char *summary = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *intended = NULL;

  if (!is_filled (self))
    return;

  summary = describe_count (self);
  notes = g_strdup_printf (ngettext ("%u Note", "%u Notes", n_notes), n_notes);
  intended = g_strdup_printf (ngettext ("%u Finding Is Intended", "%u Findings Are Intended", n_intended), n_intended);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->fix_button), has_fixes (self));
  set_heading (self->notes_heading, n_notes > 0 ? notes : NULL);
  set_heading (self->intended_heading, n_intended > 0 ? intended : NULL);
  if (n_intended == 0 && self->intended_shown)
    show_intended (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack,
                                    segue_problems_get_n (self->problems) + n_notes + n_intended > 0 ? "list" : "none");
}

static void
changed_cb (SegueProblemList *self)
{
  GHashTableIter iter;
  gpointer row;

  update (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    segue_problem_row_update (row);
}

/* Selects the current problem and scrolls to it. */
static void
select_current (SegueProblemList *self)
{
  guint position;

  if (segue_problems_get_current (self->problems, &position) == NULL)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
activate_cb (SegueProblemList *self,
             guint             position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (!SEGUE_IS_PROBLEM (item))
    {
      show_intended (self, !self->intended_shown);
      return;
    }

  /* the window brings its views back first, so that they can show the entry */
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  segue_problems_show (self->problems, SEGUE_PROBLEM (item));
}

static void
fix_clicked_cb (SegueProblemList *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* Creates the heading of a part. The heading of the intended findings opens them and has an arrow. */
static GtkWidget *
create_heading (SegueProblemList *self,
                GtkStringObject  *heading,
                gboolean          opens)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (gtk_string_object_get_string (heading));

  if (opens)
    {
      const char *icon = self->intended_shown ? "pan-down-symbolic" : "pan-end-symbolic";

      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "part");
  gtk_widget_add_css_class (label, "caption-heading");

  return box;
}

static gboolean
is_intended_heading (SegueProblemList *self,
                     gpointer          item)
{
  g_autoptr(GObject) heading = g_list_model_get_item (G_LIST_MODEL (self->intended_heading), 0);

  return heading != NULL && item == heading;
}

/* Whether a row shows an intended finding: these are the last rows. */
static gboolean
is_intended (SegueProblemList *self,
             guint             position)
{
  const guint n = self->intended_shown ? count (self, SEGUE_PROBLEMS_INTENDED) : 0;

  return position + n >= g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/* Returns: whether the list is a page of its own and not in the popover of the problem bar, which has the fixes. */
static gboolean
is_page (SegueProblemList *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER) == NULL;
}

/* Returns: the width of the rows. A page has the width of the window, which may have changed since the page was laid
 * out last. */
static int
get_width (SegueProblemList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  int width;

  if (popover != NULL)
    gtk_widget_get_size_request (popover, &width, NULL);
  else
    width = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));

  return width;
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         SegueProblemList         *self)
{
  GObject *item = gtk_list_item_get_item (list_item);
  const gboolean activatable = SEGUE_IS_PROBLEM (item) || is_intended_heading (self, item);

  gtk_list_item_set_activatable (list_item, activatable);
  gtk_list_item_set_selectable (list_item, activatable);
  if (SEGUE_IS_PROBLEM (item))
    {
      GtkWidget *row = gtk_list_item_get_child (list_item);

      if (!SEGUE_IS_PROBLEM_ROW (row))
        {
          row = GTK_WIDGET (segue_problem_row_new (self->problems, is_page (self)));
          gtk_list_item_set_child (list_item, row);
        }
      segue_problem_row_set_problem (SEGUE_PROBLEM_ROW (row), SEGUE_PROBLEM (item),
                                     is_intended (self, gtk_list_item_get_position (list_item)), get_width (self));
      g_hash_table_add (self->rows, row);
    }
  else
    {
      gtk_list_item_set_child (list_item, create_heading (self, GTK_STRING_OBJECT (item), activatable));
      segue_item_name_set (gtk_list_item_get_child (list_item),
                           gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
    }
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           SegueProblemList         *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (g_hash_table_remove (self->rows, row))
    segue_problem_row_set_problem (SEGUE_PROBLEM_ROW (row), NULL, FALSE, 0);
}

/* The list has rows only while it is mapped, so that it costs nothing otherwise. */
static void
segue_problem_list_map (GtkWidget *widget)
{
  SegueProblemList *self = SEGUE_PROBLEM_LIST (widget);

  GTK_WIDGET_CLASS (segue_problem_list_parent_class)->map (widget);

  segue_problem_list_fill (self);
}

static void
segue_problem_list_unmap (GtkWidget *widget)
{
  SegueProblemList *self = SEGUE_PROBLEM_LIST (widget);

  GTK_WIDGET_CLASS (segue_problem_list_parent_class)->unmap (widget);

  gtk_list_view_set_model (self->view, NULL);
  if (self->intended_shown)
    show_intended (self, FALSE);
}

static void
segue_problem_list_dispose (GObject *object)
{
  SegueProblemList *self = SEGUE_PROBLEM_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PROBLEM_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->parts);
  g_clear_object (&self->notes_heading);
  g_clear_object (&self->intended_heading);
  g_clear_object (&self->none);
  g_clear_object (&self->problems);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (segue_problem_list_parent_class)->dispose (object);
}

static void
build_model (SegueProblemList *self)
{
  GtkFlattenListModel *flat;

  self->parts = g_list_store_new (G_TYPE_LIST_MODEL);
  self->notes_heading = gtk_string_list_new (NULL);
  self->intended_heading = gtk_string_list_new (NULL);
  self->none = G_LIST_MODEL (g_list_store_new (SEGUE_TYPE_PROBLEM));
  g_list_store_append (self->parts, segue_problems_get_model (self->problems, SEGUE_PROBLEMS_COUNTED));
  g_list_store_append (self->parts, self->notes_heading);
  g_list_store_append (self->parts, segue_problems_get_model (self->problems, SEGUE_PROBLEMS_NOTES));
  g_list_store_append (self->parts, self->intended_heading);
  g_list_store_append (self->parts, self->none);

  flat = gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->parts)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (flat));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
}

static void
segue_problem_list_set_session (SegueView    *view,
                                SegueSession *session)
{
  SegueProblemList *self = SEGUE_PROBLEM_LIST (view);
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);

  self->problems = g_object_ref (segue_session_get_problems (session));
  build_model (self);
  g_settings_bind (settings, "check-style", self->style_button, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->problems, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
segue_problem_list_class_init (SegueProblemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_problem_list_dispose;
  widget_class->map = segue_problem_list_map;
  widget_class->unmap = segue_problem_list_unmap;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_problem_list_set_session;

  /**
   * SegueProblemList::left:
   *
   * Emitted when the user goes to a problem, or goes on to fix problems.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueProblemList, top);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemList, summary);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemList, fix_button);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemList, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemList, scroller);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemList, view);
  gtk_widget_class_bind_template_child (widget_class, SegueProblemList, style_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_css_name (widget_class, "segue-problem-list");
}

static void
segue_problem_list_init (SegueProblemList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->fix_button, "clicked", G_CALLBACK (fix_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  self->rows = g_hash_table_new (NULL, NULL);
}

/**
 * segue_problem_list_set_max_height:
 * @self: a problem list
 * @height: a height, in pixels
 *
 * Sets the greatest height of the rows. The list is lower if it has few rows.
 */
void
segue_problem_list_set_max_height (SegueProblemList *self,
                                   int               height)
{
  g_return_if_fail (SEGUE_IS_PROBLEM_LIST (self));

  gtk_scrolled_window_set_max_content_height (self->scroller, height);
}

/**
 * segue_problem_list_fill:
 * @self: a problem list
 *
 * Makes the rows before the list is mapped. A popover needs them for its height.
 */
void
segue_problem_list_fill (SegueProblemList *self)
{
  g_return_if_fail (SEGUE_IS_PROBLEM_LIST (self));

  if (is_filled (self))
    return;

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  update (self);
  select_current (self);
}

/**
 * segue_problem_list_focus_rows:
 * @self: a problem list
 *
 * Gives the focus to the rows. This is not done by gtk_widget_grab_focus(), which Tab uses as well: Tab could not leave
 * the list then.
 */
void
segue_problem_list_focus_rows (SegueProblemList *self)
{
  g_return_if_fail (SEGUE_IS_PROBLEM_LIST (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->style_button));
}

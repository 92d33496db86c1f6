/* segue-workspace.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-workspace.h"

#include "app/preview/segue-preview.h"
#include "app/widgets/segue-em.h"
#include "app/window/segue-pane-sizes.h"
#include "app/window/segue-zoom.h"

/* From which width of the window, in em, the outline has room for lengths. */
#define LENGTHS_FROM 38.0

/**
 * SegueWorkspace:
 *
 * The panes of a window: outline or text, details and preview.
 *
 * The width of the window decides on their layout. A narrow window shows one pane at a time.
 */
struct _SegueWorkspace
{
  SegueView parent_instance;

  GtkPaned *paned;       /* left | inner_paned */
  GtkStack *left;        /* the outline, or the text */
  GtkPaned *inner_paned; /* the details | the preview */
  SegueOutline *outline;
  SegueDetails *details;
  SegueTextView *text_view;
  SeguePreview *preview;

  SeguePaneSizes *sizes;
  SegueZoom *zoom;
  SegueLayout layout;
  SeguePane pane; /* where the user is */
  gboolean text_shown;
  int width; /* of the window, in pixels */
  double fitted; /* its width in em when the panes were fitted last */
  guint fit_source;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueWorkspace, segue_workspace, SEGUE_TYPE_VIEW)

static GtkWidget *
get_view (SegueWorkspace *self,
          SeguePane       pane)
{
  switch (pane)
    {
    case SEGUE_PANE_DETAILS:
      return GTK_WIDGET (self->details);
    case SEGUE_PANE_PREVIEW:
      return GTK_WIDGET (self->preview);
    case SEGUE_PANE_TEXT:
      return GTK_WIDGET (self->text_view);
    case SEGUE_PANE_OUTLINE:
    default:
      return GTK_WIDGET (self->outline);
    }
}

/* Shows the outline or the text. Without a focus in the one that goes, the stack does not hand it to the row that had it
 * last, which would make that entry the current one. */
static void
show_left (SegueWorkspace *self,
           GtkWidget      *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && view != gtk_stack_get_visible_child (self->left) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->left)) != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_stack_set_visible_child (self->left, view);
}

/* Shows the panes that belong to the layout and to where the user is. */
static void
update_panes (SegueWorkspace *self)
{
  const gboolean narrow = self->layout == SEGUE_LAYOUT_NARROW;
  const gboolean has_details = narrow ? self->pane == SEGUE_PANE_DETAILS : !self->text_shown;
  const gboolean has_preview = !narrow || self->pane == SEGUE_PANE_PREVIEW;
  const gboolean has_left = !narrow || self->pane == SEGUE_PANE_OUTLINE || self->pane == SEGUE_PANE_TEXT;

  show_left (self, get_view (self, self->text_shown ? SEGUE_PANE_TEXT : SEGUE_PANE_OUTLINE));
  gtk_widget_set_visible (GTK_WIDGET (self->left), has_left);
  gtk_widget_set_visible (GTK_WIDGET (self->details), has_details);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), has_preview);
  gtk_widget_set_visible (GTK_WIDGET (self->inner_paned), has_details || has_preview);
  segue_outline_set_opens_details (self->outline, narrow);
}

static void
apply_layout (SegueWorkspace *self,
              SegueLayout     layout)
{
  const gboolean wide = layout == SEGUE_LAYOUT_WIDE;

  self->layout = layout;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->inner_paned),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  update_panes (self);
  segue_pane_sizes_place (self->sizes, layout, self->text_shown);
}

static SegueLayout
find_layout (SegueWorkspace *self)
{
  return segue_layout_for_width (segue_workspace_get_em_width (self));
}

static gboolean
fit_cb (gpointer user_data)
{
  SegueWorkspace *self = user_data;

  self->fit_source = 0;
  segue_workspace_fit (self);

  return G_SOURCE_REMOVE;
}

static void
revealed_cb (SegueWorkspace   *self,
             const SegueFocus *focus)
{
  if (segue_details_has_focus (self->details))
    segue_details_show_focus (self->details, focus);
  else
    segue_outline_show_focus (self->outline, focus);
  /* after the entry has been selected, which moves the caret of the text to it */
  segue_text_view_show_focus (self->text_view, focus);
}

static void
segue_workspace_dispose (GObject *object)
{
  SegueWorkspace *self = SEGUE_WORKSPACE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->zoom);
  g_clear_object (&self->sizes);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_WORKSPACE);

  G_OBJECT_CLASS (segue_workspace_parent_class)->dispose (object);
}

static void
segue_workspace_set_session (SegueView    *view,
                             SegueSession *session)
{
  SegueWorkspace *self = SEGUE_WORKSPACE (view);

  self->zoom = segue_zoom_new (segue_session_get_view_state (session),
                               GTK_TEXT_VIEW (segue_text_view_get_view (self->text_view)),
                               segue_preview_get_view (self->preview));
  segue_view_set_session (SEGUE_VIEW (self->outline), session);
  segue_view_set_session (SEGUE_VIEW (self->details), session);
  segue_view_set_session (SEGUE_VIEW (self->text_view), session);
  segue_view_set_session (SEGUE_VIEW (self->preview), session);
  g_signal_connect_object (segue_session_get_document (session), "revealed", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_problems (session), "shown", G_CALLBACK (segue_text_view_show_problem),
                           self->text_view, G_CONNECT_SWAPPED);
}

static void
segue_workspace_class_init (SegueWorkspaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_workspace_dispose;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_workspace_set_session;

  /**
   * SegueWorkspace::changed:
   *
   * Emitted when the workspace has been fitted to another width, or another pane is shown.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  g_type_ensure (SEGUE_TYPE_DETAILS);
  g_type_ensure (SEGUE_TYPE_OUTLINE);
  g_type_ensure (SEGUE_TYPE_PREVIEW);
  g_type_ensure (SEGUE_TYPE_TEXT_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueWorkspace, paned);
  gtk_widget_class_bind_template_child (widget_class, SegueWorkspace, left);
  gtk_widget_class_bind_template_child (widget_class, SegueWorkspace, inner_paned);
  gtk_widget_class_bind_template_child (widget_class, SegueWorkspace, outline);
  gtk_widget_class_bind_template_child (widget_class, SegueWorkspace, details);
  gtk_widget_class_bind_template_child (widget_class, SegueWorkspace, text_view);
  gtk_widget_class_bind_template_child (widget_class, SegueWorkspace, preview);
}

static void
segue_workspace_init (SegueWorkspace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sizes = segue_pane_sizes_new (self->paned, self->inner_paned);
  update_panes (self);
}

/**
 * segue_workspace_get_outline:
 * @self: a workspace
 *
 * Returns: (transfer none): its outline
 */
SegueOutline *
segue_workspace_get_outline (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), NULL);

  return self->outline;
}

/**
 * segue_workspace_get_details:
 * @self: a workspace
 *
 * Returns: (transfer none): its details
 */
SegueDetails *
segue_workspace_get_details (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), NULL);

  return self->details;
}

/**
 * segue_workspace_get_text_view:
 * @self: a workspace
 *
 * Returns: (transfer none): its text
 */
SegueTextView *
segue_workspace_get_text_view (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), NULL);

  return self->text_view;
}

/**
 * segue_workspace_set_width:
 * @self: a workspace
 * @width: the width of the window, in pixels
 *
 * Follows a new width of the window, as soon as it has been allocated to all widgets.
 */
void
segue_workspace_set_width (SegueWorkspace *self,
                           int             width)
{
  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  /* most allocations follow a change of the content */
  if (width == self->width && segue_workspace_get_em_width (self) == self->fitted &&
      segue_pane_sizes_is_placed (self->sizes))
    return;

  self->width = width;
  segue_pane_sizes_set_width (self->sizes, width);
  if (find_layout (self) != self->layout)
    {
      /* the panes still have the sizes of the old width */
      segue_pane_sizes_keep (self->sizes);
      segue_pane_sizes_forget (self->sizes);
    }
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/**
 * segue_workspace_fit:
 * @self: a workspace
 *
 * Fits the panes to the width of the window now.
 */
void
segue_workspace_fit (SegueWorkspace *self)
{
  SegueLayout layout;

  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  g_clear_handle_id (&self->fit_source, g_source_remove);
  self->fitted = segue_workspace_get_em_width (self);
  layout = find_layout (self);
  segue_outline_set_columns (self->outline, layout == SEGUE_LAYOUT_WIDE ? 1 : 2, self->fitted >= LENGTHS_FROM);
  if (layout != self->layout)
    apply_layout (self, layout);
  else if (!segue_pane_sizes_is_placed (self->sizes))
    segue_pane_sizes_place (self->sizes, layout, self->text_shown);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * segue_workspace_keep_sizes:
 * @self: a workspace
 *
 * Stores the sizes that the user gave to the panes.
 */
void
segue_workspace_keep_sizes (SegueWorkspace *self)
{
  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  segue_pane_sizes_keep (self->sizes);
}

/**
 * segue_workspace_get_width:
 * @self: a workspace
 *
 * Returns: the width of the window, in pixels
 */
int
segue_workspace_get_width (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), 0);

  return self->width;
}

/**
 * segue_workspace_get_em_width:
 * @self: a workspace
 *
 * Returns: the width of the window, in em
 */
double
segue_workspace_get_em_width (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), 0);

  return self->width / segue_em_get (GTK_WIDGET (self));
}

/**
 * segue_workspace_get_layout:
 * @self: a workspace
 *
 * Returns: how the panes are laid out
 */
SegueLayout
segue_workspace_get_layout (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), SEGUE_LAYOUT_UNKNOWN);

  return self->layout;
}

/**
 * segue_workspace_show_start:
 * @self: a workspace
 *
 * Moves the focus to the outline of an episode that was just opened. The outline selects its first entry then, but the
 * preview goes on to show the start of the notes.
 */
void
segue_workspace_show_start (SegueWorkspace *self)
{
  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  segue_preview_set_stays (self->preview, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->outline));
  segue_preview_set_stays (self->preview, FALSE);
}

/**
 * segue_workspace_focus_pane:
 * @self: a workspace
 *
 * Moves the focus to the pane where the user is.
 */
void
segue_workspace_focus_pane (SegueWorkspace *self)
{
  GtkWidget *view;

  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  view = get_view (self, self->pane);
  if (!gtk_widget_get_mapped (view))
    view = get_view (self, self->text_shown ? SEGUE_PANE_TEXT : SEGUE_PANE_OUTLINE);
  if (view == GTK_WIDGET (self->details))
    segue_details_focus_field (self->details);
  else if (!gtk_widget_grab_focus (view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

/**
 * segue_workspace_show_pane:
 * @self: a workspace
 * @pane: a pane
 *
 * Shows a pane and moves the focus there. From a text in the details, the caret keeps its place in the notes.
 */
void
segue_workspace_show_pane (SegueWorkspace *self,
                           SeguePane       pane)
{
  gboolean placed;
  guint64 id;
  gsize offset;

  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  /* what is being typed is taken before its field is hidden */
  segue_workspace_finish_edit (self);
  placed = pane == SEGUE_PANE_TEXT && segue_details_get_caret (self->details, &id, &offset);
  segue_pane_sizes_keep (self->sizes);
  if (pane != SEGUE_PANE_PREVIEW)
    self->text_shown = pane == SEGUE_PANE_TEXT;
  self->pane = pane;
  update_panes (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  segue_pane_sizes_place (self->sizes, self->layout, self->text_shown);

  if (gtk_widget_get_focus_child (get_view (self, pane)) == NULL)
    segue_workspace_focus_pane (self);
  if (placed)
    segue_text_view_show_place (self->text_view, id, offset);
}

/**
 * segue_workspace_show_link:
 * @self: a workspace
 *
 * Shows the details and moves the focus to the link of the entry.
 */
void
segue_workspace_show_link (SegueWorkspace *self)
{
  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  segue_workspace_show_pane (self, SEGUE_PANE_DETAILS);
  segue_details_focus_link (self->details);
}

/**
 * segue_workspace_note_focus:
 * @self: a workspace
 * @focus: (nullable): the widget of the window that has the focus
 *
 * Notes in which pane the user is, so that a window that is made narrow goes on to show it.
 */
void
segue_workspace_note_focus (SegueWorkspace *self,
                            GtkWidget      *focus)
{
  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  if (focus == NULL || self->layout == SEGUE_LAYOUT_NARROW)
    return;

  for (guint pane = SEGUE_PANE_OUTLINE; pane <= SEGUE_PANE_TEXT; pane++)
    {
      if (gtk_widget_is_ancestor (focus, get_view (self, pane)))
        self->pane = pane;
    }
}

/**
 * segue_workspace_get_pane:
 * @self: a workspace
 *
 * Returns: the pane where the user is
 */
SeguePane
segue_workspace_get_pane (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), SEGUE_PANE_OUTLINE);

  return self->pane;
}

/**
 * segue_workspace_is_text_shown:
 * @self: a workspace
 *
 * Returns: whether the text is shown in the place of outline and details
 */
gboolean
segue_workspace_is_text_shown (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), FALSE);

  return self->text_shown;
}

/**
 * segue_workspace_is_preview_shown:
 * @self: a workspace
 *
 * Returns: whether the preview is shown
 */
gboolean
segue_workspace_is_preview_shown (SegueWorkspace *self)
{
  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->preview));
}

/**
 * segue_workspace_commit_preedit:
 * @self: a workspace
 *
 * Puts what an input method is composing, in whichever pane, into the document.
 */
void
segue_workspace_commit_preedit (SegueWorkspace *self)
{
  g_return_if_fail (SEGUE_IS_WORKSPACE (self));

  segue_outline_commit_preedit (self->outline);
  segue_details_commit_preedit (self->details);
  segue_text_view_commit_preedit (self->text_view);
}

/**
 * segue_workspace_finish_edit:
 * @self: a workspace
 *
 * Takes what is being typed in any pane into the document.
 *
 * Returns: whether it could be taken, so that the window can go on to something else
 */
gboolean
segue_workspace_finish_edit (SegueWorkspace *self)
{
  gboolean in_outline;
  gboolean in_details;

  g_return_val_if_fail (SEGUE_IS_WORKSPACE (self), TRUE);

  in_outline = segue_outline_finish_edit (self->outline);
  in_details = segue_details_finish_edit (self->details);
  segue_text_view_finish_edit (self->text_view);

  return in_outline && in_details;
}

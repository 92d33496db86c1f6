/* segue-publish-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-window-private.h"

#include <glib/gi18n.h>

#include "app/publishing/segue-publish-row.h"
#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-em.h"
#include "app/widgets/segue-fit-layout.h"
#include "app/widgets/segue-tab-order.h"

/* From which width, in em, the list stands beside what is selected in it. */
#define BESIDE_FROM 56.0
/* The width of the list beside what is selected in it, in em. */
#define LIST_WIDTH 31.5
/* From which width, in em, several fields of a setting stand on one line. */
#define LINE_FROM 23.5
/* From which width of the list, in em, the size of a text stands beside its name. */
#define SIZES_FROM 31.0

/**
 * SeguePublishWindow:
 *
 * The places where the episode of a window is published: what will happen at each, and what is copied or saved. The
 * window stands beside others, so that what was copied can be pasted into a browser.
 */
G_DEFINE_FINAL_TYPE (SeguePublishWindow, segue_publish_window, ADW_TYPE_WINDOW)

static SeguePublishRow *
get_row (SeguePublishWindow *self,
         int                 index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? SEGUE_PUBLISH_ROW (row) : NULL;
}

static void
row_activated_cb (SeguePublishWindow *self,
                  SeguePublishRow    *row)
{
  segue_publish_window_give (self, segue_publish_row_get_outlet (row));
}

static void
row_given_cb (SeguePublishWindow *self,
              SeguePublishRow    *row)
{
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  segue_publish_window_give (self, segue_publish_row_get_outlet (row));
}

static void
row_selected_cb (SeguePublishWindow *self,
                 SeguePublishRow    *row)
{
  SeguePublishRow *other;

  /* a row goes, or all of them do with the window */
  if (row == NULL)
    return;

  for (int i = 0; (other = get_row (self, i)) != NULL; i++)
    segue_publish_row_set_chosen (other, other == row);
  g_set_object (&self->outlet, segue_publish_row_get_outlet (row));
  segue_publish_detail_set_outlet (self->detail, self->outlet);
  segue_publish_window_update_give (self);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  SeguePublishWindow *self = user_data;
  GtkWidget *row = segue_publish_row_new (item);

  g_signal_connect_object (row, "given", G_CALLBACK (row_given_cb), self, G_CONNECT_SWAPPED);

  return row;
}

/* Names the groups of the list. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  const SegueTargetKind kind = segue_outlet_get_target (segue_publish_row_get_outlet (SEGUE_PUBLISH_ROW (row)))->kind;
  GtkWidget *label;

  if (before != NULL &&
      segue_outlet_get_target (segue_publish_row_get_outlet (SEGUE_PUBLISH_ROW (before)))->kind == kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;

  /* Translators: the places whose text is copied, and those whose text is saved */
  label = gtk_label_new (kind == SEGUE_TARGET_COPY ? C_("group of places", "Copy") : C_("group of places", "Save"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group");
  gtk_widget_add_css_class (label, "minor");
  gtk_widget_add_css_class (label, "dim");
  gtk_list_box_row_set_header (row, label);
}

/* Selects the row of an outlet. */
void
segue_publish_window_select (SeguePublishWindow *self,
                             SegueOutlet        *outlet)
{
  SeguePublishRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      if (segue_publish_row_get_outlet (row) == outlet)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
}

static void
focus_list (SeguePublishWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Something is always selected, such as the neighbour of a row that goes. */
static void
outlets_changed_cb (SeguePublishWindow *self)
{
  if (gtk_list_box_get_selected_row (self->list) == NULL && get_row (self, 0) != NULL)
    {
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (get_row (self, 0)));
      focus_list (self);
    }
}

static gboolean
shows_page (SeguePublishWindow *self)
{
  return self->folded && self->page_shown;
}

/* Shows what belongs to the page that is shown. */
static void
update_pages (SeguePublishWindow *self)
{
  gtk_widget_set_visible (self->list_page, !shows_page (self));
  gtk_widget_set_hexpand (self->list_page, self->folded);
  gtk_widget_set_visible (self->separator, !self->folded);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), !self->folded || self->page_shown);
  gtk_widget_set_visible (self->back_button, shows_page (self));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !shows_page (self));
  segue_publish_detail_set_alone (self->detail, self->folded,
                                  self->width < LINE_FROM * segue_em_get (GTK_WIDGET (self)));
  adw_window_title_set_title (self->title,
                              shows_page (self) && self->outlet != NULL ? segue_outlet_get_name (self->outlet)
                                                                        : _("Publish"));
}

static void
set_page_shown (SeguePublishWindow *self,
                gboolean            page_shown)
{
  self->page_shown = page_shown;
  update_pages (self);
  if (page_shown)
    gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
  else
    focus_list (self);
}

/* In a narrow window a click on a row opens its page; the button of the row copies or saves. */
static void
list_released_cb (GtkGestureClick    *gesture,
                  int                 n_press,
                  double              x,
                  double              y,
                  SeguePublishWindow *self)
{
  if (self->folded && gtk_list_box_get_row_at_y (self->list, y) != NULL)
    set_page_shown (self, TRUE);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);

  if (shows_page (self))
    set_page_shown (self, FALSE);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);

  set_page_shown (self, TRUE);
}

static void
check_links_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "check-links");
}

static gboolean
fit_cb (gpointer user_data)
{
  SeguePublishWindow *self = user_data;
  const double em = segue_em_get (GTK_WIDGET (self));
  const gboolean beside = self->width >= BESIDE_FROM * em;
  const double list = beside ? LIST_WIDTH : self->width / em;
  SeguePublishRow *row;

  self->fit_source = 0;
  gtk_widget_set_size_request (self->list_page, beside ? (int) (LIST_WIDTH * em) : -1, -1);
  if (self->folded == beside)
    {
      self->folded = !beside;
      self->page_shown = FALSE;
    }
  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    segue_publish_row_set_narrow (row, list < SIZES_FROM);
  update_pages (self);

  return G_SOURCE_REMOVE;
}

/* Fits the content as soon as the new width has been allocated to all widgets. */
static void
segue_publish_window_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);

  if (self->width != width)
    {
      self->width = width;
      if (self->fit_source == 0)
        self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
    }

  GTK_WIDGET_CLASS (segue_publish_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
segue_publish_window_move_focus (GtkWidget        *widget,
                                 GtkDirectionType  direction)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (widget);
  GtkWidget *const parts[] = {
    GTK_WIDGET (self->header), GTK_WIDGET (self->list), self->links_button, self->next_button, GTK_WIDGET (self->detail),
  };

  if (!segue_tab_order_move (parts, G_N_ELEMENTS (parts), direction))
    GTK_WIDGET_CLASS (segue_publish_window_parent_class)->move_focus (widget, direction);
}

static void
set_watching (SeguePublishWindow *self,
              gboolean            watching)
{
  if (self->watching == watching)
    return;

  self->watching = watching;
  if (watching)
    segue_publishing_watch (self->publishing);
  else
    segue_publishing_unwatch (self->publishing);
}

static void
segue_publish_window_map (GtkWidget *widget)
{
  set_watching (SEGUE_PUBLISH_WINDOW (widget), TRUE);

  GTK_WIDGET_CLASS (segue_publish_window_parent_class)->map (widget);
}

static void
segue_publish_window_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (segue_publish_window_parent_class)->unmap (widget);

  set_watching (SEGUE_PUBLISH_WINDOW (widget), FALSE);
}

static void
segue_publish_window_dispose (GObject *object)
{
  SeguePublishWindow *self = SEGUE_PUBLISH_WINDOW (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PUBLISH_WINDOW);
  g_clear_object (&self->outlet);
  g_clear_object (&self->publishing);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (segue_publish_window_parent_class)->dispose (object);
}

static void
segue_publish_window_class_init (SeguePublishWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_publish_window_dispose;
  widget_class->move_focus = segue_publish_window_move_focus;
  widget_class->size_allocate = segue_publish_window_size_allocate;
  widget_class->map = segue_publish_window_map;
  widget_class->unmap = segue_publish_window_unmap;

  g_signal_new ("save", SEGUE_TYPE_PUBLISH_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                SEGUE_TYPE_OUTLET, SEGUE_TYPE_OUTPUT);
  g_signal_new ("compare", SEGUE_TYPE_PUBLISH_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                G_TYPE_STRING, G_TYPE_BYTES, G_TYPE_BYTES);
  g_signal_new ("check-links", SEGUE_TYPE_PUBLISH_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SEGUE_TYPE_FIT_LAYOUT);
  g_type_ensure (SEGUE_TYPE_PUBLISH_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-publish-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, links_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishWindow, detail);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);

  gtk_widget_class_install_action (widget_class, "publish.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "publish.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "publish.check-links", NULL, check_links_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "publish.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "publish.rename", NULL);
  segue_publish_window_install_give (widget_class);
  segue_publish_window_install_places (widget_class);
}

static void
segue_publish_window_init (SeguePublishWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  g_signal_connect (click, "released", G_CALLBACK (list_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

static void
file_changed_cb (SeguePublishWindow *self)
{
  GFile *file = segue_document_get_file (segue_session_get_document (self->session));
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;

  adw_window_title_set_subtitle (self->title, name != NULL ? name : _("Untitled Episode"));
}

/**
 * segue_publish_window_new:
 * @parent: the window of the episode
 * @session: its session
 *
 * Creates the window. It opens on the place that was used last.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
SeguePublishWindow *
segue_publish_window_new (GtkWindow    *parent,
                          SegueSession *session)
{
  SeguePublishWindow *self = g_object_new (SEGUE_TYPE_PUBLISH_WINDOW, NULL);
  GListModel *outlets;
  SegueOutlet *last;

  self->session = g_object_ref (session);
  self->publishing = g_object_ref (segue_session_get_publishing (session));
  segue_publish_detail_set_publishing (self->detail, segue_session_get_document (session), self->publishing);
  segue_publish_window_init_places (self);
  outlets = segue_publishing_get_outlets (self->publishing);
  gtk_list_box_bind_model (self->list, outlets, create_row_cb, self, NULL);
  g_signal_connect_object (outlets, "items-changed", G_CALLBACK (outlets_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->publishing, "changed", G_CALLBACK (segue_publish_window_update_give), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->publishing, "failed", G_CALLBACK (segue_publish_window_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_document (session), "notify::file", G_CALLBACK (file_changed_cb), self,
                           G_CONNECT_SWAPPED);
  file_changed_cb (self);

  last = segue_publishing_get_last (self->publishing);
  if (last != NULL)
    segue_publish_window_select (self, last);
  outlets_changed_cb (self);
  segue_dialogs_fit (GTK_WINDOW (self), parent, 1040, 690);
  focus_list (self);

  return self;
}

/* Says something in passing. */
void
segue_publish_window_say (SeguePublishWindow *self,
                          const char         *message)
{
  AdwToast *toast;
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* segue-links-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/links/segue-links-window.h"

#include <glib/gi18n.h>

#include "app/links/segue-link-row.h"
#include "app/widgets/segue-dialogs.h"
#include "session/segue-field.h"

/* How long after a change of the notes the list follows, in milliseconds. */
#define FOLLOW_DELAY 300

/**
 * SegueLinksWindow:
 *
 * The links of the notes, and what is found at each. It asks for nothing before the user says so. The window stands
 * beside that of the episode, which shows the segment of the selected link.
 */
struct _SegueLinksWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkLabel *summary;
  GtkProgressBar *progress;
  GtkStack *stack;
  GtkListView *view;
  GtkCheckButton *problems_button;

  SegueDocument *document;
  SegueViewState *state;
  SegueLinkCheck *check;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  guint follow_source;
};

enum
{
  SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueLinksWindow, segue_links_window, ADW_TYPE_WINDOW)

static gboolean
is_listed (gpointer item,
           gpointer user_data)
{
  SegueLinksWindow *self = user_data;

  return !gtk_check_button_get_active (self->problems_button) ||
         segue_checked_link_get_severity (item) > SEGUE_SEVERITY_NOTE;
}

/* Says how far the check is, or what it has found. */
static char *
dup_summary (SegueLinksWindow *self,
             guint             n,
             guint             n_done)
{
  const guint n_problems = segue_link_check_get_n_problems (self->check);

  if (n_done == 0 && !segue_link_check_is_running (self->check))
    return g_strdup_printf (ngettext ("%u link, not checked yet", "%u links, not checked yet", n), n);
  if (n_done < n)
    return g_strdup_printf (ngettext ("%u of %u link checked", "%u of %u links checked", n), n_done, n);
  if (n_problems == 0)
    return g_strdup_printf (ngettext ("%u link checked, no problems", "%u links checked, no problems", n), n);

  return g_strdup_printf (ngettext ("%u of %u link has a problem", "%u of %u links have a problem", n_problems),
                          n_problems, n);
}

static void
update (SegueLinksWindow *self)
{
  const guint n = g_list_model_get_n_items (segue_link_check_get_links (self->check));
  const guint n_done = segue_link_check_get_n_done (self->check);
  const gboolean running = segue_link_check_is_running (self->check);
  const char *page = n == 0 ? "none" : "links";
  g_autofree char *summary = dup_summary (self, n, n_done);

  gtk_label_set_text (self->summary, n > 0 ? summary : "");
  gtk_progress_bar_set_fraction (self->progress, (double) n_done / MAX (n, 1));
  if (gtk_check_button_get_active (self->problems_button))
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (n > 0 && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    page = "fine";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "links.start", n > 0 && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "links.cancel", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "links.use-all-new",
                                 segue_link_check_get_n_moved (self->check) > 0);
}

static void
problems_toggled_cb (SegueLinksWindow *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static gboolean
follow_cb (gpointer user_data)
{
  SegueLinksWindow *self = user_data;

  self->follow_source = 0;
  segue_link_check_follow (self->check, segue_document_get_episode (self->document));

  return G_SOURCE_REMOVE;
}

static void
document_changed_cb (SegueLinksWindow *self)
{
  g_clear_handle_id (&self->follow_source, g_source_remove);
  self->follow_source = g_timeout_add (FOLLOW_DELAY, follow_cb, self);
}

/* Shows the segment of the selected link. */
static gboolean
select_entry (SegueLinksWindow *self)
{
  SegueCheckedLink *link = gtk_single_selection_get_selected_item (self->selection);
  guint n_ids = 0, index;
  const guint64 *ids = link != NULL ? segue_checked_link_get_ids (link, &n_ids) : NULL;

  if (n_ids == 0 || !segue_episode_find (segue_document_get_episode (self->document), ids[0], &index))
    return FALSE;
  segue_view_state_set_selected (self->state, ids[0]);

  return TRUE;
}

/* A list that changes can select another link, which the user has not asked for. */
static void
selected_cb (SegueLinksWindow *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL)
    select_entry (self);
}

static void
activate_cb (SegueLinksWindow *self,
             guint             position)
{
  if (select_entry (self))
    g_signal_emit (self, signals[SHOWN], 0);
}

/* Applies an edit as one step. The list follows at once. */
static void
apply (SegueLinksWindow *self,
       SegueEpisode     *episode,
       const char       *label)
{
  const SegueFocus focus = { segue_view_state_get_selected (self->state), segue_field_get_name (SEGUE_FIELD_NONE), 0 };

  segue_document_end_step (self->document);
  segue_document_apply (self->document, episode, label, NULL, &focus);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  follow_cb (self);
}

static SegueCheckedLink *
find_link (SegueLinksWindow *self,
           const char       *address)
{
  GListModel *links = segue_link_check_get_links (self->check);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(SegueCheckedLink) link = g_list_model_get_item (links, i);

      if (g_str_equal (segue_checked_link_get_address (link), address))
        return g_steal_pointer (&link);
    }

  return NULL;
}

static void
use_new_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SegueLinksWindow *self = SEGUE_LINKS_WINDOW (widget);
  g_autoptr(SegueCheckedLink) link = find_link (self, g_variant_get_string (parameter, NULL));
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;

  if (link == NULL || segue_checked_link_get_new_address (link) == NULL)
    return;
  result = segue_link_check_use_new (self->check, link, segue_document_get_episode (self->document), &error);
  if (result == NULL)
    {
      gtk_label_set_text (self->summary, error->message);
      return;
    }
  apply (self, result, _("Use New Address"));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
use_all_new_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SegueLinksWindow *self = SEGUE_LINKS_WINDOW (widget);
  g_autoptr(SegueEpisode) result = NULL;
  g_autofree char *label = NULL;
  guint n;

  result = segue_link_check_use_all_new (self->check, segue_document_get_episode (self->document), &n);
  if (n == 0)
    return;
  label = g_strdup_printf (ngettext ("Use %u New Address", "Use %u New Addresses", n), n);
  apply (self, result, label);
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueLinksWindow *self = SEGUE_LINKS_WINDOW (widget);

  segue_link_check_start (self->check);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  segue_link_check_cancel (SEGUE_LINKS_WINDOW (widget)->check);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (segue_link_row_new ()));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  segue_link_row_set_link (SEGUE_LINK_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  segue_link_row_set_link (SEGUE_LINK_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
segue_links_window_dispose (GObject *object)
{
  SegueLinksWindow *self = SEGUE_LINKS_WINDOW (object);

  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->check != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->check, self);
      segue_link_check_cancel (self->check);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_LINKS_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->check);
  g_clear_object (&self->document);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (segue_links_window_parent_class)->dispose (object);
}

static void
segue_links_window_class_init (SegueLinksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_links_window_dispose;

  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-links-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueLinksWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueLinksWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SegueLinksWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SegueLinksWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueLinksWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SegueLinksWindow, problems_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, problems_toggled_cb);

  gtk_widget_class_install_action (widget_class, "links.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "links.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "links.use-new", "s", use_new_action);
  gtk_widget_class_install_action (widget_class, "links.use-all-new", NULL, use_all_new_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
segue_links_window_init (SegueLinksWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
}

static void
fill (SegueLinksWindow *self)
{
  GListModel *links = g_object_ref (segue_link_check_get_links (self->check));

  self->filter = gtk_custom_filter_new (is_listed, self, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (links,
                                                                                       GTK_FILTER (self->filter))));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/**
 * segue_links_window_new:
 * @parent: the window of the episode
 * @session: its session
 * @check: the check of its links
 *
 * Creates the window.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
SegueLinksWindow *
segue_links_window_new (GtkWindow      *parent,
                        SegueSession   *session,
                        SegueLinkCheck *check)
{
  SegueLinksWindow *self = g_object_new (SEGUE_TYPE_LINKS_WINDOW, NULL);
  GFile *file = segue_document_get_file (segue_session_get_document (session));
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;

  self->document = g_object_ref (segue_session_get_document (session));
  self->state = g_object_ref (segue_session_get_view_state (session));
  self->check = g_object_ref (check);
  adw_window_title_set_subtitle (self->title, name != NULL ? name : _("Untitled Episode"));
  segue_dialogs_fit (GTK_WINDOW (self), parent, 640, 620);
  fill (self);
  g_signal_connect_object (check, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/* segue-header-bar.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-header-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/files/segue-recent-list.h"
#include "app/widgets/segue-fit-layout.h"
#include "core/edit/segue-episode-fields.h"
#include "core/search/segue-changes.h"
#include "core/text/segue-fold.h"
#include "session/segue-example.h"

/* How soon the title follows an edit, in milliseconds. Changed lines are not counted while somebody types. */
#define EDIT_DELAY 300
/* How soon the name of a file that is being opened is shown, in milliseconds. Most files have been opened by then. */
#define OPENING_DELAY 250
/* Changed lines are not counted where more bytes than this have changed. */
#define MAX_COUNTED (64 * 1024)

/**
 * SegueHeaderBar:
 *
 * The header bar of a window, with the title of the episode and the buttons.
 *
 * All that the bar shows is updated at once before the next frame, however many changes were reported.
 */
struct _SegueHeaderBar
{
  SegueView parent_instance;

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *new_from_button;
  AdwSplitButton *open_button;
  AdwSplitButton *add_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *find_button;
  GtkWidget *view_switch;
  GtkWidget *publish_button;
  GtkWidget *save_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GMenu *narrow_menu; /* the primary menu where the buttons have no room */

  SegueFileWatch *watch;
  SegueHeaderFlags flags;
  gboolean in_menu; /* the focus is in a menu */
  GtkWidget *user_focus; /* (nullable): where a menu that is closed returns the focus; a weak pointer */
  guint update_source;
  gint64 update_time; /* when update_source is due, in microseconds of the monotonic clock */
};

G_DEFINE_FINAL_TYPE (SegueHeaderBar, segue_header_bar, SEGUE_TYPE_VIEW)

/* Returns: (transfer full) (nullable): what there is to save, %NULL where all is saved */
static char *
dup_changes (SegueHeaderBar *self)
{
  SegueDocument *document = segue_view_get_document (SEGUE_VIEW (self));
  guint n = G_MAXUINT;

  if (!segue_document_get_modified (document))
    return NULL;

  if (segue_document_get_file (document) != NULL)
    n = segue_changes_count (segue_document_get_saved (document), segue_document_get_episode (document), MAX_COUNTED);
  if (n == 0 || n == G_MAXUINT || segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_MISSING)
    return g_strdup (_("edited"));

  return g_strdup_printf (ngettext ("%u line changed", "%u lines changed", n), n);
}

/* Returns: (transfer full): the name of the file, or its folder where the title is that name */
static char *
dup_place (SegueHeaderBar *self,
           gboolean        has_title)
{
  GFile *file = segue_file_watch_get_file (self->watch);

  if (has_title)
    return segue_file_watch_dup_name (self->watch);
  if (file != NULL && !segue_example_is (file))
    return segue_recent_list_dup_folder (file);

  return g_strdup ("");
}

static void
set_title (SegueHeaderBar *self,
           const char     *title,
           const char     *subtitle)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *shown = segue_fold_shorten (title);

  adw_window_title_set_title (self->title, shown);
  adw_window_title_set_subtitle (self->title, subtitle);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_title (GTK_WINDOW (root), shown);
}

/* The title is that of the episode, or the name of the file where it has none. The subtitle is the name of the file or
 * its folder, and what was changed. */
static void
update_title (SegueHeaderBar *self)
{
  SegueDocument *document = segue_view_get_document (SEGUE_VIEW (self));
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *subtitle = NULL;

  if ((self->flags & SEGUE_HEADER_BLANK) != 0)
    {
      set_title (self, "Segue", "");
      return;
    }

  if (!segue_file_watch_is_opening (self->watch))
    title = segue_episode_dup_field (segue_document_get_episode (document), SEGUE_EPISODE_TITLE);
  place = dup_place (self, title != NULL && *title != '\0');
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = segue_file_watch_dup_name (self->watch);
    }
  changes = dup_changes (self);
  if (changes != NULL && *place != '\0' && (self->flags & SEGUE_HEADER_ROOMY) != 0)
    /* Translators: the first %s is the file, or its folder, the second "edited" or "2 lines changed" */
    subtitle = g_strdup_printf (_("%s · %s"), place, changes);
  else
    subtitle = g_strdup (changes != NULL ? changes : place);
  set_title (self, title, subtitle);
}

/* Puts what has no button into the menu. */
static void
update_menu (SegueHeaderBar *self)
{
  const gboolean needed = (self->flags & (SEGUE_HEADER_BLANK | SEGUE_HEADER_ROOMY)) == 0;
  GMenuModel *menu = needed ? G_MENU_MODEL (self->narrow_menu) : self->primary_menu;

  if (gtk_menu_button_get_menu_model (self->menu_button) != menu)
    gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/* A narrow window has no room for the buttons that make it larger or smaller. */
static void
update_decoration (SegueHeaderBar *self)
{
  static const char *const left_out[] = { "minimize,", ",minimize", "maximize,", ",maximize" };
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  g_autofree char *layout = NULL;
  g_autoptr(GString) less = NULL;
  const char *wanted;

  g_object_get (settings, "gtk-decoration-layout", &layout, NULL);
  less = g_string_new (layout);
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    g_string_replace (less, left_out[i], "", 0);
  wanted = (self->flags & SEGUE_HEADER_CONTROLS) != 0 ? NULL : less->str;
  /* each call makes all buttons anew */
  if (g_strcmp0 (adw_header_bar_get_decoration_layout (self->header), wanted) != 0)
    adw_header_bar_set_decoration_layout (self->header, wanted);
}

static gboolean
is_in_open_menu (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL && gtk_widget_get_mapped (widget);
}

static gboolean
return_focus_cb (gpointer user_data)
{
  SegueHeaderBar *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* an item of the menu may have moved the focus, and another page of it may be shown */
  if (self->user_focus != NULL && gtk_widget_get_mapped (self->user_focus) && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && !is_in_open_menu (focus))
    gtk_widget_grab_focus (self->user_focus);

  return G_SOURCE_REMOVE;
}

/* Gives both parts of a split button a name for screen readers. The dropdown only has a tooltip, and the button has no
 * name while it shows an icon. */
static void
name_parts (AdwSplitButton *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_MENU_BUTTON (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        adw_split_button_get_dropdown_tooltip (button), -1);
      else if (GTK_IS_BUTTON (child))
        gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY, button, NULL, -1);
    }
}

/* A click on a part of a split button leaves the focus where it is, as one on the other buttons does. */
static void
leave_focus (AdwSplitButton *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focus_on_click (child, FALSE);
}

/* A narrow window has no room for the words of Open and Save. */
static void
update_labels (SegueHeaderBar *self,
               gboolean        roomy)
{
  if (roomy)
    {
      adw_split_button_set_label (self->open_button, _("_Open"));
      gtk_button_set_label (GTK_BUTTON (self->save_button), _("_Save"));
    }
  else
    {
      adw_split_button_set_icon_name (self->open_button, "document-open-symbolic");
      gtk_button_set_icon_name (GTK_BUTTON (self->save_button), "document-save-symbolic");
    }
  /* newer versions of GTK forget the name of a button that gets another content */
  name_parts (self->open_button);
}

/* A window without an episode offers only what can be done there. A narrow one leaves out what is in the menu. */
static void
update_buttons (SegueHeaderBar *self)
{
  SegueDocument *document = segue_view_get_document (SEGUE_VIEW (self));
  const gboolean open = (self->flags & SEGUE_HEADER_BLANK) == 0;
  const gboolean narrow = (self->flags & SEGUE_HEADER_NARROW) != 0;
  const gboolean roomy = (self->flags & SEGUE_HEADER_ROOMY) != 0;
  const gboolean full = (self->flags & SEGUE_HEADER_FULL) != 0;
  const gboolean back = (self->flags & SEGUE_HEADER_BACK) != 0;
  const gboolean modified = segue_document_get_modified (document);

  update_decoration (self);
  update_labels (self, roomy);
  update_menu (self);
  gtk_widget_set_visible (self->back_button, open && narrow && back);
  gtk_widget_set_visible (self->new_from_button, open && full && !modified && segue_file_watch_is_past (self->watch));
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), !open || roomy);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), open && (roomy || !back));
  gtk_widget_set_visible (self->undo_button, open);
  gtk_widget_set_visible (self->redo_button, open && full);
  gtk_widget_set_visible (self->find_button, open && roomy);
  gtk_widget_set_visible (self->view_switch, open && !narrow);
  gtk_widget_set_visible (self->publish_button, open && roomy);
  gtk_widget_set_visible (self->save_button, open);
  gtk_widget_set_sensitive (self->save_button, modified || segue_document_get_file (document) == NULL);
}

static gboolean
update_cb (gpointer user_data)
{
  SegueHeaderBar *self = user_data;

  self->update_source = 0;
  update_buttons (self);
  update_title (self);

  return G_SOURCE_REMOVE;
}

/* Has all be updated after @delay milliseconds, or sooner where that has been asked for. 0 is before the next frame. */
static void
queue_update (SegueHeaderBar *self,
              guint           delay)
{
  const gint64 time = g_get_monotonic_time () + delay * G_TIME_SPAN_MILLISECOND;

  if (self->update_source != 0 && self->update_time <= time)
    return;

  g_clear_handle_id (&self->update_source, g_source_remove);
  self->update_time = time;
  if (delay > 0)
    self->update_source = g_timeout_add_full (G_PRIORITY_LOW, delay, update_cb, self, NULL);
  else
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
update (SegueHeaderBar *self)
{
  queue_update (self, segue_file_watch_is_opening (self->watch) ? OPENING_DELAY : 0);
}

static void
document_changed_cb (SegueHeaderBar *self)
{
  queue_update (self, EDIT_DELAY);
}

static void
name_button (GtkWidget  *button,
             const char *what,
             const char *keys)
{
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", what, keys);

  /* GTK asks the display server for the pointer for each tooltip that is set */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0)
    return;

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
}

static void
update_history (SegueHeaderBar *self)
{
  SegueDocument *document = segue_view_get_document (SEGUE_VIEW (self));
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  /* Translators: %s is the name of a step such as "Edit Title" */
  undo = segue_document_can_undo (document) ? g_strdup_printf (_("Undo: %s"), segue_document_get_undo_label (document))
                                            : g_strdup (_("Undo"));
  /* Translators: %s is the name of a step such as "Edit Title" */
  redo = segue_document_can_redo (document) ? g_strdup_printf (_("Redo: %s"), segue_document_get_redo_label (document))
                                            : g_strdup (_("Redo"));
  name_button (self->undo_button, undo, _("Ctrl+Z"));
  name_button (self->redo_button, redo, _("Shift+Ctrl+Z"));
}

/* The action can always be activated, since an input method may hold what is not in the document yet. The button says
 * whether there is something to save. */
static void
save_clicked_cb (SegueHeaderBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
}

static void
segue_header_bar_dispose (GObject *object)
{
  SegueHeaderBar *self = SEGUE_HEADER_BAR (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_weak_pointer (&self->user_focus);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_HEADER_BAR);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (segue_header_bar_parent_class)->dispose (object);
}

static void
segue_header_bar_set_session (SegueView    *view,
                              SegueSession *session)
{
  SegueHeaderBar *self = SEGUE_HEADER_BAR (view);
  SegueDocument *document = segue_session_get_document (session);

  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify", G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  update_history (self);
}

static void
segue_header_bar_class_init (SegueHeaderBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_header_bar_dispose;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_header_bar_set_session;

  g_type_ensure (SEGUE_TYPE_RECENT_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, SEGUE_TYPE_FIT_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-header-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, header);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, title);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, back_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, new_from_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, open_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, add_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, save_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, find_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, view_switch);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, publish_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, SegueHeaderBar, narrow_menu);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
segue_header_bar_init (SegueHeaderBar *self)
{
  self->flags = SEGUE_HEADER_BLANK;
  gtk_widget_init_template (GTK_WIDGET (self));
  name_parts (self->open_button);
  name_parts (self->add_button);
  leave_focus (self->open_button);
  leave_focus (self->add_button);
  /* the first section is a submenu there */
  for (int i = 1; i < g_menu_model_get_n_items (self->primary_menu); i++)
    {
      g_autoptr(GMenuItem) section = g_menu_item_new_from_model (self->primary_menu, i);

      g_menu_append_item (self->narrow_menu, section);
    }
}

/**
 * segue_header_bar_set_watch:
 * @self: a header bar with a session
 * @watch: the watch of the file of the session
 *
 * Makes the title tell what @watch knows about the file. Call this once.
 */
void
segue_header_bar_set_watch (SegueHeaderBar *self,
                            SegueFileWatch *watch)
{
  g_return_if_fail (SEGUE_IS_HEADER_BAR (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * segue_header_bar_note_focus:
 * @self: a header bar
 * @focus: (nullable): the widget of the window that has the focus
 *
 * Returns the focus to where it was when a menu of the header bar is closed, so that the next key is for the episode. GTK
 * gives it to the button of the menu. Users who have moved the focus to the button find it there again.
 */
void
segue_header_bar_note_focus (SegueHeaderBar *self,
                             GtkWidget      *focus)
{
  gboolean was_in_menu;

  g_return_if_fail (SEGUE_IS_HEADER_BAR (self));

  was_in_menu = self->in_menu;
  self->in_menu = focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
  if (focus == NULL || is_in_open_menu (focus))
    return;

  /* after an item of a submenu, GTK leaves the focus in the menu that it has closed */
  if (self->in_menu)
    was_in_menu = TRUE;
  if (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->user_focus, focus);
  else if (was_in_menu)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, return_focus_cb, g_object_ref (self), g_object_unref);
  else
    g_clear_weak_pointer (&self->user_focus);
}

/**
 * segue_header_bar_set_flags:
 * @self: a header bar
 * @flags: what the window shows
 *
 * Shows the buttons that belong to what the window shows.
 */
void
segue_header_bar_set_flags (SegueHeaderBar   *self,
                            SegueHeaderFlags  flags)
{
  g_return_if_fail (SEGUE_IS_HEADER_BAR (self));

  if (self->flags == flags)
    return;

  self->flags = flags;
  update (self);
}

/* segue-feed-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/importing/segue-feed-window.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-question.h"
#include "app/widgets/segue-tab-order.h"
#include "session/import/segue-feed-export.h"

/* How often the progress is shown, in milliseconds. */
#define PROGRESS_INTERVAL 100

/**
 * SegueFeedWindow:
 *
 * The episodes of a feed, to choose those that become files of notes. It stands beside the window that opened the feed,
 * which can be used meanwhile.
 */
struct _SegueFeedWindow
{
  AdwWindow parent_instance;

  SegueFeed *feed;
  GFile *folder;
  GtkBitset *chosen;
  GHashTable *shown; /* the rows of the list: GtkListItem, not owned */

  GtkWidget *header;
  GtkCheckButton *all;
  GtkButton *folder_button;
  GtkLabel *folder_label;
  GtkButton *write_button;
  GtkLabel *write_label;
  GtkWidget *cancel_button;
  GtkProgressBar *progress;
  GtkWidget *list;

  SegueFeedExport *export; /* NULL if nothing is being written; not owned */
  GCancellable *cancellable;
  guint progress_source;
  gboolean closed;   /* it is gone from the screen */
  gboolean updating; /* the check buttons follow what is chosen, and not the other way round */
};

enum
{
  WRITTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueFeedWindow, segue_feed_window, ADW_TYPE_WINDOW)

/* Shows what is chosen, and what can be done. */
static void
update (SegueFeedWindow *self)
{
  const guint n = gtk_bitset_get_size (self->chosen), n_all = segue_feed_get_n_items (self->feed);
  const gboolean running = self->export != NULL;
  g_autofree char *label = g_strdup_printf (ngettext ("_Write %u Episode", "_Write %u Episodes", n), n);
  g_autofree char *base = g_file_get_basename (self->folder);
  g_autofree char *name = g_filename_display_name (base);
  GHashTableIter iter;
  gpointer item;

  self->updating = TRUE;
  gtk_check_button_set_active (self->all, n == n_all && n > 0);
  gtk_check_button_set_inconsistent (self->all, n > 0 && n < n_all);
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_list_item_get_child (item)),
                                 gtk_bitset_contains (self->chosen, gtk_list_item_get_position (item)));
  self->updating = FALSE;
  gtk_label_set_text_with_mnemonic (self->write_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->write_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->write_label), -1);
  gtk_label_set_text (self->folder_label, name);
  gtk_widget_set_sensitive (GTK_WIDGET (self->write_button), n > 0 && !running);
  gtk_widget_set_sensitive (self->list, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->folder_button), !running);
  gtk_widget_set_sensitive (self->cancel_button, running);
}

static void
all_toggled_cb (SegueFeedWindow *self)
{
  if (self->updating)
    return;
  if (gtk_bitset_get_size (self->chosen) < segue_feed_get_n_items (self->feed))
    gtk_bitset_add_range (self->chosen, 0, segue_feed_get_n_items (self->feed));
  else
    gtk_bitset_remove_all (self->chosen);
  update (self);
}

static void
row_toggled_cb (GtkCheckButton *check,
                GtkListItem    *item)
{
  SegueFeedWindow *self = SEGUE_FEED_WINDOW (gtk_widget_get_root (GTK_WIDGET (check)));

  if (self == NULL || self->updating)
    return;
  if (gtk_check_button_get_active (check))
    gtk_bitset_add (self->chosen, gtk_list_item_get_position (item));
  else
    gtk_bitset_remove (self->chosen, gtk_list_item_get_position (item));
  update (self);
}

/* A click on a row, the Return key or the space bar ticks it. */
static void
activate_cb (SegueFeedWindow *self,
             guint            position)
{
  if (gtk_bitset_contains (self->chosen, position))
    gtk_bitset_remove (self->chosen, position);
  else
    gtk_bitset_add (self->chosen, position);
  update (self);
}

/* Ticks the row with the focus. The list itself uses the space bar to select rows, which cannot be selected here. */
static gboolean
space_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  SegueFeedWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_widget_get_parent (gtk_list_item_get_child (item)) == focus)
      {
        activate_cb (self, gtk_list_item_get_position (item));
        return TRUE;
      }

  return FALSE;
}

static void
add_space (SegueFeedWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                                                          gtk_callback_action_new (space_cb, self, NULL)));
  gtk_widget_add_controller (self->list, keys);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *check = gtk_check_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL), *date = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (date, "dim-label");
  gtk_widget_add_css_class (date, "caption");
  gtk_widget_add_css_class (date, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), date);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  /* below the check button for all, and ending where the button of the folder ends */
  gtk_widget_set_margin_start (check, 11);
  gtk_widget_set_margin_end (check, 6);
  g_signal_connect (check, "toggled", G_CALLBACK (row_toggled_cb), item);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_activatable (item, TRUE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         SegueFeedWindow          *self)
{
  SegueFeedItem *episode = segue_feed_get_item (self->feed, gtk_list_item_get_position (item));
  GtkWidget *check = gtk_list_item_get_child (item), *parent = gtk_widget_get_parent (check);
  GtkWidget *title = gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  const char *given = segue_feed_item_get (episode, SEGUE_FEED_TITLE), *date = segue_feed_item_get (episode, SEGUE_FEED_DATE);
  const char *text = given != NULL ? given : _("Episode");
  g_autofree char *day = date != NULL ? g_utf8_substring (date, 0, MIN (g_utf8_strlen (date, -1), 10)) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s %s", text, day);

  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_hash_table_add (self->shown, item);
  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               gtk_bitset_contains (self->chosen, gtk_list_item_get_position (item)));
  self->updating = FALSE;
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           SegueFeedWindow          *self)
{
  g_hash_table_remove (self->shown, item);
}

static void
folder_cb (GFile    *folder,
           gpointer  user_data)
{
  g_autoptr(SegueFeedWindow) self = user_data;

  if (folder == NULL || self->closed)
    return;
  g_set_object (&self->folder, folder);
  update (self);
}

static void
folder_clicked_cb (SegueFeedWindow *self)
{
  segue_dialogs_choose_folder (GTK_WINDOW (self), self->folder, folder_cb, g_object_ref (self));
}

static gboolean
progress_cb (gpointer user_data)
{
  SegueFeedWindow *self = user_data;

  gtk_progress_bar_set_fraction (self->progress,
                                 (double) g_atomic_int_get (&self->export->n_done) / MAX (self->export->n, 1));

  return G_SOURCE_CONTINUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SegueFeedWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  SegueFeedExport *export = segue_feed_export_finish (result, &error);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  self->export = NULL;
  if (export->n_done > 0)
    g_signal_emit (self, signals[WRITTEN], 0, (guint) export->n_done, export->first);
  if (self->closed)
    return;
  gtk_progress_bar_set_fraction (self->progress, 0);
  update (self);
  if (error == NULL)
    gtk_window_close (GTK_WINDOW (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    segue_question_show (GTK_WINDOW (self), _("Not All Episodes Could Be Written"), error->message);
}

static void
write_clicked_cb (SegueFeedWindow *self)
{
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkBitsetIter iter;
  guint index;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->chosen, &index); more;
       more = gtk_bitset_iter_next (&iter, &index))
    g_array_append_val (indices, index);
  if (self->export != NULL || indices->len == 0)
    return;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->export = segue_feed_export_start (self->feed, indices, self->folder, self->cancellable, written_cb,
                                          g_object_ref (self));
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
  update (self);
}

static void
cancel_clicked_cb (SegueFeedWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static GtkWidget *
build_list (SegueFeedWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < segue_feed_get_n_items (self->feed); i++)
    gtk_string_list_append (rows, "");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Episodes"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  add_space (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

/* The box with the check button for all and the folder. */
static GtkWidget *
build_top (SegueFeedWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *folder = gtk_button_new ();

  self->all = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("Select _All")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->all), TRUE);
  self->folder_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->folder_label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("folder-symbolic"));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->folder_label));
  gtk_button_set_child (GTK_BUTTON (folder), content);
  gtk_widget_set_tooltip_text (folder, _("Choose the folder for the files"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (folder), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Folder"), -1);
  self->folder_button = GTK_BUTTON (folder);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (box), folder);
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (all_toggled_cb), self);
  g_signal_connect_swapped (folder, "clicked", G_CALLBACK (folder_clicked_cb), self);

  return box;
}

/* The box with the progress above the buttons. */
static GtkWidget *
build_bottom (SegueFeedWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Written episodes"), -1);
  self->cancel_button = gtk_button_new_with_mnemonic (_("_Cancel"));
  self->write_button = GTK_BUTTON (gtk_button_new ());
  self->write_label = GTK_LABEL (label);
  gtk_label_set_ellipsize (self->write_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_mnemonic_widget (self->write_label, GTK_WIDGET (self->write_button));
  gtk_button_set_child (self->write_button, label);
  gtk_widget_add_css_class (GTK_WIDGET (self->write_button), "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), self->cancel_button);
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->write_button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), buttons);
  g_signal_connect_swapped (self->cancel_button, "clicked", G_CALLBACK (cancel_clicked_cb), self);
  g_signal_connect_swapped (self->write_button, "clicked", G_CALLBACK (write_clicked_cb), self);

  return box;
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_start (widget, 12);
  gtk_widget_set_margin_end (widget, 12);
  gtk_widget_set_margin_top (widget, 6);
  gtk_widget_set_margin_bottom (widget, 6);
}

static void
build (SegueFeedWindow *self)
{
  const guint n = segue_feed_get_n_items (self->feed);
  const char *given = segue_feed_get_title (self->feed);
  const char *title = given != NULL && *given != '\0' ? given : _("Episodes");
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u episode", "%u episodes", n), n);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *top = build_top (self), *bottom;

  self->header = adw_header_bar_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->header), adw_window_title_new (title, subtitle));
  gtk_window_set_title (GTK_WINDOW (self), title);
  set_margins (top);
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), build_list (self));
  bottom = build_bottom (self);
  set_margins (bottom);
  gtk_box_append (GTK_BOX (box), bottom);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->write_button));
}

static void
segue_feed_window_move_focus (GtkWidget        *widget,
                              GtkDirectionType  direction)
{
  SegueFeedWindow *self = SEGUE_FEED_WINDOW (widget);
  GtkWidget *const parts[] = {
    self->header, GTK_WIDGET (self->all), GTK_WIDGET (self->folder_button), self->list, self->cancel_button,
    GTK_WIDGET (self->write_button),
  };

  if (!segue_tab_order_move (parts, G_N_ELEMENTS (parts), direction))
    GTK_WIDGET_CLASS (segue_feed_window_parent_class)->move_focus (widget, direction);
}

static void
segue_feed_window_dispose (GObject *object)
{
  SegueFeedWindow *self = SEGUE_FEED_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  self->updating = TRUE;
  self->closed = TRUE;

  G_OBJECT_CLASS (segue_feed_window_parent_class)->dispose (object);
}

static void
segue_feed_window_finalize (GObject *object)
{
  SegueFeedWindow *self = SEGUE_FEED_WINDOW (object);

  segue_feed_unref (self->feed);
  g_hash_table_unref (self->shown);
  gtk_bitset_unref (self->chosen);
  g_clear_object (&self->folder);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (segue_feed_window_parent_class)->finalize (object);
}

static void
segue_feed_window_class_init (SegueFeedWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_feed_window_dispose;
  object_class->finalize = segue_feed_window_finalize;
  GTK_WIDGET_CLASS (klass)->move_focus = segue_feed_window_move_focus;

  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_FILE);
}

static void
segue_feed_window_init (SegueFeedWindow *self)
{
  self->chosen = gtk_bitset_new_empty ();
  self->shown = g_hash_table_new (NULL, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 300);
}

/**
 * segue_feed_window_new:
 * @parent: the window that opened the feed
 * @file: the file with a feed
 *
 * Creates a window with the episodes of a feed. All are ticked, and go to the folder of the file.
 *
 * Returns: the window, which GTK owns
 */
SegueFeedWindow *
segue_feed_window_new (GtkWindow           *parent,
                       const SegueListFile *file)
{
  SegueFeedWindow *self = g_object_new (SEGUE_TYPE_FEED_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->feed = segue_feed_ref (file->feed);
  self->folder = g_file_get_parent (file->file);
  gtk_bitset_add_range (self->chosen, 0, segue_feed_get_n_items (self->feed));
  build (self);
  segue_dialogs_fit (GTK_WINDOW (self), parent, 560, 600);
  update (self);

  return self;
}

/* segue-recent-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/files/segue-recent-list.h"

#include <adwaita.h>

#include "app/files/segue-recent.h"

/* A list of the recent episodes whose files still exist. It is filled again each time it is shown. */
struct _SegueRecentList
{
  GtkWidget parent_instance;

  GtkListBox *list;

  GCancellable *cancellable;
  GPtrArray *files; /* the files whose existence is being queried */
  GHashTable *missing;
  guint n_pending;
  gboolean empty;
  gboolean boxed;
};

enum
{
  PROP_0,
  PROP_BOXED,
  PROP_EMPTY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueRecentList, segue_recent_list, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (GFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display_name = g_filename_display_name (name);
  g_autofree char *folder = segue_recent_list_dup_folder (file);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), display_name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "uri", g_file_get_uri (file), g_free);

  return row;
}

static void
cancel (SegueRecentList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_hash_table_remove_all (self->missing);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

static void
show_files (SegueRecentList *self)
{
  gboolean empty = TRUE;
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (guint i = 0; i < self->files->len; i++)
    {
      GFile *file = g_ptr_array_index (self->files, i);

      if (g_hash_table_contains (self->missing, file))
        continue;
      gtk_list_box_append (self->list, create_row (file));
      empty = FALSE;
    }
  cancel (self);

  if (self->empty != empty)
    {
      self->empty = empty;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EMPTY]);
    }
}

static void
query_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  SegueRecentList *self = user_data;
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GError) error = NULL;

  info = g_file_query_info_finish (G_FILE (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (info == NULL)
    g_hash_table_add (self->missing, object);
  if (--self->n_pending == 0)
    show_files (self);
}

static void
refresh (SegueRecentList *self)
{
  cancel (self);
  self->cancellable = g_cancellable_new ();
  self->files = segue_recent_dup_list ();
  self->n_pending = self->files->len;

  if (self->n_pending == 0)
    show_files (self);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    g_file_query_info_async (g_ptr_array_index (self->files, i), G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, self->cancellable, query_cb, self);
}

static void
row_activated_cb (SegueRecentList *self,
                  GtkListBoxRow   *row)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  const char *uri = g_object_get_data (G_OBJECT (row), "uri");

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", uri);
}

static void
segue_recent_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (segue_recent_list_parent_class)->map (widget);

  refresh (SEGUE_RECENT_LIST (widget));
}

static void
segue_recent_list_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (segue_recent_list_parent_class)->root (widget);

  /* An empty list is hidden and would never be mapped, so that it is filled when it gets a root. */
  refresh (SEGUE_RECENT_LIST (widget));
}

static void
segue_recent_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SegueRecentList *self = SEGUE_RECENT_LIST (object);

  switch (prop_id)
    {
    case PROP_BOXED:
      g_value_set_boolean (value, self->boxed);
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, self->empty);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_recent_list_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SegueRecentList *self = SEGUE_RECENT_LIST (object);

  switch (prop_id)
    {
    case PROP_BOXED:
      self->boxed = g_value_get_boolean (value);
      if (self->boxed)
        gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_recent_list_dispose (GObject *object)
{
  SegueRecentList *self = SEGUE_RECENT_LIST (object);

  cancel (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_RECENT_LIST);

  G_OBJECT_CLASS (segue_recent_list_parent_class)->dispose (object);
}

static void
segue_recent_list_finalize (GObject *object)
{
  SegueRecentList *self = SEGUE_RECENT_LIST (object);

  g_clear_pointer (&self->missing, g_hash_table_unref);

  G_OBJECT_CLASS (segue_recent_list_parent_class)->finalize (object);
}

static void
segue_recent_list_class_init (SegueRecentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_recent_list_dispose;
  object_class->finalize = segue_recent_list_finalize;
  object_class->get_property = segue_recent_list_get_property;
  object_class->set_property = segue_recent_list_set_property;
  widget_class->map = segue_recent_list_map;
  widget_class->root = segue_recent_list_root;

  props[PROP_BOXED] = g_param_spec_boolean ("boxed", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-recent-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueRecentList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
segue_recent_list_init (SegueRecentList *self)
{
  self->missing = g_hash_table_new_full (NULL, NULL, NULL, NULL);
  self->empty = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * segue_recent_list_dup_folder:
 * @file: a file
 *
 * Gives the folder of @file as people write it: beginning with "~" within the home folder.
 *
 * Returns: (transfer full): the folder
 */
char *
segue_recent_list_dup_folder (GFile *file)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autoptr(GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *inside = NULL;

  if (folder == NULL)
    return g_strdup ("");
  if (g_file_equal (folder, home))
    return g_strdup ("~");

  inside = g_file_get_relative_path (home, folder);
  if (inside != NULL)
    {
      g_autofree char *display_name = g_filename_display_name (inside);

      return g_strdup_printf ("~/%s", display_name);
    }

  return g_file_get_parse_name (folder);
}

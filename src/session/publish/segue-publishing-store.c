/* segue-publishing-store.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/publish/segue-publishing-private.h"

#include <glib/gi18n-lib.h>

#include "session/publish/segue-publish-file.h"
#include "session/segue-example.h"

/* What is kept beside the notes: for their folder the outlets of the show, for their file what was given out. */

#define SHOW_SUFFIX ".show"
#define RECORDS_SUFFIX ".published"
/* The largest file of a show that is read, in bytes. */
#define SHOW_MAX_SIZE (1024 * 1024)
/* The most outlets of a show that are read. */
#define MAX_OUTLETS 200

static SegueOutlet *
get_outlet (SeguePublishing *self,
            guint            index)
{
  g_autoptr(SegueOutlet) outlet = g_list_model_get_item (G_LIST_MODEL (self->outlets), index);

  return outlet;
}

static guint
get_n_outlets (SeguePublishing *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->outlets));
}

static gboolean
is_empty (const SeguePublishRecord *record)
{
  return record->digest == NULL && record->page == NULL && record->settings == NULL;
}

/* Returns: (transfer container): the records of all outlets, and of those that the show does not have any more */
static GPtrArray *
collect_records (SeguePublishing *self)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < get_n_outlets (self); i++)
    {
      SeguePublishRecord *record = segue_outlet_get_record (get_outlet (self, i));

      if (!is_empty (record))
        g_ptr_array_add (records, record);
    }
  for (guint i = 0; i < self->other_records->len; i++)
    g_ptr_array_add (records, g_ptr_array_index (self->other_records, i));

  return records;
}

/* Gives the records among the others to the outlets that they belong to, unless those have one of their own. */
void
segue_publishing_hand_out_records (SeguePublishing *self)
{
  for (guint i = 0; i < get_n_outlets (self); i++)
    {
      SegueOutlet *outlet = get_outlet (self, i);
      SeguePublishRecord *record = segue_publish_records_find (self->other_records, segue_outlet_get_id (outlet));
      guint index;

      if (record == NULL || !is_empty (segue_outlet_get_record (outlet)))
        continue;

      g_ptr_array_find (self->other_records, record, &index);
      segue_outlet_take_record (outlet, g_ptr_array_steal_index (self->other_records, index));
      segue_outlet_emit_changed (outlet);
    }
}

/* Keeps the record of an outlet that goes. */
void
segue_publishing_keep_record (SeguePublishing *self,
                              SegueOutlet     *outlet)
{
  if (!is_empty (segue_outlet_get_record (outlet)))
    g_ptr_array_add (self->other_records, segue_outlet_steal_record (outlet));
}

static GBytes *
format_records (const char *uri,
                gpointer    user_data)
{
  g_autoptr(GPtrArray) records = collect_records (user_data);

  return records->len > 0 ? segue_publish_records_format (records, uri) : NULL;
}

/* Writes what was given out. */
void
segue_publishing_save_records (SeguePublishing *self)
{
  segue_metadata_file_save (self->records);
}

static void
records_loaded_cb (SeguePublishing *self,
                   GBytes          *bytes)
{
  g_autoptr(GPtrArray) records = segue_publish_records_parse (bytes, segue_metadata_file_get_uri (self->records));

  while (records->len > 0)
    g_ptr_array_add (self->other_records, g_ptr_array_steal_index (records, 0));
  segue_publishing_hand_out_records (self);
  segue_publishing_schedule (self, 0);
}

static GBytes *
format_show (const char *uri,
             gpointer    user_data)
{
  SeguePublishing *self = user_data;
  GVariantDict values = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder outlets;

  g_variant_builder_init (&outlets, G_VARIANT_TYPE ("a" SEGUE_OUTLET_TYPE));
  for (guint i = 0; i < get_n_outlets (self); i++)
    g_variant_builder_add_value (&outlets, segue_outlet_to_variant (get_outlet (self, i)));
  g_variant_dict_insert_value (&values, "outlets", g_variant_builder_end (&outlets));
  g_variant_dict_insert (&values, "removed", "^as", self->removed);
  if (self->last != NULL)
    g_variant_dict_insert (&values, "last", "s", self->last);

  return segue_publish_file_format (g_variant_dict_end (&values), uri);
}

/* Writes the outlets of the show. */
void
segue_publishing_save_show (SeguePublishing *self)
{
  segue_metadata_file_save (self->show);
}

/* Takes the stored outlets. What the present ones were given out stays theirs. */
static void
take_outlets (SeguePublishing *self,
              GVariant        *outlets)
{
  for (guint i = 0; i < get_n_outlets (self); i++)
    segue_publishing_keep_record (self, get_outlet (self, i));
  g_list_store_remove_all (self->outlets);
  for (gsize i = 0; i < MIN (g_variant_n_children (outlets), MAX_OUTLETS); i++)
    {
      g_autoptr(GVariant) variant = g_variant_get_child_value (outlets, i);
      g_autoptr(SegueOutlet) outlet = segue_outlet_new_from_variant (variant);

      if (outlet != NULL && segue_publishing_find (self, segue_outlet_get_id (outlet)) == NULL)
        segue_publishing_insert (self, outlet);
    }
}

static void
show_loaded_cb (SeguePublishing *self,
                GBytes          *bytes)
{
  const char *uri = segue_metadata_file_get_uri (self->show);
  g_autoptr(GVariant) values = segue_publish_file_parse (bytes, uri, G_VARIANT_TYPE_VARDICT);
  g_autoptr(GVariant) outlets = NULL;
  GStrv removed = NULL;

  if (values == NULL)
    return;

  outlets = g_variant_lookup_value (values, "outlets", G_VARIANT_TYPE ("a" SEGUE_OUTLET_TYPE));
  if (g_variant_lookup (values, "removed", "^as", &removed))
    {
      g_strfreev (self->removed);
      self->removed = removed;
    }
  g_clear_pointer (&self->last, g_free);
  g_variant_lookup (values, "last", "s", &self->last);
  if (outlets != NULL)
    take_outlets (self, outlets);
  segue_publishing_add_defaults (self);
  segue_publishing_hand_out_records (self);
  segue_publishing_schedule (self, 0);
}

static gboolean
has_records (SeguePublishing *self)
{
  g_autoptr(GPtrArray) records = collect_records (self);

  return records->len > 0;
}

/* Reads what is kept for @file, which may be NULL. Notes that were given out and are saved under another name take what
 * is kept along. */
void
segue_publishing_set_file (SeguePublishing *self,
                           GFile           *file)
{
  const gboolean known = file != NULL && !segue_example_is (file);
  g_autoptr(GFile) folder = known ? g_file_get_parent (file) : NULL;
  g_autofree char *uri = known ? g_file_get_uri (file) : NULL;
  g_autofree char *show = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (show != NULL && g_strcmp0 (show, segue_metadata_file_get_uri (self->show)) != 0)
    segue_metadata_file_load (self->show, show);
  if (g_strcmp0 (uri, segue_metadata_file_get_uri (self->records)) == 0)
    return;

  if (uri != NULL && !has_records (self))
    {
      segue_metadata_file_load (self->records, uri);
      return;
    }
  segue_metadata_file_rename (self->records, uri);
  segue_publishing_save_records (self);
}

static void
failed_cb (SeguePublishing *self,
           const char      *reason)
{
  /* Translators: %s is the reason that the system gives */
  g_autofree char *message = g_strdup_printf (_("What was given out could not be kept: %s"), reason);

  g_signal_emit_by_name (self, "failed", message);
}

static SegueMetadataFile *
new_file (SeguePublishing     *self,
          const char          *suffix,
          gsize                max_size,
          SegueMetadataFormat  format,
          GCallback            loaded_cb)
{
  g_autoptr(GFile) folder = g_file_new_build_filename (g_get_user_state_dir (), "segue", "publishing", NULL);
  SegueMetadataFile *file = segue_metadata_file_new (folder, suffix, max_size, format, self);

  g_signal_connect_object (file, "loaded", loaded_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);

  return file;
}

void
segue_publishing_init_store (SeguePublishing *self)
{
  self->records = new_file (self, RECORDS_SUFFIX, SEGUE_PUBLISH_RECORDS_MAX_SIZE, format_records,
                            G_CALLBACK (records_loaded_cb));
  self->show = new_file (self, SHOW_SUFFIX, SHOW_MAX_SIZE, format_show, G_CALLBACK (show_loaded_cb));
}

/* Lets go of what is kept. What has to be written is still written. */
void
segue_publishing_close_store (SeguePublishing *self)
{
  if (self->records != NULL)
    segue_metadata_file_close (self->records);
  if (self->show != NULL)
    segue_metadata_file_close (self->show);
  g_clear_object (&self->records);
  g_clear_object (&self->show);
}

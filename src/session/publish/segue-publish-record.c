/* segue-publish-record.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/publish/segue-publish-record.h"

#include <string.h>

#include "session/publish/segue-publish-file.h"

/* Records of what was given out of an episode, which are kept beside the notes. */

#define TYPE "a{sa{sv}}"

/**
 * segue_publish_record_new:
 * @outlet: the id of an outlet
 *
 * Creates the record of an outlet to which nothing has been given out yet.
 *
 * Returns: (transfer full): the record
 */
SeguePublishRecord *
segue_publish_record_new (const char *outlet)
{
  SeguePublishRecord *self = g_new0 (SeguePublishRecord, 1);

  self->outlet = g_strdup (outlet);

  return self;
}

/**
 * segue_publish_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
segue_publish_record_free (SeguePublishRecord *self)
{
  g_free (self->outlet);
  g_free (self->digest);
  g_free (self->text);
  g_free (self->html);
  g_free (self->page);
  g_clear_pointer (&self->settings, g_variant_unref);
  g_free (self);
}

static char *
dup_short (const char *text)
{
  return text != NULL && strlen (text) <= SEGUE_PUBLISH_RECORD_MAX_TEXT ? g_strdup (text) : NULL;
}

/**
 * segue_publish_record_give:
 * @self: a record
 * @digest: a digest of what is given out
 * @text: the text that is given out
 * @html: (nullable): the same as HTML
 * @time: the time, in seconds since 1970
 *
 * Records that the episode is given out. What was published before is replaced only once the user says so.
 */
void
segue_publish_record_give (SeguePublishRecord *self,
                           const char         *digest,
                           const char         *text,
                           const char         *html,
                           gint64              time)
{
  const gboolean same = g_strcmp0 (self->digest, digest) == 0;

  if (!same)
    {
      self->corrected = self->digest != NULL;
      self->published = FALSE;
    }
  g_free (self->digest);
  g_free (self->text);
  g_free (self->html);
  self->digest = g_strdup (digest);
  self->text = dup_short (text);
  self->html = dup_short (html);
  self->time = time;
}

static SeguePublishRecord *
read_record (const char *outlet,
             GVariant   *values)
{
  SeguePublishRecord *self = segue_publish_record_new (outlet);

  g_variant_lookup (values, "time", "x", &self->time);
  g_variant_lookup (values, "digest", "s", &self->digest);
  g_variant_lookup (values, "text", "s", &self->text);
  g_variant_lookup (values, "html", "s", &self->html);
  g_variant_lookup (values, "page", "s", &self->page);
  g_variant_lookup (values, "published", "b", &self->published);
  g_variant_lookup (values, "corrected", "b", &self->corrected);
  self->settings = g_variant_lookup_value (values, "settings", G_VARIANT_TYPE_VARDICT);

  return self;
}

static void
insert_string (GVariantDict *values,
               const char   *key,
               const char   *value)
{
  if (value != NULL)
    g_variant_dict_insert (values, key, "s", value);
}

static GVariant *
write_record (const SeguePublishRecord *self)
{
  GVariantDict values = G_VARIANT_DICT_INIT (NULL);

  if (self->time != 0)
    g_variant_dict_insert (&values, "time", "x", self->time);
  insert_string (&values, "digest", self->digest);
  insert_string (&values, "text", self->text);
  insert_string (&values, "html", self->html);
  insert_string (&values, "page", self->page);
  if (self->published)
    g_variant_dict_insert (&values, "published", "b", TRUE);
  if (self->corrected)
    g_variant_dict_insert (&values, "corrected", "b", TRUE);
  if (self->settings != NULL)
    g_variant_dict_insert_value (&values, "settings", self->settings);

  return g_variant_dict_end (&values);
}

/**
 * segue_publish_records_parse:
 * @bytes: (nullable): the content of a file, any bytes
 * @uri: the URI of the notes
 *
 * Parses the records of an episode. A file of another format or of other notes yields no records.
 *
 * Returns: (transfer full) (element-type SeguePublishRecord): the records
 */
GPtrArray *
segue_publish_records_parse (GBytes     *bytes,
                             const char *uri)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_publish_record_free);
  g_autoptr(GVariant) content = segue_publish_file_parse (bytes, uri, G_VARIANT_TYPE (TYPE));
  GVariantIter iter;
  const char *outlet;
  GVariant *values;

  if (content == NULL)
    return records;

  g_variant_iter_init (&iter, content);
  while (g_variant_iter_loop (&iter, "{&s@a{sv}}", &outlet, &values))
    {
      if (segue_publish_records_find (records, outlet) == NULL)
        g_ptr_array_add (records, read_record (outlet, values));
    }

  return records;
}

/**
 * segue_publish_records_format:
 * @records: (element-type SeguePublishRecord): the records of an episode
 * @uri: the URI of the notes
 *
 * Formats the records of an episode.
 *
 * Returns: (transfer full): the content of the file
 */
GBytes *
segue_publish_records_format (GPtrArray  *records,
                              const char *uri)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (TYPE));
  for (guint i = 0; i < records->len; i++)
    {
      const SeguePublishRecord *record = g_ptr_array_index (records, i);

      g_variant_builder_add (&builder, "{s@a{sv}}", record->outlet, write_record (record));
    }

  return segue_publish_file_format (g_variant_builder_end (&builder), uri);
}

/**
 * segue_publish_records_find:
 * @records: (element-type SeguePublishRecord): records
 * @outlet: the id of an outlet
 *
 * Finds the record of an outlet.
 *
 * Returns: (transfer none) (nullable): the record, or %NULL if there is none
 */
SeguePublishRecord *
segue_publish_records_find (GPtrArray  *records,
                            const char *outlet)
{
  for (guint i = 0; i < records->len; i++)
    {
      SeguePublishRecord *record = g_ptr_array_index (records, i);

      if (g_str_equal (record->outlet, outlet))
        return record;
    }

  return NULL;
}

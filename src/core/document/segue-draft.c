/* segue-draft.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A draft is 16 bytes that say so, then one GVariant of TYPE in little-endian and normal form: uri, name, encoding,
 * digest and last as strings, "" for none, then the time, then the content. */
#define MAGIC "Segue draft 001\n"
#define TYPE "(sssssxay)"

/* Beside the content: a few lines, and the head of the notes before. */
#define MAX_BYTES (2 * (gsize) SEGUE_MAX_BYTES)

/**
 * segue_draft_free:
 * @self: (transfer full): a draft
 *
 * Frees a draft.
 */
void
segue_draft_free (SegueDraft *self)
{
  g_free (self->uri);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->digest);
  g_free (self->last);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}

static const char *
string_of (const char *string)
{
  return string != NULL ? string : "";
}

static char *
take_string (GVariant *variant,
             gsize     child)
{
  g_autoptr(GVariant) value = g_variant_get_child_value (variant, child);
  const char *string = g_variant_get_string (value, NULL);

  return *string != '\0' ? g_strdup (string) : NULL;
}

static GVariant *
in_file_order (GVariant *variant)
{
  g_autoptr(GVariant) taken = g_variant_ref_sink (variant);

  return G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_steal_pointer (&taken) : g_variant_byteswap (taken);
}

/**
 * segue_draft_write:
 * @self: a draft
 *
 * Writes a draft.
 *
 * Returns: (transfer full): the bytes of its file
 */
GBytes *
segue_draft_write (const SegueDraft *self)
{
  g_autoptr(GVariant) content =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, self->content, TRUE));
  g_autoptr(GVariant) variant =
    in_file_order (g_variant_new ("(sssssx@ay)", string_of (self->uri), string_of (self->name),
                                  string_of (self->encoding), string_of (self->digest), string_of (self->last),
                                  self->time, content));
  GByteArray *bytes = g_byte_array_sized_new (strlen (MAGIC) + g_variant_get_size (variant));

  g_byte_array_append (bytes, (const guint8 *) MAGIC, strlen (MAGIC));
  g_byte_array_append (bytes, g_variant_get_data (variant), g_variant_get_size (variant));

  return g_byte_array_free_to_bytes (bytes);
}

/* A GVariant out of foreign bytes. Its type has no variants inside, so that nothing nests. */
static GVariant *
parse (GBytes *bytes)
{
  const gsize length = g_bytes_get_size (bytes), head = strlen (MAGIC);
  g_autoptr(GBytes) rest = NULL;
  g_autoptr(GVariant) variant = NULL;

  if (length < head || length > MAX_BYTES || memcmp (g_bytes_get_data (bytes, NULL), MAGIC, head) != 0)
    return NULL;
  rest = g_bytes_new_from_bytes (bytes, head, length - head);
  variant = in_file_order (g_variant_new_from_bytes (G_VARIANT_TYPE (TYPE), rest, FALSE));

  return g_variant_is_normal_form (variant) ? g_steal_pointer (&variant) : NULL;
}

/**
 * segue_draft_read:
 * @bytes: the bytes of a file
 * @error: return location for an error, or %NULL
 *
 * Reads a draft. Its content is whatever it is, and is read by its own reader.
 *
 * Returns: (transfer full): the draft, or %NULL with %SEGUE_ERROR_SYNTAX where the bytes are none
 */
SegueDraft *
segue_draft_read (GBytes  *bytes,
                  GError **error)
{
  g_autoptr(GVariant) variant = parse (bytes);
  g_autoptr(GVariant) time = NULL;
  g_autoptr(GVariant) content = NULL;
  SegueDraft *self;

  if (variant == NULL)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("This is no draft of Segue."));
      return NULL;
    }
  time = g_variant_get_child_value (variant, 5);
  content = g_variant_get_child_value (variant, 6);
  self = g_new0 (SegueDraft, 1);
  self->uri = take_string (variant, 0);
  self->name = take_string (variant, 1);
  self->encoding = take_string (variant, 2);
  self->digest = take_string (variant, 3);
  self->last = take_string (variant, 4);
  self->time = g_variant_get_int64 (time);
  self->content = g_variant_get_data_as_bytes (content);

  return self;
}

/* segue-draft.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads and writes the files of drafts. Such a file consists of 16 bytes that identify the format, and of a GVariant of
 * TYPE in little-endian normal form: uri, name, encoding, digest and last as strings, "" if there is none, then the
 * time and the content. */
#define MAGIC "Segue draft 001\n"
#define TYPE "(sssssxay)"

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
to_empty (const char *string)
{
  return string != NULL ? string : "";
}

/* Copies a string of the tuple. Returns NULL for the empty string. */
static char *
dup_string (GVariant *variant,
            gsize     child)
{
  g_autoptr(GVariant) value = g_variant_get_child_value (variant, child);
  const char *string = g_variant_get_string (value, NULL);

  return *string != '\0' ? g_strdup (string) : NULL;
}

/* Converts between the byte order of the machine and that of the file. Takes ownership of @variant. */
static GVariant *
swap_bytes (GVariant *variant)
{
  g_autoptr(GVariant) taken = g_variant_ref_sink (variant);

  return G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_steal_pointer (&taken) : g_variant_byteswap (taken);
}

/**
 * segue_draft_write:
 * @self: a draft
 *
 * Serializes a draft.
 *
 * Returns: (transfer full): the content of its file
 */
GBytes *
segue_draft_write (const SegueDraft *self)
{
  g_autoptr(GVariant) content =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, self->content, TRUE));
  g_autoptr(GVariant) variant =
    swap_bytes (g_variant_new ("(sssssx@ay)", to_empty (self->uri), to_empty (self->name), to_empty (self->encoding),
                               to_empty (self->digest), to_empty (self->last), self->time, content));
  GByteArray *bytes = g_byte_array_sized_new (strlen (MAGIC) + g_variant_get_size (variant));

  g_byte_array_append (bytes, (const guint8 *) MAGIC, strlen (MAGIC));
  g_byte_array_append (bytes, g_variant_get_data (variant), g_variant_get_size (variant));

  return g_byte_array_free_to_bytes (bytes);
}

/* Parses untrusted bytes. The type contains no variants, so that the depth is limited. Returns NULL if they are not a
 * draft. */
static GVariant *
parse (GBytes *bytes)
{
  const gsize length = g_bytes_get_size (bytes), head = strlen (MAGIC);
  g_autoptr(GBytes) rest = NULL;
  g_autoptr(GVariant) variant = NULL;

  if (length < head || length > SEGUE_DRAFT_MAX_BYTES || memcmp (g_bytes_get_data (bytes, NULL), MAGIC, head) != 0)
    return NULL;
  rest = g_bytes_new_from_bytes (bytes, head, length - head);
  variant = swap_bytes (g_variant_new_from_bytes (G_VARIANT_TYPE (TYPE), rest, FALSE));

  return g_variant_is_normal_form (variant) ? g_steal_pointer (&variant) : NULL;
}

/**
 * segue_draft_read:
 * @bytes: the content of a file
 * @error: return location for a #GError, or %NULL
 *
 * Parses a draft. The content of the draft itself is not parsed or checked.
 *
 * Returns: (transfer full): the draft, or %NULL with @error set to %SEGUE_ERROR_SYNTAX if @bytes are not a draft
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
  self->uri = dup_string (variant, 0);
  self->name = dup_string (variant, 1);
  self->encoding = dup_string (variant, 2);
  self->digest = dup_string (variant, 3);
  self->last = dup_string (variant, 4);
  self->time = g_variant_get_int64 (time);
  self->content = g_variant_get_data_as_bytes (content);

  return self;
}

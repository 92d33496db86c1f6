/* segue-entry-attributes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-entry-private.h"
#include "core/json/segue-json.h"

/* What an entry has beside its lines. */

/**
 * segue_entry_get_attributes:
 * @self: an entry
 *
 * Gets the data of the entry that its text cannot hold.
 *
 * Returns: (transfer none) (nullable): the attributes, or %NULL if there are none
 */
SegueAttributes *
segue_entry_get_attributes (const SegueEntry *self)
{
  return self->attributes;
}

/**
 * segue_entry_get_attribute:
 * @self: an entry
 * @name: name of an attribute
 *
 * Gets an attribute of the entry.
 *
 * Returns: (transfer none) (nullable): the value as JSON text, or %NULL if there is no such attribute
 */
const char *
segue_entry_get_attribute (const SegueEntry *self,
                           const char       *name)
{
  return segue_attributes_lookup (self->attributes, name);
}

/**
 * segue_entry_dup_attribute:
 * @self: an entry
 * @name: name of an attribute
 *
 * Copies the text of an attribute whose value is a string.
 *
 * Returns: (transfer full) (nullable): the text (UTF-8), or %NULL if there is no such attribute or it is no string
 */
char *
segue_entry_dup_attribute (const SegueEntry *self,
                           const char       *name)
{
  const char *raw = segue_entry_get_attribute (self, name);
  g_autoptr(SegueJson) json = raw != NULL ? segue_json_new (raw, strlen (raw), NULL) : NULL;

  return json != NULL ? segue_json_dup_string (json, segue_json_get_root (json)) : NULL;
}

/**
 * segue_entry_find_end:
 * @self: an entry
 *
 * Gets the time at which the entry ends: the end of its range or else its attribute `end`, which JSON can hold.
 *
 * Returns: the time in milliseconds, or %SEGUE_TIME_NONE if none is written or it cannot be read
 */
gint64
segue_entry_find_end (const SegueEntry *self)
{
  g_autofree char *text = self->end == SEGUE_TIME_NONE ? segue_entry_dup_attribute (self, "end") : NULL;
  gint64 end;

  return text != NULL && segue_time_parse_typed (text, &end) ? end : self->end;
}

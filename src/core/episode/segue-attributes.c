/* segue-attributes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-attributes.h"

#include <string.h>

/**
 * SegueAttributes:
 *
 * What no line of the notes can hold: names, each with a value as JSON text. An immutable value.
 *
 * The order is that of the file they came from, so that a file which is read and written stays as it was.
 */
struct _SegueAttributes
{
  gatomicrefcount ref_count;
  guint n_attributes;
  char *strings[]; /* name, value, name, value … */
};

/**
 * segue_attributes_new:
 * @strings: (array) (transfer full): names and values, taking turns; the array itself stays the caller's
 * @n_attributes: how many pairs; names occur once
 *
 * Makes attributes.
 *
 * Returns: (transfer full) (nullable): the attributes, or %NULL for none
 */
SegueAttributes *
segue_attributes_new (char  **strings,
                      guint   n_attributes)
{
  SegueAttributes *self;

  if (n_attributes == 0)
    return NULL;
  self = g_malloc (sizeof (SegueAttributes) + 2 * n_attributes * sizeof (char *));
  g_atomic_ref_count_init (&self->ref_count);
  self->n_attributes = n_attributes;
  memcpy (self->strings, strings, 2 * n_attributes * sizeof (char *));

  return self;
}

/**
 * segue_attributes_ref:
 * @self: attributes
 *
 * Takes a reference. Attributes may be shared between threads.
 *
 * Returns: (transfer full): @self
 */
SegueAttributes *
segue_attributes_ref (SegueAttributes *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_attributes_unref:
 * @self: (transfer full): attributes
 *
 * Gives a reference back.
 */
void
segue_attributes_unref (SegueAttributes *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < 2 * self->n_attributes; i++)
    g_free (self->strings[i]);
  g_free (self);
}

/**
 * segue_attributes_get_n:
 * @self: (nullable): attributes
 *
 * Counts the attributes.
 *
 * Returns: how many; 0 for %NULL
 */
guint
segue_attributes_get_n (const SegueAttributes *self)
{
  return self != NULL ? self->n_attributes : 0;
}

/**
 * segue_attributes_get:
 * @self: attributes
 * @index: below segue_attributes_get_n()
 * @value: (out) (optional) (transfer none): the value, as JSON text
 *
 * Gives an attribute.
 *
 * Returns: (transfer none): its name
 */
const char *
segue_attributes_get (const SegueAttributes  *self,
                      guint                   index,
                      const char            **value)
{
  g_return_val_if_fail (index < segue_attributes_get_n (self), NULL);
  if (value != NULL)
    *value = self->strings[2 * index + 1];

  return self->strings[2 * index];
}

/**
 * segue_attributes_lookup:
 * @self: (nullable): attributes
 * @name: a name
 *
 * Finds an attribute.
 *
 * Returns: (transfer none) (nullable): its value as JSON text, or %NULL where there is none
 */
const char *
segue_attributes_lookup (const SegueAttributes *self,
                         const char            *name)
{
  for (guint i = 0; i < segue_attributes_get_n (self); i++)
    if (g_str_equal (self->strings[2 * i], name))
      return self->strings[2 * i + 1];

  return NULL;
}

/**
 * segue_attributes_set:
 * @self: (nullable): attributes
 * @name: a name
 * @value: (nullable): JSON text, or %NULL for no such attribute
 *
 * Sets one attribute; a new one comes last.
 *
 * Returns: (transfer full) (nullable): the attributes with it, @self where nothing changes, %NULL where none is left
 */
SegueAttributes *
segue_attributes_set (SegueAttributes *self,
                      const char      *name,
                      const char      *value)
{
  const char *before = segue_attributes_lookup (self, name);
  g_autoptr(GPtrArray) strings = NULL;

  if (g_strcmp0 (before, value) == 0)
    return self != NULL ? segue_attributes_ref (self) : NULL;
  strings = g_ptr_array_new ();
  for (guint i = 0; i < segue_attributes_get_n (self); i++)
    {
      gboolean same = g_str_equal (self->strings[2 * i], name);

      if (same && value == NULL)
        continue;
      g_ptr_array_add (strings, g_strdup (self->strings[2 * i]));
      g_ptr_array_add (strings, g_strdup (same ? value : self->strings[2 * i + 1]));
    }
  if (before == NULL)
    {
      g_ptr_array_add (strings, g_strdup (name));
      g_ptr_array_add (strings, g_strdup (value));
    }

  return segue_attributes_new ((char **) strings->pdata, strings->len / 2);
}

/**
 * segue_attributes_equal:
 * @a: (nullable): attributes
 * @b: (nullable): others
 *
 * Tells whether two have the same names and values, in whatever order.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_attributes_equal (const SegueAttributes *a,
                        const SegueAttributes *b)
{
  const guint n = segue_attributes_get_n (a);

  if (a == b)
    return TRUE;
  if (n != segue_attributes_get_n (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *value;
      const char *name = segue_attributes_get (a, i, &value);

      if (g_strcmp0 (segue_attributes_lookup (b, name), value) != 0)
        return FALSE;
    }

  return TRUE;
}

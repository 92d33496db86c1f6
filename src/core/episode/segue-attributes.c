/* segue-attributes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-attributes.h"

#include <string.h>

/* Data of an episode or entry that its text cannot hold. */

/**
 * SegueAttributes:
 *
 * The data of an episode or an entry that its text cannot hold, such as an image or an end time. An attribute has a
 * name and a value that is JSON text. Attributes are immutable and can be shared between threads.
 *
 * The attributes keep the order of the file they were read from, so that reading and writing a file does not change it.
 * A set without attributes is represented by %NULL.
 */
struct _SegueAttributes
{
  gatomicrefcount ref_count;
  guint n_attributes;
  char *strings[]; /* 2 * n_attributes strings: name, value, name, value … */
};

/**
 * segue_attributes_new:
 * @strings: (array) (transfer full): @n_attributes pairs of a name and a value (JSON text). The strings are taken over;
 *   the array itself stays with the caller
 * @n_attributes: number of pairs; no name may occur twice
 *
 * Creates attributes.
 *
 * Returns: (transfer full) (nullable): the attributes, or %NULL if @n_attributes is 0
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
 * Increases the reference count.
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
 * Decreases the reference count, and frees @self when it reaches 0.
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
 * Gets the number of attributes.
 *
 * Returns: the number, 0 for %NULL
 */
guint
segue_attributes_get_n (const SegueAttributes *self)
{
  return self != NULL ? self->n_attributes : 0;
}

/**
 * segue_attributes_get:
 * @self: attributes
 * @index: index of the attribute, less than segue_attributes_get_n()
 * @value: (out) (optional) (transfer none): the value of the attribute, as JSON text
 *
 * Gets the name and the value of an attribute.
 *
 * Returns: (transfer none): the name
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
 * @name: name of an attribute
 *
 * Looks up the value of an attribute.
 *
 * Returns: (transfer none) (nullable): the value as JSON text, or %NULL if there is no such attribute
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
 * @name: name of the attribute
 * @value: (nullable): the new value as JSON text, or %NULL to remove the attribute
 *
 * Creates a copy of attributes with one of them changed. A new attribute is appended.
 *
 * Returns: (transfer full) (nullable): the changed attributes, a reference to @self if nothing changes, or %NULL if no
 *   attribute is left
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
 * @b: (nullable): attributes
 *
 * Tells whether two sets of attributes have the same names and values. The order does not matter.
 *
 * Returns: %TRUE if they are equal
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

/* segue-attributes.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

typedef struct _SegueAttributes SegueAttributes;

SegueAttributes *segue_attributes_new    (char                 **strings,
                                          guint                  n_attributes) G_GNUC_WARN_UNUSED_RESULT;
SegueAttributes *segue_attributes_ref    (SegueAttributes       *self);
void             segue_attributes_unref  (SegueAttributes       *self);

guint            segue_attributes_get_n  (const SegueAttributes *self);
const char      *segue_attributes_get    (const SegueAttributes *self,
                                          guint                  index,
                                          const char           **value);
const char      *segue_attributes_lookup (const SegueAttributes *self,
                                          const char            *name);
SegueAttributes *segue_attributes_set    (SegueAttributes       *self,
                                          const char            *name,
                                          const char            *value) G_GNUC_WARN_UNUSED_RESULT;
gboolean         segue_attributes_equal  (const SegueAttributes *a,
                                          const SegueAttributes *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueAttributes, segue_attributes_unref)

G_END_DECLS

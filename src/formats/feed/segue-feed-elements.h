/* segue-feed-elements.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/feed/segue-feed.h"

G_BEGIN_DECLS

/* An element of an episode, and what it says about it. */
typedef struct
{
  const char *const *spaces;  /* the namespaces of the element: real feeds use several */
  const char *name;
  SegueFeedField field;
  guint rank;                 /* where several elements have the field, the one with the highest rank counts */
  const char *attribute;      /* the attribute with the value, or NULL if the text of the element is the value */
  const char *relation;       /* the value that the attribute "rel" of a link in Atom must have, or NULL for any */
} SegueFeedElement;

const SegueFeedElement *segue_feed_element_find         (const SegueFeedElement *previous,
                                                         const char             *space,
                                                         const char             *name);
gboolean                segue_feed_element_is_root      (const char             *space,
                                                         const char             *name);
gboolean                segue_feed_element_is_item      (const char             *space,
                                                         const char             *name);
gboolean                segue_feed_element_is_chapters  (const char             *space,
                                                         const char             *name);
const SegueFeedElement *segue_feed_element_get_chapters (void);

G_END_DECLS

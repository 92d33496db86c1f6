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
  const char *const *spaces;  /* the namespaces that it can be in */
  const char *name;
  SegueFeedField field;
  guint rank;                 /* the element with the highest one wins */
  const char *attribute;      /* that has the value, or NULL for the text of the element */
  const char *relation;       /* that a link of Atom must have, or NULL */
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

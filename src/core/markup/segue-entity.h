/* segue-entity.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueEntitySyntax:
 * @SEGUE_ENTITY_MARKDOWN: text of Markdown, where an entity ends with `;`
 * @SEGUE_ENTITY_HTML: text of HTML, where old entities such as `&copy` need no `;`
 * @SEGUE_ENTITY_ATTRIBUTE: the value of an attribute of HTML, where they need it before a letter, digit or `=`, so that
 *   `?a=1&copy=2` is not changed
 *
 * The place of an entity, on which it depends how it may end.
 */
typedef enum
{
  SEGUE_ENTITY_MARKDOWN,
  SEGUE_ENTITY_HTML,
  SEGUE_ENTITY_ATTRIBUTE,
} SegueEntitySyntax;

gboolean segue_entity_scan (const char         *text,
                            const char         *end,
                            SegueEntitySyntax   syntax,
                            const char        **stop,
                            GString            *out);

G_END_DECLS

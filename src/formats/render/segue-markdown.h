/* segue-markdown.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/blocks/segue-block.h"

G_BEGIN_DECLS

/* Writes text and its styles as CommonMark. Line breaks are kept as they are; the block around the text adds their
 * marks. */

void     segue_markdown_append_text (GString          *out,
                                     const char       *text,
                                     gsize             offset,
                                     gsize             length);
char    *segue_markdown_dup_content (const SegueBlock *block,
                                     guint             hidden) G_GNUC_WARN_UNUSED_RESULT;
void     segue_markdown_append_line (GString          *out,
                                     const char       *line,
                                     gsize             length);
gboolean segue_markdown_is_entity   (const char       *p);

G_END_DECLS

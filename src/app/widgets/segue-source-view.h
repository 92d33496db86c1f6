/* segue-source-view.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "core/document/segue-document.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_SOURCE_VIEW (segue_source_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (SegueSourceView, segue_source_view, SEGUE, SOURCE_VIEW, GtkSourceView)

struct _SegueSourceViewClass
{
  GtkSourceViewClass parent_class;
};

void segue_source_view_set_document (SegueSourceView *self,
                                     SegueDocument   *document);

G_END_DECLS

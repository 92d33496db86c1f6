/* segue-labels.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void segue_labels_wrap                    (GtkWidget      *widget);
void segue_labels_unhyphenate             (GtkLabel       *label);
void segue_labels_unhyphenate_attributes  (PangoAttrList  *attributes);
void segue_labels_unhyphenate_inscription (GtkInscription *inscription);
void segue_labels_unhyphenate_buffer      (GtkTextBuffer  *buffer);

G_END_DECLS

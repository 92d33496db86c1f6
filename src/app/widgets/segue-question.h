/* segue-question.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *segue_question_new           (const char            *heading,
                                         const char            *body,
                                         const char            *cancel_label);
void       segue_question_add_response  (GtkWidget             *question,
                                         const char            *id,
                                         const char            *label,
                                         AdwResponseAppearance  appearance);
void       segue_question_set_body      (GtkWidget             *question,
                                         const char            *body);
void       segue_question_set_enabled   (GtkWidget             *question,
                                         const char            *id,
                                         gboolean               enabled);
void       segue_question_set_child     (GtkWidget             *question,
                                         GtkWidget             *child);
void       segue_question_present       (GtkWidget             *question,
                                         GtkWindow             *parent);
void       segue_question_focus_default (GtkWidget             *question);
void       segue_question_show          (GtkWindow             *parent,
                                         const char            *heading,
                                         const char            *body);

G_END_DECLS

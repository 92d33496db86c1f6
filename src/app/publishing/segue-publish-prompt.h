/* segue-publish-prompt.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SeguePublishPromptFunc:
 * @owner: what asked
 * @text: the answer, without white space around it
 * @user_data: data of the caller
 *
 * Receives an answer. It is not called if the user gives none.
 */
typedef void (*SeguePublishPromptFunc) (GtkWindow  *owner,
                                        const char *text,
                                        gpointer    user_data);

void segue_publish_prompt_ask (GtkWindow              *owner,
                               const char             *heading,
                               const char             *body,
                               const char             *field,
                               const char             *text,
                               const char             *response,
                               SeguePublishPromptFunc  callback,
                               gpointer                user_data,
                               GDestroyNotify          destroy);

G_END_DECLS

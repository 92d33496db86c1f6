/* segue-publish-prompt.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-prompt.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-question.h"

/* A question that is answered by a line of text, such as a name or an address. */

typedef struct
{
  GtkWindow *owner;
  GtkWidget *dialog;
  GtkWidget *entry;
  SeguePublishPromptFunc callback;
  gpointer user_data;
  GDestroyNotify destroy;
} Prompt;

static void
response_cb (Prompt     *self,
             const char *response)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (g_str_equal (response, "ok"))
    self->callback (self->owner, text, self->user_data);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_object_unref (self->entry);
  g_object_unref (self->owner);
  g_free (self);
}

/**
 * segue_publish_prompt_ask:
 * @owner: the window that asks
 * @heading: the question
 * @body: (nullable): what it is good for
 * @field: the name of the field
 * @text: (nullable): the answer that is proposed
 * @response: the label of the button that gives the answer
 * @callback: called with the answer
 * @user_data: data for @callback
 * @destroy: (nullable): frees @user_data
 *
 * Asks for a line of text.
 */
void
segue_publish_prompt_ask (GtkWindow              *owner,
                          const char             *heading,
                          const char             *body,
                          const char             *field,
                          const char             *text,
                          const char             *response,
                          SeguePublishPromptFunc  callback,
                          gpointer                user_data,
                          GDestroyNotify          destroy)
{
  Prompt *self = g_new0 (Prompt, 1);

  self->owner = g_object_ref (owner);
  self->callback = callback;
  self->user_data = user_data;
  self->destroy = destroy;
  self->entry = g_object_ref_sink (gtk_entry_new ());
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, field, -1);
  self->dialog = segue_question_new (heading, body, _("_Cancel"));
  segue_question_set_child (self->dialog, self->entry);
  segue_question_add_response (self->dialog, "ok", response, ADW_RESPONSE_SUGGESTED);
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (response_cb), self);
  segue_question_present (self->dialog, owner);
  gtk_widget_grab_focus (self->entry);
}

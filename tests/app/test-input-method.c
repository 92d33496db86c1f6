/* test-input-method.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-input-method.h"

#include <gtk/gtk.h>
#include <gtk/gtkimmodule.h>

#define NAME "segue-test"

#define TEST_TYPE_INPUT_METHOD (test_input_method_get_type ())
G_DECLARE_FINAL_TYPE (TestInputMethod, test_input_method, TEST, INPUT_METHOD, GtkIMContext)

struct _TestInputMethod
{
  GtkIMContext parent_instance;

  char *preedit;
};

G_DEFINE_FINAL_TYPE (TestInputMethod, test_input_method, GTK_TYPE_IM_CONTEXT)

static TestInputMethod *focused;
static gboolean is_late;

static void
set_preedit (TestInputMethod *self,
             const char      *preedit)
{
  const gboolean was = self->preedit != NULL;
  g_autofree char *old G_GNUC_UNUSED = self->preedit;

  self->preedit = g_strdup (preedit);
  if (!was && preedit != NULL)
    g_signal_emit_by_name (self, "preedit-start");
  g_signal_emit_by_name (self, "preedit-changed");
  if (was && preedit == NULL)
    g_signal_emit_by_name (self, "preedit-end");
}

static void
commit (TestInputMethod *self)
{
  g_autofree char *text = g_strdup (self->preedit);

  if (text == NULL)
    return;

  set_preedit (self, NULL);
  g_signal_emit_by_name (self, "commit", text);
}

static void
test_input_method_get_preedit_string (GtkIMContext   *context,
                                      char          **text,
                                      PangoAttrList **attributes,
                                      int            *caret)
{
  TestInputMethod *self = TEST_INPUT_METHOD (context);
  const char *preedit = self->preedit != NULL ? self->preedit : "";

  if (text != NULL)
    *text = g_strdup (preedit);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (caret != NULL)
    *caret = g_utf8_strlen (preedit, -1);
}

static void
test_input_method_focus_in (GtkIMContext *context)
{
  focused = TEST_INPUT_METHOD (context);
}

static void
test_input_method_focus_out (GtkIMContext *context)
{
  commit (TEST_INPUT_METHOD (context));
  if (focused == TEST_INPUT_METHOD (context))
    focused = NULL;
}

/* As most of them do; one in another process answers only later. */
static void
test_input_method_reset (GtkIMContext *context)
{
  if (!is_late)
    commit (TEST_INPUT_METHOD (context));
}

static void
test_input_method_finalize (GObject *object)
{
  TestInputMethod *self = TEST_INPUT_METHOD (object);

  if (focused == self)
    focused = NULL;
  g_free (self->preedit);

  G_OBJECT_CLASS (test_input_method_parent_class)->finalize (object);
}

static void
test_input_method_class_init (TestInputMethodClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_input_method_finalize;
  context_class->get_preedit_string = test_input_method_get_preedit_string;
  context_class->focus_in = test_input_method_focus_in;
  context_class->focus_out = test_input_method_focus_out;
  context_class->reset = test_input_method_reset;
}

static void
test_input_method_init (TestInputMethod *self)
{
}

void
test_input_method_install (void)
{
  g_setenv ("GTK_IM_MODULE", NAME, TRUE);
}

void
test_input_method_register (void)
{
  g_assert_nonnull (g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME, TEST_TYPE_INPUT_METHOD, NAME, 0));
}

/* Whether the input method commits when the focus leaves rather than when it is reset. */
void
test_input_method_set_late (gboolean late)
{
  is_late = late;
}

void
test_input_method_compose (const char *text)
{
  g_assert_nonnull (focused);
  set_preedit (focused, text);
}

void
test_input_method_commit (void)
{
  g_assert_nonnull (focused);
  commit (focused);
}

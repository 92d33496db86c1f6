/* segue-sound-loader.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-sound-loader.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

/* Loads the module that plays and scans recordings, when somebody needs it. */

#define MODULE_NAME "segue-media.so"

/* Set before anything is loaded, and not changed after that. */
static char *module_folder;                   /* (nullable) */
static const SegueSoundModule *given_module;  /* (nullable) */
/* Set once the module is loaded. Used in the main thread only. */
static const SegueSoundModule *loaded_module; /* (nullable) */

/**
 * segue_sound_loader_configure:
 * @folder: (nullable): where the module is, or %NULL for where it is installed
 * @module: (nullable): functions to use instead of those of the module, or %NULL
 *
 * Sets where the module comes from. To be called at the start of the program, if at all.
 */
void
segue_sound_loader_configure (const char             *folder,
                              const SegueSoundModule *module)
{
  g_free (module_folder);
  module_folder = g_strdup (folder);
  given_module = module;
}

/* The module stays in memory: threads of it may outlive everything else. */
static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autofree char *path = g_build_filename (module_folder != NULL ? module_folder : SEGUE_MODULE_DIR, MODULE_NAME, NULL);
  GModule *module = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gpointer symbol = NULL;

  if (module == NULL || !g_module_symbol (module, SEGUE_SOUND_MODULE_SYMBOL, &symbol))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _("Recordings cannot be played, since a part of the program is missing: %s"),
                               g_module_error ());
      return;
    }

  g_module_make_resident (module);
  g_task_return_pointer (task, symbol, NULL);
}

/**
 * segue_sound_loader_load_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when the module is loaded, or loading it has failed
 * @user_data: data of the caller
 *
 * Loads the module, in a thread of its own.
 */
void
segue_sound_loader_load_async (GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, segue_sound_loader_load_async);
  if (given_module != NULL)
    g_task_return_pointer (task, (gpointer) given_module, NULL);
  else if (loaded_module != NULL)
    g_task_return_pointer (task, (gpointer) loaded_module, NULL);
  else if (!SEGUE_HAVE_MEDIA)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _("This program was built without a player for recordings."));
  else
    g_task_run_in_thread (task, load_thread);
}

/**
 * segue_sound_loader_load_finish:
 * @result: the result
 * @error: (out) (optional): why there is no module, translated
 *
 * Finishes loading the module.
 *
 * Returns: (transfer none) (nullable): the module, which stays for ever
 */
const SegueSoundModule *
segue_sound_loader_load_finish (GAsyncResult  *result,
                                GError       **error)
{
  const SegueSoundModule *module = g_task_propagate_pointer (G_TASK (result), error);

  if (module != NULL && given_module == NULL)
    loaded_module = module;

  return module;
}

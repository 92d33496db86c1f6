/* main.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include <glib/gi18n.h>

#include "app/window/segue-application.h"
#include "core/files/segue-data-dir.h"
#include "session/sound/segue-player.h"

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { NULL },
};

/* Handles what needs no window. Returns: an exit status, or -1 to go on */
static int
handle_local_options_cb (GApplication *application,
                         GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;
  g_print ("segue %s\n", SEGUE_VERSION);

  return EXIT_SUCCESS;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SegueApplication) application = NULL;

  setlocale (LC_ALL, "");
  segue_data_dir_bind_text ();
  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), g_getenv ("SEGUE_AUDIO_SINK"));
  g_set_application_name ("Segue");

  application = segue_application_new (G_APPLICATION_DEFAULT_FLAGS);
  g_application_add_main_option_entries (G_APPLICATION (application), options);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (handle_local_options_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}

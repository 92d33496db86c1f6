/* main.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/window/segue-application.h"
#include "core/files/segue-data-dir.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SegueApplication) application = NULL;

  setlocale (LC_ALL, "");
  segue_data_dir_bind_text ();
  g_set_application_name ("Segue");

  application = segue_application_new (G_APPLICATION_DEFAULT_FLAGS);

  return g_application_run (G_APPLICATION (application), argc, argv);
}

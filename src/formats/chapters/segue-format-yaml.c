/* segue-format-yaml.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/front/segue-front-syntax.h"
#include "formats/segue-formats.h"

/* Files that are YAML as a whole, such as what a website is made from. They hold the same lists as front matter, so the
 * syntax is that of front matter. */

static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  return segue_front_syntax_is_yaml (data, length) ? 90 : 0;
}

const SegueFormat segue_format_yaml = {
  .id = "yaml",
  .name = N_("YAML"),
  .media_type = "application/yaml",
  .suffix = "yaml",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_LINKS | SEGUE_FORMAT_CARRIES_BODIES,
  .syntax = &segue_front_yaml_file.syntax,
  .probe = probe,
};

/* segue-format-podigee-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/json/segue-json-list.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* The chapter marks of Podigee: a list of objects with a text for the start. */

static const SegueJsonList list = {
  .syntax = {
    SEGUE_JSON_LIST_FUNCTIONS,
    .id = "podigee-json",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK | 1 << SEGUE_SYNTAX_IMAGE,
  },
  .names = {
    [SEGUE_SYNTAX_START] = "start_time",
    [SEGUE_SYNTAX_TITLE] = "title",
    [SEGUE_SYNTAX_LINK] = "url",
    [SEGUE_SYNTAX_IMAGE] = "image",
  },
};

const SegueFormat segue_format_podigee_json = {
  .id = "podigee-json",
  .name = N_("Podigee JSON"),
  .media_type = "application/json",
  .suffix = "podigee.json",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &list.syntax,
  .probe = segue_json_list_probe,
  .write = segue_chapters_write,
  .append = segue_json_list_append,
};

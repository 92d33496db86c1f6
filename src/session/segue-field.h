/* segue-field.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueField:
 * @SEGUE_FIELD_NONE: none, or the entry as a whole
 * @SEGUE_FIELD_START: its time
 * @SEGUE_FIELD_TITLE: its title
 * @SEGUE_FIELD_LINK: the link of its title
 * @SEGUE_FIELD_BODY: its description, or the text of a section or at the end
 * @SEGUE_FIELD_END: when it ends
 * @SEGUE_FIELD_IMAGE: the address of its picture
 * @SEGUE_FIELD_LEAVE_OUT: whether it is left out when publishing
 * @SEGUE_FIELD_EPISODE_TITLE: the title of the episode; this and what follows belongs to the first entry
 * @SEGUE_FIELD_EPISODE_SUBTITLE: its subtitle
 * @SEGUE_FIELD_EPISODE_NUMBER: its number
 * @SEGUE_FIELD_EPISODE_DATE: its date
 * @SEGUE_FIELD_OPENING: the text before the first section or segment
 * @SEGUE_FIELD_CLOSING: the text after the last one
 *
 * What of an entry can be edited.
 */
typedef enum
{
  SEGUE_FIELD_NONE,
  SEGUE_FIELD_START,
  SEGUE_FIELD_TITLE,
  SEGUE_FIELD_LINK,
  SEGUE_FIELD_BODY,
  SEGUE_FIELD_END,
  SEGUE_FIELD_IMAGE,
  SEGUE_FIELD_LEAVE_OUT,
  SEGUE_FIELD_EPISODE_TITLE,
  SEGUE_FIELD_EPISODE_SUBTITLE,
  SEGUE_FIELD_EPISODE_NUMBER,
  SEGUE_FIELD_EPISODE_DATE,
  SEGUE_FIELD_OPENING,
  SEGUE_FIELD_CLOSING,
} SegueField;

#define SEGUE_TYPE_FIELD (segue_field_get_type ())
GType         segue_field_get_type   (void);

const char   *segue_field_get_name   (SegueField     field);
SegueField    segue_field_from_name  (const char    *name);
const char   *segue_field_get_label  (SegueField     field);
gboolean      segue_field_is_text    (SegueField     field);
guint         segue_field_get_holder (SegueField     field,
                                      SegueEpisode  *episode,
                                      guint          index);
char         *segue_field_dup_merge_key (SegueField field,
                                         guint64    id) G_GNUC_WARN_UNUSED_RESULT;
char         *segue_field_dup_value  (SegueField     field,
                                      SegueEpisode  *episode,
                                      guint          index);
SegueEpisode *segue_field_set_value  (SegueField     field,
                                      SegueEpisode  *episode,
                                      guint          index,
                                      const char    *text,
                                      GError       **error);

G_END_DECLS

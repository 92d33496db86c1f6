/* segue-checked-link.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/episode/segue-episode.h"
#include "rules/segue-problem.h"

G_BEGIN_DECLS

/**
 * SegueLinkState:
 * @SEGUE_LINK_STATE_WAITING: not checked yet, or the check was cancelled
 * @SEGUE_LINK_STATE_CHECKING: being checked
 * @SEGUE_LINK_STATE_FINE: the page is there
 * @SEGUE_LINK_STATE_MOVED: the page is there, at another address
 * @SEGUE_LINK_STATE_FAILED: the server answered that the page is not there, with the status
 * @SEGUE_LINK_STATE_TIMED_OUT: there was no answer in time
 * @SEGUE_LINK_STATE_REFUSED: the address, or one that it leads to, is private, and was not asked
 * @SEGUE_LINK_STATE_LOOPED: the redirects do not end
 * @SEGUE_LINK_STATE_UNREACHABLE: there was no answer, for another reason
 * @SEGUE_LINK_STATE_UNTRUSTED: the certificate of the server is not accepted
 *
 * What is known about a link.
 */
typedef enum
{
  SEGUE_LINK_STATE_WAITING,
  SEGUE_LINK_STATE_CHECKING,
  SEGUE_LINK_STATE_FINE,
  SEGUE_LINK_STATE_MOVED,
  SEGUE_LINK_STATE_FAILED,
  SEGUE_LINK_STATE_TIMED_OUT,
  SEGUE_LINK_STATE_REFUSED,
  SEGUE_LINK_STATE_LOOPED,
  SEGUE_LINK_STATE_UNREACHABLE,
  SEGUE_LINK_STATE_UNTRUSTED,
} SegueLinkState;

/**
 * SegueLinkFound:
 * @state: what was found
 * @status: the status of HTTP that the last address answered with, or 0
 * @address: (nullable): the address that the redirects lead to
 * @permanent: (nullable): the address that the permanent redirects lead to, with which ours can be replaced
 * @title: (nullable): the title of the page
 * @message: (nullable): what the system says about a failure
 *
 * What was found at a link.
 */
typedef struct
{
  SegueLinkState state;
  guint status;
  char *address;
  char *permanent;
  char *title;
  char *message;
} SegueLinkFound;

void segue_link_found_clear (SegueLinkFound *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueLinkFound, segue_link_found_clear)

#define SEGUE_TYPE_CHECKED_LINK (segue_checked_link_get_type ())
G_DECLARE_FINAL_TYPE (SegueCheckedLink, segue_checked_link, SEGUE, CHECKED_LINK, GObject)

/* signal "changed": what was found, or where the address is used */

GPtrArray            *segue_entry_dup_addresses           (SegueEntry       *entry,
                                                           GHashTable       *targets) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *segue_checked_link_collect          (SegueEpisode     *episode) G_GNUC_WARN_UNUSED_RESULT;
SegueCheckedLink     *segue_checked_link_new_moved        (SegueCheckedLink *self,
                                                           const char       *address) G_GNUC_WARN_UNUSED_RESULT;
void                  segue_checked_link_take_uses        (SegueCheckedLink *self,
                                                           SegueCheckedLink *other);
const char           *segue_checked_link_get_address      (SegueCheckedLink *self);
const char           *segue_checked_link_get_time         (SegueCheckedLink *self);
const char           *segue_checked_link_get_title        (SegueCheckedLink *self);
const guint64        *segue_checked_link_get_ids          (SegueCheckedLink *self,
                                                           guint            *n_ids);
const SegueLinkFound *segue_checked_link_get_found        (SegueCheckedLink *self);
void                  segue_checked_link_set_found        (SegueCheckedLink *self,
                                                           SegueLinkFound   *found);
SegueSeverity         segue_checked_link_get_severity     (SegueCheckedLink *self);
const char           *segue_checked_link_get_new_address  (SegueCheckedLink *self);
char                 *segue_checked_link_dup_words        (SegueCheckedLink *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

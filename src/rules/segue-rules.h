/* segue-rules.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-problem.h"

G_BEGIN_DECLS

/**
 * SegueCheckFlags:
 * @SEGUE_CHECK_DEFAULT: apply the rules that find mistakes
 * @SEGUE_CHECK_STYLE: apply the rules of style, too; their problems have the severity %SEGUE_SEVERITY_NOTE
 *
 * Selects the rules to apply.
 */
typedef enum
{
  SEGUE_CHECK_DEFAULT = 0,
  SEGUE_CHECK_STYLE = 1 << 0,
} SegueCheckFlags;

GPtrArray *segue_rules_check      (SegueEpisode    *episode) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *segue_rules_check_full (SegueEpisode    *episode,
                                   SegueCheckFlags  flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

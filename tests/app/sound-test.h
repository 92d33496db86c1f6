/* sound-test.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window-test.h"

G_BEGIN_DECLS

/* The length of the recordings, in seconds. */
#define SOUND_TEST_SECONDS 240

GFile           *sound_test_write      (WindowTest *test,
                                        const char *name,
                                        gint64      from,
                                        gint64      to);
SegueTimeSource *sound_test_get_source (WindowTest *test);

G_END_DECLS

/* segue-error.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueError:
 * @SEGUE_ERROR_NOT_UTF8: the text is not valid UTF-8
 * @SEGUE_ERROR_NOT_TEXT: the text contains U+0000 or is a binary file
 * @SEGUE_ERROR_TOO_LARGE: the file or the result of an edit is larger than %SEGUE_MAX_BYTES
 * @SEGUE_ERROR_NOT_REGULAR: the path is a folder, a device or a pipe instead of a file
 * @SEGUE_ERROR_CONFLICT: another program has changed the file since it was read
 * @SEGUE_ERROR_READ_BACK: the result of the edit would be read as something else, such as a description line as a
 *   segment
 * @SEGUE_ERROR_SYNTAX: the input does not follow the syntax of its format; the message has the line and the cause
 * @SEGUE_ERROR_ENCODING: the encoding of the file has no representation of a character of the text
 * @SEGUE_ERROR_UNSUPPORTED: the format or operation is not supported
 * @SEGUE_ERROR_FEED: the file is the feed of a show, which holds many episodes
 *
 * The errors of Segue. Functions that use files also return the errors of GIO.
 */
typedef enum
{
  SEGUE_ERROR_NOT_UTF8,
  SEGUE_ERROR_NOT_TEXT,
  SEGUE_ERROR_TOO_LARGE,
  SEGUE_ERROR_NOT_REGULAR,
  SEGUE_ERROR_CONFLICT,
  SEGUE_ERROR_READ_BACK,
  SEGUE_ERROR_SYNTAX,
  SEGUE_ERROR_ENCODING,
  SEGUE_ERROR_UNSUPPORTED,
  SEGUE_ERROR_FEED,
} SegueError;

/**
 * SEGUE_MAX_BYTES:
 *
 * The largest size of an episode, in bytes. Show notes have a few kilobytes, so a larger file is something else.
 */
#define SEGUE_MAX_BYTES (64u * 1024 * 1024)

/**
 * SEGUE_ERROR:
 *
 * The error domain of Segue. The codes are those of #SegueError.
 */
#define SEGUE_ERROR (segue_error_quark ())
GQuark segue_error_quark (void);

G_END_DECLS

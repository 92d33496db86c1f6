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
 * @SEGUE_ERROR_NOT_UTF8: the bytes are no UTF-8 text
 * @SEGUE_ERROR_NOT_TEXT: the bytes hold U+0000 or are otherwise no text
 * @SEGUE_ERROR_TOO_LARGE: the file or the result of an edit is over %SEGUE_MAX_BYTES
 * @SEGUE_ERROR_NOT_REGULAR: a folder, device or pipe where a file was expected
 * @SEGUE_ERROR_CONFLICT: the file was changed by another program since it was read
 * @SEGUE_ERROR_READ_BACK: the edit would not read back as what was asked for
 * @SEGUE_ERROR_SYNTAX: the input is not of its format; the message has line and cause
 * @SEGUE_ERROR_ENCODING: the encoding of the file does not hold a character of the text
 * @SEGUE_ERROR_UNSUPPORTED: nothing here reads or writes that
 *
 * What Segue itself refuses. Trouble with files comes as GIO's own errors.
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
} SegueError;

/**
 * SEGUE_MAX_BYTES:
 *
 * The largest episode, in bytes. Notes of a show are a few kilobytes; above this a file is something else.
 */
#define SEGUE_MAX_BYTES (64u * 1024 * 1024)

#define SEGUE_ERROR (segue_error_quark ())
GQuark segue_error_quark (void);

G_END_DECLS

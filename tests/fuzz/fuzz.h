/* fuzz.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

G_BEGIN_DECLS

/* What every target defines, and libFuzzer calls. Findings abort. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* The bytes that drive a target: the first ones choose what is done, the rest is the text it is done to. Each number is
 * 0 where the bytes are used up. */
typedef struct
{
  const uint8_t *p;
  const uint8_t *end;
} FuzzInput;

static inline guint
fuzz_byte (FuzzInput *self)
{
  return self->p < self->end ? *self->p++ : 0;
}

static inline guint
fuzz_number (FuzzInput *self,
             guint      below)
{
  guint number = fuzz_byte (self);

  number = number << 8 | fuzz_byte (self);
  return below > 0 ? number % below : 0;
}

/* What is left, as UTF-8 without U+0000. */
static inline char *
fuzz_text (FuzzInput *self)
{
  g_autofree char *bytes = g_strndup ((const char *) self->p, self->end - self->p);

  return g_utf8_make_valid (bytes, -1);
}

/* What people and their editors type, paste and delete where structure hangs on it. */
static const char *const fuzz_pieces[] = {
  "",       "\n",     "\n\n",   "\r\n",   "\r",      " ",      "\t",      "(",       ")",        "[",       "]",
  "](",     "*",      "**",     "_",      "`",       "```\n",  "\n```\n", "~~~\n",   "<!--",     "-->",     "\n-->\n",
  "#",      "## ",    "\n# ",   "---\n",  "\n---\n", "+++\n",  "{\n",     "\n}\n",   ";;;\n",    "...\n",   "-----\n",
  "\n====\n", "- ",   "* ",     "1. ",    ":",       "00:",    "1",       "0",       "(01:02:03) ", "\n(00:00:05) x\n",
  "**Bold**\n", "\n\n**Bold**\n", "Plain heading\n", "\n\nHeading:\n", "\n\nPLAIN\n", "text", "한글", "(--:--:--) ",
  "[@1:23](http://example.org?t=83) y\n", "- **Trail**: 12:34\n", "\n- 1:23\n  ", "00:01:02 bare\n", "<h2>", "</h2>\n",
  "\n\nClosing words.\n", "\xEF\xBB\xBF", "\xC2\xA0", "key = value\n", "title: x\n", "<pre>", "</pre>", "<script>\n",
  "\n== A\n", "\xF0\x9F\x8E\x99 ", " 12:34", "#t=1:23", "\xEF\xBC\x9A",
};

G_END_DECLS

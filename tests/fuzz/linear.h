/* linear.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>
#include <time.h>

G_BEGIN_DECLS

/* Eight times the text may take eight times the time and not 64 times. This is about growth, not about speed: the bound is
 * far from both, so that neither a busy machine nor a text that outgrows the caches comes near it. */

#define FACTOR 8
#define MAX_RATIO 27.0
#define TRIES 5

typedef struct
{
  const char *name;
  const char *before;
  const char *repeat;
  const char *after;
  guint n;
} Shape;

static inline char *
make_text (const Shape *shape,
           guint        n)
{
  gsize size = strlen (shape->repeat);
  GString *text = g_string_sized_new (n * size + 32);

  g_string_append (text, shape->before);
  for (guint i = 0; i < n; i++)
    g_string_append_len (text, shape->repeat, size);
  g_string_append (text, shape->after);
  return g_string_free (text, FALSE);
}

static inline double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static inline void
expect_linear (const char    *name,
               gconstpointer  data,
               guint          n,
               double       (*measure) (gconstpointer data,
                                        guint         n))
{
  double ratio = 0, few = 0, many = 0;

  for (guint i = 0; i < TRIES; i++)
    {
      few = measure (data, n / (FACTOR / 2));
      many = measure (data, 2 * n);
      ratio = many / few;
      if (ratio < MAX_RATIO)
        break;
    }
  g_test_message ("%s: %.1f ms, %.1f ms, ratio %.2f", name, few * 1e3, many * 1e3, ratio);
  g_assert_cmpfloat (ratio, <, MAX_RATIO);
}

G_END_DECLS

/* bench-window.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <time.h>

G_BEGIN_DECLS

/* What measurements of the window have in common. */

static inline char *
bench_make_notes (guint n_segments)
{
  GString *notes = g_string_new ("A long episode\n");

  for (guint i = 0; i < n_segments; i++)
    {
      if (i % 20 == 0)
        g_string_append_printf (notes, "\n**Section %u**\n", i / 20 + 1);
      g_string_append_printf (notes, "(%02u:%02u:%02u) What was said about this and that, %u\n"
                              "A sentence or two that say more about it, with [a link](https://example.org/%u).\n",
                              i * 40 / 3600, i * 40 / 60 % 60, i * 40 % 60, i + 1, i + 1);
    }
  return g_string_free (notes, FALSE);
}

/* What the program has computed so far, in milliseconds. */
static inline double
bench_process_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* What this thread has computed so far, in milliseconds. */
static inline double
bench_thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static inline gboolean
bench_wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the program do what it likes for a while. */
static inline void
bench_rest (guint milliseconds)
{
  gboolean woken = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, bench_wake_cb, &woken, NULL);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is computed any more. */
static inline void
bench_settle (void)
{
  for (guint i = 0; i < 300; i++)
    {
      double before = bench_process_time ();

      bench_rest (200);
      if (bench_process_time () - before < 2)
        return;
    }
}

G_END_DECLS

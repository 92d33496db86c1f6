/* segue-clock-source.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-clock-source.h"

#include <time.h>

#define BOOT_ID "/proc/sys/kernel/random/boot_id"
/* the position when the clock last started, when that was, and whether it runs */
#define TYPE "(xxxsb)"

/**
 * SegueClockSource:
 *
 * The clock of a recording that is being made elsewhere. It is set to what the recorder shows and counts from there.
 *
 * The clock does not tick: its position is computed from the moment at which it was started. What is stored of it is
 * therefore right after a crash and after a suspend. As long as the machine is not started again the time since its
 * start counts, which nobody sets. After that the time of day counts.
 */
struct _SegueClockSource
{
  GObject parent_instance;

  SegueNowFunc now;
  gpointer user_data;
  char *boot_id; /* the start of the machine that @since_boot counts from */
  gint64 base;   /* the position when it last started or stopped */
  gint64 since_boot;
  gint64 since_wall;
  gboolean running;
};

static void segue_clock_source_time_source_init (SegueTimeSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SegueClockSource, segue_clock_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEGUE_TYPE_TIME_SOURCE, segue_clock_source_time_source_init))

static char *
read_boot_id (void)
{
  char *text = NULL;

  /* the kernel makes up this file, so that reading it does not wait for a disk */
  if (!g_file_get_contents (BOOT_ID, &text, NULL, NULL))
    return g_strdup ("");

  return g_strstrip (text);
}

static SegueNow
get_system_now (gpointer user_data)
{
  static char *boot_id;
  struct timespec time;
  SegueNow now;

  if (g_once_init_enter (&boot_id))
    g_once_init_leave (&boot_id, read_boot_id ());
  clock_gettime (CLOCK_BOOTTIME, &time);
  now.boot = (gint64) time.tv_sec * 1000 + time.tv_nsec / 1000000;
  now.wall = g_get_real_time () / 1000;
  now.boot_id = boot_id;

  return now;
}

static gint64
compute_position (SegueClockSource *self,
                  const SegueNow   *now)
{
  const gboolean same_boot = g_str_equal (now->boot_id, self->boot_id);
  gint64 passed = 0;

  if (self->running)
    passed = same_boot ? now->boot - self->since_boot : now->wall - self->since_wall;

  return CLAMP (self->base + MAX (passed, 0), 0, SEGUE_TIME_MAX);
}

/* Goes on from @position. */
static void
set_base (SegueClockSource *self,
          const SegueNow   *now,
          gint64            position)
{
  g_free (self->boot_id);
  self->boot_id = g_strdup (now->boot_id);
  self->since_boot = now->boot;
  self->since_wall = now->wall;
  self->base = position;
}

static gint64
segue_clock_source_get_position (SegueTimeSource *source)
{
  SegueClockSource *self = SEGUE_CLOCK_SOURCE (source);
  const SegueNow now = self->now (self->user_data);

  return compute_position (self, &now);
}

static gint64
segue_clock_source_get_duration (SegueTimeSource *source)
{
  return SEGUE_TIME_NONE;
}

static gboolean
segue_clock_source_is_running (SegueTimeSource *source)
{
  return SEGUE_CLOCK_SOURCE (source)->running;
}

static double
segue_clock_source_get_rate (SegueTimeSource *source)
{
  return 1;
}

static gboolean
segue_clock_source_can_seek (SegueTimeSource *source)
{
  return FALSE;
}

static void
segue_clock_source_set_running (SegueTimeSource *source,
                                gboolean         running)
{
  SegueClockSource *self = SEGUE_CLOCK_SOURCE (source);
  const SegueNow now = self->now (self->user_data);

  if (self->running == running)
    return;

  set_base (self, &now, compute_position (self, &now));
  self->running = running;
  segue_time_source_emit_changed (source);
}

static void
segue_clock_source_time_source_init (SegueTimeSourceInterface *iface)
{
  iface->get_position = segue_clock_source_get_position;
  iface->get_duration = segue_clock_source_get_duration;
  iface->is_running = segue_clock_source_is_running;
  iface->get_rate = segue_clock_source_get_rate;
  iface->can_seek = segue_clock_source_can_seek;
  iface->set_running = segue_clock_source_set_running;
}

static void
segue_clock_source_finalize (GObject *object)
{
  g_free (SEGUE_CLOCK_SOURCE (object)->boot_id);

  G_OBJECT_CLASS (segue_clock_source_parent_class)->finalize (object);
}

static void
segue_clock_source_class_init (SegueClockSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_clock_source_finalize;
}

static void
segue_clock_source_init (SegueClockSource *self)
{
  self->boot_id = g_strdup ("");
}

/**
 * segue_clock_source_new:
 * @now: (scope forever) (nullable): tells the present time, or %NULL for the time of the machine
 * @user_data: data for @now
 *
 * Creates a clock that stands at zero.
 *
 * Returns: (transfer full): the clock
 */
SegueClockSource *
segue_clock_source_new (SegueNowFunc now,
                        gpointer     user_data)
{
  SegueClockSource *self = g_object_new (SEGUE_TYPE_CLOCK_SOURCE, NULL);

  self->now = now != NULL ? now : get_system_now;
  self->user_data = user_data;

  return self;
}

/**
 * segue_clock_source_start:
 * @self: a clock
 * @position: what the recorder shows, in milliseconds
 *
 * Sets the clock, and lets it run.
 */
void
segue_clock_source_start (SegueClockSource *self,
                          gint64            position)
{
  SegueNow now;

  g_return_if_fail (SEGUE_IS_CLOCK_SOURCE (self));

  now = self->now (self->user_data);
  set_base (self, &now, CLAMP (position, 0, SEGUE_TIME_MAX));
  self->running = TRUE;
  segue_time_source_emit_changed (SEGUE_TIME_SOURCE (self));
}

/**
 * segue_clock_source_to_variant:
 * @self: a clock
 *
 * Returns: (transfer floating): what has to be stored so that the clock can be restored at any later time
 */
GVariant *
segue_clock_source_to_variant (SegueClockSource *self)
{
  g_return_val_if_fail (SEGUE_IS_CLOCK_SOURCE (self), NULL);

  return g_variant_new (TYPE, self->base, self->since_boot, self->since_wall, self->boot_id, self->running);
}

/**
 * segue_clock_source_restore:
 * @self: a clock
 * @variant: the result of segue_clock_source_to_variant(), also of an earlier run of the program
 *
 * Restores a clock. It shows what it would show if it had never been closed.
 *
 * Returns: %FALSE if @variant is not a stored clock. The clock is not changed then.
 */
gboolean
segue_clock_source_restore (SegueClockSource *self,
                            GVariant         *variant)
{
  SegueNow now;

  g_return_val_if_fail (SEGUE_IS_CLOCK_SOURCE (self), FALSE);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (TYPE)))
    return FALSE;

  g_free (self->boot_id);
  g_variant_get (variant, TYPE, &self->base, &self->since_boot, &self->since_wall, &self->boot_id, &self->running);
  self->base = CLAMP (self->base, 0, SEGUE_TIME_MAX);
  now = self->now (self->user_data);
  set_base (self, &now, compute_position (self, &now));
  segue_time_source_emit_changed (SEGUE_TIME_SOURCE (self));

  return TRUE;
}

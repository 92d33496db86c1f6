/* fake-source.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-source.h"

struct _FakeSource
{
  GObject parent_instance;

  gint64 position;
  gint64 duration;
  double rate;
  gboolean running;
};

static void fake_source_time_source_init (SegueTimeSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeSource, fake_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEGUE_TYPE_TIME_SOURCE, fake_source_time_source_init))

static gint64
fake_source_get_position (SegueTimeSource *source)
{
  return FAKE_SOURCE (source)->position;
}

static gint64
fake_source_get_duration (SegueTimeSource *source)
{
  return FAKE_SOURCE (source)->duration;
}

static gboolean
fake_source_is_running (SegueTimeSource *source)
{
  return FAKE_SOURCE (source)->running;
}

static double
fake_source_get_rate (SegueTimeSource *source)
{
  return FAKE_SOURCE (source)->rate;
}

static gboolean
fake_source_can_seek (SegueTimeSource *source)
{
  return TRUE;
}

static void
fake_source_set_running (SegueTimeSource *source,
                         gboolean         running)
{
  FAKE_SOURCE (source)->running = running;
  segue_time_source_emit_changed (source);
}

static void
fake_source_seek (SegueTimeSource *source,
                  gint64           position)
{
  FAKE_SOURCE (source)->position = position;
  segue_time_source_emit_changed (source);
}

static void
fake_source_set_rate (SegueTimeSource *source,
                      double           rate)
{
  FAKE_SOURCE (source)->rate = rate;
  segue_time_source_emit_changed (source);
}

static void
fake_source_time_source_init (SegueTimeSourceInterface *iface)
{
  iface->get_position = fake_source_get_position;
  iface->get_duration = fake_source_get_duration;
  iface->is_running = fake_source_is_running;
  iface->get_rate = fake_source_get_rate;
  iface->can_seek = fake_source_can_seek;
  iface->set_running = fake_source_set_running;
  iface->seek = fake_source_seek;
  iface->set_rate = fake_source_set_rate;
}

static void
fake_source_class_init (FakeSourceClass *klass)
{
}

static void
fake_source_init (FakeSource *self)
{
  self->rate = 1;
}

/* Returns: (transfer full): a source at 0; @duration is in milliseconds, or SEGUE_TIME_NONE */
FakeSource *
fake_source_new (gint64 duration)
{
  FakeSource *self = g_object_new (FAKE_TYPE_SOURCE, NULL);

  self->duration = duration;

  return self;
}

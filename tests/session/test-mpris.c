/* test-mpris.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"
#include "session-fixture.h"
#include "session/sound/segue-mpris-interface.h"
#include "session/sound/segue-mpris.h"
#include "session/sound/segue-sound-loader.h"

/* The control of recordings over a bus of the test's own. The sound stands still where it is set to. */

struct _SegueSound
{
  SegueSoundCallback callback;
  gpointer user_data;
  gint64 position;
};

static SegueSound *
sound_open (const char         *uri,
            const char         *sink,
            gint64              position,
            SegueSoundCallback  callback,
            gpointer            user_data)
{
  SegueSound *sound = g_new0 (SegueSound, 1);

  sound->callback = callback;
  sound->user_data = user_data;
  sound->position = position;

  return sound;
}

static void
sound_close (SegueSound *sound)
{
  g_free (sound);
}

static void
sound_set_playing (SegueSound *sound,
                   gboolean    playing)
{
  sound->callback (SEGUE_SOUND_LENGTH, NULL, sound->user_data);
}

static void
sound_seek (SegueSound *sound,
            gint64      position)
{
  sound->position = position;
}

static void
sound_set_number (SegueSound *sound,
                  double      number)
{
}

static gint64
sound_get_position (SegueSound *sound)
{
  return sound->position;
}

static gint64
sound_get_length (SegueSound *sound)
{
  return 3600000;
}

static const SegueSoundModule module = {
  .open = sound_open,
  .close = sound_close,
  .set_playing = sound_set_playing,
  .seek = sound_seek,
  .set_rate = sound_set_number,
  .set_volume = sound_set_number,
  .get_position = sound_get_position,
  .get_length = sound_get_length,
};

typedef struct
{
  SessionFixture base;
  GDBusConnection *client;
  guint subscription;
  SegueMpris *mpris;
  SegueTimeSource *source;
  GVariantDict *changed; /* what the client was told of the properties */
  gint64 seeked;         /* what it was told last, in microseconds */
  guint n_seeked;
  SegueSession *raised;
} Fixture;

/* One bus for all tests. It is started before there are threads: to start one sets variables of the environment. */
static GTestDBus *bus;

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *connection;

  connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                       G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);

  return connection;
}

static void
signal_cb (GDBusConnection *connection,
           const char      *sender,
           const char      *path,
           const char      *interface_name,
           const char      *name,
           GVariant        *parameters,
           gpointer         user_data)
{
  Fixture *self = user_data;

  if (g_str_equal (name, "Seeked"))
    {
      g_variant_get (parameters, "(x)", &self->seeked);
      self->n_seeked++;
    }
  else
    {
      g_autoptr(GVariant) values = g_variant_get_child_value (parameters, 1);
      GVariantIter iter;
      const char *key;
      GVariant *value;

      g_variant_iter_init (&iter, values);
      while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
        g_variant_dict_insert_value (self->changed, key, value);
    }
}

static void
raise_cb (Fixture      *self,
          SegueSession *session)
{
  self->raised = session;
}

static void
set_file (SegueSession *session,
          const char   *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  segue_recording_set_file (segue_session_get_recording (session), file);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("00:00 a\n10:00 b\n20:00 c\n", -1, NULL);
  g_autoptr(GDBusConnection) server = NULL;

  server = connect_to_bus ();
  self->client = connect_to_bus ();
  self->changed = g_variant_dict_new (NULL);
  self->subscription = g_dbus_connection_signal_subscribe (self->client, NULL, NULL, NULL, SEGUE_MPRIS_PATH, NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE, signal_cb, self, NULL);
  session_fixture_init (&self->base);
  segue_document_take_episode (self->base.document, episode, NULL, NULL);
  self->source = SEGUE_TIME_SOURCE (segue_recording_get_player (segue_session_get_recording (self->base.session)));
  self->mpris = segue_mpris_new (server);
  segue_mpris_add (self->mpris, self->base.session);
  g_signal_connect_swapped (self->mpris, "raise", G_CALLBACK (raise_cb), self);
}

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Calls @method of @interface_name. Returns the result, or NULL if there is an error. */
static GVariant *
call (Fixture    *self,
      const char *interface_name,
      const char *method,
      GVariant   *parameters)
{
  g_autoptr(GAsyncResult) result = NULL;

  g_dbus_connection_call (self->client, SEGUE_MPRIS_NAME, SEGUE_MPRIS_PATH, interface_name, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, called_cb, &result);
  session_fixture_await (result != NULL);

  return g_dbus_connection_call_finish (self->client, result, NULL);
}

static void
control (Fixture    *self,
         const char *method,
         GVariant   *parameters)
{
  g_autoptr(GVariant) result = call (self, SEGUE_MPRIS_PLAYER, method, parameters);

  g_assert_nonnull (result);
}

static GVariant *
get (Fixture    *self,
     const char *interface_name,
     const char *name)
{
  g_autoptr(GVariant) result = call (self, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", interface_name, name));
  GVariant *value = NULL;

  g_assert_nonnull (result);
  g_variant_get (result, "(v)", &value);

  return value;
}

static void
set (Fixture    *self,
     const char *name,
     double      number)
{
  g_autoptr(GVariant) result = call (self, "org.freedesktop.DBus.Properties", "Set",
                                     g_variant_new ("(ssv)", SEGUE_MPRIS_PLAYER, name, g_variant_new_double (number)));

  g_assert_nonnull (result);
}

static void
assert_status (Fixture    *self,
               const char *expected)
{
  g_autoptr(GVariant) value = get (self, SEGUE_MPRIS_PLAYER, "PlaybackStatus");

  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, expected);
}

static void
assert_position (Fixture *self,
                 gint64   milliseconds)
{
  g_autoptr(GVariant) value = get (self, SEGUE_MPRIS_PLAYER, "Position");

  g_assert_cmpint (g_variant_get_int64 (value), ==, milliseconds * 1000);
}

static char *
dup_metadata (Fixture    *self,
              const char *key)
{
  g_autoptr(GVariant) value = get (self, SEGUE_MPRIS_PLAYER, "Metadata");
  g_autoptr(GVariant) item = g_variant_lookup_value (value, key, NULL);

  return item != NULL ? g_variant_print (item, FALSE) : NULL;
}

static void
assert_metadata (Fixture    *self,
                 const char *key,
                 const char *expected)
{
  g_autofree char *text = dup_metadata (self, key);

  g_assert_cmpstr (text, ==, expected);
}

/* Waits until the client was told the value @expected of the property @name since this was asked last. */
static void
await_told (Fixture    *self,
            const char *name,
            const char *expected)
{
  g_autoptr(GVariant) value = NULL;
  g_autofree char *text = NULL;

  session_fixture_await (g_variant_dict_contains (self->changed, name));
  value = g_variant_dict_lookup_value (self->changed, name, NULL);
  text = g_variant_print (value, FALSE);
  g_assert_cmpstr (text, ==, expected);
  g_variant_dict_remove (self->changed, name);
}

static gboolean
is_there (Fixture *self)
{
  g_autoptr(GVariant) result = call (self, "org.freedesktop.DBus.Peer", "Ping", NULL);

  return result != NULL;
}

/* What the next test would find at the name is gone at the end. */
static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->mpris);
  session_fixture_await (!is_there (self));
  session_fixture_clear (&self->base);
  g_dbus_connection_signal_unsubscribe (self->client, self->subscription);
  g_dbus_connection_close_sync (self->client, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->client);
  g_variant_dict_unref (self->changed);
}

/* A recording can be controlled from when it is played first until it is closed. */
static void
test_while_loaded (Fixture       *self,
                   gconstpointer  data)
{
  SegueRecording *recording = segue_session_get_recording (self->base.session);

  g_assert_false (is_there (self));
  set_file (self->base.session, "/show.mp3");
  g_assert_false (is_there (self));
  segue_time_source_set_running (self->source, TRUE);
  session_fixture_await (is_there (self));
  segue_time_source_set_running (self->source, FALSE);
  g_assert_true (is_there (self));
  segue_recording_set_file (recording, NULL);
  session_fixture_await (!is_there (self));

  set_file (self->base.session, "/show.mp3");
  segue_time_source_set_running (self->source, TRUE);
  session_fixture_await (is_there (self));
  segue_recording_start_clock (recording, 0);
  session_fixture_await (!is_there (self));
}

static void
start (Fixture *self)
{
  set_file (self->base.session, "/show.mp3");
  segue_time_source_set_running (self->source, TRUE);
  session_fixture_await (is_there (self));
  session_fixture_await (segue_time_source_get_duration (self->source) == 3600000);
}

/* What plays from a place of the notes or the transcript is controlled like what the user has started. */
static void
test_play_from (Fixture       *self,
                gconstpointer  data)
{
  SegueRecording *recording = segue_session_get_recording (self->base.session);

  g_assert_false (segue_recording_play_from (recording, 600000));
  g_assert_false (segue_time_source_is_running (self->source));
  set_file (self->base.session, "/show.mp3");
  g_assert_true (segue_recording_play_from (recording, 600000));
  g_assert_true (segue_time_source_is_running (self->source));
  session_fixture_await (segue_time_source_get_position (self->source) == 600000);
  session_fixture_await (is_there (self));
}

static void
test_play (Fixture       *self,
           gconstpointer  data)
{
  start (self);
  await_told (self, "PlaybackStatus", "'Playing'");
  control (self, "PlayPause", NULL);
  g_assert_false (segue_time_source_is_running (self->source));
  assert_status (self, "Paused");
  await_told (self, "PlaybackStatus", "'Paused'");
  control (self, "PlayPause", NULL);
  assert_status (self, "Playing");
  control (self, "Play", NULL);
  assert_status (self, "Playing");
  control (self, "Pause", NULL);
  assert_status (self, "Paused");
  control (self, "Play", NULL);
  control (self, "Stop", NULL);
  assert_status (self, "Paused");
}

static void
test_seek (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *track = NULL;

  start (self);
  control (self, "Seek", g_variant_new ("(x)", G_GINT64_CONSTANT (65000000)));
  assert_position (self, 65000);
  session_fixture_await (self->seeked == 65000000);
  control (self, "Seek", g_variant_new ("(x)", G_GINT64_CONSTANT (-70000000)));
  assert_position (self, 0);
  control (self, "Seek", g_variant_new ("(x)", G_MAXINT64));
  assert_position (self, 3600000);
  control (self, "Seek", g_variant_new ("(x)", G_MININT64));
  assert_position (self, 0);

  track = dup_metadata (self, "mpris:trackid");
  g_assert_true (g_str_has_prefix (track, "'" SEGUE_APP_PATH "recording/"));
  track[strlen (track) - 1] = '\0';
  control (self, "SetPosition", g_variant_new ("(ox)", track + 1, G_GINT64_CONSTANT (1500000)));
  assert_position (self, 1500);
  /* a wish for another recording, and places that are not in it */
  control (self, "SetPosition", g_variant_new ("(ox)", "/other", G_GINT64_CONSTANT (7000000)));
  control (self, "SetPosition", g_variant_new ("(ox)", track + 1, G_GINT64_CONSTANT (-1)));
  control (self, "SetPosition", g_variant_new ("(ox)", track + 1, G_GINT64_CONSTANT (3600001000)));
  assert_position (self, 1500);

  /* as the window seeks */
  segue_time_source_seek (self->source, 90000);
  session_fixture_await (self->seeked == 90000000);
}

/* The keys for the next and the previous piece go from segment to segment. */
static void
test_step (Fixture       *self,
           gconstpointer  data)
{
  start (self);
  control (self, "Next", NULL);
  assert_position (self, 600000);
  control (self, "Next", NULL);
  assert_position (self, 1200000);
  control (self, "Next", NULL);
  assert_position (self, 1200000);
  control (self, "Previous", NULL);
  assert_position (self, 600000);
  segue_time_source_seek (self->source, 700000);
  control (self, "Previous", NULL);
  assert_position (self, 600000);
  control (self, "Previous", NULL);
  control (self, "Previous", NULL);
  assert_position (self, 0);
}

static void
test_properties (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GVariant) identity = NULL;
  g_autoptr(GVariant) all = NULL;
  g_autoptr(GVariant) refused = NULL;
  g_autoptr(SegueEpisode) titled = segue_reader_read ("---\ntitle: \"쇼 7\"\n---\n00:00 a\n", -1, NULL);

  start (self);
  identity = get (self, SEGUE_MPRIS_ROOT, "DesktopEntry");
  g_assert_cmpstr (g_variant_get_string (identity, NULL), ==, SEGUE_APP_ID);
  all = call (self, "org.freedesktop.DBus.Properties", "GetAll", g_variant_new ("(s)", SEGUE_MPRIS_PLAYER));
  g_assert_nonnull (all);
  assert_metadata (self, "xesam:title", "'show.mp3'");
  assert_metadata (self, "xesam:url", "'file:///show.mp3'");
  assert_metadata (self, "mpris:length", "3600000000");

  set (self, "Rate", 1.5);
  g_assert_cmpfloat (segue_time_source_get_rate (self->source), ==, 1.5);
  await_told (self, "Rate", "1.5");
  set (self, "Rate", 10);
  await_told (self, "Rate", "3.0");
  set (self, "Rate", 0);
  assert_status (self, "Paused");
  set (self, "Volume", 0.25);
  await_told (self, "Volume", "0.25");

  g_variant_dict_remove (self->changed, "Metadata");
  segue_document_take_episode (self->base.document, titled, NULL, NULL);
  session_fixture_await (g_variant_dict_contains (self->changed, "Metadata"));
  assert_metadata (self, "xesam:title", "'쇼 7'");
  refused = call (self, SEGUE_MPRIS_PLAYER, "OpenUri", g_variant_new ("(s)", "file:///other.mp3"));
  g_assert_null (refused);
}

/* Of two windows the one is controlled that was played last, and the other one when that is gone. */
static void
test_two (Fixture       *self,
          gconstpointer  data)
{
  SegueSession *second = segue_session_new ();
  SegueTimeSource *other = SEGUE_TIME_SOURCE (segue_recording_get_player (segue_session_get_recording (second)));
  g_autoptr(GVariant) raised = NULL;
  g_autoptr(GVariant) raised_again = NULL;
  guint n_seeked;

  segue_mpris_add (self->mpris, second);
  start (self);
  segue_time_source_seek (self->source, 1000);
  segue_time_source_set_running (self->source, FALSE);
  set_file (second, "/second.mp3");
  assert_metadata (self, "xesam:title", "'show.mp3'");
  segue_time_source_seek (other, 2000);
  segue_time_source_set_running (other, TRUE);
  assert_metadata (self, "xesam:title", "'second.mp3'");
  session_fixture_await (self->seeked == 2000000);
  assert_status (self, "Playing");
  control (self, "Pause", NULL);
  g_assert_false (segue_time_source_is_running (other));
  raised = call (self, SEGUE_MPRIS_ROOT, "Raise", NULL);
  g_assert_true (self->raised == second);

  /* the window in the background does not tell */
  n_seeked = self->n_seeked;
  segue_time_source_seek (self->source, 5000);
  assert_position (self, 2000);
  g_assert_cmpuint (self->n_seeked, ==, n_seeked);
  segue_time_source_set_running (self->source, TRUE);
  assert_metadata (self, "xesam:title", "'show.mp3'");
  segue_time_source_set_running (other, TRUE);
  assert_metadata (self, "xesam:title", "'second.mp3'");
  g_object_unref (second);
  assert_metadata (self, "xesam:title", "'show.mp3'");
  assert_position (self, 5000);
  raised_again = call (self, SEGUE_MPRIS_ROOT, "Raise", NULL);
  g_assert_true (self->raised == self->base.session);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  int status;

  segue_sound_loader_configure (NULL, &module);
  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);

  add ("/mpris/while-loaded", test_while_loaded);
  add ("/mpris/play", test_play);
  add ("/mpris/play-from", test_play_from);
  add ("/mpris/seek", test_seek);
  add ("/mpris/step", test_step);
  add ("/mpris/properties", test_properties);
  add ("/mpris/two", test_two);

  status = g_test_run ();
  g_test_dbus_down (bus);
  g_object_unref (bus);

  return status;
}

/* segue-mpris.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-mpris.h"

#include "session/sound/segue-mpris-player.h"
#include "session/sound/segue-mpris-interface.h"

/**
 * SegueMpris:
 *
 * Lets the desktop control recordings, with media keys and on the lock screen, by the interfaces of MPRIS.
 *
 * Of several recordings the one is controlled that was started last. A recording that was never started is not: opening
 * notes does not take the keys from the player that they belong to. While there is nothing to control, nothing is seen
 * on the bus.
 */
struct _SegueMpris
{
  GObject parent_instance;

  GDBusConnection *connection;
  GPtrArray *clients; /* in the order in which they were started */
  GHashTable *told;   /* what the desktop knows of the properties: name → GVariant */
  double volume;
  guint registrations[2];
  guint name_id;
};

typedef struct
{
  SegueMpris *mpris;
  SegueSession *session; /* not owned; the client goes with it */
  SegueRecording *recording;
  gboolean started; /* there is a file, and it or one before it has been started */
  gboolean running;
} Client;

enum
{
  PROP_0,
  PROP_VOLUME,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint raise_signal;

/* The properties that change, and are told when they do. */
static const char *const changing[] = { "PlaybackStatus", "Rate", "Metadata", "Volume" };

G_DEFINE_FINAL_TYPE (SegueMpris, segue_mpris, G_TYPE_OBJECT)

static SegueTimeSource *
get_source (Client *client)
{
  return SEGUE_TIME_SOURCE (segue_recording_get_player (client->recording));
}

/* Returns: (nullable): what is controlled */
static Client *
find_current (SegueMpris *self)
{
  for (guint i = self->clients->len; i-- > 0;)
    {
      Client *client = g_ptr_array_index (self->clients, i);

      if (client->started)
        return client;
    }

  return NULL;
}

/* Returns: (transfer floating): a property of the player */
static GVariant *
build_property (SegueMpris *self,
                const char *name)
{
  if (g_str_equal (name, "Volume"))
    return g_variant_new_double (self->volume);

  return segue_mpris_player_build (find_current (self)->session, name);
}

static GVariant *
get_property_cb (GDBusConnection *connection,
                 const char      *sender,
                 const char      *object_path,
                 const char      *interface_name,
                 const char      *name,
                 GError         **error,
                 gpointer         user_data)
{
  SegueMpris *self = user_data;

  return build_property (self, name);
}

static GVariant *
get_root_property_cb (GDBusConnection *connection,
                      const char      *sender,
                      const char      *object_path,
                      const char      *interface_name,
                      const char      *name,
                      GError         **error,
                      gpointer         user_data)
{
  if (g_str_equal (name, "Identity"))
    return g_variant_new_string ("Segue");
  if (g_str_equal (name, "DesktopEntry"))
    return g_variant_new_string (SEGUE_APP_ID);
  if (g_str_has_prefix (name, "Supported"))
    return g_variant_new_strv (NULL, 0);

  return g_variant_new_boolean (g_str_equal (name, "CanRaise"));
}

static gboolean
set_property_cb (GDBusConnection *connection,
                 const char      *sender,
                 const char      *object_path,
                 const char      *interface_name,
                 const char      *name,
                 GVariant        *value,
                 GError         **error,
                 gpointer         user_data)
{
  SegueMpris *self = user_data;
  const double number = g_variant_get_double (value);

  if (g_str_equal (name, "Volume"))
    g_object_set (self, "volume", number > 0 ? MIN (number, 1) : 0, NULL);
  else
    segue_mpris_player_set_rate (find_current (self)->session, number);

  return TRUE;
}

static void
call_cb (GDBusConnection       *connection,
         const char            *sender,
         const char            *object_path,
         const char            *interface_name,
         const char            *name,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  Client *client = find_current (user_data);

  if (g_str_equal (name, "OpenUri"))
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED,
                                                     "A recording belongs to the notes that are open");
      return;
    }

  segue_mpris_player_call (client->session, name, parameters);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
root_call_cb (GDBusConnection       *connection,
              const char            *sender,
              const char            *object_path,
              const char            *interface_name,
              const char            *name,
              GVariant              *parameters,
              GDBusMethodInvocation *invocation,
              gpointer               user_data)
{
  SegueMpris *self = user_data;

  if (g_str_equal (name, "Raise"))
    g_signal_emit (self, raise_signal, 0, find_current (self)->session);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const GDBusInterfaceVTable player_vtable = { call_cb, get_property_cb, set_property_cb, { NULL } };
static const GDBusInterfaceVTable root_vtable = { root_call_cb, get_root_property_cb, NULL, { NULL } };

static void
emit_signal (SegueMpris *self,
             const char *interface_name,
             const char *name,
             GVariant   *parameters)
{
  /* this fails where the bus is gone, and with it everybody who could listen */
  g_dbus_connection_emit_signal (self->connection, NULL, SEGUE_MPRIS_PATH, interface_name, name, parameters, NULL);
}

static void
emit_seeked (SegueMpris *self,
             Client     *client)
{
  emit_signal (self, SEGUE_MPRIS_PLAYER, "Seeked",
               g_variant_new ("(x)", segue_time_source_get_position (get_source (client)) * 1000));
}

/* Tells the desktop what has changed since it was told last. */
static void
tell (SegueMpris *self)
{
  GVariantDict changed = G_VARIANT_DICT_INIT (NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    {
      g_autoptr(GVariant) value = g_variant_ref_sink (build_property (self, changing[i]));
      GVariant *told = g_hash_table_lookup (self->told, changing[i]);

      if (told != NULL && g_variant_equal (told, value))
        continue;

      g_variant_dict_insert_value (&changed, changing[i], value);
      g_hash_table_insert (self->told, (gpointer) changing[i], g_steal_pointer (&value));
      n++;
    }
  if (n > 0)
    emit_signal (self, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                 g_variant_new ("(s@a{sv}@as)", SEGUE_MPRIS_PLAYER, g_variant_dict_end (&changed),
                                g_variant_new_strv (NULL, 0)));
  else
    g_variant_dict_clear (&changed);
}

static void
appear (SegueMpris *self)
{
  self->registrations[0] = g_dbus_connection_register_object (self->connection, SEGUE_MPRIS_PATH,
                                                              segue_mpris_interface_get (SEGUE_MPRIS_ROOT),
                                                              &root_vtable, self, NULL, NULL);
  self->registrations[1] = g_dbus_connection_register_object (self->connection, SEGUE_MPRIS_PATH,
                                                              segue_mpris_interface_get (SEGUE_MPRIS_PLAYER),
                                                              &player_vtable, self, NULL, NULL);
  self->name_id = g_bus_own_name_on_connection (self->connection, SEGUE_MPRIS_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL,
                                                NULL, NULL, NULL);
}

static void
disappear (SegueMpris *self)
{
  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  for (guint i = 0; i < G_N_ELEMENTS (self->registrations); i++)
    {
      if (self->registrations[i] != 0)
        g_dbus_connection_unregister_object (self->connection, self->registrations[i]);
      self->registrations[i] = 0;
    }
  g_hash_table_remove_all (self->told);
}

static void
update (SegueMpris *self)
{
  Client *client = find_current (self);

  if (client == NULL)
    {
      disappear (self);
      return;
    }

  if (self->name_id == 0)
    appear (self);
  tell (self);
}

static void
changed_cb (Client *client)
{
  SegueMpris *self = client->mpris;
  const gboolean running = segue_time_source_is_running (get_source (client));
  Client *before = find_current (self);
  guint index;

  if (running && !client->running && g_ptr_array_find (self->clients, client, &index))
    {
      client->started = TRUE;
      g_ptr_array_add (self->clients, g_ptr_array_steal_index (self->clients, index));
    }
  client->running = running;
  if (segue_player_get_file (segue_recording_get_player (client->recording)) == NULL ||
      segue_recording_has_clock (client->recording))
    client->started = FALSE;
  update (self);
  if (before != NULL && client != before && client == find_current (self))
    emit_seeked (self, client);
}

static void
seeked_cb (Client *client)
{
  if (client == find_current (client->mpris))
    emit_seeked (client->mpris, client);
}

static void
client_free (gpointer user_data)
{
  Client *client = user_data;

  g_signal_handlers_disconnect_by_data (client->recording, client);
  g_signal_handlers_disconnect_by_data (segue_recording_get_player (client->recording), client);
  g_object_unref (client->recording);
  g_free (client);
}

static void
gone_cb (gpointer  user_data,
         GObject  *session)
{
  Client *client = user_data;
  SegueMpris *self = client->mpris;

  g_ptr_array_remove (self->clients, client);
  update (self);
}

static void
segue_mpris_dispose (GObject *object)
{
  SegueMpris *self = SEGUE_MPRIS (object);

  for (guint i = 0; i < self->clients->len; i++)
    {
      Client *client = g_ptr_array_index (self->clients, i);

      g_object_weak_unref (G_OBJECT (client->session), gone_cb, client);
    }
  g_ptr_array_set_size (self->clients, 0);
  disappear (self);

  G_OBJECT_CLASS (segue_mpris_parent_class)->dispose (object);
}

static void
segue_mpris_finalize (GObject *object)
{
  SegueMpris *self = SEGUE_MPRIS (object);

  g_ptr_array_unref (self->clients);
  g_hash_table_unref (self->told);
  g_object_unref (self->connection);

  G_OBJECT_CLASS (segue_mpris_parent_class)->finalize (object);
}

static void
segue_mpris_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VOLUME:
      g_value_set_double (value, SEGUE_MPRIS (object)->volume);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_mpris_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SegueMpris *self = SEGUE_MPRIS (object);

  switch (prop_id)
    {
    case PROP_VOLUME:
      self->volume = g_value_get_double (value);
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_mpris_class_init (SegueMprisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_mpris_dispose;
  object_class->finalize = segue_mpris_finalize;
  object_class->get_property = segue_mpris_get_property;
  object_class->set_property = segue_mpris_set_property;

  /**
   * SegueMpris:volume:
   *
   * The volume of all recordings, from 0 to 1. It is told to the desktop and set by it, but not applied to players.
   */
  props[PROP_VOLUME] = g_param_spec_double ("volume", NULL, NULL, 0, 1, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * SegueMpris::raise:
   * @self: the controls
   * @session: the session whose window is to be shown
   *
   * Emitted when the desktop asks for the window of the recording.
   */
  raise_signal = g_signal_new ("raise", SEGUE_TYPE_MPRIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               SEGUE_TYPE_SESSION);
}

static void
segue_mpris_init (SegueMpris *self)
{
  self->clients = g_ptr_array_new_with_free_func (client_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  self->volume = 1;
}

/**
 * segue_mpris_new:
 * @connection: the connection to the session bus
 *
 * Creates controls without a recording.
 *
 * Returns: (transfer full): the controls
 */
SegueMpris *
segue_mpris_new (GDBusConnection *connection)
{
  SegueMpris *self = g_object_new (SEGUE_TYPE_MPRIS, NULL);

  self->connection = g_object_ref (connection);

  return self;
}

/**
 * segue_mpris_add:
 * @self: the controls
 * @session: a session
 *
 * Lets the desktop control the recording of @session once it is played, for as long as the session lives.
 */
void
segue_mpris_add (SegueMpris   *self,
                 SegueSession *session)
{
  Client *client;

  g_return_if_fail (SEGUE_IS_MPRIS (self));

  client = g_new0 (Client, 1);
  client->mpris = self;
  client->session = session;
  client->recording = g_object_ref (segue_session_get_recording (session));
  g_ptr_array_insert (self->clients, 0, client);
  g_object_weak_ref (G_OBJECT (session), gone_cb, client);
  g_signal_connect_swapped (client->recording, "changed", G_CALLBACK (changed_cb), client);
  g_signal_connect_swapped (client->recording, "followed", G_CALLBACK (changed_cb), client);
  g_signal_connect_swapped (segue_recording_get_player (client->recording), "seeked", G_CALLBACK (seeked_cb), client);
}

/* segue-publish-part.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-part.h"

#include <glib/gi18n.h>

/**
 * SeguePublishPart:
 *
 * A part of a text that can be left out, as an item of a list.
 */
struct _SeguePublishPart
{
  GObject parent_instance;

  char *id;
  char *name;
  gsize size;
  gboolean is_body; /* a description that is not the opening text */
  gboolean left_out;
};

enum
{
  PROP_0,
  PROP_LEFT_OUT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SeguePublishPart, segue_publish_part, G_TYPE_OBJECT)

static void
segue_publish_part_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SeguePublishPart *self = SEGUE_PUBLISH_PART (object);

  switch (prop_id)
    {
    case PROP_LEFT_OUT:
      g_value_set_boolean (value, self->left_out);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_publish_part_finalize (GObject *object)
{
  SeguePublishPart *self = SEGUE_PUBLISH_PART (object);

  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (segue_publish_part_parent_class)->finalize (object);
}

static void
segue_publish_part_class_init (SeguePublishPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = segue_publish_part_get_property;
  object_class->finalize = segue_publish_part_finalize;

  /**
   * SeguePublishPart:left-out:
   *
   * Whether the settings leave the part out.
   */
  props[PROP_LEFT_OUT] = g_param_spec_boolean ("left-out", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
segue_publish_part_init (SeguePublishPart *self)
{
}

static char *
dup_name (const SegueOutputBlock *block)
{
  if (block->opening)
    return g_strdup (_("Opening text"));
  if (block->part == SEGUE_OUTPUT_BODY)
    /* Translators: %s is the title of a segment or a section */
    return g_strdup_printf (_("Description of “%s”"), block->name);

  /* Translators: %s is the title of a segment or a section */
  return g_strdup_printf (_("All of “%s”"), block->name);
}

/**
 * segue_publish_part_new:
 * @block: a part of a text
 *
 * Creates an item for a part.
 *
 * Returns: (transfer full): the item
 */
SeguePublishPart *
segue_publish_part_new (const SegueOutputBlock *block)
{
  SeguePublishPart *self = g_object_new (SEGUE_TYPE_PUBLISH_PART, NULL);

  self->id = g_strdup (block->id);
  self->name = dup_name (block);
  self->size = block->size;
  self->is_body = block->part == SEGUE_OUTPUT_BODY && !block->opening;
  self->left_out = block->left_out;

  return self;
}

/**
 * segue_publish_part_get_id:
 * @self: a part
 *
 * Returns: the line of the setting that leaves the part out
 */
const char *
segue_publish_part_get_id (SeguePublishPart *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISH_PART (self), NULL);

  return self->id;
}

/**
 * segue_publish_part_get_name:
 * @self: a part
 *
 * Returns: its name, translated
 */
const char *
segue_publish_part_get_name (SeguePublishPart *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISH_PART (self), NULL);

  return self->name;
}

/**
 * segue_publish_part_get_size:
 * @self: a part
 *
 * Returns: its size, in the unit of the target
 */
gsize
segue_publish_part_get_size (SeguePublishPart *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISH_PART (self), 0);

  return self->size;
}

/**
 * segue_publish_part_get_left_out:
 * @self: a part
 *
 * Returns: whether the settings leave it out
 */
gboolean
segue_publish_part_get_left_out (SeguePublishPart *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISH_PART (self), FALSE);

  return self->left_out;
}

/**
 * segue_publish_part_is_body:
 * @self: a part
 *
 * Returns: whether it is the description of a segment or a section
 */
gboolean
segue_publish_part_is_body (SeguePublishPart *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISH_PART (self), FALSE);

  return self->is_body;
}

/**
 * segue_publish_part_follow:
 * @self: a part
 * @block: a part of a newer text
 *
 * Takes over whether the part is left out, if it is the same part and as large as before.
 *
 * Returns: %FALSE if it is another part
 */
gboolean
segue_publish_part_follow (SeguePublishPart       *self,
                           const SegueOutputBlock *block)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISH_PART (self), FALSE);

  if (!g_str_equal (self->id, block->id) || self->size != block->size)
    return FALSE;

  if (self->left_out != block->left_out)
    {
      self->left_out = block->left_out;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEFT_OUT]);
    }

  return TRUE;
}

/* segue-problem.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-problem.h"

/**
 * SegueProblem:
 *
 * What a rule found at a place of an episode, with the fixes that would mend it, the likeliest first.
 */
struct _SegueProblem
{
  GObject parent_instance;
  const char *rule;
  SegueSeverity severity;
  guint64 id;
  SegueSpan span;
  char *message;
  GPtrArray *fixes;
};

G_DEFINE_FINAL_TYPE (SegueProblem, segue_problem, G_TYPE_OBJECT)

static void
segue_problem_finalize (GObject *object)
{
  SegueProblem *self = SEGUE_PROBLEM (object);

  g_free (self->message);
  g_ptr_array_unref (self->fixes);
  G_OBJECT_CLASS (segue_problem_parent_class)->finalize (object);
}

static void
segue_problem_class_init (SegueProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_problem_finalize;
}

static void
segue_problem_init (SegueProblem *self)
{
  self->fixes = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * segue_problem_new:
 * @rule: id of the rule, in static memory
 * @severity: how bad it is
 * @entry: the entry it is in
 * @span: the place in the entry's text
 * @message: what is wrong, translated, a whole sentence
 *
 * Makes a problem without fixes.
 *
 * Returns: (transfer full): the problem
 */
SegueProblem *
segue_problem_new (const char    *rule,
                   SegueSeverity  severity,
                   SegueEntry    *entry,
                   SegueSpan      span,
                   const char    *message)
{
  SegueProblem *self = g_object_new (SEGUE_TYPE_PROBLEM, NULL);

  self->rule = rule;
  self->severity = severity;
  self->id = segue_entry_get_id (entry);
  self->span = span;
  self->message = g_strdup (message);

  return self;
}

/**
 * segue_problem_add_fix:
 * @self: a problem
 * @fix: (transfer full): a fix
 *
 * Adds a fix behind those there are.
 */
void
segue_problem_add_fix (SegueProblem *self,
                       SegueFix     *fix)
{
  g_ptr_array_add (self->fixes, fix);
}

/**
 * segue_problem_get_rule:
 * @self: a problem
 *
 * Gives the id of the rule that found it: `time-order`.
 *
 * Returns: (transfer none): ASCII
 */
const char *
segue_problem_get_rule (SegueProblem *self)
{
  return self->rule;
}

/**
 * segue_problem_get_severity:
 * @self: a problem
 *
 * Says how bad it is.
 *
 * Returns: the severity
 */
SegueSeverity
segue_problem_get_severity (SegueProblem *self)
{
  return self->severity;
}

/**
 * segue_problem_get_message:
 * @self: a problem
 *
 * Says what is wrong.
 *
 * Returns: (transfer none): a whole sentence, translated
 */
const char *
segue_problem_get_message (SegueProblem *self)
{
  return self->message;
}

/**
 * segue_problem_get_id:
 * @self: a problem
 *
 * Gives the id of the entry that it is in.
 *
 * Returns: the id
 */
guint64
segue_problem_get_id (SegueProblem *self)
{
  return self->id;
}

/**
 * segue_problem_get_span:
 * @self: a problem
 *
 * Says where in the entry's text it is.
 *
 * Returns: bytes
 */
SegueSpan
segue_problem_get_span (SegueProblem *self)
{
  return self->span;
}

/**
 * segue_problem_get_n_fixes:
 * @self: a problem
 *
 * Counts the fixes.
 *
 * Returns: 0 or more
 */
guint
segue_problem_get_n_fixes (SegueProblem *self)
{
  return self->fixes->len;
}

/**
 * segue_problem_get_fix:
 * @self: a problem
 * @index: below segue_problem_get_n_fixes()
 *
 * Gives a fix; the likeliest is the first.
 *
 * Returns: (transfer none): the fix
 */
SegueFix *
segue_problem_get_fix (SegueProblem *self,
                       guint         index)
{
  g_return_val_if_fail (index < self->fixes->len, NULL);

  return g_ptr_array_index (self->fixes, index);
}

/**
 * segue_problem_equal:
 * @self: a problem
 * @other: another
 *
 * Tells whether two problems say the same of the same entry.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_problem_equal (SegueProblem *self,
                     SegueProblem *other)
{
  return self->id == other->id && g_str_equal (self->rule, other->rule) && g_str_equal (self->message, other->message);
}

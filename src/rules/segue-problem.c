/* segue-problem.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-problem.h"

#include "core/text/segue-fold.h"

/**
 * SegueProblem:
 *
 * A problem that a rule found in an entry, with the fixes that are offered for it, the most likely one first.
 */
struct _SegueProblem
{
  GObject parent_instance;
  const char *rule;       /* id of the rule, in static memory */
  SegueSeverity severity; /* how bad it is */
  guint64 id;             /* of the entry */
  SegueSpan span;         /* bytes in the text of the entry */
  guint reach;            /* number of entries before and after the entry that it depends on */
  char *message;          /* a sentence, translated */
  GPtrArray *fixes;       /* of SegueFix */
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
 * @rule: the id of the rule, in static memory
 * @severity: how bad it is
 * @entry: the entry that it is in
 * @span: the bytes in the text of @entry that it concerns
 * @message: what is wrong, a whole sentence, translated
 *
 * Creates a problem without fixes.
 *
 * Returns: (transfer full): a new problem
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
  self->message = segue_fold_shorten (message);
  self->reach = 1;

  return self;
}

/**
 * segue_problem_add_fix:
 * @self: a problem
 * @fix: (transfer full): a fix
 *
 * Appends a fix to the fixes of the problem. Fixes are added in the order of their likelihood.
 */
void
segue_problem_add_fix (SegueProblem *self,
                       SegueFix     *fix)
{
  g_ptr_array_add (self->fixes, fix);
}

/**
 * segue_problem_set_reach:
 * @self: a problem
 * @reach: a number of entries, or %G_MAXUINT for all
 *
 * Sets how far around the entry the rule has looked. The default is 1: the entry before and the one after.
 */
void
segue_problem_set_reach (SegueProblem *self,
                         guint         reach)
{
  self->reach = reach;
}

/**
 * segue_problem_get_reach:
 * @self: a problem
 *
 * Gets how many entries before and after the entry the problem and its fixes depend on. If none of these changes, the
 * problem stays as it is.
 *
 * Returns: the number of entries, %G_MAXUINT for all
 */
guint
segue_problem_get_reach (SegueProblem *self)
{
  return self->reach;
}

/**
 * segue_problem_get_rule:
 * @self: a problem
 *
 * Gets the id of the rule that found the problem, such as `time-order`.
 *
 * Returns: (transfer none): the id, ASCII
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
 * Gets how bad the problem is.
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
 * Gets the message that says what is wrong.
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
 * Gets the id of the entry that the problem is in.
 *
 * Returns: the id of the entry
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
 * Gets the part of the entry's text that the problem concerns.
 *
 * Returns: the span in bytes, relative to the text of the entry; empty if the problem concerns the whole entry
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
 * Gets the number of fixes that are offered.
 *
 * Returns: the number, 0 or more
 */
guint
segue_problem_get_n_fixes (SegueProblem *self)
{
  return self->fixes->len;
}

/**
 * segue_problem_get_fix:
 * @self: a problem
 * @index: the index of a fix, below segue_problem_get_n_fixes()
 *
 * Gets one of the fixes. The first one is the most likely.
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
 * @other: another problem
 *
 * Tells whether two problems have the same rule, entry and message. Their spans and fixes are not compared.
 *
 * Returns: %TRUE if they are equal
 */
gboolean
segue_problem_equal (SegueProblem *self,
                     SegueProblem *other)
{
  return self->id == other->id && g_str_equal (self->rule, other->rule) && g_str_equal (self->message, other->message);
}

/* segue-problems.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/problems/segue-problems-private.h"

#include "session/problems/segue-problem-lists.h"

/* Milliseconds from the last change to the check of the notes. */
#define CHECK_DELAY 150
/* Microseconds that a check takes until it lets the main loop run. */
#define CHECK_STEP (20 * G_TIME_SPAN_MILLISECOND)

/* The current problems of the document. One of them is the current problem. The entry that is being edited is not
 * reported until the edit has ended, so that an unfinished time is no problem. */
struct _SegueProblems
{
  GObject parent_instance;

  SegueDocument *document;
  SegueViewState *state;
  SegueChecker *checker;
  SegueIntended *intended;
  SegueProblemLists published;
  GPtrArray *reported; /* what the places report where the notes are published */
  guint current;
  guint check_source;
  gboolean unchecked; /* an entry was not checked, since it is being edited */
  gboolean held_back; /* the published problems differ from the problems found, since an entry is being edited */
  gboolean follows;   /* the document has changed otherwise than by typing since the last check */
  gboolean style;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_SHOWN,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueProblems, segue_problems, G_TYPE_OBJECT)

static SegueProblemsKind
get_kind (SegueProblems *self,
          SegueProblem  *problem)
{
  if (segue_intended_get_n (self->intended) > 0)
    {
      g_autofree char *key = segue_intended_dup_key (problem, segue_document_get_episode (self->document));

      if (key != NULL && segue_intended_contains (self->intended, key))
        return SEGUE_PROBLEMS_INTENDED;
    }

  return segue_problem_get_severity (problem) == SEGUE_SEVERITY_NOTE ? SEGUE_PROBLEMS_NOTES : SEGUE_PROBLEMS_COUNTED;
}

/* Returns whether a problem is not published yet. New problems of the entry that is being edited are published when
 * the edit ends. */
static gboolean
is_held_back (SegueProblems *self,
              SegueProblem  *problem)
{
  return segue_view_state_get_editing (self->state) == segue_problem_get_id (problem) &&
         !segue_problem_lists_contain (&self->published, problem);
}

/* Keeps the current problem in @list while its entry is being edited, even if the edit has solved it. */
static void
keep_shown (SegueProblems *self,
            SegueProblem  *shown,
            GPtrArray     *list)
{
  if (shown == NULL || segue_problem_get_id (shown) != segue_view_state_get_editing (self->state) ||
      !segue_episode_find (segue_document_get_episode (self->document), segue_problem_get_id (shown), NULL) ||
      g_ptr_array_find_with_equal_func (list, shown, (GEqualFunc) segue_problem_equal, NULL))
    return;

  g_ptr_array_insert (list, MIN (self->current, list->len), g_object_ref (shown));
  self->held_back = TRUE;
}

static void
move_to (SegueProblems *self,
         guint          position)
{
  if (self->current == position)
    return;

  self->current = position;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/* Returns the position of @shown in the new list, or of a problem of the same rule and entry. If there is none, it
 * is the position of the problem that followed. After an undo or a move it is a problem of the selected entry, if that
 * has any. */
static guint
find_current (SegueProblems *self,
              SegueProblem  *shown)
{
  const guint64 selected = segue_view_state_get_selected (self->state);
  SegueProblem *problem = self->follows ? segue_problem_lists_lookup (&self->published, selected) : NULL;
  guint position;

  if (problem != NULL && (shown == NULL || segue_problem_get_id (shown) != selected) &&
      segue_problem_lists_find (&self->published, problem, &position))
    return position;
  if (shown != NULL && segue_problem_lists_find_similar (&self->published, shown, &position))
    return position;

  return self->current < segue_problems_get_n (self) ? self->current : 0;
}

/* Publishes the problems found by the last check, without those that are intended or held back. */
static void
publish (SegueProblems *self)
{
  g_autoptr(SegueProblem) shown = NULL;
  g_autoptr(GPtrArray) found = segue_problem_lists_merge (segue_checker_get_problems (self->checker), self->reported,
                                                          segue_document_get_episode (self->document));
  GPtrArray *lists[SEGUE_PROBLEMS_N_KINDS];
  gboolean differs;
  guint current;

  g_set_object (&shown, segue_problems_get_current (self, NULL));
  self->held_back = FALSE;
  for (guint kind = 0; kind < SEGUE_PROBLEMS_N_KINDS; kind++)
    lists[kind] = g_ptr_array_new_with_free_func (g_object_unref);
  /* While the intended findings are being loaded, any problem may turn out to be intended. */
  for (guint i = 0; i < found->len && !segue_intended_is_loading (self->intended); i++)
    {
      SegueProblem *problem = g_ptr_array_index (found, i);

      if (is_held_back (self, problem))
        self->held_back = TRUE;
      else
        g_ptr_array_add (lists[get_kind (self, problem)], g_object_ref (problem));
    }
  keep_shown (self, shown, lists[SEGUE_PROBLEMS_COUNTED]);

  differs = segue_problem_lists_take (&self->published, lists);
  current = find_current (self, shown);
  self->follows = FALSE;
  if (!differs)
    {
      move_to (self, current);
      return;
    }

  self->current = current;
  segue_problem_lists_update_views (&self->published);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Checks the notes until @deadline, and publishes the problems when this is done. Returns whether it is. */
static gboolean
check (SegueProblems *self,
       gint64         deadline)
{
  gboolean differs;

  if (!segue_checker_step (self->checker, segue_document_get_episode (self->document),
                           self->style ? SEGUE_CHECK_STYLE : SEGUE_CHECK_DEFAULT, deadline, &differs))
    return FALSE;

  self->unchecked = FALSE;
  /* Whether a problem is intended depends on more of an entry than the problem itself. */
  if (differs || self->held_back || self->follows || segue_intended_get_n (self->intended) > 0)
    publish (self);

  return TRUE;
}

static gboolean
check_cb (gpointer user_data)
{
  SegueProblems *self = user_data;

  self->check_source = 0;
  if (!check (self, g_get_monotonic_time () + CHECK_STEP))
    self->check_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, check_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

static void
schedule_check (SegueProblems *self,
                guint          delay)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, delay, check_cb, self, NULL);
}

/* Returns whether the only entry that differs is the entry that is being edited. */
static gboolean
is_typing (SegueProblems          *self,
           SegueEpisode           *after,
           const SegueEpisodeDiff *difference)
{
  const guint64 editing = segue_view_state_get_editing (self->state);

  return editing != 0 && difference->old_end == difference->start + 1 && difference->new_end == difference->start + 1 &&
         segue_entry_get_id (segue_episode_get (after, difference->start)) == editing;
}

static void
document_changed_cb (SegueProblems          *self,
                     SegueEpisode           *before,
                     SegueEpisode           *after,
                     const SegueEpisodeDiff *difference)
{
  self->follows = !is_typing (self, after, difference);
  if (!self->follows)
    self->unchecked = TRUE;
  else
    schedule_check (self, segue_episode_get_length (before) > 0 ? CHECK_DELAY : 0);
}

static void
editing_changed_cb (SegueProblems *self)
{
  if ((self->unchecked || self->held_back) && segue_view_state_get_editing (self->state) == 0)
    schedule_check (self, 0);
}

static void
file_changed_cb (SegueProblems *self)
{
  segue_intended_set_file (self->intended, segue_document_get_file (self->document));
}

static void
failed_cb (SegueProblems *self,
           const char    *message)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, message);
}

static void
segue_problems_dispose (GObject *object)
{
  SegueProblems *self = SEGUE_PROBLEMS (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->state);
  g_clear_object (&self->intended);

  G_OBJECT_CLASS (segue_problems_parent_class)->dispose (object);
}

static void
segue_problems_finalize (GObject *object)
{
  SegueProblems *self = SEGUE_PROBLEMS (object);

  segue_problem_lists_clear (&self->published);
  g_ptr_array_unref (self->reported);
  segue_checker_free (self->checker);

  G_OBJECT_CLASS (segue_problems_parent_class)->finalize (object);
}

static void
install_signal (guint       signal,
                const char *name,
                GType       parameter)
{
  signals[signal] = g_signal_new (name, SEGUE_TYPE_PROBLEMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  parameter != G_TYPE_NONE ? 1 : 0, parameter);
}

static void
segue_problems_class_init (SegueProblemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_problems_dispose;
  object_class->finalize = segue_problems_finalize;

  install_signal (SIGNAL_CHANGED, "changed", G_TYPE_NONE);
  install_signal (SIGNAL_MOVED, "moved", G_TYPE_NONE);
  install_signal (SIGNAL_SHOWN, "shown", SEGUE_TYPE_PROBLEM);
  g_signal_new ("silenced", SEGUE_TYPE_PROBLEMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  install_signal (SIGNAL_FAILED, "failed", G_TYPE_STRING);
}

static void
segue_problems_init (SegueProblems *self)
{
  segue_problem_lists_init (&self->published);
  self->reported = g_ptr_array_new ();
  self->checker = segue_checker_new ();
}

/**
 * segue_problems_new:
 * @document: the document to check
 * @state: the view state that tells which entry is selected or edited
 *
 * Creates an object that checks @document after each change.
 *
 * Returns: (transfer full): a new object without problems
 */
SegueProblems *
segue_problems_new (SegueDocument  *document,
                    SegueViewState *state)
{
  SegueProblems *self = g_object_new (SEGUE_TYPE_PROBLEMS, NULL);
  g_autoptr(GFile) folder = g_file_new_build_filename (g_get_user_state_dir (), "segue", "intended", NULL);

  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  self->intended = segue_intended_new (folder);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::editing", G_CALLBACK (editing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intended, "changed", G_CALLBACK (publish), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intended, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_problems_get_document:
 * @self: the problems of a document
 *
 * Gets the document that is checked.
 *
 * Returns: (transfer none): the document
 */
SegueDocument *
segue_problems_get_document (SegueProblems *self)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), NULL);

  return self->document;
}

/* Returns: (transfer none): the marks of problems as intended */
SegueIntended *
segue_problems_get_intended (SegueProblems *self)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), NULL);

  return self->intended;
}

/**
 * segue_problems_get_model:
 * @self: the problems of a document
 * @kind: a kind of problem
 *
 * Gets the problems of a kind for a view.
 *
 * Returns: (transfer none): a list of #SegueProblem in the order of the lines
 */
GListModel *
segue_problems_get_model (SegueProblems     *self,
                          SegueProblemsKind  kind)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), NULL);

  return G_LIST_MODEL (self->published.models[kind]);
}

/**
 * segue_problems_get_n:
 * @self: the problems of a document
 *
 * Counts the problems without notes and intended findings.
 *
 * Returns: the number of problems
 */
guint
segue_problems_get_n (SegueProblems *self)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), 0);

  return self->published.lists[SEGUE_PROBLEMS_COUNTED]->len;
}

/**
 * segue_problems_get:
 * @self: the problems of a document
 * @position: a position below segue_problems_get_n()
 *
 * Gets a problem by its position in the order of the lines.
 *
 * Returns: (transfer none): the problem
 */
SegueProblem *
segue_problems_get (SegueProblems *self,
                    guint          position)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), NULL);
  g_return_val_if_fail (position < segue_problems_get_n (self), NULL);

  return g_ptr_array_index (self->published.lists[SEGUE_PROBLEMS_COUNTED], position);
}

/**
 * segue_problems_get_current:
 * @self: the problems of a document
 * @position: (out) (optional): the position of the problem; unset if there is none
 *
 * Gets the current problem.
 *
 * Returns: (transfer none) (nullable): the problem, or %NULL if there is none
 */
SegueProblem *
segue_problems_get_current (SegueProblems *self,
                            guint         *position)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), NULL);

  if (self->current >= segue_problems_get_n (self))
    return NULL;

  if (position != NULL)
    *position = self->current;

  return segue_problems_get (self, self->current);
}

/**
 * segue_problems_set_current:
 * @self: the problems of a document
 * @problem: a problem
 *
 * Makes @problem the current problem. The selection stays.
 *
 * Returns: %FALSE if @problem is not in the list
 */
gboolean
segue_problems_set_current (SegueProblems *self,
                            SegueProblem  *problem)
{
  guint position;

  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), FALSE);

  if (!segue_problem_lists_find (&self->published, problem, &position))
    return FALSE;

  move_to (self, position);

  return TRUE;
}

/**
 * segue_problems_lookup:
 * @self: the problems of a document
 * @id: the id of an entry
 *
 * Gets the most severe problem of an entry. Notes and intended findings are left out.
 *
 * Returns: (transfer none) (nullable): the problem, or %NULL if the entry has none
 */
SegueProblem *
segue_problems_lookup (SegueProblems *self,
                       guint64        id)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), NULL);

  return segue_problem_lists_lookup (&self->published, id);
}

/**
 * segue_problems_step:
 * @self: the problems of a document
 * @direction: negative to go to the previous problem, otherwise the next one
 *
 * Goes to another problem and selects its entry. The step wraps around at either end. If another entry is selected, the
 * first step goes to the current problem.
 */
void
segue_problems_step (SegueProblems *self,
                     gint           direction)
{
  SegueProblem *problem;
  guint n;

  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  n = segue_problems_get_n (self);
  if (n == 0)
    return;

  problem = segue_problems_get (self, self->current);
  if (segue_view_state_get_selected (self->state) == segue_problem_get_id (problem))
    {
      move_to (self, (self->current + n + (direction < 0 ? -1 : 1)) % n);
      problem = segue_problems_get (self, self->current);
    }

  segue_problems_show (self, problem);
}

/**
 * segue_problems_show:
 * @self: the problems of a document
 * @problem: a problem of any kind
 *
 * Selects the entry of @problem and emits "shown". A problem whose entry was removed is ignored.
 */
void
segue_problems_show (SegueProblems *self,
                     SegueProblem  *problem)
{
  g_autoptr(SegueProblem) shown = g_object_ref (problem);

  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  segue_problems_set_current (self, shown);
  if (!segue_episode_find (segue_document_get_episode (self->document), segue_problem_get_id (shown), NULL))
    return;

  segue_view_state_set_selected (self->state, segue_problem_get_id (shown));
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, shown);
}

/**
 * segue_problems_set_checks:
 * @self: the problems of a document
 * @style: whether notes on style are reported
 * @noted: (array zero-terminated=1): ids of the rules whose problems are shown as notes
 *
 * Sets what is checked, and how important the user counts it.
 */
void
segue_problems_set_checks (SegueProblems     *self,
                           gboolean           style,
                           const char *const *noted)
{
  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  self->style = style;
  segue_checker_set_noted (self->checker, noted);
  schedule_check (self, 0);
}

/* Returns what checks the notes. */
SegueChecker *
segue_problems_get_checker (SegueProblems *self)
{
  return self->checker;
}

/**
 * segue_problems_check:
 * @self: the problems of a document
 *
 * Checks the notes immediately, without waiting for the end of typing.
 */
void
segue_problems_check (SegueProblems *self)
{
  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  g_clear_handle_id (&self->check_source, g_source_remove);
  check (self, G_MAXINT64);
}

/**
 * segue_problems_set_reported:
 * @self: the problems of a document
 * @reported: (element-type SegueProblem): what the places report where the notes are published
 *
 * Adds problems that no check of the notes finds. They are shown among the others in the order of the lines.
 */
void
segue_problems_set_reported (SegueProblems *self,
                             GPtrArray     *reported)
{
  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  g_ptr_array_ref (reported);
  g_ptr_array_unref (self->reported);
  self->reported = reported;
  publish (self);
}

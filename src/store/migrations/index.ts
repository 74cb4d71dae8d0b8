/** Migrations in order; a database's user_version is how many of them it has seen. Append, never edit. */
import { foundation } from './0001-foundation.ts';
import { pull } from './0002-pull.ts';
import { triage } from './0003-triage.ts';
import { labels } from './0004-labels.ts';
import { modelLabels } from './0005-model-labels.ts';
import { statedFacts } from './0006-stated-facts.ts';
import { provenance } from './0007-provenance.ts';
import { names } from './0008-names.ts';
import { inferredAnswers } from './0009-inferred-answers.ts';
import { datesOnlyFiles } from './0010-dates-only.ts';
import { missingPosts } from './0011-missing-posts.ts';
import { unreadObjects } from './0012-unread-objects.ts';
import { keptQuotes } from './0013-quoted-posts.ts';
import { statedAgents } from './0014-agents.ts';
import { foldedNames } from './0015-folded-names.ts';
import { erasure } from './0016-erasure.ts';
import { appendOnly } from './0017-append-only.ts';
import { keptEvaluations } from './0018-kept-evaluations.ts';
import { arrivals } from './0019-arrivals.ts';
import { removals } from './0020-removals.ts';
import { search } from './0021-search.ts';

export const MIGRATIONS: readonly string[] = [
  foundation,
  pull,
  triage,
  labels,
  modelLabels,
  statedFacts,
  provenance,
  names,
  inferredAnswers,
  datesOnlyFiles,
  missingPosts,
  unreadObjects,
  keptQuotes,
  statedAgents,
  foldedNames,
  erasure,
  appendOnly,
  keptEvaluations,
  arrivals,
  removals,
  search,
];

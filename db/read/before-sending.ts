import type postgres from 'postgres';
import type { ActType } from '../../law/acts.ts';
import type { StateName } from '../../law/process/names.ts';
import type { ProcessState } from '../../law/process/state.ts';
import type { HeldOffice } from '../../law/people/roles.ts';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import type { Fragment } from './fragment.ts';
import type { CaseAsJson } from './process-records.ts';
import { credentialRows, poolRows, reviewerRows, type CredentialRow, type PoolRow, type ReviewerRow } from './staff.ts';

/** What an act's composition must know beside the case; what was not asked for is not there. */
export interface ActFacts {
  /** The one who acts, or whom the act names. */
  readonly reviewers?: readonly ReviewerRow[];
  readonly named?: readonly NamedPerson[];
  /** Around the authority that decides the case. */
  readonly pool?: readonly PoolRow[];
  /** Of the handlers. */
  readonly credentials?: readonly CredentialRow[];
  readonly draft?: { readonly version: number; readonly content: ReviewedContent } | null;
}

export interface NamedPerson {
  readonly id: string;
  readonly authorityId: string;
  readonly active: boolean;
  readonly offices: readonly HeldOffice[];
}

export interface RecordedEntry {
  readonly caseId: string;
  readonly processId: string;
  readonly revision: number;
  readonly state: StateName;
  /** ISO 8601. */
  readonly at: string;
  /** Of the process. */
  readonly lastRevision: number;
}

/** A command id that was used before, by whomever. */
export interface UsedCommand extends RecordedEntry {
  readonly personId: string;
  readonly type: ActType;
  readonly textHash: string | null;
  /** The revision that was seen. */
  readonly expectedRevision: number | null;
}

/** What the record says before an act is sent. */
export interface BeforeSending extends ActFacts {
  /** What its command id left already. */
  readonly command: UsedCommand | null;
  readonly case: CaseAsJson | null;
  /** Where the publication is; only for an act on it. */
  readonly publication: ProcessState | null;
}

/** Which facts: `self`, whoever acts; else the person of that id. */
export interface FactsWanted {
  readonly reviewer?: 'self' | { readonly id: string };
  readonly credentials?: boolean;
  readonly draft?: boolean;
}

export interface BeforeSendingQuestion {
  readonly caseId: string;
  readonly commandId: string;
  /** Null where the act is the case's. */
  readonly publicationId: string | null;
  readonly wanted: FactsWanted;
}

/** One JSON value; `personId` is the id of whoever acts. */
export const beforeSending = (
  sql: postgres.Sql,
  { caseId, commandId, publicationId, wanted }: BeforeSendingQuestion,
  personId: Fragment,
): Fragment => sql`json_build_object(
  'command', ${usedCommand(sql, commandId)},
  'case', (select json_build_object('process', p, 'case', c)
    from enforcement_case c join process p on p.id = c.process_id where c.id = ${caseId}),
  'publication', (select snapshot from process where id = ${publicationId}::text)
  ${wanted.reviewer === undefined ? sql`` : reviewerFacts(sql, wanted.reviewer, { caseId, personId })}
  ${
    wanted.credentials === true
      ? sql`, 'credentials', ${listOf(sql, credentialRows(sql, sql`(select handlers from enforcement_case where id = ${caseId})::text[]`))}`
      : sql``
  }
  ${
    wanted.draft === true
      ? sql`, 'draft', (select json_build_object('version', version, 'content', content) from draft where case_id = ${caseId})`
      : sql``
  })`;

/** What became of a command of this person; null where nothing is known. */
export const recordedEntry = (sql: postgres.Sql, commandId: string, personId: Fragment): Fragment => sql`(
  select json_build_object('caseId', l.subject_id, 'processId', l.process_id, 'revision', l.revision,
    'state', l.state, 'at', l.at, 'lastRevision', p.revision)
  from ledger l join process p on p.id = l.process_id
  where l.command_id = ${commandId} and l.actor_id = ${personId} and l.subject_kind = 'case')`;

/** The same, whoever sent it: an id that was used once answers for nothing else. */
export const usedCommand = (sql: postgres.Sql, commandId: string): Fragment => sql`(
  select json_build_object('caseId', l.subject_id, 'processId', l.process_id, 'revision', l.revision,
    'state', l.state, 'at', l.at, 'lastRevision', p.revision, 'personId', l.actor_id, 'type', l.type,
    'textHash', l.text_hash, 'expectedRevision', (l.entry::json -> 'signed' ->> 'expectedRevision')::int)
  from ledger l join process p on p.id = l.process_id
  where l.command_id = ${commandId} and l.subject_kind = 'case' order by l.recorded_at limit 1)`;

function reviewerFacts(
  sql: postgres.Sql,
  reviewer: Exclude<FactsWanted['reviewer'], undefined>,
  { caseId, personId }: { readonly caseId: string; readonly personId: Fragment },
): Fragment {
  if (reviewer === 'self') return sql`, 'reviewers', ${listOf(sql, reviewerRows(sql, sql`array[${personId}]`))}`;
  const { id } = reviewer;
  const authority = sql`(select p.authority_id from enforcement_case c join process p on p.id = c.process_id
    where c.id = ${caseId})`;
  return sql`,
    'reviewers', ${listOf(sql, reviewerRows(sql, sql`array[${id}::text]`))},
    'named', ${listOf(sql, sql`select id, authority_id as "authorityId", active, offices from person where id = ${id}`)},
    'pool', ${listOf(sql, poolRows(sql, authority))}`;
}

const listOf = (sql: postgres.Sql, rows: Fragment): Fragment => sql`(
  select coalesce(json_agg(listed), '[]') from (${rows}) as listed)`;

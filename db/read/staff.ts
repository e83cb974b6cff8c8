import type postgres from 'postgres';
import type { Leave } from '../../law/people/absence.ts';
import type { Credential } from '../../law/people/credentials.ts';
import type { Lending, PoolKind } from '../../law/people/staffing.ts';
import type { HeldOffice } from '../../law/people/roles.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { NamedRow } from './case-head.ts';
import type { Fragment } from './fragment.ts';

/** A leave with the absent person as they are now. */
export interface AbsenceRow extends Leave {
  readonly id: string;
  readonly name: string;
  readonly authorityId: string;
  readonly offices: readonly HeldOffice[];
  readonly substituteName: string;
  readonly reason: string;
}

const LEAVE_AS_JSON = `json_build_object('id', a.id, 'personId', a.person_id, 'name', p.name,
  'authorityId', p.authority_id, 'offices', p.offices, 'substituteId', a.substitute_id, 'substituteName', s.name,
  'fromOn', a.from_on, 'untilOn', a.until_on, 'endedOn', a.ended_on, 'reason', a.reason)`;
const LEAVES = `absence a join person p on p.id = a.person_id and p.active join person s on s.id = a.substitute_id`;

/** Column beside `visitor`, a row of `person`: the leaves in which that person stands in on the day. */
export const leavesStoodInFor = (sql: postgres.Sql, today: CivilDate): postgres.PendingQuery<postgres.Row[]> => sql`(
  select coalesce(json_agg(${sql.unsafe(LEAVE_AS_JSON)} order by p.name, p.id), '[]') from ${sql.unsafe(LEAVES)}
  where a.substitute_id = visitor.id and ${today}::date between a.from_on and a.until_on)`;

/** Leaves not yet over on the day in which one of these people is away or stands in. */
export async function leavesAround(
  sql: postgres.Sql,
  ids: readonly string[],
  today: CivilDate,
): Promise<readonly AbsenceRow[]> {
  const rows = await sql<{ leave: AbsenceRow }[]>`
    select ${sql.unsafe(LEAVE_AS_JSON)} as leave from ${sql.unsafe(LEAVES)}
    where (a.person_id = any(${[...ids]}::text[]) or a.substitute_id = any(${[...ids]}::text[]))
      and a.until_on >= ${today}::date
      and (a.ended_on is null or a.ended_on > greatest(${today}::date, a.from_on))
    order by a.from_on, a.id`;
  return rows.map(({ leave }) => leave);
}

export interface CredentialRow extends Credential {
  readonly id: string;
  readonly number: string;
  readonly issuedBy: string;
  readonly source: string;
}

/** Of the people whose ids the array holds, the newest first. */
export const credentialRows = (sql: postgres.Sql, ids: Fragment): Fragment => sql`
  select id, person_id as "personId", number, kind, issued_by as "issuedBy", valid_from as "validFrom",
    valid_until as "validUntil", revoked_on as "revokedOn", source
  from credential where person_id = any(${ids}) order by valid_until desc, id`;

/** Credentials of these people, the newest first. */
export const credentialsOf = (sql: postgres.Sql, ids: readonly string[]): Promise<readonly CredentialRow[]> =>
  sql<CredentialRow[]>`${credentialRows(sql, sql`${[...ids]}::text[]`)}`;

export interface ReviewerRow extends NamedRow {
  readonly qualification: string | null;
  /** The earlier of the review entered with its source and the first penalty opinion signed or issued in this record. */
  readonly firstReviewOn: CivilDate | null;
  readonly firstReviewSource: string | null;
}

/** Of the people whose ids the array holds. */
export const reviewerRows = (sql: postgres.Sql, ids: Fragment): Fragment => sql`
  select p.id, p.name, p.qualification, p.first_review_source as "firstReviewSource",
    least(p.first_review_on, (select min(case o.reviewer_id when p.id then o.signed_on else o.issued_on end)
      from opinion o join enforcement_case c on c.id = o.case_id
      where p.id in (o.reviewer_id, o.issued_by) and c.act_kind = 'penalty')) as "firstReviewOn"
  from person p where p.id = any(${ids})`;

export const reviewersRecord = (sql: postgres.Sql, ids: readonly string[]): Promise<readonly ReviewerRow[]> =>
  sql<ReviewerRow[]>`${reviewerRows(sql, sql`${[...ids]}::text[]`)}`;

export interface PoolRow extends Lending {
  readonly id: string;
  readonly person: NamedRow;
  readonly kind: PoolKind;
  readonly lentBy: NamedRow;
  readonly toAuthorityId: string;
  readonly basis: string;
}

/** Everybody ever lent to an authority, or by one of its units. */
export const poolRows = (sql: postgres.Sql, authorityId: Fragment): Fragment => sql`
  select m.id, json_build_object('id', p.id, 'name', p.name) as person, m.kind,
    json_build_object('id', u.id, 'name', u.name) as "lentBy", m.to_authority_id as "toAuthorityId",
    m.from_on as "fromOn", m.until_on as "untilOn", m.basis
  from pool_member m join person p on p.id = m.person_id and p.active join unit u on u.id = m.lent_by
  where m.to_authority_id = ${authorityId} or u.authority_id = ${authorityId}
  order by m.from_on, m.id`;

export const poolAround = (sql: postgres.Sql, authorityId: string): Promise<readonly PoolRow[]> =>
  sql<PoolRow[]>`${poolRows(sql, sql`${authorityId}`)}`;

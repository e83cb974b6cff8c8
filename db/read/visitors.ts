import type postgres from 'postgres';
import type { HeldOffice } from '../../law/people/roles.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { leavesStoodInFor, type AbsenceRow } from './staff.ts';

/** A person as the record knows them now, found by what they showed at the door. */
export interface VisitorRow {
  readonly id: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly offices: readonly HeldOffice[];
  readonly active: boolean;
  /** One that is not disabled. */
  readonly hasAccount: boolean;
  readonly authority: { readonly id: string; readonly name: string; readonly demo: boolean };
  /** In which this person stands in on the day. */
  readonly leaves: readonly AbsenceRow[];
  readonly expiresAt: Date;
}

export interface SessionRow extends VisitorRow {
  readonly seenAt: Date;
  readonly endedAt: Date | null;
}

export interface DeviceRow extends VisitorRow {
  readonly revokedAt: Date | null;
}

const visitorColumns = (sql: postgres.Sql, today: CivilDate): postgres.PendingQuery<postgres.Row[]> => sql`
  visitor.id, visitor.name, visitor.unit_id as "unitId", visitor.offices, visitor.active,
  exists (select from account where person_id = visitor.id and disabled_at is null) as "hasAccount",
  json_build_object('id', u.id, 'name', u.name, 'demo', u.demo) as authority,
  ${leavesStoodInFor(sql, today)} as leaves`;

/** Asked with every request, in one question: a change of office, a leave and an account disabled take effect at once. */
export async function visitorBySession(
  sql: postgres.Sql,
  tokenHash: string,
  today: CivilDate,
): Promise<SessionRow | undefined> {
  const [row] = await sql<SessionRow[]>`
    select ${visitorColumns(sql, today)}, x.seen_at as "seenAt", x.expires_at as "expiresAt", x.ended_at as "endedAt"
    from session x join person visitor on visitor.id = x.person_id
      join authority u on u.id = visitor.authority_id
    where x.token_hash = ${tokenHash}`;
  return row;
}

export async function visitorByDevice(
  sql: postgres.Sql,
  tokenHash: string,
  today: CivilDate,
): Promise<DeviceRow | undefined> {
  const [row] = await sql<DeviceRow[]>`
    select ${visitorColumns(sql, today)}, x.expires_at as "expiresAt", x.revoked_at as "revokedAt"
    from device x join person visitor on visitor.id = x.person_id
      join authority u on u.id = visitor.authority_id
    where x.token_hash = ${tokenHash}`;
  return row;
}

import type postgres from 'postgres';
import type { HeldOffice } from '../../law/people/roles.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { keeping, type ContentRow } from '../write/contents.ts';
import type { Fragment } from './fragment.ts';
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
  /** The password was set by somebody else: nothing is done before it is changed. */
  readonly mustChangePassword: boolean;
  readonly authority: { readonly id: string; readonly name: string; readonly demo: boolean };
  /** In which this person stands in on the day. */
  readonly leaves: readonly AbsenceRow[];
  readonly expiresAt: Date;
}

export interface SessionRow extends VisitorRow {
  /** When it began: the password was right then. */
  readonly createdAt: Date;
  /** Neither ended, nor expired, nor idle. */
  readonly isGood: boolean;
  /** What was asked beside. */
  readonly aside: unknown;
}

export interface DeviceRow extends VisitorRow {
  readonly signedOutAt: Date | null;
  readonly revokedAt: Date | null;
}

const visitorColumns = (sql: postgres.Sql, today: CivilDate): postgres.PendingQuery<postgres.Row[]> => sql`
  visitor.id, visitor.name, visitor.unit_id as "unitId", visitor.offices, visitor.active,
  exists (select from account where person_id = visitor.id and disabled_at is null) as "hasAccount",
  exists (select from account where person_id = visitor.id and must_change_password) as "mustChangePassword",
  json_build_object('id', u.id, 'name', u.name, 'demo', u.demo) as authority,
  ${leavesStoodInFor(sql, today)} as leaves`;

/** What an operation asks and keeps in the question that finds the session. */
export interface Aside {
  /** One JSON value, about the person whose id is given. */
  readonly asks: (personId: Fragment) => Fragment;
  /** Kept only if the session is good. */
  readonly keeps: readonly ContentRow[];
}

interface SessionShown {
  readonly tokenHash: string;
  readonly today: CivilDate;
  readonly moment: Date;
  /** Seen before this, it has ended. */
  readonly idleSince: Date;
  /** Seen before this, it is noted that it was seen now: once a minute is enough to know idleness. */
  readonly notedSince: Date;
}

/** Asked with every request, in one question: a change of office, a leave and an account disabled take effect at once. */
export async function visitorBySession(
  sql: postgres.Sql,
  { tokenHash, today, moment, idleSince, notedSince }: SessionShown,
  aside: Aside | null = null,
): Promise<SessionRow | undefined> {
  const kept =
    aside === null || aside.keeps.length === 0 ? sql`` : sql`, kept as (${keeping(sql, aside.keeps, 'good')})`;
  const [row] = await sql<SessionRow[]>`
    with good as (
      select x.token_hash from session x
        join person p on p.id = x.person_id and p.active
        join account a on a.person_id = p.id and a.disabled_at is null
      where x.token_hash = ${tokenHash} and x.ended_at is null and x.expires_at > ${moment} and x.seen_at > ${idleSince}
    ), noted as (
      update session set seen_at = ${moment} from good
      where session.token_hash = good.token_hash and session.seen_at <= ${notedSince}
    ) ${kept}
    select ${visitorColumns(sql, today)}, x.expires_at as "expiresAt", x.created_at as "createdAt", exists (select from good) as "isGood",
      ${aside === null ? sql`null` : aside.asks(sql`visitor.id`)} as "aside"
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
    select ${visitorColumns(sql, today)}, x.expires_at as "expiresAt", x.revoked_at as "revokedAt",
      x.signed_out_at as "signedOutAt"
    from device x join person visitor on visitor.id = x.person_id
      join authority u on u.id = visitor.authority_id
    where x.token_hash = ${tokenHash}`;
  return row;
}

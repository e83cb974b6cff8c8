import type postgres from 'postgres';
import type { Installation } from './installation.ts';
import { serverProblem } from './problems.ts';

const MINUTE_MS = 60_000;
const LONGEST_MS = 15 * MINUTE_MS;

/** Wrong tries that cost nothing; each one more doubles the wait. */
const FREE = {
  /** Of one account from one address: somebody mistypes. */
  pair: 5,
  /** Of one account from all addresses that are not known to it: somebody has many. */
  account: 30,
  /** Of one address at all accounts: an office sits behind one. */
  address: 60,
  /** Of a browser the account knows: its owner mistypes, or lost it. */
  known: 10,
} as const;

/** Looked back at: what lies longer ago counts no more. */
const WINDOW_MS = 60 * MINUTE_MS;

export interface Try {
  readonly login: string;
  readonly address: string;
  /** The mark of a browser the account knows. */
  readonly known: string | null;
}

interface Failures {
  readonly count: number;
  readonly last: Date | null;
}
type Counted = Record<keyof typeof FREE, Failures>;

/**
 * Throws while this try has to wait. Strangers make each other wait, and themselves: a browser the account knows waits
 * only for its own wrong tries. Counted in the record, so all web servers count together.
 */
export async function requireTurn({ sql, now }: Installation, made: Try): Promise<void> {
  const moment = now();
  const counted = await failuresBefore(sql, made, moment);
  const kinds = made.known === null ? (['pair', 'account', 'address'] as const) : (['known'] as const);
  const waits = kinds.map((kind) => waitAfter(counted[kind], FREE[kind], moment));
  const wait = Math.max(0, ...waits);
  if (wait > 0) throw serverProblem('login-blocked', { sentence: words.wait(Math.ceil(wait / MINUTE_MS)) });
}

const words = { wait: (minutes: number) => `密码错误次数较多，请在 ${minutes} 分钟后再试。` };

function waitAfter({ count, last }: Failures, free: number, moment: Date): number {
  if (last === null || count < free) return 0;
  const delay = Math.min(LONGEST_MS, MINUTE_MS * 2 ** (count - free));
  return last.getTime() + delay - moment.getTime();
}

interface FailuresAsJson {
  readonly count: number;
  readonly last: string | null;
}

const failures = ({ count, last }: FailuresAsJson): Failures => ({
  count,
  last: last === null ? null : new Date(last),
});

/** A right password from the same place forgives what was tried there before. */
async function failuresBefore(sql: postgres.Sql, { login, address, known }: Try, moment: Date): Promise<Counted> {
  const since = new Date(moment.getTime() - WINDOW_MS);
  const [row] = await sql<[Record<keyof typeof FREE, FailuresAsJson>]>`
    with tried as (
      select login, address, known, at, succeeded from login_attempt
      where at > ${since} and (login = ${login} or address = ${address})
    ), pair as (
      select coalesce(max(at) filter (where succeeded), '-infinity') as forgiven from tried
      where login = ${login} and address = ${address} and known is null
    ), own as (
      select coalesce(max(at) filter (where succeeded), '-infinity') as forgiven from tried
      where login = ${login} and known = ${known}
    )
    select
      (select json_build_object('count', count(*), 'last', max(at)) from tried, pair
        where not succeeded and login = ${login} and address = ${address} and known is null and at > forgiven) as pair,
      (select json_build_object('count', count(*), 'last', max(at)) from tried
        where not succeeded and login = ${login} and known is null) as account,
      (select json_build_object('count', count(*), 'last', max(at)) from tried
        where not succeeded and address = ${address} and known is null) as address,
      (select json_build_object('count', count(*), 'last', max(at)) from tried, own
        where not succeeded and login = ${login} and known = ${known} and at > forgiven) as known`;
  return {
    pair: failures(row.pair),
    account: failures(row.account),
    address: failures(row.address),
    known: failures(row.known),
  };
}

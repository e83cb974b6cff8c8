import { randomUUID } from 'node:crypto';
import { and, asc, eq, not, inArray, or, sql } from 'drizzle-orm';
import type { ProcessRecord } from '../../db/read/process-records.ts';
import { process } from '../../db/schema/processes.ts';
import type { Actor } from '../../law/people/roles.ts';
import { endedStates } from '../../law/process/names.ts';
import { migrated } from '../../law/process.ts';
import { refusals } from '../../law/refusals.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { stateLabels } from '../../law/words.ts';
import { sendAct } from '../request/engine.ts';
import { AdminRefusal } from './admin-connection.ts';
import type { EngineConnection } from './engine-connection.ts';
import { actorFrom } from '../people/people.ts';
import { peopleOf, personMeant } from './lookup.ts';
import { adminWords } from './admin-words.ts';

const { migrate: words } = adminWords;

type Connection = Pick<EngineConnection, 'db' | 'client' | 'signCommand'>;

interface Wanted {
  /** The version to migrate to. */
  readonly to: string;
  /** Id or number of one case; null means all that run. */
  readonly one: string | null;
  /** Who acts: login, id or name; by default the authority's only administrator. */
  readonly by: string | null;
  /** False only lists what would be done. */
  readonly apply: boolean;
}

export interface Migrated {
  readonly applied: boolean;
  readonly cases: readonly {
    readonly number: string;
    readonly from: string;
    readonly state: ProcessRecord['state'];
    /** Null when it was, or would be, done. */
    readonly reason: string | null;
  }[];
}

const AT_ONCE = 10;

/** Takes running cases to a later machine, each by an act of its own that its ledger keeps. */
export async function migrateCases(connection: Connection, wanted: Wanted): Promise<Migrated> {
  const rows = await casesMeant(connection, wanted);
  const done: Migrated['cases'][number][] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const batch = rows.slice(from, from + AT_ONCE);
    done.push(
      ...(await Promise.all(
        batch.map(async (row) => ({
          number: row.number,
          from: row.snapshot.version,
          state: row.state,
          reason: await reasonAgainst(connection, row, wanted),
        })),
      )),
    );
  }
  return { applied: wanted.apply, cases: done };
}

async function casesMeant({ db }: Connection, { to, one }: Wanted): Promise<readonly ProcessRecord[]> {
  const named = one === null ? undefined : or(eq(process.subjectId, one), eq(process.number, one));
  const rows = await db
    .select()
    .from(process)
    .where(
      and(
        eq(process.kind, 'case'),
        named,
        not(inArray(process.state, [...endedStates])),
        sql`${process.snapshot} ->> 'version' <> ${to}`,
      ),
    )
    .orderBy(asc(process.number), asc(process.id));
  if (one !== null && rows.length === 0) throw new AdminRefusal(words.nothingToDo(one, to));
  return rows;
}

/** Judged here for the list; done by the process itself, which judges again. */
async function reasonAgainst(
  connection: Connection,
  row: ProcessRecord,
  { to, by, apply }: Wanted,
): Promise<string | null> {
  if (migrated(row.snapshot, to, civilDateAt(Date.now())) === null) return refusals['version-not-offered'].sentence;
  const actor = await administratorOf(connection, row.authorityId, by);
  if (!apply) return null;
  const answer = await sendAct({ temporal: connection.client, signCommand: connection.signCommand }, row.id, {
    id: randomUUID(),
    act: { type: 'migrate', to, text: null },
    by: actor,
    expectedRevision: row.revision,
    on: null,
  });
  if (answer.is === 'done') return null;
  if (answer.is === 'notThere') return words.notThere;
  return answer.is === 'unknown' ? words.unknown : refusals[answer.refusal].sentence;
}

/** Migrating is an act of a person who answers for it, never of the machine. */
async function administratorOf({ db }: Connection, authorityId: string, given: string | null): Promise<Actor> {
  const isAdministrator = ({ active, offices }: { active: boolean; offices: Actor['offices'] }): boolean =>
    active && offices.some(({ office, of }) => office === 'administrator' && of === authorityId);
  const all = (await peopleOf(db, authorityId)).filter(isAdministrator);
  const meant = given === null ? null : await personMeant(db, authorityId, given);
  const [only, ...others] = meant === null ? all : all.filter(({ id }) => id === meant.id);
  if (only === undefined) throw new AdminRefusal(words.noAdministrator);
  if (others.length > 0) throw new AdminRefusal(words.severalAdministrators);
  return actorFrom(only);
}

/** What was or would be migrated, for the person who asked. */
export function migratedInWords({ applied, cases }: Migrated): string {
  const failed = cases.filter(({ reason }) => reason !== null).length;
  return [
    ...cases.map(({ number, from, state, reason }) => words.row(number, from, stateLabels[state], reason)),
    applied ? words.done(cases.length - failed, failed) : words.wouldDo(cases.length - failed, failed),
  ].join('\n');
}

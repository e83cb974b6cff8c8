import { authority } from '../../db/schema/authorities.ts';
import { connect, type Database, type Db } from '../../db/connect.ts';
import { foundRealAuthority } from '../admin/founding.ts';
import { keepServiceAccount } from '../admin/service-account.ts';
import { personKeys, member } from '../demo/people.ts';
import { playDemonstration } from '../demo/demo.ts';
import {
  endDemonstration,
  establishDemonstration,
  foundAuthority,
  readDemonstration,
  type Demonstration,
} from '../demo/establishment.ts';
import type { Parts } from '../local/parts.ts';
import { startWords as words } from './start-words.ts';

export interface FirstStart {
  readonly dataFolder: string;
  readonly ownerUrl: string;
  readonly url: string;
  /** No demonstration data on an empty database. */
  readonly isEmpty: boolean;
  readonly parts: Pick<Parts, 'supervisor' | 'temporalUiUrl' | 'mailIsCaught'>;
}

/**
 * Fills an empty database: with a demonstration authority, or with a first administrator.
 *
 * @returns the last lines on the console: where to go, and as whom
 */
export async function firstStart(start: FirstStart): Promise<string> {
  const { dataFolder, ownerUrl, url, parts } = start;
  const database = connect(ownerUrl, { max: 2, name: 'lawgate-start' });
  try {
    const accounts = await fill(database, start);
    const [first] = await database.db.select().from(authority).orderBy(authority.id).limit(1);
    if (first !== undefined) {
      await keepServiceAccount(database.db, { authorityId: first.id, dataFolder, url, by: words.by });
    }
    return [
      words.data(dataFolder),
      ...(parts.temporalUiUrl === undefined ? [] : [words.engine(parts.temporalUiUrl)]),
      ...(parts.mailIsCaught ? [words.mails(url)] : []),
      words.publicPage(url),
      ...accounts,
      words.ready(url),
    ].join('\n');
  } finally {
    await database.close();
  }
}

/** What to say about accounts: those of the demonstration, or the first one of a real authority. */
async function fill({ db }: Database, { isEmpty, url, parts }: FirstStart): Promise<readonly string[]> {
  const present = await readDemonstration(db);
  const [known] = await db.select().from(authority).limit(1);
  if (present === null && known !== undefined) return [];
  if (present === null && isEmpty) return [await foundRealAuthority(db, new Date())];
  const demonstration = present ?? (await establishDemonstration(db, new Date()));
  if (demonstration.state === 'playing') await play(db, demonstration, { url, parts, isResumed: present !== null });
  return demonstrationAccounts(demonstration);
}

async function play(
  db: Db,
  demonstration: Demonstration,
  { url, parts, isResumed }: Pick<FirstStart, 'url' | 'parts'> & { readonly isResumed: boolean },
): Promise<void> {
  const { supervisor } = parts;
  await supervisor.bringUp(words.demonstration, async () => {
    if (isResumed) supervisor.say(words.resumed);
    await foundAuthority(db, demonstration);
    await playDemonstration({ url, demonstration, progress: everyQuarter(supervisor.say) });
    await endDemonstration(db, demonstration);
    return { stop: () => Promise.resolve() };
  });
}

/** A sign of life now and then; a line for each act would push away what matters. */
function everyQuarter(say: (line: string) => void): (done: number, all: number) => void {
  let reported = 0;
  return (done, all) => {
    const quarter = Math.floor((done * 4) / all);
    if (quarter === reported || quarter === 4) return;
    reported = quarter;
    say(words.progress(done, all));
  };
}

function demonstrationAccounts({ password }: Demonstration): readonly string[] {
  const rows = personKeys.map((key) => {
    const { login, name, title } = member(key);
    return words.account(login, name, title);
  });
  return [words.accounts(password), ...rows];
}

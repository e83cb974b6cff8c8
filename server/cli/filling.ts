import { once } from 'node:events';
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
import { operatorSentence } from '../../db/fault.ts';
import { logCrashes } from '../../db/log.ts';
import { startWords as words } from './start-words.ts';

/** What the process is asked, once; then, with nothing more, that the web server answers. */
export interface Filling {
  readonly dataFolder: string;
  readonly ownerUrl: string;
  /** Where the web server is or will be. */
  readonly url: string;
  /** No demonstration data on an empty database. */
  readonly isEmpty: boolean;
}

/** What it answers: what to say meanwhile, that it plays a demonstration, and at last what to say of accounts. */
export type FillingAnswer =
  | { readonly kind: 'said'; readonly line: string }
  | { readonly kind: 'playing' }
  | { readonly kind: 'filled'; readonly accounts: readonly string[] }
  | { readonly kind: 'failed'; readonly sentence: string };

const answer = (given: FillingAnswer): void => void process.send?.(given);

/** Fills an empty database: with a demonstration authority, or with a first administrator. */
async function fillIfEmpty(asked: Filling): Promise<void> {
  const { dataFolder, ownerUrl, url } = asked;
  const database = connect(ownerUrl, { max: 2, name: 'lawgate-start' });
  try {
    const accounts = await fill(database, asked);
    const [first] = await database.db.select().from(authority).orderBy(authority.id).limit(1);
    if (first !== undefined) {
      await keepServiceAccount(database.db, { authorityId: first.id, dataFolder, url, by: words.by });
    }
    answer({ kind: 'filled', accounts });
  } finally {
    await database.close();
  }
}

/** What to say about accounts: those of the demonstration, or the first one of a real authority. */
async function fill({ db }: Database, { isEmpty, url }: Filling): Promise<readonly string[]> {
  const present = await readDemonstration(db);
  const [known] = await db.select().from(authority).limit(1);
  if (present === null && known !== undefined) return [];
  if (present === null && isEmpty) return [await foundRealAuthority(db, new Date())];
  const demonstration = present ?? (await establishDemonstration(db, new Date()));
  if (demonstration.state === 'playing') await play(db, demonstration, { url, isResumed: present !== null });
  return demonstrationAccounts(demonstration);
}

async function play(
  db: Db,
  demonstration: Demonstration,
  { url, isResumed }: { readonly url: string; readonly isResumed: boolean },
): Promise<void> {
  answer({ kind: 'playing' });
  if (isResumed) answer({ kind: 'said', line: words.resumed });
  await foundAuthority(db, demonstration);
  await webAnswers;
  await playDemonstration({ url, demonstration, progress: everyQuarter((line) => answer({ kind: 'said', line })) });
  await endDemonstration(db, demonstration);
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

logCrashes();
// Whoever asked has gone.
process.on('disconnect', () => process.exit());
const [asked] = (await once(process, 'message')) as [Filling];
const webAnswers = once(process, 'message');
try {
  await fillIfEmpty(asked);
} catch (cause) {
  answer({ kind: 'failed', sentence: operatorSentence(cause) });
}
process.disconnect();

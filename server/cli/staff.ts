import type { Command } from 'commander';
import type { AdminConnection } from '../admin/admin-connection.ts';
import * as staff from '../admin/staff.ts';
import { adminHelp } from './admin-words.ts';
import { staffHelp as say } from './staff-words.ts';

type Options = Readonly<Record<string, string>>;
type Connected = (work: (connection: AdminConnection) => Promise<string>) => Promise<void>;
type OfPerson = (connection: AdminConnection, person: string, options: Options) => Promise<string>;
type Listing = (connection: AdminConnection, options: Options) => Promise<string>;

const withAuthority = (command: Command): Command => command.option('--authority <id>', adminHelp.authorityOption);

/** `lawgate admin credential|absence|pool …` */
export function addStaff(admin: Command, connected: Connected): void {
  addCredentials(admin.command('credential').description(say.credential.description), connected);
  addAbsences(admin.command('absence').description(say.absence.description), connected);
  addPool(admin.command('pool').description(say.pool.description), connected);
}

/** `lawgate admin user set-reviewer` */
export function addReviewerRecord(user: Command, connected: Connected): void {
  ofPerson(user.command('set-reviewer').description(say.reviewer.set), connected, staff.setReviewer)
    .option('--qualification <text>', say.reviewer.qualification)
    .option('--first-review <date>', say.reviewer.firstReview)
    .option('--source <text>', say.reviewer.source);
}

/** Where a unit stands in the tree. */
export const withPlace = (command: Command): Command =>
  command
    .option('--parent <unit>', say.unit.parent)
    .option('--level <level>', say.unit.level)
    .option('--delegated-by <authority>', say.unit.delegatedBy);

const ofPerson = (command: Command, connected: Connected, work: OfPerson): Command =>
  withAuthority(command)
    .argument('<person>', say.person)
    .action((person: string, options: Options) => connected((connection) => work(connection, person, options)));

const listing = (command: Command, connected: Connected, work: Listing): Command =>
  withAuthority(command).action((options: Options) => connected((connection) => work(connection, options)));

function addCredentials(credential: Command, connected: Connected): void {
  ofPerson(credential.command('add').description(say.credential.add), connected, staff.addCredential)
    .requiredOption('--number <number>', say.credential.number)
    .option('--kind <kind>', say.credential.kind, 'enforcement')
    .requiredOption('--issued-by <authority>', say.credential.issuedBy)
    .requiredOption('--from <date>', say.credential.from)
    .requiredOption('--until <date>', say.credential.until)
    .requiredOption('--source <text>', say.credential.source);
  credential
    .command('revoke')
    .description(say.credential.revoke)
    .argument('<number>', say.credential.number)
    .option('--on <date>', say.on)
    .action((number: string, options: Options) =>
      connected((connection) => staff.endCredential(connection, number, options)),
    );
  listing(credential.command('list').description(say.credential.list), connected, staff.listCredentials);
}

function addAbsences(absence: Command, connected: Connected): void {
  ofPerson(absence.command('add').description(say.absence.add), connected, staff.addAbsence)
    .requiredOption('--substitute <person>', say.absence.substitute)
    .option('--from <date>', say.absence.from)
    .requiredOption('--until <date>', say.absence.until)
    .requiredOption('--reason <text>', say.absence.reason);
  ofPerson(absence.command('end').description(say.absence.end), connected, staff.endAbsence);
  listing(absence.command('list').description(say.absence.list), connected, staff.listAbsences);
}

function addPool(pool: Command, connected: Connected): void {
  ofPerson(pool.command('add').description(say.pool.add), connected, staff.addPoolMember)
    .requiredOption('--lent-by <unit>', say.pool.lentBy)
    .option('--kind <kind>', say.pool.kind, 'reviewer')
    .option('--to <authority>', say.pool.to)
    .option('--from <date>', say.pool.from)
    .option('--until <date>', say.pool.until)
    .requiredOption('--basis <text>', say.pool.basis);
  ofPerson(pool.command('end').description(say.pool.end), connected, staff.endPool).option('--on <date>', say.on);
  listing(pool.command('list').description(say.pool.list), connected, staff.listPool);
}

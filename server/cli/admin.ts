import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { list as listCalendars } from '../admin/calendars.ts';
import { withAdminConnection, type AdminConnection } from '../admin/admin-connection.ts';
import { rotateCommandKey } from '../admin/command-keys.ts';
import { recentChanges } from '../admin/log.ts';
import { authorityMeant } from '../admin/lookup.ts';
import * as people from '../admin/people.ts';
import { activate, listActivations } from '../admin/profiles.ts';
import { installationFile, readInstallationFile, rotateServiceAccount } from '../admin/service-account.ts';
import { addUnit, listUnits, setAuthority, setLeader } from '../admin/units.ts';
import { adminWords } from '../admin/admin-words.ts';
import { requireEnvironment } from '../local/environment.ts';
import { adminHelp as say } from './admin-words.ts';
import { loadCalendarCommand } from './calendar-load.ts';
import { show } from './program.ts';
import { addReviewerRecord, addStaff, withPlace } from './staff.ts';
import { printAnswer } from './answer.ts';

type Options = Readonly<Record<string, string>>;

/** `lawgate admin …` */
export function addAdmin(admin: Command): void {
  addAuthority(admin.command('authority').description(say.authority.description));
  addUnits(admin.command('unit').description(say.unit.description));
  const user = admin.command('user').description(say.user.description);
  addPeople(user);
  addReviewerRecord(user, connected);
  addStaff(admin, connected);
  addRoles(admin.command('role').description(say.role.description));
  addProfiles(admin.command('profile').description(say.profile.description));
  addCalendars(admin.command('calendar').description(say.calendar.description));
  addService(admin.command('service').description(say.service.description));
  admin
    .command('command-key')
    .description(say.commandKey.description)
    .command('rotate')
    .description(say.commandKey.rotate)
    .action(() => connected(rotateCommandKey));
  admin
    .command('log')
    .description(say.log.description)
    .option('--limit <n>', say.log.limit, '20')
    .action((options: Options) => connected((connection) => recentChanges(connection, options)));
}

const withAuthority = (command: Command): Command => command.option('--authority <id>', say.authorityOption);

const connected = (work: (connection: AdminConnection) => Promise<string>): Promise<void> =>
  printAnswer(withAdminConnection(work));

function addAuthority(authority: Command): void {
  withAuthority(authority.command('set'))
    .description(say.authority.set)
    .option('--name <name>', say.authority.name)
    .option('--number-word <word>', say.authority.numberWord)
    .action((options: Options) => connected((connection) => setAuthority(connection, options)));
}

function addUnits(unit: Command): void {
  withPlace(withAuthority(unit.command('add')))
    .description(say.unit.add)
    .argument('<name>', say.unit.name)
    .option('--kind <kind>', say.unit.kind)
    .action((name: string, options: Options) => connected((connection) => addUnit(connection, name, options)));
  withAuthority(unit.command('list'))
    .description(say.unit.list)
    .action((options: Options) => connected((connection) => listUnits(connection, options)));
  for (const [name, office] of [
    ['set-head', 'unitHead'],
    ['set-deputy', 'deputyHead'],
  ] as const) {
    withAuthority(unit.command(name))
      .description(say.unit[office])
      .argument('<unit>', say.unit.nameOrId)
      .argument('<person>', say.user.person)
      .action((given: string, person: string, options: Options) =>
        connected((connection) => setLeader(connection, office, { unit: given, person }, options)),
      );
  }
}

function addPeople(user: Command): void {
  withAuthority(user.command('add'))
    .description(say.user.add)
    .argument('<name>', say.user.name)
    .requiredOption('--login <account>', say.user.login)
    .option('--unit <unit>', say.unit.nameOrId)
    .option('--office <office>', say.user.office)
    .option('--title <title>', say.user.title)
    .option('--email <address>', say.user.email)
    .option('--qualification <text>', say.user.qualification)
    .action((name: string, options: Options & { login: string }) =>
      connected((connection) => people.addPerson(connection, name, options)),
    );
  withAuthority(user.command('list'))
    .description(say.user.list)
    .action((options: Options) => connected((connection) => people.listPeople(connection, options)));
  withAuthority(user.command('disable'))
    .description(say.user.disable)
    .argument('<person>', say.user.person)
    .action((person: string, options: Options) =>
      connected((connection) => people.disablePerson(connection, person, options)),
    );
  withAuthority(user.command('set-office'))
    .description(say.user.setOffice)
    .argument('<person>', say.user.person)
    .argument('<office>', say.user.office)
    .option('--unit <unit>', say.unit.nameOrId)
    .option('--remove', say.user.remove)
    .action((person: string, office: string, options: Options & { remove?: boolean }) =>
      connected((connection) => people.setOffice(connection, { person, office }, options)),
    );
  withAuthority(user.command('password'))
    .description(say.user.password)
    .argument('<person>', say.user.person)
    .option('--stdin', say.user.stdin)
    .action(async (person: string, { stdin, ...options }: Options & { stdin?: boolean }) => {
      const typed = stdin === true ? { typed: (await text(process.stdin)).replace(/\r?\n$/, '') } : {};
      await connected((connection) => people.setPassword(connection, person, { ...options, ...typed }));
    });
}

function addRoles(role: Command): void {
  role
    .command('list')
    .description(say.role.list)
    .action(() => {
      show({ exitCode: 0, output: people.listOffices() });
    });
}

function addProfiles(profile: Command): void {
  withAuthority(profile.command('activate'))
    .description(say.profile.activate)
    .argument('<id>', say.profile.id)
    .option('--from <date>', say.profile.from)
    .action((id: string, options: Options) => connected((connection) => activate(connection, id, options)));
  withAuthority(profile.command('list'))
    .description(say.profile.list)
    .action((options: Options) => connected((connection) => listActivations(connection, options)));
}

function addCalendars(calendar: Command): void {
  calendar
    .command('load')
    .description(say.calendar.load)
    .argument('[file]', say.calendar.file)
    .option('--apply <preview>', say.calendar.apply)
    .action(loadCalendarCommand);
  calendar
    .command('list')
    .description(say.calendar.list)
    .action(() => connected(listCalendars));
}

function addService(service: Command): void {
  withAuthority(service.command('rotate'))
    .description(say.service.rotate)
    .action((options: Options) =>
      connected(async ({ db, dataFolder, by }) => {
        const { id: authorityId } = await authorityMeant(db, options['authority']);
        const { HOST, PORT, BASE_URL } = requireEnvironment();
        const url = (await readInstallationFile(dataFolder))?.url ?? BASE_URL ?? `http://${HOST}:${PORT}`;
        await rotateServiceAccount(db, { authorityId, dataFolder, url, by });
        return adminWords.done.service(`service-${authorityId}`, installationFile(dataFolder));
      }),
    );
}

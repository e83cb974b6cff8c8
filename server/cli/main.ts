import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { OperatorError, operatorSentence } from '../../db/fault.ts';
import { logCrashes } from '../../db/log.ts';
import { chineseCommand, show } from './program.ts';
import { adminHelp } from './admin-words.ts';
import type { MigrateOptions } from './migrate.ts';
import { words } from './program-words.ts';

/** The command line. Each command loads its own part: a due date must not wait for a database driver. */
export async function lawgate(argv: readonly string[]): Promise<void> {
  logCrashes();
  const program = chineseCommand('lawgate');
  addStart(program);
  addDevelopment(program);
  addDue(program);
  addProfile(program);
  addCalendar(program);
  addImport(program);
  addDoctor(program);
  addDiagram(program);
  addReconcile(program);
  addReplay(program);
  addMigrate(program);
  await addAdministration(program, argv);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.stderr.write(`${words.failed(operatorSentence(error))}\n`);
    process.exitCode = 1;
  }
}

function addStart(program: Command): void {
  program
    .command('start')
    .description(words.start.description)
    .option('--empty', words.start.empty)
    .action(async (options: { empty?: boolean }) => {
      const { startCommand } = await import('./start.ts');
      await startCommand(options);
      // What was adopted from an earlier start may still hold a handle of ours.
      process.exit();
    });
}

function addDevelopment(program: Command): void {
  program
    .command('dev')
    .description(words.dev)
    .option('--empty', words.start.empty)
    .action(async (options: { empty?: boolean }) => {
      const { developmentCommand } = await import('./development.ts');
      await developmentCommand(options);
      process.exit();
    });
}

function addDue(program: Command): void {
  const say = words.due;
  program
    .command('due')
    .description(say.description)
    .option('--profile <id>', say.profile)
    .option('--period <name>', say.period('review、decision、service、publication、takeDown、defense …'))
    .option('--days <n>', say.days)
    .option('--unit <unit>', say.unit)
    .option('--from <date>', say.from)
    .option('--extended-on <date>', say.extendedOn)
    .option('--roll <roll>', say.roll)
    .option('--direction <direction>', say.direction)
    .action(async (options: object) => {
      const { namedDueCommand } = await import('./named-period.ts');
      show(namedDueCommand(options));
    });
}

function addProfile(program: Command): void {
  const say = words.profile;
  const profile = program.command('profile').description(say.description);
  profile
    .command('list')
    .description(say.list)
    .option('--json', say.json)
    .action(async (options: object) => show((await import('./profile.ts')).listProfiles(options)));
  profile
    .command('show')
    .description(say.show)
    .argument('<id>', say.idOrFile)
    .option('--json', say.json)
    .action(async (id: string, options: object) => {
      const { showProfile, showProfileText } = await import('./profile.ts');
      show(id.endsWith('.json') ? showProfileText(await textOf(id), options) : showProfile(id, options));
    });
  profile
    .command('check')
    .description(say.check)
    .argument('<id>', say.idOrFile)
    .option('--json', say.json)
    .action(async (id: string, options: object) => {
      const { checkKnown, checkText } = await import('./profile-check.ts');
      show(id.endsWith('.json') ? checkText(await textOf(id), options) : checkKnown(id, options));
    });
  profile
    .command('compare')
    .description(say.compare)
    .argument('<a>', say.id)
    .argument('<b>', say.id)
    .option('--json', say.json)
    .action(async (a: string, b: string, options: object) =>
      show((await import('./profile.ts')).compareTwoProfiles(a, b, options)),
    );
}

function addCalendar(program: Command): void {
  const say = words.calendar;
  const calendar = program.command('calendar').description(say.description);
  calendar
    .command('list', { isDefault: true })
    .description(say.description)
    .action(async () => show((await import('./calendar.ts')).showCalendar()));
  calendar
    .command('check')
    .description(say.check)
    .argument('<file>', say.file)
    .action(async (file: string) => show(await (await import('./calendar-check.ts')).checkCalendar(file)));
  calendar
    .command('load')
    .description(say.load)
    .argument('[file]', say.file)
    .option('--apply <preview>', say.apply)
    .action(async (file: string | undefined, options: { apply?: string }) => {
      const { loadCalendarCommand } = await import('./calendar-load.ts');
      await loadCalendarCommand(file, options);
    });
}

function addDiagram(program: Command): void {
  program
    .command('diagram')
    .description(words.diagram)
    .action(async () => show({ exitCode: 0, output: (await import('./diagram.ts')).procedureMermaid() }));
}

function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(words.doctor)
    .action(async () => {
      const { runDoctor } = await import('../local/doctor.ts');
      process.exitCode = await runDoctor({ variables: process.env, now: new Date(), write: print });
    });
}

function addImport(program: Command): void {
  program
    .command('import')
    .description(words.import.description)
    .argument('<file>', words.import.file)
    .option('--json', words.import.json)
    .action(async (file: string, options: object) =>
      show(await (await import('./import.ts')).importCommand(file, options)),
    );
}

/** `rebuild`: what it was called while it only brought back what was lost. */
function addReconcile(program: Command): void {
  program
    .command('reconcile')
    .alias('rebuild')
    .description(words.reconcile)
    .action(async () => {
      const [{ withEngineConnection }, { reconcile, reconciledInWords }] = await Promise.all([
        import('../admin/engine-connection.ts'),
        import('../admin/reconcile.ts'),
      ]);
      const reconciled = await withEngineConnection((connection) => reconcile(connection, 'whole'));
      const isWhole = reconciled.differences.every(({ unmended }) => unmended === null);
      show({ exitCode: isWhole ? 0 : 1, output: reconciledInWords(reconciled) });
    });
}

function addReplay(program: Command): void {
  const say = words.replay;
  program
    .command('replay')
    .description(say.description)
    .argument('[case]', say.case)
    .option('--all', say.all)
    .action(async (one: string | undefined, { all }: { all?: boolean }) => {
      if ((one === undefined) !== (all === true)) return show({ exitCode: 2, output: say.which });
      const { replayCommand } = await import('./replay.ts');
      return show(await replayCommand(one ?? null));
    });
}

function addMigrate(program: Command): void {
  const say = words.migrate;
  program
    .command('migrate')
    .description(say.description)
    .requiredOption('--to <version>', say.to)
    .option('--case <case>', say.case)
    .option('--all', say.all)
    .option('--by <person>', say.by)
    .option('--apply', say.apply)
    .action(async (options: MigrateOptions & { all?: boolean }) => {
      if ((options.case === undefined) !== (options.all === true)) return show({ exitCode: 2, output: say.which });
      return show(await (await import('./migrate.ts')).migrateCommand(options));
    });
}

/** Administration needs the database driver; other commands are not to wait for it. */
async function addAdministration(program: Command, argv: readonly string[]): Promise<void> {
  const admin = program.command('admin').description(adminHelp.description);
  if (!argv.includes('admin')) return;
  const { addAdmin } = await import('./admin.ts');
  addAdmin(admin);
}

const print = (text: string): boolean => process.stdout.write(text);

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new OperatorError(words.unreadable(file), { cause });
  }
}

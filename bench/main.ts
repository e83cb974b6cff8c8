import { DefaultLogger, Runtime } from '@temporalio/worker';
import { acts } from './acts.ts';
import { BareOffice } from './bare/office.ts';
import { calendar } from './calendar.ts';
import { dueDates } from './due-dates.ts';
import { history } from './history.ts';
import { inbox } from './inbox.ts';
import { openInstallation } from './installation.ts';
import { lists } from './lists.ts';
import { Office } from './plain-case.ts';
import { command } from './county/command.ts';
import { growth } from './county/growth.ts';
import { recovery } from './county/recovery.ts';
import { starts } from './county/starts.ts';
import { removeDataFolder, temporaryDataFolder } from '../test/fixtures/temporary-data.ts';
import { rebuildAll } from './rebuild.ts';
import { profileChecks } from './profile-checks.ts';
import { replay } from './replay.ts';

/** Prints one line of JSON per measure. What counts are the ratios: the numbers are those of this machine today. */
async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  print(await dueDates());
  print(await profileChecks());
  print(await replay());
  print(await calendar());
  for (const line of await lists()) print(line);
  const installation = await openInstallation();
  try {
    const office = await Office.open(installation);
    const bare = await BareOffice.open(installation);
    try {
      print(await acts(installation, office, bare));
      print(await history(installation, office, bare));
      print(await inbox(office));
      print(await rebuildAll(installation, office));
    } finally {
      await bare.stop();
    }
  } finally {
    await installation.stop();
  }
  await operation();
}

/** An installation as it is run, with its processes. */
async function operation(): Promise<void> {
  print(command());
  const dataFolder = await temporaryDataFolder();
  const { line, county } = await starts(dataFolder);
  try {
    print(line);
    print(await recovery(county));
    print(await growth(county));
  } finally {
    await county.stop();
    await removeDataFolder(dataFolder);
  }
}

const print = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

await main();

import { ProblemError } from '../contract/operation.ts';
import { installationFile, readInstallationFile } from '../admin/service-account.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { readDecisionFile } from './import/decision-file.ts';
import { importRows } from './import/importing.ts';
import { reportForMachines, reportForPeople } from './import/report.ts';
import { importWords as words } from './import/import-words.ts';
import { requireEnvironment } from '../local/environment.ts';
import { signInTo, type ProgramSession } from '../contract/program-session.ts';
import type { Shown } from './program.ts';

export interface ImportOptions {
  readonly json?: boolean | undefined;
}

/** `lawgate import FILE.json`: 0 everything entered, 1 something refused, 2 no such file or nobody to take it. */
export async function importCommand(
  file: string,
  { json }: ImportOptions,
  dataFolder: string = requireEnvironment().LAWGATE_DATA,
): Promise<Shown> {
  const read = await readDecisionFile(file);
  if (read.rows === undefined) return { exitCode: 2, output: read.complaint };
  const session = await signInToInstallation(dataFolder);
  if (typeof session === 'string') return { exitCode: 2, output: session };
  const rows = await importRows(read.rows, {
    session,
    today: civilDateAt(Date.now()),
    ...(process.stderr.isTTY ? { progress: showProgress } : {}),
  });
  const output = json === true ? reportForMachines(rows) : reportForPeople(rows);
  return { exitCode: rows.some(({ outcome }) => outcome === 'refused') ? 1 : 0, output };
}

/** The session of the service account, or why there is none. */
async function signInToInstallation(dataFolder: string): Promise<ProgramSession | string> {
  const installation = await readInstallationFile(dataFolder);
  if (installation === null) return words.noServiceAccount(installationFile(dataFolder));
  try {
    return await signInTo(installation.url, installation.account, installation.password);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'login-refused') return words.accountRefused;
    // `fetch` throws a TypeError when nobody listens.
    if (error instanceof TypeError) return words.notRunning;
    throw error;
  }
}

function showProgress(done: number, all: number): void {
  process.stderr.write(`\r${words.progress(done, all)}${done === all ? '\n' : ''}`);
}

import { AdminRefusal } from '../admin/admin-connection.ts';
import { show } from './program.ts';

/** Does something at the desk and says what came of it; a refusal changes nothing. */
export async function printAnswer(answer: Promise<string>): Promise<void> {
  try {
    show({ exitCode: 0, output: await answer });
  } catch (error) {
    if (!(error instanceof AdminRefusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

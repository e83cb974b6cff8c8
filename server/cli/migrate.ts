import { AdminRefusal } from '../admin/admin-connection.ts';
import { withEngineConnection } from '../admin/engine-connection.ts';
import { migrateCases, migratedInWords } from '../admin/migrate.ts';
import type { Shown } from './program.ts';

export interface MigrateOptions {
  readonly to: string;
  readonly case?: string;
  readonly by?: string;
  readonly apply?: boolean;
}

/** `lawgate migrate` */
export async function migrateCommand(options: MigrateOptions): Promise<Shown> {
  const { to, case: one = null, by = null, apply = false } = options;
  try {
    const migrated = await withEngineConnection((connection) => migrateCases(connection, { to, one, by, apply }));
    const isWhole = migrated.cases.every(({ reason }) => reason === null);
    return { exitCode: isWhole ? 0 : 1, output: migratedInWords(migrated) };
  } catch (error) {
    if (error instanceof AdminRefusal) return { exitCode: 1, output: error.message };
    throw error;
  }
}

import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { appUrl, bootstrapRoles } from '../db/roles.ts';
import { startPostgres } from '../server/local/postgres.ts';
import { seedAuthority } from '../test/fixtures/authority.ts';
import { removeDataFolder, temporaryDataFolder } from '../test/fixtures/temporary-data.ts';

/** The record before it is measured, seen with both pairs of eyes. */
export interface RecordToFill {
  readonly owner: Database;
  readonly application: Database;
}

/** Fills a record in a PostgreSQL of its own and measures it as the application sees it, on connections of its own. */
export async function onFilledRecord<Line>(
  fill: (record: RecordToFill) => Promise<void>,
  measure: (application: Database, url: string) => Promise<Line>,
): Promise<Line> {
  const dataFolder = await temporaryDataFolder();
  const server = await startPostgres({ dataFolder });
  try {
    const password = 'of-the-benchmark';
    await bootstrapRoles({ url: server.url, password });
    await migrate({ url: server.url });
    const url = appUrl(server.url, password);
    await withConnection(server.url, 1, (owner) =>
      withConnection(url, 2, async (application) => {
        await seedAuthority(owner.db);
        await fill({ owner, application });
      }),
    );
    return await withConnection(url, 2, (application) => measure(application, url));
  } finally {
    await server.stop();
    await removeDataFolder(dataFolder);
  }
}

async function withConnection<T>(url: string, max: number, work: (database: Database) => Promise<T>): Promise<T> {
  const database = connect(url, { max });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

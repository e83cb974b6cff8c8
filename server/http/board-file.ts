import { Router } from 'express';
import { taskOperations } from '../contract/tasks.ts';
import type { Installation } from '../request/installation.ts';
import { refused, serverProblem } from '../request/problems.ts';
import { fieldsOf } from '../route.ts';
import { signedIn } from '../request/session.ts';
import { boardFile, type BoardFile } from '../cases/views/board-file.ts';
import { viewing } from '../request/viewing.ts';
import { holdsOffice, type Visitor } from '../request/visitor.ts';

const question = taskOperations.overdue.query.pick({ show: true, unit: true });

/** A list of the board for a spreadsheet, beside the JSON contract. Who took it away is written down before it goes. */
export function boardFileRoutes(installation: Installation): Router {
  const router = Router();
  router.get('/board.csv', async (request, response) => {
    const visitor = await signedIn(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    if (!holdsOffice(visitor, 'supervisor')) throw serverProblem('not-permitted');
    const asked = question.safeParse(request.query);
    if (!asked.success) throw refused('act-malformed', { fields: fieldsOf(asked.error) });
    const { show, unit = null } = asked.data;
    const file = await boardFile(await viewing(installation, visitor.authority.id), visitor, { show, unitId: unit });
    await recordExport(installation, visitor, { list: show, unit }, file);
    response
      .set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'Cache-Control': 'private, no-store',
      })
      .send(file.text);
  });
  return router;
}

async function recordExport(
  { sql }: Installation,
  { person, authority }: Visitor,
  list: { readonly list: string; readonly unit: string | null },
  { rows, sha256 }: BoardFile,
): Promise<void> {
  const payload = { by: person.id, subject: authority.id, detail: { ...list, rows, sha256 } };
  await sql`select record_export(${JSON.stringify(payload)}::text::jsonb)`;
}

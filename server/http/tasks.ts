import { inboxCounts, inboxPage, type InboxCursor } from '../../db/read/inbox.ts';
import { taskGroups } from '../../law/process/names.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { COUNTED_TO } from '../contract/primitives.ts';
import type { taskOperations } from '../contract/tasks.ts';
import { readCursor, writeCursor } from '../request/cursor.ts';
import { refused } from '../request/problems.ts';
import type { Routes } from '../route.ts';
import { boardView } from '../cases/views/board.ts';
import { taskView } from '../cases/views/task-views.ts';
import { viewing } from '../request/viewing.ts';

export const taskRoutes: Routes<typeof taskOperations> = {
  tasks: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, query }) => {
      const view = await viewing(installation, visitor.authority.id);
      const { tab, scope, kind = null, actKind = null, q, cursor, limit } = query;
      const { after, asOf } = inboxCursor(cursor, view.now);
      const [page, counts] = await Promise.all([
        inboxPage(view.sql, {
          by: visitor.actor,
          tab,
          scope,
          today: civilDateAt(asOf),
          now: asOf,
          kind,
          actKind,
          words: wordsIn(q),
          after,
          limit,
        }),
        inboxCounts(view.sql, visitor.actor, { today: view.today, most: COUNTED_TO }),
      ]);
      return {
        items: page.rows.map((row) => ({ ...taskView(view, visitor, row, tab === 'waiting'), group: row.group })),
        next: page.next === null ? null : writeCursor([page.next.group, page.next.dueOn, page.next.id, String(asOf)]),
        counts: { ...counts },
      };
    },
  },
  overdue: {
    permission: 'supervisor',
    records: 'nothing',
    handle: async ({ installation, visitor, query }) =>
      boardView(await viewing(installation, visitor.authority.id), visitor, {
        show: query.show,
        unitId: query.unit ?? null,
        after: taskCursor(query.cursor),
        limit: query.limit,
      }),
  },
};

export const wordsIn = (q: string | undefined): string | null => (q === undefined || q.trim() === '' ? null : q.trim());

function taskCursor(cursor: string | undefined): { dueOn: string; id: string } | null {
  const keys = readCursor(cursor, 2);
  return keys === null ? null : { dueOn: keys[0] ?? '', id: keys[1] ?? '' };
}

/**
 * Where the next page begins, and the moment of the first one: between two pages nothing may become late or due today and
 * so change its group, or it would stand on neither.
 */
function inboxCursor(cursor: string | undefined, now: number): { after: InboxCursor | null; asOf: number } {
  const keys = readCursor(cursor, 4);
  if (keys === null) return { after: null, asOf: now };
  const [given, dueOn = '', id = '', moment] = keys;
  const group = taskGroups.find((known) => known === given);
  const asOf = Number(moment);
  if (group !== undefined && Number.isInteger(asOf) && asOf > 0 && asOf <= now)
    return { after: { group, dueOn, id }, asOf };
  throw refused('act-malformed', { fields: [{ field: 'cursor', sentence: 'cursor' }] });
}

import * as z from 'zod';
import { inboxCounts, inboxPage, type InboxCursor } from '../../db/read/inbox.ts';
import { taskGroups } from '../../law/process/names.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { COUNTED_TO } from '../contract/primitives.ts';
import type { taskOperations } from '../contract/tasks.ts';
import { cursorOf, foreignCursor } from '../request/cursor.ts';
import type { Routes } from '../route.ts';
import { boardCursor, boardView, taskKeys } from '../cases/views/board.ts';
import { taskView } from '../cases/views/task-views.ts';
import { viewing } from '../request/viewing.ts';

export const taskRoutes: Routes<typeof taskOperations> = {
  tasks: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, query }) => {
      const view = await viewing(installation, visitor.authority.id);
      const { tab, scope, kind = null, actKind = null, q, cursor, limit } = query;
      const { after, asOf } = placeIn(cursor, view.now);
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
        next: page.next === null ? null : inboxCursor.write({ ...page.next, asOf }),
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
        after: boardCursor.read(query.cursor),
        limit: query.limit,
      }),
  },
};

export const wordsIn = (q: string | undefined): string | null => (q === undefined || q.trim() === '' ? null : q.trim());

const inboxCursor = cursorOf('tasks', {
  group: z.enum(taskGroups),
  ...taskKeys,
  asOf: z.number().int().min(1),
});

/**
 * Where the next page begins, and the moment of the first one: between two pages nothing may become late or due today and
 * so change its group, or it would stand on neither.
 */
function placeIn(cursor: string | undefined, now: number): { after: InboxCursor | null; asOf: number } {
  const keys = inboxCursor.read(cursor);
  if (keys === null) return { after: null, asOf: now };
  const { asOf, ...after } = keys;
  if (asOf > now) throw foreignCursor();
  return { after, asOf };
}

import { inboxCounts, inboxPage } from '../../db/read/inbox.ts';
import type { taskOperations } from '../contract/tasks.ts';
import { readCursor, writeCursor } from '../request/cursor.ts';
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
      const [page, counts] = await Promise.all([
        inboxPage(view.sql, {
          by: visitor.actor,
          tab,
          scope,
          today: view.today,
          kind,
          actKind,
          words: wordsIn(q),
          after: taskCursor(cursor),
          limit,
        }),
        inboxCounts(view.sql, visitor.actor, view.today),
      ]);
      return {
        items: page.rows.map((row) => taskView(view, visitor, row, tab === 'waiting')),
        next: page.next === null ? null : writeCursor([page.next.dueOn, page.next.id]),
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

import type { historyOperations } from '../contract/history.ts';
import { enterHistory } from '../cases/acts/history.ts';
import type { Routes } from '../route.ts';

export const historyRoutes: Routes<typeof historyOperations> = {
  enterHistory: {
    permission: 'importer',
    records: 'act',
    status: { known: [200, 201], of: ({ outcome }) => (outcome === 'entered' ? 201 : 200) },
    handle: ({ installation, visitor, body }) => enterHistory(installation, visitor, body.decision),
  },
};

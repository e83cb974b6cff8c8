import { openFile } from '../request/case-file.ts';
import type { lookBackOperations } from '../contract/case-at.ts';
import type { Routes } from '../route.ts';
import { caseAt } from '../cases/views/case-at.ts';
import { viewing } from '../request/viewing.ts';

export const lookBackRoutes: Routes<typeof lookBackOperations> = {
  caseAt: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params, query }) => {
      const file = await openFile(installation.db, visitor, params.id);
      const view = await viewing(installation, visitor.authority.id);
      return caseAt(view, file, new Date(query.instant).toISOString());
    },
  },
};

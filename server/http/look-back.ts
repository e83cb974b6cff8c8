import { openFile } from '../request/case-file.ts';
import type { lookBackOperations } from '../contract/look-back.ts';
import type { Routes } from '../route.ts';
import { lookBack } from '../cases/views/look-back.ts';
import { viewing } from '../request/viewing.ts';

export const lookBackRoutes: Routes<typeof lookBackOperations> = {
  lookBack: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params, query }) => {
      const file = await openFile(installation.db, visitor, params.id);
      const view = await viewing(installation, visitor.authority.id);
      return lookBack(view, file, new Date(query.instant).toISOString());
    },
  },
};

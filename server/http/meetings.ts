import { openFile } from '../request/case-file.ts';
import type { meetingOperations } from '../contract/meetings.ts';
import type { Routes } from '../route.ts';
import { meetingPeople } from '../people/meeting-people.ts';
import { viewing } from '../request/viewing.ts';

export const meetingRoutes: Routes<typeof meetingOperations> = {
  meetingPeople: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, params }) => {
      const file = await openFile(installation.db, visitor, params.id);
      return meetingPeople(await viewing(installation, visitor.authority.id), file);
    },
  },
};

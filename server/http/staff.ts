import { endLeave, enterLeave, leaveOverview } from '../people/absences.ts';
import type { staffOperations } from '../contract/staff.ts';
import type { Routes } from '../route.ts';
import { leaveView, staffView } from '../people/staff.ts';
import { viewing } from '../request/viewing.ts';

export const staffRoutes: Routes<typeof staffOperations> = {
  staff: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor }) => staffView(await viewing(installation, visitor.authority.id), visitor),
  },
  leaves: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, query }) => {
      const { today } = await viewing(installation, null);
      const overview = await leaveOverview(installation, visitor, query.person ?? visitor.person.id);
      return {
        person: { id: overview.person.id, name: overview.person.name },
        leaves: overview.leaves.map((leave) => leaveView(leave, today)),
        substitutes: overview.substitutes.map(({ id, name, title }) => ({ id, name, title })),
        people: overview.people.map(({ id, name }) => ({ id, name })),
      };
    },
  },
  enterLeave: {
    permission: 'signedIn',
    records: 'administration',
    handle: async ({ installation, visitor, body }) => {
      await enterLeave(installation, visitor, body);
      return null;
    },
  },
  endLeave: {
    permission: 'signedIn',
    records: 'administration',
    handle: async ({ installation, visitor, params }) => {
      await endLeave(installation, visitor, params.id);
      return null;
    },
  },
};

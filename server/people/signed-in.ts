import { dayReason, isWorkingDay } from '../../law/time/calendar.ts';
import { inboxCounts } from '../../db/read/inbox.ts';
import { leavesAround } from '../../db/read/staff.ts';
import { isAwayOn } from '../../law/people/absence.ts';
import { profileById } from '../../law/profiles/profiles.ts';
import { COUNTED_TO } from '../contract/primitives.ts';
import type { Me } from '../contract/session.ts';
import { holdsOffice, officesNamed, type Visitor } from '../request/visitor.ts';
import { leaveView } from './staff.ts';
import type { Viewing } from '../request/viewing.ts';

const dayWords = {
  off: '放假',
  rest: '休',
  makeUp: '调休上班',
} as const;

/** Who is signed in, and what the desk offers them. */
export async function signedInView(view: Viewing, visitor: Visitor): Promise<Me> {
  const { today, calendar, rules } = view;
  const { person, authority, actor } = visitor;
  const counts = await inboxCounts(view.sql, actor, { today, most: COUNTED_TO });
  const leaves = await leavesAround(view.sql, [person.id], today);
  const own = leaves.find((leave) => leave.personId === person.id && isAwayOn(leave, today));
  const offices = await officesNamed(view.db, { authorityId: authority.id, offices: actor.offices });
  return {
    person: { ...person },
    offices: offices.map((held) => ({ ...held })),
    authority: { id: authority.id, name: authority.name },
    demo: authority.demo,
    today,
    isWorkingDay: isWorkingDay(today, calendar),
    dayNote: dayNote(view),
    profile: {
      id: rules?.profileId ?? '-',
      version: rules?.profileVersion ?? 0,
      title: profileById(rules?.profileId ?? '')?.title ?? '',
    },
    calendarVersion: calendar.version,
    may: {
      openCase: holdsOffice(visitor, 'officer'),
      review: holdsOffice(visitor, 'reviewer'),
      assign: holdsOffice(visitor, 'reviewer', 'unitHead'),
      supervise: holdsOffice(visitor, 'supervisor'),
      publish: holdsOffice(visitor, 'publicityClerk'),
      administer: holdsOffice(visitor, 'administrator'),
    },
    openTasks: counts.all,
    mustChangePassword: visitor.mustChangePassword,
    standsFor: visitor.standsFor.map((absent) => ({ ...absent })),
    leave: own === undefined ? null : leaveView(own, today),
  };
}

function dayNote({ today, calendar }: Viewing): string | null {
  const { reason, name } = dayReason(today, calendar);
  if (reason === 'holiday') return name === undefined ? dayWords.off : `${name}${dayWords.off}`;
  if (reason === 'makeUpDay') return dayWords.makeUp;
  return reason === 'weekend' ? dayWords.rest : null;
}

import type { ReactElement } from 'react';
import { credentialKindLabels, fitnessLabels, officeLabels } from '../../../server/contract/labels.ts';
import type { StaffMember } from '../../../server/contract/staff.ts';
import { shortDate } from '../../words/dates.ts';
import { words } from '../../words/words.ts';
import { Status } from '../../components/status.tsx';

interface StaffTableProps {
  readonly people: readonly StaffMember[];
  readonly today: string;
}

/** People of one unit, each with what lets them act, and whether they are there. */
export function StaffTable({ people, today }: StaffTableProps): ReactElement {
  const { columns } = words.staff;
  if (people.length === 0) return <p className="small secondary">{words.staff.nobody}</p>;
  return (
    <table className="plain-table staff-table">
      <thead>
        <tr>
          <th scope="col">{columns.person}</th>
          <th scope="col">{columns.offices}</th>
          <th scope="col">{columns.credentials}</th>
          <th scope="col">{columns.review}</th>
          <th scope="col">{columns.leave}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((member) => (
          <tr key={member.id}>
            <th scope="row">{member.name}</th>
            <td>
              {member.title === '' ? member.offices.map((office) => officeLabels[office]).join('、') : member.title}
            </td>
            <td>
              <Credentials member={member} today={today} />
            </td>
            <td>
              <Reviewer member={member} today={today} />
            </td>
            <td>
              <Presence member={member} today={today} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MemberProps {
  readonly member: StaffMember;
  readonly today: string;
}

const looks = {
  valid: ['good', 'passed'],
  expiring: ['soon', 'dueToday'],
  expired: ['late', 'late'],
  revoked: ['late', 'late'],
  notYet: ['calm', 'clock'],
} as const;

function Credentials({ member: { credentials, offices }, today }: MemberProps): ReactElement | null {
  if (credentials.length === 0) {
    return offices.includes('officer') ? <span className="late small">{words.staff.noCredential}</span> : null;
  }
  return (
    <>
      {credentials.map(({ number, kind, validUntil, validity, issuedBy }) => {
        const [tone, icon] = looks[validity];
        return (
          <div key={`${kind} ${number}`} title={issuedBy} className="no-wrap">
            <span className="small secondary">
              {credentialKindLabels[kind]} {number}
            </span>{' '}
            <Status tone={tone} icon={icon}>
              {words.staff.validity[validity]}
              {validity === 'revoked' ? '' : ` ${words.staff.validUntil(shortDate(validUntil, today))}`}
            </Status>
          </div>
        );
      })}
    </>
  );
}

function Reviewer({ member: { reviewer }, today }: MemberProps): ReactElement | null {
  if (reviewer === null) return null;
  const { fitness, qualification, firstReviewOn, firstReviewSource, openReviews } = reviewer;
  return (
    <>
      <Status tone={fitness === 'firstTime' ? 'soon' : 'good'} icon={fitness === 'firstTime' ? 'problem' : 'passed'}>
        {fitnessLabels[fitness]}
      </Status>
      <div className="small secondary">
        {qualification ??
          (firstReviewOn === null ? '' : words.staff.firstReview(shortDate(firstReviewOn, today), firstReviewSource))}
      </div>
      <div className="small secondary">{words.staff.openReviews(openReviews)}</div>
    </>
  );
}

function Presence({ member: { leave, standsFor }, today }: MemberProps): ReactElement {
  if (leave !== null) {
    return (
      <Status tone="soon" icon="paused">
        {words.staff.away(shortDate(leave.untilOn, today), leave.substitute.name)}
      </Status>
    );
  }
  return (
    <>
      <span className="secondary small">{words.staff.present}</span>
      {standsFor.length === 0 ? null : (
        <div className="small act">{words.staff.standsFor(standsFor.map(({ name }) => name).join('、'))}</div>
      )}
    </>
  );
}

import type { CaseView } from '../../../server/contract/case-view.ts';
import { decisionInShort } from '../../words/content.ts';
import { partyStatements } from '../../case/party-statements.ts';
import { words } from '../../words/words.ts';
import type { Values } from '../act-field.ts';
import { listIn, numberIn, textIn, votersIn } from './seats.ts';
import { openMeeting } from '../../case/open-meeting.ts';

const { form: labels, prefill } = words.meeting;
const favorable: readonly string[] = ['forHandler', 'approve'];

/** What the papers already say, for the recorder to correct rather than to write. */
export function minutesBegun(view: CaseView, today: string): Values {
  const meeting = openMeeting(view);
  const planned = meeting?.plannedOn ?? today;
  const reviewers = view.proceedings.involved.filter(({ as }) => as === 'reviewer').map(({ person }) => person.id);
  return {
    heldOn: planned > today ? null : planned,
    place: meeting?.place ?? null,
    present: (meeting?.members ?? []).map(({ id }) => id),
    recused: [],
    observers: [...new Set([...view.head.handlers.map(({ id }) => id), ...reviewers])],
    report: reportBegun(view),
    defense: defenseBegun(view),
    reviewSummary: summaryBegun(view),
    opinions: {},
  };
}

function reportBegun({ content }: CaseView): string | null {
  if (content === null) return null;
  const { facts, decision } = content.content;
  return prefill.report(facts.violation, facts.summary, decisionInShort(decision));
}

/** What the party said and what was held of it, in the order in which it happened. */
function defenseBegun(view: CaseView): string | null {
  const lines = partyStatements(view).map(({ label, text }) => `${label}：${text}`);
  return lines.length === 0 ? null : lines.join('\n');
}

/** The opinion, its problems, and what was said about it. */
function summaryBegun({ rounds, issues, meetings }: CaseView): string {
  const opinion = rounds.findLast((round) => round.opinion !== null && round.opinion.issued !== null)?.opinion;
  const dispute = meetings.disagreements.at(-1);
  const isDisputed = dispute?.outcome === 'open';
  return [
    ...(opinion === null || opinion === undefined ? [] : [prefill.opinion(opinion.label, opinion.number ?? '')]),
    ...issues
      .filter(({ state }) => state !== 'settled')
      .map(({ number, problem, basis }) => prefill.problem(number, problem, basis)),
    ...(isDisputed ? [prefill.objection(dispute.objection.reason)] : []),
    ...(isDisputed && dispute.answer !== null ? [prefill.answer(dispute.answer.answer)] : []),
  ].join('\n');
}

export const opinionsIn = (values: Values): Readonly<Record<string, string>> =>
  (values['opinions'] ?? {}) as Readonly<Record<string, string>>;

export const countedIn = (values: Values): number =>
  numberIn(values['inFavor']) + numberIn(values['against']) + numberIn(values['abstained']);

/** What the law would refuse, told beside the field before it is sent. */
export function wrongInMinutes(values: Values, view: CaseView): ReadonlyMap<string, string> {
  const meeting = openMeeting(view);
  const voters = votersIn(values);
  const silent = (meeting?.members ?? []).find(
    ({ id }) => voters.includes(id) && textIn(opinionsIn(values)[id]).trim() === '',
  );
  const needed = meeting?.quorum ?? 0;
  return new Map([
    ...when(voters.length < needed, 'present', labels.tooFew(voters.length, needed)),
    ...when(meeting !== undefined && !voters.includes(meeting.chair.id), 'present', labels.chairAway),
    ...(silent === undefined ? [] : [['opinions', labels.missingOpinion(silent.name)] as const]),
    ...when(textIn(values['endedAt']) < textIn(values['startedAt']), 'endedAt', labels.endsBefore),
    ...(view.meetings.rules.votes ? wrongVotes(values, voters.length) : []),
  ]);
}

const when = (isWrong: boolean, name: string, why: string): readonly (readonly [string, string])[] =>
  isWrong ? [[name, why]] : [];

function wrongVotes(values: Values, voters: number): readonly (readonly [string, string])[] {
  const counted = countedIn(values);
  const isFavorable = favorable.includes(textIn(values['conclusion']));
  const isMajority = numberIn(values['inFavor']) > voters / 2;
  return [
    ...when(counted !== voters, 'inFavor', labels.wrongSum(counted, voters)),
    ...when(
      counted === voters && values['conclusion'] !== null && isMajority !== isFavorable,
      'conclusion',
      labels.against2,
    ),
  ];
}

export function minutesToAct(values: Values, view: CaseView): Values {
  const { startedAt, endedAt, opinions: _opinions, ...rest } = values;
  const day = textIn(values['heldOn']);
  const voters = votersIn(values);
  const written = opinionsIn(values);
  const votes = view.meetings.rules.votes ? {} : { inFavor: 0, against: 0, abstained: 0 };
  return {
    ...rest,
    ...votes,
    recused: listIn(values['recused']).filter((id) => listIn(values['present']).includes(id)),
    startedAt: `${day} ${textIn(startedAt)}`,
    endedAt: `${day} ${textIn(endedAt)}`,
    opinions: voters.map((member) => ({ member, opinion: textIn(written[member]) })),
  };
}

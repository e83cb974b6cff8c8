import { reviewChecks, type ReviewCheck } from '../review/checks.ts';
import type { Refusal } from '../../../refusals.ts';
import type { CaseContext, Issue } from '../context.ts';
import type { EventOf } from '../event.ts';
import type { Change } from '../evolution.ts';
import { firstOf } from '../../../process/first-of.ts';
import { issueAnswers, type IssueAnswer } from '../names.ts';
import { isLight } from './review-work.ts';
import { unsettledIssues } from '../selectors.ts';
import type { Proceeding } from './proceeding.ts';

interface Answered {
  readonly no: number;
  readonly answer: IssueAnswer;
}

/** `3:disagreed`; null where it is not of that form. */
function answeredIn(code: string): Answered | null {
  const [no = '', word = ''] = code.split(':');
  const answer = issueAnswers.find((known) => known === word);
  return answer === undefined || !/^[1-9]\d{0,3}$/.test(no) ? null : { no: Number(no), answer };
}

const answersIn = ({ answered }: EventOf<'finalizeDraft'>): readonly Answered[] =>
  (answered ?? []).flatMap((code) => answeredIn(code) ?? []);

function obstacleToAnswers(context: CaseContext, event: EventOf<'finalizeDraft'>): Refusal | null {
  const answers = answersIn(event);
  const open = unsettledIssues(context);
  return firstOf(
    [answers.length !== (event.answered ?? []).length, 'act-malformed'],
    [answers.some(({ no }) => !open.some((issue) => issue.no === no)), 'issue-unknown'],
    [open.some(({ no, state }) => state === 'open' && !answers.some((answer) => answer.no === no)), 'issue-unanswered'],
  );
}

function withAnswers(context: CaseContext, event: EventOf<'finalizeDraft'>): Change {
  const { issues } = context;
  if (issues === undefined) return {};
  const answers = answersIn(event);
  return {
    issues: issues.map((issue) => {
      const given = answers.find(({ no }) => no === issue.no);
      return given === undefined ? issue : { ...issue, state: 'answered', answer: given.answer };
    }),
  };
}

const isNumberOf = (issue: Issue, numbers: readonly string[]): boolean => numbers.includes(String(issue.no));

function obstacleToIssues(context: CaseContext, event: EventOf<'signOpinion'>): Refusal | null {
  const open = unsettledIssues(context);
  const settled = event.settled ?? [];
  const raised = event.raised ?? [];
  const passes = context.rules.review.opinionKinds.some((kind) => kind.code === event.kind && kind.passes);
  return firstOf(
    [!raised.every((check) => reviewChecks.some((known) => known === check)), 'act-malformed'],
    [settled.some((no) => !open.some((issue) => String(issue.no) === no)), 'issue-unknown'],
    [passes && (raised.length > 0 || open.some((issue) => !isNumberOf(issue, settled))), 'issue-open'],
  );
}

/** Numbers run on through the case, so that a number means one problem for good. */
function withOpinion(context: CaseContext, event: EventOf<'signOpinion'>): Change {
  const { issues = [], round } = context;
  const settled = event.settled ?? [];
  const raised = event.raised ?? [];
  if (issues.length === 0 && raised.length === 0) return {};
  const known = issues.map((issue): Issue => {
    if (issue.state === 'settled') return issue;
    return isNumberOf(issue, settled) ? { ...issue, state: 'settled' } : { ...issue, state: 'open', answer: null };
  });
  const fresh = raised.map((check, index): Issue => ({
    no: issues.length + index + 1,
    check: check as ReviewCheck,
    round,
    state: 'open',
    answer: null,
  }));
  // In the light form what is signed is issued at once.
  const before = isLight(context) ? {} : { issuesBefore: issues };
  return { ...before, issues: [...known, ...fresh] };
}

/**
 * An opinion that was signed and fell away before anybody issued it raised and settled nothing.
 *
 * @law GBF118-opinion
 */
export function withoutUnissued({ draft, issuesBefore }: CaseContext, change: Change): Change {
  const opinion = change.draft?.opinion;
  if (issuesBefore === undefined || opinion === undefined) return {};
  if (opinion === null && draft.opinion?.issued === false) return { issues: issuesBefore, issuesBefore: undefined };
  return opinion?.issued === true ? { issuesBefore: undefined } : {};
}

/** Numbered problems between reviewer and handler: raised with an opinion, answered with a draft, settled or carried on. */
export const issues: Proceeding = {
  obstacles: { finalizeDraft: obstacleToAnswers, signOpinion: obstacleToIssues },
  changes: { finalizeDraft: withAnswers, signOpinion: withOpinion },
};

import { and, desc, eq, isNull } from 'drizzle-orm';
import { opinion } from '../../../db/schema/reviews.ts';
import type { Db } from '../../../db/connect.ts';
import { issueAnswers, type IssueAnswer } from '../../../law/processes/case/names.ts';
import { unsettledIssues } from '../../../law/processes/case/selectors.ts';
import type { ReviewCheck, WrittenCheck } from '../../../law/processes/case/review/checks.ts';
import type { ReviewedContent } from '../../../law/processes/case/review/content.ts';
import {
  obstacleToAgreement,
  obstacleToAnswer,
  obstacleToIssue,
  WHOLE_FILE,
  type WrittenIssue,
} from '../../../law/processes/case/review/issues.ts';
import { issueWords as words } from './issue-words.ts';
import type { OpenedFile } from '../../request/case-file.ts';
import { ledgerOfCase } from '../../../db/read/case-course.ts';
import { readContent } from '../contents.ts';
import type { SentAct } from '../../contract/acts.ts';
import { refused } from '../../request/problems.ts';
import type { Installation } from '../../request/installation.ts';
import { issueCourses } from '../views/issues.ts';

type Parts = Pick<Installation, 'db' | 'sql'>;

export type Row = Readonly<Record<string, string>>;

interface Raised {
  readonly checks: readonly WrittenCheck[];
  readonly raised: readonly string[];
  readonly settled: readonly string[];
  readonly issues: readonly Row[];
}

/**
 * The numbered problems of an opinion. An opinion written by its checks alone raises one for each that fails, and
 * settles the earlier ones whose check is met again.
 */
export async function raisedIssues(
  { db, sql }: Parts,
  { record, context }: OpenedFile,
  act: SentAct<'signOpinion'>,
  checks: readonly WrittenCheck[],
): Promise<Raised> {
  const earlier = unsettledIssues(context);
  const settled = act.settled ?? earlier.filter(({ check }) => !isFailed(checks, check)).map(({ no }) => String(no));
  const left = earlier.filter(({ no }) => !settled.includes(String(no)));
  const marked = act.issues ?? [];
  const unmarked = checks
    .filter(({ check, answer }) => answer === 'fails' && ![...marked, ...left].some((issue) => issue.check === check))
    .map((check): WrittenIssue => ({ ...check, target: WHOLE_FILE, quote: null, offset: null, advice: null }));
  const raised = [...marked, ...unmarked];
  if (record.contentHash !== null) requireFound(await readContent(db, record.contentHash), raised);
  const obstacle = obstacleToAgreement(checks, [...raised, ...left]);
  if (obstacle !== null) throw refused(obstacle);
  const first = (context.issues ?? []).length + 1;
  const courses = left.length === 0 ? null : await issueCourses(db, await ledgerOfCase(sql, record.id));
  const kept = left.map(({ no, check }): ProblemText => {
    const { problem = '', basis = '' } = courses?.get(no)?.written ?? {};
    return { check, problem: words.stillOpen(no, problem), basis };
  });
  return {
    checks: checks.map((check) => withProblems(check, [...kept, ...raised])),
    raised: raised.map(({ check }) => check),
    settled,
    issues: raised.map((issue, index) => rowOf(issue, first + index)),
  };
}

const isFailed = (checks: readonly WrittenCheck[], wanted: ReviewCheck): boolean =>
  checks.some(({ check, answer }) => check === wanted && answer === 'fails');

function requireFound(content: ReviewedContent, issues: readonly WrittenIssue[]): void {
  for (const [index, issue] of issues.entries()) {
    const obstacle = obstacleToIssue(content, issue);
    if (obstacle !== null) {
      throw refused(obstacle, { fields: [{ field: `act.issues.${index}`, sentence: words.issue[obstacle] ?? '' }] });
    }
  }
}

type ProblemText = Pick<WrittenIssue, 'check' | 'problem' | 'basis'>;

/** A failed check says what its problems say, unless the reviewer summed them up. */
function withProblems(check: WrittenCheck, issues: readonly ProblemText[]): WrittenCheck {
  if (check.answer !== 'fails') return check;
  const own = issues.filter((issue) => issue.check === check.check);
  const joined = (part: 'problem' | 'basis') => [...new Set(own.map((issue) => issue[part]))].join(words.between);
  return {
    ...check,
    problem: check.problem.trim() === '' ? joined('problem') : check.problem,
    basis: check.basis.trim() === '' ? joined('basis') : check.basis,
  };
}

/** As it is kept: what is left out was not written. */
const rowOf = ({ check, target, quote, offset, problem, basis, advice }: WrittenIssue, number: number): Row => ({
  number: String(number),
  check,
  target,
  ...(quote === null || offset === null ? {} : { quote, offset: String(offset) }),
  problem,
  basis,
  ...(advice === null || advice.trim() === '' ? {} : { advice }),
});

/** The codes of a draft's answers, after each was found to be what it says. */
export async function answeredIssues(
  { db, sql }: Parts,
  { record, context }: OpenedFile,
  after: ReviewedContent,
  answers: readonly Row[],
): Promise<readonly string[] | null> {
  if (unsettledIssues(context).length === 0) return null;
  const given = answers.flatMap((row, index) => answerIn(row, index) ?? []);
  const reviewed = await reviewedContent(db, record.id);
  if (reviewed !== null) {
    const courses = await issueCourses(db, await ledgerOfCase(sql, record.id));
    for (const { number, answer, text, field } of given) {
      const target = courses.get(Number(number))?.written['target'] ?? WHOLE_FILE;
      const obstacle = obstacleToAnswer({ before: reviewed, after, target, answer, text });
      if (obstacle !== null) throw refused(obstacle, { fields: [{ field, sentence: words.answer[obstacle] ?? '' }] });
    }
  }
  return given.map(({ number, answer }) => `${number}:${answer}`);
}

function answerIn(row: Row, index: number) {
  const { number, answer, text = '' } = row;
  if (number === undefined || answer === undefined) return null;
  const field = `act.answers.${index}`;
  const known = issueAnswers.find((word): word is IssueAnswer => word === answer);
  if (known === undefined || !/^[1-9]\d{0,3}$/.test(number)) {
    throw refused('act-malformed', { fields: [{ field, sentence: words.unknownAnswer }] });
  }
  return { number, answer: known, text, field };
}

/** What the last opinion of this case was about; answers are measured against it, however often a draft is finalized. */
async function reviewedContent(db: Db, caseId: string): Promise<ReviewedContent | null> {
  const [row] = await db
    .select({ hash: opinion.contentHash })
    .from(opinion)
    .where(and(eq(opinion.caseId, caseId), isNull(opinion.returnedOn)))
    .orderBy(desc(opinion.signedAt))
    .limit(1);
  return row === undefined ? null : readContent(db, row.hash);
}

import type { LedgerRow } from '../../../db/read/case-course.ts';
import type { Db } from '../../../db/connect.ts';
import type { Issue } from '../../../law/processes/case/context.ts';
import type { IssueAnswer } from '../../../law/processes/case/names.ts';
import type { ReviewedContent } from '../../../law/processes/case/review/content.ts';
import { textAt, WHOLE_FILE } from '../../../law/processes/case/review/issues.ts';
import type { CaseFile } from '../../request/case-file.ts';
import { readContents } from '../contents.ts';
import type { RoundView } from '../../contract/case-view.ts';
import type { IssueView } from '../../contract/review-work.ts';
import type { Viewing } from '../../request/viewing.ts';

type Row = Readonly<Record<string, string>>;
type Stamp = IssueView['raised'];
type Given = IssueView['earlier'][number];

/** What the ledger says of one problem, from the opinion that raised it to the one that settled it. */
interface Course {
  readonly written: Row;
  readonly raised: Stamp;
  readonly contentHash: string;
  readonly answers: readonly Given[];
  readonly settled: Stamp | null;
}

/** The problems of a case by number. One of an opinion that was returned is overwritten by the next of its number. */
export async function issueCourses(db: Db, entries: readonly LedgerRow[]): Promise<ReadonlyMap<number, Course>> {
  const sources = entries.filter(({ type }) => type === 'signOpinion' || type === 'finalizeDraft');
  const texts = await readContents(
    db,
    sources.map(({ textHash }) => textHash),
  );
  const courses = new Map<number, Course>();
  for (const entry of sources) {
    const written = (texts.get(entry.textHash ?? '') ?? {}) as { issues?: readonly Row[]; answers?: readonly Row[] };
    if (entry.type === 'signOpinion') tellOpinion(courses, entry, written.issues ?? []);
    else tellAnswers(courses, entry, written.answers ?? []);
  }
  return courses;
}

function tellOpinion(courses: Map<number, Course>, entry: LedgerRow, issues: readonly Row[]): void {
  if (entry.act.type !== 'signOpinion') return;
  for (const no of entry.act.settled ?? []) {
    const known = courses.get(Number(no));
    if (known !== undefined) courses.set(Number(no), { ...known, settled: stampOf(entry) });
  }
  const { contentHash } = entry.act;
  for (const written of issues) {
    courses.set(Number(written['number']), {
      written,
      contentHash,
      raised: stampOf(entry),
      answers: [],
      settled: null,
    });
  }
}

function tellAnswers(courses: Map<number, Course>, entry: LedgerRow, answers: readonly Row[]): void {
  for (const { number, answer, text = '' } of answers) {
    const known = courses.get(Number(number));
    if (known === undefined || answer === undefined) continue;
    const given = { answer: answer as IssueAnswer, text, given: stampOf(entry) };
    courses.set(Number(number), { ...known, answers: [...known.answers, given] });
  }
}

const stampOf = ({ by, on, at }: LedgerRow): Stamp => ({
  by: by ?? { id: '-', name: '' },
  on,
  at: at.toISOString(),
});

interface Sources {
  readonly entries: readonly LedgerRow[];
  readonly rounds: readonly RoundView[];
}

/** Every numbered problem of a case. */
export async function issuesOf({ db }: Viewing, { record, context }: CaseFile, sources: Sources): Promise<IssueView[]> {
  const { issues = [] } = context;
  if (issues.length === 0) return [];
  const courses = await issueCourses(db, sources.entries);
  const contents = await readContents(db, [
    record.contentHash,
    ...[...courses.values()].map(({ contentHash }) => contentHash),
  ]);
  const present = contents.get(record.contentHash ?? '') as ReviewedContent | undefined;
  return issues.flatMap((issue) => {
    const course = courses.get(issue.no);
    if (course === undefined) return [];
    const reviewed = contents.get(course.contentHash) as ReviewedContent | undefined;
    return [{ ...issueView(issue, course), ...textsAt(targetOf(course), reviewed, present) }];
  });
}

const targetOf = ({ written }: Course): string => written['target'] ?? WHOLE_FILE;

const textsAt = (target: string, before: ReviewedContent | undefined, after: ReviewedContent | undefined) => ({
  before: before === undefined ? null : textAt(before, target),
  after: after === undefined ? null : textAt(after, target),
});

function issueView(issue: Issue, course: Course): Omit<IssueView, 'before' | 'after'> {
  const { written, raised, settled } = course;
  const { quote = null, offset, problem = '', basis = '', advice = null } = written;
  return {
    number: issue.no,
    check: issue.check,
    round: issue.round,
    target: targetOf(course),
    quote,
    offset: offset === undefined ? null : Number(offset),
    problem,
    basis,
    advice,
    state: issue.state,
    raised,
    settled: issue.state === 'settled' ? settled : null,
    ...answersOf(issue, course),
  };
}

function answersOf({ answer }: Issue, { answers }: Course) {
  const last = answer === null ? undefined : answers.at(-1);
  return {
    answer,
    answerText: last?.text ?? null,
    answered: last?.given ?? null,
    earlier: last === undefined ? [...answers] : answers.slice(0, -1),
  };
}

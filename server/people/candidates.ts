import { inArray, or, eq } from 'drizzle-orm';
import { person, unit } from '../../db/schema/authorities.ts';
import { conflictOf, type Conflict, type Involved, type Taking } from '../../law/people/conflicts.ts';
import { isReviewerDoubtful } from '../../law/people/reviewer-fitness.ts';
import { rolesIn, type HeldOffice, type ReplaceableRole } from '../../law/people/roles.ts';
import type { Act } from '../../law/acts.ts';
import { probeAct } from '../../law/process/probe-acts.ts';
import { decide } from '../../law/process.ts';
import { refusals, type Refusal } from '../../law/refusals.ts';
import { involvementInWords } from '../../law/words.ts';
import type { CaseFile } from '../request/case-file.ts';
import type { NamingAct } from '../contract/reference.ts';
import { actorFrom, credentialedOf, mayStandIn, poolOf } from './people.ts';
import { takingOfPlace } from './standing-in.ts';
import type { Visitor } from '../request/visitor.ts';
import {
  peopleWhere,
  personFacts,
  plainView,
  type PersonFacts,
  type PersonRow,
  type PersonView,
} from './people-list.ts';
import type { Viewing } from '../request/viewing.ts';
import { peopleWords as words } from './people-words.ts';

interface Question {
  readonly file: CaseFile;
  readonly act: NamingAct;
  /** Whose place is taken; null unless a leader is replaced. */
  readonly role: ReplaceableRole | null;
}

interface Facts extends PersonFacts {
  readonly involved: readonly Involved[];
  readonly credentialed: readonly string[];
}

/** Whom an act in this case may name; who must be refused stands among them, with the day and the reason. */
export async function candidatesFor(view: Viewing, visitor: Visitor, question: Question): Promise<PersonView[]> {
  const { file, act } = question;
  const { involved } = file.context;
  const { rows, lent } = await rowsFor(view, question, involved);
  const { openedOn } = file.context;
  const [known, credentialed] = await Promise.all([
    personFacts(view, rows),
    act === 'assignHandlers'
      ? credentialedOf(view.sql, rows.map(idOf), [openedOn ?? view.today, view.today])
      : rows.map(idOf),
  ]);
  const facts: Facts = { ...known, involved, credentialed };
  return rows.flatMap((row): PersonView[] => {
    const whole = plainView(row, facts);
    // Beside another choice than of a reviewer, the work and the fitness of one say nothing.
    const plain = reviewing.includes(act) ? whole : { ...whole, openReviews: null, fitness: null };
    const from = lent.has(row.person.id) ? 'pool' : 'own';
    const refusal = refusalOf(view, visitor, question, { ...plain, from });
    const conflict = conflictFor(question, row.person.id, involved);
    const unfit = conflict?.weight === 'refuse' ? whyNot(conflict) : refusal && refusals[refusal].sentence;
    // Nobody looks for themselves in the list, nor for whoever has the place already.
    const isUnmentioned = refusal !== null && unmentioned.includes(refusal) && conflict === null;
    const fact = act === 'requestRecusal' ? involved.find(({ personId }) => personId === row.person.id) : undefined;
    const inCase = fact === undefined ? null : involvementInWords(fact);
    const warning = warningOf(question, row.person, conflict, facts);
    return isUnmentioned ? [] : [{ ...plain, from, unfit, inCase, warning }];
  });
}

const idOf = ({ person: { id } }: PersonRow): string => id;

interface Rows {
  readonly rows: readonly PersonRow[];
  /** Of these, whom others lend. */
  readonly lent: ReadonlySet<string>;
}

async function rowsFor(view: Viewing, question: Question, involved: readonly Involved[]): Promise<Rows> {
  const { file, act } = question;
  const { participants } = file.context;
  if (act === 'requestRecusal') {
    const ids = [...participants.handlers, ...involved.map(({ personId }) => personId)];
    return { rows: await peopleWhere(view, inArray(person.id, ids)), lent: new Set() };
  }
  // Officers of a delegated unit are of another authority than the one the case is decided by.
  const ofUnit = view.db.select({ id: unit.authorityId }).from(unit).where(eq(unit.id, participants.handlingUnitId));
  const here = or(eq(person.authorityId, participants.authorityId), inArray(person.authorityId, ofUnit));
  const own = (await peopleWhere(view, here)).filter((row) => isOffered(row, question));
  if (!reviewing.includes(act)) return { rows: own, lent: new Set() };
  const lent = (await lentReviewers(view, file)).filter((row) => !own.some((one) => idOf(one) === idOf(row)));
  return { rows: [...own, ...lent], lent: new Set(lent.map(idOf)) };
}

const reviewing: readonly NamingAct[] = ['assignReviewer', 'delegateReview', 'askCosign'];

function isOffered({ person: candidate }: PersonRow, { file, act, role }: Question): boolean {
  const { participants } = file.context;
  const { offices } = candidate;
  switch (act) {
    case 'assignHandlers':
      return holds(offices, participants.handlingUnitId, 'officer', 'unitHead');
    case 'noticeHearing':
      return candidate.authorityId === participants.authorityId;
    case 'replaceLeader': {
      const hasIt = role !== null && rolesIn(actorFrom(candidate), participants).includes(role);
      return mayStandIn(candidate, file, role) && !hasIt;
    }
    default:
      return holds(offices, participants.reviewUnitId, 'reviewer');
  }
}

const holds = (offices: readonly HeldOffice[], of: string, ...wanted: readonly HeldOffice['office'][]): boolean =>
  offices.some((held) => held.of === of && wanted.includes(held.office));

/** Where the rules of the case borrow nobody, nobody is offered. */
async function lentReviewers(view: Viewing, { context }: CaseFile): Promise<readonly PersonRow[]> {
  if ((context.rules.review.pool ?? 'none') === 'none') return [];
  const pool = await poolOf(view.sql, context.participants.authorityId, view.today);
  const lent = pool.filter(({ kind }) => kind === 'reviewer');
  if (lent.length === 0) return [];
  const ids = lent.map((member) => member.person.id);
  const rows = await peopleWhere(view, inArray(person.id, ids));
  return rows.map((row) => ({ ...row, unit: lent.find((member) => member.person.id === idOf(row))?.lentBy ?? null }));
}

const takings: { readonly [A in NamingAct]?: Taking } = {
  assignReviewer: 'review',
  delegateReview: 'review',
  askCosign: 'review',
  assignHandlers: 'handle',
  noticeHearing: 'preside',
};

function conflictFor({ file, act, role }: Question, id: string, involved: readonly Involved[]): Conflict | null {
  const taking = role === null ? takings[act] : takingOfPlace[role];
  const rule = file.context.rules.review.reviewerAsHearingOfficer;
  return taking === undefined ? null : conflictOf(taking, id, involved, rule);
}

const whyNot = ({ refusal, fact }: Conflict): string =>
  words.conflict(refusals[refusal].sentence, involvementInWords(fact));

/** What an act says about the person it names; whatever else it may be refused for is not theirs. */
const aboutThem: readonly Refusal[] = [
  'handler-cannot-review',
  'reviewer-cannot-handle',
  'investigator-cannot-preside',
  'reviewer-cannot-preside',
  'first-reviewer-unqualified',
  'pool-reviewer-assists-only',
  'recused-cannot-act',
  'delegate-unfit',
  'cosigner-unfit',
  'stand-in-unfit',
  'recusal-of-nobody-here',
];
const unmentioned: readonly Refusal[] = [
  'delegate-unfit',
  'cosigner-unfit',
  'stand-in-unfit',
  'recusal-of-nobody-here',
];

type Named = Pick<PersonView, 'id' | 'fitness' | 'from'>;

/** The law is asked with this person in the act: what it would refuse, nobody has to try. */
function refusalOf(
  { today }: Viewing,
  { actor }: Visitor,
  { file: { record, context }, act, role }: Question,
  named: Named,
): Refusal | null {
  const moment = { by: actor, on: today, dues: {} };
  const likely = probeAct(act, context, moment);
  const decision = decide(record.snapshot, { ...likely, ...naming(act, named, role) } as Act, moment);
  return decision.ok || !aboutThem.includes(decision.refusal) ? null : decision.refusal;
}

function naming(act: NamingAct, { id, fitness, from }: Named, role: ReplaceableRole | null): object {
  switch (act) {
    case 'assignReviewer':
      return { reviewerId: id, fitness: fitness ?? 'firstTime', from };
    case 'assignHandlers':
      // Two at least: the other one is nobody.
      return { handlers: [id, '-'] };
    case 'noticeHearing':
      return { officerId: id };
    case 'replaceLeader':
      return role === null ? { personId: id } : { personId: id, role };
    case 'delegateReview':
    case 'askCosign':
      return { personId: id, fitness: fitness ?? 'firstTime' };
    default:
      return { personId: id };
  }
}

function warningOf(
  question: Question,
  row: PersonRow['person'],
  conflict: Conflict | null,
  facts: Facts,
): string | null {
  const { id } = row;
  const { file, act } = question;
  const { actKind, rules } = file.context;
  const isDoubtful =
    reviewing.includes(act) && isReviewerDoubtful(facts.fitness(id), actKind, rules.review.firstTimeQualification);
  const reasons = [
    isDoubtful ? words.firstTime : null,
    conflict?.weight === 'warn' ? involvementInWords(conflict.fact) : null,
    facts.credentialed.includes(id) ? null : words.noCredential,
    mustNotDecide(question, row) ? words.endorser : null,
    facts.away(id),
  ];
  return reasons.filter((one) => one !== null).join('；') || null;
}

/** Who passes the draft on to the head does not decide it as the head. */
function mustNotDecide({ file: { context }, role }: Question, candidate: PersonRow['person']): boolean {
  const {
    rules,
    participants,
    draft: { endorsed },
  } = context;
  if (role !== 'authorityHead' || !rules.approval.twoSteps) return false;
  return endorsed === null
    ? rolesIn(actorFrom(candidate), participants).includes('handlingDeputy')
    : endorsed.by === candidate.id;
}

import { conclusions, type Conclusion, type Meeting } from '../../../law/processes/case/names.ts';
import { stateName } from '../../../law/process.ts';
import type { StateName } from '../../../law/process/names.ts';
import type { CaseContext } from '../../../law/processes/case/context.ts';
import { votersNeeded } from '../../../law/processes/case/proceedings/deliberation.ts';
import { meetingDue } from '../../../law/processes/case/selectors.ts';
import { mustHeadsDeliberate } from '../../../law/processes/case/review/gate.ts';
import type { CaseFile } from '../../request/case-file.ts';
import type { DisagreementView, MeetingFacts, MeetingView, MinutesView } from '../../contract/meetings.ts';
import { actsIn, type ActEntry, type TimelineEntry } from '../../contract/timeline.ts';
import type { Course, Turn } from './course.ts';
import { namesOf, type Names, type Viewing } from '../../request/viewing.ts';

/** From here the head may call a meeting. */
const convening: readonly StateName[] = ['toDeliberate', 'deliberating', 'awaitingApproval', 'headsDeliberating'];

/** Where a disagreement is still open. */
const disputed: readonly StateName[] = [
  'awaitingObjectionAnswer',
  'consulting',
  'toDeliberate',
  'deliberating',
  'deliberationRecorded',
];

/** Disagreements about opinions and the meetings of a case, each as the law had it after every act. */
export async function meetingFactsOf(
  { db }: Viewing,
  { context, record }: CaseFile,
  { timeline, course }: Told,
): Promise<MeetingFacts> {
  const acts = actsIn(timeline)
    .filter(({ process }) => process === 'case')
    .toReversed();
  const held: Held = { context, names: await namesOf(db, acts.flatMap(idsIn)) };
  const turns = acts.flatMap((entry) => {
    const turn = course.get(entry.entryHash);
    return turn === undefined ? [] : [{ entry, ...turn }];
  });
  const meetings = meetingsIn(turns, held);
  const {
    rules,
    draft: { deliberation },
  } = context;
  return {
    disagreements: disagreementsIn(turns, meetings, held),
    headsMeetings: [...meetings.values()].filter(({ meeting }) => meeting === 'heads'),
    due: convening.includes(stateName(record.snapshot)) ? meetingDue(context) : null,
    headsRequired: mustHeadsDeliberate(context),
    substituted: context.draft.substitute !== null,
    conclusions: deliberation === null ? [] : [...conclusions[deliberation.meeting]],
    rules: {
      objectionAllowed: rules.review.objection.allowed,
      hasConsultation: rules.review.objection.path.includes('consultation'),
      quorum: rules.deliberation.quorum,
      votes: rules.deliberation.votes,
      substitutes: rules.review.objection.substitutesPass && context.actKind !== 'penalty',
    },
  };
}

interface Told {
  readonly timeline: readonly TimelineEntry[];
  readonly course: Course;
}

interface Held {
  readonly context: CaseContext;
  readonly names: Names;
}

interface TurnedBy extends Turn {
  readonly entry: ActEntry;
}

function idsIn(entry: ActEntry): readonly string[] {
  if (entry.act === 'recordConsultation') return entry.fields.participants;
  if (entry.act === 'conveneDeliberation') {
    const { members, chairId, recorderId } = entry.fields;
    return [...members, chairId, recorderId];
  }
  if (entry.act !== 'recordDeliberation') return [];
  const { present, recused, observers, opinions } = entry.fields;
  return [...present, ...recused, ...observers, ...opinions.flatMap(({ member = [] }) => member)];
}

type Stamp = Pick<MinutesView['recorded'], 'by' | 'on' | 'at'>;
const stampOf = ({ by, on, at }: ActEntry): Stamp => ({ by: by ?? { id: 'system', name: '' }, on, at });

/**
 * Meetings by the entry that convened them, in that order. One the case knows no more of, and that nobody confirmed, fell with what it
 * was to discuss; a conclusion of the heads falls with the draft it was about.
 */
function meetingsIn(turns: readonly TurnedBy[], held: Held): ReadonlyMap<string, MeetingView> {
  const meetings = new Map<string, MeetingView>();
  let open: MeetingView | undefined;
  for (const { entry, before, after } of turns) {
    if (before !== null && before.draft.headsConclusion !== null && after.draft.headsConclusion === null) {
      const concluded = [...meetings.values()].findLast(
        ({ meeting, state }) => meeting === 'heads' && state === 'confirmed',
      );
      if (concluded !== undefined) concluded.state = 'fallen';
    }
    if (entry.act === 'conveneDeliberation') {
      if (open !== undefined) open.state = 'replaced';
      open = convened(entry, held);
      meetings.set(entry.entryHash, open);
    } else if (open !== undefined) {
      tellMinutes(open, entry, held);
      const {
        draft: { deliberation },
      } = after;
      if (deliberation !== null) open.state = deliberation.conclusion === null ? 'convened' : 'recorded';
      else {
        open.state = entry.act === 'confirmDeliberation' ? 'confirmed' : 'fallen';
        open = undefined;
      }
    }
  }
  return meetings;
}

function convened(entry: ActEntry<'conveneDeliberation'>, { context, names }: Held): MeetingView {
  const { meeting, heldOn, place = null, members, chairId, recorderId } = entry.fields;
  return {
    meeting: meeting as Meeting,
    convened: stampOf(entry),
    plannedOn: heldOn,
    place,
    members: members.map((id) => names.of(id)),
    chair: names.of(chairId),
    recorder: names.of(recorderId),
    quorum: votersNeeded(members.length, context.rules.deliberation.quorum),
    minutes: [],
    state: 'convened',
  };
}

function tellMinutes({ minutes }: MeetingView, entry: ActEntry, held: Held): void {
  const last = minutes.at(-1);
  if (entry.act === 'recordDeliberation') minutes.push(minutesOf(entry, held));
  else if (last === undefined) return;
  else if (entry.act === 'returnDeliberationRecord') last.returned = { ...stampOf(entry), reason: entry.fields.reason };
  else if (entry.act === 'confirmDeliberation') last.confirmed = stampOf(entry);
}

function minutesOf(entry: ActEntry<'recordDeliberation'>, { context, names }: Held): MinutesView {
  const { revision, fields } = entry;
  const { inFavor, against, abstained } = fields;
  const named = (ids: readonly string[]) => ids.map((id) => names.of(id));
  return {
    revision,
    recorded: stampOf(entry),
    heldOn: fields.heldOn,
    startedAt: fields.startedAt,
    endedAt: fields.endedAt,
    place: fields.place,
    present: named(fields.present),
    recused: named(fields.recused),
    observers: named(fields.observers),
    votes: context.rules.deliberation.votes ? { inFavor, against, abstained } : null,
    report: fields.report,
    defense: fields.defense ?? null,
    reviewSummary: fields.reviewSummary,
    opinions: fields.opinions.map(({ member = '', opinion = '' }) => ({ member: names.of(member), opinion })),
    conclusion: fields.conclusion as Conclusion,
    reasons: fields.reasons,
    dissent: fields.dissent ?? null,
    returned: null,
    confirmed: null,
  };
}

/** Disagreements in the order they were raised, each from the objection to the act after which the file left the dispute. */
function disagreementsIn(
  turns: readonly TurnedBy[],
  meetings: ReadonlyMap<string, MeetingView>,
  held: Held,
): DisagreementView[] {
  const disagreements: DisagreementView[] = [];
  let open: DisagreementView | undefined;
  for (const { entry, after } of turns) {
    if (entry.act === 'raiseObjection') {
      open = raised(entry, after);
      disagreements.push(open);
    }
    if (open === undefined) continue;
    tellDispute(open, entry, held);
    const meeting = meetings.get(entry.entryHash);
    if (meeting?.meeting === 'disagreement') open.meetings.push(meeting);
    if (disputed.includes(entry.state)) continue;
    open.outcome = outcomeOf(entry, after);
    open = undefined;
  }
  return disagreements;
}

const raised = (entry: ActEntry<'raiseObjection'>, { disagreement }: CaseContext): DisagreementView => ({
  round: entry.round ?? 0,
  contentHash: disagreement?.contentHash ?? null,
  objection: { ...stampOf(entry), reason: entry.fields.reason, issues: [...(disagreement?.issues ?? [])] },
  answer: null,
  withdrawn: null,
  consultation: null,
  meetings: [],
  outcome: 'open',
});

function tellDispute(open: DisagreementView, entry: ActEntry, { names }: Held): void {
  const stamp = stampOf(entry);
  if (entry.act === 'withdrawObjection') open.withdrawn = { ...stamp, reason: entry.fields.reason };
  if (entry.act === 'answerObjection') {
    const { upheld, answer } = entry.fields;
    open.answer = { ...stamp, upheld, answer };
  }
  if (entry.act === 'recordConsultation') {
    const { heldOn, participants, result, record } = entry.fields;
    open.consultation = {
      ...stamp,
      heldOn,
      participants: participants.map((id) => names.of(id)),
      result: result as NonNullable<DisagreementView['consultation']>['result'],
      record,
    };
  }
}

/** By which act, and with what the law concluded from it; any other act took away what was disputed. */
function outcomeOf(entry: ActEntry, { disagreement, draft: { substitute } }: CaseContext): DisagreementView['outcome'] {
  if (entry.act === 'withdrawObjection') return 'withdrawn';
  if (entry.act === 'answerObjection') return 'upheld';
  if (entry.act === 'recordConsultation') return entry.fields.result === 'accepted' ? 'agreed' : 'conceded';
  if (entry.act !== 'confirmDeliberation') return 'fallen';
  if (substitute !== null) return 'substituted';
  return disagreement?.conclusion === 'forHandler' ? 'forHandler' : 'forReviewer';
}

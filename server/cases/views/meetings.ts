import { conclusions, type Conclusion, type Meeting } from '../../../law/processes/case/names.ts';
import { stateName } from '../../../law/process.ts';
import type { StateName } from '../../../law/process/names.ts';
import { votersNeeded } from '../../../law/processes/case/proceedings/deliberation.ts';
import { meetingDue } from '../../../law/processes/case/selectors.ts';
import { mustHeadsDeliberate } from '../../../law/processes/case/review/gate.ts';
import type { CaseFile } from '../../request/case-file.ts';
import type { CaseView, TimelineEntry } from '../../contract/case-view.ts';
import type { DisagreementView, MeetingFacts, MeetingView, MinutesView } from '../../contract/meetings.ts';
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

/** Disagreements about opinions and the meetings of a case, as a course one can read: the ledger in order. */
export async function meetingFactsOf(
  { db }: Viewing,
  file: CaseFile,
  timeline: CaseView['timeline'],
): Promise<MeetingFacts> {
  const { context, record } = file;
  const entries = timeline
    .filter(({ what, process }) => what === 'act' && process === 'case')
    .toSorted((a, b) => (a.revision ?? 0) - (b.revision ?? 0));
  const names = await namesOf(db, entries.flatMap(idsIn));
  const course = new Course({ file, names });
  for (const entry of entries) course.add(entry);
  const {
    rules,
    draft: { deliberation },
  } = context;
  return {
    ...course.summary(),
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

const peopleFields = ['members', 'present', 'recused', 'observers', 'participants'] as const;

function idsIn({ fields, texts }: TimelineEntry): readonly string[] {
  const spoke = textList(texts['opinions']).map(({ member }) => member ?? '');
  return [
    ...peopleFields.flatMap((name) => listOf(fields[name])),
    textIn(fields['chairId']),
    textIn(fields['recorderId']),
    ...spoke,
  ];
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
const textList = (value: unknown): readonly Readonly<Record<string, string>>[] =>
  Array.isArray(value) ? (value as Readonly<Record<string, string>>[]) : [];

type Stamp = Pick<MinutesView['recorded'], 'by' | 'on' | 'at'>;
const stampOf = ({ by, on, at }: TimelineEntry): Stamp => ({ by: by ?? { id: 'system', name: '' }, on, at });

type Summary = Pick<MeetingFacts, 'disagreements' | 'headsMeetings'>;
type Reading = (course: Course, entry: TimelineEntry) => void;

/** Reads the acts of a case one after another. What it hands out is only built here. */
class Course {
  private readonly file: CaseFile;
  private readonly names: Names;
  private readonly disagreements: DisagreementView[] = [];
  private readonly headsMeetings: MeetingView[] = [];
  private round = 0;
  private proposed: string | null = null;
  private convened: MeetingView | null = null;

  constructor({ file, names }: { readonly file: CaseFile; readonly names: Names }) {
    this.file = file;
    this.names = names;
  }

  add(entry: TimelineEntry): void {
    readings[entry.act]?.(this, entry);
  }

  summary(): Summary {
    const { context, record } = this.file;
    if (!disputed.includes(stateName(record.snapshot))) this.endOpen('fallen');
    this.close('disagreement', (this.disagreements.at(-1)?.meetings ?? []).at(-1));
    this.close('heads', this.headsMeetings.at(-1));
    const last = this.headsMeetings.at(-1);
    if (last?.state === 'confirmed' && context.draft.headsConclusion === null) last.state = 'fallen';
    return { disagreements: this.disagreements, headsMeetings: this.headsMeetings };
  }

  /** A meeting the case no longer knows of, and that nobody confirmed, fell with what it was to discuss. */
  private close(kind: Meeting, last: MeetingView | undefined): void {
    const isOpen = this.file.context.draft.deliberation?.meeting === kind;
    if (last !== undefined && last.state !== 'confirmed' && !isOpen) last.state = 'fallen';
  }

  setProposed({ fields }: TimelineEntry): void {
    this.proposed = textOrNull(fields['contentHash']) ?? this.proposed;
  }

  finalize(entry: TimelineEntry): void {
    this.setProposed(entry);
    this.endOpen('fallen');
    const last = this.headsMeetings.at(-1);
    if (last !== undefined) last.state = 'fallen';
  }

  nextRound(): void {
    this.round += 1;
  }

  private get open(): DisagreementView | undefined {
    const last = this.disagreements.at(-1);
    return last?.outcome === 'open' ? last : undefined;
  }

  private endOpen(outcome: DisagreementView['outcome']): void {
    const { open } = this;
    if (open === undefined) return;
    open.outcome = outcome;
    const meeting = open.meetings.at(-1);
    if (outcome === 'fallen' && meeting !== undefined && meeting.state !== 'confirmed') meeting.state = 'fallen';
  }

  object(entry: TimelineEntry): void {
    const reason = textIn(entry.texts['reason']);
    this.disagreements.push({
      round: this.round,
      contentHash: this.proposed,
      objection: { ...stampOf(entry), reason, issues: listOf(entry.fields['issues']).map(Number) },
      answer: null,
      withdrawn: null,
      consultation: null,
      meetings: [],
      outcome: 'open',
    });
  }

  withdraw(entry: TimelineEntry): void {
    if (this.open !== undefined) this.open.withdrawn = { ...stampOf(entry), reason: textIn(entry.texts['reason']) };
    this.endOpen('withdrawn');
  }

  answer(entry: TimelineEntry): void {
    const upheld = entry.fields['upheld'] === true;
    if (this.open !== undefined)
      this.open.answer = { ...stampOf(entry), upheld, answer: textIn(entry.texts['answer']) };
    if (upheld) this.reviewAgain('upheld');
  }

  consult(entry: TimelineEntry): void {
    const result = textIn(entry.fields['result']) as NonNullable<DisagreementView['consultation']>['result'];
    if (this.open !== undefined) {
      this.open.consultation = {
        ...stampOf(entry),
        heldOn: textIn(entry.fields['heldOn']),
        participants: listOf(entry.fields['participants']).map((id) => this.names.of(id)),
        result,
        record: textIn(entry.texts['record']),
      };
    }
    if (result === 'accepted') this.reviewAgain('agreed');
    else if (result !== 'noAgreement') this.endOpen('conceded');
  }

  /** The same bytes go to a new review: a round of its own. */
  private reviewAgain(outcome: DisagreementView['outcome']): void {
    this.endOpen(outcome);
    this.round += 1;
  }

  convene(entry: TimelineEntry): void {
    const { fields, texts } = entry;
    const meeting = textIn(fields['meeting']) as Meeting;
    const held = meeting === 'heads' ? this.headsMeetings : (this.open?.meetings ?? []);
    const before = held.at(-1);
    if (before?.state === 'convened' || before?.state === 'recorded') before.state = 'replaced';
    const members = listOf(fields['members']).map((id) => this.names.of(id));
    this.convened = {
      meeting,
      convened: stampOf(entry),
      plannedOn: textIn(fields['heldOn']),
      place: textOrNull(texts['place']),
      members,
      chair: this.names.of(textIn(fields['chairId'])),
      recorder: this.names.of(textIn(fields['recorderId'])),
      quorum: votersNeeded(members.length, this.file.context.rules.deliberation.quorum),
      minutes: [],
      state: 'convened',
    };
    held.push(this.convened);
  }

  minute(entry: TimelineEntry): void {
    if (this.convened === null) return;
    this.convened.minutes.push(this.minutesOf(entry));
    this.convened.state = 'recorded';
  }

  private minutesOf(entry: TimelineEntry): MinutesView {
    const { fields, texts, revision } = entry;
    const named = (name: (typeof peopleFields)[number]) => listOf(fields[name]).map((id) => this.names.of(id));
    return {
      revision: revision ?? 0,
      recorded: stampOf(entry),
      heldOn: textIn(fields['heldOn']),
      startedAt: textIn(texts['startedAt']),
      endedAt: textIn(texts['endedAt']),
      place: textIn(texts['place']),
      present: named('present'),
      recused: named('recused'),
      observers: named('observers'),
      votes: this.file.context.rules.deliberation.votes
        ? {
            inFavor: numberIn(fields['inFavor']),
            against: numberIn(fields['against']),
            abstained: numberIn(fields['abstained']),
          }
        : null,
      report: textIn(texts['report']),
      defense: textOrNull(texts['defense']),
      reviewSummary: textIn(texts['reviewSummary']),
      opinions: textList(texts['opinions']).map(({ member, opinion }) => ({
        member: this.names.of(member ?? ''),
        opinion: opinion ?? '',
      })),
      conclusion: textIn(fields['conclusion']) as Conclusion,
      reasons: textIn(texts['reasons']),
      dissent: textOrNull(texts['dissent']),
      returned: null,
      confirmed: null,
    };
  }

  /** The party spoke again before the heads' minutes were confirmed: they conclude anew. */
  hear(): void {
    if (this.convened?.meeting === 'heads' && this.convened.state === 'recorded') this.convened.state = 'convened';
  }

  sendBack(entry: TimelineEntry): void {
    const minutes = this.convened?.minutes.at(-1);
    if (this.convened === null || minutes === undefined) return;
    minutes.returned = { ...stampOf(entry), reason: textIn(entry.texts['reason']) };
    this.convened.state = 'convened';
  }

  confirm(entry: TimelineEntry): void {
    const minutes = this.convened?.minutes.at(-1);
    if (this.convened === null || minutes === undefined) return;
    minutes.confirmed = stampOf(entry);
    this.convened.state = 'confirmed';
    if (this.convened.meeting === 'disagreement') this.conclude(minutes.conclusion, entry.state);
    this.convened = null;
  }

  private conclude(conclusion: Conclusion, state: TimelineEntry['state']): void {
    if (state === 'passedByDeliberation') this.endOpen('substituted');
    else if (conclusion === 'forHandler') this.reviewAgain('forHandler');
    else this.endOpen('forReviewer');
  }
}

const readings: { readonly [T in TimelineEntry['act']]?: Reading } = {
  finalizeDraft: (course, entry) => course.finalize(entry),
  amendDraft: (course, entry) => course.finalize(entry),
  submitForReview: (course) => course.nextRound(),
  raiseObjection: (course, entry) => course.object(entry),
  withdrawObjection: (course, entry) => course.withdraw(entry),
  answerObjection: (course, entry) => course.answer(entry),
  recordConsultation: (course, entry) => course.consult(entry),
  conveneDeliberation: (course, entry) => course.convene(entry),
  recordDeliberation: (course, entry) => course.minute(entry),
  recordDefense: (course) => course.hear(),
  returnDeliberationRecord: (course, entry) => course.sendBack(entry),
  confirmDeliberation: (course, entry) => course.confirm(entry),
};

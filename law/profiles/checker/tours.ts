import { actsOf } from '../../acts.ts';
import { hasProcedure, type ActKind } from '../../act-kinds.ts';
import type { ActType } from '../../acts.ts';
import type { PenaltyKind, ScopeFact } from '../../processes/case/review/content.ts';
import type { Rules } from '../rules.ts';
import type { Setting } from './model-acts.ts';

/** A part of the law explored at a time: the acts tried, on one kind of case. */
export interface Tour {
  readonly name: string;
  readonly setting: Setting;
  readonly acts: ReadonlySet<ActType>;
  /** The kind of case on which a breach is told, where the tour itself walks a shorter one. */
  readonly retold: Setting;
}

/** The main procedure, with one text that nobody changes. */
const plainRoad: readonly ActType[] = [
  'openCase',
  'finalizeDraft',
  'signSubmission',
  'submitForReview',
  'accept',
  'recordOutOfScope',
  'assignReviewer',
  'signOpinion',
  'issueOpinion',
  'serveNotice',
  'recordWaiver',
  'clockExpired',
  'requestApproval',
  'endorse',
  'approve',
  'serveDecision',
  'publicationSettled',
  'closeCase',
];

/** The same with everything that changes the text or puts it in doubt. */
const wholeRoad: readonly ActType[] = [
  ...plainRoad,
  'recordDefense',
  'reexamineDefense',
  'amendDraft',
  'refuseApproval',
];

const meeting: readonly ActType[] = [
  'conveneDeliberation',
  'recordDeliberation',
  'returnDeliberationRecord',
  'confirmDeliberation',
];

/** What may happen beside the main procedure: each is explored together with it, not with the others. */
const sideRoads = {
  people: ['withdrawSubmission'],
  returns: ['declineSignature', 'reopenDraft', 'returnMaterials', 'withdrawSubmission', 'returnOpinion'],
  supplement: ['requestSupplement', 'supplement', 'withdrawSubmission'],
  extension: ['requestExtension', 'grantExtension', 'declineExtension'],
  opinionWithdrawn: ['withdrawOpinion', 'amendDraft'],
  questions: ['askHandler', 'answerQuestion'],
  delegation: ['delegateReview', 'returnDelegated'],
  cosigning: ['askCosign', 'cosign'],
  disagreement: ['raiseObjection', 'withdrawObjection', 'answerObjection', 'recordConsultation', ...meeting],
  meeting: [...meeting, 'amendDraft'],
  hearing: ['requestHearing', 'noticeHearing', 'recordHearing', 'endHearing'],
  demand: ['serveDemand', 'recordConcealment', 'recordDefense', 'reexamineDefense', 'amendDraft'],
  endings: ['proposeEnding', 'withdrawEnding', 'decideEnding', 'recordTransfer'],
  recusalOfReviewer: ['requestRecusal', 'decideRecusal'],
  recusalOfHandler: ['requestRecusal', 'decideRecusal', 'assignHandlers'],
  handOver: ['assignHandlers'],
  reviewerTakesOver: ['assignHandlers'],
  measure: ['takeUrgentMeasure', 'reportUrgentMeasure', 'decideUrgentMeasure', 'liftUrgentMeasure'],
  stops: ['stopClock', 'resumeClock'],
  handlingUnitHead: ['replaceLeader'],
  reviewUnitHead: ['replaceLeader'],
  deputyHead: ['replaceLeader', 'requestExtension', 'grantExtension', 'declineExtension'],
  authorityHead: ['replaceLeader'],
  away: ['requestExtension', 'grantExtension', 'withdrawSubmission'],
} as const satisfies Record<string, readonly ActType[]>;
type SideRoad = keyof typeof sideRoads;

/** Acts that move nothing a proof speaks of, and the one that carries a case into another version. */
const beside: readonly ActType[] = [
  'enterHistory',
  'remind',
  'endBackEntry',
  'clockReminder',
  'openPublication',
  'decisionServed',
  'backEntryEnded',
  'migrate',
];

/**
 * Acts that no proceeding names: each is explored with the main procedure all the same.
 *
 * @law GBF118
 */
export const strayActs = (): readonly ActType[] => {
  const known = new Set<ActType>([...wholeRoad, ...Object.values(sideRoads).flat(), ...beside]);
  return actsOf('case').filter((type) => !known.has(type));
};

const plain: Setting = {
  reviewers: ['reviewer'],
  problems: true,
  everyClock: false,
  texts: 1,
  standIns: [],
  away: false,
  handOvers: [],
  askedToLeave: [],
  opening: {},
  draft: {},
};

const withoutMeasures = { penaltyKinds: [], fineFen: 0, confiscatedFen: 0 } as const;
const nothing = { ...withoutMeasures, grounds: [] } as const;

/** A ground on which APL 58 asks for a review and the heads need not meet, so that the shortest way is explored. */
const reviewedWithoutMeeting = ({ approval }: Rules): readonly ScopeFact[] => {
  const grounds: readonly ScopeFact[] = ['majorPublicInterest', 'requiredByLaw'];
  return [grounds.find((ground) => !approval.headsDeliberation.grounds.includes(ground)) ?? 'complex'];
};

/** A kind of penalty the party may be heard on. A fine has its amount, and the heads meet where they must. */
const heardWithoutMeeting = ({ hearing, approval }: Rules): PenaltyKind =>
  hearing.kinds.find((kind) => kind !== 'fine' && !approval.headsDeliberation.kinds.includes(kind)) ??
  'suspensionOrder';

/**
 * The kinds of act beside penalties are alike, but for those the profile decides first and reviews afterwards, and for
 * an execution, which is explored with its demand.
 */
const otherKinds = ({ actKinds, review }: Rules): readonly ActKind[] => {
  const others = actKinds.filter((kind) => kind !== 'penalty' && hasProcedure(kind));
  return others.toSorted((a, b) => Number(review.afterDecision.includes(b)) - Number(review.afterDecision.includes(a)));
};

const openingOf = (actKind: ActKind): Setting['opening'] =>
  actKind === 'coercion' ? { actKind, coercion: 'measure' } : { actKind };

/** The kinds of case a profile covers, the one that asks most first. */
function settingsOf(rules: Rules): readonly (readonly [string, Setting])[] {
  const major = { grounds: reviewedWithoutMeeting(rules) };
  const penalties: readonly (readonly [string, Setting])[] = [
    ['penalty', { ...plain, draft: major }],
    ['minorPenalty', { ...plain, draft: { grounds: [] } }],
    ['noPenalty', { ...plain, draft: nothing }],
    ['summaryPenalty', { ...plain, opening: { summaryProcedure: true }, draft: { fineFen: 10_000, grounds: [] } }],
  ];
  const others = (actKind: ActKind): readonly (readonly [string, Setting])[] => [
    ['other', { ...plain, opening: openingOf(actKind), draft: { ...nothing, ...major } }],
    ['minorOther', { ...plain, opening: openingOf(actKind), draft: nothing }],
  ];
  return [...(rules.actKinds.includes('penalty') ? penalties : []), ...otherKinds(rules).slice(0, 1).flatMap(others)];
}

/** Proceedings that only one kind of act takes (APL 57.2, 63; ACL 35). */
const ofOneKind: { readonly [R in SideRoad]?: ActKind } = {
  meeting: 'penalty',
  hearing: 'penalty',
  demand: 'coercion',
};

/** Proceedings in which an opinion that finds problems leads elsewhere than in the main procedure itself. */
const withProblems: readonly SideRoad[] = [
  'returns',
  'supplement',
  'opinionWithdrawn',
  'disagreement',
  'endings',
  'handOver',
  'reviewerTakesOver',
];

/** What a proceeding needs beside its acts. */
const needs = (rules: Rules): { readonly [R in SideRoad]?: Partial<Setting> } => ({
  meeting: { texts: 2, draft: { grounds: ['complex'] } },
  hearing: {
    draft: { penaltyKinds: [heardWithoutMeeting(rules)], fineFen: 0, grounds: reviewedWithoutMeeting(rules) },
  },
  demand: {
    texts: 2,
    opening: { actKind: 'coercion', coercion: 'execution' },
    draft: { ...nothing, grounds: reviewedWithoutMeeting(rules) },
  },
  people: { reviewers: ['reviewer', 'everything'] },
  delegation: { reviewers: ['reviewer', 'secondReviewer'] },
  cosigning: { reviewers: ['reviewer', 'secondReviewer'] },
  opinionWithdrawn: { texts: 2 },
  handOver: { handOvers: [['handler', 'secondHandler']] },
  reviewerTakesOver: { reviewers: ['reviewer', 'secondReviewer'], handOvers: [['handler', 'reviewer']] },
  recusalOfReviewer: { askedToLeave: ['reviewer'], reviewers: ['reviewer', 'secondReviewer'] },
  recusalOfHandler: { askedToLeave: ['handler'], handOvers: [['secondHandler', 'handlerOfEverything']] },
  disagreement: { everyClock: true, texts: 2 },
  measure: { everyClock: true },
  endings: { everyClock: true },
  handlingUnitHead: { standIns: ['handlingUnitHead'] },
  reviewUnitHead: { standIns: ['reviewUnitHead'] },
  deputyHead: { standIns: ['deputyHead'] },
  authorityHead: { standIns: ['authorityHead'] },
  away: { away: true },
});

/** On which kind of case the heads must meet, the main procedure leads through their meeting. */
function withMeeting(acts: readonly ActType[], { draft }: Setting, { approval }: Rules): readonly ActType[] {
  const isComplex = draft.grounds?.some(
    (ground) => ground === 'complex' || approval.headsDeliberation.grounds.includes(ground as ScopeFact),
  );
  const isSerious = (draft.penaltyKinds ?? ['fine']).some((kind) =>
    approval.headsDeliberation.kinds.includes(kind as PenaltyKind),
  );
  return isComplex === true || isSerious ? [...acts, ...meeting] : acts;
}

/** Where the text may change in every way; on the other kinds of case the changed text alone is enough. */
const wholeOrPlain = (name: string): readonly ActType[] =>
  name === 'penalty' || name === 'other' ? wholeRoad : [...plainRoad, 'amendDraft'];

/**
 * The parts in which a profile is explored: the whole main procedure on every kind of case; the people in all their coincidences;
 * and each proceeding with the main procedure, on the kind of case that asks most. Two proceedings are not walked at once:
 * they touch each other only through the file, and what each leaves in the file is what the main procedure is explored with.
 *
 * @law APL-58
 */
export function toursOf(rules: Rules): readonly Tour[] {
  const settings = settingsOf(rules);
  const main = settings[0]?.[1];
  if (rules.actKinds.length === 0) throw new Error('expected rules that cover some kind of act');
  // Nothing of these kinds is opened here: there is no procedure to explore.
  if (main === undefined) return [];
  // No party to be heard: everything in a proceeding that does not concern it is there, in a third of the states.
  const quiet = { ...main, draft: { ...nothing, ...main.draft, ...withoutMeasures } };
  const tour = (name: string, setting: Setting, acts: readonly ActType[], retold = setting): Tour => ({
    name,
    setting,
    retold,
    acts: new Set(withMeeting(acts, retold, rules)),
  });
  const names = (Object.keys(sideRoads) as SideRoad[]).filter((name) => {
    const kind = ofOneKind[name];
    return kind === undefined || rules.actKinds.includes(kind);
  });
  const side = (name: string, needed: Partial<Setting>, acts: readonly ActType[]): Tour =>
    tour(name, { ...(needed.draft === undefined ? quiet : main), ...needed }, acts, { ...main, ...needed });
  return [
    ...settings.map(([name, setting]) =>
      tour(name, { ...setting, texts: 2, everyClock: setting === main }, wholeOrPlain(name)),
    ),
    ...names.map((name) =>
      side(name, { problems: withProblems.includes(name), ...needs(rules)[name] }, [...plainRoad, ...sideRoads[name]]),
    ),
    ...strayActs().map((type) => side(type, {}, [...plainRoad, type])),
  ];
}

import { evidenceKindLabels, issueAnswerLabels, meetingLabels, consultationResultLabels } from '../../law/words.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { DisagreementView, MeetingView } from '../contract/meetings.ts';
import { actsIn, type ActEntry } from '../contract/timeline.ts';
import { facts, heading, note, organ, sheet, title, written, type Block, type Paper } from './paper.ts';
import { paperWords as words } from './paper-words.ts';

/** What lies before the members: the case, the opinion, the dispute about it, what the party said, the evidence. */
export function meetingPapers(page: CaseView, meeting: MeetingView): Paper {
  return {
    title: words.papers,
    organ: page.authority.name,
    caseNumber: words.caseNumber(page.head.number),
    mark: markOf(page),
    blocks: [
      ...cover(page, meeting),
      sheet,
      ...draft(page),
      ...opinion(page),
      ...objection(page),
      ...party(page),
      ...evidence(page),
    ],
  };
}

export const markOf = ({ head }: CaseView): string =>
  head.demo ? `${words.internal} · ${words.demo}` : words.internal;

function cover(page: CaseView, meeting: MeetingView): readonly Block[] {
  const { head, proceedings } = page;
  const { cover: labels } = words;
  const reviewers = proceedings.involved.filter(({ as }) => as === 'reviewer').map(({ person }) => person);
  return [
    organ(page.authority.name),
    title(words.papers),
    facts(
      [labels.case, head.title],
      [labels.party, head.party.name],
      [labels.meeting, meetingLabels[meeting.meeting]],
      [labels.convened, labels.convenedBy(meeting.convened.by.name, words.day(meeting.convened.on))],
      [labels.when, words.day(meeting.plannedOn)],
      [labels.where, meeting.place ?? words.none],
      [labels.chair, meeting.chair.name],
      [labels.members, labels.membersOf(words.names(meeting.members), meeting.members.length, meeting.quorum)],
      [labels.recorder, meeting.recorder.name],
      [labels.observers, labels.observersOf(words.names(head.handlers), words.names(reviewers))],
    ),
    note(labels.rule),
    note(ruleOf(page, meeting)),
    heading(labels.contents),
    written(Object.values(words.parts).join('\n')),
  ];
}

function ruleOf({ meetings }: CaseView, { meeting }: MeetingView): string {
  const { cover: labels } = words;
  if (meeting === 'heads') return labels.heads;
  return meetings.rules.substitutes ? labels.substitutes : labels.disagreement;
}

function draft({ content, head }: CaseView): readonly Block[] {
  if (content === null) return [];
  const { facts: found, law, discretion, decision } = content.content;
  const labels = words.draft;
  return [
    heading(words.parts.draft),
    facts(
      [head.actKind === 'penalty' ? labels.violation : labels.matter, found.violation],
      [labels.facts, found.summary],
      [labels.law, law.map((one) => `《${one.law}》${one.article}`).join('\n')],
      [labels.discretion, [discretion.standard, discretion.circumstances].join('\n')],
      [labels.text, decision.text],
      [labels.fingerprint, content.hash],
    ),
  ];
}

function opinion(page: CaseView): readonly Block[] {
  const labels = words.opinion;
  const round = page.rounds.findLast((one) => one.opinion !== null && one.opinion.issued !== null);
  const given = round?.opinion;
  if (round === undefined || given === null || given === undefined) {
    return [heading(words.parts.opinion), written(page.outOfScope === null ? labels.noOpinion : labels.outOfScope)];
  }
  return [
    heading(words.parts.opinion),
    facts(
      [labels.round(round.round), labels.label(given.label)],
      [labels.number, given.number ?? words.none],
      [labels.by, words.names([given.signed, given.issued].flatMap((stamp) => stamp?.by ?? []))],
      [labels.advice, given.advice ?? words.none],
    ),
    ...problems(page),
  ];
}

/** Problems keep their numbers through the case. */
function problems({ issues }: CaseView): readonly Block[] {
  if (issues.length === 0) return [];
  const rows = issues.map(({ number, problem, basis, answer, answerText }) => [
    String(number),
    problem,
    basis,
    answer === null ? '' : [issueAnswerLabels[answer], answerText ?? ''].filter((one) => one !== '').join('：'),
  ]);
  return [{ is: 'rows', widths: [3, 0, 8, 10], head: words.opinion.head, rows }];
}

function objection({ meetings }: CaseView): readonly Block[] {
  const last = meetings.disagreements.at(-1);
  if (last === undefined) {
    return [
      heading(words.parts.objection),
      written(words.none),
      heading(words.parts.consultation),
      written(words.none),
    ];
  }
  return [heading(words.parts.objection), objectionFacts(last), ...consultation(last)];
}

function objectionFacts({ objection: raised, answer }: DisagreementView): Block {
  const labels = words.objection;
  const numbers = labels.issueNumbers(raised.issues);
  return facts(
    [labels.reason, `${labels.raised(raised.by.name, words.day(raised.on))}\n${raised.reason}`],
    ...(numbers === '' ? [] : [[labels.issues, numbers] as const]),
    [
      labels.answer,
      answer === null
        ? words.none
        : `${labels.answered(answer.upheld, answer.by.name, words.day(answer.on))}\n${answer.answer}`,
    ],
  );
}

function consultation({ consultation: held }: DisagreementView): readonly Block[] {
  const labels = words.consultation;
  if (held === null) return [heading(words.parts.consultation), written(words.none)];
  return [
    heading(words.parts.consultation),
    facts(
      [labels.when, words.day(held.heldOn)],
      [labels.who, words.names(held.participants)],
      [labels.result, consultationResultLabels[held.result]],
      [labels.record, held.record],
    ),
  ];
}

function statementsIn(entry: ActEntry): readonly (readonly [string, string])[] {
  const { party: labels } = words;
  if (entry.act === 'recordDefense') return [[labels.statement, entry.fields.statement]];
  if (entry.act === 'reexamineDefense') return [[labels.findings, entry.fields.findings]];
  if (entry.act !== 'recordHearing') return [];
  return [
    [labels.minutes, entry.fields.minutes],
    [labels.report, entry.fields.report],
  ];
}

/** What the party said, and what came of it, in the order in which it happened. */
function party({ timeline, party: rights, coercion }: CaseView): readonly Block[] {
  const rows = actsIn(timeline)
    .toReversed()
    .flatMap((entry) =>
      statementsIn(entry).map(([label, text]) => [label, `${words.day(entry.on)}\n${text}`] as const),
    );
  const silence = coercion === null ? words.party.waived : words.party.silent;
  return [
    heading(words.parts.party),
    rows.length === 0 ? written(rights.state === 'settled' ? silence : words.party.notYet) : facts(...rows),
  ];
}

function evidence({ content }: CaseView): readonly Block[] {
  const rows = (content?.content.evidence ?? []).map(({ name, kind, proves }, index) => [
    String(index + 1),
    name,
    evidenceKindLabels[kind],
    proves,
  ]);
  return [heading(words.parts.evidence), { is: 'rows', widths: [3, 9, 6, 0], head: words.evidence.head, rows }];
}

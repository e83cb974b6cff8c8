import { evidenceKindLabels, issueAnswerLabels, meetingLabels, consultationResultLabels } from '../../law/words.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { DisagreementView, MeetingView } from '../contract/meetings.ts';
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
  const { head, beside } = page;
  const { cover: said } = words;
  const reviewers = beside.involved.filter(({ as }) => as === 'reviewer').map(({ person }) => person);
  return [
    organ(page.authority.name),
    title(words.papers),
    facts(
      [said.case, head.title],
      [said.party, head.party.name],
      [said.meeting, meetingLabels[meeting.meeting]],
      [said.convened, said.convenedBy(meeting.convened.by.name, words.day(meeting.convened.on))],
      [said.when, words.day(meeting.plannedOn)],
      [said.where, meeting.place ?? words.none],
      [said.chair, meeting.chair.name],
      [said.members, said.membersOf(words.names(meeting.members), meeting.members.length, meeting.quorum)],
      [said.recorder, meeting.recorder.name],
      [said.observers, said.observersOf(words.names(head.handlers), words.names(reviewers))],
    ),
    note(said.rule),
    note(ruleOf(page, meeting)),
    heading(said.contents),
    written(Object.values(words.parts).join('\n')),
  ];
}

function ruleOf({ meetings }: CaseView, { meeting }: MeetingView): string {
  const { cover: said } = words;
  if (meeting === 'heads') return said.heads;
  return meetings.rules.substitutes ? said.substitutes : said.disagreement;
}

function draft({ content, head }: CaseView): readonly Block[] {
  if (content === null) return [];
  const { facts: found, law, discretion, decision } = content.content;
  const said = words.draft;
  return [
    heading(words.parts.draft),
    facts(
      [head.actKind === 'penalty' ? said.violation : said.matter, found.violation],
      [said.facts, found.summary],
      [said.law, law.map((one) => `《${one.law}》${one.article}`).join('\n')],
      [said.discretion, [discretion.standard, discretion.circumstances].join('\n')],
      [said.text, decision.text],
      [said.fingerprint, content.hash],
    ),
  ];
}

function opinion(page: CaseView): readonly Block[] {
  const said = words.opinion;
  const round = page.rounds.findLast((one) => one.opinion !== null && one.opinion.issued !== null);
  const given = round?.opinion;
  if (round === undefined || given === null || given === undefined) {
    return [heading(words.parts.opinion), written(page.outOfScope === null ? said.noOpinion : said.outOfScope)];
  }
  return [
    heading(words.parts.opinion),
    facts(
      [said.round(round.round), said.said(given.label)],
      [said.number, given.number ?? words.none],
      [said.by, words.names([given.signed, given.issued].flatMap((stamp) => stamp?.by ?? []))],
      [said.advice, given.advice ?? words.none],
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
  const said = words.objection;
  const numbers = said.issueNumbers(raised.issues);
  return facts(
    [said.reason, `${said.raised(raised.by.name, words.day(raised.on))}\n${raised.reason}`],
    ...(numbers === '' ? [] : [[said.issues, numbers] as const]),
    [
      said.answer,
      answer === null
        ? words.none
        : `${said.answered(answer.upheld, answer.by.name, words.day(answer.on))}\n${answer.answer}`,
    ],
  );
}

function consultation({ consultation: held }: DisagreementView): readonly Block[] {
  const said = words.consultation;
  if (held === null) return [heading(words.parts.consultation), written(words.none)];
  return [
    heading(words.parts.consultation),
    facts(
      [said.when, words.day(held.heldOn)],
      [said.who, words.names(held.participants)],
      [said.result, consultationResultLabels[held.result]],
      [said.record, held.record],
    ),
  ];
}

const told = {
  recordDefense: [['statement', words.party.statement]],
  reexamineDefense: [['findings', words.party.findings]],
  recordHearing: [
    ['minutes', words.party.minutes],
    ['report', words.party.report],
  ],
} as const;

const saidIn = (text: unknown): string => (typeof text === 'string' ? text : '');

/** What the party said, and what came of it, in the order in which it happened. */
function party({ timeline, party: rights, coercion }: CaseView): readonly Block[] {
  const acts = timeline.filter(({ what }) => what === 'act').toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const rows = acts.flatMap(({ act, texts, on }) =>
    act in told
      ? told[act as keyof typeof told].map(
          ([name, label]) => [label, `${words.day(on)}\n${saidIn(texts[name])}`] as const,
        )
      : [],
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

import type { ReactElement } from 'react';
import { conclusionLabels } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { MinutesView } from '../../server/contract/meetings.ts';
import { words } from '../words/words.ts';

interface MinutesProps {
  readonly minutes: MinutesView;
  readonly view: CaseView;
}

/** Where the local rule lets the meeting decide, nothing goes to another review. */
export const conclusionIn = ({ meetings }: CaseView, { conclusion }: MinutesView): string =>
  conclusion === 'forHandler' && meetings.rules.substitutes
    ? words.meeting.substitutedConclusion
    : conclusionLabels[conclusion];

/** 集体讨论笔录, whole: what the chair confirms and everybody in the case may read again. */
export function Minutes({ minutes, view }: MinutesProps): ReactElement {
  const labels = words.meeting;
  const { present, recused, observers, votes } = minutes;
  const facts: readonly (readonly [string, string])[] = [
    [labels.time, `${minutes.startedAt} — ${minutes.endedAt}`],
    [labels.form.place, minutes.place],
    [labels.form.present, labels.present(words.case.names(present), present.length)],
    ...(recused.length === 0 ? [] : [[labels.form.recused, words.case.names(recused)] as const]),
    ...(observers.length === 0 ? [] : [[labels.form.observers, words.case.names(observers)] as const]),
    [labels.report, minutes.report],
    ...(minutes.defense === null ? [] : [[labels.defense, minutes.defense] as const]),
    [labels.reviewSummary, minutes.reviewSummary],
    ...minutes.opinions.map(({ member, opinion }) => [labels.form.opinionOf(member.name), opinion] as const),
    ...(votes === null ? [] : [[labels.vote, labels.votes(votes.inFavor, votes.against, votes.abstained)] as const]),
    [labels.conclusion, conclusionIn(view, minutes)],
    [labels.reasons, minutes.reasons],
    ...(minutes.dissent === null ? [] : [[labels.dissent, minutes.dissent] as const]),
  ];
  return (
    <dl className="minutes">
      {facts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="pre">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

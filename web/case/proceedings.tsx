import type { ReactElement } from 'react';
import { endingLabels, nodeLabel } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { lastAct } from '../../server/contract/timeline.ts';
import { beijingTime, shortDate, timeOfDay } from '../words/dates.ts';
import { words } from '../words/words.ts';

interface ProceedingsProps {
  readonly view: CaseView;
  readonly today: string;
}

interface Fact {
  readonly key: string;
  readonly name: string;
  readonly state: string;
  readonly details: readonly string[];
}

/** What goes on beside the file: the party's hearing, a recusal, another ending, measures on the spot. */
export function Proceedings({ view, today }: ProceedingsProps): ReactElement | null {
  const facts = factsOf(view, today);
  if (facts.length === 0) return null;
  return (
    <section className="card padded">
      <h2 className="title-2">{words.case.proceedings.title}</h2>
      <table className="plain-table">
        <tbody>
          {facts.map(({ key, name, state, details }) => (
            <tr key={key}>
              <th scope="row" className="no-wrap">
                {name}
              </th>
              <td>
                <b>{state}</b>
                {details.map((detail) => (
                  <div key={detail} className="small secondary">
                    {detail}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function hearingDetails(
  { proceedings: { hearing } }: CaseView,
  notice: HearingNotice,
  today: string,
): readonly string[] {
  const { askedOn, noticedOn, plannedOn, heldOn, officer } = hearing;
  const day = (date: string): string => shortDate(date, today);
  const { proceedings: labels } = words.case;
  return [
    ...(askedOn === null ? [] : [labels.askedOn(day(askedOn))]),
    ...(noticedOn === null ? [] : [labels.noticed(day(noticedOn))]),
    ...(plannedOn === null ? [] : [labels.planned(day(plannedOn), notice.place, notice.isPublic)]),
    ...(officer === null ? [] : [labels.presides(officer.name)]),
    ...(heldOn === null ? [] : [labels.heldOn(day(heldOn))]),
  ];
}

/** Of a hearing still to be held: when, where, and who presides. */
export function hearingAhead(view: CaseView, today: string): string | null {
  const { state, plannedOn, officer } = view.proceedings.hearing;
  if (state !== 'noticed' || plannedOn === null) return null;
  const { place, isPublic } = hearingNotice(view);
  const { proceedings: labels } = words.case;
  const presides = officer === null ? [] : [labels.presides(officer.name)];
  return [labels.planned(shortDate(plannedOn, today), place, isPublic), ...presides].join(' · ');
}

interface HearingNotice {
  readonly place: string;
  readonly isPublic: boolean;
}

/** As the party was last told of it. */
export function hearingNotice({ timeline }: CaseView): HearingNotice {
  const { place = '', isPublic = false } = lastAct(timeline, 'noticeHearing')?.fields ?? {};
  return { place, isPublic };
}

function factsOf(view: CaseView, today: string): readonly Fact[] {
  const { hearing, recusal, recused, ending, measure } = view.proceedings;
  const day = (date: string): string => shortDate(date, today);
  const { proceedings: labels } = words.case;
  return [
    ...(hearing.state === 'none'
      ? []
      : [
          {
            key: 'hearing',
            name: labels.hearing,
            state: nodeLabel(`case.hearing.${hearing.state}`),
            details: hearingDetails(view, hearingNotice(view), today),
          },
        ]),
    ...(recusal === null
      ? []
      : [
          {
            key: 'recusal',
            name: labels.recusal,
            state: labels.undecided,
            details: [labels.recusalOf(recusal.person.name, day(recusal.askedOn))],
          },
        ]),
    ...(recused.length === 0
      ? []
      : [{ key: 'recused', name: labels.recused, state: words.case.names(recused), details: [] }]),
    ...(ending === null
      ? []
      : [
          {
            key: 'ending',
            name: labels.ending,
            state: endingLabels[ending.ending],
            details: [
              ending.approvedOn === null
                ? labels.proposedBy(ending.proposedBy.name)
                : labels.approvedOn(day(ending.approvedOn)),
            ],
          },
        ]),
    ...(measure === null
      ? []
      : [
          {
            key: 'measure',
            name: labels.measure,
            state: nodeLabel(`case.measure.${measure.stage}`),
            details: [
              labels.takenAt(day(beijingTime(measure.takenAt).slice(0, 10)), timeOfDay(measure.takenAt)),
              labels.neverReviewed,
            ],
          },
        ]),
  ];
}

import type { ReactElement } from 'react';
import { endingLabels, nodeLabel, type CaseView } from '../../../server/contract.ts';
import { shortDate, timeOfDay } from '../../dates.ts';
import { words } from '../../words.ts';

interface BesideProps {
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
export function Beside({ view, today }: BesideProps): ReactElement | null {
  const facts = factsOf(view, today);
  if (facts.length === 0) return null;
  return (
    <section className="card padded">
      <h2 className="title-2">{words.case.beside.title}</h2>
      <table className="plain-table">
        <tbody>
          {facts.map(({ key, name, state, details }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
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

function factsOf({ beside }: CaseView, today: string): readonly Fact[] {
  const { hearing, recusal, recused, ending, measure } = beside;
  const day = (date: string): string => shortDate(date, today);
  const { beside: said } = words.case;
  const hearingFact: Fact = {
    key: 'hearing',
    name: said.hearing,
    state: nodeLabel(`case.hearing.${hearing.state}`),
    details: [
      ...(hearing.askedOn === null ? [] : [said.askedOn(day(hearing.askedOn))]),
      ...(hearing.noticedOn === null || hearing.plannedOn === null
        ? []
        : [said.noticed(day(hearing.noticedOn), day(hearing.plannedOn), hearing.officer?.name ?? '')]),
      ...(hearing.heldOn === null ? [] : [said.heldOn(day(hearing.heldOn))]),
    ],
  };
  return [
    ...(hearing.state === 'none' ? [] : [hearingFact]),
    ...(recusal === null
      ? []
      : [
          {
            key: 'recusal',
            name: said.recusal,
            state: said.undecided,
            details: [said.recusalOf(recusal.person.name, day(recusal.askedOn))],
          },
        ]),
    ...(recused.length === 0
      ? []
      : [{ key: 'recused', name: said.recused, state: words.case.names(recused), details: [] }]),
    ...(ending === null
      ? []
      : [
          {
            key: 'ending',
            name: said.ending,
            state: endingLabels[ending.ending],
            details: [
              ending.approvedOn === null
                ? said.proposedBy(ending.proposedBy.name)
                : said.approvedOn(day(ending.approvedOn)),
            ],
          },
        ]),
    ...(measure === null
      ? []
      : [
          {
            key: 'measure',
            name: said.measure,
            state: nodeLabel(`case.measure.${measure.stage}`),
            details: [said.takenAt(day(measure.takenAt.slice(0, 10)), timeOfDay(measure.takenAt)), said.neverReviewed],
          },
        ]),
  ];
}

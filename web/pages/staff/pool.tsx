import type { ReactElement } from 'react';
import { poolKindLabels } from '../../../server/contract/labels.ts';
import type { Staff } from '../../api/api.ts';
import { shortDate } from '../../words/dates.ts';
import { words } from '../../words/words.ts';
import { Tag } from '../../components/status.tsx';

/** Whom we borrow, and whom we lend. */
export function Pool({ staff: { pool, asOf } }: { readonly staff: Staff }): ReactElement {
  const { columns, ...say } = words.staff.pool;
  const day = (on: string): string => shortDate(on, asOf);
  return (
    <section className="card padded">
      <h2 className="title-2">{say.title}</h2>
      {pool.length === 0 ? (
        <p className="small secondary">{say.none}</p>
      ) : (
        <table className="plain-table staff-table">
          <thead>
            <tr>
              <th scope="col">{columns.person}</th>
              <th scope="col">{columns.kind}</th>
              <th scope="col">{columns.from}</th>
              <th scope="col">{columns.days}</th>
              <th scope="col">{columns.basis}</th>
            </tr>
          </thead>
          <tbody>
            {pool.map(({ id, person, kind, lentBy, toUs, fromOn, untilOn, basis, lentNow }) => (
              <tr key={id}>
                <th scope="row">
                  {person.name}{' '}
                  {lentNow ? (
                    <Tag tone={toUs ? 'good' : 'act'}>{toUs ? say.toUs : say.away}</Tag>
                  ) : (
                    <Tag>{say.over}</Tag>
                  )}
                </th>
                <td>{poolKindLabels[kind]}</td>
                <td>{lentBy.name}</td>
                <td className="no-wrap">{say.days(day(fromOn), untilOn === null ? null : day(untilOn))}</td>
                <td className="secondary">{basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

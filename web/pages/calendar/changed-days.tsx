import type { ReactElement } from 'react';
import { dayKindLabels } from '../../../server/contract/labels.ts';
import type { CalendarPreviewView, DayChangeView } from '../../../server/contract/calendars.ts';
import { weekdayOf } from '../../words/dates.ts';
import { words } from '../../words/words.ts';
import { Icon } from '../../components/icon.tsx';

const say = words.calendar;

/** Every day a preview changes, and what the file leaves as it is although it may look otherwise. */
export function ChangedDays({ preview }: { readonly preview: CalendarPreviewView }): ReactElement {
  const { days, kept, overruled, arranged, years } = preview;
  const provisional = years.filter((year) => year.provisional).map(({ year }) => year);
  const off = days.filter(({ to }) => to === 'rest').length;
  const notices = new Set(days.map(({ notice }) => notice));
  const [only = null] = notices.size === 1 ? notices : [];
  return (
    <section className="calendar-days" aria-label={say.changedDays(days.length)}>
      {days.length === 0 ? (
        <p className="strong">{say.noDays}</p>
      ) : (
        <>
          <p>
            <b>{say.changedDays(days.length)}</b>{' '}
            <span className="small secondary">
              {say.changedTo(off, days.length - off)}
              {only === null ? null : ` · ${say.by(only)}`}
            </span>
          </p>
          <DayTable days={days} isOfOne={only !== null} />
        </>
      )}
      <ul className="calendar-notes small">
        {overruled.length > 0 ? <Note text={say.overruled(overruled.join('、'))} /> : null}
        {kept.length > 0 ? <Note text={say.kept(kept.join('、'))} /> : null}
        {provisional.length > 0 ? <Note text={say.stillProvisional(provisional.join('、'))} /> : null}
        {arranged.length > 0 ? <li className="secondary">{say.arranged(arranged.join('、'))}</li> : null}
      </ul>
    </section>
  );
}

const Note = ({ text }: { readonly text: string }): ReactElement => (
  <li className="soon">
    <Icon name="problem" /> {text}
  </li>
);

interface DayTableProps {
  readonly days: readonly DayChangeView[];
  /** One notice sets all of them: then it is said above, not for each day. */
  readonly isOfOne: boolean;
}

function DayTable({ days, isOfOne }: DayTableProps): ReactElement {
  const { dayColumns: columns } = say;
  const hasNotices = !isOfOne || days.some(({ earlierNotice }) => earlierNotice !== null);
  return (
    <div className="calendar-moves">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{columns.date}</th>
            <th scope="col">{columns.weekday}</th>
            <th scope="col">{columns.from}</th>
            <th scope="col">{columns.to}</th>
            {hasNotices ? <th scope="col">{columns.notice}</th> : null}
          </tr>
        </thead>
        <tbody>
          {days.map(({ date, from, to, notice, earlierNotice }) => (
            <tr key={date}>
              <th scope="row" className="no-wrap day">
                {date}
              </th>
              <td className="secondary no-wrap">{words.weekday(weekdayOf(date))}</td>
              <td className="no-wrap">{dayKindLabels[from]}</td>
              <td className={`no-wrap strong ${to === 'rest' ? '' : 'act'}`}>{dayKindLabels[to]}</td>
              {hasNotices ? (
                <td className="small secondary">
                  {isOfOne ? null : (notice ?? say.unnamed)}{' '}
                  {earlierNotice === null ? null : (
                    <span className="soon">
                      <Icon name="problem" /> {say.against(earlierNotice)}
                    </span>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

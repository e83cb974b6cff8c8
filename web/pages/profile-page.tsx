import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { profileQuery } from '../api/api.ts';
import { longDate } from '../words/date-words.ts';
import { Tag } from '../components/status.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { words } from '../words/words.ts';
import '../styles/profile.css';

/** The local values in force, each with where it comes from. */
export function ProfilePage(): ReactElement {
  const query = useQuery(profileQuery);
  const [sought, setSought] = useState('');
  if (query.isPending) return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const profile = query.data;
  const { columns } = words.board.profile;
  const values = profile.values.filter(({ label, value, source }) =>
    `${label}${value}${source}`.includes(sought.trim()),
  );
  return (
    <div className="page profile">
      <header className="line wrap page-head">
        <h1 className="title-1">{words.board.profile.title}</h1>
        <span className="secondary small">{words.board.profile.note}</span>
      </header>
      <section className="card padded">
        <div className="line wrap profile-head">
          <h2 className="title-2">{profile.title}</h2>
          <span className="secondary small">
            {words.board.profile.version(profile.id, profile.version)}
            {profile.effectiveFrom === null
              ? ''
              : ` · ${words.board.profile.effective(longDate(profile.effectiveFrom))}`}
          </span>
          <span className="grow" />
          <Input
            className="profile-filter"
            size="small"
            type="search"
            aria-label={words.board.profile.filter}
            placeholder={words.board.profile.filter}
            value={sought}
            onChange={({ target }) => {
              setSought(target.value);
            }}
          />
        </div>
        <table className="plain-table values">
          <thead>
            <tr>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.value}</th>
              <th scope="col">{columns.source}</th>
              <th scope="col">{columns.from}</th>
            </tr>
          </thead>
          <tbody>
            {values.map(({ path, label, value, source, inheritedFrom, used }) => (
              <tr key={path}>
                <th scope="row" title={path}>
                  {label}
                </th>
                <td className="pre">
                  {value}
                  {used ? null : (
                    <>
                      {' '}
                      <Tag>{words.board.profile.unused}</Tag>
                    </>
                  )}
                </td>
                <td className="secondary">{source}</td>
                <td>
                  {inheritedFrom === null ? (
                    <Tag tone="act">{words.board.profile.own}</Tag>
                  ) : (
                    <span className="small secondary">{words.board.profile.inherited(inheritedFrom)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="card padded">
        <h2 className="title-2">
          {words.board.profile.calendar}{' '}
          <span className="small secondary">{words.board.profile.calendarVersion(profile.calendar.version)}</span>
        </h2>
        <table className="plain-table">
          <tbody>
            {profile.calendar.years.map(({ year, source }) => (
              <tr key={year}>
                <th scope="row">{words.board.profile.year(year)}</th>
                <td>{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

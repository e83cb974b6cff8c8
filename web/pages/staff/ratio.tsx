import type { ReactElement } from 'react';
import type { Staff } from '../../api/api.ts';
import { words } from '../../words/words.ts';
import { Status } from '../../components/status.tsx';

/** Reviewers against officers, by the least share of the profile, with where that is written. */
export function Ratio({ staff: { staffing, minRatio } }: { readonly staff: Staff }): ReactElement {
  const { officers, reviewers, ratio, required, short } = staffing;
  const say = words.staff.ratio;
  return (
    <section className="card padded">
      <div className="line wrap">
        <h2 className="title-2">{say.title}</h2>
        {required === null ? null : (
          <Status tone={short ? 'late' : 'good'} icon={short ? 'problem' : 'passed'}>
            {short ? say.short : say.enough}
          </Status>
        )}
      </div>
      <p>
        {say.headcount(reviewers, officers)}
        {ratio === null ? '' : `，${say.percent(ratio)}`}
      </p>
      <p className="small secondary">
        {minRatio.value === null || required === null ? say.unfixed : say.least(minRatio.value, required)}
        {minRatio.source === null ? '' : `（${say.source(minRatio.source)}）`}
      </p>
    </section>
  );
}

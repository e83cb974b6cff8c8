import type { ReactElement } from 'react';
import type { CaseView, OpinionView } from '../../server/contract/case-view.ts';
import { shortDate } from '../words/dates.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { Icon } from '../components/icon.tsx';
import { Status } from '../components/status.tsx';

/** An opinion by its name; one that counts no more says so, whatever it found. */
export function OpinionWord({ opinion }: { readonly opinion: OpinionView }): ReactElement {
  const { validity, passes, label } = opinion;
  const text = words.case.opinion(label);
  if (validity === 'voided' || validity === 'withdrawn') {
    return (
      <Status tone="late" icon="voided">
        {validity === 'voided' ? words.case.voided(text) : words.case.withdrawn(text)}
      </Status>
    );
  }
  return (
    <Status tone={passes ? 'good' : 'soon'} icon={passes ? 'passed' : 'problem'}>
      {text}
    </Status>
  );
}

/** Why there is no pass any more: the reviewer took the last opinion back, and no other was given since. */
export function TakenBack({ view }: { readonly view: CaseView }): ReactElement | null {
  const { today } = useMe();
  const last = view.rounds.findLast(({ opinion }) => opinion !== null)?.opinion ?? null;
  if (last === null || last.validity !== 'withdrawn' || last.withdrawn === null) return null;
  const { by, on, reason } = last.withdrawn;
  return (
    <p className="small">
      <Icon name="return" className="late" /> {words.case.takenBack(by.name, shortDate(on, today), last.number)}
      <span className="pre">{reason}</span>
    </p>
  );
}

import type { ReactElement } from 'react';
import { actLabels } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { actsIn, type ActEntry } from '../../server/contract/timeline.ts';
import { beijingTime } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { Icon } from '../components/icon.tsx';

interface LookBackSliderProps {
  readonly view: CaseView;
  /** The instant looked at; undefined is the present. */
  readonly at: string | undefined;
  readonly onMove: (at: string | undefined) => void;
}

/** One step an act, the present at the right end. The arrow keys, Home and End move it, as on every slider. */
export function LookBackSlider({ view, at, onMove }: LookBackSliderProps): ReactElement | null {
  const acts = actsIn(view.timeline).toReversed();
  const last = acts.at(-1);
  if (last === undefined) return null;
  const position = at === undefined ? acts.length : acts.findLastIndex((entry) => entry.at <= at);
  const shown = acts[position];
  const text = shown === undefined ? words.lookBack.present : positionWords(shown);
  return (
    <div className="look-back no-print">
      <label htmlFor="look-back" className="line">
        <Icon name="clock" /> {words.lookBack.label}
      </label>
      <input
        id="look-back"
        type="range"
        min={0}
        max={acts.length}
        step={1}
        value={Math.max(0, position)}
        aria-label={words.lookBack.slider}
        aria-valuetext={text}
        onChange={({ target }) => {
          onMove(acts[Number(target.value)]?.at);
        }}
      />
      <output htmlFor="look-back" className="small">
        {text}
        {shown === undefined ? null : (
          <span className="secondary"> {words.lookBack.count(position + 1, acts.length)}</span>
        )}
      </output>
    </div>
  );
}

function positionWords({ act, at, on }: ActEntry): string {
  const entered = beijingTime(at);
  return entered.startsWith(on)
    ? words.lookBack.position(entered, actLabels[act])
    : words.lookBack.enteredLater(on, actLabels[act], entered);
}

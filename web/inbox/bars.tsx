import { Button } from 'antd';
import type { ReactElement } from 'react';
import { words } from '../words/words.ts';
import { Icon } from '../components/icon.tsx';

/** New tasks wait here until the person takes them in. */
export const NewTasksBar = ({
  count,
  onLoad,
}: {
  readonly count: number;
  readonly onLoad: () => void;
}): ReactElement => (
  <button type="button" className="new-tasks" onClick={onLoad}>
    <Icon name="down" /> {words.inbox.newTasks(count)} <kbd>R</kbd>
  </button>
);

interface SelectionBarProps {
  readonly count: number;
  readonly mayAssign: boolean;
  readonly mayRemind: boolean;
  readonly onAssign: () => void;
  readonly onRemind: () => void;
  readonly onClear: () => void;
}

/** Only distributing and reminding can be done to many at once; never an opinion, never an approval. */
export const SelectionBar = (props: SelectionBarProps): ReactElement => (
  <div className="selection" role="toolbar" aria-label={words.inbox.selected(props.count)}>
    <b>{words.inbox.selected(props.count)}</b>
    <span className="quiet">{words.inbox.bulkOnly}</span>
    <span className="grow" />
    {props.mayAssign ? (
      <Button size="small" ghost onClick={props.onAssign}>
        {words.inbox.assign} <kbd>A</kbd>
      </Button>
    ) : null}
    {props.mayRemind ? (
      <Button size="small" ghost onClick={props.onRemind}>
        {words.inbox.remind} <kbd>M</kbd>
      </Button>
    ) : null}
    <Button size="small" ghost onClick={props.onClear}>
      {words.inbox.clear} <kbd>Esc</kbd>
    </Button>
  </div>
);

export const KeyBar = (): ReactElement => (
  <div className="key-bar no-print" aria-hidden="true">
    {(
      [
        [['J', 'K'], words.inbox.keys.move],
        [['Enter'], words.inbox.keys.open],
        [['X'], words.inbox.keys.select],
        [['C'], words.inbox.keys.claim],
        [['N'], words.inbox.keys.next],
        [['A'], words.inbox.keys.assign],
        [['M'], words.inbox.keys.remind],
        [['V'], words.inbox.keys.preview],
        [['?'], words.inbox.keys.all],
      ] as const
    ).map(([keys, meaning]) => (
      <span key={meaning}>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}{' '}
        {meaning}
      </span>
    ))}
  </div>
);

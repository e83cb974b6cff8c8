import { useNavigate } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useState, type ReactElement } from 'react';
import { actNamed } from '../../server/contract/acts.ts';
import { caseRoleLabels, taskLabels } from '../../server/contract/labels.ts';
import type { CaseView, PermittedActView } from '../../server/contract/case-view.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { dateWords } from '../words/date-words.ts';
import { Icon } from '../components/icon.tsx';
import { RefusalLine } from '../components/refusal.tsx';
import { actLabel, nextActs } from './next-acts.ts';

/** Opens the place where an act is done: its page, or its form over the case. */
export function useOpenAct(view: CaseView): (act: PermittedActView) => void {
  const navigate = useNavigate();
  const params = { caseId: view.head.id };
  return ({ type }) => {
    const { page } = actNamed(type);
    if (page === 'draft') void navigate({ to: '/cases/$caseId/draft', params });
    else if (page === 'review') void navigate({ to: '/cases/$caseId/review', params });
    else if (page === 'publications') void navigate({ to: '/publications', search: { case: view.head.id } });
    else void navigate({ to: '/cases/$caseId', params, search: { act: type } });
  };
}

/** Next act top right; what is forbidden stays visible, disabled, with the reason beside it. */
export function ActArea({ view }: { readonly view: CaseView }): ReactElement {
  const open = useOpenAct(view);
  const me = useMe();
  const { primary, alternatives, others, barred, ahead } = nextActs(view);
  const [firstBarred] = barred;
  return (
    <div className="act-area no-print">
      <div className="line wrap">
        {firstBarred === undefined ? null : (
          <Button
            key={firstBarred.type}
            disabled
            className="first-barred"
            icon={<Icon name="lock" />}
            aria-describedby="why-not"
          >
            {actLabel(firstBarred.type, view)}
          </Button>
        )}
        <MoreActs view={view} others={others} barred={barred.slice(1)} onOpen={open} />
        {alternatives.map((act) => (
          <Button
            key={act.type}
            onClick={() => {
              open(act);
            }}
          >
            {actLabel(act.type, view)}
          </Button>
        ))}
        {primary === null ? null : (
          <Button
            type="primary"
            onClick={() => {
              open(primary);
            }}
          >
            {actLabel(primary.type, view)}
          </Button>
        )}
      </div>
      <p id="why-not" className="small">
        {firstBarred?.refusal === undefined || firstBarred.refusal === null ? (
          <span className="secondary">
            {ahead === null ? '' : words.case.ahead(actLabel(ahead.type, view), dateWords(ahead.on, me.today))}
            {ahead === null && primary === null ? waitingWords(view) : ''}
          </span>
        ) : (
          <>
            <span className="only-phone">
              <Icon name="lock" /> {actLabel(firstBarred.type, view)}：
            </span>
            <RefusalLine refusal={firstBarred.refusal} />
          </>
        )}
      </p>
    </div>
  );
}

function waitingWords(view: CaseView): string {
  const task = view.tasks[0];
  if (task === undefined) return '';
  return words.case.waitsFor(task.person?.name ?? task.unit?.name ?? caseRoleLabels[task.role], taskLabels[task.kind]);
}

interface MoreActsProps {
  readonly view: CaseView;
  readonly others: readonly PermittedActView[];
  readonly barred: readonly PermittedActView[];
  readonly onOpen: (act: PermittedActView) => void;
  readonly label?: string;
}

export function MoreActs({ view, others, barred, onOpen, label }: MoreActsProps): ReactElement | null {
  const [isOpen, setOpen] = useState(false);
  if (others.length + barred.length === 0) return null;
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      placement="bottomRight"
      content={
        <div className="more-acts">
          {others.map((act) => (
            <Button
              key={act.type}
              type="text"
              block
              onClick={() => {
                setOpen(false);
                onOpen(act);
              }}
            >
              {actLabel(act.type, view)}
            </Button>
          ))}
          {barred.length === 0 ? null : <h3 className="small secondary">{words.case.barredActs}</h3>}
          {barred.map((act) => (
            <div key={act.type} className="barred">
              <Button disabled size="small" icon={<Icon name="lock" />}>
                {actLabel(act.type, view)}
              </Button>
              <p className="small">{act.refusal === null ? null : <RefusalLine refusal={act.refusal} />}</p>
            </div>
          ))}
        </div>
      }
    >
      <Button aria-expanded={isOpen} aria-haspopup="dialog">
        {label ?? words.case.otherActs} <Icon name="down" />
      </Button>
    </Popover>
  );
}

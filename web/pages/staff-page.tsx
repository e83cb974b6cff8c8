import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import type { StaffUnit } from '../../server/contract/staff.ts';
import { staffQuery, type Staff } from '../api/api.ts';
import { LeaveDialog } from '../forms/leave-dialog.tsx';
import { longDate } from '../words/date-words.ts';
import { Pool } from './staff/pool.tsx';
import { Ratio } from './staff/ratio.tsx';
import { StaffTable } from './staff/staff-table.tsx';
import { Tag } from '../components/status.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { words } from '../words/words.ts';
import '../styles/staff.css';

/** Units in their tree, with who works there, by what right, and who is away. */
export function StaffPage(): ReactElement {
  const query = useQuery(staffQuery);
  const [isLeaveOpen, setLeaveOpen] = useState(false);
  if (query.isPending) return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const staff = query.data;
  return (
    <div className="page staff">
      <header className="line wrap page-head">
        <h1 className="title-1">{words.staff.title}</h1>
        <span className="secondary small">
          {staff.authority.name} · {words.staff.asOf(longDate(staff.asOf))}
        </span>
        <span className="grow" />
        <Button
          onClick={() => {
            setLeaveOpen(true);
          }}
        >
          {words.staff.leave.menu}
        </Button>
      </header>
      {isLeaveOpen ? (
        <LeaveDialog
          onClose={() => {
            setLeaveOpen(false);
          }}
        />
      ) : null}
      <Ratio staff={staff} />
      {staff.leaders.length === 0 ? null : (
        <section className="card padded">
          <h2 className="title-2">{words.staff.leaders}</h2>
          <StaffTable people={staff.leaders} today={staff.asOf} />
        </section>
      )}
      {inTree(staff.units).map(({ unit, depth }) => (
        <Unit key={unit.id} unit={unit} depth={depth} staff={staff} />
      ))}
      <Pool staff={staff} />
    </div>
  );
}

function Unit({
  unit,
  depth,
  staff,
}: {
  readonly unit: StaffUnit;
  readonly depth: number;
  readonly staff: Staff;
}): ReactElement {
  const level = words.staff.levels[unit.level];
  const { officers, reviewers } = unit.staffing;
  return (
    <section className={`card padded unit depth-${Math.min(depth, 3)}`}>
      <div className="line wrap">
        <h2 className="title-2">{unit.name}</h2>
        {level === '' ? null : <Tag>{level}</Tag>}
        {unit.delegatedBy === null ? null : <Tag tone="act">{words.staff.delegated(unit.delegatedBy.name)}</Tag>}
        <span className="grow" />
        {officers + reviewers === 0 ? null : (
          <span className="small secondary">{words.staff.unitCount(officers, reviewers)}</span>
        )}
      </div>
      <StaffTable people={unit.people} today={staff.asOf} />
    </section>
  );
}

interface Placed {
  readonly unit: StaffUnit;
  readonly depth: number;
}

/** Each unit followed by those below it. */
function inTree(units: readonly StaffUnit[], parentId: string | null = null, depth = 0): readonly Placed[] {
  return units
    .filter((unit) => unit.parentId === parentId)
    .flatMap((unit) => [{ unit, depth }, ...inTree(units, unit.id, depth + 1)]);
}

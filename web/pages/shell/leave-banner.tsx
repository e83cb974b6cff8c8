import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { refreshPeople, server } from '../../api/api.ts';
import { shortDate } from '../../words/dates.ts';
import { useMe } from '../../api/session.ts';
import { words } from '../../words/words.ts';

/** Whom one stands in for, and that one is away oneself: said on every page while it holds. */
export function LeaveBanner(): ReactElement | null {
  const { standsFor, leave, today } = useMe();
  const end = useMutation({
    mutationFn: (id: string) => server.endLeave({ params: { id } }),
    onSuccess: refreshPeople,
  });
  if (standsFor.length === 0 && leave === null) return null;
  return (
    <div className="notice-bar" role="status">
      {standsFor.map(({ id, name, untilOn }) => (
        <div key={id}>{words.staff.banner.standsFor(name, shortDate(untilOn, today))}</div>
      ))}
      {leave === null ? null : (
        <div className="line wrap">
          {words.staff.banner.away(shortDate(leave.untilOn, today), leave.substitute.name)}
          <Button
            size="small"
            loading={end.isPending}
            onClick={() => {
              end.mutate(leave.id);
            }}
          >
            {words.staff.banner.back}
          </Button>
        </div>
      )}
    </div>
  );
}

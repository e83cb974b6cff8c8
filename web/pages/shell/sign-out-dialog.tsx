import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, type ReactElement } from 'react';
import { accessQuery } from '../../api/api.ts';
import { leave } from '../../api/session.ts';
import { words } from '../../words/words.ts';

const say = words.account.signOut;

/** Where this browser is remembered, signing out asks whether it is to be forgotten too; elsewhere it asks nothing. */
export function SignOutDialog({ onClose }: { readonly onClose: () => void }): ReactElement | null {
  const query = useQuery({ ...accessQuery, staleTime: 0 });
  const isRemembered = query.data?.devices.some(({ isHere }) => isHere);
  const asksNothing = query.isError || isRemembered === false;
  useEffect(() => {
    if (asksNothing) void leave();
  }, [asksNothing]);
  if (isRemembered !== true) return null;
  return (
    <Modal open title={words.logout} onCancel={onClose} footer={null} width={420}>
      <p>{say.note}</p>
      <div className="line wrap">
        <Button type="primary" onClick={() => void leave()}>
          {words.logout}
        </Button>
        <Button onClick={() => void leave({ forgetsDevice: true })}>{say.forget}</Button>
      </div>
    </Modal>
  );
}

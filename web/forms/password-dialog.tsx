import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { server } from '../api/api.ts';
import { useSay } from '../components/say.tsx';
import { problemOf } from '../api/sending.ts';
import { words } from '../words/words.ts';
import { SendFailure } from './failure.tsx';
import { Secret } from './secret.tsx';

const say = words.password;

/** 修改密码: the old one, and twice the new one. All that was signed in elsewhere ends with it. */
export const PasswordDialog = ({ onClose }: { readonly onClose: () => void }): ReactElement => (
  <Modal open title={say.title} onCancel={onClose} footer={null} width={420}>
    <p className="small secondary">{say.note}</p>
    <PasswordForm onChanged={onClose} />
  </Modal>
);

export function PasswordForm({ onChanged }: { readonly onChanged: () => void }): ReactElement {
  const { done } = useSay();
  const [present, setPresent] = useState('');
  const [chosen, setChosen] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => server.changePassword({ body: { present, chosen } }),
    onSuccess: () => {
      done(say.changed);
      onChanged();
    },
  });
  const send = (): void => {
    setTried(true);
    if (present !== '' && chosen !== '' && again === chosen) change.mutate();
  };
  const shown = (isWrong: boolean, sentence: string): string | null => (isTried && isWrong ? sentence : null);
  const refused = (field: string): string | null =>
    problemOf(change.error)?.fields.find((one) => one.field === field)?.sentence ?? null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Secret
        label={say.present}
        kind="current-password"
        value={present}
        onChange={setPresent}
        problem={shown(present === '', say.empty) ?? refused('present')}
      />
      <Secret
        label={say.chosen}
        hint={say.rule}
        kind="new-password"
        value={chosen}
        onChange={setChosen}
        problem={shown(chosen === '', say.empty) ?? refused('chosen')}
      />
      <Secret
        label={say.again}
        kind="new-password"
        value={again}
        onChange={setAgain}
        problem={shown(again !== chosen, say.differs)}
      />
      <SendFailure error={change.error} onRetry={send} />
      <Button type="primary" block htmlType="submit" loading={change.isPending}>
        {change.isPending ? words.sending : say.send}
      </Button>
    </form>
  );
}

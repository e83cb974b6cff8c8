import { Button, Input, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import type { TaskView } from '../../server/contract/tasks.ts';
import { useKept } from '../api/kept.ts';
import { words } from '../words/words.ts';
import { BulkRefusals, useBulk, type BulkAnswer } from './bulk.tsx';
import { Field } from './field.tsx';

interface RemindDialogProps {
  readonly tasks: readonly TaskView[];
  readonly onClose: (isDone: boolean) => void;
}

/** 催办: reaches those the task waits for by mail, and stands in the ledger of the case. */
export function RemindDialog({ tasks, onClose }: RemindDialogProps): ReactElement {
  const note = useKept<string>('remind', words.form.remindNote);
  const [answers, setAnswers] = useState<readonly BulkAnswer[]>([]);
  const bulk = useBulk((done) => {
    setAnswers(done);
    if (done.some(({ problem }) => problem !== null)) return;
    note.clear();
    onClose(true);
  });
  const isEmpty = note.value.trim() === '';
  return (
    <Modal
      open
      title={words.form.remindTitle(tasks.length)}
      onCancel={() => {
        onClose(false);
      }}
      footer={[
        <Button
          key="cancel"
          onClick={() => {
            onClose(false);
          }}
        >
          {words.cancel}
        </Button>,
        <Button
          key="send"
          type="primary"
          loading={bulk.isPending}
          disabled={isEmpty}
          onClick={() => {
            bulk.mutate({ tasks, act: { type: 'remind', note: note.value } });
          }}
        >
          {bulk.isPending ? words.sending : words.inbox.remind}
        </Button>,
      ]}
    >
      <ul className="small secondary">
        {tasks.map(({ id, subject: { title }, person, unit }) => (
          <li key={id}>
            {title} → {person?.name ?? unit?.name}
          </li>
        ))}
      </ul>
      <Field label={words.form.remindLabel} problem={isEmpty ? words.form.required : null} isRequired>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            value={note.value}
            onChange={({ target }) => {
              note.set(target.value);
            }}
          />
        )}
      </Field>
      <BulkRefusals answers={answers} />
    </Modal>
  );
}

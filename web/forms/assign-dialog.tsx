import { Button, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import type { TaskView } from '../../server/contract/tasks.ts';
import { words } from '../words/words.ts';
import { BulkRefusals, useBulk, type BulkAnswer } from './bulk.tsx';
import { PeopleField } from './people-field.tsx';

interface AssignDialogProps {
  readonly tasks: readonly TaskView[];
  readonly onClose: () => void;
}

/** Distribute reviews among the reviewers, with what each already has. */
export function AssignDialog({ tasks, onClose }: AssignDialogProps): ReactElement {
  const [reviewerId, setReviewer] = useState<string | null>(null);
  const [answers, setAnswers] = useState<readonly BulkAnswer[]>([]);
  const only = tasks.length === 1 ? tasks[0] : undefined;
  const bulk = useBulk((done) => {
    setAnswers(done);
    if (done.every(({ problem }) => problem === null)) onClose();
  });
  return (
    <Modal
      open
      title={words.form.assignTitle(tasks.length)}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {words.cancel}
        </Button>,
        <Button
          key="send"
          type="primary"
          disabled={reviewerId === null}
          loading={bulk.isPending}
          onClick={() => {
            if (reviewerId !== null) bulk.mutate({ tasks, act: { type: 'assignReviewer', reviewerId } });
          }}
        >
          {bulk.isPending ? words.sending : words.inbox.assign}
        </Button>,
      ]}
    >
      <p className="secondary small">{tasks.map(({ subject: { title } }) => title).join('；')}</p>
      <PeopleField
        question={only === undefined ? { office: 'reviewer' } : { forCase: only.subject.id, act: 'assignReviewer' }}
        legend={words.form.reviewer}
        chosen={reviewerId === null ? [] : [reviewerId]}
        onChoose={([chosen = null]) => {
          setReviewer(chosen);
        }}
        problem={null}
      />
      <BulkRefusals answers={answers} />
    </Modal>
  );
}

import { useState, type ReactElement } from 'react';
import { actLabels } from '../../server/contract/labels.ts';
import type { PermittedActView } from '../../server/contract/case-view.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { beginningOf, FormDialog, sentValues } from './form-dialog.tsx';
import { publicationFields, type PublicationFormType } from './publication-fields.ts';

interface PublicationDialogProps {
  readonly caseId: string;
  readonly act: PermittedActView & { readonly type: PublicationFormType };
  readonly takeDownEvents: readonly string[];
  readonly isBackEntry: boolean;
  /** Business date of what was done last. */
  readonly lastOn: string;
  readonly onClose: () => void;
}

/** 不予公示 or 撤回公示, for whoever sees nothing of the case but its publication, too. */
export function PublicationDialog(props: PublicationDialogProps): ReactElement {
  const { caseId, act: actNow, takeDownEvents, isBackEntry, lastOn, onClose } = props;
  const me = useMe();
  const [act] = useState(actNow);
  const fields = publicationFields[act.type](takeDownEvents);
  return (
    <FormDialog
      caseId={caseId}
      act={act}
      label={actLabels[act.type]}
      fields={fields}
      initial={beginningOf(fields, me.today)}
      isBackEntry={isBackEntry}
      lastOn={lastOn}
      isWide={false}
      isDanger={act.type === 'recordAnnulment'}
      sent={(values) => sentValues(fields, values)}
      renderAbout={() => <p className="about secondary">{words.form.about[act.type]}</p>}
      onClose={onClose}
    />
  );
}

import { useState, type ReactElement } from 'react';
import { actNamed } from '../../server/contract/acts.ts';
import type { CaseView, PermittedActView } from '../../server/contract/case-view.ts';
import { actsIn } from '../../server/contract/timeline.ts';
import { actLabel } from '../case/next-acts.ts';
import { useMe } from '../api/session.ts';
import { AboutAct } from './about-act.tsx';
import type { ActForm, Values } from './act-field.ts';
import { actForms, type FormActType } from './act-fields.ts';
import { beginningOf, FormDialog, sentValues, tidied } from './form-dialog.tsx';

interface ActDialogProps {
  readonly view: CaseView;
  readonly act: PermittedActView & { readonly type: FormActType };
  readonly onClose: () => void;
}

/**
 * The form of one act. It holds the case as it stood when the form was opened: if the case moves meanwhile, the server
 * refuses and says what changed.
 */
export function ActDialog({ view: viewNow, act: actNow, onClose }: ActDialogProps): ReactElement {
  const me = useMe();
  const [{ view, act }] = useState({ view: viewNow, act: actNow });
  const form: ActForm = actForms[act.type];
  const fields = form.fields(view);
  const { Part } = form;
  const { bindsContent } = actNamed(act.type);
  const sent = (values: Values): Values => ({
    ...(bindsContent ? { contentHash: view.content?.hash } : {}),
    ...form.given?.(view),
    ...(form.toAct === undefined ? sentValues(fields, values) : tidied(form.toAct(values, view))),
  });
  return (
    <FormDialog
      caseId={view.head.id}
      act={act}
      label={actLabel(act.type, view)}
      fields={fields}
      initial={{ ...beginningOf(fields, me.today), ...form.initial?.(view, me.today) }}
      isBackEntry={view.head.backEntry}
      lastOn={actsIn(view.timeline)[0]?.on ?? me.today}
      isWide={bindsContent || Part !== undefined}
      isDanger={form.isDanger === true}
      wrong={(values) => form.wrong?.(values, view) ?? new Map()}
      sent={sent}
      renderAbout={(values) => <AboutAct view={view} type={act.type} days={Number(values['days'] ?? 0)} />}
      renderPart={Part === undefined ? undefined : (drawn) => <Part view={view} today={me.today} {...drawn} />}
      onClose={onClose}
    />
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId, type ReactElement } from 'react';
import { evidenceKindLabels, evidenceKinds, type ReviewedContent } from '../../../server/contract/labels.ts';
import { fileTypes, MAX_FILE_BYTES } from '../../../server/contract/files.ts';
import { fileAddress, isProblem, upload } from '../../api/api.ts';
import { Icon } from '../../components/icon.tsx';
import { words } from '../../words/words.ts';
import { SendFailure } from '../failure.tsx';
import { Field } from '../field.tsx';
import { draftFieldId, PartFrame, removeWords, TextField, type PartProps } from './fields.tsx';

type Item = ReviewedContent['evidence'][number];

const accepted = Object.values(fileTypes)
  .flat()
  .map((ending) => `.${ending}`)
  .join(',');

const isTooLarge = (file: File): boolean => file.size > MAX_FILE_BYTES;
const withoutEnding = (name: string): string => name.replace(/\.[^.]+$/, '');

export function EvidencePart(props: PartProps): ReactElement {
  const { content, onChange, problems } = props;
  const set = (evidence: readonly Item[]): void => {
    onChange({ ...content, evidence: [...evidence] });
  };
  const sending = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const stored: Item[] = [];
      for (const file of files) {
        const { hash } = await upload(file);
        stored.push({ name: withoutEnding(file.name), kind: 'documentary', file: hash, proves: '' });
      }
      return stored;
    },
    onSuccess: (stored) => {
      set([...content.evidence, ...stored]);
    },
  });
  const send = (files: readonly File[]): void => {
    if (files.length > 0 && !files.some(isTooLarge)) sending.mutate(files);
  };
  const tooLarge = sending.variables?.find(isTooLarge);
  return (
    <PartFrame title={words.draft.evidence} note={words.case.evidenceCount(content.evidence.length)}>
      {content.evidence.map((item, i) => (
        <EvidenceRow
          // A row has no other name than its place.
          key={`${i} ${item.file ?? ''}`}
          item={item}
          index={i}
          problems={problems}
          onChange={(changed) => {
            set(content.evidence.map((old, at) => (at === i ? { ...old, ...changed } : old)));
          }}
          onRemove={() => {
            set(content.evidence.filter((_, at) => at !== i));
          }}
        />
      ))}
      {problems.has('evidence') ? <p className="small late">{problems.get('evidence')}</p> : null}
      <div className="line wrap" id={draftFieldId('evidence')} tabIndex={-1}>
        <FileButton isSending={sending.isPending} onFiles={send} />
        <Button
          size="small"
          onClick={() => {
            set([...content.evidence, { name: '', kind: 'physical', file: null, proves: '' }]);
          }}
        >
          {words.draft.addPhysical}
        </Button>
        <span className="small secondary">{words.draft.fileRule}</span>
      </div>
      {tooLarge === undefined ? null : <p className="small late">{words.draft.tooLarge(tooLarge.name)}</p>}
      {sending.isError && !isProblem(sending.error) ? <p className="small late">{words.draft.uploadFailed}</p> : null}
      {isProblem(sending.error) ? (
        <SendFailure
          error={sending.error}
          onRetry={() => {
            sending.mutate(sending.variables ?? []);
          }}
        />
      ) : null}
    </PartFrame>
  );
}

interface FileButtonProps {
  readonly isSending: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function FileButton({ isSending, onFiles }: FileButtonProps): ReactElement {
  const id = useId();
  return (
    <span className="file-button">
      <label htmlFor={id} className="ant-btn ant-btn-default ant-btn-sm">
        <Icon name="plus" /> {isSending ? words.sending : words.draft.upload}
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept={accepted}
        disabled={isSending}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </span>
  );
}

interface EvidenceRowProps {
  readonly item: Item;
  readonly index: number;
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (changed: Partial<Item>) => void;
  readonly onRemove: () => void;
}

const EvidenceRow = ({ item, index, problems, onChange, onRemove }: EvidenceRowProps): ReactElement => (
  <div className="row-fields evidence-row">
    <TextField
      path={`evidence.${index}.name`}
      label={words.draft.evidenceName(index + 1)}
      value={item.name}
      onChange={(name) => {
        onChange({ name });
      }}
      problems={problems}
    />
    <Field id={draftFieldId(`evidence.${index}.kind`)} label={words.draft.evidenceKind} problem={null}>
      {({ id }) => (
        <Select
          id={id}
          value={item.kind}
          options={evidenceKinds.map((value) => ({ value, label: evidenceKindLabels[value] }))}
          onChange={(kind) => {
            onChange({ kind });
          }}
        />
      )}
    </Field>
    <TextField
      path={`evidence.${index}.proves`}
      label={words.draft.proves}
      value={item.proves}
      onChange={(proves) => {
        onChange({ proves });
      }}
      problems={problems}
    />
    <span className="row-end">
      {item.file === null ? (
        <span className="small secondary">{words.draft.keptOutside}</span>
      ) : (
        <a href={fileAddress(item.file)} target="_blank" rel="noreferrer" aria-label={words.case.openFile(item.name)}>
          <Icon name="document" /> {words.open}
        </a>
      )}
      <Button aria-label={removeWords(index + 1)} onClick={onRemove}>
        {words.form.remove}
      </Button>
    </span>
  </div>
);

import { Checkbox, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { areKeysOn, setKeys } from '../../components/keys.ts';
import { words } from '../../words/words.ts';

export function KeysHelp({ onClose }: { readonly onClose: () => void }): ReactElement {
  const [isOn, setOn] = useState(areKeysOn);
  return (
    <Modal open title={words.inbox.keysTitle} footer={null} onCancel={onClose} width={480}>
      <p>
        <Checkbox
          checked={isOn}
          onChange={({ target }) => {
            setOn(target.checked);
            setKeys(target.checked);
          }}
        >
          {words.inbox.keysOn}
        </Checkbox>
        <span className="secondary small">{words.inbox.keysNote}</span>
      </p>
      <table className="plain-table">
        <tbody>
          {words.inbox.keysAll.map(([key, meaning]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

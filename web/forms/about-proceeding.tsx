import { Fragment, type ComponentType, type ReactElement, type ReactNode } from 'react';
import { endingLabels } from '../../server/contract/labels.ts';
import type { CaseView, TimelineEntry } from '../../server/contract/case-view.ts';
import type { SentActType } from '../../server/contract/acts.ts';
import { beijingTime, shortDate } from '../words/dates.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';

interface AboutProps {
  readonly view: CaseView;
}

const { fields, byline } = words.form;

/** As it was last done in the case; what was refused does not count. The newest stands first. */
const lastOf = ({ timeline }: CaseView, act: SentActType): TimelineEntry | undefined =>
  timeline.find((entry) => entry.what === 'act' && entry.act === act);

const textIn = (entry: TimelineEntry | undefined, name: string): string => {
  const text = entry?.texts[name];
  return typeof text === 'string' ? text : '';
};

interface Fact {
  readonly label: string;
  readonly text: ReactNode;
}

const Facts = ({ facts }: { readonly facts: readonly Fact[] }): ReactElement => (
  <div className="about">
    <dl className="facts">
      {facts
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="pre">{text}</dd>
          </Fragment>
        ))}
    </dl>
  </div>
);

const useByline = (entry: TimelineEntry | undefined): string => {
  const { today } = useMe();
  return entry === undefined ? '' : byline(entry.by?.name ?? words.system, shortDate(entry.on, today));
};

/** Who is to leave the case, and why the party asks it. */
function AboutRecusal({ view }: AboutProps): ReactElement | null {
  const { today } = useMe();
  const { recusal } = view.proceedings;
  if (recusal === null) return null;
  const asked = lastOf(view, 'requestRecusal');
  return (
    <Facts
      facts={[
        { label: fields.recusalOf, text: <b>{recusal.person.name}</b> },
        { label: fields.receivedOn, text: shortDate(recusal.askedOn, today) },
        { label: fields.recusalReason, text: textIn(asked, 'reason') },
      ]}
    />
  );
}

/** What is proposed instead of a decision, and why. */
function AboutEnding({ view }: AboutProps): ReactElement | null {
  const { ending } = view.proceedings;
  const proposed = lastOf(view, 'proposeEnding');
  const by = useByline(proposed);
  if (ending === null) return null;
  return (
    <Facts
      facts={[
        { label: fields.ending, text: <b>{endingLabels[ending.ending]}</b> },
        { label: fields.transferTo, text: textIn(proposed, 'to') },
        { label: fields.endingReason, text: textIn(proposed, 'reason') },
        { label: words.form.proposedBy, text: by },
      ]}
    />
  );
}

/** What was done on the spot, when, and what the head was told. */
function AboutMeasure({ view }: AboutProps): ReactElement | null {
  const { measure } = view.proceedings;
  const taken = lastOf(view, 'takeUrgentMeasure');
  const by = useByline(taken);
  if (measure === null) return null;
  return (
    <Facts
      facts={[
        { label: fields.measure, text: <b>{textIn(taken, 'measure')}</b> },
        { label: fields.takenAt, text: beijingTime(measure.takenAt) },
        { label: words.form.takenBy, text: by },
        {
          label: fields.measureReport,
          text: measure.stage === 'taken' ? '' : textIn(lastOf(view, 'reportUrgentMeasure'), 'note'),
        },
      ]}
    />
  );
}

/** What a person decides or does beside the file, told before they do it. */
export const aboutProceedings: { readonly [T in SentActType]?: ComponentType<AboutProps> } = {
  decideRecusal: AboutRecusal,
  decideEnding: AboutEnding,
  withdrawEnding: AboutEnding,
  recordTransfer: AboutEnding,
  reportUrgentMeasure: AboutMeasure,
  decideUrgentMeasure: AboutMeasure,
  liftUrgentMeasure: AboutMeasure,
};

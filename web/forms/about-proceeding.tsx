import { Fragment, type ComponentType, type ReactElement, type ReactNode } from 'react';
import { endingLabels } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { lastAct, type ActEntry } from '../../server/contract/timeline.ts';
import type { SentActType } from '../../server/contract/acts.ts';
import { beijingTime, shortDate } from '../words/dates.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';

interface AboutProps {
  readonly view: CaseView;
}

const { fields, byline } = words.form;

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

const useByline = (entry: ActEntry | undefined): string => {
  const { today } = useMe();
  return entry === undefined ? '' : byline(entry.by?.name ?? words.system, shortDate(entry.on, today));
};

/** Who is to leave the case, and why the party asks it. */
function AboutRecusal({ view }: AboutProps): ReactElement | null {
  const { today } = useMe();
  const { recusal } = view.proceedings;
  if (recusal === null) return null;
  const asked = lastAct(view.timeline, 'requestRecusal');
  return (
    <Facts
      facts={[
        { label: fields.recusalOf, text: <b>{recusal.person.name}</b> },
        { label: fields.receivedOn, text: shortDate(recusal.askedOn, today) },
        { label: fields.recusalReason, text: asked?.fields.reason ?? '' },
      ]}
    />
  );
}

/** What is proposed instead of a decision, and why. */
function AboutEnding({ view }: AboutProps): ReactElement | null {
  const { ending } = view.proceedings;
  const proposed = lastAct(view.timeline, 'proposeEnding');
  const by = useByline(proposed);
  if (ending === null) return null;
  return (
    <Facts
      facts={[
        { label: fields.ending, text: <b>{endingLabels[ending.ending]}</b> },
        { label: fields.transferTo, text: proposed?.fields.to ?? '' },
        { label: fields.endingReason, text: proposed?.fields.reason ?? '' },
        { label: words.form.proposedBy, text: by },
      ]}
    />
  );
}

/** What was done on the spot, when, and what the head was told. */
function AboutMeasure({ view }: AboutProps): ReactElement | null {
  const { measure } = view.proceedings;
  const taken = lastAct(view.timeline, 'takeUrgentMeasure');
  const by = useByline(taken);
  if (measure === null) return null;
  return (
    <Facts
      facts={[
        { label: fields.measure, text: <b>{taken?.fields.measure}</b> },
        { label: fields.takenAt, text: beijingTime(measure.takenAt) },
        { label: words.form.takenBy, text: by },
        {
          label: fields.measureReport,
          text: measure.stage === 'taken' ? '' : (lastAct(view.timeline, 'reportUrgentMeasure')?.fields.note ?? ''),
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

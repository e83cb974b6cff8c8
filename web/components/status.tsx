import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'late' | 'soon' | 'good' | 'act' | 'calm';

interface StatusProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: ReactNode;
}

/** A word, an icon and a color: never a color alone. */
export function Status({ tone, icon, children }: StatusProps): ReactElement {
  return (
    <span className={`status ${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

export function Tag({ tone, children }: { readonly tone?: Tone | 'demo'; readonly children: ReactNode }): ReactElement {
  return <span className={`tag ${tone ?? ''}`}>{children}</span>;
}

import type { ReactNode } from 'react';

import type { TextOf } from '../../../shared/content/pack-view.ts';
import type { Panel, PanelOf, PanelType, Picture } from '../../../shared/schema/pack.ts';

/** What the view of a panel type is given. */
export interface PanelViewProps<T extends PanelType> {
  readonly panel: PanelOf<T>;
  readonly text: TextOf<T>;
  readonly language: string;
  /** The address of a picture of the pack. */
  readonly address: (picture: Picture) => string;
  /** Headline and buttons, to be placed by the view. */
  readonly head: ReactNode;
  readonly actions: ReactNode;
}

/** The same for a panel whose type is not known yet. */
export type AnyPanelViewProps = Omit<PanelViewProps<PanelType>, 'panel' | 'text'> & {
  readonly panel: Panel;
  readonly text: TextOf<PanelType>;
};

import type { ReactNode } from 'react';

import type { Panel, PanelOf, PanelType, TextOf } from '../../../shared/panels/index.ts';
import type { Picture } from '../../../shared/schema/picture.ts';

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

import type { ReactNode } from 'react';

import { findPanel, panelText, topicOfPanel } from '../../../shared/content/pack-view.ts';
import type { Screen } from '../../../shared/session/visit.ts';
import { useExhibit, usePackText } from '../../state/kiosk-context.tsx';
import { usePictureAddress } from '../../state/picture-address.ts';
import { OrnamentBorder } from '../../ui/ornament/ornament.tsx';
import { Picture } from '../../ui/picture.tsx';

/** What stands above the hand's reach: the picture of the screen below, which nobody needs to touch. */
export function ReachView({ screen }: { screen: Screen }): ReactNode {
  const { pack, digests } = useExhibit();
  const text = usePackText();
  const address = usePictureAddress();
  const panel = screen.at === 'panel' ? findPanel(pack, screen.panel) : undefined;
  const topic =
    panel === undefined
      ? pack.topics.find((each) => screen.at === 'topic' && each.id === screen.topic)
      : topicOfPanel(pack, panel.id);
  const words = panel === undefined ? undefined : panelText(panel, text);
  // A panel with one picture has told in words what it shows; one that turns its pictures keeps them within reach.
  const alt = words !== undefined && 'alt' in words ? words.alt : undefined;
  const own = panel === undefined || alt === undefined ? undefined : digests[panel.id]?.pictures[0];
  const picture = own ?? topic?.picture ?? pack.cover;
  return (
    <aside className="reach-view">
      {picture === undefined ? null : <Picture address={address(picture)} alt={own === undefined ? '' : (alt ?? '')} />}
      <OrnamentBorder place="standing" />
    </aside>
  );
}

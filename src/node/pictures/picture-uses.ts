import { allPanels } from '../../shared/content/pack-view.ts';
import { panelPictures } from '../../shared/content/panel-digest.ts';
import type { Pack } from '../../shared/schema/pack.ts';

/** How a picture is used: a topic's card, a panel, or the whole screen. */
export type PictureUse = 'topic' | 'panel' | 'cover';

/** Every picture of a pack with its most demanding use, by file. */
export function pictureUses(pack: Pack): Map<string, PictureUse> {
  const uses = new Map<string, PictureUse>();
  for (const { picture } of pack.topics) if (picture !== undefined) uses.set(picture.file, 'topic');
  for (const panel of allPanels(pack)) for (const { file } of panelPictures(panel)) uses.set(file, 'panel');
  if (pack.cover !== undefined) uses.set(pack.cover.file, 'cover');
  return uses;
}

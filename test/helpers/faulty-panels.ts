/** The files of the fixture pack "harbour" as they are parsed, before anything checks them. */
export interface RawPack {
  pack: any;
  en: any;
  th: any;
}

/** A panel of raw structure by its id. */
export const rawPanel = (pack: any, id: string): any =>
  pack.topics.flatMap((topic: any) => topic.panels).find((panel: any) => panel.id === id);

/** A panel of a type that no kiosk of today knows, as a newer pack may have it: with the words that every panel has. */
export function addHologram({ pack, en, th }: RawPack): void {
  pack.topics[1].panels.splice(1, 0, {
    type: 'hologram',
    id: 'ghost-ship',
    layers: [{ depth: 3, sources: ['chart'] }],
    picture: { file: 'media/boat.svg', credit: 'Drawing: sister-cities-kiosk project, CC BY 4.0' },
    sources: ['almanac', 'nowhere'],
  });
  en.panels['ghost-ship'] = {
    headline: 'A ship that nobody steers',
    body: 'Walk around it and look into its hold.',
    more: ['It was lost in 1871.', 7],
    alt: 'A ship in the fog.',
    gestures: { turn: 'Turn it' },
  };
  th.panels['ghost-ship'] = { headline: 'เรือที่ไม่มีใครบังคับ', body: 'เดินรอบเรือแล้วมองเข้าไปข้างใน' };
}

/** The dates of the timeline stand the wrong way round. */
export function reverseDates({ pack }: RawPack): void {
  rawPanel(pack, 'years').lanes[0].events.reverse();
}

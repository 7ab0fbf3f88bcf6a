import type { ReactNode } from 'react';

const paths = {
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  back: 'M15 4 7 12l8 8',
  next: 'm9 4 8 8-8 8',
  up: 'm5 15 7-8 7 8',
  down: 'm5 9 7 8 7-8',
  close: 'M5 5l14 14M19 5 5 19',
  more: 'M12 5v14M5 12h14',
  less: 'M5 12h14',
  whole: 'M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5',
  spot: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3',
  sources: 'M5 4h11l3 3v13H5zM9 10h6M9 14h6',
  settings:
    'M10 3h4l.6 2.6 1.6.9 2.5-.8 2 3.4-1.9 1.9v2l1.9 1.9-2 3.4-2.5-.8-1.6.9L14 21h-4l-.6-2.6-1.6-.9-2.5.8-2-3.4L5.200 13v-2L3.300 9.100l2-3.400 2.500.8 1.600-.9zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  letters: 'M3 19 8.500 5 14 19M5 14.500h7M15 19l3-8 3 8M16 16.500h4',
  touch: 'M9 12V5a2 2 0 0 1 4 0v6l5 1.5a2 2 0 0 1 1.4 2.4L18 21h-7l-5-6a1.6 1.6 0 0 1 2.3-2.2z',
  play: 'M7 4.5v15L19.5 12z',
  pause: 'M8 5v14M16 5v14',
  rewind:
    'M12 5a8 8 0 1 1-7.4 5M12 1.5 8.5 5 12 8.5M9.3 11.2v5M14.2 11.2a1.8 1.8 0 0 0-1.8 1.8v1.4a1.8 1.8 0 0 0 3.6 0V13a1.8 1.8 0 0 0-1.8-1.8z',
  forward:
    'M12 5a8 8 0 1 0 7.4 5M12 1.5 15.5 5 12 8.5M8.8 11.2v5M13.7 11.2a1.8 1.8 0 0 0-1.8 1.8v1.4a1.8 1.8 0 0 0 3.6 0V13a1.8 1.8 0 0 0-1.8-1.8z',
  captions: 'M3.5 5.5h17v13h-17zM7 11.5h4M14 11.5h3M7 15h3M13 15h4',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  aloud:
    'M3.5 10v4h2.7l3.800 3.200V6.800L6.200 10zM12.600 9.500a3.500 3.500 0 0 1 0 5M15.500 7h5M17 12h3.500M15.500 17h5',
  stop: 'M7 7h10v10H7z',
  silence: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  transcript: 'M5 5h14M5 9.7h14M5 14.3h14M5 19h8',
  upright: 'M12 3v18M7 8l5-5 5 5M7 16l5 5 5-5',
  level: 'M3 12h18M8 7l-5 5 5 5M16 7l5 5-5 5',
  check: 'm5 13 4.5 4.5L19 7',
  lock: 'M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11M12 14.500v2.500',
  erase: 'M9 5h11v14H9l-6-7zM12 9.500l5 5M17 9.500l-5 5',
  pack: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  visits: 'M4 20h16M7 16v-4M12 16V6M17 16v-7',
  health: 'M3 13h4l2.500-6 4 11 2.500-5h5',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M9 12h9',
  stick: 'M8 9h8v12H8zM9.500 9V3h5v6M11 5.500v1M13 5.500v1',
  alert: 'M12 4 2.500 20h19zM12 10v4.500M12 17v.5',
  restart: 'M12 5a8 8 0 1 1-7.400 5M12 1.500 8.500 5 12 8.500',
  power: 'M12 3v9M7.500 6.500a8 8 0 1 0 9 0',
  undo: 'M8 5 4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11H9',
} as const;

/** Names of the icons there are. */
export type IconName = keyof typeof paths;

/** What points along a line of text; it points the other way where lines run from right to left. */
const turning: ReadonlySet<IconName> = new Set<IconName>(['back', 'next', 'transcript']);

/** A line drawing as high as the text beside it; always next to words, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className={turning.has(name) ? 'icon icon-turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000">${content}</svg>\n`;

const sky = `<defs><linearGradient id="sky" x2="0" y2="1"><stop offset="0" style="stop-color:var(--sky-top,#b5d2e0)"/><stop offset=".6" style="stop-color:var(--sky-low,#e9f0ee)"/></linearGradient></defs><rect width="1600" height="1000" fill="url(#sky)"/><circle cx="1240" cy="300" r="92" fill="var(--sun,#f3d9a4)"/>`;

const hills = `<path d="M0 560q260-190 560-70t520-60q280-110 520 60v510H0z" fill="#9bb7a6"/><path d="M0 660q330-150 700-40t900-50v430H0z" fill="#7da08c"/>`;

const river = `<path d="M0 800q420-70 800-10t800-40v250H0z" fill="var(--water,#4f8aa3)"/><path d="M120 872h330M640 912h420M1120 856h300" stroke="#8fbccc" stroke-width="8" stroke-linecap="round"/>`;

const arch = (x: number): string => `M${x} 870v-46a130 116 0 0 1 260 0v46z`;

const house = (x: number, width: number, height: number, wall: string, roof: string): string => {
  const top = 780 - height;
  const windows = [0.22, 0.58].flatMap((across) =>
    [0.18, 0.46].map(
      (down) =>
        `<rect x="${x + width * across}" y="${top + height * down}" width="${width * 0.2}" height="${height * 0.15}" rx="6" fill="var(--window,#37586b)"/>`,
    ),
  );
  return `<rect x="${x}" y="${top}" width="${width}" height="${height}" fill="${wall}"/><path d="M${x - 14} ${top}h${width + 28}L${x + width / 2} ${top - width * 0.55}z" fill="${roof}"/>${windows.join('')}<path d="M${x + width * 0.4} 780v-${height * 0.2}a${width * 0.1} ${width * 0.1} 0 0 1 ${width * 0.2} 0v${height * 0.2}z" fill="#5b3b2c"/>`;
};

/** The drawings of a new pack, by file name: simple, calm, and of this project's own making. */
export const templateDrawings: Readonly<Record<string, string>> = {
  'media/cover.svg': svg(sky + hills + river),
  'media/bridge.svg': svg(
    `${sky}${hills}${river}<path d="M180 640h1240v50H180z" fill="#8a6f58"/><path fill-rule="evenodd" d="M220 690h1160v180H220z${arch(270)}${arch(670)}${arch(1070)}" fill="#a98d72"/><path d="M180 632h1240" stroke="#6f5744" stroke-width="16"/>`,
  ),
  'media/square.svg': svg(
    `${sky}${house(140, 250, 300, '#e6cfa9', '#b5573a')}${house(420, 220, 390, '#d9a77c', '#7c4636')}${house(670, 280, 340, '#efe3cd', '#99513b')}${house(980, 210, 410, '#c9b79a', '#6f4a3c')}${house(1220, 250, 310, '#e0bd91', '#a9543c')}<path d="M0 780h1600v220H0z" fill="#cabfa9"/><path d="M0 850h1600M0 930h1600" stroke="#b5a88f" stroke-width="6"/><path d="M780 940v-70h40v70z" fill="#7e8b8c"/><ellipse cx="800" cy="866" rx="90" ry="20" fill="#4f8aa3"/>`,
  ),
};

/** What outside references and script look like in a drawing; the kiosk would show neither. */
const forbidden: readonly (readonly [RegExp, string, string])[] = [
  [/<script\b/i, 'it holds a script', 'remove the <script> element'],
  [/\son[a-z]+\s*=/i, 'it reacts to events', 'remove the attributes that begin with "on"'],
  [/<foreignObject\b/i, 'it holds a foreignObject', 'export text and pictures as paths'],
  [
    /\b(?:xlink:)?href\s*=\s*["'](?!#|data:image\/)/i,
    'it refers to another file',
    'embed the picture, or draw it as paths',
  ],
  [/url\(\s*["']?(?!#|data:)[a-z]/i, 'its style refers to another file', 'embed what it needs'],
  [/@import\b/i, 'its style imports another one', 'copy the style into the file'],
  [/<!ENTITY\b/i, 'it declares entities', 'save it as plain SVG'],
];

/** Why the kiosk would not show a drawing as it is; undefined where nothing speaks against it. */
export function svgObjection(text: string): { readonly cause: string; readonly remedy: string } | undefined {
  const found = forbidden.find(([pattern]) => pattern.test(text));
  if (found !== undefined) return { cause: found[1], remedy: found[2] };
  if (!/<svg\b/i.test(text)) return { cause: 'it is no SVG drawing', remedy: 'export it as SVG' };
  if (!/<svg\b[^>]*\bviewBox\s*=/i.test(text))
    return { cause: 'it has no viewBox and cannot be scaled', remedy: 'export it with a viewBox' };
  return undefined;
}

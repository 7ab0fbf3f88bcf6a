import { webFrame } from 'electron';

// Runs before any script of every page, beside the page's own preload script and in a world of its own, where the page
// cannot reach it. It shuts what the main process is never asked about.

interface NavigateEvent extends Event {
  readonly destination: { readonly url: string };
}

interface Picked {
  readonly nodeName?: string;
  readonly type?: string;
}

declare const window: EventTarget;
declare const navigation: EventTarget;

// Electron asks whether a page may go elsewhere, but not always: addresses that begin with "about:", those that Chromium
// itself turns into "about:blank#blocked", and the ends of the page's own address change without a question. The first
// leave an empty page, and "about:srcdoc" at the top ends the main process (Chromium 114). So the page goes nowhere; only
// addresses of the web are left to the main process, which refuses them and writes them down.
navigation.addEventListener('navigate', (event) => {
  const { url } = (event as NavigateEvent).destination;
  if (!url.startsWith('https:') && !url.startsWith('http:')) event.preventDefault();
});

// The system's dialog for files, asked for by a finger.
window.addEventListener(
  'click',
  (event) => {
    const [target] = event.composedPath() as Picked[];
    if (target?.nodeName === 'INPUT' && target.type === 'file') event.preventDefault();
  },
  { capture: true },
);

// Words are not selected: the style says so, and yet "select all" takes those of an open sheet.
window.addEventListener(
  'selectstart',
  (event) => {
    const [target] = event.composedPath() as Picked[];
    if (target?.nodeName !== 'INPUT' && target?.nodeName !== 'TEXTAREA') event.preventDefault();
  },
  { capture: true },
);

/**
 * Runs in the page's own world, before its scripts, and must not refer to anything outside itself: takes away the ways
 * in which script opens that dialog, and the other documents, the hidden trees and the made-up elements in which it
 * could find them again. What it relies on it keeps, because script that comes later may have changed it.
 */
function narrow(): void {
  type Method = (this: unknown, ...args: unknown[]) => unknown;
  const page = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  const { apply, getOwnPropertyDescriptor } = Reflect;
  const { toLowerCase, endsWith } = String.prototype as unknown as Record<string, Method>;
  const set = (owner: object | undefined, name: string, value: unknown): void => {
    if (owner !== undefined) Object.defineProperty(owner, name, { value, writable: false, configurable: false });
  };
  /** Puts a method in the place of one that is there; it is given that one. */
  const replace = (of: string, name: string, by: (method: Method) => Method): void => {
    const owner = page[of]?.prototype;
    const method =
      owner === undefined ? undefined : (getOwnPropertyDescriptor(owner, name)?.value as Method | undefined);
    if (method !== undefined) set(owner, name, by(method));
  };

  const input = page['HTMLInputElement']?.prototype ?? {};
  const typeOf = getOwnPropertyDescriptor(input, 'type')?.get as Method;
  const asksForFiles = (element: unknown): boolean => {
    try {
      return apply(typeOf, element, []) === 'file';
    } catch {
      // It is no field at all.
      return false;
    }
  };
  for (const [of, name] of [
    ['HTMLElement', 'click'],
    ['EventTarget', 'dispatchEvent'],
  ] as const)
    replace(of, name, (method) => {
      return function onlyElsewhere(this: unknown, ...args) {
        if (asksForFiles(this)) throw new TypeError('This page opens no files');
        return apply(method, this, args);
      };
    });

  const others = ['iframe', 'frame', 'object', 'embed', 'fencedframe', 'portal'];
  const checked = (name: string | number): string => {
    // Once and for all: an object could give another name each time it is asked.
    const said = `${name}`;
    const small = apply(toLowerCase as Method, said, []) as string;
    for (let at = 0; at < others.length; at += 1) {
      const other = others[at] as string;
      // With or without a prefix before it.
      if (small === other || apply(endsWith as Method, small, [`:${other}`]))
        throw new TypeError('This page has no other pages in it');
    }
    return said;
  };
  replace('Document', 'createElement', (method) => {
    return function createElement(this: unknown, name, ...rest) {
      return apply(method, this, [checked(name as string), ...rest]);
    };
  });
  replace('Document', 'createElementNS', (method) => {
    return function createElementNS(this: unknown, space, name, ...rest) {
      return apply(method, this, [space, checked(name as string), ...rest]);
    };
  });
  const without: readonly (readonly [string, readonly string[]])[] = [
    ['HTMLInputElement', ['showPicker']],
    ['HTMLSelectElement', ['showPicker']],
    ['Element', ['attachShadow']],
    // A window of its own, over all others.
    ['HTMLVideoElement', ['requestPictureInPicture']],
  ];
  for (const [of, names] of without) for (const name of names) set(page[of]?.prototype, name, undefined);
  const pickers = ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker', 'EyeDropper', 'PaymentRequest'];
  const windows = ['documentPictureInPicture', 'PresentationRequest'];
  const documents = ['customElements', 'XMLHttpRequest', 'XSLTProcessor', 'DOMParser'];
  for (const name of [...pickers, ...windows, ...documents]) set(globalThis, name, undefined);
}

void webFrame.executeJavaScript(`(${narrow.toString()})()`);

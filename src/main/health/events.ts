/** What an event of the log tells, and whether it means that something was lost and is brought back. */
interface EventKind {
  readonly means: string;
  readonly recovery?: true;
}

/**
 * Every event that the log can hold: a closed list, so that whoever watches over forty kiosks can rely on the names.
 * They stay as they are from release to release; docs/operations.md has the same list.
 */
const kinds = {
  // The kiosk itself
  started: { means: 'the exhibit is on its way to the screen' },
  'run-begun': { means: 'a run of the kiosk begins' },
  'run-ended': { means: 'the kiosk was asked to end' },
  'start-failed': { means: 'this start came to nothing' },
  'uncaught-exception': { means: 'an error in the program ended this run', recovery: true },
  'unhandled-rejection': { means: 'an error in the program ended this run', recovery: true },
  restarting: { means: 'the kiosk starts itself anew, because nothing milder helped', recovery: true },
  resting: { means: 'the exhibit does not come up; the still screen is shown for a while', recovery: true },
  night: { means: 'the planned new start in closing hours' },
  'software-rendering': { means: 'the graphics processor failed too often; drawing goes on without it' },
  'supervisor-untold': { means: 'systemd or npm start cannot be told that the kiosk lives' },
  'state-damaged': { means: 'a small file of settings or counts was damaged, and what was done about it' },
  'configuration-refused': { means: 'kiosk.json holds a mistake; metrics and channel are off' },
  'language-left-out': { means: 'a language has a faulty file and is not offered' },
  // Metrics
  'metrics-published': { means: 'figures are written or served from now on' },
  'metrics-unwritten': { means: 'figures cannot be written or served' },
  // The page
  'page-gone': { means: 'the process of the page ended; it is loaded again', recovery: true },
  'page-hung': { means: 'the page gave no sign of life; it is ended', recovery: true },
  'page-frozen': { means: 'the page drew nothing any more; it is ended', recovery: true },
  'page-empty': { means: 'the page showed nothing; it is ended', recovery: true },
  'page-failed': { means: 'the page could not be loaded or took no input; it is ended', recovery: true },
  'page-killed': { means: 'a page did not end when told to' },
  'window-closed': { means: 'the window was closed; it is opened again', recovery: true },
  'gpu-gone': { means: 'the process that draws ended', recovery: true },
  'drawing-again': { means: 'something is drawn again after the loss of the process that draws' },
  'touch-lost': { means: 'touches reached the window and not the page', recovery: true },
  'touch-dead': { means: 'touches still do not reach the page; it gets a new window', recovery: true },
  'recovery-failed': { means: 'a step of a recovery failed' },
  'screen-rest': { means: 'the screen is to be switched off for quiet hours, or on again' },
  'screen-changed': { means: 'the screen has another size now' },
  'page-problem': { means: 'the page met an error of its own' },
  // What the page may not do
  'request-refused': { means: 'the page asked for an address outside the kiosk' },
  'navigation-refused': { means: 'the page wanted to go elsewhere' },
  'pack-file-refused': { means: 'the page asked for a file that its pack does not have' },
  'ipc-refused': { means: 'a page asked the main process for something it may not have, or too often' },
  'ipc-failed': { means: 'the main process failed to answer' },
  // Packs
  'pack-chosen': { means: 'which pack is to be shown' },
  'pack-shown': { means: 'a pack is on screen' },
  'pack-installed': { means: 'a pack was installed and waits for its trial' },
  'pack-refused': { means: 'a pack was not installed, or a folder is no pack; the code says why' },
  'install-failed': { means: 'an installation ended in the middle' },
  'trial-confirmed': { means: 'a new pack passed its trial' },
  'trial-failed': { means: 'a new pack failed its trial; the one before is back' },
  'trial-unwritten': { means: 'the end of a trial could not be written down' },
  'pack-notice': { means: 'something happened to a pack that staff are told of' },
  'pack-changed': { means: 'staff went to another pack' },
  'pack-loaded': { means: 'a pack folder of an author is shown' },
  'pack-fallback': { means: "the kiosk's own pack is shown instead of the one asked for" },
  'panel-as-words': { means: 'a panel has a fault and is shown as plain words' },
  'pack-faulty': { means: 'a pack has a fault that keeps nothing from being shown' },
  'pack-undescribed': { means: 'a pack cannot be read for the console' },
  'stick-pack': { means: 'a pack was found on a stick' },
  'store-unrepaired': { means: 'the store of packs could not be put in order' },
  'stage-failed': { means: 'the pack to show could not be changed' },
  'trust-none': { means: 'no signer is trusted: no pack is taken from a stick' },
  'trust-unreadable': { means: 'the file of trusted signers cannot be read' },
  'trust-refused': { means: 'the file of trusted signers is not sound' },
  // The channel
  'channel-on': { means: 'new packs are fetched from a host' },
  'channel-outcome': { means: 'what came of a look at the channel, where it is another than before' },
  'channel-failed': { means: 'a look at the channel ended in the middle' },
  // Staff
  'console-opened': { means: 'staff knocked; the console is shown' },
  'console-entry': { means: 'a PIN was tried, and whether it was right; never the PIN' },
  'console-left': { means: 'the console is closed' },
  'console-gone': { means: "the console's page ended" },
  'console-failed': { means: 'the console could not be opened' },
  'console-left-badly': { means: 'the exhibit could not be loaded after the console' },
  'desk-failed': { means: 'staff asked for something that failed' },
  'settings-changed': { means: 'staff changed a setting' },
  'staff-setup': { means: 'no PIN is set; the code with which one is' },
  'staff-state': { means: 'the state of the door was damaged or could not be kept' },
  'staff-power': { means: 'staff asked for a new start, an end or the desktop' },
  'power-refused': { means: 'the system refused that' },
  // Authors
  'preview-started': { means: 'an author looks at a pack in the making' },
} as const satisfies Readonly<Record<string, EventKind>>;

/** The name of an event of the log. */
export type LogEvent = keyof typeof kinds;
export const logEvents: Readonly<Record<LogEvent, EventKind>> = kinds;

/** Events that mean that something was lost and is brought back: the causes of recoveries. */
export type RecoveryCause = {
  readonly [E in LogEvent]: (typeof kinds)[E] extends { readonly recovery: true } ? E : never;
}[LogEvent];
export const recoveryCauses = (Object.keys(kinds) as LogEvent[]).filter(
  (event): event is RecoveryCause => logEvents[event].recovery === true,
);

import { join } from 'node:path';

import { app, Menu } from 'electron';

import { readLanguages } from '../node/languages/read-languages.ts';
import { askFor, asksFolder } from '../node/machine/asks.ts';
import { openSettings } from '../node/staff/settings-state.ts';
import { openVisits } from '../node/staff/visit-state.ts';
import { readVenues } from '../node/venue/read-venues.ts';
import { describeFault } from '../shared/errors.ts';
import type { Venue } from '../shared/schema/venue.ts';
import { setVenue } from '../shared/staff/kiosk-settings.ts';
import { openChannel } from './channel/open-channel.ts';
import { configure } from './configure.ts';
import { exitCodes } from './health/exit-codes.ts';
import { Guard } from './health/guard.ts';
import { lineFor, openLog, streamOf } from './health/log.ts';
import { beginLife, type Life, restartAtNight } from './health/life.ts';
import { restScreen } from './health/screen-rest.ts';
import { Tallies } from './health/tallies.ts';
import { handle } from './ipc/handle.ts';
import { handleExhibit, type PageStage } from './ipc/handlers/exhibit.ts';
import { handleProblems } from './ipc/handlers/problem.ts';
import { openPacks } from './packs/open-packs.ts';
import { TRUST_FILE, trustFile } from './packs/trust.ts';
import { startPreview } from './preview/start-preview.ts';
import { registerSchemes, serveApp, servePacks } from './protocol/serve.ts';
import { chooseVenue, deskOptions, ownArguments, readStartOptions, type StartOptions } from './startup.ts';
import type { OpenConsoleOptions } from './staff/open-console.ts';
import { Pulse } from './staff/pulse.ts';
import { showStill } from './still/show-still.ts';
import { createKioskWindow } from './window/kiosk-window.ts';
import { lockAllContents, openKioskSession } from './window/lockdown.ts';
import { watchSight } from './window/sight.ts';

/** How long the console stays over an exhibit that does not come back, in milliseconds. */
const PAGE_PATIENCE = 3_000;

function print(line: string): void {
  process.stderr.write(`${line}\n`);
}

// Whoever read it may be gone; that is no reason to end.
process.stderr.on('error', () => undefined);

/** Ends a start that cannot succeed: one sentence, exit code 2. */
function refuse(sentence: string): void {
  print(sentence);
  app.exit(exitCodes.refused);
}

async function start(options: StartOptions, { log, starts, supervisor, tallies }: Life): Promise<void> {
  const assets = join(app.getAppPath(), 'assets');
  // All that is read is asked for before Chromium is ready.
  const reading = readLanguages(join(app.getAppPath(), 'locales'));
  const [venues, settings, visits, { file: configuration, channel: fetched }] = await Promise.all([
    readVenues(join(assets, 'venues')),
    openSettings(options.data),
    openVisits(options.data),
    configure(options.config, log),
  ]);
  for (const fault of [...settings.faults, ...visits.faults]) log.warn('state-damaged', describeFault(fault));
  // A venue that staff chose and that an update took away must not keep the kiosk from its visitors.
  const chosen = venues.find(({ id }) => id === settings.now().venue)?.id;
  const venue = chooseVenue(venues, options.venue ?? chosen);
  if (!venue.ok) {
    refuse(venue.error);
    return;
  }
  const desk = deskOptions(options, app.isPackaged);
  const watch: { guard?: Guard } = {};
  const opening = openPacks({
    data: options.data,
    bundled: join(assets, 'packs'),
    prepared: join(__dirname, 'prepared'),
    venue: venue.value,
    appVersion: app.getVersion(),
    trust: trustFile({ isPackaged: app.isPackaged, asked: options.trust, shipped: join(assets, TRUST_FILE) }),
    ...desk,
    log,
    renew: (hung) => void watch.guard?.renew(hung),
  });
  const [packs, { languages, fonts, faults }] = await Promise.all([opening, reading, app.whenReady()]);
  for (const fault of faults) log.error('language-left-out', describeFault(fault));
  Menu.setApplicationMenu(null);
  const session = openKioskSession(log);
  serveApp(session, join(__dirname, '../renderer'), fonts);
  servePacks(session, packs.stage, log);
  handleProblems(log, (problem) => {
    if (problem.kind === 'media') packs.stage.missing(problem.message);
  });
  const pulse = new Pulse();
  const guard = new Guard({
    log,
    createWindow: (now) =>
      createKioskWindow({
        windowed: options.windowed,
        session,
        preload: join(__dirname, '../preload/index.cjs'),
        now,
      }),
    hasExhibit: () => packs.stage.pack !== undefined,
    stepDown: (why) => packs.stage.stepDown(why),
    restart({ software, why }) {
      // Who has nobody to start him again, and can still be seen, goes on as he is.
      if (software && (starts.software || supervisor === undefined)) return;
      if (software) starts.drawInSoftware();
      log.error('restarting', `The kiosk starts anew: ${why}.`, { software });
      app.exit(exitCodes.again);
    },
    onPainted() {
      starts.fruitful();
      supervisor?.ready();
    },
  });
  watch.guard = guard;
  const venueNow = (): Venue => setVenue(venue.value, settings.now());
  const seeVisit = restartAtNight(venue.value, supervisor !== undefined, log);
  const asks = asksFolder(process.env);
  const seeScreen = asks === undefined ? undefined : restScreen(venueNow, (wish) => askFor(asks, 'screen', wish), log);
  const isUnseen = watchSight(() => guard.window);
  const beat: PageStage['beat'] = (given, signs) => {
    const unseen = isUnseen();
    pulse.beat();
    tallies.beat(signs, given.painted, Date.now());
    guard.beat(given, { ...signs, hidden: signs.hidden || unseen });
    seeVisit(given.visiting);
    seeScreen?.(given.visiting);
    return { ...packs.stage.beat(given), unseen };
  };
  handleExhibit(log, { load: () => ({ ...packs.stage.load(), venue: venueNow() }), beat }, languages);
  const restart = (): void => {
    // Who has nobody to start him again does it himself.
    if (supervisor === undefined) app.relaunch();
    app.exit(supervisor === undefined ? exitCodes.done : exitCodes.again);
  };
  const channel = openChannel({
    settings: fetched,
    data: options.data,
    appVersion: app.getVersion(),
    venue: venueNow,
    packs,
    log,
  });
  // Nobody waits for the door before there is something to see.
  const consoleOptions: OpenConsoleOptions = {
    log,
    data: options.data,
    locales: join(app.getAppPath(), 'locales'),
    renderer: join(__dirname, '../staff'),
    preload: join(__dirname, '../preload/staff.cjs'),
    fonts,
    languages,
    venue: venueNow,
    settings: { settings, venues, venueFixed: options.venue !== undefined },
    restart,
    visitor: () => guard.window,
    packs,
    channel,
    visits,
    exhibit: { renderer: join(__dirname, '../renderer'), preload: join(__dirname, '../preload/index.cjs') },
    onOpen: () => {
      packs.stage.hold();
    },
    async onLeave() {
      const { venue: next } = settings.now();
      // Another venue has another pack: the kiosk begins anew with it.
      if (options.venue === undefined && next !== null && next !== venue.value.id) restart();
      await packs.stage.release();
      const alive = pulse.next(PAGE_PATIENCE);
      await guard.renew(false);
      await alive;
    },
  };
  const staff = import('./staff/open-console.ts').then(({ openConsole }) => openConsole(consoleOptions));
  handle(log, 'door:knock', async () => (await staff).knock());
  handle(log, 'visit:report', (visit) => {
    visits.add(visit, new Date());
    return null;
  });
  await Promise.all([guard.start(), staff]);
  const { metrics, kioskId } = configuration;
  if (metrics !== undefined) {
    const { publishMetrics } = await import('./metrics/publish.ts');
    const where = { data: options.data, venue: () => venueNow().id, kioskId };
    await publishMetrics(metrics, { ...where, tallies, visits, stage: packs.stage, channel }, log);
  }
  log.info('started', `Showing ${packs.stage.pack?.id ?? 'the still screen'} at ${venue.value.id}`);
}

const options = readStartOptions(ownArguments(process.argv, app.isPackaged), app.getPath('userData'));
if (!options.ok) {
  refuse(options.error);
} else {
  const { data } = options.value;
  const tallies = new Tallies();
  const log = tallies.listenTo(openLog(data, print, lineFor(process.env, streamOf(2))));
  app.setPath('userData', join(data, 'profile'));
  app.setPath('sessionData', join(data, 'profile'));
  app.setPath('crashDumps', join(data, 'crashes'));
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  // Keys of a keyboard, of a headset or of the desktop around must not start, stop or list what plays here.
  app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling,MediaSessionService,MediaRouter');
  // The timers of a visit keep their time under a hidden window, which only stops drawing.
  app.commandLine.appendSwitch('disable-background-timer-throttling');
  app.commandLine.appendSwitch('disable-renderer-backgrounding');
  // The voices of a Linux machine; nothing happens where none are installed. Other systems offer theirs by themselves.
  app.commandLine.appendSwitch('enable-speech-dispatcher');
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  registerSchemes();
  lockAllContents(log);
  const { preview, look, windowed, still } = options.value;
  // What is drawn for nobody needs no graphics card, and a window without a screen upsets some drivers.
  if (look !== undefined) app.disableHardwareAcceleration();
  app.on('window-all-closed', () => {
    // A kiosk's window comes back by itself.
    if (windowed || preview !== undefined) app.quit();
  });
  if (!app.requestSingleInstanceLock()) {
    print(`A kiosk is already running on the data folder ${data}.`);
    app.exit(0);
  } else {
    const life = beginLife(data, log, tallies);
    const begun =
      look !== undefined
        ? import('./preview/look-over.ts').then(({ startLookOver }) => startLookOver(look, options.value.venue, log))
        : preview !== undefined
          ? startPreview(preview, options.value.venue, log)
          : still || life.rests
            ? showStill(windowed, log)
            : start(options.value, life);
    begun.catch((error: unknown) => {
      log.error('start-failed', 'The kiosk could not start.', {
        stack: error instanceof Error ? error.stack : String(error),
      });
      app.exit(exitCodes.failed);
    });
  }
}

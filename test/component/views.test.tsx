import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// Everything anew, as right after the start of a page: no view but the smallest is there yet.
beforeEach(() => {
  vi.resetModules();
  // No file of a pack can be fetched here, and the map says so.
  vi.stubGlobal('reportError', vi.fn<() => void>());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(panel: string) {
  const { PanelScreen } = await import('../../src/renderer/features/panel/panel-screen.tsx');
  const { beginVisit, InVisit, readHarbour } = await import('../helpers/harbour-visit.tsx');
  const { kiosk, i18n } = beginVisit(await readHarbour(), { inputs: [{ type: 'open-panel', panel }] });
  const { unmount } = render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <PanelScreen id={panel} />
    </InVisit>,
  );
  return { kiosk, unmount };
}

test('a panel whose view is on the way shows its words at once, and then the view', async () => {
  await show('riddles');
  const headline = screen.getByRole('heading', { level: 1 }).textContent;
  expect(headline).not.toBe('');
  expect(document.querySelector('[data-waits]')).not.toBeNull();
  expect(document.querySelector('.quiz-question')).toBeNull();
  const { loadViews } = await import('../../src/renderer/features/panel/views.ts');
  await act(() => loadViews(['quiz']));
  expect(document.querySelector('[data-waits]')).toBeNull();
  expect(document.querySelector('.quiz-question')).not.toBeNull();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(headline);
});

test('once a pack is prefetched, none of its panels waits', async () => {
  const idle = vi.fn((run: () => void) => {
    run();
    return 0;
  });
  vi.stubGlobal('requestIdleCallback', idle);
  const { prefetchViews, typesOf } = await import('../../src/renderer/features/panel/views.ts');
  const { readHarbour } = await import('../helpers/harbour-visit.tsx');
  const { pack } = await readHarbour();
  await prefetchViews(pack);
  expect(idle).toHaveBeenCalledTimes(new Set(typesOf(pack)).size);
  for (const { id } of pack.topics.flatMap(({ panels }) => panels)) {
    const { unmount } = await show(id);
    expect(document.querySelector('[data-waits]'), id).toBeNull();
    unmount();
  }
});

import { act, cleanup, render, screen } from '@testing-library/react';
import { useTranslation } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';

import { followLanguage } from '../../src/renderer/app/follow-language.ts';
import { usePackText } from '../../src/renderer/state/kiosk-context.tsx';
import { beginVisit, InVisit, readHarbour } from '../helpers/harbour-visit.tsx';

afterEach(cleanup);

test('a change of language renders the interface and the exhibit together, once', async () => {
  const { kiosk, store, i18n } = beginVisit(await readHarbour());
  followLanguage(store, i18n);
  const rendered: string[] = [];
  function Words() {
    const { t } = useTranslation();
    const line = `${t('panel.sources')} / ${usePackText().title}`;
    rendered.push(line);
    return <p>{line}</p>;
  }
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <Words />
    </InVisit>,
  );
  const [before] = rendered.splice(0);
  act(() => {
    store.getState().dispatch({ type: 'choose-language', language: 'th' });
  });
  expect(rendered).toHaveLength(1);
  expect(rendered[0]).not.toBe(before);
  expect(screen.getByText(rendered[0] ?? '')).toBeDefined();
  expect(rendered[0]).toBe(`${i18n.getFixedT('th')('panel.sources')} / ฮาร์เบอร์`);
});

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useDispatch, useExhibit, usePackText, useVisit } from '../../state/kiosk-context.tsx';
import { usePictureAddress } from '../../state/picture-address.ts';
import { Button } from '../../ui/button.tsx';
import { OrnamentBorder, OrnamentMark } from '../../ui/ornament/ornament.tsx';
import { Picture } from '../../ui/picture.tsx';

/** The end of the tour: thanks, and two ways on. */
export function EndScreen(): ReactNode {
  const { pack } = useExhibit();
  const text = usePackText();
  const dispatch = useDispatch();
  const address = usePictureAddress();
  const { t } = useTranslation();
  const count = useVisit((visit) => visit.seen.length);
  return (
    <main className="panel panel-end">
      {pack.cover === undefined ? null : <Picture className="panel-picture" address={address(pack.cover)} alt="" />}
      <div className="panel-words">
        <OrnamentBorder place="inside" />
        <header className="panel-head">
          <p className="kicker">
            <OrnamentMark />
            {t('end.title')}
          </p>
          <h1 className="panel-headline" tabIndex={-1}>
            {text.farewell}
          </h1>
        </header>
        <p className="panel-body">{t('end.seen', { count })}</p>
        <div className="panel-actions">
          <Button
            variant="primary"
            onPress={() => {
              dispatch({ type: 'go-home' });
            }}
          >
            {t('end.topics')}
          </Button>
          <Button
            onPress={() => {
              dispatch({ type: 'leave' });
            }}
          >
            {t('end.leave')}
          </Button>
        </div>
      </div>
    </main>
  );
}

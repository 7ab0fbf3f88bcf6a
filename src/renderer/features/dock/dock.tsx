import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { currentWalk, type Screen } from '../../../shared/session/visit.ts';
import { autonym } from '../../i18n/names.ts';
import { useDispatch, useRules, useVisit } from '../../state/kiosk-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';

function Languages(): ReactNode {
  const { languages } = useRules();
  const current = useVisit((visit) => visit.language);
  const dispatch = useDispatch();
  const { t } = useTranslation();
  return (
    <div className="languages" role="group" aria-label={t('language.switch')}>
      {languages.map((language) => (
        <Button
          key={language}
          variant="quiet"
          lang={language}
          pressed={language === current}
          onPress={() => {
            dispatch({ type: 'choose-language', language });
          }}
        >
          {autonym(language)}
        </Button>
      ))}
    </div>
  );
}

function Walk({ screen }: { screen: Extract<Screen, { at: 'panel' }> }): ReactNode {
  const rules = useRules();
  const dispatch = useDispatch();
  const { t } = useTranslation();
  const walk = currentWalk(screen, rules);
  const at = walk.indexOf(screen.panel) + 1;
  const last = at === walk.length;
  const label = t('nav.position', { at, total: walk.length });
  const onward = last ? (screen.via === 'tour' ? t('nav.finish') : t('nav.topics')) : t('nav.next');
  return (
    <>
      <Progress at={at} total={walk.length} name={t('nav.progress')} label={label} />
      <Button
        variant="primary"
        icon="next"
        iconAt="end"
        onPress={() => {
          dispatch({ type: 'next' });
        }}
      >
        {onward}
      </Button>
    </>
  );
}

interface DockProps {
  readonly screen: Screen;
  /** The way to the settings. */
  readonly settings?: ReactNode;
  /** The button that reads aloud, where there is one. */
  readonly aloud?: ReactNode;
}

/** The bar at the foot of every screen of a visit: the way home, back and on, the settings and the languages. */
export function Dock({ screen, settings, aloud }: DockProps): ReactNode {
  const dispatch = useDispatch();
  const { t } = useTranslation();
  return (
    <nav className="dock">
      <div className="dock-row">
        {screen.at === 'home' ? null : (
          <Button
            variant="quiet"
            icon="home"
            iconAt="only"
            onPress={() => {
              dispatch({ type: 'go-home' });
            }}
          >
            {t('nav.home')}
          </Button>
        )}
        <Button
          icon="back"
          onPress={() => {
            dispatch({ type: 'back' });
          }}
        >
          {t('nav.back')}
        </Button>
        {screen.at === 'panel' ? <Walk screen={screen} /> : null}
      </div>
      <div className="dock-reading">
        {settings}
        {aloud}
        <Languages />
      </div>
    </nav>
  );
}

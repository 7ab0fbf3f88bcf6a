import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { autonym, tongue } from '../../i18n/names.ts';
import { usePictureAddress } from '../../state/picture-address.ts';
import { useDispatch, useExhibit, useRules } from '../../state/kiosk-context.tsx';
import { OrnamentBorder, OrnamentGround } from '../../ui/ornament/ornament.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Tile } from '../../ui/tile.tsx';

interface LanguageChoiceProps {
  readonly choices: readonly { language: string; name: string; ask: string }[];
  readonly onChoose: (language: string) => void;
}

/** One large button a language, each speaking its own. */
export function LanguageChoice({ choices, onChoose }: LanguageChoiceProps): ReactNode {
  return (
    <div className="language-choices">
      {choices.map(({ language, name, ask }) => (
        <div key={language} className="language-choice" {...tongue(language)}>
          <Tile
            size="large"
            title={name}
            text={ask}
            onPress={() => {
              onChoose(language);
            }}
          />
        </div>
      ))}
    </div>
  );
}

/** The language screen of this kiosk; it has no dock, so the way to the settings stands at its head. */
export function LanguageScreen({ settings }: { settings?: ReactNode }): ReactNode {
  const { pack, texts, venue } = useExhibit();
  const { languages } = useRules();
  const dispatch = useDispatch();
  const address = usePictureAddress();
  const { t, i18n } = useTranslation();
  return (
    <main className="language-screen">
      {pack.cover === undefined ? null : <Picture className="language-picture" address={address(pack.cover)} alt="" />}
      <div className="language-body">
        <OrnamentGround />
        <OrnamentBorder place="standing" />
        <div className="language-head">
          <p className="kicker">{venue.name[i18n.language] ?? ''}</p>
          {settings}
        </div>
        <h1 className="screen-title" tabIndex={-1}>
          {t('language.choose')}
        </h1>
        <LanguageChoice
          choices={languages.map((language) => ({
            language,
            name: autonym(language),
            ask: texts[language]?.greeting ?? '',
          }))}
          onChoose={(language) => {
            dispatch({ type: 'choose-language', language });
          }}
        />
      </div>
    </main>
  );
}

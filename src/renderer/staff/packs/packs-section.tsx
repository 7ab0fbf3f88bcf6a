import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Comparison, Desk, StickPack } from '../../../shared/ipc/staff-contract.ts';
import { Button } from '../../ui/button.tsx';
import { ask } from '../ask.ts';
import { lookAtDesk, useDesk } from '../use-desk.ts';
import { useWrite } from '../write.ts';
import { ComparisonView } from './comparison-view.tsx';
import { JobView } from './job-view.tsx';
import { PackFacts } from './pack-facts.tsx';

const then = (work: Promise<unknown>): void => void work.then(lookAtDesk);

interface OnStickProps {
  readonly pack: StickPack;
  readonly onLook: () => void;
}

/** A container on the stick: what it says it is, and whether it can be installed. */
function OnStick({ pack, onLook }: OnStickProps): ReactNode {
  const { t } = useTranslation('staff');
  const { t: refused } = useTranslation('refusals');
  const write = useWrite();
  const { name, packId, version, size, refusal } = pack;
  const what = [packId, version, size === null ? null : write.size(size)].filter((each) => each !== null).join(' · ');
  return (
    <article className="pack" data-refused={refusal === null ? undefined : ''}>
      <h3 className="pack-title">{name}</h3>
      {what === '' ? null : <p className="pack-what">{what}</p>}
      {refusal === null ? (
        <div className="pack-actions">
          <Button variant="primary" icon="next" iconAt="end" onPress={onLook}>
            {t('packs.look')}
          </Button>
        </div>
      ) : (
        <p className="pack-refusal">
          {refused(refusal)} <span className="pack-code">{refusal}</span>
        </p>
      )}
    </article>
  );
}

function Installed({ desk }: { readonly desk: Desk }): ReactNode {
  const { t } = useTranslation('staff');
  const { shown, shownIs, trial, previous, bundled } = desk;
  const mark = trial ? t('packs.trial') : shownIs === 'bundled' ? t('packs.bundledMark') : undefined;
  return (
    <>
      <h2 className="section-title">{t('packs.shown')}</h2>
      <PackFacts pack={shown ?? bundled} mark={mark} />
      {shownIs === 'pinned' ? <p className="section-note">{t('packs.pinned')}</p> : null}
      {previous === null ? null : (
        <>
          <h2 className="section-title">{t('packs.previous')}</h2>
          <PackFacts pack={previous}>
            <Button icon="undo" onPress={() => then(ask('staff:show', 'previous'))}>
              {t('packs.back')}
            </Button>
          </PackFacts>
        </>
      )}
      {shownIs === 'bundled' || bundled === null ? null : (
        <>
          <h2 className="section-title">{t('packs.bundled')}</h2>
          <PackFacts pack={bundled}>
            <Button icon="undo" onPress={() => then(ask('staff:show', 'bundled'))}>
              {t('packs.restore')}
            </Button>
          </PackFacts>
        </>
      )}
    </>
  );
}

type Looking = { readonly pack: StickPack; readonly comparison: Comparison | undefined; readonly refusal?: string };

/** Packs: what is on the stick, what it would change, what is installed, and the way back. */
export function PacksSection(): ReactNode {
  const { t } = useTranslation('staff');
  const { t: refused } = useTranslation('refusals');
  const desk = useDesk();
  const [looking, setLooking] = useState<Looking>();
  if (desk === undefined) return null;
  const look = async (pack: StickPack): Promise<void> => {
    setLooking({ pack, comparison: undefined });
    const answer = await ask('staff:compare', pack.path);
    if (!answer.ok) return;
    const { value } = answer;
    setLooking(
      value.ok
        ? { pack, comparison: value.value }
        : { pack, comparison: undefined, refusal: refused(value.error.code) },
    );
  };
  const { job } = desk;
  if (job?.state === 'running') {
    return (
      <div className="section">
        <JobView job={job} />
      </div>
    );
  }
  if (looking !== undefined) {
    const there = desk.found.some(({ path }) => path === looking.pack.path);
    return (
      <div className="section">
        <div className="section-head">
          <h2 className="section-title">{t('change.title')}</h2>
          <Button icon="back" onPress={() => setLooking(undefined)}>
            {t('change.back')}
          </Button>
        </div>
        {job === null ? null : <JobView job={job} />}
        {looking.refusal === undefined ? null : <p className="pack-refusal">{looking.refusal}</p>}
        {looking.comparison === undefined ? null : <ComparisonView comparison={looking.comparison} />}
        {looking.comparison === undefined ? null : (
          <div className="section-foot">
            <p className="section-note">{there ? t('job.safe') : t('packs.stickGone')}</p>
            <div className="pack-actions">
              <Button disabled={!there} onPress={() => then(ask('staff:preview', looking.pack.path))}>
                {t('packs.preview')}
              </Button>
              <Button
                variant="primary"
                icon="check"
                disabled={!there}
                onPress={() => {
                  setLooking(undefined);
                  then(ask('staff:install', looking.pack.path));
                }}
              >
                {t('packs.install')}
              </Button>
            </div>
          </div>
        )}
      </div>
    );
  }
  return (
    <div className="section">
      {job === null ? null : <JobView job={job} />}
      <h2 className="section-title">{t('packs.stick')}</h2>
      {desk.found.length > 0 ? (
        desk.found.map((pack) => <OnStick key={pack.path} pack={pack} onLook={() => void look(pack)} />)
      ) : (
        <p className="section-note">{desk.stick ? t('packs.stickEmpty') : t('packs.noStick')}</p>
      )}
      <Installed desk={desk} />
    </div>
  );
}

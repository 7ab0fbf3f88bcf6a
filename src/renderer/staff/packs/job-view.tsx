import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { DeskJob } from '../../../shared/ipc/staff-contract.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { ask } from '../ask.ts';
import { lookAtDesk } from '../use-desk.ts';
import { useWrite } from '../write.ts';

const then = (work: Promise<unknown>): void => void work.then(lookAtDesk);

/** Work on a pack: how far it is, a way to stop it, and an honest end. */
export function JobView({ job }: { readonly job: DeskJob }): ReactNode {
  const { t } = useTranslation('staff');
  const { t: refused } = useTranslation('refusals');
  const write = useWrite();
  const { kind } = job;
  if (job.state === 'running') {
    return (
      <div className="job" role="status">
        <Meter
          label={t(`job.${kind}`)}
          value={job.total === 0 ? 0 : job.done / job.total}
          valueText={job.total === 0 ? '…' : t('job.of', { done: write.size(job.done), total: write.size(job.total) })}
        />
        {kind === 'check' ? null : <p>{t('job.safe')}</p>}
        <Button icon="close" onPress={() => then(ask('staff:cancel'))}>
          {t('job.cancel')}
        </Button>
      </div>
    );
  }
  const end =
    job.state === 'done'
      ? t(`job.${kind}Done`)
      : job.state === 'gone'
        ? t('job.gone')
        : kind === 'check'
          ? t('job.checkFailed')
          : `${refused(job.refusal ?? 'IO')} ${t('job.unchanged')}`;
  return (
    <div className="job" role="status" data-end={job.state}>
      <p className="job-end">{end}</p>
      <div className="pack-actions">
        {job.state === 'done' && job.kind === 'install' ? (
          <Button
            variant="primary"
            icon="next"
            iconAt="end"
            onPress={() => void ask('staff:job-seen').then(() => ask('staff:leave'))}
          >
            {t('job.see')}
          </Button>
        ) : null}
        <Button onPress={() => then(ask('staff:job-seen'))}>{t('job.good')}</Button>
      </div>
    </div>
  );
}

/** The practice path in words. */

import type { PracticeStep, PracticeStepName } from '../ipc';
import { t } from '../lib/i18n';
import type { AreaId, RouteParams } from '../lib/route.svelte';

interface PathWords {
  title: string;
  how: string;
  /** Where it is done. */
  where: AreaId | 'phone';
  /** What is shown there; without, what was shown last. */
  params?: RouteParams;
}

/** A step of the path with its words. */
export type PathStep = PracticeStep & PathWords;

/** What a step is called and how it is done. */
export function pathWords(step: PracticeStepName): PathWords {
  switch (step) {
    case 'invite':
      return { title: t('path-invite'), how: t('path-invite-how'), where: 'contacts' };
    case 'joined':
      return { title: t('path-joined'), how: t('path-joined-how'), where: 'phone' };
    case 'reply':
      return { title: t('path-reply'), how: t('path-reply-how'), where: 'messages' };
    case 'add_contact':
      return { title: t('path-add-contact'), how: t('path-add-contact-how'), where: 'messages' };
    case 'edit':
      return { title: t('path-edit'), how: t('path-edit-how'), where: 'contacts', params: { list: 'external' } };
    case 'share':
      return { title: t('path-share'), how: t('path-share-how'), where: 'contacts', params: { list: 'external' } };
    case 'delete':
      return { title: t('path-delete'), how: t('path-delete-how'), where: 'contacts', params: { list: 'external' } };
    case 'restore':
      return { title: t('path-restore'), how: t('path-restore-how'), where: 'contacts', params: { list: 'trash' } };
  }
}

/** The steps with their words. */
export function pathSteps(steps: PracticeStep[]): PathStep[] {
  return steps.map((step) => ({ ...step, ...pathWords(step.id) }));
}

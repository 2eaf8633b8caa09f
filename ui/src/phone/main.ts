/** The practice phone: a page of the LINE simulator, which knows nothing of Engawa. */
import '../design/base.css';

import { mount } from 'svelte';

import { guardComposition } from '../lib/composition';
import { t, useLocale } from '../lib/i18n';
import Practice from './Practice.svelte';
import { Phone } from './lib/phone.svelte';
import { listen, Simulator } from './lib/simulator';

const asked = new URLSearchParams(location.search);
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The theme asked for by `?theme=light|dark`, else the computer's. */
function dress(): void {
  const theme = asked.get('theme') ?? (dark.matches ? 'dark' : 'light');
  document.documentElement.dataset.theme = theme === 'dark' ? 'dark' : 'light';
}

guardComposition();
dress();
dark.addEventListener('change', dress);
// The page's address says the language, as it does for the window.
await useLocale('system');
document.title = t('phone-title');

const phone = new Phone(new Simulator(), localStorage);
const target = document.getElementById('phone');
if (target !== null) mount(Practice, { target, props: { phone } });
listen(
  () => void phone.refresh(),
  (reachable) => (phone.reachable = reachable),
);

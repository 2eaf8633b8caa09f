/** What axe finds in a part of the page, in short. Colours are not seen by jsdom; the end-to-end tests look at them. */

import axeCore from 'axe-core';

export async function axe(element: Element): Promise<string[]> {
  const found = await axeCore.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`));
}

/** States that hold still: what is in `.is-hover` is drawn as if somebody pointed at it, whoever does. */

const STATES = [
  [':hover', '.is-hover'],
  [':active', '.is-active'],
  [':focus-visible', '.is-focus'],
] as const;

/** What a rule that names a state alone is about. */
const FOCUSABLE = 'button, input, select, textarea, [role="listbox"]';

/** Copies every rule of the page that is about a state to what stands in the class of that name. */
export function showPseudoStates(): void {
  for (const sheet of document.styleSheets) copyRules(sheet);
}

function copyRules(within: CSSStyleSheet | CSSGroupingRule): void {
  for (let at = within.cssRules.length - 1; at >= 0; at--) {
    const rule = within.cssRules[at];
    if (rule instanceof CSSStyleRule) copyRule(within, rule, at + 1);
    else if (rule instanceof CSSGroupingRule) copyRules(rule);
  }
}

function copyRule(within: CSSStyleSheet | CSSGroupingRule, rule: CSSStyleRule, at: number): void {
  for (const [pseudo, holder] of STATES) {
    if (!rule.selectorText.includes(pseudo) || rule.selectorText.includes(`:not(${pseudo}`)) continue;
    const selectors = rule.selectorText.split(',').filter((one) => one.includes(pseudo));
    const held = selectors.map((one) => one.trim().replaceAll(pseudo, '') || FOCUSABLE);
    within.insertRule(`${holder} :is(${held.join(', ')}) { ${rule.style.cssText} }`, at);
  }
}

/**
 * Strangers' words go through `Name`, `FileName` or `Stranger` (R29): as they are, they could turn round, hide or pass for
 * what stands beside them. In sentences `t` does it.
 */

/** The fields that hold what somebody outside the window has written. */
const FIELDS = new Set(['name', 'displayName', 'nickname', 'companyName', 'senderName', 'statusMessage', 'department']);
/** What such a value is called on its own. */
const ALONE = new Set(['nickname', 'displayName', 'companyName']);
/** The attributes that people read or hear. */
const READ = new Set(['title', 'alt', 'aria-label', 'placeholder']);
const BY_THEM = new Set(['Name.svelte', 'FileName.svelte', 'Stranger.svelte']);

/** Whether the value of an expression is a stranger's words as they are. */
function raw(node) {
  switch (node?.type) {
    case 'MemberExpression':
      return FIELDS.has(node.property.name) || (node.property.name === 'title' && node.object.name === 'room');
    case 'Identifier':
      return ALONE.has(node.name);
    case 'ChainExpression':
      return raw(node.expression);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return raw(node.left) || raw(node.right);
    case 'ConditionalExpression':
      return raw(node.consequent) || raw(node.alternate);
    case 'TemplateLiteral':
      return node.expressions.some(raw);
    case 'CallExpression':
      return node.callee.name === 'nameOr';
  }
  return false;
}

export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      raw: 'Show it by <Name>, <FileName> or <Stranger>, or in a sentence by t(): a stranger has written it (R29).',
      direction: 'dir="auto" turns the whole line round for one name in it: use <Name> or <Stranger> (R29).',
    },
  },
  create(context) {
    const file = context.filename.replaceAll('\\', '/');
    if (file.includes('/src/phone/') || BY_THEM.has(file.split('/').at(-1))) return {};
    return {
      SvelteMustacheTag(node) {
        const { parent } = node;
        if (parent.type !== 'SvelteAttribute') {
          if (raw(node.expression)) context.report({ node, messageId: 'raw' });
        } else if (parent.parent.parent.kind === 'html' && READ.has(parent.key.name) && raw(node.expression)) {
          context.report({ node, messageId: 'raw' });
        }
      },
      SvelteAttribute(node) {
        const element = node.parent.parent;
        if (element.kind !== 'html' || node.key.name !== 'dir' || node.value[0]?.value !== 'auto') return;
        // What is typed follows its own direction.
        if (!['input', 'textarea'].includes(element.name?.name)) context.report({ node, messageId: 'direction' });
      },
    };
  },
};

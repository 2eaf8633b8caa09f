/** A `svelte-ignore` says in brackets behind the code why the warning does not hold. */

const IGNORE = /^\s*svelte-ignore\b/;
const REASON = /\([^)]{10,}\)\s*$/;

export default {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { reason: 'Say in brackets, behind the code, why this is right.' },
  },
  create(context) {
    const check = (node, text) => {
      if (IGNORE.test(text) && !REASON.test(text)) context.report({ loc: node.loc, messageId: 'reason' });
    };
    return {
      SvelteHTMLComment: (node) => check(node, node.value),
      'Program:exit'() {
        for (const comment of context.sourceCode.getAllComments()) check(comment, comment.value);
      },
    };
  },
};

/** Holds webhook bodies against the types that the SDK declares, with TypeScript's own checker. */
import ts from 'typescript';

const FILE = new URL('./bodies.ts', import.meta.url).pathname;

/** What is wrong with the bodies, one line each; empty when every one is of the declared type. */
export function typeErrors(bodies) {
  const literals = bodies.map((body) => JSON.stringify(body, null, 1)).join(',\n');
  const source = `import { webhook } from '@line/bot-sdk';\nexport const bodies: webhook.CallbackRequest[] = [${literals}];\n`;
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === FILE || fileExists(name);
  host.getSourceFile = (name, version) =>
    name === FILE ? ts.createSourceFile(name, source, version) : getSourceFile(name, version);
  const program = ts.createProgram([FILE], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((one) => `${place(one)}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`);
}

function place({ file, start }) {
  return file === undefined ? '?' : `line ${file.getLineAndCharacterOfPosition(start).line + 1}`;
}

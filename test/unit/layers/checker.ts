import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../../..');

/** What the checker said about one file. */
export interface Finding {
  readonly file: string;
  /** `eslint(no-console)` from the linter, `TS6307` from the compiler. */
  readonly rule: string;
  readonly text: string;
}

/** Files by their path from the project folder. */
export type Tree = Readonly<Record<string, string>>;

/** A copy of the project's real configuration, with other source files. */
export interface Sandbox {
  lint(): Finding[];
  compile(): Finding[];
  remove(): void;
}

export function createSandbox(tree: Tree): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  const layers = readdirSync(join(projectFolder, 'src')).map((layer) => `src/${layer}/tsconfig.json`);
  for (const file of ['.oxlintrc.json', 'package.json', 'tsconfig.json', 'test/tsconfig.json', ...layers]) {
    cpSync(join(projectFolder, file), join(folder, file), { recursive: true });
  }
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, code] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  return {
    lint: () => lint(folder),
    compile: () => compile(folder),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Every file of the real project below `folder`, as paths from the project folder with forward slashes. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(projectFolder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}

function run(folder: string, script: string, args: readonly string[]): { output: string; status: number | null } {
  const path = join(projectFolder, 'node_modules', script);
  const { error, stdout, stderr, status } = spawnSync(process.execPath, [path, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { output: stdout + stderr, status };
}

interface LintReport {
  readonly diagnostics: readonly { message: string; code: string; filename: string; help?: string }[];
}

function lint(folder: string): Finding[] {
  const { output } = run(folder, 'oxlint/bin/oxlint', ['--type-aware', '--format=json', 'src', 'test']);
  const report = JSON.parse(output) as LintReport;
  return report.diagnostics.map(({ message, code, filename, help = '' }) => ({
    file: filename.replaceAll('\\', '/'),
    rule: code,
    text: `${message} ${help}`,
  }));
}

function compile(folder: string): Finding[] {
  const { output, status } = run(folder, 'typescript/bin/tsc', ['-b', '--pretty', 'false']);
  const findings = [...output.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+): (.*)$/gm)];
  if (status !== 0 && findings.length === 0) throw new Error(`The compiler did not run: ${output}`);
  return findings.map(([, file = '', rule = '', text = '']) => ({ file, rule, text }));
}

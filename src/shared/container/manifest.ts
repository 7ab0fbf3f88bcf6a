import { z } from 'zod';

import { describeIssue } from '../content/describe-issue.ts';
import { ok, type Result } from '../errors.ts';
import { slugSchema } from '../schema/primitives.ts';
import { limits } from './limits.ts';
import { packMediaType } from './media-type.ts';
import { clashingPath, pathFault } from './pack-path.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The newest container format that this code reads. */
export const CONTAINER_FORMAT = 1;

/** What stands before the manifest in the bytes that are signed; keeps a signature from meaning anything else. */
export const MANIFEST_CONTEXT = 'kiosk-pack-v1\0';

const versionSchema = z
  .string()
  .max(32)
  .regex(/^\d+\.\d+\.\d+$/, 'write a version as three numbers, like 1.0.0');
const sizeSchema = z.int().min(0);

const fileSchema = z.strictObject({
  path: z.string(),
  size: sizeSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'write 64 hexadecimal digits'),
  type: z.string().max(100),
});

/** `manifest.json` of a container, format 1. */
export const manifestSchema = z.strictObject({
  format: z.literal(CONTAINER_FORMAT),
  packId: slugSchema,
  venues: z.union([z.literal('any'), z.array(slugSchema).min(1).max(1_000)]),
  seq: z.int().min(1),
  version: versionSchema,
  minApp: versionSchema,
  created: z.iso.datetime(),
  totalSize: sizeSchema,
  entry: z.literal('pack.json'),
  files: z.array(fileSchema).min(1),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

const file = 'manifest.json';

/**
 * Parses a manifest whose signature was found good, and checks what the schema cannot say.
 * Refuses with FORMAT, SCHEMA, LIMIT, PATH, DUP, TYPE, SIZE or MISSING.
 */
export function parseManifest(text: string): Result<Manifest, Refusal> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuse('SCHEMA', 'it is not valid JSON', 'build the pack again', { file });
  }
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : undefined;
  if (format !== CONTAINER_FORMAT) {
    return typeof format === 'number' && format > CONTAINER_FORMAT
      ? refuse('FORMAT', `the container has the newer format ${format}`, 'update the kiosk', { file, place: 'format' })
      : refuse('FORMAT', 'it names no container format', 'build the pack again', { file, place: 'format' });
  }
  // Counted before the schema looks at each: a long list is refused at once.
  const { files } = raw as { files?: unknown };
  if (Array.isArray(files) && files.length > limits.files) return tooMany(files.length);
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success) {
    // What fails has at least one issue; Zod's types do not say so.
    const { cause, remedy, place } = describeIssue(parsed.error.issues[0] as z.core.$ZodIssue, raw);
    return refuse('SCHEMA', cause, remedy, { file, place });
  }
  const fault = checkFiles(parsed.data);
  return fault === undefined ? ok(parsed.data) : { ok: false, error: fault };
}

const tooMany = (count: number): { ok: false; error: Refusal } =>
  refuse('LIMIT', `the pack has ${count} files, at most ${limits.files} are allowed`, 'use fewer files', { file });

function checkFiles(manifest: Manifest): Refusal | undefined {
  for (const { path, size, type } of manifest.files) {
    const wrong = pathFault(path);
    if (wrong !== undefined)
      return refuse('PATH', `the path cannot be used: ${wrong}`, 'rename the file', { file: path }).error;
    if (packMediaType(path) !== type)
      return refuse('TYPE', `"${type}" is not what a kiosk takes for this ending`, 'use another kind of file', {
        file: path,
      }).error;
    if (size > limits.fileBytes)
      return refuse('LIMIT', `the file has ${size} bytes, at most ${limits.fileBytes} are allowed`, 'make it smaller', {
        file: path,
      }).error;
  }
  const paths = manifest.files.map((each) => each.path);
  const clash = clashingPath(paths);
  if (clash !== undefined)
    return refuse('DUP', 'the name stands for two things', 'rename one of them', { file: clash }).error;
  const total = manifest.files.reduce((sum, each) => sum + each.size, 0);
  if (total !== manifest.totalSize)
    return refuse('SIZE', `the files add up to ${total} bytes, not ${manifest.totalSize}`, 'build the pack again', {
      file,
      place: 'totalSize',
    }).error;
  if (!paths.includes(manifest.entry))
    return refuse('MISSING', 'the pack has no pack.json', 'build the pack again', { file: manifest.entry }).error;
  return undefined;
}

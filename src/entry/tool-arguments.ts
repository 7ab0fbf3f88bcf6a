import { ownArguments } from '../main/startup.ts';

/** The tools that the program can be instead of a kiosk. */
const tools = ['pack', 'staff'] as const;
export type Tool = (typeof tools)[number];

/**
 * The tool that was called and its arguments: `sister-cities-kiosk pack VERB …`, `sister-cities-kiosk staff VERB …`.
 * Undefined where the kiosk itself is meant.
 */
export function toolArguments(
  argv: readonly string[],
  isPackaged: boolean,
): { readonly tool: Tool; readonly args: readonly string[] } | undefined {
  const [first, ...args] = ownArguments(argv, isPackaged);
  const tool = tools.find((each) => each === first);
  return tool === undefined ? undefined : { tool, args };
}

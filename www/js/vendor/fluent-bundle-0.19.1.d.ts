/** The messages of one file. */
export class FluentResource {
  constructor(source: string);
  /** The messages. A value without placeables is a string. */
  readonly body: { id: string; value: unknown }[];
}
/** A number, which selects a variant of a message and is shown as `toString` says. */
export class FluentNumber {
  readonly value: number;
  constructor(value: number);
  toString(scope?: unknown): string;
}
/** The messages of one language. */
export class FluentBundle {
  constructor(locales: string | string[], options?: { useIsolating?: boolean });
  addResource(resource: FluentResource, options?: { allowOverrides?: boolean }): Error[];
  getMessage(id: string): { value: unknown } | undefined;
  /** Adds to `errors` what is wrong with the arguments. */
  formatPattern(pattern: unknown, args: Record<string, string | FluentNumber> | null, errors: Error[]): string;
}

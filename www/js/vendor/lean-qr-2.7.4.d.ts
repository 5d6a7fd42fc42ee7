/** A QR code: `size` by `size` squares, without the quiet zone around it. */
export interface Code {
  readonly size: number;
  get(x: number, y: number): boolean;
}
export const correction: { L: number; M: number; Q: number; H: number };
/** Throws where the text is too long. */
export function generate(data: string, options?: { minCorrectionLevel?: number; minVersion?: number }): Code;

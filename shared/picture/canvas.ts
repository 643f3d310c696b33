/**
 * The drawing surface the painter needs. It is the Canvas2D of a browser window or of a Node canvas with the same
 * calls; `Path2D` is expected as a global in both (a Node host sets it before it paints).
 */

/** The drawing calls of a surface. */
export type Ctx = CanvasRenderingContext2D

/** A surface that can be drawn on and laid down on another one. Sizes are in pixels. */
export type Canvas = HTMLCanvasElement

/** Makes a scratch surface of so many pixels. */
export type Host = (width: number, height: number) => Canvas

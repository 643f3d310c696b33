/** Figures move on twos: twelve drawings a second, while the camera moves on every frame. Seconds to seconds. */
export const onTwos = (seconds: number): number => Math.floor(seconds * 12 + 1e-6) / 12

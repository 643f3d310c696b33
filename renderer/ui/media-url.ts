/** Where the page gets a media file from. */
export const mediaUrl = (sha256: string) => `/media/${sha256}`

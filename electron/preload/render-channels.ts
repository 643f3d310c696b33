/** The channels of the export page's two functions: a request for bytes, and bytes of the result. */
export const PULL_CHANNEL = 'render:pull'
export const PUSH_CHANNEL = 'render:push'

import type { OpenRenderPage, RenderPage } from './render-page.ts'

/** Pages that stay open between exports: a browser starts once, and the paper of a set is cut once for a season. */
export interface PagePool {
  /** Opens a page, or hands out one that was given back by its `close`. */
  readonly open: OpenRenderPage
  /** Ends all pages, those given back later included. Never rejects. */
  close(): Promise<void>
}

/** Pools the pages that `openPage` opens. Without the pool's `close` its browsers, and so this process, go on. */
export function poolPages(openPage: OpenRenderPage): PagePool {
  const idle: RenderPage[] = []
  let closed = false
  const lend = (page: RenderPage): RenderPage => {
    let usable = true
    let returned = false
    return {
      run: async (...given) => {
        try {
          return await page.run(...given)
        } catch (error) {
          usable = false
          throw error
        }
      },
      close: async () => {
        if (returned) return
        returned = true
        if (!usable || closed) return page.close()
        idle.push(page)
      },
    }
  }
  const open = async (): Promise<RenderPage> => lend(idle.pop() ?? (await openPage()))
  return {
    // A getter cannot be assigned to a function, hence the assertion.
    open: Object.defineProperty(open, 'version', {
      get: () => openPage.version,
    }) as unknown as OpenRenderPage,
    close: async () => {
      closed = true
      await Promise.all(idle.splice(0).map((page) => page.close()))
    },
  }
}

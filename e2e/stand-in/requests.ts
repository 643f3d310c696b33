import { cancelable } from './cancelable.ts'
import { type Json, jsonOf, textIn } from './pipe.ts'
import { answerRequest, fromChromium } from './protocol.ts'
import { pipe } from './runtime.ts'
import type { WebContents } from './web-contents.ts'

/** Statuses that come without a body. */
const BODILESS = new Set([101, 204, 205, 304])

function headersOf(given: Json): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) headers.set(name, String(value))
  return headers
}

/** The page itself wants to go somewhere: the app is asked, as Electron does. */
function mayNavigate(contents: WebContents, frameId: string, url: string): boolean {
  const isMainFrame = frameId === contents.mainFrame?.id
  if (isMainFrame && contents.takeExpected()) return true
  const event = cancelable({ url, isMainFrame, isSameDocument: false })
  contents.emit('will-frame-navigate', event)
  if (isMainFrame && !event.defaultPrevented) contents.emit('will-navigate', event, url)
  return !event.defaultPrevented
}

async function fulfil(contents: WebContents, requestId: string, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  const answer = {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    ...(BODILESS.has(response.status) ? {} : { body: body.toString('base64') }),
  }
  await pipe().send('Fetch.fulfillRequest', answer, contents.sessionId)
}

/** Answers a request of a page: from the app's own schemes, or not at all. There is no network. */
export async function answerPaused(contents: WebContents, params: Json): Promise<void> {
  const requestId = textIn(params, 'requestId')
  const given = jsonOf(params['request'])
  const url = fromChromium(textIn(given, 'url'))
  const resourceType = textIn(params, 'resourceType')
  const method = textIn(given, 'method')
  const fail = (errorReason: string): Promise<unknown> =>
    pipe().send('Fetch.failRequest', { requestId, errorReason }, contents.sessionId)
  if (resourceType === 'Document' && !mayNavigate(contents, textIn(params, 'frameId'), url))
    return void (await fail('Aborted'))
  if (!(await contents.session.lets({ url, resourceType, method })))
    return void (await fail('BlockedByClient'))
  const body = method === 'GET' || method === 'HEAD' ? null : textIn(given, 'postData')
  const request = new Request(url, { method, headers: headersOf(jsonOf(given['headers'])), body })
  let response: Response | null
  try {
    response = await answerRequest(request)
  } catch {
    // Electron says ERR_UNEXPECTED when a handler throws.
    return void (await fail('Failed'))
  }
  if (response === null) await fail('BlockedByClient')
  else await fulfil(contents, requestId, response)
}

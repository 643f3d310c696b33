import { render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { Call, Envelope } from '../shared/contract/envelope.ts'
import type { StudioEvent } from '../shared/contract/events.ts'
import type { RouteName, RouteOutput } from '../shared/contract/index.ts'
import { startWords, type UiLanguage } from './i18n/index.ts'
import { StudioProvider } from './rpc/studio-provider.tsx'

/** What the studio behind a tested window answers, by route: a value, or a function of the input. */
export type Answers = { [K in RouteName]?: RouteOutput<K> | ((input: unknown) => Envelope<RouteOutput<K>>) }

/** A studio that gives the answers of a test and keeps what it was asked. */
export function fakeStudio(answers: Answers) {
  const calls: Call[] = []
  const listeners = new Set<(event: StudioEvent) => void>()
  const request = async (call: Call): Promise<Envelope> => {
    calls.push(call)
    // The caller typed each answer by its route.
    const answer = answers[call.route as RouteName] as unknown
    if (answer === undefined)
      return { ok: false, error: { code: 'UNKNOWN_ROUTE', message: `no answer for ${call.route}`, hint: '' } }
    return typeof answer === 'function' ? answer(call.input) : { ok: true, data: answer }
  }
  const subscribe = (listener: (event: StudioEvent) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  Object.assign(window, { studio: { request, subscribe } })
  return {
    calls,
    asked: (route: RouteName) => calls.filter((call) => call.route === route).map((call) => call.input),
    tell: (event: StudioEvent) => {
      for (const listener of listeners) listener(event)
    },
  }
}

/** Renders a part of the window with its words and its studio. */
export function renderInWindow(part: ReactNode, language: UiLanguage = 'en'): RenderResult {
  return render(
    <I18nextProvider i18n={startWords(language)}>
      <StudioProvider>{part}</StudioProvider>
    </I18nextProvider>,
  )
}

/** Renders a primitive: words, no studio. */
export function renderWithWords(part: ReactNode, language: UiLanguage = 'en'): RenderResult {
  return render(<I18nextProvider i18n={startWords(language)}>{part}</I18nextProvider>)
}

import { describe, expect, test } from 'vitest'
import { FAILURE_FACTS } from '../../shared/contract/failure-fact.ts'
import { en } from './en/index.ts'
import { zh } from './zh/index.ts'

type Tree = { readonly [key: string]: string | Tree }

/** Every key of a language with its text, English `_one` forms apart: Chinese has one plural form. */
function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (key.endsWith('_one')) continue
    if (typeof value === 'string') found.set(path + key, value)
    else for (const [name, text] of leaves(value, `${path}${key}.`)) found.set(name, text)
  }
  return found
}

const names = (text: string) => new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]))

describe('words of the window', () => {
  const english = leaves(en)
  const chinese = leaves(zh)

  test('a key added to one language only shows up as a raw key in the other', () => {
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  test('a translation that drops or misspells a value shows braces or loses a number', () => {
    for (const [key, text] of english)
      expect([key, names(chinese.get(key) ?? '')]).toEqual([key, names(text)])
  })

  test('no text is empty, and none shouts', () => {
    for (const [key, text] of [...english, ...chinese]) {
      expect([key, text.trim()]).not.toEqual([key, ''])
      expect([key, /[!！]/.test(text)]).toEqual([key, false])
    }
  })
})

describe('what a failure is about', () => {
  test('a kind without words, or with other values than the studio gives, shows as braces', () => {
    const facts: Readonly<Record<string, string>> = en.failures.facts
    expect(Object.keys(facts).toSorted()).toEqual(Object.keys(FAILURE_FACTS).toSorted())
    for (const [kind, values] of Object.entries(FAILURE_FACTS))
      expect([kind, names(facts[kind] ?? '')]).toEqual([kind, new Set(values)])
  })
})

const STROKE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.25 } as const
const SIZE = { width: 10, height: 10, viewBox: '0 0 10 10', 'aria-hidden': true } as const

/** How an episode opens: a ledge that begins. */
export const HookMark = () => (
  <svg {...SIZE}>
    <path d="M1 9V1.5h8" {...STROKE} />
  </svg>
)

/** How an episode ends: a ledge that breaks off. */
export const BreakMark = () => (
  <svg {...SIZE}>
    <path d="M1 1.5h8V6" {...STROKE} />
  </svg>
)

/** Where a platform asks for money. `name` says it where no word stands beside it. */
export const PaywallMark = ({ name }: { readonly name?: string }) => (
  <svg
    width="12"
    height="12"
    viewBox="0 0 12 12"
    {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
  >
    <circle cx="6" cy="6" r="5.2" {...STROKE} />
    <path d="M6 3.2v5.6" {...STROKE} />
  </svg>
)

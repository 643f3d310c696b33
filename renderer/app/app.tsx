import { TipProvider } from '../ui/tooltip.tsx'
import { Frame, RoomView } from './frame.tsx'
import { useAddress } from './router.ts'
import { useShortcutListener } from './shortcuts.ts'
import { TitleBar } from './title-bar.tsx'

/** The window. */
export function App() {
  const { room } = useAddress()
  useShortcutListener()
  return (
    <TipProvider>
      <Frame titleBar={<TitleBar room={room} drama={null} counts={{}} />}>
        <RoomView id={room} />
      </Frame>
    </TipProvider>
  )
}

import { memo, useEffect, useRef, useState } from 'react'
import type { DramaInfo } from '../../shared/contract/drama.ts'
import { ExportDialog } from '../exports/export-dialog.tsx'
import { ExportChip, useExportNews } from '../exports/export-news.tsx'
import { useRead, useReadPart } from '../rpc/hooks.ts'
import { Toasts } from '../ui/toast.tsx'
import { TipProvider } from '../ui/tooltip.tsx'
import { BuildChip, SpendChip } from './chips.tsx'
import { DramaMenu } from './drama-menu.tsx'
import { Frame, RoomView } from './frame.tsx'
import { MessageLog } from './message-log.tsx'
import { goWhereOneWas, useOpenDrama, useTrouble } from './open-drama.ts'
import { useOverlay } from './overlays.ts'
import { Palette } from './palette.tsx'
import { ReadOnlyBanner } from './read-only-banner.tsx'
import { findRoom } from './rooms.tsx'
import { useAddress, type RoomId } from './router.ts'
import { SaveIndicator } from './save-indicator.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { useShortcutListener } from './shortcuts.ts'
import { machineLanguage, useLanguage, useTheme } from './theme.ts'
import { TitleBar } from './title-bar.tsx'
import { DamagedPage, TroublePage } from './trouble-page.tsx'
import { useOpenFindings } from './use-open-findings.ts'
import { SpendDialog } from './spend-dialog.tsx'
import { useNoteAddress } from './use-note-address.ts'
import { useStudioNews } from './use-studio-news.ts'
import { useWindowCommands } from './use-window-commands.ts'

/** Language, theme and kind of window, from the settings and the machine. True once they are known. */
function useLook(): boolean {
  // Parts only: another setting (captions, loudness) is no reason to draw the window again.
  const { isPending } = useRead('settings.get', {})
  const chosen = useReadPart('settings.get', {}, ({ language }) => language) ?? 'system'
  const theme = useReadPart('settings.get', {}, (settings) => settings.theme) ?? 'system'
  const info = useRead('app.info', {})
  useLanguage(chosen === 'system' ? (info.data?.locale ?? machineLanguage()) : chosen)
  useTheme(theme)
  const platform = info.data?.platform
  useEffect(() => {
    if (platform !== undefined) document.documentElement.dataset['os'] = platform
  }, [platform])
  return !isPending && !info.isPending
}

/** A drama that is open when the window starts is shown where one was in it, not home. */
function useFirstRoom(drama: DramaInfo | null): void {
  const latest = useRef(drama)
  useEffect(() => {
    latest.current = drama
  })
  const isOpen = drama !== null
  useEffect(() => {
    if (latest.current !== null && isOpen && (location.hash === '' || location.hash === '#/'))
      goWhereOneWas(latest.current)
  }, [isOpen])
}

const Overlays = memo(function Overlays() {
  const overlay = useOverlay()
  useExportNews(overlay === 'export')
  return (
    <>
      <Palette open={overlay === 'palette'} />
      <ShortcutSheet open={overlay === 'shortcuts'} />
      <MessageLog open={overlay === 'log'} />
      <ExportDialog open={overlay === 'export'} />
      <SpendDialog />
      <Toasts />
    </>
  )
})

function Room({ room, drama }: { room: RoomId | null; drama: DramaInfo | null }) {
  const needsDrama = room !== null && findRoom(room)?.needsDrama === true
  // Without a drama its rooms have nothing to show: home is where one begins.
  return <RoomView id={needsDrama && drama === null ? 'home' : room} />
}

const Studio = memo(function Studio({ drama }: { drama: DramaInfo | null }) {
  const { room } = useAddress()
  const trouble = useTrouble()
  const open = useOpenDrama()
  const findings = useOpenFindings(drama !== null && findRoom('findings') !== undefined)
  const [looking, setLooking] = useState(false)
  useShortcutListener()
  useStudioNews(drama)
  useWindowCommands(drama !== null)
  useFirstRoom(drama)
  useNoteAddress(drama)
  const damaged = drama?.readOnly?.code === 'PROJECT_DAMAGED'
  const openAgain = () => void open(drama?.dir ?? null)
  const bar = drama !== null && (
    <>
      {/* A drama whose folder is gone takes no changes, whatever it was opened for. */}
      <SaveIndicator mode={trouble?.when === 'open' ? 'read' : drama.mode} why={drama.readOnly} />
      <BuildChip />
      <ExportChip />
      <SpendChip />
    </>
  )
  const banner = drama?.mode === 'read' && (
    <ReadOnlyBanner why={drama.readOnly} looking={looking} onLook={setLooking} onTryAgain={openAgain} />
  )
  return (
    <Frame
      titleBar={
        <TitleBar room={room} drama={drama && <DramaMenu drama={drama} />} counts={{ findings }}>
          {bar}
        </TitleBar>
      }
      banner={banner}
    >
      {trouble !== null && <TroublePage trouble={trouble} />}
      {trouble === null && damaged && !looking && drama.readOnly !== null && (
        <DamagedPage why={drama.readOnly} backup={drama.backup} onLook={() => setLooking(true)} />
      )}
      {trouble === null && !(damaged && !looking) && <Room room={room} drama={drama} />}
    </Frame>
  )
})

/** The window. Shows nothing until it knows its language and theme: that takes one round trip. */
export function App() {
  const looks = useLook()
  const current = useRead('drama.current', {})
  if (!looks || current.isPending) return null
  const drama = current.data?.drama ?? null
  return (
    <TipProvider>
      <Studio key={drama?.dir ?? ''} drama={drama} />
      <Overlays />
    </TipProvider>
  )
}

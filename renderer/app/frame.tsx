import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/loading.tsx'
import styles from './frame.module.css'
import { RoomBoundary } from './room-boundary.tsx'
import { findRoom } from './rooms.tsx'
import { navigate, type RoomId } from './router.ts'
import { StatusBar } from './status-bar.tsx'

function NoSuchRoom() {
  const { t } = useTranslation('app')
  return (
    <EmptyState
      fill
      title={t('gone.title')}
      text={t('gone.text')}
      actions={<Button onClick={() => navigate('home')}>{t('failure.home')}</Button>}
    />
  )
}

/** The room itself: loaded when it is first opened, held by its own boundary. */
export function RoomView({ id }: { id: RoomId | null }) {
  const room = id === null ? undefined : findRoom(id)
  if (room === undefined) return <NoSuchRoom />
  return (
    <RoomBoundary key={room.id}>
      <Suspense fallback={<Loading />}>
        <room.Component />
      </Suspense>
    </RoomBoundary>
  )
}

/** Title bar, banner, room, status bar. */
export function Frame({
  titleBar,
  banner,
  children,
}: {
  titleBar: ReactNode
  banner?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={styles['frame']}>
      {titleBar}
      {banner}
      <main className={styles['room']}>{children}</main>
      <StatusBar />
    </div>
  )
}

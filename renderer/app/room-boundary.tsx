import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { navigate } from './router.ts'

interface Props {
  readonly children: ReactNode
}
interface State {
  readonly error: Error | null
}

function Stopped({ error, again }: { error: Error; again: () => void }) {
  const { t } = useTranslation('app')
  return (
    <ErrorState
      title={t('failure.room')}
      text={t('failure.roomHint')}
      details={error.stack ?? String(error)}
      actions={
        <>
          <Button onClick={again}>{t('failure.again')}</Button>
          <Button look="ghost" onClick={() => navigate('home')}>
            {t('failure.home')}
          </Button>
        </>
      }
    />
  )
}

/** Holds a fault inside its room: title bar and other rooms go on working. Give it the room's id as key. */
export class RoomBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return <Stopped error={this.state.error} again={() => this.setState({ error: null })} />
  }
}

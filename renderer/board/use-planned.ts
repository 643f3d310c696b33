import { useMemo } from 'react'
import { useBuilding } from '../app/use-building.ts'
import { useRead } from '../rpc/hooks.ts'
import type { Planned } from './episode-rows.ts'

/** What the plan makes, by the number of an episode, and of what belongs to none of them. */
export interface PlannedByEpisode {
  readonly episodes: ReadonlyMap<number, Planned>
  readonly season: Planned | null
}

const NOTHING: PlannedByEpisode = { episodes: new Map(), season: null }

/** What a build would make of each episode; empty until it is known, and while a build runs. */
export function usePlanned(): PlannedByEpisode {
  const groups = useRead('build.groups', { by: 'episode' }, { enabled: !useBuilding() }).data?.groups
  return useMemo(() => {
    if (groups === undefined) return NOTHING
    const rows = groups.map(({ group, count, asked, price }) => ({
      group,
      planned: { count, asked, price: price?.amount ?? null },
    }))
    return {
      episodes: new Map(
        rows.filter(({ group }) => group !== 'season').map((row) => [Number(row.group), row.planned]),
      ),
      season: rows.find(({ group }) => group === 'season')?.planned ?? null,
    }
  }, [groups])
}

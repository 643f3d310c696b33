/** Open country and water. */
import {
  city,
  clouds,
  floor,
  frame,
  gleam,
  leaf,
  mist,
  pines,
  planks,
  ridge,
  road,
  sky,
  sun,
  terraces,
  tiles,
  tree,
  water,
  willow,
} from '../items/far.ts'
import { steps } from '../items/room.ts'
import { bench } from '../items/furniture.ts'
import { crates } from '../items/storage.ts'
import { standingLamp } from '../items/lamps.ts'
import { bouquet, stones, streetLamp } from '../items/street.ts'
import { bridge, railing } from '../items/roofs.ts'
import { boat, lighthouse, posts } from '../items/travel.ts'
import {
  archGate,
  bareBranch,
  cornStrings,
  cottage,
  gulls,
  millstone,
  net,
  paperBoat,
  ropeCoil,
  smoke,
  umbrella,
  waves,
} from '../items/outdoors.ts'
import type { SetDefinition } from '../set.ts'
import { layer, LIGHT, placeSet } from './place.ts'

/** Shore, river, hills and snow. */
export const NATURE: readonly SetDefinition[] = [
  placeSet({
    id: 'seaside_pier',
    zh: '海边码头',
    en: 'pier',
    interior: false,
    light: { ...LIGHT.open, lx: -0.6, ly: -0.55, amb: '#fbf2e6', fog: '#9cc0c8', shadow: '#0c1e2a' },
    sheets: [
      layer(
        10,
        sky('#5f9cba', '#a8d0d4', '#f2e6c8', '#ffd8a4'),
        sun(400, 760, 150),
        clouds(420, '#ffffff', 0.7, 6, 92),
      ),
      layer(8, ridge(960, 90, 5, '#8fb4b8'), lighthouse(900, 950, 0.8)),
      layer(
        6,
        water(930, 620, ['#8fc4c4', '#5f9aa4', '#2f6478'], '#fff4d8', 4),
        gleam(400, 950, 520, 130, '#fff0c0', 0.55),
        boat(740, 1060, 0.9, -1, '#b8433a', '#f4ecd8'),
      ),
      layer(3.2, waves(1380, '#3f7a8a', '#f4fbf8')),
      layer(
        2.6,
        planks(1480, '#9a7a56'),
        posts(
          [
            [-60, 1540, 1],
            [210, 1520, 0.9],
            [860, 1520, 0.9],
            [1120, 1540, 1],
          ],
          '#6a4c34',
        ),
      ),
      layer(1.7, crates([[30, 1620, 170, 130]], '#a8804e'), ropeCoil(960, 1640, 1, '#c9a468')),
      layer(
        1.2,
        gulls(
          [
            [240, 560, 1],
            [420, 470, 0.7],
            [620, 620, 0.8],
          ],
          '#fdfaf2',
        ),
      ),
    ],
    front: [layer(0.7, posts([[60, 2100, 2]], '#1c1410'), net(1090, 1500, '#1c1812'))],
  }),
  placeSet({
    id: 'riverside',
    zh: '河边',
    en: 'riverside',
    interior: false,
    light: { ...LIGHT.open, lx: -0.6, ly: -0.6, amb: '#f6f2e4', fog: '#a8c4bc', lamps: [[860, 940, 420]] },
    sheets: [
      layer(
        10,
        sky('#7ab0c4', '#b4d4cc', '#f4e8c8', '#ffdca8'),
        sun(300, 520, 140),
        clouds(380, '#ffffff', 0.6, 4, 84),
      ),
      layer(
        8,
        ridge(1010, 220, 6, '#a4c0b4'),
        city(1080, 40, 190, '#8fa8a4', 12, 0.3, '#ffd08a'),
        mist(880, 260, '#fff4e0', 0.5),
      ),
      layer(
        6,
        water(1050, 480, ['#b4d0c4', '#7fa8a4', '#3f6a74'], '#fff6dc', 7),
        bridge(560, 1070, 190, '#c8b898', '#8fa8a0'),
        gleam(300, 1080, 380, 90, '#fff0c4', 0.5),
        boat(200, 1230, 0.55, 1, '#5a3a2c', '#c9a468'),
      ),
      layer(
        3,
        floor(1500, '#b0a684', '#7c7458', '#2c3028'),
        tiles(1500, '#2c3028', 0.2),
        railing(1330, 170, '#d8ccb0', true),
      ),
      layer(2.2, willow(120, -240, 520, 1050, '#7fa05a', 3), willow(980, -240, 300, 760, '#8fae68', 8)),
      layer(
        1.6,
        bench(690, 1560, 400, '#7a5a3c', 120, 26),
        streetLamp(960, 1620, 760, '#ffd890', -1),
        paperBoat(300, 1440, 1),
      ),
    ],
    front: [layer(0.7, willow(1060, -240, 420, 900, '#1f2c1e', 11), leaf(-60, 1990, 460, '#16201a', -1.6))],
  }),
  placeSet({
    id: 'graveyard',
    zh: '墓园',
    en: 'graveyard',
    interior: false,
    light: {
      ...LIGHT.open,
      lx: -0.4,
      ly: -0.8,
      rim: '#eef4ec',
      amb: '#eaeee8',
      fog: '#a8b8b0',
      fogK: 0.06,
      key: ['#f0f6ee', 0.2],
    },
    sheets: [
      layer(
        10,
        sky('#7f9aa8', '#b0c4c4', '#dce4d8', '#f2ecd8'),
        sun(560, 470, 130),
        clouds(420, '#f4f4ee', 0.7, 8, 96),
      ),
      layer(
        8,
        ridge(1010, 320, 4, '#9cb4ac'),
        mist(900, 300, '#ffffff', 0.5),
        ridge(1130, 240, 9, '#7f9c92'),
      ),
      layer(
        5,
        pines(
          [
            [60, 1330, 1.1],
            [220, 1300, 0.8],
            [860, 1300, 0.9],
            [1020, 1340, 1.2],
            [380, 1290, 0.6],
            [720, 1290, 0.6],
          ],
          '#3f5a50',
        ),
        ridge(1360, 60, 12, '#6a8470'),
        stones(
          [
            [330, 1370, 0.42],
            [460, 1362, 0.4],
            [620, 1362, 0.4],
            [750, 1370, 0.42],
          ],
          '#b7b9a5',
        ),
      ),
      layer(
        3,
        floor(1480, '#8a9a7c', '#5f6f58', '#20281f'),
        steps(400, 1470, 280, 4, '#b0b09c'),
        stones(
          [
            [150, 1500, 0.8],
            [930, 1500, 0.8],
          ],
          '#b7b9a5',
        ),
      ),
      layer(
        1.8,
        stones([[540, 1480, 1.1]], '#c4c4b0'),
        bouquet(400, 1560, 0.8, '#fbf8ec', '#4f6a4a'),
        bouquet(690, 1560, 0.8, '#f2dc9a', '#4f6a4a'),
        umbrella(900, 1640, 1, '#8e3b3b'),
      ),
      layer(1.3, mist(1380, 320, '#e6ece6', 0.36)),
    ],
    front: [layer(0.7, bareBranch(1340, 120, '#141a18'), leaf(-60, 1990, 440, '#141c18', -1.6))],
  }),
  placeSet({
    id: 'village_gate',
    zh: '村口',
    en: 'village entrance',
    interior: false,
    period: 'modern',
    light: { ...LIGHT.open, amb: '#fff4de', fog: '#c8cc98', key: ['#ffeab0', 0.26], low: ['#2a2a18', 0.36] },
    sheets: [
      layer(
        10,
        sky('#7fb4c8', '#b8d8cc', '#f4ecc8', '#ffe6b4'),
        sun(820, 430, 130),
        clouds(360, '#ffffff', 0.7, 4, 88),
      ),
      layer(8, ridge(960, 320, 4, '#a4bca0'), ridge(1080, 220, 9, '#8fac86'), mist(880, 260, '#fffbe4', 0.5)),
      layer(
        6,
        terraces(1120, 5, '#8b9254', '#b8bc74'),
        cottage(210, 1310, 0.8, '#d8c49c', '#6a5a48'),
        cottage(900, 1330, 0.9, '#e0cca4', '#5f5244'),
        smoke(250, 1080, 1),
      ),
      layer(4, road(1400, '#c8ac7c', '#e8d4a8'), tree(140, 1560, 1.5, '#5a4630', '#7f8f4a', 6)),
      layer(2.8, archGate(620, 1500, 560, 640, '#8a5a3c', '#5a4a3c', '青石村')),
      layer(1.7, millstone(160, 1640, 1, '#a8a292'), cornStrings(980, 1180, 5, '#e0a83a')),
    ],
    front: [layer(0.7, leaf(-60, 1990, 500, '#20240f', -1.7), frame('#1c2010', 1))],
  }),
  placeSet({
    id: 'snow_road',
    zh: '雪路',
    en: 'snowy road',
    interior: false,
    light: {
      ...LIGHT.cool,
      lx: -0.6,
      ly: -0.6,
      rim: '#f4fbff',
      amb: '#e6ecf6',
      fog: '#a8c0dc',
      fogK: 0.06,
      shadow: '#101c34',
      cut: '#ffe2a8',
      key: ['#eaf4ff', 0.2],
      low: ['#1a2a48', 0.36],
      lamps: [[880, 1040, 420]],
    },
    sheets: [
      layer(
        10,
        sky('#5a789c', '#9db8d0', '#dfe8ee', '#f6eee2'),
        sun(740, 520, 140, '#fff8e8'),
        clouds(400, '#ffffff', 0.5, 8, 90),
      ),
      layer(
        7,
        ridge(1010, 420, 4, '#b4c8dc', '#eef4f8'),
        mist(860, 300, '#ffffff', 0.5),
        ridge(1140, 320, 9, '#8fa8c4', '#dfe9f2'),
      ),
      layer(
        5,
        ridge(1290, 240, 12, '#6a86a8', '#cfdcea'),
        pines(
          [
            [120, 1240, 0.6],
            [300, 1270, 0.5],
            [880, 1250, 0.62],
            [1010, 1280, 0.5],
          ],
          '#3f5f7a',
          '#eef4fa',
        ),
        mist(1120, 260, '#f4f8fc', 0.5),
      ),
      layer(
        3,
        ridge(1420, 120, 3, '#e6eef6', '#c2d2e4'),
        floor(1480, '#e8f0f8', '#b8cade', '#7f98b8'),
        road(1420, '#93a6c0', '#f6faff'),
        pines(
          [
            [30, 1560, 1.2],
            [1050, 1570, 1.3],
            [210, 1480, 0.8],
          ],
          '#22405a',
          '#f4f8fc',
        ),
      ),
      layer(1.8, standingLamp(880, 1600, 560, '#ffdf9a')),
    ],
    front: [layer(0.7, pines([[1080, 2140, 2.6]], '#0e1c30', '#8fa8c8'), frame('#0e1c30', -1))],
  }),
]

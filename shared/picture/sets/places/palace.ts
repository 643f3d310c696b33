/** The palace and its rooms. */
import {
  clouds,
  floor,
  halo,
  lanterns,
  lotus,
  mist,
  ridge,
  rocks,
  roundel,
  shaft,
  sky,
  sun,
  tiles,
  tree,
  water,
} from '../items/far.ts'
import {
  band,
  beads,
  bricks,
  columns,
  curtain,
  gateDoors,
  paperWindow,
  ring,
  room,
  round,
  slab,
  steps,
} from '../items/room.ts'
import { wallpaper } from '../items/boards.ts'
import { bench, moonBed, screen, throne } from '../items/furniture.ts'
import { candles } from '../items/lamps.ts'
import { cobweb, scroll, straw } from '../items/decor.ts'
import { bouquet } from '../items/street.ts'
import { pavilionRoof, railing, tiledWall } from '../items/roofs.ts'
import { bareBranch, blossomBranch } from '../items/outdoors.ts'
import { censer, chessBoard, cracks, tornPaper, tunnelGate } from '../items/olden.ts'
import type { SetDefinition } from '../set.ts'
import { layer, LIGHT, placeSet, view } from './place.ts'

/** Halls, gardens and chambers of a palace. */
export const PALACE: readonly SetDefinition[] = [
  placeSet({
    id: 'palace_hall',
    zh: '大殿',
    en: 'palace hall',
    period: 'ancient',
    lamplit: true,
    light: {
      ...LIGHT.palace,
      lamps: [
        [330, 420, 400],
        [750, 420, 400],
      ],
    },
    sheets: [
      layer(
        6,
        room(['#7a2018', '#9a3422', '#5a140e']),
        paperWindow(20, 420, 300, 700, '#4a100c', 0),
        paperWindow(760, 420, 300, 700, '#4a100c', 1),
        halo(540, 800, 620, '#ffb45a', 0.5),
      ),
      layer(
        4,
        roundel(540, 700, 250, '#a3202c', '#ffb45a'),
        throne(540, 1290, '#8a1a1c', '#ffcf7a'),
        steps(250, 1400, 580, 5, '#c9873f'),
      ),
      layer(
        2.6,
        floor(1500, '#8a2a20', '#4a100e', '#1c0506'),
        tiles(1500, '#ffcf7a', 0.14),
        columns([-60, 170, 800, 1030], 112, -240, 1510, '#a3201f', 'cloud', '#f2b95a'),
        band(-40, 150, '#1f4a4a', 'cloud', '#8fd0b0', 150),
        band(110, 54, '#c9873f', 'fret', '#5a1a10', 70),
      ),
      layer(
        1.8,
        lanterns([
          [330, 420, 0.6],
          [750, 420, 0.6],
        ]),
        censer(110, 1600, 0.9, '#b8862f'),
        censer(970, 1600, 0.9, '#b8862f'),
      ),
    ],
    front: [layer(0.7, curtain(1, 150, '#3a060c', 2200))],
  }),
  placeSet({
    id: 'palace_garden',
    zh: '御花园',
    en: 'palace garden',
    interior: false,
    period: 'ancient',
    light: { ...LIGHT.open, lx: -0.6, amb: '#fdf4e6', fog: '#a8c8b0', lamps: [[250, 1040, 380]] },
    sheets: [
      layer(
        10,
        sky('#7ab4c4', '#b4dacc', '#f4eccc', '#ffe4bc'),
        sun(760, 400, 130),
        clouds(330, '#ffffff', 0.7, 4, 80),
      ),
      layer(
        8,
        ridge(1000, 240, 5, '#a8c4a8'),
        ridge(1090, 160, 9, '#8fb094'),
        mist(900, 240, '#fffbe8', 0.5),
      ),
      layer(5, tiledWall(1120, 200, '#c87a64', '#3f5a52'), tree(930, 1260, 0.9, '#5a4632', '#8fae7a', 4)),
      layer(
        4,
        water(1300, 300, ['#a4ccb4', '#6a9c8c', '#365a49'], '#fff6dc', 6),
        columns([130, 350], 34, 980, 1330, '#a8342c', null),
        slab(
          [
            [60, 1300],
            [450, 1300],
            [470, 1350],
            [40, 1350],
          ],
          '#c8b898',
        ),
        railing(1230, 90, '#d8ccb0', false),
        pavilionRoof(250, 780, 380, 220, '#3f6a5a', '#e8b858'),
      ),
      layer(
        3,
        lotus(
          [
            [700, 1420, 0.9],
            [920, 1370, 0.7],
            [560, 1380, 0.55],
          ],
          '#5f9470',
          '#f0a0b0',
        ),
        rocks(930, 1510, 0.9, '#8f9a8c', 5),
      ),
      layer(
        2.6,
        floor(1500, '#c8b890', '#8f8a66', '#2c3a2c'),
        tiles(1500, '#2c3a2c', 0.16),
        rocks(20, 1540, 0.8, '#9aa494', 9),
      ),
      layer(1.6, bouquet(990, 1640, 1.3, '#f2a8b4', '#5f8a5a'), bouquet(80, 1650, 1.1, '#f6e6d8', '#5f8a5a')),
    ],
    front: [layer(0.7, blossomBranch(1340, 60, '#16241e', '#c7586b'))],
  }),
  placeSet({
    id: 'palace_corridor',
    zh: '宫廊',
    en: 'palace corridor',
    period: 'ancient',
    light: {
      ...LIGHT.palace,
      lx: -0.6,
      amb: '#fce6d0',
      lamps: [
        [330, 520, 420],
        [750, 520, 420],
      ],
    },
    sheets: [
      view(8, sky('#8fb4c4', '#c8dccc', '#f6ecc8'), sun(560, 640, 120), ridge(1080, 160, 6, '#a4bca0')),
      layer(5, tunnelGate(560, 800, ['#4b2230', '#6a2c34', '#8a3f3a', '#a85a40', '#c98a54'])),
      layer(
        3.4,
        gateDoors(-250, 420, 400, 1080, '#8a2a28', '#e0b050'),
        gateDoors(950, 420, 400, 1080, '#8a2a28', '#e0b050'),
      ),
      layer(
        2.6,
        floor(1500, '#a8604a', '#5f2c2c', '#1c0c12'),
        tiles(1500, '#f2c88a', 0.14),
        columns([150, 860], 90, -240, 1530, '#a3201f', 'cloud', '#f2b95a'),
        band(-60, 170, '#1f4a4a', 'cloud', '#8fd0b0', 140),
        band(110, 46, '#c9873f', 'fret', '#5a1a10', 70),
      ),
      layer(
        1.9,
        lanterns([
          [330, 520, 0.7],
          [750, 520, 0.7],
          [540, 430, 0.5],
        ]),
        shaft(
          [
            [420, 560],
            [700, 560],
            [1000, 1900],
            [300, 1900],
          ],
          '#ffe8c0',
          0.24,
        ),
      ),
    ],
    front: [layer(0.7, curtain(-1, 110, '#2c0a14', 2200))],
  }),
  placeSet({
    id: 'cold_palace',
    zh: '冷宫',
    en: 'cold palace',
    period: 'ancient',
    hour: 'night',
    light: {
      ...LIGHT.cool,
      lx: -0.6,
      rim: '#d0e0f4',
      amb: '#d8dce8',
      fog: '#3a4858',
      fogK: 0.06,
      shadow: '#06090e',
      key: ['#b8ccf0', 0.24],
      warm: ['#ffb060', 0.24],
      low: ['#06090e', 0.58],
      lamps: [[880, 1310, 320]],
    },
    sheets: [
      view(
        9,
        sky('#0c1428', '#24385c', '#566f94', '#9ab0c0'),
        sun(330, 560, 190),
        clouds(760, '#8fa4bc', 0.4, 5, 80),
        tree(470, 1190, 0.9, '#1c2430', null, 1),
      ),
      layer(
        3.4,
        room(['#56606a', '#454f5a', '#2a333c'], [round(330, 600, 270)]),
        ring(330, 600, 270, '#2a2624', '#8f8468'),
        tornPaper(330, 600, 270, '#9c9a88'),
        cracks(
          [
            [700, 200, 520],
            [980, 640, 380],
          ],
          '#12171d',
        ),
        bricks(620, 900, 500, 400, '#12171d', 0.3),
        floor(1500, '#5a626a', '#333b44', '#0c1014'),
        tiles(1500, '#0c1014', 0.32),
      ),
      layer(
        2.2,
        shaft(
          [
            [180, 420],
            [480, 420],
            [900, 1900],
            [260, 1900],
          ],
          '#c8d8f4',
          0.3,
        ),
        scroll(800, 420, 130, 420, '#8f8a78', '#3a2c20'),
      ),
      layer(
        1.5,
        bench(640, 1480, 460, '#3c3a3a', 140),
        candles([[880, 1446, 0.8]], '#4a3a2a'),
        chessBoard(740, 1442, '#8f8060'),
        straw(-120, 1620, 360, '#8a7c5c'),
      ),
    ],
    front: [layer(0.7, cobweb(1100, -40, 520, '#6a7480'), bareBranch(-260, 60, '#0a0d12', 1))],
  }),
  placeSet({
    id: 'bedchamber_ancient',
    zh: '寝殿',
    en: 'bedchamber',
    period: 'ancient',
    lamplit: true,
    light: {
      ...LIGHT.palace,
      lx: 0.5,
      amb: '#fde6d2',
      fog: '#6a2a3a',
      shadow: '#1a0a10',
      lamps: [
        [120, 1180, 420],
        [960, 1180, 420],
      ],
    },
    sheets: [
      layer(
        4,
        room(['#8a4a50', '#9c5a58', '#5f2c38']),
        wallpaper(-200, 1400, 'cloud', '#e2b58a', 0.2, 150),
        paperWindow(-220, 380, 240, 640, '#4a1c20', 0),
        paperWindow(1060, 380, 240, 640, '#4a1c20', 1),
      ),
      layer(
        3,
        moonBed(540, 830, 330, '#6a2a28', '#f6e6cc', '#c25a68'),
        floor(1500, '#8f4a44', '#4f2228', '#190a10'),
        tiles(1500, '#e2b58a', 0.14),
        band(60, 90, '#592536', 'cloud', '#e2b58a', 130),
      ),
      layer(
        2.2,
        screen(820, 820, 440, 680, 3, '#f0e2c4', '#4a1c20', '#c2606a'),
        candles([[120, 1380, 1]], '#b8862f'),
      ),
      layer(1.6, censer(250, 1600, 0.7, '#c9973f'), bench(-150, 1500, 330, '#592536', 120)),
    ],
    front: [layer(0.7, beads(-120, -240, 240, 1500, '#a8606a'), curtain(1, 100, '#3a1220', 2200))],
  }),
]

/** Cafés, small shops, and rooms behind shops. */
import { city, floor, floorLight, leaf, planks, shaft, sky, sun, tiles, tree } from '../items/far.ts'
import {
  band,
  bars,
  bricks,
  columns,
  flight,
  pane,
  panelling,
  ring,
  room,
  round,
  roundPane,
  square,
  wall,
} from '../items/room.ts'
import { neon, sign, wallpaper } from '../items/boards.ts'
import { bed, roundTable, table } from '../items/furniture.ts'
import { crates, shelves } from '../items/storage.ts'
import { clock, pendant, standingLamp } from '../items/lamps.ts'
import { bulb, chain, cobweb, plant, teacup } from '../items/decor.ts'
import { awning } from '../items/street.ts'
import { bellOnDesk, bigHands, dome, gears, keyRack, oven, pendulum } from '../items/special.ts'
import type { SetDefinition } from '../set.ts'
import { layer, LIGHT, placeSet, view } from './place.ts'

/** Shops, inns and what lies behind them. */
export const SHOPS: readonly SetDefinition[] = [
  placeSet({
    id: 'cafe',
    zh: '咖啡馆',
    en: 'café',
    light: {
      ...LIGHT.sunny,
      lamps: [
        [300, 520, 380],
        [760, 470, 380],
      ],
    },
    sheets: [
      view(
        7,
        sky(),
        sun(250, 560, 100),
        city(1180, 160, 560, '#b0b8a8', 12, 0.3, '#ffd08a'),
        tree(420, 1330, 0.9, '#5a4030', '#8fa870', 6),
        tree(60, 1330, 0.8, '#5a4030', '#a0b078', 9),
      ),
      layer(
        3,
        room(['#d8bf98', '#c0a078', '#8a6a4c'], [square(-40, 380, 620, 760)]),
        pane(-40, 380, 620, 760, '#4e382a', 3, 2),
        awning(-70, 340, 680, 90, 9, '#4e6e66', '#f2e6cc'),
        wall(680, 330, 330, 430, '#2a2420', '#1e1a18'),
        sign(845, 430, '咖啡', 84, '#f0e2c4', '#2a2420'),
        sign(845, 560, '一期一会', 48, '#e8b06a', '#2a2420'),
        sign(845, 660, '第二杯半价', 40, '#c9d8b8', '#2a2420'),
        shelves(660, [860, 990], 400, '#5a3c28', 66, ['#4e6e66', '#b8603c', '#e8dcc0', '#8a5a3a'], 'jar'),
        panelling(1180, 320, '#6a4832', '#c99a68', 180),
        planks(1500, '#8a5e3c'),
      ),
      layer(
        2.2,
        wall(640, 1160, 700, 340, '#5a3c2a', '#3c281c'),
        wall(620, 1130, 740, 36, '#e7d5b7', '#c4aa84'),
        plant(1010, 1130, 0.5, '#5f8a5a', '#e8dcc8'),
        shaft(
          [
            [0, 390],
            [560, 390],
            [860, 1900],
            [-60, 1900],
          ],
          '#fff0c8',
          0.28,
        ),
      ),
      layer(
        1.7,
        pendant(300, 500, 1.1, '#4e6e66'),
        pendant(640, 450, 1, '#b8603c'),
        pendant(480, 330, 0.9, '#c99a4a'),
      ),
      layer(
        1.45,
        roundTable(150, 1480, 170, '#efe2cc', '#b8603c'),
        teacup(110, 1482, 1, '#f6f2e6'),
        teacup(220, 1484, 1, '#f6f2e6'),
      ),
    ],
    front: [layer(0.7, leaf(1130, 1980, 520, '#20180f', -2.9))],
  }),
  placeSet({
    id: 'bakery',
    zh: '面包店',
    en: 'bakery',
    light: {
      ...LIGHT.sunny,
      lx: -0.5,
      amb: '#fff0d4',
      shadow: '#2c180a',
      key: ['#ffc880', 0.3],
      lamps: [[330, 820, 560]],
    },
    sheets: [
      view(7, sky(), sun(860, 520, 100), tree(900, 1200, 0.8, '#6a4a2c', '#b0b870', 4)),
      layer(
        3,
        room(['#f4dfb4', '#e6c48c', '#c08a50'], [square(760, 360, 270, 520)]),
        pane(760, 360, 270, 520, '#8a5a2e', 2, 2),
        oven(330, 840, 300, '#9a5434'),
        band(220, 60, '#8a5a2e', 'flower', '#ffe6a8', 96),
        shelves(700, [1010, 1150], 560, '#8a5a2e', 96, ['#d99a4e', '#c07a34', '#e8b86a'], 'loaf'),
        planks(1500, '#a06c3c'),
      ),
      layer(
        2.2,
        wall(-260, 1230, 1600, 280, '#a86a3a', '#6f4424'),
        wall(-260, 1200, 1600, 38, '#fbeccb', '#dcc08c'),
        shelves(60, [1198], 700, '#dcc08c', 110, ['#d99a4e', '#c07a34', '#eac07a'], 'loaf'),
      ),
      layer(
        1.6,
        shaft(
          [
            [780, 370],
            [1010, 370],
            [700, 1900],
            [200, 1900],
          ],
          '#fff0c4',
          0.3,
        ),
        pendant(840, 330, 1, '#d9725a'),
        pendant(180, 300, 0.9, '#d9725a'),
      ),
    ],
    front: [layer(0.7, awning(-200, 60, 1500, 90, 14, '#b8503c', '#fff2d8'))],
  }),
  placeSet({
    id: 'clock_shop',
    zh: '钟表铺',
    en: 'clock shop',
    light: {
      ...LIGHT.sunny,
      amb: '#f6e6c8',
      fog: '#8f6b3a',
      shadow: '#1a1006',
      low: ['#1a1008', 0.46],
      lamps: [[760, 1220, 380]],
    },
    sheets: [
      view(
        7,
        sky('#a8c0b8', '#d8d8b8', '#f6e2b0'),
        sun(600, 560, 120),
        city(1000, 80, 360, '#a8a480', 4, 0.2, '#ffd98a'),
      ),
      layer(
        3,
        room(['#8a683c', '#73552f', '#4b3823'], [round(540, 620, 300)]),
        roundPane(540, 620, 300, '#2c1e10', false),
        ring(540, 620, 300, '#3a2814', '#e6bc68'),
        bigHands(540, 620, 300, '#2c1e10'),
        clock(70, 330, 86, '#5a3a1c', '#f6ead0', 3, 5),
        clock(20, 640, 64, '#b8862f', '#f6ead0', 6, 40),
        clock(150, 880, 74, '#3f5a5a', '#f6ead0', 11, 15),
        clock(1000, 320, 72, '#b8862f', '#f6ead0', 9, 30),
        clock(1030, 610, 96, '#5a2a1c', '#f6ead0', 1, 55),
        clock(930, 900, 62, '#4a6a6a', '#f6ead0', 4, 20),
        clock(300, 180, 58, '#8a5a2e', '#f6ead0', 8, 10),
        clock(800, 170, 64, '#3a2814', '#f6ead0', 12, 0),
        panelling(1120, 380, '#5a3c20', '#d0a050', 190),
        planks(1500, '#6f4c28'),
      ),
      layer(
        2,
        gears(
          [
            [210, 1140, 70],
            [300, 1060, 46],
            [880, 1120, 84],
          ],
          '#d8b56c',
        ),
        shaft(
          [
            [340, 500],
            [740, 500],
            [980, 1900],
            [280, 1900],
          ],
          '#ffe9b0',
          0.3,
        ),
      ),
      layer(
        1.5,
        table(430, 1440, 700, '#4a2f18', 230),
        standingLamp(770, 1440, 140, '#ffd98a'),
        gears(
          [
            [590, 1376, 40],
            [660, 1390, 26],
          ],
          '#e6c880',
        ),
        dome(950, 1400, 1),
      ),
    ],
    front: [layer(0.7, pendulum(70, -240, 1500, '#2a1c0c', '#b8862f'))],
  }),
  placeSet({
    id: 'inn_lobby',
    zh: '小城宾馆',
    en: 'small-town inn',
    lamplit: true,
    light: {
      ...LIGHT.lamps,
      lx: 0.5,
      amb: '#f6e6c4',
      fog: '#46412e',
      shadow: '#14100a',
      lamps: [[540, 330, 480]],
    },
    sheets: [
      view(
        7,
        sky(),
        neon(150, 600, '住宿', 110, '#ff9a8a', '#3a1a1e', true),
        city(1200, 120, 480, '#7a7a6a', 8, 0.3, '#ffd08a'),
      ),
      layer(
        3.2,
        room(['#a8945c', '#8f7c4a', '#5f5234'], [square(20, 380, 260, 680)]),
        wallpaper(-200, 1180, 'flower', '#cfb57a', 0.3, 120),
        pane(20, 380, 260, 680, '#3a3220', 2, 3),
        keyRack(430, 420, 420, 420, '#5a4424'),
        clock(960, 420, 78, '#7a2f35', '#f6ead0', 11, 50),
        clock(960, 640, 50, '#5a4424', '#f6ead0', 5, 50),
        panelling(1180, 330, '#6a4a28', '#c9a058', 180),
        floor(1500, '#8a7448', '#54462c', '#1a160e'),
        tiles(1500, '#1a160e', 0.22),
      ),
      layer(2.4, flight(760, 1500, 560, 620, 10, 1, '#6a4428', '#a8783e')),
      layer(
        1.5,
        table(180, 1420, 560, '#7a2f35', 260),
        crates([[260, 1382, 190, 34]], '#e8dcc0'),
        bellOnDesk(620, 1380, 1),
        pendant(540, 300, 1.2, '#7a2f35', 500),
      ),
    ],
    front: [layer(0.7, leaf(-60, 1960, 480, '#16120a', -1.7))],
  }),
  placeSet({
    id: 'basement',
    zh: '地下室',
    en: 'basement',
    lamplit: true,
    light: {
      ...LIGHT.bare,
      lx: -0.3,
      amb: '#dccbb0',
      rim: '#ffd98a',
      fog: '#2b2521',
      key: ['#ffcf7a', 0.28],
      low: ['#0a0806', 0.62],
      lamps: [[600, 470, 560]],
    },
    sheets: [
      view(7, sky(), tree(860, 520, 0.4, '#4a4030', '#7a8a5a', 3)),
      layer(
        3.4,
        room(['#574838', '#463a2e', '#2b2521'], [square(760, 210, 270, 200)]),
        bricks(-260, -240, 1600, 1740, '#15110d', 0.3),
        bars(760, 210, 270, 200, 5, '#15120f', 12),
        shelves(
          -220,
          [640, 860, 1080],
          420,
          '#4a3826',
          70,
          ['#8a6a40', '#6a5a44', '#9b8257', '#5a3a2c'],
          'box',
        ),
        floor(1500, '#574838', '#332a22', '#0c0a08'),
        tiles(1500, '#0c0a08', 0.3),
      ),
      layer(2.8, flight(700, 1500, 700, 860, 11, 1, '#4a3a2c', '#7a5a3a')),
      layer(
        2,
        shaft(
          [
            [770, 215],
            [1020, 215],
            [640, 1800],
            [180, 1800],
          ],
          '#e8e0c0',
          0.3,
        ),
        bulb(600, 430, 1),
      ),
      layer(
        1.5,
        bed(-140, 1470, 520, '#6a5a48', '#c8b898', '#2c2218'),
        crates(
          [
            [830, 1640, 230, 190],
            [850, 1450, 170, 130],
          ],
          '#7a5c38',
        ),
      ),
    ],
    front: [layer(0.7, chain(90, -240, 520, '#1a1612'), cobweb(1090, -20, 420, '#6a5f50'))],
  }),
  placeSet({
    id: 'warehouse',
    zh: '旧仓库',
    en: 'old warehouse',
    light: {
      ...LIGHT.sunny,
      lx: 0.4,
      ly: -0.8,
      amb: '#f0e4c4',
      fog: '#5a5038',
      fogK: 0.05,
      shadow: '#14110a',
      low: ['#14110a', 0.52],
    },
    sheets: [
      view(8, sky('#c8c4a4', '#e4d8ac', '#f6e6b8'), sun(560, 330, 110)),
      layer(
        4.4,
        room(
          ['#6f6648', '#5c543c', '#3c382c'],
          [square(60, 150, 280, 330), square(400, 150, 280, 330), square(740, 150, 280, 330)],
        ),
        pane(60, 150, 280, 330, '#26231a', 3, 3),
        pane(400, 150, 280, 330, '#26231a', 3, 3),
        pane(740, 150, 280, 330, '#26231a', 3, 3),
        bricks(-260, 560, 1600, 940, '#1c1910', 0.22),
        wall(330, 700, 420, 800, '#5b2d22', '#3c1e18'),
        floorLight('516,700 560,700 560,1500 516,1500', '#fff0c0', 0.8),
      ),
      layer(
        3.2,
        wall(-260, 20, 1600, 50, '#2c2a20', '#3c382c'),
        columns([-60, 1010], 90, -240, 1500, '#4a4534', null),
        crates(
          [
            [-140, 1500, 360, 330],
            [-120, 1170, 280, 240],
            [820, 1500, 380, 380],
            [880, 1120, 260, 210],
            [650, 1500, 170, 180],
          ],
          '#8f7442',
        ),
        planks(1500, '#746a4b'),
      ),
      layer(
        2.2,
        shaft(
          [
            [90, 170],
            [320, 170],
            [560, 1900],
            [-40, 1900],
          ],
          '#fff0c0',
          0.34,
        ),
        shaft(
          [
            [760, 170],
            [1000, 170],
            [1240, 1900],
            [700, 1900],
          ],
          '#fff0c0',
          0.3,
        ),
        floorLight('470,1500 610,1500 800,2120 260,2120', '#fff0c0', 0.3),
      ),
      layer(1.6, crates([[40, 1640, 200, 170]], '#a88a54')),
    ],
    front: [layer(0.7, chain(930, -240, 700, '#15120c'), chain(1010, -240, 460, '#15120c'))],
  }),
]

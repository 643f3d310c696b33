/** Streets and stations of today. */
import {
  city,
  clouds,
  crowd,
  floor,
  frame,
  gleam,
  lamplit,
  lanterns,
  leaf,
  mist,
  ridge,
  sky,
  sun,
  tiles,
  tree,
  willow,
} from '../items/far.ts'
import { bars, bricks, columns, door, pane, slab, wall } from '../items/room.ts'
import { neon, sign } from '../items/boards.ts'
import { bench, stools } from '../items/furniture.ts'
import { clock, pendant } from '../items/lamps.ts'
import { cat, plant, suitcase } from '../items/decor.ts'
import { bulbs, flag, shop, stall, streetLamp, washing, wires } from '../items/street.ts'
import { eave } from '../items/roofs.ts'
import { bicycle, train } from '../items/travel.ts'
import { carShell, dashboard, mirrorCharm, seats } from '../items/outdoors.ts'
import type { SetDefinition } from '../set.ts'
import { layer, LIGHT, placeSet, view } from './place.ts'

/** Streets, stations and a car. */
export const TOWN: readonly SetDefinition[] = [
  placeSet({
    id: 'rainy_street',
    zh: '雨夜街',
    en: 'rainy street',
    interior: false,
    hour: 'night',
    light: { ...LIGHT.night, lamps: [[300, 1100, 400]] },
    sheets: [
      layer(
        9,
        sky('#0b0e2c', '#232a66', '#5a3f86', '#c0668a'),
        sun(250, 330, 90, '#f2ead2'),
        clouds(560, '#3a3a80', 0.7, 5, 80),
      ),
      layer(
        6,
        city(1330, 260, 640, '#3a3478', 31, 0.3, '#ffce7a', '#8fb4ff'),
        mist(980, 380, '#a05aa0', 0.35),
      ),
      layer(
        3,
        shop(-250, 440, 820, 700, '#5a2b4a', '#ffc46a', '#c23a40', '面馆', '#ffe0a0'),
        shop(890, 440, 800, 720, '#234a66', '#8fe0d8', '#2f7a8a', '书店', '#c8fff0'),
        wall(190, 980, 700, 540, '#2a2350', '#1a1638'),
        shop(330, 420, 940, 580, '#6a3a2a', '#ffb85a', '#d98a2a', '当铺', '#ffe6b0'),
        neon(250, 620, '今夜不归', 62, '#ffd6e6', '#3a0f34', true),
        floor(1500, '#4a3a78', '#251c4a', '#0f0a24'),
        tiles(1500, '#120a2a', 0.4),
        gleam(250, 1540, 380, 60, '#ff7fb0', 0.4),
        gleam(540, 1540, 400, 90, '#ffc46a', 0.36),
        gleam(960, 1540, 380, 60, '#8fe0d8', 0.34),
      ),
      layer(
        1.8,
        lanterns([
          [150, 520, 0.6],
          [930, 470, 0.66],
        ]),
        lamplit(540, 1600, 520, '#ffb060', 0.3),
      ),
    ],
    front: [layer(0.7, frame('#0b0620', 1), streetLamp(40, 2080, 1240, '#ffd08a'))],
  }),
  placeSet({
    id: 'alley',
    zh: '巷子',
    en: 'alley',
    interior: false,
    light: {
      ...LIGHT.open,
      lx: 0.4,
      ly: -0.85,
      amb: '#f6ecdc',
      fog: '#b0a890',
      shadow: '#14120e',
      low: ['#1c1812', 0.44],
      lamps: [[640, 720, 420]],
    },
    sheets: [
      layer(
        9,
        sky(),
        sun(620, 420, 120),
        clouds(330, '#ffffff', 0.6, 6, 70),
        city(1120, 100, 420, '#a8b4b4', 6, 0.25, '#ffd08a'),
      ),
      layer(
        6,
        wall(390, 700, 330, 800, '#b8ac90', '#8f8468'),
        eave(560, 640, 260, 120, 1, '#5a5a58'),
        eave(560, 640, 260, 120, -1, '#5a5a58'),
        door(480, 1120, 130, 380, '#7a4a34', '#d8a860'),
        mist(1180, 320, '#e6dcc0', 0.4),
      ),
      layer(
        4,
        wires(
          [
            [520, 160, 430],
            [600, 140, 560],
          ],
          '#2c2a2a',
        ),
        washing(470, [
          [330, 120, 200, '#c9685a'],
          [490, 90, 170, '#f2ead8'],
          [620, 110, 190, '#5f86a0'],
        ]),
      ),
      layer(
        2.8,
        slab(
          [
            [-260, -240],
            [260, -240],
            [330, 520],
            [330, 1500],
            [-260, 1500],
          ],
          '#a89a7c',
          '#6b6250',
        ),
        bricks(-260, 300, 560, 1200, '#3a342a', 0.26),
        slab(
          [
            [1340, -240],
            [830, -240],
            [750, 520],
            [750, 1500],
            [1340, 1500],
          ],
          '#9a8c70',
          '#5f5848',
        ),
        bricks(790, 300, 560, 1200, '#3a342a', 0.26),
        door(20, 900, 210, 600, '#6a3a2c', '#d8a860'),
        sign(130, 760, '修鞋', 54, '#f0e2c4', '#3a4a40'),
        flag(830, 620, 110, 330, '#a8342c', '面'),
        floor(1500, '#a09478', '#6b6454', '#24221e'),
        tiles(1500, '#24221e', 0.32),
        streetLamp(700, 1500, 700, '#ffd890', -1),
      ),
      layer(
        1.7,
        plant(930, 1570, 0.8, '#5f8a52', '#8a4a34'),
        plant(1030, 1600, 1, '#4f7a4a', '#5a5a54'),
        bicycle(120, 1640, 0.9, '#4a6a6a'),
        cat(880, 1500, 1, -1, '#2a2624'),
      ),
    ],
    front: [layer(0.7, eave(-260, -60, 620, 300, 1, '#1e1e20'))],
  }),
  placeSet({
    id: 'night_market',
    zh: '夜市',
    en: 'night market',
    interior: false,
    hour: 'night',
    light: {
      ...LIGHT.night,
      rim: '#ffcf8a',
      amb: '#ecd4c8',
      fog: '#5a2b3a',
      key: ['#ffb85a', 0.34],
      low: ['#160810', 0.5],
    },
    sheets: [
      layer(
        9,
        sky('#120c26', '#2c1a44', '#5f2b4a', '#a8483f'),
        sun(810, 330, 80, '#f6e6c0'),
        city(1240, 200, 560, '#3a2240', 14, 0.35, '#ffce7a', '#ff9a6a'),
      ),
      layer(
        5,
        wall(-260, 560, 420, 940, '#5a3444', '#3a2230'),
        pane(-160, 640, 240, 200, '#2a1820', 2, 1, '#ffc46a', 0.75),
        pane(-160, 920, 240, 200, '#2a1820', 2, 1, '#ffb060', 0.6),
        wall(900, 500, 440, 1000, '#4f2e3e', '#34202c'),
        pane(980, 600, 240, 220, '#2a1820', 2, 1, '#ffc46a', 0.7),
        crowd(1500, 12, '#4a2634', 6),
        mist(1080, 360, '#ff9a5a', 0.26),
      ),
      layer(
        3,
        stall(-60, 1500, 330, '#b23a30', ['#e8a04a', '#c8402e', '#f0d070', '#8fae5a'], true),
        stall(380, 1480, 320, '#2f6a6a', ['#f0d8a0', '#d9725a', '#e8a04a'], true),
        stall(810, 1500, 340, '#c8862a', ['#c8402e', '#8fae5a', '#f0d070'], true),
        floor(1500, '#6a4038', '#3c2226', '#140a10'),
        tiles(1500, '#140a10', 0.3),
      ),
      layer(
        2.2,
        bulbs(
          [
            [300, 420, 180],
            [520, 380, 160],
            [180, 240, 120],
          ],
          15,
        ),
        lanterns([
          [200, 620, 0.55],
          [880, 600, 0.6],
        ]),
      ),
      layer(1.6, stools([150, 290], 1560, '#c23a40'), stools([830, 960], 1570, '#2f7a8a')),
    ],
    front: [layer(0.7, lanterns([[60, 240, 1.2]]), frame('#180a10', 1))],
  }),
  placeSet({
    id: 'school_gate',
    zh: '校门口',
    en: 'school gate',
    interior: false,
    light: LIGHT.open,
    sheets: [
      layer(9, sky(), sun(840, 360, 100), clouds(460, '#ffffff', 0.8, 4, 84), ridge(1180, 120, 8, '#a8c4b4')),
      layer(
        5,
        wall(130, 620, 820, 880, '#e8d4a8', '#c8a878'),
        wall(400, 430, 280, 1070, '#d8bc8c', '#b89868'),
        clock(540, 560, 92, '#8a4a34', '#faf4e2', 7, 35),
        pane(180, 740, 190, 160, '#7a8a8a', 3, 1, '#bcd8dc', 0.8),
        pane(710, 740, 190, 160, '#7a8a8a', 3, 1, '#bcd8dc', 0.8),
        pane(180, 980, 190, 160, '#7a8a8a', 3, 1, '#bcd8dc', 0.8),
        pane(710, 980, 190, 160, '#7a8a8a', 3, 1, '#bcd8dc', 0.8),
        pane(450, 740, 180, 160, '#7a8a8a', 3, 1, '#bcd8dc', 0.8),
        eave(540, 590, 430, 70, 1, '#a8543c'),
        eave(540, 590, 430, 70, -1, '#a8543c'),
      ),
      layer(
        3.6,
        tree(90, 1520, 1.15, '#5f4a36', '#7d9e5e', 4),
        tree(1010, 1520, 1.1, '#5f4a36', '#8fae68', 9),
      ),
      layer(
        2.8,
        bars(-240, 1060, 560, 440, 12, '#3a4a4e', 12),
        bars(760, 1060, 560, 440, 12, '#3a4a4e', 12),
        columns([290, 680], 110, 880, 1510, '#c0603c', null),
        slab(
          [
            [270, 800],
            [810, 800],
            [810, 880],
            [270, 880],
          ],
          '#8a3a2c',
        ),
        sign(540, 840, '青禾中学', 62, '#ffe8b8', '#8a3a2c'),
        floor(1500, '#c8bc9c', '#948a74', '#3a3a38'),
        tiles(1500, '#3a3a38', 0.2),
      ),
      layer(
        1.7,
        wall(900, 1180, 260, 250, '#4c6b6e', '#3a5458'),
        wall(915, 1195, 230, 210, '#f2ecd8', '#e0d6bc'),
        wall(930, 1430, 16, 170, '#3a5458'),
        wall(1110, 1430, 16, 170, '#3a5458'),
        bicycle(70, 1640, 0.9, '#c8503c'),
      ),
    ],
    front: [layer(0.7, leaf(1130, 1980, 520, '#1f2a22', -2.9), willow(60, -240, 380, 620, '#26362a', 5))],
  }),
  placeSet({
    id: 'train_platform',
    zh: '站台',
    en: 'railway platform',
    interior: false,
    light: {
      ...LIGHT.open,
      lx: -0.5,
      amb: '#f4f0e6',
      lamps: [
        [300, 420, 380],
        [780, 420, 380],
      ],
    },
    sheets: [
      layer(
        9,
        sky(),
        sun(250, 560, 120),
        clouds(400, '#ffffff', 0.6, 6, 80),
        ridge(1120, 180, 5, '#a4b8b8'),
        city(1200, 40, 220, '#8fa4a8', 9, 0.2, '#ffd08a'),
      ),
      layer(4, train(820, 520, '#3f6a5a', '#e8c060'), wall(-260, 1370, 1600, 150, '#4a4c50', '#303236')),
      layer(
        2.8,
        wall(-260, 60, 1600, 60, '#33414c', '#26323a'),
        slab(
          [
            [-260, 120],
            [1340, 120],
            [1340, 240],
            [-260, 180],
          ],
          '#5f7280',
          '#44545f',
        ),
        columns([110, 880], 56, 120, 1500, '#4c5f6a', 'fret', '#c4b795'),
        clock(540, 330, 100, '#26323a', '#faf4e2', 11, 57),
        wall(534, 120, 12, 110, '#26323a'),
        sign(300, 330, '三站台', 50, '#fff4dc', '#2f5a7a'),
        floor(1460, '#a8a496', '#6d706c', '#24282c'),
        tiles(1460, '#24282c', 0.24),
        slab(
          [
            [-260, 1476],
            [1340, 1476],
            [1340, 1500],
            [-260, 1500],
          ],
          '#e0b040',
        ),
      ),
      layer(
        1.8,
        pendant(300, 400, 0.9, '#33414c', 500),
        pendant(780, 400, 0.9, '#33414c', 500),
        bench(60, 1540, 320, '#7a5236', 110, 26),
        suitcase(930, 1620, 1.1, '#8a4a34'),
      ),
    ],
    front: [layer(0.7, wall(960, -240, 400, 2700, '#14191e', '#0c1014'))],
  }),
  placeSet({
    id: 'car_interior',
    zh: '车内',
    en: 'inside a car',
    hour: 'night',
    light: {
      ...LIGHT.night,
      lx: -0.5,
      amb: '#dcd6e2',
      rim: '#ffcf9a',
      fog: '#26303f',
      low: ['#080a12', 0.6],
    },
    sheets: [
      view(
        9,
        sky('#0d1228', '#26305c', '#5f4a7a', '#b86a5a'),
        sun(760, 330, 70),
        city(1060, 160, 480, '#2c305c', 7, 0.4, '#ffce7a', '#8fb4ff'),
      ),
      view(
        6,
        city(1180, 60, 300, '#1e2244', 4, 0.4, '#ffb85a', '#ffe0a0'),
        bulbs(
          [
            [620, 760, 60],
            [740, 860, 40],
          ],
          9,
        ),
        floor(1080, '#3a3e5c', '#20223a'),
        gleam(420, 1100, 260, 60, '#ffcf8a', 0.5),
        gleam(700, 1100, 260, 60, '#ff7a5a', 0.45),
      ),
      layer(3, carShell('#26303f', '#50606f')),
      layer(2.2, mirrorCharm(540, 300, '#c23a40'), dashboard(1230, '#20262f', '#ffb060')),
      layer(
        1.5,
        seats(
          [
            [120, 1640],
            [960, 1640],
          ],
          '#3a3230',
          '#b08a5a',
        ),
      ),
    ],
    front: [layer(0.7, frame('#0a0c12', -1))],
  }),
]

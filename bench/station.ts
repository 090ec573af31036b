import type { Speaker } from '../src/care/speaker.ts'

/** A station of invented people: 60 children, as many volunteers as are asked for. */
export const CHILDREN = 60

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const givenNames =
  '子涵 浩宇 欣怡 梓轩 思琪 俊杰 雨桐 志强 小虎 明月 佳怡 文博 春燕 建国 国庆 周末 平安 立夏 乐乐 桂兰 秀英 志明 晓彤 梦瑶 天佑 家豪 海燕 金凤 玉梅 小满'.split(
    ' ',
  )
const nicknames = '涵涵 大宇 怡怡 轩轩 琪琪 杰杰 桐桐 强子 虎子 月月 佳佳 博博 燕子 国国 庆庆'.split(' ')

function nameAt(index: number): string {
  return `${surnames[(index * 7) % surnames.length]}${givenNames[index % givenNames.length]}`
}

/** One of the station's volunteers, as understanding is told of her. */
export function speakerOfStation(): Speaker {
  const children = Array.from({ length: CHILDREN }, (_, index) => ({
    id: `c${index}`,
    name: nameAt(index),
    nicknames: index % 2 === 0 ? [nicknames[(index / 2) % nicknames.length] ?? '宝宝'] : [],
    sex: index % 3 === 0 ? ('f' as const) : ('m' as const),
    guardian: null,
  }))
  const volunteers = Array.from({ length: 30 }, (_, index) => ({
    id: `v${index}`,
    name: nameAt(index + 101),
    leader: index === 0,
    children: [`c${2 * index}`, `c${2 * index + 1}`],
  }))
  const place = { id: 1, name: '石桥村关爱站' }
  return {
    account: 'v3',
    person: { id: 'v3', name: volunteers[3]?.name ?? '' },
    offices: [{ role: 'volunteer', station: place }],
    stations: [place],
    roomStation: place,
    roster: { children, volunteers },
    ownChildren: ['c6', 'c7'],
    question: null,
    recent: [],
  }
}

export interface Volunteer {
  readonly account: string
  readonly child: string
}

const familyNames = [...'冯蒋沈韩曹许邓萧']
const two = [...'春夏秋冬东南西北']

/** As many volunteers as children, each with one child of her own: the head of a transcript, and who writes in it. */
export function stationScene(room: string): { readonly head: string; readonly volunteers: readonly Volunteer[] } {
  const name = (given: string, index: number) => `${familyNames[index % 8]}${given}${two[Math.floor(index / 8)]}`
  const volunteers = Array.from({ length: CHILDREN }, (_, index) => ({
    account: name('桂', index),
    child: name('小', index),
  }))
  const head = [
    '时间 2026-03-11 10:15',
    '协调员 何玉芬',
    '站点 石桥村关爱站',
    `群 ${room}`,
    ...volunteers.map(({ account, child }, index) => `${index === 0 ? '站长' : '志愿者'} ${account}: ${child}`),
  ].join('\n')
  return { head, volunteers }
}

/** The invented county: nobody in it exists. A few names are hard on purpose (siblings, words, the same name twice). */

export interface DemoChild {
  readonly name: string
  readonly nickname?: string
  readonly sex: 'm' | 'f'
  /** years old about now */
  readonly age: number
  /** month and day as the family keeps it */
  readonly birthday: readonly [number, number]
  readonly lunar?: boolean
  readonly guardian: string
}

export interface DemoVolunteer {
  readonly name: string
  readonly leader?: boolean
  readonly children: readonly DemoChild[]
}

export interface DemoStation {
  readonly name: string
  readonly room: string
  /** keys in care/programme.ts; children take them in turn */
  readonly programmes: readonly string[]
  readonly volunteers: readonly DemoVolunteer[]
}

const child = (
  name: string,
  nickname: string,
  sex: 'm' | 'f',
  age: number,
  birthday: readonly [number, number],
  guardian: string,
  lunar = false,
): DemoChild => ({ name, sex, age, birthday, guardian, ...(nickname ? { nickname } : {}), ...(lunar ? { lunar } : {}) })

export const demoCoordinator = '何玉芬'

export const demoStations: readonly DemoStation[] = [
  {
    name: '柳溪镇石桥村关爱站',
    room: '石桥村爱心妈妈群',
    programmes: ['haimen', 'xiangyang'],
    volunteers: [
      {
        name: '周桂兰',
        leader: true,
        children: [child('王小虎', '虎子', 'm', 11, [3, 8], '奶奶'), child('周末', '末末', 'f', 10, [11, 2], '外婆')],
      },
      {
        name: '李秀云',
        children: [child('陈佳怡', '', 'f', 12, [6, 17], '奶奶'), child('陈佳明', '', 'm', 9, [2, 15], '奶奶', true)],
      },
      {
        name: '张海燕',
        children: [child('李想', '想想', 'm', 13, [9, 21], '爷爷'), child('赵雨桐', '桐桐', 'f', 8, [5, 20], '姑姑')],
      },
      {
        name: '刘芳',
        children: [child('杨子轩', '轩轩', 'm', 7, [12, 9], '外公'), child('吴欣妍', '', 'f', 14, [1, 28], '舅妈')],
      },
      {
        name: '孙玉梅',
        children: [
          child('马晓光', '', 'm', 11, [8, 3], '奶奶', true),
          child('高晨曦', '晨晨', 'f', 9, [4, 12], '爷爷'),
        ],
      },
      {
        name: '王丽华',
        children: [child('徐梦琪', '琪琪', 'f', 12, [10, 19], '外婆'), child('郭天佑', '佑佑', 'm', 6, [7, 7], '奶奶')],
      },
      {
        name: '郑慧',
        children: [child('罗文博', '', 'm', 10, [3, 30], '大伯'), child('谢思雨', '小雨', 'f', 13, [2, 9], '奶奶')],
      },
    ],
  },
  {
    name: '青山乡白沙社区关爱站',
    room: '白沙社区关爱群',
    programmes: ['chongqing', 'wulatehouqi'],
    volunteers: [
      {
        name: '吴艳芳',
        leader: true,
        children: [child('邓浩然', '浩浩', 'm', 12, [5, 6], '外公'), child('邓欣然', '欣欣', 'f', 9, [9, 13], '外公')],
      },
      {
        name: '黄春梅',
        children: [child('冯紫涵', '涵涵', 'f', 8, [6, 1], '奶奶'), child('曾志强', '强强', 'm', 14, [1, 17], '爷爷')],
      },
      {
        name: '林晓静',
        children: [
          child('彭诗琪', '', 'f', 10, [8, 25], '外婆', true),
          child('唐子墨', '墨墨', 'm', 11, [12, 22], '奶奶'),
        ],
      },
      {
        name: '何春燕',
        children: [child('韩雪', '雪儿', 'f', 9, [12, 7], '奶奶'), child('曹阳', '阳阳', 'm', 12, [4, 4], '叔叔')],
      },
      {
        name: '许文静',
        children: [child('蒋雨欣', '', 'f', 13, [7, 16], '外婆'), child('潘家豪', '豪豪', 'm', 8, [10, 2], '爷爷')],
      },
      {
        name: '宋大姐',
        children: [child('余平安', '平平', 'm', 7, [3, 18], '奶奶'), child('叶可欣', '可可', 'f', 6, [11, 11], '外婆')],
      },
    ],
  },
  {
    name: '临江镇中心小学关爱站',
    room: '临江中心小学爱心群',
    programmes: ['zouping', 'haimen'],
    volunteers: [
      {
        name: '陈敏',
        leader: true,
        children: [child('田佳怡', '田田', 'f', 11, [2, 24], '奶奶'), child('方小军', '军军', 'm', 10, [8, 1], '爷爷')],
      },
      {
        name: '杨红霞',
        children: [child('石磊', '石头', 'm', 13, [5, 15], '外公'), child('任思思', '', 'f', 9, [9, 30], '姨妈')],
      },
      {
        name: '朱丽娟',
        children: [
          child('姚明月', '月月', 'f', 12, [8, 15], '奶奶', true),
          child('范一鸣', '鸣鸣', 'm', 8, [1, 5], '奶奶'),
        ],
      },
      {
        name: '胡志英',
        children: [child('金铃', '铃铛', 'f', 7, [6, 26], '外婆'), child('夏天', '', 'm', 10, [7, 22], '爷爷')],
      },
      {
        name: '魏建国',
        children: [child('段鹏', '鹏鹏', 'm', 14, [10, 10], '奶奶'), child('丁香', '香香', 'f', 11, [4, 28], '奶奶')],
      },
      {
        name: '蔡小云',
        children: [child('江涛', '涛涛', 'm', 9, [12, 30], '外婆', true), child('尹婷婷', '', 'f', 12, [3, 3], '爷爷')],
      },
      { name: '董雪梅', children: [child('贺兰', '兰兰', 'f', 10, [5, 9], '奶奶')] },
    ],
  },
]

/** Children that are in a 个案 as well, with who counsels them. */
export const demoIndividual = [{ child: '吴欣妍', volunteer: '郑慧' }] as const

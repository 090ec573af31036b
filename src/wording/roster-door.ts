import { closed, open, type Say } from './part.ts'
import { stacked } from './record.ts'

/** Changes of the roster in chat, all in private. */

export function onlyInPrivate(): Say {
  return [open('这个请私聊我办,别在群里。')]
}

/** Read back, to be confirmed. */
export function confirmThis(readBack: Say): Say {
  return [open('请核对:'), ...readBack, open('\n(对就回“确认”,不对回“算了”)')]
}

export function nothingChanged(): Say {
  return [open('好,没有改。')]
}

export function writeChild(example: string): Say {
  return [open(`请写上孩子的姓名,比如:${example}`)]
}

export function whoWithWhom(command: string): Say {
  return [open(`请写上志愿者和孩子,比如:${command} 王秀英 小雨${command === '结束结对' ? ' 原因' : ''}`)]
}

export function noSuchChildHere(): Say {
  return [open('没在本站花名册里找到这个孩子,请写登记的姓名。')]
}

export function noSuchVolunteerHere(): Say {
  return [open('没在本站花名册里找到这位志愿者,请写登记的姓名。')]
}

export function severalChildren(names: readonly string[]): Say {
  return [open('有几个孩子都这样叫('), closed(names.join('、')), open('),请写全名。')]
}

export function noConsentToTakeBack(child: string): Say {
  return [closed(child), open('现在没有登记着的同意,不用撤回。')]
}

export function takesConsentBack(child: string): Say {
  return [closed(child), open('的监护人撤回同意。从此不再记录、不再显示这个孩子的资料。')]
}

export function consentTakenBack(child: string): Say {
  return [open('办好了:'), closed(child), open('的监护人已撤回同意,不再记录、不再显示。资料的删除请和协调员商量。')]
}

export function notPaired(volunteer: string, child: string): Say {
  return [closed(`${volunteer}和${child}`), open('现在没有结对。')]
}

export function whyPairingEnds(said: string): Say {
  return [open('请写上原因:'), closed(said), open(' 原因')]
}

export function endsPairing(volunteer: string, child: string, why: string): Say {
  return [closed(`${volunteer}和${child}`), open('的结对到今天结束('), closed(why), open(')。')]
}

export function pairingEnded(volunteer: string, child: string): Say {
  return [open('办好了:'), closed(`${volunteer}和${child}`), open('的结对结束了,记录都留着。')]
}

export function pairingEndedForYou(child: string, by: string): Say {
  return [open('你和'), closed(child), open(`的结对由${by}办了结束,谢谢你这段时间的陪伴。`)]
}

export function whichProgramme(volunteer: string, child: string): Say {
  return [open('请写上方案:结对 '), closed(`${volunteer} ${child}`), open(' 海门五个一')]
}

export function pairedAlready(volunteer: string, child: string): Say {
  return [closed(`${volunteer}和${child}`), open('已经结对了。')]
}

export function pairs(volunteer: string, child: string, programme: string): Say {
  return [closed(`${volunteer}和${child}`), open(`结对,方案${programme},从今天起。`)]
}

export function pairingBegan(volunteer: string, child: string): Say {
  return [open('办好了:'), closed(`${volunteer}和${child}`), open('结对了。')]
}

export function pairingBeganForYou(child: string, by: string): Say {
  return [open(`${by}登记了你和`), closed(child), open('结对。发“我的孩子”看看吧。')]
}

export function leavesCare(child: string, why: string): Say {
  return [closed(child), open('离开关爱('), closed(why), open('),结对都结束,记录留着。')]
}

export function childLeft(child: string, why: string): Say {
  return [open('办好了:'), closed(child), open('离开了关爱('), closed(why), open(')。')]
}

export function childLeftYou(child: string, why: string, by: string): Say {
  return [closed(child), open('离开了关爱('), closed(why), open(`),你们的结对由${by}办了结束,谢谢你这段时间的陪伴。`)]
}

export function whoseNewName(): Say {
  return [open('请写上孩子和新的昵称(六个字以内),比如:改昵称 谢思雨 小雨')]
}

export function renames(child: string, name: string): Say {
  return [closed(child), open('在群里改叫“'), closed(name), open('”。')]
}

export function renamed(child: string, name: string): Say {
  return [open('办好了:'), closed(child), open('在群里叫“'), closed(name), open('”。')]
}

export function unbinds(name: string): Say {
  return [open('解除这个账号和'), closed(name), open('的绑定。以后要用,再向站长要绑定码。')]
}

export function unbound(name: string): Say {
  return [open('办好了:这个账号不再是'), closed(name), open('。')]
}

export function whoIsNew(example: string): Say {
  return [open(`请这样写:${example}`)]
}

export function knownAlready(name: string): Say {
  return [closed(name), open('已经在花名册里了。')]
}

export function whichStationFirst(): Say {
  return [open('您管着几个站点,请先说是哪个站点,再发一次。')]
}

export function addsVolunteer(name: string): Say {
  return [open('新志愿者'), closed(name), open('。')]
}

export function volunteerAdded(name: string): Say {
  return [open('办好了:'), closed(name), open('加进来了。发“绑定码 '), closed(name), open('”给她办绑定。')]
}

export function addsChild(name: string, facts: readonly string[]): Say {
  return [open('新孩子'), closed([name, ...facts].join(',')), open('。')]
}

export function childAdded(name: string): Say {
  return [
    open('办好了:'),
    closed(name),
    open('加进来了。监护人同意以前不完整记录;同意了就发:登记同意 '),
    closed(name),
    open(' 奶奶 书面'),
  ]
}

export function howConsentIsWritten(): Say {
  return [open('请写上孩子、谁同意的、怎么同意的,比如:登记同意 王小雨 奶奶 书面')]
}

export function consentStandsAlready(child: string): Say {
  return [closed(child), open('的同意已经登记着了。')]
}

export function givesConsent(child: string, relation: string, method: string): Say {
  return [closed(`${child}的${relation}`), open('同意('), closed(method), open('),从今天起完整记录。')]
}

export function consentGiven(child: string): Say {
  return [open('办好了:'), closed(child), open('的同意登记好了。')]
}

export function whichBirthday(): Say {
  return [open('请写上孩子和生日,比如:改生日 小雨 2015-03-08,或 改生日 小雨 农历二月十五')]
}

export function changesBirthday(child: string, birthday: string): Say {
  return [closed(`${child}的生日是${birthday}`), open('。')]
}

export function birthdayChanged(child: string): Say {
  return [open('办好了:'), closed(child), open('的生日改好了。')]
}

export function whoHandsOver(): Say {
  return [open('请写上孩子、原来的和新的志愿者,比如:换结对 小雨 王秀英 赵春梅')]
}

export function handsOver(child: string, from: string, to: string): Say {
  return [closed(child), open('由'), closed(from), open('转给'), closed(to), open(',从今天起。')]
}

export function handedOver(child: string, to: string): Say {
  return [open('办好了:'), closed(child), open('现在和'), closed(to), open('结对。')]
}

/** 花名册 as the leader sees it. */
export function rosterShown(shown: {
  readonly station: string
  readonly volunteers: readonly {
    readonly name: string
    readonly leader: boolean
    readonly children: readonly string[]
  }[]
  readonly unpaired: readonly string[]
  readonly pending: readonly string[]
}): Say {
  const { station, volunteers, unpaired, pending } = shown
  return [
    open(`${station} 花名册:`),
    ...stacked(
      volunteers.map(({ name, leader, children }) => [
        open(`${name}${leader ? '(站长)' : ''}`),
        closed(children.length > 0 ? `:${children.join('、')}` : ''),
      ]),
    ),
    ...(unpaired.length > 0 ? [open('\n还没结对:'), closed(unpaired.join('、'))] : []),
    ...(pending.length > 0 ? [open('\n等监护人同意:'), closed(pending.join('、'))] : []),
  ]
}

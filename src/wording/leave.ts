import type { Day } from '../care/day.ts'
import { closed, open, type Part, type Say } from './part.ts'
import { spanText } from './record.ts'

/** Leaves and stand-ins, all in private. */

export interface ShownLeave {
  readonly from: Day
  readonly until: Day
  readonly today: Day
}

function days({ from, until, today }: ShownLeave): Part {
  return open(spanText(from, until, today))
}

export function leaveUntilWhen(): Say {
  return [open('好,请到哪天?比如:我请假到15号,王姐代')]
}

export function whoStandsIn(): Say {
  return [open('没认出是哪位来代。请写花名册里的姓名,比如:我请假到15号,王秀英代')]
}

/** Read back, to be confirmed. */
export function takesLeave(leave: ShownLeave, standIn: string | null): Say {
  if (standIn === null) return [open('您请假 '), days(leave), open(',没有人代,孩子的事先告诉站长。')]
  return [open('您请假 '), days(leave), open(',我去问'), closed(standIn), open('愿不愿意代。')]
}

export function leaveTaken(leave: ShownLeave, standIn: string | null): Say {
  return [
    open('记下了:'),
    days(leave),
    open('请假,这几天不提醒您。'),
    ...(standIn === null ? [] : [open('已私下问'), closed(standIn), open(',有回音就告诉您。')]),
    open('提前回来就发“销假”。'),
  ]
}

export function standInOutOfReach(standIn: string): Say {
  return [closed(standIn), open('还没绑定,我问不到她,请您自己和她说一声,孩子的事先告诉站长。')]
}

/** To who is asked; how many children, no names before she agrees. */
export function willYouStandIn(volunteer: string, leave: ShownLeave, children: number): Say {
  return [
    closed(volunteer),
    open('请假 '),
    days(leave),
    open(`,想请您代她照看${children}个孩子。愿意回“好”,不方便回“不行”。`),
  ]
}

export function thanksForStandingIn(volunteer: string, leave: ShownLeave): Say {
  return [open('谢谢您!'), days(leave), open('您代'), closed(volunteer), open('照看,发“我的孩子”就能看到她的孩子。')]
}

export function notStandingIn(): Say {
  return [open('好的,没关系,我告诉她。')]
}

export function leaveIsOver(): Say {
  return [open('这次请假已经结束了,谢谢您。')]
}

/** To who asked. */
export function standInAgreed(standIn: string): Say {
  return [closed(standIn), open('答应代您照看,放心吧。')]
}

export function standInDeclined(standIn: string): Say {
  return [
    closed(standIn),
    open('这次不方便。想请别人就再发一次,比如:我请假到15号,王姐代;不请也行,孩子的事先告诉站长。'),
  ]
}

/** To the leader, one line. */
export function volunteerOnLeave(volunteer: string, leave: ShownLeave, standIn: string | null): Say {
  return [
    closed(volunteer),
    open('请假 '),
    days(leave),
    ...(standIn === null
      ? [open(',没有人代,她孩子的事我先告诉您。')]
      : [open(',请了'), closed(standIn), open('代,等她答复。')]),
  ]
}

export function standInSettled(volunteer: string, standIn: string, agreed: boolean): Say {
  return agreed
    ? [closed(standIn), open('答应代'), closed(volunteer), open('照看孩子。')]
    : [closed(standIn), open('这次不方便代'), closed(volunteer), open(',她孩子的事我先告诉您。')]
}

export function notOnLeave(): Say {
  return [open('您现在没有请着假。')]
}

export function welcomeBack(): Say {
  return [open('欢迎回来!请假到今天为止,提醒照旧。')]
}

/** To her leader and who stood in. */
export function volunteerIsBack(volunteer: string): Say {
  return [closed(volunteer), open('回来了,请假到今天为止。谢谢!')]
}

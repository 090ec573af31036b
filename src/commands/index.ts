import type { Intent } from '../understand/meaning.ts'
import { amend } from './amend.ts'
import { takeAnswerToQuestion } from './answer.ts'
import { bind, bindStation, makeBindingCode } from './bind.ts'
import { askAboutChild } from './child.ts'
import type { Command } from './command.ts'
import { help } from './help.ts'
import { endLeave, takeLeave } from './leave.ts'
import { myChildren } from './my-children.ts'
import { changeRecord, deleteRecord, listMyRecords } from './my-records.ts'
import { ownNames } from './own-names.ts'
import { practise, stopPractising } from './practise.ts'
import { resumeReminders, setReminderHour, snoozeReminders, stopReminders } from './reminder-wishes.ts'
import { report } from './report.ts'
import { changeRoster } from './roster-door.ts'
import { showRoster } from './show-roster.ts'
import { keepEventOfStation } from './station-event.ts'
import { switchLeaderNudge, switchProgrammeHere, switchWeeklySummary } from './station-switches.ts'
import { summary } from './summary.ts'
import { closeAsHandled, falseAlarm, takeUrgentConcern } from './take-concern.ts'
import { undo } from './undo.ts'

/** What the bot does for each intent. A new intent does not compile until it has a command here. */
export const commands: Readonly<Record<Intent, Command>> = {
  checkin: report,
  plan: report,
  wish: report,
  concern: report,
  answer: takeAnswerToQuestion,
  'my-children': myChildren,
  child: askAboutChild,
  summary,
  undo,
  amend,
  help,
  none: async () => [],
  bind,
  'bind-station': bindStation,
  'make-code': makeBindingCode,
  'my-records': listMyRecords,
  'delete-record': deleteRecord,
  'change-record': changeRecord,
  'take-concern': takeUrgentConcern,
  'false-alarm': falseAlarm,
  'close-concern': closeAsHandled,
  'withdraw-consent': changeRoster('withdraw-consent'),
  'add-volunteer': changeRoster('add-volunteer'),
  'add-child': changeRoster('add-child'),
  'give-consent': changeRoster('give-consent'),
  'change-birthday': changeRoster('change-birthday'),
  'hand-over': changeRoster('hand-over'),
  roster: showRoster,
  'end-pairing': changeRoster('end-pairing'),
  pair: changeRoster('pair'),
  'leave-care': changeRoster('leave-care'),
  'rename-child': changeRoster('rename-child'),
  unbind: changeRoster('unbind'),
  practise,
  'end-practice': stopPractising,
  'own-names': ownNames,
  'stop-reminders': stopReminders,
  'resume-reminders': resumeReminders,
  snooze: snoozeReminders,
  'reminder-hour': setReminderHour,
  'take-leave': takeLeave,
  'end-leave': endLeave,
  'weekly-summary': switchWeeklySummary,
  'leader-nudge': switchLeaderNudge,
  programme: switchProgrammeHere,
  'station-event': keepEventOfStation,
}

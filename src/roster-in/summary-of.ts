import { findProgramme, type Programme } from '../care/programme.ts'
import type { RosterSummary } from '../wording/roster-summary.ts'
import type { Plan, PlannedPairing } from './plan.ts'

/** The plan in words and counts, for the report. */
export function summaryOf(
  plan: Plan,
  { dryRun, leftOut }: { readonly dryRun: boolean; readonly leftOut: readonly string[] },
  programmes: readonly Programme[],
): RosterSummary {
  const { children, volunteers, pairings, newStations, asks, warnings, notListed } = plan
  return {
    dryRun,
    leftOut,
    newStations,
    children: {
      added: children.filter(({ kept }) => kept === null).map(({ file }) => file),
      changed: children
        .filter(({ kept, changes }) => kept !== null && changes.length > 0)
        .map(({ file, changes }) => ({ row: file.row, name: file.name, changes })),
      unchanged: children.filter(({ kept, changes }) => kept !== null && changes.length === 0).length,
    },
    volunteers: {
      added: volunteers.filter(({ kept }) => kept === null).map(({ file }) => file),
      changed: volunteers
        .filter(({ kept, newRoles, endsLeader }) => kept !== null && (newRoles.length > 0 || endsLeader))
        .map(({ file, kept, newRoles, endsLeader }) => ({
          name: file.name,
          station: file.station,
          isBack: kept?.roles.length === 0,
          becomesLeader: newRoles.includes('leader'),
          endsLeader,
        })),
      unchanged: volunteers.filter(
        ({ kept, newRoles, endsLeader }) => kept !== null && newRoles.length === 0 && !endsLeader,
      ).length,
    },
    pairings: {
      added: pairings.filter(({ kept }) => kept === null).map((pairing) => paired(pairing, programmes)),
      changed: pairings
        .filter(({ kept, from }) => kept !== null && kept.from !== from)
        .map((pairing) => ({ ...paired(pairing, programmes), before: pairing.kept?.from ?? '' })),
      unchanged: pairings.filter(({ kept, from }) => kept?.from === from).length,
    },
    consents: {
      added: children.filter(({ consent }) => consent.kind === 'new').length,
      changed: children.filter(({ consent }) => consent.kind === 'changed').length,
      unchanged: children.filter(({ consent, file }) => consent.kind === 'none' && file.consent !== null).length,
    },
    withoutConsent: children
      .filter(({ kept, file }) => kept === null && file.consent === null)
      .map(({ file }) => file.name),
    asks,
    warnings,
    notListed,
  }
}

function paired({ volunteer, child, programme, from }: PlannedPairing, programmes: readonly Programme[]) {
  return {
    volunteer: volunteer.file.name,
    child: child.file.name,
    programme: findProgramme(programme, programmes)?.name ?? programme,
    from,
  }
}

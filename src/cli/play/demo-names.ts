import type { DemoNames } from '../../chat/transcript.ts'
import { demoCoordinator, demoStations } from '../../demo/county.ts'
import { demoGuest } from '../../demo.ts'

/** Rooms and people that 人物 演示 stands for. */
export const demoNames: DemoNames = {
  rooms: demoStations.map(({ room }) => room),
  people: [
    demoCoordinator,
    demoGuest.account,
    ...demoStations.flatMap(({ volunteers }) => volunteers.map(({ name }) => name)),
  ],
}

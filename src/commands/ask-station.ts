import { ask } from '../store/questions.ts'
import { whichStation } from '../wording.ts'
import { type Asked, answer, type Reply } from './command.ts'

/** A coordinator of many stations is asked which one. */
export async function askStation(asked: Asked): Promise<Reply[]> {
  const stations = [...new Map(asked.speaker.offices.map(({ station }) => [station.id, station])).values()]
  await ask(asked.db, {
    place: asked.heard,
    person: asked.self,
    about: 'station',
    options: stations.map(({ id, name }) => ({ label: name, value: String(id) })),
    payload: { kind: 'station' },
    source: null,
    askedAt: asked.now,
    hours: 2,
  })
  return [answer(whichStation(stations.map(({ name }) => ({ group: name, full: name }))))]
}

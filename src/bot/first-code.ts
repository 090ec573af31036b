import { addPerson, makeCode } from '../store/binding.ts'
import type { Store } from '../store/database.ts'
import { boundCoordinators, wholeStoreCoordinator } from '../store/offices.ts'

/** The name under which the first coordinator is kept until somebody gives her own. */
const FIRST_COORDINATOR = '协调员'

/**
 * A real store that no coordinator has entered yet: a one-time code for the first one, made anew at each start (an older
 * one is void then). Null once a coordinator is bound.
 */
export async function firstCode(store: Store, now: Date): Promise<string | null> {
  return store.transaction(async (db) => {
    if ((await boundCoordinators(db)) > 0) return null
    const person = (await wholeStoreCoordinator(db)) ?? (await addPerson(db, FIRST_COORDINATOR, 'coordinator', [null]))
    return makeCode(db, person, null, now)
  })
}

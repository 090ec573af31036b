import { and, asc, eq } from 'drizzle-orm'
import type { Db } from './database.ts'
import { child, nickname } from './schema/index.ts'

/** Remembers what one volunteer calls a child; the same word means one child to her. */
export async function keepOwnName(
  db: Db,
  made: { readonly person: number; readonly child: number; readonly name: string },
): Promise<void> {
  await forgetOwnName(db, made)
  await db.insert(nickname).values(made).onConflictDoNothing()
}

/** False: she had no such name. */
export async function forgetOwnName(
  db: Db,
  { person, name }: { readonly person: number; readonly name: string },
): Promise<boolean> {
  const gone = await db
    .delete(nickname)
    .where(and(eq(nickname.person, person), eq(nickname.name, name)))
    .returning({ id: nickname.id })
  return gone.length > 0
}

export async function ownNamesOf(
  db: Db,
  person: number,
): Promise<{ name: string; child: number; childName: string }[]> {
  return db
    .select({ name: nickname.name, child: child.id, childName: child.name })
    .from(nickname)
    .innerJoin(child, eq(child.id, nickname.child))
    .where(eq(nickname.person, person))
    .orderBy(asc(nickname.id))
}

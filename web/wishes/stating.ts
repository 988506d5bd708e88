import { useRef, useState } from 'react'
import { wishes } from '../../features/wishes/contract.ts'
import type { Wish } from '../../features/wishes/rules.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { answerKey, answers, useAct } from '../asking.ts'
import { useAutosave } from './autosave.ts'
import { isMine, type ShownWish, wishOf } from './my-wish.ts'
import { ask, nextOf } from './wish-states.ts'

/** What a person draws, step by step, to be undone step by step. A stroke of paint is one step. */
export function useDrawing(first: Wish) {
  const [steps, setSteps] = useState<readonly Wish[]>([first])
  const wish = steps.at(-1)!
  /** While a stroke goes on it replaces what it has drawn so far. */
  const strokeFrom = useRef<Wish | null>(null)
  const change = (next: Wish) => {
    strokeFrom.current = null
    if (next !== wish) setSteps([...steps.slice(-50), next])
  }
  const paint = (over: readonly Day[]) => {
    const drawing = over.length > 2 && strokeFrom.current !== null
    const before = drawing ? strokeFrom.current! : wish
    strokeFrom.current = before
    const next = ask(before, over, nextOf(before, over[0]!))
    setSteps((drawn) => (drawing ? [...drawn.slice(0, -1), next] : [...drawn.slice(-50), next]))
  }
  const undo = steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined
  return { wish, change, paint, undo }
}

/**
 * Keeps what is drawn: the own wishes, or those of whoever named who asks. Each statement says which one it
 * replaces, so that the person and the delegate do not undo each other unseen.
 */
export function useStating(shown: ShownWish, month: Month, wish: Wish, first: Wish) {
  const statement = useRef<number | undefined>(shown.statement)
  const own = useAct(wishes.stateWish, {
    onDone: (answer) => answers.setQueryData(answerKey(wishes.myWish, { month }), answer),
  })
  const delegated = useAct(wishes.stateDelegatedWish, {
    onDone: (answer) =>
      answers.setQueryData(answerKey(wishes.delegatedWish, { month, personId: answer.personId }), answer),
  })
  const state = async (value: Wish) => {
    const { wished, matters, cannot, absent, anyDay, near, home, entryPreferred } = value
    const asked = {
      ...{ month, wished: [...wished], matters: [...matters], cannot: [...cannot], absent: [...absent] },
      ...{ anyDay, near, after: statement.current },
    }
    const answer = isMine(shown)
      ? await own.mutateAsync({ ...asked, home, entryPreferred })
      : await delegated.mutateAsync({ ...asked, personId: shown.personId })
    statement.current = answer.statement
  }
  const { saving, retry } = useAutosave(wish, first, state)
  /** Saves over whatever came in between. */
  const insist = () => {
    statement.current = undefined
    retry()
  }
  /** Draws anew what is kept. */
  const showKept = () =>
    void answers.resetQueries({
      queryKey: isMine(shown)
        ? answerKey(wishes.myWish, { month })
        : answerKey(wishes.delegatedWish, { month, personId: shown.personId }),
    })
  return { saving, retry, insist, showKept, firstOf: () => wishOf(shown) }
}

import { on } from '../../platform/http/route.ts'
import {
  cancelComparison,
  compareVariants,
  discardVariant,
  keepComparison,
  restoreVariant,
  showComparison,
  showComparisons,
  unkeepComparison,
} from './actions.ts'
import { adoptVariant } from './adopting-actions.ts'
import { applyReplanning, undoReplanning } from './applying-actions.ts'
import { variants } from './contract.ts'
import { showNumbers } from './numbers-actions.ts'
import { discardReplanning, previewReplanning, showReplanning, showReplannings } from './replan-actions.ts'
import { replannings } from './replan-contract.ts'

export const variantsRoutes = [
  on(variants.numbers).do(showNumbers),
  on(variants.comparisons).do(showComparisons),
  on(variants.compare).do(compareVariants),
  on(variants.comparison).do(showComparison),
  on(variants.cancel).do(cancelComparison),
  on(variants.keep).do(keepComparison),
  on(variants.unkeep).do(unkeepComparison),
  on(variants.discard).do(discardVariant),
  on(variants.restore).do(restoreVariant),
  on(variants.adopt).do(adoptVariant),
  on(replannings.replannings).do(showReplannings),
  on(replannings.preview).do(previewReplanning),
  on(replannings.replanning).do(showReplanning),
  on(replannings.apply).do(applyReplanning),
  on(replannings.undo).do(undoReplanning),
  on(replannings.discard).do(discardReplanning),
]

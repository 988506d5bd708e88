export { usualTerms } from './document-rules.ts'

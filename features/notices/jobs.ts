export { deliver as deliverNotices } from './deliver-actions.ts'

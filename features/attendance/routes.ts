import { on, type Route } from '../../platform/http/route.ts'
import { showAttendance, showAttendanceFile } from './actions.ts'
import { attendance } from './contract.ts'

export const attendanceRoutes: Route[] = [
  on(attendance.days).do(showAttendance),
  on(attendance.file).do(showAttendanceFile),
]

import { on, type Route } from '../../platform/http/route.ts'
import {
  addPerson,
  changeMyProfile,
  changePerson,
  recordDeparture,
  showMyProfile,
  showPerson,
  showPersons,
} from './actions.ts'
import { people } from './contract.ts'
import {
  applyImport,
  discardImport,
  isImportAtRest,
  showImport,
  showImportTemplate,
  startImport,
} from './import-actions.ts'
import {
  showDirectorates,
  showOffices,
  showTeams,
  writeDirectorate,
  writeOffice,
  writeTeam,
} from './structure-actions.ts'

export const peopleRoutes: Route[] = [
  on(people.offices).do(showOffices),
  on(people.writeOffice).do(writeOffice),
  on(people.directorates).do(showDirectorates),
  on(people.writeDirectorate).do(writeDirectorate),
  on(people.teams).do(showTeams),
  on(people.writeTeam).do(writeTeam),
  on(people.persons).do(showPersons),
  on(people.person).do(showPerson),
  on(people.addPerson).do(addPerson),
  on(people.recordDeparture).do(recordDeparture),
  on(people.changePerson).do(changePerson),
  on(people.myProfile).do(showMyProfile),
  on(people.changeMyProfile).do(changeMyProfile),
  on(people.importTemplate).do(showImportTemplate),
  on(people.startImport).do(startImport),
  on(people.peopleImport).do(showImport),
  on(people.importEvents).stream(showImport, isImportAtRest),
  on(people.applyImport).do(applyImport),
  on(people.discardImport).do(discardImport),
]

import { on, type Route } from '../../platform/http/route.ts'
import {
  addPerson,
  changeMyProfile,
  changePerson,
  showMyProfile,
  showPerson,
  showPersons,
} from './actions.ts'
import { people } from './contract.ts'
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
  on(people.changePerson).do(changePerson),
  on(people.myProfile).do(showMyProfile),
  on(people.changeMyProfile).do(changeMyProfile),
]

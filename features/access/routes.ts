import { on, type Route, scopeOf } from '../../platform/http/route.ts'
import { passkeyChecks } from '../../platform/identity/passkeys.ts'
import { identityProviders } from '../../platform/identity/provider.ts'
import type { Services } from '../../platform/services.ts'
import { grantRoles, invite, nameFirstAdministrator, setPassword } from './account-actions.ts'
import { endSession, showDirectory, showMySessions, showSession, signIn, signOut } from './actions.ts'
import { askToConfirm, confirm, proveAtProvider, showWaysToConfirm } from './confirmation-actions.ts'
import { confirmations } from './confirmation-contract.ts'
import { access } from './contract.ts'
import { beginMember, showFounding } from './member-actions.ts'
import { memberFounding } from './member-contract.ts'
import {
  addMyPasskey,
  askMyPasskey,
  askToEnter,
  enterByPasskey,
  removeMyPasskey,
  showMyPasskeys,
} from './passkey-actions.ts'
import { passkeys } from './passkey-contract.ts'
import { finishProviderSignIn, startProviderSignIn, tryProvider } from './provider-actions.ts'
import { openId } from './provider-contract.ts'
import {
  addProvider,
  changeProvider,
  removeProvider,
  replaceProviderKey,
  showProviders,
  showPublicKeys,
  switchProvider,
} from './provider-registry-actions.ts'
import { demoSignIn, showAudit, showDemoPeople } from './reading-actions.ts'
import { endToken, makeToken, showScopes, showTokens } from './token-actions.ts'
import { tokens } from './token-contract.ts'

/** @param everyRoute all routes of the product, once they are known: what tokens may be made for */
export function accessRoutes(services: Services, everyRoute: () => readonly Route[]): Route[] {
  const providers = identityProviders({ log: services.log, now: services.clock.now })
  const endpoints = () => everyRoute().map((route) => ({ scope: scopeOf(route), may: route.treaty.may }))
  const checks = passkeyChecks(services.log)
  return [
    on(access.session).welcome(showSession),
    on(access.directory).welcome(showDirectory),
    on(access.signIn).errand(signIn),
    on(access.signOut).do(signOut),
    on(access.mySessions).do(showMySessions),
    on(access.endSession).do(endSession),
    on(access.demoPeople).welcome(showDemoPeople),
    on(access.demoSignIn).welcome(demoSignIn),
    on(access.nameFirstAdministrator).errand(nameFirstAdministrator(services)),
    on(memberFounding.foundingOf).welcome(showFounding),
    on(memberFounding.beginMember).errand(beginMember),
    on(access.invite).do(invite(services)),
    on(access.setPassword).errand(setPassword),
    on(openId.identityProviders).do(showProviders(services)),
    on(openId.addIdentityProvider).do(addProvider(services)),
    on(openId.changeIdentityProvider).do(changeProvider(services)),
    on(openId.switchIdentityProvider).do(switchProvider(services)),
    on(openId.tryIdentityProvider).computing(tryProvider(services, providers)),
    on(openId.replaceProviderKey).do(replaceProviderKey(services)),
    on(openId.providerKeys).welcome(showPublicKeys),
    on(openId.removeIdentityProvider).do(removeProvider),
    on(openId.startProviderSignIn).errand(startProviderSignIn(services, providers)),
    on(openId.finishProviderSignIn).errand(finishProviderSignIn(services, providers)),
    on(access.grantRoles).do(grantRoles),
    on(passkeys.myPasskeys).do(showMyPasskeys(services)),
    on(passkeys.askMyPasskey).do(askMyPasskey(services)),
    on(passkeys.addMyPasskey).do(addMyPasskey(services, checks)),
    on(passkeys.removeMyPasskey).do(removeMyPasskey),
    on(passkeys.askToEnter).welcome(askToEnter(services)),
    on(passkeys.enter).errand(enterByPasskey(services, checks)),
    on(confirmations.waysToConfirm).do(showWaysToConfirm(services)),
    on(confirmations.proveAtProvider).do(proveAtProvider(services)),
    on(confirmations.askToConfirm).do(askToConfirm(services)),
    on(confirmations.confirm).acting(confirm(services, checks)),
    on(tokens.tokens).do(showTokens),
    on(tokens.scopes).do(showScopes(endpoints)),
    on(tokens.makeToken).do(makeToken(endpoints)),
    on(tokens.revokeToken).do(endToken),
    on(access.auditEntries).do(showAudit),
  ]
}

// The package has no types of its own; this says as much of it as tests/identity-provider.ts uses.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> }
  type RequestContext = {
    oidc: {
      session?: { accountId?: string }
      client?: { clientId: string }
      provider: { Grant: new (of: { accountId: string; clientId: string }) => Grant }
    }
  }
  type Settings = {
    jwks: { keys: object[] }
    clients: {
      client_id: string
      redirect_uris: string[]
      client_secret?: string
      token_endpoint_auth_method?: string
      jwks_uri?: string
    }[]
    claims: Record<string, string[]>
    pkce: { required(): boolean }
    fetch(): Promise<Response>
    cookies: { keys: string[] }
    features: { devInteractions: { enabled: boolean } }
    interactions: { url(context: unknown, interaction: { uid: string }): string }
    findAccount(
      context: unknown,
      accountId: string,
    ): { accountId: string; claims(): Promise<Record<string, unknown>> }
    loadExistingGrant(context: RequestContext): Promise<Grant>
  }
  export default class Provider {
    constructor(issuer: string, settings: Settings)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>
  }
}

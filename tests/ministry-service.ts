import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>
/** A communication as the service has it. */
export type Kept = {
  code: string
  before: string
  periodId: string
  kind: 'I' | 'M' | 'A' | 'R'
  employerCode: string
  workerCode: string
  startsOn: string
  endsOn: string | null
  sentAt: string
  worker: Json
  last: boolean
}
/** What happens to a request instead of an answer. */
type Mishap = 'stale' | 'lost-before' | 'lost-after' | 'silent-after' | 'broken' | 'fault'

const person = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/
const day = /^\d{4}-\d{2}-\d{2}$/
const farEnd = '9999-12-31'

/**
 * The Ministry's service for agile work, on loopback, as far as it is known from two bodies that use it: OAuth client
 * credentials, section names in capitals with what is inside them in small letters for a start and in capitals for the
 * rest, HTTP 200 for functional errors too, E100 for success, a start refused while an earlier period is open, search
 * and detail. The codes of errors other than E100 are invented here, since nobody published them.
 */
export async function openMinistryService() {
  const [clientId, clientSecret, scope] = ['ente', 'segreto: &=+%', 'https://ministry.test/SmartWorking']
  const kept: Kept[] = []
  /** Every request that reached an operation that writes, done or not. */
  const written: { operation: string; body: Json }[] = []
  const mishaps: { operation: string; mishap: Mishap }[] = []
  const tokens = new Set<string>()
  let serial = 0
  const newCode = () => String(26_000_000_000_000_000n + BigInt(++serial))

  const outcome = (id: unknown, codice: string, messaggio: string, codiceComunicazione = '') => ({
    Esito: [{ idComunicazione: Number(id), codiceComunicazione, codice, messaggio, linguaggio: 'it' }],
  })
  const latestOf = (periodId: string) => kept.filter((one) => one.periodId === periodId).at(-1)!
  const isOpen = (one: Kept) => one.last && one.kind !== 'A'
  function keep(one: Omit<Kept, 'code' | 'last' | 'sentAt'>): string {
    for (const other of kept) if (other.periodId === one.periodId) other.last = false
    const code = newCode()
    kept.push({
      ...one,
      code,
      last: true,
      sentAt: `2026-11-23T10:00:${String(serial % 60).padStart(2, '0')}`,
    })
    return code
  }

  function create(one: Json): Json {
    const { id, SezioneDatoreLavoro, SezioneLavoratore, SezioneRapportoLavoro, SezioneAccordoSmartWorking } =
      one
    const [employer, worker, job, agreement] = [
      ...[SezioneDatoreLavoro, SezioneLavoratore, SezioneRapportoLavoro, SezioneAccordoSmartWorking],
    ] as Record<string, string>[]
    const wrong = [
      [typeof id === 'string', 'id'],
      [one.codTipologiaComunicazione === 'I', 'codTipologiaComunicazione'],
      [/^[0-9]{11}$/.test(employer?.codiceFiscaleDatoreLavoro ?? ''), 'codiceFiscaleDatoreLavoro'],
      [Boolean(employer?.denominazioneDatoreLavoro), 'denominazioneDatoreLavoro'],
      [person.test(worker?.codiceFiscaleLavoratore ?? ''), 'codiceFiscaleLavoratore'],
      [Boolean(worker?.nomeLavoratore && worker.cognomeLavoratore), 'nomeLavoratore'],
      [day.test(worker?.dataNascitaLavoratore ?? ''), 'dataNascitaLavoratore'],
      [/^[A-Z][0-9]{3}$/.test(worker?.codComuneNascitaLavoratore ?? ''), 'codComuneNascitaLavoratore'],
      [day.test(job?.dataInizioRapportoLavoro ?? ''), 'dataInizioRapportoLavoro'],
      [/^[A-Z][0-9]{2}$/.test(job?.codTipologiaRapportoLavoro ?? ''), 'codTipologiaRapportoLavoro'],
      [/^[0-9]{9}$/.test(job?.posizioneINAIL ?? ''), 'posizioneINAIL'],
      [/^[0-9]{4}$/.test(job?.tariffaINAIL ?? ''), 'tariffaINAIL'],
      [day.test(agreement?.dataSottoscrizioneAccordo ?? ''), 'dataSottoscrizioneAccordo'],
      [day.test(agreement?.dataInizioPeriodo ?? ''), 'dataInizioPeriodo'],
      [
        (agreement?.tipologiaDurataPeriodo === 'TD') === Boolean(agreement?.dataFinePeriodo),
        'dataFinePeriodo',
      ],
    ].flatMap(([right, name]) => (right ? [] : [name]))
    if (wrong.length > 0) return outcome(id, 'E001', `Dati non validi: ${wrong.join(', ')}`)
    const startsOn = agreement!.dataInizioPeriodo!
    const earlier = kept.find(
      (other) =>
        isOpen(other) &&
        other.workerCode === worker!.codiceFiscaleLavoratore &&
        other.employerCode === employer!.codiceFiscaleDatoreLavoro &&
        other.startsOn <= (agreement!.dataFinePeriodo ?? farEnd) &&
        (other.endsOn ?? farEnd) >= startsOn,
    )
    if (earlier) return outcome(id, 'E050', 'Esiste un periodo di lavoro agile sovrapposto')
    const code = keep({
      ...{
        before: '',
        periodId: `P${serial + 1}`,
        kind: 'I',
        startsOn,
        endsOn: agreement!.dataFinePeriodo ?? null,
      },
      employerCode: employer!.codiceFiscaleDatoreLavoro!,
      workerCode: worker!.codiceFiscaleLavoratore!,
      worker: worker!,
    })
    return outcome(id, 'E100', 'Comunicazione acquisita', code)
  }

  function follow(one: Json, kind: 'M' | 'A' | 'R'): Json {
    const { id, CodiceComunicazione } = one
    const target = kept.find(({ code }) => code === CodiceComunicazione)
    if (one.CodTipologiaComunicazione !== kind)
      return outcome(id, 'E001', 'Dati non validi: CodTipologiaComunicazione')
    if (!target) return outcome(id, 'E020', 'Comunicazione non trovata')
    const latest = latestOf(target.periodId)
    if (!isOpen(latest) || latest.kind === 'R') return outcome(id, 'E021', 'Il periodo è già chiuso')
    if (latest.code !== target.code) return outcome(id, 'E022', 'Non è l’ultima comunicazione del periodo')
    const agreement = one.SezioneAccordoSmartWorking as Record<string, string> | undefined
    const endsOn = kind === 'M' ? (agreement?.DataFinePeriodo ?? null) : one.DataFinePeriodo
    if (kind === 'M' && !day.test(agreement?.DataSottoscrizioneAccordo ?? ''))
      return outcome(id, 'E001', 'Dati non validi: DataSottoscrizioneAccordo')
    if (kind === 'R' && (!day.test(String(endsOn)) || String(endsOn) < latest.startsOn))
      return outcome(id, 'E001', 'Dati non validi: DataFinePeriodo')
    const { code: _, last: __, sentAt: ___, ...same } = latest
    const code = keep({
      ...same,
      ...{ kind, before: latest.code, endsOn: kind === 'A' ? latest.endsOn : (endsOn as string | null) },
    })
    return outcome(id, 'E100', 'Comunicazione acquisita', code)
  }

  const shown = (one: Kept) => ({
    codiceComunicazione: one.code,
    CFLavoratore: one.workerCode,
    nomeLavoratore: one.worker.nomeLavoratore,
    cognomeLavoratore: one.worker.cognomeLavoratore,
    dataInizioPeriodo: `${one.startsOn}T00:00:00`,
    // What a .NET service writes where there is no date.
    dataFineAccordo: one.endsOn ? `${one.endsOn}T00:00:00` : '0001-01-01T00:00:00',
    dataInvio: one.sentAt,
    CFAzienda: one.employerCode,
  })
  const fine = { codice: 'E100', messaggio: 'OK', linguaggio: 'it' }
  function search(query: URLSearchParams): Json {
    const [worker, employer] = [query.get('CFLavoratore'), query.get('CFAzienda')]
    if (!worker && !(employer && query.get('dataInizio') && query.get('dataFine')))
      return {
        Esito: { codice: 'E010', messaggio: 'Indicare CFLavoratore, o CFAzienda con un periodo' },
        Comunicazioni: null,
      }
    const found = kept.filter(
      (one) => (!worker || one.workerCode === worker) && (!employer || one.employerCode === employer),
    )
    return { Esito: fine, Comunicazioni: found.map(shown) }
  }
  function detail(query: URLSearchParams): Json {
    const one = kept.find(({ code }) => code === query.get('CodiceComunicazione'))
    if (!one)
      return { Esito: { codice: 'E020', messaggio: 'Comunicazione non trovata' }, Comunicazione: null }
    return {
      Esito: fine,
      Comunicazione: {
        ...shown(one),
        codiceComunicazionePrecedente: one.before || null,
        codTipologiaComunicazione: one.kind,
        codiceIdentificativoPeriodoSmartWorking: one.periodId,
        flagUltimo: one.last,
      },
    }
  }

  function answerTo(operation: string, body: Json, query: URLSearchParams): Json | undefined {
    const first = (name: string) => (body[name] as Json[] | undefined)?.[0]
    if (operation === 'RicercaComunicazioni') return search(query)
    if (operation === 'DettaglioComunicazione') return detail(query)
    written.push({ operation, body })
    if (operation === 'CreaComunicazione') return create(first('Comunicazione') ?? {})
    if (operation === 'ModificaComunicazione') return follow(first('ModificaComunicazione') ?? {}, 'M')
    if (operation === 'AnnullaComunicazione') return follow(first('AnnullaComunicazione') ?? {}, 'A')
    if (operation === 'RecediComunicazione') return follow(first('RecediComunicazione') ?? {}, 'R')
    return undefined
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const part of request) text += part
    const url = new URL(request.url!, 'http://localhost')
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/token') {
      const form = new URLSearchParams(text)
      const proof = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
      const right =
        request.headers.authorization === proof &&
        form.get('grant_type') === 'client_credentials' &&
        form.get('scope') === scope
      if (!right) return void say(401, { error: 'invalid_client' })
      const token = `token-${tokens.size + 1}-${serial}`
      tokens.add(token)
      return void say(200, { access_token: token, token_type: 'Bearer', expires_in: 3600 })
    }
    const operation = url.pathname.split('/').at(-1)!
    if (!tokens.has((request.headers.authorization ?? '').replace('Bearer ', '')))
      return void say(401, { error: 'invalid_token' })
    const place = mishaps.findIndex((one) => one.operation === operation)
    const mishap = place >= 0 ? mishaps.splice(place, 1)[0]!.mishap : undefined
    if (mishap === 'lost-before') return void request.socket.destroy()
    if (mishap === 'fault') return void say(503, { error: 'unavailable' })
    if (mishap === 'stale') {
      tokens.clear()
      return void say(401, { error: 'invalid_token' })
    }
    const answer = answerTo(operation, text ? (JSON.parse(text) as Json) : {}, url.searchParams)
    if (mishap === 'lost-after') return void request.socket.destroy()
    if (mishap === 'silent-after') return
    if (mishap === 'broken') return void response.writeHead(200).end('<html>Servizio in manutenzione</html>')
    if (!answer) return void say(404, {})
    say(200, answer)
  }

  const server = createServer((request, response) => void respond(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    access: { tokenUrl: `${address}/token`, serviceUrl: `${address}/api`, scope, clientId, clientSecret },
    kept,
    written,
    /** The next requests to an operation meet with these, one each. */
    mishap(operation: string, ...next: Mishap[]) {
      for (const mishap of next) mishaps.push({ operation, mishap })
    },
    /** Something that was told in another way. */
    tell: (one: Pick<Kept, 'workerCode' | 'employerCode' | 'startsOn' | 'endsOn'>) =>
      keep({ ...one, before: '', periodId: `E${serial + 1}`, kind: 'I', worker: {} }),
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

import type { Context } from '../../platform/context.ts'
import { newSenderKey } from '../../platform/push-sealing.ts'
import type { Services } from '../../platform/services.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { deleteDevice, findPushKey, listMyDevices, saveDevice, savePushKey } from './device-store.ts'
import { mostDevices } from './rules.ts'

/** The devices and the organisation's key, which is made when it is first asked for. */
export const showMyDevices =
  ({ sealing }: Services) =>
  async ({ tx, actor, now }: Context) => {
    const { organisationId, personId } = actor
    if (!(await findPushKey(tx, organisationId))) {
      const { publicKey, privateKey } = newSenderKey()
      const sealed = sealing.seal(privateKey, `push ${organisationId}`)
      await savePushKey(tx, organisationId, { publicKey, sealed }, now)
    }
    const { publicKey } = (await findPushKey(tx, organisationId))!
    const devices = await listMyDevices(tx, organisationId, personId)
    return { items: devices.map(inContract), publicKey }
  }

export const addMyDevice =
  ({ push }: Services) =>
  async (
    { tx, actor, now }: Context,
    device: { name: string; endpoint: string; p256dh: string; auth: string },
  ) => {
    const { organisationId, personId } = actor
    const devices = await listMyDevices(tx, organisationId, personId)
    refuseIf([
      ...(push.mayReach(device.endpoint) ? [] : [{ code: 'notices/no-push-service' }]),
      ...(devices.length < mostDevices ? [] : [{ code: 'notices/too-many-devices', most: mostDevices }]),
    ])
    return inContract(await saveDevice(tx, organisationId, { ...device, personId }, now))
  }

export async function removeMyDevice({ tx, actor }: Context, { deviceId }: { deviceId: string }) {
  const { organisationId, personId } = actor
  if (!(await deleteDevice(tx, organisationId, { id: deviceId, personId }))) throw new NotFound('device')
  return {}
}

const inContract = ({ addedAt, ...device }: { id: string; name: string; addedAt: Date }) => ({
  ...device,
  addedAt: addedAt.toISOString(),
})

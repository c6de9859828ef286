import { addresses } from './addresses.ts'
import { archive } from './archive.ts'
import { basket } from './basket.ts'
import { browse } from './browse.ts'
import { callOff } from './call-off.ts'
import { cancel } from './cancel.ts'
import { categories } from './categories.ts'
import { changeLines } from './change-lines.ts'
import { changeOrder } from './change-order.ts'
import { comeAndGo } from './come-and-go.ts'
import { count } from './count.ts'
import { deliver } from './deliver.ts'
import { disable } from './disable.ts'
import { drive } from './drive.ts'
import { follow } from './follow.ts'
import { handIn } from './hand-in.ts'
import { importList } from './import.ts'
import { inbox } from './inbox.ts'
import { lookAfter } from './look-after.ts'
import { lookBack } from './look-back.ts'
import { lookWhileChanging } from './look-while-changing.ts'
import { machine } from './machine.ts'
import type { Move } from './move.ts'
import { offers } from './offers.ts'
import { order } from './order.ts'
import { pack } from './pack.ts'
import { pay } from './pay.ts'
import { answerOffers, pick, pickWave } from './pick.ts'
import { profile } from './profile.ts'
import { rePrice } from './re-price.ts'
import { refund } from './refund.ts'
import { ship } from './ship.ts'
import { signIn } from './sign-in.ts'
import { changeSlot, orderIntoSlot, planDeliveries } from './slots.ts'
import { snoop } from './snoop.ts'
import { stockUp } from './stock-up.ts'
import { strangeOrder } from './strange-order.ts'
import { takeBack } from './take-back.ts'
import { taxes } from './taxes.ts'
import { webhooks } from './webhooks.ts'

/** Everything that people do at the shop. A new capability brings its own, in a file each. */
export const moves: Move[] = [
  ...[browse, basket, order, strangeOrder, pay, changeOrder, changeLines, cancel, follow, lookBack, snoop],
  ...[pick, pickWave, answerOffers],
  ...[orderIntoSlot, changeSlot, planDeliveries],
  ...[addresses, inbox, signIn, profile, comeAndGo],
  ...[
    pack,
    ship,
    drive,
    deliver,
    handIn,
    takeBack,
    callOff,
    refund,
    stockUp,
    count,
    rePrice,
    lookWhileChanging,
    archive,
    importList,
    categories,
    offers,
    taxes,
  ],
  ...[disable, machine, webhooks, lookAfter],
]

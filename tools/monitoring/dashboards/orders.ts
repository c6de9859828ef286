import { dashboard, graph, measured, number, quantile, rate } from './panels.ts'

/** From the basket to the door, and where orders stand still. */
export const orders = dashboard({
  uid: 'mart-orders',
  title: 'Mart: the life of orders',
  says: 'How many orders stand in each state, for how long, and how they move on.',
  sections: [
    {
      title: 'Where orders stand',
      panels: [
        graph('Open orders', 'short', [[measured('mart_orders_open', ['status']), '{{status}}']], {
          stacked: true,
          says: 'Orders that are not over: to be reserved, paid, packed, shipped, delivered.',
        }),
        graph(
          'The one that stands longest',
          's',
          [[measured('mart_order_oldest_seconds', ['status']), '{{status}}']],
          {
            says: 'Seconds in its state. `pending` is a matter of milliseconds; `confirmed` waits for a picker.',
          },
        ),
      ],
    },
    {
      title: 'How they move',
      panels: [
        graph('Came to a state', 'ops', [[rate('mart_order_changes_total', ['status']), '{{status}}']]),
        graph('Rejected, by why', 'ops', [[rate('mart_order_rejections_total', ['reason']), '{{reason}}']]),
        graph('Cancelled, by why', 'ops', [[rate('mart_order_cancellations_total', ['cause']), '{{cause}}']]),
        graph('What a placed order comes to', 'ops', [
          [rate('mart_saga_seconds_count', ['method', 'outcome']), '{{method}} {{outcome}}'],
        ]),
      ],
    },
    {
      title: 'How fast',
      panels: [
        graph(
          'In cash: placed to confirmed',
          's',
          [
            [quantile(0.5, 'mart_saga_seconds', [], 'method="cash_on_delivery",outcome="confirmed"'), 'half'],
            [
              quantile(0.95, 'mart_saga_seconds', [], 'method="cash_on_delivery",outcome="confirmed"'),
              '95 %',
            ],
            [
              quantile(0.99, 'mart_saga_seconds', [], 'method="cash_on_delivery",outcome="confirmed"'),
              '99 %',
            ],
          ],
          { exemplars: true },
        ),
        graph(
          'By card: placed to confirmed',
          's',
          [
            [quantile(0.5, 'mart_saga_seconds', [], 'method="card",outcome="confirmed"'), 'half'],
            [quantile(0.95, 'mart_saga_seconds', [], 'method="card",outcome="confirmed"'), '95 %'],
          ],
          { exemplars: true, says: 'With the time in which the customer pays.' },
        ),
        number('Placed, a day', 'short', [
          'sum(increase(mart_order_changes_total{status="pending"}[1d]))',
          'orders',
        ]),
        number('Delivered, a day', 'short', [
          'sum(increase(mart_order_changes_total{status="delivered"}[1d]))',
          'orders',
        ]),
        number('Rejected, of all that ended, a day', 'percentunit', [
          'sum(increase(mart_saga_seconds_count{outcome="rejected"}[1d])) / sum(increase(mart_saga_seconds_count[1d]))',
          'rejected',
        ]),
      ],
    },
    {
      title: 'Telling customers',
      panels: [
        graph('Messages, by what came of them', 'ops', [
          [rate('mart_messages_total', ['channel', 'outcome']), '{{channel}} {{outcome}}'],
        ]),
        graph('Messages that wait', 'short', [
          [measured('mart_messages_waiting', ['channel']), '{{channel}}'],
        ]),
        graph('The one that waits longest', 's', [
          [measured('mart_message_oldest_seconds', ['channel']), '{{channel}}'],
        ]),
      ],
    },
  ],
})

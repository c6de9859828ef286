import { dashboard, graph, measured, number, quantile, rate } from './panels.ts'

/** What is looked at first, and what hangs on the wall. */
export const atAGlance = dashboard({
  uid: 'mart-glance',
  title: 'Mart: at a glance',
  says: 'Whether customers can order, how fast, and whether anything stands still.',
  sections: [
    {
      title: 'Now',
      panels: [
        number('Orders placed, an hour', 'short', [
          'sum(increase(mart_order_changes_total{status="pending"}[1h]))',
          'orders',
        ]),
        number(
          'Requests that failed by our fault',
          'percentunit',
          [
            'sum(rate(mart_http_request_seconds_count{status=~"5.."}[5m]) or vector(0)) / sum(rate(mart_http_request_seconds_count[5m]))',
            '5xx',
          ],
          { odd: 0.001, bad: 0.01, decimals: 2 },
        ),
        number('Half a second is not enough for', 'percentunit', [
          '1 - sum(rate(mart_http_request_seconds_bucket{le="0.5"}[5m])) / sum(rate(mart_http_request_seconds_count[5m]))',
          'slow',
        ]),
        number('Oldest event in an outbox', 's', ['max(mart_outbox_age_seconds)', 'age'], {
          odd: 10,
          bad: 60,
        }),
        number(
          'Parked or refused events',
          'short',
          [
            'sum(max by (module) (mart_set_aside_events{state="parked"}) or vector(0)) + sum(max by (module) (mart_refused_events) or vector(0))',
            'events',
          ],
          { bad: 1 },
        ),
        number('Invariants broken', 'short', ['sum(mart_audit_broken) or vector(0)', 'invariants'], {
          says: 'What the last audit found. It runs by itself: `npm run audit -- --every 10m`.',
          bad: 1,
        }),
      ],
    },
    {
      title: 'Customers',
      panels: [
        graph('Requests', 'reqps', [[rate('mart_http_request_seconds_count', ['status']), '{{status}}']], {
          stacked: true,
        }),
        graph(
          'How long a request takes',
          's',
          [
            [quantile(0.5, 'mart_http_request_seconds'), 'half'],
            [quantile(0.95, 'mart_http_request_seconds'), '95 %'],
            [quantile(0.99, 'mart_http_request_seconds'), '99 %'],
          ],
          { exemplars: true },
        ),
        graph('Orders by what became of them', 'ops', [
          [rate('mart_order_changes_total', ['status']), '{{status}}'],
        ]),
        graph(
          'From placed to confirmed',
          's',
          [
            [quantile(0.5, 'mart_saga_seconds', ['method'], 'outcome="confirmed"'), '{{method}}, half'],
            [quantile(0.99, 'mart_saga_seconds', ['method'], 'outcome="confirmed"'), '{{method}}, 99 %'],
          ],
          { exemplars: true, says: 'By card it includes the time in which the customer pays.' },
        ),
      ],
    },
    {
      title: 'Under the floor',
      panels: [
        graph('Events that wait in outboxes', 'short', [[measured('mart_outbox_events'), '{{module}}']]),
        graph('Events on the bus that a module has not handled', 'short', [
          ['sum by (module) (max by (module, topic) (mart_consumer_lag_events))', '{{module}}'],
        ]),
        graph('What came of deliveries', 'ops', [[rate('mart_events_total', ['outcome']), '{{outcome}}']], {
          stacked: true,
        }),
        graph('Databases that answer', 'none', [['min by (module) (mart_database_up)', '{{module}}']], {
          max: 1,
        }),
      ],
    },
  ],
})

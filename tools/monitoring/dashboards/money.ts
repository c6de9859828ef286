import { dashboard, graph, measured, number, quantile, rate } from './panels.ts'

/** Payments, refunds, and the providers that move the money. */
export const money = dashboard({
  uid: 'mart-money',
  title: 'Mart: money',
  says: 'Where payments and refunds stand, what staff are to look at, and how the providers and the tax authority do.',
  sections: [
    {
      title: 'To be looked at',
      panels: [
        number(
          'Flagged payments',
          'short',
          ['max(mart_payment_attention{why="flagged"}) or vector(0)', 'payments'],
          { says: 'The provider says what the books contradict: `GET /v1/payments?attention=true`.', bad: 1 },
        ),
        number(
          'Refunds that failed',
          'short',
          ['max(mart_payment_attention{why="failed_refund"}) or vector(0)', 'refunds'],
          {
            bad: 1,
          },
        ),
        number(
          'Owed to customers',
          'short',
          ['max(mart_payment_attention{why="owed"}) or vector(0)', 'payments'],
          {
            odd: 1,
          },
        ),
        number(
          'Disputed',
          'short',
          ['max(mart_payment_attention{why="disputed"}) or vector(0)', 'payments'],
          {
            odd: 1,
          },
        ),
        number(
          'Authorizations that end within a day',
          'short',
          ['max(mart_payment_authorizations_ending) or vector(0)', 'payments'],
          { odd: 1 },
        ),
        number('Invariants broken', 'short', ['sum(mart_audit_broken) or vector(0)', 'invariants'], {
          bad: 1,
        }),
      ],
    },
    {
      title: 'Where it stands',
      panels: [
        graph('Open payments', 'short', [[measured('mart_payments_open', ['status']), '{{status}}']], {
          stacked: true,
        }),
        graph('The one that stands longest', 's', [
          [measured('mart_payment_oldest_seconds', ['status']), '{{status}}'],
        ]),
        graph('Refunds under way', 'short', [[measured('mart_refunds_open', ['status']), '{{status}}']]),
        graph('The refund that waits longest', 's', [
          [measured('mart_refund_oldest_seconds', ['status']), '{{status}}'],
        ]),
      ],
    },
    {
      title: 'Providers',
      panels: [
        graph('Calls, by what came of them', 'ops', [
          [
            rate('mart_payment_provider_calls_total', ['provider', 'operation', 'outcome']),
            '{{provider}} {{operation}} {{outcome}}',
          ],
        ]),
        graph(
          'How long they take, 95 %',
          's',
          [
            [
              quantile(0.95, 'mart_payment_provider_call_seconds', ['provider', 'operation']),
              '{{provider}} {{operation}}',
            ],
          ],
          { exemplars: true },
        ),
      ],
    },
    {
      title: 'The tax authority',
      panels: [
        graph('Receipts that it has not registered', 'short', [
          [measured('mart_fiscal_receipts_open', ['state']), '{{state}}'],
        ]),
        graph('The one that waits longest', 's', [
          [measured('mart_fiscal_oldest_seconds', ['state']), '{{state}}'],
        ]),
        graph('What it was asked for, by what came of it', 'ops', [
          [rate('mart_fiscal_calls_total', ['provider', 'outcome']), '{{provider}} {{outcome}}'],
        ]),
        graph(
          'How long it takes, 95 %',
          's',
          [[quantile(0.95, 'mart_fiscal_call_seconds', ['provider']), '{{provider}}']],
          { exemplars: true },
        ),
      ],
    },
  ],
})

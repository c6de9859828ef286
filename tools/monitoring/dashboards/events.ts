import { dashboard, graph, measured, number, quantile, rate } from './panels.ts'

/** From the outbox over the bus to the inbox. */
export const events = dashboard({
  uid: 'mart-events',
  title: 'Mart: events and Kafka',
  says: 'What waits in outboxes, on Kafka and in inboxes; what was set aside; who leads.',
  sections: [
    {
      title: 'Now',
      panels: [
        number('Bus', 'none', ['min(mart_bus_up)', 'up'], { says: '1: each process reaches it.' }),
        number('Relays that lead', 'short', ['sum(max by (module) (mart_relay_leading))', 'modules'], {
          says: 'One for each module; fewer means that somebody has events which nobody publishes.',
        }),
        number('In outboxes', 'short', ['sum(max by (module) (mart_outbox_events))', 'events'], {
          odd: 1_000,
          bad: 10_000,
        }),
        number(
          'Parked',
          'short',
          ['sum(max by (module) (mart_set_aside_events{state="parked"})) or vector(0)', 'events'],
          { bad: 1 },
        ),
        number(
          'Refused by the bus',
          'short',
          ['sum(max by (module) (mart_refused_events)) or vector(0)', 'events'],
          {
            bad: 1,
          },
        ),
        number('On the bus, not handled', 'short', [
          'sum(max by (module, topic) (mart_consumer_lag_events)) or vector(0)',
          'events',
        ]),
      ],
    },
    {
      title: 'Out',
      panels: [
        graph('Events in the outbox', 'short', [[measured('mart_outbox_events'), '{{module}}']]),
        graph('The oldest of them', 's', [[measured('mart_outbox_age_seconds'), '{{module}}']]),
        graph('Published', 'ops', [[rate('mart_relay_published_total', ['module']), '{{module}}']]),
        graph('Publishing failed', 'ops', [[rate('mart_relay_failures_total', ['module']), '{{module}}']]),
      ],
    },
    {
      title: 'In',
      panels: [
        graph('Not handled yet, by topic', 'short', [
          ['max by (module, topic) (mart_consumer_lag_events)', '{{module}} of {{topic}}'],
        ]),
        graph('How old an event is when it is handled, 99 %', 's', [
          [quantile(0.99, 'mart_event_lag_seconds', ['module']), '{{module}}'],
        ]),
        graph('Handled and not', 'ops', [
          [rate('mart_events_total', ['module', 'outcome'], 'outcome!="ignored"'), '{{module}} {{outcome}}'],
        ]),
        graph(
          'How long handling takes, 95 %',
          's',
          [[quantile(0.95, 'mart_event_handling_seconds', ['module', 'type']), '{{module}} {{type}}']],
          { exemplars: true },
        ),
      ],
    },
    {
      title: 'Set aside',
      panels: [
        graph('Events set aside', 'short', [
          [measured('mart_set_aside_events', ['module', 'state']), '{{module}} {{state}}'],
        ]),
        graph('The oldest of them', 's', [
          [measured('mart_set_aside_age_seconds', ['module', 'state']), '{{module}} {{state}}'],
        ]),
        graph('Webhooks that wait', 'short', [
          [measured('mart_webhook_backlog_events', ['endpoint']), '{{endpoint}}'],
        ]),
      ],
    },
  ],
})

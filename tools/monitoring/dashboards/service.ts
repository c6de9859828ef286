import { dashboard, graph, measured, number, quantile, rate } from './panels.ts'

const here = 'service="$service"'

/** One service and its replicas; in one process the whole mart. */
export const service = dashboard({
  uid: 'mart-service',
  title: 'Mart: a service',
  says: 'Rate, errors and duration of one service, by route, and what it waits for.',
  choice: { name: 'service', label: 'Service', values: 'label_values(mart_build_info, service)' },
  sections: [
    {
      title: 'Now',
      panels: [
        number('Replicas', 'short', [`count(mart_build_info{${here}})`, 'replicas']),
        number(
          'Builds',
          'short',
          [`count(count by (version, commit) (mart_build_info{${here}}))`, 'builds'],
          {
            says: 'More than one only while an upgrade goes on.',
            odd: 2,
          },
        ),
        number('Requests', 'reqps', [rate('mart_http_request_seconds_count', [], here), 'requests']),
        number('Connections', 'short', [`sum(mart_http_connections{${here}})`, 'open']),
        number('Up since', 's', [`min(time() - process_start_time_seconds{${here}})`, 'youngest replica']),
        number('Memory', 'bytes', [`max(process_resident_memory_bytes{${here}})`, 'largest replica']),
      ],
    },
    {
      title: 'Requests, by route',
      panels: [
        graph('Rate', 'reqps', [
          [rate('mart_http_request_seconds_count', ['method', 'route'], here), '{{method}} {{route}}'],
        ]),
        graph('Answers that are not 2xx', 'reqps', [
          [
            rate('mart_http_request_seconds_count', ['method', 'route', 'status'], `${here},status!~"2.."`),
            '{{status}} {{method}} {{route}}',
          ],
        ]),
        graph(
          'Duration, 95 %',
          's',
          [[quantile(0.95, 'mart_http_request_seconds', ['method', 'route'], here), '{{method}} {{route}}']],
          { exemplars: true },
        ),
        graph('Connections refused', 'ops', [
          [rate('mart_http_connections_refused_total', ['door'], here), '{{door}}'],
        ]),
      ],
    },
    {
      title: 'What it hears and says',
      panels: [
        graph('Deliveries', 'ops', [
          [rate('mart_events_total', ['module', 'outcome'], here), '{{module}} {{outcome}}'],
        ]),
        graph('How long handling takes, 95 %', 's', [
          [quantile(0.95, 'mart_event_handling_seconds', ['module', 'type'], here), '{{module}} {{type}}'],
        ]),
        graph('How old an event is when it is handled, 95 %', 's', [
          [quantile(0.95, 'mart_event_lag_seconds', ['module'], here), '{{module}}'],
        ]),
        graph('Published', 'ops', [[rate('mart_relay_published_total', ['module'], here), '{{module}}']]),
      ],
    },
    {
      title: 'What it waits for',
      panels: [
        graph('Connections to the database', 'short', [
          [`sum by (module, state) (mart_database_connections{${here}})`, '{{module}} {{state}}'],
        ]),
        graph('Time to get a connection, 99 %', 's', [
          [quantile(0.99, 'mart_database_wait_seconds', ['module'], here), '{{module}}'],
        ]),
        graph('Passes of jobs, 95 %', 's', [
          [quantile(0.95, 'mart_job_seconds', ['module', 'job'], here), '{{module}} {{job}}'],
        ]),
        graph('Since a job last succeeded', 's', [
          [
            `time() - max by (module, job) (mart_job_last_success_timestamp_seconds{${here}})`,
            '{{module}} {{job}}',
          ],
        ]),
        graph('Events set aside', 'short', [
          [measured('mart_set_aside_events', ['module', 'state'], here), '{{module}} {{state}}'],
        ]),
        graph('Event loop behind, 99 %', 's', [
          [`max by (instance) (nodejs_eventloop_lag_p99_seconds{${here}})`, '{{instance}}'],
        ]),
      ],
    },
  ],
})

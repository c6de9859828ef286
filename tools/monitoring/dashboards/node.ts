import { dashboard, graph, number, rate } from './panels.ts'

/** The processes themselves. */
export const node = dashboard({
  uid: 'mart-node',
  title: 'Mart: Node',
  says: 'Processor, memory, garbage and the event loop of each process.',
  sections: [
    {
      title: 'Now',
      panels: [
        number('Processes', 'short', ['count(mart_build_info)', 'processes'], { span: 6 }),
        number(
          'Restarts, an hour',
          'short',
          ['sum(changes(process_start_time_seconds[1h])) or vector(0)', 'restarts'],
          {
            odd: 1,
            span: 6,
          },
        ),
        number('Event loop behind, 99 %, the worst', 's', ['max(nodejs_eventloop_lag_p99_seconds)', 'lag'], {
          odd: 0.1,
          bad: 0.5,
          span: 6,
        }),
        number('Memory, the largest', 'bytes', ['max(process_resident_memory_bytes)', 'resident'], {
          span: 6,
        }),
      ],
    },
    {
      title: 'Processor and loop',
      panels: [
        graph(
          'Processor',
          'percentunit',
          [
            [
              'sum by (service, instance) (rate(process_cpu_seconds_total[$__rate_interval]))',
              '{{service}} {{instance}}',
            ],
          ],
          { says: '1: a whole core.' },
        ),
        graph('Event loop behind', 's', [
          ['max by (service, instance) (nodejs_eventloop_lag_p99_seconds)', '{{service}} {{instance}}, 99 %'],
          ['max by (service, instance) (nodejs_eventloop_lag_p50_seconds)', '{{service}} {{instance}}, half'],
        ]),
      ],
    },
    {
      title: 'Memory',
      panels: [
        graph('Resident', 'bytes', [
          ['max by (service, instance) (process_resident_memory_bytes)', '{{service}} {{instance}}'],
        ]),
        graph('Heap in use', 'bytes', [
          ['max by (service, instance) (nodejs_heap_size_used_bytes)', '{{service}} {{instance}}'],
        ]),
        graph('Outside the heap', 'bytes', [
          ['max by (service, instance) (nodejs_external_memory_bytes)', '{{service}} {{instance}}'],
        ]),
        graph('Time in garbage collection', 'percentunit', [
          [
            rate('nodejs_gc_duration_seconds_sum', ['service', 'instance', 'kind']),
            '{{service}} {{instance}} {{kind}}',
          ],
        ]),
      ],
    },
    {
      title: 'Handles',
      panels: [
        graph('Open files and sockets', 'short', [
          ['max by (service, instance) (process_open_fds)', '{{service}} {{instance}}'],
        ]),
        graph('Active resources', 'short', [
          ['sum by (service, instance, type) (nodejs_active_resources)', '{{service}} {{instance}} {{type}}'],
        ]),
      ],
    },
  ],
})

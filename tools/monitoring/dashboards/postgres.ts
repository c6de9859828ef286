import { dashboard, graph, number, quantile, rate } from './panels.ts'

/** The six databases, as the services that use them see them. */
export const postgres = dashboard({
  uid: 'mart-postgres',
  title: 'Mart: PostgreSQL',
  says: 'Whether the databases answer, who waits for a connection, and which statements are slow.',
  sections: [
    {
      title: 'Now',
      panels: [
        number('Databases that answer', 'short', ['sum(min by (module) (mart_database_up))', 'databases'], {
          span: 6,
        }),
        number('Waiting for a connection', 'short', ['sum(mart_database_waiting)', 'requests'], {
          odd: 10,
          bad: 100,
          span: 6,
        }),
        number(
          'Pools that are full',
          'short',
          [
            'count(sum by (module, instance) (mart_database_connections{state="in_use"}) >= max by (module, instance) (mart_database_most_connections)) or vector(0)',
            'pools',
          ],
          { odd: 1, span: 6 },
        ),
        number(
          'Slow statements, an hour',
          'short',
          ['sum(increase(mart_slow_statements_total[1h])) or vector(0)', 'statements'],
          { span: 6 },
        ),
      ],
    },
    {
      title: 'Pools',
      panels: [
        graph('Connections in use', 'short', [
          [
            'sum by (module, instance) (mart_database_connections{state="in_use"})',
            '{{module}} {{instance}}',
          ],
        ]),
        graph('Idle connections', 'short', [
          ['sum by (module, instance) (mart_database_connections{state="idle"})', '{{module}} {{instance}}'],
        ]),
        graph('Waiting for one', 'short', [['sum by (module) (mart_database_waiting)', '{{module}}']]),
        graph('Time to get one', 's', [
          [quantile(0.5, 'mart_database_wait_seconds', ['module']), '{{module}}, half'],
          [quantile(0.99, 'mart_database_wait_seconds', ['module']), '{{module}}, 99 %'],
        ]),
      ],
    },
    {
      title: 'Statements',
      panels: [
        graph(
          'Slow statements, by name',
          'ops',
          [[rate('mart_slow_statements_total', ['module', 'statement']), '{{module}} {{statement}}']],
          { says: 'Longer than SLOW_STATEMENT; the log has how long each took.' },
        ),
        graph('Databases that answer', 'none', [['min by (module) (mart_database_up)', '{{module}}']], {
          max: 1,
        }),
      ],
    },
  ],
})

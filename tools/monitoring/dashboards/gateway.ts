import { dashboard, graph, number, quantile, rate } from './panels.ts'

/** Kong, by its plugin `prometheus`; and the same requests as the services behind it counted them. */
export const gateway = dashboard({
  uid: 'mart-gateway',
  title: 'Mart: gateway',
  says: 'What Kong takes, what it refuses itself, and what it costs on the way.',
  sections: [
    {
      title: 'Now',
      panels: [
        number('Requests', 'reqps', ['sum(rate(kong_http_requests_total[5m]))', 'requests'], { span: 6 }),
        number(
          'Refused by a limit',
          'percentunit',
          [
            'sum(rate(kong_http_requests_total{code="429"}[5m]) or vector(0)) / sum(rate(kong_http_requests_total[5m]))',
            '429',
          ],
          { odd: 0.05, span: 6 },
        ),
        number(
          'Answered by Kong itself with 5xx',
          'reqps',
          ['sum(rate(kong_http_requests_total{code=~"5..",source="kong"}[5m]) or vector(0))', '5xx'],
          { bad: 0.1, span: 6 },
        ),
        number('Connections', 'short', ['sum(kong_nginx_connections_total{state="active"})', 'active'], {
          span: 6,
        }),
      ],
    },
    {
      title: 'Requests',
      panels: [
        graph('By service', 'reqps', [[rate('kong_http_requests_total', ['service']), '{{service}}']], {
          stacked: true,
        }),
        graph('By code, and who answered', 'reqps', [
          [rate('kong_http_requests_total', ['code', 'source']), '{{code}} of {{source}}'],
        ]),
        graph('Whole request, 95 %', 's', [
          [`${quantile(0.95, 'kong_request_latency_ms', ['service'])} / 1000`, '{{service}}'],
        ]),
        graph("Kong's own part, 95 %", 's', [
          [`${quantile(0.95, 'kong_kong_latency_ms', ['service'])} / 1000`, '{{service}}'],
        ]),
        graph('The services behind it, 95 %', 's', [
          [`${quantile(0.95, 'kong_upstream_latency_ms', ['service'])} / 1000`, '{{service}}'],
        ]),
        graph('As the services counted them', 'reqps', [
          [rate('mart_http_request_seconds_count', ['service']), '{{service}}'],
        ]),
      ],
    },
    {
      title: 'Behind it',
      panels: [
        graph('Targets that are healthy', 'short', [
          ['sum by (upstream) (kong_upstream_target_health{state="healthy"})', '{{upstream}}'],
        ]),
        graph('Bytes', 'bytes', [[rate('kong_bandwidth_bytes', ['direction']), '{{direction}}']]),
      ],
    },
  ],
})

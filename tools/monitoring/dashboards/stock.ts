import { dashboard, graph, measured, number, quantile, rate } from './panels.ts'

/** What is on the shelves, as far as figures can say it. */
export const stock = dashboard({
  uid: 'mart-stock',
  title: 'Mart: stock',
  says: 'Products that are out, orders that came too late, and how fast stock is reserved.',
  sections: [
    {
      title: 'Shelves',
      panels: [
        number('Products that are out', 'short', ['max(mart_stock_out_products)', 'products'], { span: 6 }),
        number(
          'Orders rejected for stock, a day',
          'short',
          ['sum(increase(mart_stock_rejected_total[1d])) or vector(0)', 'orders'],
          { span: 6 },
        ),
        number(
          'Lines that were short, a day',
          'short',
          ['sum(increase(mart_stock_shortages_total[1d])) or vector(0)', 'lines'],
          { span: 6 },
        ),
        graph('Products that are out', 'short', [[measured('mart_stock_out_products', []), 'products']]),
        graph('Orders rejected for stock', 'ops', [[rate('mart_stock_rejected_total'), 'orders']]),
      ],
    },
    {
      title: 'Reserving',
      panels: [
        graph('Reserved, released, shipped: events handled', 'ops', [
          [rate('mart_events_total', ['type', 'outcome'], 'module="inventory"'), '{{type}} {{outcome}}'],
        ]),
        graph('How long handling takes, 95 %', 's', [
          [quantile(0.95, 'mart_event_handling_seconds', ['type'], 'module="inventory"'), '{{type}}'],
        ]),
        graph('How old an event is when it is handled', 's', [
          [quantile(0.5, 'mart_event_lag_seconds', [], 'module="inventory"'), 'half'],
          [quantile(0.99, 'mart_event_lag_seconds', [], 'module="inventory"'), '99 %'],
        ]),
        graph(
          'Stock on its way to the shop window',
          's',
          [[quantile(0.99, 'mart_event_lag_seconds', [], 'module="product"'), '99 %']],
          { says: 'How old news of stock is when the catalogue takes it in.' },
        ),
      ],
    },
  ],
})

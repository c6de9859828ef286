import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  BigValueColorMode,
  BigValueGraphMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  type Panel,
  QueryVariableBuilder,
  RowBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat'
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries'

/** What a panel shows: PromQL, and how its series are called (`{{label}}` is a label's value). */
export type Query = [expression: string, legend: string]

/** Grafana's units that the mart's dashboards use. */
type Unit = 'short' | 's' | 'bytes' | 'percentunit' | 'reqps' | 'ops' | 'dateTimeFromNow' | 'none'

/** Where each dashboard looks: picked at its top, so that one dashboard serves staging and production. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's own variable
const source = { type: 'prometheus', uid: '${datasource}' }

const queries = (of: Query[], exemplars = false) =>
  of.map(([expression, legend], at) =>
    new DataqueryBuilder()
      .refId(String.fromCharCode(65 + at))
      .datasource(source)
      .expr(expression)
      .legendFormat(legend)
      .exemplar(exemplars)
      .range(),
  )

/** Series over time; `stacked` where their sum means something, `exemplars` where a point opens its trace. */
export function graph(
  title: string,
  unit: Unit,
  of: Query[],
  more: { says?: string; stacked?: boolean; exemplars?: boolean; span?: number; max?: number } = {},
): Builder<Panel> {
  const panel = new TimeseriesBuilder()
    .title(title)
    .description(more.says ?? '')
    .datasource(source)
    .unit(unit)
    .min(0)
    .span(more.span ?? 12)
    .height(8)
    .fillOpacity(more.stacked ? 30 : 8)
    .lineWidth(1)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi))
    .targets(queries(of, more.exemplars))
  if (more.max !== undefined) panel.max(more.max)
  if (more.stacked) panel.stacking(new StackingConfigBuilder().mode(StackingMode.Normal))
  return panel
}

/** One number; red from `bad` on, yellow from `odd` on. Without them it is only told. */
export function number(
  title: string,
  unit: Unit,
  of: Query,
  more: { says?: string; odd?: number; bad?: number; span?: number; decimals?: number } = {},
): Builder<Panel> {
  const steps: { value: number | null; color: string }[] = [{ value: null, color: 'green' }]
  if (more.odd !== undefined) steps.push({ value: more.odd, color: 'yellow' })
  if (more.bad !== undefined) steps.push({ value: more.bad, color: 'red' })
  const judged = steps.length > 1
  const panel = new StatBuilder()
    .title(title)
    .description(more.says ?? '')
    .datasource(source)
    .unit(unit)
    .span(more.span ?? 4)
    .height(4)
    .colorMode(judged ? BigValueColorMode.Background : BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.Area)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .targets(queries([of]))
  panel.thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps as never))
  if (more.decimals !== undefined) panel.decimals(more.decimals)
  return panel
}

/** A quantile of a histogram, by labels: `slow(0.99, 'mart_http_request_seconds', ['route'], 'status!="503"')`. */
export const quantile = (q: number, histogram: string, by: string[] = [], which = ''): string =>
  `histogram_quantile(${q}, sum by (${['le', ...by].join(', ')}) (rate(${histogram}_bucket{${which}}[$__rate_interval])))`

/** Per second, by labels. */
export const rate = (counter: string, by: string[] = [], which = ''): string =>
  `sum by (${by.join(', ')}) (rate(${counter}{${which}}[$__rate_interval]))`

/**
 * What a module measures in its database, which is the same in each of its replicas: the largest of them, not their sum.
 */
export const measured = (gauge: string, by: string[] = ['module'], which = ''): string =>
  `max by (${by.join(', ')}) (${gauge}{${which}})`

/** Panels under a heading. */
export interface Section {
  title: string
  panels: Builder<Panel>[]
}

/** What is picked at the top of a dashboard: the values that a label of a series has. */
export interface Choice {
  name: string
  label: string
  /** `label_values(mart_build_info, service)` */
  values: string
}

/** A dashboard of the mart, with a way to each other. */
export function dashboard(options: {
  uid: string
  title: string
  says: string
  choice?: Choice
  sections: Section[]
}): Dashboard {
  const { uid, title, says, choice, sections } = options
  const made = new DashboardBuilder(title)
    .uid(uid)
    .description(says)
    .tags(['imtiaz-mart'])
    .timezone('browser')
    .time({ from: 'now-3h', to: 'now' })
    .refresh('30s')
    .tooltip(DashboardCursorSync.Crosshair)
    .link(
      new DashboardLinkBuilder('The mart')
        .type(DashboardLinkType.Dashboards)
        .tags(['imtiaz-mart'])
        .asDropdown(true)
        .includeVars(false)
        .keepTime(true),
    )
    .withVariable(new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus'))
  if (choice) {
    made.withVariable(
      new QueryVariableBuilder(choice.name)
        .label(choice.label)
        .datasource(source)
        .query({ query: choice.values, refId: 'choice' })
        .refresh(VariableRefresh.OnTimeRangeChanged)
        .multi(false)
        .includeAll(false),
    )
  }
  for (const section of sections) {
    made.withRow(new RowBuilder(section.title))
    for (const panel of section.panels) made.withPanel(panel)
  }
  return made.build()
}

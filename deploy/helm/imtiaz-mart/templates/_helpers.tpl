{{/* What everything is called: the release, with the chart's name where the release does not have it. */}}
{{- define "mart.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains "mart" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-mart" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Labels by which pods are chosen. Of (dict "root" $ "component" "order"). */}}
{{- define "mart.selector" -}}
app.kubernetes.io/name: imtiaz-mart
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "mart.labels" -}}
{{ include "mart.selector" . }}
app.kubernetes.io/part-of: imtiaz-mart
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* An image by its digest, where there is one, else by its tag. Of (dict "image" .Values.image "tag" "1.2.3"). */}}
{{- define "mart.imageOf" -}}
{{- $tag := .image.tag | default .tag -}}
{{- if .image.digest -}}
{{ .image.repository }}@{{ .image.digest }}
{{- else if or (not $tag) (eq $tag "latest") -}}
{{- fail (printf "%s: an image needs a tag other than latest, or a digest" .image.repository) -}}
{{- else -}}
{{ .image.repository }}:{{ $tag }}
{{- end -}}
{{- end -}}

{{- define "mart.image" -}}
{{ include "mart.imageOf" (dict "image" .Values.image "tag" .Chart.AppVersion) }}
{{- end -}}

{{/* The modules, in the order in which they are shown. */}}
{{- define "mart.modules" -}}
user,product,inventory,order,payment,notification
{{- end -}}

{{/*
The processes of which a mart consists, as YAML: by name, the modules that each runs. Six, or one by the name of shop.
*/}}
{{- define "mart.units" -}}
{{- if eq .Values.shape "one" }}
shop: {{ splitList "," (include "mart.modules" .) | toJson }}
{{- else }}
{{- range splitList "," (include "mart.modules" .) }}
{{ . }}: [{{ . }}]
{{- end }}
{{- end }}
{{- end -}}

{{/* What is set of a process: serviceDefaults with services.NAME over it. Of (dict "root" $ "unit" "order"). */}}
{{- define "mart.of" -}}
{{- $own := get .root.Values.services .unit | default dict -}}
{{- mergeOverwrite (deepCopy .root.Values.serviceDefaults) (deepCopy $own) | toYaml -}}
{{- end -}}

{{/* Of a pod. Of (dict "root" $ "uid" 1000). OpenShift chooses the user of its own; all else is the same. */}}
{{- define "mart.podSecurity" -}}
runAsNonRoot: true
{{- if not .root.Values.openshift }}
runAsUser: {{ .uid }}
runAsGroup: {{ .uid }}
fsGroup: {{ .uid }}
fsGroupChangePolicy: OnRootMismatch
{{- end }}
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "mart.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: { drop: [ALL] }
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "mart.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/*
What a Secret is called. Of (dict "root" $ "what" "signing"); of a database, "what" is "database-order".
*/}}
{{- define "mart.secret" -}}
{{- $named := get .root.Values.secrets.names .what | default "" -}}
{{- $named | default (printf "%s-%s" (include "mart.fullname" .root) .what) -}}
{{- end -}}

{{/* Whether PostgreSQL runs in this release. */}}
{{- define "mart.ownPostgres" -}}
{{- if eq .Values.postgresql.mode "trial" }}yes{{ end -}}
{{- end -}}

{{- define "mart.ownKafka" -}}
{{- if and (eq .Values.shape "six") (eq .Values.kafka.mode "trial") }}yes{{ end -}}
{{- end -}}

{{- define "mart.brokers" -}}
{{- if include "mart.ownKafka" . -}}
{{ include "mart.fullname" . }}-kafka:9092
{{- else -}}
{{ required "kafka.brokers: the brokers of the managed Kafka, host:port by comma" .Values.kafka.brokers }}
{{- end -}}
{{- end -}}

{{/* Spread over nodes and zones as far as there are some. Of (dict "root" $ "component" "order" "role" "serves"). */}}
{{- define "mart.spread" -}}
topologySpreadConstraints:
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "mart.selector" $ | nindent 8 }}
        {{- with $.role }}
        imtiaz-mart/role: {{ . }}
        {{- end }}
    matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end -}}

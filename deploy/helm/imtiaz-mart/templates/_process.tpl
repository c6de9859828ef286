{{/*
The environment of a process of the mart: what it needs, and no more. Secrets come as files.
Of (dict "root" $ "unit" "order" "modules" (list "order")).
*/}}
{{- define "mart.environment" -}}
{{- $root := .root -}}
{{- $own := include "mart.of" (dict "root" $root "unit" .unit) | fromYaml -}}
{{- $settings := mergeOverwrite (deepCopy ($root.Values.settings | default dict)) (deepCopy ($own.settings | default dict)) -}}
{{- $set := dict
      "SERVICES" (eq (len .modules) 1 | ternary (first .modules) "all")
      "PUBLIC_URL" $root.Values.publicUrl
      "PORT" "8000"
      "ADMIN_PORT" "8001"
      "ADMIN_HOST" "0.0.0.0"
      "SHUTDOWN_DELAY" (printf "%ds" (int $root.Values.shutdownDelay))
      "TRUSTED_PROXIES" (toString $root.Values.trustedProxies)
      "OPENAPI" (eq $root.Values.shape "six" | ternary "all" "own")
      "JWT_PUBLIC_KEY_FILE" "/secrets/public/jwt-public.pem" -}}
{{- if eq $root.Values.shape "six" -}}
  {{- $_ := set $set "KAFKA_BROKERS" (include "mart.brokers" $root) -}}
  {{- if eq $root.Values.kafka.mode "external" -}}
    {{- $_ := set $set "KAFKA_REPLICATION_FACTOR" (toString $root.Values.kafka.replicationFactor) -}}
    {{- $_ := set $set "KAFKA_SSL" (toString $root.Values.kafka.ssl) -}}
    {{- $_ := set $set "KAFKA_SASL_MECHANISM" $root.Values.kafka.sasl -}}
    {{- if $root.Values.kafka.caInSecret -}}
      {{- $_ := set $set "KAFKA_SSL_CA_FILE" "/secrets/kafka/ca.crt" -}}
    {{- end -}}
    {{- if ne $root.Values.kafka.sasl "none" -}}
      {{- $_ := set $set "KAFKA_SASL_USERNAME_FILE" "/secrets/kafka/username" -}}
      {{- $_ := set $set "KAFKA_SASL_PASSWORD_FILE" "/secrets/kafka/password" -}}
    {{- end -}}
  {{- end -}}
  {{- $_ := set $set (printf "%s_DATABASE_URL_FILE" (upper .unit)) "/secrets/database/url" -}}
{{- else -}}
  {{- $_ := set $set "DATABASE_URL_FILE" "/secrets/database/url" -}}
{{- end -}}
{{- if has "user" .modules -}}
  {{- $_ := set $set "JWT_PRIVATE_KEY_FILE" "/secrets/signing/jwt-private.pem" -}}
  {{- $_ := set $set "ACCOUNT_KEY_FILE" "/secrets/signing/account.key" -}}
  {{- $_ := set $set "MAIL_PUBLIC_KEY_FILE" "/secrets/public/mail-public.pem" -}}
  {{- $_ := set $set "ADMIN_EMAIL" $root.Values.admin.email -}}
  {{- $_ := set $set "ADMIN_PASSWORD_FILE" "/secrets/admin/password" -}}
{{- end -}}
{{- if has "payment" .modules -}}
  {{- if $root.Values.stripe.enabled -}}
    {{- $_ := set $set "STRIPE_SECRET_KEY_FILE" "/secrets/stripe/secret-key" -}}
    {{- $_ := set $set "STRIPE_WEBHOOK_SECRET_FILE" "/secrets/stripe/webhook-secret" -}}
  {{- else -}}
    {{- $_ := set $set "ALLOW_SANDBOX_PAYMENTS" (toString $root.Values.sandboxPayments) -}}
  {{- end -}}
{{- end -}}
{{- if and (has "order" .modules) $root.Values.fiscal.enabled -}}
  {{- $_ := set $set "FISCAL_TOKEN_FILE" "/secrets/fiscal/token" -}}
{{- end -}}
{{- if has "notification" .modules -}}
  {{- $_ := set $set "MAIL_PRIVATE_KEY_FILE" "/secrets/mail/mail-private.pem" -}}
  {{- if $root.Values.mailpit.enabled -}}
    {{- $_ := set $set "SMTP_URL" (printf "smtp://%s-mailpit:1025" (include "mart.fullname" $root)) -}}
  {{- else if $root.Values.smtp.enabled -}}
    {{- $_ := set $set "SMTP_URL_FILE" "/secrets/smtp/url" -}}
  {{- end -}}
  {{- if $root.Values.twilio.enabled -}}
    {{- $_ := set $set "TWILIO_ACCOUNT_SID_FILE" "/secrets/twilio/account-sid" -}}
    {{- $_ := set $set "TWILIO_AUTH_TOKEN_FILE" "/secrets/twilio/auth-token" -}}
    {{- $_ := set $set "TWILIO_FROM_FILE" "/secrets/twilio/from" -}}
  {{- end -}}
{{- end -}}
{{- range $name, $value := $settings -}}
  {{- if hasKey $set $name -}}{{- fail (printf "settings.%s: the chart sets it; there is a value of its own for it" $name) -}}{{- end -}}
  {{- $_ := set $set $name (toString $value) -}}
{{- end -}}
{{- range $name, $value := $set }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
# While keys are rotated; there is none at other times.
- name: JWT_OTHER_PUBLIC_KEY
  valueFrom:
    secretKeyRef: { name: {{ include "mart.secret" (dict "root" $root "what" "public") }}, key: jwt-other.pem, optional: true }
{{- end -}}

{{/* The Secrets of a process, by the folder under /secrets in which each is, as YAML. Of the same. */}}
{{- define "mart.secretsOf" -}}
{{- $root := .root -}}
public: {{ include "mart.secret" (dict "root" $root "what" "public") }}
database: {{ include "mart.secret" (dict "root" $root "what" (printf "database-%s" .unit)) }}
{{- if and (eq $root.Values.shape "six") (eq $root.Values.kafka.mode "external") (or $root.Values.kafka.caInSecret (ne $root.Values.kafka.sasl "none")) }}
kafka: {{ include "mart.secret" (dict "root" $root "what" "kafka") }}
{{- end }}
{{- if has "user" .modules }}
signing: {{ include "mart.secret" (dict "root" $root "what" "signing") }}
admin: {{ include "mart.secret" (dict "root" $root "what" "admin") }}
{{- end }}
{{- if and (has "payment" .modules) $root.Values.stripe.enabled }}
stripe: {{ include "mart.secret" (dict "root" $root "what" "stripe") }}
{{- end }}
{{- if and (has "order" .modules) $root.Values.fiscal.enabled }}
fiscal: {{ include "mart.secret" (dict "root" $root "what" "fiscal") }}
{{- end }}
{{- if has "notification" .modules }}
mail: {{ include "mart.secret" (dict "root" $root "what" "mail") }}
{{- if and $root.Values.smtp.enabled (not $root.Values.mailpit.enabled) }}
smtp: {{ include "mart.secret" (dict "root" $root "what" "smtp") }}
{{- end }}
{{- if $root.Values.twilio.enabled }}
twilio: {{ include "mart.secret" (dict "root" $root "what" "twilio") }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "mart.mounts" -}}
- { name: tmp, mountPath: /tmp }
{{- range $folder, $secret := include "mart.secretsOf" . | fromYaml }}
- { name: secret-{{ $folder }}, mountPath: /secrets/{{ $folder }}, readOnly: true }
{{- end }}
{{- end -}}

{{- define "mart.volumes" -}}
- name: tmp
  emptyDir: { sizeLimit: 128Mi }
{{- range $folder, $secret := include "mart.secretsOf" . | fromYaml }}
- name: secret-{{ $folder }}
  secret:
    secretName: {{ $secret }}
    {{- if eq $folder "database" }}
    items: [{ key: {{ $.root.Values.secrets.databaseKey }}, path: url }]
    {{- end }}
    # Its group, which is the process's own, may read it; nobody else.
    defaultMode: 288 # 0440
{{- end }}
{{- end -}}

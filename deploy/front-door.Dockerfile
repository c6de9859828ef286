# The front door (deploy/front-door.ts) on top of the mart's image, in Kong's place where that can't be had. From the
# repository, after npm ci: docker build --file deploy/front-door.Dockerfile --build-arg MART=imtiaz-mart --tag imtiaz-mart-front-door .
ARG MART=imtiaz-mart
FROM ${MART}
COPY deploy/front-door.ts deploy/
COPY tools/front-door tools/front-door
COPY node_modules/yaml node_modules/yaml
COPY node_modules/wasmoon node_modules/wasmoon
CMD ["node", "deploy/front-door.ts"]

# syntax=docker/dockerfile:1
# One image for api, worker and migrate; docker-compose.yml says which command each runs.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
# .npmrc switches install scripts off, so it comes before npm runs
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node apps/cli/hirewall.mjs build

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM ${NODE_IMAGE} AS runtime
# --build-arg CHROMIUM=1 for case dossiers as PDF; without it they are HTML. Some 400 MB more.
ARG CHROMIUM=0
RUN if [ "$CHROMIUM" = 1 ]; then \
      apt-get update \
      && apt-get install -y --no-install-recommends chromium fonts-dejavu-core fonts-noto-core fonts-noto-cjk \
      && rm -rf /var/lib/apt/lists/*; \
    fi
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    HIREWALL_HOME=/var/lib/hirewall \
    ROOT_KEY_FILE=/var/lib/hirewall-key/root.key
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY apps/cli/hirewall.mjs ./apps/cli/hirewall.mjs
COPY apps/cli/build ./apps/cli/build
# sealed files and the key to them lie in two folders, so that two volumes and two backups can hold them
RUN install -d -m 0700 -o node -g node /var/lib/hirewall /var/lib/hirewall-key
USER node
EXPOSE 8787
CMD ["node", "dist/apps/api/main.js"]

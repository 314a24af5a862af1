/** Lines that hold a secret, by the rule of `security/trivy-secret.yaml` that finds it, and lines that only look so. */

const MADE_UP = "q7Rk2ZpX9vLd4TnB8sWcY1hM";

/** For each rule what it has to find. */
export const SECRETS: Readonly<Record<string, readonly string[]>> = {
  "superego-secret": [
    `SUPEREGO_API_KEY=${MADE_UP}`,
    `SUPEREGO_API_KEY: "${MADE_UP}"`,
    `"SUPEREGO_REDIS_PASSWORD": "${MADE_UP}"`,
  ],
  "redis-password": [
    "url: redis://:correct-horse-battery@cache:6379",
    "REDIS=rediss://guard:correct-horse-battery@cache:6380/1",
  ],
  "anthropic-api-key": [`key = sk-ant-api03-${MADE_UP}`],
  "openai-project-key": [`key = sk-proj-${MADE_UP}`],
};

/** For each rule what it must leave alone. */
export const NONE: Readonly<Record<string, readonly string[]>> = {
  "superego-secret": [
    "SUPEREGO_API_KEY_FILE=/run/secrets/superego/bootstrap-key",
    "SUPEREGO_API_KEY=$(cat superego.key)",
    "SUPEREGO_API_KEY=",
  ],
  "redis-password": [
    "url: redis://cache:6379",
    "url: redis://:${REDIS_PASSWORD}@cache:6379",
    "url: redis://guard:<password>@cache:6379",
  ],
  "anthropic-api-key": ["key = sk-ant-..."],
  "openai-project-key": ["key = sk-proj-..."],
};

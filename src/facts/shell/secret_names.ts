/** Variables of the environment whose names say that they hold keys, tokens and passwords. */

const SECRET =
  /SECRET|TOKEN|PASSW|API_?KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIAL|_(?:KEY|PWD|PASS|PAT)$/i;

/** What only lies beside a secret, or counts something else of that name. */
const BESIDE =
  /(?:_(?:FILE|PATH|DIR|URL|HOST|NAME|ID|TYPE|TTL|COUNT|LIMIT|LENGTH|EXPIRY|REGION|STORE)|TOKENS|TOKENIZERS?_\w+|PUBLIC_KEY|CACHE_KEY|PRIMARY_KEY|SORT_KEY|OLDPWD)$/i;

/** Whether a variable of this name holds a secret, if it is set at all. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !BESIDE.test(name);
}

/** The same for variables that a script did not set: those of the environment are in capitals. */
export function isSecretVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name) && isSecretName(name);
}

/** Services whose keys bear their names, and by which names their hosts go. */
const VENDORS =
  /^(?:AWS|OPENAI|ANTHROPIC|GITHUB|GH|GITLAB|SLACK|STRIPE|NPM|PYPI|HF|HUGGINGFACE|AZURE|CLOUDFLARE|DIGITALOCEAN|DATADOG|DD|SENTRY|TWILIO|SENDGRID|HEROKU|VERCEL|NETLIFY|GROQ|MISTRAL|COHERE|REPLICATE|PINECONE|DOCKER)_/;

/** Whether an address carries the key of a service to somebody else: `https://x.example/?k=$GITHUB_TOKEN`. */
export function givesAway(address: string, host = ""): boolean {
  if (!address.includes("$")) return false;
  for (const [, name = ""] of address.matchAll(/\$\{?([A-Z][A-Z0-9_]*)\b/g)) {
    const vendor = VENDORS.exec(name)?.[0].slice(0, -1).toLowerCase();
    if (
      vendor !== undefined && isSecretVariable(name) && !host.includes(vendor)
    ) {
      return true;
    }
  }
  return false;
}

/** Words with which secrets are looked for in a list of variables: `secret`, `api_key`. */
const SOUGHT =
  /secret|token|passw|credential|api_?key|(?:^|[^a-z])(?:key|pass|pwd|auth)(?:$|[^a-z])/i;

/** Whether a search pattern looks for secrets. */
export function seeksSecrets(pattern: string): boolean {
  return SOUGHT.test(pattern.slice(0, 256));
}

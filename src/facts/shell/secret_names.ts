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

/** Words with which secrets are looked for in a list of variables: `secret`, `api_key`. */
const SOUGHT =
  /secret|token|passw|credential|api_?key|(?:^|[^a-z])(?:key|pass|pwd|auth)(?:$|[^a-z])/i;

/** Whether a search pattern looks for secrets. */
export function seeksSecrets(pattern: string): boolean {
  return SOUGHT.test(pattern.slice(0, 256));
}

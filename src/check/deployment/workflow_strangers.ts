/** What in a workflow's scripts comes from strangers. */

/** What a stranger decides: titles, texts, names, branches; and whole contexts that hold them. */
const OF_STRANGERS =
  /\bgithub\.(?:head_ref|event\.(?:issue|pull_request|comment|review|review_comment|discussion|pages|commits|head_commit|workflow_run)\b[\w.-]*?(?:title|body|ref|label|message|name|email|page_name|default_branch|head_branch)|event\.inputs)\b|\btojson\(\s*github(?:\.event(?:\.(?:issue|pull_request|comment|review|discussion|pages|commits|head_commit|workflow_run)\b[\w.-]*)?)?\s*\)/;

/** Whether an expression `${{ … }}` in a text is what a stranger wrote; neither case nor `['x']` for `.x` matters. */
export function holdsStrangers(text: string): boolean {
  return [...text.matchAll(/\$\{\{((?:'[^']*'|[^'])*?)\}\}/g)].some((
    [, inner = ""],
  ) =>
    OF_STRANGERS.test(
      inner.toLowerCase().replace(/\s*\[\s*(?:'([\w-]+)'|\*|\d+)\s*\]/g, ".$1"),
    )
  );
}

/** Whether a script fetches what a stranger's pull request holds. */
export function fetchesStrangers(script: string): boolean {
  return /\bgh\s+pr\s+checkout\b|\brefs\/pull\/[^\n]*?\/(?:merge|head)\b|\bpull\/[^\s/]+\/(?:merge|head)\b/
    .test(script.replace(/\$\{\{[\s\S]*?\}\}/g, "N"));
}

/** Whether an expression in a text puts one of these variables into it, before anything could quote them. */
export function expands(text: string, names: readonly string[]): boolean {
  return [...text.matchAll(/\$\{\{([\s\S]*?)\}\}/g)].some(([, inner = ""]) =>
    [...inner.matchAll(/\benv(?:\.([\w-]+)|\[\s*'([^']*)'\s*\])/gi)].some((
      [, dotted, quoted],
    ) =>
      names.some((name) =>
        name.toLowerCase() === (dotted ?? quoted ?? "").toLowerCase()
      )
    )
  );
}

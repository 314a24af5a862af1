/** How the HTML report looks: on a screen, in the dark, and on paper. */

/** The style sheet. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --quiet: #60646c; --page: #fff; --card: #f7f7f9; --line: #d9d9e0;
  --critical: #9b1c1f; --high: #ce2c31; --medium: #a35829; --low: #0d6bb5; --info: #60646c; --well: #1f7a4d; --code: #ebebef }
@media (prefers-color-scheme: dark) { :root { --text: #edeef0; --quiet: #a6abb3; --page: #14161a; --card: #1d2025; --line: #363a41;
  --critical: #ff8f8f; --high: #ff9592; --medium: #ffb067; --low: #70b8ff; --info: #b0b4ba; --well: #63d69b; --code: #2b2f36 } }
* { box-sizing: border-box }
body { font: 16px/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; color: var(--text); background: var(--page) }
h1 { font-size: 1.75rem; margin: 0 0 .25rem } h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem }
h3 { font-size: 1.05rem; margin: 0 0 .35rem } p { margin: .35rem 0 } .quiet { color: var(--quiet) } a { color: inherit }
.verdict { font-size: 1.1rem; font-weight: 600 } .well { color: var(--well) }
table { border-collapse: collapse; width: 100%; margin: .75rem 0 } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word }
section { overflow-x: auto }
th { font-weight: 600; color: var(--quiet); white-space: nowrap } td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
meter { width: 9rem; height: .8rem; vertical-align: middle }
article { border: 1px solid var(--line); border-left: 6px solid var(--quiet); border-radius: 6px; margin: .9rem 0; padding: .75rem 1rem; background: var(--card); break-inside: avoid }
.badge { display: inline-block; font-size: .75rem; font-weight: 700; text-transform: uppercase; letter-spacing: .04em; margin-right: .5rem }
.critical { border-left-color: var(--critical) } .critical .badge, td.critical { color: var(--critical) }
.high { border-left-color: var(--high) } .high .badge, td.high { color: var(--high) }
.medium { border-left-color: var(--medium) } .medium .badge, td.medium { color: var(--medium) }
.low { border-left-color: var(--low) } .low .badge, td.low { color: var(--low) }
.info { border-left-color: var(--info) } .info .badge, td.info { color: var(--info) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .9rem; margin: .5rem 0 0 } dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
ul { margin: .2rem 0; padding-left: 1.1rem } code { font: .9em ui-monospace, monospace; background: var(--code); padding: .05rem .3rem; border-radius: 3px; overflow-wrap: anywhere }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr } dd { margin-bottom: .4rem } meter { width: 5rem } }
@media print { :root { color-scheme: light } body { max-width: none; padding: 0; font-size: 11pt } article { background: none } h2 { break-after: avoid } }`;

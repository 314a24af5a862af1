/** What tools can be known to do, and the shape of a table of tools. */

/** What a tool does with its arguments. */
export type Deed =
  /** Runs a command line. */
  | "shell"
  /** Runs a command line of PowerShell. */
  | "powershell"
  /** Types into a command that runs already. */
  | "input"
  /** Runs code of a language that its arguments name. */
  | "code"
  /** Runs code that stands elsewhere, such as a cell or a task. */
  | "hidden_code"
  /** Waits for what a command prints, or for what a socket says. */
  | "monitor"
  /** Calls an operation of AWS. */
  | "aws"
  /** Installs packages of Python. */
  | "packages"
  /** Reads files. */
  | "read"
  /** Reads the files that it names, if it names any. */
  | "mention"
  /** Lists names. */
  | "list"
  /** Looks through the content of files. */
  | "search"
  /** Creates or replaces a file. */
  | "write"
  /** Changes a part of a file. */
  | "edit"
  /** Adds to a file. */
  | "append"
  /** Removes a file or an empty folder. */
  | "delete"
  /** Removes a folder with all that is in it. */
  | "delete_tree"
  /** Gives a file another name or place. */
  | "move"
  /** Copies a file. */
  | "copy"
  /** Creates a folder. */
  | "make_folder"
  /** Applies a patch that names its files itself. */
  | "patch"
  /** Picks by its argument `command`: view, create, str_replace, insert, delete, rename, undo_edit. */
  | "editor"
  /** Fetches an address. */
  | "fetch"
  /** Acts in a browser, which may go to an address. */
  | "browse"
  /** Reads what a server of resources offers under an address, which may be a file of this machine. */
  | "resource"
  /** Keeps a text for later sessions. */
  | "remember"
  /** Makes several calls at once. */
  | "batch"
  /** Calls a tool of an MCP server that its arguments name. */
  | "mcp"
  /** Touches nothing outside the agent: plans, questions, sub-agents, searches by the vendor. */
  | "nothing";

/** Tools by their names, as the agent spells them. */
export type ToolTable = Readonly<Record<string, Deed>>;

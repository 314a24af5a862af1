/** Tests that code which starts processes without end is told from code that starts some. */
import assert from "node:assert/strict";
import { multipliesIn } from "../../../../src/facts/programs/code/bombs.ts";
import type { Language } from "../../../../src/facts/programs/code/language.ts";
import {
  JAVASCRIPT,
  PERL,
  PYTHON,
  RUBY,
} from "../../../../src/facts/programs/code/languages.ts";

const CASES: readonly (readonly [Language, string, boolean])[] = [
  [PERL, "fork while 1", true],
  [PERL, "fork while fork", true],
  [PERL, "while(1){ fork }", true],
  [PERL, "for(;;){fork}", true],
  [PERL, 'print "fork while 1"', false],
  [PERL, "while(1){ fork; wait }", false],
  [PYTHON, "import os\nwhile True:\n  os.fork()", true],
  [PYTHON, "while 1: os.fork()", true],
  [PYTHON, "[os.fork() for _ in iter(int, 1)]", true],
  [PYTHON, "while True: subprocess.Popen([sys.executable, __file__])", true],
  [PYTHON, "os.fork()", false],
  [PYTHON, "print('while True: os.fork()')", false],
  [PYTHON, "while True:\n  if os.fork() == 0: sys.exit()", false],
  [RUBY, "loop { fork }", true],
  [RUBY, "loop do fork end", true],
  [RUBY, "fork while true", true],
  [RUBY, "loop { fork { f }; Process.wait }", false],
  [RUBY, "3.times { fork }", false],
  [JAVASCRIPT, 'while(1) require("child_process").fork(__filename)', true],
  [JAVASCRIPT, "for(;;) spawn(process.execPath, [a])", true],
  [JAVASCRIPT, "fork(__filename)", false],
];

for (const [language, code, wanted] of CASES) {
  Deno.test(`multipliesIn() says ${wanted} to ${code}`, () => {
    assert.equal(multipliesIn(code, language), wanted);
  });
}

// node .ci/count.mjs REPORT.json FAILED_STEPS TESTS_STATUS: prints what failed or was skipped, and the closing line.
// Exit status 1 unless every test passed, or was skipped for a reason that is allowed.
import { readFileSync } from 'node:fs';

/** A skipped test counts as failed, unless its full name gives one of these reasons. */
const allowed = [
  // pictures and lists whose licences keep them out of the repository
  /shared\b.*\babsent\b/,
  // what only root can do, where continuous integration runs as somebody else
  ...(process.getuid?.() === 0 ? [] : [/\bas root\b/]),
];

const [reportPath, failedSteps = '0', testsStatus = '0'] = process.argv.slice(2);
let passed = 0;
let failed = 0;

for (const suite of readReport(reportPath)) {
  if (suite.assertionResults.length === 0) {
    if (suite.status !== 'failed') continue;
    failed += 1;
    console.log(`failed to load: ${suite.name}\n  ${firstLine(suite.message)}`);
  }
  for (const test of suite.assertionResults) {
    if (test.status === 'passed') passed += 1;
    else if (test.status === 'failed') {
      failed += 1;
      console.log(`failed: ${test.fullName}\n  ${firstLine(test.failureMessages?.[0])}`);
    } else if (allowed.some((reason) => reason.test(test.fullName))) {
      console.log(`skipped: ${test.fullName}`);
    } else {
      failed += 1;
      console.log(`failed, since required and skipped: ${test.fullName} (${suite.name})`);
    }
  }
}

// an error outside of any test, or the time limit
if (failed === 0 && testsStatus !== '0') {
  failed += 1;
  console.log(`failed: the test runner ended with status ${testsStatus}`);
}
failed += Number(failedSteps);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    failed += 1;
    console.log('failed: the tests left no report');
    return [];
  }
}

function firstLine(text = '') {
  return text.split('\n', 1)[0];
}

/**
 * The results of commands: records without behavior, from which reports and the JSON output are generated. This package
 * may use {@code ops}, {@code dialect}, {@code compare} and {@code settings}.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * VerifyResult result = new Verify(project, RunListener.SILENT).run(null, true);
 * for (ProofVerdict verdict : result.verdicts()) {
 *     System.out.println(verdict.proof().label() + ": " + verdict.text());
 * }
 * }</pre>
 */
@NullMarked
package dev.limbeck.result;

import org.jspecify.annotations.NullMarked;

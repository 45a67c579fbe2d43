/**
 * The results of commands, as records without behavior, from which reports and JSON output are generated. Part of the
 * API for applications. Limbeck creates the instances: constructors and deconstruction patterns are not part of the
 * API, because later versions may add components. Depends on {@code ops} and {@code model}.
 *
 * <pre>{@code
 * VerifyResult result = Limbeck.configure().revisions("db.revisions").load().verify();
 * for (ProofVerdict verdict : result.verdicts()) {
 *     System.out.println(verdict.proof().label() + ": " + verdict.text());
 * }
 * }</pre>
 */
@NullMarked
package dev.limbeck.result;

import org.jspecify.annotations.NullMarked;

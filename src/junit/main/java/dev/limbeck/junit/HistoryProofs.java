package dev.limbeck.junit;

import dev.limbeck.result.Change;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.ProofVerdict.ProofKind;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.result.VerifyResult;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Passes the results of the proofs to the tests of {@link LimbeckTests}; the proofs are run once for each project. */
final class HistoryProofs implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(HistoryProofs.class);

    HistoryProofs() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == VerifyResult.class;
    }

    @Override
    @SuppressWarnings("deprecation") // JUnit 5.12 does not have computeIfAbsent.
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestedProject.of(context), HistoryProofs::prove, VerifyResult.class));
    }

    private static VerifyResult prove(TestedProject project) {
        return project.open("jdbc:sqlite::memory:").verify();
    }

    /** Fails the test if the proof failed, and aborts it if the proof was skipped. */
    static void require(VerifyResult result, ProofKind kind) {
        ProofVerdict verdict = result.verdicts().stream()
                .filter(each -> each.proof() == kind)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("The proof was not run."));
        switch (verdict.status()) {
            case PASSED -> {}
            case SKIPPED -> throw new TestAbortedException(verdict.text());
            case FAILED -> throw failure(result, verdict);
        }
    }

    private static AssertionFailedError failure(VerifyResult result, ProofVerdict verdict) {
        SchemaMismatch gap = verdict.gap();
        if (gap != null) {
            return new AssertionFailedError(verdict.text() + gap.lines(), gap.expected(), gap.found());
        }
        String differences = verdict.proof() == ProofKind.MODEL
                ? result.differences().stream().map(HistoryProofs::line).collect(Collectors.joining())
                : "";
        return new AssertionFailedError(verdict.text() + differences);
    }

    private static String line(Change change) {
        return "\n  " + change.description();
    }
}

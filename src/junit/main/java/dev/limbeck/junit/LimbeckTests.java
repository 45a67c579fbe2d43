package dev.limbeck.junit;

import dev.limbeck.result.ProofVerdict.ProofKind;
import dev.limbeck.result.VerifyResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The proofs of {@code limbeck verify} as tests. A test class that implements this interface inherits them, and may
 * override a test that does not apply. The revisions run in an in-memory database in which each table contains a row. A
 * proof that was skipped, for instance because an earlier proof failed, aborts its test.
 */
@ExtendWith(HistoryProofs.class)
public interface LimbeckTests {

    @Test
    @DisplayName("the history has a single head")
    default void historyHasASingleHead(VerifyResult result) {
        HistoryProofs.require(result, ProofKind.SINGLE_HEAD);
    }

    @Test
    @DisplayName("every revision can be applied")
    default void everyRevisionCanBeApplied(VerifyResult result) {
        HistoryProofs.require(result, ProofKind.UPGRADE);
    }

    @Test
    @DisplayName("every downgrade restores the schema that existed before its upgrade")
    default void everyDowngradeRestoresTheSchema(VerifyResult result) {
        HistoryProofs.require(result, ProofKind.DOWNGRADE);
    }

    @Test
    @DisplayName("every revision can be applied again after its downgrade")
    default void everyRevisionCanBeAppliedAgain(VerifyResult result) {
        HistoryProofs.require(result, ProofKind.UPGRADE_AGAIN);
    }

    @Test
    @DisplayName("the head has the schema of the entities")
    default void headHasTheSchemaOfTheEntities(VerifyResult result) {
        HistoryProofs.require(result, ProofKind.MODEL);
    }
}

package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import org.junit.jupiter.api.Test;

/**
 * Tests that a key without columns is reported as an error in the revision instead of causing a syntax error in the
 * database.
 */
final class KeysWithoutColumnsTest extends Migration {
    @Override
    public void upgrade(Operations op) {}

    @Override
    public void downgrade(Operations op) {}

    @Test
    void theOnlyArgumentIsTheName() {
        assertThatThrownBy(() -> foreignKey("owner_id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("foreignKey(\"owner_id\") has no columns. The first argument is the name of the"
                        + " constraint; foreignKeyOn(\"owner_id\") takes only columns.");
        assertThatThrownBy(() -> uniqueConstraint("email"))
                .hasMessageEndingWith("; unique(\"email\") takes only columns.");
    }

    @Test
    void thereIsNoArgument() {
        assertThatThrownBy(() -> primaryKey()).hasMessage("primaryKey() has no columns.");
        assertThatThrownBy(() -> unique()).hasMessage("unique() has no columns.");
        assertThatThrownBy(() -> foreignKeyOn()).hasMessage("foreignKeyOn() has no columns.");
        assertThatThrownBy(() -> foreignKey(null)).hasMessage("foreignKey() has no columns.");
    }
}

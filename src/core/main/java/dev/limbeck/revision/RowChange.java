package dev.limbeck.revision;

import java.util.Optional;

/**
 * One statement on the version table. The statement must affect exactly one row; otherwise the table has changed
 * unexpectedly.
 */
public sealed interface RowChange {

    /** {@return the change that reverts this change} */
    default RowChange reverse() {
        if (this instanceof Update update) {
            return new Update(update.to(), update.from());
        }
        return this instanceof Insert insert ? new Delete(insert.id()) : new Insert(((Delete) this).id());
    }

    /** {@return the id whose row is removed; empty if no row is removed} */
    Optional<String> removed();

    /** {@return the id whose row is added; empty if no row is added} */
    Optional<String> added();

    /**
     * A row is added: a branch begins.
     *
     * @param id the id of the new row
     */
    record Insert(String id) implements RowChange {
        @Override
        public Optional<String> removed() {
            return Optional.empty();
        }

        @Override
        public Optional<String> added() {
            return Optional.of(id);
        }
    }

    /**
     * The id of a row is changed: a branch moves.
     *
     * @param from the id of the existing row
     * @param to the new id of the row
     */
    record Update(String from, String to) implements RowChange {
        @Override
        public Optional<String> removed() {
            return Optional.of(from);
        }

        @Override
        public Optional<String> added() {
            return Optional.of(to);
        }
    }

    /**
     * A row is deleted: a branch ends.
     *
     * @param id the id of the deleted row
     */
    record Delete(String id) implements RowChange {
        @Override
        public Optional<String> removed() {
            return Optional.of(id);
        }

        @Override
        public Optional<String> added() {
            return Optional.empty();
        }
    }
}

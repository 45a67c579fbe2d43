package dev.limbeck.revision;

import java.util.Optional;

/** One statement on the version table. It touches exactly one row, or the table is not what it was thought to be. */
public sealed interface RowChange {

    /** {@return the change that takes this one back} */
    default RowChange reverse() {
        if (this instanceof Update update) {
            return new Update(update.to(), update.from());
        }
        return this instanceof Insert insert ? new Delete(insert.id()) : new Insert(((Delete) this).id());
    }

    /** {@return the id whose row goes} */
    Optional<String> removed();

    /** {@return the id whose row comes} */
    Optional<String> added();

    /**
     * A branch begins.
     *
     * @param id the new row
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
     * A branch moves.
     *
     * @param from the row that is there
     * @param to what it becomes
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
     * A branch ends.
     *
     * @param id the row that goes
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

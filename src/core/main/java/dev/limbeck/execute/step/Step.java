package dev.limbeck.execute.step;

import dev.limbeck.execute.OperationTarget.RowWork;
import dev.limbeck.ops.Operation;

/** One step of a recorded revision. */
sealed interface Step {

    /** {@return the text that identifies the step in the journal} Steps with the same text have the same effect. */
    String text();

    /** {@return the step as part of a sentence, for instance {@code drop column age of user}} */
    String describe();

    /**
     * A step that an operation describes.
     *
     * @param operation the operation, completed with details from the schema
     */
    record Change(Operation operation) implements Step {
        @Override
        public String text() {
            return RecordText.encode(operation);
        }

        @Override
        public String describe() {
            return operation.describe();
        }
    }

    /**
     * A step that reads and writes rows with Java code.
     *
     * @param name the name, unique within the revision
     * @param work the code
     */
    record Rows(String name, RowWork<?> work) implements Step {
        @Override
        public String text() {
            return name;
        }

        @Override
        public String describe() {
            return "run \"" + name + "\"";
        }
    }
}
